//! Files of the disk, read with bounds.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use anyhow::{Result, bail};

use super::tree::{Found, too_large};
use crate::kubernetes::yaml::MAX_BYTES;

pub(super) fn find(path: &Path) -> Found {
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Found::Folder,
        Ok(metadata) if metadata.is_file() => Found::File,
        Ok(_) | Err(_) => Found::Nothing,
    }
}

/// Reads a file, refusing what is no regular file and what is over the limit.
pub(super) fn read(path: &Path) -> Result<Vec<u8>> {
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

/// The names in a folder, sorted.
pub(super) fn list(folder: &Path) -> Result<Vec<String>> {
    let mut names = BTreeSet::new();
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    let entries = std::fs::read_dir(folder)?;
    for entry in entries {
        names.insert(entry?.file_name().to_string_lossy().into_owned());
    }
    Ok(names.into_iter().collect())
}
