//! Health of an application and of the whole run: the worst of its parts.
//!
//! Source: Argo CD 3.6 `controller/health.go` (`setApplicationHealth`): objects that are missing lower nothing unless
//! nothing is there; the message names up to three objects that are as bad as the whole. Where something could not be
//! looked at or rendered, the whole is Unknown.

use super::rollup::Completeness;
use crate::argo::Hook;
use crate::model::health::{ObjectHealth, Weight};
use crate::model::{Compared, Condition, Failure, Fault, Health, HealthStatus, State, Verdict};

/// How many objects a message names.
const NAMED: usize = 3;

/// The health of an application from those of its objects, which stand in the same order.
pub(super) fn application(
    objects: &[Compared],
    healths: &[Option<ObjectHealth>],
    completeness: Completeness,
) -> Health {
    if completeness == Completeness::Partial {
        let message = "not everything that Git says could be read";
        return Health::new(HealthStatus::Unknown, message);
    }
    let assessed = || {
        let pairs = objects.iter().zip(healths);
        pairs.filter_map(|(object, health)| Some((object, health.as_ref()?)))
    };
    let is_absent = |health: &ObjectHealth| health.weight == Weight::Absent;
    let is_any_absent = assessed().any(|(_, health)| is_absent(health));
    if is_any_absent && assessed().all(|(_, health)| is_absent(health)) && none_lives(objects) {
        return told(HealthStatus::Missing, assessed());
    }
    let counted = || assessed().filter(|(_, health)| health.weight == Weight::Counted);
    let worst = counted()
        .map(|(_, health)| health.health.status)
        .fold(HealthStatus::Healthy, HealthStatus::max);
    told(worst, counted())
}

/// A check that fails makes its object Unknown, and says so of the application.
///
/// Source: Argo CD 3.6 `controller/state.go` (`CompareAppState`).
pub(super) fn condition(fault: &Fault) -> Condition {
    Condition {
        kind: "ComparisonError".to_owned(),
        message: fault.placed(),
    }
}

/// Objects without health live all the same.
fn none_lives(objects: &[Compared]) -> bool {
    objects
        .iter()
        .filter(|object| object.hook == Hook::No)
        .all(|object| object.state == State::Missing)
}

fn told<'a>(
    status: HealthStatus,
    assessed: impl Iterator<Item = (&'a Compared, &'a ObjectHealth)>,
) -> Health {
    if status == HealthStatus::Healthy {
        return Health::healthy();
    }
    let causes = assessed.filter(|(_, health)| health.health.status == status);
    let names: Vec<String> = causes.take(NAMED).map(|(object, _)| name(object)).collect();
    Health::new(status, names.join(", "))
}

/// `apps/Deployment:web/shop`.
fn name(object: &Compared) -> String {
    let key = &object.key;
    format!("{}:{}/{}", key.group_kind(), key.namespace, key.name)
}

/// The health of the run: a failure that belongs to no object makes it Unknown. Of several applications the message
/// names those that are as bad as the whole.
pub(crate) fn worst_health(applications: &[Verdict], errors: &[Failure]) -> Health {
    let healths = || {
        applications
            .iter()
            .filter_map(|application| Some((application, application.health.as_ref()?)))
    };
    let worst = healths()
        .map(|(_, health)| health.status)
        .fold(HealthStatus::Healthy, HealthStatus::max);
    if worst != HealthStatus::Unknown && (applications.is_empty() || !errors.is_empty()) {
        let message = "not everything could be looked at";
        return Health::new(HealthStatus::Unknown, message);
    }
    if applications.len() == 1
        && let Some((_, health)) = healths().next()
    {
        return health.clone();
    }
    if worst == HealthStatus::Healthy {
        return Health::healthy();
    }
    let names: Vec<&str> = healths()
        .filter(|(_, health)| health.status == worst)
        .take(NAMED)
        .map(|(application, _)| application.name.as_str())
        .collect();
    Health::new(worst, names.join(", "))
}
