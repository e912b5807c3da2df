//! The exit code of a comparison: 0 nothing counts, 1 something counts, 2 something could not be compared.

use super::rules;
use crate::model::{Cause, Difference, ExitRules, FailClass, SyncStatus, Verdict};

/// The contract's table. 2 wins over everything: "the rest is fine" would be a guess.
pub(crate) fn exit_code(sync: SyncStatus, applications: &[Verdict], rules: &ExitRules) -> u8 {
    if sync == SyncStatus::Unknown {
        return 2;
    }
    let counts = rules
        .fail_on
        .iter()
        .any(|&class| found(class, sync, applications));
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
    }
}
