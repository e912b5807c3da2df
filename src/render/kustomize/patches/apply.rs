//! A patch meets the objects it is for.
//!
//! Source of the rules: kustomize 5.8, `api/resource/resource.go` (`ApplySmPatch`), `api/resmap/reswrangler.go`,
//! `api/internal/builtins/PatchTransformer.go`.

use crate::kubernetes::yaml::Node;
use crate::model::Fault;
use crate::render::kustomize::faults::{Collector, Located, Result};
use crate::render::kustomize::resource::Resource;
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::setters::untagged;

use super::json_patch::Notes;
use super::patch::{self, JsonChanges, Options, StrategicChanges};
use super::schema::Schemas;
use super::strategic_merge;
use super::target::Target;

/// Whether the name before a patch still finds the object after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Renaming {
    Remembered,
    Forgotten,
}

/// Merges each patch into the one object that it names by kind and name, present or former.
pub(super) fn merge_named(
    changes: &StrategicChanges,
    schemas: &Schemas,
    resources: &mut ResourceMap,
) -> Result<()> {
    let mut faults = Collector::default();
    for patch in &changes.patches {
        let merged = match resources.by_any_id(&patch.current_id())[..] {
            [place] => resources.edit(place, |resource| {
                merge(resource, patch.node.clone(), changes.options, schemas)
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
pub(super) fn merge_selected(
    changes: &StrategicChanges,
    target: &Target,
    schemas: &Schemas,
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
            let mut copy = patch.node.clone();
            copy_api_version(resource, &mut copy);
            let subject = subject(resource);
            let is_versioned = resource.node.get("apiVersion").is_some();
            let merged = merge(resource, copy, changes.options, schemas);
            if !is_versioned && let Some(object) = resource.node.as_mapping_mut() {
                // The copy of what is not there is printed as null.
                object.insert("apiVersion", untagged(""));
            }
            merged.of(subject, patch.origin.as_ref())
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
fn merge(
    resource: &mut Resource,
    mut patch: Node,
    options: Options,
    schemas: &Schemas,
) -> Result<()> {
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
    if !strategic_merge::merge(&mut resource.node, &mut patch, schemas)? {
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

/// Applies one JSON patch to all that are selected.
pub(super) fn patch_selected(
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
            let notes = if resource.has_history() {
                patch::provide_annotations(&mut resource.node);
                Notes::There
            } else {
                Notes::Absent
            };
            let applied = changes.patch.apply(&mut resource.node, notes);
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
