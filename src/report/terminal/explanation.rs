//! `driftctl explain --render`: the steps that made an object, and what each of them changed.

use std::io;

use super::canvas::Canvas;
use super::field::right_column;
use super::value;
use crate::model::history::{ExplainedStep, FieldChange, Step};
use crate::model::{Explanation, FieldValue};
use crate::report::style::{Dress, Mark, Meaning};

/// Each object with its steps, a blank line between two objects.
pub(crate) fn explanations(
    explanations: &[Explanation],
    dress: Dress,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut canvas = Canvas::new(dress);
    for (number, explanation) in explanations.iter().enumerate() {
        if number > 0 {
            canvas.end();
        }
        canvas.put(Meaning::Name, &explanation.object).end();
        for explained in &explanation.steps {
            step(explained, &mut canvas);
        }
        if let [_] = explanation.steps[..] {
            canvas
                .pad(4)
                .put(Meaning::Aside, "printed as it is written")
                .end();
        }
    }
    canvas.write(out)
}

fn step(explained: &ExplainedStep, canvas: &mut Canvas) {
    let Step { what, which, place } = &explained.step;
    canvas.pad(2).put(Meaning::Cause, what);
    if !which.is_empty() {
        canvas.put(Meaning::Plain, " ").put(Meaning::Plain, which);
    }
    if let Some(origin) = place {
        let place = format!("{}:{}", origin.file, origin.line);
        canvas.put_at(right_column(canvas.width()), Meaning::Aside, &place);
    }
    canvas.end();
    for change in &explained.changes {
        self::change(change, canvas);
    }
}

/// `~ spec.replicas   2 → 5`, on two lines where it must be.
fn change(change: &FieldChange, canvas: &mut Canvas) {
    const INDENT: usize = 6;
    let mark = match (&change.before, &change.after) {
        (FieldValue::Absent, _) => Mark::OnlyInCluster,
        (_, FieldValue::Absent) => Mark::OnlyInGit,
        (_, _) => Mark::Changed,
    };
    canvas.pad(4).put(mark.meaning(), mark.sign()).pad(INDENT);
    canvas.put(Meaning::Plain, &change.path.to_string());
    let sides: Vec<String> = [&change.before, &change.after]
        .into_iter()
        .filter(|side| **side != FieldValue::Absent)
        .map(value::inline)
        .collect();
    let text = sides.join(" → ");
    if canvas.column() + 3 + canvas.measure(&text) > canvas.width() {
        canvas.end().pad(INDENT + 2);
    } else {
        canvas.put(Meaning::Plain, "   ");
    }
    let arrows = canvas.measure(" → ") * (sides.len() - 1);
    let room = canvas.width().saturating_sub(canvas.column() + arrows) / sides.len();
    for (number, side) in sides.iter().enumerate() {
        if number > 0 {
            canvas.put(Meaning::Aside, " → ");
        }
        let shown = canvas.cut(side, room.max(8));
        canvas.put(Meaning::Plain, &shown);
    }
    canvas.end();
}
