//! A recorded cluster: the same run over it gives the same report, and nothing in it is a secret.

use serde_json::{Value, json};

use super::{OVERLAY, example, sync};
use crate::harness::{Run, User, Workspace, control_plane};

const KEY: &str = "a long random text";
const PASSWORD: &str = "correct-horse-battery-staple";
/// `PASSWORD` in base64.
const ENCODED: &str = "Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5LXN0YXBsZQ==";

/// The example with two Secrets, one of which somebody changed.
const SECRETS: &str = "\
apiVersion: v1
kind: Secret
metadata:
  name: payments-api-database
stringData:
  password: correct-horse-battery-staple
  user: payments
---
apiVersion: v1
kind: Secret
metadata:
  name: payments-api-mail
data:
  token: Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5LXN0YXBsZQ==
";

fn driftctl(workspace: &Workspace, line: &str, key: Option<&str>) -> Run {
    let mut command = workspace.command(env!("CARGO_BIN_EXE_driftctl"));
    command.args(line.split(' '));
    command.envs(key.map(|key| ("DRIFTCTL_SNAPSHOT_KEY", key)));
    Run::of(command, "")
}

/// The report without what may differ between a cluster and a recording of it.
fn report(run: &Run) -> String {
    let mut report = run.json();
    for field in ["liveSource", "startedAt", "finishedAt"] {
        report[field] = Value::Null;
    }
    without_health(&mut report);
    format!("{report:#}")
}

/// Controllers are at work all the time, so health and Events are others a moment later.
fn without_health(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|key, _| key != "health" && key != "healthCauses");
            fields.values_mut().for_each(without_health);
        }
        Value::Array(items) => items.iter_mut().for_each(without_health),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn a_snapshot_gives_the_report_that_the_cluster_gave() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("snapshot-same");
    let workspace = example(&namespace, User::Limited)
        .with("base/secrets.yaml", SECRETS)
        .replacing(
            "base/kustomization.yaml",
            "  - service.yaml\n",
            "  - service.yaml\n  - secrets.yaml\n",
        );
    sync(&workspace, &namespace);
    // Network policies may not be read: a gap. Custom resources are not served here.
    namespace.allow(
        User::Limited,
        "serviceaccounts,configmaps,services,secrets,deployments.apps,poddisruptionbudgets.policy,\
         horizontalpodautoscalers.autoscaling",
    );
    drift(&namespace);
    let workspace = workspace
        .with(
            "base/extra.yaml",
            "{apiVersion: gone.io/v1, kind: Thing, metadata: {name: t}}",
        )
        .replacing(
            "base/kustomization.yaml",
            "  - secrets.yaml\n",
            "  - secrets.yaml\n  - extra.yaml\n",
        );

    let line = format!("diff {OVERLAY} -o json --kubeconfig kubeconfig --full");
    let live = driftctl(&workspace, &line, None).exits(2);
    for (name, key) in [
        ("live.yaml", Some(KEY)),
        ("live.json", Some(KEY)),
        ("open.yaml", None),
    ] {
        let line = format!("snapshot {OVERLAY} --kubeconfig kubeconfig --to {name}");
        let run = driftctl(&workspace, &line, key).exits(2);
        assert!(run.stderr.contains("forbidden"), "{}", run.transcript());
        let text = std::fs::read_to_string(workspace.folder().join(name)).expect("written");
        for secret in [PASSWORD, ENCODED, "cGF5bWVudHM=", "somebody-else"] {
            assert!(!text.contains(secret), "{secret} in {name}");
        }
        let line = format!("diff {OVERLAY} -o json --live {name} --full");
        let replay = driftctl(&workspace, &line, key).exits(2);
        if key.is_some() {
            similar(&report(&live), &report(&replay));
        }
        let source = &replay.json()["liveSource"];
        assert_eq!(source["kind"], "snapshot");
        assert_eq!(source["context"], "test");
        assert_eq!(source["server"], plane.server());
        assert!(
            source["version"]
                .as_str()
                .is_some_and(|text| text.starts_with("v1."))
        );
    }

    let line = format!("diff {OVERLAY} -o json --live live.yaml");
    let without = driftctl(&workspace, &line, None).exits(2).json();
    let objects = without["applications"][0]["objects"]
        .as_array()
        .expect("objects");
    let secrets: Vec<&Value> = objects
        .iter()
        .filter(|object| object["kind"] == "Secret")
        .collect();
    assert_eq!(secrets.len(), 2);
    for secret in secrets {
        assert_eq!(secret["state"], "unknown");
        let hint = secret["errors"][0]["hint"].as_str().unwrap_or_default();
        assert!(hint.contains("DRIFTCTL_SNAPSHOT_KEY"), "{hint}");
    }
}

/// What differs, in words a person can use.
fn similar(live: &str, replay: &str) {
    let differing = live
        .lines()
        .zip(replay.lines())
        .find(|(one, other)| one != other);
    assert!(
        differing.is_none(),
        "cluster and snapshot differ: {differing:#?}"
    );
    assert_eq!(live.len(), replay.len());
}

/// Changes of every kind: a Secret, an image, an object gone and one left behind.
fn drift(namespace: &crate::harness::Namespace) {
    let password = json!({"stringData": {"password": "somebody-else"}}).to_string();
    namespace.kubectl([
        "patch",
        "secret",
        "payments-api-database",
        "--patch",
        &password,
    ]);
    namespace.kubectl([
        "set",
        "image",
        "deployment/payments-api",
        "api=registry.example/other:v1",
    ]);
    namespace.kubectl(["delete", "poddisruptionbudget", "payments-api"]);
    namespace.kubectl(["create", "configmap", "left", "--from-literal=a=b"]);
    namespace.kubectl([
        "annotate",
        "configmap",
        "left",
        &format!(
            "argocd.argoproj.io/tracking-id=payments-api:/ConfigMap:{}/left",
            namespace.name
        ),
    ]);
    namespace.kubectl(["scale", "deployment/payments-api", "--replicas=7"]);
}
