//! One walk over a report: what a reader is told, in which order, as rows with a meaning. A text writer dresses them.
//!
//! Order: what could not be compared, what changed, what is missing or left behind, then the account of what was not
//! counted and by which rule. Within each, the order of the report.

use std::collections::BTreeMap;

use super::style::Mark;
use super::words;
use crate::model::{
    Cause, Difference, Extras, Failure, IgnoredBy, ObjectVerdict, Report, State, SyncStatus,
    Verdict,
};

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
    Reason {
        message: &'a str,
        hint: Option<&'a str>,
    },
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
            sentence: format!(
                "{}: {}",
                words::applications(report),
                words::compared(&report.counts)
            ),
        });
    }
    rows
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

fn application_rows<'a>(
    application: &'a Verdict,
    report: &'a Report,
    detail: Detail,
    rows: &mut Vec<Row<'a>>,
) {
    rows.push(header(application, report));
    rows.extend(filters(report).map(Row::Aside));
    rows.extend(tracking(application, detail).map(Row::Aside));
    rows.push(Row::Verdict {
        sync: application.sync,
        sentence: words::compared(&application.counts),
    });
    let conditions = application.conditions.iter();
    rows.extend(
        conditions
            .filter(|condition| condition.kind != NOT_SEARCHED)
            .map(|condition| Row::Note {
                kind: &condition.kind,
                message: &condition.message,
            }),
    );
    let namer = Namer::of(application);
    unknown_rows(application, &namer, rows);
    changed_rows(application, &namer, detail, rows);
    one_line_rows(application, &namer, detail, rows);
    ignored_rows(application, &namer, detail, rows);
    closing_rows(application, detail, rows);
}

fn header<'a>(application: &Verdict, report: &Report) -> Row<'a> {
    let path = &application.source.path;
    let name = if application.name == *path {
        path.clone()
    } else {
        format!("{}   {path}", application.name)
    };
    let mut live = words::live_source(report.live_source.as_ref());
    if let Some(namespace) = words::namespace(application) {
        live = format!("{live}, {namespace}");
    }
    Row::Header { name, live }
}

/// The condition that the header tells.
const NOT_SEARCHED: &str = "LeftBehindNotSearched";

/// Whose left-behind objects were looked for, or why none were.
fn tracking(application: &Verdict, detail: Detail) -> Option<String> {
    if let Some(tracked) = &application.tracked_by {
        let name = &tracked.name;
        return Some(if tracked.inferred {
            format!(
                "tracked by {name}, by the {} of the live objects",
                tracked.from
            )
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

/// Objects with the same reason stand together above it.
fn unknown_rows<'a>(application: &'a Verdict, namer: &Namer, rows: &mut Vec<Row<'a>>) {
    let mut groups: Vec<(&[Failure], Vec<&ObjectVerdict>)> = Vec::new();
    for object in in_state(application, State::Unknown) {
        let alike = groups.iter_mut().find(|(errors, _)| {
            let key = |failure: &Failure| (failure.message.clone(), failure.hint.clone());
            errors.iter().map(key).eq(object.errors.iter().map(key))
        });
        match alike {
            Some((_, objects)) => objects.push(object),
            None => groups.push((&object.errors, vec![object])),
        }
    }
    for (errors, objects) in groups {
        rows.push(Row::Blank);
        rows.push(Row::Objects(
            objects
                .into_iter()
                .map(|object| namer.line(object, Mark::NotCompared, None))
                .collect(),
        ));
        rows.extend(errors.iter().map(|failure| Row::Reason {
            message: &failure.message,
            hint: failure.hint.as_deref(),
        }));
    }
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
        rows.extend(object.errors.iter().map(|failure| Row::Reason {
            message: &failure.message,
            hint: failure.hint.as_deref(),
        }));
    }
}

fn is_shown_in_full(difference: &Difference, detail: Detail) -> bool {
    difference.counted || (difference.ignored_by.is_some() && detail.ignored == Amount::All)
}

fn is_addition(difference: &Difference) -> bool {
    difference.cause == Cause::LiveOnly && difference.ignored_by.is_none()
}

/// Fields that only the cluster has: at first only those that a person's tool wrote, a few of them.
fn shown_additions(object: &ObjectVerdict, detail: Detail) -> Vec<&Difference> {
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

/// Names objects, without the namespace that the header has named already.
struct Namer {
    /// The one namespace of all objects, if there is one.
    namespace: Option<String>,
}

impl Namer {
    fn of(application: &Verdict) -> Self {
        let mut namespaces: Vec<&String> = application
            .objects
            .iter()
            .filter_map(|object| object.namespace.as_ref())
            .collect();
        namespaces.sort_unstable();
        namespaces.dedup();
        Self {
            namespace: match namespaces.as_slice() {
                [only] => Some((*only).clone()),
                _ => None,
            },
        }
    }

    fn name(&self, object: &ObjectVerdict) -> String {
        let mut name = String::new();
        if !object.group.is_empty() {
            name.push_str(&object.group);
            name.push('/');
        }
        name.push_str(&object.kind);
        name.push(' ');
        if let Some(namespace) = &object.namespace
            && self.namespace.as_ref() != Some(namespace)
        {
            name.push_str(namespace);
            name.push('/');
        }
        name.push_str(&object.name);
        name
    }

    fn line(&self, object: &ObjectVerdict, mark: Mark, remark: Option<String>) -> ObjectLine {
        ObjectLine {
            mark,
            name: self.name(object),
            remark,
            place: object
                .origin
                .as_ref()
                .map(|origin| format!("{}:{}", origin.file, origin.line)),
        }
    }
}
