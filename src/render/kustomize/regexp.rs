//! Regular expressions as Go reads them, for those that a kustomization holds.
//!
//! The engine is Rust's, whose syntax is nearly Go's; what differs is rewritten: the classes of Perl are ASCII, `\Q…\E`
//! quotes, octal escapes, a `{` that starts no repetition is a character, a class has no operators; or refused: two
//! repetitions on end, counts over 1000, flags and escapes that Go does not know. Source of the rules: Go 1.26,
//! `regexp/syntax`.

use std::iter::Peekable;
use std::str::Chars;

use regex::Regex;

/// Compiles an expression; the error says what is wrong with it.
pub(crate) fn compile(expression: &str) -> Result<Regex, String> {
    let translated = Translation::new(expression).run()?;
    Regex::new(&translated).map_err(|error| {
        let text = error.to_string();
        let reason = text.lines().last().unwrap_or_default();
        reason.strip_prefix("error: ").unwrap_or(reason).to_owned()
    })
}

/// The highest count of a repetition.
const MOST: u32 = 1000;

struct Translation<'a> {
    rest: Peekable<Chars<'a>>,
    out: String,
    /// What was read last is a repetition.
    repeated: bool,
}

impl<'a> Translation<'a> {
    fn new(expression: &'a str) -> Self {
        Self {
            rest: expression.chars().peekable(),
            out: String::with_capacity(expression.len()),
            repeated: false,
        }
    }

    fn run(mut self) -> Result<String, String> {
        while let Some(c) = self.rest.next() {
            let repeats = match c {
                '*' | '+' | '?' => self.repetition(&c.to_string()).map(|()| true)?,
                '{' => self.count()?,
                '\\' => self.escape().map(|()| false)?,
                '[' => self.class().map(|()| false)?,
                '(' => self.group().map(|()| false)?,
                other => {
                    self.out.push(other);
                    false
                }
            };
            self.repeated = repeats;
        }
        Ok(self.out)
    }

    fn repetition(&mut self, operator: &str) -> Result<(), String> {
        if self.repeated {
            return Err(format!("invalid nested repetition operator: `{operator}`"));
        }
        self.out.push_str(operator);
        if self.rest.next_if_eq(&'?').is_some() {
            self.out.push('?');
        }
        Ok(())
    }

    /// `{2}`, `{2,}` or `{2,5}`; anything else in braces stands for itself.
    fn count(&mut self) -> Result<bool, String> {
        let ahead: String = self.rest.clone().collect();
        let Some((inner, _)) = ahead.split_once('}') else {
            self.out.push_str("\\{");
            return Ok(false);
        };
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let (least, most) = inner.split_once(',').unwrap_or((inner, inner));
        if !is_number(least) || !(is_number(most) || most.is_empty()) {
            self.out.push_str("\\{");
            return Ok(false);
        }
        for number in [least, most] {
            if !number.is_empty() && number.parse::<u32>().map_or(true, |number| number > MOST) {
                return Err(format!("invalid repeat count: `{{{inner}}}`"));
            }
        }
        for _ in 0..=inner.len() {
            self.rest.next();
        }
        self.repetition(&format!("{{{inner}}}"))?;
        Ok(true)
    }

    fn group(&mut self) -> Result<(), String> {
        self.out.push('(');
        if self.rest.next_if_eq(&'?').is_none() {
            return Ok(());
        }
        self.out.push('?');
        let ahead: String = self.rest.clone().collect();
        if ahead.starts_with("P<") || ahead.starts_with('<') {
            return Ok(());
        }
        let flags = ahead.split([':', ')']).next().unwrap_or_default();
        if flags.chars().all(|flag| "imsU-".contains(flag)) {
            Ok(())
        } else {
            Err(format!("invalid or unsupported Perl syntax: `(?{flags}`"))
        }
    }

    fn escape(&mut self) -> Result<(), String> {
        let Some(c) = self.rest.next() else {
            return Err("trailing backslash at end of expression".to_owned());
        };
        match c {
            'Q' => self.quoted(),
            'b' => self.out.push_str("(?-u:\\b)"),
            'B' => self.out.push_str("(?-u:\\B)"),
            'A' | 'z' => self.out.extend(['\\', c]),
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => self.perl_class(c),
            other => return self.character(other),
        }
        Ok(())
    }

    fn quoted(&mut self) {
        let ahead: String = self.rest.clone().collect();
        let (literal, length) = match ahead.split_once("\\E") {
            Some((literal, _)) => (literal, literal.chars().count() + 2),
            None => (ahead.as_str(), ahead.chars().count()),
        };
        self.out.push_str(&regex::escape(literal));
        for _ in 0..length {
            self.rest.next();
        }
    }

    fn perl_class(&mut self, c: char) {
        let not = if c.is_ascii_uppercase() { "^" } else { "" };
        let inner = match c.to_ascii_lowercase() {
            'd' => "0-9",
            's' => "\\t\\n\\f\\r ",
            _ => "0-9A-Za-z_",
        };
        self.out.extend(["[", not, inner, "]"]);
    }

    /// An escape that stands for one character, or for a Unicode class.
    fn character(&mut self, c: char) -> Result<(), String> {
        match c {
            'a' | 'f' | 't' | 'n' | 'r' | 'v' | 'x' | 'p' | 'P' => self.out.extend(['\\', c]),
            '0'..='7' => return self.octal(c),
            c if c.is_ascii_punctuation() => {
                self.out.push_str(&regex::escape(&c.to_string()));
            }
            other => return Err(format!("invalid escape sequence: `\\{other}`")),
        }
        Ok(())
    }

    /// `\012` and `\0`; a single digit other than 0 would refer back, which neither engine does.
    fn octal(&mut self, first: char) -> Result<(), String> {
        let is_digit = |c: &char| ('0'..='7').contains(c);
        if first != '0' && !self.rest.peek().is_some_and(is_digit) {
            return Err(format!("invalid escape sequence: `\\{first}`"));
        }
        let mut value = first.to_digit(8).unwrap_or_default();
        for _ in 0..2 {
            if let Some(digit) = self.rest.next_if(is_digit) {
                value = value * 8 + digit.to_digit(8).unwrap_or_default();
            }
        }
        let character = char::from_u32(value).unwrap_or_default();
        self.out.push_str(&regex::escape(&character.to_string()));
        Ok(())
    }

    fn class(&mut self) -> Result<(), String> {
        self.out.push('[');
        if self.rest.next_if_eq(&'^').is_some() {
            self.out.push('^');
        }
        if self.rest.next_if_eq(&']').is_some() {
            self.out.push_str("\\]");
        }
        while let Some(c) = self.rest.next() {
            match c {
                ']' => {
                    self.out.push(']');
                    return Ok(());
                }
                '[' if self.rest.peek() == Some(&':') => self.posix(),
                '[' | '&' | '~' => self.out.extend(['\\', c]),
                // `--` would be a difference of classes.
                '-' if self.rest.peek() == Some(&'-') => self.out.push_str("\\-"),
                '\\' => match self.rest.next() {
                    Some(c @ ('d' | 'D' | 's' | 'S' | 'w' | 'W')) => self.perl_class(c),
                    Some(c) => self.character(c)?,
                    None => return Err("trailing backslash at end of expression".to_owned()),
                },
                other => self.out.push(other),
            }
        }
        Err("missing closing ]".to_owned())
    }

    /// `[:alpha:]` within a class; what is not closed stands for itself.
    fn posix(&mut self) {
        let ahead: String = self.rest.clone().collect();
        match ahead.split_once(":]") {
            Some((name, _)) => {
                self.out.extend(["[", name, ":]"]);
                for _ in 0..name.chars().count() + 2 {
                    self.rest.next();
                }
            }
            None => self.out.push_str("\\["),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::compile;

    #[test]
    fn expressions_mean_what_they_mean_in_go() {
        let rows = [
            (".*", "anything", Some(true)),
            ("^(?:web|api)$", "api", Some(true)),
            ("a{2}", "aa", Some(true)),
            ("a{,2}", "a{,2}", Some(true)),
            ("a{", "a{", Some(true)),
            ("{a}", "{a}", Some(true)),
            ("a**", "", None),
            ("a*+", "", None),
            ("a*?b", "ab", Some(true)),
            ("a{1001}", "", None),
            ("*", "", None),
            (r"\d", "٣", Some(false)),
            (r"[\d]", "3", Some(true)),
            (r"[^\W]", "é", Some(false)),
            (r"\Qa.b\E.", "a.bc", Some(true)),
            (r"\Qa.b\E.", "axbc", Some(false)),
            (r"\<", "<", Some(true)),
            (r"\u0041", "", None),
            (r"\101", "A", Some(true)),
            (r"\1", "", None),
            ("(?x)a", "", None),
            ("(?i)A", "a", Some(true)),
            ("(?P<n>a)", "a", Some(true)),
            ("[a&&b]", "&", Some(true)),
            ("[[a]", "[", Some(true)),
            ("[[:alpha:]]", "x", Some(true)),
            ("[]a]", "]", Some(true)),
            ("[a", "", None),
        ];
        for (expression, text, expected) in rows {
            let found = compile(expression).ok().map(|regex| regex.is_match(text));
            assert_eq!(found, expected, "{expression}");
        }
    }
}
