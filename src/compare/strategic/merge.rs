//! A patch laid over a tree, or over another patch.

use std::collections::HashSet;

use serde_json::Value;

use super::items::{self, Kind, Places};
use super::{
    DELETE_FROM, Fields, PATCH, RETAIN_KEYS, SET_ORDER, Unmergeable, field, item, merge_key,
};
use crate::kubernetes::schema::{Shape, Strategy};
use crate::kubernetes::value::{same, same_type};

/// What a patch is laid over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Onto {
    /// An object: directives are carried out, null deletes.
    Tree,
    /// Another patch: directives and nulls are kept for later.
    Patch,
}

pub(super) fn maps(
    mut base: Fields,
    mut patch: Fields,
    shape: Shape,
    onto: Onto,
) -> Result<Fields, Unmergeable> {
    match patch.get(PATCH).map(Value::as_str) {
        None => {}
        Some(Some("replace")) => {
            patch.shift_remove(PATCH);
            return Ok(patch);
        }
        Some(Some("delete")) => return Ok(Fields::new()),
        Some(_) => return Err(Unmergeable(format!("unknown value of `{PATCH}`"))),
    }
    retain_keys(&mut base, &mut patch, onto)?;
    ordered_lists(&mut base, &mut patch, shape, onto)?;
    for (key, value) in patch {
        entry(&mut base, key, value, shape, onto)?;
    }
    Ok(base)
}

fn retain_keys(base: &mut Fields, patch: &mut Fields, onto: Onto) -> Result<(), Unmergeable> {
    let Some(keys) = patch.shift_remove(RETAIN_KEYS) else {
        return Ok(());
    };
    if onto == Onto::Patch {
        let before = base.insert(RETAIN_KEYS.to_owned(), keys.clone());
        return match before {
            Some(before) if !same(&before, &keys) => {
                Err(Unmergeable("two patches retain different keys".to_owned()))
            }
            Some(_) | None => Ok(()),
        };
    }
    let keys: HashSet<&str> = match &keys {
        Value::Array(keys) => keys.iter().filter_map(Value::as_str).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            return Err(Unmergeable(format!("`{RETAIN_KEYS}` is no list")));
        }
    };
    let stray = patch.iter().any(|(key, value)| {
        let directive = key.starts_with(DELETE_FROM) || key.starts_with(SET_ORDER);
        !value.is_null() && !directive && !keys.contains(key.as_str())
    });
    if stray {
        return Err(Unmergeable(format!(
            "a patch sets a key that its `{RETAIN_KEYS}` leaves out"
        )));
    }
    base.retain(|key, _| keys.contains(key.as_str()));
    Ok(())
}

/// Merges and puts in order every list for which the patch says one.
fn ordered_lists(
    base: &mut Fields,
    patch: &mut Fields,
    shape: Shape,
    onto: Onto,
) -> Result<(), Unmergeable> {
    let directives: Vec<String> = patch
        .keys()
        .filter(|key| key.starts_with(SET_ORDER))
        .cloned()
        .collect();
    for directive in directives {
        let order = patch.shift_remove(&directive).unwrap_or_default();
        if onto == Onto::Patch {
            let before = base.insert(directive.clone(), order.clone());
            if before.is_some_and(|before| !same(&before, &order)) {
                return Err(Unmergeable(
                    "two patches order a list differently".to_owned(),
                ));
            }
        }
        let Value::Array(order) = order else {
            return Err(Unmergeable(format!("`{SET_ORDER}` is no list")));
        };
        let key = &directive[SET_ORDER.len()..];
        let lists = (list(base.get(key))?, list(patch.get(key))?);
        if let Some(list) = ordered(lists, &order, (shape, key), onto)? {
            base.insert(key.to_owned(), Value::Array(list));
            patch.shift_remove(key);
        }
    }
    Ok(())
}

/// One list that a patch puts in order; `None` if neither side has it.
fn ordered(
    lists: (Option<Vec<Value>>, Option<Vec<Value>>),
    order: &[Value],
    (shape, key): (Shape, &str),
    onto: Onto,
) -> Result<Option<Vec<Value>>, Unmergeable> {
    let field = field(shape, key)?;
    let of = item(field)?;
    let by = merge_key(field.strategy).unwrap_or_default();
    let patch = lists.1.as_deref().unwrap_or_default();
    check_order(patch, order, by)?;
    let server = lists.0.clone().unwrap_or_default();
    let kind = items::kind(&server, patch);
    let server = items::as_it_lies(server, patch, by);
    let merged = match lists {
        (None, None) => return Ok(None),
        (Some(base), None) => base,
        (None, Some(patch)) => without_directives_in(patch),
        (Some(base), Some(patch)) if merge_key(field.strategy).is_some() => {
            list_items(base, patch, of, by, onto)?
        }
        (Some(_), Some(patch)) => patch,
    };
    kind?;
    items::arranged(merged, order, &server, by).map(Some)
}

fn list(value: Option<&Value>) -> Result<Option<Vec<Value>>, Unmergeable> {
    match value {
        None => Ok(None),
        Some(Value::Array(list)) => Ok(Some(list.clone())),
        Some(_) => Err(Unmergeable("an ordered list is no list".to_owned())),
    }
}

/// The items of a patch stand in the order that it prescribes.
fn check_order(list: &[Value], order: &[Value], key: &str) -> Result<(), Unmergeable> {
    if order.is_empty() {
        return Ok(());
    }
    let mut order = order.iter();
    for item in list.iter().filter(|item| item.get(PATCH).is_none()) {
        let wanted = if key.is_empty() {
            item
        } else {
            items::key_of(item, key)?
        };
        let found = order.any(|entry| {
            let entry = if key.is_empty() {
                Some(entry)
            } else {
                entry.get(key)
            };
            entry.is_some_and(|entry| items::identity(entry) == items::identity(wanted))
        });
        if !found {
            return Err(Unmergeable(
                "a patch contradicts the order it prescribes".to_owned(),
            ));
        }
    }
    Ok(())
}

/// One key of a patch.
fn entry(
    base: &mut Fields,
    key: String,
    value: Value,
    shape: Shape,
    onto: Onto,
) -> Result<(), Unmergeable> {
    if let Some(list) = key.strip_prefix(DELETE_FROM) {
        if onto == Onto::Patch {
            base.insert(key, value);
        } else {
            delete_scalars(base, list, value);
        }
        return Ok(());
    }
    if value.is_null() {
        base.shift_remove(&key);
        if onto == Onto::Patch {
            base.insert(key, Value::Null);
        }
        return Ok(());
    }
    let Some(old) = base.get_mut(&key) else {
        add(base, key, value, onto);
        return Ok(());
    };
    if !same_type(old, &value) {
        base.shift_remove(&key);
        add(base, key, value, onto);
        return Ok(());
    }
    *old = match (old.take(), value) {
        (Value::Object(old), Value::Object(value)) => {
            let field = field(shape, &key)?;
            if field.strategy == Strategy::Replace {
                Value::Object(value)
            } else {
                Value::Object(maps(old, value, field.shape, onto)?)
            }
        }
        (Value::Array(old), Value::Array(value)) => {
            let field = field(shape, &key)?;
            let of = item(field)?;
            Value::Array(match merge_key(field.strategy) {
                Some(by) => list_items(old, value, of, by, onto)?,
                None => value,
            })
        }
        (_, value) => value,
    };
    Ok(())
}

fn delete_scalars(base: &mut Fields, key: &str, gone: Value) {
    if let (Some(Value::Array(list)), Value::Array(gone)) = (base.get_mut(key), gone) {
        let gone = Places::of(&gone, "");
        list.retain(|value| gone.place(value, "").is_none());
    }
}

/// A key that was not there: nulls within would delete nothing, and items that delete have nothing to delete.
fn add(base: &mut Fields, key: String, mut value: Value, onto: Onto) {
    if onto == Onto::Tree {
        discard_nulls(&mut value);
    }
    if let Some(value) = without_directives(value) {
        base.insert(key, value);
    }
}

fn discard_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, value| !value.is_null());
            fields.values_mut().for_each(discard_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(discard_nulls),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// `None` for a map that is itself a directive.
fn without_directives(value: Value) -> Option<Value> {
    match value {
        Value::Object(fields) if fields.contains_key(PATCH) => None,
        Value::Object(fields) => Some(Value::Object(
            fields
                .into_iter()
                .filter_map(|(key, value)| Some((key, without_directives(value)?)))
                .collect(),
        )),
        Value::Array(items) => Some(Value::Array(without_directives_in(items))),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Some(value),
    }
}

fn without_directives_in(items: Vec<Value>) -> Vec<Value> {
    items.into_iter().filter_map(without_directives).collect()
}

/// Merges the items of one list: maps by their key, scalars as a set.
fn list_items(
    base: Vec<Value>,
    patch: Vec<Value>,
    of: Shape,
    key: &str,
    onto: Onto,
) -> Result<Vec<Value>, Unmergeable> {
    if base.is_empty() && patch.is_empty() {
        return Ok(base);
    }
    if items::kind(&base, &patch)? == Kind::Scalars {
        let (merged, server) = items::merged_scalars(base, &patch);
        return items::arranged(merged, &patch, &server, key);
    }
    if key.is_empty() {
        return Err(Unmergeable("a list of maps has no merge key".to_owned()));
    }
    let (directives, patch): (Vec<Value>, Vec<Value>) = patch
        .into_iter()
        .partition(|item| item.get(PATCH).is_some());
    let base = after_deletions(base, &directives, key)?;
    let merged = matched(base.clone(), &patch, of, key, onto)?;
    items::arranged(merged, &patch, &base, key)
}

fn after_deletions(
    mut base: Vec<Value>,
    directives: &[Value],
    key: &str,
) -> Result<Vec<Value>, Unmergeable> {
    for directive in directives {
        items::key_of(directive, key)?;
        if !items::is_deletion(directive) {
            return Err(Unmergeable(format!("unknown value of `{PATCH}`")));
        }
    }
    let gone = Places::of(directives, key);
    base.retain(|item| gone.place(item, key).is_none());
    Ok(base)
}

/// Each item of the patch goes into the first item of its key, or to the end.
fn matched(
    mut base: Vec<Value>,
    patch: &[Value],
    of: Shape,
    key: &str,
    onto: Onto,
) -> Result<Vec<Value>, Unmergeable> {
    let mut places = std::collections::HashMap::new();
    for (place, item) in base.iter().enumerate() {
        if let Some(value) = items::fields(item)?.get(key) {
            places.entry(items::identity(value)).or_insert(place);
        }
    }
    for item in patch {
        let identity = items::identity(items::key_of(item, key)?);
        if let Some(&place) = places.get(&identity) {
            let old = std::mem::take(&mut base[place]);
            let (Value::Object(old), Value::Object(new)) = (old, item.clone()) else {
                return Err(Unmergeable(
                    "an element of a merge list is no map".to_owned(),
                ));
            };
            base[place] = Value::Object(maps(old, new, of, onto)?);
        } else {
            places.insert(identity, base.len());
            base.push(item.clone());
        }
    }
    Ok(base)
}
