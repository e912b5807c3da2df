//! A manifest through the Go type of its kind and back: what is canonical, what vanishes, what Go refuses.
//!
//! Source of the rules: Go's encoding/json, apimachinery's `DefaultUnstructuredConverter`, and the JSON methods of the
//! types in apimachinery 0.36 (`resource.Quantity`, `metav1.Time`, `intstr.IntOrString`).

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::{Map, Number, Value};

use super::shape::{Field, Shape, Struct, Zero};
use crate::kubernetes::quantity;

/// Go's decoder refuses the tree: a value of the wrong type, a number out of range, a key that the type has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused;

/// How much of the type the result shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// The keys that were given, and no others may be there.
    Given,
    /// Every key that Go would write; others drop out.
    Whole,
    /// As `Whole`, and keys match exactly.
    WholeExact,
}

/// The tree as Go writes it after reading it, reduced to the keys it had: quantities and times become canonical, zero
/// values of `omitempty` fields vanish, null becomes the zero value.
///
/// As in Argo CD's `remarshal`, one key that the type has not is enough for Go to refuse. Keys match without case, and
/// those that match only so are dropped, because Go writes them under their right name.
pub(crate) fn remarshal(of: &Struct, tree: &Value) -> Result<Value, Refused> {
    structure(of, tree, Extent::Given)
}

/// The tree as Go writes it after reading it: what [`remarshal`] does, and the zero values that Go does not leave out
/// are added. Unknown keys drop out.
pub(crate) fn complete(of: &Struct, tree: &Value) -> Result<Value, Refused> {
    structure(of, tree, Extent::Whole)
}

/// One value as Go writes it after reading it.
pub(crate) fn canonical(shape: Shape, value: &Value) -> Result<Value, Refused> {
    decode(shape, value, Extent::Given)
}

/// As [`complete`], by apimachinery's own converter (`FromUnstructured`), which wants keys spelled exactly.
pub(crate) fn convert(of: &Struct, tree: &Value) -> Result<Value, Refused> {
    structure(of, tree, Extent::WholeExact)
}

fn decode(shape: Shape, value: &Value, extent: Extent) -> Result<Value, Refused> {
    if value.is_null() {
        return Ok(zero(shape));
    }
    match shape {
        Shape::Bool => value.is_boolean().then(|| value.clone()).ok_or(Refused),
        Shape::String => value.is_string().then(|| value.clone()).ok_or(Refused),
        Shape::Int32 => integer(value, i64::from(i32::MIN)..=i64::from(i32::MAX)),
        Shape::Int64 => integer(value, i64::MIN..=i64::MAX),
        Shape::Bytes => bytes(value),
        Shape::Quantity => quantity(value),
        Shape::IntOrString if value.is_string() => Ok(value.clone()),
        Shape::IntOrString => decode(Shape::Int32, value, extent),
        Shape::Time => time(value, ""),
        Shape::MicroTime => time(value, ".%6f"),
        Shape::Raw => Ok(value.clone()),
        Shape::Struct(of) => structure(of, value, extent),
        Shape::Pointer(to) => decode(*to, value, extent),
        Shape::List(of) => {
            let items = value.as_array().ok_or(Refused)?;
            let items: Result<Vec<Value>, Refused> =
                items.iter().map(|item| decode(*of, item, extent)).collect();
            items.map(Value::Array)
        }
        Shape::Map(to) => {
            let entries = value.as_object().ok_or(Refused)?;
            let entries: Result<Map<String, Value>, Refused> = entries
                .iter()
                .map(|(key, value)| Ok((key.clone(), decode(*to, value, extent)?)))
                .collect();
            entries.map(Value::Object)
        }
    }
}

fn structure(of: &Struct, value: &Value, extent: Extent) -> Result<Value, Refused> {
    let entries = value.as_object().ok_or(Refused)?;
    let mut written = Map::with_capacity(entries.len());
    for (key, value) in entries {
        let field = match extent {
            Extent::Given | Extent::Whole => of.field(key),
            Extent::WholeExact => of.exact(key),
        };
        let Some(field) = field else {
            match extent {
                Extent::Given => return Err(Refused),
                Extent::Whole | Extent::WholeExact => continue,
            }
        };
        let value = decode(field.shape, value, extent)?;
        // The exact key wins over one that differs in case.
        let shadowed = field.name != key && written.contains_key(field.name);
        let shown = field.name == key || extent != Extent::Given;
        if shown && !shadowed && !is_left_out(field, &value) {
            written.insert(field.name.to_owned(), value);
        }
    }
    if extent != Extent::Given {
        add_zeros(of, &mut written);
    }
    Ok(Value::Object(written))
}

fn add_zeros(of: &Struct, written: &mut Map<String, Value>) {
    for field in of.fields {
        if !written.contains_key(field.name) {
            let value = zero(field.shape);
            if !is_left_out(field, &value) {
                written.insert(field.name.to_owned(), value);
            }
        }
    }
}

/// What Go writes for the zero value of a type.
fn zero(shape: Shape) -> Value {
    match shape {
        Shape::Bool => Value::Bool(false),
        Shape::String => Value::String(String::new()),
        Shape::Int32 | Shape::Int64 | Shape::IntOrString => Value::from(0),
        Shape::Quantity => Value::from("0"),
        Shape::Bytes
        | Shape::Time
        | Shape::MicroTime
        | Shape::Raw
        | Shape::Pointer(_)
        | Shape::List(_)
        | Shape::Map(_) => Value::Null,
        Shape::Struct(of) => {
            let mut written = Map::new();
            add_zeros(of, &mut written);
            Value::Object(written)
        }
    }
}

fn is_left_out(field: &Field, value: &Value) -> bool {
    match field.zero {
        Zero::Written => false,
        Zero::Omitted => is_empty(field.shape, value),
        Zero::OmittedWhole => value.is_null() || is_empty(field.shape, value),
    }
}

/// encoding/json's notion of empty; what a struct holds is never looked at.
fn is_empty(shape: Shape, value: &Value) -> bool {
    match shape {
        Shape::Bool => value == &Value::Bool(false),
        Shape::String => value.as_str() == Some(""),
        Shape::Int32 | Shape::Int64 => value.as_i64() == Some(0),
        Shape::Bytes => value.is_null() || value.as_str() == Some(""),
        Shape::Pointer(_) => value.is_null(),
        Shape::List(_) => value.as_array().is_none_or(Vec::is_empty),
        Shape::Map(_) => value.as_object().is_none_or(Map::is_empty),
        Shape::Quantity
        | Shape::IntOrString
        | Shape::Time
        | Shape::MicroTime
        | Shape::Raw
        | Shape::Struct(_) => false,
    }
}

/// A number that Go's encoder writes without point and exponent.
fn integer(value: &Value, range: std::ops::RangeInclusive<i64>) -> Result<Value, Refused> {
    let number = value.as_number().ok_or(Refused)?;
    let integer = number.as_i64().or_else(|| whole(number)).ok_or(Refused)?;
    range
        .contains(&integer)
        .then(|| Value::from(integer))
        .ok_or(Refused)
}

fn whole(number: &Number) -> Option<i64> {
    let float = number.as_f64()?;
    // Below 2^63 every whole double is an i64.
    let fits = float.fract() == 0.0 && float.abs() < 9.2e18;
    #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
    fits.then_some(float as i64)
}

/// Base64 as Go's `encoding/json` has it.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireCanonical)
        .with_decode_allow_trailing_bits(true),
);

fn bytes(value: &Value) -> Result<Value, Refused> {
    let decoded = decode_base64(value.as_str().ok_or(Refused)?)?;
    Ok(Value::String(BASE64.encode(decoded)))
}

/// The bytes of a `[]byte` field. Go skips line breaks within base64 and wants the padding.
pub(crate) fn decode_base64(text: &str) -> Result<Vec<u8>, Refused> {
    let lines: String;
    let text = if text.contains(['\r', '\n']) {
        lines = text.replace(['\r', '\n'], "");
        &lines
    } else {
        text
    };
    BASE64.decode(text).map_err(|_| Refused)
}

fn quantity(value: &Value) -> Result<Value, Refused> {
    let number: String;
    let text = match value {
        Value::String(text) => text,
        Value::Number(given) => {
            number = given.to_string();
            &number
        }
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return Err(Refused),
    };
    quantity::canonical(text).map(Value::String).ok_or(Refused)
}

/// RFC 3339 as Go's `time.Parse` reads it, written in UTC with this fraction.
fn time(value: &Value, fraction: &str) -> Result<Value, Refused> {
    let text = value.as_str().ok_or(Refused)?;
    let shape = text.len() >= 20 && text.is_ascii() && &text[10..11] == "T";
    let micros = text.as_bytes().get(19) == Some(&b'.')
        && text.bytes().skip(20).take_while(u8::is_ascii_digit).count() == 6;
    if !shape || (!fraction.is_empty() && !micros) {
        return Err(Refused);
    }
    let timestamp: jiff::Timestamp = text.parse().map_err(|_| Refused)?;
    let format = format!("%Y-%m-%dT%H:%M:%S{fraction}Z");
    Ok(Value::String(timestamp.strftime(&format).to_string()))
}
