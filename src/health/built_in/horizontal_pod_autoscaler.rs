//! Source: gitops-engine `pkg/health/health_hpa.go` of Argo CD 3.5 and later: a failure counts wherever it stands in the
//! list, and the versions v2beta1 and v2beta2 are no longer read.

use serde_json::Value;

use super::read::Object;
use crate::kubernetes::go;
use crate::model::{Health, HealthStatus};

/// Where `autoscaling/v1` keeps the conditions (`k8s.io/api/autoscaling/v1`).
const ANNOTATION: &str = "autoscaling.alpha.kubernetes.io/conditions";

/// Type and reason of conditions that are failures, whether they are true or not.
const FAILURES: &[(&str, &str)] = &[
    ("AbleToScale", "FailedGetScale"),
    ("AbleToScale", "FailedUpdateScale"),
    ("ScalingActive", "FailedGetResourceMetric"),
    ("ScalingActive", "FailedGetObjectMetric"),
    ("ScalingActive", "FailedGetPodsMetric"),
    ("ScalingActive", "FailedGetExternalMetric"),
    ("ScalingActive", "FailedComputeMetricsReplicas"),
    ("ScalingActive", "InvalidSelector"),
];

struct Condition {
    kind: String,
    reason: String,
    message: String,
    status: String,
}

pub(super) fn check(scaler: Object<'_>) -> Result<Health, String> {
    let conditions = if scaler.text("apiVersion") == "autoscaling/v1" {
        match scaler.annotation(ANNOTATION) {
            Some(text) => annotated(text).map_err(|error| {
                format!("failed to convert conditions annotation to typed: {error}")
            })?,
            None => Vec::new(),
        }
    } else {
        scaler
            .at("status")
            .items("conditions")
            .map(listed)
            .collect()
    };
    Ok(judged(conditions))
}

fn judged(conditions: Vec<Condition>) -> Health {
    let is_failure = |condition: &Condition| {
        FAILURES.contains(&(condition.kind.as_str(), condition.reason.as_str()))
    };
    let works = |condition: &Condition| {
        ["AbleToScale", "ScalingLimited"].contains(&condition.kind.as_str())
            && condition.status == "True"
    };
    let status = if conditions.iter().any(is_failure) {
        HealthStatus::Degraded
    } else {
        HealthStatus::Healthy
    };
    let mut conditions = conditions.into_iter();
    let deciding = match status {
        HealthStatus::Degraded => conditions.find(is_failure),
        _ => conditions.find(works),
    };
    match deciding {
        Some(condition) => Health::new(status, condition.message),
        None => Health::new(HealthStatus::Progressing, "Waiting to Autoscale"),
    }
}

fn listed(condition: Object<'_>) -> Condition {
    let text = |name| condition.text(name).to_owned();
    Condition {
        kind: text("type"),
        reason: text("reason"),
        message: text("message"),
        status: text("status"),
    }
}

/// As Go's `encoding/json` reads it: keys without regard to case, and of equal ones the last.
fn annotated(text: &str) -> Result<Vec<Condition>, String> {
    const LIST: &str = "Go value of type []health.hpaCondition";
    let items = match go::parse_json(text)? {
        Value::Null => Vec::new(),
        Value::Array(items) => items,
        other => return Err(go::cannot_unmarshal(&other, LIST)),
    };
    items.into_iter().map(condition).collect()
}

fn condition(item: Value) -> Result<Condition, String> {
    let mut read = Condition {
        kind: String::new(),
        reason: String::new(),
        message: String::new(),
        status: String::new(),
    };
    let fields = match item {
        Value::Null => return Ok(read),
        Value::Object(fields) => fields,
        other => {
            return Err(go::cannot_unmarshal(
                &other,
                "Go value of type health.hpaCondition",
            ));
        }
    };
    for (key, value) in fields {
        let (field, name) = match key.to_lowercase().as_str() {
            "type" => (&mut read.kind, "Type"),
            "reason" => (&mut read.reason, "Reason"),
            "message" => (&mut read.message, "Message"),
            "status" => (&mut read.status, "Status"),
            _ => continue,
        };
        match value {
            Value::Null => {}
            Value::String(text) => *field = text,
            other => {
                let place = format!("Go struct field hpaCondition.{name} of type string");
                return Err(go::cannot_unmarshal(&other, &place));
            }
        }
    }
    Ok(read)
}
