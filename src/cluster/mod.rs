//! Service: the live side. A cluster through kube, read only but for dry runs that are asked for; or a recording of one.
//!
//! [`Cluster`] is the front door. A cluster: `connect.rs` over `service_account.rs`, `credentials.rs`, `proxy.rs` and
//! `client.rs` (kubeconfig to client), `transport.rs` (one request, with retries), `address.rs` (to which path),
//! `trouble.rs` (why it failed), `discovery.rs`, `fetch.rs` over `batch.rs` over `list.rs` and `object.rs`;
//! `dry_run.rs` with `openapi.rs` (what an apply would leave). A recording: `recording.rs` (files to entries), `dump.rs`
//! (what they prove), `scope.rs`, or `snapshot/`. Whatever could not be looked at comes back as a
//! [`Gap`](crate::model::Gap) on the objects it touches; only a live side that could not be opened is an error.

mod address;
mod batch;
mod client;
mod config_map;
mod connect;
mod crd;
mod credentials;
mod discovery;
mod dry_run;
mod dump;
mod fetch;
mod list;
mod listing;
mod marks;
mod object;
mod openapi;
mod proxy;
mod recording;
mod scope;
mod service_account;
mod snapshot;
mod sweep;
mod transport;
mod trouble;
mod wanted;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use serde_json::Value;
use tokio::sync::OnceCell;
use tokio::time::Instant;

use self::connect::Connection;
use self::discovery::Discovery;
use self::dump::Dump;
use self::recording::Recording;
use self::snapshot::Snapshot;
use self::transport::Transport;
use self::wanted::Wanted;
use crate::kubernetes::{GroupKind, Manifest};
use crate::model::health::HealthCauses;
use crate::model::{
    Apply, ClusterRequest, Desired, Extras, Kinds, Live, LiveRequest, LiveSource, LiveSourceKind,
    Mutations, NamespaceChoice, Predictions, SnapshotKey,
};

pub(crate) use self::fetch::Search;
pub(crate) use self::listing::Listing;
pub(crate) use self::snapshot::Taken;

/// One entry of a file of objects.
pub(crate) struct Recorded {
    /// As given.
    pub(crate) file: String,
    /// Where it starts, counted from 1; `None` for JSON.
    pub(crate) line: Option<u32>,
    /// The object, or why there is none.
    pub(crate) tree: std::result::Result<Value, String>,
}

/// Everything that a dump or a snapshot holds, in its order, whatever it is.
pub(crate) fn recorded(path: &Path) -> Result<Vec<Recorded>> {
    Ok(Recording::read(path)?.into_entries())
}

/// Something that can be asked what runs.
pub(crate) enum Cluster {
    Dump(Dump),
    Snapshot(Box<Snapshot>),
    Served(Served),
}

/// A cluster that answers requests.
pub(crate) struct Served {
    transport: Arc<Transport>,
    /// Read once, in the background from the opening on.
    discovery: Arc<OnceCell<Discovery>>,
    context: Option<String>,
    server: String,
    namespace: NamespaceChoice,
}

impl Cluster {
    /// Opens the live side: reads the dump, or the kubeconfig. Discovery of a cluster starts at once, beside whatever
    /// the caller does next.
    pub(crate) async fn open(request: &LiveRequest) -> Result<Self> {
        match request {
            LiveRequest::Dump {
                path,
                complete,
                key,
            } => Self::recorded(path, *complete, key.as_ref()),
            LiveRequest::Embedded { file, content } => {
                Ok(Self::Dump(Dump::embedded(file, content)?))
            }
            LiveRequest::Cluster(request) => Ok(Self::Served(Served::connect(request).await?)),
        }
    }

    fn recorded(path: &Path, complete: bool, key: Option<&SnapshotKey>) -> Result<Self> {
        let file = path.to_string_lossy().into_owned();
        let mut recording = Recording::read(path)?;
        Ok(match recording.take_snapshot()? {
            Some(tree) => Self::Snapshot(Box::new(Snapshot::read(tree, file, key)?)),
            None => Self::Dump(Dump::new(file, recording, complete)?),
        })
    }

    /// Where this live side comes from, for the report. The version of a server is known once it was discovered.
    pub(crate) fn source(&self) -> LiveSource {
        match self {
            Self::Dump(dump) => dump.source(),
            Self::Snapshot(snapshot) => snapshot.source(),
            Self::Served(served) => LiveSource {
                kind: LiveSourceKind::Cluster,
                file: None,
                recorded_at: None,
                context: served.context.clone(),
                server: Some(served.server.clone()),
                version: served
                    .discovery
                    .get()
                    .and_then(|discovery| discovery.version.clone()),
                scope: None,
            },
        }
    }

    /// The namespace of objects that name none: the context's, the pod's, the snapshot's, else `default`.
    pub(crate) fn default_namespace(&self) -> NamespaceChoice {
        match self {
            Self::Dump(_) => NamespaceChoice {
                name: "default".to_owned(),
                from: "default",
            },
            Self::Snapshot(snapshot) => snapshot.default_namespace(),
            Self::Served(served) => served.namespace.clone(),
        }
    }

    /// Scope and served versions of `wanted`, in as few requests as discovery takes.
    pub(crate) async fn discover(&self, wanted: &[GroupKind]) -> Kinds {
        match self {
            Self::Dump(dump) => dump.discover(wanted),
            Self::Snapshot(snapshot) => snapshot.discover(wanted),
            Self::Served(served) => {
                let discovery = served.discovery().await;
                discovery.kinds(&served.transport, wanted).await
            }
        }
    }

    /// The live objects of all of `desired`, and what was left behind beside them. Every object of `desired` that is
    /// no hook has its entry in the answer.
    pub(crate) async fn fetch(
        &self,
        desired: &[&Desired],
        kinds: &Kinds,
        search: Search<'_>,
    ) -> Live {
        let wanted = Wanted::of(desired);
        match self {
            Self::Dump(dump) => dump.fetch(&wanted, search),
            Self::Snapshot(snapshot) => snapshot.fetch(desired, &wanted, search),
            Self::Served(served) => {
                let mut live = fetch::fetch(&served.transport, &wanted, kinds, search).await;
                if search.extras == Extras::All {
                    let discovery = served.discovery().await;
                    let labels = search.labels;
                    sweep::sweep(&served.transport, discovery, &wanted, labels, &mut live).await;
                }
                live
            }
        }
    }

    /// What these applies of each application would leave, as dry runs say. A recording knows nothing of it, and nothing
    /// is the answer.
    pub(crate) async fn predict(
        &self,
        applies: Vec<Vec<Apply>>,
        kinds: &Kinds,
        mutations: Mutations,
    ) -> Vec<Predictions> {
        match self {
            Self::Dump(_) | Self::Snapshot(_) => Vec::new(),
            Self::Served(served) => {
                dry_run::predict(&served.transport, applies, kinds, mutations).await
            }
        }
    }

    /// What a recording says of objects that were not healthy; `None` for whatever can be asked.
    pub(crate) fn recorded_causes(&self) -> Option<&HealthCauses> {
        match self {
            Self::Snapshot(snapshot) => Some(snapshot.health_causes()),
            Self::Dump(_) | Self::Served(_) => None,
        }
    }

    /// All objects of a kind in each of these namespaces, or why they cannot be listed. A recording has those that it
    /// holds.
    pub(crate) async fn list(
        &self,
        listing: Listing,
        namespaces: &BTreeSet<&str>,
    ) -> BTreeMap<String, std::result::Result<Vec<Manifest>, String>> {
        let of_each = |list: &dyn Fn(&str) -> Vec<Manifest>| {
            let namespaces = namespaces.iter();
            namespaces
                .map(|&namespace| (namespace.to_owned(), Ok(list(namespace))))
                .collect()
        };
        match self {
            Self::Dump(dump) => {
                of_each(&|namespace| dump.list(&listing.gvk().group_kind(), namespace))
            }
            Self::Snapshot(_) => of_each(&|_| Vec::new()),
            Self::Served(served) => listing.read(&served.transport, namespaces).await,
        }
    }

    /// A ConfigMap by its name, whatever is compared. A dump has those that it holds, a snapshot none.
    pub(crate) async fn config_map(&self, namespace: &str, name: &str) -> Result<Manifest> {
        let wanted = config_map::Wanted { namespace, name };
        match self {
            Self::Dump(dump) => wanted.in_dump(dump),
            Self::Snapshot(_) => Err(wanted.in_no_snapshot()),
            Self::Served(served) => wanted.get(&served.transport).await,
        }
    }

    /// Hides the values of Secrets in what Git says as they are hidden in a snapshot, so that the two can be compared.
    /// Elsewhere nothing is hidden, and nothing happens.
    pub(crate) fn veil(&self, desired: &mut [Desired]) {
        match self {
            Self::Snapshot(snapshot) => desired
                .iter_mut()
                .for_each(|desired| snapshot.veil(desired)),
            Self::Dump(_) | Self::Served(_) => {}
        }
    }
}

impl Served {
    async fn connect(request: &ClusterRequest) -> Result<Self> {
        let deadline = Instant::now() + request.timeout;
        let connection = connect::connect(request, deadline).await?;
        let transport = Transport::new(&connection, request, deadline);
        Ok(Self::start(connection, transport))
    }

    fn start(connection: Connection, transport: Transport) -> Self {
        let served = Self {
            transport: Arc::new(transport),
            discovery: Arc::default(),
            context: connection.context,
            server: connection.server,
            namespace: connection.namespace,
        };
        let (transport, discovery) = (Arc::clone(&served.transport), Arc::clone(&served.discovery));
        tokio::spawn(async move {
            discovery.get_or_init(|| Discovery::read(&transport)).await;
        });
        served
    }

    async fn discovery(&self) -> &Discovery {
        self.discovery
            .get_or_init(|| Discovery::read(&self.transport))
            .await
    }
}
