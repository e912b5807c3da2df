//! Secret values → masks that say equality and nothing else.

use serde_json::Value;

use crate::kubernetes::{FieldPath, GroupKind, Step};
use crate::model::FieldValue;

/// Whether a field of an object of this kind holds secret values.
pub(super) fn is_secret(kind: &GroupKind, path: &FieldPath) -> bool {
    kind.is("", "Secret")
        && matches!(path.0.first(), None | Some(Step::Key(_)))
        && path.0.first().is_none_or(
            |step| matches!(step, Step::Key(key) if key == "data" || key == "stringData"),
        )
}

/// Replaces values by letters, the same for the same value within one field: `A` for the first, in the order given. What
/// is absent or unrecorded stays so.
pub(super) fn mask<const N: usize>(values: [FieldValue; N]) -> [FieldValue; N] {
    let mut seen: Vec<Value> = Vec::new();
    values.map(|value| match value {
        FieldValue::Value(value) => {
            let place = seen.iter().position(|known| *known == value);
            let place = place.unwrap_or_else(|| {
                seen.push(value);
                seen.len() - 1
            });
            FieldValue::Masked {
                mask: letter(place),
            }
        }
        FieldValue::Cut { .. } => FieldValue::Masked {
            mask: "?".to_owned(),
        },
        FieldValue::Absent | FieldValue::Unrecorded | FieldValue::Masked { .. } => value,
    })
}

fn letter(place: usize) -> String {
    char::from_u32('A' as u32 + u32::try_from(place).unwrap_or(0) % 26)
        .unwrap_or('?')
        .to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn masks_say_equality_and_nothing_else() {
        let value = |text: &str| FieldValue::Value(json!(text));
        let masked = mask([
            value("hunter2"),
            value("a much longer password"),
            value("hunter2"),
        ]);
        let masks = masked.map(|value| match value {
            FieldValue::Masked { mask } => mask,
            other => format!("{other:?}"),
        });
        assert_eq!(masks, ["A", "B", "A"]);
    }

    #[test]
    fn only_data_of_secrets_is_secret() {
        let secret = GroupKind::new("", "Secret");
        let path =
            |keys: &[&str]| FieldPath(keys.iter().map(|key| Step::Key((*key).into())).collect());
        assert!(is_secret(&secret, &path(&["data", "password"])));
        assert!(is_secret(&secret, &path(&["stringData"])));
        assert!(is_secret(&secret, &path(&[])), "the object as a whole");
        assert!(!is_secret(&secret, &path(&["metadata", "labels", "data"])));
        assert!(!is_secret(
            &GroupKind::new("", "ConfigMap"),
            &path(&["data", "a"])
        ));
    }
}
