//! Meaning → look: which colour a meaning has, which sign a state, and what an ASCII terminal gets instead.
//!
//! Colour never carries meaning alone: every line has a sign or a word. The palette keeps to the six plain colours,
//! without yellow and blue, which are hard to read on a light or a dark ground; Git's side and the cluster's differ
//! for readers who cannot tell red from green.

use owo_colors::{OwoColorize, Style};

use crate::model::{HealthStatus, State, SyncStatus};

/// What the reader's terminal can show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dress {
    /// Columns of a line.
    pub(crate) width: usize,
    pub(crate) palette: Palette,
    pub(crate) signs: Signs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Palette {
    Plain,
    Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signs {
    Unicode,
    Ascii,
}

/// What a piece of text is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Ordinary text.
    Plain,
    /// A name that the eye should find: an object, a field.
    Name,
    /// In sync.
    Good,
    /// Out of sync.
    Bad,
    /// Could not be told.
    Unsure,
    /// What Git says.
    Git,
    /// What runs.
    Live,
    /// What Git alone has, within what it says.
    GitChange,
    /// What only runs, within what does.
    LiveChange,
    /// Why the sides differ.
    Cause,
    /// Labels, places, owners: what is read second.
    Aside,
    /// What to do next.
    Hint,
}

impl Meaning {
    /// Of a health, wherever it stands.
    pub(crate) fn of_health(status: HealthStatus) -> Self {
        match status {
            HealthStatus::Healthy => Self::Good,
            HealthStatus::Suspended => Self::Aside,
            HealthStatus::Progressing => Self::Cause,
            HealthStatus::Missing | HealthStatus::Degraded => Self::Bad,
            HealthStatus::Unknown => Self::Unsure,
        }
    }

    /// The same for what changed within a text.
    pub(crate) fn changed(self) -> Self {
        match self {
            Self::Git => Self::GitChange,
            Self::Live => Self::LiveChange,
            other @ (Self::Plain
            | Self::Name
            | Self::Good
            | Self::Bad
            | Self::Unsure
            | Self::GitChange
            | Self::LiveChange
            | Self::Cause
            | Self::Aside
            | Self::Hint) => other,
        }
    }
}

/// The sign at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Synced,
    OutOfSync,
    Unknown,
    Changed,
    OnlyInGit,
    OnlyInCluster,
    NotCompared,
}

impl Mark {
    pub(crate) fn of(sync: SyncStatus) -> Self {
        match sync {
            SyncStatus::Synced => Self::Synced,
            SyncStatus::OutOfSync => Self::OutOfSync,
            SyncStatus::Unknown => Self::Unknown,
        }
    }

    pub(crate) fn of_state(state: State) -> Self {
        match state {
            State::Same => Self::Synced,
            State::Modified => Self::Changed,
            State::Missing => Self::OnlyInGit,
            State::Extra => Self::OnlyInCluster,
            State::Unknown => Self::NotCompared,
        }
    }

    /// One column wide; [`ascii`] knows a stand-in for each.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Synced => "✓",
            Self::OutOfSync => "✗",
            Self::Unknown => "?",
            Self::Changed => "~",
            Self::OnlyInGit => "-",
            Self::OnlyInCluster => "+",
            Self::NotCompared => "!",
        }
    }

    pub(crate) fn meaning(self) -> Meaning {
        match self {
            Self::Synced => Meaning::Good,
            Self::OutOfSync | Self::Changed => Meaning::Bad,
            Self::Unknown | Self::NotCompared => Meaning::Unsure,
            Self::OnlyInGit => Meaning::Git,
            Self::OnlyInCluster => Meaning::Live,
        }
    }
}

/// The text in the colour of its meaning; it must be free of control characters already.
pub(super) fn paint(meaning: Meaning, text: &str, palette: Palette) -> String {
    let style = style(meaning);
    if palette == Palette::Plain || style.is_plain() || text.trim().is_empty() {
        text.to_owned()
    } else {
        text.style(style).to_string()
    }
}

fn style(meaning: Meaning) -> Style {
    let style = Style::new();
    match meaning {
        Meaning::Plain => style,
        Meaning::Name => style.bold(),
        Meaning::Good => style.green().bold(),
        Meaning::Bad => style.red().bold(),
        Meaning::Unsure => style.magenta().bold(),
        Meaning::Git | Meaning::Hint => style.cyan(),
        Meaning::Live => style.red(),
        Meaning::GitChange => style.cyan().bold().underline(),
        Meaning::LiveChange => style.red().bold().underline(),
        Meaning::Cause => style.magenta(),
        Meaning::Aside => style.dimmed(),
    }
}

/// What stands for one of our own characters where the terminal has ASCII only.
pub(super) fn ascii(c: char) -> Option<&'static str> {
    Some(match c {
        '✓' => "=",
        '✗' => "x",
        '→' => "->",
        '…' => "...",
        '·' => "|",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_an_ascii_form() {
        for mark in [
            Mark::Synced,
            Mark::OutOfSync,
            Mark::Unknown,
            Mark::Changed,
            Mark::OnlyInGit,
            Mark::OnlyInCluster,
            Mark::NotCompared,
        ] {
            for c in mark.sign().chars().filter(|c| !c.is_ascii()) {
                assert_eq!(ascii(c).map(str::len), Some(1), "{c}");
            }
        }
    }
}
