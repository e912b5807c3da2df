//! Whether a tree has the Go type of its kind, and if not, what apimachinery's converter says of it.
//!
//! Source: apimachinery 0.36 `pkg/runtime/converter.go` (`FromUnstructured`) and the JSON methods of `metav1.Time`,
//! `metav1.MicroTime`, `resource.Quantity` and `intstr.IntOrString`. Unlike a decoder, the converter drops unknown keys,
//! wants the others spelled exactly, takes 1.0 for a whole number and wraps numbers that are too large. Of several faults
//! it tells the first in the order of Go's fields; here it is the first in the order of the tree.

use serde_json::Value;

use super::shape::{Shape, Struct};
use super::{decode, table};
use crate::kubernetes::go;

/// The converter's words for the first value that does not fit.
pub(crate) fn fit(of: &Struct, tree: &Value) -> Result<(), String> {
    let Some(entries) = tree.as_object() else {
        return Err(format!("cannot restore struct from: {}", kind(tree)));
    };
    for (key, value) in entries {
        if let Some(field) = of.exact(key) {
            fits(field.shape, value, &|| name_of_string(of.name, key))?;
        }
    }
    Ok(())
}

/// `string` is Go's name for the strings at this place.
fn fits(shape: Shape, value: &Value, string: &dyn Fn() -> &'static str) -> Result<(), String> {
    if value.is_null() {
        return Ok(());
    }
    match shape {
        Shape::Bool if value.is_boolean() => Ok(()),
        Shape::String if value.is_string() => Ok(()),
        // Go would convert a number to the text of that code point, so this is told apart from other types.
        Shape::String if value.is_i64() => Err(format!("cannot convert int64 to {}", string())),
        Shape::Int32 => whole_number(value, "int32"),
        Shape::Int64 => whole_number(value, "int64"),
        Shape::Bool | Shape::String => Err(format!("unrecognized type: {}", name(shape))),
        Shape::Bytes => bytes(value),
        Shape::Quantity => quantity(value),
        Shape::IntOrString => int_or_string(value),
        Shape::Time => time(value, FULL_SECONDS),
        Shape::MicroTime => time(value, MICRO_SECONDS),
        Shape::Raw => Ok(()),
        Shape::Pointer(to) => fits(*to, value, string),
        Shape::Struct(of) => fit(of, value),
        Shape::List(of) => match value {
            Value::Array(items) => items.iter().try_for_each(|item| fits(*of, item, string)),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Object(_) => Err(format!("cannot restore slice from {}", kind(value))),
        },
        Shape::Map(to) => match value {
            Value::Object(entries) => entries
                .values()
                .try_for_each(|value| fits(*to, value, string)),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => Err(format!("cannot restore map from {}", kind(value))),
        },
    }
}

/// What Go calls the strings of a field.
fn name_of_string(of: &str, field: &str) -> &'static str {
    let place = table::NAMED.binary_search_by(|&(of_, field_, _)| (of_, field_).cmp(&(of, field)));
    place.map_or("string", |place| table::NAMED[place].2)
}

/// The kind of the Go value that a JSON value is read as.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "invalid",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.is_i64() => "int64",
        Value::Number(_) => "float64",
        Value::String(_) => "string",
        Value::Array(_) => "slice",
        Value::Object(_) => "map",
    }
}

fn name(shape: Shape) -> &'static str {
    match shape {
        Shape::Bool => "bool",
        Shape::Int32 => "int32",
        Shape::Int64 => "int64",
        Shape::String
        | Shape::Bytes
        | Shape::Quantity
        | Shape::IntOrString
        | Shape::Time
        | Shape::MicroTime
        | Shape::Raw
        | Shape::Struct(_)
        | Shape::Pointer(_)
        | Shape::List(_)
        | Shape::Map(_) => "string",
    }
}

fn whole_number(value: &Value, name: &str) -> Result<(), String> {
    let Some(number) = value.as_number() else {
        return Err(format!("unrecognized type: {name}"));
    };
    let is_whole = number.is_i64() || number.as_f64().is_some_and(|float| float.fract() == 0.0);
    if is_whole {
        Ok(())
    } else {
        Err(format!("cannot convert float64 to {name}"))
    }
}

fn bytes(value: &Value) -> Result<(), String> {
    match value {
        Value::String(text) => decode::decode_base64(text).map(drop).map_err(|_| {
            format!(
                "error decoding from json: illegal base64 data at input byte {}",
                bad_base64(text)
            )
        }),
        Value::Array(items) => items
            .iter()
            .try_for_each(|item| whole_number(item, "uint8")),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => {
            Err(format!("cannot restore slice from {}", kind(value)))
        }
    }
}

/// The first byte that base64 has not, or where the text ends within a group of four.
fn bad_base64(text: &str) -> usize {
    let is_good = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/\r\n".contains(byte);
    let bytes = text.as_bytes();
    let end = bytes
        .iter()
        .position(|byte| !is_good(byte))
        .unwrap_or(bytes.len());
    if end == bytes.len() {
        end - end % 4
    } else {
        end
    }
}

fn quantity(value: &Value) -> Result<(), String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            value.to_string()
        }
    };
    if crate::kubernetes::quantity::canonical(&text).is_some() {
        return Ok(());
    }
    let number = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let number = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = number.strip_prefix('.').unwrap_or(number);
    let suffix = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = suffix.trim_start_matches(|c: char| "eEinumkKMGTP".contains(c));
    let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    let is_formed = !text.is_empty() && rest.chars().all(|c| c.is_ascii_digit());
    Err(if is_formed {
        "unable to parse quantity's suffix".to_owned()
    } else {
        r"quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
            .to_owned()
    })
}

fn int_or_string(value: &Value) -> Result<(), String> {
    const PLACE: &str = "Go value of type int32";
    let Value::Number(number) = value else {
        return if value.is_string() {
            Ok(())
        } else {
            Err(go::cannot_unmarshal(value, PLACE))
        };
    };
    let whole = number.as_f64().filter(|float| float.fract() == 0.0);
    if whole.is_some_and(|float| float >= f64::from(i32::MIN) && float <= f64::from(i32::MAX)) {
        return Ok(());
    }
    Err(format!(
        "json: cannot unmarshal number {number} into {PLACE}"
    ))
}

/// The layouts of `metav1.Time` and `metav1.MicroTime`, as Go writes them.
const FULL_SECONDS: &str = "2006-01-02T15:04:05Z07:00";
const MICRO_SECONDS: &str = "2006-01-02T15:04:05.000000Z07:00";

fn time(value: &Value, layout: &str) -> Result<(), String> {
    let Value::String(text) = value else {
        return Err(go::cannot_unmarshal(value, "Go value of type string"));
    };
    read_time(text, layout).map_err(|what| format!("parsing time {}{what}", go::quoted(text)))
}

/// Whether a text is a `metav1.Time`.
pub(crate) fn is_time(text: &str) -> bool {
    read_time(text, FULL_SECONDS).is_ok()
}

/// Go's `time.Parse` for these layouts, up to the first thing it does not like.
fn read_time(text: &str, layout: &str) -> Result<(), String> {
    let mut rest = text;
    let expected = |rest: &str, element: &str| {
        format!(
            " as {}: cannot parse {} as {}",
            go::quoted(layout),
            go::quoted(rest),
            go::quoted(element)
        )
    };
    let mut parts = Vec::with_capacity(6);
    for (element, width) in [
        ("2006", 4),
        ("-01", 2),
        ("-02", 2),
        ("T15", 2),
        (":04", 2),
        (":05", 2),
    ] {
        let (separator, number) = element.split_at(element.len() - width);
        rest = rest
            .strip_prefix(separator)
            .ok_or_else(|| expected(rest, separator))?;
        let digits = rest
            .get(..width)
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
        let value: u32 = digits
            .and_then(|digits| digits.parse().ok())
            .ok_or_else(|| expected(rest, number))?;
        rest = &rest[width..];
        let (name, range) = match number {
            "01" => ("month", 1..=12),
            "02" => ("day", 1..=31),
            "15" => ("hour", 0..=23),
            "04" => ("minute", 0..=59),
            "05" => ("second", 0..=59),
            _ => ("year", 0..=9999),
        };
        if !range.contains(&value) {
            return Err(format!(": {name} out of range"));
        }
        parts.push(value);
    }
    rest = fraction(rest, layout).ok_or_else(|| expected(rest, ".000000"))?;
    zone(rest).ok_or_else(|| expected(rest, "Z07:00"))?;
    if parts[2] > days(parts[0], parts[1]) {
        return Err(": day out of range".to_owned());
    }
    Ok(())
}

/// A fraction of any length may follow whole seconds; microseconds want six digits.
fn fraction<'a>(rest: &'a str, layout: &str) -> Option<&'a str> {
    let digits = rest
        .strip_prefix(['.', ','])
        .map(|rest| rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    match digits {
        Some(6) if layout == MICRO_SECONDS => Some(&rest[7..]),
        _ if layout == MICRO_SECONDS => None,
        Some(digits) if digits > 0 => Some(&rest[digits + 1..]),
        Some(_) | None => Some(rest),
    }
}

fn zone(rest: &str) -> Option<()> {
    if rest == "Z" {
        return Some(());
    }
    let offset = rest.strip_prefix(['+', '-'])?;
    let (hours, minutes) = offset.split_once(':')?;
    let is = |text: &str, limit: u32| {
        text.len() == 2
            && text.bytes().all(|b| b.is_ascii_digit())
            && text.parse::<u32>().is_ok_and(|number| number <= limit)
    };
    (is(hours, 24) && is(minutes, 60)).then_some(())
}

fn days(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
