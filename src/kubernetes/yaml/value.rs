//! Node ↔ JSON value: what a Go program of either dialect holds after `encoding/json`.
//!
//! Source of the rules: `decode.go` of go-yaml 2.4 and 3.0; `sigs.k8s.io/yaml` 1.6, `convertToJSONableObject`; kyaml,
//! `RNode.MarshalJSON`.

use std::borrow::Cow;

use base64::engine::{GeneralPurpose, GeneralPurposeConfig};
use base64::{Engine, alphabet};
use serde_json::{Map, Number, Value, map};

use super::refold::{refolded, refuse_tab};
use super::resolve::{CORE, EMPTY_IN_FLOW, Resolved};
use super::timestamp::rfc3339;
use super::{Content, Dialect, Entry, Error, Mapping, Node, Position, Scalar, Style};
use crate::kubernetes::json;

/// Base64 as Go's `StdEncoding` reads it: padded, and lenient about the unused bits of the last symbol.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

impl Node {
    /// The JSON value a Go program of this dialect would see.
    pub(crate) fn value(&self, dialect: Dialect) -> Result<Value, Error> {
        match &self.content {
            Content::Scalar(scalar) => scalar_value(Cow::Borrowed(scalar), self.at, dialect),
            Content::Sequence(items) => items.iter().map(|item| item.value(dialect)).collect(),
            Content::Mapping(mapping) => {
                let mut fields = Fields::new(mapping.entries.len(), dialect);
                for entry in &mapping.entries {
                    let key = key_text(Cow::Borrowed(&entry.key), entry.key_at, dialect)?;
                    let value = entry.value.value(dialect)?;
                    fields
                        .insert(key, value)
                        .map_err(|again| again.error(mapping, entry.key_at))?;
                }
                Ok(Value::Object(fields.map))
            }
        }
    }

    /// [`Node::value`] of a tree that is not needed afterwards: its texts move into the value.
    pub(crate) fn into_value(self, dialect: Dialect) -> Result<Value, Error> {
        match self.content {
            Content::Scalar(scalar) => scalar_value(Cow::Owned(scalar), self.at, dialect),
            Content::Sequence(items) => items
                .into_iter()
                .map(|item| item.into_value(dialect))
                .collect(),
            Content::Mapping(mut mapping) => {
                let mut fields = Fields::new(mapping.entries.len(), dialect);
                for index in 0..mapping.entries.len() {
                    let entry = &mut mapping.entries[index];
                    let key = key_text(
                        Cow::Owned(std::mem::take(&mut entry.key)),
                        entry.key_at,
                        dialect,
                    )?;
                    let value = std::mem::take(&mut entry.value).into_value(dialect)?;
                    fields
                        .insert(key, value)
                        .map_err(|again| again.error(&mapping, mapping.entries[index].key_at))?;
                }
                Ok(Value::Object(fields.map))
            }
        }
    }

    /// The tree of a JSON value: strings quoted, numbers plain.
    pub(crate) fn from_value(value: &Value) -> Self {
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => Self::plain(json::go_json(value)),
            Value::String(text) => Self::string(text),
            Value::Array(items) => Self::new(Content::Sequence(
                items.iter().map(Self::from_value).collect(),
            )),
            Value::Object(fields) => {
                let entry = |(key, value): (&String, &Value)| Entry {
                    key: Scalar::string(key),
                    key_at: Position::default(),
                    value: Self::from_value(value),
                };
                Self::new(Content::Mapping(fields.iter().map(entry).collect()))
            }
        }
    }
}

/// The fields of an object on the way, with the dialect's rule for a second equal key.
struct Fields {
    map: Map<String, Value>,
    dialect: Dialect,
}

/// A key that was there already.
struct Again {
    key: String,
    /// Its place among the entries; all before it differ, so it is also its place in the mapping.
    first: usize,
}

impl Fields {
    fn new(capacity: usize, dialect: Dialect) -> Self {
        Self {
            map: Map::with_capacity(capacity),
            dialect,
        }
    }

    fn insert(&mut self, key: String, value: Value) -> Result<(), Again> {
        match self.map.entry(key) {
            map::Entry::Vacant(entry) => {
                entry.insert(value);
                Ok(())
            }
            map::Entry::Occupied(mut entry) => match self.dialect {
                Dialect::Sigs => {
                    entry.insert(value);
                    Ok(())
                }
                Dialect::Kyaml => {
                    let key = entry.key().clone();
                    let first = self
                        .map
                        .keys()
                        .position(|other| *other == key)
                        .unwrap_or_default();
                    Err(Again { key, first })
                }
            },
        }
    }
}

impl Again {
    fn error(self, mapping: &Mapping, at: Position) -> Error {
        let line = mapping
            .entries
            .get(self.first)
            .map_or(0, |entry| entry.key_at.line);
        Error {
            message: format!("mapping key {:?} already defined at line {line}", self.key),
            at,
        }
    }
}

fn scalar_value(scalar: Cow<'_, Scalar>, at: Position, dialect: Dialect) -> Result<Value, Error> {
    let resolved = scalar
        .resolve(dialect)
        .map_err(|message| Error { message, at })?;
    Ok(match resolved {
        Resolved::Null if dialect == Dialect::Kyaml && is_empty_in_flow(&scalar) => "".into(),
        Resolved::Null => Value::Null,
        Resolved::Bool(value) => Value::Bool(value),
        Resolved::Int(value) => Value::Number(value.into()),
        Resolved::Uint(value) => Value::Number(value.into()),
        Resolved::Float(value) => {
            Value::Number(float_value(value).map_err(|message| Error { message, at })?)
        }
        Resolved::Timestamp => Value::String(rfc3339(&scalar.text).unwrap_or_default()),
        Resolved::Text
            if dialect == Dialect::Kyaml
                && matches!(scalar.style, Style::Literal | Style::Folded) =>
        {
            refuse_tab(&scalar.text).map_err(|message| Error { message, at })?;
            Value::String(if scalar.style == Style::Folded {
                refolded(&scalar.text).into_owned()
            } else {
                text(scalar)
            })
        }
        Resolved::Text => Value::String(text(scalar)),
        Resolved::Binary => {
            Value::String(binary(&scalar.text).map_err(|message| Error { message, at })?)
        }
    })
}

fn is_empty_in_flow(scalar: &Scalar) -> bool {
    scalar.text.is_empty() && scalar.tag.as_deref() == Some(EMPTY_IN_FLOW)
}

fn text(scalar: Cow<'_, Scalar>) -> String {
    match scalar {
        Cow::Borrowed(scalar) => scalar.text.clone(),
        Cow::Owned(scalar) => scalar.text,
    }
}

/// The number Go's JSON text of a float64 reads back as: whole ones that fit become integers.
fn float_value(value: f64) -> Result<Number, String> {
    let Some(number) = Number::from_f64(value) else {
        let name = match (value.is_nan(), value > 0.0) {
            (true, _) => "NaN",
            (false, true) => "+Inf",
            (false, false) => "-Inf",
        };
        return Err(format!("json: unsupported value: {name}"));
    };
    // Negative zero is `-0` in JSON; from 1e21 on Go prints an exponent.
    if value.fract() != 0.0 || value.abs() >= 1e21 || (value == 0.0 && value.is_sign_negative()) {
        return Ok(number);
    }
    // The text has the shortest digits and then zeros, which beyond 2^53 is not the float's exact value.
    let text = value.to_string();
    let whole = text
        .parse::<i64>()
        .map(Number::from)
        .or_else(|_| text.parse::<u64>().map(Number::from));
    Ok(whole.unwrap_or(number))
}

/// What base64 text stands for; Go's JSON has U+FFFD for each byte that is not UTF-8.
fn binary(text: &str) -> Result<String, String> {
    let symbols: String = text
        .chars()
        .filter(|symbol| !matches!(symbol, '\r' | '\n'))
        .collect();
    let bytes = BASE64
        .decode(symbols)
        .map_err(|_| "!!binary value contains invalid base64 data".to_owned())?;
    let mut out = String::new();
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER));
    }
    Ok(out)
}

/// The text of a mapping's key in JSON.
fn key_text(key: Cow<'_, Scalar>, at: Position, dialect: Dialect) -> Result<String, Error> {
    let resolved = key
        .resolve(dialect)
        .map_err(|message| Error { message, at })?;
    let foreign = |tag: &str| tag != "!" && !tag.starts_with(CORE);
    match (resolved, dialect) {
        (Resolved::Text, Dialect::Kyaml) if !key.tag.as_deref().is_some_and(foreign) => {
            Ok(text(key))
        }
        (Resolved::Text, Dialect::Sigs) => Ok(text(key)),
        (_, Dialect::Kyaml) => Err(Error {
            message: format!("unsupported type: the key `{}` is not a string", key.text),
            at,
        }),
        (_, Dialect::Sigs) => old_key(resolved, &key.text).map_err(|message| Error { message, at }),
    }
}

/// A key that is no string, as `sigs.k8s.io/yaml` spells it.
fn old_key(resolved: Resolved, text: &str) -> Result<String, String> {
    match resolved {
        Resolved::Bool(value) => Ok(value.to_string()),
        Resolved::Int(value) => Ok(value.to_string()),
        Resolved::Float(value) => Ok(float_key(value)),
        Resolved::Binary => binary(text),
        Resolved::Text | Resolved::Timestamp => Ok(text.to_owned()),
        Resolved::Null => Err("unsupported map key of type: null".to_owned()),
        Resolved::Uint(value) => Err(format!("unsupported map key of type: uint64, key: {value}")),
    }
}

/// Go's `FormatFloat(value, 'g', -1, 32)`.
fn float_key(value: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the source has 32 bits here"
    )]
    let value = value as f32;
    match (value.is_nan(), value.is_infinite(), value > 0.0) {
        (true, _, _) => ".nan".to_owned(),
        (_, true, true) => ".inf".to_owned(),
        (_, true, false) => "-.inf".to_owned(),
        _ => json::general(value),
    }
}
