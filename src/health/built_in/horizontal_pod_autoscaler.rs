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

/// `Err` where the annotation cannot be read.
pub(super) fn check(scaler: Object<'_>) -> Result<Health, String> {
    let conditions = conditions(scaler)
        .map_err(|error| format!("failed to convert conditions annotation to typed: {error}"))?;
    Ok(judged(&conditions))
}

/// Of the status, or of the annotation of `autoscaling/v1`.
fn conditions(scaler: Object<'_>) -> Result<Vec<Condition>, String> {
    if scaler.text("apiVersion") == "autoscaling/v1" {
        scaler
            .annotation(ANNOTATION)
            .map_or(Ok(Vec::new()), annotated)
    } else {
        let conditions = scaler.at("status").items("conditions");
        Ok(conditions.map(listed).collect())
    }
}

fn judged(conditions: &[Condition]) -> Health {
    let is_failure = |condition: &Condition| {
        FAILURES.contains(&(condition.kind.as_str(), condition.reason.as_str()))
    };
    let works = |condition: &Condition| {
        ["AbleToScale", "ScalingLimited"].contains(&condition.kind.as_str())
            && condition.status == "True"
    };
    let failure = conditions.iter().position(is_failure);
    let working = conditions.iter().position(works);
    let (status, deciding) = match (failure, working) {
        (Some(place), _) => (HealthStatus::Degraded, place),
        (None, Some(place)) => (HealthStatus::Healthy, place),
        (None, None) => return Health::new(HealthStatus::Progressing, "Waiting to Autoscale"),
    };
    Health::new(status, conditions[deciding].message.as_str())
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
        other @ (Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_)) => {
            return Err(go::cannot_unmarshal(&other, LIST));
        }
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
        other @ (Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => {
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
            other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                let place = format!("Go struct field hpaCondition.{name} of type string");
                return Err(go::cannot_unmarshal(&other, &place));
            }
        }
    }
    Ok(read)
}
