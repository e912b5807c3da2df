//! What a server-side apply of Git's object by Argo CD's field manager would leave, worked out here.
//!
//! Source: structured-merge-diff 6 `merge/update.go` (`Apply`, `prune`), forced, as Argo CD's `StructuredMergeDiff` calls
//! it. A field that the manager applied before, that Git no longer has and that nobody else owns is removed.
//!
//! Argo CD has nothing to convert one version of a kind to another with (`borrowed_versionconverter.go`): what was written
//! in a version that its types have not is forgotten, and one that they have makes it give up.

use std::fmt;

use serde_json::Value;

use super::fields::{fields, with_named};
use super::merge::merge;
use super::remove::remove;
use super::types::{Atom, Merge, Type};
use crate::kubernetes::field_set::Unreadable;
use crate::kubernetes::schema::{self, Struct};
use crate::kubernetes::value::same;
use crate::kubernetes::{FieldSet, GroupVersionKind};

/// Argo CD's field manager.
pub(super) const MANAGER: &str = "argocd-controller";

/// Who owns what in live, as an apply of Argo CD's needs it.
pub(in crate::compare) struct Applier {
    /// What Argo CD's manager applied last; empty if it never did.
    last: FieldSet,
    /// What all others own.
    others: FieldSet,
    /// Whether an entry is of another version, so that Argo CD tries to convert the live object to it.
    converts: bool,
}

impl Applier {
    /// From the entries of `metadata.managedFields` of an object that Git has as `gvk`.
    pub(in crate::compare) fn read(
        entries: &[Value],
        gvk: &GroupVersionKind,
    ) -> Result<Self, Unknowable> {
        let mut applier = Self {
            last: FieldSet::default(),
            others: FieldSet::default(),
            converts: false,
        };
        // One that is no map, and Go reads none of them.
        if !entries.iter().all(Value::is_object) {
            return Ok(applier);
        }
        for entry in entries {
            let text = |key| entry.get(key).and_then(Value::as_str).unwrap_or_default();
            let is_known = matches!(text("operation"), "Apply" | "Update");
            let is_version =
                !text("apiVersion").is_empty() && text("apiVersion").matches('/').count() < 2;
            if !is_known || !is_version || text("fieldsType") != "FieldsV1" {
                return Err(Unknowable::Unreadable);
            }
            let set = match entry.get("fieldsV1") {
                Some(Value::Null) | None => FieldSet::default(),
                Some(fields) => {
                    FieldSet::read(fields).map_err(|Unreadable| Unknowable::Unreadable)?
                }
            };
            let written = GroupVersionKind::parse(text("apiVersion"), &gvk.kind);
            if written != *gvk {
                if written.group == gvk.group && schema::built_in(&written).is_some() {
                    return Err(Unknowable::OtherVersion(written.version));
                }
                applier.converts = true;
                continue;
            }
            let who = (text("manager"), text("operation"), text("subresource"));
            if who == (MANAGER, "Apply", "") {
                applier.last = set;
            } else {
                applier.others = applier.others.union(&set);
            }
        }
        Ok(applier)
    }

    /// Whether Argo CD gets as far as finding that it has nothing to convert with: first it reads the object into the type.
    pub(in crate::compare) fn can_read(&self, live: &Value, of: Option<&Struct>) -> bool {
        !self.converts || of.is_none_or(|of| schema::convert(of, live).is_ok())
    }
}

/// Why it cannot be told who owns what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Unknowable {
    Unreadable,
    /// A manager wrote another version of the kind.
    OtherVersion(String),
}

impl fmt::Display for Unknowable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => f.write_str("an entry of `metadata.managedFields` cannot be read"),
            Self::OtherVersion(version) => write!(
                f,
                "an entry of `metadata.managedFields` is of {version}, which Argo CD cannot convert to"
            ),
        }
    }
}

/// What Argo CD cannot go on with after it has removed what its manager applied before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Broken {
    /// `apiVersion` was among it.
    NoVersion,
    /// The key of an item was, and not the item.
    NoKey,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoVersion => "`metadata.managedFields` says that Argo CD owns `apiVersion`",
            Self::NoKey => {
                "`metadata.managedFields` says that Argo CD owns the key of an item, and not the item"
            }
        })
    }
}

/// The live object after the apply; `None` if that changes nothing. Both objects fit the type.
pub(in crate::compare) fn apply(
    desired: &Value,
    live: &Value,
    applier: &Applier,
    of: Type<'_>,
) -> Result<Option<Value>, Broken> {
    // Both fit the type, so that nothing is in the way of merging them.
    let (merged, _) = merge(live, desired, of);
    let applied = prune(merged, desired, applier, of)?;
    if !has_keys(&applied, of) {
        return Err(Broken::NoKey);
    }
    Ok((!same(&applied, live)).then_some(applied))
}

fn prune(merged: Value, desired: &Value, applier: &Applier, of: Type<'_>) -> Result<Value, Broken> {
    if applier.last.is_empty() {
        return Ok(merged);
    }
    let named = |set: &FieldSet| with_named(set, Some(of));
    let last = named(&applier.last);
    let all = named(&fields(&merged, of));
    let owned = named(&fields(desired, of).union(&applier.others));
    // What somebody else owns, or Git still has, comes back; and so does what the manager never had.
    let pruned = remove(&merged, &last, of);
    if pruned.get("apiVersion").is_none() {
        return Err(Broken::NoVersion);
    }
    let kept = named(&fields(&pruned, of)).union(&owned);
    let pruned = remove(&merged, &all.difference(&kept), of);
    let kept = named(&fields(&pruned, of));
    Ok(remove(
        &merged,
        &all.difference(&kept).intersection(&last),
        of,
    ))
}

/// Whether every item of a list that is merged by items still has what it is known by.
fn has_keys(value: &Value, of: Type<'_>) -> bool {
    match (of.atom(Some(value)), value) {
        (Atom::List(list), Value::Array(items)) if !matches!(list.merge, Merge::Whole) => items
            .iter()
            .all(|item| list.merge.element(item).is_some() && has_keys(item, list.items)),
        (Atom::Map(map), Value::Object(fields)) if !map.is_whole => fields
            .iter()
            .all(|(key, value)| map.child(key).is_none_or(|of| has_keys(value, of))),
        (Atom::Scalar(_) | Atom::List(_) | Atom::Map(_), _) => true,
    }
}
