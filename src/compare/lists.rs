//! Lists: items by their merge key, else by position between the common start and the common end.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::walk::{At, Class, Node, Places, Typed, Walk};
use crate::kubernetes::value::same;

/// A list that both predicted and live have.
pub(super) fn visit<'a>(walk: &mut Walk<'a>, node: Node<'a>, typed: Typed, drift: bool) {
    if let Some(key) = typed.merge_key()
        && let Some(items) = items(node, walk.defaulted(), key)
    {
        by_key(walk, node, typed, (key, &items), drift);
    } else if drift {
        by_position(walk, node, typed);
    } else if typed.is_set() {
        of_set(walk, node, typed);
    } else if walk.was_taken(node, typed) {
        walk.tell(node, typed, Class::TakenIntoGit);
    } else if typed.shape.is_none() {
        // Within lists of a kind that nobody knows, what Git says leaves room for more.
        within(walk, node, typed);
    }
}

/// An item of a merge list: the value of its key, and where it stands on each side.
type Item<'a> = (&'a Value, Places);

/// All items: in Git's order, then those that only others have. `None` if a side has a key twice or an item without it.
fn items<'a>(node: Node<'a>, defaulted: Option<&'a Value>, key: &str) -> Option<Vec<Item<'a>>> {
    match aligned(node, defaulted, key) {
        Some(items) => Some(items),
        None => Some(Keyed::of(node, defaulted, key)?.items()),
    }
}

/// The items where every side that there is has the same ones in the same order.
fn aligned<'a>(node: Node<'a>, defaulted: Option<&'a Value>, key: &str) -> Option<Vec<Item<'a>>> {
    let list = node.live?.as_array()?;
    let keys: Vec<&Value> = list
        .iter()
        .map(|item| item.get(key))
        .collect::<Option<_>>()?;
    // So few are compared sooner than put into a set.
    let unique = keys.len() <= 16 && (1..keys.len()).all(|end| !keys[..end].contains(&keys[end]));
    let has_all = |side: Option<&Value>| {
        let items = side.and_then(Value::as_array);
        items.is_some_and(|items| {
            items.len() == keys.len()
                && items
                    .iter()
                    .zip(&keys)
                    .all(|(item, key_value)| item.get(key) == Some(key_value))
        })
    };
    let sides = [node.predicted, node.git, node.last_applied, defaulted];
    if !unique || !sides.iter().all(|&side| side.is_none() || has_all(side)) {
        return None;
    }
    let item = |(place, key)| {
        let on = |side: Option<&Value>| side.map(|_| place);
        let places = Places {
            predicted: on(node.predicted),
            live: Some(place),
            git: on(node.git),
            last_applied: on(node.last_applied),
            defaulted: on(defaulted),
        };
        (key, places)
    };
    Some(keys.into_iter().enumerate().map(item).collect())
}

/// For each side where the item of each key stands.
struct Keyed<'a> {
    predicted: HashMap<String, usize>,
    live: HashMap<String, usize>,
    git: HashMap<String, usize>,
    last_applied: HashMap<String, usize>,
    defaulted: HashMap<String, usize>,
    /// All keys: Git's order, then what only others have.
    order: Vec<(String, &'a Value)>,
}

impl<'a> Keyed<'a> {
    fn of(node: Node<'a>, defaulted: Option<&'a Value>, key: &str) -> Option<Self> {
        let side = |list: Option<&'a Value>| places(list, key);
        let sides = Self {
            predicted: side(node.predicted)?,
            live: side(node.live)?,
            git: side(node.git)?,
            last_applied: side(node.last_applied)?,
            defaulted: side(defaulted).unwrap_or_default(),
            order: Vec::new(),
        };
        let mut order = Vec::new();
        let mut seen = HashSet::new();
        for list in [node.git, node.predicted, node.live, node.last_applied] {
            for item in list.and_then(Value::as_array).into_iter().flatten() {
                let value = item.get(key)?;
                let text = value.to_string();
                if seen.insert(text.clone()) {
                    order.push((text, value));
                }
            }
        }
        Some(Self { order, ..sides })
    }

    fn items(&self) -> Vec<Item<'a>> {
        let item = |(text, value): &(String, &'a Value)| {
            let places = Places {
                predicted: self.predicted.get(text).copied(),
                live: self.live.get(text).copied(),
                git: self.git.get(text).copied(),
                last_applied: self.last_applied.get(text).copied(),
                defaulted: self.defaulted.get(text).copied(),
            };
            (*value, places)
        };
        self.order.iter().map(item).collect()
    }
}

fn places(list: Option<&Value>, key: &str) -> Option<HashMap<String, usize>> {
    let items = match list {
        None | Some(Value::Null) => return Some(HashMap::new()),
        Some(list) => list.as_array()?,
    };
    let mut places = HashMap::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        if places.insert(item.get(key)?.to_string(), place).is_some() {
            return None;
        }
    }
    Some(places)
}

fn by_key<'a>(
    walk: &mut Walk<'a>,
    node: Node<'a>,
    typed: Typed,
    (key, items): (&'static str, &[Item<'a>]),
    drift: bool,
) {
    for &(value, places) in items {
        let at = At::Keyed(key, value, places);
        walk.step(at, node.item(places), typed.item());
    }
    if drift && reordered(items) {
        walk.tell(node, typed, Class::Order);
    }
}

/// Whether the items that predicted and live share stand in different orders.
fn reordered(items: &[Item<'_>]) -> bool {
    let shared = |(_, places): &Item<'_>| Some((places.predicted?, places.live?));
    let mut shared: Vec<(usize, usize)> = items.iter().filter_map(shared).collect();
    shared.sort_unstable();
    !shared.is_sorted_by_key(|&(_, live)| live)
}

/// A list without keys that differs: its order, or the items between the start and the end that both share.
fn by_position<'a>(walk: &mut Walk<'a>, node: Node<'a>, typed: Typed) {
    let nothing: &'a [Value] = &[];
    let items = |side: Option<&'a Value>| {
        side.and_then(Value::as_array)
            .map_or(nothing, Vec::as_slice)
    };
    let (predicted, live) = (items(node.predicted), items(node.live));
    if is_permutation(predicted, live) {
        walk.tell(node, typed, Class::Order);
        return;
    }
    let start = shared(predicted.iter().zip(live));
    let rest = (&predicted[start..], &live[start..]);
    let end = shared(rest.0.iter().rev().zip(rest.1.iter().rev()));
    let middle = (rest.0.len() - end).max(rest.1.len() - end);
    for place in start..start + middle {
        let on = |list: &[Value], end: usize| (place < list.len() - end).then_some(place);
        let predicted_place = on(predicted, end);
        let git = predicted_place.filter(|&place| {
            items(node.git).get(place).is_some() && items(node.git).len() == predicted.len()
        });
        let live_place = on(live, end);
        let places = Places {
            predicted: predicted_place,
            live: live_place,
            git,
            last_applied: in_last_applied(items(node.last_applied), (predicted, live), place, end),
            defaulted: git,
        };
        walk.step(At::Index(place, places), node.item(places), typed.item());
    }
}

/// How many pairs are equal before the first that is not.
fn shared<'v>(pairs: impl Iterator<Item = (&'v Value, &'v Value)>) -> usize {
    pairs.take_while(|(a, b)| same(a, b)).count()
}

/// The item of last applied that belongs to a place: its list is as long as the side that still has it.
fn in_last_applied(
    last_applied: &[Value],
    (predicted, live): (&[Value], &[Value]),
    place: usize,
    end: usize,
) -> Option<usize> {
    let on = |list: &[Value]| list.len() == last_applied.len() && place < list.len() - end;
    (on(predicted) || on(live)).then_some(place)
}

fn is_permutation(a: &[Value], b: &[Value]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let texts = |items: &[Value]| {
        let mut texts: Vec<String> = items
            .iter()
            .map(|item| {
                let mut item = item.clone();
                item.sort_all_objects();
                item.to_string()
            })
            .collect();
        texts.sort_unstable();
        texts
    };
    texts(a) == texts(b)
}

/// A list that is merged as a set, where nothing would change: what only live has.
fn of_set<'a>(walk: &mut Walk<'a>, node: Node<'a>, typed: Typed) {
    let items = |side: Option<&'a Value>| side.and_then(Value::as_array).into_iter().flatten();
    let known: HashSet<String> = items(node.git)
        .chain(items(node.last_applied))
        .map(Value::to_string)
        .collect();
    for (place, value) in items(node.live).enumerate() {
        if !known.contains(&value.to_string()) {
            let places = Places {
                predicted: Some(place),
                live: Some(place),
                ..Places::default()
            };
            walk.step(At::Index(place, places), node.item(places), typed.item());
        }
    }
}

fn within<'a>(walk: &mut Walk<'a>, node: Node<'a>, typed: Typed) {
    let len = |side: Option<&Value>| side.and_then(Value::as_array).map(Vec::len);
    if len(node.live) != len(node.git) {
        return;
    }
    for place in 0..len(node.live).unwrap_or_default() {
        let places = Places {
            predicted: Some(place),
            live: Some(place),
            git: Some(place),
            last_applied: (len(node.last_applied) == len(node.live)).then_some(place),
            defaulted: None,
        };
        walk.step(At::Index(place, places), node.item(places), typed.item());
    }
}
