//! Which tool a path calls for.
//!
//! Source of the rules: Argo CD's `util/app/discovery`: a kustomization wins over a chart, anything else is a folder of
//! plain manifests.

use std::path::Path;

use anyhow::Result;

use super::kustomize::{FILE_NAMES, has_kustomization};
use crate::model::Fault;
use crate::source::Tree;
use crate::source::tree::Found;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    Kustomize,
    /// A folder of manifests.
    Directory,
    /// A single file of manifests.
    File,
}

/// Charts, and paths that lead nowhere, are errors.
pub(super) fn tool(tree: &Tree, path: &Path) -> Result<Tool> {
    let shown = tree.shown(path);
    match tree.find(path) {
        Found::Nothing => Err(Fault::new(format!("`{shown}` does not exist"))
            .hint("name a folder with a kustomization, a folder of manifests, or a manifest")
            .into()),
        Found::File if is_kustomization(path) => {
            let folder = tree.absolute(path).parent().map(|folder| tree.shown(folder));
            Err(Fault::new(format!("`{shown}` is a kustomization file"))
                .hint(format!("name its folder: `{}`", folder.unwrap_or_default()))
                .into())
        }
        Found::File => Ok(Tool::File),
        Found::Folder if has_kustomization(tree, path) => Ok(Tool::Kustomize),
        Found::Folder if tree.find(&path.join("Chart.yaml")) == Found::File => {
            Err(Fault::new(format!("`{shown}` is a Helm chart; charts are not supported by this release"))
                .file(tree.shown(&path.join("Chart.yaml")))
                .hint("render it with `helm template` and pass the output: `helm template … | driftctl diff -`")
                .into())
        }
        Found::Folder => Ok(Tool::Directory),
    }
}

fn is_kustomization(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| FILE_NAMES.iter().any(|known| name == *known))
}
