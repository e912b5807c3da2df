//! Ignore rules that are of no use: they hide nothing today, and nobody knows what they will hide tomorrow.

use std::collections::BTreeSet;

use crate::argo::RuleSource;
use crate::model::{Condition, Verdict};

/// How the condition is called.
pub(super) const UNUSED: &str = "IgnoreRuleUnused";

/// A condition for every rule that took nothing out of any object of any application that has it, on the first of them.
pub(crate) fn note_unused(applications: &mut [Verdict]) {
    let used: BTreeSet<RuleSource> = applications
        .iter()
        .flat_map(|application| application.rules.used.iter().cloned())
        .collect();
    let mut told = BTreeSet::new();
    for application in applications {
        for rule in &application.rules.unused {
            if !used.contains(rule) && told.insert(rule.clone()) {
                application.conditions.push(Condition {
                    kind: UNUSED.to_owned(),
                    message: format!(
                        "the rule at {}:{} takes nothing out of any object",
                        rule.file, rule.line
                    ),
                });
            }
        }
    }
}
