//! Tree: confined reads and listings. No renderer opens a path except through one.
//!
//! A tree is the disk, a commit of a Git repository, or a set of files compiled in. It says what is there, follows
//! symlinks only to tell where they end, bounds what it reads, knows how to show a path to the reader, and remembers
//! what was looked at. Whether a path may be used (kustomize's load restriction) is the renderer's rule.

use std::collections::{BTreeSet, HashSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};

use super::disk;
use super::embedded::Embedded;
use super::git::{self, Before, Commit, Read, Repository, Version};
use crate::kubernetes::yaml::MAX_BYTES;
use crate::model::{Fault, GitState};

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
    /// Behind a lock, because renderers read several files at once.
    log: Mutex<Log>,
}

#[derive(Debug)]
enum Backing {
    Disk,
    Embedded(Embedded),
    Commit { commit: Commit, revision: String },
}

/// What was looked at, as absolute paths.
#[derive(Debug, Default)]
struct Log {
    /// Everything that an answer depended on, of a commit.
    seen: HashSet<PathBuf>,
    files: HashSet<PathBuf>,
    folders: HashSet<PathBuf>,
    /// Paths of the disk with no symlink on the way to them, nor themselves one.
    straight: HashSet<PathBuf>,
    /// What could not be followed, and was told to the renderer as "nothing".
    obstacles: Vec<Fault>,
}

/// A state of what was read, and the commit that brought it.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// Its whole hash.
    pub(crate) commit: String,
    pub(crate) subject: String,
    /// Of its committer, in seconds since 1970.
    pub(crate) seconds: i64,
    /// A commit with the state before, or why none is known.
    pub(crate) before: std::result::Result<String, End>,
}

/// Why a history goes no further back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It is the first state, or so far back that the search was given up.
    Start,
    /// The clone is shallow.
    Shallow,
}

impl Tree {
    /// The disk as seen from `start`, a file or folder, absolute or relative to `here`.
    pub(crate) fn disk(start: &Path, here: &Path) -> Self {
        let git_root = git::root_above(&normal(&here.join(start)));
        Self::new(Backing::Disk, git_root, here)
    }

    /// The files of a revision, in Git's spelling, of the repository around `start`, which need not exist on the disk.
    pub(crate) fn revision(start: &Path, here: &Path, revision: &str) -> Result<Self> {
        let start = normal(&here.join(start));
        let outside = || {
            Fault::new(format!(
                "`{}` is not in a Git repository, so there is no revision `{revision}` of it",
                start.display()
            ))
            .hint("leave out --revision to render the files of the disk")
        };
        // The nearer of the two, which is the longer path.
        let root = git::root_above(&start).max(git::bare_above(&start));
        let root = root.ok_or_else(outside)?;
        let repository = Repository::open(&root)?.ok_or_else(outside)?;
        let commit = repository.commit(repository.resolve(revision)?)?;
        let backing = Backing::Commit {
            commit,
            revision: revision.to_owned(),
        };
        Ok(Self::new(backing, Some(root), here))
    }

    /// Files compiled into the program, by relative path, under `/`.
    pub(crate) fn embedded(files: &[(&'static str, &'static [u8])]) -> Self {
        let root = Path::new("/");
        let backing = Backing::Embedded(Embedded::new(root, files));
        Self::new(backing, Some(root.to_owned()), root)
    }

    fn new(backing: Backing, git_root: Option<PathBuf>, here: &Path) -> Self {
        Self {
            backing,
            git_root,
            here: here.to_owned(),
            log: Mutex::default(),
        }
    }

    /// The absolute form of a path, `.` and `..` resolved by text.
    pub(crate) fn absolute(&self, path: &Path) -> PathBuf {
        normal(&self.here.join(path))
    }

    /// The path without symlinks, or an error if there is nothing.
    pub(crate) fn canonical(&self, path: &Path) -> Result<PathBuf> {
        let absolute = self.absolute(path);
        self.see(&absolute);
        let canonical = match &self.backing {
            Backing::Disk => self.canonical_on_disk(&self.here.join(path)),
            Backing::Embedded(files) => match files.find(&absolute) {
                Found::File | Found::Folder => Ok(absolute),
                Found::Nothing => Err(nothing()),
            },
            Backing::Commit { commit, .. } => {
                let inside = self.inside(&absolute);
                let found = inside.map_or(Ok(None), |path| commit.canonical(path));
                found.and_then(|path| path.map(|path| self.root().join(path)).ok_or_else(nothing))
            }
        };
        canonical.with_context(|| format!("read `{}`", self.shown(path)))
    }

    /// Whether a path is known to lead to a file by way of no symlink, so that it is canonical. The way to a folder of
    /// the disk is followed once, for its first file, and not again for each of the others.
    pub(crate) fn is_plain_file(&self, path: &Path) -> bool {
        let Backing::Disk = &self.backing else {
            return false;
        };
        let last = self.last_step(&self.here.join(path));
        last.is_some_and(|metadata| metadata.is_file())
    }

    pub(crate) fn find(&self, path: &Path) -> Found {
        let absolute = self.absolute(path);
        let found = match &self.backing {
            Backing::Disk => disk::find(&self.here.join(path)),
            Backing::Embedded(files) => files.find(&absolute),
            Backing::Commit { commit, .. } => match self.inside(&absolute) {
                Some(inside) => commit
                    .find(inside)
                    .unwrap_or_else(|error| self.obstacle(&error)),
                None => Found::Nothing,
            },
        };
        self.see(&absolute);
        found
    }

    /// The content of a file of at most [`MAX_BYTES`].
    pub(crate) fn read(&self, path: &Path) -> Result<Vec<u8>> {
        let absolute = self.absolute(path);
        let content = match &self.backing {
            Backing::Disk => disk::read(&self.here.join(path)),
            Backing::Embedded(files) => files.read(&absolute).ok_or_else(nothing),
            Backing::Commit { commit, .. } => {
                let inside = self.inside(&absolute);
                let found = inside.map_or(Ok(None), |path| commit.read(path));
                found.and_then(|content| content.ok_or_else(nothing))
            }
        };
        self.see(&absolute);
        self.log().files.insert(absolute);
        content.with_context(|| format!("read `{}`", self.shown(path)))
    }

    /// The names in a folder, sorted.
    pub(crate) fn list(&self, folder: &Path) -> Result<Vec<String>> {
        let absolute = self.absolute(folder);
        let names = match &self.backing {
            Backing::Disk => disk::list(&self.here.join(folder)),
            Backing::Embedded(files) => Ok(files.list(&absolute)),
            Backing::Commit { commit, .. } => {
                let inside = self.inside(&absolute);
                let found = inside.map_or(Ok(None), |path| commit.list(path));
                found.and_then(|names| names.ok_or_else(nothing))
            }
        };
        self.see(&absolute);
        self.log().folders.insert(absolute);
        names.with_context(|| format!("list `{}`", self.shown(folder)))
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

    /// A path from the Git root, else as given: the name of the application that it is.
    pub(crate) fn name(&self, given: &Path) -> String {
        match &self.git_root {
            Some(root) if self.absolute(given).starts_with(root) => self.shown(given),
            Some(_) | None => given.to_string_lossy().into_owned(),
        }
    }

    /// The nearest file called `name`, from `path` upward to the Git root. Without one the search ends at the working
    /// directory, or at the path itself where that is elsewhere: a file of a stranger's folder above decides nothing.
    pub(crate) fn nearest(&self, path: &Path, name: &str) -> Option<PathBuf> {
        let absolute = self.absolute(path);
        let last = match &self.git_root {
            Some(root) => root,
            None if absolute.starts_with(&self.here) => &self.here,
            None => &absolute,
        };
        absolute
            .ancestors()
            .take_while(|folder| folder.starts_with(last))
            .map(|folder| folder.join(name))
            .find(|file| self.find(file) == Found::File)
    }

    /// What stood in the way of the renderer, and that it took for nothing: each is a fault of the rendering.
    pub(crate) fn obstacles(&self) -> Vec<Fault> {
        self.log().obstacles.clone()
    }

    /// The commit behind what was read so far, and which of these files differ from it; `None` outside of Git.
    pub(crate) fn git(&self) -> Result<Option<GitState>> {
        match (&self.backing, &self.git_root) {
            (Backing::Commit { commit, revision }, _) => Ok(Some(GitState {
                repository: self.root().to_string_lossy().into_owned(),
                commit: commit.id.to_string(),
                branch: commit.branch_called(revision),
                revision: Some(revision.clone()),
                dirty: Vec::new(),
            })),
            (Backing::Disk, Some(root)) => self.working_tree(root),
            (Backing::Disk, None) | (Backing::Embedded(_), _) => Ok(None),
        }
    }

    /// The state of a revision's files that were looked at so far, and the commit that brought it.
    pub(crate) fn change(&self) -> Result<Change> {
        let Backing::Commit { commit, .. } = &self.backing else {
            bail!("only a revision has a history");
        };
        let log = self.log();
        let seen = log.seen.iter().filter_map(|path| self.inside(path));
        let paths: BTreeSet<PathBuf> = seen.map(Path::to_owned).collect();
        let Version {
            commit,
            subject,
            seconds,
            before,
        } = git::version(commit, &paths)?;
        Ok(Change {
            commit: commit.to_string(),
            subject,
            seconds,
            before: match before {
                Before::Commit(id) => Ok(id.to_string()),
                Before::Start | Before::TooFar => Err(End::Start),
                Before::Shallow => Err(End::Shallow),
            },
        })
    }

    fn see(&self, absolute: &Path) {
        if matches!(self.backing, Backing::Commit { .. }) {
            self.log().seen.insert(absolute.to_owned());
        }
    }

    /// What stands in a folder of the disk that is known to be straight, itself not followed.
    fn last_step(&self, path: &Path) -> Option<std::fs::Metadata> {
        let folder = path.file_name().and(path.parent())?;
        let is_straight = self.log().straight.contains(folder);
        is_straight.then(|| std::fs::symlink_metadata(path).ok())?
    }

    fn canonical_on_disk(&self, path: &Path) -> Result<PathBuf> {
        // In a folder whose way is known only the last step can lead elsewhere. `a/` and `a/.` say more than `a`.
        let is_plain = path.components().collect::<PathBuf>().as_os_str() == path.as_os_str();
        let last = self.last_step(path).filter(|_| is_plain);
        if last.is_some_and(|metadata| !metadata.is_symlink()) {
            self.log().straight.insert(path.to_owned());
            return Ok(path.to_owned());
        }
        let real = std::fs::canonicalize(path)?;
        let straight = real.ancestors().map(Path::to_owned);
        self.log().straight.extend(straight);
        Ok(real)
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        // A reader that panicked left the log as it was.
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn working_tree(&self, root: &Path) -> Result<Option<GitState>> {
        let Some(repository) = Repository::open(root)? else {
            return Ok(None);
        };
        let Some(head) = repository.head()? else {
            return Ok(None);
        };
        let log = self.log();
        let read = Read {
            root,
            files: &log.files.iter().cloned().collect(),
            folders: &log.folders.iter().cloned().collect(),
        };
        let dirty = git::dirty(&repository.commit(head)?, &read)?;
        Ok(Some(GitState {
            repository: root.to_string_lossy().into_owned(),
            commit: head.to_string(),
            branch: repository.branch(),
            revision: None,
            dirty: dirty
                .into_iter()
                .map(|file| file.to_string_lossy().into_owned())
                .collect(),
        }))
    }

    fn obstacle(&self, error: &anyhow::Error) -> Found {
        let fault = error.downcast_ref::<Fault>().cloned();
        let fault = fault.unwrap_or_else(|| Fault::new(format!("{error:#}")));
        let obstacles = &mut self.log().obstacles;
        if !obstacles.contains(&fault) {
            obstacles.push(fault);
        }
        Found::Nothing
    }

    /// A path from the Git root; `None` for one outside.
    fn inside<'p>(&self, absolute: &'p Path) -> Option<&'p Path> {
        absolute.strip_prefix(self.git_root.as_deref()?).ok()
    }

    /// The Git root, else `/`.
    fn root(&self) -> &Path {
        self.git_root.as_deref().unwrap_or(Path::new("/"))
    }
}

fn nothing() -> anyhow::Error {
    anyhow::anyhow!("no such file or directory")
}

pub(super) fn too_large() -> anyhow::Error {
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

    /// `repo/.git`, `repo/app/prod`, and a `.driftctl.yaml` in each of the given folders.
    fn repository(with_config: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        std::fs::create_dir_all(root.join("repo/.git")).expect("folders");
        std::fs::create_dir_all(root.join("repo/app/prod")).expect("folders");
        for place in with_config {
            std::fs::write(root.join(place).join(".driftctl.yaml"), "").expect("a file");
        }
        folder
    }

    #[test]
    fn a_path_is_named_from_its_git_root() {
        let folder = repository(&[]);
        let here = folder.path().join("repo/app");
        let name = |path: &str| Tree::disk(Path::new(path), &here).name(Path::new(path));
        assert_eq!(name("prod"), "app/prod");
        assert_eq!(name("../app/./prod"), "app/prod");
        assert_eq!(name(".."), ".");
        assert_eq!(name("../.."), "../..");
    }

    #[test]
    fn the_nearest_file_up_to_the_git_root_is_taken() {
        let folder = repository(&["", "repo", "repo/app"]);
        let nearest = |path: &str, here: &str| {
            let path = Path::new(path);
            Tree::disk(path, &folder.path().join(here)).nearest(path, ".driftctl.yaml")
        };
        let file = |place: &str| Some(folder.path().join(place).join(".driftctl.yaml"));
        assert_eq!(nearest("app/prod", "repo"), file("repo/app"));
        assert_eq!(nearest(".", "repo"), file("repo"));
    }

    #[test]
    fn nothing_above_the_git_root_is_taken() {
        let folder = repository(&[""]);
        let here = folder.path().join("repo");
        let nearest =
            Tree::disk(Path::new("app"), &here).nearest(Path::new("app"), ".driftctl.yaml");
        assert_eq!(nearest, None);
    }
}
