//! One request: under the common limit, within its time, tried again where that may help.
//!
//! - Only this file sends, and only what an [`Ask`] can say leaves it: a `GET`, or an apply that is a dry run.
//! - A request and its retries have `--request-timeout` together, and never more than is left of `--timeout`.
//! - 429, 5xx and broken connections are tried again, after `Retry-After` where the server says it, else after a
//!   growing pause with jitter. Timeouts are not.
//! - Once the server cannot be reached at all, the rest of the run does not wait for it again.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER, USER_AGENT};
use http::{HeaderValue, Request, Response};
use http_body_util::BodyExt as _;
use hyper::body::Body as _;
use kube::Client;
use kube::client::Body;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep, timeout_at};

use super::connect::Connection;
use super::credentials::Plugin;
use super::trouble::{Trouble, Way};
use crate::model::{ClusterRequest, GapCause};

/// How often it is tried again when the server says when.
const INVITED_RETRIES: u32 = 10;
/// So much memory is taken on the word of a server alone.
const LARGEST_GUESS: u64 = 4 << 20;
const FIRST_PAUSE: Duration = Duration::from_millis(100);

pub(super) struct Transport {
    client: Client,
    /// What gives tokens where the client has none of its own.
    plugin: Option<Arc<Plugin>>,
    /// The URL of the apiserver and the proxy before it, for messages.
    server: String,
    via: Option<String>,
    slots: Arc<Semaphore>,
    request_timeout: Duration,
    /// The end of everything.
    deadline: Instant,
    /// Why the server cannot be reached.
    lost: OnceLock<Trouble>,
}

/// A 200 with JSON in it. It counts as under way for as long as it is held, so that no more answers lie about unread
/// than may be asked for at once.
pub(super) struct Answer {
    pub(super) body: Vec<u8>,
    _slot: OwnedSemaphorePermit,
}

/// What can be asked; nothing else can be put into words.
#[derive(Clone, Copy)]
enum Ask<'a> {
    Get {
        accept: &'static str,
    },
    /// A server-side apply of this object that changes nothing.
    DryRun {
        object: &'a [u8],
    },
}

/// As Argo CD applies: by its field manager, taking fields over from others; the server warns of unknown fields, which
/// is its default. `dryRun=All` is what keeps the request from changing anything.
const DRY_RUN: &str = "dryRun=All&fieldManager=argocd-controller&force=true";

/// Trouble, and when the server wants to be asked again.
struct Refusal {
    trouble: Trouble,
    retry_after: Option<Duration>,
}

impl Transport {
    /// Everything ends at `deadline`.
    pub(super) fn new(
        connection: &Connection,
        request: &ClusterRequest,
        deadline: Instant,
    ) -> Self {
        Self {
            client: connection.client.clone(),
            plugin: connection.plugin.clone(),
            server: connection.server.clone(),
            via: connection.via.clone(),
            slots: Arc::new(Semaphore::new(request.concurrency.max(1))),
            request_timeout: request.request_timeout,
            deadline,
            lost: OnceLock::new(),
        }
    }

    /// The body of `path`, which must be JSON.
    pub(super) async fn get(&self, path: &str, accept: &'static str) -> Result<Answer, Trouble> {
        self.ask(path, Ask::Get { accept }).await
    }

    /// What an apply of `object`, JSON, at `path` would leave there.
    pub(super) async fn dry_run(&self, path: &str, object: &[u8]) -> Result<Answer, Trouble> {
        let path = format!("{path}?{DRY_RUN}");
        self.ask(&path, Ask::DryRun { object }).await
    }

    async fn ask(&self, path: &str, ask: Ask<'_>) -> Result<Answer, Trouble> {
        let slot = timeout_at(self.deadline, Arc::clone(&self.slots).acquire_owned()).await;
        let Ok(Ok(slot)) = slot else {
            return Err(out_of_time());
        };
        if let Some(lost) = self.lost.get() {
            return Err(lost.clone());
        }
        let deadline = self.deadline.min(Instant::now() + self.request_timeout);
        let outcome = self.ask_patiently(path, ask, deadline).await;
        if let Err(trouble) = &outcome
            && trouble.unreachable
        {
            self.lost.get_or_init(|| trouble.clone());
        }
        outcome.map(|body| Answer { body, _slot: slot })
    }

    async fn ask_patiently(
        &self,
        path: &str,
        ask: Ask<'_>,
        deadline: Instant,
    ) -> Result<Vec<u8>, Trouble> {
        let mut attempt = 0;
        loop {
            let outcome = timeout_at(deadline, self.attempt(path, ask)).await;
            let refusal = match outcome {
                Ok(Ok(answer)) => return Ok(answer),
                Ok(Err(refusal)) => refusal,
                Err(_) => return Err(out_of_time()),
            };
            let pause = pause(&refusal, attempt);
            match pause.filter(|&pause| Instant::now() + pause < deadline) {
                Some(pause) => sleep(pause).await,
                None => return Err(refusal.trouble),
            }
            attempt += 1;
        }
    }

    /// One answer; where a plugin has another token than the one that was refused, the answer to that.
    async fn attempt(&self, path: &str, ask: Ask<'_>) -> Result<Vec<u8>, Refusal> {
        let Some(plugin) = &self.plugin else {
            return self.send(path, ask, None).await;
        };
        let none = |fault| Trouble::without_credentials(&fault);
        let bearer = plugin.bearer().await.map_err(none)?;
        let outcome = self.send(path, ask, Some(&bearer)).await;
        match &outcome {
            Err(refusal) if refusal.trouble.code == Some(401) => {
                match plugin.instead_of(&bearer).await.map_err(none)? {
                    Some(other) => self.send(path, ask, Some(&other)).await,
                    None => outcome,
                }
            }
            Ok(_) | Err(_) => outcome,
        }
    }

    fn way(&self) -> Way<'_> {
        Way {
            server: &self.server,
            via: self.via.as_deref(),
        }
    }

    async fn send(
        &self,
        path: &str,
        ask: Ask<'_>,
        bearer: Option<&HeaderValue>,
    ) -> Result<Vec<u8>, Refusal> {
        let request = ask
            .request(path, bearer)
            .map_err(|error| Trouble::new(GapCause::Invalid, format!("no request: {error}")))?;
        let response = self
            .client
            .send(request)
            .await
            .map_err(|error| Trouble::of_sending(&error, &self.way()))?;
        let (code, retry_after) = (response.status().as_u16(), retry_after(&response));
        let json = is_json(&response);
        let body = read(response).await?;
        match code {
            200 if json => Ok(body),
            200 => Err(not_json().into()),
            _ => Err(Refusal {
                trouble: Trouble::of_status(code, &body),
                retry_after,
            }),
        }
    }
}

impl Ask<'_> {
    fn request(self, path: &str, bearer: Option<&HeaderValue>) -> http::Result<Request<Body>> {
        let (request, body) = match self {
            Self::Get { accept } => (Request::get(path).header(ACCEPT, accept), Body::empty()),
            Self::DryRun { object } => (
                Request::patch(path)
                    .header(ACCEPT, "application/json")
                    .header(CONTENT_TYPE, "application/apply-patch+yaml"),
                Body::from(object.to_vec()),
            ),
        };
        let agent = concat!("driftctl/", env!("CARGO_PKG_VERSION"));
        let mut request = request.header(USER_AGENT, agent);
        if let Some(bearer) = bearer {
            request = request.header(AUTHORIZATION, bearer);
        }
        request.body(body)
    }
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        Self {
            trouble,
            retry_after: None,
        }
    }
}

/// The body in one piece. It is put together as it comes; to collect it first would hold it twice.
async fn read(response: Response<Body>) -> Result<Vec<u8>, Trouble> {
    let mut frames = response.into_body();
    let expected = frames.size_hint().exact().unwrap_or(0);
    let mut body = Vec::with_capacity(usize::try_from(expected.min(LARGEST_GUESS)).unwrap_or(0));
    while let Some(frame) = frames.frame().await {
        let frame = frame.map_err(|error| Trouble::of_body(&error))?;
        if let Some(piece) = frame.data_ref() {
            body.extend_from_slice(piece);
        }
    }
    Ok(body)
}

fn out_of_time() -> Trouble {
    Trouble::new(GapCause::Timeout, "no complete answer in time")
}

fn not_json() -> Trouble {
    Trouble::new(GapCause::Invalid, "the answer is not JSON")
}

fn is_json(response: &Response<Body>) -> bool {
    response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/json"))
}

/// `Retry-After` in seconds; the apiserver sends no dates.
fn retry_after(response: &Response<Body>) -> Option<Duration> {
    let seconds = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    seconds.trim().parse().ok().map(Duration::from_secs)
}

/// How long to wait before the next attempt; `None` if there should be none.
fn pause(refusal: &Refusal, attempt: u32) -> Option<Duration> {
    let retries = refusal.trouble.retries();
    match refusal.retry_after {
        Some(pause) if retries > 0 => {
            (attempt < INVITED_RETRIES).then(|| pause + jitter(FIRST_PAUSE))
        }
        Some(_) | None => (attempt < retries).then(|| {
            let pause = FIRST_PAUSE * 2_u32.pow(attempt);
            pause + jitter(pause)
        }),
    }
}

/// Anything from nothing to half of `pause`, so that requests that failed together do not come back together.
fn jitter(pause: Duration) -> Duration {
    // Each `RandomState` has keys of its own, which makes the hash of nothing a random number.
    let random = RandomState::new().build_hasher().finish();
    pause * u32::try_from(random % 512).unwrap_or(0) / 1024
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(code: u16, retry_after: Option<u64>) -> Refusal {
        Refusal {
            trouble: Trouble::of_status(code, b""),
            retry_after: retry_after.map(Duration::from_secs),
        }
    }

    #[test]
    fn pauses_grow_and_are_never_the_same_for_two() {
        for attempt in 0..3 {
            let least = FIRST_PAUSE * 2_u32.pow(attempt);
            let pauses = (0..64).map(|_| pause(&refusal(503, None), attempt).expect("another try"));
            let pauses: std::collections::BTreeSet<Duration> = pauses.collect();
            assert!(pauses.len() > 8, "{pauses:?}");
            assert!(
                pauses
                    .iter()
                    .all(|pause| *pause >= least && *pause <= least * 3 / 2),
                "{pauses:?}"
            );
        }
        assert_eq!(pause(&refusal(503, None), 3), None);
        assert!(pause(&refusal(500, None), 0).is_some());
        assert_eq!(pause(&refusal(500, None), 1), None);
    }

    #[test]
    fn the_server_says_when_to_come_back_and_not_whether() {
        for code in [429, 503] {
            let pause = pause(&refusal(code, Some(2)), 4).expect("another try");
            assert!(pause >= Duration::from_secs(2) && pause < Duration::from_secs(3));
            assert_eq!(super::pause(&refusal(code, Some(0)), INVITED_RETRIES), None);
        }
        assert_eq!(pause(&refusal(403, Some(1)), 0), None);
    }
}
