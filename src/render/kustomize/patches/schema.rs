//! What a strategic merge needs to know of a type: which fields hold mappings, and which lists are merged by which keys.
//!
//! kustomize takes this from the schema of Kubernetes 1.21 that it embeds, or from the file that `openapi.path` names
//! instead; custom resources and newer versions of a group are unknown to the former. The built-in rows are in
//! `schema_table.rs`, sorted, so a look-up costs two binary searches and a start costs nothing. Source of the rules:
//! kyaml `openapi/openapi.go`.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::Value;

use crate::kubernetes::yaml::{Dialect, documents_as};
use crate::model::Fault;

use super::schema_table::{KINDS, TYPES};

/// A field of a built-in type; the numbers are places in [`TYPES`]. Scalars, and lists that are replaced whole, have no
/// row.
#[derive(Debug)]
pub(super) enum Field {
    Map(u16),
    /// A map whose values, whatever their keys, have this type.
    MapOf(u16),
    /// A list that is merged by these keys (by the values themselves if there are none), and the type of its items.
    List(&'static [&'static str], u16),
}

/// Where types are looked up; the first kustomization that names a schema decides for the whole build.
#[derive(Debug, Default)]
pub(crate) enum Schemas {
    #[default]
    BuiltIn,
    Custom(Definitions),
}

/// The definitions of an OpenAPI file.
#[derive(Debug)]
pub(crate) struct Definitions {
    all: Value,
    /// `apiVersion` and kind → name of the definition.
    kinds: BTreeMap<(String, String), String>,
}

/// What is known of one node.
#[derive(Clone, Copy, Debug)]
pub(super) enum Schema<'a> {
    Object(u16),
    MapOf(u16),
    List(&'static [&'static str], u16),
    Custom {
        definitions: &'a Definitions,
        schema: &'a Value,
    },
}

impl Schemas {
    /// Reads an OpenAPI file, JSON or YAML.
    pub(crate) fn read(content: &[u8]) -> Result<Self, Fault> {
        let malformed = |message: String| Fault::new(format!("malformed OpenAPI file: {message}"));
        let documents =
            documents_as(content, Dialect::Sigs).map_err(|error| malformed(error.message))?;
        let file = match documents.into_iter().next() {
            Some(node) => node.into_value(Dialect::Sigs),
            None => Ok(Value::Null),
        };
        let mut file = file.map_err(|error| malformed(error.message))?;
        let all = file.get_mut("definitions").map(Value::take).unwrap_or_default();
        let mut kinds = BTreeMap::new();
        for (name, definition) in all.as_object().into_iter().flatten() {
            for gvk in gvks(definition) {
                kinds.insert(gvk, name.clone());
            }
        }
        Ok(Self::Custom(Definitions { all, kinds }))
    }

    /// The schema of a kind, or `None` if it is not known.
    pub(super) fn of_kind(&self, api_version: &str, kind: &str) -> Option<Schema<'_>> {
        match self {
            Self::BuiltIn => {
                let place = KINDS
                    .binary_search_by(|row| (row.0, row.1).cmp(&(api_version, kind)))
                    .ok()?;
                Some(Schema::Object(KINDS[place].2))
            }
            Self::Custom(definitions) => {
                let key = (api_version.to_owned(), kind.to_owned());
                let name = definitions.kinds.get(&key)?;
                definitions.schema(definitions.all.get(name)?)
            }
        }
    }
}

impl<'a> Schema<'a> {
    pub(super) fn field(self, name: &str) -> Option<Self> {
        match self {
            Self::Object(number) => {
                let rows = TYPES.get(usize::from(number))?;
                let place = rows.binary_search_by(|row| row.0.cmp(name)).ok()?;
                Some(match rows[place].1 {
                    Field::Map(number) => Self::Object(number),
                    Field::MapOf(number) => Self::MapOf(number),
                    Field::List(keys, item) => Self::List(keys, item),
                })
            }
            Self::MapOf(number) => Some(Self::Object(number)),
            Self::List(..) => None,
            Self::Custom {
                definitions,
                schema,
            } => {
                let named = schema.get("properties").and_then(|fields| fields.get(name));
                let any = || schema.get("additionalProperties").filter(|any| any.is_object());
                definitions.schema(named.or_else(any)?)
            }
        }
    }

    /// The keys by which items of a list are told apart, empty for scalars; `None` for what is replaced whole.
    pub(super) fn merge_keys(self) -> Option<Vec<&'a str>> {
        match self {
            Self::Object(_) | Self::MapOf(_) => None,
            Self::List(keys, _) => Some(keys.to_vec()),
            Self::Custom { schema, .. } => custom_keys(schema),
        }
    }

    /// The schema of the items of a list.
    pub(super) fn item(self) -> Option<Self> {
        match self {
            Self::Object(_) | Self::MapOf(_) => None,
            Self::List(_, item) => Some(Self::Object(item)),
            Self::Custom {
                definitions,
                schema,
            } => {
                let of_type = schema.get("type")?;
                let is_array = of_type == "array" || of_type.get(0)? == "array";
                definitions.schema(schema.get("items").filter(|_| is_array)?)
            }
        }
    }
}

impl Definitions {
    /// A schema, its references followed; `None` for one that leads nowhere.
    fn schema<'a>(&'a self, mut schema: &'a Value) -> Option<Schema<'a>> {
        // A chain of references is no longer than there are definitions, unless it is a circle.
        for _ in 0..=self.kinds.len().max(self.all.as_object()?.len()) {
            let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
                return Some(Schema::Custom {
                    definitions: self,
                    schema,
                });
            };
            schema = self.all.get(reference.strip_prefix("#/definitions/")?)?;
        }
        None
    }
}

fn gvks(definition: &Value) -> impl Iterator<Item = (String, String)> {
    let list = definition
        .get("x-kubernetes-group-version-kind")
        .and_then(Value::as_array);
    list.into_iter().flatten().filter_map(|gvk| {
        let text = |field| gvk.get(field).and_then(Value::as_str);
        let version = text("version")?;
        let api_version = match text("group") {
            None | Some("") => version.to_owned(),
            Some(group) => format!("{group}/{version}"),
        };
        Some((api_version, text("kind")?.to_owned()))
    })
}

fn custom_keys(schema: &Value) -> Option<Vec<&str>> {
    let strategy = schema.get("x-kubernetes-patch-strategy")?.as_str()?;
    if !strategy.split(',').any(|word| word == "merge") {
        return None;
    }
    if let Some(keys) = schema.get("x-kubernetes-list-map-keys") {
        return Some(keys.as_array()?.iter().filter_map(Value::as_str).collect());
    }
    let key = schema.get("x-kubernetes-patch-merge-key");
    Some(key.and_then(Value::as_str).into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(KINDS.is_sorted_by(|a, b| (a.0, a.1) < (b.0, b.1)));
        for rows in TYPES {
            assert!(rows.is_sorted_by(|a, b| a.0 < b.0));
        }
    }

    fn keys_of(schemas: &Schemas, api_version: &str, path: &[&str]) -> Option<Vec<String>> {
        let mut schema = schemas.of_kind(api_version, "Deployment")?;
        for step in path {
            schema = match *step {
                "[]" => schema.item()?,
                field => schema.field(field)?,
            };
        }
        let keys = schema.merge_keys()?;
        Some(keys.into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn fields_are_found_by_way_of_their_types() {
        let path = ["spec", "template", "spec", "containers", "[]", "ports"];
        let keys = keys_of(&Schemas::BuiltIn, "apps/v1", &path);
        assert_eq!(keys.unwrap_or_default(), ["containerPort", "protocol"]);
        assert_eq!(keys_of(&Schemas::BuiltIn, "apps/v2", &path), None);
    }

    #[test]
    fn a_file_of_ones_own_replaces_the_built_in_types() {
        let file = br##"{"definitions": {
            "mine": {
                "properties": {"spec": {"$ref": "#/definitions/spec"}},
                "x-kubernetes-group-version-kind": [{"group": "a.b", "version": "v1", "kind": "Deployment"}]
            },
            "spec": {"properties": {"parts": {
                "type": "array", "items": {"$ref": "#/definitions/part"},
                "x-kubernetes-patch-strategy": "merge", "x-kubernetes-patch-merge-key": "id"
            }}},
            "part": {"$ref": "#/definitions/part"}
        }}"##;
        let schemas = Schemas::read(file).expect("valid JSON");
        let keys = keys_of(&schemas, "a.b/v1", &["spec", "parts"]);
        assert_eq!(keys.unwrap_or_default(), ["id"]);
        assert_eq!(keys_of(&schemas, "a.b/v1", &["spec", "parts", "[]", "x"]), None);
        assert_eq!(keys_of(&schemas, "apps/v1", &["metadata", "finalizers"]), None);
    }
}
