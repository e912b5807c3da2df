//! One walk over a report: what a reader is told, in which order, as rows with a meaning. A text writer dresses them.
//!
//! Order: what could not be compared, what changed, what is missing or left behind, what is not healthy, then the account of what was not
//! counted and by which rule. Within each, the order of the report. One file a part: `heading.rs`, `objects.rs`,
//! `health.rs`, `account.rs`.

mod account;
mod heading;
mod health;
mod namer;
mod objects;

pub(crate) use heading::filters;
pub(crate) use objects::reasons;

use super::style::Mark;
use super::words;
use crate::model::health::HealthCause;
use crate::model::{
    Difference, Extras, Failure, Health, HealthStatus, IgnoredBy, ObjectVerdict, Report, State,
    SyncStatus, Verdict,
};
use namer::Namer;

/// How much of a report is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Detail {
    pub(crate) ignored: Amount,
    pub(crate) live_only: Amount,
    pub(crate) synced: Amount,
    /// Long values and long lists.
    pub(crate) values: Amount,
    /// How far left-behind objects were looked for.
    pub(crate) extras: Extras,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    /// What a reader needs at first; the rest is counted.
    Summary,
    All,
}

/// Why an object could not be compared, and what to do.
#[derive(Debug, PartialEq)]
pub(crate) struct Reason<'a> {
    pub(crate) message: String,
    pub(crate) hint: Option<&'a str>,
}

#[derive(Debug)]
pub(crate) enum Row<'a> {
    Blank,
    /// The application and its live side.
    Header {
        name: String,
        live: String,
    },
    /// Below the header: filters, tracking.
    Aside(String),
    Verdict {
        sync: SyncStatus,
        health: Option<HealthStatus>,
        sentence: String,
    },
    /// Something to know that changes no verdict by itself.
    Note {
        kind: &'a str,
        message: &'a str,
    },
    /// Objects that stand together, with their remarks in one column; a single one heads what follows.
    Objects(Vec<ObjectLine>),
    /// Why the objects above could not be compared.
    Reason(Reason<'a>),
    /// A field with its three sides.
    Field(&'a Difference),
    /// What the rows below have in common; stands inside an object.
    Caption(String),
    /// The same, for a part of its own.
    Heading(String),
    /// A field that only the cluster has, on one line.
    Addition(&'a Difference),
    /// A rule and how much it hides.
    Rule(&'a IgnoredBy),
    /// What a rule hides, on one line.
    Hidden {
        object: String,
        difference: &'a Difference,
    },
    /// What is not told, and the flag that tells it.
    More {
        text: String,
        flag: &'static str,
    },
    /// An object that does not work, or not yet.
    Health {
        name: String,
        health: &'a Health,
        causes: &'a [HealthCause],
    },
    /// A failure that belongs to no object.
    Problem(&'a Failure),
    Remark(String),
}

#[derive(Debug)]
pub(crate) struct ObjectLine {
    pub(crate) mark: Mark,
    /// `apps/Deployment payments-api`
    pub(crate) name: String,
    pub(crate) remark: Option<String>,
    /// `overlays/prod/kustomization.yaml:24`
    pub(crate) place: Option<String>,
}

/// How many additions of one object, and fields of one rule, a summary shows.
const SHOWN: usize = 5;

pub(crate) fn rows(report: &Report, detail: Detail) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for application in &report.applications {
        if !rows.is_empty() {
            rows.push(Row::Blank);
        }
        application_rows(application, report, detail, &mut rows);
    }
    if report.applications.is_empty() {
        rows.push(Row::Verdict {
            sync: report.verdict.sync,
            health: health(report.verdict.health.as_ref()),
            sentence: words::compared(&report.counts),
        });
    }
    for failure in &report.errors {
        rows.push(Row::Blank);
        rows.push(Row::Problem(failure));
    }
    if report.applications.len() > 1 {
        rows.push(Row::Blank);
        rows.push(Row::Verdict {
            sync: report.verdict.sync,
            health: health(report.verdict.health.as_ref()),
            sentence: format!(
                "{}: {}",
                words::applications(report),
                words::compared(&report.counts)
            ),
        });
    }
    rows
}

fn application_rows<'a>(
    application: &'a Verdict,
    report: &'a Report,
    detail: Detail,
    rows: &mut Vec<Row<'a>>,
) {
    heading::rows(application, report, detail, rows);
    let namer = Namer::of(application);
    objects::rows(application, &namer, detail, rows);
    health::rows(application, &namer, detail, rows);
    account::rows(application, &namer, detail, rows);
}

fn health(health: Option<&Health>) -> Option<HealthStatus> {
    health.map(|health| health.status)
}

/// Objects with a sync status: all but hooks.
fn compared(application: &Verdict) -> impl Iterator<Item = &ObjectVerdict> {
    application
        .objects
        .iter()
        .filter(|object| object.hook.is_none())
}

fn in_state(application: &Verdict, state: State) -> impl Iterator<Item = &ObjectVerdict> {
    compared(application).filter(move |object| object.state == state)
}
