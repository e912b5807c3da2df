//! Fields within a text: a replacement may go on below a scalar that holds JSON or YAML, which is changed inside and
//! written back.
//!
//! Source of the rules: kustomize 5.8, `api/filters/replacement` (`setValueInStructuredData`). JSON is written compact,
//! or with two blanks if it had lines and blanks before; keys are sorted. YAML is written as go-yaml v3 writes a tree,
//! which keeps comments; here a text with comments is refused rather than robbed of them.

use std::fmt::Write;

use anyhow::Result;
use serde_json::Value;

use crate::kubernetes::json::go_json;
use crate::kubernetes::yaml::{Content, Dialect, Node, Scalar, ScalarType, Style, documents};
use crate::model::Fault;

use super::field_path::{self, Create, Found, lookup};
use super::overwrite;

/// Sets what a path leads to below a scalar; false if it leads to no such thing.
pub(super) fn visit(
    object: &mut Node,
    path: &[String],
    create: Create,
    set: &mut dyn FnMut(&mut Node, Found) -> Result<()>,
) -> Result<bool> {
    let Some((length, mut inner)) = split_at_text(object, path) else {
        return Ok(false);
    };
    match field_path::visit(&mut inner, &path[length..], create, set) {
        Ok(0) | Err(_) => return Ok(false),
        Ok(_) => {}
    }
    let Ok(Some(field)) = lookup(object, &path[..length]) else {
        return Ok(false);
    };
    let text = field.text().unwrap_or_default();
    let Some(written) = write(&inner, text)? else {
        return Ok(false);
    };
    overwrite(field, &written);
    Ok(true)
}

/// The shortest part of the path, short of all, that leads to a scalar with a document in it.
fn split_at_text(object: &mut Node, path: &[String]) -> Option<(usize, Node)> {
    for length in 1..path.len() {
        let Ok(Some(field)) = lookup(object, &path[..length]) else {
            continue;
        };
        if let Some(text) = field.text()
            && let Ok(inner) = parse(text)
        {
            return Some((length, inner));
        }
    }
    None
}

/// The first document of a text.
pub(super) fn parse(text: &str) -> Result<Node, Fault> {
    let mut documents = documents(text.as_bytes()).map_err(|error| Fault::new(error.message))?;
    if documents.is_empty() {
        return Err(Fault::new("a text without a document"));
    }
    Ok(documents.swap_remove(0))
}

/// The tree in the form that the text had; `None` for what has no JSON form.
fn write(inner: &Node, text: &str) -> Result<Option<String>> {
    if !text.trim_start().starts_with(['{', '[']) {
        return yaml(inner, text).map(Some);
    }
    let Ok(value) = inner.value(Dialect::Kyaml) else {
        return Ok(None);
    };
    if text.contains('\n') && text.contains("  ") {
        let mut out = String::new();
        indented(&value, 0, &mut out);
        return Ok(Some(out));
    }
    Ok(Some(go_json(&value)))
}

/// JSON with two blanks a level, as Go's `MarshalIndent` writes it.
fn indented(value: &Value, depth: usize, out: &mut String) {
    let line = |depth: usize, out: &mut String| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_unstable_by_key(|(key, _)| *key);
            out.push('{');
            for (place, (key, value)) in fields.into_iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                line(depth + 1, out);
                out.push_str(&go_json(&Value::String(key.clone())));
                out.push_str(": ");
                indented(value, depth + 1, out);
            }
            line(depth, out);
            out.push('}');
        }
        Value::Array(items) if !items.is_empty() => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                line(depth + 1, out);
                indented(item, depth + 1, out);
            }
            line(depth, out);
            out.push(']');
        }
        leaf @ (Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_)) => out.push_str(&go_json(leaf)),
    }
}

fn yaml(inner: &Node, text: &str) -> Result<String> {
    let has_comment = text
        .lines()
        .any(|line| line.trim_start().starts_with('#') || line.contains(" #"));
    if has_comment || has_flow(inner, text) {
        return Err(Fault::new(
            "a replacement within a YAML text that has comments or flow style, which driftctl would lose",
        )
        .hint("take comments out of the text and write its collections as blocks")
        .into());
    }
    let mut out = String::new();
    block(inner, 0, &mut out);
    Ok(out.trim().to_owned())
}

/// Whether a collection with content is written in brackets.
fn has_flow(node: &Node, text: &str) -> bool {
    let line = usize::try_from(node.at.line).unwrap_or_default();
    let column = usize::try_from(node.at.column).unwrap_or_default();
    let line = line.checked_sub(1).and_then(|line| text.lines().nth(line));
    let starts = line.and_then(|line| line.chars().nth(column.checked_sub(1)?));
    let in_brackets = matches!(starts, Some('{' | '['));
    match &node.content {
        Content::Scalar(_) => false,
        Content::Sequence(items) => {
            (in_brackets && !items.is_empty()) || items.iter().any(|item| has_flow(item, text))
        }
        Content::Mapping(fields) => {
            let mut values = fields.entries.iter().map(|entry| &entry.value);
            (in_brackets && !fields.entries.is_empty()) || values.any(|value| has_flow(value, text))
        }
    }
}

/// Writes a node in block style, two blanks a level, lists not indented below their key; the cursor stands where the
/// node may start.
fn block(node: &Node, depth: usize, out: &mut String) {
    match &node.content {
        Content::Scalar(value) => {
            scalar(value, depth, out);
            out.push('\n');
        }
        Content::Sequence(items) if items.is_empty() => out.push_str("[]\n"),
        Content::Mapping(fields) if fields.entries.is_empty() => out.push_str("{}\n"),
        Content::Sequence(items) => {
            for (place, item) in items.iter().enumerate() {
                indent(place, depth, out);
                out.push_str("- ");
                block(item, depth + 1, out);
            }
        }
        Content::Mapping(fields) => {
            for (place, entry) in fields.entries.iter().enumerate() {
                indent(place, depth, out);
                scalar(&entry.key, depth, out);
                out.push(':');
                let value = &entry.value;
                match &value.content {
                    Content::Mapping(fields) if !fields.entries.is_empty() => {
                        next_line(depth + 1, out);
                        block(value, depth + 1, out);
                    }
                    Content::Sequence(items) if !items.is_empty() => {
                        next_line(depth, out);
                        block(value, depth, out);
                    }
                    Content::Scalar(_) | Content::Mapping(_) | Content::Sequence(_) => {
                        out.push(' ');
                        block(value, depth + 1, out);
                    }
                }
            }
        }
    }
}

fn indent(place: usize, depth: usize, out: &mut String) {
    if place > 0 {
        out.push_str(&"  ".repeat(depth));
    }
}

fn next_line(depth: usize, out: &mut String) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

fn scalar(scalar: &Scalar, depth: usize, out: &mut String) {
    let is_text = scalar.scalar_type(Dialect::Kyaml) == ScalarType::String;
    match scalar.style {
        Style::Plain if scalar.text.contains('\n') => literal(&scalar.text, '|', depth, out),
        Style::Plain if is_text && reads_otherwise(scalar) => quoted(&scalar.text, out),
        Style::Plain if is_text && needs_quotes(&scalar.text) => {
            let _ = write!(out, "'{}'", scalar.text.replace('\'', "''"));
        }
        Style::Plain => out.push_str(&scalar.text),
        Style::SingleQuoted => {
            let _ = write!(out, "'{}'", scalar.text.replace('\'', "''"));
        }
        Style::DoubleQuoted => quoted(&scalar.text, out),
        Style::Literal => literal(&scalar.text, '|', depth, out),
        Style::Folded => literal(&scalar.text, '>', depth, out),
    }
}

/// A string by its tag, whose bare text would be something else.
fn reads_otherwise(scalar: &Scalar) -> bool {
    Scalar::plain(scalar.text.as_str()).scalar_type(Dialect::Kyaml) != ScalarType::String
}

fn needs_quotes(text: &str) -> bool {
    let starts = text.starts_with(|c: char| "#,[]{}&*!|>'\"%@`".contains(c));
    let dashes = ["? ", ": ", "- ", "---", "..."]
        .iter()
        .any(|mark| text.starts_with(mark));
    starts
        || dashes
        || matches!(text, "" | "-" | "?" | ":")
        || text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || text.starts_with(' ')
        || text.ends_with(' ')
}

fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(out, "\\x{:02X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

fn literal(text: &str, mark: char, depth: usize, out: &mut String) {
    out.push(mark);
    if text.starts_with([' ', '\n']) {
        out.push('2');
    }
    if !text.ends_with('\n') {
        out.push('-');
    } else if text.ends_with("\n\n") {
        out.push('+');
    }
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(&"  ".repeat(depth.max(1)));
            out.push_str(line);
        }
    }
}
