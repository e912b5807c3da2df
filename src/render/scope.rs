//! Whether objects of a kind live in a namespace, as far as discovery, the render and this table can tell.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::kubernetes::GroupKind;
use crate::model::{KindInfo, Kinds, RenderedObject, Scope};

/// The cluster-scoped kinds of Kubernetes 1.36 and of releases before it, by group.
const CLUSTER_SCOPED: &[(&str, &[&str])] = &[
    (
        "",
        &["ComponentStatus", "Namespace", "Node", "PersistentVolume"],
    ),
    (
        "admissionregistration.k8s.io",
        &[
            "MutatingAdmissionPolicy",
            "MutatingAdmissionPolicyBinding",
            "MutatingWebhookConfiguration",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "ValidatingWebhookConfiguration",
        ],
    ),
    ("apiextensions.k8s.io", &["CustomResourceDefinition"]),
    ("apiregistration.k8s.io", &["APIService"]),
    (
        "authentication.k8s.io",
        &["SelfSubjectReview", "TokenReview"],
    ),
    (
        "authorization.k8s.io",
        &[
            "SelfSubjectAccessReview",
            "SelfSubjectRulesReview",
            "SubjectAccessReview",
        ],
    ),
    (
        "certificates.k8s.io",
        &["CertificateSigningRequest", "ClusterTrustBundle"],
    ),
    (
        "flowcontrol.apiserver.k8s.io",
        &["FlowSchema", "PriorityLevelConfiguration"],
    ),
    ("internal.apiserver.k8s.io", &["StorageVersion"]),
    (
        "networking.k8s.io",
        &["IPAddress", "IngressClass", "ServiceCIDR"],
    ),
    ("node.k8s.io", &["RuntimeClass"]),
    ("policy", &["PodSecurityPolicy"]),
    (
        "rbac.authorization.k8s.io",
        &["ClusterRole", "ClusterRoleBinding"],
    ),
    (
        "resource.k8s.io",
        &["DeviceClass", "DeviceTaintRule", "ResourceSlice"],
    ),
    ("scheduling.k8s.io", &["PriorityClass"]),
    (
        "storage.k8s.io",
        &[
            "CSIDriver",
            "CSINode",
            "StorageClass",
            "VolumeAttachment",
            "VolumeAttributesClass",
        ],
    ),
    ("storagemigration.k8s.io", &["StorageVersionMigration"]),
];

/// Answers for one render.
#[derive(Debug)]
pub(super) struct Scopes<'a> {
    discovered: &'a Kinds,
    /// What the CRDs of the render say of their kinds.
    defined: BTreeMap<GroupKind, Scope>,
}

impl<'a> Scopes<'a> {
    pub(super) fn new(discovered: &'a Kinds, objects: &[RenderedObject]) -> Self {
        let defined = objects
            .iter()
            .filter_map(|object| definition(&object.tree))
            .collect();
        Self {
            discovered,
            defined,
        }
    }

    /// Discovery, else the table, else a CRD of the render, else namespaced, as Argo CD takes what it does not know.
    pub(super) fn of(&self, kind: &GroupKind) -> Scope {
        match self.discovered.get(kind) {
            Some(KindInfo::Served { scope, .. }) => *scope,
            Some(KindInfo::NotServed | KindInfo::Unknown(_)) | None => {
                let listed = CLUSTER_SCOPED.iter().any(|(group, kinds)| {
                    kind.group == *group && kinds.contains(&kind.kind.as_str())
                });
                let defined = || self.defined.get(kind).copied().unwrap_or(Scope::Namespaced);
                if listed { Scope::Cluster } else { defined() }
            }
        }
    }
}

/// The kind that a CRD defines, and its scope.
fn definition(tree: &Value) -> Option<(GroupKind, Scope)> {
    if tree.get("kind")?.as_str()? != "CustomResourceDefinition" {
        return None;
    }
    let spec = tree.get("spec")?;
    let kind = GroupKind::new(
        spec.get("group")?.as_str()?,
        spec.get("names")?.get("kind")?.as_str()?,
    );
    let scope = match spec.get("scope")?.as_str()? {
        "Cluster" => Scope::Cluster,
        _ => Scope::Namespaced,
    };
    Some((kind, scope))
}
