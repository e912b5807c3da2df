//! What a rule took out of a tree, told from the tree before and after: whatever the rule is, it is told alike.

use serde_json::Value;

use crate::kubernetes::value::same;

/// The places of `before` that are gone in `after`, or are another value there: tokens of pointers into `before`.
pub(super) fn places(before: &Value, after: &Value) -> Vec<Vec<String>> {
    let mut places = Vec::new();
    collect(before, after, &mut Vec::new(), &mut places);
    places
}

fn collect(before: &Value, after: &Value, at: &mut Vec<String>, places: &mut Vec<Vec<String>>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            for (key, before) in before {
                at.push(key.clone());
                match after.get(key) {
                    Some(after) => collect(before, after, at, places),
                    None => places.push(at.clone()),
                }
                at.pop();
            }
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            for (place, (before, after)) in before.iter().zip(after).enumerate() {
                at.push(place.to_string());
                collect(before, after, at, places);
                at.pop();
            }
        }
        (Value::Array(before), Value::Array(after)) => items(before, after, at, places),
        (before, after) => {
            if !same(before, after) {
                places.push(at.clone());
            }
        }
    }
}

/// Of a list that became shorter, what is left stands in the same order.
fn items(before: &[Value], after: &[Value], at: &mut Vec<String>, places: &mut Vec<Vec<String>>) {
    let mut left = after.iter().peekable();
    for (place, item) in before.iter().enumerate() {
        if left.next_if(|kept| same(item, kept)).is_none() {
            at.push(place.to_string());
            places.push(at.clone());
            at.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn places_are_counted_in_the_tree_before() {
        let before = json!({"a": {"b": 1, "c": 2}, "l": [1, 2, 3], "m": [{"x": 1, "y": 2}]});
        let after = json!({"a": {"c": 2}, "l": [1, 3], "m": [{"x": 1}]});
        let pointers: Vec<String> = places(&before, &after)
            .iter()
            .map(|place| place.join("/"))
            .collect();
        assert_eq!(pointers, ["a/b", "l/1", "m/0/y"]);
        assert_eq!(places(&before, &json!(null)), [Vec::<String>::new()]);
    }
}
