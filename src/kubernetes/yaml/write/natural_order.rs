//! go-yaml's order of keys.
//!
//! Source of the rule: go-yaml 2.4, `sorter.go`. Letters go by code point, other characters before letters, numbers by
//! their value. The relation is no total order (`a9` < `a10` < `a1b` < `a9`); what Go's sort makes of such keys varies
//! between runs, here it depends on the keys alone.

use serde_json::{Map, Value};

/// The fields in the order they are printed.
pub(super) fn sorted(fields: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let mut fields: Vec<_> = fields.iter().collect();
    if !fields.is_sorted_by(|(one, _), (other, _)| less(one, other)) {
        fields.sort_unstable_by_key(|(key, _)| *key);
        fields = merge_sorted(fields);
    }
    fields
}

/// The standard sorts may panic on a relation that is no total order; a merge sort only gives some order.
fn merge_sorted<'a>(mut fields: Vec<(&'a String, &'a Value)>) -> Vec<(&'a String, &'a Value)> {
    if fields.is_sorted_by(|(one, _), (other, _)| less(one, other)) {
        return fields;
    }
    let right = fields.split_off(fields.len() / 2);
    let mut right = merge_sorted(right).into_iter().peekable();
    let mut all = Vec::with_capacity(fields.len() + right.len());
    for field in merge_sorted(fields) {
        while let Some(other) = right.next_if(|other| less(other.0, field.0)) {
            all.push(other);
        }
        all.push(field);
    }
    all.extend(right);
    all
}

/// Whether `one` comes before `other`.
pub(super) fn less(one: &str, other: &str) -> bool {
    let same = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    // Two texts part between characters, not inside of one.
    let start = (0..=same)
        .rev()
        .find(|place| one.is_char_boundary(*place))
        .unwrap_or(0);
    let (head, one, other) = (&one[..start], &one[start..], &other[start..]);
    match (one.chars().next(), other.chars().next()) {
        (Some(first), Some(second)) => match (first.is_alphabetic(), second.is_alphabetic()) {
            (true, true) => first < second,
            (false, false) => less_number(head, (one, first), (other, second)),
            (_, letter) => letter,
        },
        (first, second) => first.is_none() && second.is_some(),
    }
}

/// Neither begins with a letter: the numbers that begin here decide, then their length, then the characters.
fn less_number(head: &str, one: (&str, char), other: (&str, char)) -> bool {
    let mut start = 0;
    if one.1 == '0' || other.1 == '0' {
        let digits = head.chars().rev().take_while(|digit| digit.is_numeric());
        start = i64::from(digits.into_iter().any(|digit| digit != '0'));
    }
    let number = |text: &str| {
        let digits = text.chars().take_while(|digit| digit.is_numeric());
        digits.fold((start, 0), |(value, length), digit| {
            let digit = i64::from(u32::from(digit)) - i64::from(u32::from('0'));
            (value.wrapping_mul(10).wrapping_add(digit), length + 1)
        })
    };
    number(one.0)
        .cmp(&number(other.0))
        .then(one.1.cmp(&other.1))
        .is_lt()
}
