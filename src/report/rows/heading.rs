//! Above the objects: which application, from which commit, against what, filtered and tracked how.

use super::{Detail, Row};
use crate::model::{Extras, GitState, Report, Verdict};
use crate::report::words;

/// The condition that the header tells.
const NOT_SEARCHED: &str = "LeftBehindNotSearched";

/// How many files that are not as committed are named.
const FILES: usize = 3;

/// Header, what limits or changes it, and the verdict.
pub(super) fn rows<'a>(
    application: &'a Verdict,
    report: &'a Report,
    detail: Detail,
    rows: &mut Vec<Row<'a>>,
) {
    let git = application.source.git.as_ref();
    rows.push(header(application, report));
    rows.extend(git.and_then(uncommitted).map(Row::Aside));
    rows.extend(filters(report).map(Row::Aside));
    rows.extend(tracking(application, detail).map(Row::Aside));
    rows.push(Row::Verdict {
        sync: application.sync,
        health: application.health.as_ref().map(|health| health.status),
        sentence: words::compared(&application.counts),
    });
    if let (Some(history), Some(git)) = (&application.history, git) {
        rows.extend(words::history(history, git).map(Row::Remark));
    }
    let conditions = application.conditions.iter();
    rows.extend(
        conditions
            .filter(|condition| condition.kind != NOT_SEARCHED)
            .map(|condition| Row::Note {
                kind: &condition.kind,
                message: &condition.message,
            }),
    );
}

/// The filters of a run, as the flags that set them; none if everything took part.
pub(crate) fn filters(report: &Report) -> Option<String> {
    let flag = |name: &'static str| move |text: &String| format!("{name} {text}");
    let flags: Vec<String> = report
        .filters
        .only
        .iter()
        .map(flag("--only"))
        .chain(report.filters.exclude.iter().map(flag("--exclude")))
        .collect();
    (!flags.is_empty()).then(|| format!("filtered: {}", flags.join(" ")))
}

fn header<'a>(application: &Verdict, report: &Report) -> Row<'a> {
    let path = &application.source.path;
    let mut name = if application.name == *path {
        path.clone()
    } else {
        format!("{}   {path}", application.name)
    };
    if let Some(git) = &application.source.git {
        name = format!("{name} @ {}", words::commit(git));
    }
    let mut live = words::live_source(report.live_source.as_ref());
    if let Some(namespace) = words::namespace(application) {
        live = format!("{live}, {namespace}");
    }
    Row::Header { name, live }
}

/// The files that are not as committed.
fn uncommitted(git: &GitState) -> Option<String> {
    let named: Vec<&str> = git.dirty.iter().take(FILES).map(String::as_str).collect();
    let rest = git.dirty.len().saturating_sub(FILES);
    let more = if rest > 0 {
        format!(" and {rest} more")
    } else {
        String::new()
    };
    (!named.is_empty()).then(|| format!("not as committed: {}{more}", named.join(", ")))
}

/// Whose left-behind objects were looked for, or why none were.
fn tracking(application: &Verdict, detail: Detail) -> Option<String> {
    if let Some(tracked) = &application.tracked_by {
        let name = &tracked.name;
        return Some(if tracked.inferred {
            format!("tracked by {name} ({})", tracked.from)
        } else {
            format!("tracked by {name}")
        });
    }
    if detail.extras == Extras::Off {
        return Some("objects left behind are not looked for: --extras off".to_owned());
    }
    let has_live = application.counts.same + application.counts.modified > 0;
    let condition = application
        .conditions
        .iter()
        .find(|condition| condition.kind == NOT_SEARCHED);
    condition
        .filter(|_| has_live)
        .map(|condition| condition.message.clone())
}
