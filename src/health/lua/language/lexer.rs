//! Text → tokens.
//!
//! Source: gopher-lua 1.1.2 `parse/lexer.go`. An escape that Lua does not know stands for its character.

use super::SyntaxError;
use crate::health::lua::library::numbers;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Name(String),
    Number(f64),
    Text(Vec<u8>),
    /// A reserved word.
    Word(&'static str),
    Sign(&'static str),
    End,
}

/// A token, and where it ends.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) token: Token,
    /// Where it begins.
    pub(super) line: u32,
    pub(super) end: Position,
    /// Whether it is the first on its line.
    pub(super) after_newline: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Position {
    pub(super) line: u32,
    pub(super) column: u32,
}

const WORDS: &[&str] = &[
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
];

/// Longer ones first.
const SIGNS: &[&str] = &[
    "...", "..", "==", "~=", "<=", ">=", "::", "+", "-", "*", "/", "%", "^", "#", "<", ">", "=",
    "(", ")", "{", "}", "[", "]", ";", ":", ",", ".",
];

pub(super) struct Lexer<'a> {
    text: &'a [u8],
    place: usize,
    position: Position,
    source: &'a str,
}

impl<'a> Lexer<'a> {
    /// `source` is how messages call the text.
    pub(super) fn new(text: &'a [u8], source: &'a str) -> Self {
        Self {
            text,
            place: 0,
            position: Position { line: 1, column: 0 },
            source,
        }
    }

    pub(super) fn next(&mut self) -> Result<Placed, SyntaxError> {
        let after_newline = self.blank()?;
        let line = self.position.line;
        let token = self.token()?;
        Ok(Placed {
            token,
            line,
            end: self.position,
            after_newline,
        })
    }

    fn token(&mut self) -> Result<Token, SyntaxError> {
        let Some(first) = self.peek(0) else {
            return Ok(Token::End);
        };
        if first == b'_' || first.is_ascii_alphabetic() {
            return Ok(self.word());
        }
        let is_number = first.is_ascii_digit()
            || (first == b'.' && self.peek(1).is_some_and(|next| next.is_ascii_digit()));
        if is_number {
            return self.number();
        }
        if first == b'"' || first == b'\'' {
            self.advance();
            return self.quoted(first).map(Token::Text);
        }
        if first == b'[' {
            if let Some(level) = self.bracket_level(0) {
                return self.long(level).map(Token::Text);
            }
            if self.peek(1) == Some(b'=') {
                return Err(self.error("", "invalid multiline string"));
            }
        }
        for sign in SIGNS {
            if self.text[self.place..].starts_with(sign.as_bytes()) {
                self.skip(sign.len());
                return Ok(Token::Sign(sign));
            }
        }
        self.advance();
        let shown = String::from_utf8_lossy(&[first]).into_owned();
        Err(self.error(&shown, "Invalid token"))
    }

    /// Passes over white space and comments; whether a line ended there.
    fn blank(&mut self) -> Result<bool, SyntaxError> {
        let mut newline = false;
        while let Some(next) = self.peek(0) {
            match next {
                b' ' | b'\t' => {
                    self.advance();
                }
                b'\n' | b'\r' => {
                    newline = true;
                    self.advance();
                }
                b'-' if self.peek(1) == Some(b'-') => {
                    newline = false;
                    self.skip(2);
                    self.comment()?;
                }
                _ => break,
            }
        }
        Ok(newline)
    }

    fn comment(&mut self) -> Result<(), SyntaxError> {
        if let Some(level) = self.bracket_level(0) {
            return self.long(level).map(drop);
        }
        while !matches!(self.peek(0), None | Some(b'\n' | b'\r')) {
            self.advance();
        }
        Ok(())
    }

    fn word(&mut self) -> Token {
        let start = self.place;
        while self
            .peek(0)
            .is_some_and(|next| next == b'_' || next.is_ascii_alphanumeric())
        {
            self.advance();
        }
        let name = String::from_utf8_lossy(&self.text[start..self.place]).into_owned();
        match WORDS.iter().find(|word| **word == name) {
            Some(word) => Token::Word(word),
            None => Token::Name(name),
        }
    }

    fn number(&mut self) -> Result<Token, SyntaxError> {
        let start = self.place;
        if self.peek(0) == Some(b'0') && matches!(self.peek(1), Some(b'x' | b'X')) {
            self.skip(2);
            self.digits(u8::is_ascii_hexdigit);
            if self.place == start + 2 {
                return Err(self.error("0x", "illegal hexadecimal number"));
            }
        } else {
            self.digits(u8::is_ascii_digit);
            if self.peek(0) == Some(b'.') {
                self.advance();
                self.digits(u8::is_ascii_digit);
            }
            if matches!(self.peek(0), Some(b'e' | b'E')) {
                self.advance();
                if matches!(self.peek(0), Some(b'+' | b'-')) {
                    self.advance();
                }
                self.digits(u8::is_ascii_digit);
            }
        }
        let written = &self.text[start..self.place];
        match numbers::parse(written) {
            Some(number) => Ok(Token::Number(number)),
            None => Err(self.error(&String::from_utf8_lossy(written), "malformed number")),
        }
    }

    fn digits(&mut self, is_digit: fn(&u8) -> bool) {
        while self.peek(0).is_some_and(|byte| is_digit(&byte)) {
            self.advance();
        }
    }

    fn quoted(&mut self, quote: u8) -> Result<Vec<u8>, SyntaxError> {
        let mut content = Vec::new();
        loop {
            match self.advance() {
                None | Some(b'\n') => {
                    let shown = String::from_utf8_lossy(&content).into_owned();
                    return Err(self.error(&shown, "unterminated string"));
                }
                Some(b'\\') => self.escape(&mut content),
                Some(byte) if byte == quote => return Ok(content),
                Some(byte) => content.push(byte),
            }
        }
    }

    fn escape(&mut self, content: &mut Vec<u8>) {
        let Some(byte) = self.advance() else {
            return;
        };
        content.push(match byte {
            b'a' => 7,
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'v' => 11,
            b'0'..=b'9' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit) = self.peek(0).filter(u8::is_ascii_digit) else {
                        break;
                    };
                    code = code * 10 + u32::from(digit - b'0');
                    self.advance();
                }
                code.to_le_bytes()[0]
            }
            other => other,
        });
    }

    /// The count of `=` in an opening `[==[` so many bytes on.
    fn bracket_level(&self, ahead: usize) -> Option<usize> {
        if self.peek(ahead) != Some(b'[') {
            return None;
        }
        let level = self.text[self.place + ahead + 1..]
            .iter()
            .take_while(|byte| **byte == b'=')
            .count();
        (self.peek(ahead + 1 + level) == Some(b'[')).then_some(level)
    }

    fn long(&mut self, level: usize) -> Result<Vec<u8>, SyntaxError> {
        self.skip(level + 2);
        if matches!(self.peek(0), Some(b'\n' | b'\r')) {
            self.advance();
        }
        let mut content = Vec::new();
        let closing: Vec<u8> = [b"]".as_slice(), &b"=".repeat(level), b"]"].concat();
        loop {
            if self.text[self.place..].starts_with(&closing) {
                self.skip(closing.len());
                return Ok(content);
            }
            match self.advance() {
                Some(byte) => content.push(byte),
                None => return Err(self.error("", "unterminated multiline string")),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.place + ahead).copied()
    }

    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            self.advance();
        }
    }

    /// The next byte; the end of a line, however it is written, is `\n`.
    fn advance(&mut self) -> Option<u8> {
        let byte = self.peek(0)?;
        self.place += 1;
        if byte == b'\n' || byte == b'\r' {
            let other = if byte == b'\n' { b'\r' } else { b'\n' };
            if self.peek(0) == Some(other) {
                self.place += 1;
            }
            self.position.line += 1;
            self.position.column = 0;
            return Some(b'\n');
        }
        self.position.column += 1;
        Some(byte)
    }

    fn error(&self, near: &str, message: &str) -> SyntaxError {
        if self.place >= self.text.len() {
            return at_end(self.source, message);
        }
        placed(self.source, self.position, near, message)
    }
}

impl Placed {
    pub(super) fn error(&self, source: &str, message: &str) -> SyntaxError {
        match &self.token {
            Token::End => at_end(source, message),
            Token::Name(name) => placed(source, self.end, name, message),
            Token::Word(word) | Token::Sign(word) => placed(source, self.end, word, message),
            Token::Number(number) => placed(source, self.end, &numbers::show(*number), message),
            Token::Text(text) => placed(source, self.end, &String::from_utf8_lossy(text), message),
        }
    }
}

fn placed(source: &str, at: Position, near: &str, message: &str) -> SyntaxError {
    let Position { line, column } = at;
    SyntaxError {
        message: format!("{source} line:{line}(column:{column}) near '{near}':   {message}\n"),
        line,
    }
}

fn at_end(source: &str, message: &str) -> SyntaxError {
    SyntaxError {
        message: format!("{source} at EOF:   {message}\n"),
        line: 0,
    }
}
