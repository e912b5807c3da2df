//! Items of merge lists: their keys, their order.

use std::collections::HashMap;

use serde_json::Value;

use super::{Fields, PATCH, Unmergeable};

/// What a merge list is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Maps,
    Scalars,
}

/// The one kind of all items of both lists, of which one has items.
pub(super) fn kind(a: &[Value], b: &[Value]) -> Result<Kind, Unmergeable> {
    let mut all = a.iter().chain(b);
    let Some(first) = all.next() else {
        return Err(Unmergeable("no elements in either list".to_owned()));
    };
    if first.is_array() {
        return Err(Unmergeable("lists of lists are not supported".to_owned()));
    }
    if all.any(|other| std::mem::discriminant(other) != std::mem::discriminant(first)) {
        return Err(Unmergeable(
            "list element types are not identical".to_owned(),
        ));
    }
    Ok(if first.is_object() {
        Kind::Maps
    } else {
        Kind::Scalars
    })
}

pub(super) fn fields(item: &Value) -> Result<&Fields, Unmergeable> {
    item.as_object()
        .ok_or_else(|| Unmergeable("an element of a merge list is no map".to_owned()))
}

pub(super) fn key_of<'a>(item: &'a Value, key: &str) -> Result<&'a Value, Unmergeable> {
    match fields(item)?.get(key) {
        // Go cannot compare these and panics.
        Some(Value::Array(_) | Value::Object(_)) => Err(Unmergeable(format!(
            "the merge key `{key}` of an element is no scalar"
        ))),
        Some(value) => Ok(value),
        None => Err(Unmergeable(format!(
            "an element of a merge list has no merge key `{key}`"
        ))),
    }
}

/// The text that identifies a key among keys: its JSON, so that 80 and "80" are two.
pub(super) fn identity(key: &Value) -> String {
    match key.as_f64() {
        Some(number) => number.to_string(),
        None => key.to_string(),
    }
}

/// An item with its key, and the key's text as Go prints it.
pub(super) struct Keyed<'a> {
    pub(super) fields: &'a Fields,
    pub(super) key: &'a Value,
    pub(super) text: String,
}

/// The items by the text of their keys. Items of one key come in reverse: Go sorts them by a rule under which equals
/// count as less, and for short lists this is what its insertion sort makes of it.
pub(super) fn sorted_by_key<'a>(
    list: &'a [Value],
    key: &str,
) -> Result<Vec<Keyed<'a>>, Unmergeable> {
    let mut sorted = Vec::with_capacity(list.len());
    for item in list.iter().rev() {
        let value = key_of(item, key)?;
        sorted.push(Keyed {
            fields: fields(item)?,
            key: value,
            text: printed(value),
        });
    }
    sorted.sort_by(|a, b| a.text.cmp(&b.text));
    Ok(sorted)
}

/// Go's `%v`.
fn printed(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "<nil>".to_owned(),
        // Go writes 443.0 as 443 before it reads it here.
        Value::Number(number) => match number.as_f64() {
            Some(float) if !number.is_i64() && float.fract() == 0.0 && float.abs() < 1e15 => {
                format!("{float:.0}")
            }
            _ => number.to_string(),
        },
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// Whether both lists have the same keys one by one.
pub(super) fn same_order(a: &[Value], b: &[Value], key: &str) -> Result<bool, Unmergeable> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for (a, b) in a.iter().zip(b) {
        if identity(key_of(a, key)?) != identity(key_of(b, key)?) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A directive that takes the items of this key out.
pub(super) fn deletion(key: &str, value: &Value) -> Value {
    Value::Object(Fields::from_iter([
        (key.to_owned(), value.clone()),
        (PATCH.to_owned(), Value::from("delete")),
    ]))
}

pub(super) fn is_deletion(item: &Value) -> bool {
    item.get(PATCH).and_then(Value::as_str) == Some("delete")
}

/// Where each key, or each scalar if `key` is empty, comes first.
pub(super) struct Places(HashMap<String, usize>);

impl Places {
    pub(super) fn of(list: &[Value], key: &str) -> Self {
        let mut places = HashMap::with_capacity(list.len());
        for (place, item) in list.iter().enumerate() {
            if let Some(identity) = identity_of(item, key) {
                places.entry(identity).or_insert(place);
            }
        }
        Self(places)
    }

    pub(super) fn place(&self, item: &Value, key: &str) -> Option<usize> {
        self.0.get(&identity_of(item, key)?).copied()
    }
}

fn identity_of(item: &Value, key: &str) -> Option<String> {
    if key.is_empty() {
        Some(identity(item))
    } else {
        item.get(key).map(identity)
    }
}

/// The items in the order of another list that holds all their keys; directives that delete come last.
pub(super) fn sorted_like(
    list: Vec<Value>,
    order: &[Value],
    key: &str,
) -> Result<Vec<Value>, Unmergeable> {
    if !key.is_empty() {
        for item in list.iter().chain(order) {
            key_of(item, key)?;
        }
    }
    let places = Places::of(order, key);
    let (deletions, mut kept): (Vec<Value>, Vec<Value>) = list.into_iter().partition(is_deletion);
    kept.sort_by_cached_key(|item| places.place(item, key).unwrap_or(usize::MAX));
    kept.extend(deletions);
    Ok(kept)
}

/// A list after a patch has gone over it, as long as it was. Go merges within the memory of the list: of maps, items move
/// up over each that is deleted, the last one stays behind as well, and new ones come over what stayed behind. For scalars
/// see [`merged_scalars`].
pub(super) fn as_it_lies(list: Vec<Value>, patch: &[Value], key: &str) -> Vec<Value> {
    if key.is_empty() && !patch.is_empty() {
        return merged_scalars(list, patch).1;
    }
    if !patch.iter().any(is_deletion) {
        return list;
    }
    let mut places: HashMap<String, Vec<usize>> = HashMap::with_capacity(list.len());
    for (place, item) in list.iter().enumerate() {
        if let Some(identity) = identity_of(item, key) {
            places.entry(identity).or_default().push(place);
        }
    }
    let mut is_kept = vec![true; list.len()];
    let mut end = list.len();
    let mut behind = Vec::new();
    for item in patch.iter().filter(|item| is_deletion(item)) {
        let gone = identity_of(item, key).and_then(|identity| places.remove(&identity));
        for place in gone.into_iter().flatten() {
            while !is_kept[end - 1] {
                end -= 1;
            }
            behind.push(list[end - 1].clone());
            is_kept[place] = false;
        }
    }
    let mut new = patch.iter().filter(|item| {
        let identity = identity_of(item, key);
        let is_new = |identity| places.insert(identity, Vec::new()).is_none();
        item.get(PATCH).is_none() && identity.is_some_and(is_new)
    });
    let kept = list.iter().zip(is_kept).filter(|(_, is_kept)| *is_kept);
    let mut lies: Vec<Value> = kept.map(|(item, _)| item.clone()).collect();
    let stayed = behind.into_iter().rev();
    lies.extend(stayed.map(|item| new.next().cloned().unwrap_or(item)));
    lies
}

/// Puts a list in order: those of its items that `wanted` names in its order, the others where they stood in `server`
/// relative to them, as far as both orders allow.
pub(super) fn arranged(
    list: Vec<Value>,
    wanted: &[Value],
    server: &[Value],
    key: &str,
) -> Result<Vec<Value>, Unmergeable> {
    if !key.is_empty() {
        for item in &list {
            key_of(item, key)?;
        }
    }
    let named = Places::of(wanted, key);
    let (ours, others): (Vec<Value>, Vec<Value>) = list
        .into_iter()
        .partition(|item| named.place(item, key).is_some());
    let ours = sorted_like(ours, wanted, key)?;
    let others = sorted_like(others, server, key)?;
    let places = Places::of(server, key);
    let mut arranged = Vec::with_capacity(ours.len() + others.len());
    let (mut ours, mut others) = (ours.into_iter().peekable(), others.into_iter().peekable());
    while let (Some(our), Some(other)) = (ours.peek(), others.peek()) {
        let first = match (places.place(other, key), places.place(our, key)) {
            (Some(other), Some(our)) => other < our,
            (Some(_) | None, None) | (None, Some(_)) => false,
        };
        arranged.extend(if first { others.next() } else { ours.next() });
    }
    arranged.extend(ours);
    arranged.extend(others);
    Ok(arranged)
}

/// Scalars of the second list that the first lacks, and the other way round; what stands twice counts twice when added.
pub(super) fn scalar_changes(before: &[Value], after: &[Value]) -> (Vec<Value>, Vec<Value>) {
    let mut left: HashMap<String, usize> = HashMap::new();
    for value in before {
        *left.entry(printed(value)).or_default() += 1;
    }
    let mut added = Vec::new();
    for value in after {
        match left.get_mut(&printed(value)) {
            Some(count) if *count > 0 => *count -= 1,
            Some(_) | None => added.push(value.clone()),
        }
    }
    let mut deleted = Vec::new();
    for value in before {
        if left.remove(&printed(value)).is_some_and(|count| count > 0) {
            deleted.push(value.clone());
        }
    }
    (added, deleted)
}

/// The scalars in the order in which another list has them first.
pub(super) fn sorted_scalars_like(mut list: Vec<Value>, order: &[Value]) -> Vec<Value> {
    let places = Places::of(order, "");
    list.sort_by_cached_key(|item| places.place(item, "").unwrap_or(usize::MAX));
    list
}

/// By their text as Go prints it.
pub(super) fn sorted_scalars(list: &[Value]) -> Vec<&Value> {
    let mut sorted: Vec<&Value> = list.iter().collect();
    sorted.sort_by_cached_key(|value| printed(value));
    sorted
}

/// Two lists of scalars as one set, and the first as Go leaves it: what comes again is overwritten by the last of all, and
/// that happens within the memory of the first list if there is room for both.
pub(super) fn merged_scalars(base: Vec<Value>, patch: &[Value]) -> (Vec<Value>, Vec<Value>) {
    let mut numbers = HashMap::new();
    let all = base.iter().chain(patch);
    let mut known: Vec<usize> = all
        .map(|value| {
            let next = numbers.len();
            *numbers.entry(identity(value)).or_insert(next)
        })
        .collect();
    let mut memory = base.clone();
    memory.extend_from_slice(patch);
    let mut end = memory.len();
    let mut place = 0;
    while numbers.len() < end && place < end {
        let mut other = place + 1;
        while other < end {
            if known[other] == known[place] {
                end -= 1;
                known[other] = known[end];
                memory[other] = memory[end].clone();
            } else {
                other += 1;
            }
        }
        place += 1;
    }
    let is_in_place = memory.len() <= room(base.len());
    let server = if is_in_place {
        memory[..base.len()].to_vec()
    } else {
        base
    };
    memory.truncate(end);
    (memory, server)
}

/// For how many items there is room in a list of so many that Go has read from JSON, one by one.
fn room(len: usize) -> usize {
    len.next_power_of_two()
}
