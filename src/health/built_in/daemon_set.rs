//! Source: gitops-engine `pkg/health/health_daemonset.go`, which follows `kubectl rollout status`.

use super::read::Object;
use crate::kubernetes::go;
use crate::model::{Health, HealthStatus};

pub(super) fn check(set: Object<'_>) -> Health {
    let status = set.at("status");
    if set.is_unobserved() {
        return waiting(
            "rollout to finish: observed daemon set generation less than desired generation",
        );
    }
    let wanted = status.int32("desiredNumberScheduled");
    let updated = status.int32("updatedNumberScheduled");
    if set.at("spec").at("updateStrategy").text("type") == "OnDelete" {
        let message = format!("daemon set {updated} out of {wanted} new pods have been updated");
        return Health::new(HealthStatus::Healthy, message);
    }
    let name = go::quoted(set.name());
    if updated < wanted {
        return waiting(&format!(
            "daemon set {name} rollout to finish: {updated} out of {wanted} new pods have been updated..."
        ));
    }
    let available = status.int32("numberAvailable");
    if available < wanted {
        return waiting(&format!(
            "daemon set {name} rollout to finish: {available} of {wanted} updated pods are available..."
        ));
    }
    Health::healthy()
}

fn waiting(what: &str) -> Health {
    let message = format!("Waiting for {what}");
    Health::new(HealthStatus::Progressing, message)
}
