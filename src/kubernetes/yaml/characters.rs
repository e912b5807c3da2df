//! Classes of characters and sets of bytes, for reader and emitter.

/// A set of bytes.
pub(super) struct Bytes([bool; 256]);

impl Bytes {
    pub(super) const fn new(members: &[u8]) -> Self {
        let mut set = [false; 256];
        let mut index = 0;
        while index < members.len() {
            set[members[index] as usize] = true;
            index += 1;
        }
        Self(set)
    }

    /// Control characters, all bytes beyond ASCII, and `members`.
    pub(super) const fn beyond_printable(members: &[u8]) -> Self {
        let mut set = Self::new(members).0;
        let mut byte = 0;
        while byte < 256 {
            set[byte] |= byte < 0x20 || byte >= 0x7F;
            byte += 1;
        }
        Self(set)
    }

    /// How many bytes precede the first member.
    pub(super) fn before(&self, bytes: &[u8]) -> usize {
        let found = bytes.iter().position(|byte| self.0[usize::from(*byte)]);
        found.unwrap_or(bytes.len())
    }
}

/// Whether `character` ends a line for YAML 1.1.
pub(super) fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `character` can only be written as an escape in double quotes.
pub(super) fn is_unprintable(character: char) -> bool {
    matches!(
        character,
        '\0'..='\x09' | '\x0b'..='\x1f' | '\u{7f}'..='\u{9f}' | '\u{feff}' | '\u{fffe}'..
    )
}
