//! The programs that Go builds for the tests, once, into `target/`: the control plane, kustomize and Argo CD.
//!
//! `DRIFTCTL_TEST_WITHOUT=go` leaves out, by choice and with a line that says so, what needs them.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The folder with etcd, kube-apiserver, kube-controller-manager and kubectl; `None` when left out by choice.
pub(crate) fn control_plane() -> Option<&'static Path> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    built(&BUILT, "tests/controlplane/build", "controlplane/etcd")?.parent()
}

/// kustomize; `None` when left out by choice.
pub(crate) fn kustomize() -> Option<&'static Path> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    built(&BUILT, "tests/oracle/kustomize/build", "tools/kustomize")
}

/// The program that answers what kustomize says of many folders; `None` when left out by choice.
pub(crate) fn kustomize_answers() -> Option<&'static Path> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    built(
        &BUILT,
        "tests/oracle/kustomize/build",
        "tools/kustomize-answers",
    )
}

/// The program that answers what Argo CD says of pairs of objects; `None` when left out by choice.
pub(crate) fn argo_answers() -> Option<&'static Path> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    built(&BUILT, "tests/oracle/argo/build", "tools/argo-answers")
}

/// What the Go program in this folder of the package prints; `None` when left out by choice.
pub(crate) fn printed_by(module: &str) -> Option<String> {
    if left_out("go") {
        return None;
    }
    // However long: the first time, it is compiled with all of Kubernetes' types.
    let output = Command::new("go")
        .args(["run", "-mod=readonly", "."])
        .current_dir(super::project().join(module))
        .output()
        .unwrap_or_else(|error| panic!("`go`, which runs {module}: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{module}: {errors}");
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

/// The path of `program`, built by the script into a folder below `target/`.
fn built(
    once: &'static OnceLock<Result<PathBuf, String>>,
    script: &str,
    program: &str,
) -> Option<&'static Path> {
    if left_out("go") {
        return None;
    }
    match once.get_or_init(|| build(script, &target().join(program))) {
        Ok(program) => Some(program),
        Err(error) => panic!("{error} (DRIFTCTL_TEST_WITHOUT=go leaves these tests out)"),
    }
}

/// Whether the person who runs the tests left this tool out; says so for the test that asks.
fn left_out(tool: &str) -> bool {
    let left_out = std::env::var("DRIFTCTL_TEST_WITHOUT")
        .is_ok_and(|list| list.split(',').any(|name| name == tool));
    if left_out {
        let thread = std::thread::current();
        say(&format!(
            "{}: left out, because DRIFTCTL_TEST_WITHOUT names `{tool}`",
            thread.name().unwrap_or("a test")
        ));
    }
    left_out
}

fn build(script: &str, program: &Path) -> Result<PathBuf, String> {
    let folder = program.parent().expect("a program has a folder");
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    // Another run of the tests may be building the same; the lock ends with the file.
    let lock = File::create(folder.join("lock")).map_err(|error| error.to_string())?;
    lock.lock().map_err(|error| error.to_string())?;
    if !program.exists() {
        say(&format!(
            "{script}: building with Go, once; the control plane takes some minutes"
        ));
    }
    let output = Command::new(super::project().join(script))
        .arg(folder)
        .output();
    let output = output.map_err(|error| format!("{script}: {error}"))?;
    if output.status.success() {
        return Ok(program.to_owned());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "{script}: {}",
        errors.lines().last().unwrap_or("failed")
    ))
}

/// `target/`, wherever cargo keeps it.
fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("cargo's folder for tests is in target")
}

/// Speaks past the capture of the test runner, which hides what a passing test prints.
pub(crate) fn say(line: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{line}");
}
