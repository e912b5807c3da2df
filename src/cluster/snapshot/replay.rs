//! A snapshot as the live side: it says of kinds and objects what the cluster said, and of nothing else anything.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde_json::Value;

use super::file::{self, File, Secrets};
use super::veil::{self, Veil};
use crate::cluster::fetch::{Search, not_served};
use crate::cluster::marks::is_marked;
use crate::cluster::object::full_name;
use crate::cluster::wanted::Wanted;
use crate::kubernetes::{GroupKind, Manifest, ResourceKey};
use crate::model::health::HealthCauses;
use crate::model::{
    Desired, Extras, Fault, Gap, GapCause, Incomplete, KindInfo, Kinds, Listed, Live, LiveSource,
    LiveSourceKind, NamespaceChoice, Observation, SnapshotKey, Types,
};

/// A snapshot that was read.
pub(crate) struct Snapshot {
    /// As given.
    file: String,
    recorded_at: String,
    source: file::Source,
    namespace: NamespaceChoice,
    extras: file::Extras,
    secrets: Hidden,
    kinds: Kinds,
    listed: Vec<Listed>,
    objects: BTreeMap<ResourceKey, Manifest>,
    unmatched: BTreeMap<ResourceKey, Manifest>,
    /// What was not found, and why.
    absent: BTreeMap<ResourceKey, Observation>,
    incomplete: Vec<Incomplete>,
    causes: HealthCauses,
}

/// What can be said of the values of Secrets.
enum Hidden {
    /// They can be compared with what Git says behind the same veil.
    Comparable(Veil),
    /// Why not, and what to do.
    Opaque {
        message: &'static str,
        hint: &'static str,
    },
}

impl Snapshot {
    pub(in crate::cluster) fn read(
        tree: Value,
        file: String,
        key: Option<&SnapshotKey>,
    ) -> Result<Self> {
        let read = File::read(tree, &file)?;
        let missing = read.missing.into_iter().map(|missing| {
            let reason = missing.reason;
            (missing.object.key(), Observation::Missing { reason })
        });
        let gaps = read.gaps.into_iter();
        let gaps = gaps.map(|gap| (gap.object.key(), Observation::Gap(gap.gap)));
        Ok(Self {
            absent: missing.chain(gaps).collect(),
            objects: manifests(read.objects, &file)?,
            unmatched: manifests(read.unmatched, &file)?,
            recorded_at: read.recorded_at,
            source: read.source,
            namespace: namespace(read.namespace),
            extras: read.extras,
            secrets: Hidden::of(&read.secrets, key),
            kinds: read.kinds.into_iter().map(kind).collect(),
            listed: read.listed.into_iter().map(listed).collect(),
            incomplete: read.incomplete,
            causes: HealthCauses {
                of: read
                    .causes
                    .into_iter()
                    .map(|of| (of.object.key(), of.causes))
                    .collect(),
                refused: read.causes_refused,
            },
            file,
        })
    }

    pub(in crate::cluster) fn health_causes(&self) -> &HealthCauses {
        &self.causes
    }

    pub(in crate::cluster) fn source(&self) -> LiveSource {
        LiveSource {
            kind: LiveSourceKind::Snapshot,
            file: Some(self.file.clone()),
            recorded_at: Some(self.recorded_at.clone()),
            context: self.source.context.clone(),
            server: self.source.server.clone(),
            version: self.source.version.clone(),
            scope: Some(self.scope()),
        }
    }

    /// `7 kinds, 9 objects`, and what could not be read.
    fn scope(&self) -> String {
        let is_gap = |observation: &&Observation| matches!(observation, Observation::Gap(_));
        let gaps = self.absent.values().filter(is_gap).count();
        let scope = format!("{} kinds, {} objects", self.kinds.len(), self.objects.len());
        match gaps {
            0 => scope,
            gaps => format!("{scope}, {gaps} that could not be read"),
        }
    }

    pub(in crate::cluster) fn default_namespace(&self) -> NamespaceChoice {
        self.namespace.clone()
    }

    pub(in crate::cluster) fn discover(&self, wanted: &[GroupKind]) -> Kinds {
        wanted
            .iter()
            .map(|kind| {
                let known = self.kinds.get(kind).cloned();
                let unknown = || KindInfo::Unknown(self.silence(&kind.to_string()));
                (kind.clone(), known.unwrap_or_else(unknown))
            })
            .collect()
    }

    pub(in crate::cluster) fn fetch(
        &self,
        desired: &[&Desired],
        wanted: &Wanted,
        search: Search<'_>,
    ) -> Live {
        let observe = |key: &ResourceKey| (key.clone(), self.observe(key, wanted));
        let mut observations: BTreeMap<_, _> = wanted.objects.keys().map(observe).collect();
        if let Hidden::Opaque { message, hint } = &self.secrets {
            for object in desired.iter().flat_map(|desired| &desired.objects) {
                let observation = observations.get_mut(&object.key);
                if let Some(observation) = observation.filter(|_| is_secret(&object.key))
                    && let Observation::Found(live) = observation
                {
                    *observation = Observation::Gap(Gap {
                        cause: GapCause::Opaque,
                        message: format!("{message}; {}", keys_compared(&object.manifest, live)),
                        hint: Some((*hint).to_owned()),
                    });
                }
            }
        }
        let kinds = wanted.kinds();
        let unmatched =
            |is_meant: &dyn Fn(&GroupKind) -> bool| self.unmatched(wanted, is_meant, search.labels);
        let (unmatched, incomplete) = match search.extras {
            Extras::Rendered => (
                unmatched(&|kind| kinds.contains(kind)),
                self.incomplete(&kinds),
            ),
            Extras::All => (unmatched(&|_| true), self.incomplete_all()),
            Extras::Off => (Vec::new(), Vec::new()),
        };
        Live {
            observations,
            unmatched,
            incomplete,
            listed: Vec::new(),
            types: Types::BySchema,
        }
    }

    fn observe(&self, key: &ResourceKey, wanted: &Wanted) -> Observation {
        if let Some(object) = self.objects.get(key) {
            return Observation::Found(Box::new(object.clone()));
        }
        if let Some(absent) = self.absent.get(key) {
            return absent.clone();
        }
        let kind = key.group_kind();
        match self.kinds.get(&kind) {
            Some(KindInfo::NotServed) => Observation::Missing {
                reason: Some(not_served(&kind, wanted)),
            },
            Some(KindInfo::Unknown(gap)) => Observation::Gap(gap.clone()),
            Some(KindInfo::Served { .. }) if self.was_seen_nowhere(key) => {
                Observation::Missing { reason: None }
            }
            Some(KindInfo::Served { .. }) | None => {
                Observation::Gap(self.silence(&key.to_string()))
            }
        }
    }

    /// Whether the object would have been seen if it had been there.
    fn was_seen_nowhere(&self, key: &ResourceKey) -> bool {
        let covers = |listed: &&Listed| {
            let namespace = listed.namespace.as_ref();
            listed.kind == key.group_kind() && namespace.is_none_or(|name| *name == key.namespace)
        };
        let name = full_name(&key.namespace, &key.name);
        let mut covering = self.listed.iter().filter(covers).peekable();
        covering.peek().is_some()
            && !self.unmatched.contains_key(key)
            && covering.all(|listed| !listed.others.contains(&name))
    }

    /// What carries a mark and is wanted no more, or never was.
    fn unmatched(
        &self,
        wanted: &Wanted,
        is_meant: &dyn Fn(&GroupKind) -> bool,
        labels: &BTreeSet<String>,
    ) -> Vec<Manifest> {
        let all: BTreeMap<_, _> = self.unmatched.iter().chain(&self.objects).collect();
        all.into_iter()
            .filter(|(key, _)| is_meant(&key.group_kind()) && !wanted.names(key))
            .filter(|(_, object)| is_marked(&object.tree()["metadata"], labels))
            .map(|(_, object)| object.clone())
            .collect()
    }

    fn incomplete_all(&self) -> Vec<Incomplete> {
        if self.extras == file::Extras::All {
            return self.incomplete.clone();
        }
        vec![Incomplete {
            group: "*".to_owned(),
            kind: "*".to_owned(),
            reason: format!("`{}` was recorded without `--extras all`", self.file),
        }]
    }

    fn incomplete(&self, kinds: &BTreeSet<GroupKind>) -> Vec<Incomplete> {
        let is_wanted = |incomplete: &&Incomplete| {
            kinds.contains(&GroupKind::new(&incomplete.group, &incomplete.kind))
        };
        let known: BTreeSet<Incomplete> =
            self.incomplete.iter().filter(is_wanted).cloned().collect();
        let silent = kinds
            .iter()
            .filter(|kind| self.extras == file::Extras::Off || !self.kinds.contains_key(kind))
            .map(|kind| Incomplete {
                group: kind.group.clone(),
                kind: kind.kind.clone(),
                reason: format!("`{}` was recorded without looking for them", self.file),
            });
        known.into_iter().chain(silent).collect()
    }

    /// Puts what Git says of recorded Secrets behind the veil that they are behind.
    pub(in crate::cluster) fn veil(&self, desired: &mut Desired) {
        let Hidden::Comparable(veil) = &self.secrets else {
            return;
        };
        for object in &mut desired.objects {
            if is_secret(&object.key) && self.objects.contains_key(&object.key) {
                let mut tree = object.manifest.tree().clone();
                veil.hide_desired(&mut tree, &object.key);
                if let Ok(manifest) = Manifest::new(tree) {
                    object.manifest = manifest;
                }
            }
        }
    }

    /// The gap of what the snapshot says nothing about.
    fn silence(&self, what: &str) -> Gap {
        Gap {
            cause: GapCause::NotInDump,
            message: format!("`{}` was recorded without looking for {what}", self.file),
            hint: Some("record it again with what Git says now: `driftctl snapshot`".to_owned()),
        }
    }
}

impl Hidden {
    fn of(secrets: &Secrets, key: Option<&SnapshotKey>) -> Self {
        let opaque = |message, hint| Self::Opaque { message, hint };
        match (secrets, key.map(Veil::new)) {
            (Secrets::Absent, _) => opaque(
                "the snapshot was recorded without the values of Secrets",
                "set DRIFTCTL_SNAPSHOT_KEY to a long random text when you record it, and to the same when you compare",
            ),
            (Secrets::Hashed { .. }, None) => opaque(
                "the snapshot has the values of Secrets under a key",
                "set DRIFTCTL_SNAPSHOT_KEY to what it was when the snapshot was recorded",
            ),
            (Secrets::Hashed { key }, Some(veil)) if veil.mark() == *key => Self::Comparable(veil),
            (Secrets::Hashed { .. }, Some(_)) => opaque(
                "the snapshot has the values of Secrets under another key",
                "set DRIFTCTL_SNAPSHOT_KEY to what it was when the snapshot was recorded",
            ),
        }
    }
}

fn is_secret(key: &ResourceKey) -> bool {
    veil::is_secret(&key.group_kind())
}

/// All that can be told of a Secret whose values cannot be compared.
fn keys_compared(git: &Manifest, live: &Manifest) -> String {
    let (git, live) = (veil::keys(git.tree()), veil::keys(live.tree()));
    let beside = |one: &[&str], other: &[&str], place: &str| {
        let only: Vec<String> = one
            .iter()
            .filter(|key| !other.contains(key))
            .map(|key| format!("`{key}`"))
            .collect();
        (!only.is_empty()).then(|| format!("{} only in {place}", only.join(", ")))
    };
    let apart: Vec<String> = [
        beside(&git, &live, "Git"),
        beside(&live, &git, "the cluster"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if apart.is_empty() {
        "its keys are the same".to_owned()
    } else {
        format!("its keys differ: {}", apart.join("; "))
    }
}

/// Managed fields go beside the tree, as a cluster's do.
fn manifests(trees: Vec<Value>, file: &str) -> Result<BTreeMap<ResourceKey, Manifest>> {
    let mut manifests = BTreeMap::new();
    for mut tree in trees {
        let metadata = tree.get_mut("metadata").and_then(Value::as_object_mut);
        let managed_fields = metadata.and_then(|fields| fields.shift_remove("managedFields"));
        let manifest = Manifest::new(tree).map_err(|fault| {
            Fault::new(format!("`{file}` has an object that is none: {fault}"))
                .file(file)
                .hint("a snapshot is not meant to be edited: take it again")
        })?;
        let manifest = match managed_fields {
            Some(entries) => manifest.with_managed_fields(entries.to_string().into()),
            None => manifest,
        };
        manifests.insert(manifest.key(), manifest);
    }
    Ok(manifests)
}

fn namespace(read: file::Namespace) -> NamespaceChoice {
    NamespaceChoice {
        name: read.name,
        from: match read.from.as_str() {
            "context" => "context",
            "service account" => "service account",
            "default" => "default",
            _ => "snapshot",
        },
    }
}

fn kind(read: file::Discovered) -> (GroupKind, KindInfo) {
    let kind = GroupKind::new(read.group, read.kind);
    let info = match (read.scope, read.gap) {
        (Some(scope), _) => KindInfo::Served {
            scope,
            plural: read.plural,
            versions: read.versions,
        },
        (None, Some(gap)) => KindInfo::Unknown(gap),
        (None, None) => KindInfo::NotServed,
    };
    (kind, info)
}

fn listed(read: file::Listed) -> Listed {
    Listed {
        kind: GroupKind::new(read.group, read.kind),
        namespace: read.namespace,
        others: read.others.into_iter().collect(),
    }
}
