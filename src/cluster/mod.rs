//! Service: the live side, read only. A cluster through kube, or a recording of one.
//!
//! [`Cluster`] is the front door. A cluster: `connect.rs` (kubeconfig to client), `transport.rs` (one GET, with retries),
//! `trouble.rs` (why it failed), `discovery.rs`, `fetch.rs` over `batch.rs` over `list.rs` and `object.rs`. A
//! recording: `recording.rs` (files to entries), `dump.rs` (what they prove), `scope.rs`. Whatever could not be looked at comes back as a [`Gap`](crate::model::Gap) on the objects it
//! touches; only a live side that could not be opened is an error.

mod batch;
mod connect;
mod crd;
mod discovery;
mod dump;
mod fetch;
mod list;
mod marks;
mod object;
mod recording;
mod scope;
mod transport;
mod trouble;
mod wanted;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use anyhow::Result;
use tokio::sync::OnceCell;

use self::connect::Connection;
use self::discovery::Discovery;
use self::dump::Dump;
use self::transport::Transport;
use self::wanted::Wanted;
use crate::kubernetes::GroupKind;
use crate::model::{
    Desired, Extras, Kinds, Live, LiveRequest, LiveSource, LiveSourceKind, NamespaceChoice,
};

/// Something that can be asked what runs.
pub(crate) enum Cluster {
    Dump(Dump),
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
            LiveRequest::Dump { path, complete } => Ok(Self::Dump(Dump::read(path, *complete)?)),
            LiveRequest::Embedded { file, content } => {
                Ok(Self::Dump(Dump::embedded(file, content)?))
            }
            LiveRequest::Cluster {
                kubeconfig,
                context,
                request_timeout,
                timeout,
                concurrency,
            } => {
                let connection =
                    connect::connect(kubeconfig.as_deref(), context.as_deref(), *request_timeout)
                        .await?;
                let transport = Transport::new(
                    connection.client.clone(),
                    *concurrency,
                    *request_timeout,
                    *timeout,
                );
                Ok(Self::Served(Served::start(connection, transport)))
            }
        }
    }

    /// Where this live side comes from, for the report. The version of a server is known once it was discovered.
    pub(crate) fn source(&self) -> LiveSource {
        match self {
            Self::Dump(dump) => dump.source(),
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

    /// The namespace of objects that name none: the context's, the pod's, else `default`.
    pub(crate) fn default_namespace(&self) -> NamespaceChoice {
        match self {
            Self::Dump(_) => NamespaceChoice {
                name: "default".to_owned(),
                from: "default",
            },
            Self::Served(served) => served.namespace.clone(),
        }
    }

    /// Scope and served versions of `wanted`, in as few requests as discovery takes.
    pub(crate) async fn discover(&self, wanted: &[GroupKind]) -> Kinds {
        match self {
            Self::Dump(dump) => dump.discover(wanted),
            Self::Served(served) => {
                let discovery = served.discovery().await;
                discovery.kinds(&served.transport, wanted).await
            }
        }
    }

    /// The live objects of all of `desired`, and what was left behind beside them. Every object of `desired` that is
    /// no hook has its entry in the answer.
    pub(crate) async fn fetch(&self, desired: &[&Desired], kinds: &Kinds, extras: Extras) -> Live {
        let wanted = Wanted::of(desired);
        match self {
            Self::Dump(dump) => dump.fetch(&wanted, extras),
            Self::Served(served) => fetch::fetch(&served.transport, &wanted, kinds, extras).await,
        }
    }
}

impl Served {
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
