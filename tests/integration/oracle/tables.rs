//! The tables of types that are generated: what is checked in is what their generators print.

use crate::harness::{project, tools};

#[test]
fn the_built_in_types_are_those_of_kubernetes() {
    check("tests/schema/kubernetes", "src/kubernetes/schema/table.rs");
}

#[test]
fn the_schema_of_merging_is_that_of_kustomize() {
    check(
        "tests/schema/kustomize",
        "src/render/kustomize/patches/schema_table.rs",
    );
}

fn check(generator: &str, table: &str) {
    let Some(printed) = tools::printed_by(generator) else {
        return;
    };
    let kept = std::fs::read_to_string(project().join(table)).expect("the table is readable");
    assert!(
        kept == printed,
        "`{table}` is not what `go run .` in {generator} prints; write it anew"
    );
}
