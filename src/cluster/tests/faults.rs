//! Every kind of request, broken in every way: what comes back is a gap on the objects it touches, the others are
//! read, and nothing that exists is ever called missing.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::json;

use super::server::{Reply, Server, status};
use super::{Asked, lines, open, scope};
use crate::kubernetes::ResourceKey;
use crate::model::{GapCause, Observation};

const CONFIG_MAPS: &str = "/api/v1/namespaces/web/configmaps";

fn everything() -> Asked {
    Asked::for_objects(&[
        "v1 ConfigMap web/a",
        "v1 ConfigMap web/none",
        "apps/v1 Deployment web/api",
    ])
}

fn text(code: u16, body: &str) -> Reply {
    Reply::Raw(code, "Content-Type: text/plain\r\n", body.to_owned())
}

fn forbidden() -> Reply {
    let message = "configmaps is forbidden: User \"ci\" cannot list resource \"configmaps\"";
    Reply::Json(403, status(403, "Forbidden", message, ""))
}

/// Name, way to break the LIST of one kind, what its objects are then, and how often the LIST is asked for.
type Fault = (&'static str, Reply, &'static str, usize);

fn faults() -> Vec<Fault> {
    let mut all = bad_statuses();
    all.extend(bad_bodies());
    all
}

#[rustfmt::skip]
fn bad_statuses() -> Vec<Fault> {
    let status = |code, reason, message| Reply::Json(code, status(code, reason, message, ""));
    let page = |code, headers| Reply::Raw(code, headers, "<html>sorry</html>".to_owned());
    vec![
        ("expired token", status(401, "Unauthorized", "Unauthorized"), "unauthorized: the apiserver does not accept the credentials: Unauthorized", 1),
        ("group gone", text(404, "404 page not found\n"),
            "discovery-failed: discovery has ConfigMap, but the server does not find it: HTTP 404: 404 page not found", 1),
        ("redirect", page(302, "Location: /login\r\n"), "invalid: HTTP 302", 1),
        ("too many", status(429, "TooManyRequests", "slow down"), "server: slow down", 4),
        ("conversion", status(500, "InternalError", "conversion webhook failed"), "server: conversion webhook failed", 2),
        ("gateway", text(502, "bad gateway"), "server: HTTP 502: bad gateway", 4),
        ("overload page", page(503, "Content-Type: text/html\r\n"), "server: HTTP 503", 4),
        ("login page", page(200, "Content-Type: text/html\r\n"), "invalid: the answer is not JSON", 1),
    ]
}

#[rustfmt::skip]
fn bad_bodies() -> Vec<Fault> {
    let json = |body: &str| Reply::Raw(200, "Content-Type: application/json\r\n", body.to_owned());
    let unreadable = "invalid: the answer could not be read: not the JSON expected, at byte";
    let no_list = "invalid: the answer is no list of ConfigMap";
    vec![
        ("reset", Reply::Reset, "refused: the connection broke", 4),
        ("cut body", Reply::CutBody, "refused: the answer was cut off", 4),
        ("broken JSON", json(r#"{"kind": "ConfigMapList", "items": [}"#), unreadable, 1),
        ("half JSON", json(r#"{"kind": "ConfigMapList", "items": ["#), "invalid: the answer could not be read: it ends in the middle", 1),
        ("nothing", json("{}"), no_list, 1),
        ("no items", json(r#"{"kind": "ConfigMapList", "apiVersion": "v1"}"#), no_list, 1),
        ("other list", json(r#"{"kind": "PodList", "apiVersion": "v2", "items": []}"#), no_list, 1),
        ("nameless item", json(r#"{"kind": "ConfigMapList", "apiVersion": "v1", "items": [{"metadata": {}}]}"#), unreadable, 1),
        ("other items", json(r#"{"kind": "List", "apiVersion": "v1", "items": [{"kind": "Pod", "metadata": {"name": "a"}}]}"#), unreadable, 1),
        ("secret in a wrong place", json(r#"{"kind": "ConfigMapList", "items": "hunter2"}"#), unreadable, 1),
        ("slow drip", Reply::Drip, "timeout: no complete answer in time", 1),
        ("silence", Reply::Silence, "timeout: no complete answer in time", 1),
        ("wrong type", Reply::Raw(200, "Content-Type: application/vnd.kubernetes.protobuf\r\n", "k8s".to_owned()), "invalid: the answer is not JSON", 1),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_list_leaves_its_kind_unknown_and_the_others_known() {
    let mut running = tokio::task::JoinSet::new();
    for (name, reply, expected, times) in faults() {
        running.spawn(async move {
            let server =
                Server::spoilt(move |path, _| path.starts_with(CONFIG_MAPS).then(|| reply.clone()))
                    .await;
            // What is not a question of time must not become one on a busy machine.
            let timeout = if expected.starts_with("timeout") {
                3
            } else {
                15
            };
            let cluster = open(&server.request(Duration::from_secs(timeout))).await;
            let started = Instant::now();
            let said = everything().lines(&cluster).await;
            let limit = Duration::from_secs(timeout + 5);
            assert!(started.elapsed() < limit, "{name}: {:?}", started.elapsed());
            for line in &said[..2] {
                let (_, what) = line.split_once(": ").expect("a line");
                assert!(what.starts_with(expected), "{name}: {line}");
                assert!(!what.contains("hunter2"), "{name}: {line}");
            }
            assert_eq!(said[2], "apps/Deployment web/api: found apps/v1", "{name}");
            assert!(
                said[3].starts_with("incomplete ConfigMap: "),
                "{name}: {said:?}"
            );
            assert_eq!(server.asked(CONFIG_MAPS).len(), times, "{name}");
        });
    }
    running.join_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_passes_is_tried_again() {
    let passing = [
        Reply::Reset,
        Reply::CutBody,
        text(500, "etcdserver: leader changed"),
        Reply::Raw(429, "Retry-After: 0\r\n", String::new()),
        Reply::Raw(503, "Retry-After: 1\r\n", String::new()),
    ];
    for reply in passing {
        let what = format!("{reply:?}");
        let server = Server::spoilt(move |path, before| {
            let once = before == 0 && !path.contains("continue");
            once.then(|| reply.clone())
        })
        .await;
        let said = everything().lines(&server.cluster().await).await;
        assert_eq!(
            said,
            [
                "ConfigMap web/a: found v1",
                "ConfigMap web/none: missing",
                "apps/Deployment web/api: found apps/v1",
                "ConfigMap web/old: left behind",
            ],
            "{what}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_longer_than_the_request_may_take_is_not_waited_for() {
    let server = Server::spoilt(|path, _| {
        path.starts_with(CONFIG_MAPS)
            .then(|| Reply::Raw(429, "Retry-After: 60\r\n", String::new()))
    })
    .await;
    let started = Instant::now();
    let said = everything().lines(&server.cluster().await).await;
    assert_eq!(said[0], "ConfigMap web/a: server: HTTP 429");
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_list_the_wanted_objects_are_read_by_name() {
    let server = Server::spoilt(|path, _| path.contains("configmaps?").then(forbidden)).await;
    let said = everything().lines(&server.cluster().await).await;
    assert_eq!(
        said,
        [
            "ConfigMap web/a: found v1",
            "ConfigMap web/none: missing",
            "apps/Deployment web/api: found apps/v1",
            "incomplete ConfigMap: configmaps is forbidden: User \"ci\" cannot list resource \"configmaps\"",
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn without_get_either_the_hint_names_the_rights() {
    let server = Server::spoilt(|path, _| path.starts_with(CONFIG_MAPS).then(forbidden)).await;
    let live = everything().of(&server.cluster().await).await;
    let gap = live
        .observations
        .values()
        .find_map(|observation| match observation {
            Observation::Gap(gap) => Some(gap),
            Observation::Found(_) | Observation::Missing { .. } => None,
        });
    assert_eq!(
        gap.and_then(|gap| gap.hint.as_deref()),
        Some(
            "grant `get` and `list` on `configmaps` in namespace `web`, or leave it out with `--exclude ConfigMap`"
        )
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_answer_that_names_the_object_proves_it_missing() {
    for reply in [
        text(404, "404 page not found\n"),
        Reply::Json(
            404,
            status(
                404,
                "NotFound",
                "the server could not find the requested resource",
                "",
            ),
        ),
        Reply::Json(
            200,
            json!({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "other", "namespace": "web"}}),
        ),
        Reply::Json(
            200,
            json!({"apiVersion": "v1", "kind": "Status", "metadata": {}}),
        ),
    ] {
        let what = format!("{reply:?}");
        let server =
            Server::spoilt(move |path, _| path.starts_with(CONFIG_MAPS).then(|| reply.clone()))
                .await;
        let asked = Asked::for_objects(&["v1 ConfigMap web/a"]).without_extras();
        let said = asked.lines(&server.cluster().await).await;
        assert!(
            !said[0].contains("missing") && !said[0].contains("found v1"),
            "{what}: {said:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_discovery_leaves_the_kinds_behind_it_unknown() {
    let kinds = [
        ("", "ConfigMap"),
        ("apps", "Deployment"),
        ("metrics.k8s.io", "NodeMetrics"),
        ("gone.io", "Thing"),
    ];
    let broken: [(&'static str, Reply, [&str; 4]); 5] = [
        (
            "/none",
            Reply::Reset,
            [
                "Namespaced v1",
                "Namespaced v1",
                "discovery-failed",
                "not served",
            ],
        ),
        (
            "/apis",
            text(503, "no"),
            [
                "Namespaced v1",
                "discovery-failed",
                "discovery-failed",
                "discovery-failed",
            ],
        ),
        (
            "/api",
            forbidden(),
            [
                "discovery-failed",
                "Namespaced v1",
                "discovery-failed",
                "not served",
            ],
        ),
        (
            "/apis",
            Reply::Json(200, json!({"kind": "Other"})),
            [
                "Namespaced v1",
                "discovery-failed",
                "discovery-failed",
                "discovery-failed",
            ],
        ),
        (
            "/apis",
            Reply::Json(401, json!({})),
            [
                "Namespaced v1",
                "unauthorized",
                "unauthorized",
                "unauthorized",
            ],
        ),
    ];
    for (broken, reply, expected) in broken {
        let server = Server::spoilt(move |path, _| (path == broken).then(|| reply.clone())).await;
        let cluster = server.cluster().await;
        for ((group, kind), expected) in kinds.iter().zip(expected) {
            assert_eq!(
                scope(&cluster, group, kind).await,
                expected,
                "{broken} broken: {kind}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_gone_is_not_waited_for_twice() {
    let mut server = Server::spoilt(|_, _| None).await;
    let cluster = server.cluster().await;
    assert_eq!(scope(&cluster, "", "ConfigMap").await, "Namespaced v1");
    server.stop().await;
    let names: Vec<String> = (0..200).map(|n| format!("v1 ConfigMap ns-{n}/a")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let started = Instant::now();
    let said = Asked::for_objects(&names).lines(&cluster).await;
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "{:?}",
        started.elapsed()
    );
    let refused = said.iter().filter(|line| line.contains(": refused: "));
    assert_eq!(refused.count(), 200, "{said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_there_is_said_at_once() {
    let mut server = Server::spoilt(|_, _| None).await;
    let request = server.request(Duration::from_secs(10));
    server.stop().await;
    let started = Instant::now();
    let cluster = open(&request).await;
    let said = everything().lines(&cluster).await;
    let server = cluster.source().server.expect("a cluster has one");
    assert_eq!(
        said[0],
        format!("ConfigMap web/a: refused: cannot connect to {server}: connection refused")
    );
    assert!(
        started.elapsed() < Duration::from_secs(6),
        "{:?}",
        started.elapsed()
    );
}

/// How many clusters break, each in its own way.
const COMBINATIONS: u64 = 2000;
/// The time that a run of them has.
const TIMEOUT: Duration = Duration::from_secs(8);

/// Whatever breaks: what exists is found or unknown, what does not is missing or unknown, every object has its answer in
/// time, and what was answered well is known.
#[tokio::test(flavor = "multi_thread")]
async fn no_combination_of_faults_makes_a_false_answer() {
    let mut running = tokio::task::JoinSet::new();
    for seed in 0..COMBINATIONS {
        running.spawn(no_false_answer(seed));
        if running.len() == 250 {
            let ended = running.join_next().await.expect("one of them");
            ended.expect("no false answer");
        }
    }
    running.join_all().await;
}

/// Objects that are there and objects that are not, of the cluster too and of a kind that may be served in two versions.
fn all_sorts() -> Asked {
    Asked::for_objects(&[
        "v1 ConfigMap web/a",
        "v1 ConfigMap web/b",
        "v1 ConfigMap web/none",
        "apps/v1 Deployment web/api",
        "apps/v1 Deployment web/none",
        "example.com/v1 Widget web/w",
        "rbac.authorization.k8s.io/v1 ClusterRole system:reader",
        "gone.io/v1 Thing web/none",
    ])
}

async fn no_false_answer(seed: u64) {
    let faults = faults();
    let spoilt: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let log = Arc::clone(&spoilt);
    let server = Server::spoilt(move |path, before| {
        let dice = dice(seed, path, before);
        let (name, reply, ..) = &faults[usize::try_from(dice / 8).expect("small") % faults.len()];
        let slow = matches!(*name, "slow drip" | "silence");
        let spoils = dice % 8 < 2 && (!slow || dice % 64 < 2);
        spoils.then(|| {
            log.lock()
                .expect("no panic while it is held")
                .insert(path.to_owned());
            reply.clone()
        })
    })
    .await;
    let asked = if seed.is_multiple_of(3) {
        all_sorts().without_extras()
    } else {
        all_sorts()
    };
    let cluster = open(&server.request_within(Duration::from_millis(1500), TIMEOUT)).await;
    let started = Instant::now();
    let live = asked.of(&cluster).await;
    let took = started.elapsed();
    let said = lines(&live);
    // What the machine is busy with besides is not ours.
    assert!(
        took < TIMEOUT + Duration::from_secs(20),
        "seed {seed}: {took:?}"
    );
    assert_eq!(live.observations.len(), 8, "seed {seed}: {said:?}");
    let spoilt = spoilt.lock().expect("no panic while it is held").clone();
    for (key, observation) in &live.observations {
        let right = match observation {
            Observation::Found(_) => exists(key),
            Observation::Missing { .. } => !exists(key),
            // A busy machine may be late with an answer that nobody spoilt.
            Observation::Gap(gap) => gap.cause == GapCause::Timeout || is_touched(key, &spoilt),
        };
        assert!(right, "seed {seed}: {key}: {said:?} {spoilt:?}");
    }
}

/// Whether a request that this object hangs on was spoilt.
fn is_touched(key: &ResourceKey, spoilt: &BTreeSet<String>) -> bool {
    let root = if key.group.is_empty() {
        "/api"
    } else {
        "/apis"
    };
    let plural = format!("/{}s", key.kind.to_lowercase());
    spoilt
        .iter()
        .any(|path| path == root || path.contains(&plural))
}

fn exists(key: &ResourceKey) -> bool {
    key.name != "none"
}

/// A number that looks random and is the same for the same request of the same run.
fn dice(seed: u64, path: &str, before: usize) -> u64 {
    let bytes = path
        .bytes()
        .chain(before.to_le_bytes())
        .chain(seed.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash >> 20
}
