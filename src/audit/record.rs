//! The story of a snapshot: render, discover and fetch as a comparison does, and keep what was told.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Work, World, causes, look, render_all};
use crate::cluster::{Cluster, Taken};
use crate::health::Checks;
use crate::kubernetes::ResourceKey;
use crate::model::{
    At, Failure, Fault, Gap, Live, LiveSourceKind, NamespaceChoice, Observation, Request,
    SnapshotKey, Stage,
};

/// The live side of all PATHs, for a file.
pub(crate) struct Recorded {
    pub(crate) document: Value,
    pub(crate) found: usize,
    pub(crate) missing: usize,
    /// What could not be rendered or read; the document holds everything else, and says what it lacks.
    pub(crate) failures: Vec<Failure>,
    pub(crate) warnings: Vec<String>,
}

/// Renders every PATH and keeps what the live side says of it; `key` keeps the values of Secrets comparable.
pub(crate) async fn record(
    request: &Request,
    world: &World,
    key: Option<&SnapshotKey>,
) -> Result<Recorded, Failure> {
    let recorded_at = (world.clock)();
    let cluster = Cluster::open(&request.live).await.at(Stage::Fetch)?;
    let source = cluster.source();
    if source.kind == LiveSourceKind::Snapshot {
        let file = source.file.unwrap_or_default();
        let fault = Fault::new(format!("`{file}` is a snapshot already")).hint("copy it");
        return Err(Failure::new(Stage::Fetch, &fault.into()));
    }
    let mut works = render_all(request, world);
    let mut failures = Vec::new();
    let look = look(&mut works, request, world, &cluster, &mut failures).await;
    let checks: Vec<Checks<'_>> = works.iter().map(Work::checks).collect();
    let causes = causes::of_all(&look.live, &checks, &cluster).await;
    let document = Taken {
        causes: &causes,
        source: &cluster.source(),
        recorded_at: &recorded_at,
        namespace: &match &request.namespace {
            Some(name) => NamespaceChoice {
                name: name.clone(),
                from: "snapshot",
            },
            None => cluster.default_namespace(),
        },
        extras: request.extras,
        kinds: &look.kinds,
        live: &look.live,
        key,
    };
    let document = document.document().at(Stage::Report)?;
    let mut warnings: Vec<String> = works.iter().flat_map(Work::warnings).cloned().collect();
    warnings.extend(valueless(&look.live).filter(|_| key.is_none()));
    failures.extend(works.into_iter().flat_map(Work::failures));
    failures.extend(look.desired.into_iter().flat_map(|desired| desired.faults));
    failures.extend(unread(&look.live));
    let count = |is: fn(&Observation) -> bool| {
        let observations = look.live.observations.values();
        observations.filter(|observation| is(observation)).count()
    };
    Ok(Recorded {
        document,
        found: count(|observation| matches!(observation, Observation::Found(_))),
        missing: count(|observation| matches!(observation, Observation::Missing { .. })),
        failures,
        warnings,
    })
}

/// Each reason once, with the first object it kept from being read.
fn unread(live: &Live) -> Vec<Failure> {
    let mut reasons: BTreeMap<&str, (&Gap, Vec<&ResourceKey>)> = BTreeMap::new();
    for (key, observation) in &live.observations {
        if let Observation::Gap(gap) = observation {
            let (_, keys) = reasons.entry(&gap.message).or_insert((gap, Vec::new()));
            keys.push(key);
        }
    }
    let failure = |(gap, keys): (&Gap, Vec<&ResourceKey>)| {
        let mut fault = Fault::new(&gap.message).subject(match keys.as_slice() {
            [only] => only.to_string(),
            _ => format!("{} and {} more", keys[0], keys.len() - 1),
        });
        fault.hint.clone_from(&gap.hint);
        Failure::new(Stage::Fetch, &fault.into())
    };
    reasons.into_values().map(failure).collect()
}

/// What is said of Secrets that are recorded without a key.
fn valueless(live: &Live) -> Option<String> {
    let secrets = live.observations.iter().filter(|(key, observation)| {
        key.group_kind().is("", "Secret") && matches!(observation, Observation::Found(_))
    });
    let count = secrets.count();
    (count > 0).then(|| {
        format!(
            "Secrets are recorded without their values, {count} of them; with DRIFTCTL_SNAPSHOT_KEY set they could be compared"
        )
    })
}
