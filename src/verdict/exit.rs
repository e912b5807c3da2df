//! The exit code of a comparison: 0 nothing counts, 1 something counts, 2 something could not be compared.

use super::rules;
use crate::model::{
    Assessed, Cause, Difference, ExitRules, FailClass, Failure, HealthStatus, SyncStatus, Totals,
    Verdict,
};

/// The contract's table. 2 wins over everything: "the rest is fine" would be a guess. Health turns the code only where
/// it is asked for, and then an Unknown one is 2 as well.
pub(crate) fn exit_code(totals: &Totals, applications: &[Verdict], rules: &ExitRules) -> u8 {
    let health = totals.health.as_ref().map(|health| health.status);
    let is_untold = matches!(health, None | Some(HealthStatus::Unknown));
    if totals.sync == SyncStatus::Unknown || (asks_for_health(rules) && is_untold) {
        return 2;
    }
    let counts = rules
        .fail_on
        .iter()
        .any(|&class| found(class, totals.sync, applications));
    u8::from(counts && !rules.exit_zero)
}

fn found(class: FailClass, sync: SyncStatus, applications: &[Verdict]) -> bool {
    let any = |wanted: fn(&Difference) -> bool| {
        applications
            .iter()
            .flat_map(|application| &application.objects)
            .flat_map(|object| &object.differences)
            .any(wanted)
    };
    match class {
        FailClass::OutOfSync => sync == SyncStatus::OutOfSync,
        FailClass::LiveOnly => {
            any(|difference| difference.ignored_by.is_none() && difference.cause == Cause::LiveOnly)
        }
        FailClass::RuleUnused => applications
            .iter()
            .flat_map(|application| &application.conditions)
            .any(|condition| condition.kind == rules::UNUSED),
        FailClass::LiveEdit => {
            any(|difference| difference.counted && difference.cause == Cause::LiveEdit)
        }
        FailClass::Degraded => applications.iter().any(|application| {
            is(application, HealthStatus::Degraded) || health(application) == HealthStatus::Missing
        }),
        FailClass::Progressing => applications
            .iter()
            .any(|application| is(application, HealthStatus::Progressing)),
    }
}

/// The same for the health of objects that no application has; only classes of health can count.
pub(crate) fn health_exit_code(objects: &[Assessed], errors: &[Failure], rules: &ExitRules) -> u8 {
    let any = |wanted: HealthStatus| {
        let mut healths = objects.iter().filter_map(|object| object.health.as_ref());
        healths.any(|health| health.status == wanted)
    };
    let counts = |class: &FailClass| match class {
        FailClass::OutOfSync
        | FailClass::LiveOnly
        | FailClass::LiveEdit
        | FailClass::RuleUnused => false,
        FailClass::Degraded => any(HealthStatus::Degraded) || any(HealthStatus::Missing),
        FailClass::Progressing => any(HealthStatus::Progressing),
    };
    if !errors.is_empty() || (asks_for_health(rules) && any(HealthStatus::Unknown)) {
        return 2;
    }
    u8::from(rules.fail_on.iter().any(counts) && !rules.exit_zero)
}

fn asks_for_health(rules: &ExitRules) -> bool {
    rules
        .fail_on
        .iter()
        .any(|class| matches!(class, FailClass::Degraded | FailClass::Progressing))
}

/// Whether an application or an object of it is in this state: the whole may be worse.
fn is(application: &Verdict, status: HealthStatus) -> bool {
    let objects = application.objects.iter();
    let mut objects = objects.filter_map(|object| object.health.as_ref());
    health(application) == status || objects.any(|health| health.status == status)
}

fn health(application: &Verdict) -> HealthStatus {
    let health = application.health.as_ref();
    health.map_or(HealthStatus::Unknown, |health| health.status)
}
