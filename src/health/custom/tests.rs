//! The table against what Argo CD says of the same objects, and the form of the data files.

use std::collections::BTreeSet;

use regex::Regex;
use serde::Deserialize;
use serde_json::{Value, json};

use super::table;
use crate::health::{Scripts, assess};
use crate::model::Health;

/// The cases of Argo CD 3.6 `resource_customizations/*/*/testdata`, without what a cluster alone writes.
const ARGO_CD: &str = include_str!("../../../fixtures/health/custom/argo-cd.jsonl");
/// Such objects with fields changed, removed and added at random, and the answer of the scripts of Argo CD 3.6.0.
const CHANGED: &str = include_str!("../../../fixtures/health/custom/changed.jsonl");
/// How rules are written and what they mean: rules, an object, the verdict.
const WRITTEN: &str = include_str!("../../../fixtures/health/custom/written.yaml");

#[derive(Deserialize)]
#[expect(clippy::struct_field_names, reason = "a key of the table")]
struct Case {
    case: String,
    /// Null: no health.
    status: Option<String>,
    /// Null where Argo CD fails, in words of its own.
    message: Option<String>,
    object: Value,
}

#[test]
fn a_case_of_argo_cd_has_the_health_that_argo_cd_gives_it() {
    check(ARGO_CD);
}

#[test]
fn a_changed_object_has_the_health_that_argo_cd_gives_it() {
    check(CHANGED);
}

fn check(table: &str) {
    let mut wrong = Vec::new();
    for case in cases(table) {
        let health = assess(&case.object, &Scripts::default()).health;
        let status = health.as_ref().map(|health| format!("{:?}", health.status));
        let message = health.and_then(|health| health.message).unwrap_or_default();
        let same = case
            .message
            .as_ref()
            .is_none_or(|told| told.trim() == message.trim());
        if status != case.status || !same {
            let (name, wanted, told) = (case.case, case.status, case.message);
            wrong.push(format!(
                "{name}: {wanted:?} {told:?}, not {status:?} {message:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn cases(table: &str) -> Vec<Case> {
    let rows = table
        .lines()
        .map(|line| serde_json::from_str(line).expect("a case"));
    rows.collect()
}

/// A value of the wrong type anywhere gives a verdict or none, and never a panic.
#[test]
fn a_value_of_the_wrong_type_is_judged() {
    let wrong = [
        json!(null),
        json!(7),
        json!("x"),
        json!(true),
        json!([]),
        json!({}),
        json!([1]),
        json!([{}]),
    ];
    let mut turn = wrong.iter().cycle();
    let mut judged = 0;
    for case in cases(ARGO_CD) {
        for path in paths(&case.object) {
            let mut object = case.object.clone();
            *object.pointer_mut(&path).expect("a path of the object") =
                turn.next().expect("a cycle").clone();
            assess(&object, &Scripts::default());
            judged += 1;
        }
    }
    assert!(judged > 5_000, "only {judged} objects");
}

/// JSON pointers of what lies below `spec` and `status`.
fn paths(object: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec!["/spec".to_owned(), "/status".to_owned()];
    while let Some(path) = open.pop() {
        let below: Vec<String> = match object.pointer(&path) {
            None => continue,
            Some(Value::Object(map)) => map
                .keys()
                .map(|key| key.replace('~', "~0").replace('/', "~1"))
                .collect(),
            Some(Value::Array(list)) => (0..list.len()).map(|index| index.to_string()).collect(),
            Some(_) => Vec::new(),
        };
        open.extend(below.iter().map(|key| format!("{path}/{key}")));
        found.push(path);
    }
    found
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    case: String,
    rules: serde_yaml::Value,
    object: Value,
    health: Option<(String, String)>,
}

#[test]
fn rules_mean_what_the_table_says() {
    let cases: Vec<Written> = serde_yaml::from_str(WRITTEN).expect("a table of rules");
    for Written {
        case,
        rules,
        object,
        health,
    } in cases
    {
        let rules: Vec<super::rule::Rule> = serde_yaml::from_value(rules).expect("rules");
        let told = match super::rule::judge(&rules, &super::Scope::of(&object)) {
            Ok(verdict) => verdict.flatten().map(|Health { status, message }| {
                (format!("{status:?}"), message.unwrap_or_default())
            }),
            Err(super::Fault(message)) => Some(("Unknown".to_owned(), message)),
        };
        assert_eq!(told, health, "{case}");
    }
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the folder of the data files, not of a user"
)]
fn every_data_file_is_understood_and_compiled_in() {
    let covered = table::covered().expect("data files");
    assert!(covered.len() > 280, "only {} kinds", covered.len());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/health/custom/kinds");
    let there: BTreeSet<_> = std::fs::read_dir(folder)
        .expect("the folder of data files")
        .map(|entry| {
            entry
                .expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let known: BTreeSet<_> = table::files()
        .iter()
        .map(|(group, _)| format!("{group}.yaml"))
        .collect();
    assert_eq!(
        there, known,
        "build again: `touch src/health/custom/table.rs`"
    );
}

#[test]
fn a_kind_stands_in_the_table_once() {
    let mut seen = BTreeSet::new();
    for kind in table::covered().expect("data files") {
        assert!(seen.insert(kind.clone()), "{kind:?} stands twice");
    }
}

#[test]
fn a_slip_in_a_data_file_names_file_and_line() {
    let slips = [
        (
            "- kinds: [A]\n  rules:\n    - {Helthy: fine}\n",
            "unknown field `Helthy`",
        ),
        (
            "- kinds: [A]\n  rules:\n    - {when: {phase: Ready}, Healthy: fine}\n",
            "path `phase` starts with none of",
        ),
        (
            "- kinds: [A]\n  rules:\n    - {when: {status.a: {bigger: 1}}, Healthy: fine}\n",
            "unknown field `bigger`",
        ),
        (
            "- kinds: [A]\n  rules:\n    - {Healthy: '{status.a'}\n",
            "is not closed",
        ),
        (
            "- kinds: [A]\n  rules:\n    - {first: status.a}\n",
            "a rule is one of",
        ),
        (
            "- kinds: [A]\n  rules:\n    - {Healthy: '', Degraded: ''}\n",
            "a rule gives one status",
        ),
        (
            "- kinds: [A]\n  rules:\n    - let: {a: {size: status.b}}\n",
            "unknown field `size`",
        ),
    ];
    for (text, what) in slips {
        let error = table::parse("example.io", text).expect_err(what);
        assert!(
            error.starts_with("src/health/custom/kinds/example.io.yaml: "),
            "{error}"
        );
        assert!(error.contains(what) && error.contains("line 3"), "{error}");
    }
}

/// What a message or check refers to is named somewhere in its file, and a status of Kubernetes is a text.
#[test]
fn names_are_given_and_statuses_are_quoted() {
    let used = Regex::new(r"\$(\w+)").expect("a pattern");
    let bare = Regex::new(r"\.status: (\[[^\]]*)?\b([Tt]rue|[Ff]alse)\b").expect("a pattern");
    for (group, text) in table::files() {
        for name in used.captures_iter(text).map(|found| found[1].to_owned()) {
            let given = Regex::new(&format!(r"(\b{name}:|as: {name}\b)")).expect("a pattern");
            assert!(
                name == "at" || given.is_match(text),
                "{group}: nothing is named {name}"
            );
        }
        let text = text.replace(r#""True""#, "").replace(r#""False""#, "");
        assert!(!bare.is_match(&text), "{group}: a status is not quoted");
    }
}
