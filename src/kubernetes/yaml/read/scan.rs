//! Text → tokens: indentation, and which scalars are keys.
//!
//! Source of the rules: the scanner of libyaml as go-yaml 2.4 and 3.0 have it, with their words for errors. What ends a
//! scalar is in `scan_scalar.rs`; anchors, tags and directives are in `scan_mark.rs`.

use std::collections::VecDeque;

use super::cursor::{Cursor, Mark};
use super::pieces::Piece;
use super::scan_mark;
use super::scan_scalar::{self, Context};
use super::token::Token;
use crate::kubernetes::yaml::{Error, Style};

/// A key without `?` must fit one line, its `:` at most this many characters after its start.
const LONGEST_KEY: u32 = 1024;

/// A token that may turn out to be a key, as soon as a `:` follows.
#[derive(Clone, Copy)]
struct SimpleKey {
    /// Which token it is, counted from the start of the stream.
    number: usize,
    mark: Mark,
    /// Whether nothing but a key can stand here: at the column of a block mapping.
    required: bool,
}

pub(super) struct Scanner<'a> {
    cursor: Cursor<'a>,
    queue: VecDeque<(Token<'a>, Mark)>,
    /// Whether the first token of the queue is the next one, whatever follows.
    settled: bool,
    /// Tokens handed out so far.
    taken: usize,
    /// The column of the innermost block collection, -1 outside of all.
    indent: isize,
    indents: Vec<isize>,
    /// Whether a key may begin here: at the start of a line, and after an indicator.
    key_allowed: bool,
    /// The last candidate of the block context, and of each flow collection that is open.
    keys: Vec<Option<SimpleKey>>,
    /// Whether the line is the first of a document, which like the text may begin with a byte order mark.
    first_line: bool,
    /// Those passed so far, if someone wants them.
    comments: Option<Vec<(Mark, &'a str)>>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(piece: Piece<'a>) -> Self {
        Self {
            cursor: Cursor::new(piece),
            queue: VecDeque::new(),
            settled: false,
            taken: 0,
            indent: -1,
            indents: Vec::new(),
            key_allowed: true,
            keys: vec![None],
            first_line: true,
            comments: None,
        }
    }

    pub(super) fn keep_comments(&mut self) {
        self.comments = Some(Vec::new());
    }

    /// The comments so far, if they are kept.
    pub(super) fn comments(&self) -> &[(Mark, &'a str)] {
        self.comments.as_deref().unwrap_or_default()
    }

    /// The next token, left where it is; after the last one [`Token::StreamEnd`] for ever.
    pub(super) fn peek(&mut self) -> Result<&(Token<'a>, Mark), Error> {
        while !self.settled && (self.queue.is_empty() || self.head_may_be_key()?) {
            self.fetch()?;
        }
        self.settled = true;
        Ok(&self.queue[0])
    }

    pub(super) fn next(&mut self) -> Result<(Token<'a>, Mark), Error> {
        self.peek()?;
        self.settled = false;
        match self.queue.pop_front() {
            Some(next) => {
                self.taken += 1;
                Ok(next)
            }
            None => Ok((Token::StreamEnd, self.cursor.mark())),
        }
    }

    /// Whether the next token would get a [`Token::Key`] before it if a `:` came now.
    fn head_may_be_key(&mut self) -> Result<bool, Error> {
        for level in 0..self.keys.len() {
            if self.keys[level].is_some_and(|key| key.number == self.taken) {
                return Ok(self.valid_key(level)?.is_some());
            }
        }
        Ok(false)
    }

    /// The candidate of a level, unless its line is over or too long; then it is forgotten.
    fn valid_key(&mut self, level: usize) -> Result<Option<SimpleKey>, Error> {
        let Some(key) = self.keys[level] else {
            return Ok(None);
        };
        let here = self.cursor.mark();
        if key.mark.line == here.line && here.column <= key.mark.column + LONGEST_KEY {
            return Ok(Some(key));
        }
        self.forget_key_at(level)?;
        Ok(None)
    }

    fn save_key(&mut self) -> Result<(), Error> {
        if !self.key_allowed {
            return Ok(());
        }
        self.forget_key()?;
        let key = SimpleKey {
            number: self.taken + self.queue.len(),
            mark: self.cursor.mark(),
            required: !self.in_flow() && self.indent == self.column(),
        };
        if let Some(last) = self.keys.last_mut() {
            *last = Some(key);
        }
        Ok(())
    }

    fn forget_key(&mut self) -> Result<(), Error> {
        self.forget_key_at(self.keys.len() - 1)
    }

    fn forget_key_at(&mut self, level: usize) -> Result<(), Error> {
        match self.keys[level].take() {
            Some(key) if key.required => Err(key.mark.error("could not find expected ':'")),
            Some(_) | None => Ok(()),
        }
    }

    fn in_flow(&self) -> bool {
        self.keys.len() > 1
    }

    fn column(&self) -> isize {
        isize::try_from(self.cursor.column()).unwrap_or(isize::MAX)
    }

    fn push(&mut self, token: Token<'a>, mark: Mark) {
        self.queue.push_back((token, mark));
    }

    /// Adds at least one token to the queue.
    fn fetch(&mut self) -> Result<(), Error> {
        self.skip_to_token();
        self.unroll(self.column());
        if self.cursor.at_end() {
            return self.stream_end();
        }
        let start_of_line = self.cursor.column() == 0;
        if start_of_line && self.cursor.peek() == b'%' {
            self.leave_document()?;
            let mark = self.cursor.mark();
            let token = scan_mark::directive(&mut self.cursor)?;
            self.push(token, mark);
            return Ok(());
        }
        if start_of_line && self.cursor.at_document_indicator() {
            return self.document_indicator();
        }
        self.fetch_content()
    }

    fn fetch_content(&mut self) -> Result<(), Error> {
        let blank_after = self.cursor.blank_or_end_at(1);
        let flow = self.in_flow();
        match self.cursor.peek() {
            b'[' => self.flow_start(Token::FlowSequenceStart),
            b'{' => self.flow_start(Token::FlowMappingStart),
            b']' => self.flow_end(Token::FlowSequenceEnd),
            b'}' => self.flow_end(Token::FlowMappingEnd),
            b',' => self.flow_entry(),
            b'-' if blank_after => self.block_entry(),
            b'?' if flow || blank_after => self.key(),
            b':' if flow || blank_after => self.value(),
            b'*' | b'&' => self.property(scan_mark::anchor),
            b'!' => self.property(scan_mark::tag),
            b'|' if !flow => self.block_scalar(Style::Literal),
            b'>' if !flow => self.block_scalar(Style::Folded),
            b'\'' => self.quoted_scalar(Style::SingleQuoted),
            b'"' => self.quoted_scalar(Style::DoubleQuoted),
            b'\t' | b'#' | b'|' | b'>' | b'%' | b'@' | b'`' => Err(self
                .cursor
                .error("found character that cannot start any token")),
            _ => self.plain_scalar(),
        }
    }

    fn skip_to_token(&mut self) {
        loop {
            if self.cursor.column() == 0 && self.first_line {
                self.cursor.skip_byte_order_mark();
                self.first_line = false;
            }
            // A tab may not indent: it counts as a blank only where no key can begin.
            let tabs = self.in_flow() || !self.key_allowed;
            self.cursor.skip_spaces();
            if tabs {
                self.cursor.skip_blanks();
            }
            let mark = self.cursor.mark();
            let comment = self.cursor.skip_comment();
            if let Some(comments) = &mut self.comments
                && !comment.is_empty()
            {
                comments.push((mark, comment));
            }
            if self.cursor.take_break().is_empty() {
                return;
            }
            if !self.in_flow() {
                self.key_allowed = true;
            }
        }
    }

    /// Opens a block collection at `column` if it is further in than the last; its token goes before token `number`.
    fn roll(&mut self, column: isize, number: usize, token: Token<'a>, mark: Mark) {
        if !self.in_flow() && self.indent < column {
            self.indents.push(self.indent);
            self.indent = column;
            self.queue.insert(number - self.taken, (token, mark));
        }
    }

    /// Closes the block collections that are further in than `column`.
    fn unroll(&mut self, column: isize) {
        if self.in_flow() {
            return;
        }
        while self.indent > column {
            self.push(Token::BlockEnd, self.cursor.mark());
            self.indent = self.indents.pop().unwrap_or(-1);
        }
    }

    fn next_number(&self) -> usize {
        self.taken + self.queue.len()
    }

    fn stream_end(&mut self) -> Result<(), Error> {
        self.cursor.end_line();
        self.leave_document()?;
        self.push(Token::StreamEnd, self.cursor.mark());
        Ok(())
    }

    fn leave_document(&mut self) -> Result<(), Error> {
        self.unroll(-1);
        self.forget_key()?;
        self.key_allowed = false;
        Ok(())
    }

    fn document_indicator(&mut self) -> Result<(), Error> {
        let token = if self.cursor.peek() == b'-' {
            Token::DocumentStart
        } else {
            Token::DocumentEnd
        };
        self.leave_document()?;
        self.first_line = true;
        self.indicator(token, 3);
        Ok(())
    }

    /// Pushes a token of `width` characters.
    fn indicator(&mut self, token: Token<'a>, width: usize) {
        let mark = self.cursor.mark();
        self.cursor.skip(width);
        self.push(token, mark);
    }

    fn flow_start(&mut self, token: Token<'a>) -> Result<(), Error> {
        self.save_key()?;
        self.keys.push(None);
        self.key_allowed = true;
        self.indicator(token, 1);
        Ok(())
    }

    fn flow_end(&mut self, token: Token<'a>) -> Result<(), Error> {
        self.forget_key()?;
        if self.in_flow() {
            self.keys.pop();
        }
        self.key_allowed = false;
        self.indicator(token, 1);
        Ok(())
    }

    fn flow_entry(&mut self) -> Result<(), Error> {
        self.forget_key()?;
        self.key_allowed = true;
        self.indicator(Token::FlowEntry, 1);
        Ok(())
    }

    fn block_entry(&mut self) -> Result<(), Error> {
        // In a flow collection the parser refuses it.
        if !self.in_flow() {
            self.open_block(
                Token::BlockSequenceStart,
                "block sequence entries are not allowed in this context",
            )?;
        }
        self.forget_key()?;
        self.key_allowed = true;
        self.indicator(Token::BlockEntry, 1);
        Ok(())
    }

    fn key(&mut self) -> Result<(), Error> {
        if !self.in_flow() {
            self.open_block(
                Token::BlockMappingStart,
                "mapping keys are not allowed in this context",
            )?;
        }
        self.forget_key()?;
        self.key_allowed = !self.in_flow();
        self.indicator(Token::Key, 1);
        Ok(())
    }

    fn value(&mut self) -> Result<(), Error> {
        if let Some(key) = self.valid_key(self.keys.len() - 1)? {
            self.queue
                .insert(key.number - self.taken, (Token::Key, key.mark));
            let column = isize::try_from(key.mark.column).unwrap_or(isize::MAX);
            self.roll(column, key.number, Token::BlockMappingStart, key.mark);
            if let Some(last) = self.keys.last_mut() {
                *last = None;
            }
            self.key_allowed = false;
        } else {
            if !self.in_flow() {
                self.open_block(
                    Token::BlockMappingStart,
                    "mapping values are not allowed in this context",
                )?;
            }
            self.key_allowed = !self.in_flow();
        }
        self.indicator(Token::Value, 1);
        Ok(())
    }

    /// Opens a block collection at an indicator, which only the start of a line or another indicator may precede.
    fn open_block(&mut self, token: Token<'a>, refusal: &str) -> Result<(), Error> {
        if !self.key_allowed {
            return Err(self.cursor.error(refusal));
        }
        self.roll(self.column(), self.next_number(), token, self.cursor.mark());
        Ok(())
    }

    fn property(
        &mut self,
        scan: impl FnOnce(&mut Cursor<'a>) -> Result<Token<'a>, Error>,
    ) -> Result<(), Error> {
        self.save_key()?;
        self.key_allowed = false;
        let mark = self.cursor.mark();
        let token = scan(&mut self.cursor)?;
        self.push(token, mark);
        Ok(())
    }

    fn block_scalar(&mut self, style: Style) -> Result<(), Error> {
        self.forget_key()?;
        self.key_allowed = true;
        let mark = self.cursor.mark();
        let text = scan_scalar::block(&mut self.cursor, self.indent)?;
        self.push(Token::Scalar(text.into(), style), mark);
        Ok(())
    }

    fn quoted_scalar(&mut self, style: Style) -> Result<(), Error> {
        self.save_key()?;
        self.key_allowed = false;
        let mark = self.cursor.mark();
        let text = scan_scalar::quoted(&mut self.cursor)?;
        self.push(Token::Scalar(text, style), mark);
        Ok(())
    }

    fn plain_scalar(&mut self) -> Result<(), Error> {
        self.save_key()?;
        let mark = self.cursor.mark();
        let context = if self.in_flow() {
            Context::Flow
        } else {
            Context::Block
        };
        let indent = usize::try_from(self.indent + 1).unwrap_or(0);
        let plain = scan_scalar::plain(&mut self.cursor, context, indent)?;
        self.key_allowed = plain.after_break;
        self.push(Token::Scalar(plain.text, Style::Plain), mark);
        Ok(())
    }
}
