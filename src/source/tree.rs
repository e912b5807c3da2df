//! Tree: confined reads and listings. No renderer opens a path except through one.
//!
//! A tree is the disk or a set of files compiled in. It says what is there, follows symlinks only to tell where they
//! end, bounds what it reads, and knows how to show a path to the reader. Whether a path may be used (kustomize's load
//! restriction) is the renderer's rule.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::kubernetes::yaml::MAX_BYTES;
use crate::model::Fault;

/// What a path leads to, symlinks followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    File,
    Folder,
    /// Nothing, or something that is neither (a socket, a device, a dangling link).
    Nothing,
}

#[derive(Debug)]
pub(crate) struct Tree {
    backing: Backing,
    /// The folder that holds `.git`, above the path that was opened.
    git_root: Option<PathBuf>,
    /// Where the process stands; relative paths start there.
    here: PathBuf,
}

#[derive(Debug)]
enum Backing {
    Disk,
    /// Absolute path → content.
    Embedded(BTreeMap<PathBuf, &'static [u8]>),
}

impl Tree {
    /// The disk as seen from `start`, a file or folder, absolute or relative to `here`.
    pub(crate) fn disk(start: &Path, here: &Path) -> Self {
        let start = normal(&here.join(start));
        let git_root = start
            .ancestors()
            .find(|folder| folder.join(".git").exists())
            .map(Path::to_owned);
        Self {
            backing: Backing::Disk,
            git_root,
            here: here.to_owned(),
        }
    }

    /// Files compiled into the program, by relative path, under `/`.
    pub(crate) fn embedded(files: &[(&'static str, &'static [u8])]) -> Self {
        let root = Path::new("/");
        let files = files
            .iter()
            .map(|(path, content)| (root.join(path), *content))
            .collect();
        Self {
            backing: Backing::Embedded(files),
            git_root: Some(root.to_owned()),
            here: root.to_owned(),
        }
    }

    /// The absolute form of a path, `.` and `..` resolved by text.
    pub(crate) fn absolute(&self, path: &Path) -> PathBuf {
        normal(&self.here.join(path))
    }

    /// The path without symlinks, or an error if there is nothing.
    pub(crate) fn canonical(&self, path: &Path) -> Result<PathBuf> {
        let absolute = self.here.join(path);
        match &self.backing {
            Backing::Disk => std::fs::canonicalize(&absolute)
                .with_context(|| format!("read `{}`", self.shown(path))),
            Backing::Embedded(_) => match self.find(path) {
                Found::File | Found::Folder => Ok(normal(&absolute)),
                Found::Nothing => bail!("read `{}`: no such file or directory", self.shown(path)),
            },
        }
    }

    pub(crate) fn find(&self, path: &Path) -> Found {
        let absolute = self.here.join(path);
        match &self.backing {
            Backing::Disk => match std::fs::metadata(absolute) {
                Ok(metadata) if metadata.is_dir() => Found::Folder,
                Ok(metadata) if metadata.is_file() => Found::File,
                Ok(_) | Err(_) => Found::Nothing,
            },
            Backing::Embedded(files) => {
                let absolute = normal(&absolute);
                if files.contains_key(&absolute) {
                    Found::File
                } else if files.keys().any(|file| file.starts_with(&absolute)) {
                    Found::Folder
                } else {
                    Found::Nothing
                }
            }
        }
    }

    /// The content of a file of at most [`MAX_BYTES`].
    pub(crate) fn read(&self, path: &Path) -> Result<Vec<u8>> {
        let absolute = self.here.join(path);
        match &self.backing {
            Backing::Disk => {
                read_bounded(&absolute).with_context(|| format!("read `{}`", self.shown(path)))
            }
            Backing::Embedded(files) => match files.get(&normal(&absolute)) {
                Some(content) => Ok(content.to_vec()),
                None => bail!("read `{}`: no such file or directory", self.shown(path)),
            },
        }
    }

    /// The names in a folder, sorted.
    pub(crate) fn list(&self, folder: &Path) -> Result<Vec<String>> {
        let absolute = self.here.join(folder);
        let mut names = BTreeSet::new();
        match &self.backing {
            Backing::Disk => {
                #[expect(clippy::disallowed_methods, reason = "this is the door")]
                let entries = std::fs::read_dir(&absolute)
                    .with_context(|| format!("list `{}`", self.shown(folder)))?;
                for entry in entries {
                    let entry = entry.with_context(|| format!("list `{}`", self.shown(folder)))?;
                    names.insert(entry.file_name().to_string_lossy().into_owned());
                }
            }
            Backing::Embedded(files) => {
                let absolute = normal(&absolute);
                for file in files.keys() {
                    if let Some(Component::Normal(name)) = file
                        .strip_prefix(&absolute)
                        .ok()
                        .and_then(|rest| rest.components().next())
                    {
                        names.insert(name.to_string_lossy().into_owned());
                    }
                }
            }
        }
        Ok(names.into_iter().collect())
    }

    /// How a path is called in messages and reports: from the Git root, else from where the process stands.
    pub(crate) fn shown(&self, path: &Path) -> String {
        let absolute = self.absolute(path);
        let base = self
            .git_root
            .as_deref()
            .filter(|root| absolute.starts_with(root));
        let shown = absolute
            .strip_prefix(base.unwrap_or(&self.here))
            .unwrap_or(&absolute);
        if shown.as_os_str().is_empty() {
            ".".to_owned()
        } else {
            shown.to_string_lossy().into_owned()
        }
    }
}

/// Reads a file, refusing what is no regular file and what is over the limit.
fn read_bounded(path: &Path) -> Result<Vec<u8>> {
    let file = std::fs::File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        bail!("not a regular file");
    }
    if metadata.len() > MAX_BYTES as u64 {
        return Err(too_large());
    }
    let mut content = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut content)?;
    if content.len() > MAX_BYTES {
        return Err(too_large());
    }
    Ok(content)
}

fn too_large() -> anyhow::Error {
    Fault::new(format!("larger than {} MiB", MAX_BYTES >> 20))
        .hint("split the file, or leave it out of the folder")
        .into()
}

/// Resolves `.` and `..` by text alone.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                normal.push(component);
            }
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Tree {
        Tree::embedded(&[
            ("app/base/a.yaml", b"a: 1\n"),
            ("app/base/b.yaml", b""),
            ("app/prod/k.yaml", b""),
        ])
    }

    #[test]
    fn embedded_files_form_folders() {
        let tree = tree();
        assert_eq!(tree.find(Path::new("app/prod/../base")), Found::Folder);
        assert_eq!(
            tree.list(Path::new("app")).expect("a folder"),
            ["base", "prod"]
        );
        assert_eq!(
            tree.list(Path::new("/app/base")).expect("a folder"),
            ["a.yaml", "b.yaml"]
        );
        assert_eq!(
            tree.read(Path::new("app/base/a.yaml")).expect("a file"),
            b"a: 1\n"
        );
        assert!(tree.read(Path::new("app/base")).is_err());
    }

    #[test]
    fn paths_are_shown_from_the_root() {
        assert_eq!(
            tree().shown(Path::new("/app/prod/../base/a.yaml")),
            "app/base/a.yaml"
        );
        assert_eq!(tree().shown(Path::new("/")), ".");
    }
}
