//! `--health-scripts DIR`: reads a folder of scripts that is laid out as Argo CD's `resource_customizations`.
//!
//! Only `health.lua` is read, of `<group>/<Kind>/`, or of `<Kind>/` for the core group; actions and tests beside it are
//! left alone.

use std::path::Path;

use anyhow::Result;

use crate::argo::settings::{HealthScript, Libraries};
use crate::model::Fault;
use crate::source::Tree;
use crate::source::tree::Found;

const FILE: &str = "health.lua";

/// The scripts of a folder of the disk; one without any is an error, for it is the wrong one.
pub(super) fn read(folder: &Path, here: &Path) -> Result<Vec<HealthScript>> {
    let tree = Tree::disk(folder, here);
    let mut scripts = Vec::new();
    for group in tree.list(folder)? {
        let within = folder.join(&group);
        if tree.find(&within) != Found::Folder {
            continue;
        }
        scripts.extend(script(&tree, &within, group.clone())?);
        for kind in tree.list(&within)? {
            scripts.extend(script(
                &tree,
                &within.join(&kind),
                format!("{group}/{kind}"),
            )?);
        }
    }
    if scripts.is_empty() {
        let shown = tree.shown(folder);
        return Err(Fault::new(format!("there is no health script in `{shown}`"))
            .hint("it is laid out as Argo CD's resource_customizations: DIR/GROUP/KIND/health.lua")
            .into());
    }
    Ok(scripts)
}

fn script(tree: &Tree, folder: &Path, key: String) -> Result<Option<HealthScript>> {
    let file = folder.join(FILE);
    if tree.find(&file) != Found::File {
        return Ok(None);
    }
    let content = tree.read(&file)?;
    Ok(Some(HealthScript {
        key,
        text: String::from_utf8_lossy(&content).into_owned(),
        libraries: Libraries::Open,
        file: tree.shown(&file),
        line: 1,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_found_by_the_names_of_their_folders() {
        let root = tempfile::tempdir().expect("a folder");
        for file in [
            "example.com/Widget/health.lua",
            "example.com/Widget/actions/discovery.lua",
            "example.com/Gadget/health_test.yaml",
            "_.crossplane.io/_/health.lua",
            "Pod/health.lua",
        ] {
            let path = root.path().join("scripts").join(file);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, "return nil").expect("a file");
        }
        std::fs::write(root.path().join("scripts/README.md"), "read me").expect("a file");
        let scripts = read(Path::new("scripts"), root.path()).expect("scripts");
        let keys: Vec<(&str, &str)> = scripts
            .iter()
            .map(|script| (script.key.as_str(), script.file.as_str()))
            .collect();
        assert_eq!(
            keys,
            [
                ("Pod", "scripts/Pod/health.lua"),
                ("_.crossplane.io/_", "scripts/_.crossplane.io/_/health.lua"),
                (
                    "example.com/Widget",
                    "scripts/example.com/Widget/health.lua"
                ),
            ]
        );
        assert!(read(Path::new("nowhere"), root.path()).is_err());
        assert!(read(Path::new("scripts/example.com/Gadget"), root.path()).is_err());
    }
}
