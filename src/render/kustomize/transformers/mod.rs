//! What is done to the resources of a kustomization, in kustomize's order, whatever the order of the file.
//!
//! Source of the order: kustomize 5.8, `api/internal/target/kusttarget_configplugin.go`.

mod affix;
mod images;
mod labels;
mod namespace;
mod replicas;

use crate::kubernetes::yaml::Node;

use super::faults::{Located, Result};
use super::field_spec::{FieldSpec, Leaf};
use super::kustomization::Kustomization;
use super::loader::Loader;
use super::patches;
use super::replacements;
use super::resource::Resource;
use super::resource_map::ResourceMap;
use super::transformer_config::TransformerConfig;

pub(super) use affix::{Affix, add_affix};
pub(super) use images::set_images;
pub(super) use labels::{label_specs, set_entries};
pub(super) use namespace::{NamespaceChange, Subjects, set_namespace};
pub(super) use replicas::set_replicas;

/// Runs every transformer that the kustomization asks for; what one of them empties is dropped before the next.
pub(super) fn transform(
    map: &mut ResourceMap,
    kustomization: &Kustomization,
    config: &TransformerConfig,
    loader: &Loader<'_>,
) -> Result<()> {
    patches::patch_strategic_merge(kustomization, loader, map)?;
    patches::patch(kustomization, loader, map)?;
    if !kustomization.namespace.is_empty() {
        let change = NamespaceChange {
            namespace: &kustomization.namespace,
            specs: &config.namespace,
            unset_only: false,
            subjects: Subjects::NamedDefault,
        };
        set_namespace(map, &change)?;
        map.drop_empty();
    }
    if !kustomization.name_prefix.is_empty() {
        add_affix(
            map,
            Affix::Prefix(&kustomization.name_prefix),
            &config.name_prefix,
        )?;
    }
    if !kustomization.name_suffix.is_empty() {
        add_affix(
            map,
            Affix::Suffix(&kustomization.name_suffix),
            &config.name_suffix,
        )?;
    }
    for entry in &kustomization.labels {
        let specs = label_specs(entry, config).at(&kustomization.file, entry.at)?;
        set_entries(map, &entry.pairs, &specs)?;
    }
    set_entries(map, &kustomization.common_labels, &config.common_labels)?;
    set_entries(
        map,
        &kustomization.common_annotations,
        &config.common_annotations,
    )?;
    patches::patch_json_6902(kustomization, loader, map)?;
    for entry in &kustomization.replicas {
        set_replicas(map, entry, &config.replicas).at(&kustomization.file, entry.at)?;
    }
    for entry in &kustomization.images {
        set_images(map, entry, &config.images)?;
    }
    replacements::replace(kustomization, loader, map)
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
