//! Objects with a tracking mark among every kind that can be listed: `--extras all`.
//!
//! Metadata alone is asked for, over all namespaces; where that is forbidden, in the namespaces of the render, and the
//! kind is noted as incomplete. Kinds that Argo CD does not look at are left out: those it always excludes, and those
//! that its install manifest excludes since 3.0 (`resource.exclusions` in `argocd-cm`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tokio::task::JoinSet;

use super::batch::Batch;
use super::crd::is_crd;
use super::discovery::{Discovery, Listable};
use super::list::Marked;
use super::object::Form;
use super::transport::Transport;
use super::trouble::Trouble;
use super::wanted::Wanted;
use crate::kubernetes::{GroupKind, Manifest};
use crate::model::{Incomplete, Live, Scope};

/// Group → its excluded kinds; none for all of them.
const EXCLUDED: &[(&str, &[&str])] = &[
    ("", &["Endpoints", "Event"]),
    ("authentication.k8s.io", &[]),
    ("authorization.k8s.io", &[]),
    ("cert-manager.io", &["CertificateRequest"]),
    ("certificates.k8s.io", &["CertificateSigningRequest"]),
    (
        "cilium.io",
        &["CiliumEndpoint", "CiliumEndpointSlice", "CiliumIdentity"],
    ),
    ("coordination.k8s.io", &["Lease"]),
    ("discovery.k8s.io", &["EndpointSlice"]),
    ("events.k8s.io", &[]),
    (
        "kyverno.io",
        &[
            "AdmissionReport",
            "BackgroundScanReport",
            "ClusterAdmissionReport",
            "ClusterBackgroundScanReport",
            "UpdateRequest",
        ],
    ),
    ("metrics.k8s.io", &[]),
    (
        "reports.kyverno.io",
        &["ClusterEphemeralReport", "EphemeralReport"],
    ),
    ("wgpolicyk8s.io", &["ClusterPolicyReport", "PolicyReport"]),
];

/// Adds to `live` what carries a mark and is not known yet.
pub(super) async fn sweep(
    transport: &Arc<Transport>,
    discovery: &Discovery,
    wanted: &Wanted,
    labels: &BTreeSet<String>,
    live: &mut Live,
) {
    let labels = Arc::new(labels.clone());
    let (kinds, incomplete) = discovery.listable(transport).await;
    live.incomplete.extend(incomplete);
    let namespaces: BTreeSet<String> = wanted
        .objects
        .keys()
        .map(|key| key.namespace.clone())
        .filter(|namespace| !namespace.is_empty())
        .collect();
    let namespaces = Arc::new(namespaces);
    let mut running = JoinSet::new();
    for kind in kinds {
        if is_looked_at(&kind.gvk.group_kind()) {
            let (transport, namespaces) = (Arc::clone(transport), Arc::clone(&namespaces));
            let labels = Arc::clone(&labels);
            running.spawn(async move { search(&transport, &kind, &namespaces, &labels).await });
        }
    }
    let known = std::mem::take(&mut live.unmatched).into_iter();
    let mut unmatched: BTreeMap<_, _> = known.map(|object| (object.key(), object)).collect();
    for (found, incomplete) in running.join_all().await {
        for object in found {
            let key = object.key();
            if !wanted.names(&key) {
                unmatched.entry(key).or_insert(object);
            }
        }
        live.incomplete.extend(incomplete);
    }
    live.unmatched = unmatched.into_values().collect();
    live.incomplete.sort();
    live.incomplete
        .dedup_by(|one, other| one.group == other.group && one.kind == other.kind);
}

fn is_looked_at(kind: &GroupKind) -> bool {
    let excluded = EXCLUDED
        .iter()
        .filter(|(group, _)| *group == kind.group)
        .any(|(_, kinds)| kinds.is_empty() || kinds.contains(&kind.kind.as_str()));
    !excluded && !is_crd(kind)
}

/// The marked objects of one kind, and why there may be more.
async fn search(
    transport: &Transport,
    kind: &Listable,
    namespaces: &BTreeSet<String>,
    labels: &Arc<BTreeSet<String>>,
) -> (Vec<Manifest>, Option<Incomplete>) {
    let (mut found, trouble) = batch(kind, None, labels).read_list(transport).await;
    let Some(trouble) = trouble else {
        return (found, None);
    };
    if trouble.code == Some(403) && kind.scope == Scope::Namespaced {
        for namespace in namespaces {
            let (more, _) = batch(kind, Some(namespace), labels)
                .read_list(transport)
                .await;
            found.extend(more);
        }
    }
    (found, Some(incomplete(kind, &trouble)))
}

fn batch(kind: &Listable, namespace: Option<&String>, labels: &Arc<BTreeSet<String>>) -> Batch {
    Batch {
        gvk: kind.gvk.clone(),
        plural: kind.plural.clone(),
        namespaces: namespace.into_iter().cloned().collect(),
        wanted: BTreeMap::new(),
        marked: Marked::Metadata,
        labels: Arc::clone(labels),
        form: Form::Metadata,
    }
}

fn incomplete(kind: &Listable, trouble: &Trouble) -> Incomplete {
    Incomplete {
        group: kind.gvk.group.clone(),
        kind: kind.gvk.kind.clone(),
        reason: trouble.message.clone(),
    }
}
