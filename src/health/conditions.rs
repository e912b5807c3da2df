//! `--generic-health`: a kind that no check knows, by what many controllers agree on.
//!
//! Source: cli-utils `pkg/kstatus/status` (`checkGenericProperties`, `checkReadyCondition`): the newest generation has to
//! be observed; then the conditions Reconciling and Stalled decide, which are there only while they are true, then Ready.
//! Unlike kstatus, which calls every other object current, this reading has nothing to say of an object that has neither
//! conditions nor an observed generation.

use serde_json::Value;

use crate::model::{Health, HealthStatus};

/// So that nobody takes it for Argo CD's answer.
const LABEL: &str = "generic reading";

pub(super) fn assess(object: &Value) -> Option<Health> {
    let status = object.get("status")?;
    let observed = status.get("observedGeneration").and_then(Value::as_i64);
    let generation = object
        .pointer("/metadata/generation")
        .and_then(Value::as_i64);
    let conditions = status.get("conditions").and_then(Value::as_array);
    let conditions: Vec<&Value> = conditions.into_iter().flatten().collect();
    if let (Some(generation), Some(observed)) = (generation, observed)
        && generation != observed
    {
        let what = format!("generation {generation} is not observed yet, only {observed}");
        return Some(label(HealthStatus::Progressing, &what));
    }
    let of = |kind: &str| {
        conditions
            .iter()
            .find(|condition| text(condition, "type") == kind)
    };
    let is_true = |condition: &&&Value| text(condition, "status") == "True";
    if let Some(condition) = of("Reconciling").filter(is_true) {
        return Some(told(HealthStatus::Progressing, condition));
    }
    if let Some(condition) = of("Stalled").filter(is_true) {
        return Some(told(HealthStatus::Degraded, condition));
    }
    if let Some(condition) = of("Ready") {
        match text(condition, "status") {
            "True" => return Some(told(HealthStatus::Healthy, condition)),
            "False" | "Unknown" => return Some(told(HealthStatus::Progressing, condition)),
            _ => {}
        }
    }
    let is_current = observed.is_some() || !conditions.is_empty();
    is_current.then(|| label(HealthStatus::Healthy, "no condition says otherwise"))
}

/// `generic reading: Ready is False: the reason: the message`.
fn told(status: HealthStatus, condition: &Value) -> Health {
    let mut what = format!(
        "{} is {}",
        text(condition, "type"),
        text(condition, "status")
    );
    for part in ["reason", "message"] {
        match text(condition, part) {
            "" => {}
            said => {
                what.push_str(": ");
                what.push_str(said);
            }
        }
    }
    label(status, &what)
}

fn label(status: HealthStatus, what: &str) -> Health {
    Health::new(status, format!("{LABEL}: {what}"))
}

fn text<'a>(condition: &'a Value, key: &str) -> &'a str {
    condition
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
}
