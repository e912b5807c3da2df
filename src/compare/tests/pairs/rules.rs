//! Rules of the application, and what `argocd-cm` says: one form each.

use serde_json::{Value, json};

use super::case::Case;
use super::places::{self, Place};
use super::random::Random;

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
    SystemPointer,
    SystemJq,
    SystemManagers,
    SystemAll,
    SystemAllManagers,
    Customizations,
    CustomizationsGlob,
    StatusField,
    AggregatedRoles,
    KnownTypes,
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
    Form::SystemPointer,
    Form::SystemJq,
    Form::SystemManagers,
    Form::SystemAll,
    Form::SystemAllManagers,
    Form::Customizations,
    Form::CustomizationsGlob,
    Form::StatusField,
    Form::AggregatedRoles,
    Form::KnownTypes,
    Form::Mistaken,
];

pub(super) const MANAGERS: &[&str] = &[
    "argocd-controller",
    "kubectl-edit",
    "autoscaler",
    "kubectl-client-side-apply",
    "nobody",
];

#[expect(clippy::too_many_lines, reason = "one short arm a form of rule")]
pub(super) fn add(case: &mut Case, form: Form, random: &mut Random) {
    let (group, kind) = group_kind(&case.git);
    let exact = |rule: Value| {
        let mut rule = rule;
        rule["group"] = group.as_str().into();
        rule["kind"] = kind.as_str().into();
        rule
    };
    match form {
        Form::Pointer => {
            let pointers: Vec<String> = (0..=random.below(2))
                .map(|_| places::pointer(&somewhere(case, random)))
                .collect();
            case.ignore.push(exact(json!({ "jsonPointers": pointers })));
        }
        Form::PointerOdd => {
            let pointer = odd_pointer(case, random);
            case.ignore
                .push(exact(json!({ "jsonPointers": [pointer] })));
        }
        Form::Jq => {
            let path = jq(case, random);
            case.ignore
                .push(exact(json!({ "jqPathExpressions": [path] })));
        }
        Form::JqOdd => {
            let path = random.pick(ODD);
            case.ignore
                .push(exact(json!({ "jqPathExpressions": [path] })));
        }
        Form::JqBroken => {
            let path = random.pick(&[
                ".spec[",
                "input",
                "nosuchfunction(.a)",
                ".a | $x",
                "|",
                "import \"a\" as a; .a",
            ]);
            let mut rule = exact(json!({ "jqPathExpressions": [path] }));
            if random.chance(30) {
                rule["kind"] = "NoSuchKind".into();
            }
            case.ignore.push(rule);
        }
        Form::Managers => {
            let count = 1 + random.below(2);
            let names: Vec<&str> = (0..count).map(|_| random.pick(MANAGERS)).collect();
            case.ignore
                .push(exact(json!({ "managedFieldsManagers": names })));
        }
        Form::Globs => {
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
        Form::Named => {
            let name = case.git["metadata"]["name"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            let namespace = case.git["metadata"]["namespace"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            let mut rule =
                exact(json!({ "jsonPointers": [places::pointer(&somewhere(case, random))] }));
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
        Form::SystemPointer => {
            let rule = json!({ "jsonPointers": [places::pointer(&somewhere(case, random))] });
            split(case, "ignoreDifferences", &id(&group, &kind), &rule);
        }
        Form::SystemJq => {
            let rule = json!({ "jqPathExpressions": [jq(case, random)] });
            split(case, "ignoreDifferences", &id(&group, &kind), &rule);
        }
        Form::SystemManagers => {
            let rule = json!({ "managedFieldsManagers": [random.pick(MANAGERS)] });
            split(case, "ignoreDifferences", &id(&group, &kind), &rule);
        }
        Form::SystemAll => {
            let rule = json!({ "jsonPointers": [places::pointer(&somewhere(case, random))] });
            split(case, "ignoreDifferences", "all", &rule);
        }
        Form::SystemAllManagers => {
            let rule = json!({ "managedFieldsManagers": [random.pick(MANAGERS)] });
            split(case, "ignoreDifferences", "all", &rule);
        }
        Form::Customizations => {
            let key = if group.is_empty() && random.chance(70) {
                kind.clone()
            } else {
                format!("{group}/{kind}")
            };
            let rule = json!({ "jsonPointers": [places::pointer(&somewhere(case, random))], "managedFieldsManagers": [random.pick(MANAGERS)] });
            customizations(
                case,
                &key,
                &json!({ "ignoreDifferences": rule.to_string() }),
            );
        }
        Form::CustomizationsGlob => {
            let key = random.pick(&[
                "*/*",
                "apps/*",
                "*/Deployment",
                "*.k8s.io/*",
                "Config*",
                "*",
            ]);
            let rule = json!({ "jsonPointers": [places::pointer(&somewhere(case, random))] });
            customizations(case, key, &json!({ "ignoreDifferences": rule.to_string() }));
        }
        Form::StatusField => {
            let word = random.pick(&["crd", "none", "off", "false", "all", "", "other"]);
            options(case, &format!("ignoreResourceStatusField: {word}"));
        }
        Form::AggregatedRoles => options(case, "ignoreAggregatedRoles: true"),
        Form::KnownTypes => known_types(case, &group, &kind, random),
        Form::Mistaken => {
            let (key, text) = *random
                .any(&[
                    (
                        "resource.customizations.ignoreDifferences.a_b_c",
                        "jsonPointers: [/spec]",
                    ),
                    ("resource.customizations.nosuch.apps_Deployment", "x"),
                    ("resource.customizations", "[1]"),
                    (
                        "resource.customizations.ignoreDifferences.apps_Deployment",
                        "jsonPointers: [",
                    ),
                    ("resource.compareoptions", "ignoreAggregatedRoles: maybe"),
                ])
                .expect("some");
            case.settings.insert(key.to_owned(), text.to_owned());
        }
    }
}

const ODD: &[&str] = &[
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
fn somewhere(case: &mut Case, random: &mut Random) -> Place {
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

fn jq(case: &mut Case, random: &mut Random) -> String {
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

fn known_types(case: &mut Case, group: &str, kind: &str, random: &mut Random) {
    let place = somewhere(case, random);
    let names: Vec<&str> = place
        .iter()
        .map(String::as_str)
        .filter(|token| token.parse::<usize>().is_err())
        .collect();
    let field = match random.below(4) {
        0 => "spec.resources".to_owned(),
        1 => "spec.template.spec".to_owned(),
        _ => names.join("."),
    };
    let of = random.pick(&[
        "core/v1/PodSpec",
        "core/v1/ResourceRequirements",
        "core/v1/ResourceList",
        "core/Quantity",
        "meta/v1/Duration",
        "core/v1/Container",
        "core/v1/NoSuch",
    ]);
    let value = json!([{"field": field, "type": of}]);
    let key = format!(
        "resource.customizations.knownTypeFields.{}",
        id(group, kind)
    );
    case.settings.insert(key, value.to_string());
}

fn group_kind(tree: &Value) -> (String, String) {
    let text = |key: &str| tree[key].as_str().unwrap_or_default();
    let group = text("apiVersion")
        .split_once('/')
        .map_or("", |(group, _)| group);
    (group.to_owned(), text("kind").to_owned())
}

/// As keys of a ConfigMap write a kind.
fn id(group: &str, kind: &str) -> String {
    if group.is_empty() {
        kind.to_owned()
    } else {
        format!("{group}_{kind}")
    }
}

fn split(case: &mut Case, what: &str, id: &str, rule: &Value) {
    case.settings.insert(
        format!("resource.customizations.{what}.{id}"),
        rule.to_string(),
    );
}

fn customizations(case: &mut Case, key: &str, what: &Value) {
    let text = json!({ key: what }).to_string();
    case.settings
        .insert("resource.customizations".to_owned(), text);
}

/// Adds a line to `resource.compareoptions`.
fn options(case: &mut Case, line: &str) {
    let text = case
        .settings
        .entry("resource.compareoptions".to_owned())
        .or_default();
    let key = line.split(':').next().unwrap_or_default();
    if !text.contains(key) {
        *text = format!("{text}{line}\n");
    }
}
