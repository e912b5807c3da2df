//! `driftctl version`, and the help.

use crate::harness::Workspace;

#[test]
fn it_says_which_driftctl_it_is() {
    for arguments in [&["version"][..], &["--version"]] {
        let run = Workspace::new().run(arguments).exits(0);
        assert!(
            run.stdout
                .starts_with(concat!("driftctl ", env!("CARGO_PKG_VERSION"), "\n"))
        );
        assert!(
            run.stdout.contains("not snyk/driftctl"),
            "{}",
            run.transcript()
        );
    }
    let run = Workspace::new().run(["version", "-o", "json"]).exits(0);
    assert_eq!(run.json()["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn help_has_the_table_of_exit_codes() {
    for arguments in [&["--help"][..], &["diff", "--help"], &["status", "-h"]] {
        let run = Workspace::new().run(arguments).exits(0);
        assert!(
            run.stdout.contains("Exit codes:\n  0  "),
            "{}",
            run.transcript()
        );
    }
}

#[test]
fn wrong_usage_is_exit_2_and_says_nothing_on_standard_output() {
    for arguments in [
        &[][..],
        &["dif"],
        &["diff", "--nonsense"],
        &["diff", "-o", "xml"],
        &["diff", "--concurrency", "0"],
        &["diff", "--only", "/x"],
        &["health"],
    ] {
        let run = Workspace::new().run(arguments).exits(2);
        assert_eq!(run.stdout, "", "{}", run.transcript());
        assert_ne!(run.stderr, "", "{}", run.transcript());
    }
}
