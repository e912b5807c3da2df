//! `driftctl explain`: how an object came to be what is rendered; exit 2 if that could not be told.

use std::path::Path;

use super::args::Explain;
use super::output::{say, say_failure};
use super::terminal::{Target, dress};
use super::{clock, exit, pager, runtime, settings};
use crate::audit::{self, Explained, Progress, Sources, World};
use crate::model::{At, ExitRules, Extras, Failure, Fault, Filters, LiveRequest, Request, Stage};
use crate::report;

pub(crate) fn run(args: &Explain, settings: anyhow::Result<Option<String>>, here: &Path) -> u8 {
    let sources = settings::sources(args.rendering.revision.as_deref(), here);
    let request = settings.and_then(|_| request(args, &sources, here));
    let request = request.at(Stage::Source);
    let explained = match request.and_then(|request| explain(args, request, sources)) {
        Ok(explained) => explained,
        Err(failure) => Explained {
            failures: vec![failure],
            ..Explained::default()
        },
    };
    if !args.talk.quiet {
        explained
            .warnings
            .iter()
            .for_each(|warning| say(&format!("warning: {warning}")));
    }
    explained.failures.iter().for_each(say_failure);
    let printed = print(args, &explained);
    if explained.failures.is_empty() {
        printed
    } else {
        exit::ERROR
    }
}

fn request(args: &Explain, sources: &Sources, here: &Path) -> anyhow::Result<Request> {
    if !args.render {
        return Err(Fault::new("`explain` has to be told what about the object")
            .hint("`--render` tells how it was rendered")
            .into());
    }
    let paths = std::slice::from_ref(&args.path);
    Ok(Request {
        paths: settings::paths(paths, None, args.talk.config.as_deref(), sources, here)?,
        live: LiveRequest::Embedded {
            file: "nothing",
            content: b"",
        },
        namespace: args.namespace.clone().filter(|name| !name.is_empty()),
        filters: Filters::default(),
        extras: Extras::Off,
        since: 0,
        exit: ExitRules {
            fail_on: Vec::new(),
            exit_zero: false,
        },
        load_restrictor: args.rendering.load_restrictor,
        reorder: args.rendering.reorder,
    })
}

fn explain(args: &Explain, request: Request, sources: Sources) -> Result<Explained, Failure> {
    let world = World {
        sources,
        clock,
        progress: Progress::untold(),
    };
    let wanted = args.object.clone();
    let work = async move { audit::explain_render(&request, &wanted, &world) };
    runtime::drive(work).map_err(runtime::Ended::failure)
}

fn print(args: &Explain, explained: &Explained) -> u8 {
    let dress = dress(&args.look, Target::StandardOutput);
    let mut document = Vec::new();
    match report::write_explanations(&explained.explanations, dress, &mut document) {
        Ok(()) => pager::show(&document, &args.look),
        Err(error) => {
            say(&format!("error: write the explanation: {error}"));
            exit::ERROR
        }
    }
}
