//! Two objects of one type laid over each other: the second wins, and nothing is removed.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map as Fields, Value};

use super::changes::index;
use super::types::{Atom, List, Map, Merge, Type};
use crate::kubernetes::Element;

pub(super) fn merge(left: &Value, right: &Value, of: Type<'_>) -> Value {
    match (of.atom(Some(left)), of.atom(Some(right))) {
        (_, Atom::List(list)) if is_open_list(&list, left, right) => list_of(&list, left, right),
        (_, Atom::Map(map)) if is_open_map(&map, left, right) => map_of(&map, left, right),
        _ => right.clone(),
    }
}

fn is_open_list(list: &List<'_>, left: &Value, right: &Value) -> bool {
    let has_items = |value: &Value| value.as_array().is_some_and(|items| !items.is_empty());
    !matches!(list.merge, Merge::Whole) && (has_items(left) || has_items(right))
}

fn is_open_map(map: &Map<'_>, left: &Value, right: &Value) -> bool {
    let has_keys = |value: &Value| value.as_object().is_some_and(|fields| !fields.is_empty());
    !map.is_whole && (has_keys(left) || has_keys(right))
}

fn map_of(map: &Map<'_>, left: &Value, right: &Value) -> Value {
    let mut merged = left.as_object().cloned().unwrap_or_default();
    let nothing = Fields::new();
    for (key, right) in right.as_object().unwrap_or(&nothing) {
        let value = match (merged.get(key), map.child(key)) {
            (Some(left), Some(of)) => merge(left, right, of),
            _ => right.clone(),
        };
        merged.insert(key.clone(), value);
    }
    Value::Object(merged)
}

/// Items of the right in their order, items of the left alone where they stood between the items that both have.
fn list_of(list: &List<'_>, left: &Value, right: &Value) -> Value {
    let left = index(list.merge, left);
    let right = index(list.merge, right);
    let of_left: BTreeMap<&Element, &Value> = left.iter().map(|(key, item)| (key, *item)).collect();
    let of_right: BTreeSet<&Element> = right.iter().map(|(key, _)| key).collect();
    let mut shared: VecDeque<&Element> = right
        .iter()
        .map(|(key, _)| key)
        .filter(|key| of_left.contains_key(key))
        .collect();
    let both = |key: &Element, item: &Value| match of_left.get(key) {
        Some(left) => merge(left, item, list.items),
        None => item.clone(),
    };
    let mut merged = Vec::new();
    let mut done: BTreeSet<&Element> = BTreeSet::new();
    let (mut lefts, mut rights) = (left.iter().peekable(), right.iter().peekable());
    while lefts.peek().is_some() || rights.peek().is_some() {
        if let (Some((left, _)), Some((right, item))) = (lefts.peek(), rights.peek()) {
            if left == right {
                done.insert(right);
                merged.push(both(right, item));
                lefts.next();
                rights.next();
                shared.pop_front();
                continue;
            }
            let awaits_another = shared.front().is_some_and(|next| *next != left);
            if of_right.contains(left) && awaits_another {
                lefts.next();
                continue;
            }
        }
        if let Some((left, item)) = lefts.peek() {
            if !of_right.contains(left) {
                merged.push((*item).clone());
                lefts.next();
                continue;
            }
            if done.contains(left) {
                lefts.next();
            }
        }
        if let Some((right, item)) = rights.next() {
            done.insert(right);
            merged.push(both(right, item));
            if shared.front() == Some(&right) {
                shared.pop_front();
            }
        }
    }
    Value::Array(merged)
}
