//! Events → nodes: documents, anchors, merge keys, and the limits on size, depth and alias expansion.
//!
//! Source of the rules: go-yaml 2.4 and 3.0, `decode.go`. Not here: what a scalar means (`resolve.rs`).

use std::collections::BTreeMap;

use super::characters::printable;
use super::cursor::Mark;
use super::merge::merge;
use super::parse::{Event, Parser};
use super::resolve::CORE;
use super::{Content, Dialect, Entry, Error, Mapping, Node, Position, Scalar, ScalarType, Style};

/// The largest text that is read; go-yaml has no limit, a cluster takes 3 MiB an object.
pub(crate) const MAX_BYTES: usize = 256 << 20;

/// The deepest nesting that is read. go-yaml stops at 10,000; here every walk over a tree must fit a thread's stack.
pub(crate) const MAX_DEPTH: usize = 500;

/// The documents of a stream as kustomize composes them, without empty ones and those that are only `null`.
pub(crate) fn documents(text: &[u8]) -> Result<Vec<Node>, Error> {
    documents_as(text, Dialect::Kyaml)
}

/// [`documents`] by the rules of either dialect, which differ in one: a `<<` after an equal key loses for
/// [`Dialect::Kyaml`] and wins for [`Dialect::Sigs`].
pub(crate) fn documents_as(text: &[u8], dialect: Dialect) -> Result<Vec<Node>, Error> {
    let null = |node: &Result<Node, Error>| node.as_ref().is_ok_and(is_null);
    Stream::new(text, dialect)?
        .filter(|node| !null(node))
        .collect()
}

/// The documents of a text one by one, empty ones too; the first error ends it.
pub(crate) struct Stream<'a> {
    composer: Composer<'a>,
    ended: bool,
}

impl<'a> Stream<'a> {
    pub(crate) fn new(text: &'a [u8], dialect: Dialect) -> Result<Self, Error> {
        if text.len() > MAX_BYTES {
            return Err(Error {
                message: format!("larger than {} MiB", MAX_BYTES >> 20),
                at: Position { line: 1, column: 1 },
            });
        }
        Ok(Self {
            composer: Composer::new(printable(text)?, dialect),
            ended: false,
        })
    }
}

impl Iterator for Stream<'_> {
    type Item = Result<Node, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.composer.document().transpose();
        self.ended = !matches!(next, Some(Ok(_)));
        next
    }
}

/// A collection that is not closed yet.
struct Open<'a> {
    kind: Kind,
    mark: Mark,
    anchor: Option<Anchor<'a>>,
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

/// The name of a node, and which of the anchors of that name it is.
#[derive(Clone, Copy)]
struct Anchor<'a> {
    name: &'a str,
    number: usize,
}

/// What an alias stands for, and what it costs.
struct Target {
    number: usize,
    /// `None` as long as the node is open: an alias to it would contain itself.
    node: Option<Node>,
    size: usize,
    depth: usize,
}

struct Composer<'a> {
    parser: Parser<'a>,
    dialect: Dialect,
    open: Vec<Open<'a>>,
    /// The root of the document, as soon as it is whole.
    root: Option<Node>,
    anchors: BTreeMap<&'a str, Target>,
    /// Nodes made so far, and those of them that aliases made.
    nodes: usize,
    expanded: usize,
    /// Whether a document has begun.
    started: bool,
    /// The line of the `---` between this document and the one before.
    separator: Option<u32>,
}

impl<'a> Composer<'a> {
    fn new(text: &'a str, dialect: Dialect) -> Self {
        Self {
            parser: Parser::new(text),
            dialect,
            open: Vec::new(),
            root: None,
            anchors: BTreeMap::new(),
            nodes: 0,
            expanded: 0,
            started: false,
            separator: None,
        }
    }

    /// The next document; `None` after the last.
    fn document(&mut self) -> Result<Option<Node>, Error> {
        loop {
            match self.parser.next()? {
                Event::StreamEnd => return Ok(None),
                Event::DocumentStart(marker) => {
                    self.separator = marker.filter(|_| self.started);
                    self.started = true;
                    self.anchors.clear();
                    self.nodes = 0;
                    self.expanded = 0;
                }
                Event::DocumentEnd => return self.finish().map(Some),
                Event::Scalar(event) => {
                    let anchor = event.anchor.map(|name| self.anchor(name));
                    let scalar = Scalar {
                        text: event.text.into_owned(),
                        style: event.style,
                        tag: event.tag,
                    };
                    let node = Node {
                        content: Content::Scalar(scalar),
                        at: event.mark.position(),
                    };
                    self.nodes += 1;
                    self.close(node, anchor, 1, 0)?;
                }
                Event::SequenceStart { anchor, mark } => {
                    self.start(Kind::Sequence(Vec::new()), anchor, mark)?;
                }
                Event::MappingStart { anchor, mark } => {
                    let kind = Kind::Mapping {
                        entries: Vec::new(),
                        key: None,
                        merges: false,
                    };
                    self.start(kind, anchor, mark)?;
                }
                Event::End => self.end()?,
                Event::Alias { name, mark } => self.alias(name, mark)?,
            }
        }
    }

    fn finish(&mut self) -> Result<Node, Error> {
        let root = self.root.take().unwrap_or_default();
        // kustomize and kubectl cut the stream at these lines before they parse, and refuse what else is on them.
        if self.separator.is_some_and(|line| line + 1 == root.at.line) && !is_empty(&root) {
            return Err(Error {
                message: "invalid document separator: only a comment may follow `---` on its line"
                    .to_owned(),
                at: root.at,
            });
        }
        Ok(root)
    }

    /// Registers a node that begins; a later anchor of the same name takes its place.
    fn anchor(&mut self, name: &'a str) -> Anchor<'a> {
        let target = Target {
            number: self.nodes,
            node: None,
            size: 0,
            depth: 0,
        };
        self.anchors.insert(name, target);
        Anchor {
            name,
            number: self.nodes,
        }
    }

    fn start(&mut self, kind: Kind, anchor: Option<&'a str>, mark: Mark) -> Result<(), Error> {
        if let Some(Open {
            kind: Kind::Mapping { key: None, .. },
            ..
        }) = self.open.last()
        {
            return Err(mark.error("invalid map key: only a scalar can be one"));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(mark.error(format!("exceeded max depth of {MAX_DEPTH}")));
        }
        let anchor = anchor.map(|name| self.anchor(name));
        self.nodes += 1;
        self.open.push(Open {
            kind,
            mark,
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
            at: open.mark.position(),
        };
        self.close(node, open.anchor, open.size, open.depth + 1)
    }

    /// Puts a whole node where it belongs: the collection around it, or the list of documents.
    fn close(
        &mut self,
        node: Node,
        anchor: Option<Anchor<'a>>,
        size: usize,
        depth: usize,
    ) -> Result<(), Error> {
        if let Some(anchor) = anchor
            && let Some(target) = self.anchors.get_mut(anchor.name)
            && target.number == anchor.number
        {
            target.node = Some(node.clone());
            target.size = size;
            target.depth = depth;
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
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
            } => {
                if let Some((key, key_at)) = key.take() {
                    entries.push(Entry {
                        key,
                        key_at,
                        value: node,
                    });
                } else {
                    let Content::Scalar(scalar) = node.content else {
                        return Err(Error {
                            message: "invalid map key: only a scalar can be one".to_owned(),
                            at: node.at,
                        });
                    };
                    *merges |= is_merge(&scalar);
                    *key = Some((scalar, node.at));
                }
            }
        }
        Ok(())
    }

    fn alias(&mut self, name: &'a str, mark: Mark) -> Result<(), Error> {
        let Some(target) = self.anchors.get(name) else {
            return Err(mark.error(format!("unknown anchor '{name}' referenced")));
        };
        let Some(node) = &target.node else {
            return Err(mark.error(format!("anchor '{name}' value contains itself")));
        };
        if self.open.len() + target.depth > MAX_DEPTH {
            return Err(mark.error(format!("exceeded max depth of {MAX_DEPTH}")));
        }
        self.nodes += target.size + 1;
        self.expanded += target.size;
        if too_many_aliases(self.expanded, self.nodes) {
            return Err(mark.error("document contains excessive aliasing"));
        }
        let (node, size, depth) = (node.clone(), target.size, target.depth);
        self.close(node, None, size, depth)
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

fn is_empty(node: &Node) -> bool {
    node.text() == Some("")
}

fn is_null(node: &Node) -> bool {
    node.as_scalar()
        .is_some_and(|scalar| scalar.scalar_type(Dialect::Kyaml) == ScalarType::Null)
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
