//! `table`: lists.
//!
//! Source: gopher-lua 1.1.2 `tablelib.go` and `table.go`.

use super::numbers;
use crate::health::lua::machine::metamethods::is_text;
use crate::health::lua::machine::value::{Body, Value};
use crate::health::lua::machine::{Machine, Raise};

type Given<'v> = &'v [Value];
type Answer = Result<Vec<Value>, Raise>;

pub(super) const FUNCTIONS: &[(&str, Body)] = &[
    ("concat", concat),
    ("getn", getn),
    ("insert", insert),
    ("maxn", getn),
    ("remove", remove),
    ("sort", sort),
];

fn getn(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    Ok(vec![Value::count(machine.list_len(id)?)])
}

fn insert(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    if given.len() < 2 {
        return Err(machine.fail("wrong number of arguments"));
    }
    if given.len() == 2 {
        if given[1].is_nil() {
            return Ok(Vec::new());
        }
        let place = machine.list_len(id)? + 1;
        machine.raw_set(id, &Value::count(place), given[1].clone())?;
        return Ok(Vec::new());
    }
    let place = machine.wanted_integer(given, 2)?;
    let value = machine.any(given, 3)?.clone();
    let len = machine.heap.table(id).list.len();
    match usize::try_from(place - 1) {
        Ok(index) if index < len => {
            machine.spend((len - index) as u64 / 8)?;
            machine.allocate(size_of::<Value>())?;
            machine.heap.table(id).list.insert(index, value);
        }
        _ => machine.raw_set(id, &Value::Number(numbers::from_i64(place)), value)?,
    }
    Ok(Vec::new())
}

fn remove(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    let place = if given.len() == 1 {
        -1
    } else {
        machine.wanted_integer(given, 2)?
    };
    let len = machine.heap.table(id).list.len();
    if len == 0 {
        return Ok(vec![Value::Nil]);
    }
    let removed = match usize::try_from(place - 1) {
        Ok(index) if index >= len => Value::Nil,
        Ok(index) => {
            machine.spend((len - index) as u64 / 8)?;
            machine.heap.table(id).list.remove(index)
        }
        Err(_) => machine.heap.table(id).list.remove(len - 1),
    };
    Ok(vec![removed])
}

fn concat(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    let separator = match given.get(1) {
        None | Some(Value::Nil) => Vec::new(),
        Some(_) => machine.wanted_text(given, 2)?.to_vec(),
    };
    let len = i64::try_from(machine.list_len(id)?).unwrap_or(i64::MAX);
    let start = machine.integer_or(given, 3, 1)?;
    let end = machine.integer_or(given, 4, len)?.min(len);
    if given.len() == 3 && !(1..=len).contains(&start) {
        return Ok(vec![Value::text("")]);
    }
    let start = start.min(len).max(1);
    let mut content = Vec::new();
    for place in start..=end {
        machine.spend(1)?;
        let item = machine
            .heap
            .table(id)
            .get(&Value::Number(numbers::from_i64(place)));
        if !is_text(&item) {
            let kind = item.kind();
            return Err(machine.fail(format!(
                "invalid value ({kind}) at index {place} in table for concat"
            )));
        }
        let item = item.show();
        if place > start {
            content.extend_from_slice(&separator);
        }
        machine.allocate(item.len() + separator.len())?;
        content.extend_from_slice(&item);
    }
    machine.spend_bytes(content.len())?;
    Ok(vec![Value::text(content)])
}

fn sort(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    let before = if given.len() == 1 {
        None
    } else {
        Some(machine.wanted_function(given, 2)?.clone())
    };
    let items = machine.heap.table(id).list.clone();
    machine.allocate(items.len() * size_of::<Value>())?;
    machine.spend(items.len() as u64)?;
    let sorted = sorted(machine, items, before.as_ref())?;
    machine.heap.table(id).list = sorted;
    Ok(Vec::new())
}

/// Merges, so that any order function, however wrong, ends.
fn sorted(
    machine: &mut Machine,
    mut items: Vec<Value>,
    before: Option<&Value>,
) -> Result<Vec<Value>, Raise> {
    if items.len() < 2 {
        return Ok(items);
    }
    let right = items.split_off(items.len() / 2);
    let left = sorted(machine, items, before)?;
    let right = sorted(machine, right, before)?;
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let mut left = left.into_iter().peekable();
    let mut right = right.into_iter().peekable();
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        machine.spend(1)?;
        let is_right_first = match before {
            Some(before) => machine
                .first(before, vec![other.clone(), one.clone()])?
                .is_true(),
            None => machine.is_less(other, one)?,
        };
        merged.extend(if is_right_first {
            right.next()
        } else {
            left.next()
        });
    }
    merged.extend(left);
    merged.extend(right);
    Ok(merged)
}
