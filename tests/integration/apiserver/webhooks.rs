//! Admission webhooks: what they change on the way in is judged as Argo CD judges it, by each of its strategies.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::diff_with;
use crate::harness::{Decision, Namespace, Power, User, Webhook, Workspace, control_plane};

const MANAGER: &str = "--field-manager=argocd-controller";
const CLIENT: &[&str] = &["--kubeconfig", "kubeconfig"];
const SERVER: &[&str] = &["--kubeconfig", "kubeconfig", "--server-side"];
const INCLUDED: &[&str] = &[
    "--kubeconfig",
    "kubeconfig",
    "--server-side=include-webhooks",
];

const DEPLOYMENT: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - {name: web, image: registry.example/web:v1}
";

/// The Deployment in a namespace of this name, and a kubeconfig.
fn workspace(name: &str) -> Option<(Workspace, Namespace<'static>)> {
    let namespace = control_plane()?.namespace(name);
    let workspace = Workspace::new()
        .with("app/deployment.yaml", DEPLOYMENT)
        .with("kubeconfig", &namespace.kubeconfig(User::Admin));
    Some((workspace, namespace))
}

/// Puts a webhook before the Deployments of a namespace and waits until it is asked.
pub(super) fn install(webhook: &Webhook, power: Power, namespace: &Namespace) {
    let rules = ("apps", ["deployments"].as_slice());
    namespace.apply(&webhook.configuration(power, &namespace.name, rules), &[]);
    let start = Instant::now();
    while webhook.reviews().is_empty() {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "the webhook is never asked"
        );
        std::thread::sleep(Duration::from_millis(200));
        let probe = DEPLOYMENT.replace("name: web}\nspec", "name: probe}\nspec");
        let arguments = ["apply", "-f", "-", "--dry-run=server"];
        // It may be denied, which is an answer too.
        crate::harness::Run::of(namespace.command(arguments), &probe);
    }
}

/// Adds a sidecar and a label.
pub(super) fn inject(object: &Value) -> Decision {
    let containers = object["spec"]["template"]["spec"]["containers"].as_array();
    if containers.is_none_or(|containers| containers.len() != 1) {
        return Decision::Admit;
    }
    let path = "/spec/template/spec/containers";
    Decision::Change(json!([
        {"op": "add", "path": "/metadata/labels", "value": {"injected": "true"}},
        {"op": "add", "path": format!("{path}/-"), "value": {"name": "proxy", "image": "registry.example/proxy:v1"}},
    ]))
}

/// Takes the image from a mirror.
pub(super) fn mirror(object: &Value) -> Decision {
    let path = "/spec/template/spec/containers/0/image";
    match object.pointer(path).and_then(Value::as_str) {
        Some(image) if image.starts_with("registry.example/") => {
            let image = image.replace("registry.example/", "mirror.example/");
            Decision::Change(json!([{"op": "replace", "path": path, "value": image}]))
        }
        _ => Decision::Admit,
    }
}

#[test]
fn what_a_webhook_added_is_not_counted() {
    let Some((workspace, namespace)) = workspace("webhook-adds") else {
        return;
    };
    let webhook = Webhook::new(inject);
    install(&webhook, Power::Mutating, &namespace);
    namespace.apply(DEPLOYMENT, &[MANAGER]);

    let path = "jsonpath={.spec.template.spec.containers[*].name}";
    let containers = namespace.kubectl(["get", "deployment/web", "-o", path]);
    assert_eq!(containers.stdout, "web proxy");
    diff_with(&workspace, "app", CLIENT).is("Synced", 0);
    diff_with(&workspace, "app", SERVER).is("Synced", 0);
    diff_with(&workspace, "app", INCLUDED).is("Synced", 0);
}

/// A webhook that came after the apply: only who asks for what webhooks change is told.
#[test]
fn what_a_webhook_would_add_is_counted_on_demand() {
    let Some((workspace, namespace)) = workspace("webhook-would-add") else {
        return;
    };
    namespace.apply(DEPLOYMENT, &["--server-side", MANAGER]);
    let webhook = Webhook::new(inject);
    install(&webhook, Power::Mutating, &namespace);

    diff_with(&workspace, "app", CLIENT).is("Synced", 0);
    diff_with(&workspace, "app", SERVER).is("Synced", 0);
    let answer = diff_with(&workspace, "app", INCLUDED);
    answer.is("OutOfSync", 1);
    let counted = answer.counted();
    assert!(
        counted.iter().any(|line| line.contains("proxy")),
        "{counted:?}"
    );
    assert!(
        counted.iter().any(|line| line.contains("labels")),
        "{counted:?}"
    );
    let dry = webhook
        .reviews()
        .into_iter()
        .filter(|review| review["name"] == "web");
    let dry: Vec<Value> = dry.map(|review| review["dryRun"].clone()).collect();
    assert!(
        !dry.is_empty() && dry.iter().all(|dry| *dry == json!(true)),
        "{dry:?}"
    );
}

/// What Git says and a webhook says otherwise.
#[test]
fn what_a_webhook_overrules_is_drift_unless_the_server_is_asked() {
    let Some((workspace, namespace)) = workspace("webhook-overrules") else {
        return;
    };
    let webhook = Webhook::new(mirror);
    install(&webhook, Power::Mutating, &namespace);
    namespace.apply(DEPLOYMENT, &["--server-side", MANAGER]);

    let answer = diff_with(&workspace, "app", CLIENT);
    answer.is("OutOfSync", 1);
    let image = "Deployment spec.template.spec.containers[name=web].image";
    assert_eq!(answer.counted(), [image]);
    diff_with(&workspace, "app", SERVER).is("Synced", 0);
    diff_with(&workspace, "app", INCLUDED).is("Synced", 0);
}

#[test]
fn what_a_webhook_denies_is_unknown_with_its_words() {
    let Some((workspace, namespace)) = workspace("webhook-denies") else {
        return;
    };
    let settings =
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {mode: quick}}\n";
    namespace.apply(settings, &["--server-side", MANAGER]);
    let workspace = workspace.with("app/settings.yaml", settings);
    namespace.apply(DEPLOYMENT, &["--server-side", MANAGER]);
    let webhook = Webhook::new(|_| Decision::Deny("deployments rest on Sundays"));
    install(&webhook, Power::Validating, &namespace);

    diff_with(&workspace, "app", CLIENT).is("Synced", 0);
    // A server-side apply that changes nothing is asked about all the same.
    let changed = workspace.replacing("app/deployment.yaml", "replicas: 1", "replicas: 2");
    let answer = diff_with(&changed, "app", SERVER);
    answer.is("Unknown", 2);
    let error = &answer.object("Deployment", "web")["errors"][0];
    let message = error["message"].as_str().unwrap_or_default();
    assert!(message.contains("deployments rest on Sundays"), "{message}");
    assert_eq!(error["stage"], "compare");
    assert_eq!(answer.state("ConfigMap", "settings"), "same");
}
