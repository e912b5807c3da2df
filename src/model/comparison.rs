//! Comparison: every pair, its differences, and who changed what. From here on there are no secret values, only masks.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{Condition, Failure, Origin, TrackedBy};
use crate::argo::{Hook, RuleLevel, RuleSource};
use crate::kubernetes::{FieldPath, GroupVersionKind, ResourceKey};

/// All pairs of one application, by wave and key, left-behind objects last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Comparison {
    pub(crate) objects: Vec<Compared>,
    /// The application whose marks the matched live objects carry.
    pub(crate) tracked_by: Option<TrackedBy>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) rules: RuleUse,
}

/// Which rules of `.driftctl.yaml` took something out of some object, and which did not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RuleUse {
    pub(crate) used: BTreeSet<RuleSource>,
    pub(crate) unused: BTreeSet<RuleSource>,
}

/// One pair.
#[derive(Clone, Debug)]
pub(crate) struct Compared {
    pub(crate) key: ResourceKey,
    pub(crate) gvk: GroupVersionKind,
    pub(crate) state: State,
    pub(crate) hook: Hook,
    pub(crate) wave: i64,
    pub(crate) origin: Option<Origin>,
    /// In the order of their paths.
    pub(crate) differences: Vec<Difference>,
    /// Why it is missing or unknown, and what else went wrong with it.
    pub(crate) errors: Vec<Failure>,
    pub(crate) extraneous: Extraneous,
    /// More about a missing object ("kind not served here (…)") or one left behind.
    pub(crate) note: Option<String>,
}

/// Whether an object that is in excess makes its application OutOfSync.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extraneous {
    Counted,
    /// `argocd.argoproj.io/compare-options: IgnoreExtraneous`: the object itself is OutOfSync all the same.
    Ignored,
}

/// An object that is out of sync, whole and masked, for a program that compares texts; one side may be missing.
#[derive(Clone, Debug)]
pub(crate) struct WholeObject {
    pub(crate) key: ResourceKey,
    pub(crate) git: Option<Value>,
    pub(crate) live: Option<Value>,
}

/// Whether whole objects are kept beside their differences; they take memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum WholeObjects {
    #[default]
    Left,
    Kept,
}

/// How the two sides of a pair stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    Same,
    /// At least one difference counts.
    Modified,
    /// In Git, not in the cluster.
    Missing,
    /// In the cluster with the application's mark, no longer in Git.
    Extra,
    /// Could not be compared.
    Unknown,
}

/// A field on which the three sides do not agree.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Difference {
    pub(crate) path: FieldPath,
    /// `path`, printed.
    pub(crate) text: String,
    pub(crate) pointers: Pointers,
    pub(crate) git: FieldValue,
    pub(crate) last_applied: FieldValue,
    pub(crate) live: FieldValue,
    /// False exactly when ignored, live-only or taken into Git.
    pub(crate) counted: bool,
    pub(crate) cause: Cause,
    /// Always null until causes beyond the three sides are told.
    pub(crate) explanation: (),
    pub(crate) owner: Option<FieldOwner>,
    /// All of them, when more than one field manager owns the field.
    pub(crate) owners: Vec<FieldOwner>,
    pub(crate) ignored_by: Option<IgnoredBy>,
}

/// The RFC 6901 pointer of the field on each side, where it is there; list places may differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Pointers {
    pub(crate) git: Option<String>,
    pub(crate) last_applied: Option<String>,
    pub(crate) live: Option<String>,
}

/// One side of a difference.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FieldValue {
    /// Its value; `Null` is an explicit null.
    Value(Value),
    Absent,
    /// There is no last-applied annotation.
    Unrecorded,
    /// A secret; letters say equality within one key only.
    Masked {
        mask: String,
    },
    /// Too long to repeat: its size in bytes as JSON, and what the text writer may show of it.
    Cut {
        bytes: u64,
    },
}

/// Why the sides differ, told from the three of them alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Cause {
    /// Git = last applied, live differs.
    LiveEdit,
    /// last applied = live, Git differs.
    GitAhead,
    /// All three differ.
    BothChanged,
    /// Git = live, last applied differs: no drift.
    TakenIntoGit,
    /// In last applied and live, no longer in Git.
    RemovedFromGit,
    /// Never in Git nor last applied.
    LiveOnly,
    /// The same items in another order.
    OrderOnly,
    /// No last-applied annotation, so Git and live are all there is.
    Unrecorded,
}

/// A field manager, from `metadata.managedFields`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct FieldOwner {
    pub(crate) manager: String,
    /// `Apply` or `Update`.
    pub(crate) operation: String,
    pub(crate) subresource: Option<String>,
    /// RFC 3339; `kubectl scale` records none.
    pub(crate) time: Option<String>,
    pub(crate) scope: OwnerScope,
}

/// Whether the entry names the field itself or only something above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum OwnerScope {
    Field,
    Ancestor,
}

/// The rule that keeps a difference from counting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct IgnoredBy {
    pub(crate) level: RuleLevel,
    /// The pointer or expression.
    pub(crate) rule: String,
    pub(crate) file: Option<String>,
    pub(crate) line: Option<u32>,
    pub(crate) reason: Option<String>,
}

impl Serialize for FieldValue {
    /// Every key is always there: `{"state", "value", "mask", "bytes"}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Flat<'a> {
            state: &'static str,
            value: Option<&'a Value>,
            mask: Option<&'a str>,
            bytes: Option<u64>,
        }
        let (state, value, mask, bytes) = match self {
            Self::Value(value) => ("value", Some(value), None, None),
            Self::Absent => ("absent", None, None, None),
            Self::Unrecorded => ("unrecorded", None, None, None),
            Self::Masked { mask } => ("masked", None, Some(mask.as_str()), None),
            Self::Cut { bytes } => ("cut", None, None, Some(*bytes)),
        };
        Flat {
            state,
            value,
            mask,
            bytes,
        }
        .serialize(serializer)
    }
}
