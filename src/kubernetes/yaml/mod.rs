//! The only reader and writer of manifests.
//!
//! Kubernetes tools read YAML by the rules of Go's two libraries, which neither YAML 1.1 nor 1.2 describes:
//!
//! - [`Dialect::Sigs`]: `sigs.k8s.io/yaml` over go-yaml v2. `kubectl`, Argo CD's plain folders, kustomization files and
//!   JSON patches. `on` is a boolean, also as a key; the last of two equal keys wins.
//! - [`Dialect::Kyaml`]: go-yaml v3, as kustomize reads resources. `on` is a string; two equal keys are an error.
//!
//! [`documents`] composes a stream into [`Node`]s, which keep text, style and place; [`Node::value`] resolves the
//! scalars by a dialect; [`write()`] prints a value as go-yaml v2 does. Where the two dialects differ beyond scalars,
//! [`documents_as`] takes one; [`first_as`] reads one document, as configuration is read, and
//! [`annotated`] keeps its comments.
//!
//! Known to differ from kustomize: a key that is no string is refused at the root too; UTF-16 is refused; of keys that
//! go-yaml cannot order, ours do not vary between runs.

mod node;
mod read;

mod refold;
mod resolve;
mod timestamp;
mod value;

mod write;

mod characters;

#[cfg(test)]
mod tests;

pub(crate) use node::{Content, Dialect, Entry, Error, Mapping, Node, Position, Scalar, Style};
pub(crate) use read::{
    Annotated, Comment, MAX_BYTES, annotated, documents, documents_as, first_as,
};
pub(crate) use resolve::ScalarType;
pub(crate) use write::{write, write_in_order};
