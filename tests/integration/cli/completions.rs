//! `driftctl completions`: the files in `completions/` are what it prints. `DRIFTCTL_TEST_UPDATE=completions` writes them
//! anew.

use crate::harness::{Workspace, project};

const FILES: &[(&str, &str)] = &[
    ("bash", "driftctl.bash"),
    ("zsh", "_driftctl"),
    ("fish", "driftctl.fish"),
    ("powershell", "_driftctl.ps1"),
    ("elvish", "driftctl.elv"),
];

#[test]
fn the_files_are_what_the_program_prints() {
    for (shell, name) in FILES {
        let file = project().join("completions").join(name);
        let printed = Workspace::new().run(["completions", shell]).exits(0).stdout;
        if std::env::var("DRIFTCTL_TEST_UPDATE").is_ok_and(|what| what == "completions") {
            std::fs::write(&file, &printed).expect("the file is written");
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            kept == printed,
            "{} is not what the program prints now; run the tests with DRIFTCTL_TEST_UPDATE=completions",
            file.display()
        );
        for word in ["driftctl", "explain", "exit-zero", "revision"] {
            assert!(printed.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn a_shell_that_nobody_knows_is_wrong_usage() {
    let run = Workspace::new().run(["completions", "tcsh"]).exits(2);
    assert!(
        run.stderr.contains("[possible values: bash"),
        "{}",
        run.transcript()
    );
}
