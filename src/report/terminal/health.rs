//! `driftctl health`: one line for each object, and how many there are of each state.

use std::collections::BTreeMap;
use std::io;

use super::canvas::Canvas;
use crate::model::{Assessed, HealthReport};
use crate::report::style::{Dress, Meaning};
use crate::report::words;

/// Column of the objects, and the widest that their messages stand at.
const OBJECT: usize = 13;

/// Everything but the failures, which standard error tells.
pub(crate) fn health(
    report: &HealthReport,
    dress: Dress,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut canvas = Canvas::new(dress);
    let names: Vec<String> = report.objects.iter().map(name).collect();
    let widest = names.iter().map(|name| canvas.measure(name)).max();
    let messages = (OBJECT + widest.unwrap_or(0) + 3).min(dress.width / 2);
    for (object, name) in report.objects.iter().zip(&names) {
        match &object.health {
            Some(health) => {
                let word = words::health(health.status);
                canvas.put(Meaning::of_health(health.status), word);
            }
            None => {
                canvas.put(Meaning::Aside, "-");
            }
        }
        canvas.pad(OBJECT).put(Meaning::Name, name);
        let message = object
            .health
            .as_ref()
            .and_then(|health| health.message.as_deref());
        match message {
            Some(message) => {
                canvas.put_at(messages, Meaning::Plain, "");
                canvas.prose(OBJECT + 2, Meaning::Plain, message);
            }
            None => {
                canvas.end();
            }
        }
    }
    if !report.objects.is_empty() {
        canvas.end();
    }
    canvas.prose(0, Meaning::Plain, &summary(&report.objects));
    canvas.write(out)
}

/// `4 objects: 2 Healthy, 1 Degraded, 1 without a health`.
fn summary(objects: &[Assessed]) -> String {
    let mut counts: BTreeMap<_, u64> = BTreeMap::new();
    let mut silent = 0;
    for object in objects {
        match &object.health {
            Some(health) => *counts.entry(health.status).or_default() += 1,
            None => silent += 1,
        }
    }
    let states = counts
        .into_iter()
        .map(|(status, count)| format!("{count} {}", words::health(status)));
    let silent = (silent > 0).then(|| format!("{silent} without a health"));
    let parts: Vec<String> = states.chain(silent).collect();
    let objects = words::count(objects.len() as u64, "object");
    if parts.is_empty() {
        objects
    } else {
        format!("{objects}: {}", parts.join(", "))
    }
}

/// `apps/Deployment web/shop`.
fn name(object: &Assessed) -> String {
    let part = |text: &str| match text {
        "" => String::new(),
        text => format!("{text}/"),
    };
    let group = part(&object.group);
    let namespace = part(object.namespace.as_deref().unwrap_or_default());
    format!("{group}{} {namespace}{}", object.kind, object.name)
}
