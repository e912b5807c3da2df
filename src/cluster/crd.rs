//! What a CRD defines, as far as finding objects of its kind needs it.

use crate::kubernetes::{GroupKind, Manifest};
use crate::model::Scope;

/// CRDs carry no tracking mark, so none is ever left behind (Argo CD, `appstate` and `resource_tracking.go`).
pub(super) fn is_crd(kind: &GroupKind) -> bool {
    kind.is("apiextensions.k8s.io", "CustomResourceDefinition")
}

/// The kind that a CRD defines, and its scope; `None` for any other object and for a CRD that does not say.
pub(super) fn defined(manifest: &Manifest) -> Option<(GroupKind, Scope)> {
    if !is_crd(&manifest.gvk().group_kind()) {
        return None;
    }
    let spec = manifest.tree().get("spec")?;
    let group = spec.get("group")?.as_str()?;
    let kind = spec.get("names")?.get("kind")?.as_str()?;
    let scope = match spec.get("scope")?.as_str()? {
        "Namespaced" => Scope::Namespaced,
        "Cluster" => Scope::Cluster,
        _ => return None,
    };
    Some((GroupKind::new(group, kind), scope))
}
