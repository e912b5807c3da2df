//! `driftctl status`: one line for each application.

use std::path::Path;

use super::args::Status;
use super::comparison::{Comparison, Until};
use crate::report::Subject;
use crate::report::rows::{Amount, Detail};

pub(crate) fn run(args: &Status, settings: anyhow::Result<Option<String>>, here: &Path) -> u8 {
    let objects = if args.run.talk.verbose {
        Amount::All
    } else {
        Amount::Summary
    };
    let comparison = Comparison {
        run: &args.run,
        look: &args.look,
        subject: Subject::Applications,
        detail: Detail {
            ignored: Amount::Summary,
            live_only: Amount::Summary,
            synced: objects,
            values: Amount::Summary,
            extras: args.run.scope.extras,
        },
        settings,
        until: if args.wait {
            Until::Healthy
        } else {
            Until::Once
        },
    };
    comparison.run(here)
}
