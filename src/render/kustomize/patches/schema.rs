//! What a strategic merge needs to know of a type: which fields hold mappings, and which lists are merged by which keys.
//!
//! kustomize takes this from the schema of Kubernetes 1.21 that it embeds, or from the file that `openapi.path` names
//! instead; custom resources and newer versions of a group are unknown to the former. The built-in rows are in
//! `schema_table.rs`, sorted, so a look-up costs two binary searches and a start costs nothing. Source of the rules:
//! kyaml `openapi/openapi.go`.

use std::cell::Cell;
use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Map, Value};

use crate::kubernetes::yaml::{Dialect, first_as};
use crate::model::Fault;
use crate::render::kustomize::scope::{Kinds, Scopes};

use super::schema_table::{KINDS, NAMES, TYPES};
use super::swagger;

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

/// Where types are looked up.
#[derive(Debug)]
pub(crate) struct Schemas {
    custom: Option<Definitions>,
    /// What is wrong with the custom schema, which counts only if it is asked.
    malformed: Option<Fault>,
    built_in: BuiltIn,
    /// A merge has asked for a type, since there is a custom schema or before there is one.
    asked: Cell<bool>,
    scopes: Scopes,
}

impl Default for Schemas {
    fn default() -> Self {
        Self {
            custom: None,
            malformed: None,
            built_in: BuiltIn::default(),
            asked: Cell::default(),
            scopes: Scopes::open(),
        }
    }
}

/// What becomes of the built-in types once there is a custom schema. kustomize loads its own late, when a merge first
/// asks for a type; a custom schema named before that takes their place, unless an object of an unknown kind has made
/// it note that it will need them after all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum BuiltIn {
    #[default]
    First,
    Last,
    Nowhere,
}

/// The definitions of an `OpenAPI` file.
#[derive(Debug)]
pub(crate) struct Definitions {
    all: Map<String, Value>,
    /// `apiVersion` and kind → name of the definition.
    kinds: BTreeMap<(String, String), String>,
    /// The kinds that its paths say to have no namespace.
    cluster_scoped: Kinds,
}

/// What is known of one node.
#[derive(Clone, Copy, Debug)]
pub(super) enum Schema<'a> {
    Object(u16),
    MapOf(u16),
    List(&'static [&'static str], u16),
    Custom {
        schemas: &'a Schemas,
        schema: &'a Value,
    },
}

impl Definitions {
    /// Reads an `OpenAPI` file: JSON if it starts with `{`, else YAML, of which the first document counts.
    pub(crate) fn read(content: &[u8]) -> Result<Self, Fault> {
        let file = parsed(content).and_then(|file| swagger::check(&file).map(|()| file));
        let mut file = file.map_err(|reason| malformed(&reason))?;
        let mut part = |name: &str| match file.get_mut(name).map(Value::take) {
            Some(Value::Object(part)) => part,
            Some(_) | None => Map::new(),
        };
        let (all, paths) = (part("definitions"), part("paths"));
        let mut kinds = BTreeMap::new();
        for (name, definition) in &all {
            let listed = definition.get(GVK).and_then(Value::as_array);
            for gvk in listed.into_iter().flatten() {
                if let Some(kind) = kind(gvk)? {
                    kinds.insert(kind, name.clone());
                }
            }
        }
        Ok(Self {
            all,
            kinds,
            cluster_scoped: cluster_scoped(&paths)?,
        })
    }
}

/// Which field of a definition or of a request names its kind.
const GVK: &str = "x-kubernetes-group-version-kind";

fn malformed(reason: &str) -> Fault {
    Fault::new(format!("malformed OpenAPI file: {reason}"))
}

/// The file as a mapping, or null where there is nothing but comments.
fn parsed(content: &[u8]) -> Result<Value, String> {
    let value = match content.first() {
        None => return Err("it is empty".to_owned()),
        Some(b'{') => serde_json::from_slice(content).map_err(|error| error.to_string())?,
        Some(_) => match first_as(content, Dialect::Sigs) {
            Ok(Some(node)) => node
                .into_value(Dialect::Sigs)
                .map_err(|error| error.message)?,
            Ok(None) => Value::Null,
            Err(error) => return Err(error.message),
        },
    };
    match value {
        Value::Object(_) | Value::Null => Ok(value),
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Err("it is no mapping".to_owned())
        }
    }
}

/// The kinds that can be got, but at no path with a namespace.
fn cluster_scoped(paths: &Map<String, Value>) -> Result<Kinds, Fault> {
    let (mut cluster_scoped, mut namespaced) = (Kinds::new(), Kinds::new());
    // Go passes over the others.
    let paths = paths.iter().filter(|(path, _)| path.starts_with('/'));
    for (path, requests) in paths {
        let gvk = requests.get("get").and_then(|get| get.get(GVK));
        let Some(kind) = gvk.map(kind).transpose()?.flatten() else {
            continue;
        };
        if path.contains("namespaces/{namespace}") {
            namespaced.insert(kind);
        } else {
            cluster_scoped.insert(kind);
        }
    }
    let is_known = |(api_version, kind): &(String, String)| Schemas::knows(api_version, kind);
    cluster_scoped.retain(|kind| !namespaced.contains(kind) && !is_known(kind));
    Ok(cluster_scoped)
}

impl Schemas {
    /// Takes a custom schema, or what is wrong with it, from here on; `unknown` if an object of a kind without built-in
    /// type was loaded before.
    pub(crate) fn set(&mut self, definitions: Result<Definitions, Fault>, unknown: bool) {
        self.built_in = match (self.asked.take(), unknown) {
            (true, _) => BuiltIn::Last,
            (false, true) => BuiltIn::First,
            (false, false) => BuiltIn::Nowhere,
        };
        match definitions {
            Ok(mut definitions) => {
                self.scopes
                    .set(std::mem::take(&mut definitions.cluster_scoped));
                self.custom = Some(definitions);
            }
            Err(fault) => self.malformed = Some(fault),
        }
    }

    /// Refuses a malformed schema if it was needed: for a merge, or for the scope of a kind without built-in type
    /// (`unknown`, if there is such an object).
    pub(crate) fn refuse_malformed(&self, unknown: bool) -> Result<(), Fault> {
        match &self.malformed {
            Some(fault) if unknown || self.asked.get() => Err(fault.clone()),
            Some(_) | None => Ok(()),
        }
    }

    pub(crate) fn scopes(&self) -> &Scopes {
        &self.scopes
    }

    /// Whether a kind has a built-in type.
    pub(crate) fn knows(api_version: &str, kind: &str) -> bool {
        built_in_kind(api_version, kind).is_some()
    }

    /// The schema of a kind, or `None` if it is not known.
    pub(super) fn of_kind(&self, api_version: &str, kind: &str) -> Option<Schema<'_>> {
        self.asked.set(true);
        let custom = || {
            let key = (api_version.to_owned(), kind.to_owned());
            let definitions = self.custom.as_ref()?;
            let name = definitions.kinds.get(&key)?;
            self.resolve(definitions.all.get(name)?)
        };
        self.choose(built_in_kind(api_version, kind), custom)
    }

    fn choose<'a>(
        &self,
        built_in: Option<Schema<'a>>,
        custom: impl FnOnce() -> Option<Schema<'a>>,
    ) -> Option<Schema<'a>> {
        match self.built_in {
            BuiltIn::First => built_in.or_else(custom),
            BuiltIn::Last => custom().or(built_in),
            BuiltIn::Nowhere => custom(),
        }
    }

    /// A schema, its references followed; `None` for one that leads nowhere.
    fn resolve<'a>(&'a self, mut schema: &'a Value) -> Option<Schema<'a>> {
        let definitions = &self.custom.as_ref()?.all;
        // A chain of references is no longer than there are definitions, unless it is a circle.
        for _ in 0..=definitions.len() {
            let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
                return Some(Schema::Custom {
                    schemas: self,
                    schema,
                });
            };
            let name = reference.strip_prefix("#/definitions/")?;
            let built_in = built_in_type(name).filter(|_| self.built_in != BuiltIn::Nowhere);
            schema = match definitions.get(name) {
                Some(schema) if built_in.is_none() || self.built_in == BuiltIn::Last => schema,
                Some(_) | None => return built_in,
            };
        }
        None
    }
}

fn built_in_kind(api_version: &str, kind: &str) -> Option<Schema<'static>> {
    let place = KINDS
        .binary_search_by(|row| (row.0, row.1).cmp(&(api_version, kind)))
        .ok()?;
    Some(Schema::Object(KINDS[place].2))
}

fn built_in_type(name: &str) -> Option<Schema<'static>> {
    let place = NAMES.binary_search_by(|row| row.0.cmp(name)).ok()?;
    Some(Schema::Object(NAMES[place].1))
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
            Self::Custom { schemas, schema } => {
                let named = schema.get("properties").and_then(|fields| fields.get(name));
                let any = || {
                    schema
                        .get("additionalProperties")
                        .filter(|any| any.is_object())
                };
                schemas.resolve(named.or_else(any)?)
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
            Self::Custom { schemas, schema } => {
                let of_type = schema.get("type")?;
                let is_array = of_type == "array" || of_type.get(0)? == "array";
                schemas.resolve(schema.get("items").filter(|_| is_array)?)
            }
        }
    }
}

/// `apiVersion` and kind of what is named by group, version and kind; `None` for what names none.
fn kind(gvk: &Value) -> Result<Option<(String, String)>, Fault> {
    let Some(gvk) = gvk.as_object() else {
        return Ok(None);
    };
    let text = |field| gvk.get(field).and_then(Value::as_str);
    let (Some(version), Some(kind)) = (text("version"), text("kind")) else {
        return Err(malformed(&format!("`{GVK}` without version or kind")));
    };
    let api_version = match text("group") {
        None | Some("") => version.to_owned(),
        Some(group) => format!("{group}/{version}"),
    };
    Ok(Some((api_version, kind.to_owned())))
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
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0));
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
        let keys = keys_of(&Schemas::default(), "apps/v1", &path);
        assert_eq!(keys.unwrap_or_default(), ["containerPort", "protocol"]);
        assert_eq!(keys_of(&Schemas::default(), "apps/v2", &path), None);
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
        let mut schemas = Schemas::default();
        schemas.set(Definitions::read(file), false);
        let keys = keys_of(&schemas, "a.b/v1", &["spec", "parts"]);
        assert_eq!(keys.unwrap_or_default(), ["id"]);
        assert_eq!(
            keys_of(&schemas, "a.b/v1", &["spec", "parts", "[]", "x"]),
            None
        );
        assert_eq!(
            keys_of(&schemas, "apps/v1", &["metadata", "finalizers"]),
            None
        );
    }
}
