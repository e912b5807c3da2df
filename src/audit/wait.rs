//! `status --wait`: the comparison again and again, with growing pauses, until every application is Synced and Healthy or
//! the time is over. Everything is asked by get and list; nothing is watched.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::{Outcome, Step, World, run};
use crate::model::{HealthStatus, LiveRequest, Report, Request, Stage, SyncStatus};

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

/// The last comparison. If its time ran out before everything was Synced and Healthy, its exit code is not 0.
pub(crate) async fn wait(request: &Request, world: &World) -> Outcome {
    let end = match &request.live {
        LiveRequest::Cluster(cluster) => Instant::now() + cluster.timeout,
        // What is recorded does not change.
        LiveRequest::Dump { .. } | LiveRequest::Embedded { .. } => Instant::now(),
    };
    let mut pause = FIRST_PAUSE;
    loop {
        let start = Instant::now();
        let mut outcome = run(&within(request, end), world).await;
        if is_reached(&outcome.report) {
            return outcome;
        }
        let next = Instant::now() + jittered(pause);
        // A comparison that is broken off says less than the one before.
        let is_too_late = next + start.elapsed() >= end;
        if is_hopeless(&outcome.report) || is_too_late {
            let code = &mut outcome.report.verdict.exit_code;
            *code = (*code).max(1);
            return outcome;
        }
        let verdict = &outcome.report.verdict;
        world.progress.tell(Step::Waiting {
            sync: verdict.sync,
            health: verdict.health.as_ref().map(|health| health.status),
        });
        sleep(next - Instant::now()).await;
        pause = (pause * 3 / 2).min(LONGEST_PAUSE);
    }
}

/// The same request with the time that is left.
fn within(request: &Request, end: Instant) -> Request {
    let mut request = request.clone();
    if let LiveRequest::Cluster(cluster) = &mut request.live {
        cluster.timeout = end.saturating_duration_since(Instant::now());
    }
    request
}

fn is_reached(report: &Report) -> bool {
    let health = report.verdict.health.as_ref();
    report.verdict.sync == SyncStatus::Synced
        && health.is_some_and(|health| health.status == HealthStatus::Healthy)
}

/// What cannot be rendered now cannot be in a minute.
fn is_hopeless(report: &Report) -> bool {
    let is_ours = |stage| matches!(stage, Stage::Source | Stage::Render);
    report.errors.iter().any(|failure| is_ours(failure.stage))
}

/// Up to a quarter longer or shorter, so that jobs that started together do not ask together.
fn jittered(pause: Duration) -> Duration {
    // Each `RandomState` has keys of its own, which makes the hash of nothing a random number.
    let random = RandomState::new().build_hasher().finish();
    pause * u32::try_from(768 + random % 512).unwrap_or(1024) / 1024
}
