//! `driftctl snapshot`, and `--live` of what it writes.

use serde_json::Value;

use super::{seen, shop};
use crate::harness::{Run, Workspace};

/// The states of all objects, one a line.
fn states(run: &Run) -> Vec<String> {
    let report = run.json();
    let objects = report["applications"][0]["objects"].as_array().cloned();
    let word = |object: &Value, key: &str| object[key].as_str().unwrap_or_default().to_owned();
    let line = |object: &Value| {
        ["kind", "name", "state"]
            .map(|key| word(object, key))
            .join(" ")
    };
    objects.expect("objects").iter().map(line).collect()
}

#[test]
fn it_writes_a_whole_file_and_says_so() {
    let shop = shop();
    let run = shop.run([
        "snapshot",
        "same",
        "drifted",
        "--live",
        "live.yaml",
        "--to",
        "taken.yaml",
    ]);
    assert_eq!(
        seen(&run),
        "--- standard error\nrecorded in taken.yaml: 2 found, 0 not there\n--- exit 0\n"
    );
    let names: Vec<_> = std::fs::read_dir(shop.folder())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| name.to_string_lossy().contains("taken"))
        .collect();
    assert_eq!(names, ["taken.yaml"], "nothing else is left");
    shop.run(["diff", "same", "--live", "taken.yaml"]).exits(0);
    shop.run(["diff", "drifted", "--live", "taken.yaml"])
        .exits(1);
    let again = shop.run([
        "snapshot",
        "same",
        "--live",
        "taken.yaml",
        "--to",
        "again.yaml",
    ]);
    assert_eq!(
        seen(&again),
        "--- standard error\nerror: `taken.yaml` is a snapshot already\nhint: copy it\n--- exit 2\n"
    );
}

/// What fails is said, what can be recorded is.
#[test]
fn a_gap_is_recorded_and_exits_2() {
    let shop = shop().with(
        "same/pod.yaml",
        "{apiVersion: v1, kind: Pod, metadata: {name: p}}",
    );
    let line = [
        "snapshot",
        "same",
        "nowhere",
        "--live",
        "live.yaml",
        "--to",
        "taken.json",
    ];
    let run = shop.run(line).exits(2);
    assert!(
        run.stderr
            .contains("error: Pod default/p: `live.yaml` holds no Pod"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("error: nowhere: "), "{}", run.stderr);
    assert!(
        run.stderr
            .ends_with("recorded in taken.json: 1 found, 0 not there\n"),
        "{}",
        run.stderr
    );
    let replay = shop
        .run(["diff", "same", "--live", "taken.json", "-o", "json"])
        .exits(2);
    assert_eq!(states(&replay), ["ConfigMap same same", "Pod p unknown"]);
    let nowhere = shop.run([
        "snapshot",
        "drifted",
        "--live",
        "live.yaml",
        "--to",
        "no/such/folder.yaml",
    ]);
    let nowhere = nowhere.exits(2);
    assert!(
        nowhere
            .stderr
            .starts_with("error: write `no/such/folder.yaml`: "),
        "{}",
        nowhere.stderr
    );
}

/// The example's is what its dump makes, so that neither grows old alone.
#[test]
fn the_snapshot_of_the_example_is_the_one_of_its_dump() {
    let example = Workspace::fixture("payments-api");
    let overlay = "overlays/production";
    let line = [
        "snapshot",
        overlay,
        "--live",
        "live.yaml",
        "--to",
        "again.yaml",
    ];
    example.run(line).exits(0);
    let without_time = |name: &str| {
        let text = std::fs::read_to_string(example.folder().join(name)).expect("readable");
        let (before, after) = text.split_once("recordedAt: ").expect("the time");
        let after = after.split_once('\n').expect("a line").1;
        format!("{before}{after}")
    };
    assert_eq!(without_time("again.yaml"), without_time("snapshot.yaml"));
    let report = |live: &str| {
        let mut report = example
            .run(["diff", overlay, "--live", live, "-o", "json"])
            .json();
        for field in ["liveSource", "startedAt", "finishedAt"] {
            report[field] = Value::Null;
        }
        report.to_string()
    };
    assert_eq!(report("snapshot.yaml"), report("live.yaml"));
}

/// A file of each version of the format that there ever was.
#[test]
fn every_version_keeps_its_meaning() {
    let workspace = Workspace::fixture("snapshots/v1");
    let replay = |key: Option<&str>| {
        let mut command = workspace.command(env!("CARGO_BIN_EXE_driftctl"));
        command.args(["diff", "app", "--live", "snapshot.yaml", "-o", "json"]);
        command.envs(key.map(|key| ("DRIFTCTL_SNAPSHOT_KEY", key)));
        Run::of(command, "").exits(2)
    };
    let with_key = replay(Some("fixture"));
    assert_eq!(
        states(&with_key),
        [
            "ConfigMap new-in-git missing",
            "ConfigMap settings modified",
            "Secret database modified",
            "Service api missing",
            "Deployment api unknown",
            "ServiceMonitor api missing",
            "ConfigMap left-behind extra",
        ]
    );
    let application = &with_key.json()["applications"][0];
    assert_eq!(application["namespace"], "shop");
    assert_eq!(application["trackedBy"]["name"], "shop");
    let secret = &application["objects"][2]["differences"];
    let texts: Vec<&Value> = secret
        .as_array()
        .expect("differences")
        .iter()
        .map(|d| &d["text"])
        .collect();
    assert_eq!(texts, ["data.user"]);
    assert_eq!(states(&replay(None))[2], "Secret database unknown");
    assert_eq!(states(&replay(Some("other")))[2], "Secret database unknown");
}

#[test]
fn a_live_side_may_come_by_standard_input() {
    let shop = shop();
    let live = std::fs::read_to_string(shop.folder().join("live.yaml")).expect("readable");
    shop.feed(["diff", "same", "--live", "-"], &live).exits(0);
    shop.feed(["diff", "drifted", "--live", "-"], &live)
        .exits(1);
    let twice = shop.feed(["diff", "-", "--live", "-"], &live).exits(2);
    assert!(
        twice
            .stderr
            .contains("standard input can be read only once"),
        "{}",
        twice.stderr
    );
}
