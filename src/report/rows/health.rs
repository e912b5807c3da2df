//! Objects that are not healthy, and what was found below them; an object of which nothing is known was told before.

use super::namer::Namer;
use super::{Amount, Detail, Row, SHOWN, compared};
use crate::model::{Health, HealthStatus, ObjectVerdict, State, Verdict};
use crate::report::words;

pub(super) fn rows<'a>(
    application: &'a Verdict,
    namer: &Namer,
    detail: Detail,
    rows: &mut Vec<Row<'a>>,
) {
    let mut told: Vec<(&ObjectVerdict, &Health)> = compared(application)
        .filter(|object| !matches!(object.state, State::Missing | State::Unknown))
        .filter_map(|object| Some((object, object.health.as_ref()?)))
        .filter(|(_, health)| health.status != HealthStatus::Healthy)
        .collect();
    if told.is_empty() {
        return;
    }
    // The worst first; among equals the order of the report stays.
    told.sort_by_key(|(_, health)| std::cmp::Reverse(health.status));
    let count = told.len();
    let shown = match detail.synced {
        Amount::All => count,
        Amount::Summary => SHOWN,
    };
    rows.push(Row::Blank);
    rows.push(Row::Heading(format!(
        "{} not healthy",
        words::count(count as u64, "object")
    )));
    rows.extend(
        told.into_iter()
            .take(shown)
            .map(|(object, health)| Row::Health {
                name: namer.name(object),
                health,
                causes: &object.health_causes,
            }),
    );
    let rest = count.saturating_sub(shown);
    if rest > 0 {
        rows.push(Row::More {
            text: format!("and {} more", words::count(rest as u64, "object")),
            flag: "--show-synced",
        });
    }
}
