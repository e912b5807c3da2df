//! CustomResourceDefinition and APIService: client-go's scheme has them not, so their types are those that an apiserver of
//! Kubernetes 1.36 tells at `/openapi/v2`, kept in `extensions.json` without their descriptions.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use crate::kubernetes::GroupVersionKind;

pub(super) static DEFINITIONS: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("extensions.json")).expect("a test reads it")
});

pub(super) const CRD: &str =
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition";
pub(super) const API_SERVICE: &str =
    "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService";

/// The type of one of these kinds as an OpenAPI document has it.
pub(crate) struct Extension {
    pub(crate) definition: &'static Value,
    /// All that it may refer to, by name.
    pub(crate) definitions: &'static BTreeMap<String, Value>,
}

pub(crate) fn extension(gvk: &GroupVersionKind) -> Option<Extension> {
    let name = match (gvk.group.as_str(), gvk.version.as_str(), gvk.kind.as_str()) {
        ("apiextensions.k8s.io", "v1", "CustomResourceDefinition") => CRD,
        ("apiregistration.k8s.io", "v1", "APIService") => API_SERVICE,
        _ => return None,
    };
    Some(Extension {
        definition: DEFINITIONS.get(name)?,
        definitions: &DEFINITIONS,
    })
}
