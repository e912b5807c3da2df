//! Defaults of `extensions/v1beta1` and `apps/v1beta1`.
//!
//! No apiserver serves these versions any more, but an object may have been applied under one, and the type that was
//! applied last decides how a pair is compared.

use serde_json::{Value, json};

use super::{Fields, is_nil, text, unset, within, zero};

pub(super) fn add(group: &str, kind: &str, fields: &mut Fields) {
    match (group, kind) {
        ("extensions", "DaemonSet" | "Deployment" | "ReplicaSet")
        | ("apps", "Deployment" | "StatefulSet") => labels_of_template(fields),
        _ => {}
    }
    let Some(spec) = within(fields, "spec") else {
        return;
    };
    match (group, kind) {
        ("extensions", "Deployment") => {
            unset(spec, "replicas", 1);
            old_strategy(spec);
            unset(spec, "progressDeadlineSeconds", i32::MAX);
            unset(spec, "revisionHistoryLimit", i32::MAX);
        }
        ("apps", "Deployment") => {
            unset(spec, "replicas", 1);
            rolling_update(spec, "strategy", &json!("25%"), &json!("25%"));
            unset(spec, "progressDeadlineSeconds", 600);
            unset(spec, "revisionHistoryLimit", 2);
        }
        ("extensions", "DaemonSet") => {
            if let Some(strategy) = within(spec, "updateStrategy") {
                zero(strategy, "type", "OnDelete");
            }
            rolling_update(spec, "updateStrategy", &json!(1), &json!(0));
            unset(spec, "revisionHistoryLimit", 10);
        }
        ("extensions", "ReplicaSet") => unset(spec, "replicas", 1),
        ("apps", "StatefulSet") => stateful_set(spec),
        _ => {}
    }
}

fn labels_of_template(fields: &mut Fields) {
    let labels = fields
        .get("spec")
        .and_then(|spec| spec.get("template")?.get("metadata")?.get("labels"))
        .filter(|labels| labels.is_object())
        .cloned();
    let Some(labels) = labels else {
        return;
    };
    if let Some(spec) = within(fields, "spec") {
        unset(spec, "selector", json!({"matchLabels": labels.clone()}));
    }
    if let Some(metadata) = within(fields, "metadata") {
        zero(metadata, "labels", labels);
    }
}

/// A block of a rolling update is filled in whatever the type says.
fn old_strategy(spec: &mut Fields) {
    let Some(strategy) = within(spec, "strategy") else {
        return;
    };
    zero(strategy, "type", "RollingUpdate");
    if (text(strategy, "type") == "RollingUpdate" || !is_nil(strategy, "rollingUpdate"))
        && let Some(update) = within(strategy, "rollingUpdate")
    {
        unset(update, "maxUnavailable", 1);
        unset(update, "maxSurge", 1);
    }
}

fn rolling_update(spec: &mut Fields, key: &str, unavailable: &Value, surge: &Value) {
    let Some(strategy) = within(spec, key) else {
        return;
    };
    zero(strategy, "type", "RollingUpdate");
    if text(strategy, "type") == "RollingUpdate"
        && let Some(update) = within(strategy, "rollingUpdate")
    {
        unset(update, "maxUnavailable", unavailable.clone());
        unset(update, "maxSurge", surge.clone());
    }
}

fn stateful_set(spec: &mut Fields) {
    zero(spec, "podManagementPolicy", "OrderedReady");
    if let Some(strategy) = within(spec, "updateStrategy") {
        zero(strategy, "type", "OnDelete");
        if text(strategy, "type") == "RollingUpdate"
            && let Some(Value::Object(update)) = strategy.get_mut("rollingUpdate")
        {
            unset(update, "partition", 0);
        }
    }
    if let Some(policy) = within(spec, "persistentVolumeClaimRetentionPolicy") {
        zero(policy, "whenDeleted", "Retain");
        zero(policy, "whenScaled", "Retain");
    }
    unset(spec, "replicas", 1);
    unset(spec, "revisionHistoryLimit", 10);
}
