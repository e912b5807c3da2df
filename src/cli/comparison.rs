//! What `diff` and `status` share: the request, the run, the documents.

use std::path::Path;

use super::args::{Look, Run};
use super::output::{Documents, Text, say};
use super::progress::Watch;
use super::settings;
use super::{clock, exit, runtime};
use crate::audit::{self, Outcome, Sources, World};
use crate::model::{At, ClusterRequest, Failure, LiveRequest, Report, Request, Stage};
use crate::report::{Subject, rows::Detail};

/// A comparison as a command wants it told.
pub(crate) struct Comparison<'a> {
    pub(crate) run: &'a Run,
    pub(crate) look: &'a Look,
    pub(crate) subject: Subject,
    pub(crate) detail: Detail,
    /// What reading the settings file gave.
    pub(crate) settings: anyhow::Result<Option<String>>,
    pub(crate) until: Until,
}

/// How often is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Until {
    Once,
    /// Until everything is Synced and Healthy, or the time is over.
    Healthy,
}

impl Comparison<'_> {
    /// Compares, writes, and gives the exit code.
    pub(crate) fn run(self, here: &Path) -> u8 {
        let report = match self.request(here) {
            Ok((request, sources)) => self.compare(request, sources),
            Err(failure) => exit::aborted(failure, exit::ERROR, &clock()),
        };
        let documents = Documents {
            outputs: &self.run.output,
            subject: self.subject,
            detail: self.detail,
            look: self.look,
            external_diff: self.run.external_diff.as_deref(),
            text: if self.run.talk.quiet {
                Text::Leave
            } else {
                Text::Print
            },
        };
        documents.write(&report)
    }

    fn request(&self, here: &Path) -> Result<(Request, Sources), Failure> {
        if let Err(error) = &self.settings {
            return Err(Failure::new(Stage::Source, error));
        }
        let sources = settings::sources(self.run.rendering.revision.as_deref(), here);
        let request = settings::request(self.run, &sources, here).at(Stage::Source)?;
        Ok((request, sources))
    }

    fn compare(&self, request: Request, sources: Sources) -> Report {
        if self.run.talk.verbose {
            self.tell(&request);
        }
        let watch = Watch::start(&self.run.talk);
        let world = World {
            sources,
            clock,
            progress: watch.progress(),
        };
        let until = self.until;
        let outcome = runtime::drive(async move {
            match until {
                Until::Once => audit::run(&request, &world).await,
                Until::Healthy => audit::wait(&request, &world).await,
            }
        });
        watch.end();
        match outcome {
            Ok(Outcome { report, warnings }) => {
                if !self.run.talk.quiet {
                    for warning in warnings {
                        say(&format!("warning: {warning}"));
                    }
                }
                report
            }
            Err(ended) => exit::aborted(ended.failure(), ended.exit_code(), &clock()),
        }
    }

    /// The settings as resolved.
    fn tell(&self, request: &Request) {
        if let Ok(Some(file)) = &self.settings {
            say(&format!("flags: also from {file}"));
        }
        for path in &request.paths {
            let rules = match &path.config {
                Some(config) => format!("{} from {}", config.ignore_differences.len(), config.file),
                None => "none".to_owned(),
            };
            say(&format!("{}: ignore rules: {rules}", path.name));
        }
        match &request.live {
            LiveRequest::Dump { path, .. } => say(&format!("live side: {}", path.display())),
            LiveRequest::Embedded { file, .. } => say(&format!("live side: {file}")),
            LiveRequest::Cluster(ClusterRequest {
                context,
                timeout,
                request_timeout,
                concurrency,
                ..
            }) => say(&format!(
                "live side: {}, {concurrency} requests at once, {request_timeout:?} each, {timeout:?} in all",
                context.as_deref().unwrap_or("the current context")
            )),
        }
    }
}
