//! `--external-diff`: a program of the user's compares two folders, `git` and `live`, with a file for each object that is
//! out of sync. Its output takes the place of our text.
//!
//! As with `kubectl diff` it ends with 0 or 1; anything else, or a program that is not there, is an error of ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::output::say;
use super::{exit, program, settings};
use crate::kubernetes::yaml;
use crate::model::{Fault, Report, WholeObject};
use crate::report::words;

/// Without a program by name, as kubectl.
const USUAL: &str = "diff -u -N";

/// Runs the program that `named` or the environment names; 2 if that went wrong.
pub(super) fn run(report: &Report, named: &str) -> u8 {
    let text = match named {
        "" => settings::variable("KUBECTL_EXTERNAL_DIFF"),
        named => Some(named.to_owned()),
    };
    for application in &report.applications {
        let counts = words::compared(&application.counts);
        let sync = words::sync(application.sync);
        say(&format!("{}: {sync}, {counts}", application.name));
    }
    match compare(report, text.as_deref().unwrap_or(USUAL)) {
        Ok(()) => exit::OK,
        Err(error) => {
            say(&format!("error: {error:#}"));
            exit::ERROR
        }
    }
}

fn compare(report: &Report, text: &str) -> Result<()> {
    let objects = report.applications.iter();
    let objects: Vec<&WholeObject> = objects.flat_map(|a| &a.whole_objects).collect();
    if objects.is_empty() {
        return Ok(());
    }
    let command = program::command(text);
    let mut command =
        command.with_context(|| format!("the external diff `{text}` is no command"))?;
    let folder = Folder::new().context("make a folder for the external diff")?;
    for object in objects {
        folder.put(object)?;
    }
    folder.diff(&mut command, text)
}

/// A folder of its own that nobody else can read, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> std::io::Result<Self> {
        let path = std::env::temp_dir().join(format!("driftctl-{}", std::process::id()));
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        // Fails on a folder that is there already, whoever made it.
        builder.create(&path)?;
        let folder = Self(path);
        for side in ["git", "live"] {
            std::fs::create_dir(folder.0.join(side))?;
        }
        Ok(folder)
    }

    fn put(&self, object: &WholeObject) -> Result<()> {
        for (side, tree) in [("git", &object.git), ("live", &object.live)] {
            if let Some(tree) = tree {
                let mut text = String::new();
                yaml::write_in_order(tree, &mut text);
                let file = self.0.join(side).join(file_name(object));
                std::fs::write(&file, text)
                    .with_context(|| format!("write `{}`", file.display()))?;
            }
        }
        Ok(())
    }

    fn diff(&self, command: &mut Command, text: &str) -> Result<()> {
        let status = command
            .current_dir(&self.0)
            .args([Path::new("git"), Path::new("live")])
            .status()
            .with_context(|| format!("run the external diff `{text}`"))?;
        match status.code() {
            Some(0 | 1) => Ok(()),
            Some(_) | None => {
                Err(Fault::new(format!("the external diff `{text}`: {status}")).into())
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// `apps.Deployment.payments.api.yaml`, with nothing in it that leads elsewhere.
fn file_name(object: &WholeObject) -> String {
    let key = &object.key;
    let parts = [&key.group, &key.kind, &key.namespace, &key.name];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(|part| part.replace(|c: char| !c.is_alphanumeric() && !"-_.".contains(c), "_"))
        .collect();
    format!("{}.yaml", parts.join("."))
}
