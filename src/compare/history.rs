//! The history of a rendered object, told field by field: what each step changed, without secret values.
//!
//! The two trees of a step meet in the same walk as the sides of a comparison, so fields are named alike everywhere.

use std::iter;

use serde_json::Value;

use super::live_only::{Defaults, Policy};
use super::mask::{self, Exposure, Values};
use super::walk::{Beside, Class, Finding, Node, Walk};
use crate::kubernetes::managed_fields::ManagedFields;
use crate::kubernetes::{GroupVersionKind, Manifest, schema};
use crate::model::desired::RenderedObject;
use crate::model::history::{ExplainedStep, Explanation, FieldChange, History, Step};

/// Where a rendered object was written, and every step that changed something in it.
pub(crate) fn explain(object: &RenderedObject) -> Explanation {
    let source = match &object.history {
        Some(history) => history.source.clone(),
        None => Step {
            what: "manifest".to_owned(),
            place: object.origin.clone(),
            ..Step::default()
        },
    };
    let mut steps = vec![ExplainedStep {
        step: source,
        changes: Vec::new(),
    }];
    if let Some(history) = &object.history {
        steps.extend(edits(history, exposure(&object.tree)));
    }
    Explanation {
        object: named(&object.tree),
        steps,
    }
}

/// The steps that changed something that is printed.
fn edits(history: &History, exposure: Exposure) -> Vec<ExplainedStep> {
    let before = iter::once(&history.loaded).chain(history.edits.iter().map(|edit| &edit.result));
    let steps = before
        .zip(&history.edits)
        .map(|(before, edit)| ExplainedStep {
            step: edit.by.clone(),
            changes: changes(before, &edit.result, exposure),
        });
    steps.filter(|step| !step.changes.is_empty()).collect()
}

/// `apps/Deployment payments/api`.
fn named(tree: &Value) -> String {
    let metadata = |field: &str| tree.get("metadata")?.get(field)?.as_str();
    let gvk = gvk(tree);
    let group = if gvk.group.is_empty() {
        String::new()
    } else {
        format!("{}/", gvk.group)
    };
    let namespace =
        metadata("namespace").map_or(String::new(), |namespace| format!("{namespace}/"));
    let name = metadata("name").unwrap_or_default();
    format!("{group}{} {namespace}{name}", gvk.kind)
}

fn gvk(tree: &Value) -> GroupVersionKind {
    let text = |field: &str| tree.get(field).and_then(Value::as_str).unwrap_or_default();
    GroupVersionKind::parse(text("apiVersion"), text("kind"))
}

fn exposure(tree: &Value) -> Exposure {
    if gvk(tree).group_kind().is("", "Secret") {
        Exposure::Secret
    } else {
        Exposure::Open
    }
}

/// Every field that differs; of a tree that no cluster could hold there is nothing to tell.
fn changes(before: &Value, after: &Value, exposure: Exposure) -> Vec<FieldChange> {
    let Ok(manifest) = Manifest::new(after.clone()) else {
        return Vec::new();
    };
    let managers = ManagedFields::of(&manifest);
    let policy = Policy::new(manifest.gvk(), &managers, Defaults::Unknown);
    let beside = Beside {
        git: before,
        live: after,
        defaulted: None,
    };
    let mut walk = Walk::new(policy, beside, false, exposure == Exposure::Secret);
    let root = Node {
        predicted: Some(before),
        live: Some(after),
        git: Some(before),
        ..Node::default()
    };
    walk.object(root, schema::built_in(manifest.gvk()));
    walk.found
        .iter()
        .filter(|finding| matches!(finding.class, Class::Drift | Class::Order))
        .map(|finding| change(finding, exposure))
        .collect()
}

fn change(finding: &Finding<'_>, exposure: Exposure) -> FieldChange {
    let values = Values {
        git: finding.node.predicted.map(|value| (value, value)),
        last_applied: None,
        live: finding.node.live.map(|value| (value, value)),
        recorded: false,
    };
    let [before, _, after] = mask::show(&finding.path, &values, exposure);
    FieldChange {
        path: finding.path.clone(),
        before,
        after,
    }
}
