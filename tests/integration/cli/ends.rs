//! How a run can end before its time, and what it leaves behind: a whole document, and the right exit code.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::shop;
use crate::harness::Workspace;

/// A server that takes connections and never answers, and a kubeconfig for it.
fn silent_server(workspace: Workspace) -> (Workspace, TcpListener) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let server = format!("http://{}", listener.local_addr().expect("an address"));
    let config = format!(
        "apiVersion: v1\nkind: Config\ncurrent-context: a\ncontexts: [{{name: a, context: {{cluster: a, user: a}}}}]\n\
         clusters: [{{name: a, cluster: {{server: '{server}'}}}}]\nusers: [{{name: a, user: {{}}}}]\n"
    );
    (workspace.with("kubeconfig", &config), listener)
}

fn start(workspace: &Workspace) -> Child {
    let mut command = workspace.command(env!("CARGO_BIN_EXE_driftctl"));
    command
        .args(["diff", "same", "--kubeconfig", "kubeconfig", "-o", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().expect("driftctl runs")
}

fn interrupted_by(signal: &str) -> (Option<i32>, Value) {
    let (workspace, listener) = silent_server(shop());
    let child = start(&workspace);
    // The request is under way.
    let _connection = listener.accept().expect("a connection");
    let killed = Command::new("kill")
        .args(["-s", signal, &child.id().to_string()])
        .status();
    assert!(killed.expect("`kill` runs").success());
    let output = child.wait_with_output().expect("an end");
    let document = serde_json::from_slice(&output.stdout).expect("a whole document");
    (output.status.code(), document)
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_with_a_whole_document() {
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let (ended, document) = interrupted_by(signal);
        assert_eq!(ended, Some(code));
        assert_eq!(document["verdict"]["sync"], "Unknown");
        assert_eq!(document["verdict"]["exitCode"], code);
        assert!(document["errors"][0]["message"].is_string(), "{document:#}");
    }
}

#[test]
fn the_time_limit_ends_it() {
    let (workspace, _listener) = silent_server(shop());
    let start = Instant::now();
    let run = workspace.run([
        "diff",
        "same",
        "--kubeconfig",
        "kubeconfig",
        "--timeout",
        "1s",
        "-o",
        "json",
    ]);
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{}",
        run.transcript()
    );
    assert_eq!(run.exits(2).json()["verdict"]["sync"], "Unknown");
}

#[test]
fn a_closed_pipe_is_no_error_and_keeps_the_exit_code() {
    let workspace = shop();
    for (path, code) in [("same", 0), ("drifted", 1)] {
        let mut command = workspace.command(env!("CARGO_BIN_EXE_driftctl"));
        command
            .args(["diff", path, "--live", "live.yaml"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("driftctl runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("an end");
        assert_eq!(output.status.code(), Some(code));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}
