//! Stage: Audit → Desired. Renders what Git says, natively.
//!
//! [`render`] runs the tool that the path calls for (`detect.rs`) and gives what that tool would print: `kustomize/` or
//! `directory.rs`; [`finish`] then does what Argo CD does after any tool: namespaces, duplicates, hooks. [`print`] and
//! [`print_desired`] are the two forms of `driftctl render`.

mod detect;
mod directory;
mod finish;
mod kustomize;
mod parallel;
mod print;
mod scope;

use std::path::Path;

use anyhow::Result;

pub(crate) use directory::render_stream;
pub(crate) use finish::finish;
pub(crate) use print::{print, print_desired};

use crate::kubernetes::{GroupKind, GroupVersionKind};
use crate::model::{Failure, Fault, LoadRestrictor, Rendered, Reorder, Stage};
use crate::source::Tree;
use detect::Tool;

/// How kustomize is told to build: its own flags, and what is noted besides.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Options {
    pub(crate) load_restrictor: LoadRestrictor,
    pub(crate) reorder: Reorder,
    pub(crate) histories: Histories,
}

/// Whether it is noted how every object came about; it takes time and memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Histories {
    #[default]
    Left,
    Kept,
}

/// Renders a file or folder.
///
/// What is wrong with it is in the value: a plain folder gives its other objects all the same, a kustomization gives
/// none. An error means that the path calls for no tool.
pub(crate) fn render(tree: &Tree, path: &Path, options: Options) -> Result<Rendered> {
    let rendered = detect::tool(tree, path).and_then(|tool| match tool {
        Tool::Kustomize => Ok(kustomized(tree, path, options)),
        Tool::Directory => directory::render_folder(tree, path),
        Tool::File => directory::render_file(tree, path),
    });
    match (tree.obstacles().as_slice(), rendered) {
        ([], rendered) => rendered,
        ([first, ..], Err(_)) => Err(first.clone().into()),
        (obstacles, Ok(mut rendered)) => {
            let failures = obstacles.iter().cloned().map(Fault::into);
            let failures = failures.map(|error| Failure::new(Stage::Render, &error));
            rendered.faults.splice(0..0, failures);
            Ok(rendered)
        }
    }
}

fn kustomized(tree: &Tree, folder: &Path, options: Options) -> Rendered {
    let rendered = Rendered {
        tool: "kustomize",
        ..Rendered::default()
    };
    match kustomize::build(tree, folder, options) {
        Ok(built) => Rendered {
            objects: built.objects,
            warnings: built.warnings,
            ..rendered
        },
        Err(kustomize::Faults(faults)) => Rendered {
            faults: faults
                .into_iter()
                .map(|fault| Failure::new(Stage::Render, &fault.into()))
                .collect(),
            ..rendered
        },
    }
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
