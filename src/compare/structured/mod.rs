//! Objects as server-side apply sees them: which places there are, who may own them, what a merge makes of two.
//!
//! Source: structured-merge-diff 6 `typed` and `merge`, with the schemas that Argo CD gives it: of built-in kinds the
//! one of client-go, of custom resources the one of their CRD, and where there is none a schema read off the values, in
//! which every list is one value.
//!
//! Reading order: `types.rs` (what a place is), `validate.rs`, `fields.rs` (the places of an object), `changes.rs` and
//! `removed.rs` (the places in which two differ), `remove.rs`, `merge.rs`, `apply.rs` (all of it: what an apply would
//! leave), `mutations.rs` (what of a server's answer others than Argo CD made).

mod apply;
mod changes;
mod fields;
mod merge;
mod mutations;
mod remove;
mod removed;
mod types;
mod validate;

pub(super) use apply::{Applier, apply};
pub(super) use changes::modified;
#[cfg(test)]
pub(super) use fields::fields;
pub(super) use mutations::{Answer, without_mutations};
pub(super) use remove::remove;
pub(super) use types::{Schemas, Type, served};
pub(super) use validate::validate;
