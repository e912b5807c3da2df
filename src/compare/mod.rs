//! Stage: Desired × Live × Rules → Comparison. Pure.
//!
//! Reading order: `pair.rs` (who meets whom), `tracking.rs` and `left_behind.rs` (whose objects they are), `object.rs` (one pair), then its
//! steps: `normalize/` (into the form that is compared), `ignore/` (what rules take out), `three_way.rs` (what an apply
//! would leave; by `strategic/` for built-in kinds, by `json_merge.rs` for others), `walk.rs` with `lists.rs` and
//! `live_only.rs` (where the sides do not agree), `cause.rs`, `owner.rs`, `mask.rs` (what to say of it). Beside
//! it stands `whole.rs` (whole objects for other programs).
//!
//! `history.rs` tells of a rendered object what each step of its rendering changed.
//!
//! `server_apply.rs` with `structured/` does what `three_way.rs` does for objects that are synced by server-side apply;
//! `server_side.rs` does it where the cluster was asked.
//!
//! The verdict is Argo CD's: an object is modified exactly if its predicted and its live tree differ.
//!
//! # Known deviations from Argo CD
//!
//! - A jq program is stopped after a number of steps, not after a second, so that the answer does not depend on the
//!   machine; jaq runs it, and a function that only one of jaq and gojq has makes the rule Unknown or skipped. To
//!   gojq an expression is a path also where it gives back by chance what it was given (`.a | tostring` of a text, a new
//!   empty list over an empty list), and takes that out; to jaq it is none, so that such a rule hides nothing.
//! - The rules of `argocd-cm` apply in the order of the file; Argo CD's order is random.
//! - Over a dump, rules on field managers read types off the values, as Argo CD does without an OpenAPI document; over a
//!   cluster or a snapshot they go by the schema. Custom resources have one only where their CRD is among the objects.
//! - Argo CD 3.6 has given up structured merge: an object with `ServerSideApply=true` is compared by a dry run if its
//!   Application asks for that, and by its last apply if not. Here it is compared by structured merge, as up to 3.5, which
//!   needs no right to patch.
//! - In that merge fields that came to Kubernetes after 1.34, which Argo CD's last engine with structured merge refuses,
//!   are known. CustomResourceDefinitions and APIServices have the types of Kubernetes 1.36, and not those of the cluster.
//! - Where Argo CD's Go code panics (a merge key that is a list, an owner without `fieldsV1`) driftctl gives an answer.
//! - The types and defaults of built-in kinds are those of Kubernetes 1.36; Argo CD 3.6 links those of 1.37, which add
//!   `maxUnavailable` to a StatefulSet and `preventPodSchedulingIfMissing` to a CSIDriver, on both sides, know such a
//!   field in a CSIDriver and a `status` in a CSINode, where driftctl takes the object as it is written, make the two
//!   names of a pod's service account one, and a negative grace period of a Pod a second. What 1.36 has and
//!   1.33 has not, which the Argo CD of its time linked, stands in `tests/schema/kubernetes/since-1.33.txt`.
//! - A server-side apply is worked out with field sets as they stand, also those that were recorded under another
//!   topology (atomic, then granular).
//! - Two keys of one list that differ only beyond 2^53 are one key.
//! - Objects that can be compared keep their verdict where Argo CD shows the whole application as Unknown, except for a
//!   rule that cannot be compiled. No Application is known yet, so tracking marks are dropped and not migrated.

#[cfg(feature = "bench")]
pub(crate) mod bench;
mod cause;
mod hidden;
mod history;
mod ignore;
mod json_merge;
mod left_behind;
mod lists;
mod live_only;
mod mask;
mod normalize;
mod object;
mod owner;
mod pair;
mod record;
mod server_apply;
mod server_side;
mod strategic;
mod structured;
mod three_way;
mod tracking;
mod walk;
mod whole;

pub(crate) use history::explain;

use crate::kubernetes::Manifest;
use crate::model::{Apply, Comparison, Desired, Live, Rules, WholeObject};

/// Pairs and compares every object of one application. From here on there are no secret values, only masks.
pub(crate) fn compare(desired: &Desired, live: &Live, rules: &Rules) -> Comparison {
    pair::compare(desired, live, rules, &|_| ()).0
}

/// The same, with what `witness` says of each live object: its tree may be there for as long as its comparison takes,
/// and to read it again would take as long. One entry for each object of the comparison, in its order; `None` where
/// nothing was found, and for what was left behind.
pub(crate) fn compare_and<T: Send>(
    desired: &Desired,
    live: &Live,
    rules: &Rules,
    witness: &(dyn Fn(&Manifest) -> T + Sync),
) -> (Comparison, Vec<Option<T>>) {
    pair::compare(desired, live, rules, witness)
}

/// What the cluster has to be asked for a comparison by the server: the answers go into [`Desired`].
pub(crate) fn applies(desired: &Desired, live: &Live, rules: &Rules) -> Vec<Apply> {
    server_side::applies(desired, live, rules)
}

/// The objects of a comparison that are out of sync, whole and masked.
pub(crate) fn whole_objects(
    comparison: &Comparison,
    desired: &Desired,
    live: &Live,
    rules: &Rules,
) -> Vec<WholeObject> {
    whole::objects(comparison, desired, live, rules)
}

#[cfg(test)]
mod tests;
