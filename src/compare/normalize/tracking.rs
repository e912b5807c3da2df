//! Argo CD's marks, where no Application is known: they are not what Git says, so they are not compared.

use std::borrow::Cow;

use serde_json::Value;

use crate::argo::Marking;
use crate::argo::tracking::{INSTALLATION_ID, TRACKING_ID};

/// The key of the label that the older tracking method uses, where it is a mark: if Git itself sets it, it is not.
#[derive(Clone, Copy)]
pub(in crate::compare) struct InstanceLabel<'s>(Option<&'s str>);

impl<'s> InstanceLabel<'s> {
    pub(in crate::compare) const NONE: Self = Self(None);

    pub(in crate::compare) fn of(git: &Value, marking: &'s Marking) -> Self {
        let label = marking.written_label();
        Self(label.filter(|label| entry(git, "labels", label).is_none()))
    }

    pub(in crate::compare) fn key(self) -> Option<&'s str> {
        self.0
    }

    /// Map and key of every mark.
    fn marks(self) -> Vec<(&'static str, &'s str)> {
        let annotations = [
            ("annotations", TRACKING_ID),
            ("annotations", INSTALLATION_ID),
        ];
        let label = self.0.map(|label| ("labels", label));
        annotations.into_iter().chain(label).collect()
    }
}

/// The tree without the marks, and without a map that held nothing else.
pub(in crate::compare) fn without_marks<'t>(
    tree: &'t Value,
    label: InstanceLabel<'_>,
) -> Cow<'t, Value> {
    let mut marks = label.marks();
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
pub(in crate::compare) fn keep_marks(tree: &mut Value, live: &Value, label: InstanceLabel<'_>) {
    for (map, key) in label.marks() {
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
