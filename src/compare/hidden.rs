//! Which of all differences are left once the rules are applied, and which rule hides the others.

use std::collections::HashSet;

use super::ignore::Hiding;
use crate::kubernetes::{FieldPath, path};
use crate::model::{Difference, IgnoredBy};

/// All differences of a pair without rules, those that are left with them, and what the rules take out: what is left
/// counts, and of the rest it is told which rule hides it.
pub(super) fn told(
    mut all: Vec<Difference>,
    left: Vec<Difference>,
    rules: &[Hiding<'_>],
) -> Vec<Difference> {
    let paths = |differences: &[Difference]| -> HashSet<FieldPath> {
        let paths = differences.iter().map(|difference| &difference.path);
        paths.cloned().collect()
    };
    let left: Vec<Difference> = left.into_iter().filter(|left| left.counted).collect();
    let counted = paths(&left);
    let known = paths(&all);
    for difference in &mut all {
        if counted.contains(&difference.path) {
            difference.counted = true;
            continue;
        }
        let rule = hiding(difference, rules);
        // A rule may hide a difference that is told at another place than it takes out.
        let rule = rule.or_else(|| rules.first().filter(|_| difference.counted));
        // What is left decides, whether a rule took something out or not: one that looks at an object reads the numbers
        // of both sides as doubles.
        difference.counted = false;
        difference.ignored_by = rule.map(ignored_by);
    }
    all.extend(left.into_iter().filter(|left| !known.contains(&left.path)));
    all
}

/// The first rule that takes out the place of a difference, or something in it.
fn hiding<'r, 'a>(difference: &Difference, rules: &'r [Hiding<'a>]) -> Option<&'r Hiding<'a>> {
    let pointers = &difference.pointers;
    let places = [&pointers.git, &pointers.last_applied, &pointers.live]
        .map(|pointer| pointer.as_deref().map(path::tokens));
    let touches = |rule: &Hiding<'_>, covers: fn(&[String], &[String]) -> bool| {
        let sides = rule.places.iter().zip(&places);
        sides.into_iter().any(|(removed, place)| {
            let mut removed = removed.iter();
            place
                .as_ref()
                .is_some_and(|place| removed.any(|removed| covers(removed, place)))
        })
    };
    let covering = |rule: &&Hiding<'_>| touches(rule, |removed, place| place.starts_with(removed));
    let inside = |rule: &&Hiding<'_>| touches(rule, <[String]>::starts_with);
    rules.iter().find(covering).or_else(|| {
        let counts = difference.counted;
        rules.iter().find(|rule| counts && inside(rule))
    })
}

fn ignored_by(hiding: &Hiding<'_>) -> IgnoredBy {
    let rule = hiding.rule;
    IgnoredBy {
        level: rule.source.level,
        rule: hiding.text.to_owned(),
        file: Some(rule.source.file.clone()).filter(|file| !file.is_empty()),
        line: Some(rule.source.line).filter(|&line| line > 0),
        reason: rule.reason.clone(),
    }
}
