//! The three-way merge of kinds whose type nobody knows: custom resources, CustomResourceDefinition, APIService.
//!
//! Source: apimachinery `pkg/util/jsonmergepatch`, evanphx/json-patch 5.9, and Argo CD's `RemoveMapFields`. Maps are
//! merged key by key, lists are replaced as a whole. What a patch says has been a double, also in what it leaves; what it does
//! not touch has not.

use serde_json::Value;

use super::strategic::Fields;
use crate::kubernetes::value::{same_as_doubles, through_doubles};

/// What is to be put over live. Live counts only as far as last applied knows its keys: the rest are the server's
/// defaults, which would otherwise make every list differ.
pub(super) fn three_way(last_applied: &Fields, desired: &Fields, live: &Fields) -> Fields {
    let known = reduced_map(last_applied, live);
    let changes = without_deletions(difference(&known, desired));
    let mut patch = only_deletions(difference(last_applied, desired));
    apply(changes, &mut patch);
    patch
}

/// RFC 7386: null deletes, maps are merged, everything else replaces.
pub(super) fn apply(patch: Fields, tree: &mut Fields) {
    for (key, value) in patch {
        if value.is_null() {
            tree.shift_remove(&key);
            continue;
        }
        match (tree.get_mut(&key), value) {
            (Some(Value::Object(inner)), Value::Object(patch)) => apply(patch, inner),
            (_, value) => {
                tree.insert(key, without_nulls(value));
            }
        }
    }
}

/// `live` without the keys that `to` has not; lists by position, surplus items stay whole.
pub(super) fn reduced_map(to: &Fields, live: &Fields) -> Fields {
    to.iter()
        .filter_map(|(key, to)| Some((key.clone(), reduced(to, live.get(key)?))))
        .collect()
}

/// Lists by position; surplus items stay whole.
pub(super) fn reduced_list(to: &[Value], live: &[Value]) -> Vec<Value> {
    live.iter()
        .enumerate()
        .map(|(place, item)| match to.get(place) {
            Some(to) => reduced(to, item),
            None => item.clone(),
        })
        .collect()
}

fn reduced(to: &Value, live: &Value) -> Value {
    match (to, live) {
        (Value::Object(to), Value::Object(live)) => Value::Object(reduced_map(to, live)),
        (Value::Array(to), Value::Array(live)) => Value::Array(reduced_list(to, live)),
        _ => live.clone(),
    }
}

/// The merge patch from one tree to another.
fn difference(before: &Fields, after: &Fields) -> Fields {
    let mut patch = Fields::new();
    for (key, new) in after {
        match (before.get(key), new) {
            (Some(Value::Object(old)), Value::Object(new)) => {
                let inner = difference(old, new);
                if !inner.is_empty() {
                    patch.insert(key.clone(), Value::Object(inner));
                }
            }
            (Some(old), new) if same_as_doubles(old, new) => {}
            (_, new) => {
                patch.insert(key.clone(), through_doubles(new.clone()));
            }
        }
    }
    for key in before.keys().filter(|key| !after.contains_key(*key)) {
        patch.insert(key.clone(), Value::Null);
    }
    patch
}

/// An empty map is a value; a map that holds nothing but nulls is none.
fn without_deletions(patch: Fields) -> Fields {
    let keep = |(key, value)| {
        if let Value::Object(inner) = value {
            let was_empty = inner.is_empty();
            let inner = without_deletions(inner);
            return (was_empty || !inner.is_empty()).then_some((key, Value::Object(inner)));
        }
        (!value.is_null()).then_some((key, value))
    };
    patch.into_iter().filter_map(keep).collect()
}

fn only_deletions(patch: Fields) -> Fields {
    let keep = |(key, value)| match value {
        Value::Null => Some((key, Value::Null)),
        Value::Object(inner) => {
            let inner = only_deletions(inner);
            (!inner.is_empty()).then_some((key, Value::Object(inner)))
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => None,
    };
    patch.into_iter().filter_map(keep).collect()
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| (key, without_nulls(value)))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}
