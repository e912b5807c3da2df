//! Stage: Live → Health. Pure.
//!
//! Reading order: this file (who answers for an object), `lua/` (scripts that users give Argo CD), `custom/` (custom
//! kinds, by a table of data files), `built_in/` (kinds of Kubernetes, one file each), `conditions.rs` (kinds that none
//! of them knows, where that is asked for); `objects.rs` (all objects of a comparison);
//! `causes.rs` (why an object is not healthy).
//!
//! Source: Argo CD 3.6 `util/lua/lua.go` (`GetHealthScript`) and gitops-engine `pkg/health/health.go`.

#[cfg(feature = "bench")]
pub(crate) mod bench;
mod built_in;
mod causes;
mod conditions;
mod custom;
mod lua;
mod objects;

use serde_json::Value;

pub(crate) use causes::{Neighbours, causes};
pub(crate) use lua::Scripts;
use lua::{Said, Scripted};
pub(crate) use objects::{assess_all, half_known, of_live};

use crate::kubernetes::{GroupKind, GroupVersionKind, schema};
use crate::model::health::UnknownKinds;
use crate::model::{Fault, Health, HealthStatus};

/// Keeps an object until the hook it was made for is done, so its deletion is no news.
const HOOK_FINALIZER: &str = "argocd.argoproj.io/hook-finalizer";

/// What an object is assessed by.
#[derive(Clone, Copy)]
pub(crate) struct Checks<'a> {
    pub(crate) scripts: &'a Scripts,
    pub(crate) unknown_kinds: UnknownKinds,
}

/// What the check for an object says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    /// `None` where no check knows the kind, or the check has nothing to say.
    pub(crate) health: Option<Health>,
    /// Why the check failed, with its file and line: Argo CD gives the application the condition `ComparisonError`.
    pub(crate) fault: Option<Fault>,
}

impl From<Option<Health>> for Answer {
    fn from(health: Option<Health>) -> Self {
        Self {
            health,
            fault: None,
        }
    }
}

impl Checks<'_> {
    pub(crate) fn assess(&self, object: &Value) -> Answer {
        let known = assess(object, self.scripts);
        match self.unknown_kinds {
            UnknownKinds::ByConditions if known.health.is_none() && !self.know(object) => {
                conditions::assess(object).into()
            }
            UnknownKinds::ByConditions | UnknownKinds::Passed => known,
        }
    }

    /// Whether the health of objects of a kind is read off more than their metadata.
    pub(crate) fn cover(&self, kind: &GroupKind) -> bool {
        self.unknown_kinds == UnknownKinds::ByConditions || covers(kind, self.scripts)
    }

    fn know(&self, object: &Value) -> bool {
        identity(object).is_some_and(|gvk| covers(&gvk.group_kind(), self.scripts))
    }
}

/// The health of a live object. An object may lack a name. Of what is being deleted nothing else is asked.
pub(crate) fn assess(object: &Value, scripts: &Scripts) -> Answer {
    if is_being_deleted(object) {
        return Some(Health::new(HealthStatus::Progressing, "Pending deletion")).into();
    }
    let Some(gvk) = identity(object) else {
        return None.into();
    };
    let kind = gvk.group_kind();
    match scripts.assess(&kind, object) {
        Some(Scripted::Said(Said::Health { health, .. })) => Some(health).into(),
        Some(Scripted::Said(Said::Blank)) => None.into(),
        Some(Scripted::Failed { health, fault }) => Answer {
            health: Some(health),
            fault: Some(fault),
        },
        // A script that returns nil leaves it to the check in Argo CD's own code, not to a script that it ships.
        Some(Scripted::Said(Said::Nothing)) => by_go(&gvk, object),
        None => match custom::assess(&kind, object) {
            Some(Ok(health)) => health.into(),
            Some(Err(message)) => failed(&kind, message),
            None => by_go(&gvk, object),
        },
    }
}

/// What the checks say that Argo CD has in Go.
fn by_go(gvk: &GroupVersionKind, object: &Value) -> Answer {
    match built_in::assess(gvk, object) {
        Some(Ok(health)) => Some(health).into(),
        Some(Err(message)) => failed(&gvk.group_kind(), message),
        None => None.into(),
    }
}

/// A check that cannot read its object, be it in Go or a script, is an error: the object is Unknown, and the application
/// has a condition.
fn failed(kind: &GroupKind, message: String) -> Answer {
    let fault = Fault::new(format!("the health check of {kind} failed: {message}"));
    Answer {
        health: Some(Health::new(HealthStatus::Unknown, message)),
        fault: Some(fault),
    }
}

/// Whether some check is meant for a kind, whatever it says of an object.
fn covers(kind: &GroupKind, scripts: &Scripts) -> bool {
    built_in::covers(kind) || custom::assess(kind, &Value::Null).is_some() || scripts.cover(kind)
}

/// A time that cannot be read is none, and so are finalizers that are no texts.
fn is_being_deleted(object: &Value) -> bool {
    let metadata = object.get("metadata");
    let field = |name: &str| metadata.and_then(|metadata| metadata.get(name));
    let time = field("deletionTimestamp").and_then(Value::as_str);
    let finalizers = field("finalizers").and_then(Value::as_array);
    let finalizers: Option<Vec<&str>> =
        finalizers.and_then(|finalizers| finalizers.iter().map(Value::as_str).collect());
    time.is_some_and(schema::is_time)
        && !finalizers.is_some_and(|finalizers| finalizers.contains(&HOOK_FINALIZER))
}

/// What `apiVersion` and `kind` say; what is missing is empty. `None` for an `apiVersion` with several slashes.
fn identity(object: &Value) -> Option<GroupVersionKind> {
    let text = |name: &str| object.get(name).and_then(Value::as_str).unwrap_or_default();
    let version = text("apiVersion");
    (version.matches('/').count() < 2).then(|| GroupVersionKind::parse(version, text("kind")))
}

#[cfg(test)]
mod tests;
