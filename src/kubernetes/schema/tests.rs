//! What Go makes of manifests.

use serde_json::{Value, json};

use super::{built_in, complete, fill, remarshal, table};
use crate::kubernetes::GroupVersionKind;

fn read(tree: &Value) -> Option<Value> {
    let text = |key: &str| tree[key].as_str().expect("a text");
    let gvk = GroupVersionKind::parse(text("apiVersion"), text("kind"));
    remarshal(built_in(&gvk).expect("a built-in kind"), tree).ok()
}

fn deployment(spec: Value) -> Value {
    json!({"apiVersion": "apps/v1", "kind": "Deployment", "spec": spec})
}

#[test]
fn the_table_can_be_searched() {
    assert!(table::KINDS.is_sorted_by_key(|&(group, kind, version, _)| (group, kind, version)));
    for &(_, kind, _, of) in table::KINDS {
        assert!(of.fields.is_sorted_by_key(|field| field.name), "{kind}");
    }
    assert!(
        built_in(&GroupVersionKind::parse(
            "apiextensions.k8s.io/v1",
            "CustomResourceDefinition"
        ))
        .is_none()
    );
}

#[test]
fn values_become_canonical_and_zero_values_vanish() {
    let before = deployment(json!({
        "replicas": 0, "paused": false, "minReadySeconds": 0.0,
        "template": {"metadata": {"creationTimestamp": null}, "spec": {"hostNetwork": false, "containers": [
            {"name": "c", "args": [], "resources": {"limits": {"cpu": "1000m"}}, "securityContext": {"privileged": false}},
        ]}},
    }));
    let after = deployment(json!({
        "replicas": 0,
        "template": {"metadata": {}, "spec": {"containers": [
            {"name": "c", "resources": {"limits": {"cpu": "1"}}, "securityContext": {"privileged": false}},
        ]}},
    }));
    assert_eq!(read(&before), Some(after));
}

#[test]
fn null_is_the_zero_value() {
    let before = deployment(
        json!({"replicas": null, "strategy": null, "template": {"spec": {"containers": null}}}),
    );
    let after = deployment(json!({"strategy": {}, "template": {"spec": {"containers": null}}}));
    assert_eq!(read(&before), Some(after));
}

#[test]
fn unknown_keys_and_wrong_types_are_refused() {
    for spec in [
        json!({"replica": 1}),
        json!({"replicas": "1"}),
        json!({"replicas": 1.5}),
        json!({"replicas": 3_000_000_000_i64}),
        json!([]),
    ] {
        assert_eq!(read(&deployment(spec.clone())), None, "{spec}");
    }
}

#[test]
fn a_key_that_differs_in_case_is_read_and_then_dropped() {
    let before = deployment(json!({"Replicas": 3}));
    assert_eq!(read(&before), Some(deployment(json!({}))));
}

#[test]
fn defaults_are_kubernetes_own() {
    let of = built_in(&GroupVersionKind::parse("v1", "Service")).expect("a built-in kind");
    let mut tree = complete(
        of,
        &json!({"spec": {"ports": [{"port": 80}], "type": "LoadBalancer"}}),
    )
    .expect("a Service");
    fill(of, &mut tree);
    assert_eq!(
        tree["spec"],
        json!({
            "allocateLoadBalancerNodePorts": true, "externalTrafficPolicy": "Cluster", "internalTrafficPolicy": "Cluster",
            "ports": [{"port": 80, "protocol": "TCP", "targetPort": 80}], "sessionAffinity": "None", "type": "LoadBalancer",
        })
    );
}
