//! Tables of scripts with what comes of them, and which script is meant for what.

use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value as Json, json};

use super::machine::budget::{DEEP_LIMIT, DEEP_STACK, Limits, SHALLOW};
use super::machine::value::Value;
use super::machine::{Machine, Raise};
use super::script::Script;
use super::{Said, Scripted, Scripts, language, library};
use crate::argo::Settings;
use crate::argo::settings::{HealthScript, Libraries};
use crate::kubernetes::GroupKind;
use crate::kubernetes::yaml::{self, Dialect};

/// 2025-11-29T00:00:00Z
const NOW: i64 = 1_764_374_400;

/// Rows of a table: name, script, answer and more.
fn rows(table: &str) -> Vec<Json> {
    let documents = yaml::documents(table.as_bytes()).expect("YAML");
    let value = documents[0].value(Dialect::Sigs).expect("a value");
    value.as_array().expect("a list").clone()
}

fn text<'r>(row: &'r Json, key: &str) -> &'r str {
    row[key].as_str().unwrap_or_default()
}

/// What a script says of an object, as the tables write it.
fn answer(script: &str, libraries: Libraries, object: &Json, limits: Limits) -> String {
    let told = |message: Option<String>| message.map_or(String::new(), |text| format!(": {text}"));
    match Script::new(script, libraries).assess_within(object, NOW, limits) {
        Ok(Said::Nothing) => "nothing".to_owned(),
        Ok(Said::Blank) => "blank".to_owned(),
        Ok(Said::Health {
            health,
            deletion_message,
        }) => {
            let deletion =
                deletion_message.map_or(String::new(), |text| format!(" (deletion: {text})"));
            format!("{:?}{}{deletion}", health.status, told(health.message))
        }
        Err(broken) => format!("error: {}", broken.message),
    }
}

/// Every row whose answer is another, so that one look shows them all.
fn check(table: &str, found: impl Fn(&Json) -> String) {
    let mut wrong = Vec::new();
    let rows = rows(table);
    assert!(rows.len() > 10, "the table is read");
    for row in &rows {
        let found = found(row);
        if found != text(row, "answer") {
            let name = text(row, "name");
            wrong.push(format!("{name}\n  {:?}\n  {found:?}", text(row, "answer")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ordinary_scripts_answer_as_under_argo_cd() {
    let table = include_str!("../../../fixtures/health/lua/ordinary.yaml");
    check(table, |row| {
        let libraries = match text(row, "libraries") {
            "open" => Libraries::Open,
            _ => Libraries::Closed,
        };
        let none = json!({});
        let object = row.get("object").unwrap_or(&none);
        answer(text(row, "script"), libraries, object, SHALLOW)
    });
}

#[test]
fn the_dialect_is_gopher_luas() {
    let table = include_str!("../../../fixtures/health/lua/dialect.yaml");
    let thread = std::thread::Builder::new().stack_size(DEEP_STACK);
    let checked = thread.spawn(|| check(table, |row| returned(text(row, "script"))));
    checked.expect("a thread").join().expect("every row");
}

/// The values that a script returns, shown.
fn returned(script: &str) -> String {
    let prototype = language::parse(script.as_bytes(), &Arc::from("<string>"));
    let mut machine = Machine::new(
        Limits {
            stack: DEEP_LIMIT,
            ..SHALLOW
        },
        NOW,
    );
    library::install(&mut machine, Libraries::Open);
    let shown = |value: &Value| String::from_utf8_lossy(&value.show()).into_owned();
    match machine.run(&prototype.expect(script)) {
        Ok(values) => values.iter().map(shown).collect::<Vec<_>>().join(" & "),
        Err(ended) => match ended.why {
            Raise::Error(value) => format!("error: {}", shown(&value)),
            Raise::Stop(stop) => format!("error: {stop}"),
        },
    }
}

#[test]
fn hostile_scripts_are_stopped() {
    // So that the whole table takes seconds without optimisation too.
    let limits = Limits {
        steps: SHALLOW.steps / 10,
        memory: SHALLOW.memory / 16,
        ..SHALLOW
    };
    let table = include_str!("../../../fixtures/health/lua/hostile.yaml");
    check(table, |row| watched(text(row, "script"), limits));
}

#[test]
fn the_limits_that_hold_stop_scripts_too() {
    for (script, expected) in [
        (
            "while true do pcall(function() while true do end end) end",
            "steps",
        ),
        ("local s = 'x' while true do s = s .. s end", "memory"),
        (
            "return ('a'):rep(5000):find(('a*'):rep(20) .. 'b')",
            "steps",
        ),
    ] {
        let answer = watched(script, SHALLOW);
        assert!(
            answer.contains("stopped") && answer.ends_with(expected),
            "{script}: {answer}"
        );
    }
}

/// The answer of a script that may not end, or may end its thread.
fn watched(script: &str, limits: Limits) -> String {
    /// Far more than a script may take, also on a slow machine and without optimisation.
    const PATIENCE: Duration = Duration::from_mins(2);
    let script = script.to_owned();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let _ = sender.send(answer(&script, Libraries::Open, &json!({}), limits));
    });
    let answer = receiver.recv_timeout(PATIENCE);
    answer.unwrap_or_else(|_| "it does not end, or ends its thread".to_owned())
}

fn scripts(configured: &str, folder: &[(&str, &str)]) -> Scripts {
    let text = format!("kind: ConfigMap\nmetadata:\n  name: argocd-cm\ndata:\n{configured}");
    let settings = Settings::read(text.as_bytes(), "cm.yaml").expect("settings");
    let folder: Vec<HealthScript> = folder
        .iter()
        .map(|(key, text)| HealthScript {
            key: (*key).to_owned(),
            text: (*text).to_owned(),
            libraries: Libraries::Open,
            file: format!("{key}/health.lua"),
            line: 1,
        })
        .collect();
    Scripts::new(&settings.health_scripts, &folder, "2025-11-29T00:00:00Z")
}

/// The message of the script that is meant for a kind.
fn meant(scripts: &Scripts, group: &str, kind: &str) -> Option<String> {
    let scripted = scripts.assess(&GroupKind::new(group, kind), &json!({}))?;
    match scripted {
        Scripted::Said(Said::Health { health, .. }) => health.message,
        other @ (Scripted::Said(Said::Nothing | Said::Blank) | Scripted::Failed { .. }) => {
            Some(format!("{other:?}"))
        }
    }
}

#[test]
fn settings_win_over_the_folder_and_exact_keys_over_patterns() {
    let said = |word: &str| format!("return {{status = 'Healthy', message = '{word}'}}");
    let configured = format!(
        "  resource.customizations: |\n    '*.example.com/*':\n      health.lua: \"{}\"\n    example.com/Legacy:\n      health.lua: \"{}\"\n  \
         resource.customizations.health.a.example.com_Exact: \"{}\"\n  resource.customizations.health.Pod: \"{}\"\n",
        said("pattern"),
        said("legacy"),
        said("exact"),
        said("core"),
    );
    let folder = [
        ("b.example.com/Thing", said("never")),
        ("other.io/Thing", said("folder")),
        ("_.other.io/_", said("never, for it is sorted later")),
        ("_.io/_", said("wilder folder")),
    ];
    let folder: Vec<(&str, &str)> = folder
        .iter()
        .map(|(key, text)| (*key, text.as_str()))
        .collect();
    let scripts = scripts(&configured, &folder);
    for (group, kind, expected) in [
        ("a.example.com", "Exact", Some("exact")),
        ("a.example.com", "Other", Some("pattern")),
        ("b.example.com", "Thing", Some("pattern")),
        ("example.com", "Legacy", Some("legacy")),
        ("", "Pod", Some("core")),
        ("other.io", "Thing", Some("folder")),
        ("x.other.io", "Thing", Some("wilder folder")),
        ("x.y.other.io", "Thing", Some("wilder folder")),
        ("x.io", "Thing", Some("wilder folder")),
        ("other.com", "Thing", None),
        ("", "Thing", None),
    ] {
        let found = meant(&scripts, group, kind);
        assert_eq!(found.as_deref(), expected, "{group}/{kind}");
        assert_eq!(
            scripts.cover(&GroupKind::new(group, kind)),
            expected.is_some()
        );
    }
    assert!(meant(&scripts, "_.other.io", "_").is_some());
}

#[test]
fn a_key_for_all_reaches_no_kind_of_the_core_group() {
    let scripts = scripts(
        "  resource.customizations.health.all: return {status = 'Healthy', message = 'x'}\n",
        &[],
    );
    assert!(meant(&scripts, "apps", "Deployment").is_some());
    assert!(meant(&scripts, "", "Pod").is_none());
}

#[test]
fn open_libraries_are_open_where_the_settings_say_so() {
    let script = "return {status = 'Healthy', message = tostring(string ~= nil)}";
    let configured = format!(
        "  resource.customizations.health.a_A: \"{script}\"\n  resource.customizations.useOpenLibs.a_A: \"true\"\n  \
         resource.customizations.health.a_B: \"{script}\"\n  resource.customizations: |\n    a/C:\n      health.lua: \"{script}\"\n      health.lua.useOpenLibs: true\n"
    );
    let scripts = scripts(&configured, &[("a/D", script)]);
    for (kind, expected) in [("A", "true"), ("B", "false"), ("C", "true"), ("D", "true")] {
        assert_eq!(
            meant(&scripts, "a", kind).as_deref(),
            Some(expected),
            "{kind}"
        );
    }
}

#[test]
fn a_failure_has_the_place_in_the_settings() {
    let configured = "  resource.customizations.health.a_Late: |\n    local x = 1\n    error('boom')\n  \
                      resource.customizations.health.a_Wrong: |\n    local x =\n      = 2\n  \
                      resource.customizations: |\n    a/Old:\n      health.lua: |\n        -- first\n        return obj.a.b\n";
    let scripts = scripts(configured, &[]);
    for (kind, line, message) in [
        ("Late", 7, "<string>:2: boom"),
        (
            "Wrong",
            10,
            "<string> line:2(column:3) near '=':   syntax error",
        ),
        (
            "Old",
            15,
            "<string>:2: attempt to index a non-table object(nil) with key 'b'",
        ),
    ] {
        let scripted = scripts.assess(&GroupKind::new("a", kind), &json!({}));
        let Some(Scripted::Failed { health, fault }) = scripted else {
            panic!("{kind} fails");
        };
        assert_eq!(health.message.as_deref(), Some(message));
        assert_eq!(
            (fault.file.as_deref(), fault.line),
            (Some("cm.yaml"), Some(line)),
            "{kind}"
        );
        assert!(fault.message.ends_with(message), "{}", fault.message);
    }
}

#[test]
fn nothing_is_left_for_the_next_object() {
    let script = Script::new(
        "local seen = (_G.seen or '') .. tostring(string.mark) .. tostring(getmetatable('').mark) .. tostring(obj.mark)\n\
         _G.seen = 'seen' string.mark = 1 obj.mark = 1 table.insert = nil getfenv(0).mark = 1\n\
         return {status = 'Healthy', message = seen .. tostring(mark)}",
        Libraries::Open,
    );
    for _ in 0..2 {
        let said = script.assess(&json!({}), NOW).expect("an answer");
        let Said::Health { health, .. } = said else {
            panic!("{said:?}");
        };
        assert_eq!(health.message.as_deref(), Some("nilnilnil1"));
    }
}
