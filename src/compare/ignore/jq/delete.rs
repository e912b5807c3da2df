//! What `del` makes of the paths of its argument, as gojq has it: jaq's own fails where a path leads nowhere.

use std::collections::BTreeSet;

use jaq_json::{Num, Val};

/// A place in a value: where a path leads once negative indices and slices are counted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Key(Vec<u8>),
    Index(usize),
}

/// gojq's `delpaths`: every path is followed in the value as it was; one that leads nowhere does nothing.
pub(super) fn delete_paths(mut value: Val, paths: &Val) -> jaq_json::ValR {
    let mut places = BTreeSet::new();
    for path in items(paths)? {
        follow(&value, items(path)?, &mut Vec::new(), &mut places)?;
    }
    // From the last place to the first, so that the ones before stay where they are.
    for place in places.iter().rev() {
        if place.is_empty() {
            return Ok(Val::Null);
        }
        delete(&mut value, place);
    }
    Ok(value)
}

fn items(value: &Val) -> Result<&[Val], jaq_json::Error> {
    let Val::Arr(items) = value else {
        return Err(jaq_json::Error::str("a path must be an array"));
    };
    Ok(items)
}

fn follow(
    value: &Val,
    path: &[Val],
    at: &mut Vec<Step>,
    places: &mut BTreeSet<Vec<Step>>,
) -> Result<(), jaq_json::Error> {
    let Some((step, rest)) = path.split_first() else {
        places.insert(at.clone());
        return Ok(());
    };
    match (value, step) {
        (Val::Null, _) => Ok(()),
        (Val::Obj(fields), Val::TStr(key) | Val::BStr(key)) => match fields.get(step) {
            Some(value) => {
                at.push(Step::Key(key.to_vec()));
                let result = follow(value, rest, at, places);
                at.pop();
                result
            }
            None => Ok(()),
        },
        (Val::Arr(list), _) => follow_into(list, 0, step, rest, at, places),
        _ => Err(jaq_json::Error::index(value.clone(), step.clone())),
    }
}

/// The same from a list, or from a slice of one that starts at item `offset`: what follows counts from there.
fn follow_into(
    list: &[Val],
    offset: usize,
    step: &Val,
    rest: &[Val],
    at: &mut Vec<Step>,
    places: &mut BTreeSet<Vec<Step>>,
) -> Result<(), jaq_json::Error> {
    let mut enter = |index: usize, rest: &[Val]| {
        at.push(Step::Index(offset + index));
        let result = follow(&list[index], rest, at, places);
        at.pop();
        result
    };
    if let Val::Num(index) = step {
        let index = place(index, list.len());
        return index.map_or(Ok(()), |index| enter(index, rest));
    }
    let Val::Obj(slice) = step else {
        let list = list.iter().cloned().collect();
        return Err(jaq_json::Error::index(list, step.clone()));
    };
    let bound = |name: &str, default: usize| match slice.get(&Val::from(name.to_owned())) {
        Some(Val::Num(bound)) => clamp(bound, list.len()),
        _ => default,
    };
    let (start, end) = (bound("start", 0), bound("end", list.len()));
    if start >= end {
        return Ok(());
    }
    match rest.split_first() {
        None => (start..end).try_for_each(|index| enter(index, rest)),
        Some((step, rest)) => {
            follow_into(&list[start..end], offset + start, step, rest, at, places)
        }
    }
}

fn place(index: &Num, len: usize) -> Option<usize> {
    let index = index.as_isize()?;
    let len = isize::try_from(len).ok()?;
    let place = if index < 0 { index + len } else { index };
    usize::try_from(place).ok().filter(|_| place < len)
}

fn clamp(bound: &Num, len: usize) -> usize {
    let bound = bound.as_isize().unwrap_or_default();
    if bound < 0 {
        len.saturating_sub(bound.unsigned_abs())
    } else {
        len.min(bound.unsigned_abs())
    }
}

fn delete(value: &mut Val, place: &[Step]) {
    let Some((step, rest)) = place.split_first() else {
        return;
    };
    match (value, step) {
        (Val::Obj(fields), Step::Key(key)) => {
            let fields = jaq_json::Rc::make_mut(fields);
            let key = Val::utf8_str(key.clone());
            if rest.is_empty() {
                fields.shift_remove(&key);
            } else if let Some(value) = fields.get_mut(&key) {
                delete(value, rest);
            }
        }
        (Val::Arr(list), Step::Index(index)) => {
            let list = jaq_json::Rc::make_mut(list);
            if rest.is_empty() {
                list.remove(*index);
            } else if let Some(value) = list.get_mut(*index) {
                delete(value, rest);
            }
        }
        _ => {}
    }
}
