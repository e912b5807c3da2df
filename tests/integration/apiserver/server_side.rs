//! `--server-side`: the cluster is asked by dry runs what an apply would leave, and by nothing else.

use serde_json::{Value, json};

use super::{Answer, OVERLAY, diff_with, example, sync};
use crate::harness::{Namespace, User, Workspace, control_plane};

const MANAGER: &str = "--field-manager=argocd-controller";
const FLAGS: &[&str] = &["--kubeconfig", "kubeconfig", "--server-side"];
const CLIENT_SIDE: &[&str] = &["--kubeconfig", "kubeconfig"];

const DEPLOYMENT: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {team: shop}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.example/web:v1
          ports: [{containerPort: 53, protocol: TCP}, {containerPort: 53, protocol: UDP}]
          resources: {limits: {cpu: 500m, memory: 1024Mi}}
";
const CONFIG_MAP: &str = "\
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {mode: quick, level: info}
";

/// Both manifests, applied by the server as Argo CD applies them, in a namespace of this name.
fn applied(name: &str) -> Option<(Workspace, Namespace<'static>)> {
    let namespace = control_plane()?.namespace(name);
    namespace.apply(DEPLOYMENT, &["--server-side", MANAGER]);
    namespace.apply(CONFIG_MAP, &["--server-side", MANAGER]);
    let workspace = Workspace::new()
        .with("app/deployment.yaml", DEPLOYMENT)
        .with("app/settings.yaml", CONFIG_MAP)
        .with("kubeconfig", &namespace.kubeconfig(User::Admin));
    Some((workspace, namespace))
}

fn asked(workspace: &Workspace) -> Answer {
    diff_with(workspace, "app", FLAGS)
}

/// The first error of an object: message, hint and file.
fn error(answer: &Answer, kind: &str, name: &str) -> [String; 3] {
    let error = &answer.object(kind, name)["errors"][0];
    ["message", "hint", "file"].map(|key| error[key].as_str().unwrap_or_default().to_owned())
}

#[test]
fn what_was_applied_is_in_sync() {
    let Some((workspace, _namespace)) = applied("ssd-synced") else {
        return;
    };
    let answer = asked(&workspace);
    answer.is("Synced", 0);
    assert_eq!(answer.report["counts"]["same"], 2);
}

#[test]
fn what_the_client_applied_is_in_sync_too() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("ssd-client");
    let workspace = example(&namespace, User::Admin);
    sync(&workspace, &namespace);
    let answer = diff_with(&workspace, OVERLAY, FLAGS);
    answer.is("Synced", 0);
    assert_eq!(
        answer.report["counts"]["same"],
        answer.report["counts"]["compared"]
    );
}

/// The invariant "read only": besides reading only patches that are dry runs are asked for, and only with the flag.
#[test]
fn only_dry_runs_are_asked_for_and_only_for_what_is_there() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("ssd-audit");
    let workspace = Workspace::new()
        .with("app/settings.yaml", CONFIG_MAP)
        .with("app/new.yaml", &CONFIG_MAP.replace("settings", "new"))
        .with("kubeconfig", &namespace.kubeconfig(User::Dry));
    namespace.apply(CONFIG_MAP, &[MANAGER]);
    namespace.allow_to(User::Dry, "get,list,patch", "configmaps");
    let version = || {
        let path = "jsonpath={.metadata.resourceVersion}";
        namespace
            .kubectl(["get", "configmap/settings", "-o", path])
            .stdout
    };
    let before = version();
    let requests = || -> Vec<(String, String)> {
        let events = plane.audit().into_iter();
        let events = events.filter(|event| event["user"]["username"] == User::Dry.name());
        let word = |value: &Value| value.as_str().unwrap_or("?").to_owned();
        events
            .map(|event| (word(&event["verb"]), word(&event["requestURI"])))
            .collect()
    };

    diff_with(&workspace, "app", CLIENT_SIDE).is("OutOfSync", 1);
    let reading = requests();
    assert!(!reading.is_empty(), "the audit log holds what was asked");
    assert!(
        reading
            .iter()
            .all(|(verb, _)| verb == "get" || verb == "list"),
        "{reading:?}"
    );

    let answer = asked(&workspace);
    answer.is("OutOfSync", 1);
    assert_eq!(answer.state("ConfigMap", "settings"), "same");
    assert_eq!(answer.state("ConfigMap", "new"), "missing");
    let all = requests();
    let (patches, others): (Vec<_>, Vec<_>) = all.iter().partition(|(verb, _)| verb == "patch");
    assert!(
        others
            .iter()
            .all(|(verb, _)| verb == "get" || verb == "list"),
        "{others:?}"
    );
    let [(_, uri)] = patches[..] else {
        panic!("one object is there: {patches:?}");
    };
    assert_eq!(
        uri,
        "/api/v1/namespaces/ssd-audit/configmaps/settings?dryRun=All&fieldManager=argocd-controller&force=true"
    );
    assert_eq!(version(), before, "nothing was written");
}

#[test]
fn without_the_right_to_patch_a_kind_is_unknown_and_the_rest_is_compared() {
    let Some((workspace, namespace)) = applied("ssd-rights") else {
        return;
    };
    let workspace = workspace.with("kubeconfig", &namespace.kubeconfig(User::Limited));
    namespace.allow(User::Limited, "configmaps,deployments.apps");
    let patch = [
        "create",
        "role",
        "patcher",
        "--verb=patch",
        "--resource=configmaps",
    ];
    namespace.kubectl(patch);
    namespace.kubectl([
        "create",
        "rolebinding",
        "patcher",
        "--role=patcher",
        "--user=limited",
    ]);

    let answer = asked(&workspace);

    answer.is("Unknown", 2);
    assert_eq!(answer.state("ConfigMap", "settings"), "same");
    assert_eq!(answer.state("Deployment", "web"), "unknown");
    let [message, hint, _] = error(&answer, "Deployment", "web");
    assert!(message.contains("cannot patch resource"), "{message}");
    assert!(
        hint.starts_with("grant `patch` on `deployments.apps` in namespace `ssd-rights`"),
        "{hint}"
    );
}

#[test]
fn a_field_that_cannot_be_changed_is_unknown_and_told_with_its_file() {
    let Some((workspace, _namespace)) = applied("ssd-immutable") else {
        return;
    };
    let workspace = workspace
        .replacing("app/deployment.yaml", "app: web", "app: shop")
        .replacing("app/settings.yaml", "quick", "slow");

    let answer = asked(&workspace);

    answer.is("Unknown", 2);
    let [message, hint, file] = error(&answer, "Deployment", "web");
    assert!(message.contains("field is immutable"), "{message}");
    assert!(hint.contains("correct the manifest"), "{hint}");
    assert_eq!(file, "app/deployment.yaml");
    assert_eq!(answer.counted(), ["ConfigMap data.mode"]);
}

#[test]
fn an_unknown_field_is_refused_by_the_server() {
    let Some((workspace, _namespace)) = applied("ssd-schema") else {
        return;
    };
    let workspace = workspace.replacing("app/deployment.yaml", "replicas: 2", "replica: 2");
    let answer = asked(&workspace);
    answer.is("Unknown", 2);
    let [message, ..] = error(&answer, "Deployment", "web");
    assert!(
        message.contains("field not declared in schema"),
        "{message}"
    );
    assert_eq!(answer.state("ConfigMap", "settings"), "same");
}

#[test]
fn what_a_hand_changed_is_taken_back_by_an_apply() {
    let Some((workspace, namespace)) = applied("ssd-hand") else {
        return;
    };
    namespace.kubectl(["scale", "deployment/web", "--replicas=5"]);
    namespace.kubectl([
        "set",
        "image",
        "deployment/web",
        "web=registry.example/web:v2",
    ]);
    namespace.edit("configmap/settings", "s/level: info/level: debug/");
    // Nobody's business: Git does not say it.
    namespace.kubectl(["set", "env", "deployment/web", "DEBUG=1"]);
    namespace.kubectl(["annotate", "configmap/settings", "note=by-hand"]);

    let answer = asked(&workspace);

    answer.is("OutOfSync", 1);
    let image = "spec.template.spec.containers[name=web].image";
    assert_eq!(
        answer.counted(),
        [
            "ConfigMap data.level".to_owned(),
            "Deployment spec.replicas".to_owned(),
            format!("Deployment {image}"),
        ]
    );
    let level = &answer.object("ConfigMap", "settings")["differences"][0];
    assert_eq!(level["owner"]["manager"], "kubectl-edit");
    let differences = answer.object("Deployment", "web")["differences"]
        .as_array()
        .expect("a list");
    let replicas = &differences[0];
    assert_eq!(
        super::sides(replicas),
        [json!(2), json!("unrecorded"), json!(5)]
    );
    assert_eq!(replicas["owner"]["subresource"], "scale");
}

#[test]
fn what_another_applied_over_it_is_drift() {
    let Some((workspace, namespace)) = applied("ssd-conflict") else {
        return;
    };
    let theirs = "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {level: debug, theirs: 'yes'}}";
    namespace.apply(
        theirs,
        &["--server-side", "--field-manager=team", "--force-conflicts"],
    );

    let answer = asked(&workspace);

    answer.is("OutOfSync", 1);
    assert_eq!(answer.counted(), ["ConfigMap data.level"]);
    let differences = answer.object("ConfigMap", "settings")["differences"].as_array();
    let level = &differences.expect("a list")[0];
    assert_eq!(level["owner"]["manager"], "team");
}

/// An apply removes what its manager applied before, and nothing that was applied from a client.
#[test]
fn what_left_git_is_removed_where_it_was_applied_by_the_server() {
    let Some((workspace, _namespace)) = applied("ssd-removed") else {
        return;
    };
    let less = |workspace: Workspace| workspace.replacing("app/settings.yaml", ", level: info", "");
    let answer = asked(&less(workspace));
    answer.is("OutOfSync", 1);
    assert_eq!(answer.counted(), ["ConfigMap data.level"]);

    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("ssd-removed-client");
    namespace.apply(CONFIG_MAP, &[MANAGER]);
    let workspace = Workspace::new()
        .with("app/settings.yaml", CONFIG_MAP)
        .with("kubeconfig", &namespace.kubeconfig(User::Admin));
    let workspace = less(workspace);
    asked(&workspace).is("Synced", 0);
    diff_with(&workspace, "app", CLIENT_SIDE).is("OutOfSync", 1);
}

#[test]
fn rules_hide_what_the_server_would_change() {
    let Some((workspace, namespace)) = applied("ssd-rules") else {
        return;
    };
    let rules = "\
ignoreDifferences:
  - {group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}
  - {kind: ConfigMap, managedFieldsManagers: [kubectl-patch]}
";
    let workspace = workspace.with("app/.driftctl.yaml", rules);
    namespace.kubectl(["scale", "deployment/web", "--replicas=5"]);
    namespace.kubectl([
        "patch",
        "configmap/settings",
        "-p",
        r#"{"data": {"mode": "slow"}}"#,
    ]);

    let answer = asked(&workspace);

    answer.is("Synced", 0);
    let replicas = &answer.object("Deployment", "web")["differences"][0];
    assert_eq!(replicas["ignoredBy"]["rule"], "/spec/replicas");
}

#[test]
fn secrets_stay_masked() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("ssd-secret");
    let secret = "{apiVersion: v1, kind: Secret, metadata: {name: database}, stringData: {user: app, password: hunter2}}\n";
    namespace.apply(secret, &["--server-side", MANAGER]);
    let workspace = Workspace::new()
        .with("app/secret.yaml", secret)
        .with("kubeconfig", &namespace.kubeconfig(User::Admin));
    asked(&workspace).is("Synced", 0);

    let changed = workspace.replacing("app/secret.yaml", "hunter2", "hunter3");
    let answer = asked(&changed);
    answer.is("OutOfSync", 1);
    assert_eq!(answer.counted(), ["Secret data.password"]);

    // Not a Secret that a server takes; what it says of it holds the value.
    let wrong = changed.replacing("app/secret.yaml", "stringData:", "type: {}, data:");
    let refused = asked(&wrong);
    refused.is("Unknown", 2);
    for answer in [&answer, &refused] {
        for word in ["hunter", "aHVudGVy"] {
            let text = answer.run.transcript();
            assert!(!text.contains(word), "{text}");
        }
    }
}

/// The type comes from the cluster: its defaults are no drift, and lists are merged as it says.
#[test]
fn a_custom_resource_whose_definition_is_elsewhere() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("ssd-custom");
    let definition = "\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: routes.ssd.example.com}
spec:
  group: ssd.example.com
  scope: Namespaced
  names: {plural: routes, singular: route, kind: Route}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                mode: {type: string, default: gentle}
                hosts:
                  type: array
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [name]
                  items:
                    type: object
                    required: [name]
                    properties: {name: {type: string}, port: {type: integer, default: 80}}
";
    namespace.apply(definition, &[]);
    namespace.kubectl([
        "wait",
        "--for=condition=Established",
        "crd/routes.ssd.example.com",
    ]);
    let route = "{apiVersion: ssd.example.com/v1, kind: Route, metadata: {name: one}, spec: {hosts: [{name: a}, {name: b}]}}\n";
    namespace.apply(route, &["--server-side", MANAGER]);
    let theirs = "{apiVersion: ssd.example.com/v1, kind: Route, metadata: {name: one}, spec: {hosts: [{name: c}]}}";
    namespace.apply(theirs, &["--server-side", "--field-manager=team"]);
    let workspace = Workspace::new()
        .with("app/route.yaml", route)
        .with("kubeconfig", &namespace.kubeconfig(User::Admin));
    asked(&workspace).is("Synced", 0);

    let changed = workspace.replacing("app/route.yaml", "{name: b}", "{name: b, port: 81}");
    let answer = asked(&changed);
    answer.is("OutOfSync", 1);
    assert_eq!(answer.counted(), ["Route spec.hosts[1].port"]);
}

#[test]
fn a_recording_cannot_be_asked() {
    let workspace = Workspace::fixture("payments-api");
    let run = workspace
        .run(["diff", OVERLAY, "--live", "live.yaml", "--server-side"])
        .exits(2);
    let text = format!("{}{}", run.stdout, run.stderr);
    assert!(
        text.contains("`live.yaml` is a recording"),
        "{}",
        run.transcript()
    );
    workspace
        .run([
            "diff",
            OVERLAY,
            "--live",
            "live.yaml",
            "--server-side=false",
        ])
        .exits(1);
    let wrong = workspace
        .run(["diff", OVERLAY, "--server-side=maybe"])
        .exits(2);
    assert!(
        wrong.stderr.contains("include-webhooks"),
        "{}",
        wrong.transcript()
    );
}
