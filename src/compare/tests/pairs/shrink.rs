//! The least of a pair that still differs in the same way.

use serde_json::Value;

use super::case::{Case, Record, Side, Types};
use super::places;

/// Asks about smaller and smaller cases until none of them will do.
pub(super) fn shrink(case: &Case, will_do: &mut dyn FnMut(&Case) -> bool) -> Case {
    let mut least = case.clone();
    loop {
        let before = size(&least);
        for smaller in without_rules(&least) {
            if will_do(&smaller) {
                least = smaller;
                break;
            }
        }
        shrink_trees(&mut least, will_do);
        if size(&least) >= before {
            return least;
        }
    }
}

fn size(case: &Case) -> usize {
    case.question().to_string().len()
}

/// The case without one of its rules, settings, or its record.
fn without_rules(case: &Case) -> Vec<Case> {
    let mut smaller = Vec::new();
    let mut with = |change: &dyn Fn(&mut Case)| {
        let mut case = case.clone();
        change(&mut case);
        smaller.push(case);
    };
    if !matches!(case.record, Record::None) {
        with(&|case| case.record = Record::None);
    }
    if case.types == Types::Unknown {
        with(&|case| case.types = Types::Known);
    }
    for key in case.settings.keys() {
        with(&|case| {
            case.settings.remove(key);
        });
    }
    for place in 0..case.ignore.len() {
        with(&|case| {
            case.ignore.remove(place);
        });
    }
    smaller
}

fn shrink_trees(least: &mut Case, will_do: &mut dyn FnMut(&Case) -> bool) {
    let all = [Side::Git, Side::Live, Side::Record, Side::DryRun];
    let sets: [&[Side]; 6] = [
        &all,
        &[Side::Live, Side::DryRun],
        &[Side::Git],
        &[Side::Live],
        &[Side::Record],
        &[Side::DryRun],
    ];
    for sides in sets {
        let mut tried = std::collections::BTreeSet::new();
        while let Some(place) = next(least, sides, &tried) {
            let mut smaller = least.clone();
            let mut removed = false;
            for &side in sides {
                if let Some(tree) = smaller.tree(side) {
                    removed |= places::remove(tree, &place);
                }
            }
            if removed && will_do(&smaller) {
                *least = smaller;
            } else {
                tried.insert(place);
            }
        }
    }
    let managed = ["metadata".to_owned(), "managedFields".to_owned()];
    let mut smaller = least.clone();
    if places::remove(&mut smaller.live, &managed) && will_do(&smaller) {
        *least = smaller;
    }
}

/// A place that was not tried yet, from the root down.
fn next(
    case: &mut Case,
    sides: &[Side],
    tried: &std::collections::BTreeSet<places::Place>,
) -> Option<places::Place> {
    for &side in sides {
        let tree: &Value = match case.tree(side) {
            Some(tree) => tree,
            None => continue,
        };
        let mut all = places::places(tree);
        all.sort_by_key(Vec::len);
        if let Some(place) = all.into_iter().find(|place| !tried.contains(place)) {
            return Some(place);
        }
    }
    None
}
