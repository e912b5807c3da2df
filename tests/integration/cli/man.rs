//! `driftctl man`.

use crate::harness::Workspace;

#[test]
fn there_is_a_page_for_the_program_and_one_for_each_command() {
    let page = Workspace::new().run(["man"]).exits(0).stdout;
    for part in [".TH driftctl 1", "driftctl\\-diff(1)", "Exit codes:"] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let page = Workspace::new().run(["man", "diff"]).exits(0).stdout;
    for part in [".TH driftctl-diff 1", "\\-\\-exit\\-zero", "\\-\\-since"] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let run = Workspace::new().run(["man", "apply"]).exits(2);
    assert!(
        run.stderr.contains("there is no command `apply`"),
        "{}",
        run.transcript()
    );
}
