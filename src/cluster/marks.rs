//! Which live objects carry a tracking mark at all; whose it is, the comparison decides.

use serde_json::Value;

use crate::argo::tracking::{INSTANCE_LABEL, TRACKING_ID};

/// Whether Argo CD, by either of its methods, may have marked this object as an application's.
pub(super) fn is_marked(object: &Value) -> bool {
    let metadata = object.get("metadata");
    let has =
        |map: &str, key: &str| metadata.is_some_and(|metadata| metadata[map][key].is_string());
    has("annotations", TRACKING_ID) || has("labels", INSTANCE_LABEL)
}
