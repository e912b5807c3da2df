//! One rule of `ignoreDifferences`, and which objects it speaks of.
//!
//! Source: Argo CD `ResourceIgnoreDifferences`; `reason` and `expires` are driftctl's own.

use super::glob;
use crate::kubernetes::yaml::{self, Dialect};
use crate::kubernetes::{Manifest, ResourceKey};

/// The annotation by which an object has rules of its own.
const IGNORE_DIFFERENCES: &str = "argocd.argoproj.io/ignore-differences";

/// Where a rule was written, from narrow to wide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RuleLevel {
    /// An annotation of the object itself.
    Resource,
    /// `.driftctl.yaml`.
    #[default]
    Config,
    /// `argocd-cm`.
    System,
}

/// The place of a rule, for the reader who wants to change it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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
    /// What an annotation of an object tells Argo CD to ignore in it; `None` for one that says nothing, or nothing that
    /// can be read. Like a rule of the Application it holds for Git, last applied and live.
    ///
    /// Source: Argo CD 3.6, `util/argo/diff/ignore.go` (`ExtractIgnoreDifferencesFromAnnotations`).
    pub(crate) fn annotated(object: &Manifest, source: RuleSource) -> Option<Self> {
        let text = object.annotation(IGNORE_DIFFERENCES)?;
        let documents = yaml::documents(text.as_bytes()).ok()?;
        let value = documents.first()?.value(Dialect::Sigs).ok()?;
        let items = value.get("jsonPointers")?.as_array()?.iter();
        let pointers: Option<Vec<String>> =
            items.map(|item| item.as_str().map(str::to_owned)).collect();
        let gvk = object.gvk();
        Some(Self {
            group: gvk.group.clone(),
            kind: gvk.kind.clone(),
            name: object.name().to_owned(),
            namespace: object.namespace().to_owned(),
            json_pointers: pointers.filter(|pointers| !pointers.is_empty())?,
            source,
            ..Self::default()
        })
    }

    /// Whether the rule speaks of this object: group and kind by pattern, name and namespace exactly.
    pub(crate) fn matches(&self, key: &ResourceKey) -> bool {
        self.names(key) && self.covers(&key.group, &key.kind)
    }

    /// Whether it speaks of objects of this name and namespace, of whatever kind.
    pub(crate) fn names(&self, key: &ResourceKey) -> bool {
        (self.name.is_empty() || self.name == key.name)
            && (self.namespace.is_empty() || self.namespace == key.namespace)
    }

    /// Whether the rule's field managers are trusted with this object.
    ///
    /// Those of `argocd-cm` are looked up by `<group>/<kind>` as it is written there, so that patterns match nothing
    /// but `*/*` itself, and a core kind without its slash does not match either.
    pub(crate) fn trusts(&self, key: &ResourceKey) -> bool {
        match self.source.level {
            RuleLevel::Resource | RuleLevel::Config => self.matches(key),
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn annotated(text: &str) -> Option<Vec<String>> {
        let object = json!({"apiVersion": "apps/v1", "kind": "Deployment",
            "metadata": {"name": "a", "namespace": "web", "annotations": {IGNORE_DIFFERENCES: text}}});
        let object = Manifest::new(object).expect("a manifest");
        let rule = IgnoreRule::annotated(&object, RuleSource::default())?;
        assert!(rule.matches(&object.key()));
        Some(rule.json_pointers)
    }

    #[test]
    fn an_annotation_is_a_rule_for_its_object() {
        let pointers = |text: &[&str]| Some(text.iter().map(|&text| text.to_owned()).collect());
        assert_eq!(
            annotated("jsonPointers:\n- /spec/replicas\n- /metadata/labels/a~1b\n"),
            pointers(&["/spec/replicas", "/metadata/labels/a~1b"])
        );
        assert_eq!(
            annotated(r#"{"jsonPointers": ["/a"], "jqPathExpressions": [".b"]}"#),
            pointers(&["/a"])
        );
        for text in [
            "",
            "jsonPointers: []",
            "jsonPointers: /a",
            "/a,/b",
            "jsonPointers: [[a]]",
            "a: [",
        ] {
            assert_eq!(annotated(text), None, "{text}");
        }
    }
}
