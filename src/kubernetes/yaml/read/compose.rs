//! Events → nodes: documents, and the limits on size and depth.
//!
//! Source of the rules: go-yaml 2.4 and 3.0, `decode.go`. Not here: what an alias stands for (`anchors.rs`), what a `<<`
//! brings (`merge.rs`), what a scalar means (`resolve.rs`).

use super::anchors::{Anchor, Anchors, Measure};
use super::cursor::Mark;
use super::decode::printable;
use super::merge::{is_merge, merge};
use super::parse::{Event, Parser, ScalarEvent};
use super::pieces::{Piece, Pieces};
use crate::kubernetes::yaml::{
    Content, Dialect, Entry, Error, Mapping, Node, Position, Scalar, ScalarType,
};

/// The largest text that is read; go-yaml has no limit, a cluster takes 3 MiB an object.
pub(crate) const MAX_BYTES: usize = 256 << 20;

/// The deepest nesting that is read. go-yaml stops at 10,000; here every walk over a tree must fit a thread's stack.
pub(crate) const MAX_DEPTH: usize = 256;

const COMPLEX_KEY: &str = "invalid map key: only a scalar can be one";

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

/// The first document of a text, empty or not, which is all that Go's `Unmarshal` reads.
pub(crate) fn first_as(text: &[u8], dialect: Dialect) -> Result<Option<Node>, Error> {
    Stream::new(text, dialect)?.next().transpose()
}

/// The first document of a text that is to be written again, with what its nodes do not keep.
#[derive(Debug)]
pub(crate) struct Annotated {
    pub(crate) node: Node,
    /// In the order of the text, without those behind the `|` of a block scalar.
    pub(crate) comments: Vec<Comment>,
    /// There were anchors, aliases or merge keys.
    pub(crate) has_anchors: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// From its `#` to the end of its line.
    pub(crate) text: String,
    pub(crate) at: Position,
}

/// The first document of a text by [`Dialect::Kyaml`], as `Unmarshal` of go-yaml v3 reads it.
pub(crate) fn annotated(text: &str) -> Result<Option<Annotated>, Error> {
    let piece = Piece {
        text: printable(text.as_bytes())?,
        line: 0,
    };
    let mut composer = Composer::new(piece, Dialect::Kyaml);
    composer.parser.scanner.keep_comments();
    let node = composer.document()?;
    let kept = composer.parser.scanner.comments();
    let comments = kept.iter().map(|(mark, text)| Comment {
        text: (*text).to_owned(),
        at: mark.position(),
    });
    let comments = comments.collect();
    let has_anchors = composer.has_anchors;
    Ok(node.map(|node| Annotated {
        node,
        comments,
        has_anchors,
    }))
}

/// The documents of a text one by one, empty ones too; the first error ends it.
pub(crate) struct Stream<'a> {
    pieces: Pieces<'a>,
    /// At work on a piece.
    composer: Option<Composer<'a>>,
    dialect: Dialect,
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
            pieces: Pieces::of(printable(text)?, dialect),
            composer: None,
            dialect,
            ended: false,
        })
    }

    fn document(&mut self) -> Result<Option<Node>, Error> {
        loop {
            let mut composer = match self.composer.take() {
                Some(composer) => composer,
                None => match self.pieces.next()? {
                    Some(piece) => Composer::new(piece, self.dialect),
                    None => return Ok(None),
                },
            };
            if let Some(document) = composer.document()? {
                // What else a piece of kustomize's holds is never read.
                if self.dialect == Dialect::Sigs {
                    self.composer = Some(composer);
                }
                return Ok(Some(document));
            }
        }
    }
}

impl Iterator for Stream<'_> {
    type Item = Result<Node, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.document().transpose();
        self.ended = !matches!(next, Some(Ok(_)));
        next
    }
}

/// A collection that is not closed yet.
struct Open<'a> {
    kind: Kind,
    mark: Mark,
    anchor: Option<Anchor<'a>>,
    /// What is in it so far; the depth is that of its deepest part.
    measure: Measure,
}

enum Kind {
    Sequence(Vec<Node>),
    Mapping(Entries),
}

#[derive(Default)]
struct Entries {
    whole: Vec<Entry>,
    /// The key whose value comes next.
    key: Option<(Scalar, Position)>,
    /// Whether one of the keys is `<<`.
    merges: bool,
    is_flow: bool,
}

struct Composer<'a> {
    parser: Parser<'a>,
    dialect: Dialect,
    open: Vec<Open<'a>>,
    /// The root of the document, as soon as it is whole.
    root: Option<Node>,
    anchors: Anchors<'a>,
    /// Whether a document has begun.
    started: bool,
    /// The line of the `---` between this document and the one before.
    separator: Option<u32>,
    /// Something was named by an anchor, or merged by a `<<`.
    has_anchors: bool,
}

impl<'a> Composer<'a> {
    fn new(piece: Piece<'a>, dialect: Dialect) -> Self {
        Self {
            parser: Parser::new(piece, dialect),
            dialect,
            open: Vec::new(),
            root: None,
            anchors: Anchors::default(),
            started: false,
            separator: None,
            has_anchors: false,
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
                    self.anchors = Anchors::default();
                }
                Event::DocumentEnd => return self.finish().map(Some),
                Event::Scalar(event) => self.scalar(event)?,
                Event::SequenceStart { anchor, mark } => {
                    self.start(Kind::Sequence(Vec::new()), anchor, mark)?;
                }
                Event::MappingStart {
                    is_flow,
                    anchor,
                    mark,
                } => {
                    let entries = Entries {
                        is_flow,
                        ..Entries::default()
                    };
                    self.start(Kind::Mapping(entries), anchor, mark)?;
                }
                Event::End => self.end()?,
                Event::Alias { name, mark } => {
                    let (node, measure) = self.anchors.resolve(name, mark)?;
                    refuse_depth(self.open.len() + measure.depth, mark)?;
                    self.put(node, measure)?;
                }
            }
        }
    }

    fn finish(&mut self) -> Result<Node, Error> {
        let root = self.root.take().unwrap_or_default();
        // kubectl too cuts the stream at these lines before it parses, and refuses what else is on them.
        let beside = self.separator.is_some_and(|line| line + 1 == root.at.line);
        if beside && root.text() != Some("") {
            return Err(Error {
                message: "invalid document separator: only a comment may follow `---` on its line"
                    .to_owned(),
                at: root.at,
            });
        }
        Ok(root)
    }

    fn scalar(&mut self, event: ScalarEvent<'a>) -> Result<(), Error> {
        self.anchors.count();
        self.has_anchors |= event.anchor.is_some();
        let anchor = event.anchor.map(|name| self.anchors.open(name));
        let scalar = Scalar {
            text: event.text.into_owned(),
            style: event.style,
            tag: event.tag,
            shared: 0,
            kept_type: None,
        };
        let node = Node {
            content: Content::Scalar(scalar),
            at: event.mark.position(),
        };
        self.close(node, anchor, Measure::SCALAR)
    }

    fn start(&mut self, kind: Kind, anchor: Option<&'a str>, mark: Mark) -> Result<(), Error> {
        let parent = self.open.last().map(|open| &open.kind);
        if let Some(Kind::Mapping(Entries { key: None, .. })) = parent {
            return Err(mark.error(COMPLEX_KEY));
        }
        refuse_depth(self.open.len() + 1, mark)?;
        self.has_anchors |= anchor.is_some();
        self.anchors.count();
        self.open.push(Open {
            kind,
            mark,
            anchor: anchor.map(|name| self.anchors.open(name)),
            measure: Measure::SCALAR,
        });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Error> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let content = match open.kind {
            Kind::Sequence(items) => Content::Sequence(items),
            Kind::Mapping(Entries {
                whole,
                merges,
                is_flow,
                ..
            }) => {
                self.has_anchors |= merges;
                let mapping = if merges {
                    merge(whole, self.dialect)?
                } else {
                    whole.into()
                };
                Content::Mapping(Mapping { is_flow, ..mapping })
            }
        };
        let node = Node {
            content,
            at: open.mark.position(),
        };
        let measure = Measure {
            nodes: open.measure.nodes,
            depth: open.measure.depth + 1,
        };
        self.close(node, open.anchor, measure)
    }

    fn close(
        &mut self,
        node: Node,
        anchor: Option<Anchor<'a>>,
        measure: Measure,
    ) -> Result<(), Error> {
        if let Some(anchor) = anchor {
            self.anchors.close(anchor, &node, measure)?;
        }
        self.put(node, measure)
    }

    /// Puts a whole node where it belongs: into the collection around it, or as the root.
    fn put(&mut self, node: Node, measure: Measure) -> Result<(), Error> {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        open.measure.nodes += measure.nodes;
        open.measure.depth = open.measure.depth.max(measure.depth);
        match &mut open.kind {
            Kind::Sequence(items) => items.push(node),
            Kind::Mapping(entries) => entries.put(node)?,
        }
        Ok(())
    }
}

impl Entries {
    /// Takes a key, or the value after one.
    fn put(&mut self, node: Node) -> Result<(), Error> {
        if let Some((key, key_at)) = self.key.take() {
            let value = node;
            self.whole.push(Entry { key, key_at, value });
            return Ok(());
        }
        let Content::Scalar(key) = node.content else {
            return Err(Error {
                message: COMPLEX_KEY.to_owned(),
                at: node.at,
            });
        };
        self.merges |= is_merge(&key);
        self.key = Some((key, node.at));
        Ok(())
    }
}

fn refuse_depth(depth: usize, mark: Mark) -> Result<(), Error> {
    if depth > MAX_DEPTH {
        return Err(mark.error(format!("exceeded max depth of {MAX_DEPTH}")));
    }
    Ok(())
}

fn is_null(node: &Node) -> bool {
    let scalar_type = node
        .as_scalar()
        .map(|scalar| scalar.scalar_type(Dialect::Kyaml));
    scalar_type == Some(ScalarType::Null)
}
