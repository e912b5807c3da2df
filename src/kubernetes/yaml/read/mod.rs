//! Bytes → nodes, as go-yaml reads them.
//!
//! `decode.rs` proves the text and `pieces.rs` takes it apart where kustomize does; `scan.rs` cuts it into tokens with `cursor.rs`, `scan_scalar.rs` and `scan_mark.rs`;
//! `parse.rs` and `parse_flow.rs` make events of them; `compose.rs` makes nodes of those, with `anchors.rs` and
//! `merge.rs`. Why not a YAML library: those of Rust follow YAML 1.2, and differ from Go on texts that repositories hold.

mod cursor;
mod decode;
mod pieces;

mod scan;
mod scan_mark;
mod scan_scalar;
mod token;

mod parse;
mod parse_flow;

mod anchors;
mod compose;
mod merge;

pub(crate) use compose::{
    Annotated, Comment, MAX_BYTES, annotated, documents, documents_as, first_as,
};
#[cfg(test)]
pub(super) use compose::{MAX_DEPTH, Stream};
