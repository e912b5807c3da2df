//! An object without the places of a set.

use serde_json::{Map as Fields, Value};

use super::types::{Atom, Merge, Type};
use crate::kubernetes::{Element, FieldSet};

/// The object without these places. A list or map that is merged whole is not opened; what becomes empty
/// becomes null.
pub(in crate::compare) fn remove(value: &Value, places: &FieldSet, of: Type<'_>) -> Value {
    match (of.atom(Some(value)), value) {
        (Atom::Scalar(_), _) => value.clone(),
        (Atom::List(list), Value::Array(items)) if !matches!(list.merge, Merge::Whole) => {
            let kept = items.iter().filter_map(|item| {
                let element = list.merge.element(item);
                left(item, places, element.as_ref(), list.items)
            });
            or_null(kept.collect::<Vec<Value>>(), Vec::is_empty)
        }
        (Atom::Map(map), Value::Object(fields)) if !map.is_whole => {
            let kept = fields.iter().filter_map(|(key, value)| {
                let of = map.child(key).unwrap_or(Type::Deduced);
                let value = left(value, places, Some(&Element::field(key)), of)?;
                Some((key.clone(), value))
            });
            or_null(kept.collect::<Fields<String, Value>>(), Fields::is_empty)
        }
        (Atom::List(_) | Atom::Map(_), _) => Value::Null,
    }
}

fn or_null<T: Into<Value>>(kept: T, is_empty: fn(&T) -> bool) -> Value {
    if is_empty(&kept) {
        Value::Null
    } else {
        kept.into()
    }
}

/// What is left of a value that stands at a place, if anything.
fn left(
    value: &Value,
    places: &FieldSet,
    element: Option<&Element>,
    of: Type<'_>,
) -> Option<Value> {
    let Some(element) = element else {
        return Some(value.clone());
    };
    if places.has(element) {
        return None;
    }
    Some(match places.below(element) {
        Some(below) => remove(value, below, of),
        None => value.clone(),
    })
}
