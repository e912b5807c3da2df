//! A dump as the live side: what it says of kinds and objects, and what it cannot say.
//!
//! A dump is complete for the kinds it holds. It says nothing about a kind of which it has not one object, unless it
//! was called complete (`--live-complete`). An entry that cannot be read casts doubt on the objects of its kind that
//! are not found elsewhere; two entries with one identity make that identity ambiguous. Reading files is
//! `recording.rs`.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::crd;
use super::fetch::Search;
use super::marks::is_marked;
use super::object::full_name;
use super::recording::{Item, Place, RECORD_AGAIN, Recording};
use super::scope;
use super::wanted::Wanted;
use crate::kubernetes::{GroupKind, Manifest, ResourceKey};
use crate::model::{
    Extras, Fault, Gap, GapCause, Incomplete, KindInfo, Kinds, Listed, Live, LiveSource,
    LiveSourceKind, Observation, Scope, Types,
};

pub(crate) struct Dump {
    /// As given.
    file: String,
    complete: bool,
    /// More than one for a key that several entries have.
    objects: BTreeMap<ResourceKey, Vec<Held>>,
    /// Kinds of which the dump tells everything.
    kinds: BTreeSet<GroupKind>,
    /// The scope of every kind that a CRD of the dump defines.
    custom: BTreeMap<GroupKind, Scope>,
    doubts: Vec<Doubt>,
}

struct Held {
    manifest: Manifest,
    place: Place,
}

/// An entry that could not be read.
struct Doubt {
    /// `None` if not even its kind is known.
    kind: Option<GroupKind>,
    message: String,
}

impl Dump {
    pub(super) fn embedded(file: &str, content: &[u8]) -> Result<Self> {
        let mut recording = Recording::default();
        recording.add(file, content)?;
        Self::new(file.to_owned(), recording, false)
    }

    pub(super) fn new(file: String, recording: Recording, complete: bool) -> Result<Self> {
        if recording.items.is_empty() && !recording.holds_lists {
            return Err(Fault::new(format!("`{file}` is empty"))
                .file(file)
                .hint(RECORD_AGAIN)
                .into());
        }
        let mut dump = Self {
            file,
            complete,
            objects: BTreeMap::new(),
            kinds: recording.empty_kinds.into_iter().collect(),
            custom: BTreeMap::new(),
            doubts: Vec::new(),
        };
        for item in recording.items {
            dump.take(item);
        }
        Ok(dump)
    }

    /// Keeps an object under its identity, or the doubt it leaves.
    fn take(&mut self, item: Item) {
        let Item { place, kind, tree } = item;
        let manifest = tree.and_then(|tree| Manifest::new(tree).map_err(|fault| fault.to_string()));
        let fault = match manifest {
            Ok(manifest) => match misplaced(&manifest) {
                None => return self.keep(manifest, place),
                Some(fault) => fault,
            },
            Err(fault) => fault,
        };
        self.doubts.push(Doubt {
            kind,
            message: format!("the entry at {place} cannot be read: {fault}"),
        });
    }

    fn keep(&mut self, manifest: Manifest, place: Place) {
        let key = manifest.key();
        self.kinds.insert(key.group_kind());
        self.custom.extend(crd::defined(&manifest));
        self.objects
            .entry(key)
            .or_default()
            .push(Held { manifest, place });
    }

    pub(super) fn source(&self) -> LiveSource {
        LiveSource {
            kind: LiveSourceKind::Dump,
            file: Some(self.file.clone()),
            recorded_at: None,
            context: None,
            server: None,
            version: None,
            scope: None,
        }
    }

    /// Scope by the built-in table, a CRD of the dump, an object of the kind. Versions and plurals are not known.
    pub(super) fn discover(&self, wanted: &[GroupKind]) -> Kinds {
        wanted
            .iter()
            .map(|kind| (kind.clone(), self.kind_info(kind)))
            .collect()
    }

    fn kind_info(&self, kind: &GroupKind) -> KindInfo {
        let scope = scope::built_in(kind)
            .or_else(|| self.custom.get(kind).copied())
            .or_else(|| self.scope_of_an_object(kind));
        match scope {
            Some(scope) => KindInfo::Served {
                scope,
                plural: String::new(),
                versions: Vec::new(),
            },
            None if self.complete => KindInfo::NotServed,
            None => KindInfo::Unknown(self.silence(kind)),
        }
    }

    fn scope_of_an_object(&self, kind: &GroupKind) -> Option<Scope> {
        let key = self.objects.keys().find(|key| key.group_kind() == *kind)?;
        Some(if key.namespace.is_empty() {
            Scope::Cluster
        } else {
            Scope::Namespaced
        })
    }

    /// What the dump says of everything that is wanted.
    pub(super) fn fetch(&self, wanted: &Wanted, search: Search<'_>) -> Live {
        let observations = wanted
            .objects
            .iter()
            .map(|(key, versions)| (key.clone(), self.observe(key, versions)))
            .collect();
        let kinds = wanted.kinds();
        let unmatched = |kinds| self.unmatched(wanted, kinds, search.labels);
        let (unmatched, incomplete) = match search.extras {
            Extras::Rendered => (unmatched(&kinds), self.incomplete(&kinds)),
            Extras::All => (unmatched(&self.kinds), self.incomplete_all()),
            Extras::Off => (Vec::new(), Vec::new()),
        };
        let told: BTreeSet<ResourceKey> = unmatched.iter().map(Manifest::key).collect();
        let is_other = |key: &ResourceKey| !wanted.objects.contains_key(key) && !told.contains(key);
        let listed = kinds.iter().filter(|kind| self.tells_all_of(kind));
        Live {
            observations,
            listed: listed.map(|kind| self.listed(kind, &is_other)).collect(),
            unmatched,
            incomplete,
            types: Types::ByValue,
        }
    }

    /// The objects of a kind in a namespace, one of each identity.
    pub(super) fn list(&self, kind: &GroupKind, namespace: &str) -> Vec<Manifest> {
        let is_meant = |key: &&ResourceKey| key.group_kind() == *kind && key.namespace == namespace;
        let held = self.objects.iter().filter(|(key, _)| is_meant(key));
        held.filter_map(|(_, held)| held.first())
            .map(|held| held.manifest.clone())
            .collect()
    }

    fn tells_all_of(&self, kind: &GroupKind) -> bool {
        self.doubt(kind).is_none() && (self.complete || self.kinds.contains(kind))
    }

    fn listed(&self, kind: &GroupKind, is_other: &dyn Fn(&ResourceKey) -> bool) -> Listed {
        let others = self.objects.keys().filter(|key| key.group_kind() == *kind);
        Listed {
            kind: kind.clone(),
            namespace: None,
            others: others
                .filter(|key| is_other(key))
                .map(|key| full_name(&key.namespace, &key.name))
                .collect(),
        }
    }

    fn observe(&self, key: &ResourceKey, version: &str) -> Observation {
        let kind = key.group_kind();
        match self.objects.get(key).map(Vec::as_slice) {
            Some([only]) => Observation::Found(Box::new(only.manifest.clone())),
            Some(several) => one_of(key, several, version),
            None => match self.doubt(&kind) {
                Some(doubt) => Observation::Gap(doubt),
                None if self.complete || self.kinds.contains(&kind) => {
                    Observation::Missing { reason: None }
                }
                None => Observation::Gap(self.silence(&kind)),
            },
        }
    }

    /// Objects of the rendered kinds that nobody wants and that carry a mark, one of each identity.
    fn unmatched(
        &self,
        wanted: &Wanted,
        kinds: &BTreeSet<GroupKind>,
        labels: &BTreeSet<String>,
    ) -> Vec<Manifest> {
        self.objects
            .iter()
            .filter(|(key, _)| kinds.contains(&key.group_kind()) && !wanted.names(key))
            .filter_map(|(_, held)| held.first())
            .map(|held| &held.manifest)
            .filter(|manifest| is_marked(&manifest.tree()["metadata"], labels))
            .cloned()
            .collect()
    }

    /// Which kinds the cluster has, a dump does not say.
    fn incomplete_all(&self) -> Vec<Incomplete> {
        let every = || Incomplete {
            group: "*".to_owned(),
            kind: "*".to_owned(),
            reason: format!(
                "`{}` says nothing of kinds that it holds no object of",
                self.file
            ),
        };
        let doubts = self.incomplete(&self.kinds);
        let silence = (!self.complete).then(every);
        doubts.into_iter().chain(silence).collect()
    }

    fn incomplete(&self, kinds: &BTreeSet<GroupKind>) -> Vec<Incomplete> {
        kinds
            .iter()
            .filter_map(|kind| {
                let silent = || !self.complete && !self.kinds.contains(kind);
                let gap = self
                    .doubt(kind)
                    .or_else(|| silent().then(|| self.silence(kind)))?;
                Some(Incomplete {
                    group: kind.group.clone(),
                    kind: kind.kind.clone(),
                    reason: gap.message,
                })
            })
            .collect()
    }

    /// The gap of a kind of which an entry could not be read.
    fn doubt(&self, kind: &GroupKind) -> Option<Gap> {
        let doubt = self
            .doubts
            .iter()
            .find(|doubt| doubt.kind.as_ref().is_none_or(|doubted| doubted == kind))?;
        Some(Gap {
            cause: GapCause::Invalid,
            message: doubt.message.clone(),
            hint: Some("it may be this object: mend the entry or record it again".to_owned()),
        })
    }

    /// The gap of a kind that the dump says nothing about.
    fn silence(&self, kind: &GroupKind) -> Gap {
        Gap {
            cause: GapCause::NotInDump,
            message: format!("`{}` holds no {kind}", self.file),
            hint: Some(
                "record that kind too, or give `--live-complete` if what is not in the dump is not in the cluster"
                    .to_owned(),
            ),
        }
    }
}

/// Several entries are one object if they are equal, or the same revision of it in several API versions; `version` is
/// the one to take then.
fn one_of(key: &ResourceKey, held: &[Held], version: &str) -> Observation {
    let first = &held[0];
    let same = held[1..].iter().all(|other| {
        revision(&other.manifest)
            .is_some_and(|revision_of| Some(revision_of) == revision(&first.manifest))
            || other.manifest == first.manifest
    });
    if same {
        let taken = held
            .iter()
            .find(|held| held.manifest.gvk().version == version)
            .unwrap_or(first);
        return Observation::Found(Box::new(taken.manifest.clone()));
    }
    let places: Vec<String> = held.iter().map(|held| held.place.to_string()).collect();
    Observation::Gap(Gap {
        cause: GapCause::Ambiguous,
        message: format!("{key} is recorded more than once: {}", places.join(", ")),
        hint: Some("keep the newest of them".to_owned()),
    })
}

/// What tells one state of one object from every other.
fn revision(manifest: &Manifest) -> Option<(&str, &str)> {
    let metadata = manifest.tree().get("metadata")?;
    let text = |key: &str| metadata.get(key)?.as_str();
    Some((text("uid")?, text("resourceVersion")?))
}

/// A built-in namespaced object says its namespace when a cluster prints it; without one it is not known which object
/// it is.
fn misplaced(manifest: &Manifest) -> Option<String> {
    let scope = scope::built_in(&manifest.gvk().group_kind())?;
    (scope == Scope::Namespaced && manifest.namespace().is_empty()).then(|| {
        let kind = &manifest.gvk().kind;
        format!("{kind} `{}` has no `metadata.namespace`", manifest.name())
    })
}
