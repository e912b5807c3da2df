//! Strict reading of a configuration file: known fields of known types, every fault with its place.
//!
//! kustomize reads such files with `sigs.k8s.io/yaml` into Go structs: YAML 1.1 scalars, field names without regard to
//! case, the last of equal keys, null for the zero value, and an error at the first unknown field or wrong type. A number
//! or boolean where the struct has a string becomes one, unless the field lies in a struct that is embedded, of which
//! `sigs.k8s.io/yaml` does not know the types; a kustomization itself is read as JSON, where it is an error. Here all faults
//! of a file are collected.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Number, Value};

use crate::kubernetes::json;
use crate::kubernetes::yaml::{Content, Dialect, Node, Position, ScalarType};
use crate::model::Fault;

use super::faults::{Faults, Result};

/// A text and where it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) at: Position,
}

/// Reads the fields of one file and collects its faults.
#[derive(Debug)]
pub(crate) struct Strict {
    /// As shown.
    file: String,
    unknown: Unknown,
    others: Others,
    faults: Vec<Fault>,
}

/// What becomes of fields that are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unknown {
    Refused,
    Ignored,
}

/// What becomes of numbers and booleans where a string is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Others {
    Refused,
    Texts,
}

impl Strict {
    pub(crate) fn new(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            unknown: Unknown::Refused,
            others: Others::Refused,
            faults: Vec::new(),
        }
    }

    /// A reader that makes strings of numbers and booleans, as kustomize's configurations do.
    pub(crate) fn converting(file: impl Into<String>) -> Self {
        Self {
            others: Others::Texts,
            ..Self::new(file)
        }
    }

    /// The same, and passes over fields that are not known, as kustomize's plugins do.
    pub(crate) fn lenient(file: impl Into<String>) -> Self {
        Self {
            unknown: Unknown::Ignored,
            ..Self::converting(file)
        }
    }

    /// Reads what lies in embedded structs, where numbers and booleans are no strings.
    pub(crate) fn embedded<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let others = std::mem::replace(&mut self.others, Others::Refused);
        let value = read(self);
        self.others = others;
        value
    }

    /// All faults of the file, if there are any.
    pub(crate) fn finish(self) -> Result<()> {
        if self.faults.is_empty() {
            Ok(())
        } else {
            Err(Faults(self.faults))
        }
    }

    pub(crate) fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    pub(crate) fn push(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// A fault of this file.
    pub(crate) fn fault(&mut self, at: Position, message: impl Into<String>) {
        let fault = self.place(Fault::new(message), at);
        self.faults.push(fault);
    }

    pub(crate) fn place(&self, fault: Fault, at: Position) -> Fault {
        fault.file(&self.file).line(at.line).column(at.column)
    }

    /// The fields of a mapping under their proper names, in the order of the file; what is not `known` is a fault, null
    /// is an absent field, and of equal names the last one counts.
    pub(crate) fn fields<'a>(
        &mut self,
        node: &'a Node,
        what: &str,
        known: &[&'static str],
    ) -> Vec<(&'static str, &'a Node)> {
        if is_null(node) {
            return Vec::new();
        }
        let Content::Mapping(mapping) = &node.content else {
            self.wrong_type(node, what, "a mapping");
            return Vec::new();
        };
        let mut fields: Vec<(&'static str, &Node)> = Vec::new();
        let mut spelled: BTreeMap<&str, &str> = BTreeMap::new();
        for entry in &mapping.entries {
            let name = &entry.key.text;
            let Some(&proper) = known
                .iter()
                .find(|known| *known == name)
                .or_else(|| known.iter().find(|known| known.eq_ignore_ascii_case(name)))
            else {
                self.unknown(name, entry.key_at, what, known);
                continue;
            };
            // Go sorts the names before it reads them, so of two spellings the later one by bytes counts.
            let last = spelled.get(proper).copied().unwrap_or_default();
            if last <= name.as_str() {
                spelled.insert(proper, name);
                fields.retain(|(name, _)| *name != proper);
                if !is_null(&entry.value) {
                    fields.push((proper, &entry.value));
                }
            }
        }
        fields
    }

    /// Refuses equal keys anywhere in a document, as Go's `UnmarshalStrict` does.
    pub(crate) fn refuse_doubles(&mut self, node: &Node) {
        match &node.content {
            Content::Scalar(_) => {}
            Content::Sequence(items) => items.iter().for_each(|item| self.refuse_doubles(item)),
            Content::Mapping(mapping) => {
                let mut seen = BTreeSet::new();
                for entry in &mapping.entries {
                    if !seen.insert(entry.key.text.as_str()) {
                        let message = format!("the key `{}` comes twice", entry.key.text);
                        self.fault(entry.key_at, message);
                    }
                    self.refuse_doubles(&entry.value);
                }
            }
        }
    }

    fn unknown(&mut self, name: &str, at: Position, what: &str, known: &[&'static str]) {
        if self.unknown == Unknown::Ignored {
            return;
        }
        let mut fault = Fault::new(format!("unknown field `{name}` in {what}"));
        if let Some(near) = nearest(name, known.iter().copied()) {
            fault = fault.hint(format!("did you mean `{near}`?"));
        }
        let fault = self.place(fault, at);
        self.faults.push(fault);
    }

    pub(crate) fn wrong_type(&mut self, node: &Node, what: &str, wanted: &str) {
        let message = format!("{what} must be {wanted}, not {}", describe(node));
        self.fault(node.at, message);
    }

    /// A string; `None` for null. Numbers and booleans are faults, or become strings.
    pub(crate) fn text(&mut self, node: &Node, what: &str) -> Option<Text> {
        let text = match leaf(node) {
            Some(Value::String(text)) => text,
            Some(Value::Null) => return None,
            Some(Value::Bool(value)) if self.others == Others::Texts => value.to_string(),
            Some(Value::Number(number)) if self.others == Others::Texts => {
                number_text(&number, node)
            }
            Some(_) | None => {
                self.wrong_type(node, what, "a string");
                self.quote_hint(node);
                return None;
            }
        };
        Some(Text { text, at: node.at })
    }

    /// The plain string of [`Strict::text`], empty for null.
    pub(crate) fn string(&mut self, node: &Node, what: &str) -> String {
        self.text(node, what)
            .map(|text| text.text)
            .unwrap_or_default()
    }

    /// The same of a field in an embedded struct.
    pub(crate) fn embedded_string(&mut self, node: &Node, what: &str) -> String {
        self.embedded(|strict| strict.string(node, what))
    }

    /// What looks like a number or boolean to YAML 1.1 is a string in quotes.
    fn quote_hint(&mut self, node: &Node) {
        if let (Some(text), Some(fault)) = (node.text(), self.faults.last_mut()) {
            fault.hint = Some(format!("put it in quotes: \"{text}\""));
        }
    }

    pub(crate) fn boolean(&mut self, node: &Node, what: &str) -> bool {
        match leaf(node) {
            Some(Value::Bool(value)) => value,
            Some(Value::Null) => false,
            Some(_) | None => {
                self.wrong_type(node, what, "true or false");
                false
            }
        }
    }

    pub(crate) fn integer(&mut self, node: &Node, what: &str) -> i64 {
        match leaf(node) {
            Some(Value::Number(number)) if number.is_i64() => number.as_i64().unwrap_or(0),
            Some(Value::Null) => 0,
            Some(_) | None => {
                self.wrong_type(node, what, "an integer");
                0
            }
        }
    }

    /// The items of a list; nothing for null.
    pub(crate) fn items<'a>(&mut self, node: &'a Node, what: &str) -> &'a [Node] {
        match &node.content {
            Content::Sequence(items) => items,
            Content::Scalar(_) if is_null(node) => &[],
            Content::Scalar(_) | Content::Mapping(_) => {
                self.wrong_type(node, what, "a list");
                &[]
            }
        }
    }

    /// A list of strings; a null item is the empty string.
    pub(crate) fn texts(&mut self, node: &Node, what: &str) -> Vec<Text> {
        let item = format!("an item of {what}");
        self.items(node, what)
            .iter()
            .filter_map(|node| {
                if is_null(node) {
                    return Some(Text {
                        text: String::new(),
                        at: node.at,
                    });
                }
                self.text(node, &item)
            })
            .collect()
    }

    /// A map of strings, such as labels; null values are empty strings.
    pub(crate) fn string_map(&mut self, node: &Node, what: &str) -> BTreeMap<String, String> {
        let mut map = BTreeMap::new();
        if is_null(node) {
            return map;
        }
        let Content::Mapping(mapping) = &node.content else {
            self.wrong_type(node, what, "a mapping");
            return map;
        };
        for entry in &mapping.entries {
            let key = key_text(&entry.key.text, &entry.key);
            let value = self.string(&entry.value, &format!("`{key}` of {what}"));
            map.insert(key, value);
        }
        map
    }
}

/// YAML 1.1 makes booleans of some plain keys, and `sigs.k8s.io/yaml` makes `"true"` and `"false"` of those.
fn key_text(text: &str, key: &crate::kubernetes::yaml::Scalar) -> String {
    let node = Node::new(Content::Scalar(key.clone()));
    match leaf(&node) {
        Some(Value::Bool(value)) => value.to_string(),
        Some(_) | None => text.to_owned(),
    }
}

pub(crate) fn is_null(node: &Node) -> bool {
    leaf(node) == Some(Value::Null)
}

/// The value of a scalar.
fn leaf(node: &Node) -> Option<Value> {
    node.as_scalar()?;
    node.value(Dialect::Sigs).ok()
}

/// A number as `sigs.k8s.io/yaml` makes a string of it.
fn number_text(number: &Number, node: &Node) -> String {
    let scalar_type = node
        .as_scalar()
        .map(|scalar| scalar.scalar_type(Dialect::Sigs));
    match number.as_f64() {
        Some(float) if scalar_type == Some(ScalarType::Float) => json::general(float),
        Some(_) | None => number.to_string(),
    }
}

fn describe(node: &Node) -> String {
    match (&node.content, leaf(node)) {
        (Content::Mapping(_), _) => "a mapping".to_owned(),
        (Content::Sequence(_), _) => "a list".to_owned(),
        (Content::Scalar(scalar), Some(Value::Bool(_))) => format!("the boolean `{}`", scalar.text),
        (Content::Scalar(scalar), Some(Value::Number(_))) => {
            format!("the number `{}`", scalar.text)
        }
        (Content::Scalar(_), Some(Value::Null)) => "null".to_owned(),
        (Content::Scalar(scalar), _) => format!("`{}`", scalar.text),
    }
}

/// The name that is at most two edits (a quarter of its letters) away.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_ascii_lowercase();
    let (distance, near) = known
        .into_iter()
        .map(|known| (edits(&name, &known.to_ascii_lowercase()), known))
        .min()?;
    (distance <= 2.max(near.len() / 4)).then_some(near)
}

/// Levenshtein's distance, in bytes.
fn edits(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.bytes().enumerate() {
            let replaced = diagonal + usize::from(left != right);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_finds_its_neighbour() {
        assert_eq!(
            nearest("resorces", ["resources", "patches"]),
            Some("resources")
        );
        assert_eq!(
            nearest("comonLabels", ["labels", "commonLabels"]),
            Some("commonLabels")
        );
        assert_eq!(nearest("helm", ["resources", "patches"]), None);
    }
}
