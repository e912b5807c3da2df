//! Live: what runs, and what could not be looked at, and why.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::kubernetes::{GroupKind, Manifest, ResourceKey};

/// Where an object of a kind lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Scope {
    Namespaced,
    Cluster,
}

/// What discovery says of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KindInfo {
    Served {
        scope: Scope,
        /// The plural of the URL: `deployments`.
        plural: String,
        /// The versions served, the preferred one first; empty for a dump.
        versions: Vec<String>,
    },
    /// Discovery is whole and the kind is not in it.
    NotServed,
    /// Discovery could not say.
    Unknown(Gap),
}

/// What discovery says of every kind that was asked for.
pub(crate) type Kinds = BTreeMap<GroupKind, KindInfo>;

/// Why something could not be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum GapCause {
    Forbidden,
    Unauthorized,
    /// The group's discovery failed, so whether the kind exists is not known.
    DiscoveryFailed,
    Timeout,
    Refused,
    Tls,
    /// The apiserver answered with an error of its own: 5xx, a conversion webhook.
    Server,
    /// The answer could not be read.
    Invalid,
    /// A dump without one object of the kind says nothing about it; a snapshot, of what it was not asked for.
    NotInDump,
    /// A Secret of a snapshot whose values are not in it, or not under the key at hand.
    Opaque,
    /// Two objects of a dump have one identity.
    Ambiguous,
}

/// One thing that could not be looked at; what it touches is Unknown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Gap {
    pub(crate) cause: GapCause,
    /// What happened, in the server's words where it had some.
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

/// The answer for one wanted object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Observation {
    Found(Box<Manifest>),
    /// Looked, and it is not there; the reason says more where there is more ("kind not served here").
    Missing {
        reason: Option<String>,
    },
    Gap(Gap),
}

/// A kind whose objects could not all be listed, so left-behind ones may be overlooked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Incomplete {
    pub(crate) group: String,
    pub(crate) kind: String,
    pub(crate) reason: String,
}

/// A kind that was listed to the end: an object of it that is told nowhere is not there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Listed {
    pub(crate) kind: GroupKind,
    /// `None` for all there are, in whichever namespace.
    pub(crate) namespace: Option<String>,
    /// What was seen and is not told: `namespace/name`, or `name` for objects of the cluster.
    pub(crate) others: BTreeSet<String>,
}

/// Everything that was read for a set of wanted objects.
#[derive(Clone, Debug, Default)]
pub(crate) struct Live {
    /// One entry for each wanted key.
    pub(crate) observations: BTreeMap<ResourceKey, Observation>,
    /// Objects of the rendered kinds that nobody wanted and that carry a tracking mark; whose they are is decided
    /// by the comparison. Of some no more is known than their metadata.
    pub(crate) unmatched: Vec<Manifest>,
    pub(crate) incomplete: Vec<Incomplete>,
    pub(crate) listed: Vec<Listed>,
    pub(crate) types: Types,
}

/// How it is known which lists and maps have several owners, for rules on field managers.
///
/// Argo CD takes its schemas where the cluster's OpenAPI document names the kind, and reads types off the values where
/// it has no such document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Types {
    #[default]
    BySchema,
    /// There is no cluster: a dump.
    ByValue,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LiveSourceKind {
    Cluster,
    Snapshot,
    Dump,
}

/// Where the live side came from; every key is always in the JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LiveSource {
    pub(crate) kind: LiveSourceKind,
    pub(crate) file: Option<String>,
    /// RFC 3339.
    pub(crate) recorded_at: Option<String>,
    pub(crate) context: Option<String>,
    /// The URL of the apiserver.
    pub(crate) server: Option<String>,
    /// Its version: `v1.36.3`.
    pub(crate) version: Option<String>,
    pub(crate) scope: Option<String>,
}
