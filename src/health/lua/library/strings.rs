//! `string`: texts, which are bytes.
//!
//! Source: gopher-lua 1.1.2 `stringlib.go`.

use super::pattern::{Captured, Match, Pattern};
use super::{format, numbers};
use crate::health::lua::language::syntax::Text;
use crate::health::lua::machine::budget::MOST_VALUES;
use crate::health::lua::machine::metamethods::is_text;
use crate::health::lua::machine::value::{Body, Value};
use crate::health::lua::machine::{Machine, Raise};

type Given<'v> = &'v [Value];
type Answer = Result<Vec<Value>, Raise>;

pub(super) const FUNCTIONS: &[(&str, Body)] = &[
    ("byte", byte),
    ("char", char),
    ("dump", dump),
    ("find", find),
    ("format", format::format),
    ("gmatch", gmatch),
    ("gsub", gsub),
    ("len", len),
    ("lower", lower),
    ("match", matched),
    ("rep", rep),
    ("reverse", reverse),
    ("sub", sub),
    ("upper", upper),
];

pub(super) const HIDDEN: &[(&str, Body)] = &[("gmatch step", gmatch_step)];

fn byte(machine: &mut Machine, given: Given) -> Answer {
    let text = machine.wanted_text(given, 1)?;
    let len = signed(text.len());
    let from_end = |place: i64| if place < 0 { len + place + 1 } else { place };
    let start = from_end(machine.integer_or(given, 2, 1)?.saturating_sub(1));
    let end = from_end(machine.integer_or(given, 3, -1)?);
    if given.len() == 2 {
        let byte = usize::try_from(start).ok().and_then(|at| text.get(at));
        return Ok(byte.map_or_else(Vec::new, |byte| vec![Value::Number(f64::from(*byte))]));
    }
    let bytes = slice(&text, start.max(0), end.min(len));
    if bytes.len() > MOST_VALUES {
        return Err(machine.fail("registry overflow"));
    }
    machine.spend(bytes.len() as u64)?;
    let number = |byte: &u8| Value::Number(f64::from(*byte));
    Ok(bytes.iter().map(number).collect())
}

fn char(machine: &mut Machine, given: Given) -> Answer {
    let mut content = Vec::with_capacity(given.len());
    for place in 1..=given.len() {
        content.push(machine.wanted_integer(given, place)?.to_le_bytes()[0]);
    }
    Ok(vec![machine.text(content)?])
}

fn dump(machine: &mut Machine, _: Given) -> Answer {
    Err(machine.fail("GopherLua does not support the string.dump"))
}

fn find(machine: &mut Machine, given: Given) -> Answer {
    let text = machine.wanted_text(given, 1)?;
    let pattern = machine.wanted_text(given, 2)?;
    if pattern.is_empty() {
        return Ok(vec![Value::Number(1.0), Value::Number(0.0)]);
    }
    let start = start(&text, machine.integer_or(given, 3, 1)?);
    if given.len() == 4 && given[3].is_true() {
        machine.spend_bytes(text.len())?;
        let rest = text.get(start..).unwrap_or_default();
        let found = position(rest, &pattern).map(|found| start + found);
        return Ok(match found {
            Some(found) => vec![Value::count(found + 1), Value::count(found + pattern.len())],
            None => vec![Value::Nil],
        });
    }
    let pattern = Pattern::read(machine, &pattern)?;
    let found = pattern.find(machine, &text, start, 1)?;
    let Some(found) = found.first() else {
        return Ok(vec![Value::Nil]);
    };
    let whole = found.whole();
    let mut values = vec![Value::count(whole.start + 1), Value::count(whole.end)];
    values.extend(captures(machine, &text, found)?);
    Ok(values)
}

/// Where a text stands in another; linear, unlike the naive search.
fn position(text: &[u8], wanted: &[u8]) -> Option<usize> {
    // Bytes that are no UTF-8 are searched for as the characters of the same numbers.
    let widen = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect::<String>();
    if text.is_ascii() && wanted.is_ascii() {
        let (text, wanted) = (str::from_utf8(text).ok()?, str::from_utf8(wanted).ok()?);
        return text.find(wanted);
    }
    let (text, wanted) = (widen(text), widen(wanted));
    let found = text.find(&wanted)?;
    Some(text[..found].chars().count())
}

fn matched(machine: &mut Machine, given: Given) -> Answer {
    let text = machine.wanted_text(given, 1)?;
    let pattern = machine.wanted_text(given, 2)?;
    let offset = machine.integer_or(given, 3, 1)?;
    let offset = if offset < 0 {
        signed(text.len()) + offset + 1
    } else {
        offset
    };
    let start = usize::try_from(offset - 1).unwrap_or(0);
    let pattern = Pattern::read(machine, &pattern)?;
    let found = pattern.find(machine, &text, start, 1)?;
    match found.first() {
        Some(found) => captures_or_whole(machine, &text, found),
        // Not even nil, in gopher-lua.
        None => Ok(Vec::new()),
    }
}

fn captures(machine: &mut Machine, text: &Text, found: &Match) -> Answer {
    let mut values = Vec::with_capacity(found.count());
    for number in 1..=found.count() {
        values.push(captured(machine, text, found, number)?);
    }
    Ok(values)
}

fn captures_or_whole(machine: &mut Machine, text: &Text, found: &Match) -> Answer {
    if found.count() == 0 {
        return Ok(vec![captured(machine, text, found, 0)?]);
    }
    captures(machine, text, found)
}

fn captured(
    machine: &mut Machine,
    text: &Text,
    found: &Match,
    number: usize,
) -> Result<Value, Raise> {
    match found.capture(number) {
        Some(Captured::Position(place)) => Ok(Value::count(place)),
        Some(Captured::Text(range)) => machine.text(&text[range]),
        None => Err(machine.fail("invalid capture index")),
    }
}

fn gmatch(machine: &mut Machine, given: Given) -> Answer {
    let text = machine.wanted_text(given, 1)?;
    let pattern = machine.wanted_text(given, 2)?;
    let pattern = Pattern::read(machine, &pattern)?;
    let found = pattern.find(machine, &text, 0, usize::MAX)?;
    // The rows stand backwards, so that a step takes the last one away.
    let rows = machine.table()?;
    for (place, found) in found.iter().rev().enumerate() {
        let row = machine.table()?;
        for (column, value) in captures_or_whole(machine, &text, found)?
            .into_iter()
            .enumerate()
        {
            machine.raw_set(row, &Value::count(column + 1), value)?;
        }
        machine.raw_set(rows, &Value::count(place + 1), Value::Table(row))?;
    }
    let step = super::named(super::HIDDEN, "gmatch step");
    Ok(vec![step, Value::Table(rows)])
}

fn gmatch_step(machine: &mut Machine, given: Given) -> Answer {
    let rows = machine.wanted_table(given, 1)?;
    match machine.heap.table(rows).list.pop() {
        Some(Value::Table(row)) => Ok(machine.heap.table(row).list.clone()),
        _ => Ok(Vec::new()),
    }
}

fn gsub(machine: &mut Machine, given: Given) -> Answer {
    let text = machine.wanted_text(given, 1)?;
    let pattern = machine.wanted_text(given, 2)?;
    let replacement = match given.get(2) {
        Some(
            value @ (Value::Text(_) | Value::Table(_) | Value::Function(_) | Value::Native(_)),
        ) => value.clone(),
        other => return Err(machine.bad_kind(3, "string or table or function", other)),
    };
    let most = usize::try_from(machine.integer_or(given, 4, -1)?).unwrap_or(usize::MAX);
    let pattern = Pattern::read(machine, &pattern)?;
    let found = pattern.find(machine, &text, 0, most)?;
    let mut content = Vec::new();
    let mut end = 0;
    for one in &found {
        let whole = one.whole();
        let kept = &text[end..whole.start];
        machine.allocate(kept.len())?;
        content.extend_from_slice(kept);
        match replaced(machine, &text, one, &replacement)? {
            Some(new) => {
                machine.allocate(new.len())?;
                content.extend_from_slice(&new);
            }
            None => content.extend_from_slice(&text[whole.clone()]),
        }
        end = whole.end;
    }
    content.extend_from_slice(&text[end..]);
    Ok(vec![machine.text(content)?, Value::count(found.len())])
}

/// `None` keeps what is there.
fn replaced(
    machine: &mut Machine,
    text: &Text,
    found: &Match,
    replacement: &Value,
) -> Result<Option<Vec<u8>>, Raise> {
    let value = match replacement {
        Value::Text(template) => return filled(machine, text, found, template).map(Some),
        Value::Function(_) | Value::Native(_) => {
            let captures = captures_or_whole(machine, text, found)?;
            machine.first(replacement, captures)?
        }
        table => {
            let key = captured(machine, text, found, usize::from(found.count() > 0))?;
            machine.index(table, &key)?
        }
    };
    Ok(match value {
        value if !value.is_true() => None,
        value if is_text(&value) => Some(value.show().to_vec()),
        _ => Some(Vec::new()),
    })
}

/// `%1` is the first capture, `%0` the whole.
fn filled(
    machine: &mut Machine,
    text: &Text,
    found: &Match,
    template: &[u8],
) -> Result<Vec<u8>, Raise> {
    let mut content = Vec::new();
    let mut bytes = template.iter().copied();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            content.push(byte);
            continue;
        }
        match bytes.next() {
            None | Some(b'%') => content.push(b'%'),
            Some(digit @ b'0'..=b'9') => {
                let number = usize::from(digit - b'0');
                let number = if number == 1 && found.count() == 0 {
                    0
                } else {
                    number
                };
                let captured = captured(machine, text, found, number)?.show();
                content.extend_from_slice(&captured);
            }
            Some(other) => content.extend_from_slice(&[b'%', other]),
        }
        machine.spend(1)?;
    }
    machine.spend_bytes(content.len())?;
    Ok(content)
}

fn len(machine: &mut Machine, given: Given) -> Answer {
    Ok(vec![Value::count(machine.wanted_text(given, 1)?.len())])
}

fn lower(machine: &mut Machine, given: Given) -> Answer {
    let text = machine.wanted_text(given, 1)?;
    let lower = |character: char| character.to_lowercase().next();
    Ok(vec![machine.text(mapped(&text, lower))?])
}

fn upper(machine: &mut Machine, given: Given) -> Answer {
    let text = machine.wanted_text(given, 1)?;
    let upper = |character: char| {
        let mut upper = character.to_uppercase();
        // Go leaves alone what would become several characters.
        match (upper.next(), upper.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        }
    };
    Ok(vec![machine.text(mapped(&text, upper))?])
}

fn mapped(text: &[u8], map: impl Fn(char) -> Option<char>) -> String {
    let text = String::from_utf8_lossy(text);
    let characters = text.chars();
    characters
        .map(|character| map(character).unwrap_or(character))
        .collect()
}

fn rep(machine: &mut Machine, given: Given) -> Answer {
    let text = machine.wanted_text(given, 1)?;
    let count = usize::try_from(machine.wanted_integer(given, 2)?).unwrap_or(0);
    // Before it is made.
    machine.allocate(text.len().saturating_mul(count))?;
    machine.spend_bytes(text.len() * count)?;
    Ok(vec![Value::text(text.repeat(count))])
}

fn reverse(machine: &mut Machine, given: Given) -> Answer {
    let mut content = machine.wanted_text(given, 1)?.to_vec();
    content.reverse();
    Ok(vec![machine.text(content)?])
}

fn sub(machine: &mut Machine, given: Given) -> Answer {
    let text = machine.wanted_text(given, 1)?;
    let start = start(&text, machine.wanted_integer(given, 2)?);
    let len = signed(text.len());
    let end = machine.integer_or(given, 3, -1)?;
    let end = if end < 0 { len + end + 1 } else { end };
    let content = slice(&text, signed(start), end.clamp(0, len));
    Ok(vec![machine.text(content)?])
}

/// A place counted from 1, or from the end, as one counted from 0.
fn start(text: &[u8], place: i64) -> usize {
    let place = if place == 0 {
        0
    } else {
        place.saturating_sub(1)
    };
    let place = if place < 0 {
        signed(text.len()).saturating_add(place) + 1
    } else {
        place
    };
    usize::try_from(place).unwrap_or(0)
}

fn slice(text: &[u8], start: i64, end: i64) -> &[u8] {
    let (Ok(start), Ok(end)) = (usize::try_from(start), usize::try_from(end)) else {
        return &[];
    };
    text.get(start..end).unwrap_or_default()
}

fn signed(len: usize) -> i64 {
    numbers::truncated(numbers::from_usize(len))
}
