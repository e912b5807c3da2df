//! Fields that only live has: which of them are worth telling.
//!
//! Not told: what the apiserver fills in (identity and history in `metadata`, `status`, allocated values), what
//! Kubernetes' defaulting would give Git's own object, and, where managed fields are recorded, what no manager ever
//! wrote; of a custom resource also what only its applier wrote, because the defaults of its CRD are recorded as his.
//! All the rest is, owner and all, at the highest level that holds nothing else.

use serde_json::{Map, Value};

use super::walk::{At, Class, Node, Typed, Walk};
use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::managed_fields::{Cover, ManagedFields, Manager, Owner};
use crate::kubernetes::value::same;

pub(super) const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";

/// Keys of `metadata` that the apiserver writes.
const METADATA: &[&str] = &[
    "creationTimestamp",
    "deletionGracePeriodSeconds",
    "generation",
    "managedFields",
    "resourceVersion",
    "selfLink",
    "uid",
];

/// Annotations and labels that Kubernetes' own controllers keep for themselves.
const BOOKKEEPING: &[&str] = &[
    LAST_APPLIED,
    "deployment.kubernetes.io/revision",
    "deprecated.daemonset.template.generation",
    "batch.kubernetes.io/job-tracking",
    "pv.kubernetes.io/",
    "volume.kubernetes.io/",
    "volume.beta.kubernetes.io/",
    "autoscaling.alpha.kubernetes.io/",
    "control-plane.alpha.kubernetes.io/leader",
    "endpoints.kubernetes.io/",
];

/// Fields that the apiserver allocates: kind, path (`*` for any item). Source: API reference, "allocated" or "set by
/// the system".
const ALLOCATED: &[(&str, &[&str])] = &[
    ("Service", &["spec", "clusterIP"]),
    ("Service", &["spec", "clusterIPs"]),
    ("Service", &["spec", "ipFamilies"]),
    ("Service", &["spec", "ipFamilyPolicy"]),
    ("Service", &["spec", "healthCheckNodePort"]),
    ("Service", &["spec", "ports", "*", "nodePort"]),
    ("PersistentVolumeClaim", &["spec", "volumeName"]),
    ("PersistentVolume", &["spec", "claimRef"]),
    ("Namespace", &["spec"]),
    ("Pod", &["spec", "nodeName"]),
    ("Pod", &["spec", "priority"]),
    ("Job", &["spec", "selector"]),
    (
        "Job",
        &["spec", "template", "metadata", "labels", "controller-uid"],
    ),
    (
        "Job",
        &["spec", "template", "metadata", "labels", "job-name"],
    ),
    (
        "Job",
        &[
            "spec",
            "template",
            "metadata",
            "labels",
            "batch.kubernetes.io/controller-uid",
        ],
    ),
    (
        "Job",
        &[
            "spec",
            "template",
            "metadata",
            "labels",
            "batch.kubernetes.io/job-name",
        ],
    ),
];

/// What is known of an object's live side.
pub(super) struct Policy<'a> {
    kind: &'a str,
    managers: &'a ManagedFields<'a>,
    defaults: Defaults,
}

/// Whether the defaults of the kind are known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Defaults {
    Known,
    Unknown,
}

/// Whether something was told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    All,
    NotAll,
}

impl<'a> Policy<'a> {
    pub(super) fn new(
        gvk: &'a GroupVersionKind,
        managers: &'a ManagedFields<'a>,
        defaults: Defaults,
    ) -> Self {
        Self {
            kind: &gvk.kind,
            managers,
            defaults,
        }
    }

    /// Whether the apiserver or a controller of Kubernetes itself keeps this field.
    pub(super) fn is_kept(&self, at: &[At<'_>]) -> bool {
        match *at {
            [At::Field("status")] => true,
            // A directive of the patch with which the defaults were put in.
            [.., At::Field(key)] if key.starts_with('$') => true,
            [At::Field("metadata"), At::Field(field)] => METADATA.contains(&field),
            [
                At::Field("metadata"),
                At::Field("annotations" | "labels"),
                At::Field(key),
            ] => BOOKKEEPING
                .iter()
                .any(|known| key == *known || (known.ends_with('/') && key.starts_with(known))),
            _ => ALLOCATED
                .iter()
                .any(|(kind, path)| *kind == self.kind && matches(path, at)),
        }
    }

    /// Whether managed fields say that nobody wrote this, or nobody but the one who applied.
    fn is_nobodys(&self, tokens: &[String]) -> bool {
        if self.managers.is_empty() {
            return false;
        }
        let writes = |owner: &Owner<'_>| matches!(owner.cover, Cover::Named | Cover::Within);
        let mut writers = self.managers.owners(tokens).into_iter().filter(writes);
        match self.defaults {
            Defaults::Known => writers.next().is_none(),
            Defaults::Unknown => {
                let applier = self.applier();
                writers.all(|owner| Some(owner.manager) == applier)
            }
        }
    }

    /// Whoever wrote the annotation that records the last apply.
    fn applier(&self) -> Option<Manager<'_>> {
        let annotation = ["metadata", "annotations", LAST_APPLIED].map(str::to_owned);
        let owners = self.managers.owners(&annotation);
        let applier = owners.iter().find(|owner| owner.cover == Cover::Named);
        applier.map(|owner| owner.manager)
    }
}

/// Whether a path leads here, `*` to any item.
fn matches(path: &[&str], at: &[At<'_>]) -> bool {
    let meets = |(wanted, at): (&&str, &At<'_>)| match at {
        At::Field(key) => wanted == key,
        At::Keyed(..) | At::Index(..) => *wanted == "*",
    };
    path.len() == at.len() && path.iter().zip(at).all(meets)
}

impl<'a> Walk<'a> {
    /// A value that neither Git nor last applied has.
    pub(super) fn live_only(&mut self, node: Node<'a>, typed: Typed) {
        let _ = self.tell_live_only(node, typed);
    }

    fn tell_live_only(&mut self, node: Node<'a>, typed: Typed) -> Told {
        let Some(value) = node.live else {
            return Told::NotAll;
        };
        if self.policy.is_kept(self.at())
            || self
                .defaulted()
                .is_some_and(|defaulted| same(defaulted, value))
        {
            return Told::NotAll;
        }
        if let Value::Object(fields) = value
            && !fields.is_empty()
        {
            return self.tell_fields(node, typed, fields);
        }
        if self.policy.is_nobodys(&self.live_tokens()) {
            return Told::NotAll;
        }
        self.tell(node, typed, Class::LiveOnly);
        Told::All
    }

    /// The whole map if all in it is to be told, else what is.
    fn tell_fields(
        &mut self,
        node: Node<'a>,
        typed: Typed,
        fields: &'a Map<String, Value>,
    ) -> Told {
        let start = self.found.len();
        let mut told = match self.defaulted() {
            None => Told::All,
            Some(_) => Told::NotAll,
        };
        for key in fields.keys() {
            self.enter_field(key);
            if self.tell_live_only(node.field(key), typed.field(key)) == Told::NotAll {
                told = Told::NotAll;
            }
            self.leave();
        }
        if told == Told::All && !self.is_always_told_by_key() {
            self.found.truncate(start);
            self.tell(node, typed, Class::LiveOnly);
        }
        told
    }
}
