//! Sets of fields, as `metadata.managedFields` writes them and server-side apply reckons with them.
//!
//! Source: structured-merge-diff 6 `fieldpath` (`Set`, `FieldsV1`): keys are `f:<field>`, `k:<JSON of the merge keys>`,
//! `v:<JSON of a set's value>`, `i:<place>`; `.` says that the map or item itself is owned, and a key without anything
//! below it is owned. A field of the set says nothing of the fields below it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::value::through_doubles;

/// One step down into an object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Element {
    Field(String),
    /// The item of a list with these values under its keys: JSON, keys in order. 80 and 80.0 are one key, and so are whole
    /// numbers that are one double, because one side of a comparison may hold doubles.
    Item(String),
    /// An item of a set, as JSON.
    Member(String),
    Index(i64),
    /// An item that its list cannot tell from others, one without its key: Go's path element without anything in it.
    Untold,
}

/// A set of places in an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FieldSet {
    members: BTreeSet<Element>,
    children: BTreeMap<Element, FieldSet>,
}

/// A text that is no set of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

impl Element {
    pub(crate) fn field(name: &str) -> Self {
        Self::Field(name.to_owned())
    }

    pub(crate) fn item(keys: impl IntoIterator<Item = (String, Value)>) -> Self {
        let mut keys: Map<String, Value> = keys
            .into_iter()
            .map(|(key, value)| (key, through_doubles(value)))
            .collect();
        keys.sort_keys();
        Self::Item(Value::Object(keys).to_string())
    }

    /// The names in the key of an item.
    fn parts(&self) -> Vec<String> {
        let Self::Item(keys) = self else {
            return Vec::new();
        };
        let keys: Map<String, Value> = serde_json::from_str(keys).unwrap_or_default();
        keys.into_iter().map(|(name, _)| name).collect()
    }

    pub(crate) fn member(value: &Value) -> Self {
        Self::Member(through_doubles(value.clone()).to_string())
    }

    /// `Ok(None)` for a kind of key that a later Kubernetes may bring.
    fn read(text: &str) -> Result<Option<Self>, Unreadable> {
        let Some((kind, rest)) = text.split_once(':') else {
            return Err(Unreadable);
        };
        let json = || serde_json::from_str::<Value>(rest).map_err(|_| Unreadable);
        Ok(Some(match kind {
            "f" => Self::field(rest),
            "k" => {
                let Value::Object(keys) = json()? else {
                    return Err(Unreadable);
                };
                Self::item(keys)
            }
            "v" => Self::member(&json()?),
            "i" => Self::Index(rest.parse().map_err(|_| Unreadable)?),
            _ => return Ok(None),
        }))
    }
}

impl FieldSet {
    /// Reads `fieldsV1`.
    pub(crate) fn read(fields: &Value) -> Result<Self, Unreadable> {
        let Value::Object(fields) = fields else {
            return Err(Unreadable);
        };
        Ok(Self::read_below(fields)?.set)
    }

    fn read_below(fields: &Map<String, Value>) -> Result<Read, Unreadable> {
        let mut read = Read::default();
        for (key, below) in fields {
            if key == "." {
                read.is_member = true;
                continue;
            }
            let Some(element) = Element::read(key)? else {
                continue;
            };
            let Value::Object(below) = below else {
                return Err(Unreadable);
            };
            let below = Self::read_below(below)?;
            if below.is_member || below.set.is_empty() {
                read.set.members.insert(element.clone());
            }
            if !below.set.is_empty() {
                read.set.children.insert(element, below.set);
            }
        }
        Ok(read)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.members.is_empty() && self.children.values().all(Self::is_empty)
    }

    /// The empty path is nothing that a set can hold.
    pub(crate) fn insert(&mut self, path: &[Element]) {
        match path {
            [] => {}
            [last] => {
                self.members.insert(last.clone());
            }
            [first, rest @ ..] => self.children.entry(first.clone()).or_default().insert(rest),
        }
    }

    /// Whether the place one step below the root is in the set.
    pub(crate) fn has(&self, element: &Element) -> bool {
        self.members.contains(element)
    }

    /// What the set holds below a place, if anything.
    pub(crate) fn below(&self, element: &Element) -> Option<&Self> {
        self.children.get(element).filter(|set| !set.is_empty())
    }

    pub(crate) fn members(&self) -> impl Iterator<Item = &Element> {
        self.members.iter()
    }

    pub(crate) fn children(&self) -> impl Iterator<Item = (&Element, &Self)> {
        self.children.iter()
    }

    /// The set one step further down.
    pub(crate) fn insert_below(&mut self, element: Element, set: Self) {
        self.children.insert(element, set);
    }

    pub(crate) fn union(mut self, other: &Self) -> Self {
        self.members.extend(other.members.iter().cloned());
        for (element, theirs) in &other.children {
            let ours = self.children.remove(element).unwrap_or_default();
            self.children.insert(element.clone(), ours.union(theirs));
        }
        self
    }

    pub(crate) fn intersection(&self, other: &Self) -> Self {
        let both = |(element, set): (&Element, &Self)| {
            let set = set.intersection(other.children.get(element)?);
            (!set.is_empty()).then(|| (element.clone(), set))
        };
        Self {
            members: &self.members & &other.members,
            children: self.children.iter().filter_map(both).collect(),
        }
    }

    /// What is in this set and not in the other; a place that the other has takes nothing from the places below it.
    pub(crate) fn difference(&self, other: &Self) -> Self {
        let left = |(element, set): (&Element, &Self)| {
            let set = match other.children.get(element) {
                Some(other) => set.difference(other),
                None => set.clone(),
            };
            (!set.is_empty()).then(|| (element.clone(), set))
        };
        Self {
            members: &self.members - &other.members,
            children: self.children.iter().filter_map(left).collect(),
        }
    }

    /// What is left without the places above a place of the other set.
    pub(crate) fn without_ancestors_of(&self, other: &Self) -> Self {
        let is_above = |member: &&Element| other.below(member).is_some();
        let left = |(element, set): (&Element, &Self)| {
            let set = match other.children.get(element) {
                Some(other) => set.without_ancestors_of(other),
                None => set.clone(),
            };
            (!set.is_empty()).then(|| (element.clone(), set))
        };
        Self {
            members: self
                .members
                .iter()
                .filter(|member| !is_above(member))
                .cloned()
                .collect(),
            children: self.children.iter().filter_map(left).collect(),
        }
    }

    /// What is left without fields that are part of the key of the item they stand in, of keys with several parts:
    /// without them it would be another item.
    pub(crate) fn without_parts_of_keys(&self) -> Self {
        self.without(&BTreeSet::new())
    }

    fn without(&self, parts: &BTreeSet<String>) -> Self {
        let is_part =
            |element: &Element| matches!(element, Element::Field(name) if parts.contains(name));
        let left = |(element, set): (&Element, &Self)| {
            let mut parts = parts.clone();
            let of_item = element.parts();
            if of_item.len() > 1 {
                parts.extend(of_item);
            }
            let set = set.without(&parts);
            (!set.is_empty()).then(|| (element.clone(), set))
        };
        Self {
            members: self
                .members
                .iter()
                .filter(|member| !is_part(member))
                .cloned()
                .collect(),
            children: self.children.iter().filter_map(left).collect(),
        }
    }
}

#[derive(Default)]
struct Read {
    set: FieldSet,
    /// Whether the place itself is owned.
    is_member: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn set(fields: &Value) -> FieldSet {
        FieldSet::read(fields).expect("a set of fields")
    }

    #[test]
    fn a_key_with_nothing_below_is_owned() {
        let set = set(
            &json!({"f:a": {}, "f:b": {"f:c": {}}, "f:d": {".": {}, "k:{\"p\":80.0,\"n\":\"x\"}": {".": {}}}, "z:new": {}}),
        );
        let mut expected = FieldSet::default();
        let field = Element::field;
        expected.insert(&[field("a")]);
        expected.insert(&[field("b"), field("c")]);
        expected.insert(&[field("d")]);
        let item = Element::item([("n".to_owned(), json!("x")), ("p".to_owned(), json!(80))]);
        expected.insert(&[field("d"), item]);
        assert_eq!(set, expected);
    }

    #[test]
    fn what_is_no_set_is_refused() {
        for fields in [
            json!(1),
            json!({"a": {}}),
            json!({"f:a": 1}),
            json!({"k:[]": {}}),
            json!({"i:x": {}}),
        ] {
            assert_eq!(FieldSet::read(&fields), Err(Unreadable), "{fields}");
        }
    }

    #[test]
    fn sets_are_reckoned_place_by_place() {
        let left = set(&json!({"f:a": {".": {}, "f:b": {}}, "f:c": {}}));
        let right = set(&json!({"f:a": {}, "f:d": {}}));
        assert_eq!(left.intersection(&right), set(&json!({"f:a": {}})));
        assert_eq!(
            left.difference(&right),
            set(&json!({"f:a": {"f:b": {}}, "f:c": {}}))
        );
        assert_eq!(
            left.clone().union(&right),
            set(&json!({"f:a": {".": {}, "f:b": {}}, "f:c": {}, "f:d": {}}))
        );
        assert!(left.difference(&left).is_empty());
    }

    #[test]
    fn places_above_those_of_another_set_are_left_out() {
        let left = set(&json!({"f:a": {".": {}, "f:b": {".": {}, "f:c": {}}}, "f:d": {}}));
        let right = set(&json!({"f:a": {"f:b": {}}, "f:d": {}}));
        assert_eq!(
            left.without_ancestors_of(&right),
            set(&json!({"f:a": {"f:b": {".": {}, "f:c": {}}}, "f:d": {}}))
        );
    }

    #[test]
    fn parts_of_a_key_with_one_part_are_as_any_field() {
        let item = |key: &str| json!({"f:l": {key: {".": {}, "f:port": {}, "f:name": {}, "f:m": {"f:port": {}}}}});
        let whole = set(&item("k:{\"port\":1}"));
        assert_eq!(whole.without_parts_of_keys(), whole);
        let left = set(&item("k:{\"port\":1,\"x\":2}")).without_parts_of_keys();
        let key = "k:{\"port\":1,\"x\":2}";
        assert_eq!(left, set(&json!({"f:l": {key: {".": {}, "f:name": {}}}})));
    }
}
