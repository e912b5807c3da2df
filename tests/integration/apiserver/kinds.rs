//! Kinds with ways of their own: Secrets, custom resources, old versions, and more objects than one page holds.

use std::fmt::Write as _;

use serde_json::json;

use super::{diff_with, sides};
use crate::harness::{Namespace, Run, User, Workspace, control_plane};

const FLAGS: &[&str] = &["--kubeconfig", "kubeconfig"];

/// A folder of plain manifests, applied from the client, with a kubeconfig.
fn applied(namespace: &Namespace, manifests: &str) -> Workspace {
    namespace.apply(manifests, &[]);
    Workspace::new()
        .with("app/manifests.yaml", manifests)
        .with("kubeconfig", &namespace.kubeconfig(User::Admin))
}

#[test]
fn a_secret_is_compared_and_never_shown() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("kind-secret");
    let manifest = "{apiVersion: v1, kind: Secret, metadata: {name: database}, \
                    stringData: {user: payments-user, password: hunter2-from-git}}\n";
    let workspace = applied(&namespace, manifest);
    diff_with(&workspace, "app", FLAGS).is("Synced", 0);
    // base64 of `hunter3-by-hand`.
    namespace.kubectl([
        "patch",
        "secret/database",
        "-p",
        r#"{"data": {"password": "aHVudGVyMy1ieS1oYW5k"}}"#,
    ]);

    let answer = diff_with(&workspace, "app", FLAGS);

    answer.is("OutOfSync", 1);
    let differences = answer.object("Secret", "database")["differences"]
        .as_array()
        .expect("differences");
    let password = differences
        .iter()
        .find(|difference| difference["text"] == "data.password")
        .expect("it differs");
    assert_eq!(
        sides(password),
        [json!("masked"), json!("masked"), json!("masked")]
    );
    assert_eq!(password["git"]["mask"], password["lastApplied"]["mask"]);
    assert_ne!(password["git"]["mask"], password["live"]["mask"]);
    assert_eq!(password["cause"], "live-edit");
    let text = workspace
        .run([
            "diff",
            "app",
            "--kubeconfig",
            "kubeconfig",
            "--full",
            "--show-live-only",
        ])
        .exits(1);
    for run in [&answer.run, &text] {
        no_secret_in(run);
    }
}

fn no_secret_in(run: &Run) {
    let base64 = [
        "aHVudGVyMi1mcm9tLWdpdA",
        "aHVudGVyMy1ieS1oYW5k",
        "cGF5bWVudHMtdXNlcg",
    ];
    for secret in ["hunter", "payments-user"].iter().chain(&base64) {
        let leaked = run.stdout.contains(secret) || run.stderr.contains(secret);
        assert!(!leaked, "`{secret}` is shown:\n{}", run.transcript());
    }
}

const CRD: &str = "\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: GROUP}
spec:
  group: kinds.example.com
  scope: Namespaced
  names: {plural: PLURAL, singular: SINGULAR, kind: KIND}
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
                size: {type: string}
                mode: {type: string, default: gentle}
";

/// The definition and one object of a kind that no other test has.
fn custom_kind(singular: &str) -> (String, String) {
    let mut kind = singular.to_owned();
    kind[..1].make_ascii_uppercase();
    let definition = CRD
        .replace("GROUP", &format!("{singular}s.kinds.example.com"))
        .replace("PLURAL", &format!("{singular}s"))
        .replace("SINGULAR", singular)
        .replace("KIND", &kind);
    let object = format!(
        "apiVersion: kinds.example.com/v1\nkind: {kind}\nmetadata: {{name: one}}\nspec: {{size: large}}\n"
    );
    (definition, object)
}

#[test]
fn a_custom_resource_is_compared_with_its_defaults() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("kind-custom");
    let (definition, object) = custom_kind("gadget");
    namespace.apply(&definition, &[]);
    namespace.kubectl([
        "wait",
        "--for=condition=Established",
        "crd/gadgets.kinds.example.com",
    ]);
    let workspace = applied(&namespace, &object);
    diff_with(&workspace, "app", FLAGS).is("Synced", 0);
    namespace.kubectl([
        "patch",
        "gadget/one",
        "--type=merge",
        "-p",
        r#"{"spec": {"size": "small"}}"#,
    ]);

    let answer = diff_with(&workspace, "app", FLAGS);

    answer.is("OutOfSync", 1);
    assert_eq!(answer.counted(), ["Gadget spec.size"]);
}

/// A list that etcd has to answer costs the apiserver a hundred times as much (KEP-2340).
#[test]
fn a_list_is_answered_from_the_watch_cache() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("kind-cached");
    let (definition, object) = custom_kind("cachet");
    namespace.apply(&definition, &[]);
    let definition = "crd/cachets.kinds.example.com";
    namespace.kubectl(["wait", "--for=condition=Established", definition]);
    let workspace = applied(&namespace, &object);
    let lists = || -> u64 {
        let metrics = namespace.kubectl(["get", "--raw", "/metrics"]).stdout;
        let ours = metrics.lines().filter(|line| {
            line.starts_with("apiserver_cache_list_total{") && line.contains("\"cachets\"")
        });
        ours.filter_map(|line| line.rsplit(' ').next()?.parse::<u64>().ok())
            .sum()
    };
    let before = lists();

    // More often than controllers, which list a new kind once or twice.
    for _ in 0..8 {
        diff_with(&workspace, "app", FLAGS).is("Synced", 0);
    }

    assert!(lists() >= before + 8, "{before} then {}", lists());
}

#[test]
fn a_custom_resource_whose_definition_was_not_applied_yet_is_missing() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("kind-custom-new");
    let (definition, object) = custom_kind("widget");
    let workspace = Workspace::new()
        .with("app/definition.yaml", &definition)
        .with("app/object.yaml", &object)
        .with("kubeconfig", &namespace.kubeconfig(User::Admin));

    let answer = diff_with(&workspace, "app", FLAGS);

    answer.is("OutOfSync", 1);
    assert_eq!(
        answer.state("CustomResourceDefinition", "widgets.kinds.example.com"),
        "missing"
    );
    assert_eq!(answer.state("Widget", "one"), "missing");
}

#[test]
fn an_old_version_in_git_is_compared_as_that_version() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("kind-old-version");
    let autoscaler = "\
apiVersion: autoscaling/v1
kind: HorizontalPodAutoscaler
metadata: {name: old}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: any}
  minReplicas: 2
  maxReplicas: 5
  targetCPUUtilizationPercentage: 60
";
    let workspace = applied(&namespace, autoscaler);
    diff_with(&workspace, "app", FLAGS).is("Synced", 0);
    namespace.kubectl(["patch", "hpa/old", "-p", r#"{"spec": {"maxReplicas": 9}}"#]);

    let answer = diff_with(&workspace, "app", FLAGS);

    answer.is("OutOfSync", 1);
    assert_eq!(
        answer.counted(),
        ["HorizontalPodAutoscaler spec.maxReplicas"]
    );
}

#[test]
fn more_objects_than_a_page_are_all_read() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("kind-many");
    let mut manifests = String::new();
    for number in 0..620 {
        let _ = writeln!(
            manifests,
            "---\n{{apiVersion: v1, kind: ConfigMap, metadata: {{name: many-{number}}}, data: {{a: b}}}}"
        );
    }
    let workspace = applied(&namespace, &manifests);
    namespace.kubectl([
        "patch",
        "configmap/many-618",
        "-p",
        r#"{"data": {"a": "c"}}"#,
    ]);

    let answer = diff_with(&workspace, "app", FLAGS);

    answer.is("OutOfSync", 1);
    assert_eq!(answer.report["counts"]["compared"], 620);
    assert_eq!(answer.report["counts"]["modified"], 1);
    assert_eq!(answer.state("ConfigMap", "many-618"), "modified");
}
