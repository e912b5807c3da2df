//! Which live objects carry a tracking mark at all; whose it is, the comparison decides.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::argo::tracking::TRACKING_ID;

/// Whether Argo CD, by either of its methods, may have marked the object of this metadata as an application's; `labels`
/// are the keys by which its older method does.
pub(super) fn is_marked(metadata: &Value, labels: &BTreeSet<String>) -> bool {
    let has = |map: &str, key: &str| metadata[map][key].is_string();
    has("annotations", TRACKING_ID) || labels.iter().any(|key| has("labels", key))
}
