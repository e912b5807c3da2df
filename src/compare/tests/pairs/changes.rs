//! What happens to the trees of a pair: one change, on some of its sides.

use serde_json::{Number, Value, json};

use super::case::{Case, SIDES, Side};
use super::grown::{self, QUANTITIES};
use super::places::{self, Place};
use super::random::Random;

/// One kind of change to a tree. Each has its quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Scalar,
    Quantity,
    Number,
    Null,
    Empty,
    Delete,
    UnknownField,
    WrongType,
    Reorder,
    DuplicateItem,
    DropItem,
    AddItem,
    Grow,
    KeyCase,
    Labels,
    Finalizers,
    StringData,
    Status,
    Deep,
}

pub(super) const CHANGES: &[Change] = &[
    Change::Scalar,
    Change::Quantity,
    Change::Number,
    Change::Null,
    Change::Empty,
    Change::Delete,
    Change::UnknownField,
    Change::WrongType,
    Change::Reorder,
    Change::DuplicateItem,
    Change::DropItem,
    Change::AddItem,
    Change::Grow,
    Change::Grow,
    Change::Grow,
    Change::KeyCase,
    Change::Labels,
    Change::Finalizers,
    Change::StringData,
    Change::Status,
    Change::Deep,
];

/// Sets of sides on which one change happens: drift, a change of Git's before and after its apply, and stranger ones.
const WHERE: [&[Side]; 7] = [
    &[Side::Live],
    &[Side::Git],
    &[Side::Git, Side::Record],
    &[Side::Record],
    &[Side::Live, Side::Record],
    &[Side::Git, Side::Live],
    &SIDES,
];

/// The key of fields that no type has.
pub(super) const UNKNOWN: &str = "noSuchField";

pub(super) fn change(case: &mut Case, change: Change, random: &mut Random) {
    let sides = *random.any(&WHERE).expect("some");
    // Without a tree to change on one of the sides another is changed.
    let model = match case.tree(sides[0]) {
        Some(tree) => tree.clone(),
        None => case.git.clone(),
    };
    let Some(place) = place(&model, change, random) else {
        return;
    };
    let choices = random.clone();
    for &side in sides {
        if let Some(tree) = case.tree(side) {
            apply(tree, change, &place, &mut choices.clone());
        }
    }
    // What comes next is chosen anew.
    random.below(2);
}

/// Any change to a tree, or none.
pub(super) fn any(tree: &mut Value, random: &mut Random) {
    let change = *random.any(CHANGES).expect("some");
    if let Some(place) = place(tree, change, random) {
        apply(tree, change, &place, random);
    }
}

/// Where a change of this kind can happen.
fn place(tree: &Value, change: Change, random: &mut Random) -> Option<Place> {
    let fits = |place: &Place| {
        let value = places::get(tree, place);
        match change {
            Change::Scalar => value.is_some_and(|value| !value.is_array() && !value.is_object()),
            Change::Quantity => is_quantity(place),
            Change::Number => value.is_some_and(Value::is_number),
            Change::Reorder | Change::DuplicateItem | Change::DropItem | Change::AddItem => {
                value.is_some_and(|value| value.as_array().is_some_and(|items| !items.is_empty()))
            }
            Change::UnknownField => value.is_some_and(Value::is_object),
            Change::Null | Change::Empty | Change::Delete | Change::WrongType | Change::KeyCase => {
                true
            }
            Change::Grow
            | Change::Labels
            | Change::Finalizers
            | Change::StringData
            | Change::Status
            | Change::Deep => false,
        }
    };
    let mut found: Vec<Place> = places::places(tree).into_iter().filter(fits).collect();
    match change {
        Change::Grow
        | Change::Labels
        | Change::Finalizers
        | Change::StringData
        | Change::Status
        | Change::Deep => Some(Vec::new()),
        Change::Scalar
        | Change::Quantity
        | Change::Number
        | Change::Null
        | Change::Empty
        | Change::Delete
        | Change::UnknownField
        | Change::WrongType
        | Change::Reorder
        | Change::DuplicateItem
        | Change::DropItem
        | Change::AddItem
        | Change::KeyCase => {
            // Half of them in what people write.
            let is_written = |place: &Place| place[0] != "metadata" && place[0] != "status";
            if random.chance(50) && found.iter().any(is_written) {
                found.retain(is_written);
            }
            random.any(&found).cloned()
        }
    }
}

fn is_quantity(place: &[String]) -> bool {
    let maps = [
        "limits",
        "requests",
        "capacity",
        "hard",
        "max",
        "min",
        "podFixed",
        "default",
        "defaultRequest",
    ];
    let parent = place
        .len()
        .checked_sub(2)
        .map(|parent| place[parent].as_str());
    parent.is_some_and(|parent| maps.contains(&parent))
        || place
            .last()
            .is_some_and(|last| last == "sizeLimit" || last == "averageValue" || last == "storage")
}

fn apply(tree: &mut Value, change: Change, place: &[String], random: &mut Random) {
    match change {
        Change::Grow => {
            grown::grow(tree, random);
        }
        Change::Labels => entries(tree, random),
        Change::Finalizers => {
            let names = ["example.com/one", "example.com/two", "example.com/three"];
            let count = random.below(4);
            let list: Value = (0..count)
                .map(|_| Value::from(random.pick(&names)))
                .collect();
            if let Some(metadata) = tree.get_mut("metadata").and_then(Value::as_object_mut) {
                metadata.insert("finalizers".to_owned(), list);
            }
        }
        Change::StringData => {
            if tree["kind"] == "Secret" {
                let value = random
                    .any(&[json!("x"), json!(""), json!(null), json!(1), json!("YQ==")])
                    .expect("some")
                    .clone();
                let key = random.pick(&["stringData", "data"]);
                if tree.get(key).is_none_or(|map| !map.is_object()) {
                    tree[key] = json!({});
                }
                tree[key][random.pick(&["user", "token", "none", "new"])] = value;
            }
        }
        Change::Status => {
            let kinds = [
                json!({}),
                json!(null),
                json!({"phase": "Bound"}),
                json!({"conditions": [{"type": "Ready", "status": "True"}]}),
                json!("x"),
            ];
            tree["status"] = random.any(&kinds).expect("some").clone();
        }
        Change::Deep => {
            let depth = 20 + random.below(100);
            let deep = (0..depth).fold(json!(1), |inner, _| json!({ "a": inner }));
            if let Some(fields) = tree.as_object_mut() {
                fields.insert("deep".to_owned(), deep);
            }
        }
        Change::Delete => {
            places::remove(tree, place);
        }
        Change::KeyCase => respell(tree, place),
        Change::Scalar
        | Change::Quantity
        | Change::Number
        | Change::Null
        | Change::Empty
        | Change::UnknownField
        | Change::WrongType
        | Change::Reorder
        | Change::DuplicateItem
        | Change::DropItem
        | Change::AddItem => {
            if let Some(value) = places::get_mut(tree, place) {
                apply_to(value, change, random);
            }
        }
    }
}

fn apply_to(value: &mut Value, change: Change, random: &mut Random) {
    match change {
        Change::Scalar => *value = scalar(value, random),
        Change::Quantity => *value = (random.pick(QUANTITIES)).into(),
        Change::Number => *value = number(value, random),
        Change::Null => *value = Value::Null,
        Change::Empty => *value = empty(value, random),
        Change::WrongType => *value = random.any(&wrong()).expect("some").clone(),
        Change::UnknownField => {
            // On another side something else may stand there.
            if value.is_object() || value.is_null() {
                value[UNKNOWN] = random.any(&wrong()).expect("some").clone();
            }
        }
        Change::Reorder | Change::DuplicateItem | Change::DropItem | Change::AddItem => {
            if let Value::Array(items) = value {
                change_list(items, change, random);
            }
        }
        Change::Delete
        | Change::KeyCase
        | Change::Grow
        | Change::Labels
        | Change::Finalizers
        | Change::StringData
        | Change::Status
        | Change::Deep => {}
    }
}

fn wrong() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(7),
        json!(0.5),
        json!("x"),
        json!(""),
        json!([]),
        json!(["x"]),
        json!([{}]),
        json!({}),
        json!({"a": "b"}),
        json!([[1]]),
    ]
}

fn scalar(value: &Value, random: &mut Random) -> Value {
    match value {
        Value::Bool(is) => (!is).into(),
        Value::Number(_) => random.below(100).into(),
        Value::String(text) => match random.below(4) {
            0 => format!("{text}x").into(),
            1 => "other".into(),
            2 => text.to_uppercase().into(),
            _ => format!(" {text}<&>\u{e4}\u{2028}").into(),
        },
        Value::Null => "was null".into(),
        Value::Array(_) | Value::Object(_) => value.clone(),
    }
}

fn number(value: &Value, random: &mut Random) -> Value {
    let float = value.as_f64().unwrap_or_default();
    match random.below(7) {
        0 => Number::from_f64(float).map_or(Value::Null, Value::Number),
        1 => Number::from_f64(float + 0.5).map_or(Value::Null, Value::Number),
        2 => 9_007_199_254_740_993_i64.into(),
        3 => 2_147_483_648_i64.into(),
        4 => (-1).into(),
        5 => 0.into(),
        _ => value.to_string().into(),
    }
}

fn empty(value: &Value, random: &mut Random) -> Value {
    if random.chance(20) {
        return random
            .any(&[json!({}), json!([]), json!(""), json!(0), json!(false)])
            .expect("some")
            .clone();
    }
    match value {
        Value::Null | Value::Object(_) => json!({}),
        Value::Bool(_) => json!(false),
        Value::Number(_) => json!(0),
        Value::String(_) => json!(""),
        Value::Array(_) => json!([]),
    }
}

fn change_list(items: &mut Vec<Value>, change: Change, random: &mut Random) {
    let place = random.below(items.len().max(1));
    if items.is_empty() {
        return;
    }
    let item = items[place % items.len()].clone();
    match change {
        Change::Reorder if random.chance(50) => items.reverse(),
        Change::Reorder => items.rotate_left(1),
        Change::DuplicateItem => {
            let mut copy = item;
            if let (true, Value::Object(fields)) = (random.chance(60), &mut copy) {
                // The same key, another value.
                for (_, value) in fields
                    .iter_mut()
                    .skip(1)
                    .filter(|(_, value)| value.is_string() || value.is_number())
                {
                    *value = scalar(value, random);
                }
            }
            let at = random.below(items.len() + 1);
            items.insert(at, copy);
        }
        Change::DropItem => {
            items.remove(place % items.len());
        }
        Change::Scalar
        | Change::Quantity
        | Change::Number
        | Change::Null
        | Change::Empty
        | Change::Delete
        | Change::UnknownField
        | Change::WrongType
        | Change::AddItem
        | Change::Grow
        | Change::KeyCase
        | Change::Labels
        | Change::Finalizers
        | Change::StringData
        | Change::Status
        | Change::Deep => {
            let mut copy = item;
            match &mut copy {
                Value::Object(fields) => {
                    for key in [
                        "name",
                        "containerPort",
                        "port",
                        "mountPath",
                        "devicePath",
                        "ip",
                        "topologyKey",
                        "type",
                        "key",
                        "uid",
                    ] {
                        if let Some(value) = fields.get_mut(key) {
                            *value = if value.is_number() {
                                (1000 + random.below(50)).into()
                            } else {
                                format!("added-{}", random.below(3)).into()
                            };
                        }
                    }
                }
                value @ (Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Array(_)) => *value = scalar(value, random),
            }
            let at = random.below(items.len() + 1);
            items.insert(at, copy);
        }
    }
}

/// Labels, annotations, and the empty and null maps of them.
fn entries(tree: &mut Value, random: &mut Random) {
    let map = random.pick(&["labels", "annotations"]);
    let Some(metadata) = tree.get_mut("metadata").and_then(Value::as_object_mut) else {
        return;
    };
    match random.below(5) {
        0 => {
            metadata.shift_remove(map);
        }
        1 => {
            metadata.insert(map.to_owned(), json!({}));
        }
        2 => {
            metadata.insert(map.to_owned(), Value::Null);
        }
        _ => {
            let entries = metadata.entry(map).or_insert_with(|| json!({}));
            if let Value::Object(entries) = entries {
                let key = random.pick(&["app", "team", "example.com/a~b", "new"]);
                let values = [json!("x"), json!(""), json!("true"), json!(null), json!(1)];
                let value = random.any(&values).expect("some");
                entries.insert(key.to_owned(), value.clone());
            }
        }
    }
}

/// The key with another first letter: `HostNetwork`.
fn respell(tree: &mut Value, place: &[String]) {
    let Some((last, parents)) = place.split_last() else {
        return;
    };
    if let Some(Value::Object(fields)) = places::get_mut(tree, parents)
        && let Some(value) = fields.shift_remove(last)
    {
        let mut letters = last.chars();
        let first = letters
            .next()
            .map(|letter| letter.to_uppercase().to_string())
            .unwrap_or_default();
        fields.insert(first + letters.as_str(), value);
    }
}
