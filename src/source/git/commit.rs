//! The files of one commit, as a checkout would show them: symlinks followed within the repository, submodules entered
//! where they are checked out, LFS pointers replaced by their content where it was fetched.
//!
//! Other filters of `.gitattributes` (line ends, encodings, keywords) are not applied. What cannot be followed is an
//! error that says why, never an empty answer.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use gix::ObjectId;
use gix::objs::tree::EntryKind;

use super::{Repository, lock};
use crate::kubernetes::yaml::MAX_BYTES;
use crate::model::Fault;
use crate::source::tree::{Found, too_large};

/// As many symlinks as Linux follows in one path.
const LINKS: usize = 40;

#[derive(Debug)]
pub(in crate::source) struct Commit {
    repository: Arc<Repository>,
    pub(in crate::source) id: ObjectId,
    tree: ObjectId,
}

/// A name in a folder.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    name: String,
    node: Node,
}

/// What a commit holds at a path, symlinks not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node {
    kind: Kind,
    id: ObjectId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Folder,
    File,
    Link,
    Submodule,
}

/// Where a path ends once its symlinks are followed.
#[derive(Debug)]
pub(super) struct End {
    /// From the root of the commit, without symlinks.
    path: PathBuf,
    /// The symlinks on the way and the end itself: equal marks, equal content. Empty if there is nothing.
    pub(super) marks: Vec<ObjectId>,
    node: Option<(Arc<Repository>, Node)>,
}

impl Commit {
    pub(super) fn open(repository: Arc<Repository>, id: ObjectId) -> Result<Self> {
        let tree = repository
            .objects()
            .find_commit(id)
            .and_then(|commit| commit.tree_id().map(gix::Id::detach));
        let tree = tree.with_context(|| absent("the commit", &id.to_string()))?;
        Ok(Self {
            repository,
            id,
            tree,
        })
    }

    /// The same repository at another commit.
    pub(super) fn sibling(&self, id: ObjectId) -> Result<Self> {
        Self::open(Arc::clone(&self.repository), id)
    }

    pub(super) fn repository(&self) -> &Repository {
        &self.repository
    }

    /// What is at a path from the root.
    pub(in crate::source) fn find(&self, path: &Path) -> Result<Found> {
        Ok(match self.follow(path)?.node {
            None => Found::Nothing,
            Some((_, node)) => match node.kind {
                Kind::Folder | Kind::Submodule => Found::Folder,
                Kind::File => Found::File,
                // The end of a walk that follows links is none.
                Kind::Link => Found::Nothing,
            },
        })
    }

    /// The path without symlinks; `None` if there is nothing.
    pub(in crate::source) fn canonical(&self, path: &Path) -> Result<Option<PathBuf>> {
        let end = self.follow(path)?;
        Ok(end.node.map(|_| end.path))
    }

    /// The revision, if it is the name of a branch.
    pub(in crate::source) fn branch_called(&self, revision: &str) -> Option<String> {
        let is_branch = self.repository.has_branch(revision);
        is_branch.then(|| revision.to_owned())
    }

    /// Whether both hold the same files.
    pub(super) fn has_same_tree(&self, other: &Self) -> bool {
        self.tree == other.tree
    }

    /// The content of a file; `None` if there is none.
    pub(in crate::source) fn read(&self, path: &Path) -> Result<Option<Vec<u8>>> {
        let Some(content) = self.stored(path)? else {
            return Ok(None);
        };
        match lfs_pointer(&content) {
            Some(hash) => Ok(Some(self.repository.lfs(hash, path)?)),
            None => Ok(Some(content)),
        }
    }

    /// The content of a file as the object database has it: of a file in LFS, the pointer.
    pub(super) fn stored(&self, path: &Path) -> Result<Option<Vec<u8>>> {
        match self.follow(path)?.node {
            Some((repository, node)) if node.kind == Kind::File => {
                Ok(Some(repository.blob(node.id)?))
            }
            Some(_) | None => Ok(None),
        }
    }

    /// The names in a folder, sorted; `None` if there is no folder.
    pub(in crate::source) fn list(&self, path: &Path) -> Result<Option<Vec<String>>> {
        let end = self.follow(path)?;
        let Some((repository, node)) = end.node else {
            return Ok(None);
        };
        let Some((repository, folder)) = repository.enter(&end.path, node)? else {
            return Ok(None);
        };
        let entries = repository.entries(folder)?;
        let mut names: Vec<String> = entries.iter().map(|entry| entry.name.clone()).collect();
        names.sort_unstable();
        Ok(Some(names))
    }

    /// Walks down a path and through its symlinks.
    pub(super) fn follow(&self, path: &Path) -> Result<End> {
        let mut pending: Vec<PathBuf> = path.components().rev().map(part).collect();
        let mut done = PathBuf::new();
        let mut marks = Vec::new();
        let mut at = self.start();
        let mut links = 0;
        while let Some(next) = pending.pop() {
            if next.as_os_str() == "." {
                continue;
            }
            if next.as_os_str() == ".." {
                if !done.pop() {
                    return Err(leaves(path));
                }
                at = self.descend(&done)?;
                continue;
            }
            let (repository, node) = at;
            let name = next.to_string_lossy();
            let Some((repository, node)) = repository.child(&done, node, &name)? else {
                return Ok(End {
                    path: done.join(next),
                    marks: Vec::new(),
                    node: None,
                });
            };
            if node.kind != Kind::Link {
                done.push(next);
                at = (repository, node);
                continue;
            }
            links += 1;
            marks.push(node.id);
            let target = repository.blob(node.id)?;
            let target = PathBuf::from(String::from_utf8_lossy(&target).into_owned());
            if target.is_absolute() {
                return Err(leaves(path));
            }
            if links > LINKS {
                return Err(Fault::new(format!("`{}`: too many symlinks", path.display())).into());
            }
            pending.extend(target.components().rev().map(part));
            at = self.descend(&done)?;
        }
        marks.push(at.1.id);
        Ok(End {
            path: done,
            marks,
            node: Some(at),
        })
    }

    fn start(&self) -> (Arc<Repository>, Node) {
        let node = Node {
            kind: Kind::Folder,
            id: self.tree,
        };
        (Arc::clone(&self.repository), node)
    }

    /// A path that was walked already.
    fn descend(&self, path: &Path) -> Result<(Arc<Repository>, Node)> {
        let (mut repository, mut node) = self.start();
        let mut done = PathBuf::new();
        for name in path.components().map(part) {
            let child = repository.child(&done, node, &name.to_string_lossy())?;
            (repository, node) = child.with_context(|| format!("find `{}`", path.display()))?;
            done.push(name);
        }
        Ok((repository, node))
    }
}

impl Repository {
    /// The entry `name` of a folder or submodule that stands at `place`.
    fn child(
        self: &Arc<Self>,
        place: &Path,
        node: Node,
        name: &str,
    ) -> Result<Option<(Arc<Self>, Node)>> {
        let Some((repository, folder)) = self.enter(place, node)? else {
            return Ok(None);
        };
        let entries = repository.entries(folder)?;
        let found = entries.iter().find(|entry| entry.name == name);
        Ok(found.map(|entry| (Arc::clone(&repository), entry.node)))
    }

    /// The tree of a folder, or of the commit that a submodule stands at; `None` for a file.
    fn enter(self: &Arc<Self>, place: &Path, node: Node) -> Result<Option<(Arc<Self>, ObjectId)>> {
        match node.kind {
            Kind::Folder => Ok(Some((Arc::clone(self), node.id))),
            Kind::Submodule => {
                let commit = self
                    .submodule(place)
                    .and_then(|submodule| submodule.commit(node.id).ok())
                    .ok_or_else(|| missing_submodule(place, node.id))?;
                Ok(Some((commit.repository, commit.tree)))
            }
            Kind::File | Kind::Link => Ok(None),
        }
    }

    fn entries(&self, folder: ObjectId) -> Result<Arc<Vec<Entry>>> {
        if let Some(known) = lock(&self.folders).get(&folder) {
            return Ok(Arc::clone(known));
        }
        let objects = self.objects();
        let tree = objects.find_tree(folder);
        let tree = tree.with_context(|| absent("a folder", &folder.to_string()))?;
        let mut entries = Vec::new();
        for entry in tree.iter() {
            let entry = entry.with_context(|| format!("read the folder {folder}"))?;
            entries.push(Entry {
                name: entry.filename().to_string(),
                node: Node {
                    kind: kind(entry.kind()),
                    id: entry.object_id(),
                },
            });
        }
        let entries = Arc::new(entries);
        lock(&self.folders).insert(folder, Arc::clone(&entries));
        Ok(entries)
    }

    fn blob(&self, id: ObjectId) -> Result<Vec<u8>> {
        let objects = self.objects();
        let header = objects.find_header(id);
        let header = header.with_context(|| absent("a file", &id.to_string()))?;
        if header.size() > MAX_BYTES as u64 {
            return Err(too_large());
        }
        let blob = objects.find_blob(id);
        let mut blob = blob.with_context(|| absent("a file", &id.to_string()))?;
        Ok(blob.take_data())
    }

    /// The content behind an LFS pointer, from the store of `git lfs`.
    fn lfs(&self, hash: &str, path: &Path) -> Result<Vec<u8>> {
        let store = self.objects().common_dir().join("lfs/objects");
        let file = store.join(&hash[..2]).join(&hash[2..4]).join(hash);
        crate::source::disk::read(&file).with_context(|| {
            Fault::new(format!(
                "`{}` is an LFS pointer, and its content is not here",
                path.display()
            ))
            .hint("`git lfs fetch` it for this revision")
        })
    }
}

/// The hash that an LFS pointer names. Source: the Git LFS specification, version 1.
pub(super) fn lfs_pointer(content: &[u8]) -> Option<&str> {
    const LONGEST: usize = 1024;
    if content.len() > LONGEST
        || !content.starts_with(b"version https://git-lfs.github.com/spec/v1")
    {
        return None;
    }
    let text = std::str::from_utf8(content).ok()?;
    let hash = text
        .lines()
        .find_map(|line| line.strip_prefix("oid sha256:"))?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then_some(hash)
}

fn kind(kind: EntryKind) -> Kind {
    match kind {
        EntryKind::Tree => Kind::Folder,
        EntryKind::Blob | EntryKind::BlobExecutable => Kind::File,
        EntryKind::Link => Kind::Link,
        EntryKind::Commit => Kind::Submodule,
    }
}

/// One step of a relative path.
fn part(component: Component<'_>) -> PathBuf {
    PathBuf::from(component.as_os_str())
}

fn absent(what: &str, hash: &str) -> Fault {
    Fault::new(format!("{what} ({hash}) is not in the object database"))
        .hint("a shallow or partial clone lacks it: `git fetch --unshallow`, `git fetch --refetch`")
}

fn leaves(path: &Path) -> anyhow::Error {
    Fault::new(format!(
        "`{}` leads through a symlink out of the repository",
        path.display()
    ))
    .hint("a revision holds no files outside; render the working tree instead, without --revision")
    .into()
}

fn missing_submodule(place: &Path, commit: ObjectId) -> anyhow::Error {
    let place = place.display();
    Fault::new(format!(
        "`{place}` is a submodule, and its commit {commit} is not here"
    ))
    .hint(format!("`git submodule update --init {place}`"))
    .into()
}
