//! Events → nodes: documents, anchors, merge keys, and the limits on size, depth and alias expansion.
//!
//! Source of the rules: go-yaml 2.4 and 3.0, `decode.go`. Not here: what a scalar means (`resolve.rs`).

use std::collections::BTreeMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, StrInput, Tag};

use super::merge::merge;
use super::resolve::CORE;
use super::{Content, Dialect, Entry, Error, Mapping, Node, Position, Scalar, Style};

/// The largest text that is read; go-yaml has no limit, a cluster takes 3 MiB an object.
pub(crate) const MAX_BYTES: usize = 256 << 20;

/// The deepest nesting that is read. go-yaml stops at 10,000; here every walk over a tree must fit a thread's stack.
pub(crate) const MAX_DEPTH: usize = 500;

/// The documents of a stream as kustomize composes them; empty and comment-only ones, and those that are only `null`, are left out.
pub(crate) fn documents(text: &[u8]) -> Result<Vec<Node>, Error> {
    documents_as(text, Dialect::Kyaml)
}

/// [`documents`] by the rules of either dialect, which differ in one: a `<<` after an equal key loses for
/// [`Dialect::Kyaml`] and wins for [`Dialect::Sigs`].
pub(crate) fn documents_as(text: &[u8], dialect: Dialect) -> Result<Vec<Node>, Error> {
    if text.len() > MAX_BYTES {
        return Err(Error {
            message: format!("larger than {} MiB", MAX_BYTES >> 20),
            at: Position { line: 1, column: 1 },
        });
    }
    let text = utf8(text)?;
    Composer::new(text, dialect).documents()
}

fn utf8(text: &[u8]) -> Result<&str, Error> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    std::str::from_utf8(text).map_err(|error| {
        let good = &text[..error.valid_up_to()];
        let start = good
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |place| place + 1);
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = String::from_utf8_lossy(&good[start..]).chars().count() + 1;
        Error {
            message: "not UTF-8: invalid byte".to_owned(),
            at: position(line, column),
        }
    })
}

/// A collection that is not closed yet.
struct Open {
    kind: Kind,
    at: Position,
    anchor: usize,
    /// Nodes in it so far, itself included.
    size: usize,
    /// Levels below it so far.
    depth: usize,
}

enum Kind {
    Sequence(Vec<Node>),
    Mapping {
        entries: Vec<Entry>,
        key: Option<(Scalar, Position)>,
        /// Whether one of the keys is `<<`.
        merges: bool,
    },
}

/// A node with what an alias to it costs.
struct Sized {
    node: Node,
    size: usize,
    depth: usize,
}

struct Composer<'a> {
    parser: Parser<'a, StrInput<'a>>,
    text: &'a str,
    dialect: Dialect,
    documents: Vec<Node>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Sized>,
    /// Nodes made so far, and those of them that aliases made.
    nodes: usize,
    expanded: usize,
}

impl<'a> Composer<'a> {
    fn new(text: &'a str, dialect: Dialect) -> Self {
        Self {
            parser: Parser::new_from_str(text),
            text,
            dialect,
            documents: Vec::new(),
            open: Vec::new(),
            anchors: BTreeMap::new(),
            nodes: 0,
            expanded: 0,
        }
    }

    fn documents(mut self) -> Result<Vec<Node>, Error> {
        while let Some(event) = self.parser.next_event() {
            let (event, span) = event.map_err(|error| Error {
                message: error.info().to_owned(),
                at: place(*error.marker()),
            })?;
            let at = place(span.start);
            match event {
                Event::DocumentStart(_) => {
                    self.anchors.clear();
                    self.nodes = 0;
                    self.expanded = 0;
                }
                Event::Scalar(text, style, anchor, tag) => {
                    let scalar = Scalar {
                        text: text.into_owned(),
                        style: style_of(style),
                        tag: tag.map(|tag| tag_text(&tag)),
                    };
                    let node = Node {
                        content: Content::Scalar(scalar),
                        at,
                    };
                    self.nodes += 1;
                    self.close(node, anchor, 1, 0)?;
                }
                Event::SequenceStart(anchor, _) => {
                    self.start(Kind::Sequence(Vec::new()), at, anchor)?
                }
                Event::MappingStart(anchor, _) => {
                    let kind = Kind::Mapping {
                        entries: Vec::new(),
                        key: None,
                        merges: false,
                    };
                    self.start(kind, at, anchor)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.end()?,
                Event::Alias(anchor) => self.alias(anchor, at, span.start)?,
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            }
        }
        Ok(self.documents)
    }

    fn start(&mut self, kind: Kind, at: Position, anchor: usize) -> Result<(), Error> {
        if let Some(Open {
            kind: Kind::Mapping { key: None, .. },
            ..
        }) = self.open.last()
        {
            return Err(error("invalid map key: only a scalar can be one", at));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(error(format!("exceeded max depth of {MAX_DEPTH}"), at));
        }
        self.nodes += 1;
        self.open.push(Open {
            kind,
            at,
            anchor,
            size: 1,
            depth: 0,
        });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Error> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let content = match open.kind {
            Kind::Sequence(items) => Content::Sequence(items),
            Kind::Mapping {
                entries,
                merges: false,
                ..
            } => Content::Mapping(Mapping { entries }),
            Kind::Mapping {
                entries,
                merges: true,
                ..
            } => Content::Mapping(merge(entries, self.dialect)?),
        };
        let node = Node {
            content,
            at: open.at,
        };
        self.close(node, open.anchor, open.size, open.depth + 1)
    }

    /// Puts a whole node where it belongs: the collection around it, or the list of documents.
    fn close(&mut self, node: Node, anchor: usize, size: usize, depth: usize) -> Result<(), Error> {
        if anchor != 0 {
            let node = node.clone();
            self.anchors.insert(anchor, Sized { node, size, depth });
        }
        let Some(open) = self.open.last_mut() else {
            if !is_null(&node) {
                self.documents.push(node);
            }
            return Ok(());
        };
        open.size += size;
        open.depth = open.depth.max(depth);
        match &mut open.kind {
            Kind::Sequence(items) => items.push(node),
            Kind::Mapping {
                entries,
                key,
                merges,
            } => match key.take() {
                Some((key, key_at)) => entries.push(Entry {
                    key,
                    key_at,
                    value: node,
                }),
                None => {
                    let Content::Scalar(scalar) = node.content else {
                        return Err(error("invalid map key: only a scalar can be one", node.at));
                    };
                    *merges |= is_merge(&scalar);
                    *key = Some((scalar, node.at));
                }
            },
        }
        Ok(())
    }

    fn alias(&mut self, anchor: usize, at: Position, marker: Marker) -> Result<(), Error> {
        let Some(found) = self.anchors.get(&anchor) else {
            let name = self.alias_name(marker);
            return Err(if self.open.iter().any(|open| open.anchor == anchor) {
                error(format!("anchor '{name}' value contains itself"), at)
            } else {
                error(format!("unknown anchor '{name}' referenced"), at)
            });
        };
        if self.open.len() + found.depth > MAX_DEPTH {
            return Err(error(format!("exceeded max depth of {MAX_DEPTH}"), at));
        }
        self.nodes += found.size + 1;
        self.expanded += found.size;
        if too_many_aliases(self.expanded, self.nodes) {
            return Err(error("document contains excessive aliasing", at));
        }
        let (node, size, depth) = (found.node.clone(), found.size, found.depth);
        self.close(node, 0, size, depth)
    }

    /// The name after the `*` at `marker`; for messages only, as it counts through the text.
    fn alias_name(&self, marker: Marker) -> String {
        let rest = self.text.chars().skip(marker.index() + 1);
        rest.take_while(|character| character.is_alphanumeric() || matches!(character, '-' | '_'))
            .collect()
    }
}

/// go-yaml's budget: of the nodes of a document 99 % may come from aliases, falling to 10 % at four million.
fn too_many_aliases(expanded: usize, nodes: usize) -> bool {
    const LOW: usize = 400_000;
    const HIGH: usize = 4_000_000;
    let allowed = match nodes {
        ..=LOW => nodes / 100 * 99 + nodes % 100,
        HIGH.. => nodes / 10,
        // Between the two the share falls in a straight line.
        _ => nodes / 1000 * (990 - 890 * (nodes - LOW) / (HIGH - LOW)),
    };
    expanded > 100 && nodes > 1000 && expanded > allowed
}

fn is_null(node: &Node) -> bool {
    node.as_scalar()
        .is_some_and(|scalar| scalar.scalar_type(Dialect::Kyaml) == super::ScalarType::Null)
}

/// `<<` without quotes; in quotes it is a key like any other.
pub(super) fn is_merge(key: &Scalar) -> bool {
    if key.text != "<<" {
        return false;
    }
    match key.tag.as_deref() {
        None => key.style == Style::Plain,
        Some(tag) => tag.strip_prefix(CORE) == Some("merge"),
    }
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}

fn tag_text(tag: &Tag) -> Box<str> {
    format!("{}{}", tag.handle, tag.suffix).into_boxed_str()
}

fn place(marker: Marker) -> Position {
    position(marker.line(), marker.col() + 1)
}

fn position(line: usize, column: usize) -> Position {
    let number = |value| u32::try_from(value).unwrap_or(u32::MAX);
    Position {
        line: number(line),
        column: number(column),
    }
}

fn error(message: impl Into<String>, at: Position) -> Error {
    Error {
        message: message.into(),
        at,
    }
}
