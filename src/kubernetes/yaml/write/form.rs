//! In which of YAML's forms go-yaml v2 writes a string.
//!
//! Source of the rules: go-yaml 2.4, `stringv` in `encode.go`; `yaml_emitter_analyze_scalar` and
//! `yaml_emitter_select_scalar_style` in `emitterc.go`.

use crate::kubernetes::yaml::characters::{Bytes, is_break, is_unprintable};
use crate::kubernetes::yaml::resolve::{Resolved, resolve_plain};
use crate::kubernetes::yaml::timestamp::rfc3339;
use crate::kubernetes::yaml::{Dialect, Scalar, Style};

/// A longer key is written in two lines, `? key` and `: value`.
const LONGEST_SIMPLE_KEY: usize = 128;

/// The bytes that may keep a text from being plain: control characters, ` `, `#`, `:` and all beyond ASCII.
static MARKS: Bytes = Bytes::beyond_printable(b" #:");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Plain,
    Single,
    Double,
    /// `|`
    Literal,
}

impl Scalar {
    /// A string in the form in which it would be printed.
    pub(crate) fn written(text: impl Into<String>) -> Self {
        let text = text.into();
        let style = match form(&text) {
            Form::Plain => Style::Plain,
            Form::Single => Style::SingleQuoted,
            Form::Double => Style::DoubleQuoted,
            Form::Literal => Style::Literal,
        };
        Self {
            style,
            ..Self::string(text)
        }
    }
}

/// The form of a value.
pub(super) fn form(text: &str) -> Form {
    if is_word(text) {
        Form::Plain
    } else {
        Traits::of(text).form(text)
    }
}

/// The form of a key before its `:`; `None` if it needs a line of its own.
pub(super) fn key_form(text: &str) -> Option<Form> {
    if text.len() > LONGEST_SIMPLE_KEY {
        return None;
    }
    if is_word(text) {
        return Some(Form::Plain);
    }
    let traits = Traits::of(text);
    (!traits.line_break).then(|| traits.form(text))
}

/// The quick answer for most keys and many values: letters and digits that start with a letter no YAML word starts with.
fn is_word(text: &str) -> bool {
    let first = text.bytes().next().is_some_and(|first| {
        first.is_ascii_alphabetic()
            && !matches!(
                first,
                b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O'
            )
    });
    first
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/' | b'_'))
}

/// What a text holds that some form cannot.
#[derive(Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the text, and the rules combine them freely"
)]
struct Traits {
    newline: bool,
    line_break: bool,
    space_before_break: bool,
    space_after_break: bool,
    unprintable: bool,
    /// Something that in a plain scalar would mean something else.
    indicator: bool,
}

impl Traits {
    fn of(text: &str) -> Self {
        let mut traits = Self {
            indicator: starts_like_markup(text),
            ..Self::default()
        };
        let bytes = text.as_bytes();
        let mut place = MARKS.before(bytes);
        while let Some(&byte) = bytes.get(place) {
            let before = &bytes[..place];
            match byte {
                b' ' => traits.space_after_break |= ends_in_break(before),
                b':' => traits.indicator |= matches!(bytes.get(place + 1), None | Some(b' ')),
                b'#' => traits.indicator |= before.ends_with(b" "),
                b'\n' => {
                    traits.newline = true;
                    traits.add_break(before);
                }
                b'\r' => {
                    traits.unprintable = true;
                    traits.add_break(before);
                }
                ..=b'\x7F' => traits.unprintable = true,
                // The rest of a character beyond ASCII.
                0x80..=0xBF => {}
                0xC0.. => traits.add(&text[place..], before),
            }
            place += 1 + MARKS.before(&bytes[place + 1..]);
        }
        traits
    }

    /// A character beyond ASCII, at the start of `rest`.
    fn add(&mut self, rest: &str, before: &[u8]) {
        self.unprintable |= rest.starts_with(is_unprintable);
        if rest.starts_with(is_break) {
            self.add_break(before);
        }
    }

    fn add_break(&mut self, before: &[u8]) {
        self.line_break = true;
        self.space_before_break |= before.ends_with(b" ");
    }

    fn form(self, text: &str) -> Form {
        if self.unprintable || self.space_before_break {
            return Form::Double;
        }
        if self.newline {
            return if text.ends_with(' ') {
                Form::Double
            } else {
                Form::Literal
            };
        }
        if self.space_after_break || !reads_as_string(text) {
            Form::Double
        } else if self.indicator || self.line_break || text.starts_with(' ') || text.ends_with(' ')
        {
            Form::Single
        } else {
            Form::Plain
        }
    }
}

/// Whether `text`, which holds no other, ends in LF, LS or PS.
fn ends_in_break(text: &[u8]) -> bool {
    matches!(text, [.., b'\n'] | [.., 0xE2, 0x80, 0xA8 | 0xA9])
}

fn starts_like_markup(text: &str) -> bool {
    match text.as_bytes() {
        [b'-', b'-', b'-', ..] | [b'.', b'.', b'.', ..] => true,
        [b'?' | b':' | b'-', rest @ ..] => rest.is_empty() || rest[0] == b' ',
        [first, ..] => b"#,[]{}&*!|>'\"%@`".contains(first),
        [] => false,
    }
}

/// Whether a reader of YAML 1.1 takes the plain text for a string.
fn reads_as_string(text: &str) -> bool {
    // Dates are strings for `sigs.k8s.io/yaml`, yet go-yaml quotes them; so it does with numbers of base 60.
    resolve_plain(text, Dialect::Sigs) == Resolved::Text
        && rfc3339(text).is_none()
        && !is_sexagesimal(text)
}

/// go-yaml's `^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`.
fn is_sexagesimal(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let text = text.split_once('.').map_or(text, |(whole, fraction)| {
        let tail =
            fraction.trim_start_matches(|digit: char| digit.is_ascii_digit() || digit == '_');
        if tail.is_empty() { whole } else { "" }
    });
    let mut parts = text.split(':');
    let number = |part: &str| part.starts_with(|digit: char| digit.is_ascii_digit());
    let first = parts.next().is_some_and(|part| {
        number(part)
            && part
                .bytes()
                .all(|digit| digit.is_ascii_digit() || digit == b'_')
    });
    let mut others = parts.peekable();
    first
        && others.peek().is_some()
        && others.all(|part| match part.as_bytes() {
            [ones] | [b'0'..=b'5', ones] => ones.is_ascii_digit(),
            _ => false,
        })
}
