//! The pager: for a text that does not fit the screen, as Git has it. Whatever goes wrong with it, the text is shown.
//!
//! `DRIFTCTL_PAGER`, else `PAGER`, else `less`; `cat` or nothing between the quotes means none.

use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

use unicode_width::UnicodeWidthStr;

use super::args::Look;
use super::output::{self, say};
use super::{exit, program, settings};

/// For `less`: end at once if it fits after all, let colours through, leave the text on the screen.
const LESS: &str = "FRX";

/// Shows a text on standard output, with a pager if that is a terminal and the text does not fit.
pub(super) fn show(text: &[u8], look: &Look) -> u8 {
    let is_long = || match terminal_size::terminal_size() {
        Some((columns, rows)) => !fits(text, columns.0.into(), rows.0.into()),
        None => false,
    };
    if look.no_pager || !io::stdout().is_terminal() || !is_long() {
        return output::print(text);
    }
    let named = ["DRIFTCTL_PAGER", "PAGER"]
        .into_iter()
        .find_map(settings::set_variable);
    let Some(mut pager) = pager(named.as_deref()) else {
        return output::print(text);
    };
    match page(&mut pager, text) {
        Ok(()) => exit::OK,
        Err(error) => {
            // Without a pager by name it is no news that the usual one is not here.
            if let Some(name) = named {
                say(&format!("warning: the pager `{name}`: {error}"));
            }
            output::print(text)
        }
    }
}

/// The program, if there is to be one.
fn pager(named: Option<&str>) -> Option<Command> {
    let mut pager = match named {
        Some("cat") => None,
        Some(text) => program::command(text),
        None => Some(Command::new("less")),
    }?;
    if settings::set_variable("LESS").is_none() {
        pager.env("LESS", LESS);
    }
    Some(pager)
}

/// Feeds the pager and waits for it; an error means that the reader may not have seen the text.
fn page(pager: &mut Command, text: &[u8]) -> io::Result<()> {
    let mut child = pager.stdin(Stdio::piped()).spawn()?;
    let fed = match child.stdin.take() {
        Some(mut stdin) => stdin.write_all(text),
        None => Ok(()),
    };
    let status = child.wait()?;
    match fed {
        // Left before the end of the text.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        fed => fed?,
    }
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(status.to_string()))
    }
}

/// Whether a screen shows the text and the next prompt without scrolling.
fn fits(text: &[u8], columns: usize, rows: usize) -> bool {
    let text = String::from_utf8_lossy(text);
    let height = |line: &str| {
        without_colours(line)
            .width()
            .div_ceil(columns.max(1))
            .max(1)
    };
    text.lines().map(height).sum::<usize>() < rows
}

/// The text without the sequences that set colours.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut plain, part| {
        plain.push_str(part.split_once('m').map_or("", |(_, text)| text));
        plain
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_judged_by_what_is_seen() {
        assert!(fits(b"a\nb\n", 10, 3));
        assert!(!fits(b"a\nb\n", 10, 2));
        assert!(!fits(b"0123456789a\nb\n", 10, 3));
        assert!(fits("\u{1b}[1m0123456789\u{1b}[0m\nb\n".as_bytes(), 10, 3));
        assert!(!fits("→→→→→→\n\n".as_bytes(), 5, 3));
        assert!(fits(b"", 0, 1));
    }

    #[test]
    fn a_pager_by_name_wins_and_none_is_none() {
        let name = |named: Option<&str>| {
            pager(named).map(|pager| pager.get_program().to_string_lossy().into_owned())
        };
        assert_eq!(name(None).as_deref(), Some("less"));
        assert_eq!(name(Some("most -s")).as_deref(), Some("most"));
        assert_eq!(name(Some("cat")), None);
        assert_eq!(name(Some("")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_pager_that_is_left_early_is_none_that_fails() {
        let shell = |script: &str| {
            let mut command = Command::new("/bin/sh");
            command.arg("-c").arg(script);
            command
        };
        let text = vec![b'x'; 1 << 20];
        let folder = tempfile::tempdir().expect("a folder");
        let seen = folder.path().join("seen");
        assert!(page(&mut shell(&format!("cat >'{}'", seen.display())), &text).is_ok());
        assert_eq!(std::fs::metadata(seen).expect("a file").len(), 1 << 20);
        assert!(page(&mut shell("head -c 10 >/dev/null"), &text).is_ok());
        assert!(page(&mut shell("exit 1"), &text).is_err());
        assert!(page(&mut Command::new("/no/such/pager"), &text).is_err());
    }
}
