//! Times the comparison in memory, on one core, and prints tables in Markdown:
//!
//!     cargo bench --features bench --bench comparison
//!
//! Times are those of the processor (Linux's schedstat), the least of several runs, so that a busy machine changes
//! little; on other systems the wall clock stands in. The second column of each curve is the time divided by that of
//! the row above: where the size doubles, 2 is linear and 4 is quadratic.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that prints what it measured"
)]

mod clock;

use std::time::Duration;

use clock::clock;
use driftctl::bench::{Scene, compare};

const RUNS: usize = 5;

fn main() {
    pairs();
    rules();
    curve(
        "A list of so many entries, one changed",
        &[625, 1250, 2500, 5000, 10_000],
        Scene::list,
    );
    curve(
        "The same list the other way round",
        &[625, 1250, 2500, 5000, 10_000],
        Scene::reversed_list,
    );
    curve(
        "A custom resource with such a list",
        &[625, 1250, 2500, 5000, 10_000],
        Scene::custom_list,
    );
    curve(
        "A ConfigMap of so many KiB, every line changed",
        &[1280, 2560, 5120, 10_240, 20_480],
        Scene::config_map,
    );
    curve(
        "A ConfigMap of so many keys, every one changed",
        &[625, 1250, 2500, 5000, 10_000],
        Scene::config_map_of_keys,
    );
}

fn pairs() {
    curve(
        "So many pairs of eight kinds, one in ten drifted",
        &[1250, 2500, 5000, 10_000, 20_000],
        Scene::pairs,
    );
}

/// Puts a scene under rules.
type With = fn(Scene) -> Scene;

/// 10,000 pairs; of 1,000 rules 10 speak of some of them.
fn rules() {
    println!("## 10,000 pairs under rules\n");
    println!("| rules | time | of none |\n|---|---:|---:|");
    let none = time(&Scene::pairs(10_000));
    println!("| none | {} | 1.00 |", shown(none));
    let rows: [(&str, With); 4] = [
        ("10 that match, by pointer", |scene| {
            scene.with_rules(10, 10)
        }),
        ("1,000 by pointer and name, 10 match", |scene| {
            scene.with_rules(1000, 10)
        }),
        ("1,000 by pointer and namespace, 10 match", |scene| {
            scene.with_rules_by_namespace(1000, 10)
        }),
        ("1,000 by jq and name, 10 match", |scene| {
            scene.with_jq_rules(1000, 10)
        }),
    ];
    for (name, with) in rows {
        let took = time(&with(Scene::pairs(10_000)));
        let ratio = took.as_secs_f64() / none.as_secs_f64();
        println!("| {name} | {} | {ratio:.2} |", shown(took));
    }
    println!();
}

fn curve(title: &str, sizes: &[usize], scene: fn(usize) -> Scene) {
    println!("## {title}\n");
    println!("| size | time | of the row above |\n|---:|---:|---:|");
    let mut above: Option<Duration> = None;
    for &size in sizes {
        let took = time(&scene(size));
        let ratio = above.map_or(String::new(), |above| {
            format!("{:.2}", took.as_secs_f64() / above.as_secs_f64())
        });
        println!("| {size} | {} | {ratio} |", shown(took));
        above = Some(took);
    }
    println!();
}

fn time(scene: &Scene) -> Duration {
    let runs = (0..RUNS).map(|_| compare(scene, clock));
    runs.min().unwrap_or_default()
}

fn shown(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
