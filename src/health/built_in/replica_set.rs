//! Source: gitops-engine `pkg/health/health_replicaset.go`.

use super::read::Object;
use crate::model::{Health, HealthStatus};

pub(super) fn check(set: Object<'_>) -> Health {
    if set.is_unobserved() {
        return waiting("observed replica set generation less than desired generation");
    }
    let failure = set.condition("ReplicaFailure");
    if let Some(failure) = failure.filter(|failure| failure.text("status") == "True") {
        let message = failure.text("message");
        return Health::new(HealthStatus::Degraded, message);
    }
    let available = set.at("status").int32("availableReplicas");
    match set.at("spec").pointer32("replicas") {
        Some(wanted) if available < wanted => waiting(&format!(
            "{available} out of {wanted} new replicas are available..."
        )),
        Some(_) | None => Health::healthy(),
    }
}

fn waiting(what: &str) -> Health {
    let message = format!("Waiting for rollout to finish: {what}");
    Health::new(HealthStatus::Progressing, message)
}
