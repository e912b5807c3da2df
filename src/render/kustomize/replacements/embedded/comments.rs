//! The comments of a YAML text that is written again: which line each belongs to.
//!
//! Source of the rules: go-yaml 3.0, `scannerc.go` (`yaml_parser_scan_comments`, `yaml_parser_scan_line_comment`), as far as
//! they say the obvious: a comment stands above the line that follows it at once in the same column, or behind what its
//! own line holds; those at the top of a text stay there. What go-yaml makes of others (it moves them about) is not done
//! here: such a text is refused.

use std::collections::BTreeMap;

use crate::kubernetes::yaml::{Annotated, Comment};

/// Comments by the line they belong to, counted from 1; each is taken once.
#[derive(Debug, Default)]
pub(super) struct Comments<'a> {
    /// The groups at the top that belong to the whole text.
    pub(super) top: Vec<Vec<&'a str>>,
    above: BTreeMap<u32, Vec<&'a str>>,
    behind: BTreeMap<u32, &'a str>,
}

impl<'a> Comments<'a> {
    /// `None` if one of them has no obvious place.
    pub(super) fn of(document: &'a Annotated, text: &str) -> Option<Self> {
        let mut comments = Self::default();
        let lines: Vec<&str> = text.lines().collect();
        let line = |number: u32| {
            lines
                .get(usize::try_from(number).ok()?.checked_sub(1)?)
                .copied()
        };
        let mut rest = document.comments.as_slice();
        let is_alone = |comment: &Comment| {
            let content = line(comment.at.line).unwrap_or_default();
            content.trim_start().starts_with('#')
        };
        while let [first, ..] = rest {
            if !is_alone(first) {
                comments.behind.insert(first.at.line, &first.text);
                rest = &rest[1..];
                continue;
            }
            let below = rest
                .windows(2)
                .take_while(|pair| pair[1].at.line == pair[0].at.line + 1 && is_alone(&pair[1]));
            let count = below.count() + 1;
            let (group, others) = rest.split_at(count);
            rest = others;
            let texts = group.iter().map(|comment| comment.text.as_str()).collect();
            let next = group[count - 1].at.line + 1;
            match line(next).map(column) {
                Some(Some(found)) if group.iter().all(|comment| comment.at.column == found) => {
                    comments.above.insert(next, texts);
                }
                Some(None) if is_top(document, group) => comments.top.push(texts),
                _ => return None,
            }
        }
        let has_marks = text.starts_with('%') || text.lines().any(|line| line.starts_with("---"));
        (!has_marks || document.comments.is_empty()).then_some(comments)
    }

    /// Takes those above a line.
    pub(super) fn above(&mut self, line: u32) -> Vec<&'a str> {
        self.above.remove(&line).unwrap_or_default()
    }

    /// Takes the one behind what a line holds.
    pub(super) fn behind(&mut self, line: u32) -> Option<&'a str> {
        self.behind.remove(&line)
    }

    pub(super) fn has_behind(&self, line: u32) -> bool {
        self.behind.contains_key(&line)
    }

    /// Whether all are taken.
    pub(super) fn is_empty(&self) -> bool {
        self.above.is_empty() && self.behind.is_empty()
    }
}

/// Whether a group stands before all content, at the edge of the text.
fn is_top(document: &Annotated, group: &[Comment]) -> bool {
    group
        .iter()
        .all(|comment| comment.at.column == 1 && comment.at.line < document.node.at.line)
}

/// The column of the first character, counted from 1; `None` for a blank line.
fn column(line: &str) -> Option<u32> {
    let place = line.chars().position(|c| !c.is_whitespace())?;
    u32::try_from(place + 1).ok()
}
