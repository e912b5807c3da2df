//! Equality of JSON values as Go's encoder sees it: maps without order, numbers by their value as a double.

use serde_json::{Map, Value};

/// Whether two values print alike once Go has decoded them into `interface{}` and written them with sorted keys.
///
/// 1 and 1.0 are equal, and so are two integers that differ only beyond 2^53; null and absent are not.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| entry(b, key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
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
    fn numbers_are_doubles_and_null_is_something() {
        assert!(same(
            &json!({"a": 1, "b": [2]}),
            &json!({"b": [2.0], "a": 1.0})
        ));
        assert!(!same(&json!({"a": null}), &json!({})));
        assert!(!same(&json!("1"), &json!(1)));
        assert!(same(
            &json!(9_007_199_254_740_993_i64),
            &json!(9_007_199_254_740_992_i64)
        ));
    }
}
