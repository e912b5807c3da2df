//! Verdict: sync per object and per application.

use serde::Serialize;

use super::comparison::Extraneous;
use super::health::HealthCause;
use super::{
    Condition, Difference, Failure, GitHistory, GitState, Health, Incomplete, Origin, RuleUse,
    State, WholeObject,
};

/// Declared from best to worst, so that a roll-up is `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum SyncStatus {
    Synced,
    OutOfSync,
    Unknown,
}

/// The application that the marks on live objects name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TrackedBy {
    pub(crate) name: String,
    /// True when read off the live objects rather than given.
    pub(crate) inferred: bool,
    /// `annotation argocd.argoproj.io/tracking-id` or `label app.kubernetes.io/instance`.
    pub(crate) from: String,
}

/// An APPLICATION of the contract.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Verdict {
    pub(crate) name: String,
    pub(crate) source: Source,
    pub(crate) namespace: Option<String>,
    /// Who said the namespace: `flag`, `context`, `default` …; null if every object names its own.
    pub(crate) namespace_from: Option<String>,
    pub(crate) tracked_by: Option<TrackedBy>,
    pub(crate) sync: SyncStatus,
    /// Null only for what was never looked at.
    pub(crate) health: Option<Health>,
    pub(crate) counts: Counts,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) incomplete: Vec<Incomplete>,
    pub(crate) objects: Vec<ObjectVerdict>,
    /// Of its own settings.
    #[serde(skip)]
    pub(crate) rules: RuleUse,
    /// For an external diff; empty where they are not kept.
    #[serde(skip)]
    pub(crate) whole_objects: Vec<WholeObject>,
    /// What `--since` found; null without it.
    pub(crate) history: Option<GitHistory>,
}

/// What was rendered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Source {
    pub(crate) path: String,
    /// `kustomize`, `directory`; null if it could not be told.
    pub(crate) tool: Option<String>,
    #[serde(rename = "repoURL")]
    pub(crate) repo_url: Option<String>,
    /// The commit; null outside of Git.
    pub(crate) revision: Option<String>,
    /// The same in full, for the text writers.
    #[serde(skip)]
    pub(crate) git: Option<GitState>,
}

/// An OBJECT of the contract.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ObjectVerdict {
    pub(crate) group: String,
    pub(crate) version: String,
    pub(crate) kind: String,
    /// Null for an object of the cluster.
    pub(crate) namespace: Option<String>,
    pub(crate) name: String,
    /// `None` for hooks.
    pub(crate) sync: Option<SyncStatus>,
    pub(crate) state: State,
    /// The phases, as Argo CD prints them.
    pub(crate) hook: Option<String>,
    pub(crate) wave: i64,
    pub(crate) requires_pruning: bool,
    /// Null for hooks, and where no check knows the kind or has anything to say.
    pub(crate) health: Option<Health>,
    /// What was found below an object that is not healthy.
    pub(crate) health_causes: Vec<HealthCause>,
    pub(crate) origin: Option<Origin>,
    pub(crate) differences: Vec<Difference>,
    pub(crate) errors: Vec<Failure>,
    #[serde(skip)]
    pub(crate) extraneous: Extraneous,
    /// More about a missing or left-behind object, for the text writers.
    #[serde(skip)]
    pub(crate) note: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Counts {
    /// Objects that could be compared: same, modified, missing and extra.
    pub(crate) compared: u64,
    pub(crate) same: u64,
    pub(crate) modified: u64,
    pub(crate) missing: u64,
    pub(crate) extra: u64,
    pub(crate) unknown: u64,
    pub(crate) ignored_fields: u64,
    pub(crate) live_only_fields: u64,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.compared += other.compared;
        self.same += other.same;
        self.modified += other.modified;
        self.missing += other.missing;
        self.extra += other.extra;
        self.unknown += other.unknown;
        self.ignored_fields += other.ignored_fields;
        self.live_only_fields += other.live_only_fields;
    }
}
