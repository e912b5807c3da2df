//! `driftctl snapshot`: the live side in a file that appears whole or not at all; exit 2 if anything could not be read.

use std::path::Path;

use super::args::{Snapshot, Talk};
use super::output::{self, say, say_failure};
use super::progress::Watch;
use super::runtime::{self, Ended};
use super::{clock, exit, settings};
use crate::audit::{self, Recorded, Sources, World};
use crate::kubernetes::yaml;
use crate::model::health::UnknownKinds;
use crate::model::{At, ExitRules, Failure, Filters, Request, Stage, Strategy, WholeObjects};

pub(crate) fn run(args: &Snapshot, settings: anyhow::Result<Option<String>>, here: &Path) -> u8 {
    let sources = settings::sources(args.rendering.revision.as_deref(), here);
    let request = settings.and_then(|_| request(args, &sources, here));
    let recorded = match request.at(Stage::Source) {
        Ok(request) => record(request, sources, &args.talk),
        Err(failure) => Ok(Err(failure)),
    };
    match recorded {
        Ok(Ok(recorded)) => tell(args, &recorded),
        Ok(Err(failure)) => {
            say_failure(&failure);
            exit::ERROR
        }
        Err(ended) => output::say_ended(ended),
    }
}

fn request(args: &Snapshot, sources: &Sources, here: &Path) -> anyhow::Result<Request> {
    Ok(Request {
        paths: settings::paths(
            &args.paths,
            args.live.live.as_deref(),
            args.talk.config.as_deref(),
            sources,
            here,
        )?,
        live: settings::live(&args.live),
        namespace: args.live.namespace.clone().filter(|name| !name.is_empty()),
        filters: Filters {
            only: args.scope.only.clone(),
            exclude: args.scope.exclude.clone(),
        },
        extras: args.scope.extras,
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

fn record(
    request: Request,
    sources: Sources,
    talk: &Talk,
) -> Result<Result<Recorded, Failure>, Ended> {
    let watch = Watch::start(talk);
    let world = World {
        sources,
        clock,
        progress: watch.progress(),
    };
    let key = settings::snapshot_key();
    let work = async move { audit::record(&request, &world, key.as_ref()).await };
    let recorded = runtime::drive(work);
    watch.end();
    recorded
}

fn tell(args: &Snapshot, recorded: &Recorded) -> u8 {
    if !args.talk.quiet {
        let warnings = recorded.warnings.iter();
        warnings.for_each(|warning| say(&format!("warning: {warning}")));
    }
    recorded.failures.iter().for_each(say_failure);
    let file = args.to.display();
    let is_json = args.to.extension().is_some_and(|name| name == "json");
    let text = if is_json {
        format!("{:#}\n", recorded.document)
    } else {
        let mut text = String::new();
        yaml::write_in_order(&recorded.document, &mut text);
        text
    };
    if let Err(error) = output::replace(&args.to, text.as_bytes()) {
        say(&format!("error: write `{file}`: {error}"));
        return exit::ERROR;
    }
    if !args.talk.quiet {
        let (found, missing) = (recorded.found, recorded.missing);
        say(&format!(
            "recorded in {file}: {found} found, {missing} not there"
        ));
    }
    if recorded.failures.is_empty() {
        exit::OK
    } else {
        exit::ERROR
    }
}
