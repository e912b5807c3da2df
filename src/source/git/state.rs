//! Which of the files that were read differ from a commit. No scan of the working tree: what nobody read does not matter.
//!
//! A file counts as committed if a checkout could have written it: line ends converted (`core.autocrlf`, `eol`) and LFS
//! content in place of its pointer are no change.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::commit::{Commit, lfs_pointer};
use crate::source::disk;
use crate::source::tree::Found;

/// What was read, as absolute paths below the root of the commit.
pub(in crate::source) struct Read<'a> {
    pub(in crate::source) root: &'a Path,
    pub(in crate::source) files: &'a BTreeSet<PathBuf>,
    pub(in crate::source) folders: &'a BTreeSet<PathBuf>,
}

/// The files of the disk that are not as committed: changed, added, or gone from a folder that was listed. From the
/// root, but for those outside of the repository.
pub(in crate::source) fn dirty(commit: &Commit, read: &Read<'_>) -> Result<BTreeSet<PathBuf>> {
    let real = std::fs::canonicalize(read.root)?;
    let inside = |path: &PathBuf| {
        let below = path.strip_prefix(read.root);
        below
            .or_else(|_| path.strip_prefix(&real))
            .ok()
            .map(Path::to_owned)
    };
    let mut dirty = BTreeSet::new();
    for file in read.files {
        let path = inside(file);
        let is_committed = match &path {
            Some(path) => is_committed(commit, path, file)?,
            None => false,
        };
        if !is_committed {
            dirty.insert(path.unwrap_or_else(|| file.clone()));
        }
    }
    for folder in read.folders {
        if let Some(path) = inside(folder) {
            dirty.extend(gone(commit, &path, folder)?);
        }
    }
    Ok(dirty)
}

fn is_committed(commit: &Commit, path: &Path, file: &Path) -> Result<bool> {
    let Some(committed) = commit.stored(path)? else {
        return Ok(false);
    };
    let Ok(found) = disk::read(file) else {
        return Ok(false);
    };
    Ok(found == committed || is_checkout_of(&found, &committed))
}

/// Whether a checkout of `committed` can have become `found`.
fn is_checkout_of(found: &[u8], committed: &[u8]) -> bool {
    if let Some(hash) = lfs_pointer(committed) {
        let digits = hash.as_bytes().chunks_exact(2);
        let bytes = digits.filter_map(|pair| std::str::from_utf8(pair).ok());
        let bytes = bytes.filter_map(|pair| u8::from_str_radix(pair, 16).ok());
        return bytes.eq(Sha256::digest(found));
    }
    let without: Vec<u8> = unix(found);
    without.len() < found.len() && without == unix(committed)
}

/// With line feeds for line ends.
fn unix(text: &[u8]) -> Vec<u8> {
    let mut lines = text.split(|byte| *byte == b'\n').peekable();
    let mut unix = Vec::with_capacity(text.len());
    while let Some(line) = lines.next() {
        if lines.peek().is_some() {
            unix.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
            unix.push(b'\n');
        } else {
            unix.extend_from_slice(line);
        }
    }
    unix
}

/// The files of a listed folder that only the commit has.
fn gone(commit: &Commit, path: &Path, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut gone = Vec::new();
    for name in commit.list(path)?.unwrap_or_default() {
        let file = path.join(&name);
        if !folder.join(&name).exists() && commit.find(&file)? == Found::File {
            gone.push(file);
        }
    }
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_checkout_makes_of_a_file_is_no_change() {
        assert!(is_checkout_of(b"a\r\nb\r\n", b"a\nb\n"));
        assert!(is_checkout_of(b"a\r\nb\n", b"a\nb\n"));
        assert!(!is_checkout_of(b"a\nb\n", b"a\r\nb\r\n"));
        assert!(!is_checkout_of(b"a\r\nc\r\n", b"a\nb\n"));
        assert!(!is_checkout_of(b"a\r", b"a"));
        let pointer = b"version https://git-lfs.github.com/spec/v1\n\
            oid sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\nsize 3\n";
        assert!(is_checkout_of(b"abc", pointer));
        assert!(!is_checkout_of(b"abd", pointer));
    }
}
