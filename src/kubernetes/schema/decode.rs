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
    /// As `Whole`, keys match exactly, and numbers that are too large are cut and not refused.
    WholeExact,
    /// As `Whole`, and an empty list is there, as it is in memory: it is not nil.
    Held,
}

/// The tree as Go writes it after reading it, reduced to the keys it had: quantities and times become canonical, zero
/// values of `omitempty` fields vanish, null becomes the zero value.
///
/// As in Argo CD's `remarshal`, one key that the type has not is enough for Go to refuse. Keys match without case, and
/// those that match only so are dropped, because Go writes them under their right name.
pub(crate) fn remarshal(of: &Struct, tree: &Value) -> Result<Value, Refused> {
    read(tree, |tree| structure(of, tree, Extent::Given))
}

/// The tree as Go writes it after reading it: what [`remarshal`] does, and the zero values that Go does not leave out
/// are added. Unknown keys drop out.
pub(crate) fn complete(of: &Struct, tree: &Value) -> Result<Value, Refused> {
    read(tree, |tree| structure(of, tree, Extent::Whole))
}

/// The tree as Go holds it after reading it: what [`complete`] gives, and lists that are empty.
pub(crate) fn held(of: &Struct, tree: &Value) -> Result<Value, Refused> {
    read(tree, |tree| structure(of, tree, Extent::Held))
}

/// One value as Go writes it after reading it.
pub(crate) fn canonical(shape: Shape, value: &Value) -> Result<Value, Refused> {
    read(value, |value| decode(shape, value, Extent::Given))
}

/// As [`complete`], by apimachinery's own converter (`FromUnstructured`), which wants keys spelled exactly and lets
/// whole numbers overflow.
pub(crate) fn convert(of: &Struct, tree: &Value) -> Result<Value, Refused> {
    read(tree, |tree| structure(of, tree, Extent::WholeExact))
}

/// Whether [`remarshal`] would give the very same tree. Some trees of which this says no would come back the same too.
pub(crate) fn is_canonical(of: &'static Struct, tree: &Value) -> bool {
    reads_back(Shape::Struct(of), tree)
}

fn reads_back(shape: Shape, value: &Value) -> bool {
    let is_int = |range: std::ops::RangeInclusive<i64>| {
        let number = value.as_number().filter(|number| number.is_i64());
        number
            .and_then(Number::as_i64)
            .is_some_and(|number| range.contains(&number))
    };
    let is_int32 = || is_int(i64::from(i32::MIN)..=i64::from(i32::MAX));
    let is =
        |canonical: Result<Value, Refused>| canonical.is_ok_and(|canonical| canonical == *value);
    match shape {
        Shape::Bool => value.is_boolean(),
        Shape::String => value.is_string(),
        Shape::Int32 => is_int32(),
        Shape::Int64 => is_int(i64::MIN..=i64::MAX),
        Shape::Bytes => is(bytes(value, Extent::Given)),
        Shape::Quantity => is(quantity(value)),
        Shape::IntOrString => value.is_string() || is_int32(),
        Shape::Time => is(time(value, "")),
        Shape::MicroTime => is(time(value, ".%6f")),
        Shape::Raw => true,
        Shape::Pointer(to) => !value.is_null() && reads_back(*to, value),
        Shape::Struct(of) => value.as_object().is_some_and(|entries| {
            entries.iter().all(|(key, value)| {
                let field = of.exact(key);
                field.is_some_and(|field| {
                    reads_back(field.shape, value) && !is_left_out(field, value)
                })
            })
        }),
        Shape::List(of) => value
            .as_array()
            .is_some_and(|items| items.iter().all(|item| reads_back(*of, item))),
        Shape::Map(to) => value
            .as_object()
            .is_some_and(|entries| entries.values().all(|value| reads_back(*to, value))),
    }
}

/// Most of what is read is canonical already, so a copy is corrected where it is not.
fn read(
    value: &Value,
    correct: impl Fn(&mut Value) -> Result<(), Refused>,
) -> Result<Value, Refused> {
    let mut value = value.clone();
    correct(&mut value)?;
    Ok(value)
}

fn decode(shape: Shape, value: &mut Value, extent: Extent) -> Result<(), Refused> {
    if value.is_null() {
        *value = zero(shape);
        return Ok(());
    }
    match shape {
        Shape::Bool => value.is_boolean().then_some(()).ok_or(Refused),
        Shape::String => value.is_string().then_some(()).ok_or(Refused),
        Shape::Int32 if extent == Extent::WholeExact => put(value, |value| {
            #[expect(clippy::cast_possible_truncation, reason = "as Go does")]
            let cut = converted(value)? as i32;
            Ok(Value::from(cut))
        }),
        Shape::Int64 if extent == Extent::WholeExact => {
            put(value, |value| Ok(Value::from(converted(value)?)))
        }
        Shape::Int32 => integer(value, i64::from(i32::MIN)..=i64::from(i32::MAX)),
        Shape::Int64 => integer(value, i64::MIN..=i64::MAX),
        Shape::Bytes => put(value, |value| bytes(value, extent)),
        Shape::Quantity => put(value, quantity),
        Shape::IntOrString if value.is_string() => Ok(()),
        Shape::IntOrString => decode(Shape::Int32, value, Extent::Given),
        Shape::Time => put(value, |value| time(value, "")),
        Shape::MicroTime => put(value, |value| time(value, ".%6f")),
        Shape::Raw => Ok(()),
        Shape::Struct(of) => structure(of, value, extent),
        Shape::Pointer(to) => decode(*to, value, extent),
        Shape::List(of) => {
            let mut items = value.as_array_mut().ok_or(Refused)?.iter_mut();
            items.try_for_each(|item| decode(*of, item, extent))
        }
        Shape::Map(to) => {
            let mut entries = value.as_object_mut().ok_or(Refused)?.values_mut();
            entries.try_for_each(|value| decode(*to, value, extent))
        }
    }
}

fn put(
    value: &mut Value,
    canonical: impl Fn(&Value) -> Result<Value, Refused>,
) -> Result<(), Refused> {
    *value = canonical(value)?;
    Ok(())
}

fn structure(of: &Struct, value: &mut Value, extent: Extent) -> Result<(), Refused> {
    let entries = value.as_object_mut().ok_or(Refused)?;
    let joined = match extent {
        Extent::WholeExact => Vec::new(),
        Extent::Given | Extent::Whole | Extent::Held => join_spellings(of, entries, extent)?,
    };
    let mut leaves = false;
    let mut misspelt = false;
    for (key, value) in entries.iter_mut() {
        if let Some(field) = of.exact(key) {
            decode(field.shape, value, extent)?;
            leaves |= extent.leaves_out(field, value);
        } else {
            misspelt = true;
        }
    }
    if misspelt {
        respell(of, entries, extent)?;
    }
    if leaves {
        let is_kept = |field: &Field, value: &Value| !extent.leaves_out(field, value);
        entries.retain(|key, value| of.exact(key).is_none_or(|field| is_kept(field, value)));
    }
    if extent != Extent::Given {
        add_zeros(of, entries);
    }
    for (name, given) in joined {
        if let Some(value) = entries.get_mut(name) {
            *value = within(&given, value.take());
        }
    }
    Ok(())
}

/// Puts keys that match without case under the right name. Where a map has two for one field Go reads one after the other
/// in their order, the second into what the first left. Of what was given only that shows which stood under the right name:
/// these fields are the result, each with what stood there.
fn join_spellings(
    of: &Struct,
    entries: &mut Map<String, Value>,
    extent: Extent,
) -> Result<Vec<(&'static str, Value)>, Refused> {
    let mut shown = Vec::new();
    let is_other = |key: &&String| of.exact(key).is_none() && of.field(key).is_some();
    let mut others: Vec<String> = entries.keys().filter(is_other).cloned().collect();
    others.sort();
    for key in others {
        let Some(field) = of.field(&key) else {
            continue;
        };
        if extent == Extent::Given && !entries.contains_key(field.name) {
            continue;
        }
        let Some(value) = entries.shift_remove(&key) else {
            continue;
        };
        let joined = match entries.shift_remove(field.name) {
            None => value,
            Some(exact) => {
                if extent == Extent::Given {
                    shown.push((field.name, exact.clone()));
                }
                let is_first = key.as_str() < field.name;
                let (first, second) = if is_first {
                    (value, exact)
                } else {
                    (exact, value)
                };
                decode(field.shape, &mut first.clone(), Extent::Whole)?;
                read_into(field.shape, first, second)
            }
        };
        entries.insert(field.name.to_owned(), joined);
    }
    Ok(shown)
}

/// What of a value stands where another has something too, as in Argo CD's `RemoveMapFields`.
fn within(given: &Value, value: Value) -> Value {
    match (given, value) {
        (Value::Object(given), Value::Object(value)) => {
            let kept = value.into_iter();
            let kept = kept.filter_map(|(key, value)| {
                let value = within(given.get(&key)?, value);
                Some((key, value))
            });
            Value::Object(kept.collect())
        }
        (Value::Array(given), Value::Array(value)) => {
            let mut given = given.iter();
            let items = value.into_iter();
            let items = items.map(|value| match given.next() {
                Some(given) => within(given, value),
                None => value,
            });
            Value::Array(items.collect())
        }
        (_, value) => value,
    }
}

/// What Go's decoder leaves that reads a second value into the place of a first.
fn read_into(shape: Shape, first: Value, second: Value) -> Value {
    match (shape, first, second) {
        (Shape::Pointer(to), first, second) if !second.is_null() => read_into(*to, first, second),
        (Shape::Struct(of), Value::Object(mut first), Value::Object(second)) => {
            for (key, second) in second {
                let second = match (of.exact(&key), first.shift_remove(&key)) {
                    (Some(field), Some(first)) => read_into(field.shape, first, second),
                    _ => second,
                };
                first.insert(key, second);
            }
            Value::Object(first)
        }
        (Shape::Map(_), Value::Object(mut first), Value::Object(second)) => {
            first.extend(second);
            Value::Object(first)
        }
        (Shape::List(of), Value::Array(first), Value::Array(second)) => {
            let mut first = first.into_iter();
            let items = second.into_iter().map(|second| match first.next() {
                Some(first) => read_into(*of, first, second),
                None => second,
            });
            items.collect()
        }
        (
            Shape::Struct(_) | Shape::Bool | Shape::String | Shape::Int32 | Shape::Int64,
            first,
            Value::Null,
        ) => first,
        (_, _, second) => second,
    }
}

/// Keys that the type does not spell so. Another case is known, and vanishes from the keys that were given.
fn respell(of: &Struct, entries: &mut Map<String, Value>, extent: Extent) -> Result<(), Refused> {
    let mut written = Map::with_capacity(entries.len());
    for (key, mut value) in std::mem::take(entries) {
        if let Some(field) = of.exact(&key) {
            if !extent.leaves_out(field, &value) {
                written.insert(key, value);
            }
        } else if extent == Extent::Given {
            let field = of.field(&key).ok_or(Refused)?;
            decode(field.shape, &mut value, extent)?;
        }
    }
    *entries = written;
    Ok(())
}

fn add_zeros(of: &Struct, written: &mut Map<String, Value>) {
    for field in of.fields.iter().filter(|field| shows_zero(field)) {
        if !written.contains_key(field.name) {
            written.insert(field.name.to_owned(), zero(field.shape));
        }
    }
}

/// Whether Go writes a field that is zero.
fn shows_zero(field: &Field) -> bool {
    let is_empty = match field.shape {
        Shape::Bool
        | Shape::String
        | Shape::Int32
        | Shape::Int64
        | Shape::Bytes
        | Shape::Pointer(_)
        | Shape::List(_)
        | Shape::Map(_) => true,
        Shape::Time | Shape::MicroTime | Shape::Raw => field.zero == Zero::OmittedWhole,
        Shape::Quantity | Shape::IntOrString | Shape::Struct(_) => false,
    };
    field.zero == Zero::Written || !is_empty
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

impl Extent {
    fn leaves_out(self, field: &Field, value: &Value) -> bool {
        is_left_out(field, value) && !(self == Self::Held && value.is_array())
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
fn integer(value: &mut Value, range: std::ops::RangeInclusive<i64>) -> Result<(), Refused> {
    let number = value.as_number().ok_or(Refused)?;
    let integer = number.as_i64().or_else(|| whole(number)).ok_or(Refused)?;
    if !range.contains(&integer) {
        return Err(Refused);
    }
    if !number.is_i64() {
        *value = Value::from(integer);
    }
    Ok(())
}

/// The whole number that Go's conversion goes on with; one beyond an `int64` becomes the least of them.
fn converted(value: &Value) -> Result<i64, Refused> {
    let number = value.as_number().ok_or(Refused)?;
    let float = number.as_f64().ok_or(Refused)?;
    match number.as_i64().or_else(|| whole(number)) {
        Some(integer) => Ok(integer),
        None if float.fract() == 0.0 => Ok(i64::MIN),
        None => Err(Refused),
    }
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

fn bytes(value: &Value, extent: Extent) -> Result<Value, Refused> {
    let byte = |value: &Value| byte(value, extent);
    let decoded = match value {
        Value::String(text) => decode_base64(text)?,
        Value::Array(items) => items.iter().map(byte).collect::<Result<_, _>>()?,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => return Err(Refused),
    };
    Ok(Value::String(BASE64.encode(decoded)))
}

/// Go reads a list of numbers into a `[]byte` too, and null as zero.
fn byte(value: &Value, extent: Extent) -> Result<u8, Refused> {
    if value.is_null() {
        return Ok(0);
    }
    if extent == Extent::WholeExact {
        return Ok(converted(value)?.to_le_bytes()[0]);
    }
    let number = value.as_u64().ok_or(Refused)?;
    u8::try_from(number).map_err(|_| Refused)
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
