//! Who owns which field: `metadata.managedFields`.
//!
//! Source: structured-merge-diff 6 `fieldpath` (`FieldsV1`): keys are `f:<field>`, `k:<JSON of the merge keys>`,
//! `v:<JSON of a set's value>`, `i:<place>`; `.` says that the map or item itself is owned, and a key without anything
//! below owns all that is there.

use serde_json::{Map, Value};

use super::Manifest;

/// The entries of one object, read when they are first asked for: in most objects nobody asks.
pub(crate) struct ManagedFields<'a> {
    object: &'a Manifest,
}

/// Who wrote, how, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Manager<'a> {
    pub(crate) name: &'a str,
    /// `Apply` or `Update`.
    pub(crate) operation: &'a str,
    /// Empty for the object itself.
    pub(crate) subresource: &'a str,
    /// RFC 3339; the scale subresource records none.
    pub(crate) time: Option<&'a str>,
}

struct Entry<'a> {
    manager: Manager<'a>,
    fields: &'a Map<String, Value>,
}

/// How an entry speaks of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cover {
    /// It names the place, or something below it.
    Named,
    /// It names something above, with all that is there: an atomic list or map.
    Within,
    /// It names a map or item above, but nothing of this place.
    Around,
}

/// An entry that speaks of a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owner<'a> {
    pub(crate) manager: Manager<'a>,
    pub(crate) cover: Cover,
    /// How many steps down it goes; the deepest owner is the owner.
    pub(crate) depth: usize,
}

impl<'a> ManagedFields<'a> {
    pub(crate) fn of(object: &'a Manifest) -> Self {
        Self { object }
    }

    /// Whether nothing is recorded: `kubectl get` leaves the entries out unless asked.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries().is_empty()
    }

    /// All entries that speak of the place these tokens lead to in the object, in their order; entries that cannot be
    /// read do not.
    pub(crate) fn owners(&self, tokens: &[String]) -> Vec<Owner<'a>> {
        self.entries()
            .iter()
            .filter_map(|entry| Entry::read(entry)?.owner(self.object.tree(), tokens))
            .collect()
    }

    fn entries(&self) -> &'a [Value] {
        self.object.managed_fields()
    }
}

impl<'a> Entry<'a> {
    fn read(entry: &'a Value) -> Option<Self> {
        let text = |key| entry.get(key).and_then(Value::as_str);
        Some(Self {
            manager: Manager {
                name: text("manager").unwrap_or_default(),
                operation: text("operation").unwrap_or_default(),
                subresource: text("subresource").unwrap_or_default(),
                time: text("time"),
            },
            fields: entry.get("fieldsV1")?.as_object()?,
        })
    }

    fn owner(&self, object: &Value, tokens: &[String]) -> Option<Owner<'a>> {
        let mut set = self.fields;
        let mut at = Some(object);
        let mut around = None;
        for (depth, token) in tokens.iter().enumerate() {
            let Some(next) = step(set, at, token) else {
                return around;
            };
            let owner = |cover| Owner {
                manager: self.manager,
                cover,
                depth: depth + 1,
            };
            if depth + 1 == tokens.len() {
                return Some(owner(Cover::Named));
            }
            if next.is_empty() {
                return Some(owner(Cover::Within));
            }
            if next.contains_key(".") {
                around = Some(owner(Cover::Around));
            }
            set = next;
            at = at.and_then(|at| child(at, token));
        }
        None
    }
}

fn child<'v>(at: &'v Value, token: &str) -> Option<&'v Value> {
    match at {
        Value::Object(fields) => fields.get(token),
        Value::Array(items) => items.get(token.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// One step down in a set of fields, beside the same step in the object.
fn step<'s>(
    set: &'s Map<String, Value>,
    at: Option<&Value>,
    token: &str,
) -> Option<&'s Map<String, Value>> {
    let key = match at {
        Some(Value::Array(items)) => {
            let item = items.get(token.parse::<usize>().ok()?)?;
            match item {
                Value::Object(fields) => item_key(set, fields)?,
                value => format!("v:{value}"),
            }
        }
        _ => format!("f:{token}"),
    };
    let found = set.get(&key).or_else(|| match at {
        Some(Value::Array(_)) => set.get(&format!("i:{token}")),
        _ => None,
    });
    found?.as_object()
}

/// The key of an item, by the names that the set's other keys have.
fn item_key(set: &Map<String, Value>, item: &Map<String, Value>) -> Option<String> {
    let example = set.keys().find_map(|key| key.strip_prefix("k:"))?;
    let names: Map<String, Value> = serde_json::from_str(example).ok()?;
    let mut key = Map::new();
    for name in names.keys() {
        key.insert(name.clone(), item.get(name)?.clone());
    }
    key.sort_keys();
    Some(format!("k:{}", Value::Object(key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn object() -> Value {
        json!({
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {"name": "a", "managedFields": [
                {"manager": "kubectl", "operation": "Apply", "time": "2026-01-01T00:00:00Z", "fieldsV1": {
                    "f:spec": {
                        "f:containers": {
                            "k:{\"name\":\"api\"}": {".": {}, "f:args": {}, "f:name": {}, "f:ports": {
                                "k:{\"containerPort\":80,\"protocol\":\"TCP\"}": {".": {}}}}},
                        "f:finalizers": {"v:\"a/b\"": {}}}}},
                {"manager": "scaler", "operation": "Update", "subresource": "scale",
                    "fieldsV1": {"f:spec": {"f:replicas": {}}}},
                {"manager": "broken", "fieldsV1": 3},
            ]},
            "spec": {
                "replicas": 3, "finalizers": ["a/b"],
                "containers": [
                    {"name": "side"},
                    {"name": "api", "args": ["x"], "image": "i", "ports": [{"containerPort": 80, "protocol": "TCP"}]}]}
        })
    }

    #[track_caller]
    fn check(pointer: &str, expected: Option<(&str, Cover, usize)>) {
        let object = Manifest::new(object()).expect("a manifest");
        let fields = ManagedFields::of(&object);
        let owners = fields.owners(&crate::kubernetes::path::tokens(pointer));
        let found = owners
            .first()
            .map(|owner| (owner.manager.name, owner.cover, owner.depth));
        assert_eq!(found, expected, "{pointer}");
    }

    #[test]
    fn places_are_found_by_field_key_and_value() {
        check("/spec/replicas", Some(("scaler", Cover::Named, 2)));
        check("/spec/finalizers/0", Some(("kubectl", Cover::Named, 3)));
        check("/spec/containers/1", Some(("kubectl", Cover::Named, 3)));
        check(
            "/spec/containers/1/args/0",
            Some(("kubectl", Cover::Within, 4)),
        );
        check(
            "/spec/containers/1/image",
            Some(("kubectl", Cover::Around, 3)),
        );
        check(
            "/spec/containers/1/ports/0",
            Some(("kubectl", Cover::Named, 5)),
        );
        check("/spec/containers/0", None);
        check("/spec/paused", None);
    }
}
