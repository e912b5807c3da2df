//! driftctl tells whether what runs in a Kubernetes cluster is what Git says, and if not, what differs, by whom, and
//! whether it matters. It thinks as Argo CD does, so its verdict is the one Argo CD would give. This page is the
//! architecture; each room's `mod.rs` goes on from here.
//!
//! # The story
//!
//! ```text
//! Request ► Plan ► Rendered ► Desired ► Live ► Comparison ► Verdict ► Report ► bytes and an exit code
//!   cli     plan    render     render   cluster   compare    verdict   audit        report, cli
//! ```
//!
//! `audit` tells it in one function: for every PATH render what Git says, discover the kinds, fetch what runs,
//! compare the three sides (Git, last applied, live), judge, report.
//!
//! # The rooms, in reading order
//!
//! | room | what it is |
//! |---|---|
//! | `kubernetes` | vocabulary: manifests, keys, field paths, YAML by Go's rules, quantities, field managers, schemas |
//! | `argo` | vocabulary: ignore rules, tracking marks, hooks, waves |
//! | `model` | vocabulary: driftctl's own types at the borders of the stages, fields public |
//! | `source` | service: the only door to files, on the disk or in a commit of a Git repository |
//! | `cluster` | service: the only door to a cluster, read only; a dump stands in for one |
//! | `plan` | stage: Request → Plan, one audit an application |
//! | `render` | stage: Audit → Desired; Kustomize and plain manifests, natively |
//! | `compare` | stage: Desired × Live × Rules → Comparison |
//! | `health` | stage: Live → Health |
//! | `verdict` | stage: Comparison → Verdict, and the exit code |
//! | `report` | stage: Report → bytes |
//! | `audit` | the story |
//! | `cli` | the door: arguments, settings, one file a command |
//!
//! Arrows point down: a vocabulary uses nothing above it, services and stages use vocabularies and not each other
//! (`plan` and `render` may read `source`), `audit` uses all but `report`, `cli` uses the vocabularies, `source`
//! (the rules of a PATH lie beside what is rendered), `audit` and `report`. `tests/integration/house.rs` holds these arrows and the home of every foreign crate.
//!
//! # Invariants
//!
//! 1. **Unknown sticks.** A failure or gap that touches an object makes it Unknown; Synced needs proof.
//! 2. **No secret passes `compare`.** From `Comparison` on there are masks only, so no writer can leak.
//! 3. **Pure middle.** compare, verdict, report: same input, same bytes. Time comes in as a value.
//! 4. **One order.** Wave, then key; ordered maps only. Output never depends on the order of fetching.
//! 5. **Read only.** Every request is a get, a list or discovery; `--server-side` adds dry runs of applies.
//! 6. **Trees are walls.** No renderer opens a path except through `source::Tree`.
//!
//! # What fails, and how
//!
//! Inside a room errors are `anyhow`, with context that names the thing. A fault of the input travels in the chain as
//! a `model::Fault` with file, line and hint. A fault of one object is a value (`Gap`, `Failure`) beside the others;
//! `Err` means that a stage as a whole could not do its work for one application. `audit` stamps the stage, the report
//! holds every failure, and any failure makes the exit code 2.

mod argo;
mod audit;
mod cli;
mod cluster;
mod compare;
mod health;
mod kubernetes;
mod model;
mod plan;
mod render;
mod report;
mod source;
mod verdict;

/// What `benches/` times; no part of the program.
#[cfg(feature = "bench")]
pub mod bench {
    pub use crate::compare::bench::{Scene, compare};
    pub use crate::health::bench::Ward;
}

/// The whole program: reads the command line, writes to standard output and standard error, ends with the exit code.
pub fn run() -> ! {
    cli::run()
}

#[cfg(test)]
mod tests;
