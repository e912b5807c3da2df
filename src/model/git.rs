//! Git: which commit was rendered, what of it was changed since, and which earlier one runs.

use serde::Serialize;

/// The commit behind what was rendered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct GitState {
    /// The root of the repository, to tell several apart.
    #[serde(skip)]
    pub(crate) repository: String,
    /// Its whole hash.
    pub(crate) commit: String,
    /// `None` where no branch is checked out or named.
    pub(crate) branch: Option<String>,
    /// As given by `--revision`; `None` if the working tree was rendered.
    pub(crate) revision: Option<String>,
    /// The files that were read and are not as committed, from the Git root; always empty for a revision.
    pub(crate) dirty: Vec<String>,
}

/// What `--since` found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct GitHistory {
    /// How many versions of the application were compared with what runs, the rendered one included.
    pub(crate) searched: u64,
    /// The one that runs.
    #[serde(rename = "match")]
    pub(crate) found: Option<RunningCommit>,
    /// Why the search ended where it did.
    pub(crate) end: HistoryEnd,
}

/// The commit that brought what runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct RunningCommit {
    pub(crate) commit: String,
    /// The commits after it that changed the application.
    pub(crate) behind: u64,
    /// RFC 3339, of its committer.
    pub(crate) time: Option<String>,
    pub(crate) subject: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum HistoryEnd {
    Found,
    /// As many as were asked for.
    Limit,
    /// The first commit, or a walk of too many commits that change nothing here.
    Start,
    /// The clone is shallow.
    Shallow,
    /// An earlier version cannot be rendered.
    Unrenderable,
    /// Some objects could not be looked at, so no commit could be proved to run.
    Unknown,
}
