//! Credentials by a program that the kubeconfig names (`users[].user.exec`): run once, with the terminal of the user,
//! and within the time of the run.
//!
//! As kubectl's (client-go, `plugin/pkg/client/auth/exec`; Kubernetes, "client-go credential plugins"): it is told what
//! it is for in `KUBERNETES_EXEC_INFO` and prints an `ExecCredential`. It runs again when its token has ended, and once
//! more when the apiserver no longer takes it; a certificate holds for the run. What it prints is secret, and is
//! never repeated.

use std::io::{IsTerminal, Write};
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::HeaderValue;
use jiff::Timestamp;
use kube::config::{AuthInfo, ExecConfig, ExecInteractiveMode};
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::{Child, Command};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout, timeout_at};

use crate::kubernetes::yaml::{self, Dialect};
use crate::model::Fault;

/// A token is not used in its last moments: it has a way to go.
const MARGIN: jiff::SignedDuration = jiff::SignedDuration::from_secs(5);
/// How long something that the plugin left running may hold its standard error.
const LINGER: Duration = Duration::from_millis(200);
/// What is kept of standard error, for the message.
const TAIL: usize = 4096;

/// A plugin that gives tokens.
pub(super) struct Plugin {
    exec: ExecConfig,
    deadline: Instant,
    state: Mutex<State>,
}

struct State {
    token: Token,
    /// Whether it was run again because a token was refused: that helps once or never.
    is_renewed: bool,
}

struct Token {
    header: HeaderValue,
    /// By the plugin's clock; `None` if it does not say, or says what cannot be.
    ends: Option<Timestamp>,
}

/// What one run gave.
struct Credential {
    token: Option<Token>,
    /// Certificate and key, in PEM.
    identity: Option<(String, String)>,
}

impl Plugin {
    /// Runs the plugin of `auth`, if its credentials are the ones that count, and takes it out of there: its certificate
    /// is put in, its tokens the plugin itself gives.
    pub(super) async fn of(auth: &mut AuthInfo, deadline: Instant) -> Result<Option<Arc<Self>>> {
        let has_others = auth.token.is_some()
            || auth.token_file.is_some()
            || auth.username.is_some()
            || auth.auth_provider.is_some();
        let Some(exec) = auth.exec.take().filter(|_| !has_others) else {
            return Ok(None);
        };
        let credential = run(&exec, deadline).await?;
        if let Some((certificate, key)) = credential.identity {
            auth.client_certificate_data = Some(BASE64_STANDARD.encode(certificate));
            auth.client_key_data = Some(BASE64_STANDARD.encode(key).into());
        }
        Ok(credential.token.map(|token| {
            let state = State {
                token,
                is_renewed: false,
            };
            Arc::new(Self {
                exec,
                deadline,
                state: Mutex::new(state),
            })
        }))
    }

    /// `Authorization` of a request.
    pub(super) async fn bearer(&self) -> Result<HeaderValue, Fault> {
        let mut state = self.state.lock().await;
        if state.token.has_ended() {
            state.token = self.token().await?;
        }
        Ok(state.token.header.clone())
    }

    /// Another one in place of one that the apiserver refused; `None` if there is none to be had.
    pub(super) async fn instead_of(
        &self,
        refused: &HeaderValue,
    ) -> Result<Option<HeaderValue>, Fault> {
        let mut state = self.state.lock().await;
        if state.token.header == refused {
            if state.is_renewed {
                return Ok(None);
            }
            state.is_renewed = true;
            state.token = self.token().await?;
        }
        let header = &state.token.header;
        Ok((header != refused).then(|| header.clone()))
    }

    async fn token(&self) -> Result<Token, Fault> {
        let credential = run(&self.exec, self.deadline).await?;
        let nothing = || wrong(&self.exec, "printed no token, as it had before");
        credential.token.ok_or_else(nothing)
    }
}

impl Token {
    fn has_ended(&self) -> bool {
        self.ends.is_some_and(is_over)
    }
}

fn is_over(ends: Timestamp) -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "whether a token still holds is a question of now, and of no report"
    )]
    let now = Timestamp::now();
    now + MARGIN >= ends
}

async fn run(exec: &ExecConfig, deadline: Instant) -> Result<Credential, Fault> {
    let is_interactive =
        exec.interactive_mode != Some(ExecInteractiveMode::Never) && std::io::stdin().is_terminal();
    if exec.interactive_mode == Some(ExecInteractiveMode::Always) && !is_interactive {
        return Err(wrong(
            exec,
            "wants to ask something, and standard input is no terminal",
        )
        .hint("run it in a terminal, or use a context with other credentials"));
    }
    let mut command = command(exec, is_interactive)?;
    let child = command.spawn().map_err(|error| {
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or_default();
        let hint = exec.install_hint.as_deref().map(str::trim);
        let hint = hint.filter(|hint| !hint.is_empty()).unwrap_or(
            "install it, or correct `users[].user.exec.command` of the kubeconfig, which names it",
        );
        Fault::new(format!(
            "cannot run {}: {}",
            name(exec),
            text.to_lowercase()
        ))
        .hint(hint)
    })?;
    let Ok(ended) = timeout_at(deadline, attend(child)).await else {
        return Err(wrong(exec, "did not end in time").hint(
            "does it wait for an answer? log in by hand first, or try a longer `--timeout`",
        ));
    };
    let (status, printed, said) =
        ended.map_err(|error| wrong(exec, &format!("could not be heard: {error}")))?;
    if !status.success() {
        let said = said.lines().rev().find(|line| !line.trim().is_empty());
        let said = said.map_or(String::new(), |line| {
            format!(": {}", line.trim().chars().take(200).collect::<String>())
        });
        return Err(wrong(exec, &format!("failed with {status}{said}"))
            .hint("log in again; `kubectl auth whoami` uses the same plugin"));
    }
    credential(exec, &printed)
}

fn command(exec: &ExecConfig, is_interactive: bool) -> Result<Command, Fault> {
    let program = exec.command.as_deref().filter(|name| !name.is_empty());
    let Some(program) = program else {
        return Err(Fault::new("the credential plugin has no name")
            .hint("`users[].user.exec.command` of the kubeconfig is empty"));
    };
    let mut command = Command::new(program);
    command.args(exec.args.iter().flatten());
    let variables = exec.env.iter().flatten();
    command.envs(variables.filter_map(|pair| Some((pair.get("name")?, pair.get("value")?))));
    command.env(
        "KUBERNETES_EXEC_INFO",
        info(exec, is_interactive).to_string(),
    );
    let passed_on = |is: bool, other: Stdio| if is { Stdio::inherit() } else { other };
    command
        .stdin(passed_on(is_interactive, Stdio::null()))
        .stdout(Stdio::piped())
        .stderr(passed_on(std::io::stderr().is_terminal(), Stdio::piped()))
        .kill_on_drop(true);
    Ok(command)
}

/// What the plugin is told: an `ExecCredential` without its status.
fn info(exec: &ExecConfig, is_interactive: bool) -> Value {
    let mut spec = json!({"interactive": is_interactive});
    if exec.provide_cluster_info
        && let Some(cluster) = &exec.cluster
    {
        // Of certificates and addresses, which can be written.
        spec["cluster"] = serde_json::to_value(cluster).unwrap_or_default();
    }
    json!({"apiVersion": exec.api_version, "kind": "ExecCredential", "spec": spec})
}

/// Waits for the end of the plugin: how it ended, what it printed, and the last that it said.
async fn attend(mut child: Child) -> std::io::Result<(ExitStatus, Vec<u8>, String)> {
    let said: Arc<std::sync::Mutex<Vec<u8>>> = Arc::default();
    let passing = child.stderr.take().map(|stderr| {
        let said = Arc::clone(&said);
        tokio::spawn(async move { pass_on(stderr, &said).await })
    });
    let mut printed = Vec::new();
    if let Some(mut stdout) = child.stdout.take() {
        stdout.read_to_end(&mut printed).await?;
    }
    let status = child.wait().await?;
    if let Some(passing) = passing {
        let _ = timeout(LINGER, passing).await;
    }
    let said = said.lock().map_or_else(|_| Vec::new(), |said| said.clone());
    Ok((status, printed, String::from_utf8_lossy(&said).into_owned()))
}

/// Standard error, to ours as it comes; `said` keeps the end of it.
async fn pass_on(mut from: impl AsyncRead + Unpin, said: &std::sync::Mutex<Vec<u8>>) {
    let mut piece = [0; 1024];
    while let Ok(bytes @ 1..) = from.read(&mut piece).await {
        // Nobody can be told if that fails.
        let _ = std::io::stderr().write_all(&piece[..bytes]);
        if let Ok(mut said) = said.lock() {
            said.extend_from_slice(&piece[..bytes]);
            let old = said.len().saturating_sub(TAIL);
            said.drain(..old);
        }
    }
}

fn credential(exec: &ExecConfig, printed: &[u8]) -> Result<Credential, Fault> {
    let nothing =
        || wrong(exec, "printed no credentials").hint("`kubectl auth whoami` uses the same plugin");
    let tree = parse(printed).ok_or_else(nothing)?;
    if tree["kind"] != "ExecCredential" {
        return Err(nothing());
    }
    if let Some(expected) = &exec.api_version
        && tree["apiVersion"] != expected.as_str()
    {
        return Err(
            wrong(exec, &format!("printed another version than `{expected}`"))
                .hint("`users[].user.exec.apiVersion` of the kubeconfig must be the plugin's"),
        );
    }
    let status = &tree["status"];
    let text = |key: &str| status[key].as_str().filter(|text| !text.is_empty());
    let token = match text("token") {
        Some(token) => Some(Token {
            header: header(token).ok_or_else(nothing)?,
            ends: ends(exec, text("expirationTimestamp"))?,
        }),
        None => None,
    };
    let identity = text("clientCertificateData").zip(text("clientKeyData"));
    if token.is_none() && identity.is_none() {
        return Err(nothing());
    }
    Ok(Credential {
        token,
        identity: identity.map(|(certificate, key)| (certificate.to_owned(), key.to_owned())),
    })
}

/// JSON, or YAML, which kubectl takes too.
fn parse(printed: &[u8]) -> Option<Value> {
    let documents = yaml::documents(printed).ok()?;
    let [document] = documents.as_slice() else {
        return None;
    };
    document.value(Dialect::Sigs).ok()
}

fn header(token: &str) -> Option<HeaderValue> {
    let mut header = HeaderValue::try_from(format!("Bearer {token}")).ok()?;
    header.set_sensitive(true);
    Some(header)
}

/// A token that has ended as soon as it is there comes from another clock: whether it holds the apiserver decides.
fn ends(exec: &ExecConfig, text: Option<&str>) -> Result<Option<Timestamp>, Fault> {
    let ends = text.map(str::parse).transpose().map_err(|_| {
        wrong(exec, "printed an `expirationTimestamp` that is no time")
            .hint("`kubectl auth whoami` uses the same plugin")
    })?;
    Ok(ends.filter(|&ends| !is_over(ends)))
}

fn wrong(exec: &ExecConfig, what: &str) -> Fault {
    Fault::new(format!("{} {what}", name(exec)))
}

fn name(exec: &ExecConfig) -> String {
    let program = exec.command.as_deref().unwrap_or_default();
    format!("the credential plugin `{program}`")
}
