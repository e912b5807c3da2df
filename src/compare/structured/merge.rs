//! Two objects of one type laid over each other: the second wins, and nothing is removed.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use super::changes::index;
use super::types::{Atom, List, Map, Merge, Type};
use super::validate::Invalid;
use crate::kubernetes::Element;
use crate::kubernetes::path::Step;

/// The second over the first; `Null` if nothing is left. With it the first list that cannot be merged, because an item
/// of it has lost its key.
///
/// Such a list is left out. Where it lies within an item of another list that is no error, as in structured-merge-diff
/// 6.4 (`typed/merge.go`, `visitListItems`), which forgets the errors of items.
pub(super) fn merge(left: &Value, right: &Value, of: Type<'_>) -> (Value, Option<Invalid>) {
    let mut merger = Merger::default();
    let merged = merger.value(Some(left), Some(right), of);
    (merged.unwrap_or_default(), merger.invalid)
}

#[derive(Default)]
struct Merger {
    path: Vec<Step>,
    /// How many lists have an item that is being merged.
    within: usize,
    invalid: Option<Invalid>,
}

impl Merger {
    /// `None` where nothing is left.
    fn value(
        &mut self,
        left: Option<&Value>,
        right: Option<&Value>,
        of: Type<'_>,
    ) -> Option<Value> {
        let Some(right) = right else {
            return left.cloned();
        };
        match of.atom(Some(right)) {
            Atom::List(list) if is_open_list(&list, left, right) => self.list(&list, left, right),
            Atom::Map(map) if is_open_map(&map, left, right) => self.map(&map, left, right),
            Atom::Scalar(_) | Atom::List(_) | Atom::Map(_) => Some(right.clone()),
        }
    }

    fn map(&mut self, map: &Map<'_>, left: Option<&Value>, right: &Value) -> Option<Value> {
        let left = left.and_then(Value::as_object);
        let mut merged = left.cloned().unwrap_or_default();
        for (key, right) in right.as_object().into_iter().flatten() {
            let of = map.child(key).unwrap_or(Type::Deduced);
            self.path.push(Step::Key(key.clone()));
            let left = left.and_then(|fields| fields.get(key));
            match self.value(left, Some(right), of) {
                Some(value) => merged.insert(key.clone(), value),
                None => merged.shift_remove(key),
            };
            self.path.pop();
        }
        (!merged.is_empty()).then_some(Value::Object(merged))
    }

    fn item(
        &mut self,
        place: usize,
        left: Option<&Value>,
        right: &Value,
        of: Type<'_>,
    ) -> Option<Value> {
        self.path.push(Step::Index(place));
        self.within += 1;
        let merged = self.value(left, Some(right), of);
        self.within -= 1;
        self.path.pop();
        merged
    }

    /// Notes that a list cannot be merged.
    fn give_up(&mut self, why: &'static str) -> Option<Value> {
        if self.within == 0 && self.invalid.is_none() {
            self.invalid = Some(Invalid::at(&self.path, why));
        }
        None
    }

    /// Items of the right in their order, items of the left alone where they stood between the items that both have.
    fn list(&mut self, list: &List<'_>, left: Option<&Value>, right: &Value) -> Option<Value> {
        let count = right.as_array().map_or(0, Vec::len);
        let left = left.map(|left| index(list.merge, left)).unwrap_or_default();
        let right = index(list.merge, right);
        let of_left: BTreeMap<&Element, &Value> =
            left.iter().map(|(key, item)| (key, *item)).collect();
        let of_right: BTreeSet<&Element> = right.iter().map(|(key, _)| key).collect();
        if right.len() < count {
            return self.give_up("an item without its key");
        }
        if of_right.len() < count {
            return self.give_up("a second item with this key");
        }
        let mut shared: VecDeque<&Element> = right
            .iter()
            .map(|(key, _)| key)
            .filter(|key| of_left.contains_key(key))
            .collect();
        let mut merged: Vec<Value> = Vec::new();
        let mut take = |right: &Element, item: &Value, merged: &mut Vec<Value>| {
            let left = of_left.get(right).copied();
            merged.extend(self.item(merged.len(), left, item, list.items));
        };
        let mut done: BTreeSet<&Element> = BTreeSet::new();
        let (mut lefts, mut rights) = (left.iter().peekable(), right.iter().peekable());
        while lefts.peek().is_some() || rights.peek().is_some() {
            if let (Some((left, _)), Some((right, item))) = (lefts.peek(), rights.peek()) {
                if left == right {
                    done.insert(right);
                    take(right, item, &mut merged);
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
                take(right, item, &mut merged);
                if shared.front() == Some(&right) {
                    shared.pop_front();
                }
            }
        }
        (!merged.is_empty()).then_some(Value::Array(merged))
    }
}

fn is_open_list(list: &List<'_>, left: Option<&Value>, right: &Value) -> bool {
    let has_items = |value: &Value| value.as_array().is_some_and(|items| !items.is_empty());
    !matches!(list.merge, Merge::Whole) && (left.is_some_and(has_items) || has_items(right))
}

fn is_open_map(map: &Map<'_>, left: Option<&Value>, right: &Value) -> bool {
    let has_keys = |value: &Value| value.as_object().is_some_and(|fields| !fields.is_empty());
    !map.is_whole && (left.is_some_and(has_keys) || has_keys(right))
}
