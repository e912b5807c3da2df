//! Source: gitops-engine `pkg/health/health_job.go`. Argo CD goes by which conditions are there, not by whether they are
//! true, so a Job that was resumed and runs reads as Healthy.

use super::read::Object;
use crate::model::{Health, HealthStatus};

pub(super) fn check(job: Object<'_>) -> Health {
    let mut status = HealthStatus::Progressing;
    let mut message = "";
    let mut failure = None;
    for condition in job.at("status").items("conditions") {
        match condition.text("type") {
            "Failed" => failure = Some(condition.text("message")),
            "Complete" | "Suspended" => {
                status = HealthStatus::Healthy;
                message = condition.text("message");
            }
            _ => {}
        }
    }
    let mut conditions = job.at("status").items("conditions");
    let is_suspended = conditions.any(|condition| {
        condition.text("type") == "Suspended" && condition.text("status") == "True"
    });
    match failure {
        Some(failure) => Health::new(HealthStatus::Degraded, failure),
        None if is_suspended => Health::new(HealthStatus::Suspended, message),
        None => Health::new(status, message),
    }
}
