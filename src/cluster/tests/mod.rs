//! What the live side answers, asked through its front door: [`Asked`] is all that knows its functions.

mod dry_runs;
mod dumps;
mod faults;
mod kubeconfigs;
mod lists;
mod server;
mod snapshots;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Cluster, Search};
use crate::argo::Hook;
use crate::argo::tracking::INSTANCE_LABEL;
use crate::kubernetes::{GroupKind, Manifest};
use crate::model::{Desired, DesiredObject, Extras, Gap, KindInfo, Live, LiveRequest, Observation};

/// What a test wants to find, and how far it looks.
struct Asked {
    desired: Desired,
    extras: Extras,
}

impl Asked {
    /// Objects as `apiVersion kind namespace/name`; a name without a namespace is an object of the cluster.
    fn for_objects(objects: &[&str]) -> Self {
        let objects = objects.iter().map(|text| wanted(&manifest(text)));
        Self {
            desired: Desired {
                objects: objects.collect(),
                ..Desired::default()
            },
            extras: Extras::Rendered,
        }
    }

    fn and(mut self, object: Value) -> Self {
        let manifest = Manifest::new(object).expect("a manifest");
        self.desired.objects.push(wanted(&manifest));
        self
    }

    fn without_extras(mut self) -> Self {
        self.extras = Extras::Off;
        self
    }

    fn search<'a>(&self, labels: &'a BTreeSet<String>) -> Search<'a> {
        Search {
            extras: self.extras,
            labels,
            ..Search::NONE
        }
    }

    async fn of(&self, cluster: &Cluster) -> Live {
        let kinds = cluster.discover(&self.group_kinds()).await;
        cluster
            .fetch(&[&self.desired], &kinds, self.search(&marks()))
            .await
    }

    fn group_kinds(&self) -> Vec<GroupKind> {
        let objects = &self.desired.objects;
        let mut kinds: Vec<GroupKind> = objects.iter().map(|o| o.key.group_kind()).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    }

    /// One line an object: `Kind namespace/name: found`, `missing` with its reason, or the cause of the gap with its
    /// message; then what was left behind, and the kinds of which that is not known.
    async fn lines(&self, cluster: &Cluster) -> Vec<String> {
        lines(&self.of(cluster).await)
    }
}

/// The label that is a mark unless a setting names another.
fn marks() -> BTreeSet<String> {
    [INSTANCE_LABEL.to_owned()].into()
}

fn lines(live: &Live) -> Vec<String> {
    let observations = live.observations.iter().map(|(key, observation)| {
        let what = match observation {
            Observation::Found(object) => format!("found {}", object.gvk().api_version()),
            Observation::Missing { reason: None } => "missing".to_owned(),
            Observation::Missing { reason: Some(why) } => format!("missing: {why}"),
            Observation::Gap(gap) => format!("{}: {}", cause(gap), gap.message),
        };
        format!("{key}: {what}")
    });
    let unmatched = live
        .unmatched
        .iter()
        .map(|object| format!("{}: left behind", object.key()));
    let incomplete = live
        .incomplete
        .iter()
        .map(|incomplete| format!("incomplete {}: {}", incomplete.kind, incomplete.reason));
    observations.chain(unmatched).chain(incomplete).collect()
}

/// The word of the JSON.
fn cause(gap: &Gap) -> String {
    let word = serde_json::to_value(gap.cause).expect("a word");
    word.as_str().expect("a string").to_owned()
}

async fn open(request: &LiveRequest) -> Cluster {
    Cluster::open(request).await.expect("a live side")
}

/// The text of the error and its hint.
async fn refused(request: &LiveRequest) -> String {
    match Cluster::open(request).await {
        Ok(_) => panic!("the live side opened"),
        Err(error) => {
            let failure = crate::model::Failure::new(crate::model::Stage::Fetch, &error);
            let line = failure
                .line
                .map(|line| format!(" [line {line}]"))
                .unwrap_or_default();
            format!(
                "{}{line}; hint: {}",
                failure.message,
                failure.hint.unwrap_or_default()
            )
        }
    }
}

async fn scope(cluster: &Cluster, group: &str, kind: &str) -> String {
    let kind = GroupKind::new(group, kind);
    let kinds = cluster.discover(std::slice::from_ref(&kind)).await;
    match &kinds[&kind] {
        KindInfo::Served {
            scope, versions, ..
        } => format!("{scope:?} {}", versions.join(" ")),
        KindInfo::NotServed => "not served".to_owned(),
        KindInfo::Unknown(gap) => cause(gap),
    }
}

fn manifest(text: &str) -> Manifest {
    let mut words = text.split(' ');
    let mut word = || words.next().expect("apiVersion kind name");
    let (api_version, kind, name) = (word(), word(), word());
    let metadata = match name.split_once('/') {
        Some((namespace, name)) => json!({"namespace": namespace, "name": name}),
        None => json!({"name": name}),
    };
    Manifest::new(json!({"apiVersion": api_version, "kind": kind, "metadata": metadata}))
        .expect("a manifest")
}

fn wanted(manifest: &Manifest) -> DesiredObject {
    DesiredObject {
        key: manifest.key(),
        hook: Hook::of(manifest),
        manifest: manifest.clone(),
        origin: None,
        wave: 0,
    }
}
