//! The cases of `fixtures/kustomize/`: one folder each, named by its claim, and one way to check them.

use std::path::{Path, PathBuf};

use super::build;
use crate::model::{Fault, Rendered};
use crate::render::{Options, print};
use crate::source::Tree;
use crate::source::tree::Found;

const CASES: &str = "fixtures/kustomize";

/// Builds `input/` of a case: the output must be `expected.yaml`, which kustomize wrote, or the faults must be
/// `expected_error.txt`, where kustomize refuses too.
fn check(tree: &Tree, case: &Path) -> Result<(), String> {
    let read = |name: &str| {
        let bytes = tree.read(&case.join(name)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let built = build(tree, &case.join("input"), Options::default());
    let (file, found) = match built {
        Ok(built) => {
            let rendered = Rendered {
                objects: built.objects,
                ..Rendered::default()
            };
            ("expected.yaml", print(&rendered))
        }
        Err(faults) => {
            let text: String = faults.0.iter().map(shown).collect();
            let folder = format!("{}/", tree.shown(case));
            ("expected_error.txt", text.replace(&folder, ""))
        }
    };
    if tree.find(&case.join(file)) != Found::File {
        return Err(format!("there is no {file}, but the build gave:\n{found}"));
    }
    let expected = read(file);
    if found == expected {
        return Ok(());
    }
    let line = expected
        .lines()
        .zip(found.lines())
        .position(|(expected, found)| expected != found);
    let line = line.unwrap_or_else(|| expected.lines().count().min(found.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
    Err(format!(
        "{file}:{}\nexpected {}\nfound    {}",
        line + 1,
        at(&expected),
        at(&found)
    ))
}

/// A fault as the files of expected errors have it.
fn shown(fault: &Fault) -> String {
    let place = [fault.line, fault.column]
        .map(|number| number.map_or(String::new(), |number| format!(":{number}")));
    let file = fault.file.as_deref().unwrap_or("-");
    let mut text = format!("{file}{}{}: {}", place[0], place[1], fault.message);
    if let Some(subject) = &fault.subject {
        text.push_str(&format!(" [{subject}]"));
    }
    if let Some(hint) = &fault.hint {
        text.push_str(&format!("\n  hint: {hint}"));
    }
    text + "\n"
}

#[test]
fn every_case_is_as_kustomize_has_it() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let cases = root.join(CASES);
    let tree = Tree::disk(&cases, &root);
    let folders = tree.list(&cases).expect("the cases");
    let failed: Vec<_> = folders
        .iter()
        .map(|name| (name, cases.join(name)))
        .filter(|(_, case)| tree.find(case) == Found::Folder)
        .filter_map(|(name, case)| Some(format!("== {name}\n{}", check(&tree, &case).err()?)))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
