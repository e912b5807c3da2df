//! What was applied is in sync: nothing that Kubernetes adds, defaults or rewrites on the way in is drift.

use super::{diff_with, placed, rendered};
use crate::harness::{User, control_plane};

#[test]
fn dev_applied_from_the_client() {
    in_sync_after("dev", "payments-dev", "client");
}

#[test]
fn dev_applied_by_the_server() {
    in_sync_after("dev", "payments-dev", "server");
}

#[test]
fn staging_applied_from_the_client() {
    in_sync_after("staging", "payments-staging", "client");
}

#[test]
fn staging_applied_by_the_server() {
    in_sync_after("staging", "payments-staging", "server");
}

#[test]
fn production_applied_from_the_client() {
    in_sync_after("production", "payments", "client");
}

#[test]
fn production_applied_by_the_server() {
    in_sync_after("production", "payments", "server");
}

fn in_sync_after(name: &str, from: &str, side: &str) {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace(&format!("synced-{name}-{side}"));
    let overlay = format!("overlays/{name}");
    let workspace =
        placed(&overlay, from, &namespace).with("kubeconfig", &namespace.kubeconfig(User::Admin));
    let manifests = rendered(&workspace, &overlay);
    let flag = format!("--server-side={}", side == "server");
    namespace.apply(&manifests, &[&flag]);

    let answer = diff_with(&workspace, &overlay, &["--kubeconfig", "kubeconfig"]);

    answer.is("Synced", 0);
    let objects = 1 + manifests.matches("\n---\n").count();
    assert_eq!(
        answer.report["counts"]["compared"],
        objects,
        "{}",
        answer.run.transcript()
    );
    assert_eq!(answer.report["counts"]["same"], objects);
    assert_eq!(answer.counted(), Vec::<String>::new());
}
