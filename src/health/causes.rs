//! Why an object is not healthy: what its ReplicaSets and Pods say, found by owner references, and the last Events.
//!
//! Source: Kubernetes API: `PodStatus` and `ContainerStatus` (reasons of waiting and ended containers, the condition
//! PodScheduled), `ReplicaSetStatus` (the condition ReplicaFailure), `Event` v1.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::kubernetes::Manifest;
use crate::model::health::HealthCause;

/// How many events are told of an object.
const EVENTS: usize = 3;

/// Containers that have not started yet wait for these reasons while everything goes well.
const ORDINARY: &[&str] = &["ContainerCreating", "PodInitializing"];

/// What lives in the namespace of an object, each by the uid that it belongs to.
#[derive(Default)]
pub(crate) struct Neighbours<'a> {
    replica_sets: ByUid<'a>,
    pods: ByUid<'a>,
    events: ByUid<'a>,
}

type ByUid<'a> = BTreeMap<&'a str, Vec<&'a Manifest>>;

impl<'a> Neighbours<'a> {
    pub(crate) fn new(
        replica_sets: &'a [Manifest],
        pods: &'a [Manifest],
        events: &'a [Manifest],
    ) -> Self {
        Self {
            replica_sets: by_uid(replica_sets, owners),
            pods: by_uid(pods, owners),
            events: by_uid(events, |event| text(event.tree(), "/involvedObject/uid")),
        }
    }

    fn is_empty(&self) -> bool {
        [&self.replica_sets, &self.pods, &self.events]
            .iter()
            .all(|objects| objects.is_empty())
    }
}

fn by_uid<'a, I: IntoIterator<Item = &'a str>>(
    objects: &'a [Manifest],
    uids: impl Fn(&'a Manifest) -> I,
) -> ByUid<'a> {
    let mut sorted = ByUid::new();
    for object in objects {
        for uid in uids(object) {
            sorted.entry(uid).or_default().push(object);
        }
    }
    sorted
}

fn owners(object: &Manifest) -> impl Iterator<Item = &str> {
    let owners = object.tree().pointer("/metadata/ownerReferences");
    let owners = owners.and_then(Value::as_array).into_iter().flatten();
    owners.filter_map(|owner| owner.get("uid")?.as_str())
}

/// What may be why, the nearest first: ReplicaSets, Pods by reason, then the last warnings.
pub(crate) fn causes(object: &Manifest, neighbours: &Neighbours<'_>) -> Vec<HealthCause> {
    // Where nothing lives beside it, an object need not be read for its uid.
    if neighbours.is_empty() && !is_pod(object) {
        return Vec::new();
    }
    let object = &*object.unpacked();
    let Some(uid) = text(object.tree(), "/metadata/uid") else {
        return Vec::new();
    };
    let mut family = BTreeSet::from([uid]);
    let sets = owned(&neighbours.replica_sets, &mut family);
    let pods = owned(&neighbours.pods, &mut family);
    let mut causes: Vec<HealthCause> = sets.into_iter().filter_map(of_replica_set).collect();
    let own = is_pod(object).then_some(object);
    causes.extend(of_pods(pods.into_iter().chain(own)));
    let told: BTreeSet<String> = causes.iter().map(|cause| cause.reason.clone()).collect();
    let mut events = of_events(&neighbours.events, &family);
    events.retain(|event| !told.contains(&event.reason));
    causes.extend(events.into_iter().take(EVENTS));
    causes
}

/// The objects that somebody of the family owns, by name; they belong to it from here on.
fn owned<'a>(objects: &ByUid<'a>, family: &mut BTreeSet<&'a str>) -> Vec<&'a Manifest> {
    let mut found: Vec<&Manifest> = family
        .iter()
        .filter_map(|uid| objects.get(uid))
        .flatten()
        .copied()
        .collect();
    found.sort_by_key(|object| object.name());
    found.dedup_by_key(|object| object.name());
    family.extend(
        found
            .iter()
            .filter_map(|object| text(object.tree(), "/metadata/uid")),
    );
    found
}

fn is_pod(object: &Manifest) -> bool {
    object.gvk().group_kind().is("", "Pod")
}

fn of_replica_set(set: &Manifest) -> Option<HealthCause> {
    let failure = condition(set.tree(), "ReplicaFailure", "True")?;
    Some(HealthCause {
        object: name(set),
        reason: field(failure, "reason"),
        message: said(field(failure, "message")),
        time: None,
    })
}

/// One cause for each reason: the first Pod that has it, and how many more do.
fn of_pods<'a>(pods: impl Iterator<Item = &'a Manifest>) -> Vec<HealthCause> {
    let mut reasons: BTreeMap<String, (HealthCause, usize)> = BTreeMap::new();
    for cause in pods.filter_map(of_pod) {
        match reasons.get_mut(&cause.reason) {
            Some((_, more)) => *more += 1,
            None => {
                reasons.insert(cause.reason.clone(), (cause, 0));
            }
        }
    }
    let counted = |(mut cause, more): (HealthCause, usize)| {
        if more > 0 {
            cause.object = format!("{} and {more} more", cause.object);
        }
        cause
    };
    reasons.into_values().map(counted).collect()
}

/// The first of: no node takes it, a container waits or ended, the Pod as a whole failed, it is not ready.
fn of_pod(pod: &Manifest) -> Option<HealthCause> {
    let tree = pod.tree();
    if condition(tree, "Ready", "True").is_some()
        || text(tree, "/status/phase") == Some("Succeeded")
    {
        return None;
    }
    let (reason, message) = unscheduled(tree)
        .or_else(|| containers(tree).find_map(waiting))
        .or_else(|| containers(tree).find_map(ended))
        .or_else(|| evicted(tree))
        .or_else(|| unready(tree))?;
    Some(HealthCause {
        object: name(pod),
        reason,
        message: said(message),
        time: None,
    })
}

fn unscheduled(pod: &Value) -> Option<(String, String)> {
    let condition = condition(pod, "PodScheduled", "False")?;
    Some((field(condition, "reason"), field(condition, "message")))
}

/// Init containers come first, as they run first.
fn containers(pod: &Value) -> impl Iterator<Item = &Value> {
    ["initContainerStatuses", "containerStatuses"]
        .into_iter()
        .filter_map(|list| pod.get("status")?.get(list)?.as_array())
        .flatten()
}

fn waiting(container: &Value) -> Option<(String, String)> {
    let waiting = container.pointer("/state/waiting")?;
    let reason = field(waiting, "reason");
    let is_trouble = !reason.is_empty() && !ORDINARY.contains(&reason.as_str());
    is_trouble.then(|| (reason, field(waiting, "message")))
}

fn ended(container: &Value) -> Option<(String, String)> {
    let states = ["/state/terminated", "/lastState/terminated"];
    let ended = states.iter().find_map(|state| container.pointer(state))?;
    let code = ended
        .get("exitCode")
        .and_then(Value::as_i64)
        .unwrap_or_default();
    if code == 0 {
        return None;
    }
    let own = field(ended, "message");
    let mut message = format!(
        "container {} ended with exit code {code}",
        field(container, "name")
    );
    if !own.is_empty() {
        message = format!("{message}: {own}");
    }
    let reason = Some(field(ended, "reason")).filter(|reason| !reason.is_empty());
    Some((reason.unwrap_or_else(|| "Error".to_owned()), message))
}

fn evicted(pod: &Value) -> Option<(String, String)> {
    let status = pod.get("status")?;
    let reason = field(status, "reason");
    (!reason.is_empty()).then(|| (reason, field(status, "message")))
}

fn unready(pod: &Value) -> Option<(String, String)> {
    let condition = condition(pod, "Ready", "False")?;
    let reason = field(condition, "reason");
    (!reason.is_empty()).then(|| (reason, field(condition, "message")))
}

/// Warnings about the family, each reason once, the newest first.
fn of_events(events: &ByUid<'_>, family: &BTreeSet<&str>) -> Vec<HealthCause> {
    let mut newest: BTreeMap<String, HealthCause> = BTreeMap::new();
    let ours = family.iter().filter_map(|uid| events.get(uid)).flatten();
    for event in ours.map(|event| event.tree()) {
        if text(event, "/type") != Some("Warning") {
            continue;
        }
        let cause = of_event(event);
        let known = newest.get(&cause.reason);
        if known.is_none_or(|known| (&known.time, &known.object) < (&cause.time, &cause.object)) {
            newest.insert(cause.reason.clone(), cause);
        }
    }
    let mut causes: Vec<HealthCause> = newest.into_values().collect();
    causes.sort_by(|a, b| b.time.cmp(&a.time).then_with(|| a.cmp(b)));
    causes
}

fn of_event(event: &Value) -> HealthCause {
    let part = |pointer: &str| text(event, pointer).unwrap_or_default();
    // Older writers count in `lastTimestamp`, newer ones in a series or not at all.
    let times = ["/series/lastObservedTime", "/lastTimestamp", "/eventTime"];
    HealthCause {
        object: format!(
            "{} {}/{}",
            part("/involvedObject/kind"),
            part("/involvedObject/namespace"),
            part("/involvedObject/name")
        ),
        reason: part("/reason").to_owned(),
        message: said(part("/message").trim().to_owned()),
        time: times
            .iter()
            .find_map(|time| text(event, time))
            .map(str::to_owned),
    }
}

fn condition<'a>(object: &'a Value, kind: &str, status: &str) -> Option<&'a Value> {
    let conditions = object.pointer("/status/conditions")?.as_array()?;
    conditions
        .iter()
        .find(|condition| field(condition, "type") == kind && field(condition, "status") == status)
}

fn text<'a>(object: &'a Value, pointer: &str) -> Option<&'a str> {
    object.pointer(pointer)?.as_str()
}

fn field(value: &Value, key: &str) -> String {
    let text = value.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn said(message: String) -> Option<String> {
    Some(message).filter(|message| !message.is_empty())
}

/// `Pod web/shop-1`.
fn name(object: &Manifest) -> String {
    format!(
        "{} {}/{}",
        object.gvk().kind,
        object.namespace(),
        object.name()
    )
}
