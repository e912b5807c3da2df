//! Source: gitops-engine `pkg/health/health_argo.go`: any version, and nothing but phase and message.

use super::read::Object;
use crate::kubernetes::schema::{Field, Shape, Struct};
use crate::model::{Health, HealthStatus};

/// As much of the type as the check reads.
pub(super) static WORKFLOW: Struct = Struct {
    name: "health.argoWorkflow",
    fields: &[Field::plain("status", Shape::Struct(&STATUS))],
};

static STATUS: Struct = Struct {
    name: "health.argoWorkflowStatus",
    fields: &[
        Field::plain("message", Shape::String),
        Field::plain("phase", Shape::String),
    ],
};

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
