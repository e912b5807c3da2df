//! Whose objects these are, where no Application is known: read off Argo CD's marks on what runs.

use std::collections::BTreeMap;

use super::normalize::tracking::InstanceLabel;
use crate::argo::Marking;
use crate::argo::tracking::TRACKING_ID;
use crate::kubernetes::{Manifest, ResourceKey};
use crate::model::{Condition, TrackedBy};

/// How the marks are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    Annotation,
    Label,
}

/// The application that all marks name, and by which kind of mark.
pub(super) struct Tracking<'s> {
    method: Method,
    name: String,
    marking: &'s Marking,
}

/// What the marks on the matched live objects say.
pub(super) enum Marks<'s> {
    None,
    One(Tracking<'s>),
    /// Application → the objects that carry its mark.
    Several(BTreeMap<String, Vec<ResourceKey>>),
}

/// The mark on a matched live object, and whose it is.
pub(super) struct Mark {
    method: Method,
    instance: String,
    key: ResourceKey,
}

impl Mark {
    /// An annotation counts before a label, and a label only where Git does not set it itself, because charts do.
    pub(super) fn of(git: &Manifest, live: &Manifest, marking: &Marking) -> Option<Self> {
        // A mark that an operator copied from another object says nothing of this one.
        let id = marking.id_of(live);
        let id = id.filter(|id| id.describes_apart_from_group(&live.key()));
        let (method, instance) = if let Some(id) = id {
            (Method::Annotation, id.instance)
        } else {
            InstanceLabel::of(git.tree(), marking).key()?;
            (Method::Label, marking.label_of(live)?.to_owned())
        };
        Some(Self {
            method,
            instance,
            key: live.key(),
        })
    }
}

impl<'s> Marks<'s> {
    /// If there is one annotation, no label says anything.
    pub(super) fn of(marks: impl Iterator<Item = Mark>, marking: &'s Marking) -> Self {
        let mut annotations: BTreeMap<String, Vec<ResourceKey>> = BTreeMap::new();
        let mut labels: BTreeMap<String, Vec<ResourceKey>> = BTreeMap::new();
        for mark in marks {
            let names = match mark.method {
                Method::Annotation => &mut annotations,
                Method::Label => &mut labels,
            };
            names.entry(mark.instance).or_default().push(mark.key);
        }
        if annotations.is_empty() {
            Self::from_names(Method::Label, labels, marking)
        } else {
            Self::from_names(Method::Annotation, annotations, marking)
        }
    }

    fn from_names(
        method: Method,
        mut names: BTreeMap<String, Vec<ResourceKey>>,
        marking: &'s Marking,
    ) -> Self {
        match (names.pop_first(), names.is_empty()) {
            (None, _) => Self::None,
            (Some((name, _)), true) => Self::One(Tracking {
                method,
                name,
                marking,
            }),
            (Some((name, keys)), false) => {
                names.insert(name, keys);
                Self::Several(names)
            }
        }
    }

    /// Objects that only some of the marks claim: Argo CD warns of each that another application has it too. Which of
    /// them is this one nobody says, so it is taken to be the one with most of the objects.
    pub(super) fn shared(&self) -> Vec<Condition> {
        let Self::Several(names) = self else {
            return Vec::new();
        };
        let most = names.iter().max_by_key(|(_, keys)| keys.len());
        let Some((ours, _)) = most else {
            return Vec::new();
        };
        let others = names.iter().filter(|(name, _)| *name != ours);
        let warnings = others.flat_map(|(name, keys)| {
            keys.iter().map(move |key| Condition {
                kind: "SharedResourceWarning".to_owned(),
                message: format!("{key} belongs to {name}, most of the others to {ours}"),
            })
        });
        warnings.collect()
    }

    /// What the reader has to know when left-behind objects are not looked for.
    pub(super) fn condition(&self) -> Option<Condition> {
        let why = match self {
            Self::One(_) => return None,
            Self::None => "no object of it carries a tracking mark".to_owned(),
            Self::Several(names) => {
                let names: Vec<&str> = names.keys().map(String::as_str).collect();
                format!("its objects carry the marks of {}", names.join(", "))
            }
        };
        Some(Condition {
            kind: "LeftBehindNotSearched".to_owned(),
            message: format!("objects left behind are not looked for: {why}"),
        })
    }
}

impl Tracking<'_> {
    pub(super) fn tracked_by(&self) -> TrackedBy {
        let from = match self.method {
            Method::Annotation => format!("annotation {TRACKING_ID}"),
            Method::Label => format!("label {}", self.marking.label),
        };
        TrackedBy {
            name: self.name.clone(),
            inferred: true,
            from,
        }
    }

    /// Whether an object that nobody wants was left behind by this application: it carries the mark, the mark was
    /// written for it and not copied by an operator.
    pub(super) fn left_behind(&self, object: &Manifest) -> bool {
        let marked = match self.method {
            Method::Annotation => self
                .marking
                .id_of(object)
                .is_some_and(|id| id.instance == self.name && id.describes(&object.key())),
            Method::Label => self.marking.label_of(object) == Some(self.name.as_str()),
        };
        let is_crd = object
            .gvk()
            .group_kind()
            .is("apiextensions.k8s.io", "CustomResourceDefinition");
        marked && !is_crd
    }
}
