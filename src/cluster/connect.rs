//! From a request to a client: which kubeconfig, which context, and as whom.
//!
//! Order, as kubectl's: `--kubeconfig`; the files of `KUBECONFIG` that exist, merged; `~/.kube/config`; the service
//! account of a pod. How requests travel from there, `client.rs` says.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use kube::Client;
use kube::config::{Config, KubeConfigOptions, Kubeconfig, KubeconfigError};
use tokio::task::spawn_blocking;
use tokio::time::Instant;

use super::client::{self, Place};
use super::credentials::Plugin;
use super::proxy::Proxy;
use super::service_account;
use crate::model::{ClusterRequest, Fault, NamespaceChoice};

/// A client, and what the report says of it.
pub(super) struct Connection {
    pub(super) client: Client,
    /// What gives tokens, if the kubeconfig names a plugin.
    pub(super) plugin: Option<Arc<Plugin>>,
    /// `None` in a pod.
    pub(super) context: Option<String>,
    /// The URL of the apiserver.
    pub(super) server: String,
    /// The proxy before it.
    pub(super) via: Option<String>,
    pub(super) namespace: NamespaceChoice,
}

/// What is known of the live side before a client is made.
struct Found {
    config: Config,
    context: Option<String>,
    namespace: NamespaceChoice,
    /// `proxy-url` of the cluster.
    proxy: Option<String>,
    place: Place,
}

/// `deadline` is the end of the run, which a credential plugin may not outlast either.
pub(super) async fn connect(request: &ClusterRequest, deadline: Instant) -> Result<Connection> {
    let context = request.context.as_deref();
    let mut found = match kubeconfigs(request.kubeconfig.as_deref())? {
        Some(files) => from_files(&files, context).await?,
        None => in_cluster(Path::new(service_account::FOLDER), context).await?,
    };
    impersonate(&mut found.config, request)?;
    trim_token(&mut found.config);
    let server = found.config.cluster_url.to_string();
    let server = server.trim_end_matches('/').to_owned();
    let proxy = Proxy::before(&found.config.cluster_url, found.proxy.as_deref())?;
    let via = proxy.as_ref().map(Proxy::to_string);
    let with_server = || format!("log in to `{server}`");
    let plugin = Plugin::of(&mut found.config.auth_info, deadline)
        .await
        .with_context(with_server)?;
    let (config, place, patience) = (found.config, found.place, request.request_timeout);
    // The helper programs of older kubeconfigs run in there.
    let client = spawn_blocking(move || client::make(&config, place, proxy.as_ref(), patience))
        .await?
        .with_context(with_server)?;
    Ok(Connection {
        client,
        plugin,
        context: found.context,
        server,
        via,
        namespace: found.namespace,
    })
}

/// `--as` and `--as-group` take the place of what the kubeconfig says of them.
fn impersonate(config: &mut Config, request: &ClusterRequest) -> Result<()> {
    if let Some(user) = &request.impersonate {
        config.auth_info.impersonate = Some(user.clone());
        config.auth_info.impersonate_groups = Some(request.groups.clone());
    } else if !request.groups.is_empty() {
        return Err(
            Fault::new("`--as-group` says of which group, and nobody says who")
                .hint("give `--as USER` too")
                .into(),
        );
    }
    Ok(())
}

/// A token file that ends in a line break: kubectl cuts it off, kube sends it.
fn trim_token(config: &mut Config) {
    let auth = &mut config.auth_info;
    let Some(file) = auth.token_file.as_ref().filter(|_| auth.token.is_none()) else {
        return;
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "the kubeconfig names it, so no source is read"
    )]
    let read = std::fs::read_to_string(file);
    if let Ok(text) = read
        && text.trim() != text
    {
        auth.token = Some(text.trim().to_owned().into());
    }
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
    if service_account::address().is_some() {
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
    let proxy = merged
        .clusters
        .iter()
        .filter(|named| named.name == chosen.cluster)
        .find_map(|named| named.cluster.as_ref()?.proxy_url.clone())
        .filter(|url| !url.is_empty());
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
        proxy,
        place: Place::Anywhere,
    })
}

async fn in_cluster(folder: &Path, context: Option<&str>) -> Result<Found> {
    let nothing = |message: String| {
        Fault::new(message).hint(
            "give `--kubeconfig FILE` or set `KUBECONFIG`, or compare with a recording: `--live FILE`",
        )
    };
    if let Some(context) = context {
        let message = format!("context `{context}` is not known: there is no kubeconfig");
        return Err(nothing(message).into());
    }
    let Some((host, port)) = service_account::address() else {
        let message =
            "nothing to compare with: no kubeconfig, no service account of a pod and no `--live`";
        return Err(nothing(message.to_owned()).into());
    };
    let kubeconfig = service_account::kubeconfig(folder, (&host, &port))?;
    let options = KubeConfigOptions::default();
    let config = Config::from_custom_kubeconfig(kubeconfig, &options)
        .await
        .map_err(|error| {
            nothing(format!(
                "the service account of this pod is of no use: {error}"
            ))
        })?;
    Ok(Found {
        namespace: choice(Some(config.default_namespace.clone()), "service account"),
        config,
        context: None,
        proxy: None,
        place: Place::Beside,
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
