//! Live and the cluster's own answer to an apply of Git's object → what live would be: Argo CD's server-side diff.
//!
//! Source: Argo CD 3.6.1 gitops-engine `pkg/diff/diff.go` (`serverSideDiff`). Ignore rules are obeyed after the answer,
//! so that what they hide is sent too; only fields of trusted managers are left out before. Last applied has no say.
//!
//! Over a bare overlay no Application is known, so its annotations (`ServerSideDiff`, `IncludeMutationWebhook` of
//! `compare-options`) cannot choose: the command line does. On a resource Argo CD does not look for them either.

use anyhow::{Context, Result, anyhow};
use rayon::prelude::*;
use serde_json::Value;

use super::live_only::LAST_APPLIED;
use super::normalize::tracking::{InstanceLabel, without_marks};
use super::normalize::{self, Orders, Origin};
use super::object;
use super::pair;
use super::structured::{self, Answer};
use super::three_way::{Changed, Prediction};
use crate::argo::Hook;
use crate::kubernetes::value::{same, through_doubles};
use crate::kubernetes::{Manifest, schema};
use crate::model::{Apply, Desired, Fault, Live, Mutations, Observation, Rules, ServedTypes};

/// The cluster's answer for one object, and how it is to be taken.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) predicted: &'a Manifest,
    pub(super) mutations: Mutations,
    pub(super) types: &'a ServedTypes,
}

/// The live side of a pair.
#[derive(Clone, Copy)]
pub(super) struct Current<'a> {
    /// Without Argo CD's marks and what trusted managers own, normalised as it is applied.
    pub(super) applied: &'a Value,
    /// The same as it is compared.
    pub(super) compared: &'a Value,
    pub(super) managed_fields: &'a [Value],
    pub(super) label: InstanceLabel<'a>,
}

/// What the cluster has to be asked to compare an application. An object that cannot even be asked about is not among
/// it, and its comparison says why.
pub(super) fn applies(desired: &Desired, live: &Live, rules: &Rules) -> Vec<Apply> {
    let annotated = pair::annotated(desired);
    let Ok(compiled) = pair::compiled(rules, &annotated) else {
        return Vec::new();
    };
    let pairs = pair::pairs(desired, live);
    let book = pair::book(&compiled, &pairs, (desired, live), rules);
    let apply = |&(object, observation): &pair::Pair<'_>| {
        let (Hook::No | Hook::Skip, Some(Observation::Found(live))) = (&object.hook, observation)
        else {
            return None;
        };
        Some(Apply {
            key: object.key.clone(),
            gvk: object.manifest.gvk().clone(),
            tree: object::applied(&object.manifest, &live.unpacked(), &book).ok()?,
        })
    };
    pairs.par_iter().filter_map(apply).collect()
}

/// Both sides as they are compared.
pub(super) fn predict(
    asked: Asked<'_>,
    current: Current<'_>,
    orders: Orders<'_>,
) -> Result<Prediction> {
    let answer = asked.predicted.unpacked();
    // Argo CD reads the answer with Go's own decoder.
    let answered = through_doubles(without_marks(answer.tree(), current.label).into_owned());
    let gvk = answer.gvk();
    let predicted = match asked.mutations {
        Mutations::Included => answered,
        Mutations::Removed => {
            let of = structured::served(asked.types, gvk)
                .ok_or_else(|| anyhow!(undescribed(&gvk.to_string())))?;
            let answer = Answer {
                tree: &answered,
                managed_fields: answer.managed_fields(),
            };
            let live = Answer {
                tree: current.applied,
                managed_fields: current.managed_fields,
            };
            structured::without_mutations(answer, live, of)
                .context("take out what webhooks changed")?
        }
    };
    let mut predicted = formed(&predicted, Origin::Manifest, orders);
    let mut live = current.compared.clone();
    drop_bookkeeping(&mut predicted);
    drop_bookkeeping(&mut live);
    Ok(Prediction {
        changed: (!same(&live, &predicted)).then_some(Changed { live, predicted }),
        of: schema::built_in(gvk),
    })
}

/// A side as it is compared. One of which a rule takes out everything is null, on either side of the comparison, where
/// the other strategies cannot go on.
pub(super) fn formed(tree: &Value, origin: Origin, orders: Orders<'_>) -> Value {
    normalize::normalize(tree, origin, orders).unwrap_or_default()
}

fn undescribed(kind: &str) -> Fault {
    Fault::new(format!("the cluster does not describe the type of {kind}")).hint(
        "an aggregated API without an OpenAPI document: keep what webhooks change, `--server-side=include-webhooks`",
    )
}

/// Takes out what an apply moves on by itself, and the record of the last apply from the client.
pub(super) fn drop_bookkeeping(tree: &mut Value) {
    let Some(Value::Object(metadata)) = tree.get_mut("metadata") else {
        return;
    };
    for key in ["managedFields", "resourceVersion", "generation"] {
        metadata.shift_remove(key);
    }
    if let Some(Value::Object(annotations)) = metadata.get_mut("annotations") {
        annotations.shift_remove(LAST_APPLIED);
    }
}
