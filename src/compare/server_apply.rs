//! Git and live → what live would be after a server-side apply by Argo CD, worked out here: its strategy for objects that
//! are synced with `ServerSideApply=true`.
//!
//! Source: Argo CD gitops-engine `pkg/diff/diff.go` (`StructuredMergeDiff`). Last applied has no say. The trees come
//! normalised and with `metadata.namespace`.

use anyhow::{Context, Result, anyhow};
use serde_json::Value;

use super::live_only::LAST_APPLIED;
use super::strategic::Fields;
use super::structured::{self, Applier, Type};
use super::three_way::{self, Changed, Prediction};
use crate::kubernetes::schema::{self, Struct};
use crate::kubernetes::value::same;
use crate::model::Fault;

/// Both trees and who owns what in live, by the entries of `metadata.managedFields`. A tree that does not fit its schema
/// is an error.
pub(super) fn predict(
    desired: &Value,
    live: &Value,
    managed_fields: &[Value],
    of: Type<'_>,
) -> Result<Prediction> {
    let gvk = super::normalize::gvk(desired);
    let built_in = schema::built_in(&gvk);
    fits(live, of).context("live does not fit its schema")?;
    fits(desired, of).context("the manifest does not fit its schema")?;
    let applier =
        Applier::read(managed_fields, &gvk).map_err(|unknowable| anyhow!("{unknowable}"))?;
    if !applier.can_read(live, built_in) {
        return Err(anyhow!(
            "an entry of `metadata.managedFields` is of another version, and Go cannot read what is live"
        ));
    }
    let applied =
        structured::apply(desired, live, &applier, of).map_err(|broken| anyhow!("{broken}"))?;
    let Some(applied) = applied else {
        return Ok(Prediction {
            changed: None,
            of: built_in,
        });
    };
    let predicted = finish(applied, built_in)?;
    let live = finish(live.clone(), built_in)?;
    Ok(Prediction {
        changed: (!same(&live, &predicted)).then_some(Changed { live, predicted }),
        of: built_in,
    })
}

fn fits(tree: &Value, of: Type<'_>) -> Result<()> {
    structured::validate(tree, of).map_err(|invalid| {
        let hint = "with ServerSideApply=true Argo CD cannot compare it either: correct the field, or the CRD";
        Fault::new(invalid.to_string()).hint(hint).into()
    })
}

/// Without the record of the last apply, with the defaults of the kind.
fn finish(mut tree: Value, of: Option<&'static Struct>) -> Result<Value> {
    if let Some(Value::Object(annotations)) = tree.pointer_mut("/metadata/annotations") {
        annotations.shift_remove(LAST_APPLIED);
    }
    let (Some(of), Value::Object(fields)) = (of, &mut tree) else {
        return Ok(tree);
    };
    let fields: Fields = std::mem::take(fields);
    if schema::complete(of, &Value::Object(fields.clone())).is_err() {
        return Err(anyhow!("Go cannot read what an apply would leave"));
    }
    let fields = three_way::with_defaults(fields, of).map_err(|error| anyhow!("{error}"))?;
    Ok(Value::Object(fields))
}
