//! Source: gitops-engine `pkg/health/health_argo.go`: any version, and nothing but phase and message; what is no text is
//! not there.

use super::read::Object;
use crate::model::{Health, HealthStatus};

pub(super) fn check(workflow: Object<'_>) -> Health {
    let status = workflow.at("status");
    let health = match status.text("phase") {
        "" | "Pending" | "Running" => HealthStatus::Progressing,
        "Succeeded" => HealthStatus::Healthy,
        "Failed" | "Error" => HealthStatus::Degraded,
        _ => HealthStatus::Unknown,
    };
    Health::new(health, status.text("message"))
}
