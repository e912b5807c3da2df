//! Every overlay under `fixtures/`, rendered by driftctl and by kustomize: the same bytes, or both refuse.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::{Run, project, tools};

const NAMES: &[&str] = &["kustomization.yaml", "kustomization.yml", "Kustomization"];

#[test]
fn every_overlay_renders_as_kustomize_renders_it() {
    let Some(kustomize) = tools::kustomize() else {
        return;
    };
    let mut folders = Vec::new();
    find(&project().join("fixtures"), &mut folders);
    assert!(
        folders.len() >= 4,
        "the overlays of the example are among these: {folders:?}"
    );
    let differing: Vec<String> = folders
        .iter()
        .filter_map(|folder| difference(kustomize, folder))
        .collect();
    assert!(
        differing.is_empty(),
        "{} of {} differ:\n\n{}",
        differing.len(),
        folders.len(),
        differing.join("\n")
    );
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) {
    if NAMES.iter().any(|name| folder.join(name).is_file()) {
        found.push(folder.to_owned());
    }
    let entries = std::fs::read_dir(folder).expect("the folder is readable");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    for path in paths
        .iter()
        .filter(|path| path.is_dir() && !path.is_symlink())
    {
        find(path, found);
    }
}

/// How the answers differ, for a person; `None` when they agree.
fn difference(kustomize: &Path, folder: &Path) -> Option<String> {
    let theirs = run(kustomize, "build", folder);
    let ours = run(Path::new(env!("CARGO_BIN_EXE_driftctl")), "render", folder);
    let agree = match (theirs.code, ours.code) {
        (Some(0), Some(0)) => theirs.stdout == ours.stdout,
        // Where kustomize panics, with code 2, it gives no answer either.
        (Some(1 | 2), Some(2)) => true,
        _ => false,
    };
    (!agree).then(|| {
        let diff = similar::TextDiff::from_lines(&theirs.stdout, &ours.stdout);
        let diff = diff
            .unified_diff()
            .header("kustomize", "driftctl")
            .to_string();
        format!(
            "{}: kustomize exits {:?}, driftctl {:?}\n{}{}{diff}",
            folder.display(),
            theirs.code,
            ours.code,
            theirs.stderr,
            ours.stderr
        )
    })
}

fn run(program: &Path, verb: &str, folder: &Path) -> Run {
    let mut command = Command::new(program);
    command
        .env_clear()
        .args([verb.as_ref(), folder.as_os_str()]);
    Run::of(command, "")
}
