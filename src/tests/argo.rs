//! Argo CD itself, as `tests/oracle/argo` links it: a line in, a line out.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The program that answers what Argo CD says, built once; `None` where `DRIFTCTL_TEST_WITHOUT` names `go`.
pub(crate) fn program() -> Option<&'static Path> {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    if variable("WITHOUT").is_some_and(|list| list.split(',').any(|name| name == "go")) {
        say("left out, because DRIFTCTL_TEST_WITHOUT names `go`");
        return None;
    }
    Some(BUILT.get_or_init(|| {
        let folder = target().join("tools");
        std::fs::create_dir_all(&folder).expect("`target` is ours");
        // Another run of the tests may be building the same; the lock ends with the file.
        let lock = std::fs::File::create(folder.join("lock")).expect("writable");
        lock.lock().expect("a lock");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/argo/build");
        let output = Command::new(script)
            .arg(&folder)
            .output()
            .expect("`sh` runs it");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "tests/oracle/argo/build: {errors} (DRIFTCTL_TEST_WITHOUT=go leaves this test out)"
        );
        folder.join("argo-answers")
    }))
}

/// `target/`, above the folder of this program.
fn target() -> PathBuf {
    let program = std::env::current_exe().expect("this program has a path");
    let folder = program
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").is_file() || folder.ends_with("target"));
    folder.expect("cargo builds into `target`").to_owned()
}

/// `DRIFTCTL_TEST_<NAME>`.
#[expect(
    clippy::disallowed_methods,
    reason = "a setting of the tests, not of the program"
)]
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(format!("DRIFTCTL_TEST_{name}")).ok()
}

/// Speaks past the capture of the test runner, which hides what a passing test prints.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// A running one.
pub(crate) struct Argo {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Argo {
    pub(crate) fn start(program: &Path) -> Self {
        let mut process = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        Self {
            questions: process.stdin.take().expect("it is piped"),
            answers: BufReader::new(process.stdout.take().expect("it is piped")),
            process,
        }
    }

    /// Asks, and does something else while it is answered.
    pub(crate) fn ask<T>(&mut self, question: &Value, meanwhile: impl FnOnce() -> T) -> (Value, T) {
        writeln!(self.questions, "{question}").expect("Argo CD listens");
        let done = meanwhile();
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("Argo CD answers");
        let answer = serde_json::from_str(&line);
        (
            answer.unwrap_or_else(|error| panic!("{error}: {line:?} to {question}")),
            done,
        )
    }
}

impl Drop for Argo {
    fn drop(&mut self) {
        // It ends with its input; waiting for it leaves nothing behind.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
