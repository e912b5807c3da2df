//! The cases of `fixtures/kustomize/`: one folder each, named by its claim, and one way to check them.

mod fuzz;

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
    let number = |number: Option<u32>| number.map_or(String::new(), |number| format!(":{number}"));
    let place = format!(
        "{}{}{}",
        fault.file.as_deref().unwrap_or("-"),
        number(fault.line),
        number(fault.column)
    );
    let part = |before: &str, text: &Option<String>, after: &str| match text {
        Some(text) => format!("{before}{text}{after}"),
        None => String::new(),
    };
    let subject = part(" [", &fault.subject, "]");
    let hint = part("\n  hint: ", &fault.hint, "");
    format!("{place}: {}{subject}{hint}\n", fault.message)
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

/// The faults of a kustomization that kustomize itself would not refuse: it clones what is remote, and expands aliases
/// until memory is gone.
fn refused(files: &[(&'static str, &'static str)]) -> Vec<String> {
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    let built = build(
        &Tree::embedded(&files),
        Path::new("app"),
        Options::default(),
    );
    let faults = built.err().map(|faults| faults.0).unwrap_or_default();
    faults
        .iter()
        .map(|fault| format!("{}: {}", fault.line.unwrap_or(0), fault.message))
        .collect()
}

#[test]
fn what_is_remote_is_refused() {
    let kustomization = "resources:
- https://example.com/a.yaml
- github.com/example/repo//base?ref=v1
- git@example.com:a/b.git
- ssh://git@example.com/a/b
";
    assert_eq!(
        refused(&[("app/kustomization.yaml", kustomization)]),
        [
            "2: `https://example.com/a.yaml` is remote; driftctl renders local files only",
            "3: `github.com/example/repo//base?ref=v1` is remote; driftctl renders local files only",
            "4: `git@example.com:a/b.git` is remote; driftctl renders local files only",
            "5: `ssh://git@example.com/a/b` is remote; driftctl renders local files only",
        ]
    );
}

#[test]
fn a_hash_that_only_kustomize_can_tell_is_refused() {
    let kustomization = "configMapGenerator:
- name: a
patches:
- target: {}
  options: {allowKindChange: true}
  patch: |
    kind: Widget
    metadata: {name: a}
";
    let faults = refused(&[("app/kustomization.yaml", kustomization)]);
    assert_eq!(
        faults,
        ["2: the hash of a generated object that is a Widget now cannot be told"]
    );
}

#[test]
fn an_alias_bomb_is_refused() {
    let bomb = "kind: ConfigMap
metadata: {name: a}
a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
";
    let files = [
        ("app/kustomization.yaml", "resources: [a.yaml]"),
        ("app/a.yaml", bomb),
    ];
    let faults = refused(&files);
    assert!(faults[0].contains("excessive aliasing"), "{faults:?}");
}
