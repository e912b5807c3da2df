//! `driftctl health`: the health of objects in files; exit 2 if a file or an object in it could not be read.

use std::io;
use std::path::Path;

use anyhow::Result;

use super::args::{ArgoSettings, Health, Output};
use super::output::{print, replace, say, say_ended, say_failure};
use super::terminal::{Target, dress};
use super::{clock, exit, runtime, settings};
use crate::argo::Settings;
use crate::audit::{self, Dumped};
use crate::model::{Failure, Fault, HealthReport, Stage};
use crate::report::{self, Format};

pub(crate) fn run(args: &Health, file: Result<Option<String>>, here: &Path) -> u8 {
    let dumped = match file.and_then(|_| dumped(args, here)) {
        Ok(dumped) => dumped,
        Err(error) => {
            say_failure(&Failure::new(Stage::Source, &error));
            return exit::ERROR;
        }
    };
    let told = runtime::run(move || audit::assess(&dumped));
    let report = match told {
        Ok(report) => report,
        Err(ended) => return say_ended(ended),
    };
    report.errors.iter().for_each(say_failure);
    write(args, &report)
}

fn dumped(args: &Health, here: &Path) -> Result<Dumped> {
    Ok(Dumped {
        files: args.files.clone(),
        settings: match &args.argo.argocd_cm {
            Some(ArgoSettings::File(file)) => settings::argo(file, here)?,
            Some(ArgoSettings::Cluster(namespace)) => return Err(no_cluster(namespace)),
            None => Settings::default(),
        },
        health_scripts: settings::scripts(&args.argo, here)?,
        now: clock(),
        unknown_kinds: args.kinds.unknown_kinds(),
        exit: settings::exit(&args.exit),
    })
}

fn no_cluster(namespace: &str) -> anyhow::Error {
    let hint = format!(
        "print it with `kubectl -n {namespace} get configmap argocd-cm -o yaml` and name the file"
    );
    Fault::new("`health` reads files and asks no cluster, not for `argocd-cm` either")
        .hint(hint)
        .into()
}

fn write(args: &Health, report: &HealthReport) -> u8 {
    let mut code = report.exit_code;
    let standard = Output {
        format: Format::Text,
        file: None,
    };
    let has_standard = args.output.iter().any(|output| output.file.is_none());
    let default = (!has_standard && !args.talk.quiet).then_some(&standard);
    for output in args.output.iter().chain(default) {
        code = code.max(match (document(args, report, output), &output.file) {
            (Ok(document), None) => print(&document),
            (Ok(document), Some(file)) => match replace(file, &document) {
                Ok(()) => exit::OK,
                Err(error) => failed(&format!("write `{}`", file.display()), &error),
            },
            (Err(error), _) => failed("write the report", &error),
        });
    }
    code
}

fn document(args: &Health, report: &HealthReport, output: &Output) -> io::Result<Vec<u8>> {
    let target = match output.file {
        Some(_) => Target::File,
        None => Target::StandardOutput,
    };
    let mut document = Vec::new();
    let dress = dress(&args.look, target);
    report::write_health(report, output.format, dress, &mut document)?;
    Ok(document)
}

fn failed(what: &str, error: &io::Error) -> u8 {
    say(&format!("error: {what}: {error}"));
    exit::ERROR
}
