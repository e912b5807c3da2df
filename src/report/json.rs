//! JSON: the report itself, `driftctl/v1`. `schema.json` beside this file is its schema, held true by the tests.

use std::io;

use serde_json::Value;

use super::Subject;
use super::rows::Amount;
use crate::model::{FieldValue, Report};

/// Larger values are told by their size.
const CUT_OVER: usize = 64 << 10;

/// Control characters beyond ASCII are escaped too, which JSON permits: terminals obey them.
pub(super) fn json(document: &Value, out: &mut dyn io::Write) -> io::Result<()> {
    let mut text = serde_json::to_string_pretty(document)?;
    if text.contains(is_high_control) {
        let escaped = |c: char| format!("\\u{:04x}", u32::from(c));
        text = text
            .chars()
            .map(|c| {
                if is_high_control(c) {
                    escaped(c)
                } else {
                    c.to_string()
                }
            })
            .collect();
    }
    text.push('\n');
    out.write_all(text.as_bytes())
}

fn is_high_control(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}')
}

/// The document that JSON and YAML print; about applications it is the same without `differences`.
pub(super) fn document(report: &Report, subject: Subject, values: Amount) -> io::Result<Value> {
    let mut document = match values {
        Amount::All => serde_json::to_value(report)?,
        Amount::Summary => serde_json::to_value(cut(report.clone()))?,
    };
    match subject {
        Subject::Fields => {}
        Subject::Applications => drop_differences(&mut document),
    }
    Ok(document)
}

fn cut(mut report: Report) -> Report {
    let objects = report
        .applications
        .iter_mut()
        .flat_map(|application| &mut application.objects);
    for difference in objects.flat_map(|object| &mut object.differences) {
        for side in [
            &mut difference.git,
            &mut difference.last_applied,
            &mut difference.live,
        ] {
            let bytes = match &*side {
                FieldValue::Value(value) => value.to_string().len(),
                FieldValue::Absent
                | FieldValue::Unrecorded
                | FieldValue::Masked { .. }
                | FieldValue::Cut { .. } => 0,
            };
            if bytes > CUT_OVER {
                *side = FieldValue::Cut {
                    bytes: bytes as u64,
                };
            }
        }
    }
    report
}

fn drop_differences(document: &mut Value) {
    let applications = document["applications"].as_array_mut();
    for application in applications.into_iter().flatten() {
        for object in application["objects"].as_array_mut().into_iter().flatten() {
            if let Some(fields) = object.as_object_mut() {
                fields.shift_remove("differences");
            }
        }
    }
}
