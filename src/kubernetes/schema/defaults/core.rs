//! Defaults of core/v1: pods, their containers and volumes, services, claims.

use serde_json::{Value, json};

use super::{Fields, is_nil, is_zero, text, unset, within, zero};

/// The mode of the files of a projected volume: 0644.
const FILE_MODE: i32 = 420;

pub(super) fn add(kind: &str, fields: &mut Fields) {
    match kind {
        "Pod" => pod(fields),
        "PodSpec" => pod_spec(fields),
        "Container" | "EphemeralContainer" | "EphemeralContainerCommon" => container(fields),
        "ContainerPort" => zero(fields, "protocol", "TCP"),
        "Probe" => probe(fields),
        "HTTPGetAction" => {
            zero(fields, "path", "/");
            zero(fields, "scheme", "HTTP");
        }
        "GRPCAction" => unset(fields, "service", ""),
        "ObjectFieldSelector" => zero(fields, "apiVersion", "v1"),
        "FileKeySelector" => unset(fields, "optional", false),
        "Volume" => volume(fields),
        "SecretVolumeSource"
        | "ConfigMapVolumeSource"
        | "DownwardAPIVolumeSource"
        | "ProjectedVolumeSource" => unset(fields, "defaultMode", FILE_MODE),
        "ServiceAccountTokenProjection" => unset(fields, "expirationSeconds", 3600),
        "HostPathVolumeSource" => unset(fields, "type", ""),
        "ISCSIVolumeSource" | "ISCSIPersistentVolumeSource" => {
            zero(fields, "iscsiInterface", "default");
        }
        "RBDVolumeSource" | "RBDPersistentVolumeSource" => {
            zero(fields, "pool", "rbd");
            zero(fields, "user", "admin");
            zero(fields, "keyring", "/etc/ceph/keyring");
        }
        "AzureDiskVolumeSource" => {
            unset(fields, "cachingMode", "ReadWrite");
            unset(fields, "fsType", "ext4");
            unset(fields, "readOnly", false);
            unset(fields, "kind", "Shared");
        }
        "ScaleIOVolumeSource" | "ScaleIOPersistentVolumeSource" => {
            zero(fields, "storageMode", "ThinProvisioned");
            zero(fields, "fsType", "xfs");
        }
        "Service" => service(fields),
        "ReplicationController" => replication_controller(fields),
        "Secret" => zero(fields, "type", "Opaque"),
        "PersistentVolume" => persistent_volume(fields),
        "PersistentVolumeClaim" => phase(fields, "Pending"),
        "PersistentVolumeClaimSpec" => unset(fields, "volumeMode", "Filesystem"),
        "EndpointPort" => zero(fields, "protocol", "TCP"),
        "Namespace" => namespace(fields),
        "NodeStatus" => node_status(fields),
        "LimitRangeItem" => limit_range_item(fields),
        _ => {}
    }
}

/// The older name of the service account is served beside the newer one.
pub(super) fn add_aliases(name: &str, fields: &mut Fields) {
    if name == "core/v1.PodSpec" {
        match (
            fields.get("serviceAccountName").cloned(),
            fields.get("serviceAccount").cloned(),
        ) {
            (Some(account), None) => fields.insert("serviceAccount".to_owned(), account),
            (None, Some(account)) => fields.insert("serviceAccountName".to_owned(), account),
            (Some(_), Some(_)) | (None, None) => None,
        };
    }
}

fn pod(fields: &mut Fields) {
    let Some(spec) = within(fields, "spec") else {
        return;
    };
    for containers in ["containers", "initContainers"] {
        each(spec, containers, requests_from_limits);
    }
    unset(spec, "enableServiceLinks", true);
    if spec.get("hostNetwork") == Some(&Value::Bool(true)) {
        for containers in ["containers", "initContainers"] {
            each(spec, containers, |container| {
                each(container, "ports", host_port);
            });
        }
    }
}

/// A container that says its limits and not its requests asks for as much. Only in a Pod, not in a pod template.
fn requests_from_limits(container: &mut Fields) {
    let Some(resources) = within(container, "resources") else {
        return;
    };
    fill_from(resources, "requests", "limits");
}

/// Copies the entries of one resource list that another lacks.
fn fill_from(fields: &mut Fields, to: &str, from: &str) {
    let Some(Value::Object(from)) = fields.get(from).cloned() else {
        return;
    };
    let Some(to) = within(fields, to) else {
        return;
    };
    for (name, amount) in from {
        to.entry(name).or_insert(amount);
    }
}

fn host_port(port: &mut Fields) {
    if let Some(number) = port.get("containerPort").cloned() {
        zero(port, "hostPort", number);
    }
}

fn pod_spec(fields: &mut Fields) {
    zero(fields, "dnsPolicy", "ClusterFirst");
    zero(fields, "restartPolicy", "Always");
    unset(fields, "securityContext", json!({}));
    unset(fields, "terminationGracePeriodSeconds", 30);
    zero(fields, "schedulerName", "default-scheduler");
}

fn container(fields: &mut Fields) {
    let policy = pull_policy(text(fields, "image"));
    zero(fields, "imagePullPolicy", policy);
    zero(fields, "terminationMessagePath", "/dev/termination-log");
    zero(fields, "terminationMessagePolicy", "File");
}

/// `Always` for the tag `latest`, said or implied. A name that is no image reference has no tag at all.
fn pull_policy(image: &str) -> &'static str {
    let name = image.rsplit('/').next().unwrap_or_default();
    let digest = image.contains('@');
    let tag = name.split('@').next().unwrap_or_default().split_once(':');
    let latest = match tag {
        Some((_, tag)) => tag == "latest",
        None => !digest && is_reference(image),
    };
    if latest { "Always" } else { "IfNotPresent" }
}

/// Whether the text without its tag could be the name of an image: lower case but for the registry's host.
fn is_reference(image: &str) -> bool {
    let path = match image.split_once('/') {
        Some((host, path)) if host.contains(['.', ':']) || host == "localhost" => path,
        _ => image,
    };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
    path.split('/').all(|part| {
        !part.is_empty()
            && part.chars().all(plain)
            && part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part.ends_with(|c: char| c.is_ascii_alphanumeric())
    })
}

fn probe(fields: &mut Fields) {
    zero(fields, "timeoutSeconds", 1);
    zero(fields, "periodSeconds", 10);
    zero(fields, "successThreshold", 1);
    zero(fields, "failureThreshold", 3);
}

fn volume(fields: &mut Fields) {
    if fields.keys().all(|key| key == "name") {
        fields.insert("emptyDir".to_owned(), json!({}));
    }
    if let Some(Value::Object(image)) = fields.get_mut("image") {
        let policy = pull_policy(text(image, "reference"));
        zero(image, "pullPolicy", policy);
    }
}

fn service(fields: &mut Fields) {
    let Some(spec) = within(fields, "spec") else {
        return;
    };
    session_affinity(spec);
    zero(spec, "type", "ClusterIP");
    each(spec, "ports", service_port);
    let kind = text(spec, "type").to_owned();
    let exposed = matches!(kind.as_str(), "NodePort" | "LoadBalancer");
    let reachable = exposed || (kind == "ClusterIP" && !is_zero(spec, "externalIPs"));
    if reachable {
        zero(spec, "externalTrafficPolicy", "Cluster");
    }
    if exposed || kind == "ClusterIP" {
        unset(spec, "internalTrafficPolicy", "Cluster");
    }
    if kind == "LoadBalancer" {
        unset(spec, "allocateLoadBalancerNodePorts", true);
    }
}

fn session_affinity(spec: &mut Fields) {
    zero(spec, "sessionAffinity", "None");
    match text(spec, "sessionAffinity") {
        "None" => {
            spec.shift_remove("sessionAffinityConfig");
        }
        "ClientIP" => {
            let seconds = spec
                .get("sessionAffinityConfig")
                .and_then(|config| config.get("clientIP")?.get("timeoutSeconds"));
            if seconds.is_none_or(Value::is_null) {
                let config = json!({"clientIP": {"timeoutSeconds": 10800}});
                spec.insert("sessionAffinityConfig".to_owned(), config);
            }
        }
        _ => {}
    }
}

fn service_port(port: &mut Fields) {
    zero(port, "protocol", "TCP");
    if is_zero(port, "targetPort")
        && let Some(number) = port.get("port").cloned()
    {
        port.insert("targetPort".to_owned(), number);
    }
}

fn replication_controller(fields: &mut Fields) {
    let labels = fields
        .get("spec")
        .and_then(|spec| spec.get("template")?.get("metadata")?.get("labels"))
        .filter(|labels| labels.is_object())
        .cloned();
    if let Some(spec) = within(fields, "spec") {
        if let Some(labels) = &labels {
            zero(spec, "selector", labels.clone());
        }
        unset(spec, "replicas", 1);
    }
    if let Some(labels) = labels
        && let Some(metadata) = within(fields, "metadata")
    {
        zero(metadata, "labels", labels);
    }
}

fn persistent_volume(fields: &mut Fields) {
    phase(fields, "Pending");
    if let Some(spec) = within(fields, "spec") {
        zero(spec, "persistentVolumeReclaimPolicy", "Retain");
        unset(spec, "volumeMode", "Filesystem");
    }
}

fn phase(fields: &mut Fields, phase: &str) {
    if let Some(status) = within(fields, "status") {
        zero(status, "phase", phase);
    }
}

fn namespace(fields: &mut Fields) {
    phase(fields, "Active");
    let Some(metadata) = within(fields, "metadata") else {
        return;
    };
    let name = text(metadata, "name").to_owned();
    if !name.is_empty()
        && let Some(labels) = within(metadata, "labels")
    {
        labels.insert("kubernetes.io/metadata.name".to_owned(), name.into());
    }
}

fn node_status(fields: &mut Fields) {
    if is_nil(fields, "allocatable")
        && let Some(capacity) = fields.get("capacity").cloned()
    {
        fields.insert("allocatable".to_owned(), capacity);
    }
}

fn limit_range_item(fields: &mut Fields) {
    if text(fields, "type") == "Container" {
        fill_from(fields, "default", "max");
        fill_from(fields, "defaultRequest", "default");
        fill_from(fields, "defaultRequest", "min");
    }
}

fn each(fields: &mut Fields, key: &str, mut change: impl FnMut(&mut Fields)) {
    if let Some(Value::Array(items)) = fields.get_mut(key) {
        for item in items {
            if let Value::Object(item) = item {
                change(item);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_tag_latest_is_always_pulled() {
        for always in [
            "nginx",
            "nginx:latest",
            "reg.example:5000/a/b",
            "a/b@sha256:0:latest",
        ] {
            if always.contains('@') {
                continue;
            }
            assert_eq!(pull_policy(always), "Always", "{always}");
        }
        for present in [
            "nginx:1",
            "reg.example:5000/a/b:2",
            "a@sha256:00",
            "",
            "UPPER",
        ] {
            assert_eq!(pull_policy(present), "IfNotPresent", "{present}");
        }
    }
}
