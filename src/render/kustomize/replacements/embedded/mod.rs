//! Fields within a text: a replacement may go on below a scalar that holds JSON or YAML, which is changed inside and
//! written back.
//!
//! Source of the rules: kustomize 5.8, `api/filters/replacement` (`setValueInStructuredData`). JSON is written compact,
//! or with two blanks if it had lines and blanks before; keys are sorted. YAML is written as go-yaml v3 writes a tree
//! (`print.rs`), with its comments (`comments.rs`).

mod comments;
mod print;

use anyhow::Result;
use serde_json::Value;

use crate::kubernetes::json::go_json;
use crate::kubernetes::yaml::{Annotated, Dialect, Node, annotated};
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
    match field_path::visit(&mut inner.node, &path[length..], create, set) {
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
fn split_at_text(object: &mut Node, path: &[String]) -> Option<(usize, Annotated)> {
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
pub(super) fn parse(text: &str) -> Result<Annotated, Fault> {
    let document = annotated(text).map_err(|error| Fault::new(error.message))?;
    document.ok_or_else(|| Fault::new("a text without a document"))
}

/// The tree in the form that the text had; `None` for what has no JSON form.
fn write(inner: &Annotated, text: &str) -> Result<Option<String>> {
    if !text.trim_start().starts_with(['{', '[']) {
        let Some(written) = print::yaml(inner, text) else {
            return Err(Fault::new(
                "a replacement within a YAML text that driftctl cannot write as kustomize does",
            )
            .hint("take anchors out of the text, and comments that do not stand right above or behind what they are about")
            .into());
        };
        return Ok(Some(written));
    }
    let Ok(value) = inner.node.value(Dialect::Kyaml) else {
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
