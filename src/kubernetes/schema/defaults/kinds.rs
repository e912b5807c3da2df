//! Defaults of every group but core.

use serde_json::{Value, json};

use super::{Fields, is_nil, is_zero, retired, text, unset, within, zero};

const RBAC: &str = "rbac.authorization.k8s.io";

pub(super) fn add(group: &str, kind: &str, fields: &mut Fields) {
    let (group, version) = group.split_once('/').unwrap_or((group, ""));
    match (group, kind) {
        ("apps", kind) if version != "v1beta1" => apps(kind, fields),
        ("apps" | "extensions", "Deployment" | "DaemonSet" | "ReplicaSet" | "StatefulSet") => {
            retired::add(group, kind, fields);
        }
        ("batch", kind) => batch(kind, fields),
        ("autoscaling", "HorizontalPodAutoscalerSpec") => autoscaler(fields, version),
        // Kubernetes puts that default into a copy, and forgets it.
        ("extensions", "NetworkPolicyPort") => {}
        ("networking" | "extensions", kind) => networking(kind, version, fields),
        ("rbac", "ClusterRoleBinding" | "RoleBinding") => {
            if let Some(role) = within(fields, "roleRef") {
                zero(role, "apiGroup", RBAC);
            }
        }
        ("rbac", "Subject") if matches!(text(fields, "kind"), "User" | "Group") => {
            zero(fields, "apiGroup", RBAC);
        }
        ("storage", kind) => storage(kind, fields),
        ("admissionregistration", kind) => admission(kind, version, fields),
        ("scheduling", "PriorityClass") => {
            unset(fields, "preemptionPolicy", "PreemptLowerPriority");
        }
        ("discovery", "EndpointPort") => {
            unset(fields, "name", "");
            unset(fields, "protocol", "TCP");
        }
        ("flowcontrol", kind) => flow_control(kind, version, fields),
        ("authentication", "TokenRequestSpec") => unset(fields, "expirationSeconds", 3600),
        ("resource", kind) => resource(kind, fields),
        _ => {}
    }
}

fn apps(kind: &str, fields: &mut Fields) {
    match kind {
        "DeploymentSpec" => {
            unset(fields, "replicas", 1);
            if let Some(strategy) = within(fields, "strategy") {
                rolling_update(strategy, &json!("25%"), &json!("25%"));
            }
            unset(fields, "revisionHistoryLimit", 10);
            unset(fields, "progressDeadlineSeconds", 600);
        }
        "DaemonSetSpec" => {
            if let Some(strategy) = within(fields, "updateStrategy") {
                rolling_update(strategy, &json!(1), &json!(0));
            }
            unset(fields, "revisionHistoryLimit", 10);
        }
        "StatefulSetSpec" => stateful_set(fields),
        "ReplicaSetSpec" => unset(fields, "replicas", 1),
        _ => {}
    }
}

fn rolling_update(strategy: &mut Fields, unavailable: &Value, surge: &Value) {
    zero(strategy, "type", "RollingUpdate");
    if text(strategy, "type") == "RollingUpdate"
        && let Some(update) = within(strategy, "rollingUpdate")
    {
        unset(update, "maxUnavailable", unavailable.clone());
        unset(update, "maxSurge", surge.clone());
    }
}

fn stateful_set(fields: &mut Fields) {
    zero(fields, "podManagementPolicy", "OrderedReady");
    if let Some(strategy) = within(fields, "updateStrategy") {
        // With the type said and no block, none is added.
        if is_zero(strategy, "type") {
            zero(strategy, "type", "RollingUpdate");
            within(strategy, "rollingUpdate");
        }
        if text(strategy, "type") == "RollingUpdate"
            && let Some(Value::Object(update)) = strategy.get_mut("rollingUpdate")
        {
            unset(update, "partition", 0);
        }
    }
    if let Some(policy) = within(fields, "persistentVolumeClaimRetentionPolicy") {
        zero(policy, "whenDeleted", "Retain");
        zero(policy, "whenScaled", "Retain");
    }
    unset(fields, "replicas", 1);
    unset(fields, "revisionHistoryLimit", 10);
}

fn batch(kind: &str, fields: &mut Fields) {
    match kind {
        "Job" => job(fields),
        "CronJobSpec" => {
            zero(fields, "concurrencyPolicy", "Allow");
            unset(fields, "suspend", false);
            unset(fields, "successfulJobsHistoryLimit", 3);
            unset(fields, "failedJobsHistoryLimit", 1);
        }
        "PodFailurePolicyOnPodConditionsPattern" => zero(fields, "status", "True"),
        _ => {}
    }
}

/// Only of a Job, not of a CronJob's template.
fn job(fields: &mut Fields) {
    let labels = fields
        .get("spec")
        .and_then(|spec| spec.get("template")?.get("metadata")?.get("labels"))
        .filter(|labels| labels.is_object())
        .cloned();
    if let Some(labels) = labels
        && let Some(metadata) = within(fields, "metadata")
    {
        zero(metadata, "labels", labels);
    }
    let Some(spec) = within(fields, "spec") else {
        return;
    };
    if is_nil(spec, "completions") && is_nil(spec, "parallelism") {
        unset(spec, "completions", 1);
    }
    unset(spec, "parallelism", 1);
    let per_index = !is_nil(spec, "backoffLimitPerIndex");
    unset(spec, "backoffLimit", if per_index { i32::MAX } else { 6 });
    unset(spec, "completionMode", "NonIndexed");
    unset(spec, "suspend", false);
    let replacement = if is_nil(spec, "podFailurePolicy") {
        "TerminatingOrFailed"
    } else {
        "Failed"
    };
    unset(spec, "podReplacementPolicy", replacement);
    unset(spec, "manualSelector", false);
}

fn autoscaler(fields: &mut Fields, version: &str) {
    unset(fields, "minReplicas", 1);
    if version == "v1" {
        return;
    }
    let target = json!({"type": "Utilization", "averageUtilization": 80});
    let metric = json!({"type": "Resource", "resource": {"name": "cpu", "target": target}});
    zero(fields, "metrics", json!([metric]));
    let Some(Value::Object(behavior)) = fields.get_mut("behavior") else {
        return;
    };
    let all = json!({"type": "Percent", "value": 100, "periodSeconds": 15});
    let four = json!({"type": "Pods", "value": 4, "periodSeconds": 15});
    if let Some(up) = within(behavior, "scaleUp") {
        unset(up, "stabilizationWindowSeconds", 0);
        scaling_rules(up, json!([four, all]));
    }
    if let Some(down) = within(behavior, "scaleDown") {
        scaling_rules(down, json!([all]));
    }
}

fn scaling_rules(rules: &mut Fields, policies: Value) {
    unset(rules, "selectPolicy", "Max");
    unset(rules, "policies", policies);
}

fn networking(kind: &str, version: &str, fields: &mut Fields) {
    match kind {
        "NetworkPolicyPort" => unset(fields, "protocol", "TCP"),
        "NetworkPolicySpec" => {
            let types = if is_zero(fields, "egress") {
                json!(["Ingress"])
            } else {
                json!(["Ingress", "Egress"])
            };
            zero(fields, "policyTypes", types);
        }
        "HTTPIngressPath" if version == "v1beta1" => {
            unset(fields, "pathType", "ImplementationSpecific");
        }
        "IngressClassParametersReference" => unset(fields, "scope", "Cluster"),
        _ => {}
    }
}

fn storage(kind: &str, fields: &mut Fields) {
    match kind {
        "StorageClass" => {
            unset(fields, "reclaimPolicy", "Delete");
            unset(fields, "volumeBindingMode", "Immediate");
        }
        "CSIDriverSpec" => {
            unset(fields, "attachRequired", true);
            unset(fields, "podInfoOnMount", false);
            unset(fields, "storageCapacity", false);
            unset(fields, "fsGroupPolicy", "ReadWriteOnceWithFSType");
            zero(fields, "volumeLifecycleModes", json!(["Persistent"]));
            unset(fields, "requiresRepublish", false);
            unset(fields, "seLinuxMount", false);
        }
        _ => {}
    }
}

fn admission(kind: &str, version: &str, fields: &mut Fields) {
    let old = version == "v1beta1";
    match kind {
        "ValidatingWebhook" | "MutatingWebhook" => {
            unset(fields, "failurePolicy", if old { "Ignore" } else { "Fail" });
            unset(
                fields,
                "matchPolicy",
                if old { "Exact" } else { "Equivalent" },
            );
            unset(fields, "namespaceSelector", json!({}));
            unset(fields, "objectSelector", json!({}));
            unset(fields, "timeoutSeconds", if old { 30 } else { 10 });
            if old {
                unset(fields, "sideEffects", "Unknown");
                zero(fields, "admissionReviewVersions", json!(["v1beta1"]));
            }
            if kind == "MutatingWebhook" {
                unset(fields, "reinvocationPolicy", "Never");
            }
        }
        // `Rule` is opened into these two.
        "Rule" | "RuleWithOperations" | "NamedRuleWithOperations" => unset(fields, "scope", "*"),
        "ServiceReference" => unset(fields, "port", 443),
        "ValidatingAdmissionPolicySpec" | "MutatingAdmissionPolicySpec" => {
            unset(fields, "failurePolicy", "Fail");
        }
        "ParamRef" if version == "v1alpha1" => unset(fields, "parameterNotFoundAction", "Deny"),
        "MatchResources" => {
            unset(fields, "matchPolicy", "Equivalent");
            unset(fields, "namespaceSelector", json!({}));
            unset(fields, "objectSelector", json!({}));
        }
        _ => {}
    }
}

fn flow_control(kind: &str, version: &str, fields: &mut Fields) {
    match kind {
        "FlowSchemaSpec" => zero(fields, "matchingPrecedence", 1000),
        "ExemptPriorityLevelConfiguration" => {
            unset(fields, "nominalConcurrencyShares", 0);
            unset(fields, "lendablePercent", 0);
        }
        "LimitedPriorityLevelConfiguration" => {
            match version {
                "v1" => unset(fields, "nominalConcurrencyShares", 30),
                "v1beta3" => zero(fields, "nominalConcurrencyShares", 30),
                _ => zero(fields, "assuredConcurrencyShares", 30),
            }
            unset(fields, "lendablePercent", 0);
        }
        "QueuingConfiguration" => {
            zero(fields, "handSize", 8);
            zero(fields, "queues", 64);
            zero(fields, "queueLengthLimit", 50);
        }
        _ => {}
    }
}

fn resource(kind: &str, fields: &mut Fields) {
    match kind {
        "ExactDeviceRequest" | "DeviceSubRequest" => {
            zero(fields, "allocationMode", "ExactCount");
            if text(fields, "allocationMode") == "ExactCount" {
                zero(fields, "count", 1);
            }
        }
        "DeviceToleration" => zero(fields, "operator", "Equal"),
        // Kubernetes takes the present time, which is one for all sides.
        "DeviceTaint" => unset(fields, "timeAdded", "1970-01-01T00:00:00Z"),
        "ResourcePoolStatusRequestSpec" => unset(fields, "limit", 100),
        _ => {}
    }
}
