//! Flags, environment and `.driftctl.yaml`.

use super::shop;
use crate::harness::{Run, Workspace};

fn exit_code(workspace: &Workspace, flags: &[&str], set: &[(&str, &str)]) -> Option<i32> {
    let mut command = workspace.command(env!("CARGO_BIN_EXE_driftctl"));
    command
        .args(["diff", "drifted", "--live", "live.yaml"])
        .args(flags);
    command.envs(set.iter().copied());
    Run::of(command, "").code
}

#[test]
fn a_flag_wins_over_the_environment_and_that_over_the_file() {
    let shop = shop().with(".driftctl.yaml", "exit-zero: true\n");
    let variable = |value| [("DRIFTCTL_EXIT_ZERO", value)];
    assert_eq!(exit_code(&shop, &[], &[]), Some(0));
    assert_eq!(exit_code(&shop, &[], &variable("false")), Some(1));
    assert_eq!(
        exit_code(&shop, &["--exit-zero"], &variable("false")),
        Some(0)
    );
    assert_eq!(
        exit_code(&shop, &["--exit-zero=false"], &variable("true")),
        Some(1)
    );
}

#[test]
fn a_rule_of_the_overlay_keeps_a_field_from_counting_and_is_named() {
    let rules = "ignoreDifferences:\n- kind: ConfigMap\n  jsonPointers: [/data/level]\n  reason: set by hand\n";
    let shop = shop().with("drifted/.driftctl.yaml", rules);
    let run = shop
        .run(["diff", "drifted", "--live", "live.yaml", "-o", "json"])
        .exits(0);
    let difference = &run.json()["applications"][0]["objects"][0]["differences"][0];
    assert_eq!(difference["counted"], false);
    assert_eq!(
        difference["ignoredBy"],
        serde_json::json!({
            "level": "config", "rule": "/data/level", "file": "drifted/.driftctl.yaml", "line": 2, "reason": "set by hand"
        })
    );
    let run = shop
        .run(["diff", "drifted", "--live", "live.yaml"])
        .exits(0);
    assert!(
        run.stdout.contains("1 field ignored by 1 rule"),
        "{}",
        run.transcript()
    );
    assert!(
        run.stdout.contains("drifted/.driftctl.yaml:2"),
        "{}",
        run.transcript()
    );
    let shop = shop.with("empty.yaml", "");
    shop.run([
        "diff",
        "drifted",
        "--live",
        "live.yaml",
        "--config",
        "empty.yaml",
    ])
    .exits(1);
}

#[test]
fn a_mistake_in_the_file_is_exit_2_with_its_line_and_a_whole_document() {
    let shop = shop().with(
        ".driftctl.yaml",
        "color: never\nignoreDifferences:\n- kind: A\n  expires: tomorrow\n",
    );
    let run = shop
        .run(["diff", "same", "--live", "live.yaml", "-o", "json"])
        .exits(2);
    let error = &run.json()["errors"][0];
    assert_eq!(
        (error["file"].as_str(), error["line"].as_u64()),
        (Some(".driftctl.yaml"), Some(4))
    );
    assert!(
        run.stderr
            .contains(".driftctl.yaml:4: `tomorrow` is no day"),
        "{}",
        run.transcript()
    );
}

#[test]
fn a_jq_rule_that_cannot_be_compiled_is_unknown_with_its_place() {
    let shop = shop().with(
        ".driftctl.yaml",
        "# why\nignoreDifferences:\n- kind: Nothing\n  jqPathExpressions: ['.a | nope']\n",
    );
    let run = shop
        .run(["diff", "same", "--live", "live.yaml", "-o", "json"])
        .exits(2);
    let object = &run.json()["applications"][0]["objects"][0];
    assert_eq!(object["sync"], "Unknown");
    let error = &object["errors"][0];
    assert_eq!(
        (error["file"].as_str(), error["line"].as_u64()),
        (Some(".driftctl.yaml"), Some(3))
    );
    let message = error["message"].as_str().expect("a message");
    assert!(message.contains("`.a | nope`"), "{message}");
    assert!(message.contains("undefined filter: `nope`"), "{message}");
}

#[test]
fn the_settings_of_argo_cd_hide_and_exclude() {
    let shop = shop()
        .with(
            "cm.yaml",
            "kind: ConfigMap\ndata:\n  resource.customizations.ignoreDifferences.all: |\n    jqPathExpressions: [.data]\n",
        )
        .with(
            "without.yaml",
            "kind: ConfigMap\ndata:\n  resource.exclusions: |\n    - kinds: [ConfigMap]\n",
        )
        .with("named.yaml", "argocdConfigMap: cm.yaml\n");
    let hidden = |arguments: &[&str]| {
        let all = ["diff", "drifted", "--live", "live.yaml", "-o", "json"];
        let run = shop.run(all.iter().chain(arguments)).exits(0);
        let object = &run.json()["applications"][0]["objects"][0];
        let ignored = object["differences"].as_array().expect("differences");
        let rule = ignored.iter().find(|one| !one["ignoredBy"].is_null());
        rule.expect("an ignored difference")["ignoredBy"].clone()
    };
    for arguments in [["--argocd-cm", "cm.yaml"], ["--config", "named.yaml"]] {
        let rule = hidden(&arguments);
        assert_eq!(rule["level"], "system");
        assert_eq!(rule["rule"], ".data");
        assert_eq!(
            (rule["file"].as_str(), rule["line"].as_u64()),
            (Some("cm.yaml"), Some(4))
        );
    }
    let run = shop
        .run([
            "diff",
            "drifted",
            "--live",
            "live.yaml",
            "-o",
            "json",
            "--argocd-cm",
            "without.yaml",
        ])
        .exits(0);
    let application = &run.json()["applications"][0];
    assert_eq!(
        application["conditions"][0]["type"],
        "ExcludedResourceWarning"
    );
}

#[test]
fn the_settings_of_argo_cd_are_those_of_the_cluster() {
    let shop = shop();
    let live = std::fs::read_to_string(shop.folder().join("live.yaml")).expect("a file");
    let settings =
        "resource.customizations.ignoreDifferences.all: |\n    jqPathExpressions: [.data]\n";
    let shop = shop
        .with(
            "whole.yaml",
            &format!("{live}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: argocd-cm, namespace: gitops}}\ndata:\n  {settings}"),
        )
        .with(".driftctl.yaml", "argocd-cm: cluster:gitops\n");
    let line = ["diff", "drifted", "--live", "whole.yaml", "-o", "json"];
    for more in [&[][..], &["--argocd-cm", "cluster:gitops"]] {
        let run = shop.run(line.iter().chain(more)).exits(0);
        let differences = &run.json()["applications"][0]["objects"][0]["differences"];
        let rule = differences.as_array().expect("differences").iter();
        let rule = rule
            .map(|one| &one["ignoredBy"])
            .find(|rule| !rule.is_null());
        let rule = rule.expect("a rule hides it");
        // Where kubectl shows it.
        assert_eq!(rule["file"], "configmap gitops/argocd-cm");
        assert_eq!(rule["line"], 4);
    }

    let run = shop
        .run(line.iter().chain(&["--argocd-cm", "cluster"]))
        .exits(2);
    let report = run.json();
    assert_eq!(report["verdict"]["sync"], "Unknown");
    let error = &report["errors"][0];
    assert_eq!(error["subject"], "configmap argocd/argocd-cm");
    assert!(
        error["hint"]
            .as_str()
            .is_some_and(|hint| hint.contains("cluster:NAMESPACE")),
        "{error}"
    );

    let run = shop
        .run(["health", "live.yaml", "--argocd-cm", "cluster"])
        .exits(2);
    assert!(
        run.stderr.contains("asks no cluster"),
        "{}",
        run.transcript()
    );
}
