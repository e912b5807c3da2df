//! JSON value → text, as go-yaml v2 writes it.
//!
//! `emit.rs` lays out collections and writes each form of a string; `form.rs` chooses the form; `natural_order.rs` is the
//! order of keys.

mod emit;
mod form;
mod natural_order;

pub(crate) use emit::{write, write_in_order};
