//! Two texts line by line: what Git has and the cluster lacks, and the other way round, with a little of what is around.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::changes::{self, Span};

/// A line of a diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum HunkLine {
    /// Where the next lines start in Git's text, counted from 1.
    At(usize),
    Both(String),
    Git(Vec<Span>),
    Live(Vec<Span>),
}

/// Lines of context around a change.
const CONTEXT: usize = 2;

pub(super) fn hunks(git: &[String], live: &[String]) -> Vec<HunkLine> {
    let changes = capture_diff_slices(Algorithm::Myers, git, live);
    let mut lines = Vec::new();
    for group in similar::group_diff_ops(changes, CONTEXT) {
        let start = group.first().map_or(0, |change| change.old_range().start);
        if start > 0 || !lines.is_empty() {
            lines.push(HunkLine::At(start + 1));
        }
        for change in &group {
            push(change, git, live, &mut lines);
        }
    }
    lines
}

fn push(change: &DiffOp, git: &[String], live: &[String], lines: &mut Vec<HunkLine>) {
    let (old, new) = (&git[change.old_range()], &live[change.new_range()]);
    if matches!(change, DiffOp::Equal { .. }) {
        lines.extend(old.iter().cloned().map(HunkLine::Both));
        return;
    }
    // As many lines as there were are the same lines, changed.
    let paired = old
        .iter()
        .zip(new)
        .map(|(old, new)| changes::spans(old, new));
    let mut paired: Vec<_> = paired.filter(|_| old.len() == new.len()).collect();
    paired.resize(old.len().max(new.len()), None);
    let side = |lines: &[String], side: usize| -> Vec<Vec<Span>> {
        let spans = |(line, pair): (&String, &Option<[Vec<Span>; 2]>)| match pair {
            Some(pair) => pair[side].clone(),
            None => changes::whole(line.clone()),
        };
        lines.iter().zip(&paired).map(spans).collect()
    };
    lines.extend(side(old, 0).into_iter().map(HunkLine::Git));
    lines.extend(side(new, 1).into_iter().map(HunkLine::Live));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|&line| line.to_owned()).collect()
    }

    #[test]
    fn a_change_stands_between_what_is_around_it() {
        let git = text(&["a", "b", "c", "d", "e", "f"]);
        let live = text(&["a", "b", "c", "d", "E", "f", "g"]);
        assert_eq!(
            hunks(&git, &live),
            [
                HunkLine::At(3),
                HunkLine::Both("c".into()),
                HunkLine::Both("d".into()),
                HunkLine::Git(changes::whole("e".into())),
                HunkLine::Live(changes::whole("E".into())),
                HunkLine::Both("f".into()),
                HunkLine::Live(changes::whole("g".into())),
            ]
        );
    }

    #[test]
    fn equal_texts_have_no_hunk() {
        let same = text(&["a"]);
        assert!(hunks(&same, &same).is_empty());
    }
}
