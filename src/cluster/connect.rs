//! From a request to a client: which kubeconfig, which context, and how requests travel.
//!
//! Order, as kubectl's: `--kubeconfig`; the files of `KUBECONFIG` that exist, merged; `~/.kube/config`; the service
//! account of a pod. Credentials, TLS and exec plugins are kube's work.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use kube::Client;
use kube::client::{ClientBuilder, ConfigExt as _};
use kube::config::{Config, InClusterError, KubeConfigOptions, Kubeconfig, KubeconfigError};

use tower::BoxError;
use tower::util::{MapErrLayer, option_layer};
use tower_http::decompression::DecompressionLayer;

use crate::model::{ClusterRequest, Fault, NamespaceChoice};

/// A connection takes no longer than this, however patient the user is with answers.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A client, and what the report says of it.
pub(super) struct Connection {
    pub(super) client: Client,
    /// `None` in a pod.
    pub(super) context: Option<String>,
    /// The URL of the apiserver.
    pub(super) server: String,
    pub(super) namespace: NamespaceChoice,
}

/// What is known of the live side before a client is made.
struct Found {
    config: Config,
    context: Option<String>,
    namespace: NamespaceChoice,
    /// A pod is next to its apiserver.
    near: bool,
}

pub(super) async fn connect(request: &ClusterRequest) -> Result<Connection> {
    let context = request.context.as_deref();
    let found = match kubeconfigs(request.kubeconfig.as_deref())? {
        Some(files) => from_files(&files, context).await?,
        None => in_cluster(context)?,
    };
    let server = found.config.cluster_url.to_string();
    let server = server.trim_end_matches('/').to_owned();
    let client = client(&found.config, found.near, request.request_timeout)
        .map_err(|error| client_fault(&error))
        .with_context(|| format!("make a client for `{server}`"))?;
    Ok(Connection {
        client,
        context: found.context,
        server,
        namespace: found.namespace,
    })
}

/// The kubeconfig files to merge; `None` if there is none and nobody named one.
#[expect(
    clippy::disallowed_methods,
    reason = "`KUBECONFIG` is kubectl's variable, not one of driftctl's settings; kube's own reader refuses a list with an absent file"
)]
fn kubeconfigs(flag: Option<&Path>) -> Result<Option<Vec<PathBuf>>> {
    if let Some(path) = flag {
        return Ok(Some(vec![path.to_owned()]));
    }
    let variable = std::env::var_os("KUBECONFIG").unwrap_or_default();
    let listed: Vec<PathBuf> = std::env::split_paths(&variable)
        .filter(|path| !path.as_os_str().is_empty())
        .collect();
    if !listed.is_empty() {
        return existing(listed);
    }
    let default = std::env::home_dir().map(|home| home.join(".kube/config"));
    Ok(default.filter(|path| path.exists()).map(|path| vec![path]))
}

/// The files of `KUBECONFIG` that exist. If none does, a pod's service account may still stand in.
fn existing(listed: Vec<PathBuf>) -> Result<Option<Vec<PathBuf>>> {
    let names: Vec<String> = listed
        .iter()
        .map(|path| format!("`{}`", path.display()))
        .collect();
    let existing: Vec<PathBuf> = listed.into_iter().filter(|path| path.exists()).collect();
    if !existing.is_empty() {
        return Ok(Some(existing));
    }
    if Config::incluster().is_ok() {
        return Ok(None);
    }
    Err(Fault::new(format!(
        "no such file: {} of `KUBECONFIG`",
        names.join(", ")
    ))
    .hint("set `KUBECONFIG` to an existing file, or give `--kubeconfig FILE` or `--live FILE`")
    .into())
}

async fn from_files(files: &[PathBuf], context: Option<&str>) -> Result<Found> {
    let mut merged = Kubeconfig::default();
    for file in files {
        let next = Kubeconfig::read_from(file).map_err(|error| file_fault(file, &error))?;
        merged = merged
            .merge(next)
            .map_err(|error| file_fault(file, &error))?;
    }
    let contexts: Vec<String> = merged
        .contexts
        .iter()
        .map(|context| context.name.clone())
        .collect();
    let context = context
        .map(str::to_owned)
        .or_else(|| merged.current_context.clone())
        .filter(|name| !name.is_empty());
    let chosen = merged
        .contexts
        .iter()
        .find(|named| Some(&named.name) == context.as_ref())
        .and_then(|named| named.context.clone())
        .unwrap_or_default();
    refuse_proxy(&merged, &chosen.cluster, &files[0])?;
    let namespace = chosen.namespace.filter(|namespace| !namespace.is_empty());
    let options = KubeConfigOptions {
        context: context.clone(),
        ..KubeConfigOptions::default()
    };
    let config = Config::from_custom_kubeconfig(merged, &options)
        .await
        .map_err(|error| context_fault(&error, &files[0], &contexts))?;
    Ok(Found {
        config,
        context,
        namespace: choice(namespace, "context"),
        near: false,
    })
}

/// A context that says it is reached through a proxy is not reached around it.
fn refuse_proxy(merged: &Kubeconfig, cluster: &str, file: &Path) -> Result<()> {
    // TODO(#4): connect through it.
    let proxied = merged
        .clusters
        .iter()
        .filter(|named| named.name == cluster)
        .filter_map(|named| named.cluster.as_ref()?.proxy_url.as_ref())
        .any(|url| !url.is_empty());
    if proxied {
        let message = format!("cluster `{cluster}` has a `proxy-url`, which is not supported");
        return Err(Fault::new(message)
            .file(file.to_string_lossy())
            .hint("`kubectl proxy` can stand between: give a kubeconfig with its address")
            .into());
    }
    Ok(())
}

fn in_cluster(context: Option<&str>) -> Result<Found> {
    let nothing = |message: String| {
        Fault::new(message).hint(
            "give `--kubeconfig FILE` or set `KUBECONFIG`, or compare with a recording: `--live FILE`",
        )
    };
    if let Some(context) = context {
        let message = format!("context `{context}` is not known: there is no kubeconfig");
        return Err(nothing(message).into());
    }
    let config = Config::incluster().map_err(|error| {
        let in_pod = !matches!(error, InClusterError::ReadEnvironmentVariable(_));
        nothing(if in_pod {
            format!("the service account of this pod is of no use: {error}")
        } else {
            "nothing to compare with: no kubeconfig, no service account of a pod and no `--live`"
                .to_owned()
        })
    })?;
    Ok(Found {
        namespace: choice(Some(config.default_namespace.clone()), "service account"),
        config,
        context: None,
        near: true,
    })
}

fn choice(name: Option<String>, from: &'static str) -> NamespaceChoice {
    match name {
        Some(name) => NamespaceChoice { name, from },
        None => NamespaceChoice {
            name: "default".to_owned(),
            from: "default",
        },
    }
}

/// kube's layers over a connector of our own. kube's leaves Nagle's algorithm on, and the first request of a connection
/// then waits 40 ms for an acknowledgement that the server delays; it also retries by its own rules.
fn client(config: &Config, near: bool, request_timeout: Duration) -> kube::Result<Client> {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(CONNECT_TIMEOUT.min(request_timeout)));
    let tls = config.rustls_https_connector_with_connector(tcp)?;
    let http = hyper_util::client::legacy::Client::builder(TokioExecutor::new()).build(tls);
    // Over loopback, gzip makes the whole fetch of 1,000 objects some 15 % slower; a pod is nearly as close.
    let near = near || is_loopback(config) || config.disable_compression;
    Ok(ClientBuilder::new(http, config.default_namespace.as_str())
        .with_layer(&MapErrLayer::new(BoxError::from))
        .with_layer(&config.extra_headers_layer()?)
        .with_layer(&option_layer(config.auth_layer()?))
        .with_layer(&DecompressionLayer::new().gzip(!near))
        .with_layer(&config.base_uri_layer())
        .build())
}

fn is_loopback(config: &Config) -> bool {
    let host = config.cluster_url.host().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

fn file_fault(file: &Path, error: &KubeconfigError) -> Fault {
    let name = file.display();
    let mut line = 0;
    let message = if let KubeconfigError::ReadConfig(error, _) = error {
        format!("failed to read kubeconfig `{name}`: {error}")
    } else if let KubeconfigError::Parse(error) = error {
        // What a kubeconfig holds is secret, so the YAML reader's words, which may quote it, are not repeated.
        line = error.location().map_or(0, |location| location.line());
        format!("`{name}` is no kubeconfig: not the YAML of one")
    } else {
        format!("`{name}`: {error}")
    };
    Fault::new(message)
        .file(file.to_string_lossy())
        .line(u32::try_from(line).unwrap_or(0))
        .hint("`kubectl config view` reads the same files")
}

fn context_fault(error: &KubeconfigError, file: &Path, contexts: &[String]) -> Fault {
    let known = if contexts.is_empty() {
        "the kubeconfig has no context at all".to_owned()
    } else {
        format!("give `--context` one of: {}", contexts.join(", "))
    };
    let fault = if let KubeconfigError::LoadContext(name) = error {
        Fault::new(format!("context `{name}` is not in the kubeconfig")).hint(known)
    } else if matches!(error, KubeconfigError::CurrentContextNotSet) {
        Fault::new(format!("`{}` has no current context", file.display())).hint(known)
    } else {
        Fault::new(error.to_string()).hint("`kubectl config view` shows what is set")
    };
    fault.file(file.to_string_lossy())
}

fn client_fault(error: &kube::Error) -> Fault {
    Fault::new(error.to_string()).hint("`kubectl version` uses the same kubeconfig")
}
