//! `driftctl completions`: what a shell needs to complete our command line. `completions/` holds each, kept true by a test.

use clap_complete::Shell;

use super::args::{self, Completions};
use super::output;

pub(crate) fn run(args: &Completions) -> u8 {
    output::print(&script(args.shell))
}

fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(), args::NAME, &mut script);
    script
}
