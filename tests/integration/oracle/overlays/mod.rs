//! Overlays that nobody wrote, rendered by driftctl and by kustomize: the same bytes, or both refuse.
//!
//! Reading order: `random.rs`, `case.rs` (files as values), `overlay.rs` (a case out of nothing) with a file for each kind
//! of thing in it (`objects.rs`, `patches.rs`, …), `shrink.rs` (the least of a case that differs). A case is told by its
//! seed alone: `DRIFTCTL_TEST_SEED=SEED DRIFTCTL_TEST_CASES=1` runs it again. What differed once is kept by its claim in
//! `fixtures/kustomize/`.

mod case;
mod fields;
mod generators;
mod json_patches;
mod objects;
mod overlay;
mod patches;
mod plugins;
mod pods;
mod random;
mod replacements;
mod scalars;
mod shrink;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Answers, number, tools};
use case::{Case, TOP};

/// What CI runs; `DRIFTCTL_TEST_CASES` asks for more.
const CASES: u64 = 500;
const SEED: u64 = 1;

/// What driftctl says where it knows that it cannot follow kustomize: no difference, but counted.
const CANNOT_FOLLOW: &str = "the hash of a generated object that is a ";

/// How many of the cases that differ are made small and shown.
const SHOWN: usize = 6;
const THREADS: u64 = 2;

#[test]
fn overlays_that_nobody_wrote_render_as_kustomize_renders_them() {
    let Some(answers) = tools::kustomize_answers() else {
        return;
    };
    let (first, count) = (number("SEED", SEED), number("CASES", CASES));
    let found = Found::default();
    let next = AtomicU64::new(first);
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let mut judge = Judge::new(answers);
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        return;
                    }
                    found.look(seed, &mut judge);
                }
            });
        }
    });
    let (built, unfollowed, failed) = found.counted();
    tools::say(&format!(
        "{count} overlays from seed {first}: kustomize builds {built}, driftctl cannot follow {unfollowed}, {} differ",
        failed.len()
    ));
    assert!(
        failed.is_empty(),
        "{} of {count} differ:\n\n{}",
        failed.len(),
        failed.concat()
    );
}

/// What a run has found so far.
#[derive(Default)]
struct Found {
    /// How many overlays kustomize builds.
    built: AtomicUsize,
    /// How many of them driftctl says that it cannot follow.
    unfollowed: AtomicUsize,
    /// A report of each that differs.
    failed: Mutex<Vec<String>>,
}

impl Found {
    fn look(&self, seed: u64, judge: &mut Judge) {
        let case = overlay::overlay(seed);
        let verdict = judge.judge(&case);
        if verdict.expected.is_ok() {
            self.built.fetch_add(1, Ordering::Relaxed);
        }
        if verdict.is_unfollowed() {
            self.unfollowed.fetch_add(1, Ordering::Relaxed);
        }
        if verdict.differs() {
            let mut failed = self.failed.lock().expect("no panic holds it");
            let report = if failed.len() < SHOWN {
                judge.report(seed, &case, &verdict)
            } else {
                format!("== seed {seed}\n")
            };
            // A long run may be ended before its end.
            tools::say(&report);
            failed.push(report);
        }
    }

    fn counted(self) -> (usize, usize, Vec<String>) {
        let failed = self.failed.into_inner().expect("no panic holds it");
        let unfollowed = self.unfollowed.into_inner();
        (self.built.into_inner(), unfollowed, failed)
    }
}

/// Both programs, and a folder for their cases.
struct Judge {
    kustomize: Answers,
    program: PathBuf,
    folder: TempDir,
}

/// What the two made of a case: an output, or why not.
struct Verdict {
    expected: Result<String, String>,
    found: Result<String, String>,
}

impl Verdict {
    fn differs(&self) -> bool {
        match (&self.expected, &self.found) {
            (Ok(expected), Ok(found)) => expected != found,
            (Err(_), Err(_)) => false,
            (Ok(_), Err(_)) => !self.is_unfollowed(),
            (Err(_), Ok(_)) => true,
        }
    }

    fn is_unfollowed(&self) -> bool {
        let found = self.found.as_ref();
        self.expected.is_ok() && found.is_err_and(|error| error.contains(CANNOT_FOLLOW))
    }

    /// Two verdicts that differ in the same way.
    fn is_like(&self, other: &Self) -> bool {
        self.differs()
            && self.expected.is_ok() == other.expected.is_ok()
            && self.found.is_ok() == other.found.is_ok()
    }
}

impl Judge {
    fn new(program: &Path) -> Self {
        Self {
            kustomize: Answers::start(program),
            program: program.to_owned(),
            folder: TempDir::new().expect("a temporary folder"),
        }
    }

    fn judge(&mut self, case: &Case) -> Verdict {
        let folder = TempDir::new_in(&self.folder).expect("a temporary folder");
        case.write(folder.path());
        let top = folder.path().join(TOP);
        // kustomize works while driftctl does.
        let question = json!({"path": top, "fresh": case.has_schema()});
        self.kustomize.ask(&question);
        let found = found(&top);
        let expected = told(self.kustomize.answer()).unwrap_or_else(|| {
            self.kustomize = Answers::start(&self.program);
            Err("kustomize ends without an answer".to_owned())
        });
        Verdict { expected, found }
    }

    /// The least of a case that differs as this one, with both answers.
    fn report(&mut self, seed: u64, case: &Case, verdict: &Verdict) -> String {
        let least = shrink::shrink(case, &mut |smaller| {
            smaller.has_top() && self.judge(smaller).is_like(verdict)
        });
        let Verdict { expected, found } = self.judge(&least);
        let difference = match (&expected, &found) {
            (Ok(expected), Ok(found)) => similar::TextDiff::from_lines(expected, found)
                .unified_diff()
                .header("kustomize", "driftctl")
                .to_string(),
            (Err(error), _) => format!("kustomize refuses: {error}\n"),
            (_, Err(error)) => format!("driftctl refuses: {error}\n"),
        };
        format!("== seed {seed}\n{}-- \n{difference}\n", least.shown())
    }
}

/// What kustomize says: an output, or why not. `None` where its own code ended it.
fn told(answer: Option<Value>) -> Option<Result<String, String>> {
    let answer = answer?;
    Some(match answer.get("error").and_then(Value::as_str) {
        Some(error) => Err(error.to_owned()),
        None => Ok(answer["output"].as_str().unwrap_or_default().to_owned()),
    })
}

/// The program under test; `DRIFTCTL_TEST_PROGRAM` names another one, such as a release build for a long run.
fn driftctl() -> PathBuf {
    match std::env::var_os("DRIFTCTL_TEST_PROGRAM") {
        Some(program) => program.into(),
        None => env!("CARGO_BIN_EXE_driftctl").into(),
    }
}

fn found(folder: &Path) -> Result<String, String> {
    let output = Command::new(driftctl())
        .env_clear()
        .arg("render")
        .arg(folder)
        .output()
        .expect("driftctl runs");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0) => Ok(String::from_utf8(output.stdout).expect("UTF-8")),
        Some(2) if !errors.contains("panicked") => Err(errors),
        // Neither an answer nor a refusal: different from both.
        _ => Ok(format!("{}: {errors}", output.status)),
    }
}
