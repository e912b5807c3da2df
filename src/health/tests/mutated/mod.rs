//! Objects of every kind that has a check, changed at random: the health that is told here is the one that Argo CD tells,
//! status, message, and whether its check fails.
//!
//! `DRIFTCTL_TEST_CASES` says how many of each kind, `DRIFTCTL_TEST_SEED` from which seed on.

mod changes;
mod rulebook;
mod seeds;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::health::{Answer, Scripts, assess};
use crate::tests::argo::{self, Argo};
use crate::tests::random::Random;
use changes::{Mood, remove};
use seeds::{Kind, kinds};

const CASES: usize = 100;
const SEED: u64 = 1;
/// Of a kind so many that differ are shown.
const SHOWN: usize = 4;

/// What one of the two says of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    status: String,
    message: String,
    has_failed: bool,
}

#[test]
fn changed_objects_are_told_as_argo_cd_tells_them() {
    let Some(program) = argo::program() else {
        return;
    };
    let number = |name: &str| argo::variable(name).map(|text| text.parse().expect("a number"));
    let cases = number("CASES").map_or(CASES, |cases: u64| usize::try_from(cases).expect("few"));
    let first = number("SEED").unwrap_or(SEED);
    let kinds = kinds();
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Found::default());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut argo = Argo::start(program);
                while let Some(kind) = kinds.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let of_kind = Found::of(kind, first, cases, &mut argo);
                    found.lock().expect("no panic holds it").add(of_kind);
                }
            });
        }
    });
    let found = found.into_inner().expect("no panic holds it");
    argo::say(&format!(
        "health of {} kinds from seed {first}: {}",
        kinds.len(),
        found.counts()
    ));
    assert!(found.reports.is_empty(), "{}", found.reports.join("\n"));
}

#[derive(Default)]
struct Found {
    asked: usize,
    differ: usize,
    by_status: BTreeMap<String, usize>,
    answers: BTreeSet<(String, String)>,
    meant: BTreeMap<&'static str, usize>,
    reports: Vec<String>,
}

impl Found {
    fn of(kind: &Kind, first: u64, cases: usize, argo: &mut Argo) -> Self {
        let mut found = Self::default();
        let cases = u64::try_from(cases).expect("few");
        for seed in first..first + cases {
            // Each kind has a stream of its own.
            let name = format!("{}/{}", kind.group, kind.kind);
            let mixed = name.bytes().fold(seed, |mixed, byte| {
                mixed.wrapping_mul(0x0100_0000_01b3) ^ u64::from(byte)
            });
            let mood = if seed % 4 == 0 {
                Mood::Wild
            } else {
                Mood::Tame
            };
            let object = changes::object(kind, mood, &mut Random::new(mixed));
            found.look(&format!("{name} {seed}"), object, mood, argo);
        }
        found
    }

    fn look(&mut self, name: &str, object: Value, mood: Mood, argo: &mut Argo) {
        let (theirs, ours) = both(&object, argo);
        self.asked += 1;
        *self.by_status.entry(theirs.status.clone()).or_default() += 1;
        self.answers
            .insert((theirs.status.clone(), theirs.message.clone()));
        if !differs(&theirs, &ours) {
            return;
        }
        if let Some(what) = meant(&object, mood, &theirs, &ours) {
            *self.meant.entry(what).or_default() += 1;
            return;
        }
        self.differ += 1;
        if self.reports.len() < SHOWN {
            let object = least(object, mood, argo);
            let (theirs, ours) = both(&object, argo);
            self.reports.push(format!(
                "{name}: {object}\n  Argo CD: {theirs:?}\n  here:    {ours:?}"
            ));
        }
    }

    fn add(&mut self, other: Self) {
        self.asked += other.asked;
        self.differ += other.differ;
        for (status, count) in other.by_status {
            *self.by_status.entry(status).or_default() += count;
        }
        for (what, count) in other.meant {
            *self.meant.entry(what).or_default() += count;
        }
        self.answers.extend(other.answers);
        self.reports.extend(other.reports);
    }

    fn counts(&self) -> String {
        format!(
            "{} objects, {} different answers, {:?}; {} differ, and in known ways {:?}",
            self.asked,
            self.answers.len(),
            self.by_status,
            self.differ,
            self.meant
        )
    }
}

fn both(object: &Value, argo: &mut Argo) -> (Told, Told) {
    let question = json!({"ask": "health", "object": object});
    let (answer, ours) = argo.ask(&question, || ours(object));
    (theirs(&answer), ours)
}

fn ours(object: &Value) -> Told {
    let Answer { health, fault } = assess(object, &Scripts::default());
    let status = health.as_ref().map(|health| format!("{:?}", health.status));
    Told {
        status: status.unwrap_or_default(),
        message: health.and_then(|health| health.message).unwrap_or_default(),
        has_failed: fault.is_some(),
    }
}

fn theirs(reply: &Value) -> Told {
    let text = |key: &str| reply["answer"][key].as_str().unwrap_or_default().to_owned();
    Told {
        status: text("status"),
        message: text("message"),
        has_failed: !reply["error"].is_null(),
    }
}

/// Asked of an object, what Argo CD tells of it, and what is told here.
type IsMeant = fn(&Value, &Told, &Told) -> bool;

/// Differences that are known, and what they are; the data files say why.
const MEANT: &[(&str, IsMeant)] = &[
    (
        "a machine that is stopped as declared",
        |object, theirs, _| {
            object["kind"] == "VirtualMachine" && theirs.message == "Stopped as declared"
        },
    ),
    (
        "a definition that is not established, for no known reason",
        |object, theirs, ours| {
            object["kind"] == "CustomResourceDefinition"
                && theirs.message == "CRD is not established"
                && (&*theirs.status, &*ours.status) == ("Progressing", "Degraded")
                && theirs.message == ours.message
        },
    ),
    (
        "a sealed secret without a generation",
        |object, theirs, _| {
            object["kind"] == "SealedSecret"
                && object["metadata"]["generation"].is_null()
                && theirs.status == "Progressing"
        },
    ),
    ("a promotion in progress", |object, theirs, ours| {
        is_of_promoter(object)
            && (&*theirs.status, &*ours.status) == ("Healthy", "Progressing")
            && theirs.message.starts_with("Promotion in progress")
            && theirs.message == ours.message
    }),
    (
        "what is being deleted, of which nothing else is asked",
        |object, _, ours| {
            !object["metadata"]["deletionTimestamp"].is_null()
                && (&*ours.status, &*ours.message) == ("Progressing", "Pending deletion")
        },
    ),
];

/// Where a script of Argo CD fails, the words are those of its interpreter.
fn differs(theirs: &Told, ours: &Told) -> bool {
    let is_script = theirs.has_failed && theirs.message.starts_with("<string>:");
    theirs.status != ours.status
        || theirs.has_failed != ours.has_failed
        || (!is_script && theirs.message != ours.message)
}

fn is_of_promoter(object: &Value) -> bool {
    let version = object["apiVersion"].as_str().unwrap_or_default();
    version.starts_with("promoter.argoproj.io/")
}

fn meant(object: &Value, mood: Mood, theirs: &Told, ours: &Told) -> Option<&'static str> {
    let mut meant = MEANT.iter();
    let found = meant.find(|(_, is_so)| is_so(object, theirs, ours));
    let is_odd = || mood == Mood::Wild && is_as_wary(theirs, ours);
    found
        .map(|(what, _)| *what)
        .or_else(|| is_odd().then_some("values of wrong types, met in another order"))
}

/// Of an object that no cluster admits, either may stumble where the other does not look, or over something else; but where
/// Argo CD stumbles nothing is called well, and nothing else is told by both.
fn is_as_wary(theirs: &Told, ours: &Told) -> bool {
    (theirs.has_failed || ours.has_failed || theirs.status.is_empty())
        && !(theirs.has_failed && ours.status == "Healthy")
}

/// The same object without what does not matter.
fn least(mut object: Value, mood: Mood, argo: &mut Argo) -> Value {
    loop {
        let mut pointers = Vec::new();
        super::walk(&object, String::new(), &mut pointers);
        pointers.sort_by_key(String::len);
        let smaller = pointers.iter().filter_map(|pointer| {
            let (parent, key) = pointer.rsplit_once('/')?;
            let is_identity =
                parent.is_empty() && matches!(key, "apiVersion" | "kind" | "metadata");
            let mut smaller = object.clone();
            remove(
                &mut smaller,
                parent,
                &key.replace("~1", "/").replace("~0", "~"),
            );
            (!is_identity).then_some(smaller)
        });
        let found = smaller.into_iter().find(|smaller| {
            let (theirs, ours) = both(smaller, argo);
            differs(&theirs, &ours) && meant(smaller, mood, &theirs, &ours).is_none()
        });
        match found {
            Some(smaller) => object = smaller,
            None => return object,
        }
    }
}
