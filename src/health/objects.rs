//! The health of every object of a comparison, and which of them make the health of the application.
//!
//! Source: Argo CD 3.6 `controller/health.go` (`setApplicationHealth`). Beyond it, what could not be looked at is Unknown:
//! nobody knows whether it works, nor whether it is being deleted.

use std::collections::BTreeMap;

use super::{Answer, Checks};
use crate::argo::Hook;
use crate::kubernetes::{Manifest, ResourceKey};
use crate::model::health::{ObjectHealth, Weight};
use crate::model::{Compared, Comparison, Health, HealthStatus, Live, Observation, State};

/// On a live object: its health is nobody's business.
const IGNORE: &str = "argocd.argoproj.io/ignore-healthcheck";

/// What the checks say of an object that was found.
#[derive(Debug)]
pub(crate) struct Seen(Option<ObjectHealth>);

/// One entry for each object of the comparison, in its order; `None` where Argo CD gives none. `seen` has what
/// [`of_live`] said of those that were found; `more` has left-behind objects of which `live` knows the metadata alone.
pub(crate) fn assess_all(
    comparison: &Comparison,
    seen: Vec<Option<Seen>>,
    live: &Live,
    more: &BTreeMap<ResourceKey, Observation>,
    checks: &Checks<'_>,
) -> Vec<Option<ObjectHealth>> {
    let unmatched = unmatched(comparison, live);
    let objects = comparison.objects.iter().zip(seen);
    objects
        .map(|(object, seen)| {
            if let Some(Seen(health)) = seen {
                health.filter(|_| object.hook == Hook::No)
            } else {
                let observation = live.observations.get(&object.key);
                match observation.or_else(|| more.get(&object.key)) {
                    Some(observation) => wanted(object, observation, checks),
                    None => left_behind(object, unmatched.get(&object.key).copied(), checks),
                }
            }
        })
        .collect()
}

/// Left-behind objects of which more than the metadata has to be known, and is not.
pub(crate) fn half_known<'a>(
    comparison: &'a Comparison,
    live: &Live,
    checks: &Checks<'_>,
) -> Vec<&'a Compared> {
    let unmatched = unmatched(comparison, live);
    let is_half = |object: &&Compared| {
        let live = unmatched.get(&object.key);
        object.state == State::Extra
            && live.is_some_and(|live| !is_whole(live))
            && checks.cover(&object.key.group_kind())
    };
    comparison.objects.iter().filter(is_half).collect()
}

/// What was left behind, by key; most comparisons have nothing of that.
fn unmatched<'a>(comparison: &Comparison, live: &'a Live) -> BTreeMap<ResourceKey, &'a Manifest> {
    let has_extras = comparison
        .objects
        .iter()
        .any(|object| object.state == State::Extra);
    let objects = live.unmatched.iter().filter(|_| has_extras);
    objects.map(|object| (object.key(), object)).collect()
}

fn wanted(
    object: &Compared,
    observation: &Observation,
    checks: &Checks<'_>,
) -> Option<ObjectHealth> {
    match (&object.hook, observation) {
        (Hook::Skip | Hook::At(_) | Hook::Ignored, _) => None,
        (Hook::No, Observation::Found(manifest)) => health_of(&manifest.unpacked(), checks),
        (Hook::No, Observation::Missing { .. }) => absent(object),
        (Hook::No, Observation::Gap(_)) => Some(not_seen()),
    }
}

/// `live` may be known by its metadata alone.
fn left_behind(
    object: &Compared,
    live: Option<&Manifest>,
    checks: &Checks<'_>,
) -> Option<ObjectHealth> {
    if object.hook != Hook::No {
        return None;
    }
    match live {
        Some(live) if is_whole(live) || !checks.cover(&object.key.group_kind()) => {
            health_of(live, checks)
        }
        Some(_) | None => Some(not_seen()),
    }
}

/// What was left behind and is gone by now has no health.
fn absent(object: &Compared) -> Option<ObjectHealth> {
    (object.state != State::Extra).then(|| ObjectHealth {
        health: Health::new(HealthStatus::Missing, ""),
        weight: Weight::Absent,
        fault: None,
    })
}

/// Of an object that is no hook, as far as it says so itself.
pub(crate) fn of_live(live: &Manifest, checks: &Checks<'_>) -> Seen {
    Seen(health_of(live, checks))
}

fn health_of(live: &Manifest, checks: &Checks<'_>) -> Option<ObjectHealth> {
    let is_ignored = live.annotation(IGNORE) == Some("true");
    if is_ignored || matches!(Hook::of(live), Hook::At(_) | Hook::Ignored) {
        return None;
    }
    let Answer { health, fault } = checks.assess(live.tree());
    let health = health?;
    let is_nothing = matches!(health.status, HealthStatus::Missing | HealthStatus::Unknown);
    let is_application = live.gvk().group_kind().is("argoproj.io", "Application");
    let weight = if is_application && is_nothing {
        Weight::Passed
    } else {
        Weight::Counted
    };
    Some(ObjectHealth {
        health,
        weight,
        fault,
    })
}

fn not_seen() -> ObjectHealth {
    ObjectHealth {
        health: Health::new(HealthStatus::Unknown, "it could not be looked at"),
        weight: Weight::Counted,
        fault: None,
    }
}

/// Whether more than the identity and the metadata is there.
fn is_whole(object: &Manifest) -> bool {
    let fields = object.tree().as_object();
    let is_more = |key: &String| !["apiVersion", "kind", "metadata"].contains(&key.as_str());
    fields.is_some_and(|fields| fields.keys().any(is_more))
}
