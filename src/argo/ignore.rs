//! One rule of `ignoreDifferences`, and which objects it speaks of.
//!
//! Source: Argo CD `ResourceIgnoreDifferences`; `reason` and `expires` are driftctl's own.

use super::glob;
use crate::kubernetes::ResourceKey;

/// Where a rule was written, from narrow to wide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RuleLevel {
    /// `.driftctl.yaml`.
    #[default]
    Config,
    /// `argocd-cm`.
    System,
}

/// The place of a rule, for the reader who wants to change it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RuleSource {
    pub(crate) level: RuleLevel,
    /// As shown: from the Git root, else as given.
    pub(crate) file: String,
    /// Counted from 1.
    pub(crate) line: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct IgnoreRule {
    /// A pattern; the empty one matches only the core group.
    pub(crate) group: String,
    /// A pattern.
    pub(crate) kind: String,
    /// Whether a core kind is written with the slash of its empty group, `/Service`: a key of `argocd-cm` may be.
    pub(crate) has_slash: bool,
    /// Empty for any, else the exact name.
    pub(crate) name: String,
    /// Empty for any, else the exact namespace.
    pub(crate) namespace: String,
    /// RFC 6901 pointers, applied in this order.
    pub(crate) json_pointers: Vec<String>,
    /// jq expressions, applied in this order after the pointers.
    pub(crate) jq_path_expressions: Vec<String>,
    /// Exact names of field managers whose changes are not counted.
    pub(crate) managed_fields_managers: Vec<String>,
    pub(crate) reason: Option<String>,
    /// The last day on which the rule holds, `YYYY-MM-DD`.
    pub(crate) expires: Option<String>,
    pub(crate) source: RuleSource,
}

impl IgnoreRule {
    /// Whether the rule speaks of this object: group and kind by pattern, name and namespace exactly.
    pub(crate) fn matches(&self, key: &ResourceKey) -> bool {
        self.covers(&key.group, &key.kind)
            && (self.name.is_empty() || self.name == key.name)
            && (self.namespace.is_empty() || self.namespace == key.namespace)
    }

    /// Whether the rule's field managers are trusted with this object.
    ///
    /// Those of `argocd-cm` are looked up by `<group>/<kind>` as it is written there, so that patterns match nothing
    /// but `*/*` itself, and a core kind without its slash does not match either.
    pub(crate) fn trusts(&self, key: &ResourceKey) -> bool {
        match self.source.level {
            RuleLevel::Config => self.matches(key),
            RuleLevel::System => {
                let any = self.group == "*" && self.kind == "*";
                let written = !key.group.is_empty() || self.has_slash;
                any || (written && self.group == key.group && self.kind == key.kind)
            }
        }
    }

    /// Whether the rule is no longer meant to hold on this day, `YYYY-MM-DD` or longer.
    pub(crate) fn has_expired(&self, today: &str) -> bool {
        let day = self.expires.as_deref();
        day.is_some_and(|day| today.get(..10).is_some_and(|today| day < today))
    }

    /// Whether the rule hides anything at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.json_pointers.is_empty()
            && self.jq_path_expressions.is_empty()
            && self.managed_fields_managers.is_empty()
    }

    /// Whether the rule speaks of some objects of this kind.
    pub(crate) fn covers(&self, group: &str, kind: &str) -> bool {
        glob::matches(&self.group, group) && glob::matches(&self.kind, kind)
    }
}
