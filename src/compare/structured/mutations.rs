//! What a cluster answers to a dry run of an apply, without what others than Argo CD's field manager made of the object:
//! admission webhooks above all.
//!
//! Source: Argo CD 3.6.1 gitops-engine `pkg/diff/diff.go` (`removeWebhookMutation`). What the manager does not own is as
//! it is in live, and only what it owned in live can be gone.

use std::fmt;

use serde_json::Value;

use super::apply::MANAGER;
use super::fields::fields;
use super::merge::merge;
use super::remove::remove;
use super::removed::removed;
use super::types::Type;
use super::validate::{Invalid, validate};
use crate::kubernetes::FieldSet;
use crate::kubernetes::field_set::Unreadable;

/// An object and the entries of its `metadata.managedFields`.
#[derive(Clone, Copy)]
pub(in crate::compare) struct Answer<'a> {
    pub(in crate::compare) tree: &'a Value,
    pub(in crate::compare) managed_fields: &'a [Value],
}

/// Why it cannot be told what others made of the object.
#[derive(Debug)]
pub(in crate::compare) enum Untold {
    NoManagedFields,
    /// Argo CD's field manager owns nothing.
    NotOwned,
    Unreadable,
    Predicted(Invalid),
    Live(Invalid),
    /// What Argo CD's field manager owns of it.
    Own(Invalid),
}

/// The predicted object as if nobody had changed it but the apply.
pub(in crate::compare) fn without_mutations(
    predicted: Answer<'_>,
    live: Answer<'_>,
    of: Type<'_>,
) -> Result<Value, Untold> {
    if predicted.managed_fields.is_empty() {
        return Err(Untold::NoManagedFields);
    }
    validate(predicted.tree, of).map_err(Untold::Predicted)?;
    validate(live.tree, of).map_err(Untold::Live)?;
    let owned = predicted.owned()?;
    if owned.is_empty() {
        return Err(Untold::NotOwned);
    }
    let foreign = fields(predicted.tree, of).difference(&owned);
    let foreign = foreign.without_ancestors_of(&owned);
    let gone = gone(predicted.tree, live, &foreign, of)?;
    let own = remove(predicted.tree, &foreign.without_parts_of_keys(), of);
    let (merged, invalid) = merge(live.tree, &own, of);
    match invalid {
        Some(invalid) => Err(Untold::Own(invalid)),
        None => Ok(remove(&merged, &gone, of)),
    }
}

/// What live has, the predicted object has not, and the manager owned.
fn gone(
    predicted: &Value,
    live: Answer<'_>,
    foreign: &FieldSet,
    of: Type<'_>,
) -> Result<FieldSet, Untold> {
    let gone = removed(live.tree, predicted, of);
    if gone.is_empty() {
        return Ok(gone);
    }
    let gone = gone.difference(foreign);
    let owned = live.owned()?;
    let not_owned = gone.difference(&owned).without_ancestors_of(&owned);
    Ok(gone.difference(&not_owned))
}

impl Answer<'_> {
    /// What Argo CD's field manager owns, by applies and by updates.
    fn owned(self) -> Result<FieldSet, Untold> {
        let is_ours = |entry: &&Value| {
            let name = entry.get("manager").and_then(Value::as_str);
            name == Some(MANAGER)
        };
        let mut owned = FieldSet::default();
        for entry in self.managed_fields.iter().filter(is_ours) {
            let fields = entry.get("fieldsV1").unwrap_or(&Value::Null);
            let fields = FieldSet::read(fields).map_err(|Unreadable| Untold::Unreadable)?;
            owned = owned.union(&fields);
        }
        Ok(owned)
    }
}

impl fmt::Display for Untold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoManagedFields => f.write_str("the answer has no managed fields"),
            Self::NotOwned => write!(f, "`{MANAGER}` would own no field of it"),
            Self::Unreadable => f.write_str("an entry of `metadata.managedFields` cannot be read"),
            Self::Predicted(invalid) => {
                write!(
                    f,
                    "what the apply would leave does not fit its schema: {invalid}"
                )
            }
            Self::Live(invalid) => write!(f, "live does not fit its schema: {invalid}"),
            Self::Own(invalid) => write!(
                f,
                "what `{MANAGER}` would own of it does not fit its schema: {invalid}"
            ),
        }
    }
}

impl std::error::Error for Untold {}
