//! Stage: Comparison × Health → Verdict. Pure.
//!
//! Reading order: `sync.rs` (one object), `rollup.rs` and `health.rs` (worst of many, Unknown on top), `rules.rs` (of no
//! use), `exit.rs` (the exit code).

mod exit;
mod health;
mod rollup;
mod rules;
mod sync;

pub(crate) use exit::{exit_code, health_exit_code};
pub(crate) use health::worst_health;
pub(crate) use rollup::{Completeness, Subject, judge, unknown, worst};
pub(crate) use rules::note_unused;

#[cfg(test)]
mod tests;
