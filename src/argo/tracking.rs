//! The mark by which an Application knows its objects.
//!
//! Source: Argo CD `util/argo/resource_tracking.go`: `<instance>:<group>/<kind>:<namespace>/<name>`.

use crate::kubernetes::{Manifest, ResourceKey};

/// The annotation that names the owner of an object.
pub(crate) const TRACKING_ID: &str = "argocd.argoproj.io/tracking-id";
/// The annotation that names the Argo CD installation.
pub(crate) const INSTALLATION_ID: &str = "argocd.argoproj.io/installation-id";
/// The label that names the owner under the older tracking method, unless a setting names another; charts set it too.
pub(crate) const INSTANCE_LABEL: &str = "app.kubernetes.io/instance";

/// How an Argo CD marks what is its own.
///
/// Source: `argocd-cm`, `application.resourceTrackingMethod`, `application.instanceLabelKey`, `installationID`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marking {
    /// `None` where no settings are known: by the marks that are found.
    pub(crate) method: Option<TrackingMethod>,
    /// The key of the label that names the owner.
    pub(crate) label: String,
    /// Where it is not empty, marks without it are another installation's.
    pub(crate) installation_id: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TrackingMethod {
    Annotation,
    Label,
    /// The annotation tells; the label is there for people.
    AnnotationAndLabel,
}

impl Default for Marking {
    fn default() -> Self {
        Self {
            method: None,
            label: INSTANCE_LABEL.to_owned(),
            installation_id: String::new(),
        }
    }
}

impl Marking {
    /// The key of the label, where a label may be a mark.
    pub(crate) fn written_label(&self) -> Option<&str> {
        match self.method {
            Some(TrackingMethod::Annotation) => None,
            Some(TrackingMethod::Label | TrackingMethod::AnnotationAndLabel) | None => {
                Some(&self.label)
            }
        }
    }

    /// The mark in the annotation, where that is read.
    pub(crate) fn id_of(&self, object: &Manifest) -> Option<TrackingId> {
        let is_read = self.method != Some(TrackingMethod::Label);
        TrackingId::of(object).filter(|_| is_read && self.is_here(object))
    }

    /// The mark in the label, where that is read.
    pub(crate) fn label_of<'o>(&self, object: &'o Manifest) -> Option<&'o str> {
        let is_read = matches!(self.method, Some(TrackingMethod::Label) | None);
        let mark = object.label(&self.label);
        mark.filter(|_| is_read && self.is_here(object))
    }

    fn is_here(&self, object: &Manifest) -> bool {
        self.installation_id.is_empty()
            || object.annotation(INSTALLATION_ID) == Some(self.installation_id.as_str())
    }
}

impl TrackingMethod {
    /// Whatever is no other method is the first.
    pub(crate) fn named(text: &str) -> Self {
        match text {
            "label" => Self::Label,
            "annotation+label" => Self::AnnotationAndLabel,
            _ => Self::Annotation,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TrackingId {
    /// The application, with its namespace before a `_` where it lives outside Argo CD's own.
    pub(crate) instance: String,
    /// The object the mark was written for.
    pub(crate) key: ResourceKey,
}

impl TrackingId {
    /// `None` for a text of another form: such an object counts as not tracked.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ':');
        let (instance, group_kind, place) = (parts.next()?, parts.next()?, parts.next()?);
        let (group, kind) = split_once_only(group_kind)?;
        let (namespace, name) = split_once_only(place)?;
        Some(Self {
            instance: instance.to_owned(),
            key: ResourceKey {
                group: group.to_owned(),
                kind: kind.to_owned(),
                namespace: namespace.to_owned(),
                name: name.to_owned(),
            },
        })
    }

    /// The mark an object carries.
    pub(crate) fn of(object: &Manifest) -> Option<Self> {
        Self::parse(object.annotation(TRACKING_ID)?)
    }

    /// Whether the mark of an object that Git has too speaks of it. Its group may have moved since the mark was written
    /// (`extensions` to `networking.k8s.io`).
    pub(crate) fn describes_apart_from_group(&self, key: &ResourceKey) -> bool {
        let moved = ResourceKey {
            group: self.key.group.clone(),
            ..key.clone()
        };
        self.describes(&moved)
    }

    /// Whether the mark speaks of the object that carries it; an operator that copies all annotations of its parent
    /// leaves a mark that does not. The namespace of a cluster-scoped object is not looked at.
    pub(crate) fn describes(&self, key: &ResourceKey) -> bool {
        self.key.group == key.group
            && self.key.kind == key.kind
            && self.key.name == key.name
            && (key.namespace.is_empty() || self.key.namespace == key.namespace)
    }
}

fn split_once_only(text: &str) -> Option<(&str, &str)> {
    let (before, after) = text.split_once('/')?;
    (!after.contains('/')).then_some((before, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_colons_stay_whole() {
        let id = TrackingId::parse("shop:rbac.authorization.k8s.io/Role:web/system:reader")
            .expect("four parts");
        assert_eq!(
            (id.instance.as_str(), id.key.name.as_str()),
            ("shop", "system:reader")
        );
    }

    #[test]
    fn other_forms_are_no_mark() {
        assert_eq!(TrackingId::parse("shop"), None);
        assert_eq!(TrackingId::parse("shop:Service:web/api"), None);
        assert_eq!(TrackingId::parse("shop:/Service:web/api/x"), None);
    }
}
