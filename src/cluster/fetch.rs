//! The live objects of everything that is wanted: by kind, version and namespace, all at once.
//!
//! Here is decided what has to be asked at all; how each batch is read, `batch.rs` says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tokio::task::JoinSet;

use super::batch::{Batch, Catch};
use super::crd::is_crd;
use super::list::Marked;
use super::object::{Form, full_name};
use super::transport::Transport;
use super::wanted::Wanted;
use crate::kubernetes::{GroupKind, GroupVersionKind, Manifest, ResourceKey};
use crate::model::{
    Extras, Gap, GapCause, Incomplete, KindInfo, Kinds, Listed, Live, Observation, Scope,
};

/// How left-behind objects are looked for.
#[derive(Clone, Copy)]
pub(crate) struct Search<'a> {
    pub(crate) extras: Extras,
    /// Of which kinds they are read whole, and not their metadata alone.
    pub(crate) is_read_whole: &'a (dyn Fn(&GroupKind) -> bool + Sync),
    /// The keys of labels that are marks.
    pub(crate) labels: &'a BTreeSet<String>,
}

pub(super) async fn fetch(
    transport: &Arc<Transport>,
    wanted: &Wanted,
    kinds: &Kinds,
    search: Search<'_>,
) -> Live {
    let mut live = Live::default();
    let batches = plan(wanted, kinds, search, &mut live);
    let mut running = JoinSet::new();
    for batch in batches {
        let transport = Arc::clone(transport);
        running.spawn(async move { batch.read(&transport).await });
    }
    let mut unmatched = BTreeMap::new();
    for (batch, catch) in running.join_all().await.into_iter().flatten() {
        land(&batch, catch, &mut live, &mut unmatched);
    }
    unmatched.retain(|key, _| !wanted.names(key));
    live.unmatched = unmatched.into_values().collect();
    live.listed.sort();
    live.incomplete.sort();
    live.incomplete
        .dedup_by(|one, other| one.group == other.group && one.kind == other.kind);
    live
}

/// What has to be asked; what needs no asking is answered in `live` at once.
fn plan(wanted: &Wanted, kinds: &Kinds, search: Search<'_>, live: &mut Live) -> Vec<Batch> {
    let labels = Arc::new(search.labels.clone());
    let mut batches: BTreeMap<GroupVersionKind, Batch> = BTreeMap::new();
    for (key, version) in &wanted.objects {
        let spot = match locate(key, version, wanted, kinds) {
            Ok(spot) => spot,
            Err(answer) => {
                live.observations.insert(key.clone(), answer);
                continue;
            }
        };
        let batch = batches.entry(spot.gvk.clone()).or_insert_with(|| Batch {
            marked: search.marked(&key.group_kind()),
            labels: Arc::clone(&labels),
            form: Form::Whole,
            gvk: spot.gvk,
            plural: spot.plural.to_owned(),
            namespaces: BTreeSet::new(),
            wanted: BTreeMap::new(),
        });
        if !spot.namespace.is_empty() {
            batch.namespaces.insert(spot.namespace.to_owned());
        }
        let name = full_name(spot.namespace, &key.name);
        batch.wanted.insert(name, key.clone());
    }
    for kind in wanted.kinds() {
        if let Some(KindInfo::Unknown(gap)) = kinds.get(&kind)
            && search.marked(&kind) != Marked::Dropped
        {
            live.incomplete.push(Incomplete {
                group: kind.group,
                kind: kind.kind,
                reason: gap.message.clone(),
            });
        }
    }
    batches.into_values().collect()
}

/// Where an object is to be asked for.
struct Spot<'a> {
    gvk: GroupVersionKind,
    plural: &'a str,
    /// Empty for objects of the cluster.
    namespace: &'a str,
}

/// The place of a wanted object, or the answer that needs no asking.
fn locate<'a>(
    key: &'a ResourceKey,
    version: &str,
    wanted: &Wanted,
    kinds: &'a Kinds,
) -> Result<Spot<'a>, Observation> {
    let kind = key.group_kind();
    match kinds.get(&kind) {
        Some(KindInfo::Served {
            scope,
            plural,
            versions,
        }) => Ok(Spot {
            namespace: namespace(key, *scope)?,
            gvk: served(kind, version, versions),
            plural,
        }),
        Some(KindInfo::NotServed) => Err(Observation::Missing {
            reason: Some(not_served(&kind, wanted)),
        }),
        Some(KindInfo::Unknown(gap)) => Err(Observation::Gap(gap.clone())),
        None => Err(Observation::Gap(Gap {
            cause: GapCause::DiscoveryFailed,
            message: format!("{kind} was not looked for in discovery"),
            hint: None,
        })),
    }
}

/// The namespace to look in, or why there is nothing to look for.
fn namespace(key: &ResourceKey, scope: Scope) -> Result<&str, Observation> {
    if key.name.is_empty() {
        return Err(Observation::Missing {
            reason: Some("with `generateName` only, no live object can be its own".to_owned()),
        });
    }
    match scope {
        Scope::Cluster => Ok(""),
        Scope::Namespaced if key.namespace.is_empty() => Err(Observation::Gap(Gap {
            cause: GapCause::Invalid,
            message: format!("{} is namespaced, and nobody says the namespace", key.kind),
            hint: Some("give `--namespace`".to_owned()),
        })),
        Scope::Namespaced => Ok(&key.namespace),
    }
}

/// Git's version where it is served, else the preferred one.
fn served(kind: GroupKind, version: &str, versions: &[String]) -> GroupVersionKind {
    let same = versions.iter().find(|served| *served == version);
    let version = same.or(versions.first()).map_or(version, String::as_str);
    GroupVersionKind {
        group: kind.group,
        version: version.to_owned(),
        kind: kind.kind,
    }
}

impl Search<'_> {
    /// Of objects by their names alone.
    pub(crate) const NONE: Self = Self {
        extras: Extras::Off,
        is_read_whole: &|_| false,
        labels: &BTreeSet::new(),
    };

    fn marked(&self, kind: &GroupKind) -> Marked {
        match self.extras {
            Extras::Off => Marked::Dropped,
            Extras::Rendered | Extras::All if is_crd(kind) => Marked::Dropped,
            Extras::Rendered | Extras::All if (self.is_read_whole)(kind) => Marked::Whole,
            Extras::Rendered | Extras::All => Marked::Metadata,
        }
    }
}

pub(super) fn not_served(kind: &GroupKind, wanted: &Wanted) -> String {
    if wanted.defines(kind) {
        format!("the cluster does not serve {kind} yet; its CRD is in this render")
    } else {
        format!("the cluster does not serve {kind}, and its CRD is not in this render")
    }
}

/// One entry for each wanted object of the batch; what is neither found nor a gap was looked for and is not there.
fn land(
    batch: &Batch,
    mut catch: Catch,
    live: &mut Live,
    unmatched: &mut BTreeMap<ResourceKey, Manifest>,
) {
    let mut observe = |(name, key): (&String, &ResourceKey)| {
        let observation = match (catch.found.remove(name), catch.gaps.remove(name)) {
            (Some(object), _) => Observation::Found(Box::new(object)),
            (None, Some(gap)) => Observation::Gap(gap),
            (None, None) => Observation::Missing { reason: None },
        };
        (key.clone(), observation)
    };
    let mut observed: BTreeMap<_, _> = batch.wanted.iter().map(&mut observe).collect();
    live.observations.append(&mut observed);
    if let Some(others) = catch.others {
        live.listed.extend(listed(batch, &others));
    }
    for object in catch.unmatched {
        unmatched.entry(object.key()).or_insert(object);
    }
    if let Some(reason) = catch.incomplete {
        live.incomplete.push(Incomplete {
            group: batch.gvk.group.clone(),
            kind: batch.gvk.kind.clone(),
            reason,
        });
    }
}

/// One entry for each namespace, however they were listed.
fn listed(batch: &Batch, others: &BTreeSet<String>) -> Vec<Listed> {
    let of = |namespace: Option<&String>| Listed {
        kind: batch.gvk.group_kind(),
        namespace: namespace.cloned(),
        others: others
            .iter()
            .filter(|name| match (namespace, name.split_once('/')) {
                (Some(namespace), Some((other, _))) => namespace == other,
                (Some(_) | None, _) => true,
            })
            .cloned()
            .collect(),
    };
    if batch.namespaces.is_empty() {
        return vec![of(None)];
    }
    batch
        .namespaces
        .iter()
        .map(|namespace| of(Some(namespace)))
        .collect()
}
