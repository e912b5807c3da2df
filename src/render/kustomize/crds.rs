//! `crds`: `OpenAPI` definitions of custom types, whose extensions say which of their fields hold names, labels and
//! annotations.
//!
//! Source of the rules: kustomize 5.8, `api/internal/accumulator/loadconfigfromcrds.go`. A file maps names of types to
//! `{"Schema": …}`, as gen-openapi writes them; the kind of a type is the last part of its name, group and version stay
//! open.

use serde_json::{Map, Value};

use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::yaml::{Dialect, Node};
use crate::model::Fault;

use super::faults::Result;
use super::field_spec::{FieldSpec, merge_one};
use super::loader::{File, configuration};
use super::transformer_config::{NameReference, TransformerConfig};

/// How deep types may hold each other; only a type that holds itself gets there.
const MAX_DEPTH: usize = 64;

const SHAPE: &str = "write `type.name.Kind: {Schema: …}`, as gen-openapi does; a CustomResourceDefinition belongs into `resources`";

/// What a file adds to the configuration.
pub(crate) fn config(file: &File) -> Result<TransformerConfig> {
    let malformed = |message: String| Fault::new(message).file(&file.shown);
    if file.content.is_empty() {
        return Err(malformed("an empty file of definitions".to_owned()).into());
    }
    let document = configuration(file)?;
    let places = document.as_ref().and_then(Node::as_mapping).cloned();
    let value = document.map(|node| node.into_value(Dialect::Sigs));
    let value = value
        .transpose()
        .map_err(|error| malformed(error.message))?;
    let mut crds = Crds {
        types: Map::new(),
        config: TransformerConfig::default(),
    };
    match value {
        Some(Value::Object(types)) => crds.types = types,
        None | Some(Value::Null) => {}
        Some(_) => {
            let fault = malformed("not a map of type names to definitions".to_owned());
            return Err(fault.hint(SHAPE).into());
        }
    }
    for (name, definition) in &crds.types {
        if !is_definition(definition) {
            let at = places.as_ref().and_then(|fields| fields.get(name));
            let fault = malformed(format!("`{name}` is no definition of a type"));
            let fault = fault.line(at.map_or(0, |node| node.at.line));
            return Err(fault.hint(SHAPE).into());
        }
    }
    crds.read()?;
    Ok(crds.config)
}

/// Whether Go can read it as one: with a schema whose properties are schemas.
fn is_definition(definition: &Value) -> bool {
    let Some(fields) = definition.as_object() else {
        return definition.is_null();
    };
    fields.iter().all(|(name, value)| {
        if name.eq_ignore_ascii_case("schema") {
            is_schema(value) && properties(definition).is_none_or(|all| all.values().all(is_schema))
        } else {
            !name.eq_ignore_ascii_case("dependencies") || value.is_null() || is_texts(value)
        }
    })
}

fn is_schema(value: &Value) -> bool {
    let field = |name: &str| value.get(name).filter(|field| !field.is_null());
    (value.is_object() || value.is_null())
        && field("properties").is_none_or(Value::is_object)
        && field("type").is_none_or(|kind| kind.is_string() || is_texts(kind))
}

fn is_texts(value: &Value) -> bool {
    let items = value.as_array();
    items.is_some_and(|items| items.iter().all(|item| item.is_string() || item.is_null()))
}

struct Crds {
    types: Map<String, Value>,
    config: TransformerConfig,
}

/// A field on the way down from a kind.
struct Field<'a> {
    kind: &'a str,
    path: Vec<&'a str>,
    property: &'a Value,
}

impl Crds {
    fn read(&mut self) -> Result<()> {
        let types = std::mem::take(&mut self.types);
        for (name, definition) in &types {
            let is_kind = properties(definition).is_some_and(|properties| {
                ["kind", "apiVersion", "metadata"]
                    .iter()
                    .all(|field| properties.contains_key(*field))
            });
            if is_kind {
                let kind = name.rsplit('.').next().unwrap_or(name);
                self.read_type(&types, definition, (kind, Vec::new()))?;
            }
        }
        Ok(())
    }

    fn read_type<'a>(
        &mut self,
        types: &'a Map<String, Value>,
        definition: &'a Value,
        (kind, path): (&'a str, Vec<&'a str>),
    ) -> Result<()> {
        if path.len() > MAX_DEPTH {
            return Err(Fault::new(format!("the type of `{kind}` holds itself"))
                .hint("take the `$ref` that leads back out of the file")
                .into());
        }
        for (name, property) in properties(definition).into_iter().flatten() {
            let mut path = path.clone();
            path.push(name);
            let field = Field {
                kind,
                path: path.clone(),
                property,
            };
            self.read_field(&field)?;
            let reference = property.get("$ref").and_then(Value::as_str);
            if let Some(definition) = reference.and_then(|name| types.get(name)) {
                self.read_type(types, definition, (kind, path))?;
            }
        }
        Ok(())
    }

    fn read_field(&mut self, field: &Field<'_>) -> Result<()> {
        let extension = |name: &str| {
            let name = format!("x-kubernetes-{name}");
            field.property.get(name).and_then(Value::as_str)
        };
        let lists = [
            ("annotation", &mut self.config.common_annotations),
            ("label-selector", &mut self.config.common_labels),
            ("identity", &mut self.config.name_prefix),
        ];
        for (name, specs) in lists {
            if extension(name).is_some() {
                merge_one(specs, field.spec(None))?;
            }
        }
        let version = extension("object-ref-api-version");
        if let (Some(version), Some(kind)) = (version, extension("object-ref-kind")) {
            let key = extension("object-ref-name-key").unwrap_or("name");
            let mut one = TransformerConfig::default();
            one.name_reference.push(NameReference {
                referred: GroupVersionKind {
                    group: String::new(),
                    version: version.to_owned(),
                    kind: kind.to_owned(),
                },
                referrers: vec![field.spec(Some(key))],
            });
            self.config.merge(&one)?;
        }
        Ok(())
    }
}

impl Field<'_> {
    fn spec(&self, key: Option<&str>) -> FieldSpec {
        let mut path = self.path.clone();
        path.extend(key);
        FieldSpec {
            kind: self.kind.to_owned().into(),
            path: path.join("/").into(),
            ..FieldSpec::default()
        }
    }
}

/// The properties of a definition's schema.
fn properties(definition: &Value) -> Option<&Map<String, Value>> {
    schema(definition)?.get("properties")?.as_object()
}

/// Field names are read without regard to case, as Go does.
fn schema(definition: &Value) -> Option<&Value> {
    let mut fields = definition.as_object()?.iter();
    let field = fields.find(|(name, _)| name.eq_ignore_ascii_case("schema"))?;
    Some(field.1)
}
