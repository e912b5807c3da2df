//! Resource: one object on its way through a build, with the history of its identity.
//!
//! kustomize keeps this history in annotations under `internal.config.kubernetes.io/`; here it is plain fields.

use crate::kubernetes::yaml::Node;
use crate::model::Origin;

/// Identity as kustomize counts it; compared by group, version, kind, name and effective namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ResId {
    pub(crate) group: String,
    pub(crate) version: String,
    pub(crate) kind: String,
    pub(crate) name: String,
    /// As written; see [`ResId::effective_namespace`].
    pub(crate) namespace: String,
}

/// What an object was called before a transformer changed it; group and version are always the present ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PreviousId {
    pub(crate) name: String,
    /// Effective.
    pub(crate) namespace: String,
    pub(crate) kind: String,
}

/// `behavior` of a generator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Behavior {
    #[default]
    Unspecified,
    Create,
    Replace,
    Merge,
}

#[derive(Clone, Debug)]
pub(crate) struct Resource {
    pub(crate) node: Node,
    /// Oldest first.
    pub(crate) previous: Vec<PreviousId>,
    /// Outermost last, as they were added.
    pub(crate) prefixes: Vec<String>,
    pub(crate) suffixes: Vec<String>,
    pub(crate) behavior: Behavior,
    /// Its name gets a hash at the end of the build.
    pub(crate) needs_hash: bool,
    pub(crate) origin: Option<Origin>,
}
