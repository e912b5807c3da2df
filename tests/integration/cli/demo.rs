//! `driftctl demo`.

use super::seen;
use crate::harness::Workspace;

#[test]
fn it_needs_nothing_and_tells_what_diff_tells() {
    let demo = Workspace::new().run(["demo"]).exits(0);
    let line = demo
        .stdout
        .lines()
        .find_map(|line| line.strip_prefix("$ driftctl "))
        .expect("the line to type");
    let clone = Workspace::new().with_fixture("payments-api");
    let diff = clone.run(line.split(' ')).exits(1);
    assert!(
        demo.stdout.contains(&diff.stdout),
        "{}\n{}",
        demo.stdout,
        diff.transcript()
    );
    insta::assert_snapshot!("demo", seen(&demo));
}
