//! Strategic merge patches: how kubectl and Argo CD lay what Git says over what runs.
//!
//! Source: apimachinery 0.36 `pkg/util/strategicpatch`. A patch is a JSON tree in which directives stand beside the
//! fields: `$patch: delete` in an item, `$retainKeys`, `$setElementOrder/<list>`, `$deleteFromPrimitiveList/<list>`.
//! They are kept as keys, as in Go, because Argo CD's verdict depends on how they meet (a `$retainKeys` that finds no
//! map to prune stays in the result). Reading order: `diff.rs` (two trees → patch), `merge.rs` (patch into tree, or into
//! another patch), `items.rs` (lists by merge key).

mod diff;
mod items;
mod merge;

use std::fmt;

use serde_json::{Map, Value};

use crate::kubernetes::schema::{Field, Shape, Strategy, Struct};

pub(super) type Fields = Map<String, Value>;

const PATCH: &str = "$patch";
const RETAIN_KEYS: &str = "$retainKeys";
const SET_ORDER: &str = "$setElementOrder/";
const DELETE_FROM: &str = "$deleteFromPrimitiveList/";

/// Why two trees cannot be merged: a merge-list item without its key, a map where the type has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unmergeable(pub(super) String);

impl fmt::Display for Unmergeable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is to be put over live: the changes that lead from it to Git, and the deletions from last applied to Git.
pub(super) fn three_way(
    last_applied: &Fields,
    desired: &Fields,
    live: &Fields,
    of: &'static Struct,
) -> Result<Fields, Unmergeable> {
    let shape = Shape::Struct(of);
    let changes = diff::maps(live, desired, shape, diff::CHANGES)?;
    let deletions = diff::maps(last_applied, desired, shape, diff::DELETIONS)?;
    merge::maps(deletions, changes, shape, merge::Onto::Patch)
}

/// Whether live already has all that Git says.
pub(super) fn is_covered(desired: &Fields, live: &Fields, of: &'static Struct) -> bool {
    let changes = diff::maps(live, desired, Shape::Struct(of), diff::CHANGES);
    changes.is_ok_and(|changes| changes.is_empty())
}

/// The patch that leads from one tree to another.
pub(super) fn two_way(
    before: &Fields,
    after: &Fields,
    of: &'static Struct,
) -> Result<Fields, Unmergeable> {
    diff::maps(before, after, Shape::Struct(of), diff::BOTH)
}

/// The tree with the patch laid over it.
pub(super) fn apply(
    patch: Fields,
    tree: &Fields,
    of: &'static Struct,
) -> Result<Fields, Unmergeable> {
    merge::maps(tree.clone(), patch, Shape::Struct(of), merge::Onto::Tree)
}

/// A field of a struct, or of what a pointer leads to; anything else has no fields that a patch could know.
fn field(shape: Shape, key: &str) -> Result<&'static Field, Unmergeable> {
    let Shape::Struct(of) = shape.pointee() else {
        return Err(Unmergeable(format!(
            "`{key}` is a map within a value that is none"
        )));
    };
    of.field(key)
        .ok_or_else(|| Unmergeable(format!("`{key}` is no field of {}", of.name)))
}

/// The type of a list's items. Go takes what any pointer leads to for one.
fn item(field: &Field) -> Result<Shape, Unmergeable> {
    match (field.shape, field.shape.pointee()) {
        (_, Shape::List(of)) => Ok(*of),
        (Shape::Pointer(_), to) => Ok(to),
        _ => Err(Unmergeable(format!("`{}` is no list", field.name))),
    }
}

fn merge_key(strategy: Strategy) -> Option<&'static str> {
    match strategy {
        Strategy::Merge(key) => Some(key),
        Strategy::Unsaid | Strategy::Replace => None,
    }
}
