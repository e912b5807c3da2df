//! The door: arguments, settings, one file a command.
//!
//! `args.rs` is the command line, `settings.rs` resolves it with environment and `.driftctl.yaml` (`config.rs`) into a
//! request, `runtime.rs` drives the audit, `output.rs` delivers the documents as `terminal.rs` can
//! show them, `exit.rs` is the contract of exit codes.

mod args;
mod comparison;
mod completions;
mod config;
mod demo;
mod diff;
mod exit;
mod explain;
mod external_diff;
mod health;
mod health_scripts;
mod man;
mod output;
mod pager;
mod plugin;
mod program;
mod progress;
mod render;
mod runtime;
mod settings;
mod snapshot;
mod status;
mod terminal;
mod version;

use std::ffi::OsString;
use std::panic::catch_unwind;
use std::path::Path;

use args::Choice;

/// The whole program. A panic is a bug, and as a result it is "could not tell".
pub(crate) fn run() -> ! {
    runtime::leave(catch_unwind(command).unwrap_or(exit::ERROR))
}

fn command() -> u8 {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let here = match std::env::current_dir() {
        Ok(here) => here,
        Err(error) => {
            output::say(&format!("error: find the working directory: {error}"));
            return exit::ERROR;
        }
    };
    match settings::parse(&arguments, &here) {
        Ok(parsed) => dispatch(parsed, &here),
        Err(error) => {
            // Help goes to standard output and is no error; a reader may have closed the pipe.
            let _ = error.print();
            if error.use_stderr() {
                exit::ERROR
            } else {
                exit::OK
            }
        }
    }
}

fn dispatch(parsed: settings::Parsed, here: &Path) -> u8 {
    match &parsed.line.command {
        Choice::Demo(args) => demo::run(args),
        Choice::Diff(args) => diff::run(args, parsed.file, here),
        Choice::Status(args) => status::run(args, parsed.file, here),
        Choice::Health(args) => health::run(args, parsed.file, here),
        Choice::Render(args) => render::run(args, parsed.file, here),
        Choice::Snapshot(args) => snapshot::run(args, parsed.file, here),
        Choice::Explain(args) => explain::run(args, parsed.file, here),
        Choice::Completions(args) => completions::run(args),
        Choice::Man(args) => man::run(args),
        Choice::Version(args) => version::run(args),
    }
}

/// The time, RFC 3339 in UTC, to the second.
fn clock() -> String {
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    let now = jiff::Timestamp::now();
    now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
