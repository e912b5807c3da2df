//! The words of the text writers: plurals, statuses, causes, owners and times, the same in each of them.
//!
//! An owner is a client, not a person, and its time is that of its last write, so the word is "by".

use crate::model::health::HealthCause;
use crate::model::{
    Cause, Counts, Failure, FieldOwner, GitHistory, GitState, HealthStatus, HistoryEnd, LiveSource,
    LiveSourceKind, ObjectVerdict, Report, Stage, SyncStatus, Verdict,
};

/// `1 field`, `2 fields`.
pub(crate) fn count(number: u64, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{} {noun}s", thousands(number))
    }
}

/// `12,345`.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// As Argo CD prints it.
pub(crate) fn sync(status: SyncStatus) -> &'static str {
    match status {
        SyncStatus::Synced => "Synced",
        SyncStatus::OutOfSync => "OutOfSync",
        SyncStatus::Unknown => "Unknown",
    }
}

/// As Argo CD prints it.
pub(crate) fn health(status: HealthStatus) -> &'static str {
    match status {
        HealthStatus::Healthy => "Healthy",
        HealthStatus::Suspended => "Suspended",
        HealthStatus::Progressing => "Progressing",
        HealthStatus::Missing => "Missing",
        HealthStatus::Degraded => "Degraded",
        HealthStatus::Unknown => "Unknown",
    }
}

/// `Pod web/shop-7d9f-x: CrashLoopBackOff: back-off 5m0s restarting failed container (2026-11-19 02:14Z)`.
pub(crate) fn health_cause(cause: &HealthCause) -> String {
    let mut text = format!("{}: {}", cause.object, cause.reason);
    if let Some(message) = &cause.message {
        text.push_str(": ");
        text.push_str(message);
    }
    if let Some(at) = &cause.time {
        text.push_str(" (");
        text.push_str(&time(at));
        text.push(')');
    }
    text
}

/// What happened, as a reader who knows nothing of the three sides would say it.
pub(crate) fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::LiveEdit => "live edit",
        Cause::GitAhead => "Git ahead, not synced",
        Cause::BothChanged => "changed on both sides",
        Cause::TakenIntoGit => "already taken into Git",
        Cause::RemovedFromGit => "removed from Git, still live",
        Cause::LiveOnly => "only in the cluster",
        Cause::OrderOnly => "same items, other order",
        Cause::Unrecorded => "last-applied not recorded",
    }
}

/// What happened on the three sides, and what a sync would do.
pub(crate) fn why(cause: Cause) -> &'static str {
    match cause {
        Cause::LiveEdit => {
            "Git is as it was last applied, and the cluster was changed since; a sync brings Git's value back"
        }
        Cause::GitAhead => {
            "Git was changed since the last apply, and the cluster is as it was applied; a sync applies it"
        }
        Cause::BothChanged => {
            "Git and the cluster were both changed since the last apply; a sync overwrites the live value"
        }
        Cause::TakenIntoGit => {
            "Git has what is live; only the record of the last apply is older, until the next sync"
        }
        Cause::RemovedFromGit => {
            "it was applied once, Git has it no longer, and it is still live; a sync removes it"
        }
        Cause::LiveOnly => "neither Git nor the last apply has it; a sync leaves it alone",
        Cause::OrderOnly => "the same items stand in another order; a sync brings Git's order back",
        Cause::Unrecorded => {
            "there is no record of the last apply, so which side was changed cannot be told; a sync applies Git's value"
        }
    }
}

/// `apps/Deployment payments/api`.
pub(crate) fn object(object: &ObjectVerdict) -> String {
    let part = |text: &str| match text {
        "" => String::new(),
        text => format!("{text}/"),
    };
    let group = part(&object.group);
    let namespace = part(object.namespace.as_deref().unwrap_or_default());
    format!("{group}{} {namespace}{}", object.kind, object.name)
}

/// `by kubectl-edit, 2026-11-19 02:14Z`.
pub(crate) fn owner(owner: &FieldOwner) -> String {
    let subresource = match &owner.subresource {
        Some(name) => format!(" (subresource {name})"),
        None => String::new(),
    };
    let time = match &owner.time {
        Some(text) => time(text),
        None => "no time recorded".to_owned(),
    };
    format!("by {}{subresource}, {time}", owner.manager)
}

/// An RFC 3339 time to the minute, in UTC; another text as it is.
fn time(text: &str) -> String {
    match text.parse::<jiff::Timestamp>() {
        Ok(time) => time.strftime("%Y-%m-%d %H:%MZ").to_string(),
        Err(_) => text.to_owned(),
    }
}

/// `9 of 9 objects compared: 2 changed, 1 missing, 1 left behind, 5 in sync`.
pub(crate) fn compared(counts: &Counts) -> String {
    let all = counts.compared + counts.unknown;
    if all == 0 {
        return "nothing was compared".to_owned();
    }
    format!(
        "{} of {} compared: {}",
        thousands(counts.compared),
        count(all, "object"),
        states(counts)
    )
}

/// `2 changed, 1 missing, 5 in sync`: what there is, the finding first.
pub(crate) fn states(counts: &Counts) -> String {
    let parts: Vec<String> = [
        (counts.modified, "changed"),
        (counts.missing, "missing"),
        (counts.extra, "left behind"),
        (counts.same, "in sync"),
        (counts.unknown, "not compared"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, word)| format!("{} {word}", thousands(number)))
    .collect();
    if parts.is_empty() {
        "nothing was compared".to_owned()
    } else {
        parts.join(", ")
    }
}

/// `3 applications, 1 of them Unknown`.
pub(crate) fn applications(report: &Report) -> String {
    let all = count(report.applications.len() as u64, "application");
    let unknown = report
        .applications
        .iter()
        .filter(|application| application.sync == SyncStatus::Unknown)
        .count();
    if unknown == 0 {
        all
    } else {
        format!("{all}, {unknown} of them Unknown")
    }
}

/// `4f2c1e9 (main, clean)`, `v1.42.0 (4f2c1e9)`.
pub(crate) fn commit(git: &GitState) -> String {
    let hash = short(&git.commit);
    if let Some(revision) = &git.revision {
        return if git.commit.starts_with(revision.as_str()) {
            hash.to_owned()
        } else {
            format!("{revision} ({hash})")
        };
    }
    let state = match git.dirty.len() {
        0 => "clean".to_owned(),
        files => count(files as u64, "uncommitted file"),
    };
    match &git.branch {
        Some(branch) => format!("{hash} ({branch}, {state})"),
        None => format!("{hash} ({state})"),
    }
}

/// `what runs is 4f2c1e9, 3 commits behind: …`; nothing where all that was rendered runs, as the verdict says already.
pub(crate) fn history(history: &GitHistory, git: &GitState) -> Option<String> {
    if let Some(running) = &history.found {
        let hash = short(&running.commit);
        let distance = match running.behind {
            0 if git.dirty.is_empty() => return None,
            0 => "without what is not committed".to_owned(),
            behind => format!("{} behind", count(behind, "commit")),
        };
        let at = match &running.time {
            Some(text) => format!(" ({})", time(text)),
            None => String::new(),
        };
        return Some(format!(
            "what runs is {hash}, {distance}: {}{at}",
            running.subject
        ));
    }
    let end = match history.end {
        HistoryEnd::Unknown => {
            return Some(
                "which commit runs cannot be told, because not everything was compared".to_owned(),
            );
        }
        HistoryEnd::Found | HistoryEnd::Limit => "",
        HistoryEnd::Start => ", and there is none before",
        HistoryEnd::Shallow => ", and the clone is shallow and ends there",
        HistoryEnd::Unrenderable => ", and the one before cannot be rendered",
    };
    Some(if history.searched == 1 {
        format!("what runs is not the version in Git{end}")
    } else {
        let versions = count(history.searched, "version");
        format!("what runs is none of the last {versions} in Git{end}")
    })
}

/// As much of a hash as people quote.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..7).unwrap_or(hash)
}

/// `context prod-eu1`, `dump live.yaml`, `snapshot monday.yaml of 2026-08-03T06:00:00Z`.
pub(crate) fn live_source(source: Option<&LiveSource>) -> String {
    let Some(source) = source else {
        return "no live side".to_owned();
    };
    match (source.kind, &source.file, &source.context, &source.server) {
        (LiveSourceKind::Snapshot, Some(file), _, _) => match &source.recorded_at {
            Some(time) => format!("snapshot {file} of {time}"),
            None => format!("snapshot {file}"),
        },
        (LiveSourceKind::Snapshot, None, _, _) => "a snapshot".to_owned(),
        (LiveSourceKind::Dump, Some(file), _, _) => format!("dump {file}"),
        (LiveSourceKind::Dump, None, _, _) => "a dump".to_owned(),
        (LiveSourceKind::Cluster, _, Some(context), _) => format!("context {context}"),
        (LiveSourceKind::Cluster, _, None, Some(server)) => format!("cluster {server}"),
        (LiveSourceKind::Cluster, _, None, None) => "a cluster".to_owned(),
    }
}

/// The namespace of what was compared, and who said it where the manifests do not.
pub(crate) fn namespace(application: &Verdict) -> Option<String> {
    if let (Some(name), Some(from)) = (&application.namespace, &application.namespace_from) {
        let from = match from.as_str() {
            "flag" => "-n",
            "default" => "named nowhere",
            other => return Some(format!("namespace {name} (from the {other})")),
        };
        return Some(format!("namespace {name} ({from})"));
    }
    let mut names: Vec<&str> = application
        .objects
        .iter()
        .filter_map(|object| object.namespace.as_deref())
        .collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [] => None,
        [name] => Some(format!("namespace {name}")),
        more => Some(count(more.len() as u64, "namespace")),
    }
}

/// Why an object was not compared, behind its place where that is not the object's own, which stands beside its name.
pub(crate) fn failure(failure: &Failure, object: &ObjectVerdict) -> String {
    let is_known = object.origin.as_ref().is_some_and(|origin| {
        failure.file.as_ref() == Some(&origin.file) && failure.line == Some(origin.line)
    });
    if is_known {
        failure.message.clone()
    } else {
        failure.placed()
    }
}

/// What did not succeed.
pub(crate) fn failed(stage: Stage) -> &'static str {
    match stage {
        Stage::Source => "reading source or settings failed",
        Stage::Render => "rendering failed",
        Stage::Discover => "discovery failed",
        Stage::Fetch => "reading the live side failed",
        Stage::Compare => "comparing failed",
        Stage::Health => "assessing health failed",
        Stage::Report => "the run was not finished",
    }
}

/// Whether a field manager is a tool that people hold in their hands rather than a controller.
pub(crate) fn is_hand_tool(manager: &str) -> bool {
    // The user agents of kubectl's subcommands, OpenShift's oc, k9s, Lens, Headlamp, browsers and curl; an applier
    // writes what Git says.
    const TOOLS: &[&str] = &[
        "kubectl",
        "oc",
        "k9s",
        "lens",
        "node-fetch",
        "headlamp",
        "mozilla",
        "curl",
    ];
    if manager == "kubectl-client-side-apply" {
        return false;
    }
    let name = manager.to_ascii_lowercase();
    let first = name.split('-').next().unwrap_or_default();
    TOOLS.contains(&first) || TOOLS.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::comparison::OwnerScope;

    fn by(manager: &str, subresource: Option<&str>, time: Option<&str>) -> String {
        owner(&FieldOwner {
            manager: manager.to_owned(),
            operation: "Update".to_owned(),
            subresource: subresource.map(str::to_owned),
            time: time.map(str::to_owned),
            scope: OwnerScope::Field,
        })
    }

    #[test]
    fn an_owner_is_a_client_with_the_time_of_its_last_write() {
        assert_eq!(
            by("kubectl-edit", None, Some("2026-11-19T02:14:33Z")),
            "by kubectl-edit, 2026-11-19 02:14Z"
        );
        assert_eq!(
            by("kubectl", Some("scale"), None),
            "by kubectl (subresource scale), no time recorded"
        );
        assert_eq!(
            by("x", None, Some("2026-11-19T02:14:33+02:00")),
            "by x, 2026-11-19 00:14Z"
        );
        assert_eq!(by("x", None, Some("yesterday")), "by x, yesterday");
    }

    #[test]
    fn counts_name_the_finding_first() {
        let counts = Counts {
            compared: 1234,
            same: 1232,
            modified: 2,
            unknown: 1,
            ..Counts::default()
        };
        assert_eq!(
            compared(&counts),
            "1,234 of 1,235 objects compared: 2 changed, 1,232 in sync, 1 not compared"
        );
        assert_eq!(compared(&Counts::default()), "nothing was compared");
    }

    #[test]
    fn people_and_controllers_are_told_apart() {
        for manager in ["kubectl-edit", "kubectl", "k9s", "Mozilla", "node-fetch"] {
            assert!(is_hand_tool(manager), "{manager}");
        }
        for manager in [
            "argocd-controller",
            "kube-controller-manager",
            "kubectl-client-side-apply",
            "ocelot",
        ] {
            assert!(!is_hand_tool(manager), "{manager}");
        }
    }
}
