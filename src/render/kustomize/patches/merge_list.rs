//! Lists that are merged item by item.
//!
//! Source of the rules: kyaml `yaml/walk/associative_sequence.go` and `yaml/fns.go` (`ElementSetter`,
//! `ElementMatcher`), whose corners are kept: an item without any of the keys sweeps the others away, and of two lists
//! of which one leaves out the second key (a port without `protocol`) the patch is lost.
//!
//! Items are moved about by number; the nodes lie in one store, since an item merged in place is the same item in
//! every list that names it.

use anyhow::Result;

use crate::kubernetes::yaml::{Content, Node};
use crate::model::Fault;

use super::schema::Schema;
use super::strategic_merge::{Fate, Merge, shape};
use crate::render::kustomize::setters::is_null;

/// A list of which the items are told apart by some of their fields.
pub(super) struct MergeList<'a> {
    /// The scalar itself, for a list of scalars.
    keys: Vec<&'a str>,
    item: Option<Schema<'a>>,
}

impl<'a> MergeList<'a> {
    /// `None` for what is no list, and for a list that is replaced whole.
    pub(super) fn of(schema: Option<Schema<'a>>) -> Option<Self> {
        let schema = schema?;
        let mut keys = schema.merge_keys()?;
        if keys.is_empty() {
            keys.push(ITSELF);
        }
        Some(Self {
            keys,
            item: schema.item(),
        })
    }
}

/// What a list is merged with.
pub(super) enum Patch<'a> {
    Nothing,
    /// The list was added by the patch.
    Itself,
    Items(&'a mut Vec<Node>),
}

/// The text under each key of an item; empty where there is none.
type Values = Vec<String>;

/// The single key of a list of scalars: the scalar itself.
const ITSELF: &str = "";

/// Merges a list with `patch`: the items of the patch first, in its order, then the other old ones.
pub(super) fn merge<'a>(
    merge: Merge<'a>,
    list: &MergeList<'a>,
    items: &mut Vec<Node>,
    patch: &mut Patch<'_>,
) -> Result<()> {
    let keys = list.keys.as_slice();
    let mut wanted = all_values(keys, items, patch);
    if wanted.is_empty() {
        return Ok(());
    }
    if keys.len() > 1 {
        complete(&mut wanted);
    }
    let used = used_keys(&wanted, keys);
    let keys = pick(keys, &used);
    let mut merging = Merging {
        merge,
        item: list.item,
        old: (0..items.len()).collect(),
        store: std::mem::take(items),
        new: Vec::new(),
    };
    for values in wanted {
        let values: Values = pick(&values, &used);
        merging.merge_item(patch, &keys, &values)?;
    }
    merging.append_old(&keys)?;
    *items = merging.into_items();
    Ok(())
}

/// Removes the items that have `value` under `key`, and with them what is empty.
pub(super) fn remove_items(items: &mut Vec<Node>, key: &str, value: &str) -> Result<()> {
    let mut numbers: Vec<usize> = (0..items.len()).collect();
    let values = [value.to_owned()];
    set(items, &mut numbers, None, &[key], &values)?;
    let mut number = 0;
    items.retain(|_| {
        number += 1;
        numbers.binary_search(&(number - 1)).is_ok()
    });
    Ok(())
}

struct Merging<'a> {
    merge: Merge<'a>,
    item: Option<Schema<'a>>,
    store: Vec<Node>,
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Merging<'_> {
    /// Merges the first item of either side that has these values, and puts the result among the new ones.
    fn merge_item(&mut self, patch: &mut Patch<'_>, keys: &[&str], values: &Values) -> Result<()> {
        match self.merged(patch, keys, values)? {
            Some(number) if !is_null(&self.store[number]) && !is_empty_map(&self.store[number]) => {
                forget_tag(&mut self.store[number]);
                set(&self.store, &mut self.new, Some(number), keys, values)
            }
            Some(_) | None => set(&self.store, &mut self.old, None, keys, values),
        }
    }

    fn merged(
        &mut self,
        patch: &mut Patch<'_>,
        keys: &[&str],
        values: &Values,
    ) -> Result<Option<usize>> {
        let (merge, schema) = (self.merge, self.item);
        let wanted = Wanted::new(keys, values);
        let found = self
            .old
            .iter()
            .copied()
            .find(|&number| wanted.is(&self.store[number]));
        let change = match patch {
            Patch::Items(items) => items.iter_mut().find(|item| wanted.is(item)),
            Patch::Nothing | Patch::Itself => None,
        };
        let fate = match (found, change) {
            (None, None) => Fate::Gone,
            (None, Some(change)) => merge.added(schema, change)?,
            (Some(number), Some(change)) => merge.both(schema, &mut self.store[number], change)?,
            (Some(number), None) => match patch {
                Patch::Itself => merge.alone(schema, &mut self.store[number])?,
                Patch::Nothing | Patch::Items(_) => merge.kept(schema, &mut self.store[number])?,
            },
        };
        Ok(match fate {
            Fate::Stays => found,
            Fate::Gone => None,
            Fate::Replaced(node) => {
                self.store.push(node);
                Some(self.store.len() - 1)
            }
        })
    }

    /// Puts the old items behind the new ones; one that is among them already stands where it is.
    fn append_old(&mut self, keys: &[&str]) -> Result<()> {
        for number in std::mem::take(&mut self.old) {
            let mut values = Values::new();
            for key in keys {
                let item = &self.store[number];
                let value = match *key {
                    ITSELF => Some(item.text().unwrap_or_default()),
                    key => value_of(item, key)?,
                };
                match value {
                    Some(value) => values.push(value.to_owned()),
                    None => self.new.push(number),
                }
            }
            if keys.len() > 1 {
                set(&self.store, &mut self.new, None, keys, &values)?;
            }
            set(&self.store, &mut self.new, Some(number), keys, &values)?;
        }
        Ok(())
    }

    fn into_items(self) -> Vec<Node> {
        let mut store: Vec<Option<Node>> = self.store.into_iter().map(Some).collect();
        let mut items: Vec<Node> = Vec::with_capacity(self.new.len());
        let mut places = vec![usize::MAX; store.len()];
        for number in self.new {
            let item = match store[number].take() {
                Some(node) => {
                    places[number] = items.len();
                    node
                }
                // The same item a second time.
                None => items[places[number]].clone(),
            };
            items.push(item);
        }
        items
    }
}

/// Puts `element` in the place of every item that has these values, else at the end; without an element they are
/// removed. What is empty goes in any case.
fn set(
    store: &[Node],
    numbers: &mut Vec<usize>,
    element: Option<usize>,
    keys: &[&str],
    values: &[String],
) -> Result<()> {
    let of_mappings = keys.first().is_some_and(|key| !key.is_empty())
        && values.first().is_some_and(|value| !value.is_empty());
    let mut kept = Vec::with_capacity(numbers.len() + 1);
    let mut found = false;
    for &number in numbers.iter() {
        let item = &store[number];
        if is_null(item) || is_empty_map(item) {
            continue;
        }
        if item.as_mapping().is_none() && of_mappings {
            kept.push(number);
        } else if has_values(item, keys, values)? {
            found = true;
            kept.extend(element);
        } else if !values.is_empty() {
            kept.push(number);
        }
    }
    *numbers = kept;
    if let Some(element) = element
        && !found
        && !is_null(&store[element])
    {
        numbers.push(element);
    }
    Ok(())
}

/// Whether an item has all these values; an empty value asks for no more than the key, and a key beyond the values
/// asks nothing.
fn has_values(item: &Node, keys: &[&str], values: &[String]) -> Result<bool> {
    if values.is_empty() {
        return Ok(false);
    }
    for (key, value) in keys.iter().zip(values) {
        let same = match value_of(item, key)? {
            None => false,
            Some(found) => found == value || (value.is_empty() && !key.is_empty()),
        };
        if !same {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The text under a key of an item, empty if it is no scalar; `None` without such a field.
fn value_of<'a>(item: &'a Node, key: &str) -> Result<Option<&'a str>> {
    if is_null(item) {
        return Ok(None);
    }
    match (&item.content, key) {
        (Content::Scalar(scalar), ITSELF) => Ok(Some(&scalar.text)),
        (Content::Mapping(fields), key) if key != ITSELF => Ok(fields
            .get(key)
            .map(|value| value.text().unwrap_or_default())),
        (Content::Mapping(_) | Content::Sequence(_) | Content::Scalar(_), _) => {
            let wanted = if key == ITSELF { "scalars" } else { "mappings" };
            let message = format!("wrong node kind: {} in a list of {wanted}", shape(item));
            Err(Fault::new(message)
                .line(item.at.line)
                .column(item.at.column)
                .into())
        }
    }
}

/// The values by which an item is looked up on either side: those it has, or all if it has none.
struct Wanted<'a> {
    pairs: Vec<(&'a str, &'a str)>,
}

impl<'a> Wanted<'a> {
    fn new(keys: &[&'a str], values: &'a [String]) -> Self {
        let all = keys.iter().copied().zip(values.iter().map(String::as_str));
        let mut pairs: Vec<_> = all.clone().filter(|pair| !pair.1.is_empty()).collect();
        if pairs.is_empty() {
            pairs = all.collect();
        }
        Self { pairs }
    }

    fn is(&self, item: &Node) -> bool {
        self.pairs.iter().all(|&(key, value)| {
            if key == ITSELF {
                return item.text().unwrap_or_default() == value;
            }
            let found = item.get(key);
            found.is_some_and(|found| found.text().unwrap_or_default() == value)
        })
    }
}

/// The values of all items, those of the patch first, each once.
fn all_values(keys: &[&str], items: &[Node], patch: &Patch) -> Vec<Values> {
    let changes: &[Node] = match patch {
        Patch::Items(changes) => changes,
        Patch::Nothing | Patch::Itself => &[],
    };
    let mut all: Vec<Values> = Vec::new();
    for item in changes.iter().chain(items) {
        let values: Values = keys.iter().map(|key| key_text(item, key)).collect();
        if !all.contains(&values) {
            all.push(values);
        }
    }
    all
}

fn key_text(item: &Node, key: &str) -> String {
    if key == ITSELF {
        return item.text().unwrap_or_default().to_owned();
    }
    match item.get(key) {
        Some(value) if !is_null(value) => value.text().unwrap_or_default().to_owned(),
        Some(_) | None => String::new(),
    }
}

/// Takes two items for one if they agree where both have a value, and in at least one: both then have all of them.
fn complete(all: &mut [Values]) {
    for one in 0..all.len() {
        // What the first was when its turn came; it is not looked at again when it changes on the way.
        let first = all[one].clone();
        for other in 0..all.len() {
            if let Some(joined) = join(&first, &all[other]) {
                all[one].clone_from(&joined);
                all[other] = joined;
            }
        }
    }
}

fn join(a: &Values, b: &Values) -> Option<Values> {
    let mut common = false;
    let mut joined = Values::with_capacity(a.len());
    for (a, b) in a.iter().zip(b) {
        if a == b {
            common = true;
        } else if !a.is_empty() && !b.is_empty() {
            return None;
        }
        joined.push(if a.is_empty() { b.clone() } else { a.clone() });
    }
    common.then_some(joined)
}

/// Which keys have a value in any item; all of them if none has.
fn used_keys(all: &[Values], keys: &[&str]) -> Vec<bool> {
    let used: Vec<bool> = (0..keys.len())
        .map(|key| all.iter().any(|values| !values[key].is_empty()))
        .collect();
    if used.contains(&true) {
        used
    } else {
        vec![true; keys.len()]
    }
}

fn pick<T: Clone>(items: &[T], used: &[bool]) -> Vec<T> {
    let pairs = items.iter().zip(used);
    pairs
        .filter(|pair| *pair.1)
        .map(|pair| pair.0.clone())
        .collect()
}

/// The text alone tells the type of a scalar that was merged in a list.
fn forget_tag(item: &mut Node) {
    if let Content::Scalar(scalar) = &mut item.content {
        scalar.tag = None;
    }
}

fn is_empty_map(node: &Node) -> bool {
    node.as_mapping()
        .is_some_and(|fields| fields.entries.is_empty())
}
