//! A YAML tree as written: text, style and place of every node, anchors and merge keys already expanded.

use std::fmt;

use super::resolve::{EMPTY_IN_FLOW, ScalarType};

/// A place in a text, both counted from 1; zero where a node was made by a program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// What a text is not, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Error {
    /// Lower case, no final dot, go-yaml's words where it has some: ``did not find expected ',' or ']'``.
    pub(crate) message: String,
    pub(crate) at: Position,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// By whose rules a plain scalar is a number, a boolean or a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// `sigs.k8s.io/yaml` 1.6 over go-yaml v2.
    Sigs,
    /// go-yaml v3 as kustomize's kyaml uses it.
    Kyaml,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Style {
    #[default]
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

/// A leaf: its text after unescaping and folding, and what decides its type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scalar {
    pub(crate) text: String,
    pub(crate) style: Style,
    /// An explicit tag, long form: `tag:yaml.org,2002:str`; `!` and `!foo` as written.
    pub(crate) tag: Option<Box<str>>,
    /// For programs that keep several scalars of a tree equal: those of one number belong together; zero for the others.
    pub(crate) shared: u32,
    /// For programs that write values over others, as kyaml does, whose nodes have type and style apart: the type of what
    /// took over the quotes of a text. It shows only where a text of another type is written in its place.
    pub(crate) kept_type: Option<ScalarType>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: Scalar,
    pub(crate) key_at: Position,
    pub(crate) value: Node,
}

/// Entries in the order of the text; equal keys are all kept, a dialect decides what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mapping {
    pub(crate) entries: Vec<Entry>,
    /// For programs that make a mapping of a null, as kyaml does, whose nodes keep their text then. It shows only where the
    /// mapping is written over a scalar.
    pub(crate) null_text: Option<Box<str>>,
    /// Whether it was written in braces, or as a pair in brackets.
    pub(crate) is_flow: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    Scalar(Scalar),
    Sequence(Vec<Node>),
    Mapping(Mapping),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) content: Content,
    pub(crate) at: Position,
}

impl Default for Content {
    fn default() -> Self {
        Self::Scalar(Scalar::default())
    }
}

impl FromIterator<Entry> for Mapping {
    fn from_iter<T: IntoIterator<Item = Entry>>(entries: T) -> Self {
        Self::from(entries.into_iter().collect::<Vec<_>>())
    }
}

impl From<Vec<Entry>> for Mapping {
    fn from(entries: Vec<Entry>) -> Self {
        Self {
            entries,
            ..Self::default()
        }
    }
}

impl Mapping {
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entries
            .iter()
            .find(|entry| entry.key.text == key)
            .map(|entry| &entry.value)
    }

    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.entries
            .iter_mut()
            .find(|entry| entry.key.text == key)
            .map(|entry| &mut entry.value)
    }

    /// Replaces the value of `key` where it stands, or appends it.
    pub(crate) fn insert(&mut self, key: &str, value: Node) {
        if let Some(old) = self.get_mut(key) {
            *old = value;
        } else {
            self.entries.push(Entry {
                key: Scalar::string(key),
                key_at: value.at,
                value,
            });
        }
    }

    pub(crate) fn remove(&mut self, key: &str) -> Option<Node> {
        let place = self
            .entries
            .iter()
            .position(|entry| entry.key.text == key)?;
        Some(self.entries.remove(place).value)
    }
}

impl Scalar {
    /// A string whatever it looks like: `Scalar::string("1")` is not a number.
    pub(crate) fn string(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            style: Style::DoubleQuoted,
            tag: None,
            shared: 0,
            kept_type: None,
        }
    }

    /// A plain scalar, whose type its text decides.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            style: Style::Plain,
            tag: None,
            shared: 0,
            kept_type: None,
        }
    }
}

impl Node {
    /// Nothing between the commas of a flow.
    pub(crate) fn nothing_in_flow() -> Self {
        Self::new(Content::Scalar(Scalar {
            tag: Some(EMPTY_IN_FLOW.into()),
            ..Scalar::plain("")
        }))
    }

    pub(crate) fn new(content: Content) -> Self {
        Self {
            content,
            at: Position::default(),
        }
    }

    pub(crate) fn string(text: impl Into<String>) -> Self {
        Self::new(Content::Scalar(Scalar::string(text)))
    }

    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self::new(Content::Scalar(Scalar::plain(text)))
    }

    pub(crate) fn mapping() -> Self {
        Self::new(Content::Mapping(Mapping::default()))
    }

    pub(crate) fn sequence() -> Self {
        Self::new(Content::Sequence(Vec::new()))
    }

    pub(crate) fn as_mapping(&self) -> Option<&Mapping> {
        match &self.content {
            Content::Mapping(mapping) => Some(mapping),
            Content::Scalar(_) | Content::Sequence(_) => None,
        }
    }

    pub(crate) fn as_mapping_mut(&mut self) -> Option<&mut Mapping> {
        match &mut self.content {
            Content::Mapping(mapping) => Some(mapping),
            Content::Scalar(_) | Content::Sequence(_) => None,
        }
    }

    pub(crate) fn as_sequence(&self) -> Option<&[Node]> {
        match &self.content {
            Content::Sequence(items) => Some(items),
            Content::Scalar(_) | Content::Mapping(_) => None,
        }
    }

    pub(crate) fn as_sequence_mut(&mut self) -> Option<&mut Vec<Node>> {
        match &mut self.content {
            Content::Sequence(items) => Some(items),
            Content::Scalar(_) | Content::Mapping(_) => None,
        }
    }

    pub(crate) fn as_scalar(&self) -> Option<&Scalar> {
        match &self.content {
            Content::Scalar(scalar) => Some(scalar),
            Content::Sequence(_) | Content::Mapping(_) => None,
        }
    }

    /// The text of a scalar, whatever its type.
    pub(crate) fn text(&self) -> Option<&str> {
        self.as_scalar().map(|scalar| scalar.text.as_str())
    }

    /// The value of a key, if this is a mapping that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.as_mapping()?.get(key)
    }

    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.as_mapping_mut()?.get_mut(key)
    }
}
