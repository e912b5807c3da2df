//! A slow cluster, as somebody at a terminal sees it.

use super::{OVERLAY, example};
use crate::harness::door::{Age, Door, Fault};
use crate::harness::terminal::on_terminal;
use crate::harness::{Run, User, control_plane};

/// What takes back a line: to its start, and clear to its end.
const CLEAR: &str = "\r\u{1b}[K";

#[test]
fn what_is_waited_for_is_told_on_a_terminal_and_nowhere_else() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("progress");
    let workspace = example(&namespace, User::Admin);
    let door = Door::to(&plane.kubeconfig(User::Admin, &namespace.name, plane.server()));
    let slow = door.admit("slow", Age::Today, |question| {
        question.path.contains("limit=").then_some(Fault::Silence)
    });
    std::fs::write(
        workspace.folder().join("slow"),
        plane.kubeconfig(User::Admin, &namespace.name, &slow.server),
    )
    .expect("written");
    let diff = |flags: &[&str]| {
        let mut command = workspace.command(env!("CARGO_BIN_EXE_driftctl"));
        command.args(["diff", OVERLAY, "--kubeconfig", "slow"]);
        command.args(["--request-timeout", "1500ms"]).args(flags);
        command
    };

    let seen = on_terminal(diff(&[]), 100, 50);
    assert_eq!(seen.code, Some(2), "{}", seen.stdout);
    let reading = "| reading 8 objects … 0 s";
    assert!(seen.stderr.starts_with(CLEAR), "{:?}", seen.stderr);
    assert!(seen.stderr.contains(reading), "{:?}", seen.stderr);
    assert!(
        seen.stderr.ends_with(CLEAR),
        "nothing of it stays: {:?}",
        seen.stderr
    );
    assert!(!seen.stdout.contains("reading"), "{}", seen.stdout);

    assert_eq!(on_terminal(diff(&["-q"]), 100, 50).stderr, "");
    assert_eq!(Run::of(diff(&[]), "").exits(2).stderr, "");
}
