//! The proxy before an apiserver.
//!
//! As kubectl's (client-go `clientcmd`, Go `http.ProxyFromEnvironment`): `proxy-url` of the cluster, whatever
//! `NO_PROXY` says; else `HTTPS_PROXY`, or `HTTP_PROXY` for a server without TLS, unless `NO_PROXY` names the server or it
//! is this machine.

use std::fmt;

use anyhow::Result;
use http::{HeaderValue, Uri};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};

use super::client::is_loopback;
use crate::model::Fault;

/// A proxy, and how to log in to it.
pub(super) struct Proxy {
    pub(super) kind: Kind,
    found: Intercept,
}

/// What the proxy is asked in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Http,
    Https,
    Socks5,
}

impl Proxy {
    /// The proxy before `server`, if there is one; `named` is the kubeconfig's.
    pub(super) fn before(server: &Uri, named: Option<&str>) -> Result<Option<Self>> {
        if let Some(url) = named {
            return Self::of(server, url, None, "`proxy-url` of the kubeconfig");
        }
        if is_loopback(server) {
            return Ok(None);
        }
        let name = match server.scheme_str() {
            Some("http") => "HTTP_PROXY",
            Some(_) | None => "HTTPS_PROXY",
        };
        match environment(name) {
            Some(url) => Self::of(server, &url, environment("NO_PROXY"), &format!("`{name}`")),
            None => Ok(None),
        }
    }

    fn of(server: &Uri, url: &str, except: Option<String>, said_by: &str) -> Result<Option<Self>> {
        let all = |except: String| Matcher::builder().all(url).no(except).build();
        let Some(found) = all(String::new()).intercept(server) else {
            return Err(unusable(said_by, "no URL of a proxy"));
        };
        let kind = match found.uri().scheme_str() {
            Some("http") | None => Kind::Http,
            Some("https") => Kind::Https,
            Some("socks5" | "socks5h") => Kind::Socks5,
            Some(other) => {
                return Err(unusable(
                    said_by,
                    &format!("of a kind that is not known: `{other}`"),
                ));
            }
        };
        let found = all(except.unwrap_or_default()).intercept(server);
        Ok(found.map(|found| Self { kind, found }))
    }

    pub(super) fn uri(&self) -> &Uri {
        self.found.uri()
    }

    /// `Proxy-Authorization`, where the URL has a name and a password.
    pub(super) fn basic_auth(&self) -> Option<&HeaderValue> {
        self.found.basic_auth()
    }

    /// Name and password for SOCKS.
    pub(super) fn login(&self) -> Option<(&str, &str)> {
        self.found.raw_auth()
    }
}

impl fmt::Display for Proxy {
    /// `http://proxy:3128`, without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uri = self.uri();
        let scheme = uri.scheme_str().unwrap_or("http");
        let host = uri.host().unwrap_or_default();
        match uri.port() {
            Some(port) => write!(f, "{scheme}://{host}:{port}"),
            None => write!(f, "{scheme}://{host}"),
        }
    }
}

/// The URL may hold a password, so it is not repeated.
fn unusable(said_by: &str, why: &str) -> anyhow::Error {
    Fault::new(format!("{said_by} is {why}"))
        .hint("give it as http://HOST:PORT, https://HOST:PORT or socks5://HOST:PORT")
        .into()
}

/// A variable by either of its spellings.
#[expect(
    clippy::disallowed_methods,
    reason = "the variables of every HTTP client, not settings of driftctl"
)]
fn environment(name: &str) -> Option<String> {
    [name.to_owned(), name.to_ascii_lowercase()]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}
