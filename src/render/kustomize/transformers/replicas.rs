//! `replicas`: how many of one workload.
//!
//! Source of the rules: kustomize 5.8, `api/internal/builtins/ReplicaCountTransformer.go`.

use crate::model::Fault;
use crate::render::kustomize::faults::Result;
use crate::render::kustomize::field_spec::{FieldSpec, Leaf};
use crate::render::kustomize::kustomization::ReplicaEntry;
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::setters::replace_int;

use super::visit;

/// Sets the number where any present or former identity has the name and a kind that can be scaled.
pub(crate) fn set_replicas(
    map: &mut ResourceMap,
    entry: &ReplicaEntry,
    specs: &[FieldSpec],
) -> Result<()> {
    let mut found = false;
    for spec in specs {
        let places = map.named(&entry.name, |resource| {
            resource
                .all_ids()
                .any(|id| id.name == entry.name && spec.selects(&id.gvk))
        });
        for place in places {
            found = true;
            map.edit(place, |resource| {
                visit(
                    resource,
                    std::slice::from_ref(spec),
                    Leaf::Scalar,
                    &mut |node| replace_int(node, entry.count),
                )
            })?;
        }
    }
    if found {
        return Ok(());
    }
    if entry.name.is_empty() {
        return Err(Fault::new("an entry of `replicas` without a name")
            .hint("add the `name` of what it scales")
            .into());
    }
    let mut kinds: Vec<_> = specs.iter().map(|spec| spec.kind.as_ref()).collect();
    kinds.dedup();
    Err(
        Fault::new(format!("nothing called `{}` has replicas", entry.name))
            .hint(format!("the name must be that of a {}", kinds.join(", ")))
            .into(),
    )
}
