//! Options that an object carries in an annotation.
//!
//! Source: Argo CD gitops-engine `pkg/sync/common` and `pkg/utils/resource` (`HasAnnotationOption`): a list with
//! commas, blanks trimmed, each option spelled exactly.

use serde_json::Value;

/// How an object is synced.
pub(crate) const SYNC_OPTIONS: &str = "argocd.argoproj.io/sync-options";

/// Whether the annotation of an object holds the option.
pub(crate) fn has(object: &Value, annotation: &str, option: &str) -> bool {
    let annotations = object
        .get("metadata")
        .and_then(|metadata| metadata.get("annotations"));
    let text = annotations.and_then(|annotations| annotations.get(annotation)?.as_str());
    text.is_some_and(|text| text.split(',').any(|one| one.trim() == option))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn options_stand_in_a_list() {
        let object = json!({"metadata": {"annotations": {SYNC_OPTIONS: "Prune=false, ServerSideApply=true"}}});
        assert!(has(&object, SYNC_OPTIONS, "ServerSideApply=true"));
        assert!(has(&object, SYNC_OPTIONS, "Prune=false"));
        assert!(!has(&object, SYNC_OPTIONS, "Prune"));
        assert!(!has(&json!(1), SYNC_OPTIONS, "Prune=false"));
    }
}
