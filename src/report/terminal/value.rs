//! One side of a field as text: on one line, or as the lines of a document.
//!
//! A string is printed bare unless it could be taken for something else: `"true"`, `"2"`, `""`. Structures are printed
//! in YAML's flow form on one line, or as indented YAML.

use serde_json::{Map, Value};

use crate::kubernetes::FieldPath;
use crate::kubernetes::path::Step;
use crate::model::FieldValue;

/// Whether a value stands alone or between the commas of a flow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Alone,
    InFlow,
}

/// The side on one line, however long.
pub(super) fn inline(side: &FieldValue) -> String {
    match side {
        FieldValue::Value(value) => flow(value, Place::Alone),
        FieldValue::Absent => "(not set)".to_owned(),
        FieldValue::Unrecorded => "(not recorded)".to_owned(),
        FieldValue::Masked { mask } => format!("(secret, value {mask})"),
        FieldValue::Cut { bytes } => format!("({bytes} bytes)"),
    }
}

/// The value as lines, if it is a text of several lines, a document in a string, or a structure.
pub(super) fn lines(side: &FieldValue) -> Option<Vec<String>> {
    let FieldValue::Value(value) = side else {
        return None;
    };
    match value {
        Value::String(text) => string_lines(text),
        Value::Array(_) | Value::Object(_) => Some(block(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// Whether the value is text that only makes sense line by line.
pub(super) fn is_document(side: &FieldValue) -> bool {
    matches!(side, FieldValue::Value(Value::String(text)) if text.trim_end_matches('\n').contains('\n'))
}

/// The value without the keys by which `path` has named it already: `{name: DEBUG, value: x}` at `env[name=DEBUG]`.
pub(super) fn without_named_keys(side: &FieldValue, path: &FieldPath) -> FieldValue {
    let (FieldValue::Value(Value::Object(fields)), Some(Step::Item(keys))) = (side, path.0.last())
    else {
        return side.clone();
    };
    let rest: Map<String, Value> = fields
        .iter()
        .filter(|(key, _)| !keys.iter().any(|(named, _)| named == *key))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    FieldValue::Value(Value::Object(rest))
}

fn string_lines(text: &str) -> Option<Vec<String>> {
    if let Ok(value @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str(text) {
        let pretty = serde_json::to_string_pretty(&value).unwrap_or_else(|_| text.to_owned());
        return Some(pretty.lines().map(str::to_owned).collect());
    }
    if !text.contains('\n') {
        return None;
    }
    let mut lines: Vec<String> = text.split('\n').map(visible_end).collect();
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    } else if let Some(last) = lines.last_mut() {
        last.push_str("  (no line break at the end)");
    }
    Some(lines)
}

/// Blanks at the end of a line, which decide and do not show, with the last one written out.
fn visible_end(line: &str) -> String {
    match line.strip_suffix(' ') {
        Some(rest) => format!("{rest}\\x20"),
        None => line.to_owned(),
    }
}

fn flow(value: &Value, place: Place) -> String {
    match value {
        Value::String(text) => scalar(text, place),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| flow(item, Place::InFlow)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(key, value)| {
                    format!(
                        "{}: {}",
                        scalar(key, Place::InFlow),
                        flow(value, Place::InFlow)
                    )
                })
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

fn scalar(text: &str, place: Place) -> String {
    let ends = |c: &[char]| text.starts_with(c);
    let bare = !text.is_empty()
        && text.trim() == text
        && !ends(&['{', '[', '(', '"', '\''])
        && !is_other_type(text)
        && (place == Place::Alone
            || !(text.contains([',', '{', '}', '[', ']', '\n'])
                || text.contains(": ")
                || text.contains(" #")));
    if bare {
        text.to_owned()
    } else if text.contains('"') && !text.contains(|c: char| c == '\'' || c.is_control()) {
        format!("'{text}'")
    } else {
        Value::String(text.to_owned()).to_string()
    }
}

/// Whether a reader, or some YAML reader, would take the text for a number, a boolean or null.
fn is_other_type(text: &str) -> bool {
    let word = text.to_ascii_lowercase();
    matches!(
        word.as_str(),
        "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "null" | "~"
    ) || text.parse::<f64>().is_ok()
}

/// A value as the lines of YAML.
fn block(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) if !fields.is_empty() => fields
            .iter()
            .flat_map(|(key, value)| entry(&scalar(key, Place::InFlow), value))
            .collect(),
        Value::Array(items) if !items.is_empty() => items
            .iter()
            .flat_map(|item| indented(block(item), "- "))
            .collect(),
        Value::String(text) if text.contains('\n') => {
            let lines = text.lines().map(visible_end).collect();
            let mut block = vec!["|".to_owned()];
            block.extend(indented(lines, "  "));
            block
        }
        Value::Object(_)
        | Value::Array(_)
        | Value::String(_)
        | Value::Null
        | Value::Bool(_)
        | Value::Number(_) => {
            vec![flow(value, Place::InFlow)]
        }
    }
}

/// A key and its value, on one line where the value takes no more.
fn entry(key: &str, value: &Value) -> Vec<String> {
    let mut lines = block(value);
    let is_structure = match value {
        Value::Object(fields) => !fields.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => false,
    };
    if is_structure {
        let mut entry = vec![format!("{key}:")];
        entry.extend(indented(lines, "  "));
        entry
    } else {
        lines[0] = format!("{key}: {}", lines[0]);
        lines
    }
}

/// The lines below each other, the first one led by `lead`.
fn indented(lines: Vec<String>, lead: &str) -> Vec<String> {
    let blanks = " ".repeat(lead.len());
    lines
        .into_iter()
        .enumerate()
        .map(|(place, line)| format!("{}{line}", if place == 0 { lead } else { &blanks }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn one(value: Value) -> String {
        inline(&FieldValue::Value(value))
    }

    #[test]
    fn strings_that_look_like_something_else_are_quoted() {
        assert_eq!(
            one(json!("registry.example/api:v1")),
            "registry.example/api:v1"
        );
        for (value, text) in [
            (json!("true"), r#""true""#),
            (json!(true), "true"),
            (json!("2"), r#""2""#),
            (json!(2), "2"),
            (json!(""), r#""""#),
            (json!(" a"), r#"" a""#),
            (json!(r#"{"a":1}"#), r#"'{"a":1}'"#),
            (json!("(not set)"), r#""(not set)""#),
            (json!(null), "null"),
        ] {
            assert_eq!(one(value), text);
        }
    }

    #[test]
    fn structures_are_flow_on_one_line() {
        assert_eq!(
            one(json!({"name": "a", "args": ["x, y", "--b=c"], "on": true})),
            r#"{name: a, args: ["x, y", --b=c], "on": true}"#
        );
    }

    #[test]
    fn structures_are_yaml_on_several() {
        let value =
            json!({"a": {"b": [{"c": 1, "d": {"e": "x\ny\n"}}, [1], []], "f": {}}, "g": "h"});
        assert_eq!(
            lines(&FieldValue::Value(value))
                .expect("a structure")
                .join("\n"),
            "a:\n  b:\n    - c: 1\n      d:\n        e: |\n          x\n          y\n    - - 1\n    - []\n  f: {}\ng: h"
        );
    }

    #[test]
    fn what_decides_and_does_not_show_is_written_out() {
        let text = FieldValue::Value(json!("a \nb"));
        assert_eq!(
            lines(&text).expect("lines"),
            ["a\\x20", "b  (no line break at the end)"]
        );
    }

    #[test]
    fn a_document_in_a_string_is_formatted_first() {
        let text = FieldValue::Value(json!(r#"{"a":1}"#));
        assert_eq!(lines(&text).expect("lines"), ["{", "  \"a\": 1", "}"]);
    }
}
