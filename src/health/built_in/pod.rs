//! Source: gitops-engine `pkg/health/health_pod.go`. A Pod that is not restarted for ever is taken for a hook's, which
//! ends some time: it is never Degraded before it has failed.

use super::read::Object;
use crate::argo::Hook;
use crate::kubernetes::go;
use crate::model::{Health, HealthStatus};

/// Since Argo CD 3.6: what is said of Pods that run for ever holds for this one too.
const IGNORE_RESTART_POLICY: &str = "argocd.argoproj.io/ignore-restart-policy";

/// How long a Pod is meant to run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Term {
    Lasting,
    Finite,
    /// Its policy is none that Kubernetes knows.
    Unsaid,
}

pub(super) fn check(pod: Object<'_>) -> Health {
    let status = pod.at("status");
    let term = term(pod);
    if term == Term::Lasting
        && let Some(stuck) = stuck(status)
    {
        return stuck;
    }
    let say = |health| Health::new(health, status.text("message"));
    match status.text("phase") {
        "Pending" => say(HealthStatus::Progressing),
        "Succeeded" => say(HealthStatus::Healthy),
        "Failed" => Health::new(HealthStatus::Degraded, failure(status)),
        "Running" => match term {
            Term::Lasting => say(running(pod)),
            Term::Finite => say(HealthStatus::Progressing),
            Term::Unsaid => say(HealthStatus::Unknown),
        },
        _ => say(HealthStatus::Unknown),
    }
}

fn term(pod: Object<'_>) -> Term {
    let is_told = || pod.annotation(IGNORE_RESTART_POLICY) == Some("true") && !is_hook(pod);
    match pod.at("spec").text("restartPolicy") {
        "Always" => Term::Lasting,
        _ if is_told() => Term::Lasting,
        "OnFailure" | "Never" => Term::Finite,
        _ => Term::Unsaid,
    }
}

fn is_hook(pod: Object<'_>) -> bool {
    matches!(
        Hook::by(|name| pod.annotation(name)),
        Hook::At(_) | Hook::Ignored
    )
}

/// Containers that wait because something is wrong; init containers are not looked at.
fn stuck(status: Object<'_>) -> Option<Health> {
    let waiting = status
        .items("containerStatuses")
        .map(|container| container.at("state").at("waiting"));
    let messages: Vec<&str> = waiting
        .filter(|waiting| {
            let reason = waiting.text("reason");
            reason.starts_with("Err") || reason.ends_with("Error") || reason.ends_with("BackOff")
        })
        .map(|waiting| waiting.text("message"))
        .collect();
    (!messages.is_empty()).then(|| Health::new(HealthStatus::Degraded, messages.join(", ")))
}

/// The Pod's own word, else that of the first container that has one.
fn failure(status: Object<'_>) -> String {
    let own = status.text("message");
    if !own.is_empty() {
        return own.to_owned();
    }
    let mut containers = status
        .items("initContainerStatuses")
        .chain(status.items("containerStatuses"));
    containers.find_map(ending).unwrap_or_default()
}

fn ending(container: Object<'_>) -> Option<String> {
    let ended = container.at("state").at("terminated");
    let (message, reason) = (ended.text("message"), ended.text("reason"));
    if !message.is_empty() {
        return Some(message.to_owned());
    }
    if reason == "OOMKilled" {
        return Some(reason.to_owned());
    }
    let code = ended.int32("exitCode");
    let name = go::quoted(container.text("name"));
    (code != 0).then(|| format!("container {name} failed with exit code {code}"))
}

fn running(pod: Object<'_>) -> HealthStatus {
    let is_ready = pod
        .condition("Ready")
        .is_some_and(|ready| ready.text("status") == "True");
    let mut containers = pod.at("status").items("containerStatuses");
    let has_ended = |container: Object<'_>| container.at("lastState").at("terminated").exists();
    if is_ready {
        HealthStatus::Healthy
    } else if containers.any(has_ended) {
        HealthStatus::Degraded
    } else {
        HealthStatus::Progressing
    }
}
