//! History: how an object came to be what is rendered, from the file that it stands in through every step that changed
//! it.

use serde_json::Value;

use super::{FieldValue, Origin};
use crate::kubernetes::FieldPath;

/// What a renderer notes of one object where it is asked to, with the whole object after each step.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct History {
    /// Oldest first, without the present one.
    pub(crate) former_names: Vec<String>,
    /// The manifest that it was read from, or the generator that made it.
    pub(crate) source: Step,
    /// The object as it was written or generated.
    pub(crate) loaded: Value,
    /// In the order in which they were made; each changed something.
    pub(crate) edits: Vec<Edit>,
}

/// One step that changed an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edit {
    pub(crate) by: Step,
    /// The object after it.
    pub(crate) result: Value,
}

/// What does something to objects: an entry of a kustomization, as a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Step {
    /// The field of the kustomization (`patches`), the kind of a plugin, or words.
    pub(crate) what: String,
    /// Which entry of the field: the file of a patch, the name of an image. Empty where there is nothing to tell apart.
    pub(crate) which: String,
    pub(crate) place: Option<Origin>,
}

/// A history as it is told: fields instead of objects, and no secret values, only masks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Explanation {
    /// `apps/Deployment payments/api`.
    pub(crate) object: String,
    /// Where it was written, then everything that changed it. Never empty.
    pub(crate) steps: Vec<ExplainedStep>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ExplainedStep {
    pub(crate) step: Step,
    /// In the order of their paths.
    pub(crate) changes: Vec<FieldChange>,
}

/// One field before and after a step; never absent on both sides.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FieldChange {
    pub(crate) path: FieldPath,
    pub(crate) before: FieldValue,
    pub(crate) after: FieldValue,
}
