//! Plan: one [`Audit`] for each application, its rules resolved.

use std::path::PathBuf;

use super::health::UnknownKinds;
use super::{Extras, Strategy, WholeObjects};
use crate::argo::settings::HealthScript;
use crate::argo::{IgnoreRule, Settings};

#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) audits: Vec<Audit>,
}

/// One application to compare.
#[derive(Clone, Debug)]
pub(crate) struct Audit {
    pub(crate) name: String,
    /// What to render; `-` with `stdin`.
    pub(crate) path: PathBuf,
    pub(crate) stdin: Option<Vec<u8>>,
    /// The `.driftctl.yaml` that gave rules, if it was found beside the manifests.
    pub(crate) config: Option<PathBuf>,
    pub(crate) rules: Rules,
}

/// What the comparison has to obey, besides Argo CD's own rules.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    pub(crate) extras: Extras,
    pub(crate) strategy: Strategy,
    pub(crate) whole_objects: WholeObjects,
    pub(crate) unknown_kinds: UnknownKinds,
    /// Of the application, in the order in which they are applied.
    pub(crate) ignores: Vec<IgnoreRule>,
    /// Of Argo CD as a whole; its own rules come after those of the application.
    pub(crate) settings: Settings,
    /// Scripts that take the place of those Argo CD ships, by the path of their folder.
    pub(crate) health_scripts: Vec<HealthScript>,
}
