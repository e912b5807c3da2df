//! The walls of the house: which room may use which, where each foreign crate lives, and that every file says what it
//! is for. The compiler does not forbid cycles between modules, so this does; a new arrow or home is a change here,
//! in the commit that needs it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Room → the rooms it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("kubernetes", &[]),
    ("argo", &["kubernetes"]),
    ("model", &["kubernetes", "argo"]),
    ("source", &["kubernetes", "argo", "model"]),
    ("cluster", &["kubernetes", "argo", "model"]),
    ("plan", &["kubernetes", "argo", "model", "source"]),
    ("render", &["kubernetes", "argo", "model", "source"]),
    ("compare", &["kubernetes", "argo", "model"]),
    ("health", &["kubernetes", "argo", "model"]),
    ("verdict", &["kubernetes", "argo", "model"]),
    ("report", &["kubernetes", "argo", "model"]),
    (
        "audit",
        &[
            "kubernetes",
            "argo",
            "model",
            "source",
            "cluster",
            "plan",
            "render",
            "compare",
            "health",
            "verdict",
        ],
    ),
    (
        "cli",
        // The rules of a PATH are read from the tree that is rendered.
        &["kubernetes", "argo", "model", "source", "audit", "report"],
    ),
    // What `benches/` times, with the feature `bench` alone.
    ("lib", &["cli", "compare", "health"]),
    ("main", &[]),
];

/// Foreign crate → the files and folders of `src/` that may name it.
const HOMES: &[(&str, &[&str])] = &[
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("clap_mangen", &["cli/man.rs"]),
    ("gix", &["source/git/"]),
    ("include_dir", &["health/custom/table.rs"]),
    ("kube", &["cluster/"]),
    ("jaq_core", &["compare/ignore/jq/"]),
    ("jaq_json", &["compare/ignore/jq/"]),
    ("jaq_std", &["compare/ignore/jq/"]),
    ("k8s_openapi", &["cluster/", "kubernetes/"]),
    ("md5", &["compare/normalize/endpoints.rs"]),
    ("mimalloc", &["main.rs"]),
    ("owo_colors", &["report/style.rs"]),
    (
        "rayon",
        &["audit/dumped.rs", "compare/", "health/", "render/"],
    ),
    ("serde_yaml", &["health/custom/table.rs", "report/yaml.rs"]),
    ("signal_hook", &["cli/runtime.rs"]),
    ("similar", &["report/terminal/"]),
    ("x509_cert", &["report/terminal/certificate.rs"]),
    (
        "tokio",
        &["lib.rs", "audit.rs", "audit/", "cluster/", "cli/runtime.rs"],
    ),
];

#[test]
fn arrows_between_rooms_point_down() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let room = room(&file);
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!(
                "{}: room `{room}` is not in the list",
                file.display()
            ));
            continue;
        };
        for used in rooms_used(&text) {
            if used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: {room} may not use {used}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_foreign_crate_stays_in_its_home() {
    let mut wrong = Vec::new();
    let sources = sources();
    for (name, homes) in HOMES {
        let named = Regex::new(&format!(r"(^|[^\w:.]){name}::")).expect("a pattern");
        for (file, text) in &sources {
            let path = file.to_string_lossy();
            if named.is_match(text) && !homes.iter().any(|home| path.starts_with(home)) {
                wrong.push(format!("{path}: `{name}` lives in {}", homes.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<_> = sources_with_tests()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(file, _)| file.display().to_string())
        .collect();
    assert!(silent.is_empty(), "no `//!` header: {}", silent.join(", "));
}

#[test]
fn the_program_is_a_handful_of_lines() {
    let main = std::fs::read_to_string(root().join("main.rs")).expect("main.rs");
    assert!(main.lines().count() <= 30, "main.rs decides nothing");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Production files below `src/`, by path from there, without comments.
fn sources() -> Vec<(PathBuf, String)> {
    sources_with_tests()
        .into_iter()
        .filter(|(file, _)| !file.ends_with("tests.rs") && !file.iter().any(|part| part == "tests"))
        .map(|(file, text)| (file, without_comments(&text)))
        .collect()
}

fn sources_with_tests() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of src") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source file");
                let name = path.strip_prefix(root()).expect("below src").to_owned();
                found.push((name, text));
            }
        }
    }
    found.sort();
    found
}

fn room(file: &Path) -> String {
    let first = file
        .iter()
        .next()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn without_comments(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The first segments of every `crate::a::b` and `crate::{a::b, c}`.
fn rooms_used(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (place, _) in text.match_indices("crate::") {
        let rest = &text[place + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            rooms.extend(first_segments(list));
        } else {
            rooms.extend(leading_word(rest));
        }
    }
    rooms
}

/// The first words of the items of a `use` list, up to its closing brace.
fn first_segments(list: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut depth = 0;
    let mut start = true;
    for (place, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if start && c.is_alphabetic() => {
                words.extend(leading_word(&list[place..]));
                start = false;
            }
            _ => {}
        }
    }
    words
}

fn leading_word(text: &str) -> Option<String> {
    let word: String = text
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!word.is_empty()).then_some(word)
}
