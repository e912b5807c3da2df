//! Files that nobody wrote, in every role that a file has in a build: an answer or a refusal, no panic, no hang.
//!
//! The corpus is the files of the cases. A file is taken from it, mangled (pieces of others, lost and doubled lines, odd
//! tokens, flipped bits) and given to a build as its kustomization, its manifests, a patch and so on, by which it gets to
//! the parser of that role. `DRIFTCTL_TEST_SECONDS` asks for a longer run, `DRIFTCTL_TEST_SEED` for another one,
//! `DRIFTCTL_TEST_ROLE` for one role alone, by its number; how many files each role got is told at the end.

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::render::Options;
use crate::render::kustomize::build;
use crate::source::Tree;
use crate::source::tree::Found;

const SECONDS: u64 = 3;
/// A build of two small files that takes longer hangs.
const TOO_LONG: Duration = Duration::from_secs(10);
const LARGEST: usize = 1 << 14;

/// What a file is to a build: its name, and a kustomization that reads it. Each parser has at least one.
const ROLES: &[(&str, &str)] = &[
    ("kustomization.yaml", ""),
    (
        "a.yaml",
        "resources: [a.yaml]\nnamePrefix: p-\ncommonLabels: {a: b}\n",
    ),
    (
        "a.yaml",
        "resources: [seed.yaml]\npatches: [{path: a.yaml, target: {}}]\n",
    ),
    (
        "a.yaml",
        "resources: [seed.yaml]\npatches: [{path: a.yaml}]\n",
    ),
    (
        "a.yaml",
        "resources: [seed.yaml]\npatchesStrategicMerge: [a.yaml]\n",
    ),
    (
        "a.yaml",
        "resources: [seed.yaml]\npatchesJson6902: [{path: a.yaml, target: {kind: ConfigMap, name: a, version: v1}}]\n",
    ),
    (
        "a.yaml",
        "resources: [seed.yaml]\nreplacements: [{path: a.yaml}]\n",
    ),
    ("a.yaml", "resources: [seed.yaml]\ntransformers: [a.yaml]\n"),
    ("a.yaml", "generators: [a.yaml]\n"),
    (
        "a.yaml",
        "resources: [seed.yaml]\nconfigurations: [a.yaml]\nnamePrefix: p-\n",
    ),
    (
        "a.yaml",
        "resources: [seed.yaml]\ncrds: [a.yaml]\nnamePrefix: p-\n",
    ),
    (
        "a.yaml",
        "resources: [seed.yaml]\nopenapi: {path: a.yaml}\npatches: [{patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: z}}'}]\n",
    ),
    (
        "a.yaml",
        "configMapGenerator: [{name: a, envs: [a.yaml]}]\nsecretGenerator: [{name: a, files: [a.yaml]}]\n",
    ),
    (
        "a.yaml",
        "configMapGenerator: [{name: a, files: [a.yaml]}]\nreplacements:\n- sourceValue: x\n  targets:\n  - {select: {kind: ConfigMap}, fieldPaths: ['data.[a.yaml].metadata.name', 'data.[a.yaml].0'], options: {create: true}}\n",
    ),
    (
        "a.yaml",
        "resources: [seed.yaml]\ntransformers: ['{apiVersion: builtin, kind: ValueAddTransformer, metadata: {name: a}, value: x, targetFilePath: a.yaml}']\n",
    ),
];

const SEED_OBJECTS: &str = "apiVersion: v1
kind: ConfigMap
metadata: {name: a, labels: {a: b}}
data: {x: y, json: '{\"a\": [1, {\"b\": null}]}'}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: d}
spec:
  template:
    spec:
      containers:
      - {name: c, image: 'nginx:1', ports: [{containerPort: 80}]}
";

/// What the grammars and rules hang on.
const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    ": ",
    "- ",
    "? ",
    "|",
    ">",
    "|2-",
    "\"",
    "'",
    "#",
    " #",
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "!!int ",
    "!",
    "%YAML 1.1\n",
    "---\n",
    "...\n",
    "\t",
    "\r",
    "\n",
    "\u{feff}",
    "\0",
    "\u{85}",
    "~",
    "null",
    ".inf",
    "0x",
    "1e999",
    "-0",
    "2001-01-01",
    "$patch: delete\n",
    "$patch: replace\n",
    "$(",
    "$$",
    "=",
    "\\",
    "/",
    "~1",
    "/-",
    "/-1",
    "*",
    "[=a]",
    "[name=(]",
    "create: true",
    "kind: List\n",
    "items:\n",
    "name: ",
    "metadata:\n",
    "path: ",
    "op: move\n",
    "from: /\n",
    "999999999999999999999",
];

#[test]
fn no_file_makes_a_build_panic_or_hang() {
    let corpus = corpus();
    assert!(corpus.len() > 100, "the files of the cases");
    let (seed, seconds) = (number("SEED", 1), number("SECONDS", SECONDS));
    let folder = TempDir::new().expect("a temporary folder");
    let app = folder.path().join("app");
    std::fs::create_dir(&app).expect("made");
    write(&app, "seed.yaml", SEED_OBJECTS.as_bytes());
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut random = Random(seed);
    let role = usize::try_from(number("ROLE", u64::MAX)).unwrap_or(usize::MAX);
    let mut counts = [0_u64; ROLES.len()];
    while Instant::now() < end {
        let role = if role < ROLES.len() {
            role
        } else {
            random.below(ROLES.len())
        };
        let (name, kustomization) = ROLES[role];
        let content = mangled(&corpus, &mut random);
        write(&app, "kustomization.yaml", kustomization.as_bytes());
        write(&app, name, &content);
        let start = Instant::now();
        let tree = Tree::disk(&app, folder.path());
        let done = catch_unwind(|| build(&tree, &app, Options::default()).is_ok());
        let shown = || format!("{kustomization}-- {name}\n{}", content.escape_ascii());
        assert!(done.is_ok(), "a panic, for\n{}", shown());
        assert!(start.elapsed() < TOO_LONG, "a hang, for\n{}", shown());
        counts[role] += 1;
    }
    tell(seed, seconds, &counts);
    let count: u64 = counts.iter().sum();
    assert!(count > 20, "{count} builds in {seconds} s");
}

#[expect(clippy::print_stderr, reason = "what a long run did is worth knowing")]
fn tell(seed: u64, seconds: u64, counts: &[u64]) {
    eprintln!("seed {seed}, {seconds} s, files by role: {counts:?}");
}

/// A number of the environment.
#[expect(clippy::disallowed_methods, reason = "a test may be asked for more")]
fn number(name: &str, default: u64) -> u64 {
    let text = std::env::var(format!("DRIFTCTL_TEST_{name}"));
    text.map_or(default, |text| text.parse().expect("a number"))
}

fn write(folder: &Path, name: &str, content: &[u8]) {
    std::fs::write(folder.join(name), content).expect("written");
}

/// Every file of every case.
fn corpus() -> Vec<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let cases = root.join(super::CASES);
    let tree = Tree::disk(&cases, &root);
    let (mut files, mut folders) = (Vec::new(), vec![cases]);
    while let Some(folder) = folders.pop() {
        for name in tree.list(&folder).expect("a folder") {
            let path = folder.join(name);
            match tree.find(&path) {
                Found::Folder => folders.push(path),
                Found::File => files.extend(tree.read(&path)),
                Found::Nothing => {}
            }
        }
    }
    files
}

fn mangled(corpus: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut content = corpus[random.below(corpus.len())].clone();
    for _ in 0..random.below(6) {
        let place = random.below(content.len() + 1);
        match random.below(7) {
            0 => insert(
                &mut content,
                place,
                TOKENS[random.below(TOKENS.len())].as_bytes(),
            ),
            1 => {
                let other = &corpus[random.below(corpus.len())];
                let start = random.below(other.len() + 1);
                let end = (start + random.below(80)).min(other.len());
                insert(&mut content, place, &other[start..end]);
            }
            2 => {
                let end = (place + random.below(40)).min(content.len());
                content.drain(place..end);
            }
            3 => {
                let end = (place + random.below(200)).min(content.len());
                let piece = content[place..end].to_vec();
                insert(&mut content, place, &piece);
            }
            4 if place < content.len() => content[place] ^= 1 << random.below(8),
            5 => move_line(&mut content, random),
            _ => content.truncate(place.max(1)),
        }
    }
    content.truncate(LARGEST);
    content
}

fn insert(content: &mut Vec<u8>, place: usize, piece: &[u8]) {
    content.splice(place..place, piece.iter().copied());
}

/// Indents a line anew and puts it elsewhere.
fn move_line(content: &mut Vec<u8>, random: &mut Random) {
    let mut lines: Vec<Vec<u8>> = content
        .split(|&byte| byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    let mut line = lines.swap_remove(random.below(lines.len()));
    let indent = vec![b' '; random.below(6)];
    line.splice(0..0, indent);
    lines.insert(random.below(lines.len() + 1), line);
    *content = lines.join(&b'\n');
}

/// splitmix64.
struct Random(u64);

impl Random {
    /// A number below `limit`, which is not 0.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % limit as u64).expect("below a small number")
    }
}
