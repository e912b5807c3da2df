//! Sync of one object.
//!
//! Source: Argo CD `controller/state.go`: hooks have no status; missing, left-behind and modified objects are
//! OutOfSync. What could not be compared is Unknown, whatever else is known of it.

use crate::argo::Hook;
use crate::model::{Compared, Health, ObjectVerdict, State, SyncStatus};

/// `None` for hooks and for objects that Argo CD is told to skip.
pub(super) fn status(object: &Compared) -> Option<SyncStatus> {
    match object.hook {
        Hook::At(_) | Hook::Ignored | Hook::Skip => None,
        Hook::No => Some(match object.state {
            State::Same => SyncStatus::Synced,
            State::Modified | State::Missing | State::Extra => SyncStatus::OutOfSync,
            State::Unknown => SyncStatus::Unknown,
        }),
    }
}

pub(super) fn verdict(object: Compared, health: Option<Health>) -> ObjectVerdict {
    let sync = status(&object);
    let hook = match object.hook {
        Hook::No => None,
        Hook::Skip => Some("Skip".to_owned()),
        Hook::At(phases) => Some(phases),
        Hook::Ignored => Some("ignored".to_owned()),
    };
    ObjectVerdict {
        group: object.gvk.group,
        version: object.gvk.version,
        kind: object.gvk.kind,
        namespace: (!object.key.namespace.is_empty()).then_some(object.key.namespace),
        name: object.key.name,
        sync,
        state: object.state,
        hook,
        wave: object.wave,
        requires_pruning: object.state == State::Extra,
        health,
        health_causes: Vec::new(),
        origin: object.origin,
        differences: object.differences,
        errors: object.errors,
        extraneous: object.extraneous,
        note: object.note,
    }
}
