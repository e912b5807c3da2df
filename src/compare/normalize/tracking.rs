//! Argo CD's marks, where no Application is known: they are not what Git says, so they are not compared.

use std::borrow::Cow;

use serde_json::Value;

use crate::argo::tracking::{INSTALLATION_ID, INSTANCE_LABEL, TRACKING_ID};

/// Whether Git itself sets the label that the older tracking method uses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::compare) enum InstanceLabel {
    InGit,
    Foreign,
}

impl InstanceLabel {
    pub(in crate::compare) fn of(git: &Value) -> Self {
        match entry(git, "labels", INSTANCE_LABEL) {
            Some(_) => Self::InGit,
            None => Self::Foreign,
        }
    }
}

/// The tree without the marks, and without a map that held nothing else.
pub(in crate::compare) fn without_marks(tree: &Value, label: InstanceLabel) -> Cow<'_, Value> {
    let mut marks = vec![
        ("annotations", TRACKING_ID),
        ("annotations", INSTALLATION_ID),
    ];
    if label == InstanceLabel::Foreign {
        marks.push(("labels", INSTANCE_LABEL));
    }
    marks.retain(|(map, key)| entry(tree, map, key).is_some());
    if marks.is_empty() {
        return Cow::Borrowed(tree);
    }
    let mut tree = tree.clone();
    for (map, key) in marks {
        remove(&mut tree, map, key);
    }
    Cow::Owned(tree)
}

/// Puts the marks that live carries on a tree that has none, so that an apply of it leaves them as they are.
pub(in crate::compare) fn keep_marks(tree: &mut Value, live: &Value, label: InstanceLabel) {
    let mut marks = vec![
        ("annotations", TRACKING_ID),
        ("annotations", INSTALLATION_ID),
    ];
    if label == InstanceLabel::Foreign {
        marks.push(("labels", INSTANCE_LABEL));
    }
    for (map, key) in marks {
        let Some(mark) = entry(live, map, key) else {
            continue;
        };
        let metadata = tree.get_mut("metadata").and_then(Value::as_object_mut);
        let entries = metadata.map(|metadata| metadata.entry(map).or_insert(Value::Null));
        if let Some(entries) = entries {
            if entries.is_null() {
                *entries = Value::Object(serde_json::Map::new());
            }
            if let Value::Object(entries) = entries {
                entries.insert(key.to_owned(), mark.clone());
            }
        }
    }
}

fn entry<'a>(tree: &'a Value, map: &str, key: &str) -> Option<&'a Value> {
    tree.get("metadata")?.get(map)?.get(key)
}

fn remove(tree: &mut Value, map: &str, key: &str) {
    let Some(Value::Object(metadata)) = tree.get_mut("metadata") else {
        return;
    };
    if let Some(Value::Object(entries)) = metadata.get_mut(map) {
        entries.shift_remove(key);
        if entries.is_empty() {
            metadata.shift_remove(map);
        }
    }
}
