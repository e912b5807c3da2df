//! Request: what the user asked, every default filled in, nothing opened yet.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;

use super::health::UnknownKinds;
use super::{Strategy, WholeObjects};
use crate::argo::settings::HealthScript;
use crate::argo::{IgnoreRule, Settings};
use crate::kubernetes::ResourceKey;

/// One run of `diff` or `status`.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// At least one; each becomes one application.
    pub(crate) paths: Vec<PathRequest>,
    pub(crate) live: LiveRequest,
    /// `-n`.
    pub(crate) namespace: Option<String>,
    pub(crate) filters: Filters,
    pub(crate) extras: Extras,
    /// `--server-side`.
    pub(crate) strategy: Strategy,
    /// The namespace whose `argocd-cm` holds for all paths, read from the live side.
    pub(crate) argocd_namespace: Option<String>,
    /// How many versions back in Git are compared with what runs, if it is not the newest.
    pub(crate) since: u32,
    pub(crate) whole_objects: WholeObjects,
    pub(crate) unknown_kinds: UnknownKinds,
    pub(crate) exit: ExitRules,
    pub(crate) load_restrictor: LoadRestrictor,
    pub(crate) reorder: Reorder,
    /// Of `--health-scripts`: the key of each is the path of its folder.
    pub(crate) health_scripts: Vec<HealthScript>,
}

/// A PATH and what its repository says about it.
#[derive(Clone, Debug)]
pub(crate) struct PathRequest {
    /// As given; `-` is standard input.
    pub(crate) path: PathBuf,
    /// The bytes of standard input, where `path` is `-`.
    pub(crate) stdin: Option<Vec<u8>>,
    /// How the application is called: its path from the Git root, else as given.
    pub(crate) name: String,
    /// The `.driftctl.yaml` whose rules hold for this path.
    pub(crate) config: Option<ConfigFile>,
    /// Of the `argocd-cm` that the command line names.
    pub(crate) argocd: Option<Settings>,
}

/// The rules of one `.driftctl.yaml`.
#[derive(Clone, Debug, Default)]
pub(crate) struct ConfigFile {
    /// As shown.
    pub(crate) file: String,
    /// Where it was found beside the manifests; `None` for a file that the user named.
    pub(crate) found: Option<PathBuf>,
    pub(crate) ignore_differences: Vec<IgnoreRule>,
    /// Of the `argocd-cm` that the file names.
    pub(crate) argocd: Option<Settings>,
    /// For standard error, with their places.
    pub(crate) warnings: Vec<String>,
}

/// Where the live side comes from.
#[derive(Clone, Debug)]
pub(crate) enum LiveRequest {
    /// `--live`: a snapshot, or a file or folder as `kubectl get -o yaml` prints it.
    Dump {
        path: PathBuf,
        /// `--live-complete`: what is not in the dump is not in the cluster.
        complete: bool,
        key: Option<SnapshotKey>,
    },
    /// A dump compiled in: the one of the example.
    Embedded {
        /// How it is called in messages.
        file: &'static str,
        content: &'static [u8],
    },
    /// A cluster, by kubeconfig or from within.
    Cluster(ClusterRequest),
}

/// Which cluster, as whom, and with how much patience.
#[derive(Clone, Debug)]
pub(crate) struct ClusterRequest {
    pub(crate) kubeconfig: Option<PathBuf>,
    pub(crate) context: Option<String>,
    /// `--as`
    pub(crate) impersonate: Option<String>,
    /// `--as-group`
    pub(crate) groups: Vec<String>,
    /// Bound of one request, its retries included.
    pub(crate) request_timeout: Duration,
    /// Bound of everything that is asked of the cluster, counted from its opening: what is not answered by then is a
    /// gap.
    pub(crate) timeout: Duration,
    /// How many requests are under way at once.
    pub(crate) concurrency: usize,
}

/// What the values of Secrets are hashed under, where a live side is recorded and where it is replayed:
/// `DRIFTCTL_SNAPSHOT_KEY`. It is a secret itself, so nothing prints it.
#[derive(Clone)]
pub(crate) struct SnapshotKey(pub(crate) String);

impl fmt::Debug for SnapshotKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SnapshotKey")
    }
}

/// Which objects take part; echoed in every output.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filters {
    pub(crate) only: Vec<ObjectFilter>,
    pub(crate) exclude: Vec<ObjectFilter>,
}

/// `kind`, `kind/name`, `kind.group/name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ObjectFilter {
    /// As given, for the echo.
    pub(crate) text: String,
    /// Compared without case.
    pub(crate) kind: String,
    /// `None` for any group.
    pub(crate) group: Option<String>,
    /// `None` for any name.
    pub(crate) name: Option<String>,
}

/// How far to look for objects that Git no longer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extras {
    /// Among the kinds that were rendered, in the namespaces of the render.
    Rendered,
    /// Among every kind that can be listed, anywhere.
    All,
    Off,
}

/// What turns the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExitRules {
    /// Classes that make exit 1; `OutOfSync` unless `--fail-only` left it out.
    pub(crate) fail_on: Vec<FailClass>,
    /// `--exit-zero`: 1 becomes 0, 2 stays.
    pub(crate) exit_zero: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FailClass {
    OutOfSync,
    LiveOnly,
    LiveEdit,
    /// A rule of `.driftctl.yaml` that takes nothing out of any object.
    RuleUnused,
    /// An object is Degraded, or nothing of an application is there.
    Degraded,
    /// An object is Progressing.
    Progressing,
}

/// kustomize's `--load-restrictor`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum LoadRestrictor {
    #[default]
    RootOnly,
    None,
}

/// kustomize's `--reorder`; `None` in a request leaves it to `sortOptions`, whose default is legacy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reorder {
    #[default]
    Unspecified,
    Legacy,
    Fifo,
}

impl PathRequest {
    /// Argo CD's settings: of the command line, else of the settings file; `None` for its defaults.
    pub(crate) fn settings(&self) -> Option<&Settings> {
        let configured = || self.config.as_ref()?.argocd.as_ref();
        self.argocd.as_ref().or_else(configured)
    }
}

impl ObjectFilter {
    /// Reads `kind`, `kind/name`, `kind.group` or `kind.group/name`; `None` for an empty kind or name.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (kind, name) = match text.split_once('/') {
            Some((kind, name)) => (kind, Some(name)),
            None => (text, None),
        };
        let (kind, group) = match kind.split_once('.') {
            Some((kind, group)) => (kind, Some(group.to_owned())),
            None => (kind, None),
        };
        if kind.is_empty() || name == Some("") {
            return None;
        }
        Some(Self {
            text: text.to_owned(),
            kind: kind.to_ascii_lowercase(),
            group,
            name: name.map(str::to_owned),
        })
    }

    pub(crate) fn matches(&self, key: &ResourceKey) -> bool {
        self.names(&key.kind)
            && self.group.as_ref().is_none_or(|group| *group == key.group)
            && self.name.as_ref().is_none_or(|name| *name == key.name)
    }
}

impl ObjectFilter {
    /// Whether this is what people call a kind: itself, its plural, or kubectl's short name of a built-in one.
    fn names(&self, kind: &str) -> bool {
        let kind = kind.to_ascii_lowercase();
        let given = self.kind.as_str();
        let stem = kind
            .strip_suffix('y')
            .filter(|stem| !stem.ends_with(['a', 'e', 'o']));
        given == kind
            || given.strip_suffix('s') == Some(&kind)
            || given.strip_suffix("es") == Some(&kind)
            || stem.is_some_and(|stem| given.strip_suffix("ies") == Some(stem))
            || SHORT_NAMES.contains(&(given, kind.as_str()))
    }
}

/// Of kinds that are part of Kubernetes, as `kubectl api-resources` prints them.
const SHORT_NAMES: &[(&str, &str)] = &[
    ("cj", "cronjob"),
    ("cm", "configmap"),
    ("crd", "customresourcedefinition"),
    ("crds", "customresourcedefinition"),
    ("deploy", "deployment"),
    ("ds", "daemonset"),
    ("ep", "endpoints"),
    ("hpa", "horizontalpodautoscaler"),
    ("ing", "ingress"),
    ("limits", "limitrange"),
    ("netpol", "networkpolicy"),
    ("ns", "namespace"),
    ("pc", "priorityclass"),
    ("pdb", "poddisruptionbudget"),
    ("po", "pod"),
    ("pv", "persistentvolume"),
    ("pvc", "persistentvolumeclaim"),
    ("quota", "resourcequota"),
    ("rc", "replicationcontroller"),
    ("rs", "replicaset"),
    ("sa", "serviceaccount"),
    ("sc", "storageclass"),
    ("sts", "statefulset"),
    ("svc", "service"),
];

impl Filters {
    /// Whether an object takes part: named by `--only`, if there is one, and not by `--exclude`.
    pub(crate) fn admit(&self, key: &ResourceKey) -> bool {
        let named = |filters: &[ObjectFilter]| filters.iter().any(|filter| filter.matches(key));
        (self.only.is_empty() || named(&self.only)) && !named(&self.exclude)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_called_as_people_call_them() {
        let names = |given: &str, kind: &str| {
            let key = ResourceKey {
                group: "g".to_owned(),
                kind: kind.to_owned(),
                namespace: String::new(),
                name: "a".to_owned(),
            };
            ObjectFilter::parse(&format!("{given}/a")).is_some_and(|filter| filter.matches(&key))
        };
        for (given, kind) in [
            ("deploy", "Deployment"),
            ("Deployments", "Deployment"),
            ("ingresses", "Ingress"),
            ("NetworkPolicies", "NetworkPolicy"),
            ("netpol", "NetworkPolicy"),
            ("gateway", "Gateway"),
            ("gateways.g", "Gateway"),
        ] {
            assert!(names(given, kind), "{given}");
        }
        for (given, kind) in [
            ("deploys", "Deployment"),
            ("ingres", "Ingress"),
            ("gatewaies", "Gateway"),
            ("svc.other", "Service"),
        ] {
            assert!(!names(given, kind), "{given}");
        }
    }
}
