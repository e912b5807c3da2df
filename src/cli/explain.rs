//! `driftctl explain`: why the fields of an object count or not, or how it came to be what is rendered; exit 2 if that
//! could not be told.

use std::path::Path;

use super::args::Explain;
use super::output::{say, say_ended, say_failure};
use super::progress::Watch;
use super::terminal::{Target, dress};
use super::{clock, exit, pager, runtime, settings};
use crate::audit::{self, Explained, Outcome, Progress, Sources, World};
use crate::kubernetes::ResourceKey;
use crate::model::health::UnknownKinds;
use crate::model::{
    At, ExitRules, Extras, Failure, Fault, Filters, LiveRequest, ObjectVerdict, Request, Stage,
    State, Strategy, WholeObjects,
};
use crate::report::{self, Question};

pub(crate) fn run(args: &Explain, settings: anyhow::Result<Option<String>>, here: &Path) -> u8 {
    let sources = settings::sources(args.rendering.revision.as_deref(), here);
    let request = settings.and_then(|_| request(args, &sources, here));
    match request.at(Stage::Source) {
        Ok(request) if args.render => rendering(args, request, sources),
        Ok(request) => fields(args, request, sources),
        Err(failure) => {
            say_failure(&failure);
            exit::ERROR
        }
    }
}

fn request(args: &Explain, sources: &Sources, here: &Path) -> anyhow::Result<Request> {
    let paths = std::slice::from_ref(&args.path);
    let live = args.live.live.as_deref();
    Ok(Request {
        paths: settings::paths(paths, live, args.talk.config.as_deref(), sources, here)?,
        live: if args.render {
            LiveRequest::Embedded {
                file: "nothing",
                content: b"",
            }
        } else {
            settings::live(&args.live)
        },
        namespace: args.live.namespace.clone().filter(|name| !name.is_empty()),
        filters: Filters::default(),
        extras: Extras::Rendered,
        strategy: if args.render {
            Strategy::Client
        } else {
            settings::strategy(&args.asking, &args.live)?
        },
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

/// Compares everything, as what an object is depends on the others, and tells of the one.
fn fields(args: &Explain, request: Request, sources: Sources) -> u8 {
    let watch = Watch::start(&args.talk);
    let world = World {
        sources,
        clock,
        progress: watch.progress(),
    };
    let outcome = runtime::drive(async move { audit::run(&request, &world).await });
    watch.end();
    let Outcome { report, warnings } = match outcome {
        Ok(outcome) => outcome,
        Err(ended) => return say_ended(ended),
    };
    warn(args, &warnings);
    report.errors.iter().for_each(say_failure);
    let question = Question {
        object: &|object| is_meant(args, object),
        field: args.field.as_deref(),
    };
    let mut text = Vec::new();
    let dress = dress(&args.look, Target::StandardOutput);
    let told = match report::reasons(&report, &question, dress, &mut text) {
        Ok(told) => told,
        Err(error) => {
            say(&format!("error: write the explanation: {error}"));
            return exit::ERROR;
        }
    };
    let printed = pager::show(&text, &args.look);
    if told == 0 && report.errors.is_empty() {
        say_failure(&unknown_object(args));
    }
    let mut meant = report.applications.iter().flat_map(|a| &a.objects);
    let is_untold = meant.any(|object| is_meant(args, object) && object.state == State::Unknown);
    if told == 0 || is_untold || !report.errors.is_empty() {
        exit::ERROR
    } else {
        printed
    }
}

fn is_meant(args: &Explain, object: &ObjectVerdict) -> bool {
    let key = ResourceKey {
        group: object.group.clone(),
        kind: object.kind.clone(),
        namespace: object.namespace.clone().unwrap_or_default(),
        name: object.name.clone(),
    };
    let wanted = args.live.namespace.as_deref().unwrap_or_default();
    let is_elsewhere = !wanted.is_empty() && !key.namespace.is_empty() && key.namespace != wanted;
    !is_elsewhere && args.object.matches(&key)
}

fn unknown_object(args: &Explain) -> Failure {
    let fault = Fault::new(format!(
        "`{}` is neither rendered nor left behind",
        args.object.text
    ))
    .hint("`driftctl status -v` lists the objects; an object is named `kind/name` or `kind.group/name`");
    Failure::new(Stage::Compare, &fault.into())
}

/// The steps that made the object.
fn rendering(args: &Explain, request: Request, sources: Sources) -> u8 {
    let world = World {
        sources,
        clock,
        progress: Progress::untold(),
    };
    let wanted = args.object.clone();
    let work = move || audit::explain_render(&request, &wanted, &world);
    let explained = match runtime::run(work) {
        Ok(explained) => explained,
        Err(ended) => return say_ended(ended),
    };
    warn(args, &explained.warnings);
    explained.failures.iter().for_each(say_failure);
    let printed = print(args, &explained);
    if explained.failures.is_empty() {
        printed
    } else {
        exit::ERROR
    }
}

fn warn(args: &Explain, warnings: &[String]) {
    if !args.talk.quiet {
        let warnings = warnings.iter();
        warnings.for_each(|warning| say(&format!("warning: {warning}")));
    }
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
