//! What runs, carries the mark of the application and is in Git no more.
//!
//! Source: Argo CD `controller/state.go` and `controller/cache/cache.go`: an object with owners, given or inferred, is
//! never in excess; `IgnoreExtraneous` takes its weight, `Prune=false` only keeps a sync from deleting it.

use serde_json::Value;

use super::tracking::Tracking;
use crate::argo::sync_option::{ignores_extraneous, keeps_from_pruning};
use crate::argo::{Hook, wave};
use crate::kubernetes::{Manifest, ResourceKey};
use crate::model::comparison::Extraneous;
use crate::model::{Compared, Desired, Live, State};

/// By key.
pub(super) fn left_behind(
    live: &Live,
    tracking: &Tracking<'_>,
    desired: &Desired,
) -> Vec<Compared> {
    let claims = claims(desired);
    let mut extras: Vec<Compared> = live
        .unmatched
        .iter()
        .filter(|object| tracking.left_behind(object) && !has_owner(object, &claims))
        .map(compared)
        .collect();
    extras.sort_by(|a, b| a.key.cmp(&b.key));
    extras
}

fn compared(object: &Manifest) -> Compared {
    let extraneous = if ignores_extraneous(object) {
        Extraneous::Ignored
    } else {
        Extraneous::Counted
    };
    Compared {
        key: object.key(),
        gvk: object.gvk().clone(),
        state: State::Extra,
        hook: Hook::of(object),
        wave: wave(object),
        origin: None,
        differences: Vec::new(),
        errors: Vec::new(),
        extraneous,
        note: match extraneous {
            Extraneous::Ignored => Some("IgnoreExtraneous: it does not count".to_owned()),
            Extraneous::Counted => {
                keeps_from_pruning(object).map(|option| format!("{option}: a sync leaves it"))
            }
        },
    }
}

/// Owners that the object names, or that Kubernetes' own controllers leave unsaid.
fn has_owner(object: &Manifest, claims: &[ResourceKey]) -> bool {
    let metadata = object.tree().get("metadata");
    let named = metadata.and_then(|metadata| metadata.get("ownerReferences")?.as_array());
    let is_token = || {
        object.gvk().group_kind().is("", "Secret")
            && object
                .annotation("kubernetes.io/service-account.uid")
                .is_some()
    };
    named.is_some_and(|owners| !owners.is_empty()) || is_token() || is_claim(object, claims)
}

/// Whether it is the claim of a pod of one of the stateful sets: `<template>-<set>-<number>`.
fn is_claim(object: &Manifest, claims: &[ResourceKey]) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    object.gvk().group_kind().is("", "PersistentVolumeClaim")
        && claims.iter().any(|claim| {
            let number = object.name().strip_prefix(&claim.name);
            claim.namespace == object.namespace() && number.is_some_and(is_number)
        })
}

/// The claims of all stateful sets of the application, by their names without the number.
fn claims(desired: &Desired) -> Vec<ResourceKey> {
    let sets = desired.objects.iter().map(|object| &object.manifest);
    let sets = sets.filter(|set| set.gvk().group_kind().is("apps", "StatefulSet"));
    sets.flat_map(|set| {
        let templates = set.tree()["spec"]["volumeClaimTemplates"].as_array();
        let name = |template: &Value| Some(template["metadata"]["name"].as_str()?.to_owned());
        let names = templates.into_iter().flatten().filter_map(name);
        names.map(|name| ResourceKey {
            group: String::new(),
            kind: "PersistentVolumeClaim".to_owned(),
            namespace: set.namespace().to_owned(),
            name: format!("{name}-{}-", set.name()),
        })
    })
    .collect()
}
