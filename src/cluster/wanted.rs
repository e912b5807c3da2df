//! What has to be looked up: the identities that all applications together want, each once.

use std::collections::{BTreeMap, BTreeSet};

use crate::argo::Hook;
use crate::kubernetes::{GroupKind, ResourceKey};
use crate::model::Desired;

/// Wanted identities, hooks apart: Argo CD pairs no hook with a live object.
#[derive(Default)]
pub(super) struct Wanted {
    /// Identity → the version that Git writes it in; the first application decides.
    pub(super) objects: BTreeMap<ResourceKey, String>,
    hooks: BTreeSet<ResourceKey>,
    /// Kinds whose CRD is rendered.
    crds: BTreeSet<GroupKind>,
}

impl Wanted {
    pub(super) fn of(desired: &[&Desired]) -> Self {
        let mut wanted = Self::default();
        // They come in order, and a map is made of all of them sooner than one by one.
        let mut objects = Vec::new();
        for object in desired.iter().flat_map(|desired| &desired.objects) {
            wanted
                .crds
                .extend(super::crd::defined(&object.manifest).map(|(kind, _)| kind));
            match object.hook {
                Hook::No | Hook::Skip => {
                    let version = &object.manifest.gvk().version;
                    objects.push((object.key.clone(), version.clone()));
                }
                Hook::At(_) | Hook::Ignored => {
                    wanted.hooks.insert(object.key.clone());
                }
            }
        }
        // Of equal keys the last one stays.
        wanted.objects = objects.into_iter().rev().collect();
        wanted
    }

    /// The kinds among which left-behind objects are looked for.
    pub(super) fn kinds(&self) -> BTreeSet<GroupKind> {
        self.objects.keys().map(ResourceKey::group_kind).collect()
    }

    /// Whether Git has this object, be it as a hook.
    pub(super) fn names(&self, key: &ResourceKey) -> bool {
        self.objects.contains_key(key) || self.hooks.contains(key)
    }

    /// Whether the render carries the CRD of this kind.
    pub(super) fn defines(&self, kind: &GroupKind) -> bool {
        self.crds.contains(kind)
    }
}
