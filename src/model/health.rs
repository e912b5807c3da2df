//! Health: whether what runs works, in Argo CD's words.

use serde::Serialize;

/// Declared from best to worst, so that a roll-up is `max`.
///
/// Source: Argo CD, gitops-engine `pkg/health/health.go` (`healthOrder`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum HealthStatus {
    Healthy,
    Suspended,
    Progressing,
    Missing,
    Degraded,
    Unknown,
}

/// The health of one object, or of an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Health {
    pub(crate) status: HealthStatus,
    /// What the check says of it; many say nothing of a healthy object.
    pub(crate) message: Option<String>,
}
