//! Two texts line by line: what Git has and the cluster lacks, and the other way round, with a little of what is around.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A line of a diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum HunkLine {
    /// Where the next lines start in Git's text, counted from 1.
    At(usize),
    Both(String),
    Git(String),
    Live(String),
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
    let old = git[change.old_range()].iter().cloned();
    let new = live[change.new_range()].iter().cloned();
    match change {
        DiffOp::Equal { .. } => lines.extend(old.map(HunkLine::Both)),
        DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
            lines.extend(old.map(HunkLine::Git));
            lines.extend(new.map(HunkLine::Live));
        }
    }
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
                HunkLine::Git("e".into()),
                HunkLine::Live("E".into()),
                HunkLine::Both("f".into()),
                HunkLine::Live("g".into()),
            ]
        );
    }

    #[test]
    fn equal_texts_have_no_hunk() {
        let same = text(&["a"]);
        assert!(hunks(&same, &same).is_empty());
    }
}
