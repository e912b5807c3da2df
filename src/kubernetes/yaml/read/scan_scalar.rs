//! The five forms of a scalar: from the text to what it says.
//!
//! Source of the rules: the scanner of libyaml as go-yaml 2.4 and 3.0 have it, which is more lenient than YAML 1.2: quoted
//! text may go on in column 1, and a block scalar at the end of the text ends in a line break only if it has one.

use std::borrow::Cow;

use super::cursor::{Cursor, Mark, break_width, is_blank, line_length};
use crate::kubernetes::yaml::Error;
use crate::kubernetes::yaml::characters::Bytes;

/// What may end a piece of a plain scalar; the last two begin the line breaks beyond ASCII.
static ENDS_PLAIN: Bytes = Bytes::new(b" \t\n\r:,?[]{}\xC2\xE2");

/// What follows the last line of a block scalar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomp {
    Strip,
    Clip,
    Keep,
}

/// The line breaks between two pieces of text.
#[derive(Default)]
struct Breaks<'a> {
    first: &'a str,
    more: String,
}

impl Breaks<'_> {
    /// A single line break is a space, of several the first is dropped; LS and PS stay.
    fn fold_into(&mut self, out: &mut String) {
        if self.first != "\n" {
            out.push_str(self.first);
        } else if self.more.is_empty() {
            out.push(' ');
        }
        out.push_str(&self.more);
        self.first = "";
        self.more.clear();
    }
}

/// A plain scalar, and whether it ended after a line break.
pub(super) struct Plain<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) after_break: bool,
}

/// Where a plain scalar stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    Flow,
    Block,
}

/// Reads a plain scalar; further lines start at column `indent` or beyond.
pub(super) fn plain<'a>(
    cursor: &mut Cursor<'a>,
    context: Context,
    indent: usize,
) -> Result<Plain<'a>, Error> {
    let mut folded = String::new();
    let mut breaks = Breaks::default();
    let mut after_break = false;
    // The piece of the current line, blanks inside included.
    let mut from = cursor.place();
    let mut to = from;
    loop {
        if cursor.at_document_indicator() || cursor.peek() == b'#' {
            break;
        }
        let length = plain_piece(cursor, context);
        if length > 0 {
            if after_break {
                folded.push_str(cursor.slice(from, to));
                breaks.fold_into(&mut folded);
                from = cursor.place();
                after_break = false;
            }
            cursor.advance(length);
            to = cursor.place();
        }
        if !is_blank(cursor.peek()) && !cursor.at_break() {
            break;
        }
        plain_blanks(cursor, indent, &mut breaks, &mut after_break)?;
        if context == Context::Block && cursor.column() < indent {
            break;
        }
    }
    let last = cursor.slice(from, to);
    let text = if folded.is_empty() {
        Cow::Borrowed(last)
    } else {
        folded.push_str(last);
        Cow::Owned(folded)
    };
    Ok(Plain { text, after_break })
}

/// The bytes of the piece here: up to the blanks before a line break or a comment, or to what ends a plain scalar.
fn plain_piece(cursor: &Cursor, context: Context) -> usize {
    let rest = cursor.rest();
    let mut end = 0;
    let mut place = 0;
    loop {
        let ordinary = ENDS_PLAIN.before(&rest[place..]);
        if ordinary > 0 {
            place += ordinary;
            end = place;
        }
        let goes_on = match rest.get(place) {
            Some(b' ' | b'\t') => {
                let blanks = rest[place..]
                    .iter()
                    .take_while(|byte| is_blank(**byte))
                    .count();
                place += blanks;
                if rest.get(place) == Some(&b'#') {
                    return end;
                }
                continue;
            }
            Some(b':') => !cursor.blank_or_end_at(place + 1),
            Some(b',' | b'?' | b'[' | b']' | b'{' | b'}') => context == Context::Block,
            Some(0xC2 | 0xE2) => break_width(&rest[place..]) == 0,
            _ => false,
        };
        if !goes_on {
            return end;
        }
        place += 1;
        end = place;
    }
}

fn plain_blanks<'a>(
    cursor: &mut Cursor<'a>,
    indent: usize,
    breaks: &mut Breaks<'a>,
    after_break: &mut bool,
) -> Result<(), Error> {
    loop {
        cursor.skip_spaces();
        if cursor.peek() == b'\t' {
            if *after_break && cursor.column() < indent {
                return Err(cursor.error("found a tab character that violates indentation"));
            }
            cursor.skip(1);
        } else if cursor.at_break() {
            let taken = cursor.take_break();
            if *after_break {
                breaks.more.push_str(taken);
            } else {
                breaks.first = taken;
                *after_break = true;
            }
        } else {
            return Ok(());
        }
    }
}

/// Reads a scalar in the quotes that stand here.
pub(super) fn quoted<'a>(cursor: &mut Cursor<'a>) -> Result<Cow<'a, str>, Error> {
    let start = cursor.mark();
    let quote = cursor.peek();
    cursor.skip(1);
    let length = quoted_run(cursor.rest(), quote);
    if cursor.peek_at(length) == quote && !(quote == b'\'' && cursor.peek_at(length + 1) == quote) {
        let text = cursor.slice(cursor.place(), cursor.place() + length);
        cursor.advance(length);
        cursor.skip(1);
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::new();
    while !quoted_line(cursor, quote, start, &mut out)? {}
    cursor.skip(1);
    Ok(Cow::Owned(out))
}

/// The bytes that mean themselves: up to a quote, a backslash or a line break.
fn quoted_run(rest: &[u8], quote: u8) -> usize {
    let mut length = 0;
    while let Some(&byte) = rest.get(length) {
        let ends = byte == quote
            || match byte {
                b'\\' => quote == b'"',
                b'\n' | b'\r' | 0xC2 | 0xE2 => break_width(&rest[length..]) > 0,
                _ => false,
            };
        if ends {
            break;
        }
        length += 1;
    }
    length
}

/// Reads to the end of a line and the breaks after it; true at the closing quote.
fn quoted_line(
    cursor: &mut Cursor,
    quote: u8,
    start: Mark,
    out: &mut String,
) -> Result<bool, Error> {
    if cursor.at_document_indicator() {
        return Err(start.error("found unexpected document indicator"));
    }
    if cursor.at_end() {
        return Err(start.error("found unexpected end of stream"));
    }
    let length = quoted_run(cursor.rest(), quote);
    let text = cursor.slice(cursor.place(), cursor.place() + length);
    cursor.advance(length);
    let mut breaks = Breaks::default();
    if cursor.at_break() {
        out.push_str(text.trim_end_matches([' ', '\t']));
        breaks.first = cursor.take_break();
    } else {
        out.push_str(text);
        match (cursor.peek(), cursor.peek_at(1)) {
            (b'\'', b'\'') if quote == b'\'' => {
                out.push('\'');
                cursor.skip(2);
                return Ok(false);
            }
            (byte, _) if byte == quote => return Ok(true),
            (b'\\', _) if break_width(&cursor.rest()[1..]) > 0 => {
                cursor.skip(1);
                cursor.take_break();
            }
            (b'\\', _) => {
                escape(cursor, out)?;
                return Ok(false);
            }
            _ => return Ok(false),
        }
    }
    loop {
        cursor.skip_blanks();
        let taken = cursor.take_break();
        if taken.is_empty() {
            breaks.fold_into(out);
            return Ok(false);
        }
        breaks.more.push_str(taken);
    }
}

/// Reads an escape in double quotes.
fn escape(cursor: &mut Cursor, out: &mut String) -> Result<(), Error> {
    let character = match cursor.peek_at(1) {
        b'0' => '\0',
        b'a' => '\x07',
        b'b' => '\x08',
        b't' | b'\t' => '\t',
        b'n' => '\n',
        b'v' => '\x0b',
        b'f' => '\x0c',
        b'r' => '\r',
        b'e' => '\x1b',
        quoted @ (b' ' | b'"' | b'\'' | b'\\') => char::from(quoted),
        b'N' => '\u{85}',
        b'_' => '\u{a0}',
        b'L' => '\u{2028}',
        b'P' => '\u{2029}',
        b'x' => return code(cursor, 2, out),
        b'u' => return code(cursor, 4, out),
        b'U' => return code(cursor, 8, out),
        _ => return Err(cursor.error("found unknown escape character")),
    };
    out.push(character);
    cursor.skip(2);
    Ok(())
}

/// Reads a character given by `digits` hexadecimal digits.
fn code(cursor: &mut Cursor, digits: usize, out: &mut String) -> Result<(), Error> {
    let mut value = 0_u32;
    for ahead in 2..2 + digits {
        let Some(digit) = char::from(cursor.peek_at(ahead)).to_digit(16) else {
            // go-yaml's spelling.
            return Err(cursor.error("did not find expected hexdecimal number"));
        };
        value = value << 4 | digit;
    }
    let Some(character) = char::from_u32(value) else {
        return Err(cursor.error("found invalid Unicode character escape code"));
    };
    out.push(character);
    cursor.skip(2 + digits);
    Ok(())
}

/// Reads a `|` or `>` scalar inside of a collection at column `parent`, -1 if there is none.
pub(super) fn block(cursor: &mut Cursor, parent: isize) -> Result<String, Error> {
    let literal = cursor.peek() == b'|';
    cursor.skip(1);
    let (chomp, increment) = header(cursor)?;
    let mut indent = usize::try_from(parent.max(0)).unwrap_or(0) + increment;
    if increment == 0 {
        indent = 0;
    }
    let mut out = String::new();
    let mut first = "";
    let mut more = block_breaks(cursor, parent, &mut indent)?;
    let mut was_blank = false;
    while cursor.column() == indent && !cursor.at_end() {
        let blank = is_blank(cursor.peek());
        if literal || was_blank || blank || first != "\n" {
            out.push_str(first);
        } else if more.is_empty() {
            out.push(' ');
        }
        out.push_str(&more);
        was_blank = blank;
        let length = line_length(cursor.rest());
        out.push_str(cursor.slice(cursor.place(), cursor.place() + length));
        cursor.advance(length);
        first = cursor.take_break();
        more = block_breaks(cursor, parent, &mut indent)?;
    }
    if chomp != Chomp::Strip {
        out.push_str(first);
    }
    if chomp == Chomp::Keep {
        out.push_str(&more);
    }
    Ok(out)
}

/// Reads the rest of the header's line: how to end, and the indentation if it is given, else 0.
fn header(cursor: &mut Cursor) -> Result<(Chomp, usize), Error> {
    let mut chomp = Chomp::Clip;
    let mut increment = None;
    for _ in 0..2 {
        match cursor.peek() {
            b'+' if chomp == Chomp::Clip => chomp = Chomp::Keep,
            b'-' if chomp == Chomp::Clip => chomp = Chomp::Strip,
            b'0' if increment.is_none() => {
                return Err(cursor.error("found an indentation indicator equal to 0"));
            }
            digit @ b'1'..=b'9' if increment.is_none() => {
                increment = Some(usize::from(digit - b'0'));
            }
            _ => break,
        }
        cursor.skip(1);
    }
    cursor.skip_blanks();
    cursor.skip_comment();
    if !cursor.at_break_or_end() {
        return Err(cursor.error("did not find expected comment or line break"));
    }
    cursor.take_break();
    Ok((chomp, increment.unwrap_or(0)))
}

/// Goes over empty lines and indentation; an `indent` of 0 is found here, from the deepest of them.
fn block_breaks(cursor: &mut Cursor, parent: isize, indent: &mut usize) -> Result<String, Error> {
    let mut breaks = String::new();
    let mut deepest = 0;
    loop {
        let most = if *indent == 0 { usize::MAX } else { *indent };
        cursor.skip_spaces_to(most);
        deepest = deepest.max(cursor.column());
        if cursor.column() < most && cursor.peek() == b'\t' {
            return Err(
                cursor.error("found a tab character where an indentation space is expected")
            );
        }
        let taken = cursor.take_break();
        if taken.is_empty() {
            break;
        }
        breaks.push_str(taken);
    }
    if *indent == 0 {
        let least = usize::try_from(parent + 1).unwrap_or(0).max(1);
        *indent = deepest.max(least);
    }
    Ok(breaks)
}
