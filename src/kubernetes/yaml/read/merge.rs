//! Merge keys: `<<: *base` and `<<: [*one, *two]`.
//!
//! Source of the rules: go-yaml 2.4 and 3.0, `decode.go`; kyaml's `DeAnchor`. Of two merged mappings the first wins in
//! both. They differ where an equal key stands before the `<<`: for kustomize it wins as everywhere, for go-yaml v2 it
//! loses, which merges as it comes by.

use std::collections::{BTreeMap, BTreeSet};

use crate::kubernetes::yaml::resolve::CORE;
use crate::kubernetes::yaml::{Content, Dialect, Entry, Error, Mapping, Node, Scalar, Style};

/// `<<` without quotes; in quotes it is a key like any other.
pub(super) fn is_merge(key: &Scalar) -> bool {
    if key.text != "<<" {
        return false;
    }
    match key.tag.as_deref() {
        None => key.style == Style::Plain,
        Some(tag) => tag.strip_prefix(CORE) == Some("merge"),
    }
}

/// The entries of a mapping without its `<<`, and what those bring.
pub(super) fn merge(entries: Vec<Entry>, dialect: Dialect) -> Result<Mapping, Error> {
    match dialect {
        Dialect::Sigs => in_order(entries),
        Dialect::Kyaml => own_first(entries),
    }
    .map(Mapping::from)
}

fn in_order(entries: Vec<Entry>) -> Result<Vec<Entry>, Error> {
    let mut places = BTreeMap::new();
    let mut all: Vec<Entry> = Vec::new();
    let mut put = |entry: Entry| {
        if let Some(place) = places.get(&entry.key.text) {
            all[*place] = entry;
        } else {
            places.insert(entry.key.text.clone(), all.len());
            all.push(entry);
        }
    };
    for entry in entries {
        if is_merge(&entry.key) {
            merged(entry.value)?.into_iter().for_each(&mut put);
        } else {
            put(entry);
        }
    }
    Ok(all)
}

fn own_first(entries: Vec<Entry>) -> Result<Vec<Entry>, Error> {
    let (mut merges, mut all): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| is_merge(&entry.key));
    if let Some(second) = merges.get(1) {
        return Err(Error {
            message: "duplicate merge key".to_owned(),
            at: second.key_at,
        });
    }
    let own: BTreeSet<String> = all.iter().map(|entry| entry.key.text.clone()).collect();
    if let Some(merge) = merges.pop() {
        all.extend(
            merged(merge.value)?
                .into_iter()
                .filter(|entry| !own.contains(&entry.key.text)),
        );
    }
    Ok(all)
}

/// What the value of a `<<` brings, each key once.
fn merged(value: Node) -> Result<Vec<Entry>, Error> {
    let error = Error {
        message: "map merge requires map or sequence of maps as the value".to_owned(),
        at: value.at,
    };
    let sources = match value.content {
        Content::Mapping(mapping) => return Ok(mapping.entries),
        Content::Sequence(items) => items,
        Content::Scalar(_) => return Err(error),
    };
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for source in sources {
        let Content::Mapping(mapping) = source.content else {
            return Err(error);
        };
        all.extend(
            mapping
                .entries
                .into_iter()
                .filter(|entry| seen.insert(entry.key.text.clone())),
        );
    }
    Ok(all)
}
