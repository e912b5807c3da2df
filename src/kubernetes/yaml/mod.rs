//! The only reader and writer of manifests.
//!
//! Kubernetes tools read YAML by the rules of Go's two libraries, which neither YAML 1.1 nor 1.2 describes:
//!
//! - [`Dialect::Sigs`]: `sigs.k8s.io/yaml` over go-yaml v2. `kubectl`, Argo CD's plain folders, kustomization files and
//!   JSON patches. `on` is a boolean, also as a key; the last of two equal keys wins.
//! - [`Dialect::Kyaml`]: go-yaml v3, as kustomize reads resources. `on` is a string; two equal keys are an error.
//!
//! [`documents`] composes a stream into [`Node`]s, which keep text, style and place; [`Node::value`] resolves the
//! scalars by a dialect; [`write()`] prints a value as go-yaml v2 does. Parts: `compose.rs` (events → nodes, anchors,
//! merge keys, limits), `node.rs` (the tree), `resolve.rs` (what a scalar is), `value.rs` (nodes ↔ JSON values),
//! `timestamp.rs` (dates), `write.rs` (the emitter) with `form.rs` (quotes) and `natural_order.rs` (keys).

mod anchors;
mod characters;
mod compose;
mod cursor;
mod form;
mod merge;
mod natural_order;
mod node;
mod parse;
mod parse_flow;
mod refold;
mod resolve;
mod scan;
mod scan_mark;
mod scan_scalar;
mod timestamp;
mod token;
mod value;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use compose::{MAX_BYTES, MAX_DEPTH, Stream, documents, documents_as};
pub(crate) use node::{Content, Dialect, Entry, Error, Mapping, Node, Position, Scalar, Style};
pub(crate) use resolve::ScalarType;
pub(crate) use write::write;
