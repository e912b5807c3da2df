//! Anchors, aliases, tags and directives: the parts of a stream that name something.
//!
//! Source of the rules: the scanner of libyaml as go-yaml 2.4 and 3.0 have it.

use super::cursor::{Cursor, Mark, is_blank, is_name};
use super::token::Token;
use crate::kubernetes::yaml::Error;

/// Reads `&name` or `*name`.
pub(super) fn anchor<'a>(cursor: &mut Cursor<'a>) -> Result<Token<'a>, Error> {
    let start = cursor.mark();
    let alias = cursor.peek() == b'*';
    cursor.skip(1);
    let name = take_name(cursor);
    let ends = cursor.blank_or_end_at(0) || b"?:,]}%@`".contains(&cursor.peek());
    if name.is_empty() || !ends {
        return Err(start.error("did not find expected alphabetic or numeric character"));
    }
    Ok(if alias {
        Token::Alias(name)
    } else {
        Token::Anchor(name)
    })
}

/// Reads `!`, `!suffix`, `!handle!suffix` or `!<suffix>`.
pub(super) fn tag<'a>(cursor: &mut Cursor<'a>) -> Result<Token<'a>, Error> {
    let start = cursor.mark();
    let token = if cursor.peek_at(1) == b'<' {
        cursor.skip(2);
        let suffix = uri(cursor, start, "")?;
        if cursor.peek() != b'>' {
            return Err(start.error("did not find the expected '>'"));
        }
        cursor.skip(1);
        Token::Tag { handle: "", suffix }
    } else {
        let handle = handle(cursor);
        if handle.len() > 1 && handle.ends_with('!') {
            let suffix = uri(cursor, start, "")?;
            Token::Tag { handle, suffix }
        } else {
            // What looked like a handle is the beginning of the suffix.
            match uri(cursor, start, handle)? {
                suffix if suffix.is_empty() => Token::Tag {
                    handle: "",
                    suffix: "!".to_owned(),
                },
                suffix => Token::Tag {
                    handle: "!",
                    suffix,
                },
            }
        }
    };
    if !cursor.blank_or_end_at(0) {
        return Err(start.error("did not find expected whitespace or line break"));
    }
    Ok(token)
}

/// Reads `%YAML 1.1` or `%TAG !handle! prefix`, with the rest of the line.
pub(super) fn directive<'a>(cursor: &mut Cursor<'a>) -> Result<Token<'a>, Error> {
    let start = cursor.mark();
    cursor.skip(1);
    let name = take_name(cursor);
    if name.is_empty() {
        return Err(start.error("could not find expected directive name"));
    }
    if !cursor.blank_or_end_at(0) {
        return Err(start.error("found unexpected non-alphabetical character"));
    }
    cursor.skip_blanks();
    let token = match name {
        "YAML" => version(cursor, start)?,
        "TAG" => tag_directive(cursor, start)?,
        _ => return Err(start.error("found unknown directive name")),
    };
    cursor.skip_blanks();
    cursor.skip_comment();
    if !cursor.at_break_or_end() {
        return Err(start.error("did not find expected comment or line break"));
    }
    cursor.take_break();
    Ok(token)
}

fn version<'a>(cursor: &mut Cursor<'a>, start: Mark) -> Result<Token<'a>, Error> {
    let major = version_number(cursor, start)?;
    if cursor.peek() != b'.' {
        return Err(start.error("did not find expected digit or '.' character"));
    }
    cursor.skip(1);
    let minor = version_number(cursor, start)?;
    Ok(Token::VersionDirective { major, minor })
}

fn version_number(cursor: &mut Cursor, start: Mark) -> Result<u8, Error> {
    let from = cursor.place();
    while cursor.peek().is_ascii_digit() {
        cursor.skip(1);
    }
    match cursor.slice(from, cursor.place()) {
        "" => Err(start.error("did not find expected version number")),
        number if number.len() > 2 => Err(start.error("found extremely long version number")),
        number => Ok(number.parse().unwrap_or_default()),
    }
}

fn tag_directive<'a>(cursor: &mut Cursor<'a>, start: Mark) -> Result<Token<'a>, Error> {
    let handle = handle(cursor);
    if handle != "!" && (handle.len() < 2 || !handle.ends_with('!')) {
        return Err(start.error("did not find expected '!'"));
    }
    if !is_blank(cursor.peek()) {
        return Err(start.error("did not find expected whitespace"));
    }
    cursor.skip_blanks();
    let prefix = uri(cursor, start, "")?;
    if !cursor.blank_or_end_at(0) {
        return Err(start.error("did not find expected whitespace or line break"));
    }
    Ok(Token::TagDirective { handle, prefix })
}

fn take_name<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    let from = cursor.place();
    while is_name(cursor.peek()) {
        cursor.skip(1);
    }
    cursor.slice(from, cursor.place())
}

/// Reads `!name!`, or what there is of it.
fn handle<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    let from = cursor.place();
    if cursor.peek() == b'!' {
        cursor.skip(1);
        take_name(cursor);
        if cursor.peek() == b'!' {
            cursor.skip(1);
        }
    }
    cursor.slice(from, cursor.place())
}

/// Reads the rest of a tag, after `head` without its `!`.
fn uri(cursor: &mut Cursor, start: Mark, head: &str) -> Result<String, Error> {
    let mut bytes = head.as_bytes().get(1..).unwrap_or_default().to_vec();
    let mut found = !head.is_empty();
    loop {
        match cursor.peek() {
            b'%' => bytes.push(escaped_byte(cursor, start)?),
            byte if is_name(byte) || b";/?:@&=+$,.!~*'()[]".contains(&byte) => {
                bytes.push(byte);
                cursor.skip(1);
            }
            _ => break,
        }
        found = true;
    }
    if !found {
        return Err(start.error("did not find expected tag URI"));
    }
    String::from_utf8(bytes).map_err(|_| start.error("found an incorrect trailing UTF-8 octet"))
}

fn escaped_byte(cursor: &mut Cursor, start: Mark) -> Result<u8, Error> {
    let digit = |ahead| char::from(cursor.peek_at(ahead)).to_digit(16);
    let byte = digit(1)
        .zip(digit(2))
        .and_then(|(high, low)| u8::try_from(high << 4 | low).ok());
    let byte = byte.ok_or_else(|| start.error("did not find URI escaped octet"))?;
    cursor.skip(3);
    Ok(byte)
}
