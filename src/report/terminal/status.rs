//! `driftctl status`: one line for each application.

use std::io;

use super::canvas::Canvas;
use super::problem;
use crate::model::{HealthStatus, ObjectVerdict, Report};
use crate::report::rows::{self, Amount, Detail, Reason};
use crate::report::style::{Dress, Mark, Meaning};
use crate::report::words;

/// Columns of a sync status and of a health.
const SYNC: usize = 14;
const HEALTH: usize = 13;

/// Sync, health, name and counts of each application; with `synced`, its objects too.
pub(crate) fn status(
    report: &Report,
    detail: Detail,
    dress: Dress,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut canvas = Canvas::new(dress);
    if report.live_source.is_some() {
        canvas.put(Meaning::Aside, "live side: ");
    }
    canvas.prose(
        2,
        Meaning::Aside,
        &words::live_source(report.live_source.as_ref()),
    );
    if let Some(git) = &report.git {
        canvas.put(Meaning::Aside, "commit: ");
        canvas.prose(2, Meaning::Aside, &words::commit(git));
    }
    if let Some(filters) = rows::filters(report) {
        canvas.prose(2, Meaning::Aside, &filters);
    }
    let widest = report
        .applications
        .iter()
        .map(|a| canvas.measure(&a.name))
        .max();
    let counts = (SYNC + HEALTH + widest.unwrap_or(0) + 3)
        .min((dress.width / 2).max(dress.width.saturating_sub(43)));
    for application in &report.applications {
        let mark = Mark::of(application.sync);
        canvas
            .put(
                mark.meaning(),
                &format!("{} {}", mark.sign(), words::sync(application.sync)),
            )
            .pad(SYNC);
        if let Some(health) = &application.health {
            canvas.put(
                Meaning::of_health(health.status),
                words::health(health.status),
            );
        }
        canvas
            .pad(SYNC + HEALTH)
            .put(Meaning::Name, &application.name)
            .put_at(counts, Meaning::Plain, &words::states(&application.counts))
            .end();
        if let (Some(history), Some(git)) = (&application.history, &application.source.git)
            && history.found.is_some()
            && let Some(text) = words::history(history, git)
        {
            canvas
                .pad(SYNC + HEALTH)
                .prose(SYNC + HEALTH + 2, Meaning::Plain, &text);
        }
        if detail.synced == Amount::All {
            objects(&application.objects, &mut canvas);
        }
        reasons(&application.objects, &mut canvas);
    }
    for failure in &report.errors {
        canvas.end();
        problem(failure, &mut canvas);
    }
    canvas.write(out)
}

/// Why objects could not be compared, each reason once.
fn reasons(objects: &[ObjectVerdict], canvas: &mut Canvas) {
    let mut reasons: Vec<(Reason, u64)> = Vec::new();
    for why in objects.iter().flat_map(rows::reasons) {
        let alike = |(known, _): &&mut (Reason, u64)| known.message == why.message;
        match reasons.iter_mut().find(alike) {
            Some((_, objects)) => *objects += 1,
            None => reasons.push((why, 1)),
        }
    }
    for (why, objects) in reasons {
        let mark = Mark::NotCompared;
        canvas
            .pad(14)
            .put(mark.meaning(), mark.sign())
            .put(Meaning::Plain, " ");
        let message = why.message.lines().next().unwrap_or_default();
        let text = format!("{}: {message}", words::count(objects, "object"));
        canvas.prose(18, Meaning::Plain, &text);
        if let Some(hint) = why.hint {
            canvas.pad(16).put(Meaning::Hint, "hint: ");
            canvas.prose(22, Meaning::Plain, hint);
        }
    }
}

fn objects(objects: &[ObjectVerdict], canvas: &mut Canvas) {
    for object in objects {
        if object.hook.is_some() {
            continue;
        }
        let mark = Mark::of_state(object.state);
        let group = if object.group.is_empty() {
            String::new()
        } else {
            format!("{}/", object.group)
        };
        canvas.pad(2).put(mark.meaning(), mark.sign()).put(
            Meaning::Plain,
            &format!(" {group}{} {}", object.kind, object.name),
        );
        if let Some(health) = &object.health
            && !matches!(health.status, HealthStatus::Healthy | HealthStatus::Missing)
        {
            canvas.put(Meaning::Plain, "   ").put(
                Meaning::of_health(health.status),
                words::health(health.status),
            );
            if let Some(message) = &health.message {
                canvas
                    .put(Meaning::Plain, ": ")
                    .prose(6, Meaning::Plain, message);
                continue;
            }
        }
        canvas.end();
    }
}
