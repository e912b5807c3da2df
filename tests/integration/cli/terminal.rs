//! What is different on a terminal: width, colour, the pager.

use std::os::unix::fs::PermissionsExt as _;

use super::shop;
use crate::harness::Workspace;
use crate::harness::terminal::{Seen, on_terminal};

const EXAMPLE: [&str; 4] = ["diff", "overlays/production", "--live", "live.yaml"];

/// The example, and a pager that says so and ends as a pager that was not read to the end.
fn example() -> Workspace {
    let example = Workspace::fixture("payments-api")
        .with("pager", "#!/bin/sh\nprintf 'PAGER %s %s\\n' \"$1\" \"$LESS\"\nwhile IFS= read -r line; do printf '%s\\n' \"$line\"; done\n");
    let pager = example.folder().join("pager");
    std::fs::set_permissions(pager, std::fs::Permissions::from_mode(0o755)).expect("executable");
    example
}

fn seen(
    workspace: &Workspace,
    flags: &[&str],
    variables: &[(&str, &str)],
    (columns, rows): (u16, u16),
) -> Seen {
    let mut command = workspace.command(env!("CARGO_BIN_EXE_driftctl"));
    command.args(EXAMPLE).args(flags).env("TERM", "xterm");
    command.env("DRIFTCTL_PAGER", "./pager --so");
    command.envs(variables.iter().copied());
    on_terminal(command, columns, rows)
}

#[test]
fn a_pager_is_started_for_a_text_that_exceeds_the_screen_and_for_no_other() {
    let example = example();
    let is_paged = |flags: &[&str], variables: &[(&str, &str)], rows: u16| {
        let seen = seen(&example, flags, variables, (100, rows));
        assert_eq!(seen.code, Some(1), "{}", seen.stderr);
        assert!(seen.stdout.contains("OutOfSync"), "{}", seen.stdout);
        seen.stdout.starts_with("PAGER --so FRX\n")
    };
    assert!(is_paged(&[], &[], 20));
    assert!(!is_paged(&[], &[], 200));
    assert!(!is_paged(&["--no-pager"], &[], 20));
    assert!(!is_paged(&["-o", "json"], &[], 20));
    assert!(!is_paged(&[], &[("DRIFTCTL_PAGER", "cat")], 20));
    assert!(!is_paged(&[], &[("DRIFTCTL_NO_PAGER", "true")], 20));
    // One that is not there costs a warning, and not the text.
    let seen = seen(
        &example,
        &[],
        &[("DRIFTCTL_PAGER", "no-such-pager")],
        (100, 20),
    );
    assert_eq!(seen.code, Some(1));
    assert!(seen.stdout.contains("OutOfSync"), "{}", seen.stdout);
    assert!(
        seen.stderr
            .starts_with("warning: the pager `no-such-pager`: "),
        "{}",
        seen.stderr
    );
}

#[test]
fn a_terminal_gets_its_width_and_colours_and_a_pipe_neither() {
    let example = example();
    for columns in [80, 160] {
        let seen = seen(&example, &["--no-pager"], &[], (columns, 50));
        assert!(seen.stdout.contains("\u{1b}["), "{}", seen.stdout);
        assert_eq!(seen.stderr, "", "nothing else is said");
        let mut plain = example.command(env!("CARGO_BIN_EXE_driftctl"));
        plain.args(EXAMPLE).env("COLUMNS", columns.to_string());
        let plain = crate::harness::Run::of(plain, "").exits(1);
        assert_eq!(without_colours(&seen.stdout), plain.stdout);
        assert!(!plain.stdout.contains('\u{1b}'));
    }
    let seen = seen(&example, &["--no-pager"], &[("NO_COLOR", "1")], (80, 50));
    assert!(!seen.stdout.contains('\u{1b}'), "{}", seen.stdout);
}

#[test]
fn an_error_is_told_once_to_somebody_who_sees_both_streams() {
    let shop = shop();
    let mut command = shop.command(env!("CARGO_BIN_EXE_driftctl"));
    command
        .args(["diff", "nowhere", "--live", "live.yaml"])
        .env("NO_COLOR", "1");
    let seen = on_terminal(command, 100, 50);
    assert_eq!(seen.code, Some(2));
    assert!(
        seen.stdout.contains("`nowhere` does not exist"),
        "{}",
        seen.stdout
    );
    assert_eq!(seen.stderr, "");
}

fn without_colours(text: &str) -> String {
    let pattern = regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("a pattern");
    pattern.replace_all(text, "").into_owned()
}
