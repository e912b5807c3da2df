//! An apiserver small enough to break: it serves a fixed little cluster over loopback, and a test says which answers
//! to spoil and how. Real ones are for `tests/integration`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use super::open;
use crate::cluster::Cluster;
use crate::model::{ClusterRequest, LiveRequest};

/// What the server does with one request.
#[derive(Clone, Debug)]
pub(super) enum Reply {
    Json(u16, Value),
    /// Status, headers as `Name: value` lines, body.
    Raw(u16, &'static str, String),
    /// Closes the connection hard, with nothing said.
    Reset,
    /// The right answer, without its second half.
    CutBody,
    /// The right answer, a byte at a time.
    Drip,
    Silence,
    /// The right answer, a moment later.
    Late,
}

/// Path with query, and how often it was asked for before → a spoilt answer, or none for the right one.
type Spoiler = dyn Fn(&str, usize) -> Option<Reply> + Send + Sync;

pub(super) struct Server {
    port: u16,
    folder: tempfile::TempDir,
    /// Every request: method and path with query, in the order of arrival.
    log: Arc<Mutex<Vec<String>>>,
    listening: JoinHandle<()>,
    /// The connections that are open.
    serving: Arc<Mutex<JoinSet<()>>>,
    busy: Arc<Busy>,
}

/// How many requests are being answered.
#[derive(Default)]
struct Busy {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Server {
    pub(super) async fn spoilt(
        spoiler: impl Fn(&str, usize) -> Option<Reply> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let log: Arc<Mutex<Vec<String>>> = Arc::default();
        let spoiler: Arc<Spoiler> = Arc::new(spoiler);
        let serving: Arc<Mutex<JoinSet<()>>> = Arc::default();
        let (requests, connections) = (Arc::clone(&log), Arc::clone(&serving));
        let busy: Arc<Busy> = Arc::default();
        let counted = Arc::clone(&busy);
        let listening = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let (requests, spoiler) = (Arc::clone(&requests), Arc::clone(&spoiler));
                let busy = Arc::clone(&counted);
                let mut connections = connections.lock().expect("no panic while it is held");
                connections
                    .spawn(async move { serve(connection, &requests, &*spoiler, &busy).await });
            }
        });
        Self {
            port,
            folder: tempfile::tempdir().expect("a folder"),
            log,
            listening,
            serving,
            busy,
        }
    }

    pub(super) fn request(&self, request_timeout: Duration) -> LiveRequest {
        self.request_within(request_timeout, Duration::from_secs(20))
    }

    /// With a time for the whole run.
    pub(super) fn request_within(
        &self,
        request_timeout: Duration,
        timeout: Duration,
    ) -> LiveRequest {
        let kubeconfig: PathBuf = self.folder.path().join("config");
        let server = format!("http://127.0.0.1:{}", self.port);
        // Without the roots of the system, which take long to read and are of no use here.
        let text = super::kubeconfigs::text("here", &server)
            .replace("}}]\nusers", ", insecure-skip-tls-verify: true}}]\nusers");
        std::fs::write(&kubeconfig, text).expect("a file");
        LiveRequest::Cluster(ClusterRequest {
            kubeconfig: Some(kubeconfig),
            context: None,
            impersonate: None,
            groups: Vec::new(),
            request_timeout,
            timeout,
            concurrency: 4,
        })
    }

    pub(super) async fn cluster(&self) -> Cluster {
        open(&self.request(Duration::from_secs(10))).await
    }

    /// The requests whose path starts with `prefix`.
    pub(super) fn asked(&self, prefix: &str) -> Vec<String> {
        let log = self.log.lock().expect("no panic while it is held");
        let prefix = format!("GET {prefix}");
        log.iter()
            .filter(|line| line.starts_with(&prefix))
            .cloned()
            .collect()
    }

    /// How many requests it ever had at once.
    pub(super) fn most_at_once(&self) -> usize {
        self.busy.most.load(Ordering::SeqCst)
    }

    /// All requests, sorted.
    pub(super) fn requests(&self) -> Vec<String> {
        let mut all = self.log.lock().expect("no panic while it is held").clone();
        all.sort();
        all
    }

    /// From now on nobody answers: open connections break, new ones are refused.
    pub(super) async fn stop(&mut self) {
        self.listening.abort();
        // The port is free once the task is gone.
        let _ = (&mut self.listening).await;
        self.serving
            .lock()
            .expect("no panic while it is held")
            .abort_all();
    }
}

async fn serve(connection: TcpStream, log: &Mutex<Vec<String>>, spoiler: &Spoiler, busy: &Busy) {
    let mut connection = BufReader::new(connection);
    while let Some((method, path)) = read_request(&mut connection).await {
        let line = format!("{method} {path}");
        let before = {
            let mut log = log.lock().expect("no panic while it is held");
            let before = log.iter().filter(|known| **known == line).count();
            log.push(line);
            before
        };
        let reply = spoiler(&path, before).unwrap_or_else(|| right(&path));
        let now = busy.now.fetch_add(1, Ordering::SeqCst) + 1;
        busy.most.fetch_max(now, Ordering::SeqCst);
        if matches!(reply, Reply::Late) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        // Before the last byte is out: with it the client may ask again.
        busy.now.fetch_sub(1, Ordering::SeqCst);
        if answer(connection.get_mut(), &path, reply).await.is_none() {
            let _ = connection.get_mut().set_zero_linger();
            return;
        }
    }
}

async fn read_request(connection: &mut BufReader<TcpStream>) -> Option<(String, String)> {
    let mut first = String::new();
    connection.read_line(&mut first).await.ok()?;
    let mut length = 0;
    loop {
        let mut header = String::new();
        if connection.read_line(&mut header).await.ok()? == 0 {
            return None;
        }
        if header == "\r\n" {
            break;
        }
        if let Some(number) = header.to_lowercase().strip_prefix("content-length:") {
            length = number.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    connection.read_exact(&mut body).await.ok()?;
    let mut words = first.split(' ').map(str::to_owned);
    Some((words.next()?, words.next()?))
}

/// `None` if the connection is of no more use.
async fn answer(connection: &mut TcpStream, path: &str, reply: Reply) -> Option<()> {
    let (code, headers, body) = match reply {
        Reply::Json(code, value) => (
            code,
            "Content-Type: application/json\r\n",
            value.to_string(),
        ),
        Reply::Raw(code, headers, body) => (code, headers, body),
        Reply::Reset => return None,
        Reply::Late => return connection.write_all(&message(&right(path))).await.ok(),
        Reply::Silence => {
            tokio::time::sleep(Duration::from_secs(60)).await;
            return None;
        }
        Reply::CutBody => {
            let message = message(&right(path));
            let half = message.len() - 10;
            connection.write_all(&message[..half]).await.ok()?;
            return None;
        }
        Reply::Drip => {
            for byte in message(&right(path)) {
                connection.write_all(&[byte]).await.ok()?;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            return Some(());
        }
    };
    let message = raw(code, headers, &body);
    connection.write_all(&message).await.ok()
}

fn message(reply: &Reply) -> Vec<u8> {
    match reply {
        Reply::Json(code, value) => raw(
            *code,
            "Content-Type: application/json\r\n",
            &value.to_string(),
        ),
        Reply::Raw(code, headers, body) => raw(*code, headers, body),
        Reply::Reset | Reply::CutBody | Reply::Drip | Reply::Silence | Reply::Late => Vec::new(),
    }
}

fn raw(code: u16, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {code} X\r\nContent-Length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// The answer of the little cluster: config maps `a`, `b` and the marked `old`, a deployment `api`, a cluster role
/// `system:reader`, a widget `w` of `example.com`, served as `v1` and `v1beta1`; the group `metrics.k8s.io` is stale.
fn right(path: &str) -> Reply {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    match path {
        "/version" => return Reply::Json(200, json!({"gitVersion": "v1.36.3"})),
        "/api" => return Reply::Json(200, discovery(&[("", &[("v1", CORE)])])),
        "/apis" => return Reply::Json(200, discovery(GROUPS)),
        _ => {}
    }
    for (collection, api_version, kind, names) in OBJECTS {
        let Some(rest) = path.strip_prefix(collection) else {
            continue;
        };
        if rest.is_empty() {
            return list(api_version, kind, names, query);
        }
        let name = rest.trim_start_matches('/').replace("%3A", ":");
        return if names.contains(&name.as_str()) {
            Reply::Json(200, object(api_version, kind, collection, &name))
        } else {
            Reply::Json(404, not_found(kind, &name))
        };
    }
    Reply::Raw(
        404,
        "Content-Type: text/plain\r\n",
        "404 page not found\n".to_owned(),
    )
}

type Resources = &'static [(&'static str, &'static str, &'static str)];

const CORE: Resources = &[
    ("configmaps", "ConfigMap", "Namespaced"),
    ("namespaces", "Namespace", "Cluster"),
];
const WIDGETS: Resources = &[("widgets", "Widget", "Namespaced")];
const GROUPS: &[(&str, &[(&str, Resources)])] = &[
    (
        "apps",
        &[("v1", &[("deployments", "Deployment", "Namespaced")])],
    ),
    ("example.com", &[("v1", WIDGETS), ("v1beta1", WIDGETS)]),
    ("metrics.k8s.io", &[("stale", &[])]),
    (
        "rbac.authorization.k8s.io",
        &[("v1", &[("clusterroles", "ClusterRole", "Cluster")])],
    ),
];

const OBJECTS: &[(&str, &str, &str, &[&str])] = &[
    (
        "/api/v1/namespaces/web/configmaps",
        "v1",
        "ConfigMap",
        &["a", "b", "old"],
    ),
    (
        "/apis/apps/v1/namespaces/web/deployments",
        "apps/v1",
        "Deployment",
        &["api"],
    ),
    (
        "/apis/example.com/v1/namespaces/web/widgets",
        "example.com/v1",
        "Widget",
        &["w"],
    ),
    (
        "/apis/rbac.authorization.k8s.io/v1/clusterroles",
        "rbac.authorization.k8s.io/v1",
        "ClusterRole",
        &["system:reader"],
    ),
];

fn discovery(groups: &[(&str, &[(&str, Resources)])]) -> Value {
    let items: Vec<Value> = groups
        .iter()
        .map(|(group, versions)| {
            let versions: Vec<Value> = versions
                .iter()
                .map(|(version, resources)| version_of(group, version, resources))
                .collect();
            json!({"metadata": {"name": group}, "versions": versions})
        })
        .collect();
    json!({"kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": {}, "items": items})
}

fn version_of(group: &str, version: &str, resources: Resources) -> Value {
    if version == "stale" {
        return json!({"version": "v1beta1", "freshness": "Stale"});
    }
    let resources: Vec<Value> = resources
        .iter()
        .map(|(plural, kind, scope)| {
            json!({"resource": plural, "scope": scope, "verbs": ["get", "list"],
                "responseKind": {"group": group, "version": version, "kind": kind}})
        })
        .collect();
    json!({"version": version, "freshness": "Current", "resources": resources})
}

/// One object a page if the query says `limit`, so that every list has pages.
fn list(api_version: &str, kind: &str, names: &[&str], query: &str) -> Reply {
    let query: BTreeMap<&str, &str> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .collect();
    let from: usize = query
        .get("continue")
        .map_or(0, |token| token.parse().expect("a number"));
    let to = if query.contains_key("limit") {
        from + 1
    } else {
        names.len()
    };
    let (from, to) = (from.min(names.len()), to.min(names.len()));
    let items: Vec<Value> = names[from..to]
        .iter()
        .map(|name| {
            let mut object = object(api_version, kind, "", name);
            // As an apiserver prints the items of its own kinds; those of CRDs keep both.
            if !api_version.contains("example.com") {
                object
                    .as_object_mut()
                    .expect("a map")
                    .retain(|key, _| key == "metadata");
            }
            if !kind.starts_with("Cluster") {
                object["metadata"]["namespace"] = json!("web");
            }
            object
        })
        .collect();
    let remaining = names.len() - to;
    let metadata = if remaining > 0 {
        json!({"resourceVersion": "7", "continue": to.to_string(), "remainingItemCount": remaining})
    } else {
        json!({"resourceVersion": "7"})
    };
    Reply::Json(
        200,
        json!({"kind": format!("{kind}List"), "apiVersion": api_version, "metadata": metadata, "items": items}),
    )
}

fn object(api_version: &str, kind: &str, collection: &str, name: &str) -> Value {
    let mut metadata = json!({"name": name});
    if collection.contains("/namespaces/") {
        metadata["namespace"] = json!("web");
    }
    if name == "old" {
        metadata["annotations"] =
            json!({"argocd.argoproj.io/tracking-id": "shop:/ConfigMap:web/old"});
    }
    json!({"apiVersion": api_version, "kind": kind, "metadata": metadata})
}

/// What an apiserver says of an object that is not there.
pub(super) fn not_found(kind: &str, name: &str) -> Value {
    status(
        404,
        "NotFound",
        &format!("{kind} \"{name}\" not found"),
        name,
    )
}

pub(super) fn status(code: u16, reason: &str, message: &str, name: &str) -> Value {
    json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": code,
        "reason": reason, "message": message, "details": {"name": name}})
}
