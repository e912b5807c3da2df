//! Whose objects these are, where no Application is known: read off Argo CD's marks on what runs.

use std::collections::BTreeSet;

use super::normalize::tracking::InstanceLabel;
use super::pair::Pair;
use crate::argo::TrackingId;
use crate::argo::tracking::INSTANCE_LABEL;
use crate::kubernetes::Manifest;
use crate::model::{Condition, Observation, TrackedBy};

/// How the marks are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    Annotation,
    Label,
}

/// The application that all marks name, and by which kind of mark.
pub(super) struct Tracking {
    method: Method,
    name: String,
}

/// What the marks on the matched live objects say.
pub(super) enum Marks {
    None,
    One(Tracking),
    Several(BTreeSet<String>),
}

impl Marks {
    /// Annotations decide if there is one; a label decides only where Git does not set it itself, because charts do.
    pub(super) fn of(pairs: &[Pair<'_>]) -> Self {
        let pairs = || {
            pairs
                .iter()
                .filter_map(|(object, observation)| match observation {
                    Some(Observation::Found(found)) => Some((&object.manifest, found.as_ref())),
                    Some(Observation::Missing { .. } | Observation::Gap(_)) | None => None,
                })
        };
        let annotations: BTreeSet<String> = pairs()
            .filter_map(|(_, live)| Some(TrackingId::of(live)?.instance))
            .collect();
        if !annotations.is_empty() {
            return Self::from_names(Method::Annotation, annotations);
        }
        let foreign =
            pairs().filter(|(git, _)| InstanceLabel::of(git.tree()) == InstanceLabel::Foreign);
        let labels = foreign.filter_map(|(_, live)| Some(live.label(INSTANCE_LABEL)?.to_owned()));
        Self::from_names(Method::Label, labels.collect())
    }

    fn from_names(method: Method, mut names: BTreeSet<String>) -> Self {
        match (names.pop_first(), names.is_empty()) {
            (None, _) => Self::None,
            (Some(name), true) => Self::One(Tracking { method, name }),
            (Some(name), false) => {
                names.insert(name);
                Self::Several(names)
            }
        }
    }

    /// What the reader has to know when left-behind objects are not looked for.
    pub(super) fn condition(&self) -> Option<Condition> {
        let why = match self {
            Self::One(_) => return None,
            Self::None => "no object of it carries a tracking mark".to_owned(),
            Self::Several(names) => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                format!("its objects carry the marks of {}", names.join(", "))
            }
        };
        Some(Condition {
            kind: "LeftBehindNotSearched".to_owned(),
            message: format!("objects left behind are not looked for: {why}"),
        })
    }
}

impl Tracking {
    pub(super) fn tracked_by(&self) -> TrackedBy {
        let from = match self.method {
            Method::Annotation => "annotation argocd.argoproj.io/tracking-id",
            Method::Label => "label app.kubernetes.io/instance",
        };
        TrackedBy {
            name: self.name.clone(),
            inferred: true,
            from: from.to_owned(),
        }
    }

    /// Whether an object that nobody wants was left behind by this application: it carries the mark, the mark was
    /// written for it and not copied by an operator, and it is nobody's child.
    pub(super) fn left_behind(&self, object: &Manifest) -> bool {
        let marked = match self.method {
            Method::Annotation => TrackingId::of(object)
                .is_some_and(|id| id.instance == self.name && id.describes(&object.key())),
            Method::Label => object.label(INSTANCE_LABEL) == Some(self.name.as_str()),
        };
        let is_crd = object
            .gvk()
            .group_kind()
            .is("apiextensions.k8s.io", "CustomResourceDefinition");
        marked && !is_crd && !has_owner(object)
    }
}

fn has_owner(object: &Manifest) -> bool {
    let owners = object
        .tree()
        .get("metadata")
        .and_then(|metadata| metadata.get("ownerReferences")?.as_array());
    owners.is_some_and(|owners| !owners.is_empty())
}
