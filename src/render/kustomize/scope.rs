//! Which kinds kustomize knows to have no namespace; every other kind counts as namespaced, custom resources included.
//!
//! Source: kyaml `openapi/openapi.go`, computed from the schema of Kubernetes 1.21 that kustomize 5.8 embeds, so newer
//! versions of a group (`flowcontrol.apiserver.k8s.io/v1`) are not in it. A schema that the build names itself (`openapi`)
//! may add kinds.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use crate::kubernetes::GroupVersionKind;

/// Group, versions, kinds.
const CLUSTER_SCOPED: &[(&str, &[&str], &[&str])] = &[
    (
        "",
        &["v1"],
        &[
            "ComponentStatus",
            "Namespace",
            "Node",
            "NodeProxyOptions",
            "PersistentVolume",
        ],
    ),
    (
        "admissionregistration.k8s.io",
        &["v1", "v1beta1"],
        &[
            "MutatingWebhookConfiguration",
            "ValidatingWebhookConfiguration",
        ],
    ),
    (
        "admissionregistration.k8s.io",
        &["v1"],
        &[
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
        ],
    ),
    (
        "apiextensions.k8s.io",
        &["v1", "v1beta1"],
        &["CustomResourceDefinition"],
    ),
    (
        "apiregistration.k8s.io",
        &["v1", "v1beta1"],
        &["APIService"],
    ),
    (
        "certificates.k8s.io",
        &["v1", "v1beta1"],
        &["CertificateSigningRequest"],
    ),
    (
        "flowcontrol.apiserver.k8s.io",
        &["v1beta1"],
        &["FlowSchema", "PriorityLevelConfiguration"],
    ),
    ("networking.k8s.io", &["v1", "v1beta1"], &["IngressClass"]),
    ("node.k8s.io", &["v1", "v1beta1"], &["RuntimeClass"]),
    ("policy", &["v1beta1"], &["PodSecurityPolicy"]),
    (
        "rbac.authorization.k8s.io",
        &["v1", "v1beta1"],
        &["ClusterRole", "ClusterRoleBinding"],
    ),
    ("scheduling.k8s.io", &["v1", "v1beta1"], &["PriorityClass"]),
    (
        "storage.k8s.io",
        &["v1", "v1beta1"],
        &["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"],
    ),
];

/// `apiVersion` and kind.
pub(crate) type Kinds = BTreeSet<(String, String)>;

/// The scopes of a build. Its objects share what its own schema says, also those that were loaded before it was named.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scopes(Option<Arc<OnceLock<Kinds>>>);

impl Scopes {
    /// Those of a new build.
    pub(crate) fn open() -> Self {
        Self(Some(Arc::default()))
    }

    /// Takes the kinds that have no namespace, besides those that are known; once in a build.
    pub(crate) fn set(&self, kinds: Kinds) {
        if let Some(own) = &self.0 {
            own.get_or_init(|| kinds);
        }
    }

    pub(crate) fn is_cluster_scoped(&self, gvk: &GroupVersionKind) -> bool {
        let own = self.0.as_ref().and_then(|own| own.get());
        is_cluster_scoped(gvk)
            || own.is_some_and(|kinds| kinds.contains(&(gvk.api_version(), gvk.kind.clone())))
    }
}

fn is_cluster_scoped(gvk: &GroupVersionKind) -> bool {
    CLUSTER_SCOPED.iter().any(|(group, versions, kinds)| {
        gvk.group == *group
            && kinds.contains(&gvk.kind.as_str())
            && versions.contains(&gvk.version.as_str())
    })
}
