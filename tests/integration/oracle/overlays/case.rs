//! A case: the files of an overlay and its bases, as values that can be taken apart, and their YAML.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

/// The folder of a case that is built.
pub(super) const TOP: &str = "top";

/// The one key of a mapping that stands for a text: the YAML of its value.
const YAML_TEXT: &str = "\u{1}yaml";
/// The same, as JSON.
const JSON_TEXT: &str = "\u{1}json";
/// Begins a string that is written as it is, without quotes.
const RAW: char = '\u{1}';

/// The files by path.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Case {
    pub(super) files: BTreeMap<String, Content>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// Documents.
    Yaml(Vec<Value>),
    Text(String),
    /// What is no text.
    Bytes(Vec<u8>),
}

/// A text that holds a value as YAML.
pub(super) fn yaml_text(value: &Value) -> Value {
    json!({ YAML_TEXT: value })
}

/// A text that holds a value as JSON.
pub(super) fn json_text(value: &Value) -> Value {
    json!({ JSON_TEXT: value })
}

/// A scalar just so: `0777`, `yes`, `'single'`.
pub(super) fn raw(text: &str) -> Value {
    Value::String(format!("{RAW}{text}"))
}

impl Case {
    /// Writes all files below a folder.
    pub(super) fn write(&self, folder: &Path) {
        for (path, content) in &self.files {
            let file = folder.join(path);
            std::fs::create_dir_all(file.parent().expect("a file has a folder")).expect("made");
            match content {
                Content::Bytes(bytes) => std::fs::write(file, bytes),
                Content::Yaml(_) | Content::Text(_) => std::fs::write(file, content.text()),
            }
            .expect("written");
        }
    }

    /// All files as a person reads them.
    pub(super) fn shown(&self) -> String {
        let files = self.files.iter();
        let files = files.map(|(path, content)| format!("# {path}\n{}", content.text()));
        files.collect::<Vec<_>>().concat()
    }

    /// Whether there is something to build: driftctl renders plain folders too.
    pub(super) fn has_top(&self) -> bool {
        let mut names = self.files.keys().filter_map(|path| path.strip_prefix(TOP));
        names.any(|name| name.to_ascii_lowercase().starts_with("/kustomization"))
    }

    /// Whether some kustomization may bring a schema of its own, however it is written.
    pub(super) fn has_schema(&self) -> bool {
        let brings = |content: &Content| content.text().to_ascii_lowercase().contains("openapi");
        self.files.values().any(brings)
    }
}

impl Content {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Bytes(bytes) => format!("{}\n", bytes.escape_ascii()),
            Self::Yaml(documents) => {
                let documents: Vec<String> = documents.iter().map(document).collect();
                documents.join("---\n")
            }
        }
    }
}

fn document(value: &Value) -> String {
    let mut out = String::new();
    node(value, 0, &mut out);
    out
}

/// A value from a fresh line on; ends its last line.
fn node(value: &Value, indent: usize, out: &mut String) {
    let margin = " ".repeat(indent);
    match value {
        Value::Object(fields) if is_block(fields) => {
            for (name, value) in fields {
                out.push_str(&margin);
                out.push_str(&scalar(name));
                out.push(':');
                entry(value, indent, out);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                out.push_str(&margin);
                out.push('-');
                entry(item, indent, out);
            }
        }
        Value::Object(_)
        | Value::Array(_)
        | Value::String(_)
        | Value::Null
        | Value::Bool(_)
        | Value::Number(_) => {
            out.push_str(&margin);
            out.push_str(&inline(value));
            out.push('\n');
        }
    }
}

fn is_block(fields: &Map<String, Value>) -> bool {
    !fields.is_empty() && text_of(fields).is_none()
}

/// A value after `key:` or `-`.
fn entry(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Object(fields) if is_block(fields) => {
            out.push('\n');
            node(value, indent + 2, out);
        }
        Value::Array(items) if !items.is_empty() => {
            out.push('\n');
            node(value, indent + 2, out);
        }
        Value::Object(fields) if !fields.is_empty() => {
            block(&text_of(fields).unwrap_or_default(), indent + 2, out);
        }
        Value::String(text) if is_literal(text) => block(text, indent + 2, out),
        Value::Object(_)
        | Value::Array(_)
        | Value::String(_)
        | Value::Null
        | Value::Bool(_)
        | Value::Number(_) => {
            out.push(' ');
            out.push_str(&inline(value));
            out.push('\n');
        }
    }
}

fn text_of(fields: &Map<String, Value>) -> Option<String> {
    let (name, value) = fields.iter().next()?;
    match name.as_str() {
        YAML_TEXT => Some(document(value)),
        JSON_TEXT => Some(format!("{value}\n")),
        _ => None,
    }
}

fn block(text: &str, indent: usize, out: &mut String) {
    out.push_str(" |\n");
    for line in text.lines() {
        if !line.is_empty() {
            out.push_str(&" ".repeat(indent));
            out.push_str(line);
        }
        out.push('\n');
    }
}

/// Lines that a literal block can hold.
fn is_literal(text: &str) -> bool {
    let plain = |line: &str| !line.starts_with(' ') && !line.contains(char::is_control);
    text.ends_with('\n') && !text.ends_with("\n\n") && text.len() > 1 && text.lines().all(plain)
}

fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Object(_) | Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {
            value.to_string()
        }
    }
}

fn scalar(text: &str) -> String {
    if let Some(raw) = text.strip_prefix(RAW) {
        return raw.to_owned();
    }
    let word =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '$' | '(' | ')');
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '$' || c == '/')
        && text.chars().all(word);
    let is_other = matches!(
        text.to_ascii_lowercase().as_str(),
        "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null"
    );
    if is_word && !is_other {
        text.to_owned()
    } else {
        Value::from(text).to_string()
    }
}
