//! The order of the output: as loaded, or by kind and name.
//!
//! Source of the rules: kustomize 5.8, `api/internal/builtins/SortOrderTransformer.go`.

use std::cmp::Ordering;

use crate::kubernetes::GroupVersionKind;
use crate::model::{Fault, Reorder};

use super::faults::{Located, Result};
use super::kustomization::{LegacyLists, SortOptions};
use super::resource::Resource;

const FIRST: &[&str] = &[
    "Namespace",
    "ResourceQuota",
    "StorageClass",
    "CustomResourceDefinition",
    "ServiceAccount",
    "PodSecurityPolicy",
    "Role",
    "ClusterRole",
    "RoleBinding",
    "ClusterRoleBinding",
    "ConfigMap",
    "Secret",
    "Endpoints",
    "Service",
    "LimitRange",
    "PriorityClass",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "Deployment",
    "StatefulSet",
    "CronJob",
    "PodDisruptionBudget",
];
const LAST: &[&str] = &[
    "MutatingWebhookConfiguration",
    "ValidatingWebhookConfiguration",
];

/// Sorts by `sortOptions`, else by the flag; both unset mean kustomize's legacy order.
pub(crate) fn sort(
    resources: &mut [Resource],
    options: Option<&SortOptions>,
    flag: Reorder,
    file: &str,
) -> Result<()> {
    let Some(options) = options else {
        if flag != Reorder::Fifo {
            legacy(resources, None);
        }
        return Ok(());
    };
    match (options.order.as_str(), &options.lists) {
        ("fifo", None) => {}
        ("legacy", lists) => legacy(resources, lists.as_ref()),
        ("fifo", Some(_)) => {
            return Err(Fault::new("`legacySortOptions` needs `order: legacy`"))
                .at(file, options.at);
        }
        _ => {
            let fault = Fault::new("`order` of `sortOptions` must be `legacy` or `fifo`");
            return Err(fault).at(file, options.at);
        }
    }
    Ok(())
}

/// How two types compare in the legacy order.
pub(crate) fn by_type(a: &GroupVersionKind, b: &GroupVersionKind) -> Ordering {
    rank(&a.kind, None)
        .cmp(&rank(&b.kind, None))
        .then_with(|| type_text(a).cmp(&type_text(b)))
}

/// A type as the legacy order compares it.
fn type_text(gvk: &GroupVersionKind) -> String {
    let or = |text: &str, none: &str| if text.is_empty() { none } else { text }.to_owned();
    let (group, version, kind) = (
        or(&gvk.group, "~G"),
        or(&gvk.version, "~V"),
        or(&gvk.kind, "~K"),
    );
    format!("{group}_{version}_{kind}")
}

fn legacy(resources: &mut [Resource], lists: Option<&LegacyLists>) {
    resources.sort_by_cached_key(|resource| Place::of(resource, lists));
}

/// What the legacy order compares: rank of the kind, then type, then namespace and name, the last two as texts.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    rank: i64,
    gvk: String,
    /// A Namespace that is not the core group's comes before it, against the alphabet.
    is_namespace: bool,
    is_core: bool,
    id: String,
}

impl Place {
    fn of(resource: &Resource, lists: Option<&LegacyLists>) -> Self {
        let id = resource.current_id();
        let or = |text: &str, none: &str| if text.is_empty() { none } else { text }.to_owned();
        let gvk = &id.gvk;
        Self {
            rank: rank(&gvk.kind, lists),
            gvk: type_text(gvk),
            is_namespace: gvk.kind == "Namespace",
            is_core: gvk.group.is_empty(),
            id: format!(
                "{}.{}.{}|{}|{}",
                or(&gvk.kind, "[noKind]"),
                or(&gvk.version, "[noVer]"),
                or(&gvk.group, "[noGrp]"),
                or(&id.namespace, "~X"),
                or(&id.name, "~N"),
            ),
        }
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        let types = self.gvk.cmp(&other.gvk);
        let reversed = self.is_namespace && other.is_namespace && (self.is_core || other.is_core);
        self.rank
            .cmp(&other.rank)
            .then(if reversed { types.reverse() } else { types })
            .then_with(|| self.id.cmp(&other.id))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The legacy order of types, for those who sort by nothing else.
pub(crate) fn type_order(group: &str, version: &str, kind: &str) -> (i64, String) {
    let or = |text: &str, none: &str| if text.is_empty() { none } else { text }.to_owned();
    let (group, version, kind_text) = (or(group, "~G"), or(version, "~V"), or(kind, "~K"));
    (rank(kind, None), format!("{group}_{version}_{kind_text}"))
}

/// Below zero for the kinds that come first, above for those that come last.
fn rank(kind: &str, lists: Option<&LegacyLists>) -> i64 {
    let place = |list: &[String]| list.iter().rposition(|listed| listed == kind);
    let (first, last, length) = match lists {
        Some(lists) => (place(&lists.first), place(&lists.last), lists.first.len()),
        None => (
            FIRST.iter().position(|listed| *listed == kind),
            LAST.iter().position(|listed| *listed == kind),
            FIRST.len(),
        ),
    };
    let number = |place: usize| i64::try_from(place).unwrap_or(i64::MAX);
    match (first, last) {
        (_, Some(place)) => 1 + number(place),
        (Some(place), None) => number(place) - number(length),
        (None, None) => 0,
    }
}
