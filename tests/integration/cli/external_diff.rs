//! `--external-diff`: a program of the user's, here a script that prints what it was given.
#![cfg(unix)]

use super::shop;
use crate::harness::{Run, Workspace};

/// The overlay that differs, and a script that prints both folders and ends as it is told.
fn with_script(code: i32) -> Workspace {
    let script = format!(
        "echo \"$@\"; for f in git/* live/*; do echo \"== $f\"; cat \"$f\"; done; exit {code}\n"
    );
    shop().with("print.sh", &script)
}

fn run(workspace: &Workspace, path: &str, program: &str) -> Run {
    let program = format!("--external-diff={program}");
    workspace.run(["diff", path, "--live", "live.yaml", &program])
}

fn script(workspace: &Workspace) -> String {
    format!(
        "/bin/sh '{}' more",
        workspace.folder().join("print.sh").display()
    )
}

#[test]
fn it_gets_a_file_of_each_side_and_takes_the_place_of_the_text() {
    for code in [0, 1] {
        let workspace = with_script(code);
        let run = run(&workspace, "drifted", &script(&workspace)).exits(1);
        let (git, live) = run.stdout.split_once("== live/").expect("both folders");
        assert!(
            git.starts_with("more git live\n== git/ConfigMap.shop.drifted.yaml\n"),
            "{}",
            run.transcript()
        );
        assert!(git.contains("level: info"), "{}", run.transcript());
        assert!(live.contains("level: debug"), "{}", run.transcript());
        assert!(
            run.stderr
                .contains("drifted: OutOfSync, 1 of 1 object compared"),
            "{}",
            run.transcript()
        );
    }
}

#[test]
fn it_is_not_asked_where_nothing_differs() {
    let workspace = with_script(1);
    let run = run(&workspace, "same", &script(&workspace)).exits(0);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("same: Synced"), "{}", run.transcript());
}

#[test]
fn a_program_that_fails_or_is_not_there_is_an_error() {
    let workspace = with_script(2);
    let failed = run(&workspace, "drifted", &script(&workspace)).exits(2);
    assert!(
        failed.stderr.contains("exit status: 2"),
        "{}",
        failed.transcript()
    );
    let gone = run(&workspace, "drifted", "/no/such/diff").exits(2);
    assert!(
        gone.stderr
            .contains("run the external diff `/no/such/diff`"),
        "{}",
        gone.transcript()
    );
    let broken = run(&workspace, "drifted", "'open").exits(2);
    assert!(
        broken.stderr.contains("is no command"),
        "{}",
        broken.transcript()
    );
}

#[test]
fn it_is_named_as_for_kubectl_and_not_by_a_file_that_was_found() {
    let workspace = with_script(0);
    let mut command = workspace.command(env!("CARGO_BIN_EXE_driftctl"));
    command
        .args(["diff", "drifted", "--live", "live.yaml", "--external-diff"])
        .env("KUBECTL_EXTERNAL_DIFF", script(&workspace));
    assert!(
        Run::of(command, "")
            .exits(1)
            .stdout
            .starts_with("more git live\n")
    );
    let workspace = workspace.with(".driftctl.yaml", "external-diff: evil\n");
    let run = workspace
        .run(["diff", "drifted", "--live", "live.yaml"])
        .exits(2);
    assert!(
        run.stderr
            .contains("cannot be set by a file that was found"),
        "{}",
        run.transcript()
    );
}
