//! The exit codes, a contract: what each says, and the report of a run that could not be finished.
//!
//! Whether a comparison ends in 0, 1 or 2 is decided by `verdict`; here are the ends that no comparison has.

use crate::model::report::{Program, SCHEMA_VERSION};
use crate::model::{Counts, Failure, Report, SyncStatus, Totals};

/// Everything went well; for a comparison: all compared, nothing counts.
pub(crate) const OK: u8 = 0;
/// Something could not be compared or done; also a usage error and a bug.
pub(crate) const ERROR: u8 = 2;
/// Ended by SIGINT, as shells have it.
pub(crate) const INTERRUPTED: u8 = 130;
/// Ended by SIGTERM.
pub(crate) const TERMINATED: u8 = 143;

/// For `--help`: the codes, and what holds for every flag.
pub(crate) const TABLE: &str = "\
Exit codes:
  0    all was compared, nothing counts as drift
  1    all was compared, something counts (--fail-on, --fail-only, --exit-zero)
  2    something could not be compared, drift or not; also errors, wrong usage
  130  interrupted (143: terminated)

A flag --some-name is also DRIFTCTL_SOME_NAME in the environment and some-name
in .driftctl.yaml; the flag wins over the environment, that over the file.";

/// The report of a run that ended before there was one: Unknown, and why.
pub(crate) fn aborted(failure: Failure, exit_code: u8, now: &str) -> Report {
    Report {
        schema_version: SCHEMA_VERSION,
        driftctl: Program {
            version: env!("CARGO_PKG_VERSION"),
        },
        started_at: now.to_owned(),
        finished_at: now.to_owned(),
        verdict: Totals {
            sync: SyncStatus::Unknown,
            health: None,
            exit_code,
        },
        counts: Counts::default(),
        filters: crate::model::report::FilterEcho::default(),
        fail_on: Vec::new(),
        git: None,
        live_source: None,
        applications: Vec::new(),
        errors: vec![failure],
    }
}
