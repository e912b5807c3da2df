//! `driftctl diff`.

use serde_json::Value;

use super::{seen, shop};
use crate::harness::Workspace;

const EXAMPLE: [&str; 4] = ["diff", "overlays/production", "--live", "live.yaml"];

fn example(more: &[&str]) -> String {
    let arguments = EXAMPLE.iter().chain(more);
    seen(&Workspace::fixture("payments-api").run(arguments))
}

#[test]
fn the_example_tells_its_story() {
    insta::assert_snapshot!("diff-example", example(&[]));
}

#[test]
fn every_switch_tells_more_of_it() {
    insta::assert_snapshot!(
        "diff-example-all",
        example(&[
            "--show-ignored",
            "--show-live-only",
            "--show-synced",
            "--full"
        ])
    );
}

#[test]
fn filters_are_echoed() {
    let run = Workspace::fixture("payments-api").run(EXAMPLE.iter().chain(&[
        "--only",
        "ConfigMap,service",
        "--exclude",
        "ConfigMap/payments-api-config",
    ]));
    assert!(
        run.stdout.contains(
            "filtered: --only ConfigMap --only service --exclude ConfigMap/payments-api-config"
        ),
        "{}",
        run.transcript()
    );
    let run = Workspace::fixture("payments-api").run(EXAMPLE.iter().chain(&[
        "--only",
        "ServiceAccount",
        "-o",
        "json",
    ]));
    let report = run.exits(0).json();
    assert_eq!(
        report["filters"]["only"],
        serde_json::json!(["ServiceAccount"])
    );
    assert_eq!(report["counts"]["compared"], 1);
}

#[test]
fn the_exit_code_says_what_counts() {
    let shop = shop();
    let diff = |arguments: &[&str]| {
        let fixed = ["diff", "--live", "live.yaml"];
        shop.run(fixed.iter().chain(arguments))
    };
    diff(&["same"]).exits(0);
    diff(&["drifted"]).exits(1);
    diff(&["same", "drifted"]).exits(1);
    diff(&["same", "gone", "drifted"]).exits(2);
    diff(&["drifted", "--exit-zero"]).exits(0);
    diff(&["gone", "--exit-zero"]).exits(2);
    diff(&["drifted", "--fail-only", "live-only"]).exits(0);
}

#[test]
fn json_is_as_its_published_schema_says() {
    let schema = include_str!("../../../src/report/schema.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a valid schema");
    let shop = shop();
    let example = Workspace::fixture("payments-api");
    let documents = [
        example.run(EXAMPLE.iter().chain(&["-o", "json"])).exits(1),
        example
            .run([
                "status",
                "overlays/production",
                "overlays/dev",
                "--live",
                "live.yaml",
                "-o",
                "json",
            ])
            .exits(1),
        shop.run(["diff", "gone", "--live", "live.yaml", "-o", "json"])
            .exits(2),
        shop.run(["diff", "same", "-o", "json"]).exits(2),
    ];
    for run in documents {
        let document = run.json();
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(
            errors.is_empty(),
            "{}\n{}",
            errors.join("\n"),
            run.transcript()
        );
        assert_eq!(document["verdict"]["exitCode"], run.code.expect("a code"));
    }
}

#[test]
fn yaml_is_the_same_document_as_json() {
    let shop = shop();
    let document = |format: &str| {
        let run = shop.run(["diff", "drifted", "--live", "live.yaml", "-o", format]);
        run.exits(1).stdout
    };
    let json: Value = serde_json::from_str(&document("json")).expect("JSON");
    let yaml: Value = serde_yaml::from_str(&document("yaml")).expect("YAML");
    assert_eq!(without_times(json), without_times(yaml));
}

fn without_times(mut document: Value) -> Value {
    document["startedAt"].take();
    document["finishedAt"].take();
    document
}

#[test]
fn several_documents_go_to_files_and_one_to_standard_output() {
    let shop = shop();
    let run = shop.run([
        "diff",
        "drifted",
        "--live",
        "live.yaml",
        "-o",
        "json=out.json",
        "-o",
        "yaml=out.yaml",
        "-o",
        "text=out.txt",
    ]);
    let run = run.exits(1);
    let file = |name: &str| std::fs::read_to_string(shop.folder().join(name)).expect("a file");
    assert_eq!(
        run.stdout,
        file("out.txt"),
        "text goes to standard output unless another format does"
    );
    assert!(file("out.json").starts_with('{'));
    assert!(file("out.yaml").starts_with("schemaVersion: driftctl/v1\n"));
    let run = shop.run(["diff", "drifted", "--live", "live.yaml", "-o", "json", "-q"]);
    run.exits(1).json();
    let run = shop
        .run(["diff", "drifted", "--live", "live.yaml", "-q"])
        .exits(1);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    let leftovers = std::fs::read_dir(shop.folder()).expect("a folder");
    let names: Vec<_> = leftovers
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert!(
        !names
            .iter()
            .any(|name| name.to_string_lossy().contains("tmp")),
        "{names:?}"
    );
}

#[test]
fn a_file_that_cannot_be_written_is_an_error() {
    let run = shop().run([
        "diff",
        "same",
        "--live",
        "live.yaml",
        "-o",
        "json=gone/out.json",
    ]);
    let run = run.exits(2);
    assert!(
        run.stderr.contains("write `gone/out.json`"),
        "{}",
        run.transcript()
    );
    assert!(run.stdout.contains("Synced"), "{}", run.transcript());
}

#[test]
fn manifests_come_on_standard_input_too() {
    let shop = shop();
    let manifest = std::fs::read_to_string(shop.folder().join("drifted/map.yaml")).expect("a file");
    let run = shop
        .feed(
            ["diff", "-", "--live", "live.yaml", "-o", "json"],
            &manifest,
        )
        .exits(1);
    assert_eq!(run.json()["applications"][0]["name"], "-");
    shop.feed(["diff", "-", "-", "--live", "live.yaml"], &manifest)
        .exits(2);
}

#[test]
fn an_application_is_named_from_the_git_root() {
    let shop = shop().with("teams/web/.keep", "");
    let mut command = shop.command(env!("CARGO_BIN_EXE_driftctl"));
    command.current_dir(shop.folder().join("teams/web")).args([
        "status",
        "../../same",
        "--live",
        "../../live.yaml",
        "-o",
        "json",
    ]);
    let run = crate::harness::Run::of(command, "").exits(0);
    assert_eq!(run.json()["applications"][0]["name"], "same");
}

#[test]
fn colour_is_asked_for_or_not_there() {
    let shop = shop();
    let has_colour = |arguments: &[&str], set: &[(&str, &str)]| {
        let mut command = shop.command(env!("CARGO_BIN_EXE_driftctl"));
        command
            .args(["diff", "drifted", "--live", "live.yaml"])
            .args(arguments);
        command.envs(set.iter().copied());
        crate::harness::Run::of(command, "")
            .exits(1)
            .stdout
            .contains('\u{1b}')
    };
    assert!(!has_colour(&[], &[]));
    assert!(has_colour(&["--color", "always"], &[]));
    assert!(has_colour(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!has_colour(
        &[],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(has_colour(&["--color=always"], &[("NO_COLOR", "1")]));
    assert!(has_colour(&[], &[("DRIFTCTL_COLOR", "always")]));
}

#[test]
fn the_width_follows_the_terminal() {
    let shop = Workspace::fixture("payments-api");
    for width in [80, 120] {
        let mut command = shop.command(env!("CARGO_BIN_EXE_driftctl"));
        command.args(EXAMPLE).env("COLUMNS", width.to_string());
        let run = crate::harness::Run::of(command, "").exits(1);
        insta::assert_snapshot!(format!("diff-example-{width}"), seen(&run));
    }
}
