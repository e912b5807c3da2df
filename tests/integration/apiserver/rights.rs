//! Rights: what may not be read is Unknown and never in sync, the rest is compared, and nothing but reading is asked for.

use super::{OVERLAY, diff, diff_with, example, sync};
use crate::harness::{Run, User, Workspace, control_plane};

/// What production renders, except network policies.
const MOST: &str = "serviceaccounts,configmaps,services,deployments.apps,horizontalpodautoscalers.autoscaling,\
                    poddisruptionbudgets.policy";

#[test]
fn a_kind_that_may_not_be_read_is_unknown_and_the_rest_is_compared() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("rights-limited");
    let workspace = example(&namespace, User::Limited);
    sync(&workspace, &namespace);
    namespace.allow(User::Limited, MOST);
    namespace.kubectl([
        "set",
        "image",
        "deployment/payments-api",
        "api=registry.example/other:v1",
    ]);

    let answer = diff(&workspace);

    answer.is("Unknown", 2);
    assert_eq!(answer.state("NetworkPolicy", "payments-api"), "unknown");
    assert_eq!(answer.state("Deployment", "payments-api"), "modified");
    assert_eq!(answer.state("Service", "payments-api"), "same");
    assert_eq!(answer.report["counts"]["unknown"], 1);
    let error = &answer.object("NetworkPolicy", "payments-api")["errors"][0];
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|text| text.contains("orbidden")),
        "{}",
        answer.run.transcript()
    );
    assert!(
        error["hint"].is_string(),
        "an error without a next step: {}",
        answer.run.transcript()
    );
}

#[test]
fn what_is_left_out_on_purpose_is_named_and_does_not_count() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("rights-excluded");
    let workspace = example(&namespace, User::Limited);
    sync(&workspace, &namespace);
    namespace.allow(User::Limited, MOST);

    let answer = diff_with(
        &workspace,
        super::OVERLAY,
        &["--kubeconfig", "kubeconfig", "--exclude", "NetworkPolicy"],
    );

    answer.is("Synced", 0);
    assert_eq!(
        answer.report["filters"]["exclude"],
        serde_json::json!(["NetworkPolicy"])
    );
}

#[test]
fn a_user_without_rights_gets_no_verdict() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("rights-none");
    let workspace = example(&namespace, User::Stranger);
    sync(&workspace, &namespace);

    let answer = diff(&workspace);

    answer.is("Unknown", 2);
    assert_eq!(answer.report["counts"]["compared"], 0);
}

#[test]
fn a_token_that_nobody_knows_gets_no_verdict() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("rights-expired");
    let workspace =
        example(&namespace, User::Admin).replacing("kubeconfig", "token: admin", "token: expired");

    let answer = diff(&workspace);

    answer.is("Unknown", 2);
    assert!(
        answer.run.stdout.contains("nauthorized") || answer.run.stdout.contains("401"),
        "{}",
        answer.run.transcript()
    );
}

/// The invariant "read only": reading rights suffice, and the apiserver was asked for nothing else.
#[test]
fn get_and_list_are_enough_and_all_that_is_asked_for() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("rights-reader");
    let workspace = example(&namespace, User::Reader);
    sync(&workspace, &namespace);
    namespace.allow(
        User::Reader,
        &format!("{MOST},networkpolicies.networking.k8s.io"),
    );

    diff(&workspace).is("Synced", 0);
    let here = ["--kubeconfig", "kubeconfig"];
    let lines: [(&[&str], i32); 8] = [
        (
            &[
                "diff",
                OVERLAY,
                "--extras",
                "off",
                "--only",
                "deploy/payments-api",
            ],
            0,
        ),
        (&["diff", OVERLAY, "--since", "3"], 0),
        (&["diff", OVERLAY, "--external-diff"], 0),
        // Other kinds may not be listed: it is asked for, and refused.
        (&["diff", OVERLAY, "--extras", "all"], 2),
        (&["status", OVERLAY, "overlays/staging"], 2),
        (&["snapshot", OVERLAY, "--to", "live.yaml"], 0),
        (&["explain", "deploy/payments-api", "--path", OVERLAY], 0),
        (&["render", OVERLAY, "--compared"], 0),
    ];
    for (line, code) in lines {
        let mut command = workspace.command(env!("CARGO_BIN_EXE_driftctl"));
        command.args(line.iter().chain(&here));
        command.envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
        Run::of(command, "").exits(code);
    }

    let asked: Vec<String> = plane
        .audit()
        .iter()
        .filter(|event| event["user"]["username"] == "reader")
        .map(|event| {
            format!(
                "{} {}",
                event["verb"].as_str().unwrap_or("?"),
                event["requestURI"].as_str().unwrap_or("?")
            )
        })
        .collect();
    assert!(
        !asked.is_empty(),
        "the audit log holds what the reader asked"
    );
    let other = asked
        .iter()
        .filter(|line| !line.starts_with("get ") && !line.starts_with("list "));
    assert_eq!(other.collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn argo_cd_s_settings_are_read_where_they_are_or_nothing_is_judged() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("rights-settings");
    let workspace = example(&namespace, User::Admin);
    sync(&workspace, &namespace);
    namespace.kubectl([
        "set",
        "image",
        "deployment/payments-api",
        "api=registry.example/other:v1",
    ]);
    let settings = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: argocd-cm}\ndata:\n  \
                    resource.customizations.ignoreDifferences.apps_Deployment: 'jsonPointers: [/spec/template]'\n";
    let with_settings = |workspace: &Workspace| {
        let flags = ["--kubeconfig", "kubeconfig", "--argocd-cm"];
        let place = ["cluster:rights-settings"];
        diff_with(workspace, OVERLAY, &[&flags[..], &place].concat())
    };

    let answer = with_settings(&workspace);
    answer.is("Unknown", 2);
    assert_eq!(answer.report["counts"]["compared"], 0);
    let said = answer.report["errors"].to_string();
    assert!(said.contains("argocd-cm"), "{said}");

    namespace.apply(settings, &[]);
    with_settings(&workspace).is("Synced", 0);
    diff(&workspace).is("OutOfSync", 1);

    namespace.allow(User::Limited, "deployments.apps");
    let limited = workspace.with("kubeconfig", &namespace.kubeconfig(User::Limited));
    let answer = with_settings(&limited);
    answer.is("Unknown", 2);
    let said = answer.report["errors"].to_string();
    assert!(said.contains("orbidden") && said.contains("get"), "{said}");
}
