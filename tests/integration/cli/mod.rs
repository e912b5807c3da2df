//! The program from outside, command by command: standard output, standard error and exit code.

mod completions;
mod demo;
mod diff;
mod ends;
mod explain;
mod external_diff;
mod git;
mod health;
mod man;
mod plugin;
mod render;
mod settings;
mod snapshot;
mod status;
mod terminal;
mod version;

use crate::harness::{Run, Workspace};

/// A folder with one ConfigMap in Git as it runs, and one that differs.
fn shop() -> Workspace {
    let map = |name: &str, value: &str| {
        format!(
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, namespace: shop}}\ndata: {{level: {value}}}\n"
        )
    };
    let live = format!("{}---\n{}", map("same", "info"), map("drifted", "debug"));
    Workspace::new()
        .with(".git/HEAD", "")
        .with("same/map.yaml", &map("same", "info"))
        .with("drifted/map.yaml", &map("drifted", "info"))
        .with("live.yaml", &live)
}

/// What a reader at a terminal sees of a run, to be kept.
fn seen(run: &Run) -> String {
    let code = run.code.unwrap_or(-1);
    let errors = if run.stderr.is_empty() {
        String::new()
    } else {
        format!("--- standard error\n{}", run.stderr)
    };
    format!("{}{errors}--- exit {code}\n", run.stdout)
}
