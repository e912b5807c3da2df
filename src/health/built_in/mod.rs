//! Kinds of Kubernetes, and those of Argo CD that it checks in Go, one file each.

use serde_json::Value;

use crate::kubernetes::GroupKind;
use crate::model::Health;

/// `None` where no check knows the kind.
pub(super) fn assess(_kind: &GroupKind, _object: &Value) -> Option<Health> {
    None
}
