//! Which live objects carry a tracking mark at all; whose it is, the comparison decides.

use serde_json::Value;

use crate::argo::tracking::{INSTANCE_LABEL, TRACKING_ID};

/// Whether Argo CD, by either of its methods, may have marked the object of this metadata as an application's.
pub(super) fn is_marked(metadata: &Value) -> bool {
    let has = |map: &str, key: &str| metadata[map][key].is_string();
    has("annotations", TRACKING_ID) || has("labels", INSTANCE_LABEL)
}
