//! Every wanted object with what was found for it, and what nobody wants any more.

use std::collections::BTreeMap;

use anyhow::anyhow;
use rayon::prelude::*;

use super::ignore::{self, Compiled, Rulebook};
use super::left_behind;
use super::object::{self, Book};
use super::server_side::Asked;
use super::structured::Schemas;
use super::tracking::{Mark, Marks, Tracking};
use crate::argo::{Hook, IgnoreRule, RuleLevel, RuleSource};
use crate::kubernetes::Manifest;
use crate::model::comparison::Extraneous;
use crate::model::{
    Compared, Comparison, Condition, Desired, DesiredObject, Extras, Failure, Fault, Gap, GapCause,
    Live, Observation, Predicted, RuleUse, Rules, Stage, State, Strategy,
};

/// What Git wants, and what was found for it.
pub(super) type Pair<'a> = (&'a DesiredObject, Option<&'a Observation>);

/// `witness` is asked of every live object that was found while its tree is there; the answers stand in the order of
/// the objects, those that were left behind have none.
pub(super) fn compare<T: Send>(
    desired: &Desired,
    live: &Live,
    rules: &Rules,
    witness: &(dyn Fn(&Manifest) -> T + Sync),
) -> (Comparison, Vec<Option<T>>) {
    let pairs = pairs(desired, live);
    let annotated = annotated(desired);
    let compiled = compiled(rules, &annotated);
    let book = match &compiled {
        Ok(compiled) => Ok(book(compiled, &pairs, (desired, live), rules)),
        Err(fault) => Err(fault),
    };
    let marking = &rules.settings.marking;
    let see = |git: &Manifest, live: &Manifest| Seen {
        mark: Mark::of(git, live, marking),
        told: witness(live),
    };
    let looked: Vec<(Compared, Option<Seen<T>>)> = pairs
        .par_iter()
        .map(|&(object, observation)| pair(object, observation, &book, &see))
        .collect();
    let mut objects = Vec::with_capacity(looked.len());
    let mut marks = Vec::with_capacity(looked.len());
    let mut testimony = Vec::with_capacity(looked.len());
    for (object, seen) in looked {
        objects.push(object);
        let (mark, told) = seen.map_or((None, None), |seen| (seen.mark, Some(seen.told)));
        marks.push(mark);
        testimony.push(told);
    }
    let rules_of_use = match (&compiled, &book) {
        (Ok(compiled), Ok(book)) => rule_use(compiled, &pairs, &objects, book),
        (Ok(_) | Err(_), Ok(_) | Err(_)) => RuleUse::default(),
    };
    let marks = Marks::of(marks.into_iter().flatten(), marking);
    let searched = rules.extras != Extras::Off && objects.iter().any(may_be_marked);
    let condition = marks.condition().filter(|_| searched);
    let shared = marks.shared();
    let tracking = match marks {
        Marks::One(tracking) => Some(tracking),
        Marks::None | Marks::Several(_) => None,
    };
    if let Some(tracking) = &tracking {
        objects.extend(left_behind::left_behind(live, tracking, desired));
    }
    testimony.resize_with(objects.len(), || None);
    let mut conditions = other_versions(&pairs);
    conditions.extend(condition);
    conditions.extend(shared);
    let comparison = Comparison {
        objects,
        tracked_by: tracking.as_ref().map(Tracking::tracked_by),
        rules: rules_of_use,
        conditions,
    };
    (comparison, testimony)
}

/// What was seen of a live object beside its pair.
struct Seen<T> {
    mark: Option<Mark>,
    told: T,
}

pub(super) fn pairs<'a>(desired: &'a Desired, live: &'a Live) -> Vec<Pair<'a>> {
    let objects = desired.objects.par_iter();
    objects
        .map(|object| (object, live.observations.get(&object.key)))
        .collect()
}

/// The rules of the application, those that objects carry themselves, then those of the system.
pub(super) fn compiled<'a>(
    rules: &'a Rules,
    annotated: &'a [IgnoreRule],
) -> Result<Vec<Compiled<'a>>, Fault> {
    let ignores = rules.ignores.iter().chain(annotated);
    ignore::compile(ignores.chain(&rules.settings.ignores))
}

/// The rules that objects carry in an annotation.
pub(super) fn annotated(desired: &Desired) -> Vec<IgnoreRule> {
    let objects = desired.objects.iter();
    objects
        .filter_map(|object| {
            let origin = object.origin.as_ref();
            let source = RuleSource {
                level: RuleLevel::Resource,
                file: origin.map(|origin| origin.file.clone()).unwrap_or_default(),
                line: origin.map_or(0, |origin| origin.line),
            };
            IgnoreRule::annotated(&object.manifest, source)
        })
        .collect()
}

/// Which rules were of use. Those that speak of an object which was not compared are given the benefit of the doubt.
fn rule_use(
    compiled: &[Compiled<'_>],
    pairs: &[Pair<'_>],
    objects: &[Compared],
    book: &Book<'_>,
) -> RuleUse {
    for ((object, _), compared) in pairs.iter().zip(objects) {
        if !was_found(compared) || matches!(object.hook, Hook::At(_) | Hook::Ignored) {
            book.rules.excuse(&object.key);
        }
    }
    let mut found = RuleUse::default();
    for rule in compiled {
        let source = rule.source();
        if source.level == RuleLevel::Config {
            let of = if rule.is_used() {
                &mut found.used
            } else {
                &mut found.unused
            };
            of.insert(source.clone());
        }
    }
    found
}

pub(super) fn book<'a>(
    compiled: &'a [Compiled<'a>],
    pairs: &[Pair<'a>],
    (desired, live): (&'a Desired, &Live),
    rules: &'a Rules,
) -> Book<'a> {
    let kinds = pairs.iter().map(|(object, _)| object.key.group_kind());
    Book {
        rules: Rulebook::new(compiled, kinds),
        settings: &rules.settings,
        schemas: schemas(pairs),
        types: live.types,
        strategy: rules.strategy,
        predictions: &desired.predictions,
    }
}

/// The schemas of custom resources whose CRD is among the objects: of the live one, where there is one.
fn schemas<'a>(pairs: &[Pair<'a>]) -> Schemas<'a> {
    let mut schemas = Schemas::default();
    for (object, observation) in pairs {
        if object.key.kind == "CustomResourceDefinition" {
            schemas.add(object.manifest.tree());
            if let Some(Observation::Found(live)) = observation {
                schemas.add(live.tree());
            }
        }
    }
    schemas
}

/// Kinds that were read in another version than Git writes, because that is not served: one condition for each.
fn other_versions(pairs: &[Pair<'_>]) -> Vec<Condition> {
    let mut read: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (object, observation) in pairs {
        if let Some(Observation::Found(live)) = observation {
            let (git, live) = (object.manifest.gvk(), live.gvk());
            if git.version != live.version {
                let versions = (git.to_string(), live.api_version());
                *read.entry(versions).or_default() += 1;
            }
        }
    }
    let condition = |((git, live), count): ((String, String), usize)| Condition {
        kind: "ApiVersionNotServed".to_owned(),
        message: format!("Git has {count} of {git}, which could be read as {live} only"),
    };
    read.into_iter().map(condition).collect()
}

fn was_found(object: &Compared) -> bool {
    matches!(object.state, State::Same | State::Modified)
}

/// Whether it was found, or nobody could look.
fn may_be_marked(object: &Compared) -> bool {
    was_found(object) || object.state == State::Unknown
}

/// A pair compared, and what was seen of its live object. The tree of that is there no longer than this takes.
fn pair<T>(
    object: &DesiredObject,
    observation: Option<&Observation>,
    book: &Result<Book<'_>, &Fault>,
    see: &(dyn Fn(&Manifest, &Manifest) -> Seen<T> + Sync),
) -> (Compared, Option<Seen<T>>) {
    let mut compared = Compared {
        key: object.key.clone(),
        gvk: object.manifest.gvk().clone(),
        state: State::Unknown,
        hook: object.hook.clone(),
        wave: object.wave,
        origin: object.origin.clone(),
        differences: Vec::new(),
        errors: Vec::new(),
        extraneous: Extraneous::Counted,
        note: None,
    };
    let mut seen = None;
    match observation {
        None => {
            let message = "nobody looked for it in the cluster".to_owned();
            compared
                .errors
                .push(failure(object, Stage::Fetch, message, None));
        }
        Some(Observation::Gap(gap)) => compared.errors.push(gap_failure(object, gap)),
        Some(Observation::Missing { reason }) => {
            compared.state = State::Missing;
            compared.note.clone_from(reason);
        }
        Some(Observation::Found(live)) => {
            let live = live.unpacked();
            seen = Some(see(&object.manifest, &live));
            match object.hook {
                Hook::At(_) | Hook::Ignored => compared.state = State::Same,
                Hook::No | Hook::Skip => found(&mut compared, object, &live, book),
            }
        }
    }
    (compared, seen)
}

fn found(
    compared: &mut Compared,
    object: &DesiredObject,
    live: &Manifest,
    book: &Result<Book<'_>, &Fault>,
) {
    let book = match book {
        Ok(book) => book,
        Err(fault) => {
            let error = (*fault).clone().into();
            return compared.errors.push(incomparable(object, &error));
        }
    };
    let asked = match asked(object, live, book) {
        Ok(asked) => asked,
        Err(failure) => return compared.errors.push(failure),
    };
    match object::compare(&object.manifest, live, asked, book) {
        Ok(pair) => {
            compared.state = pair.state;
            compared.differences = pair.differences;
        }
        Err(error) => compared.errors.push(incomparable(object, &error)),
    }
}

/// What the cluster says that an apply would leave, if it was to be asked.
pub(super) fn asked<'a>(
    object: &DesiredObject,
    live: &Manifest,
    book: &Book<'a>,
) -> Result<Option<Asked<'a>>, Failure> {
    let Strategy::Server(mutations) = book.strategy else {
        return Ok(None);
    };
    let predictions = book.predictions;
    match predictions.objects.get(&object.key) {
        Some(Predicted::Object(predicted)) => Ok(Some(Asked {
            predicted,
            mutations,
            types: &predictions.types,
        })),
        Some(Predicted::Refused(gap)) => {
            let (message, hint) = (gap.message.clone(), gap.hint.clone());
            Err(failure(object, Stage::Compare, message, hint))
        }
        Some(Predicted::Unknown(gap)) => Err(gap_failure(object, gap)),
        // It could not be made ready to be asked about, or there was nobody to ask.
        None => {
            let unasked = || anyhow!("no cluster was asked what an apply of it would leave");
            let made_ready = object::applied(&object.manifest, live, book);
            Err(incomparable(
                object,
                &made_ready.err().unwrap_or_else(unasked),
            ))
        }
    }
}

fn incomparable(object: &DesiredObject, error: &anyhow::Error) -> Failure {
    let message = format!("failed to compare as Argo CD does: {error:#}");
    let hint = "correct the manifest; Argo CD shows the whole application as Unknown".to_owned();
    let general = failure(object, Stage::Compare, message, Some(hint));
    let own = Failure::new(Stage::Compare, error);
    Failure {
        hint: own.hint.or(general.hint),
        line: if own.file.is_some() {
            own.line
        } else {
            general.line
        },
        file: own.file.or(general.file),
        ..general
    }
}

fn gap_failure(object: &DesiredObject, gap: &Gap) -> Failure {
    let stage = match gap.cause {
        GapCause::DiscoveryFailed => Stage::Discover,
        GapCause::Forbidden
        | GapCause::Unauthorized
        | GapCause::Timeout
        | GapCause::Refused
        | GapCause::Tls
        | GapCause::Server
        | GapCause::Invalid
        | GapCause::NotInDump
        | GapCause::Opaque
        | GapCause::Ambiguous => Stage::Fetch,
    };
    failure(object, stage, gap.message.clone(), gap.hint.clone())
}

fn failure(object: &DesiredObject, stage: Stage, message: String, hint: Option<String>) -> Failure {
    let origin = object.origin.as_ref().filter(|_| stage == Stage::Compare);
    Failure {
        stage,
        subject: Some(object.key.to_string()),
        message,
        hint,
        file: origin.map(|origin| origin.file.clone()),
        line: origin.map(|origin| origin.line),
        column: None,
    }
}
