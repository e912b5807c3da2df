//! Where a value lies: in the object, in the item at hand, or in a value that a rule has named.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde_json::Value;

use super::scope::{Fault, Scope};

/// The fields an object has at its top; any other first word of a path is a slip.
const ROOTS: &[&str] = &["apiVersion", "kind", "metadata", "spec", "status"];

/// `status.phase`, `.type` (of the item at hand), `.` (the item itself), `$ready.status` (of a named value),
/// `metadata.labels[shoot.gardener.cloud/status]`, `status.conditions[-1]`, `status.racks.*` (every value below).
#[derive(Debug)]
pub(super) struct Path {
    text: String,
    start: Start,
    steps: Vec<Step>,
}

#[derive(Debug)]
enum Start {
    Object,
    Item,
    Named(String),
}

#[derive(Debug)]
enum Step {
    Key(String),
    /// Counts from the end where negative.
    Index(i64),
    Each,
    /// `ref!.name`: a fault where there is no `ref`.
    Needed,
}

impl Path {
    /// The value there; `None` where there is none, or null. Text and lists have no fields, as in Lua; a number or a
    /// boolean on the way is a fault.
    pub(super) fn get<'s>(&self, scope: &Scope<'s>) -> Result<Option<&'s Value>, Fault> {
        let mut value = self.start(scope)?;
        for step in &self.steps {
            value = match (value, step) {
                (None, Step::Needed) => {
                    return Err(Fault::new(format!("`{self}` leads through nothing")));
                }
                (None, _) => None,
                (Some(parent), step) => self.child(parent, step)?,
            };
        }
        Ok(value)
    }

    /// The items that a walk over this path visits, each with its place (a number from 1, or a key): those of a list,
    /// and after a `*` the values themselves. A map is not a list: it has no items.
    pub(super) fn items<'s>(&self, scope: &Scope<'s>) -> Result<Vec<Item<'s>>, Fault> {
        let start = self.start(scope)?.map(|value| (Cow::Borrowed(""), value));
        let mut found: Vec<Item<'s>> = start.into_iter().collect();
        let mut spread = false;
        for step in &self.steps {
            let mut below = Vec::new();
            for (place, value) in found {
                match step {
                    Step::Each => below.extend(self.values(value)?),
                    Step::Key(_) | Step::Index(_) | Step::Needed => {
                        below.extend(self.child(value, step)?.map(|child| (place, child)));
                    }
                }
            }
            spread |= matches!(step, Step::Each);
            found = below;
        }
        if matches!(self.steps.last(), Some(Step::Each)) {
            return Ok(found);
        }
        let mut items = Vec::new();
        for (place, value) in found {
            match value {
                Value::Array(_) => items.extend(self.values(value)?),
                _ if spread => items.push((place, value)),
                Value::Object(_) => {}
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                    return Err(Fault::new(format!("`{self}` is not a list")));
                }
            }
        }
        Ok(items)
    }

    fn start<'s>(&self, scope: &Scope<'s>) -> Result<Option<&'s Value>, Fault> {
        match &self.start {
            Start::Object => Ok(Some(scope.object())),
            Start::Item => scope.item().map(Some),
            Start::Named(name) => scope.named(name),
        }
    }

    fn child<'s>(&self, parent: &'s Value, step: &Step) -> Result<Option<&'s Value>, Fault> {
        match (parent, step) {
            (Value::Object(map), Step::Key(key)) => {
                Ok(map.get(key).filter(|value| !value.is_null()))
            }
            (Value::Array(list), Step::Index(index)) => Ok(at(list, *index)),
            (_, Step::Needed) => Ok(Some(parent)),
            (Value::Number(_), _) => Err(Fault::new(format!("`{self}` leads through a number"))),
            (Value::Bool(_), _) => Err(Fault::new(format!("`{self}` leads through a boolean"))),
            _ => Ok(None),
        }
    }

    /// Of a list in its order, of a map in the order of its keys.
    fn values<'s>(&self, value: &'s Value) -> Result<Vec<Item<'s>>, Fault> {
        match value {
            Value::Array(list) => Ok(present(list)
                .enumerate()
                .map(|(index, value)| (Cow::Owned((index + 1).to_string()), value))
                .collect()),
            Value::Object(map) => {
                let mut entries: Vec<_> =
                    map.iter().filter(|(_, value)| !value.is_null()).collect();
                entries.sort_by_key(|(key, _)| key.as_str());
                let entries = entries.into_iter();
                Ok(entries
                    .map(|(key, value)| (Cow::Borrowed(key.as_str()), value))
                    .collect())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                Err(Fault::new(format!("`{self}` is neither a list nor a map")))
            }
        }
    }
}

/// A place and what lies there.
pub(super) type Item<'s> = (Cow<'s, str>, &'s Value);

/// Nulls are no items, as in Argo CD's conversion to Lua.
pub(super) fn present(list: &[Value]) -> impl DoubleEndedIterator<Item = &Value> + Clone {
    list.iter().filter(|value| !value.is_null())
}

fn at(list: &[Value], index: i64) -> Option<&Value> {
    let distance = usize::try_from(index.unsigned_abs()).ok()?;
    if index < 0 {
        present(list).rev().nth(distance - 1)
    } else {
        present(list).nth(distance)
    }
}

impl FromStr for Path {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (start, mut rest) = first(text)?;
        let mut steps = Vec::new();
        while !rest.is_empty() {
            let (step, after) = next(rest).ok_or_else(|| format!("`{text}` is no path"))?;
            steps.push(step);
            rest = after;
        }
        let start = match start {
            "" => Start::Item,
            name if name.starts_with('$') => Start::Named(name[1..].to_owned()),
            root => {
                steps.insert(0, Step::Key(root.to_owned()));
                Start::Object
            }
        };
        let text = text.to_owned();
        Ok(Self { text, start, steps })
    }
}

/// The first word of a path and the rest; the word of `.type` is empty.
fn first(text: &str) -> Result<(&str, &str), String> {
    if text == "." {
        return Ok(("", ""));
    }
    let (word, rest) = text.split_at(text.find(['.', '[', '!']).unwrap_or(text.len()));
    if word.is_empty() || word.starts_with('$') || ROOTS.contains(&word) {
        return Ok((word, rest));
    }
    let roots = ROOTS.join(", ");
    Err(format!(
        "path `{text}` starts with none of {roots}, `.` (the item at hand), `$` (a named value)"
    ))
}

fn next(rest: &str) -> Option<(Step, &str)> {
    if let Some(inside) = rest.strip_prefix('[') {
        let (key, rest) = inside.split_once(']')?;
        let step = key
            .parse()
            .map_or_else(|_| Step::Key(key.to_owned()), Step::Index);
        return Some((step, rest));
    }
    if let Some(rest) = rest.strip_prefix('!') {
        return Some((Step::Needed, rest));
    }
    let rest = rest.strip_prefix('.')?;
    let (key, rest) = rest.split_at(rest.find(['.', '[', '!']).unwrap_or(rest.len()));
    match key {
        "" => None,
        "*" => Some((Step::Each, rest)),
        key => Some((Step::Key(key.to_owned()), rest)),
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
