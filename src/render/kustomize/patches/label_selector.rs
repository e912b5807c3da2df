//! Label selectors: `app=web, tier notin (db, cache), !canary`.
//!
//! Source of the rules: k8s.io/apimachinery 0.19, `pkg/labels/selector.go` and `pkg/util/validation`, of which kyaml
//! carries a copy.

use anyhow::{Result, bail};

/// What labels (or annotations) must satisfy, all of it; an empty selector selects everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LabelSelector {
    requirements: Vec<Requirement>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Requirement {
    key: String,
    test: Test,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Test {
    Exists,
    DoesNotExist,
    In(Vec<String>),
    NotIn(Vec<String>),
    GreaterThan(i64),
    LessThan(i64),
}

impl LabelSelector {
    pub(super) fn parse(text: &str) -> Result<Self> {
        let mut parser = Parser {
            tokens: tokenize(text),
            place: 0,
        };
        let mut requirements = Vec::new();
        if parser.peek() == &Token::End {
            return Ok(Self { requirements });
        }
        loop {
            requirements.push(parser.requirement()?);
            match parser.next() {
                Token::End => return Ok(Self { requirements }),
                Token::Symbol(",") => {}
                other @ (Token::Word(_) | Token::Symbol(_)) => {
                    bail!("found {other}, expected `,` or the end")
                }
            }
        }
    }

    /// Whether the labels, found by `get`, satisfy every requirement.
    pub(super) fn matches<'a>(&self, get: impl Fn(&str) -> Option<&'a str>) -> bool {
        self.requirements
            .iter()
            .all(|requirement| requirement.test.accepts(get(&requirement.key)))
    }
}

impl Test {
    fn accepts(&self, value: Option<&str>) -> bool {
        let number = || value.and_then(|value| value.parse::<i64>().ok());
        match self {
            Self::Exists => value.is_some(),
            Self::DoesNotExist => value.is_none(),
            Self::In(wanted) => value.is_some_and(|value| wanted.iter().any(|one| one == value)),
            Self::NotIn(refused) => {
                !value.is_some_and(|value| refused.iter().any(|one| one == value))
            }
            Self::GreaterThan(bound) => number().is_some_and(|number| number > *bound),
            Self::LessThan(bound) => number().is_some_and(|number| number < *bound),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Symbol(&'static str),
    End,
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Word(word) => write!(f, "`{word}`"),
            Self::Symbol(symbol) => write!(f, "`{symbol}`"),
            Self::End => f.write_str("the end"),
        }
    }
}

/// Longest first; anything else between blanks and symbols is a word.
const SYMBOLS: [&str; 9] = ["==", "!=", "=", "!", "(", ")", ",", ">", "<"];

fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start_matches(is_blank);
    while !rest.is_empty() {
        if is_symbol_char(rest.as_bytes()[0]) {
            let run = rest
                .bytes()
                .take_while(|byte| is_symbol_char(*byte))
                .count();
            let run = &rest[..run];
            let symbol = SYMBOLS.into_iter().find(|symbol| run.starts_with(symbol));
            let symbol = symbol.unwrap_or(",");
            tokens.push(Token::Symbol(symbol));
            rest = &rest[symbol.len()..];
        } else {
            let end = rest
                .find(|c: char| is_blank(c) || u8::try_from(c).is_ok_and(is_symbol_char))
                .unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..end].to_owned()));
            rest = &rest[end..];
        }
        rest = rest.trim_start_matches(is_blank);
    }
    tokens.push(Token::End);
    tokens
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

fn is_symbol_char(byte: u8) -> bool {
    matches!(byte, b'=' | b'!' | b'(' | b')' | b',' | b'>' | b'<')
}

struct Parser {
    tokens: Vec<Token>,
    place: usize,
}

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.place).unwrap_or(&Token::End)
    }

    fn next(&mut self) -> Token {
        let token = self.peek().clone();
        self.place += 1;
        token
    }

    fn requirement(&mut self) -> Result<Requirement> {
        let negated = self.peek() == &Token::Symbol("!");
        if negated {
            self.place += 1;
        }
        let key = match self.next() {
            Token::Word(word) => word,
            other @ (Token::Symbol(_) | Token::End) => bail!("found {other}, expected a key"),
        };
        check_key(&key)?;
        let alone = matches!(self.peek(), Token::End | Token::Symbol(","));
        let test = match (negated, alone) {
            (true, _) => Test::DoesNotExist,
            (false, true) => Test::Exists,
            (false, false) => self.test(&key)?,
        };
        Ok(Requirement { key, test })
    }

    fn test(&mut self, key: &str) -> Result<Test> {
        let operator = self.next();
        match &operator {
            Token::Symbol("=" | "==") => Ok(Test::In(vec![self.value(key)?])),
            Token::Symbol("!=") => Ok(Test::NotIn(vec![self.value(key)?])),
            Token::Symbol(">") => Ok(Test::GreaterThan(self.number(key)?)),
            Token::Symbol("<") => Ok(Test::LessThan(self.number(key)?)),
            Token::Word(word) if word == "in" => Ok(Test::In(self.values(key)?)),
            Token::Word(word) if word == "notin" => Ok(Test::NotIn(self.values(key)?)),
            Token::Word(_) | Token::Symbol(_) | Token::End => {
                bail!("found {operator}, expected `=`, `!=`, `==`, `in` or `notin`")
            }
        }
    }

    /// The value after an operator; nothing at all is the empty one.
    fn value(&mut self, key: &str) -> Result<String> {
        if matches!(self.peek(), Token::End | Token::Symbol(",")) {
            return Ok(String::new());
        }
        match self.next() {
            Token::Word(word) => checked_value(key, word),
            other @ (Token::Symbol(_) | Token::End) => bail!("found {other}, expected a value"),
        }
    }

    fn number(&mut self, key: &str) -> Result<i64> {
        let value = self.value(key)?;
        match value.parse() {
            Ok(number) => Ok(number),
            Err(_) => bail!("`{value}` is not an integer, as `>` and `<` need it"),
        }
    }

    /// A set in parentheses; a value may be left out, which is the empty one.
    fn values(&mut self, key: &str) -> Result<Vec<String>> {
        match self.next() {
            Token::Symbol("(") => {}
            other @ (Token::Word(_) | Token::Symbol(_) | Token::End) => {
                bail!("found {other}, expected `(`")
            }
        }
        let mut values = vec![self.set_value(key)?];
        loop {
            match self.next() {
                Token::Symbol(")") => return Ok(values),
                Token::Symbol(",") => values.push(self.set_value(key)?),
                other @ (Token::Word(_) | Token::Symbol(_) | Token::End) => {
                    bail!("found {other}, expected `,` or `)`")
                }
            }
        }
    }

    fn set_value(&mut self, key: &str) -> Result<String> {
        match self.peek() {
            Token::Symbol("," | ")") => Ok(String::new()),
            Token::Word(_) | Token::Symbol(_) | Token::End => self.value(key),
        }
    }
}

/// A key is a name, or a DNS name, a slash and a name.
fn check_key(key: &str) -> Result<()> {
    let (prefix, name) = match key.split_once('/') {
        Some((prefix, name)) => (Some(prefix), name),
        None => (None, key),
    };
    if prefix.is_some_and(|prefix| !is_dns_name(prefix)) || !is_name(name) {
        bail!("`{key}` is not a valid key of a label");
    }
    Ok(())
}

fn checked_value(key: &str, value: String) -> Result<String> {
    if value.is_empty() || is_name(&value) {
        Ok(value)
    } else {
        bail!("`{value}` is not a valid value of the label `{key}`")
    }
}

/// At most 63 letters, digits, `-`, `_`, `.`, with a letter or digit at both ends.
fn is_name(text: &str) -> bool {
    let ends = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    text.len() <= 63
        && ends(text.bytes().next())
        && ends(text.bytes().last())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

fn is_dns_name(text: &str) -> bool {
    let is_end = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() <= 253
        && text.split('.').all(|part| {
            part.bytes().next().is_some_and(is_end)
                && part.bytes().last().is_some_and(is_end)
                && part.bytes().all(|byte| is_end(byte) || byte == b'-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: &[(&str, &str)] = &[
        ("app", "web"),
        ("a.b/tier", "db"),
        ("size", "5"),
        ("empty", ""),
    ];

    fn selects(text: &str) -> Option<bool> {
        let get = |key: &str| {
            LABELS
                .iter()
                .find(|label| label.0 == key)
                .map(|label| label.1)
        };
        LabelSelector::parse(text)
            .ok()
            .map(|selector| selector.matches(get))
    }

    #[test]
    fn grammar() {
        let rows = [
            ("", Some(true)),
            ("app", Some(true)),
            ("!app", Some(false)),
            ("!other", Some(true)),
            ("app=web,a.b/tier==db", Some(true)),
            ("app = web , size != 4", Some(true)),
            ("other!=x", Some(true)),
            ("app in (api, web)", Some(true)),
            ("app notin (api)", Some(true)),
            ("other notin (api)", Some(true)),
            ("other in (api)", Some(false)),
            ("empty in ()", Some(true)),
            ("empty in (,a)", Some(true)),
            ("empty=", Some(true)),
            ("size>4,size<6", Some(true)),
            ("app>4", Some(false)),
            ("size>x", None),
            ("in in (in)", Some(false)),
            ("app=web,", None),
            (",app", None),
            ("app web", None),
            ("app in web", None),
            ("app in (web", None),
            ("app=-web", None),
            ("A_b/app", None),
            ("app=@", None),
        ];
        for (text, expected) in rows {
            assert_eq!(selects(text), expected, "{text}");
        }
    }
}
