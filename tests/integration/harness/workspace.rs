//! A fresh folder for one test, and one run of a program in it: fluent, so that a test reads as its claim.
//!
//! A run sees nothing of the machine: the environment is cleared, home is the folder, text is as wide as in a pipe.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// No run of a test takes this long; one that does hangs, and is a failure with what it printed so far.
const TOO_LONG: Duration = Duration::from_secs(120);

pub(crate) struct Workspace {
    folder: TempDir,
}

impl Workspace {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().expect("a temporary folder"),
        }
    }

    /// A copy of `fixtures/NAME`.
    pub(crate) fn fixture(name: &str) -> Self {
        let workspace = Self::new();
        copy(
            &super::project().join("fixtures").join(name),
            workspace.folder(),
        );
        workspace
    }

    /// Copies `fixtures/NAME` to where it lies in the repository.
    pub(crate) fn with_fixture(self, name: &str) -> Self {
        let place = Path::new("fixtures").join(name);
        copy(&super::project().join(&place), &self.folder().join(&place));
        self
    }

    /// Writes a file, with the folders on its way.
    pub(crate) fn with(self, path: &str, text: &str) -> Self {
        let file = self.folder().join(path);
        std::fs::create_dir_all(file.parent().expect("a file has a folder"))
            .expect("the folder is made");
        std::fs::write(file, text).expect("the file is written");
        self
    }

    /// Replaces every `from` in a file, which has to hold at least one.
    pub(crate) fn replacing(self, path: &str, from: &str, to: &str) -> Self {
        let text = std::fs::read_to_string(self.folder().join(path)).expect("the file is readable");
        assert!(text.contains(from), "`{path}` holds no `{from}`");
        let text = text.replace(from, to);
        self.with(path, &text)
    }

    /// Runs Git here, as one and the same person at one and the same time.
    pub(crate) fn git<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Run {
        let mut command = self.command("git");
        command.args(arguments).env("PATH", path());
        for role in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{role}_NAME"), "Ada")
                .env(format!("GIT_{role}_EMAIL"), "ada@example.com")
                .env(format!("GIT_{role}_DATE"), "2026-11-18T09:00:00Z");
        }
        command
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_COUNT", "1")
            .env("GIT_CONFIG_KEY_0", "protocol.file.allow")
            .env("GIT_CONFIG_VALUE_0", "always");
        Run::of(command, "").exits(0)
    }

    /// Commits everything here, on the branch `main`; makes the repository first if there is none.
    pub(crate) fn committed(self, subject: &str) -> Self {
        if !self.folder().join(".git").exists() {
            self.git(["init", "--quiet", "--initial-branch=main"]);
        }
        self.git(["add", "--all"]);
        self.git(["commit", "--quiet", "--allow-empty", "--message", subject]);
        self
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs driftctl here.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Run {
        self.feed(arguments, "")
    }

    /// Runs driftctl here with `input` on stdin.
    pub(crate) fn feed<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
        input: &str,
    ) -> Run {
        let mut command = self.command(env!("CARGO_BIN_EXE_driftctl"));
        command.args(arguments);
        Run::of(command, input)
    }

    /// A program in this folder and this environment.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.folder()).env_clear();
        command
            .env("HOME", self.folder())
            .env("LANG", "C.UTF-8")
            .env("TZ", "UTC");
        command
    }
}

/// Where the programs of this machine are.
fn path() -> std::ffi::OsString {
    std::env::var_os("PATH").unwrap_or_default()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the folder is made");
    for entry in
        std::fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display()))
    {
        let entry = entry.expect("the entry is readable");
        let target: PathBuf = to.join(entry.file_name());
        if entry.file_type().expect("a file type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("the file is copied");
        }
    }
}

/// What one run of a program answered.
pub(crate) struct Run {
    /// The command line, for messages.
    pub(crate) line: String,
    /// `None` after a signal.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) took: Duration,
}

impl Run {
    /// Runs to the end, or for `TOO_LONG`.
    pub(crate) fn of(mut command: Command, input: &str) -> Self {
        let line = format!("{command:?}");
        let start = Instant::now();
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{line}: {error}"));
        let stdout = collect(child.stdout.take().expect("a pipe"));
        let stderr = collect(child.stderr.take().expect("a pipe"));
        // A program that does not read its stdin closes it, which is its right.
        let _ = child
            .stdin
            .take()
            .expect("a pipe")
            .write_all(input.as_bytes());
        let status = wait(&mut child, start);
        let text = |thread: JoinHandle<Vec<u8>>| {
            String::from_utf8(thread.join().expect("a reader")).expect("UTF-8")
        };
        let run = Self {
            line,
            code: status.and_then(|status| status.code()),
            stdout: text(stdout),
            stderr: text(stderr),
            took: start.elapsed(),
        };
        assert!(
            status.is_some(),
            "killed, because it did not end:\n{}",
            run.transcript()
        );
        run
    }

    /// The exit code has to be this one.
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "the exit code is another:\n{}",
            self.transcript()
        );
        self
    }

    /// Stdout as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("no JSON: {error}\n{}", self.transcript()))
    }

    /// All of it, for a person.
    pub(crate) fn transcript(&self) -> String {
        let Self {
            line,
            code,
            stdout,
            stderr,
            took,
        } = self;
        format!("$ {line}\n{stdout}--- stderr\n{stderr}--- exit {code:?} after {took:.1?}\n")
    }
}

fn collect(mut from: impl Read + Send + 'static) -> JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = from.read_to_end(&mut bytes);
        bytes
    })
}

/// How it ended; `None` when it had to be killed.
fn wait(child: &mut Child, start: Instant) -> Option<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait().expect("the child is ours") {
            return Some(status);
        }
        if start.elapsed() > TOO_LONG {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
