//! What may be shown of a value. From here on there are no secret values, only masks.
//!
//! A Secret's data is compared and never shown: within one key equal values get equal letters, in the order Git, last
//! applied, live. A mask does not depend on what it hides in any other way, neither on its length.

use serde_json::Value;

use super::live_only::LAST_APPLIED;
use crate::kubernetes::value::same;
use crate::kubernetes::{FieldPath, Step};
use crate::model::FieldValue;

/// How the values of an object are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Exposure {
    Open,
    /// A Secret.
    Secret,
}

/// The three values of one place: Git, last applied, live.
pub(super) struct Values<'a> {
    /// As written, and as compared.
    pub(super) git: Option<(&'a Value, &'a Value)>,
    pub(super) last_applied: Option<&'a Value>,
    pub(super) live: Option<(&'a Value, &'a Value)>,
    pub(super) recorded: bool,
}

pub(super) fn show(path: &FieldPath, values: &Values<'_>, exposure: Exposure) -> [FieldValue; 3] {
    let shown = [
        values.git.map(|(shown, _)| shown),
        values.last_applied,
        values.live.map(|(shown, _)| shown),
    ];
    let compared = [
        values.git.map(|(_, compared)| compared),
        values.last_applied,
        values.live.map(|(_, compared)| compared),
    ];
    let hidden = is_secret(path, exposure)
        || path.0.iter().any(is_last_applied)
        || shown
            .iter()
            .flatten()
            .any(|value| holds_last_applied(value));
    let mut sides = if hidden {
        masked(compared)
    } else {
        shown
            .map(|value| value.map_or(FieldValue::Absent, |value| FieldValue::Value(value.clone())))
    };
    if !values.recorded {
        sides[1] = FieldValue::Unrecorded;
    }
    sides
}

/// All but the few fields of a Secret that hold no secret.
fn is_secret(path: &FieldPath, exposure: Exposure) -> bool {
    let top = match path.0.first() {
        Some(Step::Key(key)) => key.as_str(),
        Some(Step::Index(_) | Step::Item(_)) | None => "",
    };
    !is_open(top, exposure)
}

/// Whether a field at the top of an object, and all that is in it, may be shown.
pub(super) fn is_open(field: &str, exposure: Exposure) -> bool {
    let open = ["apiVersion", "kind", "metadata", "type", "immutable"];
    exposure == Exposure::Open || open.contains(&field)
}

fn is_last_applied(step: &Step) -> bool {
    matches!(step, Step::Key(key) if key == LAST_APPLIED)
}

/// The annotation repeats the whole object, secrets and all.
fn holds_last_applied(value: &Value) -> bool {
    match value {
        Value::Object(fields) => {
            fields.contains_key(LAST_APPLIED) || fields.values().any(holds_last_applied)
        }
        Value::Array(items) => items.iter().any(holds_last_applied),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn masked(values: [Option<&Value>; 3]) -> [FieldValue; 3] {
    let mut known: Vec<&Value> = Vec::new();
    values.map(|value| {
        let Some(value) = value else {
            return FieldValue::Absent;
        };
        let letter = known
            .iter()
            .position(|other| same(other, value))
            .unwrap_or_else(|| {
                known.push(value);
                known.len() - 1
            });
        FieldValue::Masked {
            mask: ["A", "B", "C"][letter].to_owned(),
        }
    })
}
