//! `metadata.managedFields` as clusters have it, and as they should not.

use serde_json::{Map, Value, json};

use super::case::Case;
use super::random::Random;
use super::rules::MANAGERS;
use crate::compare::structured::{Type, fields};
use crate::kubernetes::{Element, FieldSet};

/// One way in which the fields of live have owners. Each has its quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owners {
    /// Some fields for each of some managers.
    Some,
    /// Argo CD applied before, also what Git no longer has.
    Applied,
    None,
    OtherVersion,
    Broken,
}

pub(super) const OWNERS: &[Owners] = &[
    Owners::Some,
    Owners::Some,
    Owners::Applied,
    Owners::Applied,
    Owners::None,
    Owners::OtherVersion,
    Owners::Broken,
];

pub(super) fn own(case: &mut Case, owners: Owners, of: Type<'_>, random: &mut Random) {
    let version = case.live["apiVersion"].clone();
    let all = paths(&fields(&case.live, of));
    let mut entries = match owners {
        Owners::None => Vec::new(),
        Owners::Some | Owners::OtherVersion | Owners::Broken => (0..=random.below(3))
            .map(|_| {
                entry(
                    random.pick(MANAGERS),
                    "Update",
                    &version,
                    &some(&all, random),
                )
            })
            .collect(),
        Owners::Applied => {
            let mut entries = vec![entry(
                "argocd-controller",
                "Apply",
                &version,
                &some(&all, random),
            )];
            if random.chance(50) {
                entries.push(entry(
                    random.pick(MANAGERS),
                    "Update",
                    &version,
                    &some(&all, random),
                ));
            }
            entries
        }
    };
    if let Some(entry) = entries.first_mut() {
        match owners {
            Owners::OtherVersion => {
                entry["apiVersion"] = random
                    .any(&[
                        json!("example.com/v9"),
                        json!("apps/v1beta1"),
                        json!("v1"),
                        json!(""),
                    ])
                    .expect("some")
                    .clone();
            }
            Owners::Broken => broken(entry, random),
            Owners::Some | Owners::Applied | Owners::None => {}
        }
    }
    let Some(metadata) = case.live.get_mut("metadata").and_then(Value::as_object_mut) else {
        return;
    };
    metadata.shift_remove("managedFields");
    if !entries.is_empty() {
        metadata.insert("managedFields".to_owned(), entries.into());
    }
}

pub(super) fn entry(manager: &str, operation: &str, version: &Value, set: &FieldSet) -> Value {
    json!({
        "manager": manager, "operation": operation, "apiVersion": version, "time": "2026-01-02T03:04:05Z",
        "fieldsType": "FieldsV1", "fieldsV1": written(set),
    })
}

pub(super) fn broken(entry: &mut Value, random: &mut Random) {
    match random.below(8) {
        0 => entry["fieldsType"] = "FieldsV2".into(),
        1 => entry["fieldsV1"] = json!({"x": {}}),
        2 => entry["fieldsV1"] = json!({"f:spec": 1}),
        3 => entry["fieldsV1"] = json!({"k:[]": {}}),
        4 => entry["fieldsV1"] = Value::Null,
        5 => {
            entry
                .as_object_mut()
                .expect("a map")
                .shift_remove("fieldsV1");
        }
        6 => entry["fieldsV1"] = json!({"z:new": {}, "f:spec": {"f:nothing": {}}}),
        _ => {
            entry
                .as_object_mut()
                .expect("a map")
                .shift_remove("manager");
        }
    }
}

/// The places that a manager can own.
pub(super) fn paths(set: &FieldSet) -> Vec<Vec<Element>> {
    let members = set.members().filter(|member| has_name(member));
    let mut found: Vec<Vec<Element>> = members.map(|member| vec![member.clone()]).collect();
    for (element, below) in set.children().filter(|(element, _)| has_name(element)) {
        for mut path in paths(below) {
            path.insert(0, element.clone());
            found.push(path);
        }
    }
    found
}

pub(super) fn some(all: &[Vec<Element>], random: &mut Random) -> FieldSet {
    let share = *random.any(&[5, 30, 70, 100]).expect("some");
    let mut set = FieldSet::default();
    for path in all {
        if !random.chance(share) {
            continue;
        }
        // Also what lies above a field may be owned.
        let length = if random.chance(5) {
            1 + random.below(path.len())
        } else {
            path.len()
        };
        set.insert(&path[..length]);
    }
    set
}

/// A manager owns nothing that cannot be named.
fn has_name(element: &Element) -> bool {
    *element != Element::Untold
}

/// As `fieldsV1`.
fn written(set: &FieldSet) -> Value {
    let key = |element: &Element| match element {
        Element::Field(name) => format!("f:{name}"),
        Element::Item(keys) => format!("k:{keys}"),
        Element::Member(value) => format!("v:{value}"),
        Element::Index(place) => format!("i:{place}"),
        Element::Untold => unreachable!("it has no name"),
    };
    let mut fields = Map::new();
    for (element, below) in set.children().filter(|(element, _)| has_name(element)) {
        let mut below = written(below);
        if set.has(element) {
            below["."] = json!({});
        }
        fields.insert(key(element), below);
    }
    for member in set.members().filter(|member| has_name(member)) {
        fields.entry(key(member)).or_insert_with(|| json!({}));
    }
    Value::Object(fields)
}
