//! Values that a rule derives and names: the `let` of a rule.

use std::borrow::Cow;
use std::fmt;

use regex::Regex;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

use super::check::Checks;
use super::ordered::Ordered;
use super::path::Path;
use super::scope::{Fault, Scope};
use super::template::Template;
use super::walk::Walk;

/// Name → how its value comes about; later ones may use earlier ones.
pub(super) type Names = Ordered<String, Named>;

/// Written as a map with the word of the value, and with `when` if the name is to stand for nothing elsewhere.
#[derive(Debug)]
pub(super) struct Named {
    when: Checks,
    source: Source,
}

/// What a name stands for.
#[derive(Debug)]
enum Source {
    Value(Field),
    /// A number, also where the field holds it as text; absent where it holds none.
    Number(Path),
    /// How many items pass.
    Count(Walk),
    /// Of the numbers under a path.
    Sum(Path),
    /// The first, or last, item that passes.
    First(Walk),
    Last(Walk),
    /// The texts of the items that pass, in a row.
    Join(Join),
    /// The texts that are not empty, in a row.
    Pieces(Pieces),
    /// The text of the first case that holds; absent where none does.
    Cases(Vec<Case>),
    /// The groups of the first match, as a list; absent where nothing matches.
    Captures(Captures),
}

const WORDS: &[&str] = &[
    "value", "number", "count", "sum", "first", "last", "join", "pieces", "cases", "captures",
];

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    of: Path,
    /// Where the field is absent or false.
    #[serde(default, rename = "else")]
    fallback: Option<Value>,
    /// A number to take from it.
    minus: Option<Path>,
    /// A text to cut out of it, wherever it stands.
    without: Option<String>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Join {
    of: Walk,
    /// Named for each item.
    #[serde(default, rename = "let")]
    names: Names,
    text: Template,
    /// Put before a text where there is one already.
    #[serde(default)]
    with: String,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pieces {
    texts: Vec<Template>,
    with: String,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    #[serde(default)]
    when: Checks,
    text: Template,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Captures {
    of: Path,
    pattern: Pattern,
}

#[derive(Debug)]
struct Pattern(Regex);

/// Calls `then` with a scope that knows the names.
pub(super) fn with_names<'s, T>(
    names: &'s [(String, Named)],
    scope: &'s Scope<'s>,
    then: &mut dyn FnMut(&Scope<'_>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let Some(((name, named), rest)) = names.split_first() else {
        return then(scope);
    };
    let value = if named.when.hold(scope)? {
        named.source.value(scope)?
    } else {
        None
    };
    let inner = scope.with(name, value.as_deref());
    with_names(rest, &inner, then)
}

impl Source {
    fn value<'s>(&self, scope: &'s Scope<'s>) -> Result<Option<Cow<'s, Value>>, Fault> {
        match self {
            Self::Value(field) => field.value(scope),
            Self::Number(path) => Ok(path.get(scope)?.and_then(number).map(owned)),
            Self::Count(walk) => Ok(Some(owned(walk.passing(scope)?.len()))),
            Self::Sum(path) => sum(path, scope).map(Some),
            Self::First(walk) => {
                let passing = walk.passing(scope)?;
                Ok(passing.first().map(|(_, item)| Cow::Borrowed(*item)))
            }
            Self::Last(walk) => {
                let passing = walk.passing(scope)?;
                Ok(passing.last().map(|(_, item)| Cow::Borrowed(*item)))
            }
            Self::Join(join) => join.text(scope).map(|text| Some(owned(text))),
            Self::Pieces(pieces) => pieces.text(scope).map(|text| Some(owned(text))),
            Self::Cases(cases) => {
                for case in cases {
                    if case.when.hold(scope)? {
                        return case.text.value(scope);
                    }
                }
                Ok(None)
            }
            Self::Captures(captures) => captures.value(scope),
        }
    }
}

fn owned<'s>(value: impl Into<Value>) -> Cow<'s, Value> {
    Cow::Owned(value.into())
}

impl Field {
    fn value<'s>(&self, scope: &'s Scope<'s>) -> Result<Option<Cow<'s, Value>>, Fault> {
        let value = match (self.of.get(scope)?, &self.fallback) {
            (None | Some(Value::Bool(false)), Some(fallback)) => owned(fallback.clone()),
            (Some(value), _) => Cow::Borrowed(value),
            (None, None) => return Ok(None),
        };
        if let Some(minus) = &self.minus {
            let other = minus.get(scope)?;
            let difference =
                (number(&value).zip(other.and_then(number))).map(|(one, other)| owned(one - other));
            return difference.map(Some).ok_or_else(|| {
                Fault::new(format!("`{}` and `{minus}` are not both numbers", self.of))
            });
        }
        if let (Some(cut), Some(text)) = (&self.without, value.as_str()) {
            return Ok(Some(owned(text.replace(cut, ""))));
        }
        Ok(Some(value))
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn sum<'s>(path: &Path, scope: &'s Scope<'s>) -> Result<Cow<'s, Value>, Fault> {
    let mut sum = 0.0;
    for (_, value) in path.items(scope)? {
        sum +=
            number(value).ok_or_else(|| Fault::new(format!("`{path}` is not made of numbers")))?;
    }
    Ok(owned(sum))
}

impl Join {
    fn text<'s>(&'s self, scope: &'s Scope<'s>) -> Result<String, Fault> {
        let mut whole = String::new();
        self.of.visit(scope, &mut |scope| {
            let text = with_names(&self.names.0, scope, &mut |scope| self.text.text(scope))?;
            if !whole.is_empty() {
                whole.push_str(&self.with);
            }
            whole.push_str(&text);
            Ok(None::<()>)
        })?;
        Ok(whole)
    }
}

impl Pieces {
    fn text<'s>(&self, scope: &'s Scope<'s>) -> Result<String, Fault> {
        let mut texts = Vec::new();
        for template in &self.texts {
            texts.push(template.text(scope)?);
        }
        texts.retain(|text| !text.is_empty());
        Ok(texts.join(&self.with))
    }
}

impl Captures {
    fn value<'s>(&self, scope: &'s Scope<'s>) -> Result<Option<Cow<'s, Value>>, Fault> {
        let text = match self.of.get(scope)? {
            Some(Value::String(text)) => text,
            Some(Value::Number(_)) => return Ok(None),
            _ => return Err(Fault::new(format!("`{}` is not a text", self.of))),
        };
        let groups = self.pattern.0.captures(text);
        Ok(groups.map(|groups| {
            let groups = groups.iter().skip(1).flatten();
            owned(
                groups
                    .map(|group| group.as_str().into())
                    .collect::<Vec<Value>>(),
            )
        }))
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Regex::new(&text).map(Self).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NamedVisitor)
    }
}

struct NamedVisitor;

impl<'de> Visitor<'de> for NamedVisitor {
    type Value = Named;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a map with one of {}", WORDS.join(", "))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Named, M::Error> {
        let mut when = Checks::default();
        let mut sources = Vec::new();
        while let Some(word) = map.next_key::<String>()? {
            match word.as_str() {
                "when" => when = map.next_value()?,
                word => sources.push(source(word, &mut map)?),
            }
        }
        match (sources.pop(), sources.is_empty()) {
            (Some(source), true) => Ok(Named { when, source }),
            (found, _) => Err(M::Error::invalid_length(
                sources.len() + usize::from(found.is_some()),
                &self,
            )),
        }
    }
}

fn source<'de, M: MapAccess<'de>>(word: &str, map: &mut M) -> Result<Source, M::Error> {
    Ok(match word {
        "value" => Source::Value(map.next_value()?),
        "number" => Source::Number(map.next_value()?),
        "count" => Source::Count(map.next_value()?),
        "sum" => Source::Sum(map.next_value()?),
        "first" => Source::First(map.next_value()?),
        "last" => Source::Last(map.next_value()?),
        "join" => Source::Join(map.next_value()?),
        "pieces" => Source::Pieces(map.next_value()?),
        "cases" => Source::Cases(map.next_value()?),
        "captures" => Source::Captures(map.next_value()?),
        _ => return Err(M::Error::unknown_field(word, WORDS)),
    })
}
