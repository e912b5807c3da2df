//! The places that one object has and another of its type has not.
//!
//! Source: structured-merge-diff 6 `typed/compare.go` (`Comparison.Removed`): a map or list that is gone is named, and
//! everything in it too.

use std::collections::BTreeMap;

use serde_json::{Map as Fields, Value};

use super::changes::index;
use super::types::{Atom, List, Map, Merge, Type};
use crate::kubernetes::{Element, FieldSet};

/// The places of `left` that `right` has not. Both fit the type.
pub(super) fn removed(left: &Value, right: &Value, of: Type<'_>) -> FieldSet {
    let mut walk = Walk {
        path: Vec::new(),
        removed: FieldSet::default(),
    };
    walk.visit(left, Some(right), of);
    walk.removed
}

struct Walk {
    path: Vec<Element>,
    removed: FieldSet,
}

impl Walk {
    fn visit(&mut self, left: &Value, right: Option<&Value>, of: Type<'_>) {
        match of.atom(Some(left)) {
            Atom::Scalar(_) => {}
            Atom::List(list) => self.list(&list, left, right),
            Atom::Map(map) => self.map(&map, left, right),
        }
        if right.is_none() {
            self.removed.insert(&self.path);
        }
    }

    fn list(&mut self, list: &List<'_>, left: &Value, right: Option<&Value>) {
        if matches!(list.merge, Merge::Whole) {
            return;
        }
        let rights = right.map(|right| index(list.merge, right));
        let rights: BTreeMap<Element, &Value> = rights.into_iter().flatten().collect();
        for (element, left) in index(list.merge, left) {
            let right = rights.get(&element).copied();
            self.below(element, left, right, list.items);
        }
    }

    fn map(&mut self, map: &Map<'_>, left: &Value, right: Option<&Value>) {
        if map.is_whole {
            return;
        }
        let nothing = Fields::new();
        let right = right.and_then(Value::as_object).unwrap_or(&nothing);
        for (key, left) in left.as_object().unwrap_or(&nothing) {
            if let Some(of) = map.child(key) {
                self.below(Element::field(key), left, right.get(key), of);
            }
        }
    }

    fn below(&mut self, element: Element, left: &Value, right: Option<&Value>, of: Type<'_>) {
        self.path.push(element);
        self.visit(left, right, of);
        self.path.pop();
    }
}
