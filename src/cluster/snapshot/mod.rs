//! A recorded live side: everything a run was told of a cluster, gaps included, so that the same run over it says the
//! same.
//!
//! `file.rs` is the form on disk, `record.rs` makes it, `replay.rs` answers from it, `veil.rs` hides what Secrets hold.
//! A dump is what anybody printed of a cluster; a snapshot also knows what was asked and what could not be read.

mod file;
mod record;
mod replay;
mod veil;

pub(super) use file::{is_snapshot, objects};
pub(crate) use record::Taken;
pub(super) use replay::Snapshot;
