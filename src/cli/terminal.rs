//! What the reader's terminal can show: colour, width, signs.
//!
//! Colour: `--color` wins, then `NO_COLOR` (<https://no-color.org>), `CLICOLOR_FORCE` and `CLICOLOR`
//! (<https://bixense.com/clicolors>), then whether it is a terminal that is not `dumb`.

use std::io::IsTerminal;

use super::args::{Look, When};
use super::settings;
use crate::report::style::{Dress, Palette, Signs};

/// Columns where nobody says.
const WIDTH: usize = 100;
/// Below this the columns of the layout have no room.
const NARROWEST: usize = 40;

/// Where a text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    StandardOutput,
    File,
}

pub(crate) fn dress(look: &Look, target: Target) -> Dress {
    let is_terminal = target == Target::StandardOutput && std::io::stdout().is_terminal();
    let size = is_terminal.then(terminal_size::terminal_size).flatten();
    let columns = match target {
        Target::StandardOutput => settings::variable("COLUMNS"),
        Target::File => None,
    };
    Dress {
        width: width(columns.as_deref(), size.map(|(width, _)| width.0.into())),
        palette: palette(look.color, target, is_terminal, settings::variable),
        signs: signs(look, settings::variable),
    }
}

fn width(columns: Option<&str>, terminal: Option<usize>) -> usize {
    columns
        .and_then(|columns| columns.parse().ok())
        .filter(|&columns| columns > 0)
        .or(terminal)
        .unwrap_or(WIDTH)
        .clamp(NARROWEST, 1000)
}

fn palette(
    when: When,
    target: Target,
    is_terminal: bool,
    variable: impl Fn(&str) -> Option<String>,
) -> Palette {
    let is = |name: &str, value: &str| variable(name).as_deref() == Some(value);
    let has_colour = match when {
        When::Always => true,
        When::Never => false,
        When::Auto if variable("NO_COLOR").is_some() || target == Target::File => false,
        When::Auto if variable("CLICOLOR_FORCE").is_some() && !is("CLICOLOR_FORCE", "0") => true,
        When::Auto => !is("CLICOLOR", "0") && is_terminal && !is("TERM", "dumb"),
    };
    if has_colour {
        Palette::Colour
    } else {
        Palette::Plain
    }
}

/// ASCII where it is asked for, or where the locale names another character set than UTF-8.
fn signs(look: &Look, variable: impl Fn(&str) -> Option<String>) -> Signs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(variable);
    let is_utf8 = locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    if look.ascii || !is_utf8 {
        Signs::Ascii
    } else {
        Signs::Unicode
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(set: &[(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        let set: Vec<(String, String)> = set
            .iter()
            .map(|&(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        move |name| {
            set.iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.clone())
        }
    }

    fn colour(when: When, is_terminal: bool, set: &[(&str, &str)]) -> bool {
        palette(when, Target::StandardOutput, is_terminal, environment(set)) == Palette::Colour
    }

    #[test]
    fn a_flag_wins_over_the_environment_and_that_over_the_terminal() {
        assert!(colour(When::Always, false, &[("NO_COLOR", "1")]));
        assert!(!colour(When::Never, true, &[("CLICOLOR_FORCE", "1")]));
        assert!(!colour(
            When::Auto,
            true,
            &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]
        ));
        assert!(colour(
            When::Auto,
            false,
            &[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")]
        ));
        assert!(!colour(When::Auto, false, &[("CLICOLOR_FORCE", "0")]));
        assert!(!colour(When::Auto, true, &[("CLICOLOR", "0")]));
        assert!(!colour(When::Auto, true, &[("TERM", "dumb")]));
        assert!(colour(When::Auto, true, &[("TERM", "xterm")]));
        assert!(!colour(When::Auto, false, &[]));
    }

    #[test]
    fn only_a_locale_that_names_another_charset_makes_ascii() {
        let look = Look {
            color: When::Auto,
            ascii: false,
            no_pager: false,
        };
        let signs = |set: &[(&str, &str)]| signs(&look, environment(set));
        assert_eq!(signs(&[]), Signs::Unicode);
        assert_eq!(signs(&[("LANG", "C.UTF-8")]), Signs::Unicode);
        assert_eq!(signs(&[("LANG", "C")]), Signs::Ascii);
        assert_eq!(
            signs(&[("LC_ALL", "POSIX"), ("LANG", "de_DE.utf8")]),
            Signs::Ascii
        );
    }

    #[test]
    fn a_width_is_told_or_taken_from_the_terminal() {
        assert_eq!(width(Some("132"), Some(80)), 132);
        assert_eq!(width(Some("wide"), Some(80)), 80);
        assert_eq!(width(None, None), 100);
        assert_eq!(width(Some("7"), None), 40);
    }
}
