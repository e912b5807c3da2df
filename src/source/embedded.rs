//! Files compiled into the program.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::tree::Found;

/// Absolute path → content; folders are what the paths imply.
#[derive(Debug)]
pub(super) struct Embedded(BTreeMap<PathBuf, &'static [u8]>);

impl Embedded {
    /// By relative path, under `root`.
    pub(super) fn new(root: &Path, files: &[(&'static str, &'static [u8])]) -> Self {
        let files = files.iter();
        Self(
            files
                .map(|(path, content)| (root.join(path), *content))
                .collect(),
        )
    }

    pub(super) fn find(&self, path: &Path) -> Found {
        if self.0.contains_key(path) {
            Found::File
        } else if self.0.keys().any(|file| file.starts_with(path)) {
            Found::Folder
        } else {
            Found::Nothing
        }
    }

    pub(super) fn read(&self, path: &Path) -> Option<Vec<u8>> {
        self.0.get(path).map(|content| content.to_vec())
    }

    /// The names in a folder, sorted.
    pub(super) fn list(&self, folder: &Path) -> Vec<String> {
        let mut names = BTreeSet::new();
        for file in self.0.keys() {
            if let Some(Component::Normal(name)) = file
                .strip_prefix(folder)
                .ok()
                .and_then(|rest| rest.components().next())
            {
                names.insert(name.to_string_lossy().into_owned());
            }
        }
        names.into_iter().collect()
    }
}
