//! Role and ClusterRole: no rules are null, however they are written; nor are the rules of a role that aggregates others,
//! if the settings say so: a controller writes them.

use serde_json::Value;

use crate::argo::settings::AggregatedRoles;
use crate::compare::strategic::Fields;

pub(super) fn normalize(fields: &mut Fields, aggregated: AggregatedRoles) {
    if let Some(rules) = fields.get_mut("rules")
        && rules.as_array().is_some_and(Vec::is_empty)
    {
        *rules = Value::Null;
    }
    let aggregates = fields.get("aggregationRule").is_some_and(Value::is_object);
    if aggregates && aggregated == AggregatedRoles::Ignored {
        fields.insert("rules".to_owned(), Value::Null);
    }
}
