//! Git: the commit behind a rendering, `--revision`, and `--since`.

use serde_json::{Value, json};

use crate::harness::{Run, Workspace};

fn map(name: &str, level: &str) -> String {
    format!(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, namespace: shop}}\ndata: {{level: {level}}}\n"
    )
}

/// A repository with one commit: the overlay `app` over `base`, and what runs beside it, not read by the overlay.
fn shop() -> Workspace {
    Workspace::new()
        .with("base/kustomization.yaml", "resources: [map.yaml]\n")
        .with("base/map.yaml", &map("a", "info"))
        .with("app/kustomization.yaml", "resources: [../base]\n")
        .with("live.yaml", &map("a", "info"))
        .committed("Start")
}

fn diff(shop: &Workspace, more: &[&str]) -> Run {
    let fixed = ["diff", "app", "--live", "live.yaml"];
    shop.run(fixed.iter().chain(more))
}

fn report(shop: &Workspace, more: &[&str]) -> Value {
    let json = ["-o", "json"];
    let more: Vec<&str> = json.iter().chain(more).copied().collect();
    diff(shop, &more).json()
}

fn hash(shop: &Workspace, revision: &str) -> String {
    let run = shop.git(["rev-parse", revision]);
    run.stdout.trim().to_owned()
}

#[test]
fn a_report_names_the_commit_and_what_was_read_and_differs_from_it() {
    let shop = shop();
    let head = hash(&shop, "HEAD");
    let clean = json!({"commit": head, "branch": "main", "revision": null, "dirty": []});
    assert_eq!(report(&shop, &[])["git"], clean);
    let text = diff(&shop, &[]).exits(0).stdout;
    assert!(
        text.starts_with(&format!("app @ {} (main, clean)", &head[..7])),
        "{text}"
    );

    let shop = shop
        .with("base/map.yaml", &map("a", "info # changed"))
        .with("base/unread.yaml", "changed: too\n")
        .with("app/new.yaml", &map("b", "info"))
        .with("app/kustomization.yaml", "resources: [../base, new.yaml]\n");
    let dirty = json!(["app/kustomization.yaml", "app/new.yaml", "base/map.yaml"]);
    assert_eq!(report(&shop, &[])["git"]["dirty"], dirty);
    let text = diff(&shop, &[]).stdout;
    assert!(text.contains("(main, 3 uncommitted files)"), "{text}");
    assert!(
        text.contains("not as committed: app/kustomization.yaml, app/new.yaml, base/map.yaml"),
        "{text}"
    );
    shop.git(["checkout", "--quiet", "--detach"]);
    assert_eq!(report(&shop, &[])["git"]["branch"], Value::Null);
}

#[test]
fn a_manifest_that_is_gone_from_a_folder_and_changed_rules_are_not_as_committed() {
    let shop = Workspace::new()
        .with("app/a.yaml", &map("a", "info"))
        .with("app/b.yaml", &map("b", "info"))
        .with(".driftctl.yaml", "")
        .with("live.yaml", &map("a", "info"))
        .committed("Start")
        .with(".driftctl.yaml", "# changed\n");
    std::fs::remove_file(shop.folder().join("app/b.yaml")).expect("it was there");
    let dirty = json!([".driftctl.yaml", "app/b.yaml"]);
    assert_eq!(report(&shop, &[])["git"]["dirty"], dirty);
}

#[test]
fn outside_of_git_and_before_the_first_commit_there_is_no_commit() {
    let shop = Workspace::new()
        .with("app/a.yaml", &map("a", "info"))
        .with("live.yaml", &map("a", "info"));
    assert_eq!(report(&shop, &[])["git"], Value::Null);
    let run = diff(&shop, &["--revision", "HEAD"]).exits(2);
    assert!(
        run.stderr.contains("is not in a Git repository"),
        "{}",
        run.transcript()
    );
    shop.git(["init", "--quiet"]);
    let run = diff(&shop, &["-o", "json"]).exits(0);
    assert_eq!(run.json()["git"], Value::Null);
    assert_eq!(run.stderr, "");
}

#[test]
fn two_repositories_have_no_commit_in_common() {
    let shop = shop().with("other/.keep", "");
    let other = shop.folder().join("other");
    shop.git(["init", "--quiet", "--initial-branch=main", "other"]);
    let shop = shop.with("other/b.yaml", &map("a", "info"));
    let other = other.to_string_lossy();
    shop.git(["-C", &other, "add", "b.yaml"]);
    shop.git(["-C", &other, "commit", "--quiet", "--message", "Other"]);
    let report = report(&shop, &["other"]);
    assert_eq!(report["git"], Value::Null);
    let revision = |place: usize| report["applications"][place]["source"]["revision"].clone();
    assert_eq!(revision(0), hash(&shop, "HEAD"));
    assert!(revision(1).is_string() && revision(1) != revision(0));
}

#[test]
fn a_revision_is_rendered_from_the_object_database_with_its_rules() {
    let rules = "ignoreDifferences:\n- kind: ConfigMap\n  jsonPointers: [/data/level]\n";
    let shop = shop()
        .with(".driftctl.yaml", rules)
        .with("base/map.yaml", &map("a", "debug"))
        .committed("Ignore the level");
    shop.git(["tag", "v1"]);
    let rendered = shop.run(["render", "app"]).exits(0).stdout;
    let shop = shop
        .with(".driftctl.yaml", "")
        .with("base/map.yaml", &map("a", "error"))
        .committed("Heed the level");
    for file in ["base", "app"] {
        std::fs::remove_dir_all(shop.folder().join(file)).expect("it was there");
    }
    let run = shop.run(["render", "app", "--revision", "v1"]).exits(0);
    assert_eq!(run.stdout, rendered);
    let report = report(&shop, &["--revision", "v1"]);
    let git = json!({"commit": hash(&shop, "v1"), "branch": null, "revision": "v1", "dirty": []});
    assert_eq!(report["git"], git);
    let object = &report["applications"][0]["objects"][0];
    assert_eq!(
        object["origin"],
        json!({"file": "base/map.yaml", "line": 1})
    );
    assert_eq!(
        object["differences"][0]["ignoredBy"]["file"],
        ".driftctl.yaml"
    );
    let run = diff(&shop, &["--revision", "v1"]).exits(0);
    let short = &hash(&shop, "v1")[..7];
    assert!(
        run.stdout.starts_with(&format!("app @ v1 ({short})")),
        "{}",
        run.transcript()
    );
    diff(&shop, &["--revision", "HEAD"]).exits(1);
    diff(&shop, &["--revision", "main"]).exits(1);
}

#[cfg(unix)]
#[test]
fn symlinks_of_a_revision_are_followed_as_far_as_the_repository_goes() {
    let shop = shop()
        .with(
            "app/kustomization.yaml",
            "resources: [../current, link.yaml]\n",
        )
        .with("elsewhere.yaml", &map("b", "info"));
    let link = |target: &str, name: &str| {
        std::os::unix::fs::symlink(target, shop.folder().join(name)).expect("a symlink");
    };
    link("base", "current");
    link("../app/../app/again.yaml", "app/link.yaml");
    link("./real.yaml", "app/again.yaml");
    let shop = shop
        .with("app/real.yaml", &map("c", "info"))
        .committed("Links");
    let on_disk = shop.run(["render", "app"]).exits(0).stdout;
    let run = shop.run(["render", "app", "--revision", "HEAD"]).exits(0);
    assert_eq!(run.stdout, on_disk);
    assert_eq!(report(&shop, &[])["git"]["dirty"], json!([]));

    for (target, name) in [("/etc/hostname", "out"), ("../../../x.yaml", "above")] {
        let path = shop.folder().join(format!("app/{name}.yaml"));
        std::os::unix::fs::symlink(target, path).expect("a symlink");
        let kustomization = format!("resources: [{name}.yaml]\n");
        let shop = Workspace::new()
            .with("app/kustomization.yaml", &kustomization)
            .with("live.yaml", "");
        let path = shop.folder().join(format!("app/{name}.yaml"));
        std::os::unix::fs::symlink(target, path).expect("a symlink");
        let shop = shop.committed("A link that leads out");
        let run = shop.run(["render", "app", "--revision", "HEAD"]).exits(2);
        let message = format!("`app/{name}.yaml` leads through a symlink out of the repository");
        assert!(run.stderr.contains(&message), "{}", run.transcript());
    }
}

#[test]
fn a_submodule_is_entered_where_it_is_checked_out_and_named_where_it_is_not() {
    let module = Workspace::new()
        .with("kustomization.yaml", "resources: [map.yaml]\n")
        .with("map.yaml", &map("from-module", "info"))
        .committed("Module");
    let shop = shop().with(
        "app/kustomization.yaml",
        "resources: [../base, ../vendor]\n",
    );
    let url = module.folder().to_string_lossy().into_owned();
    shop.git(["submodule", "--quiet", "add", &url, "vendor"]);
    let shop = shop.committed("Use the module");
    let on_disk = shop.run(["render", "app"]).exits(0).stdout;
    let run = shop.run(["render", "app", "--revision", "HEAD"]).exits(0);
    assert_eq!(run.stdout, on_disk);
    assert_eq!(report(&shop, &[])["git"]["dirty"], json!([]));
    let shop = shop.with("vendor/map.yaml", &map("from-module", "debug"));
    assert_eq!(
        report(&shop, &[])["git"]["dirty"],
        json!(["vendor/map.yaml"])
    );

    let clone = Workspace::new();
    let url = shop.folder().to_string_lossy().into_owned();
    clone.git(["clone", "--quiet", &url, "."]);
    let run = clone.run(["render", "app", "--revision", "HEAD"]).exits(2);
    assert!(
        run.stderr
            .contains("`vendor` is a submodule, and its commit"),
        "{}",
        run.transcript()
    );
    assert!(
        run.stderr
            .contains("hint: `git submodule update --init vendor`"),
        "{}",
        run.transcript()
    );
}

#[test]
fn an_lfs_pointer_is_replaced_by_its_content_or_named() {
    let content = map("large", "info");
    let hash = "b3e0a6d0cf1d1b8b4f8f0b1f9f9e2c6f7a3b5d4e6f8091a2b3c4d5e6f7089abc";
    let pointer =
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{hash}\nsize 99\n");
    let shop = Workspace::new()
        .with("app/kustomization.yaml", "resources: [large.yaml]\n")
        .with("app/large.yaml", &pointer)
        .with("live.yaml", &content)
        .committed("A pointer");
    let run = diff(&shop, &["--revision", "HEAD"]).exits(2);
    let message = "`app/large.yaml` is an LFS pointer, and its content is not here";
    assert!(run.stderr.contains(message), "{}", run.transcript());
    assert!(run.stderr.contains("git lfs fetch"), "{}", run.transcript());
    let store = format!(".git/lfs/objects/{}/{}/{hash}", &hash[..2], &hash[2..4]);
    diff(&shop.with(&store, &content), &["--revision", "HEAD"]).exits(0);
}

#[test]
fn a_revision_that_is_not_there_says_what_may_help() {
    let shop = shop();
    let refused = |shop: &Workspace, revision: &str| {
        let run = diff(shop, &["--revision", revision]).exits(2);
        assert!(run.stdout.contains("Unknown"), "{}", run.transcript());
        run.stderr
    };
    let told = refused(&shop, "v9");
    assert!(
        told.contains("`v9` names no commit of the Git repository"),
        "{told}"
    );
    assert!(told.contains("hint: `git fetch` it"), "{told}");
    // A file is no commit.
    assert!(refused(&shop, "HEAD:base/map.yaml").contains("names no commit"));

    shop.git(["branch", "release"]);
    let clone = Workspace::new();
    let shop = shop.committed("Second");
    let url = format!("file://{}", shop.folder().display());
    clone.git([
        "clone",
        "--quiet",
        "--depth=1",
        "--no-single-branch",
        &url,
        ".",
    ]);
    assert!(refused(&clone, "release").contains("did you mean `origin/release`?"));
    let told = refused(&clone, "main~1");
    assert!(told.contains("git fetch --unshallow"), "{told}");
}

#[test]
fn a_bare_repository_and_a_linked_worktree_are_repositories_too() {
    let shop = shop();
    let head = hash(&shop, "HEAD");
    shop.git(["clone", "--quiet", "--bare", ".", "bare.git"]);
    let live = shop.folder().join("live.yaml");
    let live = live.to_string_lossy();
    let mut command = shop.command(env!("CARGO_BIN_EXE_driftctl"));
    command.current_dir(shop.folder().join("bare.git"));
    command.args([
        "diff",
        "app",
        "--revision",
        "main",
        "--live",
        &live,
        "-o",
        "json",
    ]);
    let report = Run::of(command, "").exits(0).json();
    assert_eq!(report["git"]["commit"], head);
    assert_eq!(report["applications"][0]["name"], "app");
    assert_eq!(
        report["applications"][0]["objects"][0]["origin"]["file"],
        "base/map.yaml"
    );

    shop.git(["worktree", "add", "--quiet", "-b", "topic", "tree"]);
    let run = shop
        .run(["diff", "tree/app", "--live", &live, "-o", "json"])
        .exits(0);
    let git = json!({"commit": head, "branch": "topic", "revision": null, "dirty": []});
    assert_eq!(run.json()["git"], git);
    assert_eq!(run.json()["applications"][0]["name"], "app");
}

#[test]
fn a_path_that_a_revision_has_not_is_missing_there() {
    let run = shop().run(["diff", "gone", "--live", "live.yaml", "--revision", "HEAD"]);
    assert!(
        run.stderr.contains("`gone` does not exist"),
        "{}",
        run.transcript()
    );
    run.exits(2);
}

/// Three versions of the overlay, commits of other things between them, and the middle one runs.
fn with_history() -> Workspace {
    let generator = |level: &str| {
        format!(
            "resources: [../base]\nconfigMapGenerator: [{{name: c, namespace: shop, literals: [level={level}]}}]\n"
        )
    };
    let shop = shop()
        .with("app/kustomization.yaml", &generator("warn"))
        .committed("Generate a map");
    let live = shop.run(["render", "app"]).exits(0).stdout;
    shop.with("live.yaml", &live)
        .with("README.md", "1")
        .committed("Write")
        .with("app/kustomization.yaml", &generator("debug"))
        .committed("Say more")
        .with("README.md", "2")
        .committed("Write more")
        .with("base/map.yaml", &map("a", "error"))
        .committed("Say less")
}

#[test]
fn the_commit_that_runs_is_named() {
    let shop = with_history();
    let brought = hash(&shop, "HEAD~4");
    let history = &report(&shop, &["--since", "5"])["applications"][0]["history"];
    let expected = json!({
        "searched": 3,
        "match": {"commit": brought, "behind": 2, "time": "2026-11-18T09:00:00Z", "subject": "Generate a map"},
        "end": "found",
    });
    assert_eq!(*history, expected);
    let text = diff(&shop, &["--since", "2"]).exits(1).stdout;
    let line = format!(
        "  what runs is {}, 2 commits behind: Generate a map (2026-11-18 09:00Z)\n",
        &brought[..7]
    );
    assert!(text.contains(&line), "{text}");
    let text = diff(&shop, &["--since", "1"]).exits(1).stdout;
    assert!(
        text.contains("what runs is none of the last 2 versions in Git\n"),
        "{text}"
    );
    assert_eq!(
        report(&shop, &[])["applications"][0]["history"],
        Value::Null
    );
}

#[test]
fn a_version_runs_only_if_nothing_of_a_later_one_does() {
    let live = format!("{}---\n{}", map("a", "info"), map("b", "changed"));
    let shop = shop()
        .with("app/kustomization.yaml", "resources: [../base, b.yaml]\n")
        .with("app/b.yaml", &map("b", "info"))
        .committed("Add b")
        .with("live.yaml", &live);
    let history = &report(&shop, &["--since", "5"])["applications"][0]["history"];
    assert_eq!(
        *history,
        json!({"searched": 2, "match": null, "end": "start"})
    );
    let shop = shop.with("live.yaml", &map("a", "info"));
    let history = &report(&shop, &["--since", "5"])["applications"][0]["history"];
    assert_eq!(history["match"]["subject"], "Start");
}

#[test]
fn what_is_committed_may_run_though_the_disk_differs() {
    let shop = shop().with("base/map.yaml", &map("a", "debug"));
    let text = diff(&shop, &["--since", "1"]).exits(1).stdout;
    let head = hash(&shop, "HEAD");
    let line = format!(
        "what runs is {}, without what is not committed: Start",
        &head[..7]
    );
    assert!(text.contains(&line), "{text}");
    shop.git(["checkout", "--quiet", "."]);
    let text = diff(&shop, &["--since", "1"]).exits(0).stdout;
    assert!(!text.contains("what runs"), "{text}");
}

#[test]
fn a_search_says_where_it_had_to_end() {
    let shop = with_history().with("live.yaml", &map("a", "never"));
    let end = |shop: &Workspace| {
        report(shop, &["--since", "9"])["applications"][0]["history"]["end"].clone()
    };
    assert_eq!(end(&shop), "start");
    let clone = Workspace::new();
    let url = format!("file://{}", shop.folder().display());
    clone.git(["clone", "--quiet", "--depth=3", &url, "."]);
    let clone = clone.with("live.yaml", &map("a", "never"));
    assert_eq!(end(&clone), "shallow");
    let shop = shop
        .with("app/kustomization.yaml", "resources: [gone.yaml]\n")
        .committed("Break it")
        .with("app/kustomization.yaml", "resources: [../base]\n")
        .committed("Mend it");
    assert_eq!(end(&shop), "unrenderable");
    let service = "apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: shop}\n";
    assert_eq!(end(&shop.with("live.yaml", service)), "unknown");
}

#[test]
fn status_names_the_commit_and_what_runs() {
    let shop = with_history();
    let run = shop.run(["status", "app", "--live", "live.yaml", "--since", "3"]);
    let commit = format!("commit: {} (main, clean)\n", &hash(&shop, "HEAD")[..7]);
    assert!(run.stdout.contains(&commit), "{}", run.transcript());
    assert!(
        run.stdout.contains("2 commits behind: Generate a map"),
        "{}",
        run.transcript()
    );
}

#[test]
fn a_repository_that_is_damaged_is_said_to_be() {
    let shop = shop();
    let head = hash(&shop, "HEAD");
    let object = format!(".git/objects/{}/{}", &head[..2], &head[2..]);
    std::fs::remove_file(shop.folder().join(&object)).expect("a loose object");
    let shop = shop.with(&object, "");
    // What lies on the disk is compared all the same.
    let run = diff(&shop, &["-o", "json"]).exits(0);
    assert_eq!(run.json()["git"], Value::Null);
    assert!(
        run.stderr.contains("the Git commit is not known"),
        "{}",
        run.transcript()
    );
    let run = diff(&shop, &["--revision", "main"]).exits(2);
    assert!(
        run.stderr.contains("read the commit of `main`"),
        "{}",
        run.transcript()
    );
    assert!(run.stderr.contains("git fsck"), "{}", run.transcript());
}
