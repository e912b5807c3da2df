//! Text → the pieces that kustomize parses one by one.
//!
//! Source of the rules: kyaml 0.21 `kio/byteio_reader.go`. A line that begins with `---` ends a piece, whatever YAML makes
//! of that line; so a directive has no document after it. Of a piece only the first document counts.

use crate::kubernetes::yaml::{Dialect, Error, Position};

const MARK: &str = "\n---";

/// A part of a text that begins a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// How many lines of the whole text come before it.
    pub(super) line: u32,
}

/// The pieces that are still to come.
pub(super) struct Pieces<'a> {
    rest: Option<Piece<'a>>,
    dialect: Dialect,
}

impl<'a> Pieces<'a> {
    /// For [`Dialect::Sigs`] the text is one piece.
    pub(super) fn of(text: &'a str, dialect: Dialect) -> Self {
        Self {
            rest: Some(Piece { text, line: 0 }),
            dialect,
        }
    }

    pub(super) fn next(&mut self) -> Result<Option<Piece<'a>>, Error> {
        let Some(rest) = self.rest.take() else {
            return Ok(None);
        };
        let separator = match self.dialect {
            Dialect::Kyaml => separator(rest.text),
            Dialect::Sigs => None,
        };
        let Some((end, beside, next)) = separator else {
            return Ok(Some(rest));
        };
        let text = &rest.text[..end];
        let line = rest.line + lines(text);
        let beside = beside.trim();
        if !beside.is_empty() && !beside.starts_with('#') {
            return Err(Error {
                message: "invalid document separator: only a comment may follow `---` on its line"
                    .to_owned(),
                at: Position {
                    line: line + 1,
                    column: 1,
                },
            });
        }
        self.rest = Some(Piece {
            text: next,
            line: line + 1,
        });
        Ok(Some(Piece { text, ..rest }))
    }
}

/// Where the first separator begins, what stands on its line after the three dashes, and what comes after the line; the
/// line must have an end.
fn separator(text: &str) -> Option<(usize, &str, &str)> {
    let place = text.find(MARK)?;
    let (beside, next) = text[place + MARK.len()..].split_once('\n')?;
    Some((place + 1, beside, next))
}

fn lines(text: &str) -> u32 {
    let count = text.bytes().filter(|byte| *byte == b'\n').count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Result<Vec<(&str, u32)>, Error> {
        let mut pieces = Pieces::of(text, Dialect::Kyaml);
        let mut all = Vec::new();
        while let Some(piece) = pieces.next()? {
            all.push((piece.text, piece.line));
        }
        Ok(all)
    }

    #[test]
    fn lines_with_three_dashes_cut() {
        let rows: [(&str, &[(&str, u32)]); 5] = [
            ("a\n--- # b\nc\n", &[("a\n", 0), ("c\n", 2)]),
            ("---\na\n---\r\nb", &[("---\na\n", 0), ("b", 3)]),
            ("a\n---\n---\nb", &[("a\n", 0), ("---\nb", 2)]),
            ("a\n---", &[("a\n---", 0)]),
            ("", &[("", 0)]),
        ];
        for (text, wanted) in rows {
            assert_eq!(pieces(text).as_deref(), Ok(wanted), "{text:?}");
        }
        assert_eq!(pieces("a\nb\n---c\n").expect_err("refused").at.line, 3);
    }
}
