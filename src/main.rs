//! The program: parse, run, exit. Every decision is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    driftctl::run()
}
