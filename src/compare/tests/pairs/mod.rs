//! Pairs made at random, compared here and by Argo CD: the same verdict, and both trees the same as they are compared.
//!
//! They are compared in this process, because so the trees of objects in sync are seen too, every pair has its own rules,
//! and a pair that differs is made small by asking a thousand times. `DRIFTCTL_TEST_CASES` and `DRIFTCTL_TEST_SEED` say how
//! many and from which seed on.

mod case;
mod changes;
mod dry_run;
mod grown;
mod managers;
mod objects;
mod places;
mod rules;
mod settings;
mod shrink;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::super::object;
use super::super::pair;
use super::super::structured::{Schemas, Type};
use super::{desired, rules as rules_of};
use crate::argo::Settings;
use crate::kubernetes::value::same;
use crate::kubernetes::{GroupVersionKind, Manifest};
use crate::model::{
    Gap, GapCause, Live, Mutations, Observation, Predicted, Predictions, Rules, State,
    Strategy as Asking,
};
use crate::tests::argo::{self, Argo};
use crate::tests::random::{self, Random};
use case::{Case, DryRun, Record, Strategy, Types};
use changes::CHANGES;
use managers::OWNERS;
use objects::{Base, Objects};
use rules::FORMS;

const CASES: u64 = 2_000;
const SEED: u64 = 1;

/// Pairs that differ still, by seed, and why. One that differs no longer has to go from here.
const OPEN: &[(u64, &str)] = &[(
    6_046_964,
    "`.spec | to_entries` of an empty list: an expression that is a path to gojq, by chance, and none to jaq",
)];
/// Of so many that differ the least is looked for.
const SHOWN: usize = 12;

/// What one of the two says of a pair.
#[derive(Clone, Debug)]
enum Answer {
    Compared {
        modified: bool,
        live: Value,
        predicted: Value,
    },
    Unknown(String),
    Panic(String),
}

struct Verdict {
    argo: Answer,
    ours: Answer,
    is_structured: bool,
    /// Whether an object has a field that is a later Kubernetes'.
    is_newer: bool,
}

fn is_open(report: &str) -> bool {
    let is_of = |seed: u64| report.starts_with(&format!("== seed {seed}:"));
    OPEN.iter().any(|(seed, _)| is_of(*seed))
}

#[test]
fn pairs_compare_as_argo_cd_compares_them() {
    let Some(program) = argo::program() else {
        return;
    };
    let number = |name: &str, default: u64| {
        argo::variable(name).map_or(default, |text| text.parse().expect("a number"))
    };
    let (first, count) = (number("SEED", SEED), number("CASES", CASES));
    let objects = objects::objects();
    let next = AtomicU64::new(first);
    let found = Mutex::new(Found::default());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut judge = Judge::new(Argo::start(program), &objects.definitions);
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        return;
                    }
                    if let Ok(case) = catch_unwind(AssertUnwindSafe(|| case(seed, &objects))) {
                        judge.look(seed, &case, &found);
                    } else {
                        let report = format!("== seed {seed}: no case was made of it\n");
                        let mut found = found.lock().expect("no panic holds it");
                        found.reports.push(report);
                    }
                }
            });
        }
    });
    let found = found.into_inner().expect("no panic holds it");
    argo::say(&format!("{count} pairs from seed {first}: {found}"));
    let (open, new): (Vec<&String>, Vec<&String>) =
        found.reports.iter().partition(|report| is_open(report));
    let new: String = new.into_iter().map(String::as_str).collect();
    assert!(new.is_empty(), "of {count} differ:\n\n{new}");
    let expected = OPEN
        .iter()
        .filter(|(seed, _)| (first..first + count).contains(seed));
    assert_eq!(
        open.len(),
        expected.count(),
        "of those that are listed as open"
    );
}

/// Pairs that were found to differ once, each as small as it gets, with Argo CD's answer; `DRIFTCTL_TEST_PAIRS` names a
/// file of others.
#[test]
#[expect(clippy::disallowed_methods, reason = "a file of the test's own")]
fn pairs_that_once_differed_do_not() {
    let definitions = objects::objects().definitions;
    let mut wrong = String::new();
    let rows = argo::variable("PAIRS").map(|file| std::fs::read_to_string(file).expect("a file"));
    let kept = include_str!("../../../../fixtures/compare/argo-pairs.jsonl");
    for line in rows.as_deref().unwrap_or(kept).lines() {
        let row: Value = serde_json::from_str(line).expect("a row is JSON");
        let case = Case::of(&row);
        let verdict = Verdict::of(&case, theirs(&row["argo"]), ours(&case, &definitions));
        if verdict.differs() {
            let shown = verdict.shown(&case);
            let _ = writeln!(wrong, "{}: {shown}\n{line}", row["claim"]);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What a run has found so far.
#[derive(Default)]
struct Found {
    counts: BTreeMap<&'static str, usize>,
    /// A report of each that differs.
    reports: Vec<String>,
}

/// How many of those that differ were made small, or are being.
static SHRUNK: AtomicUsize = AtomicUsize::new(0);

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (what, count) in &self.counts {
            write!(f, "{count} {what}, ")?;
        }
        write!(f, "{} differ", self.reports.len())
    }
}

/// A case by its number: one change or rule, in turn, and up to three more.
fn case(seed: u64, objects: &Objects) -> Case {
    let mut random = Random::new(seed);
    let base = random.any(&objects.bases).expect("some");
    let mut case = start(base, &mut random);
    let total = CHANGES.len() + FORMS.len() + OWNERS.len();
    let place = usize::try_from(seed).unwrap_or_default() % total;
    one(&mut case, place, objects, &mut random);
    for _ in 0..random.below(4) {
        let place = random.below(total + 2 * CHANGES.len());
        let place = if place < total {
            place
        } else {
            (place - total) % CHANGES.len()
        };
        one(&mut case, place, objects, &mut random);
    }
    record(&mut case, &mut random);
    if case.strategy == Strategy::ServerSide {
        let of = type_of(&case.live, objects);
        dry_run::ask(&mut case, of, &mut random);
    }
    case
}

/// The type of an object as driftctl knows it.
fn type_of<'o>(tree: &Value, objects: &'o Objects) -> Type<'o> {
    let text = |key: &str| tree[key].as_str().unwrap_or_default();
    let mut schemas = Schemas::default();
    objects
        .definitions
        .iter()
        .for_each(|definition| schemas.add(definition));
    schemas.of(&GroupVersionKind::parse(text("apiVersion"), text("kind")))
}

fn start(base: &Base, random: &mut Random) -> Case {
    let strategy = match random.below(10) {
        0 | 1 => Strategy::Structured,
        2 | 3 => Strategy::ServerSide,
        _ => Strategy::Legacy,
    };
    let mut git = base.git.clone();
    let live = match strategy {
        Strategy::Legacy => &base.applied,
        Strategy::Structured | Strategy::ServerSide => &base.served,
    };
    let mut live = live.clone();
    let mut applied = base.git.clone();
    if strategy == Strategy::Structured {
        for tree in [&mut git, &mut live] {
            tree["metadata"]["annotations"]["argocd.argoproj.io/sync-options"] =
                "ServerSideApply=true".into();
        }
    }
    if let Some(namespace) = live["metadata"]["namespace"].as_str().map(str::to_owned) {
        // As a client applies it, and as Argo CD completes what it renders.
        applied["metadata"]["namespace"] = namespace.as_str().into();
        git["metadata"]["namespace"] = namespace.as_str().into();
    }
    let record = match strategy {
        Strategy::Structured | Strategy::ServerSide if random.chance(80) => Record::None,
        Strategy::Structured | Strategy::ServerSide | Strategy::Legacy => Record::Tree(applied),
    };
    let unknown = match strategy {
        Strategy::Legacy => 15,
        Strategy::ServerSide => 5,
        Strategy::Structured => 0,
    };
    let types = if random.chance(unknown) {
        Types::Unknown
    } else {
        Types::Known
    };
    Case {
        strategy,
        git,
        live,
        record,
        ignore: Vec::new(),
        settings: BTreeMap::new(),
        types,
        dry_run: DryRun::None,
        mutations: Mutations::Removed,
    }
}

fn one(case: &mut Case, place: usize, objects: &Objects, random: &mut Random) {
    if let Some(change) = CHANGES.get(place) {
        changes::change(case, *change, random);
    } else if let Some(form) = FORMS.get(place - CHANGES.len()) {
        rules::add(case, *form, random);
    } else {
        let owners = OWNERS[place - CHANGES.len() - FORMS.len()];
        let of = type_of(&case.live, objects);
        managers::own(case, owners, of, random);
    }
}

/// What became of the record of the last apply.
fn record(case: &mut Case, random: &mut Random) {
    let Record::Tree(tree) = &case.record else {
        return;
    };
    case.record = match random.below(40) {
        0..=4 => Record::None,
        5 => Record::Text(tree.to_string().chars().take(random.below(200)).collect()),
        6 => Record::Text(
            (random.pick(&[
                "",
                "null",
                "[]",
                "{}",
                "\"x\"",
                "{\"kind\":\"\"}",
                "{\"kind\":\"Other\"}",
                "{\"apiVersion\":\"v1\"}",
            ]))
            .to_owned(),
        ),
        7 => {
            let mut tree = tree.clone();
            tree["apiVersion"] = random
                .any(&[
                    json!("extensions/v1beta1"),
                    json!("example.com/v1"),
                    json!("apps/v1"),
                    json!(1),
                ])
                .expect("some")
                .clone();
            Record::Tree(tree)
        }
        8 if random.chance(10) => {
            let mut tree = tree.clone();
            if let Some(Value::Object(metadata)) = tree.get_mut("metadata") {
                let long = "x".repeat(1_200_000);
                metadata.insert("annotations".to_owned(), json!({ "long": long }));
            }
            Record::Tree(tree)
        }
        _ => return,
    };
}

/// Argo CD, and what both have to know.
struct Judge<'o> {
    argo: Argo,
    definitions: &'o [Value],
}

impl<'o> Judge<'o> {
    fn new(mut argo: Argo, definitions: &'o [Value]) -> Self {
        let (answer, ()) = argo.ask(&objects::types(), || ());
        assert!(answer["error"].is_null(), "{answer}");
        Self { argo, definitions }
    }

    fn look(&mut self, seed: u64, case: &Case, found: &Mutex<Found>) {
        let mut verdict = self.judge(case);
        // Argo CD's order of the rules in its settings is random: one of its answers has to be driftctl's.
        let has_rules = |(key, value): &(&String, &String)| {
            key.contains("ignoreDifferences") || value.contains("ignoreDifferences")
        };
        if case.settings.iter().filter(has_rules).count() > 1 {
            for _ in 0..16 {
                if verdict.differs() {
                    verdict = self.judge(case);
                }
            }
        }
        let report = verdict.differs().then(|| self.report(seed, case, &verdict));
        let mut found = found.lock().expect("no panic holds it");
        *found.counts.entry(verdict.counted()).or_default() += 1;
        found.reports.extend(report);
    }

    fn judge(&mut self, case: &Case) -> Verdict {
        let definitions = self.definitions;
        let (answer, ours) = self.argo.ask(&case.question(), || ours(case, definitions));
        Verdict::of(case, theirs(&answer), ours)
    }

    /// The least of a case that differs as this one, and how.
    fn report(&mut self, seed: u64, case: &Case, verdict: &Verdict) -> String {
        if SHRUNK.fetch_add(1, Ordering::Relaxed) >= SHOWN {
            return format!("== seed {seed}: {}\n", verdict.shown(case));
        }
        let least = shrink::shrink(case, &mut |smaller| self.judge(smaller).is_like(verdict));
        let verdict = self.judge(&least);
        let mut report = format!("== seed {seed}: {}\n", verdict.shown(&least));
        let _ = writeln!(report, "{}", least.question());
        report
    }
}

fn theirs(answer: &Value) -> Answer {
    let text = |key: &str| answer[key].as_str().map(str::to_owned);
    if let Some(panic) = text("panic") {
        return Answer::Panic(panic);
    }
    if let Some(error) = text("error") {
        return Answer::Unknown(error);
    }
    let answer = &answer["answer"];
    Answer::Compared {
        modified: answer["modified"] == true,
        live: answer["live"].clone(),
        predicted: answer["predicted"].clone(),
    }
}

fn ours(case: &Case, definitions: &[Value]) -> Answer {
    let compared = catch_unwind(AssertUnwindSafe(|| compare(case, definitions)));
    compared.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or(panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Answer::Panic(text.unwrap_or_default())
    })
}

fn compare(case: &Case, definitions: &[Value]) -> Answer {
    let map = json!({"kind": "ConfigMap", "data": case.settings});
    let settings = match Settings::read(map.to_string().as_bytes(), "cm.yaml") {
        Ok(settings) => settings,
        Err(mistake) => return Answer::Unknown(mistake.message),
    };
    let rules = Rules {
        settings,
        strategy: match case.strategy {
            Strategy::Legacy | Strategy::Structured => Asking::Client,
            Strategy::ServerSide => Asking::Server(case.mutations),
        },
        ..rules_of(&Value::Array(case.ignore.clone()))
    };
    let (Ok(git), Ok(live)) = (
        Manifest::new(case.git.clone()),
        Manifest::new(case.whole_live()),
    ) else {
        return Answer::Unknown("no manifest".to_owned());
    };
    let mut wanted = vec![&case.git];
    if case.types == Types::Known {
        let is_other = |definition: &&Value| definition["metadata"]["name"] != git.name();
        wanted.extend(definitions.iter().filter(is_other));
    }
    let mut desired = desired(&wanted);
    let key = desired.objects[0].key.clone();
    desired.predictions.types = match case.types {
        Types::Known => objects::served(),
        Types::Unknown => Predictions::default().types,
    };
    desired
        .predictions
        .objects
        .extend(predicted(&case.dry_run).map(|predicted| (key.clone(), predicted)));
    let mut found = Live {
        types: match case.types {
            Types::Known => crate::model::Types::BySchema,
            Types::Unknown => crate::model::Types::ByValue,
        },
        ..Live::default()
    };
    found
        .observations
        .insert(key, Observation::Found(Box::new(live.clone())));
    let compared = super::super::compare(&desired, &found, &rules)
        .objects
        .remove(0);
    super::check_invariants(&compared);
    let told = |state: State| Answer::Unknown(format!("{state:?} {:?}", compared.errors));
    let Ok(compiled) = pair::compiled(&rules, &[]) else {
        return told(compared.state);
    };
    let pairs = pair::pairs(&desired, &found);
    let book = pair::book(&compiled, &pairs, (&desired, &found), &rules);
    let Ok(asked) = pair::asked(&desired.objects[0], &live, &book) else {
        return told(compared.state);
    };
    match (
        compared.state,
        object::both_trees(&git, &live, asked, &book),
    ) {
        (State::Same | State::Modified, Ok((predicted, live))) => {
            let modified = compared.state == State::Modified;
            assert_eq!(
                modified,
                !same(&predicted, &live),
                "the verdict is that of the trees"
            );
            Answer::Compared {
                modified,
                live,
                predicted,
            }
        }
        (state, _) => told(state),
    }
}

/// The answer to a dry run as driftctl gets it.
fn predicted(dry_run: &DryRun) -> Option<Predicted> {
    match dry_run {
        DryRun::None => None,
        DryRun::Object(tree) => {
            let manifest = Manifest::new(tree.clone()).expect("what the cluster says is an object");
            Some(Predicted::Object(Box::new(manifest)))
        }
        DryRun::Refused(why) => Some(Predicted::Refused(Gap {
            cause: GapCause::Refused,
            message: why.clone(),
            hint: None,
        })),
    }
}

impl Verdict {
    fn of(case: &Case, mut argo: Answer, mut ours: Answer) -> Self {
        let kind = case.git["kind"].as_str().unwrap_or_default();
        join_accounts(&argo, &mut ours);
        for answer in [&mut argo, &mut ours] {
            let Answer::Compared {
                modified,
                live,
                predicted,
            } = answer
            else {
                continue;
            };
            for tree in [live, predicted] {
                // Argo CD gives the live tree twice then, with or without its defaults.
                if case.strategy == Strategy::Structured && !*modified {
                    *tree = Value::Null;
                }
            }
        }
        forget_newer(&mut argo, &ours);
        Self {
            argo,
            ours,
            is_structured: case.strategy == Strategy::Structured,
            is_newer: NEWER_FIELDS.iter().any(|(newer, field)| {
                kind == *newer
                    && case
                        .question()
                        .to_string()
                        .contains(&format!("\"{field}\":"))
            }),
        }
    }

    fn differs(&self) -> bool {
        match (&self.argo, &self.ours) {
            (_, Answer::Panic(_)) | (Answer::Compared { .. }, Answer::Unknown(_)) => true,
            // Where Argo CD panics it shows the application as Unknown or not at all: any answer is as good.
            (Answer::Panic(_), _) | (Answer::Unknown(_), Answer::Unknown(_)) => false,
            _ if self.is_newer => false,
            (Answer::Unknown(error), Answer::Compared { .. }) => {
                !(self.is_structured && is_of_another_version(error))
            }
            (
                Answer::Compared {
                    modified,
                    live,
                    predicted,
                },
                Answer::Compared {
                    modified: ours,
                    live: our_live,
                    predicted: our_predicted,
                },
            ) => modified != ours || !same(live, our_live) || !same(predicted, our_predicted),
        }
    }

    /// Two verdicts that differ in the same way.
    fn is_like(&self, other: &Self) -> bool {
        self.differs() && self.kind() == other.kind()
    }

    fn kind(&self) -> (Option<bool>, Option<bool>, bool) {
        let modified = |answer: &Answer| match answer {
            Answer::Compared { modified, .. } => Some(*modified),
            Answer::Unknown(_) | Answer::Panic(_) => None,
        };
        (
            modified(&self.argo),
            modified(&self.ours),
            matches!(self.ours, Answer::Panic(_)),
        )
    }

    /// By what a run counts them.
    fn counted(&self) -> &'static str {
        match &self.argo {
            Answer::Compared { modified: true, .. } => "modified",
            Answer::Compared {
                modified: false, ..
            } => "in sync",
            Answer::Unknown(_) => "refused",
            Answer::Panic(_) => "panics of Argo CD",
        }
    }

    fn shown(&self, case: &Case) -> String {
        let mut text = format!(
            "{:?} {} {}: ",
            case.strategy,
            case.git["kind"],
            self.words()
        );
        if let (
            Answer::Compared {
                live, predicted, ..
            },
            Answer::Compared {
                live: our_live,
                predicted: our_predicted,
                ..
            },
        ) = (&self.argo, &self.ours)
        {
            for (name, argo, ours) in [
                ("predicted", predicted, our_predicted),
                ("live", live, our_live),
            ] {
                if let Some(place) = first_difference(argo, ours) {
                    let _ = write!(text, "{name}{place} ");
                }
            }
        }
        text
    }

    fn words(&self) -> String {
        let word = |answer: &Answer| match answer {
            Answer::Compared { modified, .. } => format!("modified={modified}"),
            Answer::Unknown(error) => format!("unknown ({error})"),
            Answer::Panic(text) => format!("panic ({text})"),
        };
        format!(
            "Argo CD {}, driftctl {}",
            word(&self.argo),
            word(&self.ours)
        )
    }
}

/// Defaults that came with Kubernetes 1.37, whose types Argo CD 3.6 links: where they are, and what they are.
const NEWER: &[(&str, &str, &str)] = &[
    ("/spec/updateStrategy/rollingUpdate", "maxUnavailable", "1"),
    ("/spec", "preventPodSchedulingIfMissing", "false"),
];

/// Kinds, and fields of theirs that came with it: types without them take such an object as it is written.
const NEWER_FIELDS: &[(&str, &str)] = &[
    ("CSIDriver", "preventPodSchedulingIfMissing"),
    ("CSINode", "status"),
];

/// Where a pod is described.
const PODS: &[&str] = &[
    "/spec",
    "/spec/template/spec",
    "/spec/jobTemplate/spec/template/spec",
    "/template/spec",
];

const PERIOD: &str = "/spec/terminationGracePeriodSeconds";

/// Kubernetes 1.37 makes the two names of a service account one, and gives a Pod no less than a second to end: in driftctl's
/// trees too, where that is what Argo CD's have.
fn join_accounts(argo: &Answer, ours: &mut Answer) {
    let (
        Answer::Compared {
            live, predicted, ..
        },
        Answer::Compared {
            modified,
            live: our_live,
            predicted: our_predicted,
        },
    ) = (argo, ours)
    else {
        return;
    };
    let mut is_joined = false;
    for (tree, ours) in [(live, &mut *our_live), (predicted, &mut *our_predicted)] {
        for pod in PODS {
            let account = |key: &str| Some(tree.pointer(pod)?.get(key)?.as_str()?.to_owned());
            let (Some(account), true) = (
                account("serviceAccount").filter(|name| !name.is_empty()),
                account("serviceAccount") == account("serviceAccountName"),
            ) else {
                continue;
            };
            let Some(Value::Object(fields)) = ours.pointer_mut(pod) else {
                continue;
            };
            let own = |key: &str| fields.get(key).filter(|name| *name != "");
            let first = own("serviceAccountName").or(own("serviceAccount"));
            if first.is_some_and(|name| *name == account) {
                for key in ["serviceAccount", "serviceAccountName"] {
                    let before = fields.insert(key.to_owned(), account.as_str().into());
                    is_joined |= before.is_none_or(|name| name != account);
                }
            }
        }
    }
    for (tree, ours) in [(live, &mut *our_live), (predicted, &mut *our_predicted)] {
        let period = |tree: &Value| tree.pointer(PERIOD).and_then(Value::as_i64);
        if tree["kind"] == "Pod" && matches!((period(tree), period(ours)), (Some(1), Some(..0))) {
            ours["spec"]["terminationGracePeriodSeconds"] = 1.into();
            is_joined = true;
        }
    }
    if is_joined {
        *modified = !same(our_live, our_predicted);
    }
}

/// Takes those out of Argo CD's trees that driftctl's have not.
fn forget_newer(argo: &mut Answer, ours: &Answer) {
    let (
        Answer::Compared {
            live, predicted, ..
        },
        Answer::Compared {
            live: our_live,
            predicted: our_predicted,
            ..
        },
    ) = (argo, ours)
    else {
        return;
    };
    for (tree, ours) in [(live, our_live), (predicted, our_predicted)] {
        for (parent, key, default) in NEWER {
            let lacks = |tree: &Value| tree.pointer(parent).is_none_or(|of| of.get(key).is_none());
            if let (true, Some(Value::Object(fields))) = (lacks(ours), tree.pointer_mut(parent))
                && fields.get(*key).map(Value::to_string).as_deref() == Some(*default)
            {
                fields.shift_remove(*key);
            }
        }
    }
}

/// The engine that compares by structured merge knows an older Kubernetes: it refuses fields that are newer. Those that no
/// Kubernetes has are called so.
fn is_of_another_version(error: &str) -> bool {
    error.contains("field not declared in schema") && !error.contains(changes::UNKNOWN)
}

/// Where two trees begin to differ, and their values there.
fn first_difference(a: &Value, b: &Value) -> Option<String> {
    if same(a, b) {
        return None;
    }
    if let (Value::Object(a), Value::Object(b)) = (a, b) {
        let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
        for key in keys {
            match (a.get(key), b.get(key)) {
                (Some(a), Some(b)) => {
                    if let Some(below) = first_difference(a, b) {
                        return Some(format!("/{key}{below}"));
                    }
                }
                (a, b) => return Some(format!("/{key}: {} | {}", short(a), short(b))),
            }
        }
    }
    if let (Value::Array(a), Value::Array(b)) = (a, b)
        && a.len() == b.len()
    {
        for (place, (a, b)) in a.iter().zip(b).enumerate() {
            if let Some(below) = first_difference(a, b) {
                return Some(format!("/{place}{below}"));
            }
        }
    }
    Some(format!(": {} | {}", short(Some(a)), short(Some(b))))
}

fn short(value: Option<&Value>) -> String {
    value.map_or_else(
        || "-".to_owned(),
        |value| value.to_string().chars().take(200).collect(),
    )
}
