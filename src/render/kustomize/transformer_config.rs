//! Which fields each transformer touches; the defaults, and what `configurations` and `crds` add.
//!
//! Source of the rules: kustomize 5.8, `api/internal/plugins/builtinconfig/`. Nothing can be taken away from the
//! defaults; a parent takes over what its bases were configured with, never the other way round.

use std::sync::{Arc, LazyLock};

use anyhow::Result;

use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::yaml::Node;

use super::defaults;
use super::field_spec::{FieldSpec, merge_all};
use super::kustomization::field_spec;
use super::order::type_order;
use super::strict::Strict;

/// The fields in which objects of one kind are named by others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameReference {
    pub(crate) referred: GroupVersionKind,
    pub(crate) referrers: Vec<FieldSpec>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TransformerConfig {
    pub(crate) name_prefix: Vec<FieldSpec>,
    pub(crate) name_suffix: Vec<FieldSpec>,
    pub(crate) namespace: Vec<FieldSpec>,
    pub(crate) common_labels: Vec<FieldSpec>,
    pub(crate) labels: Vec<FieldSpec>,
    pub(crate) template_labels: Vec<FieldSpec>,
    pub(crate) volume_claim_template_labels: Vec<FieldSpec>,
    pub(crate) common_annotations: Vec<FieldSpec>,
    pub(crate) name_reference: Vec<NameReference>,
    pub(crate) var_reference: Vec<FieldSpec>,
    pub(crate) images: Vec<FieldSpec>,
    pub(crate) replicas: Vec<FieldSpec>,
}

/// The defaults as a build without `configurations` has them.
static DEFAULT: LazyLock<Arc<TransformerConfig>> = LazyLock::new(|| {
    let mut config = defaults::transformer_config();
    config.sort();
    Arc::new(config)
});

const FIELDS: &[&str] = &[
    "namePrefix",
    "nameSuffix",
    "namespace",
    "commonLabels",
    "labels",
    "templateLabels",
    "volumeClaimTemplateLabels",
    "commonAnnotations",
    "nameReference",
    "varReference",
    "images",
    "replicas",
];

impl TransformerConfig {
    /// The defaults and what the given files add to them.
    pub(crate) fn with_defaults(files: &[Self]) -> Result<Arc<Self>> {
        if files.is_empty() {
            return Ok(Arc::clone(&DEFAULT));
        }
        let mut added = Self::default();
        for file in files {
            added.merge(file)?;
        }
        let mut config = defaults::transformer_config();
        config.merge(&added)?;
        Ok(Arc::new(config))
    }

    /// Reads one file of `configurations`.
    pub(crate) fn read(document: Option<&Node>, strict: &mut Strict) -> Self {
        let mut config = Self::default();
        let Some(document) = document else {
            return config;
        };
        for (name, value) in strict.fields(document, "a transformer configuration", FIELDS) {
            if name == "nameReference" {
                for item in strict.items(value, "`nameReference`") {
                    config
                        .name_reference
                        .push(NameReference::read(item, strict));
                }
                continue;
            }
            let specs = strict.items(value, &format!("`{name}`")).iter();
            let specs = specs.map(|item| field_spec(item, strict)).collect();
            *config.list(name) = specs;
        }
        config
    }

    fn list(&mut self, name: &str) -> &mut Vec<FieldSpec> {
        match name {
            "namePrefix" => &mut self.name_prefix,
            "nameSuffix" => &mut self.name_suffix,
            "namespace" => &mut self.namespace,
            "commonLabels" => &mut self.common_labels,
            "labels" => &mut self.labels,
            "templateLabels" => &mut self.template_labels,
            "volumeClaimTemplateLabels" => &mut self.volume_claim_template_labels,
            "commonAnnotations" => &mut self.common_annotations,
            "varReference" => &mut self.var_reference,
            "images" => &mut self.images,
            _ => &mut self.replicas,
        }
    }

    /// Adds what `other` has and this has not, and sorts: the order decides what the next merge adds, as a general spec
    /// yields to a special one of the same path that stands before it.
    pub(crate) fn merge(&mut self, other: &Self) -> Result<()> {
        let lists = [
            (&mut self.name_prefix, &other.name_prefix),
            (&mut self.name_suffix, &other.name_suffix),
            (&mut self.namespace, &other.namespace),
            (&mut self.common_labels, &other.common_labels),
            (&mut self.labels, &other.labels),
            (&mut self.template_labels, &other.template_labels),
            (
                &mut self.volume_claim_template_labels,
                &other.volume_claim_template_labels,
            ),
            (&mut self.common_annotations, &other.common_annotations),
            (&mut self.var_reference, &other.var_reference),
            (&mut self.images, &other.images),
            (&mut self.replicas, &other.replicas),
        ];
        for (into, from) in lists {
            merge_all(into, from.iter().cloned())?;
        }
        for reference in &other.name_reference {
            self.merge_reference(reference)?;
        }
        self.sort();
        Ok(())
    }

    fn sort(&mut self) {
        for name in FIELDS.iter().filter(|name| **name != "nameReference") {
            self.list(name)
                .sort_by_cached_key(|spec| type_order(&spec.group, &spec.version, &spec.kind));
        }
        self.name_reference.sort_by_cached_key(|reference| {
            let referred = &reference.referred;
            type_order(&referred.group, &referred.version, &referred.kind)
        });
    }

    fn merge_reference(&mut self, other: &NameReference) -> Result<()> {
        let old = self
            .name_reference
            .iter_mut()
            .find(|old| old.referred == other.referred);
        if let Some(old) = old {
            return merge_all(&mut old.referrers, other.referrers.iter().cloned());
        }
        self.name_reference.push(other.clone());
        Ok(())
    }
}

/// Merges shared configurations; nearly always both are the defaults, and nothing is copied.
pub(crate) fn merge_shared(
    into: &mut Arc<TransformerConfig>,
    other: &Arc<TransformerConfig>,
) -> Result<()> {
    if Arc::ptr_eq(into, other) {
        return Ok(());
    }
    let is_first = into.name_prefix.is_empty();
    if is_first && Arc::ptr_eq(other, &DEFAULT) {
        *into = Arc::clone(other);
        return Ok(());
    }
    Arc::make_mut(into).merge(other)
}

impl NameReference {
    fn read(node: &Node, strict: &mut Strict) -> Self {
        let mut reference = Self::default();
        let known = ["group", "version", "kind", "fieldSpecs"];
        for (name, value) in strict.fields(node, "an entry of `nameReference`", &known) {
            match name {
                "group" => reference.referred.group = strict.embedded_string(value, name),
                "version" => reference.referred.version = strict.embedded_string(value, name),
                "kind" => reference.referred.kind = strict.embedded_string(value, name),
                _ => {
                    for item in strict.items(value, "`fieldSpecs`") {
                        reference.referrers.push(field_spec(item, strict));
                    }
                }
            }
        }
        reference
    }
}
