//! Stage: Live → Health. Pure.
//!
//! Reading order: this file (who answers for an object), `lua/` (scripts that users give Argo CD), `custom/` (custom
//! kinds, by a table of data files), `built_in/` (kinds of Kubernetes, one file each).
//!
//! Source: Argo CD 3.6 `util/lua/lua.go` (`GetHealthScript`) and gitops-engine `pkg/health/health.go`.

mod built_in;
mod custom;
mod lua;

use serde_json::Value;

pub(crate) use lua::Scripts;
use lua::{Said, Scripted};

use crate::kubernetes::GroupKind;
use crate::model::Health;

/// The health of a live object; `None` where no check knows its kind, or the check has nothing to say. An object may
/// lack a name.
pub(crate) fn assess(object: &Value, scripts: &Scripts) -> Option<Health> {
    let kind = group_kind(object)?;
    match scripts.assess(&kind, object) {
        Some(Scripted::Said(Said::Health { health, .. }) | Scripted::Failed { health, .. }) => {
            return Some(health);
        }
        Some(Scripted::Said(Said::Blank)) => return None,
        // A script that returns nil leaves it to the check in Argo CD's own code, not to a script that it ships.
        Some(Scripted::Said(Said::Nothing)) => return built_in::assess(&kind, object),
        None => {}
    }
    if let Some(health) = custom::assess(&kind, object) {
        return health;
    }
    built_in::assess(&kind, object)
}

/// Of `apiVersion` and `kind`.
fn group_kind(object: &Value) -> Option<GroupKind> {
    let version = object.get("apiVersion")?.as_str()?;
    let group = version.split_once('/').map_or("", |(group, _)| group);
    Some(GroupKind::new(group, object.get("kind")?.as_str()?))
}
