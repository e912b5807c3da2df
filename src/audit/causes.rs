//! Why objects are not healthy: what lives beside them is listed, once it is known that some are not. What may not be
//! listed is a note, and turns nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::cluster::{Cluster, Listing};
use crate::health::{self, Checks, Neighbours};
use crate::kubernetes::{Manifest, ResourceKey};
use crate::model::health::HealthCauses;
use crate::model::{Condition, HealthStatus, Live, ObjectVerdict, Observation, State, Verdict};

/// Says of every object that is not healthy what was found below it.
pub(super) async fn tell(applications: &mut [Verdict], live: &Live, cluster: &Cluster) {
    let objects = applications
        .iter()
        .flat_map(|application| &application.objects);
    let unwell: Vec<&Manifest> = objects
        .filter(|object| is_unwell(object))
        .filter_map(|object| found(&key(object), live))
        .collect();
    let causes = find(&unwell, cluster).await;
    for application in applications {
        let mut notes = BTreeSet::new();
        for object in application
            .objects
            .iter_mut()
            .filter(|object| is_unwell(object))
        {
            let told = causes.of.get(&key(object));
            object.health_causes = told.cloned().unwrap_or_default();
            let namespace = object.namespace.as_deref().unwrap_or_default();
            notes.extend(causes.refused.get(namespace).into_iter().flatten().cloned());
        }
        application
            .conditions
            .extend(notes.into_iter().map(|message| Condition {
                kind: "HealthCausesIncomplete".to_owned(),
                message,
            }));
    }
}

/// The same of everything that was found, whosever it is, for a recording.
pub(super) async fn of_all(live: &Live, checks: &[Checks<'_>], cluster: &Cluster) -> HealthCauses {
    let wanted = live
        .observations
        .values()
        .filter_map(|observation| match observation {
            Observation::Found(found) => Some(&**found),
            Observation::Missing { .. } | Observation::Gap(_) => None,
        });
    let is_bad = |object: &&Manifest| {
        let object = object.unpacked();
        checks.iter().any(|checks| {
            let health = checks.assess(object.tree()).health;
            health.is_some_and(|health| is_bad(health.status))
        })
    };
    let unwell: Vec<&Manifest> = wanted.chain(&live.unmatched).filter(is_bad).collect();
    find(&unwell, cluster).await
}

/// Lists what lives beside the objects, each namespace once.
async fn find(unwell: &[&Manifest], cluster: &Cluster) -> HealthCauses {
    if let Some(recorded) = cluster.recorded_causes() {
        return recorded.clone();
    }
    let namespaces: BTreeSet<&str> = unwell
        .iter()
        .map(|object| object.namespace())
        .filter(|namespace| !namespace.is_empty())
        .collect();
    let mut causes = HealthCauses::default();
    for (namespace, beside) in Beside::list(cluster, &namespaces).await {
        let neighbours = Neighbours::new(&beside.replica_sets, &beside.pods, &beside.events);
        let here = unwell
            .iter()
            .filter(|object| object.namespace() == namespace);
        let here = here.map(|object| (object.key(), health::causes(object, &neighbours)));
        causes.of.extend(here);
        if !beside.refused.is_empty() {
            causes.refused.insert(namespace, beside.refused);
        }
    }
    causes
}

/// What was listed in a namespace.
struct Beside {
    replica_sets: Vec<Manifest>,
    pods: Vec<Manifest>,
    events: Vec<Manifest>,
    /// What was not, and why.
    refused: Vec<String>,
}

impl Beside {
    /// All namespaces at once, so that a cluster far away is waited for once.
    async fn list(cluster: &Cluster, namespaces: &BTreeSet<&str>) -> BTreeMap<String, Self> {
        let (replica_sets, mut pods, mut events) = tokio::join!(
            cluster.list(Listing::ReplicaSets, namespaces),
            cluster.list(Listing::Pods, namespaces),
            cluster.list(Listing::Events, namespaces),
        );
        let of_namespace = |(namespace, replica_sets): (String, Listed)| {
            let mut refused = Vec::new();
            let mut take = |listed: Option<Listed>, what: &str| {
                listed.unwrap_or(Ok(Vec::new())).unwrap_or_else(|reason| {
                    refused.push(format!(
                        "{what} in the namespace {namespace} could not be listed, so they do not say why objects are not healthy: {reason}"
                    ));
                    Vec::new()
                })
            };
            let replica_sets = take(Some(replica_sets), "ReplicaSets");
            let pods = take(pods.remove(&namespace), "Pods");
            let events = take(events.remove(&namespace), "Events");
            let beside = Self {
                replica_sets,
                pods,
                events,
                refused,
            };
            (namespace, beside)
        };
        replica_sets.into_iter().map(of_namespace).collect()
    }
}

/// The objects of a kind in a namespace, or why they could not be listed.
type Listed = Result<Vec<Manifest>, String>;

/// Not healthy, though it is there and could be looked at.
fn is_unwell(object: &ObjectVerdict) -> bool {
    let is_there = !matches!(object.state, State::Missing | State::Unknown);
    let health = object.health.as_ref();
    is_there && health.is_some_and(|health| is_bad(health.status))
}

fn is_bad(status: HealthStatus) -> bool {
    match status {
        HealthStatus::Progressing | HealthStatus::Degraded | HealthStatus::Unknown => true,
        HealthStatus::Healthy | HealthStatus::Suspended | HealthStatus::Missing => false,
    }
}

fn key(object: &ObjectVerdict) -> ResourceKey {
    ResourceKey {
        group: object.group.clone(),
        kind: object.kind.clone(),
        namespace: object.namespace.clone().unwrap_or_default(),
        name: object.name.clone(),
    }
}

fn found<'a>(key: &ResourceKey, live: &'a Live) -> Option<&'a Manifest> {
    match live.observations.get(key) {
        Some(Observation::Found(found)) => Some(found),
        Some(Observation::Missing { .. } | Observation::Gap(_)) => None,
        None => live.unmatched.iter().find(|object| object.key() == *key),
    }
}
