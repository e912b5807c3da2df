//! What Go makes of manifests.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde_json::{Map, Value, json};

use super::extensions::{API_SERVICE, CRD, DEFINITIONS};
use super::{built_in, complete, fill, remarshal, table};
use crate::kubernetes::GroupVersionKind;
use crate::tests::argo;

fn read(tree: &Value) -> Option<Value> {
    let text = |key: &str| tree[key].as_str().expect("a text");
    let gvk = GroupVersionKind::parse(text("apiVersion"), text("kind"));
    remarshal(built_in(&gvk).expect("a built-in kind"), tree).ok()
}

fn deployment(spec: &Value) -> Value {
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
    let before = deployment(&json!({
        "replicas": 0, "paused": false, "minReadySeconds": 0.0,
        "template": {"metadata": {"creationTimestamp": null}, "spec": {"hostNetwork": false, "containers": [
            {"name": "c", "args": [], "resources": {"limits": {"cpu": "1000m"}}, "securityContext": {"privileged": false}},
        ]}},
    }));
    let after = deployment(&json!({
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
        &json!({"replicas": null, "strategy": null, "template": {"spec": {"containers": null}}}),
    );
    let after = deployment(&json!({"strategy": {}, "template": {"spec": {"containers": null}}}));
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
        assert_eq!(read(&deployment(&spec)), None, "{spec}");
    }
}

#[test]
fn a_key_that_differs_in_case_is_read_and_then_dropped() {
    let before = deployment(&json!({"Replicas": 3}));
    assert_eq!(read(&before), Some(deployment(&json!({}))));
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

/// What the apiserver of the tests told of CustomResourceDefinition and APIService, as far as it matters to these.
fn told() -> BTreeMap<String, Value> {
    let text = include_str!("../../../fixtures/compare/objects/openapi.json");
    let document: Value = serde_json::from_str(text).expect("JSON");
    let mut found = BTreeMap::new();
    let mut wanted = vec![CRD.to_owned(), API_SERVICE.to_owned()];
    while let Some(name) = wanted.pop() {
        let definition = without_words(&document["definitions"][&name]);
        if let Entry::Vacant(place) = found.entry(name) {
            referred(&definition, &mut wanted);
            place.insert(definition);
        }
    }
    found
}

fn referred(schema: &Value, names: &mut Vec<String>) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        names.extend(name.rsplit('/').next().map(str::to_owned));
    }
    match schema {
        Value::Object(fields) => fields.values().for_each(|value| referred(value, names)),
        Value::Array(items) => items.iter().for_each(|value| referred(value, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A schema without what does not say how values are merged.
fn without_words(schema: &Value) -> Value {
    let Value::Object(fields) = schema else {
        return schema.clone();
    };
    let mut kept = Map::new();
    for (key, value) in fields {
        let value = match (key.as_str(), value) {
            ("description" | "required" | "x-kubernetes-group-version-kind", _) => continue,
            ("properties", Value::Object(properties)) => properties
                .iter()
                .map(|(name, schema)| (name.clone(), without_words(schema)))
                .collect(),
            _ => without_words(value),
        };
        kept.insert(key.clone(), value);
    }
    Value::Object(kept)
}

/// `DRIFTCTL_TEST_RECORD=extensions` writes them anew.
#[test]
fn the_types_of_extensions_are_those_that_an_apiserver_tells() {
    let told = told();
    if argo::variable("RECORD").as_deref() == Some("extensions") {
        let text = serde_json::to_string_pretty(&told).expect("JSON");
        std::fs::write("src/kubernetes/schema/extensions.json", text + "\n").expect("writable");
    }
    assert_eq!(*DEFINITIONS, told);
}
