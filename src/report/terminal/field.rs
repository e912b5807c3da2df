//! A field on the terminal: its three sides below each other, as values or as a diff of lines, and its short forms.

use std::ops::Range;

use super::canvas::Canvas;
use super::hunks::{HunkLine, hunks};
use super::value;
use crate::model::{Difference, FieldValue};
use crate::report::rows::Amount;
use crate::report::style::Meaning;
use crate::report::words;

/// Columns of a path, of the name of a side, of its value.
const PATH: usize = 4;
const SIDE: usize = 6;
const VALUE: usize = 20;

/// Lines of one field that a summary shows.
const LINES: usize = 30;

/// Draws fields; remembers whether something was left out.
#[derive(Debug)]
pub(super) struct Fields {
    amount: Amount,
    /// Where causes and owners stand.
    right: usize,
    /// Whether some value was not shown whole.
    pub(super) has_cut: bool,
}

impl Fields {
    pub(super) fn new(width: usize, amount: Amount) -> Self {
        Self {
            amount,
            right: right_column(width),
            has_cut: false,
        }
    }

    /// Path and cause, then Git, last applied and live with its owner.
    pub(super) fn whole(&mut self, difference: &Difference, canvas: &mut Canvas) {
        canvas.pad(PATH).put(Meaning::Plain, &difference.text);
        let cause = words::cause(difference.cause);
        match &difference.ignored_by {
            Some(_) => canvas.put_at(self.right, Meaning::Aside, &format!("{cause}, ignored")),
            None => canvas.put_at(self.right, Meaning::Cause, cause),
        };
        canvas.end();
        if is_long(difference, canvas.width().saturating_sub(VALUE)) {
            self.documents(difference, canvas);
        } else {
            self.values(difference, canvas);
        }
    }

    /// `+ spec.x = value   by kubectl-edit, …`
    pub(super) fn addition(&mut self, difference: &Difference, canvas: &mut Canvas) {
        let live = value::without_named_keys(&difference.live, &difference.path);
        canvas
            .pad(PATH + 2)
            .put(Meaning::Live, "+ ")
            .put(Meaning::Plain, &difference.text)
            .put(Meaning::Aside, " = ");
        let room = canvas.width().saturating_sub(canvas.column()).max(20);
        let text = self.cut(&value::inline(&live), room, canvas);
        canvas.put(Meaning::Live, &text);
        self.owner(difference, canvas);
    }

    /// `apps/Deployment api   spec.replicas   git 3 · last-applied 3 · live 7   by …`, on two lines where it must be.
    pub(super) fn short(&mut self, object: &str, difference: &Difference, canvas: &mut Canvas) {
        canvas
            .pad(PATH)
            .put(Meaning::Plain, object)
            .put(Meaning::Plain, "   ")
            .put(Meaning::Plain, &difference.text);
        let room = canvas.width() / 4;
        let sides: Vec<String> = sides(difference)
            .into_iter()
            .map(|(name, side)| format!("{name} {}", self.cut(&value::inline(side), room, canvas)))
            .collect();
        let sides = sides.join(" · ");
        let owner = owner(difference).unwrap_or_default();
        let length = canvas.measure(&sides) + canvas.measure(&owner) + 6;
        if canvas.column() + length <= canvas.width() {
            canvas.put(Meaning::Plain, "   ");
        } else {
            canvas.end().pad(SIDE);
        }
        canvas.put(Meaning::Plain, &sides);
        if !owner.is_empty() {
            canvas.put_at(SIDE, Meaning::Aside, &owner);
        }
        canvas.end();
    }

    fn values(&mut self, difference: &Difference, canvas: &mut Canvas) {
        let room = canvas.width().saturating_sub(VALUE).max(20);
        let texts = self.windows(difference, room, canvas);
        for ((name, side), text) in sides(difference).into_iter().zip(texts) {
            canvas.pad(SIDE).put(Meaning::Aside, name).pad(VALUE);
            long_value(meaning(name, side, difference), &text, room, canvas);
            if name == "live" {
                self.owner(difference, canvas);
            } else {
                canvas.end();
            }
        }
    }

    /// The three sides on one line each. Where a summary has no room for them, what they begin with alike is left out.
    fn windows(&mut self, difference: &Difference, room: usize, canvas: &Canvas) -> Vec<String> {
        let texts: Vec<String> = sides(difference)
            .into_iter()
            .map(|(_, side)| value::inline(side))
            .collect();
        let fits = texts.iter().all(|text| canvas.measure(text) <= room);
        if fits || self.amount == Amount::All {
            return texts;
        }
        let start = common_start(&texts[0], &texts[2]);
        let longest = texts.iter().map(|text| canvas.measure(text)).max();
        // One column is for the ellipsis.
        let excess = longest.unwrap_or(0) + 1 - room;
        let hidden = start.saturating_sub(excess)..start;
        self.has_cut |= !hidden.is_empty();
        let alike: String = texts[0].chars().take(start).collect();
        texts
            .iter()
            .map(|text| {
                let shown = if text.starts_with(&alike) {
                    without(text, &hidden)
                } else {
                    text.clone()
                };
                self.cut(&shown, room, canvas)
            })
            .collect()
    }

    /// Sizes and owner, then what Git has and the cluster has, line by line.
    fn documents(&mut self, difference: &Difference, canvas: &mut Canvas) {
        for (name, side) in sides(difference) {
            canvas.pad(SIDE).put(Meaning::Aside, name).pad(VALUE);
            canvas.put(Meaning::Plain, &describe(name, side, difference));
            if name == "live" {
                self.owner(difference, canvas);
            } else {
                canvas.end();
            }
        }
        let live = document(&difference.live);
        self.hunk_lines(&hunks(&document(&difference.git), &live), canvas);
        if !is_third_document(difference) {
            return;
        }
        match self.amount {
            Amount::Summary => self.has_cut = true,
            Amount::All => {
                canvas
                    .pad(SIDE)
                    .put(Meaning::Aside, "last-applied (-) and live (+)")
                    .end();
                self.hunk_lines(&hunks(&document(&difference.last_applied), &live), canvas);
            }
        }
    }

    fn hunk_lines(&mut self, lines: &[HunkLine], canvas: &mut Canvas) {
        let limit = match self.amount {
            Amount::Summary => LINES,
            Amount::All => usize::MAX,
        };
        for line in lines.iter().take(limit) {
            canvas.pad(SIDE + 2);
            let (meaning, sign, text) = match line {
                HunkLine::At(line) => {
                    canvas.put(Meaning::Aside, &format!("… line {line}")).end();
                    continue;
                }
                HunkLine::Both(text) => (Meaning::Plain, "  ", text),
                HunkLine::Git(text) => (Meaning::Git, "- ", text),
                HunkLine::Live(text) => (Meaning::Live, "+ ", text),
            };
            canvas.put(meaning, sign);
            let room = canvas.width().saturating_sub(canvas.column()).max(20);
            let text = self.cut(text, room, canvas);
            canvas.put(meaning, &text).end();
        }
        if lines.len() > limit {
            self.has_cut = true;
            let rest = words::count((lines.len() - limit) as u64, "more line");
            canvas
                .pad(SIDE + 2)
                .put(Meaning::Aside, &format!("… {rest}"))
                .end();
        }
    }

    /// Ends the line with who wrote the live value.
    fn owner(&self, difference: &Difference, canvas: &mut Canvas) {
        if let Some(text) = owner(difference) {
            canvas.put_at(self.right, Meaning::Aside, &text);
        }
        canvas.end();
        let others = difference.owners.iter();
        for other in others.filter(|&other| Some(other) != difference.owner.as_ref()) {
            let text = format!("also {}", words::owner(other));
            canvas.put_at(self.right, Meaning::Aside, &text).end();
        }
    }

    fn cut(&mut self, text: &str, room: usize, canvas: &Canvas) -> String {
        if self.amount == Amount::All {
            return text.to_owned();
        }
        self.has_cut |= canvas.measure(text) > room;
        canvas.cut(text, room)
    }
}

/// Where causes and owners stand: room for the longest usual owner, not too far from the paths on a wide terminal.
pub(super) fn right_column(width: usize) -> usize {
    const OWNER: usize = 36;
    const WIDEST: usize = 120;
    width.min(WIDEST).saturating_sub(OWNER).max(VALUE + 10)
}

/// Who wrote the live value; of one that is not there, nobody is recorded.
fn owner(difference: &Difference) -> Option<String> {
    match &difference.owner {
        Some(owner) => Some(words::owner(owner)),
        None if difference.live == FieldValue::Absent => None,
        None => Some("owner not recorded".to_owned()),
    }
}

fn sides(difference: &Difference) -> [(&'static str, &FieldValue); 3] {
    [
        ("git", &difference.git),
        ("last-applied", &difference.last_applied),
        ("live", &difference.live),
    ]
}

/// The colour of a side: a side that still is as last applied has not moved, so it has none.
fn meaning(name: &str, side: &FieldValue, difference: &Difference) -> Meaning {
    match (name, side) {
        (_, FieldValue::Absent | FieldValue::Unrecorded) => Meaning::Aside,
        _ if *side == difference.last_applied => Meaning::Plain,
        ("git", _) => Meaning::Git,
        _ => Meaning::Live,
    }
}

/// Whether the sides are better told line by line than as three values.
fn is_long(difference: &Difference, room: usize) -> bool {
    let sides = [&difference.git, &difference.live];
    let has_lines = sides.iter().any(|side| value::lines(side).is_some());
    let is_wide = || {
        sides
            .iter()
            .any(|side| value::inline(side).chars().count() > room)
    };
    sides.iter().any(|side| value::is_document(side)) || (has_lines && is_wide())
}

/// The lines of a side; a plain value is one line, an absent one none.
fn document(side: &FieldValue) -> Vec<String> {
    match side {
        FieldValue::Absent | FieldValue::Unrecorded => Vec::new(),
        FieldValue::Value(_) | FieldValue::Masked { .. } | FieldValue::Cut { .. } => {
            value::lines(side).unwrap_or_else(|| vec![value::inline(side)])
        }
    }
}

/// Whether last applied has lines of its own to tell.
fn is_third_document(difference: &Difference) -> bool {
    let last_applied = &difference.last_applied;
    value::lines(last_applied).is_some()
        && *last_applied != difference.git
        && *last_applied != difference.live
}

/// What stands beside the name of a side whose lines follow.
fn describe(name: &str, side: &FieldValue, difference: &Difference) -> String {
    match value::lines(side) {
        None => value::inline(side),
        Some(_) if name == "last-applied" && *side == difference.git => "as in Git".to_owned(),
        Some(_) if name == "last-applied" && *side == difference.live => "as live".to_owned(),
        Some(lines) => words::count(lines.len() as u64, "line"),
    }
}

/// How many characters both texts begin with, less a few to recognise the change by; zero if that is little.
fn common_start(a: &str, b: &str) -> usize {
    const KEPT: usize = 8;
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    alike.saturating_sub(KEPT)
}

/// A text with `…` for these of its characters.
fn without(text: &str, hidden: &Range<usize>) -> String {
    if hidden.is_empty() {
        return text.to_owned();
    }
    let before = text.chars().take(hidden.start);
    let after = text.chars().skip(hidden.end);
    before.chain(['…']).chain(after).collect()
}

/// A value over as many lines as it takes; the last one is left open.
fn long_value(meaning: Meaning, text: &str, room: usize, canvas: &mut Canvas) {
    let mut rest = text;
    while canvas.measure(rest) > room {
        let end = fitting(rest, room, canvas);
        canvas.put(meaning, &rest[..end]).end().pad(VALUE);
        rest = &rest[end..];
    }
    canvas.put(meaning, rest);
}

/// How many bytes of `text` take at most `room` columns; at least one character.
fn fitting(text: &str, room: usize, canvas: &Canvas) -> usize {
    let mut used = 0;
    for (place, c) in text.char_indices() {
        used += canvas.measure(c.encode_utf8(&mut [0; 4]));
        if used > room && place > 0 {
            return place;
        }
    }
    text.len()
}
