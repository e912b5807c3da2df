//! One rule of `ignoreDifferences`, and which objects it speaks of.
//!
//! Source: Argo CD `ResourceIgnoreDifferences`; `reason` and `expires` are driftctl's own.

use super::glob;
use crate::kubernetes::ResourceKey;

/// Where a rule was written, from narrow to wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RuleLevel {
    /// `.driftctl.yaml`.
    Config,
}

/// The place of a rule, for the reader who wants to change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RuleSource {
    pub(crate) level: RuleLevel,
    /// As shown: from the Git root, else as given.
    pub(crate) file: String,
    /// Counted from 1.
    pub(crate) line: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IgnoreRule {
    /// A pattern; the empty one matches only the core group.
    pub(crate) group: String,
    /// A pattern.
    pub(crate) kind: String,
    /// Empty for any, else the exact name.
    pub(crate) name: String,
    /// Empty for any, else the exact namespace.
    pub(crate) namespace: String,
    /// RFC 6901 pointers, applied in this order.
    pub(crate) json_pointers: Vec<String>,
    pub(crate) reason: Option<String>,
    pub(crate) source: RuleSource,
}

impl IgnoreRule {
    /// Whether the rule speaks of this object: group and kind by pattern, name and namespace exactly.
    pub(crate) fn matches(&self, key: &ResourceKey) -> bool {
        self.covers(&key.group, &key.kind)
            && (self.name.is_empty() || self.name == key.name)
            && (self.namespace.is_empty() || self.namespace == key.namespace)
    }

    /// Whether the rule speaks of some objects of this kind.
    pub(crate) fn covers(&self, group: &str, kind: &str) -> bool {
        glob::matches(&self.group, group) && glob::matches(&self.kind, kind)
    }
}
