//! Git, live and last applied → what live would be after an apply. Live is modified if that is not what it is.
//!
//! Source: Argo CD gitops-engine `pkg/diff/diff.go` (`ThreeWayDiff`, `TwoWayDiff`, `applyPatch`), its default strategy.
//! The trees come normalised.

use serde_json::Value;

use super::json_merge;
use super::strategic::{self, Fields, Unmergeable};
use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::schema::{self, Struct};
use crate::kubernetes::value::{same, through_doubles};

/// The normalised trees of one pair, Git's and the last applied one prepared by [`prepare`].
#[derive(Clone, Copy)]
pub(super) struct Trees<'a> {
    pub(super) desired: &'a Value,
    pub(super) live: &'a Value,
    /// `None` where there is no annotation that can be read.
    pub(super) last_applied: Option<&'a Value>,
}

/// Both sides of Argo CD's verdict; they are equal exactly when the pair is in sync.
pub(super) struct Prediction {
    /// `None` where nothing would change, so both are the live tree that was given.
    pub(super) changed: Option<Changed>,
    /// The type that decided, if the kind is built in.
    pub(super) of: Option<&'static Struct>,
}

pub(super) struct Changed {
    /// Live with Kubernetes' defaults.
    pub(super) live: Value,
    /// What an apply would leave, with Kubernetes' defaults.
    pub(super) predicted: Value,
}

/// Three-way where last applied is known, and two-way where it is not or cannot be merged.
pub(super) fn predict(trees: Trees<'_>) -> Result<Prediction, Unmergeable> {
    if let Some(last_applied) = trees.last_applied
        && let Ok(prediction) = apply(trees, last_applied)
    {
        return Ok(prediction);
    }
    apply(trees, trees.desired)
}

/// The same of trees that are not normalised but canonical, if nothing would change then. What normalising takes out of
/// live alone, Git does not touch.
pub(super) fn nothing_changes(trees: Trees<'_>, of: &'static Struct) -> bool {
    let last_applied = trees.last_applied.unwrap_or(trees.desired);
    let (Some(last_applied), Some(desired), Some(live)) = (
        last_applied.as_object(),
        trees.desired.as_object(),
        trees.live.as_object(),
    ) else {
        return false;
    };
    let is_of = kind_of(last_applied).is_some_and(|kind| std::ptr::eq(kind, of));
    let is_cut = last_applied
        .get("kind")
        .is_some_and(|kind| kind == "StatefulSet");
    let nothing_changes = || {
        if std::ptr::eq(last_applied, desired) {
            return strategic::is_covered(desired, live, of);
        }
        let patch = strategic::three_way(last_applied, desired, live, of);
        patch.is_ok_and(|patch| patch.is_empty())
    };
    is_of && !is_cut && nothing_changes()
}

fn apply(trees: Trees<'_>, last_applied: &Value) -> Result<Prediction, Unmergeable> {
    let nothing = Fields::new();
    let fields = |tree| Value::as_object(tree).unwrap_or(&nothing);
    let live = fields(trees.live);
    let last_applied = fields(last_applied);
    let desired = fields(trees.desired);
    let Some(of) = kind_of(last_applied) else {
        let patch = json_merge::three_way(last_applied, desired, live);
        let mut predicted = live.clone();
        json_merge::apply(patch, &mut predicted);
        return Ok(prediction(None, trees.live, predicted, None));
    };
    let cut = cut_claim_templates(last_applied, live);
    let patch = strategic::three_way(last_applied, desired, cut.as_ref().unwrap_or(live), of)?;
    if patch.is_empty() {
        return Ok(Prediction {
            changed: None,
            of: Some(of),
        });
    }
    let predicted = strategic::apply(patch, live, of)?;
    let predicted = with_defaults(predicted, of)?;
    let live = with_defaults(live.clone(), of)?;
    Ok(prediction(Some(live), trees.live, predicted, Some(of)))
}

fn prediction(
    defaulted: Option<Fields>,
    live: &Value,
    predicted: Fields,
    of: Option<&'static Struct>,
) -> Prediction {
    let predicted = Value::Object(predicted);
    let live = defaulted.map_or_else(|| live.clone(), Value::Object);
    let changed = (!same(&live, &predicted)).then_some(Changed { live, predicted });
    Prediction { changed, of }
}

/// The type of last applied decides, as in Argo CD.
fn kind_of(tree: &Fields) -> Option<&'static Struct> {
    let text = |key| tree.get(key).and_then(Value::as_str);
    schema::built_in(&GroupVersionKind::parse(text("apiVersion")?, text("kind")?))
}

/// What is taken from Git and from last applied before they are laid over live: live always names its namespace and
/// they need not, and an empty map of annotations says nothing.
pub(super) fn prepare(tree: &mut Value) {
    let Some(Value::Object(metadata)) = tree.get_mut("metadata") else {
        return;
    };
    metadata.shift_remove("namespace");
    let empty = match metadata.get("annotations") {
        Some(Value::Object(annotations)) => annotations.is_empty(),
        annotations => annotations.is_some_and(Value::is_null),
    };
    if empty {
        metadata.shift_remove("annotations");
    }
}

/// The apiserver adds defaults within the claim templates of a `StatefulSet` that no client reproduces, so only what
/// was applied there is compared. `None` for every other kind.
fn cut_claim_templates(last_applied: &Fields, live: &Fields) -> Option<Fields> {
    const TEMPLATES: &str = "volumeClaimTemplates";
    let text = |key| {
        last_applied
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let group = text("apiVersion").split('/').next();
    if text("kind") != "StatefulSet" || !matches!(group, Some("apps" | "extensions")) {
        return None;
    }
    let applied = last_applied.get("spec")?.get(TEMPLATES)?.as_array()?;
    let mut live = live.clone();
    let templates = live.get_mut("spec")?.get_mut(TEMPLATES)?;
    *templates = Value::Array(json_merge::reduced_list(applied, templates.as_array()?));
    Some(live)
}

/// Kubernetes' defaults, put in as a patch between two trees that the type describes, so that keys which the type has
/// not survive. A tree that the type refuses gets none.
pub(super) fn with_defaults(tree: Fields, of: &'static Struct) -> Result<Fields, Unmergeable> {
    let tree = Value::Object(tree);
    let Ok(before) = schema::complete(of, &tree) else {
        return Ok(fields_of(tree));
    };
    let after = filled(&tree, &before, of);
    let patch = strategic::two_way(&fields_of(before), &fields_of(after), of)?;
    // Argo CD reads the result with Go's own decoder.
    let tree = fields_of(through_doubles(tree));
    if patch.is_empty() {
        return Ok(tree);
    }
    strategic::apply(patch, &tree, of)
}

/// The tree as Go writes it with its defaults. A list that is there and empty is not nil while they are put in, and is left
/// out when they are written.
fn filled(tree: &Value, written: &Value, of: &'static Struct) -> Value {
    if has_empty_list(tree)
        && let Ok(mut held) = schema::held(of, tree)
    {
        schema::fill(of, &mut held);
        return schema::complete(of, &held).unwrap_or(held);
    }
    let mut filled = written.clone();
    schema::fill(of, &mut filled);
    filled
}

fn has_empty_list(tree: &Value) -> bool {
    match tree {
        Value::Array(items) => items.is_empty() || items.iter().any(has_empty_list),
        Value::Object(fields) => fields.values().any(has_empty_list),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn fields_of(tree: Value) -> Fields {
    match tree {
        Value::Object(fields) => fields,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Fields::new()
        }
    }
}
