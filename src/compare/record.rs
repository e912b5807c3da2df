//! The record of the last apply: the annotation that `kubectl apply` and Argo CD leave on what they applied.
//!
//! Source: kubectl `pkg/util/apply.go` (`GetModifiedConfiguration`): the manifest as JSON, with a map of annotations
//! though it may be empty, without the record itself, and a line break.

use serde_json::{Map, Value};

use super::live_only::LAST_APPLIED;
use super::normalize::tracking::InstanceLabel;
use crate::argo::tracking::{INSTALLATION_ID, TRACKING_ID};
use crate::kubernetes::json::go_json_with;

/// Its text, if live has one.
pub(super) fn text(live: &Value) -> Option<&str> {
    entry(live, "annotations", LAST_APPLIED)?.as_str()
}

/// What it says, if that is an object.
pub(super) fn read(text: &str) -> Option<Value> {
    let tree: Value = serde_json::from_str(text).ok()?;
    let kind = tree.get("kind").and_then(Value::as_str);
    (tree.is_object() && kind.is_some_and(|kind| !kind.is_empty())).then_some(tree)
}

/// Whether live has one that counts. As in Argo CD one annotation that is neither text nor null makes all of them unreadable.
pub(super) fn is_there(live: &Value) -> bool {
    let annotations = live
        .get("metadata")
        .and_then(|metadata| metadata.get("annotations")?.as_object());
    annotations.is_some_and(|annotations| {
        let is_text = |value: &Value| value.is_string() || value.is_null();
        annotations.contains_key(LAST_APPLIED) && annotations.values().all(is_text)
    })
}

/// Whether it says just what Git says, but for the marks of Argo CD that live has. Most do, and need not be read then.
pub(super) fn says(text: &str, git: &Value, live: &Value, label: InstanceLabel<'_>) -> bool {
    let (Some(fields), Some(Value::Object(metadata))) = (git.as_object(), git.get("metadata"))
    else {
        return false;
    };
    let mut metadata = metadata.clone();
    let Value::Object(annotations) = map(&mut metadata, "annotations") else {
        return false;
    };
    for mark in [TRACKING_ID, INSTALLATION_ID] {
        add_mark(annotations, mark, entry(live, "annotations", mark));
    }
    if let Some(key) = label.key()
        && let Some(mark) = entry(live, "labels", key)
        && let Value::Object(labels) = map(&mut metadata, "labels")
    {
        add_mark(labels, key, Some(mark));
    }
    let written = go_json_with(fields, "metadata", &Value::Object(metadata));
    text.trim_end() == written
}

fn map<'m>(metadata: &'m mut Map<String, Value>, key: &str) -> &'m mut Value {
    metadata
        .entry(key)
        .or_insert_with(|| Value::Object(Map::new()))
}

fn add_mark(entries: &mut Map<String, Value>, key: &str, mark: Option<&Value>) {
    if let Some(mark) = mark
        && !entries.contains_key(key)
    {
        entries.insert(key.to_owned(), mark.clone());
    }
}

fn entry<'v>(tree: &'v Value, map: &str, key: &str) -> Option<&'v Value> {
    tree.get("metadata")?.get(map)?.get(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::argo::Marking;
    use serde_json::json;

    #[track_caller]
    fn check(metadata: &Value, record: &str, marks: &Value) -> bool {
        let git = json!({"kind": "ConfigMap", "apiVersion": "v1", "metadata": metadata, "data": {"b": "<", "a": "1"}});
        let marking = Marking::default();
        let label = InstanceLabel::of(&git, &marking);
        says(record, &git, &json!({"metadata": marks}), label)
    }

    #[test]
    fn a_record_is_the_manifest_with_a_map_of_annotations() {
        let record = "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"1\",\"b\":\"\\u003c\"},\"kind\":\"ConfigMap\",\
                      \"metadata\":{\"annotations\":{},\"name\":\"c\"}}\n";
        assert!(check(&json!({"name": "c"}), record, &json!({})));
        assert!(!check(&json!({"name": "d"}), record, &json!({})));
        assert!(!check(
            &json!({"name": "c", "labels": {"a": "b"}}),
            record,
            &json!({})
        ));
    }

    #[test]
    fn marks_of_argo_cd_are_no_difference() {
        let record = "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"1\",\"b\":\"\\u003c\"},\"kind\":\"ConfigMap\",\
                      \"metadata\":{\"annotations\":{\"argocd.argoproj.io/tracking-id\":\"a:/ConfigMap:n/c\"},\"name\":\"c\"}}";
        let marks = json!({"annotations": {TRACKING_ID: "a:/ConfigMap:n/c"}});
        assert!(check(&json!({"name": "c"}), record, &marks));
        assert!(!check(&json!({"name": "c"}), record, &json!({})));
    }
}
