//! Target: which objects a patch is for.
//!
//! Source of the rules: kustomize 5.8, `api/types/selector.go` and `api/resmap/reswrangler.go` (`Select`). Group,
//! version, kind, name and namespace are regular expressions that must match the whole text; name and namespace may be
//! the original or the present ones. What selects nothing is silently fine.

use regex::Regex;

use crate::kubernetes::yaml::{Content, Node};
use crate::model::Fault;
use crate::render::kustomize::kustomization::Selector;
use crate::render::kustomize::regexp;
use crate::render::kustomize::resource::{ResId, Resource};
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::setters::refuse_unpaired;

use super::label_selector::LabelSelector;

/// A selector, ready to be used.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    group: Pattern,
    version: Pattern,
    kind: Pattern,
    name: Pattern,
    namespace: Pattern,
    labels: Labels,
    annotations: Labels,
}

/// A malformed selector is a fault only when an object gets as far as being tried.
type Labels = std::result::Result<LabelSelector, Fault>;

impl Target {
    pub(crate) fn new(selector: &Selector) -> Result<Self, Fault> {
        Ok(Self {
            group: Pattern::new("group", &selector.gvk.group)?,
            version: Pattern::new("version", &selector.gvk.version)?,
            kind: Pattern::new("kind", &selector.gvk.kind)?,
            name: Pattern::new("name", &selector.name)?,
            namespace: Pattern::new("namespace", &selector.namespace)?,
            labels: labels("labelSelector", &selector.label_selector),
            annotations: labels("annotationSelector", &selector.annotation_selector),
        })
    }

    /// The places of the selected resources, in load order.
    pub(crate) fn select(&self, resources: &ResourceMap) -> Result<Vec<usize>, Fault> {
        let mut selected = Vec::new();
        for (place, resource) in resources.iter().enumerate() {
            if self.selects(resource)? {
                resource.refuse_lost()?;
                selected.push(place);
            }
        }
        Ok(selected)
    }

    pub(crate) fn selects(&self, resource: &Resource) -> Result<bool, Fault> {
        if !self.selects_identity(resource) || !self.selects_kind(resource) {
            return Ok(false);
        }
        self.selects_labels(resource)
    }

    /// Whether one identity is selected, by its namespace as it is written.
    pub(crate) fn selects_id(&self, id: &ResId) -> bool {
        self.kind.matches(&id.gvk.kind)
            && self.group.matches(&id.gvk.group)
            && self.version.matches(&id.gvk.version)
            && self.name.matches(&id.name)
            && self.namespace.matches(&id.namespace)
    }

    /// Whether labels and annotations are selected.
    pub(crate) fn selects_labels(&self, resource: &Resource) -> Result<bool, Fault> {
        let (labels, annotations) = (&self.labels, &self.annotations);
        let labels = labels.as_ref().map_err(Fault::clone)?;
        refuse_unpaired(&resource.node, "labels")
            .map_err(|fault| fault.subject(resource.current_id().to_string()))?;
        // What is no text is there, as an empty one.
        let value = |field: &str, key: &str| {
            let value = match &resource.metadata(field)?.content {
                Content::Mapping(map) => map.get(key),
                Content::Sequence(items) => paired(items, key),
                Content::Scalar(_) => None,
            };
            Some(value?.text().unwrap_or_default())
        };
        if !labels.matches(|key| value("labels", key)) {
            return Ok(false);
        }
        let annotations = annotations.as_ref().map_err(Fault::clone)?;
        Ok(annotations.matches(|key| value("annotations", key)))
    }

    fn selects_kind(&self, resource: &Resource) -> bool {
        let api_version = resource.api_version();
        let (group, version) = api_version.split_once('/').unwrap_or(("", api_version));
        self.kind.matches(resource.kind())
            && self.group.matches(group)
            && self.version.matches(version)
    }

    fn selects_identity(&self, resource: &Resource) -> bool {
        if self.name.is_any() && self.namespace.is_any() {
            return true;
        }
        let (original, current) = (resource.original_id(), resource.current_id());
        let name = self.name.matches(&original.name) || self.name.matches(&current.name);
        name && (self.namespace.matches(original.effective_namespace())
            || self.namespace.matches(current.effective_namespace()))
    }
}

/// The value of a key in a list that stands for a map, see [`pairs`](crate::render::kustomize::setters::pairs).
fn paired<'a>(items: &'a [Node], key: &str) -> Option<&'a Node> {
    let mut pairs = items.chunks_exact(2).rev();
    let pair = pairs.find(|pair| pair[0].text().unwrap_or_default() == key)?;
    Some(&pair[1])
}

/// A regular expression for a whole text; nothing written matches everything.
#[derive(Clone, Debug)]
enum Pattern {
    Any,
    /// Has no special character.
    Exactly(String),
    Expression(Regex),
}

impl Pattern {
    fn new(part: &str, text: &str) -> Result<Self, Fault> {
        if text.is_empty() {
            return Ok(Self::Any);
        }
        if text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            return Ok(Self::Exactly(text.to_owned()));
        }
        let expression = regexp::compile(&format!("^(?:{text})$"));
        expression.map(Self::Expression).map_err(|reason| {
            Fault::new(format!(
                "`{text}` in `{part}` is not a regular expression: {reason}"
            ))
        })
    }

    fn is_any(&self) -> bool {
        matches!(self, Self::Any)
    }

    fn matches(&self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Exactly(wanted) => wanted == text,
            Self::Expression(expression) => expression.is_match(text),
        }
    }
}

fn labels(field: &str, text: &str) -> Labels {
    LabelSelector::parse(text).map_err(|error| Fault::new(format!("malformed `{field}`: {error}")))
}
