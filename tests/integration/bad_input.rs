//! Bad input of every kind: exit 2, an error that names file, line and object and says what to do next, and nothing
//! else lost. Each case is the least input that shows the point.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const LIVE: &str = "\
apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: ConfigMap, metadata: {name: good, namespace: default}, data: {a: b}}
";
const GOOD: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: good}\ndata: {a: b}\n";

/// A folder with files, and what `driftctl diff` says of one of its paths.
struct Case {
    folder: tempfile::TempDir,
}

/// The report of a run that must have ended with exit 2.
struct Answer {
    report: Value,
}

fn case(files: &[(&str, &str)]) -> Case {
    let folder = tempfile::tempdir().expect("a folder");
    let case = Case { folder };
    case.write("live.yaml", LIVE.as_bytes());
    for (path, content) in files {
        case.write(path, content.as_bytes());
    }
    case
}

impl Case {
    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, content: &[u8]) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, content).expect("a file");
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_driftctl"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .output()
            .expect("driftctl runs");
        (
            output.status.code().expect("an exit code"),
            String::from_utf8(output.stdout).expect("UTF-8"),
            String::from_utf8(output.stderr).expect("UTF-8"),
        )
    }

    /// `diff PATH --live live.yaml -o json`, which must exit with 2 and print one whole document.
    fn diff(&self, path: &str) -> Answer {
        self.diff_with(&[path, "--live", "live.yaml"])
    }

    fn diff_with(&self, arguments: &[&str]) -> Answer {
        let mut all = vec!["diff", "-o", "json"];
        all.extend(arguments);
        let (code, stdout, stderr) = self.run(&all);
        assert_eq!(code, 2, "exit code\n{stdout}\n{stderr}");
        let report: Value = serde_json::from_str(&stdout)
            .unwrap_or_else(|error| panic!("{error}: {stdout}\n{stderr}"));
        assert_eq!(report["verdict"]["sync"], "Unknown", "{report:#}");
        assert_eq!(report["verdict"]["exitCode"], 2);
        Answer { report }
    }
}

impl Answer {
    /// Every error: the run's and the objects'.
    fn errors(&self) -> Vec<&Value> {
        let mut errors: Vec<&Value> = self.report["errors"]
            .as_array()
            .expect("a list")
            .iter()
            .collect();
        for application in self.report["applications"].as_array().expect("a list") {
            for object in application["objects"].as_array().expect("a list") {
                errors.extend(object["errors"].as_array().expect("a list"));
            }
        }
        errors
    }

    /// Some error's message holds all of `words`; it has a hint.
    fn says(&self, words: &[&str]) -> &Self {
        let error = self.find(words);
        assert!(error["hint"].is_string(), "a hint is missing: {error:#}");
        self
    }

    /// The same, and it points to this place.
    fn says_at(&self, words: &[&str], file: &str, line: u64) -> &Self {
        let error = self.find(words);
        let named = error["file"].as_str().unwrap_or_default();
        assert!(named.ends_with(file), "{file} is not named: {error:#}");
        assert_eq!(error["line"], line, "{error:#}");
        self.says(words)
    }

    fn find(&self, words: &[&str]) -> &Value {
        let holds = |error: &&Value| {
            let text = error.to_string().to_lowercase();
            words.iter().all(|word| text.contains(&word.to_lowercase()))
        };
        let found = self.errors().into_iter().find(holds);
        found.unwrap_or_else(|| panic!("no error says {words:?}: {:#}", self.report))
    }

    /// The good object was compared all the same.
    fn still_compares_good(&self) {
        let objects = self.report["applications"][0]["objects"]
            .as_array()
            .expect("objects");
        let good = objects.iter().find(|object| object["name"] == "good");
        assert_eq!(
            good.expect("the good object")["sync"],
            "Synced",
            "{:#}",
            self.report
        );
    }
}

#[test]
fn no_kustomization_lists_the_overlays_below() {
    let case = case(&[(
        "app/overlays/prod/kustomization.yaml",
        "resources: [a.yaml]\n",
    )]);
    case.diff("app").says(&["kustomization", "overlays/prod"]);
}

#[test]
fn two_kustomization_files() {
    let case = case(&[
        ("app/kustomization.yaml", "resources: [a.yaml]\n"),
        ("app/Kustomization", "resources: []\n"),
    ]);
    case.diff("app")
        .says(&["kustomization.yaml", "Kustomization"]);
}

#[test]
fn a_cycle_of_bases() {
    let case = case(&[
        ("a/kustomization.yaml", "resources:\n- ../b\n"),
        ("b/kustomization.yaml", "resources:\n- ../a\n"),
    ]);
    case.diff("a")
        .says_at(&["cycle"], "b/kustomization.yaml", 2);
}

#[test]
fn a_missing_resource() {
    let case = case(&[
        (
            "app/kustomization.yaml",
            "namePrefix: x-\nresources:\n- good.yaml\n- gone.yaml\n",
        ),
        ("app/good.yaml", GOOD),
    ]);
    case.diff("app")
        .says_at(&["gone.yaml"], "app/kustomization.yaml", 4);
}

#[test]
fn a_path_that_leaves_the_root() {
    let case = case(&[
        ("app/kustomization.yaml", "resources:\n- ../good.yaml\n"),
        ("good.yaml", GOOD),
    ]);
    case.diff("app").says_at(
        &["good.yaml", "not in or below"],
        "app/kustomization.yaml",
        2,
    );
}

#[cfg(unix)]
#[test]
fn a_symlink_that_leaves_the_root() {
    let case = case(&[
        ("app/kustomization.yaml", "resources:\n- link.yaml\n"),
        ("good.yaml", GOOD),
    ]);
    std::os::unix::fs::symlink(case.path("good.yaml"), case.path("app/link.yaml")).expect("a link");
    case.diff("app").says_at(
        &["link.yaml", "not in or below"],
        "app/kustomization.yaml",
        2,
    );
}

#[test]
fn a_file_that_is_not_yaml() {
    let broken = "kind: ConfigMap\nmetadata: [\n";
    let case = case(&[
        ("app/kustomization.yaml", "resources:\n- broken.yaml\n"),
        ("app/broken.yaml", broken),
        ("plain/broken.yaml", broken),
        ("plain/good.yaml", GOOD),
    ]);
    case.diff("app").says(&["broken.yaml"]);
    case.diff("plain")
        .says(&["broken.yaml"])
        .still_compares_good();
}

#[test]
fn a_manifest_without_kind_or_name() {
    let case = case(&[
        (
            "plain/nokind.yaml",
            "# why\napiVersion: v1\nmetadata: {name: a}\n",
        ),
        ("plain/noname.yaml", "apiVersion: v1\nkind: ConfigMap\n"),
        ("plain/good.yaml", GOOD),
        ("app/kustomization.yaml", "resources:\n- noname.yaml\n"),
        ("app/noname.yaml", "apiVersion: v1\nkind: ConfigMap\n"),
    ]);
    let answer = case.diff("plain");
    answer
        .says_at(&["kind"], "plain/nokind.yaml", 2)
        .says_at(&["name"], "plain/noname.yaml", 1);
    answer.still_compares_good();
    case.diff("app").says_at(&["name"], "app/noname.yaml", 1);
}

#[test]
fn two_objects_with_one_id() {
    let case = case(&[
        ("app/kustomization.yaml", "resources:\n- a.yaml\n- b.yaml\n"),
        ("app/a.yaml", GOOD),
        ("app/b.yaml", GOOD),
        ("plain/a.yaml", GOOD),
        ("plain/b.yaml", GOOD),
    ]);
    case.diff("app")
        .says_at(&["ConfigMap good", "app/a.yaml:1"], "app/b.yaml", 1);
    let (code, stdout, _) = case.run(&["diff", "plain", "--live", "live.yaml", "-o", "json"]);
    let report: Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(code, 0, "{report:#}");
    assert_eq!(
        report["applications"][0]["conditions"][0]["type"],
        "RepeatedResourceWarning"
    );
}

#[test]
fn a_patch_without_a_target() {
    let patch = "resources:\n- good.yaml\npatches:\n- patch: |-\n    apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: other}\n    data: {a: c}\n";
    let case = case(&[("app/kustomization.yaml", patch), ("app/good.yaml", GOOD)]);
    case.diff("app")
        .says_at(&["other"], "app/kustomization.yaml", 4);
}

#[test]
fn an_unknown_field() {
    let case = case(&[
        (
            "app/kustomization.yaml",
            "resources:\n- good.yaml\nresorces: []\nnamePrfix: x\n",
        ),
        ("app/good.yaml", GOOD),
    ]);
    case.diff("app")
        .says_at(&["resorces"], "app/kustomization.yaml", 3)
        .says_at(&["namePrfix"], "app/kustomization.yaml", 4);
}

#[test]
fn a_kubeconfig_that_is_absent_or_unreadable_and_a_context_that_is_unknown() {
    let config = "apiVersion: v1\nkind: Config\nclusters: [{name: a, cluster: {server: 'https://127.0.0.1:1'}}]\n\
                  contexts: [{name: prod, context: {cluster: a, user: a}}]\nusers: [{name: a, user: {}}]\ncurrent-context: prod\n";
    let case = case(&[
        ("app/good.yaml", GOOD),
        ("config", config),
        ("broken", "apiVersion: [\n"),
    ]);
    case.diff_with(&["app", "--kubeconfig", "gone"])
        .says(&["gone"]);
    case.diff_with(&["app", "--kubeconfig", "broken"])
        .says(&["broken"]);
    case.diff_with(&["app", "--kubeconfig", "config", "--context", "dev"])
        .says(&["dev", "prod"]);
    case.diff_with(&["app"]).says(&["kubeconfig"]);
    case.diff_with(&["app", "--kubeconfig", "config"])
        .says(&["refused"]);
}

#[test]
fn a_dump_that_is_cut_off() {
    let case = case(&[
        ("app/good.yaml", GOOD),
        (
            "cut.yaml",
            "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Conf",
        ),
    ]);
    case.diff_with(&["app", "--live", "cut.yaml"])
        .says(&["cut.yaml"]);
    case.write(
        "cut.json",
        br#"{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "ki"#,
    );
    case.diff_with(&["app", "--live", "cut.json"])
        .says(&["cut.json"]);
}

#[test]
fn an_unknown_key_in_the_configuration() {
    let rules =
        "ignoreDifferences:\n- group: apps\n  kind: Deployment\n  jsonPionters: [/spec/replicas]\n";
    let case = case(&[("app/good.yaml", GOOD), ("app/.driftctl.yaml", rules)]);
    let (code, _, stderr) = case.run(&["diff", "app", "--live", "live.yaml"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(
        stderr.contains("jsonPionters") && stderr.contains(".driftctl.yaml:4"),
        "{stderr}"
    );
}

#[test]
fn an_empty_overlay() {
    let case = case(&[("app/kustomization.yaml", "# nothing\n")]);
    case.diff("app").says(&["app/kustomization.yaml", "empty"]);
}

#[test]
fn a_manifest_over_the_limit_and_one_of_fifty_megabytes() {
    let case = case(&[("big/good.yaml", GOOD)]);
    let file = std::fs::File::create(case.path("big/huge.yaml")).expect("a file");
    file.set_len((256 << 20) + 1).expect("a sparse file");
    case.diff("big")
        .says(&["huge.yaml", "256 MiB"])
        .still_compares_good();

    let mut large =
        String::from("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: large}\ndata:\n");
    for line in 0..50 {
        large.push_str(&format!("  k{line}: \"{}\"\n", "x".repeat(1 << 20)));
    }
    case.write("large/large.yaml", large.as_bytes());
    let (code, stdout, stderr) = case.run(&["render", "large"]);
    assert_eq!(code, 0, "{stderr}");
    assert!(stdout.len() > 50 << 20);
}

#[test]
fn alias_bombs() {
    let mut bomb = String::from(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: bomb}\na0: &a0 [x, x, x, x, x, x, x, x, x]\n",
    );
    for level in 1..12 {
        let alias = format!("*a{}", level - 1);
        bomb.push_str(&format!(
            "a{level}: &a{level} [{}]\n",
            [alias.as_str(); 9].join(", ")
        ));
    }
    let case = case(&[("plain/bomb.yaml", &bomb), ("plain/good.yaml", GOOD)]);
    case.diff("plain")
        .says(&["bomb.yaml", "alias"])
        .still_compares_good();
}

#[test]
fn invalid_utf8() {
    let case = case(&[("plain/good.yaml", GOOD)]);
    case.write(
        "plain/latin1.yaml",
        b"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: caf\xe9}\n",
    );
    case.diff("plain")
        .says_at(&["utf-8"], "plain/latin1.yaml", 3)
        .still_compares_good();
}

#[test]
fn a_path_that_does_not_exist() {
    let case = case(&[("app/good.yaml", GOOD)]);
    let answer = case.diff_with(&["gone", "app", "--live", "live.yaml"]);
    answer.says(&["gone"]);
    assert_eq!(
        answer.report["applications"][1]["sync"], "Synced",
        "the other PATH is still compared"
    );
    assert!(
        Path::new(
            answer.report["applications"][0]["name"]
                .as_str()
                .expect("a name")
        )
        .ends_with("gone")
    );
}
