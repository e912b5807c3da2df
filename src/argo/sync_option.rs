//! What an object's annotations tell Argo CD about pruning, applying and comparing it.
//!
//! Source: Argo CD 3.6, `common.go` (the annotations) and gitops-engine `pkg/sync/common` (the words). Comma-separated,
//! exact in their case.

use serde_json::Value;

use crate::kubernetes::Manifest;

const SYNC_OPTIONS: &str = "argocd.argoproj.io/sync-options";
const COMPARE_OPTIONS: &str = "argocd.argoproj.io/compare-options";

/// The option that keeps a sync from deleting the object, as it is written; its status stays OutOfSync.
pub(crate) fn keeps_from_pruning(object: &Manifest) -> Option<&'static str> {
    [
        "Prune=false",
        "Prune=confirm",
        "Delete=false",
        "Delete=confirm",
    ]
    .into_iter()
    .find(|option| has(object, SYNC_OPTIONS, option))
}

/// Whether the object, where it is in excess, does not make its application OutOfSync.
pub(crate) fn ignores_extraneous(object: &Manifest) -> bool {
    has(object, COMPARE_OPTIONS, "IgnoreExtraneous")
}

/// Whether the object is synced by server-side apply, and so compared by its field managers.
pub(crate) fn applies_server_side(object: &Value) -> bool {
    let annotations = object
        .get("metadata")
        .and_then(|metadata| metadata.get("annotations")?.as_object());
    // One annotation that is no text makes all of them unreadable to Go.
    let readable = annotations.filter(|annotations| annotations.values().all(Value::is_string));
    let list = readable.and_then(|annotations| annotations.get(SYNC_OPTIONS)?.as_str());
    list.is_some_and(|list| holds(list, "ServerSideApply=true"))
}

fn has(object: &Manifest, annotation: &str, option: &str) -> bool {
    object
        .annotation(annotation)
        .is_some_and(|list| holds(list, option))
}

fn holds(list: &str, option: &str) -> bool {
    list.split(',').any(|word| word.trim() == option)
}
