//! Field paths of replacements and vars: `spec.containers.[name=web].image`.
//!
//! Source of the rules: kyaml `utils/pathsplitter.go`, `yaml/fns.go` (`PathGetter`) and `yaml/match.go`
//! (`PathMatcher`). A source is looked up by exact texts and is one field; a target is matched by regular expressions
//! and may be many.

use anyhow::Result;
use regex::Regex;

use crate::kubernetes::yaml::{Content, Entry, Node, Position, Scalar, Style};
use crate::model::Fault;
use crate::render::kustomize::regexp;
use crate::render::kustomize::setters::{is_null, untagged};

/// Splits a path at its dots; `\.` and brackets keep a dot: `[a.b/c]` is a key, `[name=a.b]` an item of a list.
pub(crate) fn split(path: &str) -> Vec<String> {
    let mut steps = Vec::new();
    let mut parts = split_unescaped(path).into_iter();
    while let Some(mut part) = parts.next() {
        if !part.starts_with('[') || part.ends_with(']') {
            steps.push(part);
            continue;
        }
        for next in parts.by_ref() {
            part = format!("{part}.{next}");
            if next.ends_with(']') {
                break;
            }
        }
        if part.contains('=') {
            steps.push(part);
        } else {
            steps.push(part.trim_matches(['[', ']']).to_owned());
        }
    }
    steps
}

fn split_unescaped(path: &str) -> Vec<String> {
    let path = path.strip_prefix('.').unwrap_or(path);
    let mut parts: Vec<String> = Vec::new();
    for part in path.split('.') {
        match parts.last_mut() {
            Some(last) if last.ends_with('\\') => {
                last.pop();
                last.push('.');
                last.push_str(part);
            }
            Some(_) | None => parts.push(part.to_owned()),
        }
    }
    parts
}

/// One step of a path, as either reading of it sees it.
enum Step<'a> {
    Index(usize),
    /// `[field=text]`; the field is empty for scalars.
    Item {
        field: &'a str,
        text: &'a str,
    },
    Every,
    Key(&'a str),
}

impl<'a> Step<'a> {
    fn parse(text: &'a str) -> Result<Self, Fault> {
        if let Ok(index) = text.parse::<usize>() {
            return Ok(Self::Index(index));
        }
        if text == "*" {
            return Ok(Self::Every);
        }
        let Some(inner) = text
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        else {
            return Ok(Self::Key(text));
        };
        match inner.split_once('=') {
            Some((field, text)) => Ok(Self::Item { field, text }),
            None => Err(
                Fault::new(format!("`{text}` in a field path names no item"))
                    .hint("write `[field=value]`"),
            ),
        }
    }
}

/// The one field that a path leads to; `None` where there is nothing. Steps of blanks mean nothing.
pub(crate) fn lookup<'a>(
    node: &'a mut Node,
    path: &[String],
) -> Result<Option<&'a mut Node>, Fault> {
    let mut found = node;
    for step in path.iter().map(|step| step.trim()) {
        if step.is_empty() {
            continue;
        }
        let next = if step == "-" {
            items(found)?.last_mut()
        } else {
            match Step::parse(step)? {
                Step::Index(index) => items(found)?.get_mut(index),
                Step::Item { field, text } => items(found)?
                    .iter_mut()
                    .find(|item| is_item(item, field, text)),
                Step::Every => {
                    return Err(Fault::new("a `*` in the path of one field"));
                }
                Step::Key(key) => field_of(found, key)?,
            }
        };
        match next {
            Some(node) => found = node,
            None => return Ok(None),
        }
    }
    Ok(Some(found))
}

fn is_item(item: &Node, field: &str, text: &str) -> bool {
    if field.is_empty() {
        return item.text().unwrap_or_default() == text;
    }
    let value = item.get(field);
    value.is_some_and(|value| value.text().unwrap_or_default() == text)
}

/// The items of a list; null counts as an empty one.
fn items(node: &mut Node) -> Result<&mut [Node], Fault> {
    if is_null(node) {
        return Ok(&mut []);
    }
    match &mut node.content {
        Content::Sequence(items) => Ok(items),
        Content::Mapping(_) => Err(Fault::new(
            "wrong node kind: expected a list, found a mapping",
        )),
        Content::Scalar(_) => Err(Fault::new(
            "wrong node kind: expected a list, found a scalar",
        )),
    }
}

fn field_of<'a>(node: &'a mut Node, key: &str) -> Result<Option<&'a mut Node>, Fault> {
    if is_null(node) {
        return Ok(None);
    }
    match &mut node.content {
        Content::Mapping(fields) => Ok(fields.get_mut(key)),
        Content::Sequence(_) => {
            let message = format!("wrong node kind: `{key}` is looked for in a list");
            Err(Fault::new(message))
        }
        Content::Scalar(_) => {
            let message = format!("wrong node kind: `{key}` is looked for in a scalar");
            Err(Fault::new(message))
        }
    }
}

/// What is made where a path ends in nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Create {
    Nothing,
    Scalar,
    Sequence,
    Mapping,
}

/// How a field was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// It was not there; its text alone tells its type.
    pub(crate) is_made: bool,
    /// It lies in braces or brackets, where nothing is an empty text.
    pub(crate) in_flow: bool,
}

/// As many fields as are set where there is null: nothing can be made in it, and nobody complains.
const NOWHERE: usize = 1;

/// Calls `set` on every field that a path matches and says how many there were.
pub(crate) fn visit(
    node: &mut Node,
    path: &[String],
    create: Create,
    set: &mut dyn FnMut(&mut Node, Found) -> Result<()>,
) -> Result<usize> {
    Visit { create, set }.step(node, path, Found::default())
}

/// Whether it is a collection of nothing.
pub(super) fn is_empty(node: &Node) -> bool {
    match &node.content {
        Content::Mapping(fields) => fields.entries.is_empty(),
        Content::Sequence(items) => items.is_empty(),
        Content::Scalar(_) => false,
    }
}

fn is_flow(node: &Node) -> bool {
    node.as_mapping().is_some_and(|mapping| mapping.is_flow)
}

struct Visit<'a> {
    create: Create,
    set: &'a mut dyn FnMut(&mut Node, Found) -> Result<()>,
}

impl Visit<'_> {
    fn step(&mut self, node: &mut Node, path: &[String], mut found: Found) -> Result<usize> {
        let Some((step, rest)) = path.split_first() else {
            (self.set)(node, found)?;
            return Ok(1);
        };
        // What was empty was written as a flow, too.
        found.in_flow |= !found.is_made && (is_flow(node) || is_empty(node));
        self.below(node, step, rest, found)
    }

    /// What is below a made node is made too.
    fn below(
        &mut self,
        node: &mut Node,
        step: &str,
        rest: &[String],
        found: Found,
    ) -> Result<usize> {
        let step = Step::parse(step)?;
        let makes_item = matches!(step, Step::Index(0) | Step::Item { .. });
        if makes_item && self.create != Create::Nothing && is_null(node) {
            return Ok(NOWHERE);
        }
        match step {
            Step::Index(index) => self.index(node, index, rest, found),
            Step::Item { field, text } => self.items(node, (field, text), rest, found),
            Step::Every => {
                let mut count = 0;
                for item in items(node)? {
                    count += self.step(item, rest, found)?;
                }
                Ok(count)
            }
            Step::Key(key) => self.key(node, key, rest, found),
        }
    }

    fn index(
        &mut self,
        node: &mut Node,
        index: usize,
        rest: &[String],
        mut found: Found,
    ) -> Result<usize> {
        let length = items(node)?.len();
        if length == index && self.create != Create::Nothing {
            found.is_made = true;
            let made = self.made(rest);
            if let Some(items) = node.as_sequence_mut() {
                items.push(made);
            }
        }
        if let Some(item) = items(node)?.get_mut(index) {
            return self.step(item, rest, found);
        }
        let message = format!("index {index} specified but only {length} elements found");
        Err(Fault::new(message).into())
    }

    fn items(
        &mut self,
        node: &mut Node,
        item: (&str, &str),
        rest: &[String],
        mut found: Found,
    ) -> Result<usize> {
        let (field, text) = item;
        let count = self.matching(node, item, rest, found)?;
        if count > 0 || self.create == Create::Nothing {
            return Ok(count);
        }
        let value = untagged(text);
        let made = if field.is_empty() {
            value
        } else {
            let mut made = Node::mapping();
            if let Some(fields) = made.as_mapping_mut() {
                fields.entries.push(entry(field, value));
            }
            made
        };
        if let Some(items) = node.as_sequence_mut() {
            items.push(made);
        }
        found.is_made = true;
        self.matching(node, item, rest, found)
    }

    fn matching(
        &mut self,
        node: &mut Node,
        (field, text): (&str, &str),
        rest: &[String],
        found: Found,
    ) -> Result<usize> {
        let mut count = 0;
        let mut expression: Option<Regex> = None;
        for item in items(node)? {
            if expression.is_none() {
                let compiled = regexp::compile(text);
                expression = Some(compiled.map_err(|reason| {
                    Fault::new(format!("`{text}` is not a regular expression: {reason}"))
                })?);
            }
            let matches = |value: &Node| {
                let text = written(value);
                expression
                    .as_ref()
                    .is_some_and(|regex| regex.is_match(&text))
            };
            if field.is_empty() {
                if matches(item) {
                    (self.set)(item, found)?;
                    count += 1;
                }
            } else if item.get(field).is_some_and(matches) {
                count += self.step(item, rest, found)?;
            }
        }
        Ok(count)
    }

    fn key(
        &mut self,
        node: &mut Node,
        key: &str,
        rest: &[String],
        mut found: Found,
    ) -> Result<usize> {
        if field_of(node, key)?.is_none() {
            if self.create == Create::Nothing {
                return Ok(0);
            }
            if key.is_empty() {
                return Err(Fault::new("an empty key is not made")
                    .hint("take out a dot")
                    .into());
            }
            found.is_made = true;
            let made = self.made(rest);
            if let Some(fields) = node.as_mapping_mut() {
                fields.entries.push(entry(key, made));
            }
        }
        match field_of(node, key)? {
            // What lies within a text is changed by another way, see `embedded.rs`.
            Some(field) if field.as_scalar().is_some() && !rest.is_empty() => {
                self.in_text(field, rest)
            }
            Some(field) => self.step(field, rest, found),
            None => Ok(NOWHERE),
        }
    }

    /// Matches within a text and forgets what is set there, as kustomize does.
    fn in_text(&mut self, field: &Node, rest: &[String]) -> Result<usize> {
        let text = field.text().unwrap_or_default();
        let mut inner = super::embedded::parse(text)?;
        visit(&mut inner.node, rest, self.create, &mut |_, _| Ok(()))
    }

    /// What stands at a step before `rest`.
    fn made(&self, rest: &[String]) -> Node {
        match rest.first() {
            Some(next) if next.starts_with('[') && next.ends_with(']') => Node::sequence(),
            Some(next) if next.parse::<usize>().is_ok() => Node::sequence(),
            Some(_) => Node::mapping(),
            None => match self.create {
                Create::Mapping => Node::mapping(),
                Create::Sequence => Node::sequence(),
                Create::Scalar | Create::Nothing => Node::plain(""),
            },
        }
    }
}

fn entry(key: &str, value: Node) -> Entry {
    Entry {
        key: Scalar::string(key),
        key_at: Position::default(),
        value,
    }
}

/// A value as it would be written, which is what kustomize matches: quotes are part of it.
fn written(node: &Node) -> String {
    let Some(scalar) = node.as_scalar() else {
        return String::new();
    };
    match scalar.style {
        Style::DoubleQuoted => format!("\"{}\"", scalar.text.escape_default()),
        Style::SingleQuoted => format!("'{}'", scalar.text.replace('\'', "''")),
        Style::Plain | Style::Literal | Style::Folded => scalar.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn dots_in_brackets_and_after_backslashes_are_kept() {
        let rows: [(&str, &[&str]); 6] = [
            ("spec.template", &["spec", "template"]),
            (
                "metadata.annotations.[a.b/c]",
                &["metadata", "annotations", "a.b/c"],
            ),
            ("a\\.b.c", &["a.b", "c"]),
            (".a", &["a"]),
            ("x.[name=a.b].y", &["x", "[name=a.b]", "y"]),
            ("x.[name=web].y", &["x", "[name=web]", "y"]),
        ];
        for (path, steps) in rows {
            assert_eq!(split(path), steps, "{path}");
        }
    }
}
