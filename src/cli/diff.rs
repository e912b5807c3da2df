//! `driftctl diff`: three-way diff and verdict.

use std::path::Path;

use super::args::{Diff, View};
use super::comparison::{Comparison, Until};
use crate::model::Extras;
use crate::report::Subject;
use crate::report::rows::{Amount, Detail};

pub(crate) fn run(args: &Diff, settings: anyhow::Result<Option<String>>, here: &Path) -> u8 {
    let comparison = Comparison {
        run: &args.run,
        look: &args.look,
        subject: Subject::Fields,
        detail: detail(&args.view, args.run.scope.extras),
        settings,
        until: Until::Once,
    };
    comparison.run(here)
}

/// How much the switches ask for.
pub(crate) fn detail(view: &View, extras: Extras) -> Detail {
    let amount = |is_all: bool| if is_all { Amount::All } else { Amount::Summary };
    Detail {
        ignored: amount(view.show_ignored),
        live_only: amount(view.show_live_only),
        synced: amount(view.show_synced),
        values: amount(view.full),
        extras,
    }
}
