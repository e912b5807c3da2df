//! A place in a text that moves forward, and the classes of characters that YAML 1.1 cares about.
//!
//! Source of the rules: the reader of libyaml as go-yaml 2.4 and 3.0 have it: besides LF, CR and CR LF also NEL, LS and PS
//! end a line.

use super::pieces::Piece;
use crate::kubernetes::yaml::characters::Bytes;
use crate::kubernetes::yaml::{Error, Position};

/// Where a token begins; lines and columns count from 0, columns count characters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    pub(super) line: u32,
    pub(super) column: u32,
}

impl Mark {
    pub(super) fn position(self) -> Position {
        Position {
            line: self.line + 1,
            column: self.column + 1,
        }
    }

    pub(super) fn error(self, message: impl Into<String>) -> Error {
        Error {
            message: message.into(),
            at: self.position(),
        }
    }
}

pub(super) struct Cursor<'a> {
    text: &'a str,
    /// Whether each byte of the text is a character.
    ascii: bool,
    /// The next byte to read; always between characters.
    place: usize,
    line: u32,
    /// The first byte of the line.
    start: usize,
    /// Bytes of the line so far that continue a character.
    wide: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(piece: Piece<'a>) -> Self {
        Self {
            text: piece.text,
            ascii: piece.text.is_ascii(),
            place: 0,
            line: piece.line,
            start: 0,
            wide: 0,
        }
    }

    pub(super) fn place(&self) -> usize {
        self.place
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        &self.text[from..to]
    }

    /// The text that is still to come.
    pub(super) fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.place..]
    }

    /// The next byte; 0 at the end, as no text holds one.
    pub(super) fn peek(&self) -> u8 {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> u8 {
        self.text
            .as_bytes()
            .get(self.place + ahead)
            .copied()
            .unwrap_or(0)
    }

    pub(super) fn at_end(&self) -> bool {
        self.place >= self.text.len()
    }

    pub(super) fn column(&self) -> usize {
        self.place - self.start - self.wide
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            line: self.line,
            column: u32::try_from(self.column()).unwrap_or(u32::MAX),
        }
    }

    pub(super) fn error(&self, message: &str) -> Error {
        self.mark().error(message)
    }

    /// Goes over `count` characters of ASCII.
    pub(super) fn skip(&mut self, count: usize) {
        self.place += count;
    }

    /// Goes over `count` bytes of whole characters, none of them a line break.
    pub(super) fn advance(&mut self, count: usize) {
        if !self.ascii {
            let passed = &self.rest()[..count];
            self.wide += passed.iter().filter(|byte| is_continuation(**byte)).count();
        }
        self.place += count;
    }

    pub(super) fn skip_spaces(&mut self) {
        self.skip_spaces_to(usize::MAX);
    }

    /// Goes over spaces, not beyond `column`; eight at a time as far as it can: half of a manifest is indentation.
    pub(super) fn skip_spaces_to(&mut self, column: usize) {
        let rest = self.rest();
        let most = column.saturating_sub(self.column()).min(rest.len());
        let mut count = 0;
        while count + 8 <= most && rest[count..count + 8] == *b"        " {
            count += 8;
        }
        while count < most && rest[count] == b' ' {
            count += 1;
        }
        self.place += count;
    }

    pub(super) fn skip_blanks(&mut self) {
        while is_blank(self.peek()) {
            self.place += 1;
        }
    }

    pub(super) fn skip_comment(&mut self) -> &'a str {
        let start = self.place;
        if self.peek() == b'#' {
            self.advance(line_length(self.rest()));
        }
        self.slice(start, self.place)
    }

    /// Goes over a byte order mark, which takes no column.
    pub(super) fn skip_byte_order_mark(&mut self) {
        if self.rest().starts_with(b"\xef\xbb\xbf") {
            self.place += 3;
            self.start += 3;
        }
    }

    /// At the end of a text without a last line break: as if there was one.
    pub(super) fn end_line(&mut self) {
        if self.place > self.start {
            self.line += 1;
            self.start = self.place;
            self.wide = 0;
        }
    }

    /// Goes over a line break and says how a scalar holds it: LF, but LS and PS as they are; empty if there is none.
    pub(super) fn take_break(&mut self) -> &'a str {
        let width = break_width(self.rest());
        if width == 0 {
            return "";
        }
        let taken = &self.text[self.place..self.place + width];
        self.place += width;
        self.line += 1;
        self.start = self.place;
        self.wide = 0;
        if width == 3 { taken } else { "\n" }
    }

    pub(super) fn at_break(&self) -> bool {
        break_width(self.rest()) > 0
    }

    pub(super) fn at_break_or_end(&self) -> bool {
        self.at_end() || self.at_break()
    }

    /// Whether a blank, a line break or the end is `ahead` bytes on.
    pub(super) fn blank_or_end_at(&self, ahead: usize) -> bool {
        let rest = self.rest().get(ahead..).unwrap_or_default();
        rest.first().is_none_or(|byte| is_blank(*byte)) || break_width(rest) > 0
    }

    /// Whether `---` or `...` stands here at the start of a line.
    pub(super) fn at_document_indicator(&self) -> bool {
        self.place == self.start
            && matches!(self.rest(), [b'-', b'-', b'-', ..] | [b'.', b'.', b'.', ..])
            && self.blank_or_end_at(3)
    }
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// What names of anchors, tags and directives are made of.
pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// The bytes of the line break that `rest` begins with, 0 if it does not.
pub(super) fn break_width(rest: &[u8]) -> usize {
    match rest {
        [b'\r', b'\n', ..] | [0xC2, 0x85, ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    }
}

/// The bytes before the next line break or the end.
pub(super) fn line_length(rest: &[u8]) -> usize {
    static ENDS_LINE: Bytes = Bytes::new(b"\n\r\xC2\xE2");
    let mut length = ENDS_LINE.before(rest);
    while length < rest.len() && break_width(&rest[length..]) == 0 {
        length += 1 + ENDS_LINE.before(&rest[length + 1..]);
    }
    length
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}
