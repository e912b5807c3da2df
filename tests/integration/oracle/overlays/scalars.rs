//! Scalars of every form: plain texts, long ones, and those that are hard to read or to write.

use serde_json::Value;

use super::case::raw;
use super::overlay::Maker;
use super::random::Random;

/// Scalars that readers of YAML disagree about, or that are hard to write.
const ODD: &[&str] = &[
    "0777",
    "0o17",
    "1_000",
    "1e3",
    "0x1F",
    "0b101",
    "1.0",
    ".5",
    "1.50",
    "+5",
    "-0",
    "1:30",
    "9007199254740993",
    "18446744073709551616",
    "1.7976931348623157e+308",
    "0.00000123",
    "yes",
    "No",
    "on",
    "n",
    "True",
    "FALSE",
    "~",
    "null",
    "Null",
    "",
    "2020-01-02",
    "2001-12-14t21:59:43.10-05:00",
    "'single'",
    "\"double\"",
    "'it''s'",
    "\"a\\tb\"",
    "!!str 5",
    "!!int \"5\"",
    "!!float 3",
    "!!binary aGk=",
    "=",
    "<<",
    "a:b",
    "[1, 2]",
    "{a: b}",
    "'{}'",
    "'# no comment'",
    "plain # comment",
    "'%a'",
    "'@a'",
    "'*a'",
    "'&a'",
    "'!a'",
    "'|'",
    "'>'",
    "\"\\u263a\"",
    "\"\\U0001F600\"",
    "\"trailing \"",
    "' leading'",
    "\"\\u00e9\"",
    "\"\\0\"",
    "\"a\\nb\"",
    "\"a\\n\"",
    "\"a\\n\\n\"",
    "\"\\na\"",
    "\" a\\nb\"",
    "\"a \\nb\"",
    "|\n                                        a\n                                         b",
    ">\n                                        folded\n                                        text",
    "\"\\r\\n\"",
    "---a",
    "'---'",
    "'...'",
    "0.1e-7",
    "1e21",
    "\"\\u2028\"",
    "\"\\ufeff\"",
    "'y'",
    "\"8\"",
    "'0x'",
    "08",
    "1.",
    "-.5",
    ".inf",
    "12e03",
    "1__0",
    "0_7",
];

pub(super) const LONG: &str = "a long text that goes on and on until it is far wider than eighty columns, as a description \
    in an annotation often is, with  two blanks, a 'quote' and an-end";

impl Maker {
    /// A text, or a scalar of another form.
    pub(super) fn scalar(&mut self) -> Value {
        match self.random.below(10) {
            0..=4 => self
                .random
                .pick(&[
                    "text",
                    "a/b:1",
                    "two words",
                    "$(NAME)",
                    "$$(NAME) $(OTHER)",
                    "x=y",
                ])
                .into(),
            5 => LONG.into(),
            6 => self.random.below(100).into(),
            7 => self.random.chance(50).into(),
            _ => odd(&mut self.random),
        }
    }
}

pub(super) fn odd(random: &mut Random) -> Value {
    raw(random.pick(ODD))
}
