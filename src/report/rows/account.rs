//! Below the objects: what was not counted and by which rule, and what an answer must not be read as.

use std::collections::BTreeMap;

use super::namer::Namer;
use super::objects::shown_additions;
use super::{Amount, Detail, Row, SHOWN, compared};
use crate::model::{Cause, Difference, IgnoredBy, SyncStatus, Verdict};
use crate::report::words;

pub(super) fn rows<'a>(
    application: &'a Verdict,
    namer: &Namer,
    detail: Detail,
    rows: &mut Vec<Row<'a>>,
) {
    ignored_rows(application, namer, detail, rows);
    closing_rows(application, detail, rows);
}

/// Every rule that hid something, with what it hid.
fn ignored_rows<'a>(
    application: &'a Verdict,
    namer: &Namer,
    detail: Detail,
    rows: &mut Vec<Row<'a>>,
) {
    type Place<'a> = (&'a Option<String>, Option<u32>, &'a str);
    let mut rules: BTreeMap<Place<'a>, (&'a IgnoredBy, Vec<Row<'a>>)> = BTreeMap::new();
    for object in compared(application) {
        for difference in &object.differences {
            if let Some(rule) = &difference.ignored_by {
                let place = (&rule.file, rule.line, rule.rule.as_str());
                let (_, hidden) = rules.entry(place).or_insert_with(|| (rule, Vec::new()));
                hidden.push(Row::Hidden {
                    object: namer.name(object),
                    difference,
                });
            }
        }
    }
    if rules.is_empty() {
        return;
    }
    rows.push(Row::Blank);
    rows.push(Row::Heading(format!(
        "{} ignored by {}",
        words::count(application.counts.ignored_fields, "field"),
        words::count(rules.len() as u64, "rule")
    )));
    for (_, (rule, hidden)) in rules {
        rows.push(Row::Rule(rule));
        let rest = hidden.len().saturating_sub(SHOWN);
        let all = detail.ignored == Amount::All;
        rows.extend(
            hidden
                .into_iter()
                .take(if all { usize::MAX } else { SHOWN }),
        );
        if !all && rest > 0 {
            rows.push(Row::More {
                text: format!("and {} more", words::count(rest as u64, "field")),
                flag: "--show-ignored",
            });
        }
    }
}

/// What else was seen and is not drift, and what an Unknown must not be read as.
fn closing_rows(application: &Verdict, detail: Detail, rows: &mut Vec<Row<'_>>) {
    let start = rows.len();
    let hooks = application
        .objects
        .iter()
        .filter(|object| object.hook.is_some())
        .count();
    if hooks > 0 {
        rows.push(Row::Remark(format!(
            "{} not compared, as in Argo CD",
            words::count(hooks as u64, "hook")
        )));
    }
    let taken = differences(application).filter(|d| d.cause == Cause::TakenIntoGit);
    let taken = taken.filter(|d| d.ignored_by.is_none()).count() as u64;
    if taken > 0 {
        rows.push(Row::Remark(format!(
            "{} already taken into Git: not drift, only last-applied is older",
            words::count(taken, "live edit")
        )));
    }
    let shown: usize = compared(application)
        .map(|o| shown_additions(o, detail).len())
        .sum();
    let rest = application
        .counts
        .live_only_fields
        .saturating_sub(shown as u64);
    if rest > 0 {
        let more = if shown > 0 { "more " } else { "" };
        rows.push(Row::More {
            text: format!(
                "{} set only in the cluster, not counted",
                words::count(rest, &format!("{more}field"))
            ),
            flag: "--show-live-only",
        });
    }
    let counts = &application.counts;
    if counts.missing > 1 && counts.missing == counts.compared + counts.unknown {
        rows.push(Row::Remark(format!(
            "none of the {} exists: is it the right cluster and namespace?",
            words::count(counts.missing, "object")
        )));
    }
    if application.sync == SyncStatus::Unknown && counts.same > 0 && counts.same == counts.compared
    {
        rows.push(Row::Remark(format!(
            "{} no drift: that is not a verdict for the application",
            if counts.same == 1 {
                "1 compared object shows".to_owned()
            } else {
                format!("{} show", words::count(counts.same, "compared object"))
            }
        )));
    }
    if rows.len() > start {
        rows.insert(start, Row::Blank);
    }
}

fn differences(application: &Verdict) -> impl Iterator<Item = &Difference> {
    compared(application).flat_map(|object| &object.differences)
}
