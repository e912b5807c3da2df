//! How Go words things: quoted texts, and the errors of its `encoding/json`.
//!
//! Source: Go 1.26 `strconv.Quote`, `encoding/json` (`scanner.go`, `decode.go`).

use std::fmt::Write;

use serde_json::Value;

/// Deeper nesting is refused; Go goes on to 10000, where there is a stack for it.
const MAX_DEPTH: usize = 100;

/// A text as `%q` prints it.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        push_escaped(&mut quoted, c, '"');
    }
    quoted.push('"');
    quoted
}

/// What the decoder says of a value of the wrong type; `place` is `Go value of type int32` or the like.
pub(crate) fn cannot_unmarshal(value: &Value, place: &str) -> String {
    let what = match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    format!("json: cannot unmarshal {what} into {place}")
}

/// Reads JSON, or says what is wrong with it as Go does.
pub(crate) fn parse_json(text: &str) -> Result<Value, String> {
    let mut scanner = Scanner {
        bytes: text.as_bytes(),
        at: 0,
    };
    scanner.value(0)?;
    scanner.skip_space();
    if scanner.peek().is_some() {
        return Err(scanner.wrong("after top-level value"));
    }
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Looks for the first byte that JSON does not allow.
struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// The byte here is wrong, or the text ends too soon.
    fn wrong(&self, context: &str) -> String {
        let Some(byte) = self.peek() else {
            return "unexpected end of JSON input".to_owned();
        };
        let mut shown = String::new();
        push_escaped(&mut shown, char::from(byte), '\'');
        format!("invalid character '{shown}' {context}")
    }

    fn take(&mut self, allowed: impl Fn(u8) -> bool, context: &str) -> Result<u8, String> {
        match self.peek().filter(|&byte| allowed(byte)) {
            Some(byte) => {
                self.at += 1;
                Ok(byte)
            }
            None => Err(self.wrong(context)),
        }
    }

    fn value(&mut self, depth: usize) -> Result<(), String> {
        if depth > MAX_DEPTH {
            return Err("exceeded max depth".to_owned());
        }
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.literal("true"),
            Some(b'f') => self.literal("false"),
            Some(b'n') => self.literal("null"),
            Some(_) | None => Err(self.wrong("looking for beginning of value")),
        }
    }

    fn object(&mut self, depth: usize) -> Result<(), String> {
        const KEY: &str = "looking for beginning of object key string";
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return Err(self.wrong(KEY));
            }
            self.string()?;
            self.skip_space();
            self.take(|byte| byte == b':', "after object key")?;
            self.value(depth + 1)?;
            self.skip_space();
            let context = "after object key:value pair";
            if self.take(|byte| matches!(byte, b',' | b'}'), context)? == b'}' {
                return Ok(());
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<(), String> {
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.value(depth + 1)?;
            self.skip_space();
            let context = "after array element";
            if self.take(|byte| matches!(byte, b',' | b']'), context)? == b']' {
                return Ok(());
            }
        }
    }

    fn string(&mut self) -> Result<(), String> {
        self.at += 1;
        loop {
            match self.take(|byte| byte >= 0x20, "in string literal")? {
                b'"' => return Ok(()),
                b'\\' => {
                    let is_escape = |byte: u8| b"bfnrt\\/\"u".contains(&byte);
                    if self.take(is_escape, "in string escape code")? == b'u' {
                        for _ in 0..4 {
                            let context = "in \\u hexadecimal character escape";
                            self.take(|byte| byte.is_ascii_hexdigit(), context)?;
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn number(&mut self) -> Result<(), String> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.take(|byte| byte.is_ascii_digit(), "in numeric literal")? != b'0' {
            self.digits();
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            let context = "after decimal point in numeric literal";
            self.take(|byte| byte.is_ascii_digit(), context)?;
            self.digits();
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            let context = "in exponent of numeric literal";
            self.take(|byte| byte.is_ascii_digit(), context)?;
            self.digits();
        }
        Ok(())
    }

    fn digits(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
    }

    fn literal(&mut self, word: &str) -> Result<(), String> {
        for expected in word.bytes() {
            let context = format!("in literal {word} (expecting '{}')", char::from(expected));
            self.take(|byte| byte == expected, &context)?;
        }
        Ok(())
    }
}

fn push_escaped(text: &mut String, c: char, quote: char) {
    let short = match c {
        '\u{7}' => Some('a'),
        '\u{8}' => Some('b'),
        '\u{c}' => Some('f'),
        '\n' => Some('n'),
        '\r' => Some('r'),
        '\t' => Some('t'),
        '\u{b}' => Some('v'),
        '\\' => Some('\\'),
        c if c == quote => Some(quote),
        _ => None,
    };
    // Writing to a `String` cannot fail.
    let _ = match short {
        Some(short) => write!(text, "\\{short}"),
        None if c < ' ' || c == '\u{7f}' => write!(text, "\\x{:02x}", u32::from(c)),
        None if c.is_control() || (c != ' ' && c.is_whitespace()) => {
            write!(text, "\\u{:04x}", u32::from(c))
        }
        None => write!(text, "{c}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_json_is_told_as_go_tells_it() {
        for (text, error) in [
            ("x", "invalid character 'x' looking for beginning of value"),
            ("", "unexpected end of JSON input"),
            ("[1", "unexpected end of JSON input"),
            ("[1 2]", "invalid character '2' after array element"),
            (
                "[1,]",
                "invalid character ']' looking for beginning of value",
            ),
            (
                "{1}",
                "invalid character '1' looking for beginning of object key string",
            ),
            (r#"{"a" 1}"#, "invalid character '1' after object key"),
            (
                r#"{"a":1 "b"}"#,
                "invalid character '\"' after object key:value pair",
            ),
            ("[] 'a'", r"invalid character '\'' after top-level value"),
            (
                "tru3",
                "invalid character '3' in literal true (expecting 'e')",
            ),
            ("-a", "invalid character 'a' in numeric literal"),
            (
                "1.x",
                "invalid character 'x' after decimal point in numeric literal",
            ),
            (
                "1e,",
                "invalid character ',' in exponent of numeric literal",
            ),
            ("01", "invalid character '1' after top-level value"),
            ("\"\n\"", r"invalid character '\n' in string literal"),
            (r#""\q""#, "invalid character 'q' in string escape code"),
            (
                r#""\u00g""#,
                r"invalid character 'g' in \u hexadecimal character escape",
            ),
        ] {
            assert_eq!(parse_json(text), Err(error.to_owned()), "{text}");
        }
        assert_eq!(
            parse_json(&"[".repeat(200)),
            Err("exceeded max depth".to_owned())
        );
        assert_eq!(
            parse_json(" [1.5e3, \"\\u00e4\", null] "),
            Ok(serde_json::json!([1.5e3, "ä", null]))
        );
    }

    #[test]
    fn texts_are_quoted_as_go_quotes_them() {
        assert_eq!(quoted("a"), "\"a\"");
        assert_eq!(quoted("ä\"\\\n\u{1}'"), r#""ä\"\\\n\x01'""#);
    }
}
