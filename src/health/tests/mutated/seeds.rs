//! Objects to start from, by kind: those of the tables of `fixtures/health/`, and where a kind has none there a bare one.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::rulebook::Rulebook;
use crate::health::{built_in, custom};

const TABLES: &[&str] = &[
    include_str!("../../../../fixtures/health/argo-micro.jsonl"),
    include_str!("../../../../fixtures/health/built_in.jsonl"),
    include_str!("../../../../fixtures/health/custom/argo-cd.jsonl"),
    include_str!("../../../../fixtures/health/custom/changed.jsonl"),
];

/// A kind that has a check.
#[expect(clippy::struct_field_names, reason = "group and kind, as everywhere")]
pub(super) struct Kind {
    /// As it is listed: `_` stands for anything.
    pub(super) group: String,
    pub(super) kind: String,
    pub(super) seeds: Vec<Value>,
    pub(super) rulebook: Rulebook,
    /// Name of a field → the values that it has in one of the seeds.
    pub(super) words: BTreeMap<String, Vec<Value>>,
}

/// Every kind that is covered, in order.
pub(super) fn kinds() -> Vec<Kind> {
    let objects: Vec<Value> = TABLES
        .iter()
        .flat_map(|table| table.lines())
        .map(|line| serde_json::from_str::<Value>(line).expect("a row is JSON")["object"].take())
        .collect();
    let custom = custom::covered().expect("the data files");
    let custom = custom
        .into_iter()
        .map(|(group, kind)| (group.to_owned(), kind));
    let built_in = built_in::kinds().map(|kind| (kind.group, kind.kind));
    let mut kinds: Vec<Kind> = built_in
        .chain(custom)
        .map(|(group, kind)| Kind::new(group, kind, &objects))
        .collect();
    kinds.sort_by(|one, other| (&one.group, &one.kind).cmp(&(&other.group, &other.kind)));
    kinds
}

impl Kind {
    fn new(group: String, kind: String, objects: &[Value]) -> Self {
        let is_meant = |object: &&Value| {
            let version = object["apiVersion"].as_str().unwrap_or_default();
            let own = version.split_once('/').map_or("", |(group, _)| group);
            matches(&group, own) && matches(&kind, object["kind"].as_str().unwrap_or_default())
        };
        let mut seeds: Vec<Value> = objects.iter().filter(is_meant).cloned().collect();
        seeds.push(bare(&group, &kind));
        let mut words = BTreeMap::new();
        for seed in &seeds {
            collect(seed, "", &mut words);
        }
        let rulebook = Rulebook::of(&group, &kind);
        Self {
            group,
            kind,
            seeds,
            rulebook,
            words,
        }
    }
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_prefix('_') {
        Some(suffix) => name.ends_with(suffix),
        None => pattern == name,
    }
}

fn bare(group: &str, kind: &str) -> Value {
    let (group, kind) = (group.replace('_', "any"), kind.replace('_', "Any"));
    let version = if group.is_empty() {
        "v1".to_owned()
    } else {
        format!("{group}/v1")
    };
    json!({"apiVersion": version, "kind": kind,
        "metadata": {"name": "a", "namespace": "web", "generation": 2}, "status": {}})
}

/// The values of each field that are no parts of the object.
fn collect(value: &Value, name: &str, words: &mut BTreeMap<String, Vec<Value>>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                collect(value, key, words);
            }
        }
        Value::Array(items) => {
            for item in items {
                collect(item, name, words);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            let known = words.entry(name.to_owned()).or_default();
            if !known.contains(value) {
                known.push(value.clone());
            }
        }
    }
}
