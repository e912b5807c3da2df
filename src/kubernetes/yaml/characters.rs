//! Bytes → text: what may stand in a YAML stream at all.
//!
//! Source of the rules: the reader of libyaml as go-yaml 2.4 and 3.0 have it, `readerc.go`. It also reads UTF-16, which is
//! refused here.

use super::{Error, Position};

/// `bytes` as text without control characters; go-yaml refuses them even in comments.
pub(super) fn printable(bytes: &[u8]) -> Result<&str, Error> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(refusal("invalid UTF-8", bytes, error.valid_up_to())),
    };
    // Two passes that a compiler can vectorise; the place is looked for only if there is one.
    let control = bytes
        .iter()
        .fold(false, |found, byte| found | is_control(*byte));
    if control || (!text.is_ascii() && text.contains(is_refused)) {
        let place = text.find(is_refused).unwrap_or_default();
        return Err(refusal("control characters are not allowed", bytes, place));
    }
    Ok(text)
}

fn is_control(byte: u8) -> bool {
    (byte < b' ' && byte != b'\n' && byte != b'\t' && byte != b'\r') || byte == 0x7f
}

fn is_refused(character: char) -> bool {
    match character {
        '\0'..='\x7f' => is_control(character as u8),
        '\u{80}'..='\u{9f}' => character != '\u{85}',
        other => matches!(other, '\u{fffe}' | '\u{ffff}'),
    }
}

fn refusal(message: &str, bytes: &[u8], place: usize) -> Error {
    let before = &bytes[..place];
    let start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |newline| newline + 1);
    let line = before.split(|byte| *byte == b'\n').count();
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    Error {
        message: message.to_owned(),
        at: Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        },
    }
}
