//! Source: gitops-engine `pkg/health/health_pvc.go`. A claim that waits for its first consumer stays Progressing.

use super::read::Object;
use crate::model::{Health, HealthStatus};

pub(super) fn check(claim: Object<'_>) -> Health {
    let status = match claim.at("status").text("phase") {
        "Bound" => HealthStatus::Healthy,
        "Pending" => HealthStatus::Progressing,
        "Lost" => HealthStatus::Degraded,
        _ => HealthStatus::Unknown,
    };
    Health::new(status, "")
}
