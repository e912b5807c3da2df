//! `driftctl demo`: the example of `fixtures/payments-api/`, compiled in, as `driftctl diff` tells it.

use super::args::Demo;
use super::config::{self, Trust};
use super::diff::detail;
use super::output::{self, say};
use super::terminal::{Target, dress};
use super::{clock, exit, pager, runtime};
use crate::audit::{self, Progress, Sources, World};
use crate::model::health::UnknownKinds;
use crate::model::{
    ConfigFile, ExitRules, Extras, FailClass, Filters, LiveRequest, LoadRestrictor, PathRequest,
    Reorder, Request, Strategy, WholeObjects,
};
use crate::report::{self, Format, Subject, View};

/// A file of the example, by its path from the root of the repository.
macro_rules! example {
    ($($path:literal),* $(,)?) => {
        &[$((
            concat!("fixtures/payments-api/", $path),
            include_bytes!(concat!("../../fixtures/payments-api/", $path)).as_slice(),
        )),*]
    };
}

const FILES: &[(&str, &[u8])] = example![
    "base/deployment.yaml",
    "base/horizontal-pod-autoscaler.yaml",
    "base/kustomization.yaml",
    "base/network-policy.yaml",
    "base/pod-disruption-budget.yaml",
    "base/service-account.yaml",
    "base/service.yaml",
    "base/settings/limits.yaml",
    "base/settings/routing.yaml",
    "components/tracing/kustomization.yaml",
    "live.yaml",
    "overlays/dev/kustomization.yaml",
    "overlays/dev/small.yaml",
    "overlays/dev/without-autoscaling.yaml",
    "overlays/production/.driftctl.yaml",
    "overlays/production/deployment.yaml",
    "overlays/production/kustomization.yaml",
    "overlays/production/routing.yaml",
    "overlays/staging/kustomization.yaml",
    "snapshot.yaml",
];

const OVERLAY: &str = "fixtures/payments-api/overlays/production";
const CONFIG: &str = "fixtures/payments-api/overlays/production/.driftctl.yaml";
const LIVE: &str = "fixtures/payments-api/live.yaml";

const STORY: &str = "\
This is payments-api, as its team keeps it in Git and as production runs it
after some busy weeks: one night somebody put in a hotfix with `kubectl edit`,
another day a debug variable; a NetworkPolicy was deleted by hand, a Service
left Git and stayed, a new setting waits to be synced, and the autoscaler does
its work.  No cluster is asked: the example is part of the program.
";

pub(crate) fn run(args: &Demo) -> u8 {
    let request = match request() {
        Ok(request) => request,
        Err(error) => {
            say(&format!("error: {error:#}"));
            return exit::ERROR;
        }
    };
    let world = World {
        sources: Sources::Embedded(FILES),
        clock,
        progress: Progress::untold(),
    };
    let outcome = match runtime::drive(async move { audit::run(&request, &world).await }) {
        Ok(outcome) => outcome,
        Err(ended) => return output::say_ended(ended),
    };
    let view = View {
        subject: Subject::Fields,
        detail: detail(&args.view, Extras::Rendered),
        dress: dress(&args.look, Target::StandardOutput),
    };
    let mut text = STORY.as_bytes().to_vec();
    text.extend_from_slice(format!("\n$ {}\n", command_line()).as_bytes());
    // Writing to a vector cannot fail.
    let _ = report::write(&outcome.report, Format::Text, &view, &mut text);
    text.extend_from_slice(
        format!(
            "\nIn a clone of the repository this prints the same, with the commit, and exits 1:\n  {}\n",
            command_line()
        )
        .as_bytes(),
    );
    pager::show(&text, &args.look)
}

fn command_line() -> String {
    format!("driftctl diff {OVERLAY} --live {LIVE}")
}

fn request() -> anyhow::Result<Request> {
    let rules = config::read(content(CONFIG), CONFIG, Trust::Found)?.rules;
    Ok(Request {
        paths: vec![PathRequest {
            path: OVERLAY.into(),
            stdin: None,
            name: OVERLAY.to_owned(),
            config: Some(ConfigFile {
                argocd: None,
                file: CONFIG.to_owned(),
                found: None,
                ignore_differences: rules,
                warnings: Vec::new(),
            }),
            argocd: None,
        }],
        live: LiveRequest::Embedded {
            file: LIVE,
            content: content(LIVE),
        },
        namespace: None,
        filters: Filters::default(),
        extras: Extras::Rendered,
        strategy: Strategy::Client,
        argocd_namespace: None,
        since: 0,
        whole_objects: WholeObjects::default(),
        unknown_kinds: UnknownKinds::default(),
        exit: ExitRules {
            fail_on: vec![FailClass::OutOfSync],
            exit_zero: false,
        },
        load_restrictor: LoadRestrictor::default(),
        reorder: Reorder::default(),
        health_scripts: Vec::new(),
    })
}

/// A file of the example; the tests prove that the list is whole.
fn content(path: &str) -> &'static [u8] {
    let file = FILES.iter().find(|(name, _)| *name == path);
    file.map_or(&[], |(_, content)| content)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;

    #[expect(
        clippy::disallowed_methods,
        reason = "the test looks at the repository"
    )]
    fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder of the example") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                files_below(&path, found);
            } else {
                found.push(path);
            }
        }
    }

    #[test]
    fn every_file_of_the_example_is_compiled_in() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = Vec::new();
        files_below(&root.join("fixtures/payments-api"), &mut found);
        found.sort();
        let compiled: Vec<PathBuf> = FILES.iter().map(|(path, _)| root.join(path)).collect();
        assert_eq!(compiled, found);
    }

    #[test]
    fn its_settings_are_valid() {
        let request = request().expect("a request");
        let config = request.paths[0].config.as_ref().expect("settings");
        assert!(!config.ignore_differences.is_empty());
    }
}
