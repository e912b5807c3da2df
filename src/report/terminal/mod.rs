//! The text writer: rows on a terminal or in a pipe, where only colour and width differ.
//!
//! Parts: `canvas.rs` (lines, columns, colour, and the gate that makes data harmless), `field.rs` (a field and its
//! three sides), `value.rs` (one side as text), `hunks.rs` (two texts line by line), `status.rs` (one line each), `health.rs` (of
//! objects, whosever they are),
//! `explanation.rs` (how an object was rendered).

mod canvas;
mod certificate;
mod changes;
mod explanation;
mod field;
mod health;
mod hunks;
mod reasons;
mod status;
mod value;

#[cfg(test)]
mod tests;

use std::io;

use canvas::Canvas;
pub(super) use explanation::explanations;
use field::{Fields, right_column};
pub(super) use health::health;
pub(crate) use reasons::{Question, reasons};
pub(super) use status::status;

use super::rows::{Detail, ObjectLine, Reason, Row, rows};
use super::style::{Dress, Mark, Meaning};
use super::words;
use crate::model::health::HealthCause;
use crate::model::{Failure, Health, HealthStatus, IgnoredBy, Report, SyncStatus};

/// The whole report.
pub(super) fn text(
    report: &Report,
    detail: Detail,
    dress: Dress,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut canvas = Canvas::new(dress);
    let mut fields = Fields::new(dress.width, detail.values);
    for row in rows(report, detail) {
        draw(&row, &mut fields, &mut canvas);
    }
    if fields.has_cut {
        canvas.end();
        more("some values are not shown whole", "--full", &mut canvas);
    }
    canvas.write(out)
}

fn draw(row: &Row<'_>, fields: &mut Fields, canvas: &mut Canvas) {
    match row {
        Row::Blank => {
            canvas.end();
        }
        Row::Header { name, live } => header(name, live, canvas),
        Row::Aside(text) => {
            canvas.prose(2, Meaning::Aside, text);
        }
        Row::Verdict {
            sync,
            health,
            sentence,
        } => verdict(*sync, *health, sentence, canvas),
        Row::Health {
            name,
            health,
            causes,
        } => unhealthy(name, health, causes, canvas),
        Row::Note { kind, message } => {
            canvas
                .pad(2)
                .put(Meaning::Aside, kind)
                .put(Meaning::Aside, ": ");
            canvas.prose(4, Meaning::Plain, message);
        }
        Row::Objects(lines) => objects(lines, canvas),
        Row::Reason(why) => reason(why, canvas),
        Row::Field(difference) => fields.whole(difference, canvas),
        Row::Caption(text) => {
            canvas.pad(4).prose(4, Meaning::Plain, text);
        }
        Row::Heading(text) => {
            canvas.prose(2, Meaning::Plain, text);
        }
        Row::Addition(difference) => fields.addition(difference, canvas),
        Row::Rule(rule) => self::rule(rule, canvas),
        Row::Hidden { object, difference } => fields.short(object, difference, canvas),
        Row::More { text, flag } => more(text, flag, canvas),
        Row::Problem(failure) => problem(failure, canvas),
        Row::Remark(text) => {
            canvas.pad(2).prose(2, Meaning::Plain, text);
        }
    }
}

/// Sync and health, then what they rest on.
fn verdict(sync: SyncStatus, health: Option<HealthStatus>, sentence: &str, canvas: &mut Canvas) {
    let mark = Mark::of(sync);
    let text = format!("{} {}", mark.sign(), words::sync(sync));
    canvas.put(mark.meaning(), &text).put(Meaning::Plain, "   ");
    if let Some(health) = health {
        // Beside a sync that may be Unknown too.
        let word = if health == HealthStatus::Unknown {
            "Health unknown"
        } else {
            words::health(health)
        };
        canvas
            .put(Meaning::of_health(health), word)
            .put(Meaning::Plain, "   ");
    }
    canvas.prose(2, Meaning::Plain, sentence);
}

/// The state, whose it is, and below why.
fn unhealthy(name: &str, health: &Health, causes: &[HealthCause], canvas: &mut Canvas) {
    let status = health.status;
    canvas
        .pad(2)
        .put(Meaning::of_health(status), words::health(status))
        .put(Meaning::Plain, " ")
        .pad(15)
        .put(Meaning::Name, name)
        .end();
    let causes = causes.iter().map(words::health_cause);
    for line in health.message.clone().into_iter().chain(causes) {
        canvas.pad(4).prose(6, Meaning::Plain, &line);
    }
}

fn header(name: &str, live: &str, canvas: &mut Canvas) {
    const ARROW: &str = "   →   ";
    canvas.put(Meaning::Name, name);
    if canvas.column() + canvas.measure(ARROW) + canvas.measure(live) > canvas.width() {
        canvas.end().put(Meaning::Plain, "  → ");
    } else {
        canvas.put(Meaning::Plain, ARROW);
    }
    canvas.prose(4, Meaning::Plain, live);
}

/// Object lines with their remarks below each other, and the places of their manifests at the right.
fn objects(lines: &[ObjectLine], canvas: &mut Canvas) {
    let widest = lines.iter().map(|line| canvas.measure(&line.name)).max();
    let remarks = (2 + widest.unwrap_or(0) + 3).min(canvas.width() / 2);
    for line in lines {
        canvas
            .put(line.mark.meaning(), line.mark.sign())
            .put(Meaning::Plain, " ")
            .put(Meaning::Name, &line.name);
        let mut places = right_column(canvas.width());
        if let Some(remark) = &line.remark {
            canvas.put_at(remarks, Meaning::Plain, remark);
            let place = line
                .place
                .as_deref()
                .map_or(0, |place| canvas.measure(place));
            if canvas.column() + 2 + place > canvas.width() {
                places = remarks;
            }
        }
        if let Some(place) = &line.place {
            canvas.put_at(places, Meaning::Aside, place);
        }
        canvas.end();
    }
}

fn reason(why: &Reason<'_>, canvas: &mut Canvas) {
    for line in why.message.lines() {
        canvas.pad(4).prose(4, Meaning::Plain, line);
    }
    if let Some(hint) = why.hint {
        canvas
            .pad(4)
            .put(Meaning::Hint, "hint: ")
            .prose(10, Meaning::Plain, hint);
    }
}

/// The rule and its place, then why it is there.
fn rule(rule: &IgnoredBy, canvas: &mut Canvas) {
    canvas.pad(2).put(Meaning::Name, &rule.rule);
    if let Some(file) = &rule.file {
        let place = match rule.line {
            Some(line) => format!("{file}:{line}"),
            None => file.clone(),
        };
        canvas.put_at(right_column(canvas.width()), Meaning::Aside, &place);
    }
    canvas.end();
    if let Some(reason) = &rule.reason {
        canvas.pad(4).put(Meaning::Aside, "reason: ");
        canvas.prose(12, Meaning::Plain, reason);
    }
}

fn more(text: &str, flag: &str, canvas: &mut Canvas) {
    canvas
        .pad(2)
        .put(Meaning::Plain, text)
        .put(Meaning::Plain, "   ")
        .put(Meaning::Hint, flag)
        .end();
}

fn problem(failure: &Failure, canvas: &mut Canvas) {
    canvas.put(Mark::NotCompared.meaning(), Mark::NotCompared.sign());
    let subject = failure.subject.as_deref();
    if let Some(subject) = subject {
        canvas.put(Meaning::Plain, " ").put(Meaning::Name, subject);
    }
    canvas.put(Meaning::Plain, if subject.is_some() { "   " } else { " " });
    canvas
        .put(Meaning::Plain, words::failed(failure.stage))
        .end();
    let why = Reason {
        message: failure.placed(),
        hint: failure.hint.as_deref(),
    };
    reason(&why, canvas);
}
