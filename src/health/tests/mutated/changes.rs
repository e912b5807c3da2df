//! What is done to an object at random.

use serde_json::{Map, Value, json};

use super::rulebook::{Place, Step, Wish};
use super::seeds::Kind;
use crate::tests::random::Random;

/// How far changes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// A field takes values that fields of its name have, so that nearly all are of the right type.
    Tame,
    /// Any value, of any type.
    Wild,
}

/// An object of the kind, changed in a few places.
pub(super) fn object(kind: &Kind, mood: Mood, random: &mut Random) -> Value {
    let mut object = random.any(&kind.seeds).cloned().unwrap_or_default();
    for _ in 0..=random.below(4) {
        change(&mut object, kind, mood, random);
    }
    // A cluster has no object without them.
    if !object["metadata"].is_object() {
        object["metadata"] = Map::new().into();
    }
    object
}

fn change(object: &mut Value, kind: &Kind, mood: Mood, random: &mut Random) {
    match random.below(100) {
        0..45 => match random.any(&kind.rulebook.wishes) {
            Some(wish) => grant(object, wish, random),
            None => alter(object, kind, mood, random),
        },
        45..60 => {
            if let Some(place) = random.any(&kind.rulebook.places)
                && let Some(value) = word(last_key(place), kind, mood, random)
            {
                grant(object, &vec![(place.clone(), value)], random);
            }
        }
        60..66 => change_metadata(object, mood, random),
        _ => alter(object, kind, mood, random),
    }
}

fn last_key(place: &Place) -> &str {
    let keys = place.iter().rev().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) | Step::Item => None,
    });
    keys.into_iter().next().unwrap_or_default()
}

/// Sets what a check asks for, all of it in the same items.
fn grant(object: &mut Value, wish: &Wish, random: &mut Random) {
    // The place of the item is chosen once a wish: the same list, the same item.
    let chosen = random.below(3);
    for (place, value) in wish {
        let mut at = &mut *object;
        for step in place {
            at = child(at, step, chosen);
        }
        *at = value.clone();
    }
}

/// What is not of the type that the way needs is put in its place.
fn child<'v>(value: &'v mut Value, step: &Step, chosen: usize) -> &'v mut Value {
    match step {
        Step::Key(key) => {
            if !value.is_object() {
                *value = Map::new().into();
            }
            &mut value[key.as_str()]
        }
        Step::Index(index) => item(value, *index),
        Step::Item if value.as_object().is_some_and(|map| !map.is_empty()) => {
            let map = value.as_object_mut().expect("it is one");
            let place = chosen % map.len();
            map.values_mut().nth(place).expect("below the length")
        }
        Step::Item => {
            let length = value.as_array().map_or(0, Vec::len);
            item(value, chosen.min(length))
        }
    }
}

fn item(value: &mut Value, index: usize) -> &mut Value {
    if !value.is_array() {
        *value = Value::Array(Vec::new());
    }
    let list = value.as_array_mut().expect("it is one");
    while list.len() <= index {
        list.push(Map::new().into());
    }
    &mut list[index]
}

/// A value that may stand in a field of this name, if one is known.
fn word(name: &str, kind: &Kind, mood: Mood, random: &mut Random) -> Option<Value> {
    let own = kind.words.get(name).map_or(&[][..], Vec::as_slice);
    let named: Vec<&Value> = kind
        .rulebook
        .wishes
        .iter()
        .flatten()
        .filter(|(place, _)| last_key(place) == name)
        .map(|(_, value)| value)
        .collect();
    let any = match random.below(10) {
        0..4 => random.any(own).cloned(),
        4..7 => random.any(&named).map(|value| (*value).clone()),
        _ => None,
    };
    match mood {
        Mood::Wild => any.or_else(|| Some(any_value(random))),
        Mood::Tame => any,
    }
}

/// Values of every type; numbers near generations and counts, times before and after others.
fn any_value(random: &mut Random) -> Value {
    match random.below(24) {
        0 => Value::Null,
        1 => true.into(),
        2 => false.into(),
        3 => json!([]),
        4 => json!({}),
        5 => json!([{}]),
        6 => json!(["x"]),
        7 => json!({"type": "Ready", "status": "True"}),
        8 => json!([{"type": "Ready", "status": "False", "reason": "R", "message": "m"}]),
        9 => "".into(),
        10 => "x".into(),
        11 => "3".into(),
        12 => "2026-01-02T03:04:05Z".into(),
        13 => "2020-01-02T03:04:05Z".into(),
        14 => 1.5.into(),
        15 => (-1).into(),
        16 => "True".into(),
        17 => "False".into(),
        18 => "Unknown".into(),
        _ => random.below(5).into(),
    }
}

fn change_metadata(object: &mut Value, mood: Mood, random: &mut Random) {
    let finalizers = match random.below(4) {
        0 => json!(["argocd.argoproj.io/hook-finalizer"]),
        1 => json!(["example.com/a", "argocd.argoproj.io/hook-finalizer"]),
        2 if mood == Mood::Wild => json!(["example.com/a", 1]),
        _ => json!([]),
    };
    let times = ["2026-01-02T03:04:05Z", "", "yesterday"];
    let time = match mood {
        Mood::Tame => times[0],
        Mood::Wild => times[random.below(3)],
    };
    let mut set = |name: &str, value: Value| {
        let metadata = child(object, &Step::Key("metadata".to_owned()), 0);
        *child(metadata, &Step::Key(name.to_owned()), 0) = value;
    };
    match random.below(6) {
        0 => set("deletionTimestamp", time.into()),
        1 => {
            set("deletionTimestamp", "2026-01-02T03:04:05Z".into());
            set("finalizers", finalizers);
        }
        2 => set("name", ["a", "a\"b", "é"][random.below(3)].into()),
        _ => set("generation", random.below(4).into()),
    }
}

/// Changes something that is there.
fn alter(object: &mut Value, kind: &Kind, mood: Mood, random: &mut Random) {
    let mut pointers = Vec::new();
    for top in ["status", "spec", "metadata"] {
        if let Some(part) = object.get(top) {
            super::super::walk(part, format!("/{top}"), &mut pointers);
        }
    }
    // An object is what its status says: where something else is met, often another is taken.
    let mut pick = random.any(&pointers).cloned();
    if pick.as_ref().is_some_and(|at| !at.starts_with("/status")) && random.chance(50) {
        pick = random.any(&pointers).cloned();
    }
    let Some(pointer) = pick else { return };
    let (parent, key) = pointer.rsplit_once('/').expect("it starts with one");
    let key = key.replace("~1", "/").replace("~0", "~");
    if random.chance(30) {
        remove(object, parent, &key);
        return;
    }
    let Some(value) = object.pointer_mut(&pointer) else {
        return;
    };
    match value {
        Value::Array(items) if items.len() > 1 && random.chance(40) => {
            let last = random.below(items.len());
            items.swap(0, last);
        }
        Value::Array(items) if !items.is_empty() && random.chance(30) => {
            let copy = items[random.below(items.len())].clone();
            items.push(copy);
        }
        Value::Object(_) | Value::Array(_) if random.chance(40) => {}
        Value::Number(number) if random.chance(40) => {
            let number = number.as_i64().unwrap_or_default();
            let by = i64::from(random.chance(50)) * 2 - 1;
            *value = number.saturating_add(by).into();
        }
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_) => {
            if let Some(word) = word(&key, kind, mood, random) {
                *value = word;
            }
        }
    }
}

/// Takes the field or the item away.
pub(super) fn remove(object: &mut Value, parent: &str, key: &str) {
    match object.pointer_mut(parent) {
        Some(Value::Object(fields)) => {
            fields.shift_remove(key);
        }
        Some(Value::Array(items)) => {
            if let Ok(index) = key.parse::<usize>()
                && index < items.len()
            {
                items.remove(index);
            }
        }
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {}
    }
}
