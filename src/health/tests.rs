//! The tables of `fixtures/health/`.
//!
//! `argo-micro.jsonl`: the smallest objects that show one rule each, with Argo CD's answer (3.6), `overrides` being its
//! customizations. `built_in.jsonl`: kinds of Kubernetes where they are wrong, old, or odd.

mod mutated;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Checks, Neighbours, Scripts, assess, built_in, causes, custom};
use crate::argo::Settings;
use crate::kubernetes::Manifest;
use crate::model::health::{HealthCause, UnknownKinds};
use crate::model::{Health, HealthStatus};

/// Status and message as Argo CD prints them: an absent one is empty.
fn told(object: &Value, scripts: &Scripts) -> Option<(String, String)> {
    assess(object, scripts).health.map(|health| {
        let status = format!("{:?}", health.status);
        (status, health.message.unwrap_or_default())
    })
}

fn expected(case: &Value) -> Option<(String, String)> {
    let text = |key: &str| case["health"][key].as_str().unwrap_or_default().to_owned();
    // A script that says nothing gives Argo CD an empty health.
    let is_said = case["health"].is_object() && !text("status").is_empty();
    is_said.then(|| (text("status"), text("message")))
}

fn rows(table: &str) -> Vec<Value> {
    let read = |line: &str| serde_json::from_str(line).expect("a row is JSON");
    table.lines().map(read).collect()
}

fn check(case: &Value) -> Result<(), String> {
    let (expected, told) = (expected(case), told(&case["object"], &scripts(case)));
    if answers(
        told.as_ref(),
        expected.as_ref(),
        case["overrides"].is_object(),
    ) {
        return Ok(());
    }
    Err(format!(
        "{}: {told:?} instead of {expected:?}",
        case["case"]
    ))
}

/// Where a script finds less here than with Argo CD, or is stopped in other words: what it says, and what Argo CD says.
const SANDBOXED: &[(&str, &str)] = &[
    ("nil", "function"),
    (
        "<string>:1: stopped: it takes too many steps",
        "<string>:1: context deadline exceeded",
    ),
];

/// The scripts of a row, by the way of `argocd-cm`'s old format.
fn scripts(case: &Value) -> Scripts {
    let overrides = case["overrides"].to_string();
    let config = json!({"apiVersion": "v1", "kind": "ConfigMap", "data": {"resource.customizations": overrides}});
    let settings = if case["overrides"].is_object() {
        Settings::read(config.to_string().as_bytes(), "argocd-cm.yaml").expect("settings")
    } else {
        Settings::default()
    };
    Scripts::new(&settings.health_scripts, &[], "2026-01-01T00:00:00Z")
}

/// The same answer, but for what the sandbox keeps back.
fn answers(
    told: Option<&(String, String)>,
    expected: Option<&(String, String)>,
    is_scripted: bool,
) -> bool {
    let (Some((status, message)), Some((wanted, text))) = (told, expected) else {
        return told == expected;
    };
    let is_sandboxed = || is_scripted && SANDBOXED.contains(&(message.as_str(), text.as_str()));
    status == wanted && (message.trim_end() == text.trim_end() || is_sandboxed())
}

#[test]
fn argo_cds_answers_are_ours() {
    let rows = rows(include_str!("../../fixtures/health/argo-micro.jsonl"));
    assert_eq!(rows.len(), 179);
    let wrong: Vec<String> = rows.iter().filter_map(|row| check(row).err()).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn odd_objects_of_built_in_kinds_are_told_as_go_tells_them() {
    let rows = rows(include_str!("../../fixtures/health/built_in.jsonl"));
    let wrong: Vec<String> = rows.iter().filter_map(|row| check(row).err()).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

/// Every value of every row is replaced by one of another type: whatever comes, an answer comes.
#[test]
fn wrong_types_never_panic() {
    let tables = [
        include_str!("../../fixtures/health/argo-micro.jsonl"),
        include_str!("../../fixtures/health/built_in.jsonl"),
    ];
    let odd = [
        Value::Null,
        true.into(),
        (-1).into(),
        u64::MAX.into(),
        1e300.into(),
        "é\u{0}".into(),
        json!([null]),
        json!({"": {}}),
    ];
    let mut told_something = 0;
    for row in tables.into_iter().flat_map(rows) {
        let mut pointers = Vec::new();
        walk(&row["object"], String::new(), &mut pointers);
        for pointer in &pointers {
            for value in &odd {
                let mut object = row["object"].clone();
                if let Some(place) = object.pointer_mut(pointer) {
                    *place = value.clone();
                }
                told_something += usize::from(told(&object, &Scripts::default()).is_some());
            }
        }
    }
    assert!(told_something > 1000, "{told_something}");
}

fn walk(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let key = key.replace('~', "~0").replace('/', "~1");
                walk(value, format!("{at}/{key}"), pointers);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                walk(item, format!("{at}/{place}"), pointers);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    pointers.push(at);
}

/// Kinds with a built-in check of their own, as the list of them says.
#[test]
fn the_list_of_kinds_is_complete() {
    let listed = include_str!("KINDS.md");
    let expected = page();
    assert!(
        listed == expected,
        "`src/health/KINDS.md` has to be:\n{expected}"
    );
}

fn custom_kinds() -> BTreeMap<&'static str, Vec<String>> {
    let mut kinds: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (group, kind) in custom::covered().expect("the data files") {
        kinds.entry(group).or_default().push(kind);
    }
    for kinds in kinds.values_mut() {
        kinds.sort();
    }
    kinds
}

/// `KINDS.md`. A wildcard of the table of custom kinds is listed as it is written there.
fn page() -> String {
    use std::fmt::Write as _;

    let mut text = "\
# Kinds whose health is known

driftctl tells the health of these kinds without being told how, in the words of Argo CD 3.6. Every other kind has no
health unless a script of yours gives it one, or `--generic-health` reads its conditions. This list is made from the
tables; a test keeps it true.

## Checked as Argo CD checks them in Go

| group | kind |
|---|---|
"
    .to_owned();
    for kind in built_in::kinds() {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "| {} | {} |", kind.group, kind.kind);
    }
    text.push_str(
        "\n## Told by the data files of `custom/kinds/`\n\n`_` stands for any name.\n\n| group | kinds |\n|---|---|\n",
    );
    for (group, kinds) in custom_kinds() {
        let _ = writeln!(text, "| {group} | {} |", kinds.join(", "));
    }
    text
}

/// Conditions of a kind that nobody knows, and what is read off them.
#[test]
fn unknown_kinds_are_read_as_kstatus_reads_them() {
    let checks = Checks {
        scripts: &Scripts::default(),
        unknown_kinds: UnknownKinds::ByConditions,
    };
    let told = |generation: i64, status: Value| {
        let object = json!({"apiVersion": "example.com/v1", "kind": "Widget",
            "metadata": {"generation": generation}, "status": status});
        let health = checks.assess(&object).health;
        health.map(|health| (health.status, health.message.unwrap_or_default()))
    };
    let condition = |kind: &str, status: &str| json!({"type": kind, "status": status, "reason": "R", "message": "m"});
    for (generation, status, expected) in [
        (1, Value::Null, None),
        (1, json!("x"), None),
        (1, json!({"phase": "Odd"}), None),
        (
            2,
            json!({"observedGeneration": 1}),
            Some((
                HealthStatus::Progressing,
                "generation 2 is not observed yet, only 1",
            )),
        ),
        (
            1,
            json!({"observedGeneration": 1}),
            Some((HealthStatus::Healthy, "no condition says otherwise")),
        ),
        (1, json!({"conditions": []}), None),
        (
            1,
            json!({"conditions": [condition("Ready", "True")]}),
            Some((HealthStatus::Healthy, "Ready is True: R: m")),
        ),
        (
            1,
            json!({"conditions": [condition("Ready", "False")]}),
            Some((HealthStatus::Progressing, "Ready is False: R: m")),
        ),
        (
            1,
            json!({"conditions": [condition("Ready", "Unknown")]}),
            Some((HealthStatus::Progressing, "Ready is Unknown: R: m")),
        ),
        (
            1,
            json!({"conditions": [condition("Ready", "True"), condition("Stalled", "True")]}),
            Some((HealthStatus::Degraded, "Stalled is True: R: m")),
        ),
        (
            1,
            json!({"conditions": [condition("Stalled", "True"), condition("Reconciling", "True")]}),
            Some((HealthStatus::Progressing, "Reconciling is True: R: m")),
        ),
        (
            1,
            json!({"conditions": [condition("Stalled", "False")]}),
            Some((HealthStatus::Healthy, "no condition says otherwise")),
        ),
        (
            1,
            json!({"conditions": [1, condition("Synced", "False")]}),
            Some((HealthStatus::Healthy, "no condition says otherwise")),
        ),
    ] {
        let expected = expected.map(|(status, what)| (status, format!("generic reading: {what}")));
        assert_eq!(told(generation, status.clone()), expected, "{status}");
    }
    // Kinds that a check knows keep its answer, be it that there is none.
    let service = json!({"apiVersion": "v1", "kind": "Service", "status": {"conditions": [condition("Stalled", "True")]}});
    assert_eq!(checks.assess(&service).health, Some(Health::healthy()));
}

fn manifest(tree: Value) -> Manifest {
    Manifest::new(tree).expect("a manifest")
}

/// An object of the namespace `web` whose uid is its name, owned by the object of that name.
fn member(version: &str, kind: &str, name: &str, owner: &str, status: &Value) -> Manifest {
    manifest(
        json!({"apiVersion": version, "kind": kind, "status": status, "metadata": {
        "name": name, "namespace": "web", "uid": name, "ownerReferences": [{"uid": owner}]}}),
    )
}

fn event(about: &str, reason: &str, kind: &str, time: &Value) -> Manifest {
    manifest(
        json!({"apiVersion": "v1", "kind": "Event", "metadata": {"name": reason},
        "type": kind, "reason": reason, "message": format!("{reason} of {about}\n"), "lastTimestamp": time,
        "involvedObject": {"kind": "Pod", "namespace": "web", "name": about, "uid": about}}),
    )
}

fn causes_of(replica_sets: &[Manifest], pods: &[Manifest], events: &[Manifest]) -> Vec<String> {
    let shop = member("apps/v1", "Deployment", "shop", "nobody", &Value::Null);
    let neighbours = Neighbours::new(replica_sets, pods, events);
    let told = |cause: HealthCause| {
        let message = cause.message.unwrap_or_default();
        format!("{}: {}: {message}", cause.object, cause.reason)
    };
    causes(&shop, &neighbours).into_iter().map(told).collect()
}

#[test]
fn pods_say_why_by_owner_references() {
    let crash = json!({"phase": "Running", "containerStatuses": [
        {"name": "a", "state": {"running": {}}},
        {"name": "b", "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off"}}}]});
    let pull = json!({"phase": "Pending", "initContainerStatuses": [
        {"state": {"waiting": {"reason": "ImagePullBackOff", "message": "no such image"}}}],
        "containerStatuses": [{"state": {"waiting": {"reason": "PodInitializing"}}}]});
    let unschedulable = json!({"phase": "Pending", "conditions": [
        {"type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": "0/3 nodes"}]});
    let killed = json!({"phase": "Running", "containerStatuses": [
        {"name": "a", "state": {"running": {}}, "lastState": {"terminated": {"reason": "OOMKilled", "exitCode": 137}}}]});
    let ready = json!({"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}],
        "containerStatuses": [{"lastState": {"terminated": {"exitCode": 1}}}]});
    let starting = json!({"phase": "Pending", "containerStatuses": [{"state": {"waiting": {"reason": "ContainerCreating"}}}]});
    let sets = [
        member(
            "apps/v1",
            "ReplicaSet",
            "shop-1",
            "shop",
            &json!({"conditions": [
            {"type": "ReplicaFailure", "status": "True", "reason": "FailedCreate", "message": "exceeded quota"}]}),
        ),
        member(
            "apps/v1",
            "ReplicaSet",
            "other-1",
            "other",
            &json!({"conditions": [
            {"type": "ReplicaFailure", "status": "True", "reason": "FailedCreate", "message": "not ours"}]}),
        ),
    ];
    let pod = |name: &str, owner: &str, status: &Value| member("v1", "Pod", name, owner, status);
    let pods = [
        pod("c", "shop-1", &crash),
        pod("a", "shop-1", &crash),
        pod("b", "shop-1", &crash),
        pod("d", "shop-1", &pull),
        pod("e", "shop-1", &unschedulable),
        pod("f", "shop", &killed),
        pod("g", "shop-1", &ready),
        pod("h", "shop-1", &starting),
        pod("i", "other-1", &crash),
    ];
    assert_eq!(
        causes_of(&sets, &pods, &[]),
        [
            "ReplicaSet web/shop-1: FailedCreate: exceeded quota",
            "Pod web/a and 2 more: CrashLoopBackOff: back-off",
            "Pod web/d: ImagePullBackOff: no such image",
            "Pod web/f: OOMKilled: container a ended with exit code 137",
            "Pod web/e: Unschedulable: 0/3 nodes",
        ]
    );
}

#[test]
fn the_last_warnings_are_told_once_each() {
    let pods = [member("v1", "Pod", "a", "shop", &Value::Null)];
    let at = |hour: u32| json!(format!("2026-11-19T0{hour}:00:00Z"));
    let events = [
        event("a", "Unhealthy", "Warning", &at(1)),
        event("a", "Unhealthy", "Warning", &at(3)),
        event("shop", "FailedCreate", "Warning", &at(2)),
        event("a", "Pulled", "Normal", &at(4)),
        event("other", "Failed", "Warning", &at(4)),
        event("a", "Old", "Warning", &Value::Null),
        event("a", "Older", "Warning", &at(0)),
    ];
    assert_eq!(
        causes_of(&[], &pods, &events),
        [
            "Pod web/a: Unhealthy: Unhealthy of a",
            "Pod web/shop: FailedCreate: FailedCreate of shop",
            "Pod web/a: Older: Older of a",
        ]
    );
}
