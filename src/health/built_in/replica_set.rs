//! Source: gitops-engine `pkg/health/health_replicaset.go`.

use super::read::Object;
use crate::model::{Health, HealthStatus};

pub(super) fn check(set: Object<'_>) -> Result<Health, String> {
    if set.is_unobserved() {
        return waiting("observed replica set generation less than desired generation");
    }
    let failure = set.condition("ReplicaFailure");
    if let Some(failure) = failure.filter(|failure| failure.text("status") == "True") {
        let message = failure.text("message");
        return Ok(Health::new(HealthStatus::Degraded, message));
    }
    let available = set.at("status").int32("availableReplicas");
    match set.at("spec").pointer32("replicas") {
        Some(wanted) if available < wanted => waiting(&format!(
            "{available} out of {wanted} new replicas are available..."
        )),
        Some(_) | None => Ok(Health::healthy()),
    }
}

fn waiting(what: &str) -> Result<Health, String> {
    let message = format!("Waiting for rollout to finish: {what}");
    Ok(Health::new(HealthStatus::Progressing, message))
}
