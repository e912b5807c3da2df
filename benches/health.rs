//! Times health checks in memory, on one core, and prints a table in Markdown:
//!
//!     cargo bench --features bench --bench health
//!
//! Times are those of the processor (Linux's schedstat), the least of several runs; on other systems the wall clock
//! stands in. A script runs once before it is timed, since it is compiled then.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that prints what it measured"
)]

mod clock;

use clock::clock;
use driftctl::bench::Ward;

const RUNS: usize = 5;
const OBJECTS: u32 = 10_000;

fn main() {
    println!("| health of 10,000 objects | time | each |\n|---|---:|---:|");
    row("of built-in kinds", &Ward::built_in(OBJECTS));
    row("of kinds of the data files", &Ward::data_files(OBJECTS));
    row("by a script of the user", &Ward::scripted(OBJECTS));
}

fn row(name: &str, ward: &Ward) {
    let runs = (0..RUNS).map(|_| ward.assess(clock));
    let took = runs.min().unwrap_or_default();
    let each = took.as_secs_f64() * 1e6 / f64::from(OBJECTS);
    println!(
        "| {name} | {:.1} ms | {each:.2} µs |",
        took.as_secs_f64() * 1000.0
    );
}
