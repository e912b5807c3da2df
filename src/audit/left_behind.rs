//! Left-behind objects of which only the metadata was read, because they are of kinds that are not rendered: those that
//! have a health are read whole, once it is known that they are this application's.

use std::collections::{BTreeMap, BTreeSet};

use super::Outside;
use crate::argo::Hook;
use crate::cluster::Search;
use crate::health::{self, Checks};
use crate::kubernetes::{GroupKind, ResourceKey};
use crate::model::{Compared, Comparison, Desired, DesiredObject, Live, Observation};

/// What was read of them.
pub(super) async fn look(
    comparison: &Comparison,
    live: &Live,
    checks: &Checks<'_>,
    outside: Option<Outside<'_>>,
) -> BTreeMap<ResourceKey, Observation> {
    let Some((cluster, _)) = outside else {
        return BTreeMap::new();
    };
    let half = health::half_known(comparison, live, checks);
    if half.is_empty() {
        return BTreeMap::new();
    }
    let kinds: BTreeSet<GroupKind> = half.iter().map(|object| object.key.group_kind()).collect();
    let kinds = cluster.discover(&Vec::from_iter(kinds)).await;
    let wanted = Desired {
        objects: half
            .into_iter()
            .filter_map(|object| wanted(object, live))
            .collect(),
        ..Desired::default()
    };
    let read = cluster.fetch(&[&wanted], &kinds, Search::NONE).await;
    read.observations
}

fn wanted(object: &Compared, live: &Live) -> Option<DesiredObject> {
    let manifest = live
        .unmatched
        .iter()
        .find(|live| live.key() == object.key)?;
    Some(DesiredObject {
        key: object.key.clone(),
        manifest: manifest.clone(),
        origin: None,
        hook: Hook::No,
        wave: object.wave,
    })
}
