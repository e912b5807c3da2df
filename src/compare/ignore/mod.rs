//! `ignoreDifferences`: fields taken out of every side before they are compared.
//!
//! Source: Argo CD `util/argo/normalizers/diff_normalizer.go`. A rule is matched against each side by that side's own
//! group, kind, name and namespace, and works on the result of the rules before it.

mod jq;
mod json_pointer;

use std::collections::HashMap;

use serde_json::Value;

use super::normalize;
use crate::argo::IgnoreRule;
use crate::kubernetes::{GroupKind, Manifest, ResourceKey};

pub(super) use json_pointer::resolve;

/// The rules of one application, by kind.
pub(super) struct Rulebook<'a> {
    by_kind: HashMap<GroupKind, Vec<&'a IgnoreRule>>,
}

/// The rules that are applied to one pair.
pub(super) struct Ignores<'a> {
    rules: &'a [&'a IgnoreRule],
}

impl<'a> Rulebook<'a> {
    /// Looks up once for each kind which rules may speak of it.
    pub(super) fn new(rules: &'a [IgnoreRule], kinds: impl Iterator<Item = GroupKind>) -> Self {
        let mut by_kind = HashMap::new();
        if !rules.is_empty() {
            for kind in kinds {
                by_kind.entry(kind).or_insert_with_key(|kind| {
                    let covers = |rule: &&IgnoreRule| rule.covers(&kind.group, &kind.kind);
                    rules.iter().filter(covers).collect()
                });
            }
        }
        Self { by_kind }
    }

    /// The rules that may speak of objects of this kind.
    pub(super) fn of(&self, kind: &GroupKind) -> Ignores<'_> {
        let rules = self.by_kind.get(kind).map_or(&[][..], Vec::as_slice);
        Ignores { rules }
    }
}

impl<'a> Ignores<'a> {
    pub(super) fn none() -> Self {
        Self { rules: &[] }
    }

    /// Takes out what the matching rules point at.
    pub(super) fn apply(&self, tree: &mut Value) {
        if self.rules.is_empty() {
            return;
        }
        let key = key(tree);
        for rule in self.rules.iter().filter(|rule| rule.matches(&key)) {
            for pointer in &rule.json_pointers {
                json_pointer::remove(tree, pointer);
            }
        }
    }

    /// The rules that speak of this object, each with one of its pointers, in the order of application.
    pub(super) fn pointers(&self, live: &Manifest) -> Vec<(&'a IgnoreRule, &'a str)> {
        if self.rules.is_empty() {
            return Vec::new();
        }
        let key = live.key();
        self.rules
            .iter()
            .filter(|rule| rule.matches(&key))
            .flat_map(|&rule| {
                rule.json_pointers
                    .iter()
                    .map(move |pointer| (rule, pointer.as_str()))
            })
            .collect()
    }
}

/// What a tree says of its own identity.
fn key(tree: &Value) -> ResourceKey {
    let gvk = normalize::gvk(tree);
    let metadata = |key: &str| {
        let text = tree
            .get("metadata")
            .and_then(|metadata| metadata.get(key)?.as_str());
        text.unwrap_or_default().to_owned()
    };
    ResourceKey {
        group: gvk.group,
        kind: gvk.kind,
        namespace: metadata("namespace"),
        name: metadata("name"),
    }
}
