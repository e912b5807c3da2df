//! Source: gitops-engine `pkg/health/health_statefulset.go`, which follows `kubectl rollout status`.
//!
//! A set whose manifest names the type RollingUpdate without a `rollingUpdate` block is judged by its revisions, one with
//! the block (the apiserver adds it where no type is named) by counts alone.

use super::read::Object;
use crate::model::{Health, HealthStatus};

pub(super) fn check(set: Object<'_>) -> Health {
    let (spec, status) = (set.at("spec"), set.at("status"));
    if status.int64("observedGeneration") == 0 || set.is_unobserved() {
        return progressing("Waiting for statefulset spec update to be observed...");
    }
    let wanted = spec.pointer32("replicas");
    let ready = status.int32("readyReplicas");
    if let Some(wanted) = wanted.filter(|&wanted| ready < wanted) {
        let missing = wanted.wrapping_sub(ready);
        return progressing(&format!("Waiting for {missing} pods to be ready..."));
    }
    let strategy = spec.at("updateStrategy");
    let updated = status.int32("updatedReplicas");
    match strategy.text("type") {
        "RollingUpdate" if strategy.at("rollingUpdate").exists() => {
            let partition = strategy.at("rollingUpdate").pointer32("partition");
            partitioned(wanted, partition, updated)
        }
        "OnDelete" => healthy(&format!("statefulset has {ready} ready pods")),
        _ => by_revision(status, updated),
    }
}

/// The pods below the partition stay as they are.
fn partitioned(wanted: Option<i32>, partition: Option<i32>, updated: i32) -> Health {
    if let (Some(wanted), Some(partition)) = (wanted, partition) {
        let concerned = wanted.wrapping_sub(partition);
        if updated < concerned {
            return progressing(&format!(
                "Waiting for partitioned roll out to finish: {updated} out of {concerned} new pods have been updated..."
            ));
        }
    }
    healthy(&format!(
        "partitioned roll out complete: {updated} new pods have been updated..."
    ))
}

fn by_revision(status: Object<'_>, updated: i32) -> Health {
    let (update, current) = (
        status.text("updateRevision"),
        status.text("currentRevision"),
    );
    if update != current {
        return progressing(&format!(
            "waiting for statefulset rolling update to complete {updated} pods at revision {update}..."
        ));
    }
    let replicas = status.int32("currentReplicas");
    healthy(&format!(
        "statefulset rolling update complete {replicas} pods at revision {current}..."
    ))
}

fn progressing(message: &str) -> Health {
    Health::new(HealthStatus::Progressing, message)
}

fn healthy(message: &str) -> Health {
    Health::new(HealthStatus::Healthy, message)
}
