//! Sync of an application and of the whole run: the worst of its parts, Unknown on top.
//!
//! Argo CD calls an application with one failed comparison Unknown as a whole; so do we, and the objects that could
//! be compared keep their own verdicts.

use super::{health, sync};
use crate::model::comparison::Extraneous;
use crate::model::health::ObjectHealth;
use crate::model::verdict::Source;
use crate::model::{
    Cause, Comparison, Condition, Counts, Extras, Failure, Health, HealthStatus, Incomplete,
    NamespaceChoice, ObjectVerdict, RuleUse, State, SyncStatus, Verdict,
};

/// Whose verdict it is, and what the stages before the comparison found.
pub(crate) struct Subject {
    pub(crate) name: String,
    pub(crate) source: Source,
    pub(crate) namespace: Option<NamespaceChoice>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) incomplete: Vec<Incomplete>,
    /// How far left-behind objects were to be looked for.
    pub(crate) extras: Extras,
    /// Whether everything that Git says could be read.
    pub(crate) completeness: Completeness,
}

/// Whether the desired side is all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Completeness {
    Whole,
    /// Some document could not be read, so the application is Unknown whatever the rest says.
    Partial,
}

/// The verdict on one application.
///
/// `healths` has one entry for each object of the comparison.
pub(crate) fn judge(
    subject: Subject,
    comparison: Comparison,
    healths: Vec<Option<ObjectHealth>>,
) -> Verdict {
    let mut conditions = subject.conditions;
    conditions.extend(comparison.conditions);
    let health = health::application(&comparison.objects, &healths, subject.completeness);
    let faults = healths.iter().flatten();
    let faults = faults.filter_map(|health| health.fault.as_ref());
    conditions.extend(faults.map(health::condition));
    let healths = healths.into_iter().map(|health| Some(health?.health));
    let objects: Vec<ObjectVerdict> = comparison
        .objects
        .into_iter()
        .zip(healths)
        .map(|(object, health)| sync::verdict(object, health))
        .collect();
    let start = match subject.completeness {
        Completeness::Whole => SyncStatus::Synced,
        Completeness::Partial => SyncStatus::Unknown,
    };
    let (namespace, namespace_from) = match subject.namespace {
        Some(choice) => (Some(choice.name), Some(choice.from.to_owned())),
        None => (None, None),
    };
    // Left-behind objects are looked for only when it is known whose they would be.
    let incomplete = if comparison.tracked_by.is_some() {
        subject.incomplete
    } else {
        Vec::new()
    };
    // Who asks for all of them is not told of some.
    let start = match subject.extras {
        Extras::All if !incomplete.is_empty() => SyncStatus::Unknown,
        Extras::All | Extras::Rendered | Extras::Off => start,
    };
    let untold = incomplete
        .iter()
        .filter(|incomplete| !told(incomplete, &objects));
    conditions.extend(untold.map(left_behind_incomplete));
    Verdict {
        name: subject.name,
        source: subject.source,
        namespace,
        namespace_from,
        tracked_by: comparison.tracked_by,
        sync: objects
            .iter()
            .filter(|object| object.extraneous == Extraneous::Counted)
            .filter_map(|object| object.sync)
            .fold(start, SyncStatus::max),
        health: Some(health),
        counts: count(&objects),
        conditions,
        incomplete,
        objects,
        history: None,
        rules: rule_use(comparison.rules, subject.completeness),
        whole_objects: Vec::new(),
    }
}

/// Where Git could not be read to its end, any rule may speak of what is missing.
fn rule_use(mut rules: RuleUse, completeness: Completeness) -> RuleUse {
    if completeness == Completeness::Partial {
        let unused = std::mem::take(&mut rules.unused);
        rules.used.extend(unused);
    }
    rules
}

/// The verdict on an application of which nothing could be compared.
pub(crate) fn unknown(name: String, source: Source) -> Verdict {
    Verdict {
        name,
        source,
        namespace: None,
        namespace_from: None,
        tracked_by: None,
        sync: SyncStatus::Unknown,
        health: Some(Health::new(
            HealthStatus::Unknown,
            "nothing of it could be looked at",
        )),
        counts: Counts::default(),
        conditions: Vec::new(),
        incomplete: Vec::new(),
        objects: Vec::new(),
        history: None,
        rules: RuleUse::default(),
        whole_objects: Vec::new(),
    }
}

/// The verdict on the run: a failure that belongs to no object makes it Unknown.
pub(crate) fn worst(applications: &[Verdict], errors: &[Failure]) -> SyncStatus {
    let start = if errors.is_empty() && !applications.is_empty() {
        SyncStatus::Synced
    } else {
        SyncStatus::Unknown
    };
    applications
        .iter()
        .map(|application| application.sync)
        .fold(start, SyncStatus::max)
}

/// Whether an Unknown object of the kind says already that it could not be looked at.
fn told(incomplete: &Incomplete, objects: &[ObjectVerdict]) -> bool {
    objects.iter().any(|object| {
        object.state == State::Unknown
            && object.group == incomplete.group
            && object.kind == incomplete.kind
    })
}

fn left_behind_incomplete(incomplete: &Incomplete) -> Condition {
    let dot = if incomplete.group.is_empty() { "" } else { "/" };
    Condition {
        kind: "LeftBehindIncomplete".to_owned(),
        message: format!(
            "objects left behind in {}{dot}{} may be overlooked: {}",
            incomplete.group, incomplete.kind, incomplete.reason
        ),
    }
}

/// Hooks take no part; everything else is counted once.
fn count(objects: &[ObjectVerdict]) -> Counts {
    let mut counts = Counts::default();
    for object in objects.iter().filter(|object| object.hook.is_none()) {
        *match object.state {
            State::Same => &mut counts.same,
            State::Modified => &mut counts.modified,
            State::Missing => &mut counts.missing,
            State::Extra => &mut counts.extra,
            State::Unknown => &mut counts.unknown,
        } += 1;
        for difference in &object.differences {
            if difference.ignored_by.is_some() {
                counts.ignored_fields += 1;
            } else if difference.cause == Cause::LiveOnly {
                counts.live_only_fields += 1;
            }
        }
    }
    counts.compared = counts.same + counts.modified + counts.missing + counts.extra;
    counts
}
