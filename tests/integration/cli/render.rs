//! `driftctl render`.

use super::{seen, shop};
use crate::harness::Workspace;

#[test]
fn manifests_are_printed_as_they_are_rendered() {
    let run = Workspace::fixture("payments-api")
        .run(["render", "overlays/dev"])
        .exits(0);
    assert!(
        run.stdout.starts_with("apiVersion: v1\n"),
        "{}",
        run.transcript()
    );
    assert_eq!(run.stderr, "");
}

#[test]
fn what_is_compared_has_its_namespace_and_no_hooks() {
    let workspace = shop().with(
        "app/all.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\n\
         metadata: {name: job, annotations: {argocd.argoproj.io/hook: PreSync}}\n",
    );
    let run = workspace.run([
        "render",
        "app",
        "--compared",
        "--live",
        "live.yaml",
        "-n",
        "web",
    ]);
    insta::assert_snapshot!(seen(&run.exits(0)), @r"
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: a
      namespace: web
    --- exit 0
    ");
}

#[test]
fn what_cannot_be_rendered_is_told_with_its_place() {
    let workspace = shop().with("app/kustomization.yaml", "resources:\n- gone.yaml\n");
    let run = workspace.run(["render", "app"]).exits(2);
    assert_eq!(run.stdout, "");
    assert!(
        run.stderr.contains("app/kustomization.yaml:2"),
        "{}",
        run.transcript()
    );
    assert!(run.stderr.contains("hint: "), "{}", run.transcript());
}

#[test]
fn deprecated_fields_are_told_once() {
    let workspace = shop()
        .with(
            "base/kustomization.yaml",
            "commonLabels: {a: b}\nresources: [a.yaml]\n",
        )
        .with(
            "base/a.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
        )
        .with(
            "app/kustomization.yaml",
            "commonLabels: {c: d}\nbases: [../base]\n",
        );
    let run = workspace.run(["render", "app"]).exits(0);
    insta::assert_snapshot!(run.stderr, @r"
    warning: `bases` is deprecated; use `resources` (`kustomize edit fix` rewrites it)
    warning: `commonLabels` is deprecated; use `labels` (`kustomize edit fix` rewrites it)
    ");
}
