//! The places in which two objects of one type differ.

use std::collections::BTreeMap;

use serde_json::Value;

use super::types::{Atom, List, Map, Merge, Type};
use crate::kubernetes::value::same_as_values;
use crate::kubernetes::{Element, FieldSet};

/// The places that both objects have, with different values. A list or map that is merged whole is one place.
pub(in crate::compare) fn modified(left: &Value, right: &Value, of: Type<'_>) -> FieldSet {
    let mut walk = Walk {
        path: Vec::new(),
        modified: FieldSet::default(),
    };
    walk.visit(left, right, of);
    walk.modified
}

struct Walk {
    path: Vec<Element>,
    modified: FieldSet,
}

impl Walk {
    fn visit(&mut self, left: &Value, right: &Value, of: Type<'_>) {
        let atom = of.atom(Some(left));
        self.visit_as(&atom, left, right);
        // A type that is read off the values may be another on the other side. One that is not is not walked again: each
        // level would double the work of the one below.
        let other = of.atom(Some(right));
        if std::mem::discriminant(&atom) != std::mem::discriminant(&other) {
            self.visit_as(&other, left, right);
        }
    }

    fn visit_as(&mut self, atom: &Atom<'_>, left: &Value, right: &Value) {
        match atom {
            Atom::Scalar(_) => self.leaf(left, right),
            Atom::List(list) => self.list(list, left, right),
            Atom::Map(map) => self.map(map, left, right),
        }
    }

    fn leaf(&mut self, left: &Value, right: &Value) {
        if !same_as_values(left, right) {
            self.modified.insert(&self.path);
        }
    }

    fn list(&mut self, list: &List<'_>, left: &Value, right: &Value) {
        let items = |value: &Value| value.as_array().is_none_or(Vec::is_empty);
        if matches!(list.merge, Merge::Whole) || (items(left) && items(right)) {
            return self.leaf(left, right);
        }
        let by_element = |value| index(list.merge, value);
        let rights: BTreeMap<Element, &Value> = by_element(right).into_iter().collect();
        for (element, left) in by_element(left) {
            if let Some(right) = rights.get(&element) {
                self.path.push(element);
                self.visit(left, right, list.items);
                self.path.pop();
            }
        }
    }

    fn map(&mut self, map: &Map<'_>, left: &Value, right: &Value) {
        let is_empty = |value: &Value| value.as_object().is_none_or(serde_json::Map::is_empty);
        if map.is_whole || (is_empty(left) && is_empty(right)) {
            return self.leaf(left, right);
        }
        let (Value::Object(left), Value::Object(right)) = (left, right) else {
            return;
        };
        for (key, left) in left {
            if let (Some(right), Some(of)) = (right.get(key), map.child(key)) {
                self.path.push(Element::field(key));
                self.visit(left, right, of);
                self.path.pop();
            }
        }
    }
}

/// The items of a list, each by what it is known by; nothing where there is no list.
pub(super) fn index<'v>(merge: Merge<'_>, value: &'v Value) -> Vec<(Element, &'v Value)> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    items
        .iter()
        .filter_map(|item| Some((merge.element(item)?, item)))
        .collect()
}
