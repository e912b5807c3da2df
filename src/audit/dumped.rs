//! The health of objects in files; asks no cluster.

use std::path::PathBuf;

use rayon::prelude::*;
use serde_json::Value;

use crate::argo::Settings;
use crate::argo::settings::HealthScript;
use crate::cluster::{self, Recorded};
use crate::health::{Checks, Scripts};
use crate::kubernetes::GroupVersionKind;
use crate::model::health::UnknownKinds;
use crate::model::report::SCHEMA_VERSION;
use crate::model::{Assessed, At, ExitRules, Failure, Fault, HealthReport, Stage};
use crate::verdict;

/// Files, and how their objects are judged.
#[derive(Clone, Debug)]
pub(crate) struct Dumped {
    /// `-` is standard input, a folder all that is in it.
    pub(crate) files: Vec<PathBuf>,
    /// Whose health scripts count.
    pub(crate) settings: Settings,
    /// Of a folder.
    pub(crate) health_scripts: Vec<HealthScript>,
    /// What scripts take for the time, as RFC 3339.
    pub(crate) now: String,
    pub(crate) unknown_kinds: UnknownKinds,
    pub(crate) exit: ExitRules,
}

/// Every object of every file in its order. A file or an object that cannot be read is a failure beside the others.
pub(crate) fn assess(dumped: &Dumped) -> HealthReport {
    let configured = &dumped.settings.health_scripts;
    let scripts = Scripts::new(configured, &dumped.health_scripts, &dumped.now);
    let checks = Checks {
        scripts: &scripts,
        unknown_kinds: dumped.unknown_kinds,
    };
    let mut objects = Vec::new();
    let mut errors = Vec::new();
    for file in &dumped.files {
        match cluster::recorded(file).at(Stage::Fetch) {
            Ok(recorded) => {
                let assessed: Vec<(Option<Assessed>, Option<Failure>)> = recorded
                    .into_par_iter()
                    .map(|recorded| one(recorded, &checks))
                    .collect();
                for (assessed, failure) in assessed {
                    objects.extend(assessed);
                    errors.extend(failure);
                }
            }
            // Most failures name their file already.
            Err(failure) if failure.file.is_some() => errors.push(failure),
            Err(failure) => errors.push(failure.about(file.to_string_lossy())),
        }
    }
    let exit_code = verdict::health_exit_code(&objects, &errors, &dumped.exit);
    HealthReport {
        schema_version: SCHEMA_VERSION,
        objects,
        errors,
        exit_code,
    }
}

/// An object, and why it could not be read or its check failed.
fn one(recorded: Recorded, checks: &Checks<'_>) -> (Option<Assessed>, Option<Failure>) {
    let fault = match &recorded.tree {
        Ok(tree) => unidentified(tree),
        Err(fault) => Some(fault.clone()),
    };
    if let Some(fault) = fault {
        let fault = Fault::new(format!("an entry cannot be read: {fault}"))
            .file(recorded.file)
            .line(recorded.line.unwrap_or(0));
        return (None, Some(Failure::new(Stage::Health, &fault.into())));
    }
    let tree = recorded.tree.unwrap_or_default();
    let text = |pointer: &str| tree.pointer(pointer).and_then(Value::as_str);
    let gvk = GroupVersionKind::parse(
        text("/apiVersion").unwrap_or_default(),
        text("/kind").unwrap_or_default(),
    );
    let answer = checks.assess(&tree);
    let failure = answer.fault.map(|fault| {
        let subject = format!(
            "{} {}",
            gvk.kind,
            text("/metadata/name").unwrap_or_default()
        );
        Failure::new(Stage::Health, &fault.subject(subject).into())
    });
    let assessed = Assessed {
        group: gvk.group,
        version: gvk.version,
        kind: gvk.kind,
        namespace: text("/metadata/namespace").map(str::to_owned),
        name: text("/metadata/name").unwrap_or_default().to_owned(),
        health: answer.health,
    };
    (Some(assessed), failure)
}

/// A name is not asked for: what a check says seldom depends on it.
fn unidentified(tree: &Value) -> Option<String> {
    let lacks = |key: &str| {
        tree.get(key)
            .and_then(Value::as_str)
            .is_none_or(str::is_empty)
    };
    if !tree.is_object() {
        Some("an object must be a mapping".to_owned())
    } else if lacks("kind") {
        Some("`kind` is missing".to_owned())
    } else if lacks("apiVersion") {
        Some("`apiVersion` is missing".to_owned())
    } else {
        None
    }
}
