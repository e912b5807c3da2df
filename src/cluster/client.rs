//! How requests travel: connections, TLS, credentials, compression. All but the order of the layers is kube's work.
//!
//! kube's own client leaves Nagle's algorithm on, and the first request of a connection then waits 40 ms for an
//! acknowledgement that the server delays; it also retries by its own rules, and asks `NO_PROXY` about the proxy.

use std::net::IpAddr;
use std::time::Duration;

use anyhow::Result;
use hyper_util::client::legacy::connect::proxy::{SocksV5, Tunnel};
use hyper_util::client::legacy::connect::{Connection, HttpConnector};
use hyper_util::rt::TokioExecutor;
use kube::Client;
use kube::client::middleware::AuthLayer;
use kube::client::{AuthError, ClientBuilder, ConfigExt as _};
use kube::config::Config;
use tower::BoxError;
use tower::util::{MapErrLayer, option_layer};
use tower_http::decompression::DecompressionLayer;

use super::proxy::{Kind, Proxy};
use super::trouble::chain;
use crate::model::Fault;

/// A connection takes no longer than this, however patient the user is with answers; nor so long that the time of its
/// request is over before it is known why.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Where driftctl runs, as seen from the apiserver.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A pod is next to its apiserver.
    Beside,
    Anywhere,
}

/// A client of `config`'s server; its credential plugin, if it has one, is not asked here.
pub(super) fn make(
    config: &Config,
    place: Place,
    proxy: Option<&Proxy>,
    request_timeout: Duration,
) -> Result<Client> {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(CONNECT_TIMEOUT.min(request_timeout / 4 * 3)));
    let client = Ways::of(config, place).and_then(|ways| match proxy {
        None => ways.over(tcp),
        Some(proxy) => match proxy.kind {
            Kind::Http => ways.over(tunnel(proxy, tcp)),
            Kind::Https => {
                let tls = ways.config.rustls_https_connector_with_connector(tcp)?;
                ways.over(tunnel(proxy, tls))
            }
            Kind::Socks5 => ways.over(socks(proxy, tcp)),
        },
    });
    client.map_err(|error| fault(&error).into())
}

fn tunnel<C>(proxy: &Proxy, connector: C) -> Tunnel<C> {
    let tunnel = Tunnel::new(proxy.uri().clone(), connector);
    match proxy.basic_auth() {
        Some(header) => tunnel.with_auth(header.clone()),
        None => tunnel,
    }
}

fn socks(proxy: &Proxy, tcp: HttpConnector) -> SocksV5<HttpConnector> {
    let socks = SocksV5::new(proxy.uri().clone(), tcp);
    match proxy.login() {
        Some((user, password)) => socks.with_auth(user.to_owned(), password.to_owned()),
        None => socks,
    }
}

/// Everything about a client but its connections.
struct Ways<'a> {
    config: &'a Config,
    credentials: Option<AuthLayer>,
    gzip: bool,
}

impl<'a> Ways<'a> {
    fn of(config: &'a Config, place: Place) -> kube::Result<Self> {
        let credentials = config.auth_layer()?;
        // Over loopback, gzip makes the whole fetch of 1,000 objects some 15 % slower; a pod is nearly as close.
        let near = place == Place::Beside || is_loopback(&config.cluster_url);
        Ok(Self {
            config,
            credentials,
            gzip: !near && !config.disable_compression,
        })
    }

    fn over<C>(self, connector: C) -> kube::Result<Client>
    where
        C: tower::Service<http::Uri> + Clone + Send + Sync + 'static,
        C::Response: hyper::rt::Read + hyper::rt::Write + Connection + Send + Unpin + 'static,
        C::Future: Send + 'static,
        C::Error: Into<BoxError>,
    {
        let tls = self
            .config
            .rustls_https_connector_with_connector(connector)?;
        let http = hyper_util::client::legacy::Client::builder(TokioExecutor::new()).build(tls);
        let namespace = self.config.default_namespace.as_str();
        Ok(ClientBuilder::new(http, namespace)
            .with_layer(&MapErrLayer::new(BoxError::from))
            .with_layer(&self.config.extra_headers_layer()?)
            .with_layer(&option_layer(self.credentials))
            .with_layer(&DecompressionLayer::new().gzip(self.gzip))
            .with_layer(&self.config.base_uri_layer())
            .build())
    }
}

pub(super) fn is_loopback(server: &http::Uri) -> bool {
    let host = server.host().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback())
}

fn fault(error: &kube::Error) -> Fault {
    no_credentials(error).unwrap_or_else(|| {
        Fault::new(error.to_string()).hint("`kubectl version` uses the same kubeconfig")
    })
}

/// Why there are no credentials, if that is what is wrong. kube's own words repeat what a helper program of an
/// `auth-provider` printed, which may be a token.
pub(super) fn no_credentials(error: &kube::Error) -> Option<Fault> {
    let error = chain(error)
        .filter_map(|cause| cause.downcast_ref::<AuthError>())
        .last()?;
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "kube's enumeration grows; what it says of other faults holds no secret"
    )]
    let message = match error {
        AuthError::AuthExecRun { out, .. } => {
            format!("the program of `auth-provider` failed with {}", out.status)
        }
        other => other.to_string(),
    };
    Some(Fault::new(message).hint("log in again; `kubectl auth whoami` uses the same credentials"))
}
