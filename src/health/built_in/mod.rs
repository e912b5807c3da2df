//! Kinds of Kubernetes, and those of Argo CD that it checks in Go, one file each.
//!
//! `KNOWN` is the list of them; `read.rs` reads fields as Go's types do, after [`schema::fit`] has proved that the object
//! has those types. What Go's converter refuses is Unknown with its words.
//!
//! Source: Argo CD 3.6, gitops-engine `pkg/health/health.go` (`GetHealthCheckFunc`) and the `health_*.go` beside it.

mod api_service;
mod daemon_set;
mod deployment;
mod horizontal_pod_autoscaler;
mod ingress;
mod job;
mod persistent_volume_claim;
mod pod;
mod read;
mod replica_set;
mod service;
mod stateful_set;
mod workflow;

use serde_json::Value;

use crate::kubernetes::{GroupKind, GroupVersionKind, schema};
use crate::model::Health;
use read::Object;

/// A kind that has a check.
struct Known {
    group: &'static str,
    kind: &'static str,
    versions: Versions,
    /// How its check calls the kind where it can do nothing with an object.
    noun: &'static str,
    types: Types,
    check: Check,
}

/// Which versions of a kind its check reads.
enum Versions {
    Any,
    These(&'static [&'static str]),
}

/// What an object is converted to before it is checked.
enum Types {
    /// The Go type of its version.
    BuiltIn,
    /// A type that the scheme of Kubernetes does not hold.
    Own(&'static schema::Struct),
    /// None: it is read as it is.
    Untyped,
}

const V1: Versions = Versions::These(&["v1"]);

/// By group and kind.
const KNOWN: &[Known] = &[
    typed("", "PersistentVolumeClaim", persistent_volume_claim::check),
    typed("", "Pod", pod::check),
    typed("", "Service", service::check),
    Known {
        versions: Versions::These(&["v1", "v1beta1"]),
        types: Types::Own(&api_service::API_SERVICE),
        ..typed("apiregistration.k8s.io", "APIService", api_service::check)
    },
    typed("apps", "DaemonSet", daemon_set::check),
    typed("apps", "Deployment", deployment::check),
    typed("apps", "ReplicaSet", replica_set::check),
    typed("apps", "StatefulSet", stateful_set::check),
    untyped("argoproj.io", "Workflow", workflow::check),
    Known {
        group: "autoscaling",
        kind: "HorizontalPodAutoscaler",
        versions: Versions::These(&["v1", "v2"]),
        noun: "HPA",
        types: Types::BuiltIn,
        check: Check::Unsure(horizontal_pod_autoscaler::check),
    },
    typed("batch", "Job", job::check),
    untyped("extensions", "Ingress", ingress::check),
    untyped("networking.k8s.io", "Ingress", ingress::check),
];

#[derive(Clone, Copy)]
enum Check {
    /// Has an answer to every object of the types.
    Sure(Sure),
    /// Reads texts in the object that may be wrong.
    Unsure(fn(Object<'_>) -> Result<Health, String>),
}

type Sure = fn(Object<'_>) -> Health;

const fn typed(group: &'static str, kind: &'static str, check: Sure) -> Known {
    Known {
        group,
        kind,
        versions: V1,
        noun: kind,
        types: Types::BuiltIn,
        check: Check::Sure(check),
    }
}

const fn untyped(group: &'static str, kind: &'static str, check: Sure) -> Known {
    Known {
        versions: Versions::Any,
        types: Types::Untyped,
        ..typed(group, kind, check)
    }
}

/// `None` where no check knows the kind; `Err` in Go's words where the check can do nothing with the object.
pub(super) fn assess(gvk: &GroupVersionKind, object: &Value) -> Option<Result<Health, String>> {
    let known = find(&gvk.group, &gvk.kind)?;
    let accepted = known.accept(gvk, object);
    Some(accepted.and_then(|()| match known.check {
        Check::Sure(check) => Ok(check(Object::new(object))),
        Check::Unsure(check) => check(Object::new(object)),
    }))
}

/// Whether a check knows the kind.
pub(super) fn covers(kind: &GroupKind) -> bool {
    find(&kind.group, &kind.kind).is_some()
}

/// Every kind that has a check, by group and kind, for the list of `KINDS.md`.
#[cfg(test)]
pub(super) fn kinds() -> impl Iterator<Item = GroupKind> {
    KNOWN
        .iter()
        .map(|known| GroupKind::new(known.group, known.kind))
}

fn find(group: &str, kind: &str) -> Option<&'static Known> {
    KNOWN
        .iter()
        .find(|known| known.kind == kind && known.group == group)
}

impl Known {
    /// The words with which Go refuses a version or a type.
    fn accept(&self, gvk: &GroupVersionKind, object: &Value) -> Result<(), String> {
        if let Versions::These(versions) = self.versions
            && !versions.contains(&gvk.version.as_str())
        {
            let (group, version, kind) = (&gvk.group, &gvk.version, &gvk.kind);
            return Err(format!(
                "unsupported {} GVK: {group}/{version}, Kind={kind}",
                self.noun
            ));
        }
        let of = match self.types {
            Types::BuiltIn => schema::built_in(gvk),
            Types::Own(of) => Some(of),
            Types::Untyped => None,
        };
        of.map_or(Ok(()), |of| schema::fit(of, object))
            .map_err(|misfit| {
                let noun = self.noun;
                format!("failed to convert unstructured {noun} to typed: {misfit}")
            })
    }
}
