//! Report: the whole result of a run; JSON and YAML are this type itself, `driftctl/v1` of the contract.

use serde::Serialize;

use super::{Counts, Failure, GitState, Health, LiveSource, SyncStatus, Verdict};

/// The version of the format that [`Report`] serialises to.
pub(crate) const SCHEMA_VERSION: &str = "driftctl/v1";

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Report {
    pub(crate) schema_version: &'static str,
    pub(crate) driftctl: Program,
    /// RFC 3339, UTC, whole seconds.
    pub(crate) started_at: String,
    pub(crate) finished_at: String,
    pub(crate) verdict: Totals,
    pub(crate) counts: Counts,
    pub(crate) filters: FilterEcho,
    pub(crate) fail_on: Vec<super::FailClass>,
    /// Null outside of Git, and where the PATHs are of several repositories.
    pub(crate) git: Option<GitState>,
    /// Null only if no live side could be opened.
    pub(crate) live_source: Option<LiveSource>,
    /// In the order of the request.
    pub(crate) applications: Vec<Verdict>,
    /// What belongs to no object: a PATH that could not be rendered, a cluster that could not be reached.
    pub(crate) errors: Vec<Failure>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Program {
    pub(crate) version: &'static str,
}

/// The answer in one line.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Totals {
    pub(crate) sync: SyncStatus,
    /// Null if the run ended before anything was looked at.
    pub(crate) health: Option<Health>,
    pub(crate) exit_code: u8,
}

/// The filters as given.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct FilterEcho {
    pub(crate) only: Vec<String>,
    pub(crate) exclude: Vec<String>,
}
