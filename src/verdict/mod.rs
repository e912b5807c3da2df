//! Stage: Comparison → Verdict. Pure.
//!
//! Reading order: `sync.rs` (one object), `rollup.rs` (worst of many, Unknown on top), `exit.rs` (the exit code).

mod exit;
mod rollup;
mod sync;

pub(crate) use exit::exit_code;
pub(crate) use rollup::{Completeness, Subject, judge, unknown, worst};

#[cfg(test)]
mod tests;
