//! Pairs: every desired object with what runs, and what runs with nobody's wish behind it.
//!
//! Source of the rules: Argo CD `controller/state.go` (pairs by key, hooks have no status) and the contract for a bare
//! overlay: the marks on the matched live objects tell whose left-behind objects are looked for.

use std::collections::BTreeSet;

use super::object::{ObjectOutcome, compare_object};
use crate::argo::tracking::{INSTANCE_LABEL, TRACKING_ID};
use crate::argo::{Hook, TrackingId};
use crate::kubernetes::Manifest;
use crate::model::{
    Compared, Comparison, Condition, Desired, DesiredObject, Extras, Failure, Gap, GapCause, Live,
    Observation, Rules, Stage, State, TrackedBy,
};

pub(super) fn compare(desired: Desired, live: &Live, rules: &Rules) -> Comparison {
    let marks = Marks::of(&desired, live);
    let tracked_by = marks.owner();
    let wanted: BTreeSet<_> = desired
        .objects
        .iter()
        .map(|object| object.key.clone())
        .collect();
    let mut objects: Vec<Compared> = desired
        .objects
        .into_iter()
        .map(|object| compare_one(object, live, rules))
        .collect();
    if let Some(owner) = &tracked_by {
        let left_behind = live
            .unmatched
            .iter()
            .filter(|object| !wanted.contains(&object.key()) && marks.left_behind(object, owner));
        objects.extend(left_behind.map(extra));
    }
    Comparison {
        objects,
        conditions: marks.conditions(rules),
        tracked_by,
    }
}

fn compare_one(desired: DesiredObject, live: &Live, rules: &Rules) -> Compared {
    let mut compared = Compared {
        gvk: desired.manifest.gvk().clone(),
        state: State::Same,
        hook: desired.hook,
        wave: desired.wave,
        origin: desired.origin,
        differences: Vec::new(),
        errors: Vec::new(),
        note: None,
        key: desired.key,
    };
    // A hook runs and is gone; Argo CD does not compare it.
    if matches!(compared.hook, Hook::At(_) | Hook::Ignored) {
        return compared;
    }
    match live.observations.get(&compared.key) {
        Some(Observation::Found(object)) => {
            let ObjectOutcome {
                state,
                differences,
                errors,
            } = compare_object(&desired.manifest, object, rules);
            compared.state = state;
            compared.differences = differences;
            compared.errors = errors;
        }
        Some(Observation::Missing { reason }) => {
            compared.state = State::Missing;
            compared.note.clone_from(reason);
        }
        Some(Observation::Gap(gap)) => unknown(&mut compared, gap),
        None => unknown(
            &mut compared,
            &Gap {
                cause: GapCause::Invalid,
                message: "the live side was not asked for it".to_owned(),
                hint: None,
            },
        ),
    }
    compared
}

fn unknown(compared: &mut Compared, gap: &Gap) {
    compared.state = State::Unknown;
    compared.errors.push(Failure {
        stage: match gap.cause {
            GapCause::DiscoveryFailed => Stage::Discover,
            GapCause::Forbidden
            | GapCause::Unauthorized
            | GapCause::Timeout
            | GapCause::Refused
            | GapCause::Tls
            | GapCause::Server
            | GapCause::Invalid
            | GapCause::NotInDump
            | GapCause::Ambiguous
            | GapCause::NotRecorded => Stage::Fetch,
        },
        subject: Some(compared.key.to_string()),
        message: gap.message.clone(),
        hint: gap.hint.clone(),
        file: None,
        line: None,
        column: None,
    });
}

/// An object that carries the application's mark and that Git no longer has.
fn extra(object: &Manifest) -> Compared {
    Compared {
        key: object.key(),
        gvk: object.gvk().clone(),
        state: State::Extra,
        hook: Hook::of(object),
        wave: crate::argo::wave(object),
        origin: None,
        differences: Vec::new(),
        errors: Vec::new(),
        note: None,
    }
}

/// By which mark an object says whose it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    Annotation,
    Label,
}

/// The applications that the marks on the matched live objects name.
struct Marks {
    method: Method,
    names: BTreeSet<String>,
    /// Live objects that were matched.
    matched: usize,
}

impl Marks {
    /// Annotations count before labels: the label is set by many charts too, so it is a mark only where Git lacks it.
    fn of(desired: &Desired, live: &Live) -> Self {
        let (mut annotations, mut labels, mut matched) = (BTreeSet::new(), BTreeSet::new(), 0);
        for object in &desired.objects {
            let Some(Observation::Found(found)) = live.observations.get(&object.key) else {
                continue;
            };
            matched += 1;
            if let Some(id) = TrackingId::of(found) {
                annotations.insert(id.instance);
            }
            if let Some(instance) = found.label(INSTANCE_LABEL)
                && object.manifest.label(INSTANCE_LABEL).is_none()
            {
                labels.insert(instance.to_owned());
            }
        }
        let (method, names) = if annotations.is_empty() {
            (Method::Label, labels)
        } else {
            (Method::Annotation, annotations)
        };
        Self {
            method,
            names,
            matched,
        }
    }

    fn owner(&self) -> Option<TrackedBy> {
        let name = self.names.first().filter(|_| self.names.len() == 1)?;
        Some(TrackedBy {
            name: name.clone(),
            inferred: true,
            from: match self.method {
                Method::Annotation => format!("annotation {TRACKING_ID}"),
                Method::Label => format!("label {INSTANCE_LABEL}"),
            },
        })
    }

    /// Whether a live object that nobody wants is this application's: its mark says so and speaks of the object
    /// itself, and it has no owner that would remove it.
    fn left_behind(&self, object: &Manifest, owner: &TrackedBy) -> bool {
        let owned = object
            .tree()
            .pointer("/metadata/ownerReferences")
            .and_then(serde_json::Value::as_array)
            .is_some_and(|owners| !owners.is_empty());
        let marked = match self.method {
            Method::Annotation => TrackingId::of(object)
                .is_some_and(|id| id.instance == owner.name && id.describes(&object.key())),
            Method::Label => object.label(INSTANCE_LABEL) == Some(owner.name.as_str()),
        };
        marked && !owned
    }

    /// Why left-behind objects are not looked for, where they would have been.
    fn conditions(&self, rules: &Rules) -> Vec<Condition> {
        if rules.extras == Extras::Off || self.matched == 0 || self.names.len() == 1 {
            return Vec::new();
        }
        let why = if self.names.is_empty() {
            "no live object carries the mark of an application".to_owned()
        } else {
            let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
            format!(
                "the live objects carry the marks of several applications ({})",
                names.join(", ")
            )
        };
        vec![Condition {
            kind: "LeftBehindNotLookedFor".to_owned(),
            message: format!("{why}, so objects left behind were not looked for"),
        }]
    }
}
