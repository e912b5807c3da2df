//! Rules of the application: one form each.

use serde_json::{Value, json};

use super::case::Case;
use super::places::{self, Place};
use super::random::Random;
use super::settings;

/// One form of rule or setting. Each has its quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Pointer,
    PointerOdd,
    Jq,
    JqOdd,
    JqBroken,
    Managers,
    Globs,
    Named,
    /// Places, expressions and managers in one rule.
    Mixed,
    SystemPointer,
    SystemJq,
    SystemJqBroken,
    SystemManagers,
    SystemAll,
    SystemAllJq,
    SystemAllManagers,
    Customizations,
    CustomizationsGlob,
    CustomizationsJq,
    /// The old form and a key of its own for the same kind.
    CustomizationsTwice,
    CustomizationsTypes,
    StatusField,
    AggregatedRoles,
    KnownTypes,
    /// What decides other things than the comparison.
    Unheeded,
    Mistaken,
}

pub(super) const FORMS: &[Form] = &[
    Form::Pointer,
    Form::PointerOdd,
    Form::Jq,
    Form::JqOdd,
    Form::JqBroken,
    Form::Managers,
    Form::Globs,
    Form::Named,
    Form::Mixed,
    Form::SystemPointer,
    Form::SystemJq,
    Form::SystemJqBroken,
    Form::SystemManagers,
    Form::SystemAll,
    Form::SystemAllJq,
    Form::SystemAllManagers,
    Form::Customizations,
    Form::CustomizationsGlob,
    Form::CustomizationsJq,
    Form::CustomizationsTwice,
    Form::CustomizationsTypes,
    Form::StatusField,
    Form::AggregatedRoles,
    Form::KnownTypes,
    Form::Unheeded,
    Form::Mistaken,
];

pub(super) const MANAGERS: &[&str] = &[
    "argocd-controller",
    "kubectl-edit",
    "autoscaler",
    "kubectl-client-side-apply",
    "nobody",
];

pub(super) fn add(case: &mut Case, form: Form, random: &mut Random) {
    match form {
        Form::Pointer => {
            let pointers: Vec<String> = (0..=random.below(2))
                .map(|_| places::pointer(&somewhere(case, random)))
                .collect();
            case.ignore
                .push(exactly(&case.git, json!({ "jsonPointers": pointers })));
        }
        Form::PointerOdd => {
            let pointer = odd_pointer(case, random);
            case.ignore
                .push(exactly(&case.git, json!({ "jsonPointers": [pointer] })));
        }
        Form::Jq => {
            let path = jq(case, random);
            case.ignore
                .push(exactly(&case.git, json!({ "jqPathExpressions": [path] })));
        }
        Form::JqOdd => {
            let path = random.pick(ODD);
            case.ignore
                .push(exactly(&case.git, json!({ "jqPathExpressions": [path] })));
        }
        Form::JqBroken => {
            let path = random.pick(BROKEN);
            let mut rule = exactly(&case.git, json!({ "jqPathExpressions": [path] }));
            if random.chance(30) {
                rule["kind"] = "NoSuchKind".into();
            }
            case.ignore.push(rule);
        }
        Form::Managers => {
            let count = 1 + random.below(2);
            let names: Vec<&str> = (0..count).map(|_| random.pick(MANAGERS)).collect();
            case.ignore.push(exactly(
                &case.git,
                json!({ "managedFieldsManagers": names }),
            ));
        }
        Form::Globs => globs(case, random),
        Form::Named => named(case, random),
        Form::Mixed => {
            let rule = mixed(case, random);
            case.ignore.push(exactly(&case.git, rule));
        }
        Form::SystemPointer
        | Form::SystemJq
        | Form::SystemJqBroken
        | Form::SystemManagers
        | Form::SystemAll
        | Form::SystemAllJq
        | Form::SystemAllManagers
        | Form::Customizations
        | Form::CustomizationsGlob
        | Form::CustomizationsJq
        | Form::CustomizationsTwice
        | Form::CustomizationsTypes
        | Form::StatusField
        | Form::AggregatedRoles
        | Form::KnownTypes
        | Form::Unheeded
        | Form::Mistaken => settings::add(case, form, random),
    }
}

/// A rule whose group and kind are patterns.
fn globs(case: &mut Case, random: &mut Random) {
    let group = random.pick(&[
        "*",
        "",
        "a*",
        "*.k8s.io",
        "{apps,batch}",
        "[a-c]*",
        "?pps",
        "[!x]*",
        "*.example.*",
    ]);
    let kind = random.pick(&[
        "*",
        "Dep*",
        "*Set",
        "{Deployment,Service}",
        "[A-Z]*",
        "Config?ap",
        "[",
        "S\\ecret",
    ]);
    let pointer = places::pointer(&somewhere(case, random));
    case.ignore
        .push(json!({"group": group, "kind": kind, "jsonPointers": [pointer]}));
}

/// A rule that names an object, or nearly.
fn named(case: &mut Case, random: &mut Random) {
    let name = case.git["metadata"]["name"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let namespace = case.git["metadata"]["namespace"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let pointer = places::pointer(&somewhere(case, random));
    let mut rule = exactly(&case.git, json!({ "jsonPointers": [pointer] }));
    rule["name"] = random
        .any(&[
            name.clone(),
            format!("{name}*"),
            String::new(),
            "other".to_owned(),
        ])
        .expect("some")
        .as_str()
        .into();
    rule["namespace"] = random
        .any(&[namespace, String::new(), "other".to_owned(), "*".to_owned()])
        .expect("some")
        .as_str()
        .into();
    case.ignore.push(rule);
}

/// The rule for objects of the kind of this one.
fn exactly(object: &Value, mut rule: Value) -> Value {
    let (group, kind) = group_kind(object);
    rule["group"] = group.into();
    rule["kind"] = kind.into();
    rule
}

pub(super) const BROKEN: &[&str] = &[
    ".spec[",
    "input",
    "nosuchfunction(.a)",
    ".a | $x",
    "|",
    "import \"a\" as a; .a",
];

pub(super) const ODD: &[&str] = &[
    ".spec.template.spec.containers[].image",
    ".spec.template.spec.containers[]? | select(.name == \"api\") | .image",
    ".spec.containers[0]",
    ".metadata.annotations | keys",
    ".. | .name?",
    ".spec | to_entries",
    ".data[]",
    ".spec.ports[] | select(.port > 80)",
    ".metadata.labels[\"app\"], .metadata.annotations",
    ".spec.replicas // .spec.size",
    "empty",
    ".nothing.there",
    ".spec[\"replicas\"]?",
    ".metadata.labels | with_entries(.key |= ascii_upcase)",
    "paths(type == \"number\")",
    ".spec.template.spec.containers | first",
    ".spec.rules[]?.backends[]?.host",
    ".a.b.c[]?",
    "getpath([\"spec\", \"replicas\"])",
    ".spec.template.spec.containers[-1].name",
    ".spec.hosts[1:]",
    "select(.kind == \"Deployment\") | .spec.replicas",
    "error(\"x\")",
    ".metadata.name",
    ".status, .spec.replicas",
    "if .kind == \"Service\" then .spec.ports else .spec end",
    ".spec.template.spec.volumes[] | select(has(\"configMap\"))",
    ".webhooks[]?.clientConfig.caBundle",
    ".metadata",
    ".spec",
    "reduce .spec.ports[]? as $p (.; .)",
    "recurse | select(type == \"string\")",
    ".",
    "until(false; .)",
    "first(range(10000000000) | select(. < 0))",
];

fn odd_pointer(case: &mut Case, random: &mut Random) -> String {
    let place = places::pointer(&somewhere(case, random));
    match random.below(12) {
        0 => place.trim_start_matches('/').to_owned(),
        1 => format!("{place}/-"),
        2 => format!("{place}/-1"),
        3 => format!("{place}/99"),
        4 => format!("{place}/x"),
        5 => "/metadata/annotations".to_owned(),
        6 => "/metadata".to_owned(),
        7 => "/status".to_owned(),
        8 => String::new(),
        9 => "/".to_owned(),
        10 => format!("{place}/"),
        _ => "/spec".to_owned(),
    }
}

/// A place that one of the sides has.
pub(super) fn somewhere(case: &mut Case, random: &mut Random) -> Place {
    let tree = if random.chance(50) {
        &case.git
    } else {
        &case.live
    };
    random
        .any(&places::places(tree))
        .cloned()
        .unwrap_or_else(|| vec!["spec".to_owned()])
}

pub(super) fn jq(case: &mut Case, random: &mut Random) -> String {
    let place = somewhere(case, random);
    let path = places::jq(&place);
    match random.below(5) {
        0 => format!("{path}?"),
        1 => path.replace("[0]", "[]").replace("[1]", "[]?"),
        2 => {
            let (last, parents) = place.split_last().expect("below the root");
            format!(
                "{} | select(type == \"object\") | .[{}]",
                places::jq(parents),
                Value::from(last.as_str())
            )
        }
        _ => path,
    }
}

/// A rule of everything.
pub(super) fn mixed(case: &mut Case, random: &mut Random) -> Value {
    let mut rule = json!({});
    if random.chance(60) {
        let pointer = places::pointer(&somewhere(case, random));
        rule["jsonPointers"] = json!([pointer, odd_pointer(case, random)]);
    }
    if random.chance(60) {
        rule["jqPathExpressions"] = json!([jq(case, random), random.pick(ODD)]);
    }
    if random.chance(60) {
        rule["managedFieldsManagers"] = json!([random.pick(MANAGERS)]);
    }
    rule
}

pub(super) fn group_kind(tree: &Value) -> (String, String) {
    let text = |key: &str| tree[key].as_str().unwrap_or_default();
    let group = text("apiVersion")
        .split_once('/')
        .map_or("", |(group, _)| group);
    (group.to_owned(), text("kind").to_owned())
}
