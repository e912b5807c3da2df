//! One tree at a time into the form that is compared.
//!
//! Source: Argo CD gitops-engine `pkg/diff/diff.go` (`remarshal`, `Normalize`) and `util/argo/normalizers`, in their
//! order. `tracking.rs` comes before all of it; ignore rules (`compare/ignore`) come after the rules of a kind.

mod endpoints;
mod known_types;
mod role;
mod secret;
pub(super) mod tracking;

use anyhow::Result;
use serde_json::Value;

use super::ignore::Ignores;
use super::strategic::Fields;
use crate::argo::Settings;
use crate::kubernetes::schema;
use crate::kubernetes::{GroupKind, GroupVersionKind};

/// Where a tree comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Git or live: passed through the Go type of its kind.
    Manifest,
    /// The annotation on live, which Argo CD takes as it is.
    LastApplied,
}

/// What is to be obeyed.
#[derive(Clone, Copy)]
pub(super) struct Orders<'a> {
    pub(super) ignores: Ignores<'a>,
    pub(super) settings: &'a Settings,
}

/// The tree as it is compared.
pub(super) fn normalize(tree: &Value, origin: Origin, orders: Orders<'_>) -> Result<Value> {
    let gvk = gvk(tree);
    let mut tree = formed(&gvk, tree, origin, orders.settings);
    if tree.is_object() {
        orders.ignores.apply(&mut tree, orders.settings.status)?;
        // A rule may have taken out what says the kind.
        known_types::normalize(&self::gvk(&tree), &mut tree, orders.settings);
    }
    Ok(tree)
}

/// The tree as it is applied: nothing is ignored yet.
pub(super) fn for_apply(tree: &Value, settings: &Settings) -> Value {
    formed(&gvk(tree), tree, Origin::Manifest, settings)
}

fn formed(gvk: &GroupVersionKind, tree: &Value, origin: Origin, settings: &Settings) -> Value {
    let remarshalled = match (origin, schema::built_in(gvk)) {
        (Origin::Manifest, Some(of)) => schema::remarshal(of, tree).ok(),
        (Origin::Manifest | Origin::LastApplied, _) => None,
    };
    let mut tree = remarshalled.unwrap_or_else(|| tree.clone());
    if let Value::Object(fields) = &mut tree {
        if let Some(Value::Object(metadata)) = fields.get_mut("metadata") {
            metadata.shift_remove("creationTimestamp");
        }
        by_kind(gvk, fields, settings);
    }
    tree
}

/// Whether [`normalize`] only takes out the status and the time of creation, of a tree of a built-in kind that no rule
/// speaks of and that is canonical.
pub(super) fn has_no_rules(gvk: &GroupVersionKind, settings: &Settings) -> bool {
    let is_known = |kind: &GroupKind| kind.is(&gvk.group, &gvk.kind);
    let has_rules = matches!(
        (gvk.group.as_str(), gvk.kind.as_str()),
        ("", "Secret" | "Endpoints") | ("rbac.authorization.k8s.io", "Role" | "ClusterRole")
    );
    !has_rules
        && !settings
            .known_types
            .iter()
            .any(|known| is_known(&known.kind))
}

fn by_kind(gvk: &GroupVersionKind, fields: &mut Fields, settings: &Settings) {
    match (gvk.group.as_str(), gvk.kind.as_str()) {
        ("", "Secret") => secret::normalize(fields),
        ("", "Endpoints") => endpoints::normalize(fields),
        ("rbac.authorization.k8s.io", "Role" | "ClusterRole") => {
            role::normalize(fields, settings.aggregated_roles);
        }
        _ => {}
    }
}

/// The type that a tree names; empty texts where it names none.
pub(super) fn gvk(tree: &Value) -> GroupVersionKind {
    let text = |key| tree.get(key).and_then(Value::as_str).unwrap_or_default();
    GroupVersionKind::parse(text("apiVersion"), text("kind"))
}
