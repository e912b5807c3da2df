//! `namespace`: the namespace of everything that has one, and of the service accounts and services named in it.
//!
//! Source of the rules: kustomize 5.8, `api/filters/namespace/namespace.go`.

use crate::kubernetes::yaml::Node;
use crate::model::Fault;
use crate::render::kustomize::faults::{Located, Result};
use crate::render::kustomize::field_spec::{FieldSpec, Leaf};
use crate::render::kustomize::references;
use crate::render::kustomize::resource::Resource;
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::setters::{is_null, replace_string};

use super::visit;

/// Which subjects of a binding get the namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subjects {
    /// Those called `default`, whatever their kind.
    NamedDefault,
    /// Those of kind ServiceAccount.
    ServiceAccounts,
    None,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct NamespaceChange<'a> {
    pub(crate) namespace: &'a str,
    pub(crate) specs: &'a [FieldSpec],
    /// Only where there is none yet.
    pub(crate) unset_only: bool,
    pub(crate) subjects: Subjects,
}

pub(crate) fn set_namespace(map: &mut ResourceMap, change: &NamespaceChange<'_>) -> Result<()> {
    let own = [FieldSpec {
        path: "metadata/namespace".into(),
        create: true,
        ..FieldSpec::default()
    }];
    let others: Vec<_> = change
        .specs
        .iter()
        .filter(|spec| spec.path != "metadata/namespace")
        .cloned()
        .collect();
    // Only a Namespace of the core group is renamed with its namespace.
    let unnamed: Vec<_> = others
        .iter()
        .filter(|spec| spec.path != "metadata/name")
        .cloned()
        .collect();
    for resource in map.iter_mut() {
        resource.push_previous()?;
        let specs = if resource.api_version() == "v1" {
            &others
        } else {
            &unnamed
        };
        let mut set = |node: &mut Node| change.set(node);
        if !resource.current_id().is_cluster_scoped() {
            visit(resource, &own, Leaf::Scalar, &mut set)?;
        }
        let is_binding = matches!(resource.kind(), "RoleBinding" | "ClusterRoleBinding");
        if is_binding {
            change.set_subjects(resource)?;
        }
        let specs: Vec<_> = specs
            .iter()
            .filter(|spec| {
                !(is_binding && spec.path == "subjects/namespace" && spec.kind == resource.kind())
            })
            .cloned()
            .collect();
        visit(resource, &specs, Leaf::Scalar, &mut set)?;
    }
    refuse_clashes(map)
}

impl NamespaceChange<'_> {
    fn set(&self, node: &mut Node) -> anyhow::Result<()> {
        let has_one = node.text().is_some_and(|text| !text.is_empty()) && !is_null(node);
        if self.unset_only && has_one {
            return Ok(());
        }
        replace_string(node, self.namespace)
    }

    fn set_subjects(&self, resource: &mut Resource) -> Result<()> {
        let (field, wanted) = match self.subjects {
            Subjects::None => return Ok(()),
            Subjects::NamedDefault => ("name", "default"),
            Subjects::ServiceAccounts => ("kind", "ServiceAccount"),
        };
        let Some(subjects) = resource
            .node
            .get_mut("subjects")
            .filter(|subjects| !is_null(subjects))
        else {
            return Ok(());
        };
        let Some(subjects) = subjects.as_sequence_mut() else {
            let fault = Fault::new("`subjects` must be a list");
            return Err(fault).of(resource.current_id(), resource.origin.as_ref());
        };
        for subject in subjects {
            if subject.as_mapping().is_none() && !is_null(subject) {
                let fault = references::odd_subject();
                return Err(fault).of(resource.current_id(), resource.origin.as_ref());
            }
            let found = subject.get(field).filter(|found| !is_null(found));
            if found.is_some_and(|found| found.as_scalar().is_none()) {
                return Err(Fault::new(format!("`{field}` of a subject must be a text")))
                    .of(resource.current_id(), resource.origin.as_ref());
            }
            if found.and_then(Node::text) != Some(wanted) {
                continue;
            }
            if let Some(subject) = subject.as_mapping_mut() {
                if subject.get("namespace").is_none() {
                    subject.insert("namespace", Node::string(""));
                }
                if let Some(namespace) = subject.get_mut("namespace") {
                    self.set(namespace)?;
                }
            }
        }
        Ok(())
    }
}

/// Two objects that only their namespaces told apart are one object now.
fn refuse_clashes(map: &mut ResourceMap) -> Result<()> {
    let Some((place, first)) = map.clash() else {
        return Ok(());
    };
    let (resource, first) = (map.get(place), map.get(first));
    let there = first
        .origin
        .as_ref()
        .map(|origin| format!(" from {}:{}", origin.file, origin.line));
    Err(Fault::new(format!(
        "setting the namespace gives it the identity of another object{}",
        there.unwrap_or_default()
    ))
    .hint("rename one of them, or set the namespace in their bases"))
    .of(resource.current_id(), resource.origin.as_ref())
}
