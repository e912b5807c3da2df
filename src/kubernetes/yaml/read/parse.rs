//! Tokens → events: the grammar of documents, nodes and block collections; `parse_flow.rs` has `[…]` and `{…}`.
//!
//! Source of the rules: the parser of libyaml as go-yaml 2.4 and 3.0 have it, with their words for errors; an error is
//! placed at the token that does not fit, or at the bracket that is not closed.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar names the tokens that fit a place; all others are the error"
)]

use std::borrow::Cow;

use super::cursor::Mark;
use super::parse_flow::empty_in_flow;
use super::pieces::Piece;
use super::scan::Scanner;
use super::token::Token;
use crate::kubernetes::yaml::resolve::{CORE, EMPTY_IN_FLOW};
use crate::kubernetes::yaml::{Dialect, Error, Style};

pub(super) enum Event<'a> {
    StreamEnd,
    /// The line of its `---`, if it has one.
    DocumentStart(Option<u32>),
    DocumentEnd,
    Alias {
        name: &'a str,
        mark: Mark,
    },
    Scalar(ScalarEvent<'a>),
    SequenceStart {
        anchor: Option<&'a str>,
        mark: Mark,
    },
    MappingStart {
        is_flow: bool,
        anchor: Option<&'a str>,
        mark: Mark,
    },
    /// The end of the innermost collection.
    End,
}

pub(super) struct ScalarEvent<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) style: Style,
    pub(super) tag: Option<Box<str>>,
    pub(super) anchor: Option<&'a str>,
    pub(super) mark: Mark,
}

/// What comes next. Where there is a [`Nth`], the state also stands for the first entry, which no comma precedes.
#[derive(Clone, Copy)]
pub(super) enum State {
    ImplicitDocumentStart,
    DocumentStart,
    ImplicitDocumentContent,
    DocumentContent,
    DocumentEnd,
    BlockSequenceEntry,
    IndentlessSequenceEntry,
    BlockMappingKey,
    BlockMappingValue,
    FlowSequenceEntry(Nth, Mark),
    /// The key of a mapping with one entry in a sequence: `[a: b]`.
    FlowPairKey(Mark),
    FlowPairValue(Mark),
    FlowPairEnd(Mark),
    FlowMappingKey(Nth, Mark),
    FlowMappingValue(Mark),
    FlowMappingEmptyValue(Mark),
    End,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nth {
    First,
    Later,
}

/// What kinds of node may stand at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Flow,
    Block,
    /// As the value of a key, where a `-` may stand in the key's column.
    BlockOrIndentless,
}

/// What precedes a node: `!tag`, `&anchor`.
#[derive(Default)]
struct Properties<'a> {
    /// In its long form.
    tag: Option<Box<str>>,
    has_tag: bool,
    anchor: Option<&'a str>,
    /// Where the first of them stands.
    mark: Option<Mark>,
}

pub(super) struct Parser<'a> {
    dialect: Dialect,
    pub(super) scanner: Scanner<'a>,
    pub(super) state: State,
    /// Where to go on after the collections that are open.
    pub(super) states: Vec<State>,
    /// Handles and prefixes of `%TAG`, for one document.
    tags: Vec<(&'a str, String)>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(piece: Piece<'a>, dialect: Dialect) -> Self {
        Self {
            dialect,
            scanner: Scanner::new(piece),
            state: State::ImplicitDocumentStart,
            states: Vec::new(),
            tags: Vec::new(),
        }
    }

    pub(super) fn next(&mut self) -> Result<Event<'a>, Error> {
        match self.state {
            State::ImplicitDocumentStart | State::DocumentStart => self.document_start(),
            State::ImplicitDocumentContent => self.node(Place::Block),
            State::DocumentContent => self.document_content(),
            State::DocumentEnd => self.document_end(),
            State::BlockSequenceEntry => self.block_sequence_entry(),
            State::IndentlessSequenceEntry => self.indentless_sequence_entry(),
            State::BlockMappingKey => self.block_mapping_key(),
            State::BlockMappingValue => self.block_mapping_value(),
            State::FlowSequenceEntry(nth, start) => self.flow_sequence_entry(nth, start),
            State::FlowPairKey(start) => self.flow_pair_key(start),
            State::FlowPairValue(start) => self.flow_pair_value(start),
            State::FlowPairEnd(start) => {
                self.state = State::FlowSequenceEntry(Nth::Later, start);
                Ok(Event::End)
            }
            State::FlowMappingKey(nth, start) => self.flow_mapping_key(nth, start),
            State::FlowMappingValue(start) => self.flow_mapping_value(start),
            State::FlowMappingEmptyValue(start) => {
                let mark = self.scanner.peek()?.1;
                self.state = State::FlowMappingKey(Nth::Later, start);
                Ok(empty_in_flow(mark))
            }
            State::End => Ok(Event::StreamEnd),
        }
    }

    fn document_start(&mut self) -> Result<Event<'a>, Error> {
        let implicit = matches!(self.state, State::ImplicitDocumentStart);
        while !implicit && matches!(self.scanner.peek()?.0, Token::DocumentEnd) {
            self.scanner.next()?;
        }
        match self.scanner.peek()?.0 {
            Token::StreamEnd => {
                self.state = State::End;
                return Ok(Event::StreamEnd);
            }
            Token::VersionDirective { .. } | Token::TagDirective { .. } | Token::DocumentStart => {}
            _ if implicit => {
                self.states.push(State::DocumentEnd);
                self.state = State::ImplicitDocumentContent;
                return Ok(Event::DocumentStart(None));
            }
            _ => {}
        }
        self.directives()?;
        let (token, mark) = self.scanner.next()?;
        if !matches!(token, Token::DocumentStart) {
            return Err(mark.error("did not find expected <document start>"));
        }
        self.states.push(State::DocumentEnd);
        self.state = State::DocumentContent;
        Ok(Event::DocumentStart(Some(mark.line)))
    }

    fn directives(&mut self) -> Result<(), Error> {
        let mut version_seen = false;
        while let Token::VersionDirective { .. } | Token::TagDirective { .. } =
            self.scanner.peek()?.0
        {
            match self.scanner.next()? {
                (Token::VersionDirective { .. }, mark) if version_seen => {
                    return Err(mark.error("found duplicate %YAML directive"));
                }
                (Token::VersionDirective { major: 1, minor: 1 }, _) => version_seen = true,
                (Token::TagDirective { handle, .. }, mark)
                    if self.tags.iter().any(|(other, _)| *other == handle) =>
                {
                    return Err(mark.error("found duplicate %TAG directive"));
                }
                (Token::TagDirective { handle, prefix }, _) => self.tags.push((handle, prefix)),
                (_, mark) => return Err(mark.error("found incompatible YAML document")),
            }
        }
        Ok(())
    }

    fn document_content(&mut self) -> Result<Event<'a>, Error> {
        let (token, mark) = self.scanner.peek()?;
        match token {
            Token::VersionDirective { .. }
            | Token::TagDirective { .. }
            | Token::DocumentStart
            | Token::DocumentEnd
            | Token::StreamEnd => {
                let mark = *mark;
                self.pop();
                Ok(empty_scalar(mark))
            }
            _ => self.node(Place::Block),
        }
    }

    fn document_end(&mut self) -> Result<Event<'a>, Error> {
        if matches!(self.scanner.peek()?.0, Token::DocumentEnd) {
            self.scanner.next()?;
        }
        self.tags.clear();
        self.state = State::DocumentStart;
        Ok(Event::DocumentEnd)
    }

    pub(super) fn node(&mut self, place: Place) -> Result<Event<'a>, Error> {
        let properties = match self.scanner.peek()?.0 {
            Token::Alias(_) => return self.alias(),
            Token::Anchor(_) | Token::Tag { .. } => self.properties()?,
            _ => Properties::default(),
        };
        let (token, mark) = self.scanner.peek()?;
        let mark = properties.mark.unwrap_or(*mark);
        let anchor = properties.anchor;
        match token {
            Token::BlockEntry if place == Place::BlockOrIndentless => {
                self.state = State::IndentlessSequenceEntry;
                Ok(Event::SequenceStart { anchor, mark })
            }
            Token::Scalar(..) => self.scalar(properties, mark),
            Token::FlowSequenceStart => {
                let start = self.scanner.next()?.1;
                self.state = State::FlowSequenceEntry(Nth::First, start);
                Ok(Event::SequenceStart { anchor, mark })
            }
            Token::FlowMappingStart => {
                let start = self.scanner.next()?.1;
                self.state = State::FlowMappingKey(Nth::First, start);
                Ok(Event::MappingStart {
                    is_flow: true,
                    anchor,
                    mark,
                })
            }
            Token::BlockSequenceStart if place != Place::Flow => {
                self.scanner.next()?;
                self.state = State::BlockSequenceEntry;
                Ok(Event::SequenceStart { anchor, mark })
            }
            Token::BlockMappingStart if place != Place::Flow => {
                self.scanner.next()?;
                self.state = State::BlockMappingKey;
                Ok(Event::MappingStart {
                    is_flow: false,
                    anchor,
                    mark,
                })
            }
            _ if properties.mark.is_some() => {
                self.pop();
                let tag = match properties.tag {
                    None if place == Place::Flow => Some(EMPTY_IN_FLOW.into()),
                    tag => tag,
                };
                Ok(Event::Scalar(ScalarEvent {
                    text: Cow::Borrowed(""),
                    style: Style::Plain,
                    tag,
                    anchor,
                    mark,
                }))
            }
            _ => Err(mark.error("did not find expected node content")),
        }
    }

    fn alias(&mut self) -> Result<Event<'a>, Error> {
        self.pop();
        match self.scanner.next()? {
            (Token::Alias(name), mark) => Ok(Event::Alias { name, mark }),
            (_, mark) => Err(mark.error("did not find expected node content")),
        }
    }

    fn scalar(&mut self, properties: Properties<'a>, mark: Mark) -> Result<Event<'a>, Error> {
        self.pop();
        match self.scanner.next()? {
            (Token::Scalar(text, style), _) => Ok(Event::Scalar(ScalarEvent {
                text,
                style,
                tag: properties.tag,
                anchor: properties.anchor,
                mark,
            })),
            (_, mark) => Err(mark.error("did not find expected node content")),
        }
    }

    /// A tag and an anchor, each at most once, in either order.
    fn properties(&mut self) -> Result<Properties<'a>, Error> {
        let mut properties = Properties::default();
        loop {
            match self.scanner.peek()?.0 {
                Token::Anchor(_) if properties.anchor.is_none() => {}
                Token::Tag { .. } if !properties.has_tag => {}
                _ => return Ok(properties),
            }
            let (token, mark) = self.scanner.next()?;
            properties.mark.get_or_insert(mark);
            match token {
                Token::Anchor(name) => properties.anchor = Some(name),
                Token::Tag { handle, suffix } => {
                    let tag = self.tag(handle, suffix, mark)?;
                    // go-yaml v3 takes a bare `!` as no tag at all.
                    let is_none = tag == "!" && self.dialect == Dialect::Kyaml;
                    properties.tag = (!is_none).then(|| tag.into_boxed_str());
                    properties.has_tag = true;
                }
                _ => {}
            }
        }
    }

    fn tag(&self, handle: &str, suffix: String, mark: Mark) -> Result<String, Error> {
        if handle.is_empty() {
            return Ok(suffix);
        }
        let own = self
            .tags
            .iter()
            .find(|(own, _)| *own == handle)
            .map(|(_, prefix)| prefix.as_str());
        let prefix = match (own, handle) {
            (Some(prefix), _) => prefix,
            (None, "!") => "!",
            (None, "!!") => CORE,
            (None, _) => return Err(mark.error("found undefined tag handle")),
        };
        Ok(format!("{prefix}{suffix}"))
    }

    fn block_sequence_entry(&mut self) -> Result<Event<'a>, Error> {
        let (token, mark) = self.scanner.next()?;
        match token {
            Token::BlockEntry => match self.scanner.peek()?.0 {
                Token::BlockEntry | Token::BlockEnd => {
                    Ok(self.empty(after(mark), State::BlockSequenceEntry))
                }
                _ => {
                    self.states.push(State::BlockSequenceEntry);
                    self.node(Place::Block)
                }
            },
            Token::BlockEnd => {
                self.pop();
                Ok(Event::End)
            }
            _ => Err(mark.error("did not find expected '-' indicator")),
        }
    }

    fn indentless_sequence_entry(&mut self) -> Result<Event<'a>, Error> {
        if !matches!(self.scanner.peek()?.0, Token::BlockEntry) {
            self.pop();
            return Ok(Event::End);
        }
        let (_, mark) = self.scanner.next()?;
        match self.scanner.peek()?.0 {
            Token::BlockEntry | Token::Key | Token::Value | Token::BlockEnd => {
                Ok(self.empty(after(mark), State::IndentlessSequenceEntry))
            }
            _ => {
                self.states.push(State::IndentlessSequenceEntry);
                self.node(Place::Block)
            }
        }
    }

    fn block_mapping_key(&mut self) -> Result<Event<'a>, Error> {
        let (token, mark) = self.scanner.next()?;
        match token {
            Token::Key => match self.scanner.peek()?.0 {
                Token::Key | Token::Value | Token::BlockEnd => {
                    Ok(self.empty(mark, State::BlockMappingValue))
                }
                _ => {
                    self.states.push(State::BlockMappingValue);
                    self.node(Place::BlockOrIndentless)
                }
            },
            Token::BlockEnd => {
                self.pop();
                Ok(Event::End)
            }
            _ => Err(mark.error("did not find expected key")),
        }
    }

    fn block_mapping_value(&mut self) -> Result<Event<'a>, Error> {
        let (token, mark) = self.scanner.peek()?;
        let mark = *mark;
        if !matches!(token, Token::Value) {
            return Ok(self.empty(mark, State::BlockMappingKey));
        }
        self.scanner.next()?;
        match self.scanner.peek()?.0 {
            Token::Key | Token::Value | Token::BlockEnd => {
                Ok(self.empty(after(mark), State::BlockMappingKey))
            }
            _ => {
                self.states.push(State::BlockMappingKey);
                self.node(Place::BlockOrIndentless)
            }
        }
    }

    pub(super) fn empty(&mut self, mark: Mark, state: State) -> Event<'a> {
        self.state = state;
        empty_scalar(mark)
    }

    pub(super) fn pop(&mut self) {
        self.state = self.states.pop().unwrap_or(State::End);
    }
}

fn empty_scalar<'a>(mark: Mark) -> Event<'a> {
    Event::Scalar(ScalarEvent {
        text: Cow::Borrowed(""),
        style: Style::Plain,
        tag: None,
        anchor: None,
        mark,
    })
}

/// The place after an indicator of one character.
fn after(mark: Mark) -> Mark {
    Mark {
        column: mark.column + 1,
        ..mark
    }
}
