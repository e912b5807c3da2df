//! Where a PATH stands: its repository, how it is called, and where its `.driftctl.yaml` may be.

use std::path::{Component, Path, PathBuf};

/// A path as given, and the folder of the repository around it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Absolute, `.` and `..` resolved by text.
    absolute: PathBuf,
    git_root: Option<PathBuf>,
    here: PathBuf,
}

impl Place {
    pub(super) fn new(path: &Path, here: &Path) -> Self {
        let absolute = normal(&here.join(path));
        let git_root = absolute
            .ancestors()
            .find(|folder| folder.join(".git").exists())
            .map(Path::to_owned);
        Self {
            absolute,
            git_root,
            here: here.to_owned(),
        }
    }

    /// From the Git root, else as given.
    pub(super) fn name(&self, given: &Path) -> String {
        let from_root = self
            .git_root
            .as_ref()
            .and_then(|root| self.absolute.strip_prefix(root).ok());
        match from_root {
            Some(path) if path.as_os_str().is_empty() => ".".to_owned(),
            Some(path) => path.to_string_lossy().into_owned(),
            None => given.to_string_lossy().into_owned(),
        }
    }

    /// From the Git root, else from the working directory, else the whole path.
    pub(super) fn shown(&self) -> String {
        let base = self.git_root.as_ref().unwrap_or(&self.here);
        let shown = self.absolute.strip_prefix(base).unwrap_or(&self.absolute);
        shown.to_string_lossy().into_owned()
    }

    /// The nearest file called `name`, upward to the Git root. Without one the search ends at the working directory,
    /// or at the path itself where that is elsewhere: a file of a stranger's folder above decides nothing.
    pub(super) fn nearest(&self, name: &str) -> Option<PathBuf> {
        let last = match &self.git_root {
            Some(root) => root,
            None if self.absolute.starts_with(&self.here) => &self.here,
            None => &self.absolute,
        };
        self.absolute
            .ancestors()
            .take_while(|folder| folder.starts_with(last))
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    }
}

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
        let name = |path: &str| Place::new(Path::new(path), &here).name(Path::new(path));
        assert_eq!(name("prod"), "app/prod");
        assert_eq!(name("../app/./prod"), "app/prod");
        assert_eq!(name(".."), ".");
        assert_eq!(name("../.."), "../..");
    }

    #[test]
    fn the_nearest_file_up_to_the_git_root_is_taken() {
        let folder = repository(&["", "repo", "repo/app"]);
        let nearest = |path: &str, here: &str| {
            let here = folder.path().join(here);
            Place::new(Path::new(path), &here).nearest(".driftctl.yaml")
        };
        let file = |place: &str| Some(folder.path().join(place).join(".driftctl.yaml"));
        assert_eq!(nearest("app/prod", "repo"), file("repo/app"));
        assert_eq!(nearest(".", "repo"), file("repo"));
    }

    #[test]
    fn nothing_above_the_git_root_is_taken() {
        let folder = repository(&[""]);
        let here = folder.path().join("repo");
        assert_eq!(
            Place::new(Path::new("app"), &here).nearest(".driftctl.yaml"),
            None
        );
    }
}
