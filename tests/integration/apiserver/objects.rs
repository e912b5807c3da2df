//! The objects that pairs start from (`src/compare/tests/pairs`): what a real apiserver makes of the manifests in
//! `fixtures/compare/objects/`. They are recorded once, with `DRIFTCTL_TEST_RECORD=objects`, so that comparing thousands of
//! pairs needs no apiserver; without it the test holds the record against the manifests.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::{Namespace, Run, control_plane, project};

const RECORD: &str = "recorded.jsonl";
const TYPES: &str = "openapi.json";
const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";

fn folder() -> PathBuf {
    project().join("fixtures/compare/objects")
}

fn manifests(file: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(folder().join(file)).expect("readable");
    serde_yaml::Deserializer::from_str(&text)
        .map(|document| serde::Deserialize::deserialize(document).expect("YAML"))
        .collect()
}

#[test]
fn the_recorded_objects_are_those_of_the_manifests() {
    let manifests = [manifests("built-in.yaml"), manifests("custom.yaml")];
    if std::env::var_os("DRIFTCTL_TEST_RECORD").is_some_and(|what| what == "objects") {
        record(&manifests);
    }
    let text = std::fs::read_to_string(folder().join(RECORD)).expect("readable");
    let recorded: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["git"].take())
        .collect();
    assert_eq!(
        recorded,
        manifests.concat(),
        "record them anew with DRIFTCTL_TEST_RECORD=objects"
    );
}

fn record(manifests: &[Vec<Value>; 2]) {
    let plane = control_plane().expect("recording needs the control plane");
    let client = plane.namespace("compared-client");
    let server = plane.namespace("compared-server");
    let client = applied(&client, manifests, &[]);
    clear(&server, manifests);
    let server = applied(
        &server,
        manifests,
        &["--server-side", "--field-manager=argocd-controller"],
    );
    let mut file = std::fs::File::create(folder().join(RECORD)).expect("writable");
    for ((git, client), server) in manifests.concat().iter().zip(client).zip(server) {
        let row = json!({"git": git, "clientSide": client, "serverSide": server});
        writeln!(file, "{row}").expect("writable");
    }
}

/// Applies all of them, the definitions of custom resources before those, and reads them back in their order.
fn applied(
    namespace: &Namespace,
    [built_in, custom]: &[Vec<Value>; 2],
    flags: &[&str],
) -> Vec<Value> {
    let (definitions, resources): (Vec<Value>, Vec<Value>) = custom
        .iter()
        .cloned()
        .partition(|object| object["kind"] == "CustomResourceDefinition");
    let mut read = Vec::new();
    for objects in [built_in, &definitions, &resources] {
        let list = json!({"apiVersion": "v1", "kind": "List", "items": objects}).to_string();
        namespace.apply(&list, flags);
        if objects == &definitions {
            namespace.kubectl(["wait", "--for=condition=Established", "crd", "--all"]);
            types(namespace, &definitions);
            for definition in &definitions {
                discovered(namespace, definition);
            }
        }
        let get = namespace.command(["get", "-f", "-", "-o", "json", "--show-managed-fields"]);
        let mut list = Run::of(get, &list).exits(0).json();
        let Value::Array(items) = list["items"].take() else {
            panic!("a list")
        };
        assert_eq!(items.len(), objects.len());
        read.extend(items.into_iter().map(without_record));
    }
    read
}

/// Discovery comes later than the condition.
fn discovered(namespace: &Namespace, definition: &Value) {
    let name = definition["metadata"]["name"].as_str().expect("a name");
    let start = Instant::now();
    while Run::of(namespace.command(["get", name]), "").code != Some(0) {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "`{name}` is not served"
        );
        std::thread::sleep(Duration::from_millis(500));
    }
}

fn without_record(mut object: Value) -> Value {
    if let Some(Value::Object(annotations)) = object.pointer_mut("/metadata/annotations") {
        annotations.remove(LAST_APPLIED);
        if annotations.is_empty() {
            object["metadata"]
                .as_object_mut()
                .expect("a map")
                .remove("annotations");
        }
    }
    object
}

/// What belongs to no namespace is made anew.
fn clear(namespace: &Namespace, manifests: &[Vec<Value>; 2]) {
    for objects in manifests.iter().rev() {
        let list = json!({"apiVersion": "v1", "kind": "List", "items": objects}).to_string();
        let delete = namespace.command([
            "delete",
            "--ignore-not-found",
            "--wait=true",
            "--timeout=60s",
            "-f",
            "-",
        ]);
        Run::of(delete, &list).exits(0);
    }
}

/// Records what the apiserver says of types, once it says something of these.
fn types(namespace: &Namespace, definitions: &[Value]) {
    let start = Instant::now();
    loop {
        let mut document = namespace.kubectl(["get", "--raw", "/openapi/v2"]).json();
        let text = document["definitions"].to_string();
        let is_known = |definition: &Value| {
            let kind = &definition["spec"]["names"]["kind"];
            let group = &definition["spec"]["group"];
            text.contains(&format!("{{\"group\":{group},\"kind\":{kind}"))
        };
        if definitions.iter().all(is_known) {
            document["paths"] = json!({});
            strip(&mut document);
            std::fs::write(folder().join(TYPES), document.to_string()).expect("writable");
            return;
        }
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "the apiserver tells no types of custom resources"
        );
        std::thread::sleep(Duration::from_millis(500));
    }
}

/// Takes out what only people read.
fn strip(document: &mut Value) {
    match document {
        Value::Object(fields) => {
            if fields.get("description").is_some_and(Value::is_string) {
                fields.remove("description");
            }
            fields.remove("securityDefinitions");
            fields.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
