//! Git repositories, read as they lie: the object database is opened, no git program runs, nothing is written.
//!
//! `commit.rs` shows the files of one commit as a disk would, `state.rs` tells how what was read differs from a commit,
//! `history.rs` walks back to commits that changed it.

mod commit;
mod history;
mod state;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};
use gix::ObjectId;

pub(super) use commit::Commit;
pub(super) use history::{Before, Version, version};
pub(super) use state::{Read, dirty};

use crate::model::Fault;

/// Bytes of decoded objects that are kept for the next look.
const CACHE: usize = 16 << 20;

/// One repository, and the folders of its commits that were looked at.
pub(super) struct Repository {
    /// Behind a lock, as its caches are for one thread.
    objects: Mutex<gix::Repository>,
    /// Where its paths start: the working tree, or the bare repository itself.
    root: PathBuf,
    folders: Mutex<BTreeMap<ObjectId, Arc<Vec<commit::Entry>>>>,
    /// By their folder; `None` where the repository of the submodule is not here.
    submodules: Mutex<BTreeMap<PathBuf, Option<Arc<Repository>>>>,
}

/// The root of the repository around a path, which need not exist: the nearest folder above with a `.git`.
pub(super) fn root_above(path: &Path) -> Option<PathBuf> {
    path.ancestors()
        .find(|folder| folder.join(".git").exists())
        .map(Path::to_owned)
}

/// The bare repository around a path, which need not exist.
pub(super) fn bare_above(path: &Path) -> Option<PathBuf> {
    let is_bare = |folder: &&Path| {
        folder.join("HEAD").is_file()
            && folder.join("objects").is_dir()
            && folder.join("refs").is_dir()
    };
    path.ancestors().find(is_bare).map(Path::to_owned)
}

impl Repository {
    /// The repository at `root`; `None` where a `.git` is none, as Git has it too.
    pub(super) fn open(root: &Path) -> Result<Option<Arc<Self>>> {
        if root.join(".git").is_dir() && bare_above(&root.join(".git")) != Some(root.join(".git")) {
            return Ok(None);
        }
        let mut objects = gix::open(root).with_context(|| {
            Fault::new(format!("open the Git repository `{}`", root.display()))
                .hint("`git fsck` tells what is wrong with it")
        })?;
        objects.object_cache_size(CACHE);
        Ok(Some(Arc::new(Self {
            objects: Mutex::new(objects),
            root: root.to_owned(),
            folders: Mutex::default(),
            submodules: Mutex::default(),
        })))
    }

    /// The commit that is checked out; `None` before the first one.
    pub(super) fn head(&self) -> Result<Option<ObjectId>> {
        let objects = self.objects();
        let head = objects.head().context("read HEAD")?;
        if head.is_unborn() {
            return Ok(None);
        }
        let id = objects.head_id().context("read HEAD")?;
        Ok(Some(id.detach()))
    }

    /// The branch that is checked out; `None` if a commit is.
    pub(super) fn branch(&self) -> Option<String> {
        let name = self.objects().head_name().ok()??;
        Some(name.shorten().to_string())
    }

    /// The commit that a revision names, in Git's spelling: a branch, a tag, `HEAD~2`, the start of a hash.
    pub(super) fn resolve(&self, revision: &str) -> Result<ObjectId> {
        let commit = format!("{revision}^{{commit}}");
        let found = self
            .objects()
            .rev_parse_single(commit.as_str())
            .map(gix::Id::detach);
        match found {
            Ok(id) => Ok(id),
            Err(error) if self.has_branch(revision) => Err(error).with_context(|| {
                Fault::new(format!("read the commit of `{revision}`"))
                    .hint("`git fsck` tells what is wrong with the repository")
            }),
            Err(_) => Err(self.unknown(revision).into()),
        }
    }

    /// The files of a commit.
    pub(super) fn commit(self: &Arc<Self>, id: ObjectId) -> Result<Commit> {
        Commit::open(Arc::clone(self), id)
    }

    /// Whether a local branch has this name.
    fn has_branch(&self, name: &str) -> bool {
        let name = format!("refs/heads/{name}");
        let objects = self.objects();
        matches!(objects.try_find_reference(name.as_str()), Ok(Some(_)))
    }

    fn objects(&self) -> MutexGuard<'_, gix::Repository> {
        lock(&self.objects)
    }

    fn is_shallow(&self) -> bool {
        self.objects().is_shallow().unwrap_or(false)
    }

    /// "No such revision", with what may help.
    fn unknown(&self, revision: &str) -> Fault {
        let fault = Fault::new(format!(
            "`{revision}` names no commit of the Git repository `{}`",
            self.root.display()
        ));
        if let Some(remote) = self.remote_branch(revision) {
            fault.hint(format!("did you mean `{remote}`?"))
        } else if self.is_shallow() {
            fault.hint("the clone is shallow: `git fetch --unshallow`, or fetch this revision")
        } else {
            fault.hint("`git fetch` it, or name a branch, a tag or a commit")
        }
    }

    /// `origin/release` for `release`, where only the remote has that branch.
    fn remote_branch(&self, name: &str) -> Option<String> {
        let objects = self.objects();
        let references = objects.references().ok()?;
        let mut branches = references.remote_branches().ok()?.filter_map(Result::ok);
        branches.find_map(|branch| {
            let short = branch.name().shorten().to_string();
            let (_, rest) = short.split_once('/')?;
            (rest == name).then_some(short)
        })
    }

    /// The repository of the submodule checked out at `folder`, below this one's root.
    fn submodule(&self, folder: &Path) -> Option<Arc<Self>> {
        let mut submodules = lock(&self.submodules);
        let open = || {
            let root = self.root.join(folder);
            root.join(".git")
                .exists()
                .then(|| Self::open(&root).ok().flatten())
                .flatten()
        };
        submodules
            .entry(folder.to_owned())
            .or_insert_with(open)
            .clone()
    }
}

/// What a thread that panicked left behind is a cache, good or empty.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl std::fmt::Debug for Repository {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Repository")
            .field("root", &self.root)
            .finish_non_exhaustive()
    }
}
