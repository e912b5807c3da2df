//! Each drift of the example, made with the command of real life, found with its cause and its owner.

use serde_json::{Value, json};

use super::{Answer, diff, example, sides, sync};
use crate::harness::{Namespace, User, Workspace, control_plane};

const IMAGE: &str = "spec.template.spec.containers[name=api].image";
const CPU_LIMIT: &str = "spec.template.spec.containers[name=api].resources.limits.cpu";

/// The example as Argo CD synced it, in a namespace of this name; `None` when left out by choice.
fn synced(name: &str) -> Option<(Workspace, Namespace<'static>)> {
    let namespace = control_plane()?.namespace(name);
    let workspace = example(&namespace, User::Admin);
    sync(&workspace, &namespace);
    Some((workspace, namespace))
}

const DEPLOYMENT: &str = "deployment/payments-api";

/// Manager, operation and subresource of the owner.
fn owner(difference: &Value) -> [Value; 3] {
    ["manager", "operation", "subresource"].map(|field| difference["owner"][field].clone())
}

#[test]
fn an_image_edited_by_hand_is_a_live_edit() {
    let Some((workspace, namespace)) = synced("drift-image") else {
        return;
    };
    namespace.edit(
        DEPLOYMENT,
        "s|payments-api:v1.42.0$|payments-api:v1.42.1-hotfix|",
    );

    let answer = diff(&workspace);

    answer.is("OutOfSync", 1);
    assert_eq!(answer.counted(), [format!("Deployment {IMAGE}")]);
    let difference = answer.difference("Deployment", IMAGE);
    let [git, live] =
        ["v1.42.0", "v1.42.1-hotfix"].map(|tag| format!("registry.example/payments-api:{tag}"));
    assert_eq!(sides(difference), [json!(git), json!(git), json!(live)]);
    assert_eq!(difference["cause"], "live-edit");
    assert_eq!(
        owner(difference),
        [json!("kubectl-edit"), json!("Update"), json!(null)]
    );
    assert!(difference["owner"]["time"].is_string());
}

#[test]
fn replicas_scaled_beside_an_autoscaler_are_ignored_by_the_rule() {
    let Some((workspace, namespace)) = synced("drift-replicas") else {
        return;
    };
    namespace.kubectl(["scale", "deployment/payments-api", "--replicas=7"]);

    let answer = diff(&workspace);

    answer.is("Synced", 0);
    let difference = answer.difference("Deployment", "spec.replicas");
    assert_eq!(sides(difference), [json!(3), json!(3), json!(7)]);
    assert_eq!(difference["counted"], false);
    assert_eq!(difference["ignoredBy"]["level"], "config");
    assert!(
        difference["ignoredBy"]["reason"]
            .as_str()
            .is_some_and(|reason| reason.contains("HorizontalPodAutoscaler"))
    );
    assert_eq!(
        owner(difference),
        [json!("kubectl"), json!("Update"), json!("scale")]
    );
    assert_eq!(difference["owner"]["time"], json!(null));
    assert_eq!(answer.report["counts"]["ignoredFields"], 1);
}

#[test]
fn replicas_scaled_without_the_rule_are_drift() {
    let Some((workspace, namespace)) = synced("drift-replicas-no-rule") else {
        return;
    };
    std::fs::remove_file(
        workspace
            .folder()
            .join("overlays/production/.driftctl.yaml"),
    )
    .expect("the rule is there");
    namespace.kubectl(["scale", "deployment/payments-api", "--replicas=7"]);

    let answer = diff(&workspace);

    answer.is("OutOfSync", 1);
    assert_eq!(
        answer.difference("Deployment", "spec.replicas")["cause"],
        "live-edit"
    );
}

#[test]
fn a_value_that_git_has_and_the_cluster_not_yet_is_git_ahead() {
    let Some((workspace, _namespace)) = synced("drift-git-ahead") else {
        return;
    };
    let workspace = workspace.replacing(
        "overlays/production/kustomization.yaml",
        "LOG_LEVEL=warn",
        "LOG_LEVEL=error",
    );

    let answer = diff(&workspace);

    answer.is("OutOfSync", 1);
    assert_eq!(answer.counted(), ["ConfigMap data.LOG_LEVEL"]);
    let difference = answer.difference("ConfigMap", "data.LOG_LEVEL");
    assert_eq!(
        sides(difference),
        [json!("error"), json!("warn"), json!("warn")]
    );
    assert_eq!(difference["cause"], "git-ahead");
    assert_eq!(difference["owner"]["manager"], "argocd-controller");
}

#[test]
fn a_limit_changed_in_git_and_by_hand_is_changed_on_both_sides() {
    let Some((workspace, namespace)) = synced("drift-both") else {
        return;
    };
    namespace.edit(DEPLOYMENT, r#"s|cpu: "2"$|cpu: "4"|"#);
    let workspace = workspace.replacing(
        "overlays/production/deployment.yaml",
        "cpu: \"2\"",
        "cpu: \"3\"",
    );

    let answer = diff(&workspace);

    answer.is("OutOfSync", 1);
    let difference = answer.difference("Deployment", CPU_LIMIT);
    assert_eq!(sides(difference), [json!("3"), json!("2"), json!("4")]);
    assert_eq!(difference["cause"], "both-changed");
    assert_eq!(difference["owner"]["manager"], "kubectl-edit");
}

#[test]
fn a_hand_made_change_that_git_took_over_no_longer_counts() {
    let Some((workspace, namespace)) = synced("drift-taken") else {
        return;
    };
    namespace.edit(DEPLOYMENT, r#"s|cpu: "2"$|cpu: "4"|"#);
    let workspace = workspace.replacing(
        "overlays/production/deployment.yaml",
        "cpu: \"2\"",
        "cpu: \"4\"",
    );

    let answer = diff(&workspace);

    answer.is("Synced", 0);
    assert_eq!(
        answer.difference("Deployment", CPU_LIMIT)["cause"],
        "taken-into-git"
    );
}

#[test]
fn a_key_removed_from_git_that_still_runs_is_drift() {
    let Some((workspace, _namespace)) = synced("drift-removed-key") else {
        return;
    };
    let workspace = workspace.replacing(
        "base/kustomization.yaml",
        "      - SHUTDOWN_GRACE_SECONDS=20\n",
        "",
    );

    let answer = diff(&workspace);

    answer.is("OutOfSync", 1);
    let difference = answer.difference("ConfigMap", "data.SHUTDOWN_GRACE_SECONDS");
    assert_eq!(
        sides(difference),
        [json!("absent"), json!("20"), json!("20")]
    );
    assert_eq!(difference["cause"], "removed-from-git");
}

#[test]
fn a_network_policy_deleted_by_hand_is_missing() {
    let Some((workspace, namespace)) = synced("drift-missing") else {
        return;
    };
    namespace.kubectl(["delete", "networkpolicy/payments-api"]);

    let answer = diff(&workspace);

    answer.is("OutOfSync", 1);
    assert_eq!(answer.state("NetworkPolicy", "payments-api"), "missing");
    assert_eq!(answer.report["counts"]["missing"], 1);
}

#[test]
fn a_service_that_git_no_longer_has_is_left_behind() {
    let Some((workspace, namespace)) = synced("drift-left-behind") else {
        return;
    };
    let id = format!(
        "argocd.argoproj.io/tracking-id=payments-api:/Service:{}/payments-api-old",
        namespace.name
    );
    namespace.kubectl([
        "create",
        "service",
        "clusterip",
        "payments-api-old",
        "--tcp=8080",
    ]);
    namespace.kubectl(["annotate", "service/payments-api-old", id.as_str()]);
    // Nobody's: neither tracked nor rendered.
    namespace.kubectl(["create", "service", "clusterip", "another", "--tcp=80"]);

    let answer = diff(&workspace);

    answer.is("OutOfSync", 1);
    let application = &answer.report["applications"][0];
    assert_eq!(application["trackedBy"]["name"], "payments-api");
    assert_eq!(application["trackedBy"]["inferred"], true);
    assert_eq!(answer.state("Service", "payments-api-old"), "extra");
    assert_eq!(answer.report["counts"]["extra"], 1);
}

#[test]
fn a_variable_added_by_hand_is_shown_and_not_counted() {
    let Some((workspace, namespace)) = synced("drift-live-only") else {
        return;
    };
    namespace.kubectl(["set", "env", "deployment/payments-api", "DEBUG=true"]);

    let answer = diff(&workspace);

    answer.is("Synced", 0);
    let difference = live_only(&answer, "DEBUG");
    assert_eq!(difference["cause"], "live-only");
    assert_eq!(difference["counted"], false);
    assert_eq!(difference["owner"]["manager"], "kubectl-set");
}

/// The live-only difference of the Deployment that names this word.
fn live_only<'a>(answer: &'a Answer, word: &str) -> &'a Value {
    let differences = answer.object("Deployment", "payments-api")["differences"]
        .as_array()
        .expect("differences");
    let found = differences.iter().find(|difference| {
        difference["text"]
            .as_str()
            .is_some_and(|text| text.contains(word))
    });
    found.unwrap_or_else(|| panic!("no difference names {word}:\n{}", answer.run.transcript()))
}

#[test]
fn after_a_server_side_apply_the_last_applied_value_is_not_recorded() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("drift-unrecorded");
    let workspace = example(&namespace, User::Admin);
    namespace.apply(
        &super::rendered(&workspace, super::OVERLAY),
        &["--server-side"],
    );
    namespace.edit(
        DEPLOYMENT,
        "s|payments-api:v1.42.0$|payments-api:v1.42.1-hotfix|",
    );

    let answer = diff(&workspace);

    answer.is("OutOfSync", 1);
    let difference = answer.difference("Deployment", IMAGE);
    assert_eq!(difference["lastApplied"]["state"], "unrecorded");
    assert_eq!(difference["cause"], "unrecorded");
    assert_eq!(difference["owner"]["manager"], "kubectl-edit");
}
