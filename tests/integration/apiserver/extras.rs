//! Objects that Git no longer has: among the rendered kinds, and among all.

use serde_json::Value;

use super::{Answer, OVERLAY, diff_with, example, sync};
use crate::harness::{Namespace, User, control_plane};

/// Objects of kinds that the example renders and does not render, with its mark, in its namespace, in another one and in
/// none; some that are not left behind for all their marks.
fn leave_behind(namespace: &Namespace, other: &Namespace) {
    let (here, there) = (namespace.name.as_str(), other.name.as_str());
    let mark = |group: &str, kind: &str, space: &str, name: &str| {
        format!("argocd.argoproj.io/tracking-id: 'payments-api:{group}/{kind}:{space}/{name}'")
    };
    let rbac = "rbac.authorization.k8s.io";
    let cluster_role = format!("left-{here}");
    let kept = "argocd.argoproj.io/sync-options: Prune=false";
    let hook = "argocd.argoproj.io/hook: PreSync";
    let own = |group, kind, space, name| {
        object(group, kind, (space, name), &mark(group, kind, space, name))
    };
    let objects = [
        own("", "ConfigMap", here, "left"),
        own(rbac, "Role", here, "left"),
        own(rbac, "ClusterRole", "", &cluster_role),
        object(
            "",
            "Secret",
            (here, "left"),
            &format!("{}, {kept}", mark("", "Secret", here, "left")),
        ),
        // A copy of the mark of another object, another application's, a hook.
        object(
            "",
            "Secret",
            (here, "copy"),
            &mark("", "ConfigMap", here, "other"),
        ),
        object(
            "",
            "Secret",
            (here, "foreign"),
            &format!("argocd.argoproj.io/tracking-id: 'bank:/Secret:{here}/foreign'"),
        ),
        object(
            "",
            "Secret",
            (here, "hook"),
            &format!("{}, {hook}", mark("", "Secret", here, "hook")),
        ),
    ];
    namespace.apply(&objects.concat(), &[]);
    other.apply(&own("", "ConfigMap", there, "left"), &[]);
}

fn object(group: &str, kind: &str, (space, name): (&str, &str), annotations: &str) -> String {
    let version = if group.is_empty() {
        "v1".to_owned()
    } else {
        format!("{group}/v1")
    };
    let place = if space.is_empty() {
        String::new()
    } else {
        format!(", namespace: {space}")
    };
    format!(
        "---\napiVersion: {version}\nkind: {kind}\nmetadata: {{name: {name}{place}, annotations: {{{annotations}}}}}\n"
    )
}

/// `kind namespace/name` of what is left behind and has a status.
fn extras(answer: &Answer) -> Vec<String> {
    let objects = answer.report["applications"][0]["objects"].as_array();
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let extra = objects.expect("objects").iter();
    let extra = extra.filter(|object| object["state"] == "extra" && object["sync"] == "OutOfSync");
    let line = |object: &Value| {
        format!(
            "{} {}/{}",
            word(&object["kind"]),
            word(&object["namespace"]),
            word(&object["name"])
        )
    };
    extra.map(line).collect()
}

/// Without what other tests have in other namespaces under the same name.
fn ours(answer: &Answer) -> Vec<String> {
    let mut extras = extras(answer);
    extras.retain(|line| {
        ["extras-all/", "extras-other/", "left-extras-all"]
            .iter()
            .any(|ours| line.contains(ours))
    });
    extras
}

#[test]
fn all_kinds_are_searched_when_all_are_asked_for() {
    let Some(plane) = control_plane() else { return };
    let (namespace, other) = (
        plane.namespace("extras-all"),
        plane.namespace("extras-other"),
    );
    let workspace = example(&namespace, User::Admin);
    sync(&workspace, &namespace);
    leave_behind(&namespace, &other);
    let with = |flags: &[&str]| {
        let flags: Vec<&str> = ["--kubeconfig", "kubeconfig"]
            .iter()
            .chain(flags)
            .copied()
            .collect();
        diff_with(&workspace, OVERLAY, &flags)
    };

    let rendered = with(&[]);
    rendered.is("OutOfSync", 1);
    assert_eq!(extras(&rendered), ["ConfigMap extras-all/left"]);

    let all = with(&["--extras", "all"]);
    all.is("OutOfSync", 1);
    let left = [
        "ConfigMap extras-all/left",
        "ConfigMap extras-other/left",
        "Secret extras-all/left",
        "ClusterRole -/left-extras-all",
        "Role extras-all/left",
    ];
    assert_eq!(ours(&all), left);
    assert_eq!(
        all.report["applications"][0]["incomplete"],
        Value::Array(Vec::new())
    );

    assert!(extras(&with(&["--extras", "off"])).is_empty());

    // A snapshot of the same answers the same.
    let line = [
        "snapshot",
        OVERLAY,
        "--kubeconfig",
        "kubeconfig",
        "--extras",
        "all",
        "--to",
        "live.yaml",
    ];
    workspace.run(line).exits(0);
    let replay = diff_with(
        &workspace,
        OVERLAY,
        &["--live", "live.yaml", "--extras", "all"],
    );
    replay.is("OutOfSync", 1);
    assert_eq!(ours(&replay), left);
}

#[test]
fn a_kind_that_may_not_be_searched_is_said() {
    let Some(plane) = control_plane() else { return };
    let (namespace, other) = (
        plane.namespace("extras-limited"),
        plane.namespace("extras-limited-other"),
    );
    let workspace = example(&namespace, User::Reader);
    sync(&workspace, &namespace);
    leave_behind(&namespace, &other);
    namespace.allow(
        User::Reader,
        "serviceaccounts,configmaps,services,secrets,deployments.apps,poddisruptionbudgets.policy,\
         horizontalpodautoscalers.autoscaling,networkpolicies.networking.k8s.io",
    );
    let line = ["--kubeconfig", "kubeconfig", "--extras", "all"];

    let all = diff_with(&workspace, OVERLAY, &line);

    all.is("Unknown", 2);
    assert_eq!(
        extras(&all),
        [
            "ConfigMap extras-limited/left",
            "Secret extras-limited/left"
        ]
    );
    let incomplete = all.report["applications"][0]["incomplete"]
        .as_array()
        .expect("a list");
    assert!(
        incomplete.iter().any(|kind| kind["kind"] == "Role"),
        "{incomplete:?}"
    );
    let conditions = all.report["applications"][0]["conditions"]
        .as_array()
        .expect("a list");
    assert!(
        conditions
            .iter()
            .any(|condition| condition["type"] == "LeftBehindIncomplete")
    );
    assert_eq!(all.state("Deployment", "payments-api"), "same");

    let rendered = diff_with(&workspace, OVERLAY, &line[..2]);
    rendered.is("OutOfSync", 1);
    let verbs = plane.audit();
    let asked = verbs
        .iter()
        .filter(|event| event["user"]["username"] == "reader");
    let mut verbs: Vec<&str> = asked.filter_map(|event| event["verb"].as_str()).collect();
    verbs.sort_unstable();
    verbs.dedup();
    assert_eq!(verbs, ["get", "list"]);
}
