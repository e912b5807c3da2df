//! One rule of `ignoreDifferences`, and which objects it speaks of.
//!
//! Source: Argo CD `ResourceIgnoreDifferences`; `reason` and `expires` are driftctl's own.

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
        glob(&self.group, group) && glob(&self.kind, kind)
    }
}

/// `*` matches any run of characters, `?` one; every other character itself.
fn glob(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    let (mut p, mut t) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while t < text.len() {
        if p < pattern.len() && pattern[p] == '*' {
            retry = Some((p, t));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == '?' || pattern[p] == text[t]) {
            p += 1;
            t += 1;
        } else if let Some((star, from)) = retry {
            p = star + 1;
            t = from + 1;
            retry = Some((star, from + 1));
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_crosses_dots_and_an_empty_one_is_the_core_group() {
        assert!(glob("*.example.com", "a.b.example.com"));
        assert!(glob("*", ""));
        assert!(glob("", ""));
        assert!(!glob("", "apps"));
        assert!(glob("Deploy?ent*", "Deployment"));
        assert!(!glob("Deploy", "Deployment"));
    }
}
