//! The places of a tree, and how to reach them.

use serde_json::Value;

/// Tokens of a pointer, not escaped.
pub(super) type Place = Vec<String>;

/// Every place below the root that may be changed: not what identifies an object, without which it is none.
pub(super) fn places(tree: &Value) -> Vec<Place> {
    let mut found = Vec::new();
    collect(tree, &mut Vec::new(), &mut found);
    found.retain(|place| !is_identity(place));
    found
}

fn is_identity(place: &[String]) -> bool {
    let place: Vec<&str> = place.iter().map(String::as_str).collect();
    matches!(
        place.as_slice(),
        ["apiVersion" | "kind" | "metadata"] | ["metadata", "name" | "namespace"]
    ) || matches!(place.as_slice(), ["metadata", "managedFields", ..])
}

fn collect(tree: &Value, place: &mut Place, found: &mut Vec<Place>) {
    let mut below = |token: String, value: &Value| {
        place.push(token);
        found.push(place.clone());
        collect(value, place, found);
        place.pop();
    };
    match tree {
        Value::Object(fields) => {
            for (key, value) in fields {
                below(key.clone(), value);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                below(index.to_string(), item);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

pub(super) fn get<'v>(tree: &'v Value, place: &[String]) -> Option<&'v Value> {
    place.iter().try_fold(tree, |tree, token| match tree {
        Value::Object(fields) => fields.get(token),
        Value::Array(items) => items.get(token.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    })
}

pub(super) fn get_mut<'v>(tree: &'v mut Value, place: &[String]) -> Option<&'v mut Value> {
    place.iter().try_fold(tree, |tree, token| match tree {
        Value::Object(fields) => fields.get_mut(token),
        Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    })
}

/// Whether there was anything to take out.
pub(super) fn remove(tree: &mut Value, place: &[String]) -> bool {
    let Some((last, parents)) = place.split_last() else {
        return false;
    };
    match get_mut(tree, parents) {
        Some(Value::Object(fields)) => fields.shift_remove(last).is_some(),
        Some(Value::Array(items)) => match last.parse::<usize>() {
            Ok(index) if index < items.len() => {
                items.remove(index);
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// RFC 6901.
pub(super) fn pointer(place: &[String]) -> String {
    let escaped = |token: &String| format!("/{}", token.replace('~', "~0").replace('/', "~1"));
    place.iter().map(escaped).collect()
}

/// A jq path; keys in quotes where they need them.
pub(super) fn jq(place: &[String]) -> String {
    let step = |token: &String| {
        let is_plain = token
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
        match token.parse::<usize>() {
            Ok(index) => format!("[{index}]"),
            Err(_) if is_plain && !token.is_empty() => format!(".{token}"),
            Err(_) => format!("[{}]", Value::from(token.as_str())),
        }
    };
    let path: String = place.iter().map(step).collect();
    if path.starts_with('.') {
        path
    } else {
        format!(".{path}")
    }
}
