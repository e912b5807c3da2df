//! `kubectl drift`: the program under the name of a plugin.

#[cfg(unix)]
#[test]
fn under_the_name_of_a_plugin_it_calls_itself_as_it_was_called() {
    use crate::harness::{Run, Workspace};

    let workspace = Workspace::new();
    let plugin = workspace.folder().join("kubectl-drift");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_driftctl"), &plugin).expect("a symlink");
    let run = |arguments: &[&str]| {
        let mut command = workspace.command(&plugin);
        command.args(arguments);
        Run::of(command, "")
    };
    let help = run(&["diff", "--help"]).exits(0);
    assert!(
        help.stdout.contains("Usage: kubectl drift diff"),
        "{}",
        help.transcript()
    );
    let usage = run(&["diff", "--nonsense"]).exits(2);
    assert!(
        usage.stderr.contains("kubectl drift diff"),
        "{}",
        usage.transcript()
    );
    assert!(!usage.stderr.contains("driftctl"), "{}", usage.transcript());
    let workspace = workspace
        .with(
            "app/a.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
        )
        .with(
            "live.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: default}\n",
        );
    let mut command = workspace.command(&plugin);
    command.args(["diff", "app", "--live", "live.yaml", "--only", "Service"]);
    let diff = Run::of(command, "").exits(2);
    assert!(
        diff.stderr.contains("`kubectl drift render`"),
        "{}",
        diff.transcript()
    );
    assert!(
        diff.stdout.contains("`kubectl drift render`"),
        "{}",
        diff.transcript()
    );
}
