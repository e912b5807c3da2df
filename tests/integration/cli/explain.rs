//! `driftctl explain`.

use super::seen;
use crate::harness::{Run, Workspace};

#[test]
fn every_step_that_made_an_object_is_told_with_its_place() {
    let run = Workspace::fixture("payments-api").run([
        "explain",
        "deployment/payments-api",
        "--render",
        "--path",
        "overlays/production",
    ]);
    insta::assert_snapshot!(seen(&run.exits(0)), @r#"
    apps/Deployment payments/payments-api
      manifest                                                      base/deployment.yaml:1
      labels                                                        base/kustomization.yaml:7
        + metadata.labels   {app.kubernetes.io/name: payments-api}
        + spec.selector   {matchLabels: {app.kubernetes.io/name: payments-api}}
        + spec.template.metadata   {labels: {app.kubernetes.io/name: payments-api}}
      labels                                                        base/kustomization.yaml:10
        + metadata.labels["app.kubernetes.io/part-of"]   payments
      patches deployment.yaml                                  overlays/production/kustomization.yaml:37
        ~ spec.template.spec.containers[name=api].resources.limits.cpu   "1" → "2"
        ~ spec.template.spec.containers[name=api].resources.limits.memory   512Mi → 1Gi
        ~ spec.template.spec.containers[name=api].resources.requests.cpu   250m → 500m
        ~ spec.template.spec.containers[name=api].resources.requests.memory   256Mi → 512Mi
        + spec.template.spec.terminationGracePeriodSeconds   60
      namespace                                                 overlays/production/kustomization.yaml:3
        + metadata.namespace   payments
      labels                                                    overlays/production/kustomization.yaml:6
        + metadata.labels.environment   production
        + spec.template.metadata.labels.environment   production
      replicas payments-api                                    overlays/production/kustomization.yaml:22
        + spec.replicas   3
      images registry.example/payments-api                     overlays/production/kustomization.yaml:17
        ~ spec.template.spec.containers[name=api].image
            registry.example/payments-api → registry.example/payments-api:v1.42.0
      references to what was renamed
        ~ spec.template.spec.volumes[name=settings].configMap.name
            payments-api-settings → payments-api-settings-tbt6m76kcc
    --- exit 0
    "#);
}

/// A generated Secret under the name of its generator: merged into, renamed, hashed; its values are masked.
#[test]
fn a_generated_secret_is_found_by_its_former_name_and_stays_secret() {
    let workspace = Workspace::new()
        .with(
            "base/kustomization.yaml",
            "secretGenerator:\n- name: login\n  literals: [user=bob, password=hunter2]\n",
        )
        .with(
            "kustomization.yaml",
            "resources: [base]\nnamePrefix: eu-\nsecretGenerator:\n- name: login\n  behavior: merge\n  \
             literals: [password=correct-horse]\n",
        );
    let run = workspace.run(["explain", "secret/login", "--render"]);
    insta::assert_snapshot!(seen(&run.exits(0)), @r"
    Secret eu-login-424h2c558t
      secretGenerator login                                         base/kustomization.yaml:2
      secretGenerator login                                         kustomization.yaml:4
        ~ data.password   (secret, value A) → (secret, value B)
      namePrefix                                                    kustomization.yaml:2
        ~ metadata.name   login → eu-login
      hash of the content
        ~ metadata.name   eu-login → eu-login-424h2c558t
    --- exit 0
    ");
}

#[test]
fn a_plain_manifest_is_printed_as_it_is_written() {
    let manifest = "kind: ConfigMap\napiVersion: v1\nmetadata: {name: a, namespace: x}\n";
    let workspace = Workspace::new()
        .with("app/a.yaml", manifest)
        .with("app/b.yaml", &manifest.replace(": x", ": w"));
    let run = workspace.run(["explain", "configmap/a", "--render", "--path", "app"]);
    insta::assert_snapshot!(seen(&run.exits(0)), @r"
    ConfigMap x/a
      manifest                                                      app/a.yaml:1
        printed as it is written

    ConfigMap w/a
      manifest                                                      app/b.yaml:1
        printed as it is written
    --- exit 0
    ");
    let run = workspace.run([
        "explain",
        "configmap/a",
        "--render",
        "--path",
        "app",
        "-n",
        "w",
    ]);
    insta::assert_snapshot!(seen(&run.exits(0)), @r"
    ConfigMap w/a
      manifest                                                      app/b.yaml:1
        printed as it is written
    --- exit 0
    ");
}

#[test]
fn an_object_that_is_not_rendered_is_an_error() {
    let workspace = Workspace::new().with(
        "a.yaml",
        "kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n",
    );
    let run = workspace.run(["explain", "configmap/b", "--render"]);
    insta::assert_snapshot!(seen(&run.exits(2)), @r"
    --- standard error
    error: `configmap/b` is not among what is rendered
    hint: see `driftctl render`; an object is named `kind/name` or `kind.group/name`
    --- exit 2
    ");
}

fn example(more: &[&str]) -> Run {
    let fixed = ["--path", "overlays/production", "--live", "live.yaml"];
    Workspace::fixture("payments-api").run(["explain"].iter().chain(more).chain(&fixed))
}

#[test]
fn every_field_that_differs_is_told_with_what_decides() {
    insta::assert_snapshot!("fields", seen(&example(&["deploy/payments-api"]).exits(0)));
}

#[test]
fn one_field_can_be_asked_for_by_path_or_pointer() {
    for field in ["spec.replicas", "/spec/replicas"] {
        let run = example(&["deployment.apps/payments-api", field]).exits(0);
        assert!(
            run.stdout.contains("the rule `/spec/replicas` of"),
            "{}",
            run.transcript()
        );
        assert!(!run.stdout.contains("image"), "{}", run.transcript());
    }
    let run = example(&["deployment/payments-api", "spec.paused"]).exits(0);
    assert!(
        run.stdout
            .contains("spec.paused: Git and the cluster agree, or neither has it"),
        "{}",
        run.transcript()
    );
}

#[test]
fn objects_of_one_side_are_explained_too() {
    let run = example(&["networkpolicy/payments-api"]).exits(0);
    assert!(
        run.stdout.contains("in Git, not in the cluster"),
        "{}",
        run.transcript()
    );
    let run = example(&["svc/payments-api-old"]).exits(0);
    assert!(
        run.stdout.contains("no longer in Git"),
        "{}",
        run.transcript()
    );
    let run = example(&["svc/payments-api"]).exits(0);
    assert!(run.stdout.contains("in sync"), "{}", run.transcript());
}

#[test]
fn what_cannot_be_explained_is_exit_2() {
    let run = example(&["deploy/other"]).exits(2);
    assert!(
        run.stderr
            .contains("`deploy/other` is neither rendered nor left behind"),
        "{}",
        run.transcript()
    );
    let unknown = Workspace::new()
        .with(
            "a.yaml",
            "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n",
        )
        .with(
            "live.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
        );
    let run = unknown
        .run(["explain", "service/a", "--live", "live.yaml"])
        .exits(2);
    assert!(run.stdout.contains("not compared"), "{}", run.transcript());
    example(&["deploy/payments-api", "spec", "--render"]).exits(2);
}
