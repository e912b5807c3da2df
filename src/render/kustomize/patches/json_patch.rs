//! JSON patches (RFC 6902), as kustomize applies them.
//!
//! Source of the rules: evanphx/json-patch 4.13 and kustomize 5.8, `api/filters/patchjson6902`. What differs from the
//! RFC: `replace` of a missing key adds it, negative indices count from the end, and every number of the object passes
//! through a float64, so that 9007199254740993 becomes 9007199254740992.

use anyhow::Result;
use serde_json::{Map, Value};

use crate::kubernetes::json;
use crate::kubernetes::path::tokens;
use crate::kubernetes::yaml::{self, Content, Dialect, Entry, Node, Position, Scalar};
use crate::model::Fault;

/// A patch; its operations are judged only when an object is there to be patched.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct JsonPatch {
    operations: Vec<Operation>,
}

#[derive(Clone, Debug, PartialEq)]
struct Operation {
    /// Everything that was written, known or not.
    fields: Map<String, Value>,
    at: Position,
}

/// Whether kustomize has notes of its own among the annotations of the object, which a patch sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notes {
    There,
    Absent,
}

impl JsonPatch {
    /// Reads a patch: JSON if it starts with `[`, else YAML by the rules of 1.1; of several documents the first counts.
    pub(super) fn read(text: &str) -> Result<Self> {
        let at = Position::default();
        if text.starts_with('[') {
            let value = serde_json::from_str(text).map_err(|error| {
                Fault::new(format!("malformed JSON: {error}"))
                    .line(u32::try_from(error.line()).unwrap_or_default())
                    .column(u32::try_from(error.column()).unwrap_or_default())
                    .hint("a patch that starts with `[` is read as strict JSON, not as YAML")
            })?;
            return Self::from_value(value, |_| at);
        }
        let document =
            yaml::first_as(text.as_bytes(), Dialect::Sigs).map_err(|error| malformed(&error))?;
        let Some(document) = document else {
            return Ok(Self::default());
        };
        let places: Vec<Position> = match document.as_sequence() {
            Some(items) => items.iter().map(|item| item.at).collect(),
            None => Vec::new(),
        };
        let value = document
            .value(Dialect::Sigs)
            .map_err(|error| malformed(&error))?;
        Self::from_value(value, |place| places[place])
    }

    fn from_value(value: Value, at: impl Fn(usize) -> Position) -> Result<Self> {
        let items = match value {
            Value::Null => Vec::new(),
            Value::Array(items) => items,
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
                return Err(Fault::new("a JSON patch is a list of operations").into());
            }
        };
        let mut operations = Vec::with_capacity(items.len());
        for (place, item) in items.into_iter().enumerate() {
            let at = at(place);
            let fields = match item {
                Value::Object(fields) => fields,
                Value::Null => Map::new(),
                Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                    let fault = Fault::new("an operation of a JSON patch is a mapping");
                    return Err(fault.line(at.line).column(at.column).into());
                }
            };
            operations.push(Operation { fields, at });
        }
        Ok(Self { operations })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }

    /// Applies all operations, in order, to an object.
    pub(super) fn apply(&self, object: &mut Node, notes: Notes) -> Result<()> {
        let document = std::mem::take(object).into_value(Dialect::Kyaml);
        let mut document = document.map_err(|error| Fault::new(error.message))?;
        for operation in &self.operations {
            operation
                .apply(&mut document, notes)
                .map_err(|fault| fault.line(operation.at.line).column(operation.at.column))?;
        }
        if !document.is_object() {
            return Err(Fault::new("the patch leaves no object").into());
        }
        *object = node(document);
        Ok(())
    }
}

impl Operation {
    fn apply(&self, document: &mut Value, notes: Notes) -> Result<(), Fault> {
        match self.fields.get("op").and_then(Value::as_str) {
            Some("add") => self.add(document, self.value()),
            Some("remove") => Self::remove(document, self.text("path")?).map(|_| ()),
            Some("replace") => self.replace(document),
            Some("move") => {
                let value = Self::remove(document, self.text("from")?)?;
                self.add(document, value)
            }
            Some("copy") => {
                let value = self.copied(document)?;
                self.add(document, value)
            }
            Some("test") => self.test(document, notes),
            Some(other) => Err(unknown_operation(other)),
            None => Err(unknown_operation("")),
        }
    }

    /// A text field of the operation.
    fn text(&self, field: &str) -> Result<&str, Fault> {
        match self.fields.get(field) {
            Some(Value::String(text)) => Ok(text),
            Some(_) => Err(Fault::new(format!(
                "`{field}` of an operation must be a string"
            ))),
            None => Err(Fault::new(format!("an operation without `{field}`"))
                .hint(format!("add `{field}: /…`"))),
        }
    }

    /// What to add or compare with; null without a `value`.
    fn value(&self) -> Value {
        self.fields.get("value").cloned().unwrap_or_default()
    }

    fn add(&self, document: &mut Value, value: Value) -> Result<(), Fault> {
        let path = self.text("path")?;
        let (parent, key) = locate(document, path).ok_or_else(|| missing("add", path))?;
        match parent {
            Container::Object(fields) => {
                fields.insert(key, value);
            }
            Container::Array(items) => {
                let place = if key == "-" {
                    items.len()
                } else {
                    index(&key, items.len() + 1).map_err(|why| refused("add", path, &why))?
                };
                items.insert(place, value);
            }
        }
        Ok(())
    }

    /// Takes out what `path` leads to.
    fn remove(document: &mut Value, path: &str) -> Result<Value, Fault> {
        let (parent, key) = locate(document, path).ok_or_else(|| missing("remove", path))?;
        match parent {
            Container::Object(fields) => fields.shift_remove(&key).ok_or_else(|| {
                refused("remove", path, &format!("there is no key `{key}`"))
                    .hint("the patch may be there already, or the object has changed")
            }),
            Container::Array(items) => {
                let place =
                    index(&key, items.len()).map_err(|why| refused("remove", path, &why))?;
                Ok(items.remove(place))
            }
        }
    }

    fn replace(&self, document: &mut Value) -> Result<(), Fault> {
        let path = self.text("path")?;
        let value = self.value();
        if path.is_empty() {
            if !value.is_object() {
                return Err(refused(
                    "replace",
                    path,
                    "an object is only replaced by another one",
                ));
            }
            *document = value;
            return Ok(());
        }
        let (parent, key) = locate(document, path).ok_or_else(|| missing("replace", path))?;
        match parent {
            Container::Object(fields) => {
                fields.insert(key, value);
            }
            Container::Array(items) => {
                let place =
                    index(&key, items.len()).map_err(|why| refused("replace", path, &why))?;
                items[place] = value;
            }
        }
        Ok(())
    }

    fn copied(&self, document: &mut Value) -> Result<Value, Fault> {
        let from = self.text("from")?;
        let (parent, key) = locate(document, from).ok_or_else(|| missing("copy", from))?;
        match parent {
            // A missing key is copied as null.
            Container::Object(fields) => Ok(fields.get(&key).cloned().unwrap_or_default()),
            Container::Array(items) => {
                let place = index(&key, items.len()).map_err(|why| refused("copy", from, &why))?;
                Ok(items[place].clone())
            }
        }
    }

    fn test(&self, document: &mut Value, notes: Notes) -> Result<(), Fault> {
        // What holds notes equals nothing that a patch can say (`api/internal/builtins/PatchTransformer.go`,
        // `StorePreviousId`).
        const NOTED: [&str; 3] = ["", "/metadata", "/metadata/annotations"];
        let path = self.text("path")?;
        let found = if path.is_empty() {
            document.clone()
        } else {
            let (parent, key) = locate(document, path).ok_or_else(|| missing("test", path))?;
            match parent {
                Container::Object(fields) => fields.get(&key).cloned().unwrap_or_default(),
                Container::Array(items) => {
                    let place =
                        index(&key, items.len()).map_err(|why| refused("test", path, &why))?;
                    items[place].clone()
                }
            }
        };
        let found = json::go_json(&found);
        let is_noted = notes == Notes::There && NOTED.contains(&path);
        if found == json::go_json(&self.value()) && !is_noted {
            return Ok(());
        }
        let message = format!("testing value {path} failed: found {found}");
        Err(Fault::new(message).hint("the object is not what the patch was written for"))
    }
}

enum Container<'a> {
    Object(&'a mut Map<String, Value>),
    Array(&'a mut Vec<Value>),
}

/// What holds the end of a path, and the key or index in it; `None` where there is nothing, or no container.
fn locate<'a>(document: &'a mut Value, path: &str) -> Option<(Container<'a>, String)> {
    let mut tokens = tokens(path);
    let key = tokens.pop()?;
    let mut value = document;
    for token in tokens {
        value = match value {
            Value::Object(fields) => fields.get_mut(&token)?,
            Value::Array(items) => {
                let place = index(&token, items.len()).ok()?;
                &mut items[place]
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
        };
    }
    match value {
        Value::Object(fields) => Some((Container::Object(fields), key)),
        Value::Array(items) => Some((Container::Array(items), key)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// A place among `length`; negative ones count from the end.
fn index(text: &str, length: usize) -> Result<usize, String> {
    let Ok(number) = text.parse::<i64>() else {
        return Err(format!("`{text}` is not an index"));
    };
    let place = if number < 0 {
        i64::try_from(length)
            .ok()
            .and_then(|length| length.checked_add(number))
    } else {
        Some(number)
    };
    place
        .and_then(|place| usize::try_from(place).ok())
        .filter(|place| *place < length)
        .ok_or_else(|| format!("the list has no index {number}"))
}

/// The fault of a text that is no YAML; the file is the caller's to name.
fn malformed(error: &yaml::Error) -> Fault {
    Fault::new(error.message.clone())
        .line(error.at.line)
        .column(error.at.column)
}

fn missing(operation: &str, path: &str) -> Fault {
    Fault::new(format!(
        "{operation} operation does not apply: missing path `{path}`"
    ))
    .hint("every step but the last must exist; `/` within a key is written `~1`")
}

fn refused(operation: &str, path: &str, why: &str) -> Fault {
    Fault::new(format!(
        "{operation} operation does not apply to `{path}`: {why}"
    ))
}

fn unknown_operation(name: &str) -> Fault {
    Fault::new(format!("unknown operation `{name}` in a JSON patch"))
        .hint("`op` is one of `add`, `remove`, `replace`, `move`, `copy`, `test`")
}

/// The tree of a JSON value as Go writes one it has read: numbers are float64, with all that entails for their text.
fn node(value: Value) -> Node {
    match value {
        Value::Null => Node::plain("null"),
        Value::Bool(value) => Node::plain(value.to_string()),
        Value::Number(number) => Node::plain(json::general(number.as_f64().unwrap_or_default())),
        Value::String(text) => Node::new(Content::Scalar(Scalar::written(text))),
        Value::Array(items) => Node::new(Content::Sequence(items.into_iter().map(node).collect())),
        Value::Object(fields) => {
            let entries = fields.into_iter().map(|(key, value)| Entry {
                key: Scalar::string(key),
                key_at: Position::default(),
                value: node(value),
            });
            Node::new(Content::Mapping(entries.collect()))
        }
    }
}
