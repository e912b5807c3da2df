//! Tests on fields: the `when`, `where` and `until` of a rule.

use std::cmp::Ordering;
use std::fmt;

use regex::Regex;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::ordered::Ordered;
use super::path::{Path, present};
use super::scope::{Fault, Scope};

/// One map of path → test, all of which must hold, or a list of such maps, one of which must. Read in the order in
/// which it is written: what follows a test that fails is not looked at.
#[derive(Debug, Default)]
pub(super) struct Checks(Vec<Ordered<Path, Test>>);

/// A scalar: equal to it. Null: absent. A list: one of its tests holds. A map: all of its words hold.
#[derive(Debug)]
enum Test {
    Equals(Value),
    Absent,
    OneOf(Vec<Test>),
    All(Vec<Word>),
}

#[derive(Debug)]
enum Word {
    Not(Test),
    Same(Path),
    Compared(Comparison, Bound),
    Matches(Regex),
    Is(Kind),
    Size(Test),
    Some(Checks),
    None(Checks),
}

const WORDS: &[&str] = &[
    "not", "same", "below", "above", "at-most", "at-least", "matches", "is", "size", "some", "none",
];

#[derive(Debug, Clone, Copy)]
enum Comparison {
    Below,
    Above,
    AtMost,
    AtLeast,
}

/// What a value is compared with: a number, or the value of a field.
#[derive(Debug)]
enum Bound {
    Number(f64),
    Field(Path),
}

#[derive(Debug, Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Number,
    Text,
    /// A list or a map.
    Table,
}

impl Checks {
    pub(super) fn hold<'s>(&self, scope: &'s Scope<'s>) -> Result<bool, Fault> {
        if self.0.is_empty() {
            return Ok(true);
        }
        for all in &self.0 {
            if hold_all(all, scope)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn hold_for<'s>(&self, item: &'s Value, scope: &'s Scope<'s>) -> Result<bool, Fault> {
        self.hold(&scope.with_item(item))
    }
}

fn hold_all<'s>(checks: &Ordered<Path, Test>, scope: &'s Scope<'s>) -> Result<bool, Fault> {
    for (path, test) in &checks.0 {
        if !test.holds(path.get(scope)?, path, scope)? {
            return Ok(false);
        }
    }
    Ok(true)
}

impl Test {
    fn holds<'s>(
        &self,
        value: Option<&'s Value>,
        path: &Path,
        scope: &'s Scope<'s>,
    ) -> Result<bool, Fault> {
        match self {
            Self::Absent => Ok(value.is_none()),
            Self::Equals(wanted) => Ok(value.is_some_and(|value| equal(value, wanted))),
            Self::OneOf(tests) => {
                for test in tests {
                    if test.holds(value, path, scope)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Self::All(words) => {
                for word in words {
                    if !word.holds(value, path, scope)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
        }
    }
}

impl Word {
    fn holds<'s>(
        &self,
        value: Option<&'s Value>,
        path: &Path,
        scope: &'s Scope<'s>,
    ) -> Result<bool, Fault> {
        match self {
            Self::Not(test) => Ok(!test.holds(value, path, scope)?),
            Self::Same(other) => Ok(match (value, other.get(scope)?) {
                (None, None) => true,
                (Some(one), Some(other)) => equal(one, other),
                _ => false,
            }),
            Self::Compared(comparison, bound) => {
                let ordering = match bound {
                    Bound::Number(number) => compared(value, Some(&Value::from(*number))),
                    Bound::Field(field) => compared(value, field.get(scope)?),
                };
                let ordering = ordering.ok_or_else(|| {
                    Fault::new(format!(
                        "`{path}` cannot be compared, it is {}",
                        kind_of(value)
                    ))
                })?;
                Ok(comparison.accepts(ordering))
            }
            Self::Matches(pattern) => match value {
                Some(Value::String(text)) => Ok(pattern.is_match(text)),
                _ => Err(Fault::new(format!(
                    "`{path}` is {}, not a text",
                    kind_of(value)
                ))),
            },
            Self::Is(kind) => Ok(value.is_some_and(|value| kind.is_of(value))),
            Self::Size(test) => {
                let size = size(value, path)?;
                test.holds(Some(&size), path, scope)
            }
            Self::Some(checks) => any(value, path, checks, scope),
            Self::None(checks) => Ok(!any(value, path, checks, scope)?),
        }
    }
}

/// Whether the checks hold for an item of the list.
fn any<'s>(
    value: Option<&'s Value>,
    path: &Path,
    checks: &Checks,
    scope: &'s Scope<'s>,
) -> Result<bool, Fault> {
    let list = match value {
        Some(Value::Array(list)) => list,
        None | Some(Value::Object(_)) => return Ok(false),
        _ => {
            return Err(Fault::new(format!(
                "`{path}` is {}, not a list",
                kind_of(value)
            )));
        }
    };
    for item in present(list) {
        if checks.hold_for(item, scope)? {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Comparison {
    fn accepts(self, ordering: Ordering) -> bool {
        match self {
            Self::Below => ordering.is_lt(),
            Self::Above => ordering.is_gt(),
            Self::AtMost => ordering.is_le(),
            Self::AtLeast => ordering.is_ge(),
        }
    }
}

impl Kind {
    fn is_of(self, value: &Value) -> bool {
        match self {
            Self::Number => value.is_number(),
            Self::Text => value.is_string(),
            Self::Table => value.is_array() || value.is_object(),
        }
    }
}

/// Numbers by value, as Lua has one kind of them.
fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        _ => one == other,
    }
}

/// Two numbers, or two texts byte by byte; anything else has no order.
fn compared(one: Option<&Value>, other: Option<&Value>) -> Option<Ordering> {
    match (one?, other?) {
        (Value::Number(one), Value::Number(other)) => one.as_f64()?.partial_cmp(&other.as_f64()?),
        (Value::String(one), Value::String(other)) => Some(one.cmp(other)),
        _ => None,
    }
}

/// Of a list; a map counts as empty, as for Lua's `#`.
fn size(value: Option<&Value>, path: &Path) -> Result<Value, Fault> {
    match value {
        Some(Value::Array(list)) => Ok(present(list).count().into()),
        Some(Value::Object(_)) => Ok(0.into()),
        _ => Err(Fault::new(format!(
            "`{path}` is {}, not a list",
            kind_of(value)
        ))),
    }
}

fn kind_of(value: Option<&Value>) -> &'static str {
    match value {
        None | Some(Value::Null) => "missing",
        Some(Value::Bool(_)) => "a boolean",
        Some(Value::Number(_)) => "a number",
        Some(Value::String(_)) => "a text",
        Some(Value::Array(_)) => "a list",
        Some(Value::Object(_)) => "a map",
    }
}

impl<'de> Deserialize<'de> for Checks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ChecksVisitor)
    }
}

struct ChecksVisitor;

impl<'de> Visitor<'de> for ChecksVisitor {
    type Value = Checks;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of path and test, or a list of such maps")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Checks, M::Error> {
        let all = Ordered::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
        Ok(Checks(vec![all]))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Checks, S::Error> {
        let mut any = Vec::new();
        while let Some(all) = list.next_element()? {
            any.push(all);
        }
        Ok(Checks(any))
    }
}

impl<'de> Deserialize<'de> for Test {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TestVisitor)
    }
}

struct TestVisitor;

impl<'de> Visitor<'de> for TestVisitor {
    type Value = Test;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, null, a list of tests, or a map of words")
    }

    fn visit_unit<E: Error>(self) -> Result<Test, E> {
        Ok(Test::Absent)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Test, E> {
        Ok(Test::Equals(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Test, E> {
        Ok(Test::Equals(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Test, E> {
        Ok(Test::Equals(value.into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Test, E> {
        Ok(Test::Equals(value.into()))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Test, S::Error> {
        let mut tests = Vec::new();
        while let Some(test) = list.next_element()? {
            tests.push(test);
        }
        Ok(Test::OneOf(tests))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Test, M::Error> {
        let mut words = Vec::new();
        while let Some(word) = map.next_key::<String>()? {
            words.push(Self::word(&word, &mut map)?);
        }
        Ok(Test::All(words))
    }
}

impl TestVisitor {
    fn word<'de, M: MapAccess<'de>>(word: &str, map: &mut M) -> Result<Word, M::Error> {
        Ok(match word {
            "not" => Word::Not(map.next_value()?),
            "same" => Word::Same(map.next_value()?),
            "below" => Word::Compared(Comparison::Below, map.next_value()?),
            "above" => Word::Compared(Comparison::Above, map.next_value()?),
            "at-most" => Word::Compared(Comparison::AtMost, map.next_value()?),
            "at-least" => Word::Compared(Comparison::AtLeast, map.next_value()?),
            "matches" => {
                let pattern = map.next_value::<String>()?;
                Word::Matches(Regex::new(&pattern).map_err(M::Error::custom)?)
            }
            "is" => Word::Is(map.next_value()?),
            "size" => Word::Size(map.next_value()?),
            "some" => Word::Some(map.next_value()?),
            "none" => Word::None(map.next_value()?),
            _ => return Err(M::Error::unknown_field(word, WORDS)),
        })
    }
}

impl<'de> Deserialize<'de> for Bound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BoundVisitor)
    }
}

struct BoundVisitor;

impl Visitor<'_> for BoundVisitor {
    type Value = Bound;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number or a path")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Bound, E> {
        i32::try_from(value)
            .map(|value| Bound::Number(value.into()))
            .map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Bound, E> {
        u32::try_from(value)
            .map(|value| Bound::Number(value.into()))
            .map_err(E::custom)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Bound, E> {
        value.parse().map(Bound::Field).map_err(E::custom)
    }
}
