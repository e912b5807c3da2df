//! Custom kinds that Argo CD ships a script for, here as a table of data files.

mod check;
mod named;
mod ordered;
mod path;
mod rule;
mod scope;
mod table;
mod template;
mod walk;

use serde_json::Value;

use crate::kubernetes::GroupKind;
use crate::model::{Health, HealthStatus};
use scope::Scope;

/// `None` where the table does not know the kind; `Some(None)` where it does and has nothing to say.
pub(super) fn assess(kind: &GroupKind, object: &Value) -> Option<Option<Health>> {
    let verdict = match table::rules(kind)? {
        Ok(rules) => rule::judge(rules, &Scope::of(object)),
        Err(error) => Err(scope::Fault::new(error)),
    };
    Some(match verdict {
        Ok(verdict) => verdict.flatten(),
        Err(fault) => Some(Health {
            status: HealthStatus::Unknown,
            message: Some(fault.0),
        }),
    })
}
