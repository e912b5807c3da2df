//! The integration tests: one binary, a module a subject. `harness` holds what they stand on.

#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    reason = "the walls around files and environment are those of the program, and a test fails by a panic"
)]

mod apiserver;
mod bad_input;
mod cli;
mod harness;
mod house;
mod oracle;
mod pictures;

use std::collections::BTreeSet;
use std::path::Path;

/// A test file that no `mod` line names would pass for ever, because it never runs.
#[test]
fn no_file_is_forgotten() {
    let folder = harness::project().join("tests/integration");
    let mut forgotten = BTreeSet::new();
    look_for_forgotten(&folder, &folder.join("main.rs"), &mut forgotten);
    assert_eq!(
        forgotten,
        BTreeSet::new(),
        "no `mod` line names these files"
    );
}

fn look_for_forgotten(folder: &Path, parent: &Path, forgotten: &mut BTreeSet<String>) {
    let text = std::fs::read_to_string(parent).unwrap_or_default();
    for entry in std::fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("the entry is readable").path();
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("UTF-8")
            .to_owned();
        let is_module =
            path.is_dir() || path.extension().is_some_and(|extension| extension == "rs");
        if !is_module || path == parent || stem == "snapshots" {
            continue;
        }
        if !text
            .lines()
            .any(|line| line.trim_start_matches("pub(crate) ") == format!("mod {stem};"))
        {
            forgotten.insert(path.display().to_string());
        }
        if path.is_dir() {
            look_for_forgotten(&path, &path.join("mod.rs"), forgotten);
        }
    }
}
