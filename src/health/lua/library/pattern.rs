//! Patterns of `string.find` and its like.
//!
//! Source: gopher-lua 1.1.2 `pm/pm.go`: a backtracking machine, whose quirks are kept (a repetition after anything but a
//! single character is itself a character). The places to come back to are kept in a list and every step is paid for,
//! so that a pattern can exhaust neither the stack nor the time.

use std::ops::Range;

use crate::health::lua::machine::{Machine, Raise};

pub(super) struct Pattern {
    program: Vec<Step>,
    is_anchored: bool,
}

#[derive(Clone, Debug)]
enum Step {
    One(Class),
    Match,
    /// Only at the end of the text.
    MatchAtEnd,
    Jump(usize),
    /// The first place, later the second.
    Split(usize, usize),
    Save(usize),
    SavePosition(usize),
    Balance(Option<u8>, Option<u8>),
    /// What a capture has matched.
    Again(usize),
}

#[derive(Clone, Debug)]
enum Class {
    Any,
    Byte(u8),
    /// `%a`; `None` for a `%` at the end, which matches nothing.
    Letter(Option<u8>),
    Set {
        negated: bool,
        members: Vec<Member>,
    },
}

#[derive(Clone, Debug)]
enum Member {
    One(Class),
    Range(u8, u8),
    /// From or to what is no character.
    Nothing,
}

/// The first capture is the whole match.
pub(super) struct Match {
    captures: Vec<Option<Mark>>,
}

#[derive(Clone, Copy)]
struct Mark {
    place: usize,
    is_position: bool,
}

pub(super) enum Captured {
    Text(Range<usize>),
    /// Counted from 1.
    Position(usize),
}

impl Match {
    pub(super) fn whole(&self) -> Range<usize> {
        match self.capture(0) {
            Some(Captured::Text(range)) => range,
            Some(Captured::Position(_)) | None => 0..0,
        }
    }

    /// Of the parentheses; 0 for a pattern without.
    pub(super) fn count(&self) -> usize {
        self.captures.len() / 2 - 1
    }

    /// 0 is the whole.
    pub(super) fn capture(&self, number: usize) -> Option<Captured> {
        let start = (*self.captures.get(2 * number)?)?;
        let end = (*self.captures.get(2 * number + 1)?)?;
        Some(if start.is_position {
            Captured::Position(start.place)
        } else {
            Captured::Text(start.place..end.place.max(start.place))
        })
    }
}

impl Pattern {
    pub(super) fn read(machine: &mut Machine, written: &[u8]) -> Result<Self, Raise> {
        machine.spend(written.len() as u64)?;
        machine.allocate(written.len() * size_of::<Step>())?;
        let mut reader = Reader {
            written,
            place: 0,
            program: vec![Step::Save(0)],
            captures: 1,
            depth: 0,
        };
        let is_anchored = written.first() == Some(&b'^');
        if is_anchored {
            reader.place = 1;
        }
        let at_end = reader.sequence().map_err(|message| machine.fail(message))?;
        if at_end {
            reader.program.extend([Step::Save(1), Step::MatchAtEnd]);
        } else {
            reader.program.extend([Step::Save(1), Step::Match]);
        }
        Ok(Self {
            program: reader.program,
            is_anchored,
        })
    }

    /// Matches from left to right, each after the one before, at most so many.
    pub(super) fn find(
        &self,
        machine: &mut Machine,
        text: &[u8],
        start: usize,
        most: usize,
    ) -> Result<Vec<Match>, Raise> {
        let mut matches = Vec::new();
        let mut place = start;
        while place <= text.len() && matches.len() < most {
            let found = self.match_at(machine, text, place)?;
            place += 1;
            if let Some(found) = found {
                place = place.max(found.whole().end);
                machine.allocate(size_of::<Match>() + found.captures.len() * size_of::<Mark>())?;
                matches.push(found);
            }
            if self.is_anchored {
                break;
            }
        }
        Ok(matches)
    }

    fn match_at(
        &self,
        machine: &mut Machine,
        text: &[u8],
        start: usize,
    ) -> Result<Option<Match>, Raise> {
        let mut attempt = Attempt {
            text,
            step: 0,
            place: start,
            captures: Vec::new(),
            back: Vec::new(),
        };
        loop {
            machine.spend(1)?;
            let Some(step) = self.program.get(attempt.step) else {
                return Ok(None);
            };
            match attempt.advance(machine, step)? {
                Outcome::Next => {}
                Outcome::Done => {
                    return Ok(Some(Match {
                        captures: attempt.captures,
                    }));
                }
                Outcome::Failed => {
                    if !attempt.go_back() {
                        return Ok(None);
                    }
                }
            }
        }
    }
}

struct Attempt<'t> {
    text: &'t [u8],
    step: usize,
    place: usize,
    captures: Vec<Option<Mark>>,
    back: Vec<Back>,
}

enum Back {
    Try { step: usize, place: usize },
    Restore { capture: usize, mark: Option<Mark> },
}

enum Outcome {
    Next,
    Done,
    Failed,
}

impl Attempt<'_> {
    fn advance(&mut self, machine: &mut Machine, step: &Step) -> Result<Outcome, Raise> {
        /// gopher-lua's `maxRecursionLevel`.
        const MOST_PLACES: usize = 1_000_000;
        self.step += 1;
        match step {
            Step::One(class) => {
                let is_met = self
                    .text
                    .get(self.place)
                    .is_some_and(|byte| class.matches(*byte));
                if !is_met {
                    return Ok(Outcome::Failed);
                }
                self.place += 1;
            }
            Step::Match => return Ok(Outcome::Done),
            Step::MatchAtEnd => {
                return Ok(if self.place >= self.text.len() {
                    Outcome::Done
                } else {
                    Outcome::Failed
                });
            }
            Step::Jump(to) => self.step = *to,
            Step::Split(first, later) => {
                if self.back.len() >= MOST_PLACES {
                    return Err(machine.fail("pattern/input too complex"));
                }
                self.back.push(Back::Try {
                    step: *later,
                    place: self.place,
                });
                self.step = *first;
            }
            Step::Save(capture) => {
                let mark = self.mark(*capture, self.place, false);
                self.back.push(Back::Restore {
                    capture: *capture,
                    mark,
                });
            }
            Step::SavePosition(capture) => {
                self.mark(*capture, self.place + 1, true);
                self.mark(*capture + 1, self.place + 1, true);
            }
            Step::Balance(open, close) => match self.balanced(machine, *open, *close)? {
                Some(end) => self.place = end,
                None => return Ok(Outcome::Failed),
            },
            Step::Again(number) => {
                let range = match (self.place_of(2 * number), self.place_of(2 * number + 1)) {
                    (Some(start), Some(end)) => start..end.max(start),
                    _ => return Err(machine.fail("invalid capture index")),
                };
                let wanted = &self.text[range];
                machine.spend_bytes(wanted.len())?;
                if !self.text[self.place..].starts_with(wanted) {
                    return Ok(Outcome::Failed);
                }
                self.place += wanted.len();
            }
        }
        Ok(Outcome::Next)
    }

    fn place_of(&self, capture: usize) -> Option<usize> {
        self.captures
            .get(capture)
            .copied()
            .flatten()
            .map(|mark| mark.place)
    }

    /// Sets a mark and gives the one before.
    fn mark(&mut self, capture: usize, place: usize, is_position: bool) -> Option<Mark> {
        if self.captures.len() <= capture {
            self.captures.resize(capture + 1, None);
        }
        self.captures[capture].replace(Mark { place, is_position })
    }

    fn balanced(
        &self,
        machine: &mut Machine,
        open: Option<u8>,
        close: Option<u8>,
    ) -> Result<Option<usize>, Raise> {
        if self.text.get(self.place).copied() != open || open.is_none() {
            return Ok(None);
        }
        let mut depth = 1;
        for (ahead, byte) in self.text[self.place + 1..].iter().enumerate() {
            if Some(*byte) == close {
                depth -= 1;
            }
            if depth == 0 {
                machine.spend_bytes(ahead)?;
                return Ok(Some(self.place + ahead + 2));
            }
            if Some(*byte) == open {
                depth += 1;
            }
        }
        machine.spend_bytes(self.text.len() - self.place)?;
        Ok(None)
    }

    fn go_back(&mut self) -> bool {
        while let Some(back) = self.back.pop() {
            match back {
                Back::Try { step, place } => {
                    self.step = step;
                    self.place = place;
                    return true;
                }
                Back::Restore { capture, mark } => self.captures[capture] = mark,
            }
        }
        false
    }
}

impl Class {
    fn matches(&self, byte: u8) -> bool {
        match self {
            Self::Any => true,
            Self::Byte(wanted) => *wanted == byte,
            Self::Letter(None) => false,
            Self::Letter(Some(letter)) => is_of_letter(*letter, byte),
            Self::Set { negated, members } => {
                let is_in = members.iter().any(|member| match member {
                    Member::One(class) => class.matches(byte),
                    Member::Range(low, high) => (low..=high).contains(&&byte),
                    Member::Nothing => false,
                });
                is_in != *negated
            }
        }
    }
}

fn is_of_letter(letter: u8, byte: u8) -> bool {
    let is_in = match letter.to_ascii_lowercase() {
        b'a' => byte.is_ascii_alphabetic(),
        b'c' => byte.is_ascii_control(),
        b'd' => byte.is_ascii_digit(),
        b'l' => byte.is_ascii_lowercase(),
        b'p' => byte.is_ascii_punctuation(),
        b's' => matches!(byte, b' ' | b'\t'..=b'\r'),
        b'u' => byte.is_ascii_uppercase(),
        b'w' => byte.is_ascii_alphanumeric(),
        b'x' => byte.is_ascii_hexdigit(),
        b'z' => byte == 0,
        _ => return letter == byte,
    };
    is_in != letter.is_ascii_uppercase()
}

struct Reader<'p> {
    written: &'p [u8],
    place: usize,
    program: Vec<Step>,
    captures: usize,
    depth: usize,
}

impl Reader<'_> {
    /// Up to the end, or within parentheses up to the closing one, which is left; whether `$` ended it.
    fn sequence(&mut self) -> Result<bool, String> {
        let mut at_end = false;
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => self.escape()?,
                b'.' | b'[' | b']' => {
                    let class = self.class()?;
                    self.one(class);
                }
                b')' if self.depth == 0 => {
                    return Err(format!("invalid ')' at {}", self.place.saturating_sub(1)));
                }
                b')' => return Ok(false),
                b'(' => self.capture()?,
                b'$' if self.depth == 0 && self.place + 1 == self.written.len() => {
                    self.place += 1;
                    at_end = true;
                }
                other => {
                    self.place += 1;
                    self.one(Class::Byte(other));
                }
            }
        }
        Ok(at_end)
    }

    fn peek(&self) -> Option<u8> {
        self.written.get(self.place).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.place += usize::from(byte.is_some());
        byte
    }

    fn escape(&mut self) -> Result<(), String> {
        match self.written.get(self.place + 1).copied() {
            Some(b'0') => Err(format!("invalid capture index at {}", self.place)),
            Some(digit @ b'1'..=b'9') => {
                self.place += 2;
                self.program.push(Step::Again(usize::from(digit - b'0')));
                Ok(())
            }
            Some(b'b') => {
                self.place += 2;
                let (open, close) = (self.next(), self.next());
                self.program.push(Step::Balance(open, close));
                Ok(())
            }
            _ => {
                let class = self.class()?;
                self.one(class);
                Ok(())
            }
        }
    }

    fn capture(&mut self) -> Result<(), String> {
        /// Each level takes stack.
        const DEEPEST: usize = 200;
        self.place += 1;
        let number = self.captures;
        self.captures += 1;
        if self.peek() == Some(b')') {
            self.place += 1;
            self.program.push(Step::SavePosition(2 * number));
            return Ok(());
        }
        if self.depth == DEEPEST {
            return Err("pattern/input too complex".to_owned());
        }
        self.program.push(Step::Save(2 * number));
        self.depth += 1;
        self.sequence()?;
        self.depth -= 1;
        if self.next() != Some(b')') {
            return Err("unfinished capture at EOS".to_owned());
        }
        self.program.push(Step::Save(2 * number + 1));
        Ok(())
    }

    /// A single character, with the repetition after it.
    fn one(&mut self, class: Class) {
        let here = self.program.len();
        let one = Step::One(class);
        match self.peek() {
            Some(b'*') => {
                self.program
                    .extend([Step::Split(here + 1, here + 3), one, Step::Jump(here)]);
            }
            Some(b'+') => self.program.extend([one, Step::Split(here, here + 2)]),
            Some(b'-') => {
                self.program
                    .extend([Step::Split(here + 3, here + 1), one, Step::Jump(here)]);
            }
            Some(b'?') => self.program.extend([Step::Split(here + 1, here + 2), one]),
            _ => {
                self.program.push(one);
                return;
            }
        }
        self.place += 1;
    }

    fn class(&mut self) -> Result<Class, String> {
        Ok(match self.next() {
            Some(b'%') => Class::Letter(self.next()),
            Some(b'.') => Class::Any,
            Some(b'[') => return self.set(),
            Some(byte) => Class::Byte(byte),
            None => return Err(self.ended()),
        })
    }

    fn set(&mut self) -> Result<Class, String> {
        let negated = self.peek() == Some(b'^');
        self.place += usize::from(negated);
        let mut members: Vec<Member> = Vec::new();
        let mut is_range = false;
        loop {
            match self.peek() {
                None => return Err(self.ended()),
                Some(b']') if !members.is_empty() => {
                    self.place += 1;
                    if is_range {
                        members.push(Member::One(Class::Byte(b'-')));
                    }
                    return Ok(Class::Set { negated, members });
                }
                Some(b'-') if !members.is_empty() => {
                    self.place += 1;
                    is_range = true;
                }
                Some(_) => {
                    let end = match self.next() {
                        Some(b'%') => Class::Letter(self.next()),
                        Some(byte) => Class::Byte(byte),
                        None => return Err(self.ended()),
                    };
                    if is_range {
                        is_range = false;
                        let start = members.pop();
                        members.push(range(start, &end));
                    } else {
                        members.push(Member::One(end));
                    }
                }
            }
        }
    }

    fn ended(&self) -> String {
        format!("unexpected EOS at {}", self.written.len().saturating_sub(1))
    }
}

fn range(start: Option<Member>, end: &Class) -> Member {
    match (start, end) {
        (Some(Member::One(Class::Byte(low))), Class::Byte(high)) => Member::Range(low, *high),
        _ => Member::Nothing,
    }
}
