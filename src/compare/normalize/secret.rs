//! Secret: `stringData` goes into `data`, base64 is rewritten, nothing is "".

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::compare::strategic::Fields;
use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::schema;

pub(super) fn normalize(fields: &mut Fields) {
    encode_string_data(fields);
    let Some(of) = schema::built_in(&GroupVersionKind::parse("v1", "Secret")) else {
        return;
    };
    // Argo CD leaves a Secret that cannot be read as one as it is, and compares it all the same.
    let Ok(decoded) = schema::convert(of, &Value::Object(fields.clone())) else {
        return;
    };
    let data = match (decoded.get("data"), fields.get("data")) {
        (Some(Value::Object(data)), _) => {
            let text = |value: &Value| Value::from(value.as_str().unwrap_or_default());
            Value::Object(
                data.iter()
                    .map(|(key, value)| (key.clone(), text(value)))
                    .collect(),
            )
        }
        // Go leaves an empty map out, and Argo CD writes null for what it left out.
        (_, Some(Value::Object(_))) => Value::Null,
        _ => return,
    };
    fields.insert("data".to_owned(), data);
}

/// Strings are encoded over equal keys of `data`; what is no string is moved as it is, so that it differs.
fn encode_string_data(fields: &mut Fields) {
    let Some(Value::Object(strings)) = fields.get("stringData").cloned() else {
        return;
    };
    let mut data = match fields.get("data") {
        Some(Value::Object(data)) => data.clone(),
        _ => Fields::new(),
    };
    for (key, value) in strings {
        let value = match value {
            Value::String(text) => Value::String(STANDARD.encode(text)),
            other => other,
        };
        data.insert(key, value);
    }
    fields.insert("data".to_owned(), Value::Object(data));
    fields.shift_remove("stringData");
}
