//! The tables of `fixtures/compare/`, and what holds of every pair.
//!
//! `argo-micro.jsonl`: the smallest pairs that show one rule each, with Argo CD's answer. `differences.yaml`: what is
//! said of a pair.

mod pairs;
mod server_side;

use serde_json::{Value, json};

use super::live_only::LAST_APPLIED;
use crate::argo::{Hook, IgnoreRule, RuleLevel, RuleSource, Settings};
use crate::kubernetes::yaml::{self, Dialect};
use crate::kubernetes::{Manifest, ResourceKey};
use crate::model::comparison::Extraneous;
use crate::model::{
    Compared, Comparison, Desired, DesiredObject, Difference, Extras, FieldValue, Gap, GapCause,
    Live, Observation, Rules, Stage, State, Types,
};

fn manifest(tree: &Value) -> Manifest {
    Manifest::new(tree.clone()).expect("a manifest")
}

fn desired(trees: &[&Value]) -> Desired {
    let objects = trees.iter().map(|tree| {
        let manifest = manifest(tree);
        DesiredObject {
            key: manifest.key(),
            hook: Hook::of(&manifest),
            wave: 0,
            origin: None,
            manifest,
        }
    });
    Desired {
        objects: objects.collect(),
        ..Desired::default()
    }
}

fn rules(ignore: &Value) -> Rules {
    let text = |rule: &Value, key: &str| rule[key].as_str().unwrap_or_default().to_owned();
    let texts = |rule: &Value, key: &str| {
        let items = rule[key].as_array().into_iter().flatten();
        items
            .filter_map(|item| Some(item.as_str()?.to_owned()))
            .collect()
    };
    let rule = |rule: &Value| IgnoreRule {
        group: text(rule, "group"),
        kind: text(rule, "kind"),
        name: text(rule, "name"),
        namespace: text(rule, "namespace"),
        json_pointers: texts(rule, "jsonPointers"),
        jq_path_expressions: texts(rule, "jqPathExpressions"),
        managed_fields_managers: texts(rule, "managedFieldsManagers"),
        source: RuleSource {
            level: RuleLevel::Config,
            file: ".driftctl.yaml".to_owned(),
            line: 1,
        },
        ..IgnoreRule::default()
    };
    Rules {
        whole_objects: crate::model::WholeObjects::Left,
        unknown_kinds: crate::model::health::UnknownKinds::Passed,
        extras: Extras::Rendered,
        strategy: crate::model::Strategy::Client,
        ignores: ignore.as_array().into_iter().flatten().map(rule).collect(),
        settings: Settings::default(),
        health_scripts: Vec::new(),
    }
}

/// What `argocd-cm` says where a case has settings.
fn settings(case: &Value) -> Settings {
    let mut options = json!({});
    if case["noStatusRule"] == true {
        options["ignoreResourceStatusField"] = "none".into();
    }
    if case["ignoreAggregatedRoles"] == true {
        options["ignoreAggregatedRoles"] = true.into();
    }
    let map = json!({"kind": "ConfigMap", "data": {
        "resource.compareoptions": options.to_string(),
        "resource.customizations": case["overrides"].to_string(),
    }});
    Settings::read(map.to_string().as_bytes(), "cm.yaml").expect("valid settings")
}

/// The funnel: one pair through the whole room. The live object has the key of Git's, as if the cluster had been asked
/// for it.
fn pair(git: &Value, live: &Value, ignore: &Value) -> Compared {
    pair_by(git, live, &rules(ignore), Types::BySchema)
}

fn pair_by(git: &Value, live: &Value, rules: &Rules, types: Types) -> Compared {
    let desired = desired(&[git]);
    let mut found = Live {
        types,
        ..Live::default()
    };
    let key = desired.objects[0].key.clone();
    found
        .observations
        .insert(key, Observation::Found(Box::new(manifest(live))));
    let mut comparison = super::compare(&desired, &found, rules);
    let compared = comparison.objects.remove(0);
    check_invariants(&compared);
    compared
}

/// A pair is modified exactly if a difference counts; nothing counts that a rule hides.
#[track_caller]
fn check_invariants(compared: &Compared) {
    let counts = compared
        .differences
        .iter()
        .any(|difference| difference.counted);
    assert_eq!(
        counts,
        compared.state == State::Modified,
        "{}",
        compared.key
    );
    for difference in &compared.differences {
        assert!(!(difference.counted && difference.ignored_by.is_some()));
    }
}

#[test]
fn verdicts_are_argo_cds() {
    for line in include_str!("../../fixtures/compare/argo-micro.jsonl").lines() {
        let case: Value = serde_json::from_str(line).expect("a row is JSON");
        let expected = match (&case["answer"]["error"], &case["answer"]["modified"]) {
            (Value::String(_), _) => State::Unknown,
            (_, Value::Bool(true)) => State::Modified,
            _ => State::Same,
        };
        if case["tracking"].is_string() || !case["live"].is_object() {
            continue;
        }
        let rules = Rules {
            settings: settings(&case),
            ..rules(&case["ignore"])
        };
        let types = if case["schema"] == true {
            Types::BySchema
        } else {
            Types::ByValue
        };
        let compared = pair_by(&case["target"], &case["live"], &rules, types);
        assert_eq!(
            compared.state, expected,
            "{}: {}",
            case["id"], case["claim"]
        );
    }
}

#[test]
fn differences_say_what_happened() {
    let cases = yaml::documents(include_bytes!("../../fixtures/compare/differences.yaml"))
        .expect("the table is YAML");
    for case in cases {
        let mut case = case.value(Dialect::Sigs).expect("a case");
        let last_applied = case["lastApplied"].take();
        if last_applied.is_object() {
            let metadata = case["live"]["metadata"].as_object_mut().expect("metadata");
            let annotations = metadata.entry("annotations").or_insert_with(|| json!({}));
            annotations[LAST_APPLIED] = last_applied.to_string().into();
        }
        let compared = pair(&case["git"], &case["live"], &case["ignore"]);
        let found: Vec<String> = compared.differences.iter().map(line).collect();
        let expected: Vec<&str> = case["expect"]
            .as_array()
            .expect("`expect` is a list")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(found, expected, "{}", case["case"]);
        assert_eq!(
            format!("{:?}", compared.state),
            case["state"],
            "{}",
            case["case"]
        );
    }
}

fn line(difference: &Difference) -> String {
    let cause = serde_json::to_value(difference.cause).expect("a word");
    let [git, last_applied, live] =
        [&difference.git, &difference.last_applied, &difference.live].map(shown);
    let counts = if difference.counted { " counts" } else { "" };
    let mut line = format!(
        "{} {}{counts} {git} | {last_applied} | {live}",
        difference.text,
        cause.as_str().unwrap_or_default()
    );
    let owners = match difference.owners.as_slice() {
        [] => difference.owner.as_slice(),
        owners => owners,
    };
    for (place, owner) in owners.iter().enumerate() {
        line += if place == 0 { " by " } else { " and " };
        line += &owner.manager;
        if let Some(subresource) = &owner.subresource {
            line.extend(["/", subresource]);
        }
    }
    if let Some(rule) = &difference.ignored_by {
        line.extend([" ignored by ", &rule.rule]);
    }
    line
}

fn shown(value: &FieldValue) -> String {
    match value {
        FieldValue::Value(value) => {
            let mut value = value.clone();
            value.sort_all_objects();
            value.to_string()
        }
        FieldValue::Absent => "-".to_owned(),
        FieldValue::Unrecorded => "?".to_owned(),
        FieldValue::Masked { mask } => format!("<{mask}>"),
        FieldValue::Cut { bytes, .. } => format!("<{bytes} bytes>"),
    }
}

#[test]
fn pointers_lead_to_the_item_on_each_side() {
    let container = |image: &str| json!({"name": "api", "image": image});
    let pod = |containers: Value| json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": containers}});
    let git = pod(json!([container("1")]));
    let live = pod(json!([{"name": "sidecar"}, container("2")]));
    let compared = pair(&git, &live, &Value::Null);
    let pointers = compared.differences.iter().map(|difference| {
        let pointers = &difference.pointers;
        (pointers.git.as_deref(), pointers.live.as_deref())
    });
    assert_eq!(
        pointers.collect::<Vec<_>>(),
        [
            (
                Some("/spec/containers/0/image"),
                Some("/spec/containers/1/image")
            ),
            (None, Some("/spec/containers/0")),
        ]
    );
}

#[test]
fn a_pointer_into_string_data_leads_to_where_it_is_written() {
    let secret = |key: &str, value: &str| json!({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}, key: {"k": value}});
    let git = secret("stringData", "new");
    let compared = pair(&git, &secret("data", "b2xk"), &Value::Null);
    let pointers = &compared.differences[0].pointers;
    assert_eq!(pointers.git.as_deref(), Some("/stringData/k"));
    assert_eq!(pointers.live.as_deref(), Some("/data/k"));
}

#[test]
fn no_wrong_type_in_live_is_a_panic() {
    let wrong = [
        json!(null),
        json!(1),
        json!("x"),
        json!([1]),
        json!([{}]),
        json!({"a": 1}),
    ];
    let git = json!({
        "apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a", "labels": {"a": "b"}},
        "spec": {"replicas": 1, "strategy": {"type": "Recreate"}, "template": {"spec": {"containers": [{"name": "c"}]}}}
    });
    let pointers = [
        "/metadata/labels",
        "/metadata/annotations",
        "/metadata/managedFields",
        "/metadata/finalizers",
        "/spec",
        "/spec/replicas",
        "/spec/strategy",
        "/spec/template",
        "/spec/template/spec/containers",
        "/spec/template/spec/containers/0",
    ];
    for pointer in pointers {
        for value in &wrong {
            let mut live = git.clone();
            live["metadata"]["annotations"] = json!({});
            live["metadata"]["managedFields"] = json!([]);
            live["metadata"]["finalizers"] = json!([]);
            *live.pointer_mut(pointer).expect("a place") = value.clone();
            pair(&git, &live, &Value::Null);
            pair(&live, &git, &Value::Null);
        }
    }
}

fn config_map(name: &str, instance: Option<&str>) -> Value {
    let mark = instance.map(|instance| {
        json!({"argocd.argoproj.io/tracking-id": format!("{instance}:/ConfigMap:web/{name}")})
    });
    json!({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name, "namespace": "web", "annotations": mark}})
}

/// Git wants `a` and `b`; both are live with these marks, and so are others that nobody wants.
fn application(marks: [Option<&str>; 2], unmatched: &[Value]) -> Comparison {
    let git = [config_map("a", None), config_map("b", None)];
    let mut live = Live::default();
    for (tree, mark) in git.iter().zip(marks) {
        let found = manifest(&config_map(manifest(tree).name(), mark));
        live.observations
            .insert(found.key(), Observation::Found(Box::new(found)));
    }
    live.unmatched = unmatched.iter().map(manifest).collect();
    super::compare(&desired(&[&git[0], &git[1]]), &live, &rules(&Value::Null))
}

fn extras(comparison: &Comparison) -> Vec<&str> {
    let extra = comparison
        .objects
        .iter()
        .filter(|object| object.state == State::Extra);
    extra.map(|object| object.key.name.as_str()).collect()
}

#[test]
fn what_one_application_left_behind_is_told() {
    let mut owned = config_map("child", Some("shop"));
    owned["metadata"]["ownerReferences"] = json!([{"kind": "ReplicaSet", "name": "x"}]);
    let mut copied = config_map("copy", Some("shop"));
    copied["metadata"]["annotations"]["argocd.argoproj.io/tracking-id"] =
        "shop:/ConfigMap:web/other".into();
    let others = [
        config_map("old", Some("shop")),
        config_map("foreign", Some("bank")),
        owned,
        copied,
    ];
    let comparison = application([Some("shop"), None], &others);
    assert_eq!(extras(&comparison), ["old"]);
    let tracked = comparison.tracked_by.expect("an application");
    assert_eq!((tracked.name.as_str(), tracked.inferred), ("shop", true));
}

#[test]
fn without_one_application_nothing_is_left_behind() {
    for marks in [[None, None], [Some("shop"), Some("bank")]] {
        let comparison = application(marks, &[config_map("old", Some("shop"))]);
        assert!(extras(&comparison).is_empty());
        assert!(comparison.tracked_by.is_none());
        assert_eq!(comparison.conditions[0].kind, "LeftBehindNotSearched");
    }
}

/// A rule is of use if it takes something out, be there a difference or not; of what was not compared nobody knows.
#[test]
fn rules_that_take_nothing_out_are_told() {
    let git = json!({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "namespace": "web"}, "data": {"k": "v", "j": "w"}});
    let absent = config_map("absent", None);
    let mut live = Live::default();
    let mut found = git.clone();
    found["metadata"]["managedFields"] =
        json!([{"manager": "hpa", "fieldsType": "FieldsV1", "fieldsV1": {}}]);
    let found = manifest(&found);
    live.observations
        .insert(found.key(), Observation::Found(Box::new(found)));
    let missing = Observation::Missing { reason: None };
    live.observations.insert(manifest(&absent).key(), missing);
    let ignore = json!([
        {"kind": "ConfigMap", "jsonPointers": ["/data/k"]},
        {"kind": "ConfigMap", "jsonPointers": ["/data/other"]},
        {"kind": "ConfigMap", "name": "b", "jsonPointers": ["/data/k"]},
        {"kind": "ConfigMap", "jqPathExpressions": [".data.j"]},
        {"kind": "ConfigMap", "jqPathExpressions": [".data.other"]},
        {"kind": "ConfigMap", "managedFieldsManagers": ["hpa"]},
        {"kind": "ConfigMap", "managedFieldsManagers": ["nobody"]},
        {"kind": "ConfigMap", "name": "absent", "jsonPointers": ["/data/k"]},
        {"kind": "Service", "jsonPointers": ["/spec"]},
    ]);
    let mut rules = rules(&ignore);
    for (rule, line) in rules.ignores.iter_mut().zip(1..) {
        rule.source.line = line;
    }
    let comparison = super::compare(&desired(&[&git]), &live, &rules);
    let lines = |of: &std::collections::BTreeSet<RuleSource>| -> Vec<u32> {
        of.iter().map(|source| source.line).collect()
    };
    assert_eq!(lines(&comparison.rules.used), [1, 4, 6]);
    let comparison = super::compare(&desired(&[&git, &absent]), &live, &rules);
    assert_eq!(lines(&comparison.rules.unused), [3, 9]);
}

/// Argo CD's annotation on the object in Git; on the live one alone it says nothing.
#[test]
fn an_object_may_say_what_is_ignored_in_it() {
    let with = |annotation: Option<&str>, value: &str| {
        let annotations =
            annotation.map(|text| json!({"argocd.argoproj.io/ignore-differences": text}));
        json!({"apiVersion": "v1", "kind": "ConfigMap", "data": {"k": value},
            "metadata": {"name": "a", "namespace": "web", "annotations": annotations}})
    };
    let says = Some("jsonPointers: [/data/k]");
    let compared = pair(&with(says, "git"), &with(says, "live"), &Value::Null);
    assert_eq!(compared.state, State::Same);
    let ignored = compared.differences[0].ignored_by.as_ref().expect("a rule");
    assert_eq!(
        (ignored.level, ignored.rule.as_str()),
        (RuleLevel::Resource, "/data/k")
    );
    let compared = pair(&with(None, "git"), &with(says, "live"), &Value::Null);
    assert_eq!(compared.state, State::Modified);
}

/// An annotation that was meant for another object names no owner; a label does.
#[test]
fn a_copied_mark_tells_nothing_of_the_application() {
    let mut copied = config_map("b", None);
    copied["metadata"]["annotations"] =
        json!({"argocd.argoproj.io/tracking-id": "operator:/ConfigMap:web/other"});
    let git = [config_map("a", None), config_map("b", None)];
    let mut live = Live::default();
    for tree in [config_map("a", Some("shop")), copied] {
        let found = manifest(&tree);
        live.observations
            .insert(found.key(), Observation::Found(Box::new(found)));
    }
    let comparison = super::compare(&desired(&[&git[0], &git[1]]), &live, &rules(&Value::Null));
    let tracked = comparison.tracked_by.expect("an application");
    assert_eq!(tracked.name, "shop");
}

/// Settings, the marks of what Git wants and of what it does not; whether the pair is in sync, and whose it is.
#[test]
fn marks_are_read_as_the_settings_have_it() {
    let id = |name: &str| {
        let id = format!("shop:/ConfigMap:web/{name}");
        json!({"annotations": {"argocd.argoproj.io/tracking-id": id}})
    };
    let label = |key: &str| json!({"labels": {key: "shop"}});
    let here = |mut marks: Value| {
        marks["annotations"]["argocd.argoproj.io/installation-id"] = "blue".into();
        marks
    };
    let own = "application.instanceLabelKey: own/app";
    let by_label = "application.resourceTrackingMethod: label";
    let usual = "app.kubernetes.io/instance";
    let rows = [
        (None, id("a"), id("old"), State::Same, Some("shop")),
        (None, label(usual), label(usual), State::Same, Some("shop")),
        // By annotation, as is the default, a label that was applied and is not in Git is a change.
        (
            Some("a: b"),
            label(usual),
            label(usual),
            State::Modified,
            None,
        ),
        (Some("a: b"), id("a"), id("old"), State::Same, Some("shop")),
        (
            Some(by_label),
            label(usual),
            label(usual),
            State::Same,
            Some("shop"),
        ),
        (Some(by_label), id("a"), id("old"), State::Same, None),
        (Some(own), id("a"), id("old"), State::Same, Some("shop")),
        (
            Some(
                "application.resourceTrackingMethod: label\n  application.instanceLabelKey: own/app",
            ),
            label("own/app"),
            label("own/app"),
            State::Same,
            Some("shop"),
        ),
        (
            Some("installationID: blue"),
            id("a"),
            id("old"),
            State::Same,
            None,
        ),
        (
            Some("installationID: blue"),
            here(id("a")),
            here(id("old")),
            State::Same,
            Some("shop"),
        ),
    ];
    for (settings, wanted, other, state, owner) in rows {
        let git = config_map("a", None);
        let marked = |name: &str, marks: &Value| {
            let mut object = config_map(name, None);
            for (key, value) in marks.as_object().expect("a map") {
                object["metadata"][key] = value.clone();
            }
            let record = object.to_string();
            object["metadata"]["annotations"][LAST_APPLIED] = record.into();
            manifest(&object)
        };
        let found = marked("a", &wanted);
        let mut live = Live::default();
        live.observations
            .insert(found.key(), Observation::Found(Box::new(found)));
        live.unmatched.push(marked("old", &other));
        let mut rules = rules(&Value::Null);
        if let Some(text) = settings {
            let text = format!("kind: ConfigMap\ndata:\n  {text}\n");
            rules.settings = Settings::read(text.as_bytes(), "cm.yaml").expect("settings");
        }
        let comparison = super::compare(&desired(&[&git]), &live, &rules);
        let told = format!("{settings:?} {wanted}");
        assert_eq!(comparison.objects[0].state, state, "{told}");
        let tracked = comparison.tracked_by.as_ref();
        let name = tracked.map(|tracked| tracked.name.as_str());
        assert_eq!(name, owner, "{told}");
        let left: &[&str] = if owner.is_some() { &["old"] } else { &[] };
        assert_eq!(extras(&comparison), left, "{told}");
    }
}

#[test]
fn what_two_applications_have_is_named() {
    let comparison = application([Some("shop"), Some("bank")], &[]);
    let shared: Vec<&str> = comparison
        .conditions
        .iter()
        .filter(|condition| condition.kind == "SharedResourceWarning")
        .map(|condition| condition.message.as_str())
        .collect();
    assert_eq!(
        shared,
        ["ConfigMap web/b belongs to bank, most of the others to shop"]
    );
}

/// Options of the live object: one takes the weight, the other only the sync's scissors.
#[test]
fn options_of_what_is_left_behind_are_told() {
    let with = |name: &str, option: &str, value: &str| {
        let mut tree = config_map(name, Some("shop"));
        tree["metadata"]["annotations"][format!("argocd.argoproj.io/{option}")] = value.into();
        tree
    };
    let others = [
        with("a1", "compare-options", "Other=x, IgnoreExtraneous"),
        with("a2", "sync-options", "Prune=false,Validate=false"),
        with("a3", "sync-options", "prune=false"),
    ];
    let comparison = application([Some("shop"), None], &others);
    let told: Vec<(Extraneous, Option<&str>)> = comparison
        .objects
        .iter()
        .filter(|object| object.state == State::Extra)
        .map(|object| (object.extraneous, object.note.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (
                Extraneous::Ignored,
                Some("IgnoreExtraneous: it does not count")
            ),
            (Extraneous::Counted, Some("Prune=false: a sync leaves it")),
            (Extraneous::Counted, None),
        ]
    );
}

/// Children whose owner nobody wrote down.
#[test]
fn inferred_children_are_not_left_behind() {
    let object = |kind: &str, name: &str, annotations: &Value| {
        let mut annotations = annotations.clone();
        annotations["argocd.argoproj.io/tracking-id"] = format!("shop:/{kind}:web/{name}").into();
        json!({"apiVersion": "v1", "kind": kind,
            "metadata": {"name": name, "namespace": "web", "annotations": annotations}})
    };
    let set = json!({"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "db", "namespace": "web"},
        "spec": {"volumeClaimTemplates": [{"metadata": {"name": "data"}}]}});
    let git = config_map("a", None);
    let found = manifest(&config_map("a", Some("shop")));
    let mut live = Live::default();
    live.observations
        .insert(found.key(), Observation::Found(Box::new(found)));
    let missing = Observation::Missing { reason: None };
    live.observations.insert(manifest(&set).key(), missing);
    let token = json!({"kubernetes.io/service-account.uid": "u"});
    live.unmatched = [
        object("PersistentVolumeClaim", "data-db-0", &json!({})),
        object("PersistentVolumeClaim", "data-db-x", &json!({})),
        object("Secret", "token", &token),
        object("Secret", "own", &json!({})),
    ]
    .iter()
    .map(manifest)
    .collect();
    let comparison = super::compare(&desired(&[&git, &set]), &live, &rules(&Value::Null));
    assert_eq!(extras(&comparison), ["data-db-x", "own"]);
}

#[test]
fn a_version_that_is_not_served_is_told() {
    let git = json!({"apiVersion": "autoscaling/v2beta2", "kind": "HorizontalPodAutoscaler",
        "metadata": {"name": "a", "namespace": "web"}});
    let mut read = git.clone();
    read["apiVersion"] = "autoscaling/v2".into();
    let found = manifest(&read);
    let mut live = Live::default();
    live.observations
        .insert(found.key(), Observation::Found(Box::new(found)));
    let comparison = super::compare(&desired(&[&git]), &live, &rules(&Value::Null));
    assert_eq!(comparison.conditions[0].kind, "ApiVersionNotServed");
    assert_eq!(
        comparison.conditions[0].message,
        "Git has 1 of autoscaling/v2beta2 HorizontalPodAutoscaler, which could be read as autoscaling/v2 only"
    );
}

#[test]
fn gaps_are_unknown_and_absence_is_missing() {
    let git = [
        config_map("a", None),
        config_map("b", None),
        config_map("c", None),
    ];
    let key = |tree: &Value| -> ResourceKey { manifest(tree).key() };
    let mut live = Live::default();
    let gap = Gap {
        cause: GapCause::DiscoveryFailed,
        message: "no answer".to_owned(),
        hint: None,
    };
    live.observations
        .insert(key(&git[0]), Observation::Gap(gap));
    let reason = Some("kind not served here".to_owned());
    live.observations
        .insert(key(&git[1]), Observation::Missing { reason });
    let comparison = super::compare(
        &desired(&[&git[0], &git[1], &git[2]]),
        &live,
        &rules(&Value::Null),
    );
    let [gap, missing, forgotten] = comparison.objects.as_slice() else {
        panic!("three objects");
    };
    assert_eq!(
        (gap.state, gap.errors[0].stage),
        (State::Unknown, Stage::Discover)
    );
    assert_eq!(
        (missing.state, missing.note.as_deref()),
        (State::Missing, Some("kind not served here"))
    );
    assert_eq!(forgotten.state, State::Unknown);
}
