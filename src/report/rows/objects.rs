//! Object by object: what could not be compared, what changed, what is missing or left behind, what is in sync.

use super::namer::Namer;
use super::{Amount, Detail, ObjectLine, Reason, Row, SHOWN, compared, in_state};
use crate::model::{Cause, Difference, ObjectVerdict, State, Verdict};
use crate::report::style::Mark;
use crate::report::words;

pub(super) fn rows<'a>(
    application: &'a Verdict,
    namer: &Namer,
    detail: Detail,
    rows: &mut Vec<Row<'a>>,
) {
    unknown_rows(application, namer, rows);
    changed_rows(application, namer, detail, rows);
    one_line_rows(application, namer, detail, rows);
}

/// Objects with the same reason stand together above it.
fn unknown_rows<'a>(application: &'a Verdict, namer: &Namer, rows: &mut Vec<Row<'a>>) {
    let mut groups: Vec<(Vec<Reason>, Vec<&ObjectVerdict>)> = Vec::new();
    for object in in_state(application, State::Unknown) {
        let reasons: Vec<Reason> = reasons(object).collect();
        match groups.iter_mut().find(|(known, _)| *known == reasons) {
            Some((_, objects)) => objects.push(object),
            None => groups.push((reasons, vec![object])),
        }
    }
    for (reasons, objects) in groups {
        rows.push(Row::Blank);
        rows.push(Row::Objects(
            objects
                .into_iter()
                .map(|object| namer.line(object, Mark::NotCompared, None))
                .collect(),
        ));
        rows.extend(reasons.into_iter().map(Row::Reason));
    }
}

/// Of the object, in the order of its errors.
pub(crate) fn reasons(object: &ObjectVerdict) -> impl Iterator<Item = Reason<'_>> {
    object.errors.iter().map(|failure| Reason {
        message: words::failure(failure, object),
        hint: failure.hint.as_deref(),
    })
}

/// Objects with something to show inside: changed ones, and those to which somebody added something by hand.
fn changed_rows<'a>(
    application: &'a Verdict,
    namer: &Namer,
    detail: Detail,
    rows: &mut Vec<Row<'a>>,
) {
    for object in compared(application) {
        let mark = match object.state {
            State::Modified => Mark::Changed,
            State::Same => Mark::Synced,
            State::Missing | State::Extra | State::Unknown => continue,
        };
        let fields: Vec<&Difference> = object
            .differences
            .iter()
            .filter(|difference| is_shown_in_full(difference, detail))
            .collect();
        let additions = shown_additions(object, detail);
        if fields.is_empty() && additions.is_empty() && object.state == State::Same {
            continue;
        }
        rows.push(Row::Blank);
        rows.push(Row::Objects(vec![namer.line(object, mark, None)]));
        rows.extend(fields.into_iter().map(Row::Field));
        addition_rows(&additions, rows);
        rows.extend(reasons(object).map(Row::Reason));
    }
}

fn is_shown_in_full(difference: &Difference, detail: Detail) -> bool {
    difference.counted || (difference.ignored_by.is_some() && detail.ignored == Amount::All)
}

fn is_addition(difference: &Difference) -> bool {
    difference.cause == Cause::LiveOnly && difference.ignored_by.is_none()
}

/// Fields that only the cluster has: at first only those that a person's tool wrote, a few of them.
pub(super) fn shown_additions(object: &ObjectVerdict, detail: Detail) -> Vec<&Difference> {
    let additions = object.differences.iter().filter(|d| is_addition(d));
    match detail.live_only {
        Amount::All => additions.collect(),
        Amount::Summary => additions.filter(|d| is_by_hand(d)).take(SHOWN).collect(),
    }
}

fn is_by_hand(difference: &Difference) -> bool {
    let owner = difference.owner.as_ref();
    owner.is_some_and(|owner| words::is_hand_tool(&owner.manager))
}

fn addition_rows<'a>(additions: &[&'a Difference], rows: &mut Vec<Row<'a>>) {
    if additions.is_empty() {
        return;
    }
    rows.push(Row::Caption(format!(
        "not counted: {} set only in the cluster, which Argo CD calls Synced",
        words::count(additions.len() as u64, "field")
    )));
    rows.extend(additions.iter().map(|difference| Row::Addition(difference)));
}

/// Missing, left-behind and, where asked for, synced objects: a line each.
fn one_line_rows<'a>(
    application: &'a Verdict,
    namer: &Namer,
    detail: Detail,
    rows: &mut Vec<Row<'a>>,
) {
    let missing = in_state(application, State::Missing).map(|object| {
        let remark = match &object.note {
            Some(note) => format!("in Git, not in the cluster: {note}"),
            None => "in Git, not in the cluster".to_owned(),
        };
        namer.line(object, Mark::OnlyInGit, Some(remark))
    });
    let extra = in_state(application, State::Extra).map(|object| {
        let remark = match &application.tracked_by {
            Some(tracked) => format!("tracked by {}, no longer in Git", tracked.name),
            None => "no longer in Git".to_owned(),
        };
        let remark = match &object.note {
            Some(note) => format!("{remark}; {note}"),
            None => remark,
        };
        namer.line(object, Mark::OnlyInCluster, Some(remark))
    });
    push_objects(missing.chain(extra).collect(), rows);
    if detail.synced == Amount::All {
        let synced = in_state(application, State::Same)
            .filter(|object| {
                shown_additions(object, detail).is_empty()
                    && !object
                        .differences
                        .iter()
                        .any(|d| is_shown_in_full(d, detail))
            })
            .map(|object| namer.line(object, Mark::Synced, None));
        push_objects(synced.collect(), rows);
    }
}

fn push_objects(objects: Vec<ObjectLine>, rows: &mut Vec<Row<'_>>) {
    if !objects.is_empty() {
        rows.push(Row::Blank);
        rows.push(Row::Objects(objects));
    }
}
