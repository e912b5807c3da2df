//! Equality of JSON values as Go sees it: maps without order, numbers as Go writes them or by their value.

use serde_json::{Map, Number, Value};

use super::json;

/// Whether two values print alike once Go has read them as objects of no type and written them with sorted keys.
///
/// 1 and 1.0 are equal, because Go writes both as 1; null and absent are not. Whole numbers that an `int64` holds are
/// compared to the last digit.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    alike(a, b, same_text)
}

/// The same where Go's own decoder has read both, to which every number is a double: two whole numbers that differ only
/// beyond 2^53 are equal.
pub(crate) fn same_as_doubles(a: &Value, b: &Value) -> bool {
    alike(a, b, |a, b| a.as_f64() == b.as_f64())
}

/// The same as structured-merge-diff compares values: whole numbers to the last digit, any other two as doubles.
pub(crate) fn same_as_values(a: &Value, b: &Value) -> bool {
    alike(a, b, |a, b| {
        !(a.is_i64() && b.is_i64()) && a.as_f64() == b.as_f64()
    })
}

fn alike(a: &Value, b: &Value, numbers: fn(&Number, &Number) -> bool) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || numbers(a, b),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b, numbers))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| entry(b, key).is_some_and(|b| alike(a, b, numbers)))
        }
        _ => a == b,
    }
}

fn same_text(a: &Number, b: &Number) -> bool {
    let text = |number: &Number| {
        let number = if number.is_i64() {
            number.clone()
        } else {
            as_double(number)
        };
        let mut text = String::new();
        json::push_number(&number, &mut text);
        text
    };
    // Two that differ as `int64` are written differently.
    !(a.is_i64() && b.is_i64()) && text(a) == text(b)
}

/// The value as it comes back from Go's own decoder, to which every number is a double.
pub(crate) fn through_doubles(mut value: Value) -> Value {
    round(&mut value);
    value
}

/// The same in its place.
pub(crate) fn round(value: &mut Value) {
    match value {
        Value::Number(number) => *number = as_double(number),
        Value::Array(items) => items.iter_mut().for_each(round),
        Value::Object(fields) => fields.values_mut().for_each(round),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// The number with no more digits than a double has.
fn as_double(number: &Number) -> Number {
    const EXACT: u64 = 1 << 53;
    match number.as_f64() {
        Some(double) if number.as_i64().is_none_or(|n| n.unsigned_abs() > EXACT) => {
            let mut text = String::new();
            let double = Number::from_f64(double);
            if let Some(double) = &double {
                json::push_number(double, &mut text);
            }
            let whole = text.parse::<i64>().ok().map(Number::from);
            whole.or(double).unwrap_or_else(|| number.clone())
        }
        _ => number.clone(),
    }
}

/// What a map has under a key. Most maps are so small that looking at each of their keys is sooner done than hashing one.
pub(crate) fn entry<'v>(map: &'v Map<String, Value>, key: &str) -> Option<&'v Value> {
    const FEW: usize = 16;
    if map.len() > FEW {
        return map.get(key);
    }
    let found = map.iter().find(|(other, _)| *other == key);
    found.map(|(_, value)| value)
}

/// The same of a value that may be no map.
pub(crate) fn field<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    entry(value.as_object()?, key)
}

/// Whether two values are of one JSON type.
pub(crate) fn same_type(a: &Value, b: &Value) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_as_go_writes_them_and_null_is_something() {
        assert!(same(
            &json!({"a": 1, "b": [2]}),
            &json!({"b": [2.0], "a": 1.0})
        ));
        assert!(!same(&json!({"a": null}), &json!({})));
        assert!(!same(&json!("1"), &json!(1)));
        assert!(same(&json!(u64::MAX), &json!(18_446_744_073_709_551_615.0)));
        assert!(same(&json!(1e21), &json!(1_000e18)));
    }

    #[test]
    fn whole_numbers_are_exact_unless_a_double_held_them() {
        let (odd, even) = (
            json!(9_007_199_254_740_993_i64),
            json!(9_007_199_254_740_992_i64),
        );
        assert!(!same(&odd, &even));
        assert!(same_as_doubles(&odd, &even));
        assert_eq!(through_doubles(json!({"a": [odd]})), json!({"a": [even]}));
        assert_eq!(through_doubles(json!(1.0)), json!(1));
        assert_eq!(through_doubles(json!(0.5)), json!(0.5));
    }
}
