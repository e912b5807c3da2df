//! From what a run was told to the document that tells it again.

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::file::{self, CausesOf, Content, File, GapOf, Missing, Namespace, Secrets, Source};
use super::veil::{self, Veil};
use crate::kubernetes::{GroupKind, Manifest, ResourceKey};
use crate::model::health::HealthCauses;
use crate::model::{
    Extras, KindInfo, Kinds, Listed, Live, LiveSource, NamespaceChoice, Observation, SnapshotKey,
};

/// What a run was told of the live side.
pub(crate) struct Taken<'a> {
    pub(crate) source: &'a LiveSource,
    /// RFC 3339.
    pub(crate) recorded_at: &'a str,
    pub(crate) namespace: &'a NamespaceChoice,
    pub(crate) extras: Extras,
    pub(crate) kinds: &'a Kinds,
    pub(crate) live: &'a Live,
    /// Why objects are not healthy.
    pub(crate) causes: &'a HealthCauses,
    /// Without one the values of Secrets are left out.
    pub(crate) key: Option<&'a SnapshotKey>,
}

impl Taken<'_> {
    /// The snapshot.
    pub(crate) fn document(&self) -> Result<Value> {
        let veil = self.key.map(Veil::new);
        let mut file = File::of(self.head(veil.as_ref()));
        file.kinds = self.kinds.iter().map(kind).collect();
        file.listed = self.live.listed.iter().map(listed).collect();
        for (key, observation) in &self.live.observations {
            match observation {
                Observation::Found(object) => {
                    file.objects.push(recorded(object, key, veil.as_ref()));
                }
                Observation::Missing { reason } => file.missing.push(Missing {
                    object: key.into(),
                    reason: reason.clone(),
                }),
                Observation::Gap(gap) => file.gaps.push(GapOf {
                    object: key.into(),
                    gap: gap.clone(),
                }),
            }
        }
        let unmatched = self.live.unmatched.iter();
        file.unmatched = unmatched.map(|object| left_behind(object.tree())).collect();
        file.incomplete.clone_from(&self.live.incomplete);
        let causes = self
            .causes
            .of
            .iter()
            .filter(|(_, causes)| !causes.is_empty());
        file.causes = causes
            .map(|(key, causes)| CausesOf {
                object: key.into(),
                causes: causes.clone(),
            })
            .collect();
        file.causes_refused.clone_from(&self.causes.refused);
        serde_json::to_value(file).context("write the snapshot")
    }

    fn head(&self, veil: Option<&Veil>) -> Content {
        Content {
            recorded_at: self.recorded_at.to_owned(),
            source: Source {
                context: self.source.context.clone(),
                server: self.source.server.clone(),
                version: self.source.version.clone(),
            },
            namespace: Namespace {
                name: self.namespace.name.clone(),
                from: self.namespace.from.to_owned(),
            },
            extras: match self.extras {
                Extras::Rendered => file::Extras::Rendered,
                Extras::All => file::Extras::All,
                Extras::Off => file::Extras::Off,
            },
            secrets: match veil {
                Some(veil) => Secrets::Hashed { key: veil.mark() },
                None => Secrets::Absent,
            },
        }
    }
}

fn kind((kind, info): (&GroupKind, &KindInfo)) -> file::Discovered {
    let mut told = file::Discovered {
        group: kind.group.clone(),
        kind: kind.kind.clone(),
        scope: None,
        plural: String::new(),
        versions: Vec::new(),
        gap: None,
    };
    match info {
        KindInfo::Served {
            scope,
            plural,
            versions,
        } => {
            told.scope = Some(*scope);
            told.plural.clone_from(plural);
            told.versions.clone_from(versions);
        }
        KindInfo::NotServed => {}
        KindInfo::Unknown(gap) => told.gap = Some(gap.clone()),
    }
    told
}

fn listed(listed: &Listed) -> file::Listed {
    file::Listed {
        group: listed.kind.group.clone(),
        kind: listed.kind.kind.clone(),
        namespace: listed.namespace.clone(),
        others: listed.others.iter().cloned().collect(),
    }
}

fn recorded(object: &Manifest, key: &ResourceKey, veil: Option<&Veil>) -> Value {
    let mut tree = object.whole_tree();
    if veil::is_secret(&key.group_kind()) {
        match veil {
            Some(veil) => veil.hide_live(&mut tree, key),
            None => veil::empty(&mut tree),
        }
    }
    tree
}

/// Of an object that only may have been left behind, nothing but what tells it and its health.
fn left_behind(tree: &Value) -> Value {
    let mut metadata = tree["metadata"].clone();
    if let Some(fields) = metadata.as_object_mut() {
        fields.shift_remove("managedFields");
        if let Some(Value::Object(annotations)) = fields.get_mut("annotations") {
            annotations.retain(|name, _| !name.starts_with("kubectl.kubernetes.io/"));
        }
    }
    let mut told = serde_json::json!({
        "apiVersion": tree["apiVersion"],
        "kind": tree["kind"],
        "metadata": metadata,
    });
    for part in ["spec", "status"] {
        if let Some(value) = tree.get(part) {
            told[part] = value.clone();
        }
    }
    told
}
