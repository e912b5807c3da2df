//! Scalars that are one: a label that one transformer adds in several places of an object is a single node in kustomize,
//! and whoever later writes over it in one place (an overlay's patch, its labels) writes over it in all of them.
//!
//! Here every place has its own scalar; those that belong together carry one number, and after each step of a build the
//! last write is copied to the others. Source of the behaviour: kyaml `yaml/fns.go` (`FieldSetter` keeps the node it is
//! given), `api/filters/filtersutil/setters.go` (one node for all field specs).

use std::collections::BTreeMap;

use crate::kubernetes::yaml::{Content, Node, Scalar};

use super::resource::Resource;
use super::setters::string;

/// The scalars of one object that belong together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared {
    /// How many numbers were given.
    numbers: u32,
    /// What those with a number hold.
    held: BTreeMap<u32, Scalar>,
}

impl Shared {
    /// The first of `count` numbers that no scalar of the object has yet.
    pub(crate) fn numbers(&mut self, count: usize) -> u32 {
        let first = self.numbers + 1;
        self.numbers = self
            .numbers
            .saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        first
    }

    /// Notes that several scalars with this number hold `text`.
    pub(crate) fn hold(&mut self, number: u32, text: &str) {
        self.held.insert(number, string(text));
    }
}

/// Copies what was written over one of several scalars that belong together to the others.
pub(crate) fn settle(resource: &mut Resource) {
    let held = &mut resource.shared.held;
    if held.is_empty() {
        return;
    }
    let mut changed = BTreeMap::new();
    collect(&resource.node, held, &mut changed);
    if changed.is_empty() {
        return;
    }
    spread(&mut resource.node, &changed);
    held.extend(changed);
}

/// Finds what differs from what was noted; of two changes the later in the order of kustomize's walk counts.
fn collect(node: &Node, noted: &BTreeMap<u32, Scalar>, changed: &mut BTreeMap<u32, Scalar>) {
    match &node.content {
        Content::Scalar(scalar) => {
            let noted = noted.get(&scalar.shared);
            if noted.is_some_and(|noted| !is_same(noted, scalar)) {
                changed.insert(scalar.shared, scalar.clone());
            }
        }
        Content::Sequence(items) => items.iter().for_each(|item| collect(item, noted, changed)),
        Content::Mapping(mapping) => {
            let mut entries: Vec<_> = mapping.entries.iter().collect();
            entries.sort_unstable_by(|a, b| a.key.text.cmp(&b.key.text));
            for entry in entries {
                collect(&entry.value, noted, changed);
            }
        }
    }
}

fn is_same(a: &Scalar, b: &Scalar) -> bool {
    (&a.text, a.style, &a.tag) == (&b.text, b.style, &b.tag)
}

fn spread(node: &mut Node, changed: &BTreeMap<u32, Scalar>) {
    match &mut node.content {
        Content::Scalar(scalar) => {
            if let Some(new) = changed.get(&scalar.shared) {
                scalar.clone_from(new);
            }
        }
        Content::Sequence(items) => items.iter_mut().for_each(|item| spread(item, changed)),
        Content::Mapping(mapping) => {
            for entry in &mut mapping.entries {
                spread(&mut entry.value, changed);
            }
        }
    }
}

/// Makes of a tree one that has nothing in common with where it was copied from.
pub(crate) fn unshare(node: &mut Node) {
    match &mut node.content {
        Content::Scalar(scalar) => scalar.shared = 0,
        Content::Sequence(items) => items.iter_mut().for_each(unshare),
        Content::Mapping(mapping) => {
            let entries = mapping.entries.iter_mut();
            entries.for_each(|entry| unshare(&mut entry.value));
        }
    }
}
