//! driftctl against a real kube-apiserver: each test lives in a namespace of its own, changes it with the commands of
//! real life, and reads the JSON of the contract.

mod argo;
mod connections;
mod drifts;
mod extras;
mod faults;
mod gaps;
mod health;
mod kinds;
mod objects;
mod progress;
mod rights;
mod server_side;
mod snapshots;
mod synced;
mod webhooks;

use serde_json::Value;

use crate::harness::{Namespace, Run, User, Workspace, tools};

const OVERLAY: &str = "overlays/production";

/// The example, its production moved into the namespace of a test, with a kubeconfig for the user.
fn example(namespace: &Namespace, user: User) -> Workspace {
    placed(OVERLAY, "payments", namespace).with("kubeconfig", &namespace.kubeconfig(user))
}

/// The example with one overlay moved from the namespace `from` into that of a test.
fn placed(overlay: &str, from: &str, namespace: &Namespace) -> Workspace {
    let (from, to) = (
        format!("\nnamespace: {from}\n"),
        format!("\nnamespace: {}\n", namespace.name),
    );
    Workspace::fixture("payments-api").replacing(
        &format!("{overlay}/kustomization.yaml"),
        &from,
        &to,
    )
}

/// What kustomize renders, stream of YAML documents.
fn rendered(workspace: &Workspace, overlay: &str) -> String {
    let kustomize = tools::kustomize().expect("who has a control plane has kustomize");
    let mut command = workspace.command(kustomize);
    command.args(["build", overlay]);
    Run::of(command, "").exits(0).stdout
}

/// Brings what Git says into the cluster as Argo CD does: its tracking id on every object, a client-side apply.
fn sync(workspace: &Workspace, namespace: &Namespace) {
    let mut items = Vec::new();
    for document in serde_yaml::Deserializer::from_str(&rendered(workspace, OVERLAY)) {
        let mut object: Value =
            serde::Deserialize::deserialize(document).expect("kustomize writes YAML");
        let id = tracking_id(&object);
        object["metadata"]["annotations"]["argocd.argoproj.io/tracking-id"] = id.into();
        items.push(object);
    }
    let list = serde_json::json!({"apiVersion": "v1", "kind": "List", "items": items}).to_string();
    namespace.apply(&list, &["--field-manager=argocd-controller"]);
}

/// `<application>:<group>/<Kind>:<namespace>/<name>`
fn tracking_id(object: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let version = text(&object["apiVersion"]);
    let group = version.split_once('/').map_or("", |(group, _)| group);
    let (kind, metadata) = (text(&object["kind"]), &object["metadata"]);
    format!(
        "payments-api:{group}/{kind}:{}/{}",
        text(&metadata["namespace"]),
        text(&metadata["name"])
    )
}

/// What `driftctl diff` answers about one overlay.
struct Answer {
    run: Run,
    report: Value,
}

/// Runs `driftctl diff` over production, with the kubeconfig of the workspace.
fn diff(workspace: &Workspace) -> Answer {
    diff_with(workspace, OVERLAY, &["--kubeconfig", "kubeconfig"])
}

fn diff_with(workspace: &Workspace, overlay: &str, flags: &[&str]) -> Answer {
    let line = ["diff", overlay, "-o", "json"];
    let run = workspace.run(line.iter().chain(flags));
    let report = run.json();
    Answer { run, report }
}

impl Answer {
    /// The verdict and the exit code, which have to go together.
    fn is(&self, sync: &str, code: i32) -> &Self {
        let verdict = &self.report["verdict"];
        let said = (
            verdict["sync"].as_str(),
            verdict["exitCode"].as_i64(),
            self.run.code,
        );
        assert_eq!(
            said,
            (Some(sync), Some(code.into()), Some(code)),
            "{}",
            self.run.transcript()
        );
        self
    }

    /// The one object of this kind and name.
    fn object(&self, kind: &str, name: &str) -> &Value {
        let objects = self.report["applications"][0]["objects"]
            .as_array()
            .expect("objects");
        let mut found = objects
            .iter()
            .filter(|object| object["kind"] == kind && object["name"] == name);
        let object = found
            .next()
            .unwrap_or_else(|| panic!("no {kind} {name}:\n{}", self.run.transcript()));
        assert!(found.next().is_none(), "two of {kind} {name}");
        object
    }

    /// The `state` of an object.
    fn state(&self, kind: &str, name: &str) -> &str {
        self.object(kind, name)["state"].as_str().expect("a state")
    }

    /// The difference of an object at a path as it is printed.
    fn difference(&self, kind: &str, text: &str) -> &Value {
        let name = if kind == "ConfigMap" {
            "payments-api-config"
        } else {
            "payments-api"
        };
        let differences = self.object(kind, name)["differences"]
            .as_array()
            .expect("differences");
        let found = differences
            .iter()
            .find(|difference| difference["text"] == text);
        found.unwrap_or_else(|| panic!("no difference at `{text}`:\n{}", self.run.transcript()))
    }

    /// Paths, with kind, of all differences that count.
    fn counted(&self) -> Vec<String> {
        let objects = self.report["applications"][0]["objects"]
            .as_array()
            .expect("objects");
        let mut counted = Vec::new();
        for object in objects {
            for difference in object["differences"].as_array().expect("differences") {
                if difference["counted"] == true {
                    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                    counted.push(format!(
                        "{} {}",
                        word(&object["kind"]),
                        word(&difference["text"])
                    ));
                }
            }
        }
        counted
    }
}

/// Git, last-applied and live of a difference: values where there are some, else the state of each side.
fn sides(difference: &Value) -> [Value; 3] {
    ["git", "lastApplied", "live"].map(|side| match &difference[side] {
        value if value["state"] == "value" => value["value"].clone(),
        value => value["state"].clone(),
    })
}
