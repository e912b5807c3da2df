//! Who owns the live value of a place.
//!
//! The deepest entry of `metadata.managedFields` that covers it; of several the newest, dated before undated, Apply
//! before Update, then by name.

use std::cmp::Reverse;

use crate::kubernetes::managed_fields::{Cover, ManagedFields, Owner};
use crate::model::FieldOwner;
use crate::model::comparison::OwnerScope;

/// All owners of the place, the owner first; empty if nothing is recorded.
pub(super) fn owners(managers: &ManagedFields<'_>, tokens: &[String]) -> Vec<FieldOwner> {
    let mut owners = managers.owners(tokens);
    let deepest = owners.iter().map(|owner| owner.depth).max();
    owners.retain(|owner| Some(owner.depth) == deepest);
    owners.sort_by_key(|owner| {
        let manager = owner.manager;
        let time = manager
            .time
            .and_then(|time| time.parse::<jiff::Timestamp>().ok());
        (Reverse(time), manager.operation != "Apply", manager.name)
    });
    owners.iter().map(owner).collect()
}

fn owner(owner: &Owner<'_>) -> FieldOwner {
    let manager = owner.manager;
    FieldOwner {
        manager: manager.name.to_owned(),
        operation: manager.operation.to_owned(),
        subresource: (!manager.subresource.is_empty()).then(|| manager.subresource.to_owned()),
        time: manager.time.map(str::to_owned),
        scope: match owner.cover {
            Cover::Named => OwnerScope::Field,
            Cover::Within | Cover::Around => OwnerScope::Ancestor,
        },
    }
}
