//! What is done to the resources of a kustomization, in kustomize's order, whatever the order of the file.
//!
//! Source of the order: kustomize 5.8, `api/internal/target/kusttarget_configplugin.go`.

mod affix;
mod images;
mod labels;
mod namespace;
mod replicas;

use crate::kubernetes::yaml::{Node, Position};

use super::faults::{Located, Result};
use super::field_spec::{FieldSpec, Leaf};
use super::journal;
use super::kustomization::Kustomization;
use super::loader::Loader;
use super::patches::{self, Schemas};
use super::provenance::{Trace, transformed};
use super::replacements;
use super::resource::Resource;
use super::resource_map::ResourceMap;
use super::transformer_config::TransformerConfig;

pub(super) use affix::{Affix, add_affix};
pub(super) use labels::set_entries;
pub(super) use namespace::{NamespaceChange, Subjects, set_namespace};

use images::set_images;
use labels::label_specs;
use replicas::set_replicas;

/// One kustomization at work: what it asks for, where its fields are, and what it may read.
#[derive(Clone, Copy)]
pub(super) struct Layer<'a> {
    pub(super) kustomization: &'a Kustomization,
    pub(super) config: &'a TransformerConfig,
    pub(super) loader: &'a Loader<'a>,
    pub(super) trace: &'a Trace,
    /// What is known of types.
    pub(super) schemas: &'a Schemas,
}

impl Layer<'_> {
    /// Runs every transformer that the kustomization asks for; what one of them empties is dropped before the next.
    pub(super) fn transform(&self, map: &mut ResourceMap) -> Result<()> {
        self.patch(map)?;
        self.rename(map)?;
        self.mark(map)?;
        patches::patch_json_6902(self, map)?;
        self.count(map)
    }

    /// Enters what an entry of a field did in the journals.
    pub(super) fn note(&self, map: &mut ResourceMap, what: &str, which: &str, at: Position) {
        journal::note(map, || {
            journal::step(what, which, &self.kustomization.file, at)
        });
    }

    /// The same for a field without entries.
    fn note_field(&self, map: &mut ResourceMap, field: &'static str) {
        self.note(map, field, "", self.kustomization.place(field));
    }

    /// Notes that one kind of transformer ran so many times.
    pub(super) fn done(&self, map: &mut ResourceMap, kind: &str, times: usize) {
        let source = self.trace.builtin(self.kustomization, kind);
        for _ in 0..times {
            transformed(map, source.as_ref());
        }
        if times > 0 {
            map.settle();
            map.drop_empty();
        }
    }

    fn patch(&self, map: &mut ResourceMap) -> Result<()> {
        let kustomization = self.kustomization;
        patches::patch_strategic_merge(self, map)?;
        let merges = usize::from(!kustomization.patches_strategic_merge.is_empty());
        self.done(map, "PatchStrategicMergeTransformer", merges);
        patches::patch(self, map)
    }

    fn rename(&self, map: &mut ResourceMap) -> Result<()> {
        let Self {
            kustomization,
            config,
            ..
        } = self;
        if !kustomization.namespace.is_empty() {
            let change = NamespaceChange {
                namespace: &kustomization.namespace,
                specs: &config.namespace,
                unset_only: false,
                subjects: Subjects::NamedDefault,
            };
            set_namespace(map, &change)?;
            self.note_field(map, "namespace");
            self.done(map, "NamespaceTransformer", 1);
        }
        if !kustomization.name_prefix.is_empty() {
            add_affix(
                map,
                Affix::Prefix(&kustomization.name_prefix),
                &config.name_prefix,
            )?;
            self.note_field(map, "namePrefix");
            self.done(map, "PrefixTransformer", 1);
        }
        if !kustomization.name_suffix.is_empty() {
            add_affix(
                map,
                Affix::Suffix(&kustomization.name_suffix),
                &config.name_suffix,
            )?;
            self.note_field(map, "nameSuffix");
            self.done(map, "SuffixTransformer", 1);
        }
        Ok(())
    }

    /// Labels and annotations; kustomize runs its transformer for `commonLabels` also where only `labels` are given.
    fn mark(&self, map: &mut ResourceMap) -> Result<()> {
        let Self {
            kustomization,
            config,
            ..
        } = self;
        for entry in &kustomization.labels {
            let specs = label_specs(entry, config).at(&kustomization.file, entry.at)?;
            set_entries(map, &entry.pairs, &specs)?;
            self.note(map, "labels", "", entry.at);
        }
        set_entries(map, &kustomization.common_labels, &config.common_labels)?;
        self.note_field(map, "commonLabels");
        if !kustomization.labels.is_empty() || !kustomization.common_labels.is_empty() {
            self.done(map, "LabelTransformer", kustomization.labels.len() + 1);
        }
        if !kustomization.common_annotations.is_empty() {
            set_entries(
                map,
                &kustomization.common_annotations,
                &config.common_annotations,
            )?;
            self.note_field(map, "commonAnnotations");
            self.done(map, "AnnotationsTransformer", 1);
        }
        Ok(())
    }

    fn count(&self, map: &mut ResourceMap) -> Result<()> {
        let Self {
            kustomization,
            config,
            ..
        } = self;
        for entry in &kustomization.replicas {
            set_replicas(map, entry, &config.replicas).at(&kustomization.file, entry.at)?;
            self.note(map, "replicas", &entry.name, entry.at);
        }
        self.done(map, "ReplicaCountTransformer", kustomization.replicas.len());
        for entry in &kustomization.images {
            set_images(map, entry, &config.images)?;
            self.note(map, "images", &entry.name, entry.at);
        }
        self.done(map, "ImageTagTransformer", kustomization.images.len());
        replacements::replace(self, map)?;
        let replaces = usize::from(!kustomization.replacements.is_empty());
        self.done(map, "ReplacementTransformer", replaces);
        Ok(())
    }
}

/// Visits the fields of one resource to which the specs of its kind lead.
fn visit(
    resource: &mut Resource,
    specs: &[FieldSpec],
    leaf: Leaf,
    change: &mut dyn FnMut(&mut Node) -> anyhow::Result<()>,
) -> Result<()> {
    let gvk = resource.gvk();
    for spec in specs.iter().filter(|spec| spec.selects(&gvk)) {
        if let Err(error) = spec.walk(&mut resource.node, leaf, change) {
            let error = error.context(format!("set field `{}`", spec.path));
            return Err(error).of(resource.current_id(), resource.origin.as_ref());
        }
    }
    Ok(())
}
