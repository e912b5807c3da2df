//! How a run can end before its time, and what it leaves behind: a whole document, and the right exit code.

use std::net::TcpListener;
use std::process::{Child, Command, Output, Stdio};
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

fn start(workspace: &Workspace, arguments: &[&str]) -> Child {
    let mut command = workspace.command(env!("CARGO_BIN_EXE_driftctl"));
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().expect("driftctl runs")
}

fn end(child: Child, signal: &str) -> Output {
    let killed = Command::new("kill")
        .args(["-s", signal, &child.id().to_string()])
        .status();
    assert!(killed.expect("`kill` runs").success());
    child.wait_with_output().expect("an end")
}

/// What becomes of a run that waits for the cluster.
fn interrupted_by(signal: &str, arguments: &[&str]) -> Output {
    let (workspace, listener) = silent_server(shop());
    let mut child = start(&workspace, arguments);
    drop(child.stdin.take());
    // The request is under way.
    let _connection = listener.accept().expect("a connection");
    end(child, signal)
}

const SIGNALS: [(&str, i32); 2] = [("INT", 130), ("TERM", 143)];

#[cfg(unix)]
#[test]
fn a_signal_ends_what_prints_no_report_with_its_code() {
    let silent = ["same", "--kubeconfig", "kubeconfig"];
    for command in [
        &["snapshot", "--to", "out.yaml"][..],
        &["render", "--compared"],
    ] {
        for (signal, code) in SIGNALS {
            let output = interrupted_by(signal, &[command, &silent].concat());
            assert_eq!(output.status.code(), Some(code), "{command:?}");
            assert!(output.stdout.is_empty(), "{command:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_signal_ends_what_asks_no_cluster_with_its_code() {
    for (signal, code) in SIGNALS {
        let workspace = Workspace::new();
        // Standard input is never at its end.
        let child = start(&workspace, &["health", "-"]);
        while !watches_signals(&child) {
            std::thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(end(child, signal).status.code(), Some(code));
    }
}

/// Whether SIGINT and SIGTERM have handlers in a process that runs.
#[cfg(target_os = "linux")]
fn watches_signals(child: &Child) -> bool {
    const BOTH: u64 = 1 << (2 - 1) | 1 << (15 - 1);
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
    let status = status.expect("the process runs");
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
    let caught = u64::from_str_radix(caught.expect("a line").trim(), 16).expect("a mask");
    caught & BOTH == BOTH
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_with_a_whole_document() {
    for (signal, code) in SIGNALS {
        let diff = ["diff", "same", "--kubeconfig", "kubeconfig", "-o", "json"];
        let output = interrupted_by(signal, &diff);
        let document: Value = serde_json::from_slice(&output.stdout).expect("a whole document");
        assert_eq!(output.status.code(), Some(code));
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
