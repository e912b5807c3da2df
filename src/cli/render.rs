//! `driftctl render`: the manifests of an overlay, on standard output; exit 2 if anything could not be rendered.

use std::path::Path;

use super::args::Render;
use super::output::{self, say, say_failure};
use super::runtime::{self, Ended};
use super::{clock, exit, settings};
use crate::audit::{self, Manifests, Progress, Sources, World};
use crate::model::health::UnknownKinds;
use crate::model::{At, ExitRules, Extras, Filters, Request, Stage, Strategy, WholeObjects};

pub(crate) fn run(args: &Render, settings: anyhow::Result<Option<String>>, here: &Path) -> u8 {
    let sources = settings::sources(args.rendering.revision.as_deref(), here);
    let request = settings.and_then(|_| request(args, &sources, here));
    let rendered = match request.at(Stage::Source) {
        Ok(request) => render(args, request, sources),
        Err(failure) => Ok(Manifests {
            failures: vec![failure],
            ..Manifests::default()
        }),
    };
    let manifests = match rendered {
        Ok(manifests) => manifests,
        Err(ended) => return output::say_ended(ended),
    };
    if !args.talk.quiet {
        manifests
            .warnings
            .iter()
            .for_each(|warning| say(&format!("warning: {warning}")));
    }
    manifests.failures.iter().for_each(say_failure);
    let printed = output::print(manifests.text.as_bytes());
    if manifests.failures.is_empty() {
        printed
    } else {
        exit::ERROR
    }
}

fn request(args: &Render, sources: &Sources, here: &Path) -> anyhow::Result<Request> {
    let paths = std::slice::from_ref(&args.path);
    Ok(Request {
        paths: settings::paths(
            paths,
            args.live.live.as_deref(),
            args.talk.config.as_deref(),
            sources,
            here,
        )?,
        live: settings::live(&args.live),
        namespace: args.live.namespace.clone(),
        filters: Filters::default(),
        extras: Extras::Off,
        strategy: Strategy::Client,
        argocd_namespace: None,
        since: 0,
        whole_objects: WholeObjects::default(),
        unknown_kinds: UnknownKinds::default(),
        exit: ExitRules {
            fail_on: Vec::new(),
            exit_zero: false,
        },
        load_restrictor: args.rendering.load_restrictor,
        reorder: args.rendering.reorder,
        health_scripts: Vec::new(),
    })
}

fn render(args: &Render, request: Request, sources: Sources) -> Result<Manifests, Ended> {
    let world = World {
        sources,
        clock,
        progress: Progress::untold(),
    };
    if args.compared {
        runtime::drive(async move { audit::render_compared(&request, &world).await })
    } else {
        runtime::run(move || audit::render(&request, &world))
    }
}
