//! A field on the terminal: its three sides below each other, as values or as a diff of lines, and its short forms.

use std::borrow::Cow;

use super::canvas::Canvas;
use super::certificate;
use super::changes::{self, Span};
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
        let difference = &*self.readable(difference);
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
        let difference = &*self.readable(difference);
        let live = value::without_named_keys(&difference.live, &difference.path);
        canvas
            .pad(PATH + 2)
            .put(Meaning::Live, "+ ")
            .put(Meaning::Plain, &difference.text)
            .put(Meaning::Aside, " = ");
        let text = value::inline(&live);
        let room = canvas.width().saturating_sub(canvas.column());
        let text = if canvas.measure(&text) <= room {
            text
        } else {
            // A line of its own shows more of it.
            canvas.end().pad(PATH + 4);
            self.cut(&text, canvas.width() - PATH - 4, canvas)
        };
        canvas.put(Meaning::Live, &text);
        self.owner(difference, canvas);
    }

    /// `apps/Deployment api   spec.replicas   git 3 · last-applied 3 · live 7   by …`, on two lines where it must be.
    pub(super) fn short(&mut self, object: &str, difference: &Difference, canvas: &mut Canvas) {
        let difference = &*self.readable(difference);
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

    /// The difference with certificates told by what they are, where that tells the sides apart.
    fn readable<'d>(&mut self, difference: &'d Difference) -> Cow<'d, Difference> {
        if self.amount == Amount::All {
            return Cow::Borrowed(difference);
        }
        let [git, last_applied, live] =
            [&difference.git, &difference.last_applied, &difference.live]
                .map(certificate::readable);
        let is_known = git.is_some() || live.is_some();
        let readable = Difference {
            git: git.unwrap_or_else(|| difference.git.clone()),
            last_applied: last_applied.unwrap_or_else(|| difference.last_applied.clone()),
            live: live.unwrap_or_else(|| difference.live.clone()),
            ..difference.clone()
        };
        if is_known && readable.git != readable.live {
            self.has_cut = true;
            Cow::Owned(readable)
        } else {
            Cow::Borrowed(difference)
        }
    }

    fn values(&mut self, difference: &Difference, canvas: &mut Canvas) {
        let room = canvas.width().saturating_sub(VALUE).max(20);
        let pieces = self.pieces(difference, room, canvas);
        for ((name, side), spans) in sides(difference).into_iter().zip(pieces) {
            canvas.pad(SIDE).put(Meaning::Aside, name).pad(VALUE);
            let meaning = meaning(name, side, difference);
            let mut left = room;
            for span in &spans {
                let meaning = if span.changed {
                    meaning.changed()
                } else {
                    meaning
                };
                left = long_value(meaning, &span.text, (left, room), canvas);
            }
            if name == "live" {
                self.owner(difference, canvas);
            } else {
                canvas.end();
            }
        }
    }

    /// The three sides, with what changed in them told apart. Where a summary has no room for them, what they have in
    /// common is left out.
    fn pieces(&mut self, difference: &Difference, room: usize, canvas: &Canvas) -> [Vec<Span>; 3] {
        let texts = sides(difference).map(|(_, side)| value::inline(side));
        let fits = texts.iter().all(|text| canvas.measure(text) <= room);
        let spans = if is_text(difference) {
            changes::spans(&texts[0], &texts[2])
        } else {
            None
        };
        let Some([git, live]) = spans else {
            return texts.map(|text| changes::whole(self.cut(&text, room, canvas)));
        };
        let [_, last_applied, _] = texts;
        let third = match &difference.last_applied {
            side if *side == difference.git => git.clone(),
            side if *side == difference.live => live.clone(),
            FieldValue::Value(_) => changes::spans(&last_applied, &changes::text(&live))
                .map_or_else(|| changes::whole(last_applied), |[third, _]| third),
            FieldValue::Absent
            | FieldValue::Unrecorded
            | FieldValue::Masked { .. }
            | FieldValue::Cut { .. } => changes::whole(last_applied),
        };
        let mut pieces = [git, third, live];
        if !fits && self.amount == Amount::Summary {
            self.has_cut = true;
            pieces = shortened(&pieces, room, canvas);
        }
        pieces.map(|spans| self.cut_spans(spans, room, canvas))
    }

    /// As many pieces as there is room for.
    fn cut_spans(&mut self, spans: Vec<Span>, room: usize, canvas: &Canvas) -> Vec<Span> {
        if self.amount == Amount::All {
            return spans;
        }
        let mut left = room;
        let mut kept = Vec::new();
        for span in spans {
            let text = self.cut(&span.text, left, canvas);
            let is_whole = text == span.text;
            left = left.saturating_sub(canvas.measure(&text));
            kept.push(Span { text, ..span });
            if !is_whole {
                break;
            }
        }
        kept
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
            let (meaning, sign, spans) = match line {
                HunkLine::At(line) => {
                    canvas.put(Meaning::Aside, &format!("… line {line}")).end();
                    continue;
                }
                HunkLine::Both(text) => (Meaning::Plain, "  ", changes::whole(text.clone())),
                HunkLine::Git(spans) => (Meaning::Git, "- ", spans.clone()),
                HunkLine::Live(spans) => (Meaning::Live, "+ ", spans.clone()),
            };
            canvas.put(meaning, sign);
            let room = canvas.width().saturating_sub(canvas.column()).max(20);
            for span in self.cut_spans(spans, room, canvas) {
                let meaning = if span.changed {
                    meaning.changed()
                } else {
                    meaning
                };
                canvas.put(meaning, &span.text);
            }
            canvas.end();
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

/// The pieces with as much around each change as there is room for.
fn shortened(pieces: &[Vec<Span>; 3], room: usize, canvas: &Canvas) -> [Vec<Span>; 3] {
    let short = |beside: usize| {
        pieces
            .each_ref()
            .map(|spans| changes::shortened(spans, beside))
    };
    let fits = |pieces: &[Vec<Span>; 3]| {
        let width = |spans: &Vec<Span>| -> usize {
            spans.iter().map(|span| canvas.measure(&span.text)).sum()
        };
        pieces.iter().all(|spans| width(spans) <= room)
    };
    let mut wider = (changes::BESIDE..room).rev().map(short);
    wider.find(fits).unwrap_or_else(|| short(changes::BESIDE))
}

/// Whether both sides are strings, whose words can be compared.
fn is_text(difference: &Difference) -> bool {
    let is = |side: &FieldValue| matches!(side, FieldValue::Value(serde_json::Value::String(_)));
    is(&difference.git) && is(&difference.live)
}

/// A value over as many lines as it takes; the last one is left open. Gives the room that is left on it, of
/// `(left, room)` columns of the first line and of every other.
fn long_value(
    meaning: Meaning,
    text: &str,
    (mut left, room): (usize, usize),
    canvas: &mut Canvas,
) -> usize {
    let mut rest = text;
    while canvas.measure(rest) > left {
        let end = if left == 0 {
            0
        } else {
            fitting(rest, left, canvas)
        };
        canvas.put(meaning, &rest[..end]).end().pad(VALUE);
        rest = &rest[end..];
        left = room;
    }
    canvas.put(meaning, rest);
    left - canvas.measure(rest)
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
