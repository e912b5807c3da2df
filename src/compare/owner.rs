//! The owner of a field: which field manager wrote what runs, and when.
//!
//! Source of the rule: the contract. The deepest entry that covers the live path wins; ties go to the newest, dated
//! before undated, `Apply` before `Update`, then by name. It is a client, not a person, and its time is that of the
//! manager's last write.

use std::cmp::Reverse;

use serde_json::Value;

use crate::kubernetes::managed_fields::{ManagedFields, managed_fields};
use crate::model::FieldOwner;
use crate::model::comparison::OwnerScope;

/// All entries that cover the field at `tokens` of `live` as deep as any does, the owner first.
pub(super) fn owners(live: &Value, tokens: &[String]) -> Vec<FieldOwner> {
    let mut covering: Vec<(usize, ManagedFields)> = managed_fields(live)
        .into_iter()
        .filter_map(|entry| Some((entry.reach(live, tokens)?.depth, entry)))
        .collect();
    let deepest = covering.iter().map(|(depth, _)| *depth).max();
    covering.retain(|(depth, _)| Some(*depth) == deepest);
    covering.sort_by_key(|(_, entry)| (Reverse(entry.time), entry.operation, entry.manager));
    covering
        .into_iter()
        .map(|(depth, entry)| FieldOwner {
            manager: entry.manager.to_owned(),
            operation: entry.operation.to_owned(),
            subresource: entry.subresource.map(str::to_owned),
            time: entry.time.map(str::to_owned),
            scope: if depth == tokens.len() {
                OwnerScope::Field
            } else {
                OwnerScope::Ancestor
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_newest_of_equals_owns_and_a_write_without_time_comes_last() {
        let fields = json!({"f:spec": {"f:replicas": {}}});
        let live = json!({
            "metadata": {"managedFields": [
                {"manager": "kubectl", "operation": "Update", "subresource": "scale", "fieldsV1": fields},
                {"manager": "argocd-controller", "operation": "Update", "time": "2026-11-18T09:00:00Z", "fieldsV1": fields},
                {"manager": "kubectl-edit", "operation": "Update", "time": "2026-11-19T02:14:00Z", "fieldsV1": fields},
                {"manager": "helm", "operation": "Apply", "time": "2026-11-19T02:14:00Z", "fieldsV1": fields},
            ]},
            "spec": {"replicas": 7},
        });
        let owners = owners(&live, &["spec".into(), "replicas".into()]);
        let names: Vec<&str> = owners.iter().map(|owner| owner.manager.as_str()).collect();
        assert_eq!(
            names,
            ["helm", "kubectl-edit", "argocd-controller", "kubectl"]
        );
        assert_eq!(owners[3].subresource.as_deref(), Some("scale"));
    }
}
