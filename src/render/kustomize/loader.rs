//! What a kustomization may read: files in or below its folder, folders anywhere, nothing remote.
//!
//! Source of the rules: kustomize 5.8, `api/internal/loader/`. Symlinks are followed before a path is judged.

use std::path::{Path, PathBuf};

use crate::kubernetes::yaml::{self, Dialect, Node};
use crate::model::{Fault, LoadRestrictor};
use crate::source::Tree;
use crate::source::tree::Found;

use super::faults::Result;
use super::strict::nearest;

/// The names of a kustomization file; a folder has at most one of them.
pub(crate) const FILE_NAMES: [&str; 3] =
    ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/// A door to the disk for one kustomization.
#[derive(Clone, Debug)]
pub(crate) struct Loader<'a> {
    tree: &'a Tree,
    restrictor: LoadRestrictor,
    /// The folder as it was reached, for messages.
    folder: PathBuf,
    /// The folder without symlinks.
    root: PathBuf,
    /// The roots of the kustomizations that led here.
    above: Vec<PathBuf>,
}

/// The content of a file, and its name in messages.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) content: Vec<u8>,
    pub(crate) shown: String,
}

/// What an entry of `resources` leads to.
#[derive(Debug)]
pub(crate) enum Entry<'a> {
    File(File),
    Folder(Loader<'a>),
}

impl<'a> Loader<'a> {
    /// Opens the folder that is built.
    pub(crate) fn open(tree: &'a Tree, folder: &Path, restrictor: LoadRestrictor) -> Result<Self> {
        let folder = tree.absolute(folder);
        let root = tree.canonical(&folder)?;
        Ok(Self {
            tree,
            restrictor,
            folder,
            root,
            above: Vec::new(),
        })
    }

    /// The folder, as messages call it.
    pub(crate) fn shown(&self) -> String {
        self.tree.shown(&self.folder)
    }

    /// The name of the folder itself.
    pub(crate) fn base_name(&self) -> String {
        let name = self.root.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// The one kustomization file of the folder.
    pub(crate) fn kustomization(&self) -> Result<File> {
        let found: Vec<_> = FILE_NAMES
            .iter()
            .filter(|name| self.tree.find(&self.folder.join(name)) == Found::File)
            .collect();
        match found[..] {
            [name] => self.read(name),
            [] => Err(self.no_kustomization().into()),
            [first, second, ..] => Err(Fault::new(format!(
                "two kustomization files in one folder: `{first}` and `{second}`"
            ))
            .file(self.tree.shown(&self.folder.join(second)))
            .hint("keep one of them")
            .into()),
        }
    }

    fn no_kustomization(&self) -> Fault {
        let fault = Fault::new(format!("no kustomization file in `{}`", self.shown()));
        match overlays_below(self.tree, &self.folder).as_slice() {
            [] => fault.hint(format!("add a `{}`", FILE_NAMES[0])),
            overlays => fault.hint(format!("kustomizations below it: {}", overlays.join(", "))),
        }
    }

    /// Reads a file that must lie in or below the root, unless the restriction is lifted.
    pub(crate) fn read(&self, path: &str) -> Result<File> {
        refuse_url(path)?;
        let resolved = self.resolved(path);
        if self.tree.is_plain_file(&resolved) {
            return self.read_real(path, &resolved);
        }
        match self.tree.find(&resolved) {
            Found::File => self.read_real(path, &self.tree.canonical(&resolved)?),
            Found::Folder => Err(Fault::new(format!("`{path}` is a folder, not a file")).into()),
            Found::Nothing => Err(self.missing(path).into()),
        }
    }

    /// Reads the file `real`, which has no symlink on its way.
    fn read_real(&self, path: &str, real: &Path) -> Result<File> {
        let wanted = self.tree.absolute(&self.folder.join(path));
        if self.restrictor == LoadRestrictor::RootOnly && !real.starts_with(&self.root) {
            return Err(Fault::new(format!(
                "`{path}` is not in or below `{}`, the folder of its kustomization",
                self.shown()
            ))
            .hint("move the file below it, use a base or component, or pass `--load-restrictor LoadRestrictionsNone`")
            .into());
        }
        Ok(File {
            content: self.tree.read(real)?,
            shown: self.tree.shown(&wanted),
        })
    }

    /// An entry of `resources`: a file, else a folder.
    pub(crate) fn entry(&self, path: &str) -> Result<Entry<'a>> {
        if path.is_empty() {
            return Err(Fault::new("an empty entry").hint("remove it").into());
        }
        refuse_url(path)?;
        let resolved = self.resolved(path);
        if self.tree.is_plain_file(&resolved) {
            return self.read_real(path, &resolved).map(Entry::File);
        }
        match self.tree.find(&resolved) {
            Found::File => {
                let real = self.tree.canonical(&resolved)?;
                self.read_real(path, &real).map(Entry::File)
            }
            Found::Folder => self.enter(path).map(Entry::Folder),
            Found::Nothing if is_repository(path) => Err(remote(path).into()),
            Found::Nothing => Err(self.missing(path).into()),
        }
    }

    /// The folder of a base or component.
    pub(crate) fn enter(&self, path: &str) -> Result<Self> {
        if is_repository(path) || is_url(path) {
            return Err(remote(path).into());
        }
        if Path::new(path).is_absolute() {
            return Err(Fault::new(format!("`{path}` is absolute"))
                .hint("write it relative to the kustomization")
                .into());
        }
        if has_ambiguous_segment(path) {
            return Err(
                Fault::new(format!("`{path}` has a segment with `..` in it"))
                    .hint("check the indentation: two entries may have become one")
                    .into(),
            );
        }
        match self.tree.find(&self.resolved(path)) {
            Found::Folder => {}
            Found::File => {
                return Err(Fault::new(format!("`{path}` is a file, not a folder")).into());
            }
            Found::Nothing => return Err(self.missing(path).into()),
        }
        let root = self.tree.canonical(&self.resolved(path))?;
        let mut above = self.above.clone();
        above.push(self.root.clone());
        if let Some(visited) = above
            .iter()
            .rev()
            .find(|visited| visited.starts_with(&root))
        {
            return Err(Fault::new(format!(
                "cycle: `{path}` leads to `{}`, which is or contains `{}`, where this build comes from",
                self.tree.shown(&root),
                self.tree.shown(visited),
            ))
            .hint("a base must not be, or lie above, what uses it")
            .into());
        }
        Ok(Self {
            tree: self.tree,
            restrictor: self.restrictor,
            folder: self.tree.absolute(&self.folder.join(path)),
            root,
            above,
        })
    }

    /// A path relative to the root; `..` is resolved by text, as kustomize does.
    fn resolved(&self, path: &str) -> PathBuf {
        self.tree.absolute(&self.root.join(path))
    }

    /// "Not there", with the name that may have been meant.
    fn missing(&self, path: &str) -> Fault {
        let fault = Fault::new(format!("`{path}` does not exist"));
        let wanted = Path::new(path);
        let siblings = self
            .tree
            .list(&self.resolved(&wanted.parent().unwrap_or(wanted).to_string_lossy()))
            .unwrap_or_default();
        let name = wanted.file_name().unwrap_or_default().to_string_lossy();
        match nearest(&name, siblings.iter().map(String::as_str)) {
            Some(near) => fault.hint(format!(
                "did you mean `{}`?",
                wanted.with_file_name(near).display()
            )),
            None => fault.hint("create it or remove the entry"),
        }
    }
}

/// The documents of a file; what is wrong with it names its place.
pub(crate) fn documents(file: &File) -> Result<Vec<Node>> {
    yaml::documents(&file.content).map_err(|error| Fault::yaml(&error, &file.shown).into())
}

/// The one document of a file of configuration, which Go reads with `sigs.k8s.io/yaml`; what comes after it is not read.
pub(crate) fn configuration(file: &File) -> Result<Option<Node>> {
    yaml::first_as(&file.content, Dialect::Sigs)
        .map_err(|error| Fault::yaml(&error, &file.shown).into())
}

/// Folders below `folder` that have a kustomization, at most ten, as shown.
pub(crate) fn overlays_below(tree: &Tree, folder: &Path) -> Vec<String> {
    const MOST: usize = 10;
    const DEPTH: usize = 4;
    let mut found = Vec::new();
    let mut level = vec![folder.to_owned()];
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for folder in level {
            for name in tree.list(&folder).unwrap_or_default() {
                let path = folder.join(&name);
                if !name.starts_with('.') && tree.find(&path) == Found::Folder {
                    next.push(path);
                }
            }
        }
        for path in &next {
            if has_kustomization(tree, path) {
                found.push(format!("`{}`", tree.shown(path)));
            }
        }
        if found.len() >= MOST || next.len() > 1000 {
            break;
        }
        level = next;
    }
    found.truncate(MOST);
    found
}

pub(crate) fn has_kustomization(tree: &Tree, folder: &Path) -> bool {
    FILE_NAMES
        .iter()
        .any(|name| tree.find(&folder.join(name)) == Found::File)
}

fn remote(path: &str) -> Fault {
    Fault::new(format!(
        "`{path}` is remote; driftctl renders local files only"
    ))
    .hint("check the files out and refer to them by a relative path")
}

fn refuse_url(path: &str) -> Result<()> {
    if is_url(path) {
        return Err(remote(path).into());
    }
    Ok(())
}

fn is_url(path: &str) -> bool {
    path.starts_with("http://") || path.starts_with("https://")
}

/// Whether kustomize would clone it: a scheme, `user@host:path`, or a GitHub path.
fn is_repository(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let path = lower.strip_prefix("git::").unwrap_or(&lower);
    let schemes = ["ssh://", "https://", "http://", "file://"];
    let github = ["github.com/", "github.com:"];
    lower.starts_with("git::")
        || schemes.iter().any(|scheme| path.starts_with(scheme))
        || github.iter().any(|host| path.starts_with(host))
        || path.split_once('@').is_some_and(|(user, rest)| {
            !user.contains(['/', ':'])
                && rest
                    .split_once(':')
                    .is_some_and(|(host, _)| !host.contains('/'))
        })
}

/// A segment such as `base - ..`: what two list entries become when the second is indented too far.
fn has_ambiguous_segment(path: &str) -> bool {
    path.split('/')
        .any(|part| part != ".." && part.contains(".."))
}
