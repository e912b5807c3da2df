//! What a scalar is, by either dialect.
//!
//! Source of the rules: `resolve.go` and `decode.go` of go-yaml 2.4 and 3.0, the number grammar of Go's `strconv`.

use std::borrow::Cow;

use super::timestamp::rfc3339;
use super::{Dialect, Scalar, Style};

/// The prefix of the tags that YAML itself defines, written `!!` in a text.
pub(super) const CORE: &str = "tag:yaml.org,2002:";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScalarType {
    Null,
    Bool,
    Int,
    Float,
    String,
    /// A plain date; kustomize prints it as RFC 3339.
    Timestamp,
}

/// What a text turned out to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Resolved {
    Null,
    Bool(bool),
    Int(i64),
    /// An integer beyond `i64::MAX`.
    Uint(u64),
    Float(f64),
    Timestamp,
    /// The text itself.
    Text,
    /// The text is base64 of the string.
    Binary,
}

impl Resolved {
    fn scalar_type(self) -> ScalarType {
        match self {
            Self::Null => ScalarType::Null,
            Self::Bool(_) => ScalarType::Bool,
            Self::Int(_) | Self::Uint(_) => ScalarType::Int,
            Self::Float(_) => ScalarType::Float,
            Self::Timestamp => ScalarType::Timestamp,
            Self::Text | Self::Binary => ScalarType::String,
        }
    }

    /// The suffix of the core tag this value would have.
    fn tag(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "bool",
            Self::Int(_) | Self::Uint(_) => "int",
            Self::Float(_) => "float",
            Self::Timestamp => "timestamp",
            Self::Text => "str",
            Self::Binary => "binary",
        }
    }
}

/// The tag of nothing between the commas of a flow: a null that kyaml prints as `''`, for a flow has no other room for
/// nothing, and so makes an empty text of it.
pub(super) const EMPTY_IN_FLOW: &str = "!empty-in-flow";

impl Scalar {
    /// The type this scalar has for the reader of `dialect`; a text that its tag does not allow counts as a string.
    pub(crate) fn scalar_type(&self, dialect: Dialect) -> ScalarType {
        self.resolve(dialect)
            .map_or(ScalarType::String, Resolved::scalar_type)
    }

    /// What the text is; the error is go-yaml's for a text that its tag does not allow.
    pub(super) fn resolve(&self, dialect: Dialect) -> Result<Resolved, String> {
        match self.tag.as_deref() {
            None if self.style == Style::Plain => Ok(resolve_plain(&self.text, dialect)),
            None => Ok(Resolved::Text),
            Some(EMPTY_IN_FLOW) => Ok(resolve_plain(&self.text, dialect)),
            Some(tag) => self.resolve_tagged(tag, dialect),
        }
    }

    fn resolve_tagged(&self, tag: &str, dialect: Dialect) -> Result<Resolved, String> {
        // What has no tag of its own, as kyaml leaves what it writes over.
        if tag == "!" && dialect == Dialect::Kyaml && self.style == Style::Plain {
            return Ok(resolve_plain(&self.text, dialect));
        }
        let wanted = match tag.strip_prefix(CORE) {
            Some("binary") => return Ok(Resolved::Binary),
            Some(core @ ("bool" | "int" | "float" | "null" | "timestamp")) => core,
            Some(_) | None => return Ok(Resolved::Text),
        };
        let found = resolve_plain(&self.text, dialect);
        if found.tag() == wanted {
            return Ok(found);
        }
        match found {
            #[expect(
                clippy::cast_precision_loss,
                reason = "`!!float` makes a float64 of it, as in Go"
            )]
            Resolved::Int(value) if wanted == "float" => Ok(Resolved::Float(value as f64)),
            // `sigs.k8s.io/yaml` keeps dates as they are written.
            Resolved::Text if wanted == "timestamp" && rfc3339(&self.text).is_some() => {
                Ok(Resolved::Text)
            }
            Resolved::Null
            | Resolved::Bool(_)
            | Resolved::Int(_)
            | Resolved::Uint(_)
            | Resolved::Float(_)
            | Resolved::Timestamp
            | Resolved::Text
            | Resolved::Binary => Err(format!(
                "cannot decode !!{} `{}` as a !!{wanted}",
                found.tag(),
                self.text
            )),
        }
    }
}

/// What a plain scalar is; the first byte tells most strings from the rest.
pub(super) fn resolve_plain(text: &str, dialect: Dialect) -> Resolved {
    let Some(first) = text.bytes().next() else {
        return Resolved::Null;
    };
    match first {
        b'0'..=b'9' | b'+' | b'-' => number(text, dialect),
        b'.' => special_float(text).map_or_else(|| small_float(text), Resolved::Float),
        b'~' if text.len() == 1 => Resolved::Null,
        b'n' | b'N' | b't' | b'T' | b'f' | b'F' => {
            common_word(text).unwrap_or_else(|| old_word(text, dialect))
        }
        b'y' | b'Y' | b'o' | b'O' => old_word(text, dialect),
        _ => Resolved::Text,
    }
}

fn common_word(text: &str) -> Option<Resolved> {
    match text {
        "null" | "Null" | "NULL" => Some(Resolved::Null),
        "true" | "True" | "TRUE" => Some(Resolved::Bool(true)),
        "false" | "False" | "FALSE" => Some(Resolved::Bool(false)),
        _ => None,
    }
}

/// The booleans of YAML 1.1, which only go-yaml v2 still knows.
fn old_word(text: &str, dialect: Dialect) -> Resolved {
    if dialect == Dialect::Kyaml || text.len() > 3 {
        return Resolved::Text;
    }
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Resolved::Bool(true),
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Resolved::Bool(false),
        _ => Resolved::Text,
    }
}

fn special_float(text: &str) -> Option<f64> {
    let (sign, name) = match text.as_bytes() {
        [b'-', rest @ ..] => (-1.0, rest),
        [b'+', rest @ ..] => (1.0, rest),
        name => (1.0, name),
    };
    match name {
        b".inf" | b".Inf" | b".INF" => Some(sign * f64::INFINITY),
        b".nan" | b".NaN" | b".NAN" if name.len() == text.len() => Some(f64::NAN),
        _ => None,
    }
}

/// A text that starts with a point: Go's `ParseFloat` allows a single underscore between two digits.
fn small_float(text: &str) -> Resolved {
    if !text.contains('_') {
        return if is_float(text) {
            float(text)
        } else {
            Resolved::Text
        };
    }
    let separates =
        |bytes: &[u8]| bytes[1] != b'_' || (bytes[0].is_ascii_digit() && bytes[2].is_ascii_digit());
    let plain = text.replace('_', "");
    if text.as_bytes().windows(3).all(separates) && !text.ends_with('_') && is_float(&plain) {
        float(&plain)
    } else {
        Resolved::Text
    }
}

fn number(text: &str, dialect: Dialect) -> Resolved {
    if let Some(value) = special_float(text) {
        return Resolved::Float(value);
    }
    if dialect == Dialect::Kyaml && rfc3339(text).is_some() {
        return Resolved::Timestamp;
    }
    let plain = if text.contains('_') {
        Cow::Owned(text.replace('_', ""))
    } else {
        Cow::Borrowed(text)
    };
    if let Some(value) = integer(&plain) {
        value
    } else if is_float(&plain) {
        float(&plain)
    } else {
        // Go's own prefixes were tried above; here the sign may follow the prefix.
        let inner =
            |prefix: &str, radix: u32| i64::from_str_radix(plain.strip_prefix(prefix)?, radix).ok();
        let octal = || {
            if dialect == Dialect::Kyaml {
                inner("0o", 8)
            } else {
                None
            }
        };
        inner("0b", 2)
            .or_else(octal)
            .map_or(Resolved::Text, Resolved::Int)
    }
}

/// Go's `ParseInt` and `ParseUint` with base 0: prefixes `0x`, `0b`, `0o` in either case, and `0` alone for octal.
fn integer(text: &str) -> Option<Resolved> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (radix, digits) = match digits.as_bytes() {
        [b'0', b'x' | b'X', _, ..] => (16, &digits[2..]),
        [b'0', b'b' | b'B', _, ..] => (2, &digits[2..]),
        [b'0', b'o' | b'O', _, ..] => (8, &digits[2..]),
        [b'0', _, ..] => (8, &digits[1..]),
        _ => (10, digits),
    };
    // Rust's parser would take a second sign.
    if !digits.bytes().next()?.is_ascii_alphanumeric() {
        return None;
    }
    let size = u64::from_str_radix(digits, radix).ok()?;
    if negative {
        0_i64.checked_sub_unsigned(size).map(Resolved::Int)
    } else if let Ok(value) = i64::try_from(size) {
        Some(Resolved::Int(value))
    } else {
        // `ParseUint` knows no sign.
        (digits.len() == text.len() || !text.starts_with('+')).then_some(Resolved::Uint(size))
    }
}

/// go-yaml's `^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`.
fn is_float(text: &str) -> bool {
    let rest = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, rest) = digits(rest);
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => digits(rest),
        None => ("", rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return false;
    }
    match rest.strip_prefix(['e', 'E']) {
        Some(exponent) => {
            let (exponent, rest) = digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
            !exponent.is_empty() && rest.is_empty()
        }
        None => rest.is_empty(),
    }
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(end)
}

/// The value of a text that [`is_float`]; one too large for a float64 stays a string.
fn float(text: &str) -> Resolved {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Resolved::Float(value),
        Ok(_) | Err(_) => Resolved::Text,
    }
}
