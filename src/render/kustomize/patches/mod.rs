//! Patches: the fields `patches`, `patchesStrategicMerge` and `patchesJson6902` of a kustomization.
//!
//! Reading order: `patch.rs` (what was written), `target.rs` and `label_selector.rs` (for which objects), then the two
//! kinds of patch: `strategic_merge.rs` with `merge_list.rs` and `schema.rs`, and `json_patch.rs`.
//!
//! Source of the rules: kustomize 5.8, `api/internal/builtins/Patch*.go`, `api/resource/resource.go` (`ApplySmPatch`).

mod json_patch;
mod label_selector;
mod merge_list;
mod patch;
mod schema;
mod schema_table;
mod strategic_merge;
mod target;

pub(crate) use target::Target;

use crate::kubernetes::yaml::Node;
use crate::model::Fault;

use super::faults::{Collector, Located, Result};
use super::kustomization::{Kustomization, PatchEntry};
use super::loader::Loader;
use super::resource::Resource;
use super::resource_map::ResourceMap;
use patch::{Changes, JsonChanges, Options, Patch, Renaming, StrategicChanges};

/// Applies the entries of `patches`, in their order.
pub(crate) fn patch(
    kustomization: &Kustomization,
    loader: &Loader,
    resources: &mut ResourceMap,
) -> Result<()> {
    let entries = &kustomization.patches;
    each(kustomization, entries, resources, |entry, resources| {
        let patch = Patch::read(entry, kustomization, loader)?;
        match patch.changes {
            Changes::None => Ok(()),
            Changes::Strategic(changes) => match &patch.target {
                Some(target) => merge_selected(&changes, target, resources),
                None => merge_named(&changes, resources),
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
pub(crate) fn patch_strategic_merge(
    kustomization: &Kustomization,
    loader: &Loader,
    resources: &mut ResourceMap,
) -> Result<()> {
    let mut faults = Collector::default();
    let mut count = 0;
    for text in &kustomization.patches_strategic_merge {
        let read = patch::read_strategic(text, kustomization, loader);
        let Some(mut changes) = faults.take(read.at(&kustomization.file, text.at)) else {
            continue;
        };
        count += changes.patches.len();
        changes.normalize();
        faults.take(merge_named(&changes, resources));
    }
    resources.drop_empty();
    faults.finish()?;
    match kustomization.patches_strategic_merge.first() {
        Some(first) if count == 0 => Err(Fault::new("`patchesStrategicMerge` has no patch in it"))
            .at(&kustomization.file, first.at),
        Some(_) | None => Ok(()),
    }
}

/// Applies the entries of `patchesJson6902`; a change of name is not remembered here.
pub(crate) fn patch_json_6902(
    kustomization: &Kustomization,
    loader: &Loader,
    resources: &mut ResourceMap,
) -> Result<()> {
    let entries = &kustomization.patches_json_6902;
    each(kustomization, entries, resources, |entry, resources| {
        let (target, changes) = patch::read_json_6902(entry, kustomization, loader)?;
        patch_selected(&changes, &target, Renaming::Forgotten, resources)
    })
}

/// Does the work for every entry and drops what it emptied; all that fail are told.
fn each(
    kustomization: &Kustomization,
    entries: &[PatchEntry],
    resources: &mut ResourceMap,
    work: impl Fn(&PatchEntry, &mut ResourceMap) -> Result<()>,
) -> Result<()> {
    let mut faults = Collector::default();
    for entry in entries {
        faults.take(work(entry, resources).at(&kustomization.file, entry.at));
        resources.drop_empty();
    }
    faults.finish()
}

/// Merges each patch into the one object that it names by kind and name, present or former.
fn merge_named(changes: &StrategicChanges, resources: &mut ResourceMap) -> Result<()> {
    let mut faults = Collector::default();
    for patch in &changes.patches {
        let merged = match resources.by_any_id(&patch.current_id())[..] {
            [place] => resources.edit(place, |resource| {
                merge(resource, patch.node.clone(), changes.options)
            }),
            [] => Err(no_match(patch, resources).into()),
            [..] => Err(
                Fault::new("several resources match the strategic merge patch")
                    .hint("name the namespace, or select with `target`")
                    .into(),
            ),
        };
        faults.take(merged.of(subject(patch), patch.origin.as_ref()));
    }
    faults.finish()
}

/// Merges one patch into all that are selected; kind and name of the patch mean nothing.
fn merge_selected(
    changes: &StrategicChanges,
    target: &Target,
    resources: &mut ResourceMap,
) -> Result<()> {
    let patch = match &changes.patches[..] {
        [] => return Ok(()),
        [patch] => patch,
        [..] => {
            return Err(
                Fault::new("several strategic merge patches under one target")
                    .hint("give each its own entry of `patches`, or drop the target")
                    .into(),
            );
        }
    };
    let selected = target.select(resources)?;
    let mut faults = Collector::default();
    for place in &selected {
        let merged = resources.edit(*place, |resource| {
            let mut changed = patch.node.clone();
            copy_api_version(resource, &mut changed);
            let subject = subject(resource);
            merge(resource, changed, changes.options).of(subject, patch.origin.as_ref())
        });
        faults.take(merged);
    }
    if changes.options.allow_name_change || changes.options.allow_kind_change {
        for place in selected {
            faults.take(unique(place, resources));
        }
    }
    faults.finish()
}

/// The patch takes the object's `apiVersion`, so that it never changes it.
fn copy_api_version(resource: &Resource, patch: &mut Node) {
    let Some(fields) = patch.as_mapping_mut() else {
        return;
    };
    match resource.node.get("apiVersion") {
        Some(version) => fields.insert("apiVersion", version.clone()),
        None => {
            fields.remove("apiVersion");
        }
    }
}

fn unique(place: usize, resources: &mut ResourceMap) -> Result<()> {
    let id = resources.get(place).current_id();
    if resources.by_current_id(&id).len() < 2 {
        return Ok(());
    }
    let resource = resources.get(place);
    let fault = Fault::new(format!("the patch makes two resources with one id: {id}"));
    Err(fault).of(subject(resource), resource.origin.as_ref())
}

/// Lays one patch over one object; name, kind and namespace stay unless the patch may change them.
fn merge(resource: &mut Resource, mut patch: Node, options: Options) -> Result<()> {
    let Options {
        allow_name_change,
        allow_kind_change,
    } = options;
    let (name, kind) = (resource.name().to_owned(), resource.kind().to_owned());
    let namespace = resource.namespace().to_owned();
    if allow_name_change || allow_kind_change {
        resource.push_previous();
    }
    let forgets = patch::drops_annotations(&patch);
    if !strategic_merge::merge(&mut resource.node, &mut patch)? {
        resource.node = Node::default();
    }
    if resource.is_empty() {
        return Ok(());
    }
    if forgets {
        resource.forget_history();
    }
    if !allow_kind_change {
        resource.set_kind(&kind);
    }
    if !allow_name_change {
        resource.set_name(&name);
    }
    resource.set_namespace(&namespace);
    Ok(())
}

fn patch_selected(
    changes: &JsonChanges,
    target: &Target,
    renaming: Renaming,
    resources: &mut ResourceMap,
) -> Result<()> {
    let mut faults = Collector::default();
    for place in target.select(resources)? {
        let patched = resources.edit(place, |resource| {
            let subject = subject(resource);
            if renaming == Renaming::Remembered {
                resource.push_previous();
            }
            if resource.has_history() {
                patch::provide_annotations(&mut resource.node);
            }
            let applied = changes.patch.apply(&mut resource.node);
            patch::stringify(&mut resource.node, "annotations");
            applied
                .map_err(|error| changes.placed(error))
                .of(subject, None)
        });
        faults.take(patched);
    }
    faults.finish()
}

fn no_match(patch: &Resource, resources: &ResourceMap) -> Fault {
    let fault = Fault::new("no resource matches the strategic merge patch");
    let wanted = patch.current_id();
    let namesake = resources
        .iter()
        .find(|resource| resource.name() == wanted.name && resource.kind() == wanted.gvk.kind);
    match namesake {
        Some(resource) if resource.api_version() != patch.api_version() => fault.hint(format!(
            "the resource of this name has `apiVersion: {}`",
            resource.api_version()
        )),
        Some(resource) if resource.namespace().is_empty() => {
            fault.hint("the resource of this name has no namespace; take it out of the patch")
        }
        Some(resource) => fault.hint(format!(
            "the resource of this name is in namespace `{}`",
            resource.namespace()
        )),
        None => fault.hint("a patch needs the name that the resource has in its own file"),
    }
}

/// How an object is called in messages.
fn subject(resource: &Resource) -> String {
    format!("{} {}", resource.kind(), resource.name())
}
