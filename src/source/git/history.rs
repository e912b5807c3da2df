//! How what was looked at changed: the walk back along the first parents, which is how a branch moved, to the commits
//! that changed one of these paths.
//!
//! A merge counts as one step, with everything it brought.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;
use gix::ObjectId;

use super::commit::Commit;

/// Commits that a walk looks at before it gives up; each costs a few reads.
const FARTHEST: usize = 20_000;

/// One state of the paths.
#[derive(Clone, Debug)]
pub(in crate::source) struct Version {
    /// The commit that brought it.
    pub(in crate::source) commit: ObjectId,
    pub(in crate::source) subject: String,
    /// Of its committer, in seconds since 1970.
    pub(in crate::source) seconds: i64,
    pub(in crate::source) before: Before,
}

/// What was before a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Before {
    /// Another one, which this commit still has.
    Commit(ObjectId),
    /// Nothing: it is the first commit.
    Start,
    /// The clone is shallow and ends here.
    Shallow,
    /// The walk was too long.
    TooFar,
}

/// Walks back from a commit as long as nothing changes at `paths`, which are from the root.
pub(in crate::source) fn version(from: &Commit, paths: &BTreeSet<PathBuf>) -> Result<Version> {
    let folders: BTreeSet<&Path> = paths.iter().filter_map(|path| path.parent()).collect();
    let mut at = from.sibling(from.id)?;
    for _ in 0..FARTHEST {
        let parent = match at.parent()? {
            Ok(parent) => parent,
            Err(end) => return at.version(end),
        };
        let is_same = at.has_same_tree(&parent)
            || same(&at, &parent, folders.iter().copied())
            || same(&at, &parent, paths.iter().map(PathBuf::as_path));
        if !is_same {
            return at.version(Before::Commit(parent.id));
        }
        at = parent;
    }
    at.version(Before::TooFar)
}

fn same<'a>(one: &Commit, other: &Commit, mut paths: impl Iterator<Item = &'a Path>) -> bool {
    // What cannot be followed is as if it had changed: the rendering will tell why.
    let marks = |commit: &Commit, path: &Path| commit.follow(path).ok().map(|end| end.marks);
    paths.all(|path| {
        let here = marks(one, path);
        here.is_some() && here == marks(other, path)
    })
}

impl Commit {
    /// The first parent, or why there is none.
    fn parent(&self) -> Result<Result<Self, Before>> {
        let parent = {
            let objects = self.repository().objects();
            let commit = objects.find_commit(self.id)?;
            commit.parent_ids().next().map(gix::Id::detach)
        };
        let Some(parent) = parent else {
            return Ok(Err(Before::Start));
        };
        match self.sibling(parent) {
            Ok(parent) => Ok(Ok(parent)),
            Err(_) if self.repository().is_shallow() => Ok(Err(Before::Shallow)),
            Err(error) => Err(error),
        }
    }

    fn version(&self, before: Before) -> Result<Version> {
        let objects = self.repository().objects();
        let commit = objects.find_commit(self.id)?;
        let message = commit.message()?;
        Ok(Version {
            commit: self.id,
            subject: message.summary().to_string(),
            seconds: commit.time()?.seconds,
            before,
        })
    }
}
