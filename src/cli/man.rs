//! `driftctl man`: the manual as roff, a page for the program and one for each command.

use clap_mangen::Man;

use super::args::{self, Manual};
use super::exit;
use super::output::{self, say};

pub(crate) fn run(args: &Manual) -> u8 {
    let mut program = args::command();
    program.build();
    let command = match &args.command {
        None => Some(&program),
        Some(name) => program.find_subcommand(name),
    };
    let Some(command) = command else {
        let name = args.command.as_deref().unwrap_or_default();
        say(&format!("error: there is no command `{name}`"));
        say("hint: `driftctl --help` lists them");
        return exit::ERROR;
    };
    let mut page = Vec::new();
    match Man::new(command.clone())
        .manual("driftctl")
        .render(&mut page)
    {
        Ok(()) => output::print(&page),
        Err(error) => {
            say(&format!("error: write the manual: {error}"));
            exit::ERROR
        }
    }
}
