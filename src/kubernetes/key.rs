//! The identity of one object in one cluster.
//!
//! Source of the rule: Argo CD's `kube.ResourceKey`: group, kind, namespace and name; the version is not part of it.

use std::fmt;

use super::GroupKind;

/// Identity of an object, ordered by group, kind, namespace, name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ResourceKey {
    pub(crate) group: String,
    pub(crate) kind: String,
    /// Empty for an object of the cluster, and for a namespaced one whose namespace nobody said.
    pub(crate) namespace: String,
    /// Empty for a manifest that has `generateName` only.
    pub(crate) name: String,
}

impl ResourceKey {
    pub(crate) fn group_kind(&self) -> GroupKind {
        GroupKind::new(&self.group, &self.kind)
    }
}

impl fmt::Display for ResourceKey {
    /// `apps/Deployment payments/api`; without group and namespace `Namespace payments`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.group.is_empty() {
            write!(f, "{}/", self.group)?;
        }
        write!(f, "{} ", self.kind)?;
        if !self.namespace.is_empty() {
            write!(f, "{}/", self.namespace)?;
        }
        f.write_str(&self.name)
    }
}
