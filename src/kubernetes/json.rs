//! JSON as Go's `encoding/json` prints it: kustomize hashes these bytes, and tables of expected values hold them.
//!
//! Source of the rules: Go 1.26, `encoding/json/encode.go`.

use std::fmt::{self, Write};

use serde_json::{Map, Number, Value};

/// The text of `value` without blanks: keys sorted by bytes, `<`, `>`, `&`, U+2028 and U+2029 escaped, other UTF-8 raw.
pub(crate) fn go_json(value: &Value) -> String {
    let mut out = String::new();
    push_value(value, &mut out);
    out
}

/// The text of a map in which `value` stands under `key`.
pub(crate) fn go_json_with(map: &Map<String, Value>, key: &str, value: &Value) -> String {
    let others = map.iter().filter(|(other, _)| *other != key);
    let others = others.map(|(other, value)| (other.as_str(), value));
    let mut out = String::new();
    push_fields(others.chain([(key, value)]).collect(), &mut out);
    out
}

fn push_value(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => push_number(number, out),
        Value::String(text) => push_string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push_value(item, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| (key.as_str(), value));
            push_fields(fields.collect(), out);
        }
    }
}

fn push_fields(mut fields: Vec<(&str, &Value)>, out: &mut String) {
    fields.sort_unstable_by_key(|(key, _)| *key);
    out.push('{');
    for (index, (key, value)) in fields.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_string(key, out);
        out.push(':');
        push_value(value, out);
    }
    out.push('}');
}

/// Appends a number as Go prints it: a `float64` in its shortest form, with an exponent below 1e-6 and from 1e21 on.
pub(crate) fn push_number(number: &Number, out: &mut String) {
    if let Some(value) = number.as_i64() {
        push_display(value, out);
    } else if let Some(value) = number.as_u64() {
        push_display(value, out);
    } else if let Some(value) = number.as_f64() {
        let size = value.abs();
        if size != 0.0 && !(1e-6..1e21).contains(&size) {
            push_exponent(&format!("{value:e}"), 1, out);
        } else {
            // Display of `f64` has the shortest digits, no exponent, and `-0` for negative zero, as Go's `%f` has.
            push_display(value, out);
        }
    }
}

/// A float as Go's `%g` prints its shortest digits: 8080, 1e+06, 1.5e-05.
pub(crate) fn general(number: impl fmt::LowerExp) -> String {
    let mut text = String::new();
    push_general(&format!("{number:e}"), &mut text);
    text
}

/// Appends a float, given in Rust's `{:e}` form, as Go's `%g` prints its shortest digits: with an exponent below 1e-4
/// and from 1e6 on.
pub(crate) fn push_general(shortest: &str, out: &mut String) {
    let exponent = shortest
        .split_once('e')
        .and_then(|(_, exponent)| exponent.parse::<i32>().ok());
    match exponent {
        Some(-4..=5) => {
            if let Ok(value) = shortest.parse::<f64>() {
                push_display(value, out);
            }
        }
        _ => push_exponent(shortest, 2, out),
    }
}

/// Writes `1.5e7` as `1.5e+7`, the exponent with at least `width` digits.
fn push_exponent(shortest: &str, width: usize, out: &mut String) {
    let (digits, exponent) = shortest.split_once('e').unwrap_or((shortest, "0"));
    let (sign, exponent) = exponent
        .strip_prefix('-')
        .map_or(('+', exponent), |rest| ('-', rest));
    let _ = write!(out, "{digits}e{sign}{exponent:0>width$}");
}

fn push_display(value: impl std::fmt::Display, out: &mut String) {
    // Writing to a `String` cannot fail.
    let _ = write!(out, "{value}");
}

fn push_string(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(place) = rest.find(needs_escape) {
        out.push_str(&rest[..place]);
        let mut tail = rest[place..].chars();
        if let Some(character) = tail.next() {
            push_escape(character, out);
        }
        rest = tail.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

fn needs_escape(character: char) -> bool {
    matches!(
        character,
        '\0'..='\x1f' | '"' | '\\' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}'
    )
}

fn push_escape(character: char, out: &mut String) {
    match character {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        other => {
            let _ = write!(out, "\\u{:04x}", u32::from(other));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::go_json;

    #[test]
    fn prints_as_go() {
        let numbers = json!([1, -1, u64::MAX, 1.0, -0.0, 1.5e-7, 1e-6, 1e20, 1e21, 0.1]);
        assert_eq!(
            go_json(&json!({"b": numbers, "a": null, "B": true})),
            r#"{"B":true,"a":null,"b":[1,-1,18446744073709551615,1,-0,1.5e-7,0.000001,100000000000000000000,1e+21,0.1]}"#
        );
        let text = "<a> & \"b\" \\ \u{8}\u{c}\n\r\t\u{1}\u{7f}\u{2028} é \u{1F600}";
        let wanted = r#""\u003ca\u003e \u0026 \"b\" \\ \b\f\n\r\t\u0001DEL\u2028 é 😀""#;
        assert_eq!(go_json(&json!(text)), wanted.replace("DEL", "\u{7f}"));
    }
}
