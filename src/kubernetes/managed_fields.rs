//! Who owns a field: `metadata.managedFields`, read as far as a question needs it.
//!
//! Source of the format: Kubernetes API, `FieldsV1`: `f:<key>` for a key of a map, `k:<keys as JSON>` for an item of a
//! keyed list, `v:<value as JSON>` for a member of a set, `i:<index>` for a place, `.` for the node itself. A node
//! without members is owned whole, with all that is below.

use serde_json::{Map, Value};

/// One entry of `metadata.managedFields`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ManagedFields<'a> {
    pub(crate) manager: &'a str,
    /// `Apply` or `Update`.
    pub(crate) operation: &'a str,
    pub(crate) subresource: Option<&'a str>,
    /// RFC 3339.
    pub(crate) time: Option<&'a str>,
    fields: &'a Value,
}

/// How far an entry reaches towards a path: the depth of the deepest node it owns on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reach {
    /// In steps from the root; the length of the path where the entry names the field itself.
    pub(crate) depth: usize,
}

/// The entries of a live object, in its order; what is not of the known form is left out.
pub(crate) fn managed_fields(live: &Value) -> Vec<ManagedFields<'_>> {
    let entries = live
        .get("metadata")
        .and_then(|metadata| metadata.get("managedFields"))
        .and_then(Value::as_array);
    entries.into_iter().flatten().filter_map(entry).collect()
}

fn entry(entry: &Value) -> Option<ManagedFields<'_>> {
    let text = |key: &str| {
        entry
            .get(key)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
    };
    Some(ManagedFields {
        manager: text("manager")?,
        operation: text("operation")?,
        subresource: text("subresource"),
        time: text("time"),
        fields: entry.get("fieldsV1")?,
    })
}

impl ManagedFields<'_> {
    /// How far this entry covers the field at `tokens` (keys and decimal indices) of `live`; `None` if it owns nothing
    /// on the way, or the field is not there.
    pub(crate) fn reach(&self, live: &Value, tokens: &[String]) -> Option<Reach> {
        let mut node = self.fields.as_object()?;
        let mut value = live;
        let mut owned = None;
        for (depth, token) in tokens.iter().enumerate() {
            if depth > 0 && (node.is_empty() || node.contains_key(".")) {
                owned = Some(Reach { depth });
            }
            let below = step(value, token)?;
            match member(node, value, below, token) {
                Some(next) => node = next,
                None => return owned,
            }
            value = below;
        }
        Some(Reach {
            depth: tokens.len(),
        })
    }
}

fn step<'a>(value: &'a Value, token: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => fields.get(token),
        Value::Array(items) => items.get(token.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// The node of `child`, which stands under `token` in `parent`.
fn member<'a>(
    node: &'a Map<String, Value>,
    parent: &Value,
    child: &Value,
    token: &str,
) -> Option<&'a Map<String, Value>> {
    if parent.is_object() {
        return node.get(&format!("f:{token}"))?.as_object();
    }
    let found = node
        .iter()
        .find(|(name, _)| names_item(name, child, token))?;
    found.1.as_object()
}

fn names_item(name: &str, item: &Value, index: &str) -> bool {
    match name.split_once(':') {
        Some(("i", place)) => place == index,
        Some(("v", text)) => serde_json::from_str::<Value>(text).is_ok_and(|value| value == *item),
        Some(("k", text)) => serde_json::from_str::<Map<String, Value>>(text)
            .is_ok_and(|keys| keys.iter().all(|(key, value)| item.get(key) == Some(value))),
        Some(_) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn depth(fields: &Value, path: &str) -> Option<usize> {
        let live = json!({
            "metadata": {"managedFields": [{"manager": "m", "operation": "Update", "fieldsV1": fields}]},
            "spec": {
                "args": ["a", "b"],
                "containers": [{"name": "other"}, {"name": "api", "image": "x", "env": [{"name": "A"}]}],
                "finalizers": ["keep"],
            },
        });
        let tokens = crate::kubernetes::path::tokens(path);
        let entries = managed_fields(&live);
        entries[0].reach(&live, &tokens).map(|reach| reach.depth)
    }

    #[test]
    fn items_are_found_by_their_keys() {
        let fields =
            json!({"f:spec": {"f:containers": {"k:{\"name\":\"api\"}": {".": {}, "f:image": {}}}}});
        assert_eq!(depth(&fields, "/spec/containers/1/image"), Some(4));
        assert_eq!(
            depth(&fields, "/spec/containers/1/env/0"),
            Some(3),
            "the item itself"
        );
        assert_eq!(depth(&fields, "/spec/containers/0/name"), None);
    }

    #[test]
    fn an_atomic_list_is_owned_whole() {
        let fields = json!({"f:spec": {"f:args": {}}});
        assert_eq!(depth(&fields, "/spec/args/1"), Some(2));
        assert_eq!(depth(&fields, "/spec/args"), Some(2));
    }

    #[test]
    fn a_node_on_the_way_is_not_an_owner() {
        let fields = json!({"f:spec": {"f:containers": {}}});
        assert_eq!(depth(&fields, "/spec/args"), None);
        let fields = json!({"f:spec": {"f:finalizers": {"v:\"keep\"": {}}}});
        assert_eq!(depth(&fields, "/spec/finalizers/0"), Some(3));
    }

    #[test]
    fn what_is_not_there_has_no_owner() {
        assert_eq!(depth(&json!({"f:spec": {}}), "/spec/gone"), None);
        assert_eq!(
            depth(&json!("nonsense"), "/spec/args"),
            None,
            "fieldsV1 of another form"
        );
    }
}
