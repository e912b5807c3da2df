//! `jsonPointers` of an ignore rule.
//!
//! Source: evanphx/json-patch 4.12, operation `remove`, as Argo CD calls it: one pointer after another, each of which
//! does nothing where it leads nowhere. Indices may be negative and then count from the end.

use serde_json::Value;

use crate::kubernetes::path;

/// Removes what the pointer leads to, and says whether it leads anywhere.
pub(super) fn remove(tree: &mut Value, pointer: &str) -> bool {
    let mut tokens = path::tokens(pointer);
    let Some(last) = tokens.pop() else {
        return false;
    };
    let mut at = tree;
    for token in &tokens {
        let next = match at {
            Value::Object(fields) => fields.get_mut(token),
            Value::Array(items) => place(token, items.len()).and_then(|place| items.get_mut(place)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        };
        match next {
            Some(next) => at = next,
            None => return false,
        }
    }
    match at {
        Value::Object(fields) => fields.shift_remove(&last).is_some(),
        Value::Array(items) => {
            let place = place(&last, items.len());
            place.map(|place| items.remove(place)).is_some()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Go's `Atoi`, within the list.
fn place(token: &str, len: usize) -> Option<usize> {
    let index: i64 = token.parse().ok()?;
    let len = i64::try_from(len).ok()?;
    let place = if index < 0 { index + len } else { index };
    usize::try_from(place).ok().filter(|_| place < len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(pointer: &str, before: Value, after: &Value) {
        let mut tree = before;
        remove(&mut tree, pointer);
        assert_eq!(&tree, after, "{pointer}");
    }

    #[test]
    fn a_pointer_removes_one_place_and_nothing_else() {
        check("/a/b", json!({"a": {"b": 1}}), &json!({"a": {}}));
        check("a/b", json!({"a": 1, "b": 2}), &json!({"a": 1}));
        check("b", json!({"b": 2}), &json!({"b": 2}));
        check("/a/b/c", json!({"a": {"b": 1}}), &json!({"a": {"b": 1}}));
        check("/l/1", json!({"l": [1, 2, 3]}), &json!({"l": [1, 3]}));
        check("/l/-1", json!({"l": [1, 2, 3]}), &json!({"l": [1, 2]}));
        check("/l/-", json!({"l": [1]}), &json!({"l": [1]}));
        check("/l/3", json!({"l": [1, 2, 3]}), &json!({"l": [1, 2, 3]}));
        check("/a~1b", json!({"a/b": 1}), &json!({}));
    }
}
