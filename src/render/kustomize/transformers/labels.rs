//! `labels`, `commonLabels` and `commonAnnotations`: entries set in maps of strings.
//!
//! Source of the rules: kustomize 5.8, `api/internal/target/kusttarget_configplugin.go`, `api/filters/labels/`.

use std::collections::BTreeMap;

use crate::render::kustomize::faults::Result;
use crate::render::kustomize::field_spec::{FieldSpec, Leaf, merge_all, merge_one};
use crate::render::kustomize::kustomization::LabelEntry;
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::setters::{Entered, set_shared_entry};
use crate::render::kustomize::shared::settle;
use crate::render::kustomize::transformer_config::TransformerConfig;

use super::visit;

/// The fields that one entry of `labels` sets: its own, the configured ones, and what its flags ask for.
pub(crate) fn label_specs(
    entry: &LabelEntry,
    config: &TransformerConfig,
) -> Result<Vec<FieldSpec>> {
    let mut specs = entry.fields.clone();
    merge_all(&mut specs, config.labels.iter().cloned())?;
    if entry.include_selectors {
        merge_all(&mut specs, config.common_labels.iter().cloned())?;
        return Ok(specs);
    }
    if entry.include_templates {
        merge_all(&mut specs, config.template_labels.iter().cloned())?;
    }
    if entry.include_volume_claim_templates {
        merge_all(
            &mut specs,
            config.volume_claim_template_labels.iter().cloned(),
        )?;
    }
    let own = FieldSpec {
        path: "metadata/labels".into(),
        create: true,
        ..FieldSpec::default()
    };
    merge_one(&mut specs, own)?;
    Ok(specs)
}

/// Sets every entry in every map that the specs lead to.
pub(crate) fn set_entries(
    map: &mut ResourceMap,
    entries: &BTreeMap<String, String>,
    specs: &[FieldSpec],
) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    for resource in map.iter_mut() {
        let first = resource.shared.numbers(entries.len());
        let mut added = vec![0_u32; entries.len()];
        visit(resource, specs, Leaf::Mapping, &mut |node| {
            for (number, (key, value)) in (first..).zip(entries) {
                if set_shared_entry(node, key, value, number)? == Entered::Added {
                    added[(number - first) as usize] += 1;
                }
            }
            Ok(())
        })?;
        for (number, ((_, value), added)) in (first..).zip(entries.iter().zip(added)) {
            if added > 1 {
                resource.shared.hold(number, value);
            }
        }
        settle(resource);
    }
    Ok(())
}
