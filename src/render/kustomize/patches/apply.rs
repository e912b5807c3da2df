//! A patch meets the objects it is for.
//!
//! Source of the rules: kustomize 5.8, `api/resource/resource.go` (`ApplySmPatch`), `api/resmap/reswrangler.go`,
//! `api/internal/builtins/PatchTransformer.go`.

use crate::kubernetes::yaml::Node;
use crate::model::Fault;
use crate::render::kustomize::faults::{Collector, Located, Result};
use crate::render::kustomize::resource::Resource;
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::setters::{refuse_unpaired, set_field, untagged};

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
        faults.take(edit_named(patch, schemas, resources, |resource| {
            merge(resource, patch.node.clone(), changes.options, schemas)
        }));
    }
    faults.finish()
}

/// The same in the manner of `patchesStrategicMerge`: each patch is copied for its object, and puts all together anew.
pub(super) fn merge_copies(
    changes: &StrategicChanges,
    schemas: &Schemas,
    resources: &mut ResourceMap,
) -> Result<()> {
    let mut faults = Collector::default();
    for patch in &changes.patches {
        faults.take(edit_named(patch, schemas, resources, |resource| {
            merge_copy(resource, patch, changes.options, schemas)
        }));
        resources.drop_empty();
        if faults.take(resources.refuse_clashes()).is_none() {
            break;
        }
    }
    faults.finish()
}

/// Changes the one object that a patch names.
fn edit_named(
    patch: &Resource,
    schemas: &Schemas,
    resources: &mut ResourceMap,
    change: impl FnOnce(&mut Resource) -> Result<()>,
) -> Result<()> {
    let changed = match resources.by_any_id(&patch.id_within(schemas.scopes()))[..] {
        [place] => resources.edit(place, |resource| {
            resource.refuse_lost()?;
            change(resource)
        }),
        [] => Err(no_match(patch, resources).into()),
        [..] => Err(
            Fault::new("several resources match the strategic merge patch")
                .hint("name the namespace, or select with `target`")
                .into(),
        ),
    };
    changed.of(subject(patch), patch.origin.as_ref())
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
    let mut faults = Collector::default();
    for place in target.select(resources)? {
        let merged = resources.edit(place, |resource| {
            let subject = subject(resource);
            let merged = merge_copy(resource, patch, changes.options, schemas);
            merged.of(subject, patch.origin.as_ref())
        });
        faults.take(merged);
    }
    resources.drop_empty();
    faults.take(resources.refuse_clashes());
    faults.finish()
}

/// Lays a copy of a patch over an object: it has the version of the object, so that it never changes it; where the object
/// has none, an empty text stands for it in the copy, and is printed as null. A name is set anew, which leaves it no type.
fn merge_copy(
    resource: &mut Resource,
    patch: &Resource,
    options: Options,
    schemas: &Schemas,
) -> Result<()> {
    let mut copy = patch.node.clone();
    match copy.as_mapping_mut() {
        Some(fields) if fields.get("apiVersion").is_none() => {
            fields.insert("apiVersion", untagged(resource.api_version()));
        }
        Some(_) | None => set_field(&mut copy, "apiVersion", resource.api_version()),
    }
    merge(resource, copy, options, schemas)?;
    if options.allow_name_change && !resource.name().is_empty() {
        let name = resource.name().to_owned();
        resource.set_name(&name);
    }
    Ok(())
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
        resource.push_previous()?;
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
                resource.push_previous()?;
            }
            let notes = if resource.has_history() {
                patch::provide_annotations(&mut resource.node);
                Notes::There
            } else {
                Notes::Absent
            };
            let applied = changes.patch.apply(&mut resource.node, notes);
            let applied =
                applied.and_then(|()| Ok(refuse_unpaired(&resource.node, "annotations")?));
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
