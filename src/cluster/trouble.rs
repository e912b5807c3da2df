//! Why a request brought nothing, and how that becomes a gap with a hint.
//!
//! Source of the statuses: Kubernetes API conventions, "HTTP Status codes" and "Response Status Kind".

use std::error::Error;
use std::io;

use serde::Deserialize;

use super::client::no_credentials;
use crate::kubernetes::GroupKind;
use crate::model::{Fault, Gap, GapCause};

/// Nothing comes back from there.
const NO_WAY: &str =
    "is the way there open (VPN, firewall, `proxy-url`)? is `server` of this context right?";
/// The name means nothing here.
const NO_NAME: &str =
    "is `server` of this context right? some names are known inside of a VPN only";

/// A request without a usable answer.
#[derive(Clone, Debug)]
pub(super) struct Trouble {
    pub(super) cause: GapCause,
    /// The HTTP status; `None` if there was no answer.
    pub(super) code: Option<u16>,
    /// The server's words where it had some.
    pub(super) message: String,
    /// The object that the server says is not there.
    pub(super) absent: Option<String>,
    /// The connection itself could not be made: nobody answers there.
    pub(super) unreachable: bool,
    /// What to do, where that is more than the cause tells.
    advice: Option<&'static str>,
}

/// The way to the apiserver, for messages.
pub(super) struct Way<'a> {
    /// Its URL.
    pub(super) server: &'a str,
    /// The proxy before it.
    pub(super) via: Option<&'a str>,
}

/// The `metav1.Status` of an answer that is no success.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Status {
    kind: String,
    message: String,
    reason: String,
    details: Option<Details>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Details {
    name: String,
}

impl Trouble {
    pub(super) fn new(cause: GapCause, message: impl Into<String>) -> Self {
        Self {
            cause,
            code: None,
            message: message.into(),
            absent: None,
            unreachable: false,
            advice: None,
        }
    }

    /// There is nothing to ask with.
    pub(super) fn without_credentials(fault: &Fault) -> Self {
        Self::new(GapCause::Unauthorized, format!("no credentials: {fault}"))
    }

    /// An answer other than 200.
    pub(super) fn of_status(code: u16, body: &[u8]) -> Self {
        let status = serde_json::from_slice::<Status>(body)
            .ok()
            .filter(|status| status.kind == "Status")
            .unwrap_or_default();
        let cause = match code {
            401 => GapCause::Unauthorized,
            403 => GapCause::Forbidden,
            // Redirects lead out of the API; what stands there is no apiserver.
            300..=399 => GapCause::Invalid,
            _ => GapCause::Server,
        };
        let message = if code == 401 {
            "the apiserver does not accept the credentials: Unauthorized".to_owned()
        } else if status.message.is_empty() {
            format!("HTTP {code}{}", first_line(body))
        } else {
            status.message
        };
        let absent = status
            .details
            .filter(|_| code == 404 && status.reason == "NotFound")
            .map(|details| details.name)
            .filter(|name| !name.is_empty());
        Self {
            code: Some(code),
            absent,
            advice: message
                .contains("HTTP request to an HTTPS server")
                .then_some("`server` of this context must begin with https://"),
            ..Self::new(cause, message)
        }
    }

    /// A request that could not be sent, or was not answered.
    pub(super) fn of_sending(error: &kube::Error, way: &Way<'_>) -> Self {
        if let Some(fault) = no_credentials(error) {
            return Self::without_credentials(&fault);
        }
        let root = root_cause(error);
        if matches!(error, kube::Error::Auth(_)) || says(error, "auth error") {
            let message = format!("no credentials: {root}");
            return Self::new(GapCause::Unauthorized, message);
        }
        let connecting = chain(error)
            .filter_map(|cause| cause.downcast_ref::<hyper_util::client::legacy::Error>())
            .any(hyper_util::client::legacy::Error::is_connect);
        let kind = chain(error).find_map(|cause| Some(cause.downcast_ref::<io::Error>()?.kind()));
        match kind {
            Some(io::ErrorKind::TimedOut) if connecting => Self {
                unreachable: true,
                advice: Some(NO_WAY),
                ..Self::new(GapCause::Timeout, way.is_closed("no answer in time"))
            },
            Some(io::ErrorKind::TimedOut) => Self::new(GapCause::Timeout, "no answer in time"),
            Some(_) | None if is_tls(kind, &root) => Self {
                unreachable: connecting,
                ..Self::new(GapCause::Tls, way.is_closed(&tls(&root)))
            },
            Some(_) | None if says(error, "dns error") => Self {
                unreachable: true,
                advice: Some(NO_NAME),
                ..Self::new(GapCause::Refused, way.is_closed("no such host"))
            },
            Some(_) | None if connecting => Self {
                unreachable: true,
                ..Self::new(GapCause::Refused, way.is_closed(&root))
            },
            Some(_) | None => Self::new(GapCause::Refused, format!("the connection broke: {root}")),
        }
    }

    /// An answer that began and did not end.
    pub(super) fn of_body(error: &kube::Error) -> Self {
        let kind = chain(error).find_map(|cause| Some(cause.downcast_ref::<io::Error>()?.kind()));
        if kind == Some(io::ErrorKind::TimedOut) {
            return Self::new(GapCause::Timeout, "the answer did not end in time");
        }
        let root = root_cause(error);
        Self::new(GapCause::Refused, format!("the answer was cut off: {root}"))
    }

    /// An answer that is not what was asked for. serde's own words are not repeated: they may quote a value.
    pub(super) fn of_json(error: &serde_json::Error) -> Self {
        let what = if error.is_eof() {
            "it ends in the middle".to_owned()
        } else {
            format!("not the JSON expected, at byte {}", error.column())
        };
        Self::new(
            GapCause::Invalid,
            format!("the answer could not be read: {what}"),
        )
    }

    /// How often the same request is worth another attempt. A timeout has used its time. A 500 is seldom gone a moment
    /// later: etcd choosing a leader is, a conversion webhook that is down is not, and takes seconds each time.
    pub(super) fn retries(&self) -> u32 {
        match self.code {
            Some(429 | 502 | 503 | 504) => 3,
            Some(500) => 1,
            None if self.cause == GapCause::Refused => 3,
            Some(_) | None => 0,
        }
    }

    /// What to do about trouble that has nothing to do with the kind that was asked for.
    pub(super) fn hint(&self) -> Option<&'static str> {
        if self.advice.is_some() {
            return self.advice;
        }
        Some(match self.cause {
            GapCause::Unauthorized => {
                "log in again: the credentials of this context are not accepted (`kubectl auth whoami`)"
            }
            GapCause::Refused => {
                "is the apiserver up? `kubectl cluster-info` asks the same address"
            }
            GapCause::Tls => {
                "compare `certificate-authority` and `server` of this context with the server's certificate"
            }
            GapCause::Timeout => {
                "try a longer `--request-timeout`; `--timeout` bounds the whole run"
            }
            GapCause::Server if self.code == Some(429) => {
                "the apiserver is overloaded: try a lower `--concurrency`"
            }
            GapCause::Invalid => {
                "is `server` of this context an apiserver, with no login page or proxy before it?"
            }
            GapCause::Forbidden
            | GapCause::Server
            | GapCause::DiscoveryFailed
            | GapCause::NotInDump
            | GapCause::Opaque
            | GapCause::Ambiguous => return None,
        })
    }

    /// The gap, with what the user can do about it. `needed` says what the request was for.
    pub(super) fn gap(self, needed: &Needed<'_>) -> Gap {
        let hint = match self.hint() {
            Some(hint) => hint.to_owned(),
            None if self.cause == GapCause::Forbidden => needed.grant(),
            None => needed.look(),
        };
        Gap {
            cause: self.cause,
            message: self.message,
            hint: Some(hint),
        }
    }
}

/// What a request was for, in the words of RBAC and of `--exclude`.
pub(super) struct Needed<'a> {
    /// What would have sufficed: "`list`".
    pub(super) verbs: &'a str,
    pub(super) kind: &'a GroupKind,
    pub(super) plural: &'a str,
    /// Empty for objects of the cluster.
    pub(super) namespace: &'a str,
}

impl Needed<'_> {
    fn grant(&self) -> String {
        let place = if self.namespace.is_empty() {
            String::new()
        } else {
            format!(" in namespace `{}`", self.namespace)
        };
        format!(
            "grant {} on `{}`{place}, or leave it out with `--exclude {}`",
            self.verbs,
            self.resource(),
            self.filter()
        )
    }

    fn look(&self) -> String {
        let flag = if self.namespace.is_empty() {
            String::new()
        } else {
            format!(" -n {}", self.namespace)
        };
        format!(
            "`kubectl get {}{flag}` should say the same; `--exclude {}` leaves it out",
            self.resource(),
            self.filter()
        )
    }

    /// As kubectl and RBAC messages spell it: `deployments.apps`.
    fn resource(&self) -> String {
        if self.kind.group.is_empty() {
            self.plural.to_owned()
        } else {
            format!("{}.{}", self.plural, self.kind.group)
        }
    }

    /// As `--exclude` spells it: `Deployment.apps`.
    fn filter(&self) -> String {
        if self.kind.group.is_empty() {
            self.kind.kind.clone()
        } else {
            format!("{}.{}", self.kind.kind, self.kind.group)
        }
    }
}

/// The error, its cause, the cause of that …; an `io::Error` is followed into the error it wraps.
pub(super) fn chain<'a>(
    error: &'a (dyn Error + 'static),
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| cause(error))
}

fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref)
    {
        Some(inner) => Some(inner),
        None => error.source(),
    }
}

fn root_cause(error: &kube::Error) -> String {
    chain(error)
        .last()
        .map(|cause| {
            let text = cause.to_string();
            let text = text.split(" (os error").next().unwrap_or_default();
            text.to_lowercase()
        })
        .unwrap_or_default()
}

impl Way<'_> {
    fn is_closed(&self, why: &str) -> String {
        let server = self.server;
        match self.via {
            Some(proxy) => format!("cannot connect to {server} through the proxy {proxy}: {why}"),
            None => format!("cannot connect to {server}: {why}"),
        }
    }
}

/// Whether the two sides could not agree on TLS; rustls' errors come wrapped as of any kind.
fn is_tls(kind: Option<io::ErrorKind>, root: &str) -> bool {
    const WORDS: [&str; 3] = [
        "invalid peer certificate",
        "received fatal alert",
        "received corrupt message",
    ];
    kind == Some(io::ErrorKind::InvalidData) || WORDS.iter().any(|words| root.starts_with(words))
}

/// What rustls says in the names of its code, or in a list of names, in words.
fn tls(root: &str) -> String {
    let words = if root.contains("unknownissuer") {
        "the server's certificate is of an authority that this context does not trust"
    } else if root.contains("invalidcontenttype") {
        "what answers there does not speak TLS"
    } else {
        // What other names a certificate is for may be a long list.
        root.split(';').next().unwrap_or_default()
    };
    words.to_owned()
}

fn says(error: &kube::Error, text: &str) -> bool {
    chain(error).any(|cause| cause.to_string().starts_with(text))
}

/// `: ` and the first line of a text answer, shortened; nothing for a page of HTML.
fn first_line(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(&body[..body.len().min(400)]);
    let line = text.lines().next().unwrap_or_default().trim();
    if line.is_empty() || line.starts_with(['<', '{', '[']) {
        return String::new();
    }
    format!(": {}", line.chars().take(200).collect::<String>())
}
