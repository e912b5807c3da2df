//! Role and ClusterRole: no rules are null, however they are written.

use serde_json::Value;

use crate::compare::strategic::Fields;

pub(super) fn normalize(fields: &mut Fields) {
    if let Some(rules) = fields.get_mut("rules")
        && rules.as_array().is_some_and(Vec::is_empty)
    {
        *rules = Value::Null;
    }
}
