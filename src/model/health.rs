//! Health: whether what runs works, in Argo CD's words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Fault;
use crate::kubernetes::ResourceKey;

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

/// The health of one object of a comparison, and what it is to its application.
#[derive(Clone, Debug)]
pub(crate) struct ObjectHealth {
    pub(crate) health: Health,
    pub(crate) weight: Weight,
    /// Why its check failed, with the file and line of the check.
    pub(crate) fault: Option<Fault>,
}

/// Whether the health of an object makes that of its application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    Counted,
    /// It is not there, which matters only where nothing is.
    Absent,
    /// An application that an application holds, and of which nothing is known.
    Passed,
}

/// Something below an object that is not healthy, which may be why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct HealthCause {
    /// `Pod web/shop-7d9f-x`; the object itself for an event of its own.
    pub(crate) object: String,
    /// In the words of Kubernetes: `CrashLoopBackOff`, `FailedScheduling`.
    pub(crate) reason: String,
    pub(crate) message: Option<String>,
    /// RFC 3339, where it is known since when or when last.
    pub(crate) time: Option<String>,
}

/// Why objects are not healthy, as far as it was found out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct HealthCauses {
    pub(crate) of: BTreeMap<ResourceKey, Vec<HealthCause>>,
    /// Namespace → what could not be listed in it, and why.
    pub(crate) refused: BTreeMap<String, Vec<String>>,
}

/// What is done with kinds that no check knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum UnknownKinds {
    /// They have no health, as in Argo CD.
    #[default]
    Passed,
    /// `--generic-health`: their conditions are read as kstatus reads them.
    ByConditions,
}

impl Health {
    /// An empty message is none.
    pub(crate) fn new(status: HealthStatus, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            status,
            message: (!message.is_empty()).then_some(message),
        }
    }

    /// Of an object about which there is nothing to say.
    pub(crate) fn healthy() -> Self {
        Self::new(HealthStatus::Healthy, "")
    }
}
