//! The three fields that hold patches, each entry in its order; all that fail are told.

use crate::model::Fault;
use crate::render::kustomize::faults::{Collector, Located, Result};
use crate::render::kustomize::kustomization::PatchEntry;
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::transformers::Layer;

use super::apply::{Renaming, merge_copies, merge_named, merge_selected, patch_selected};
use super::patch::{Changes, Patch, read_json_6902, read_strategic};

/// Applies the entries of `patches`.
pub(crate) fn patch(layer: &Layer, resources: &mut ResourceMap) -> Result<()> {
    let field = (
        "patches",
        "PatchTransformer",
        &layer.kustomization.patches[..],
    );
    each(layer, field, resources, |entry, resources| {
        let patch = Patch::read(entry, layer)?;
        match patch.changes {
            Changes::None => Ok(()),
            Changes::Strategic(changes) => match &patch.target {
                Some(target) => merge_selected(&changes, target, layer.schemas, resources),
                None => merge_named(&changes, layer.schemas, resources),
            },
            Changes::Json(changes) => {
                let Some(target) = &patch.target else {
                    return Err(Fault::new("a JSON patch without a target")
                        .hint("add `target` with the kind and name of what it changes")
                        .into());
                };
                patch_selected(&changes, target, Renaming::Remembered, resources)
            }
        }
    })
}

/// Applies the entries of `patchesStrategicMerge`, each a patch or the path of one.
pub(crate) fn patch_strategic_merge(layer: &Layer, resources: &mut ResourceMap) -> Result<()> {
    let (file, texts) = (
        &layer.kustomization.file,
        &layer.kustomization.patches_strategic_merge,
    );
    let mut faults = Collector::default();
    let mut count = 0;
    for text in texts {
        let read = read_strategic(text, layer);
        let Some(mut changes) = faults.take(read.at(file, text.at)) else {
            continue;
        };
        count += changes.patches.len();
        changes.normalize();
        faults.take(merge_copies(&changes, layer.schemas, resources));
        let is_path = !text.text.trim().contains('\n');
        let which = if is_path { &text.text } else { "" };
        layer.note(resources, "patchesStrategicMerge", which, text.at);
    }
    resources.settle();
    resources.drop_empty();
    faults.finish()?;
    match texts.first() {
        Some(first) if count == 0 => {
            Err(Fault::new("`patchesStrategicMerge` has no patch in it")).at(file, first.at)
        }
        Some(_) | None => Ok(()),
    }
}

/// Applies the entries of `patchesJson6902`; a change of name is not remembered here.
pub(crate) fn patch_json_6902(layer: &Layer, resources: &mut ResourceMap) -> Result<()> {
    let field = (
        "patchesJson6902",
        "PatchJson6902Transformer",
        &layer.kustomization.patches_json_6902[..],
    );
    each(layer, field, resources, |entry, resources| {
        let (target, changes) = read_json_6902(entry, layer)?;
        patch_selected(&changes, &target, Renaming::Forgotten, resources)
    })
}

/// Does the work for every entry of a field and drops what it emptied.
fn each(
    layer: &Layer,
    (field, plugin, entries): (&str, &str, &[PatchEntry]),
    resources: &mut ResourceMap,
    work: impl Fn(&PatchEntry, &mut ResourceMap) -> Result<()>,
) -> Result<()> {
    let mut faults = Collector::default();
    for entry in entries {
        faults.take(work(entry, resources).at(&layer.kustomization.file, entry.at));
        layer.done(resources, plugin, 1);
        layer.note(resources, field, &entry.path.text, entry.at);
    }
    faults.finish()
}
