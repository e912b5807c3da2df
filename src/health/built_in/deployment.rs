//! Source: gitops-engine `pkg/health/health_deployment.go`, which follows `kubectl rollout status`.

use super::read::Object;
use crate::kubernetes::go;
use crate::model::{Health, HealthStatus};

pub(super) fn check(deployment: Object<'_>) -> Health {
    let (spec, status) = (deployment.at("spec"), deployment.at("status"));
    if spec.is_true("paused") {
        return Health::new(HealthStatus::Suspended, "Deployment is paused");
    }
    if deployment.is_unobserved() {
        return waiting("observed deployment generation less than desired generation");
    }
    // Whether the condition is true is not asked: the controller sets it False with this reason.
    let progress = deployment.condition("Progressing");
    if progress.is_some_and(|condition| condition.text("reason") == "ProgressDeadlineExceeded") {
        let name = go::quoted(deployment.name());
        let message = format!("Deployment {name} exceeded its progress deadline");
        return Health::new(HealthStatus::Degraded, message);
    }
    let updated = status.int32("updatedReplicas");
    let (replicas, available) = (status.int32("replicas"), status.int32("availableReplicas"));
    match spec.pointer32("replicas") {
        Some(wanted) if updated < wanted => waiting(&format!(
            "{updated} out of {wanted} new replicas have been updated..."
        )),
        Some(_) | None if replicas > updated => waiting(&format!(
            "{} old replicas are pending termination...",
            replicas.wrapping_sub(updated)
        )),
        Some(_) | None if available < updated => waiting(&format!(
            "{available} of {updated} updated replicas are available..."
        )),
        Some(_) | None => Health::healthy(),
    }
}

fn waiting(what: &str) -> Health {
    let message = format!("Waiting for rollout to finish: {what}");
    Health::new(HealthStatus::Progressing, message)
}
