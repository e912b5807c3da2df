//! Tokens → events: the grammar of flow collections, `[…]` and `{…}`.
//!
//! Source of the rules: the parser of libyaml as go-yaml 2.4 and 3.0 have it, with their words for errors.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar names the tokens that fit a place; all others are the error"
)]

use std::borrow::Cow;

use super::cursor::Mark;
use super::parse::{Event, Nth, Parser, Place, ScalarEvent, State};
use super::token::Token;
use crate::kubernetes::yaml::resolve::EMPTY_IN_FLOW;
use crate::kubernetes::yaml::{Error, Style};

impl<'a> Parser<'a> {
    pub(super) fn flow_sequence_entry(
        &mut self,
        nth: Nth,
        start: Mark,
    ) -> Result<Event<'a>, Error> {
        if nth == Nth::Later {
            self.comma(
                &Token::FlowSequenceEnd,
                start,
                "did not find expected ',' or ']'",
            )?;
        }
        match self.scanner.peek()?.0 {
            Token::FlowSequenceEnd => {
                self.scanner.next()?;
                self.pop();
                Ok(Event::End)
            }
            Token::Key => {
                let mark = self.scanner.next()?.1;
                self.state = State::FlowPairKey(start);
                Ok(Event::MappingStart {
                    is_flow: true,
                    anchor: None,
                    mark,
                })
            }
            _ => {
                self.states
                    .push(State::FlowSequenceEntry(Nth::Later, start));
                self.node(Place::Flow)
            }
        }
    }

    pub(super) fn flow_pair_key(&mut self, start: Mark) -> Result<Event<'a>, Error> {
        let (token, mark) = self.scanner.peek()?;
        match token {
            Token::Value | Token::FlowEntry | Token::FlowSequenceEnd => {
                let mark = *mark;
                // go-yaml drops this token, and so refuses what follows it.
                self.scanner.next()?;
                Ok(self.empty(mark, State::FlowPairValue(start)))
            }
            _ => {
                self.states.push(State::FlowPairValue(start));
                self.node(Place::Flow)
            }
        }
    }

    pub(super) fn flow_pair_value(&mut self, start: Mark) -> Result<Event<'a>, Error> {
        self.flow_value(&Token::FlowSequenceEnd, State::FlowPairEnd(start))
    }

    pub(super) fn flow_mapping_key(&mut self, nth: Nth, start: Mark) -> Result<Event<'a>, Error> {
        if nth == Nth::Later {
            self.comma(
                &Token::FlowMappingEnd,
                start,
                "did not find expected ',' or '}'",
            )?;
        }
        match self.scanner.peek()?.0 {
            Token::FlowMappingEnd => {
                self.scanner.next()?;
                self.pop();
                Ok(Event::End)
            }
            Token::Key => {
                self.scanner.next()?;
                let (token, mark) = self.scanner.peek()?;
                if let Token::Value | Token::FlowEntry | Token::FlowMappingEnd = token {
                    let mark = *mark;
                    return Ok(self.empty(mark, State::FlowMappingValue(start)));
                }
                self.states.push(State::FlowMappingValue(start));
                self.node(Place::Flow)
            }
            _ => {
                self.states.push(State::FlowMappingEmptyValue(start));
                self.node(Place::Flow)
            }
        }
    }

    pub(super) fn flow_mapping_value(&mut self, start: Mark) -> Result<Event<'a>, Error> {
        self.flow_value(
            &Token::FlowMappingEnd,
            State::FlowMappingKey(Nth::Later, start),
        )
    }

    /// The value after a key in a flow collection, empty if there is none; then `state`.
    fn flow_value(&mut self, end: &Token, state: State) -> Result<Event<'a>, Error> {
        if matches!(self.scanner.peek()?.0, Token::Value) {
            self.scanner.next()?;
            let token = &self.scanner.peek()?.0;
            if !matches!(token, Token::FlowEntry) && !is_same(token, end) {
                self.states.push(state);
                return self.node(Place::Flow);
            }
        }
        let mark = self.scanner.peek()?.1;
        self.state = state;
        Ok(empty_in_flow(mark))
    }

    /// Takes the comma before a later entry, or leaves the end of the collection.
    fn comma(&mut self, end: &Token, start: Mark, refusal: &str) -> Result<(), Error> {
        let token = &self.scanner.peek()?.0;
        if matches!(token, Token::FlowEntry) {
            self.scanner.next()?;
        } else if !is_same(token, end) {
            return Err(start.error(refusal));
        }
        Ok(())
    }
}

pub(super) fn empty_in_flow<'a>(mark: Mark) -> Event<'a> {
    Event::Scalar(ScalarEvent {
        text: Cow::Borrowed(""),
        style: Style::Plain,
        tag: Some(EMPTY_IN_FLOW.into()),
        anchor: None,
        mark,
    })
}

fn is_same(one: &Token, other: &Token) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}
