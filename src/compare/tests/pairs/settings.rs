//! What `argocd-cm` says: one form of setting each.

use serde_json::{Value, json};

use super::case::Case;
use super::places;
use super::random::Random;
use super::rules::{BROKEN, Form, MANAGERS, ODD, group_kind, jq, mixed, somewhere};

/// What `argocd-cm` says.
pub(super) fn add(case: &mut Case, form: Form, random: &mut Random) {
    let (group, kind) = group_kind(&case.git);
    match form {
        Form::SystemPointer => {
            let rule = json!({ "jsonPointers": [places::pointer(&somewhere(case, random))] });
            split(case, "ignoreDifferences", &id(&group, &kind), &rule);
        }
        Form::SystemJq => {
            let rule = json!({ "jqPathExpressions": [jq(case, random)] });
            split(case, "ignoreDifferences", &id(&group, &kind), &rule);
        }
        Form::SystemJqBroken => {
            let rule = json!({ "jqPathExpressions": [random.pick(BROKEN)] });
            let id = random.pick(&["all", "apps_Deployment", "NoSuchKind"]);
            split(case, "ignoreDifferences", id, &rule);
        }
        Form::SystemAllJq => {
            let rule = json!({ "jqPathExpressions": [jq(case, random)] });
            split(case, "ignoreDifferences", "all", &rule);
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
        Form::CustomizationsJq => {
            let path = if random.chance(50) {
                jq(case, random)
            } else {
                (random.pick(ODD)).to_owned()
            };
            let key = random.pick(&["*/*", "*", "apps/*"]).to_owned();
            let key = if random.chance(50) {
                key
            } else {
                old_id(&group, &kind)
            };
            let rule = json!({ "jqPathExpressions": [path] });
            customizations(
                case,
                &key,
                &json!({ "ignoreDifferences": rule.to_string() }),
            );
        }
        Form::CustomizationsTwice => {
            let (old, new) = (mixed(case, random), mixed(case, random));
            let what = json!({
                "ignoreDifferences": old.to_string(), "health.lua": "return {}", "ignoreResourceUpdates": new.to_string(),
            });
            customizations(case, &old_id(&group, &kind), &what);
            split(case, "ignoreDifferences", &id(&group, &kind), &new);
        }
        Form::CustomizationsTypes => {
            let what = json!({ "knownTypeFields": known_types(case, random) });
            customizations(case, &old_id(&group, &kind), &what);
        }
        Form::Unheeded => unheeded(case, &group, &kind, random),
        Form::StatusField => {
            let word = random.pick(&["crd", "none", "off", "false", "all", "", "other"]);
            options(case, &format!("ignoreResourceStatusField: {word}"));
        }
        Form::AggregatedRoles => options(case, "ignoreAggregatedRoles: true"),
        Form::KnownTypes => {
            let types = known_types(case, random);
            split(case, "knownTypeFields", &id(&group, &kind), &types);
        }
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
        Form::Pointer
        | Form::PointerOdd
        | Form::Jq
        | Form::JqOdd
        | Form::JqBroken
        | Form::Managers
        | Form::Globs
        | Form::Named
        | Form::Mixed => {}
    }
}

/// Settings with the words of rules that decide when Argo CD looks again, how it looks at health, what it may do.
fn unheeded(case: &mut Case, group: &str, kind: &str, random: &mut Random) {
    let rule = mixed(case, random);
    match random.below(5) {
        0 => split(case, "ignoreResourceUpdates", &id(group, kind), &rule),
        1 => split(case, "ignoreResourceUpdates", "all", &rule),
        2 => options(case, "ignoreDifferencesOnResourceUpdates: false"),
        3 => {
            let value = random.pick(&["true", "false"]).to_owned();
            let key = "resource.ignoreResourceUpdatesEnabled".to_owned();
            case.settings.insert(key, value);
        }
        _ => {
            for (what, text) in [
                ("health", "return {}"),
                ("useOpenLibs", "true"),
                ("actions", "discovery.lua: return {}"),
            ] {
                let key = format!("resource.customizations.{what}.{}", id(group, kind));
                case.settings.insert(key, text.to_owned());
            }
        }
    }
}

fn known_types(case: &mut Case, random: &mut Random) -> Value {
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
    json!([{"field": field, "type": of}])
}

/// As keys of a ConfigMap write a kind.
fn id(group: &str, kind: &str) -> String {
    if group.is_empty() {
        kind.to_owned()
    } else {
        format!("{group}_{kind}")
    }
}

/// As the old form writes a kind.
fn old_id(group: &str, kind: &str) -> String {
    if group.is_empty() {
        kind.to_owned()
    } else {
        format!("{group}/{kind}")
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
