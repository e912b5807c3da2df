//! Bytes → text: what may stand in a YAML stream at all.
//!
//! Source of the rules: the reader of libyaml as go-yaml 2.4 and 3.0 have it, `readerc.go`. It also reads UTF-16, which is
//! refused here.

use crate::kubernetes::yaml::{Error, Position};

/// `bytes` as text without control characters; go-yaml refuses them even in comments.
pub(super) fn printable(bytes: &[u8]) -> Result<&str, Error> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(refusal("invalid UTF-8", bytes, error.valid_up_to())),
    };
    match refused(bytes) {
        Some(place) => Err(refusal("control characters are not allowed", bytes, place)),
        None => Ok(text),
    }
}

/// Where the first character stands that no stream may hold.
fn refused(bytes: &[u8]) -> Option<usize> {
    const CHUNK: usize = 64;
    let suspects = bytes.chunks(CHUNK).enumerate().filter(|(_, chunk)| {
        // Without a branch, so that the compiler can look at many bytes at once.
        chunk
            .iter()
            .fold(0, |found, byte| found | u8::from(is_suspect(*byte)))
            != 0
    });
    suspects
        .flat_map(|(number, chunk)| (0..chunk.len()).map(move |place| number * CHUNK + place))
        .find(|place| starts_refused(&bytes[*place..]))
}

/// Whether `byte` is a control character, or the first byte of U+0080 to U+00BF or U+F000 to U+FFFF.
fn is_suspect(byte: u8) -> bool {
    is_control(byte) || byte == 0xC2 || byte == 0xEF
}

fn is_control(byte: u8) -> bool {
    (byte < b' ' && byte != b'\n' && byte != b'\t' && byte != b'\r') || byte == 0x7F
}

fn starts_refused(rest: &[u8]) -> bool {
    match rest {
        [0xC2, second, ..] => *second < 0xA0 && *second != 0x85,
        [0xEF, 0xBF, third, ..] => *third >= 0xBE,
        [first, ..] => is_control(*first),
        [] => false,
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
