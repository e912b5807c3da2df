//! The places of an object that can be owned.

use serde_json::Value;

use super::types::{Atom, Merge, Type};
use crate::kubernetes::{Element, FieldSet};

/// The places of an object that fits its type.
pub(in crate::compare) fn fields(value: &Value, of: Type<'_>) -> FieldSet {
    let mut set = FieldSet::default();
    collect(value, of, &mut Vec::new(), &mut set);
    set
}

fn collect(value: &Value, of: Type<'_>, path: &mut Vec<Element>, set: &mut FieldSet) {
    match (of.atom(Some(value)), value) {
        (Atom::Scalar(_), _) => set.insert(path),
        (Atom::List(list), _) if matches!(list.merge, Merge::Whole) => set.insert(path),
        (Atom::List(list), Value::Array(items)) => {
            for item in items {
                path.push(list.merge.element(item).unwrap_or(Element::Untold));
                collect(item, list.items, path, set);
                set.insert(path);
                path.pop();
            }
        }
        (Atom::Map(map), _) if map.is_whole => set.insert(path),
        (Atom::Map(map), Value::Object(fields)) => {
            for (key, value) in fields {
                let Some(of) = map.child(key) else {
                    continue;
                };
                path.push(Element::field(key));
                collect(value, of, path, set);
                let is_empty =
                    value.is_null() || value.as_object().is_some_and(serde_json::Map::is_empty);
                if is_empty || map.named(key).is_none() {
                    set.insert(path);
                }
                path.pop();
            }
        }
        (Atom::List(_) | Atom::Map(_), _) => {}
    }
}

/// The set, and every field that its type names on the way to a place in it: they are rarely owned for themselves.
pub(super) fn with_named(set: &FieldSet, of: Option<Type<'_>>) -> FieldSet {
    let mut all = FieldSet::default();
    for member in set.members() {
        all.insert(std::slice::from_ref(member));
    }
    for (element, below) in set.children() {
        let child = of.and_then(|of| step(of, element));
        if let Some((_, Named::Yes)) = child {
            all.insert(std::slice::from_ref(element));
        }
        let below = with_named(below, child.map(|(of, _)| of));
        all.insert_below(element.clone(), below);
    }
    all
}

/// Whether a type names a field, or lets it be.
#[derive(Clone, Copy)]
enum Named {
    Yes,
    No,
}

fn step<'s>(of: Type<'s>, element: &Element) -> Option<(Type<'s>, Named)> {
    match element {
        Element::Field(name) => match of.atom(None) {
            Atom::Map(map) => match map.named(name) {
                Some(of) => Some((of, Named::Yes)),
                None => Some((map.child(name)?, Named::No)),
            },
            Atom::Scalar(_) | Atom::List(_) => None,
        },
        Element::Item(_) | Element::Member(_) | Element::Index(_) | Element::Untold => {
            match of.atom(Some(&Value::Array(Vec::new()))) {
                Atom::List(list) => Some((list.items, Named::No)),
                Atom::Scalar(_) | Atom::Map(_) => None,
            }
        }
    }
}
