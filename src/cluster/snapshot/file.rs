//! The form of a snapshot on disk, `driftctl/v1`: a YAML or JSON document.
//!
//! Later versions of driftctl read every version; a file of a later version is refused by name. `whole` stands last, so
//! that a file that was cut off is known.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::kubernetes::{GroupKind, ResourceKey};
use crate::model::health::HealthCause;
use crate::model::{Fault, Gap, Incomplete, Scope};

const API_VERSION: &str = "driftctl/v1";
const KIND: &str = "Snapshot";
/// What to do about a file that is no whole snapshot.
const TAKE_AGAIN: &str = "take it again: `driftctl snapshot PATH --to FILE`";

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct File {
    pub(super) api_version: String,
    pub(super) kind: String,
    /// The version of the program that wrote it.
    pub(super) driftctl: String,
    pub(super) recorded_at: String,
    pub(super) source: Source,
    pub(super) namespace: Namespace,
    pub(super) extras: Extras,
    pub(super) secrets: Secrets,
    pub(super) kinds: Vec<Discovered>,
    pub(super) listed: Vec<Listed>,
    /// As the cluster printed them.
    pub(super) objects: Vec<Value>,
    /// Objects that nobody wanted and that carry a tracking mark: their metadata, and what their health is told by.
    pub(super) unmatched: Vec<Value>,
    pub(super) missing: Vec<Missing>,
    pub(super) gaps: Vec<GapOf>,
    pub(super) incomplete: Vec<Incomplete>,
    /// Why objects were not healthy, if some were not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) causes: Vec<CausesOf>,
    /// Namespaces in which that could not be found out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) causes_refused: BTreeMap<String, Vec<String>>,
    whole: bool,
}

/// Where it was recorded.
#[derive(Serialize, Deserialize)]
pub(super) struct Source {
    pub(super) context: Option<String>,
    pub(super) server: Option<String>,
    pub(super) version: Option<String>,
}

/// The namespace of objects that name none.
#[derive(Serialize, Deserialize)]
pub(super) struct Namespace {
    pub(super) name: String,
    pub(super) from: String,
}

/// How far left-behind objects were looked for.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Extras {
    Rendered,
    All,
    Off,
}

/// What stands for the values of Secrets.
#[derive(Serialize, Deserialize)]
#[serde(tag = "values", rename_all = "kebab-case")]
pub(super) enum Secrets {
    /// HMACs; `key` tells whether a key is the one they were made under.
    Hashed {
        key: String,
    },
    Absent,
}

/// What discovery said of a kind; without scope and gap it is not served.
#[derive(Serialize, Deserialize)]
pub(super) struct Discovered {
    pub(super) group: String,
    pub(super) kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) scope: Option<Scope>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) plural: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) versions: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) gap: Option<Gap>,
}

/// A kind that was listed to the end.
#[derive(Serialize, Deserialize)]
pub(super) struct Listed {
    pub(super) group: String,
    pub(super) kind: String,
    /// `None` for all there are, in whichever namespace.
    pub(super) namespace: Option<String>,
    /// What was seen and is not recorded: `namespace/name`, or `name`.
    pub(super) others: Vec<String>,
}

/// An object that is not there.
#[derive(Serialize, Deserialize)]
pub(super) struct Missing {
    #[serde(flatten)]
    pub(super) object: Object,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
}

/// An object that could not be looked at.
#[derive(Serialize, Deserialize)]
pub(super) struct GapOf {
    #[serde(flatten)]
    pub(super) object: Object,
    #[serde(flatten)]
    pub(super) gap: Gap,
}

/// What was found below an object.
#[derive(Serialize, Deserialize)]
pub(super) struct CausesOf {
    #[serde(flatten)]
    pub(super) object: Object,
    pub(super) causes: Vec<HealthCause>,
}

/// The identity of an object.
#[derive(Serialize, Deserialize)]
pub(super) struct Object {
    group: String,
    kind: String,
    namespace: String,
    name: String,
}

/// The objects that a snapshot holds, of whichever version.
pub(in crate::cluster) fn objects(mut tree: Value) -> Vec<Value> {
    match tree["objects"].take() {
        Value::Array(objects) => objects,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            Vec::new()
        }
    }
}

/// Whether this kind of document is a snapshot, of any version.
pub(in crate::cluster) fn is_snapshot(kind: &GroupKind) -> bool {
    kind.is("driftctl", KIND)
}

impl File {
    /// The fields that every snapshot of this version has, around its content.
    pub(super) fn of(content: Content) -> Self {
        Self {
            api_version: API_VERSION.to_owned(),
            kind: KIND.to_owned(),
            driftctl: env!("CARGO_PKG_VERSION").to_owned(),
            recorded_at: content.recorded_at,
            source: content.source,
            namespace: content.namespace,
            extras: content.extras,
            secrets: content.secrets,
            kinds: Vec::new(),
            listed: Vec::new(),
            objects: Vec::new(),
            unmatched: Vec::new(),
            missing: Vec::new(),
            gaps: Vec::new(),
            incomplete: Vec::new(),
            causes: Vec::new(),
            causes_refused: BTreeMap::new(),
            whole: true,
        }
    }

    /// Reads a document for which [`is_snapshot`] holds; `file` is how it is called.
    pub(super) fn read(tree: Value, file: &str) -> Result<Self, Fault> {
        let version = tree["apiVersion"].as_str().unwrap_or_default();
        if version != API_VERSION {
            let message = format!("`{file}` is a snapshot of version `{version}`");
            return Err(Fault::new(message).file(file).hint(format!(
                "this driftctl reads {API_VERSION}; a later one wrote it"
            )));
        }
        if tree["whole"] != true {
            let message = format!("`{file}` is cut off: the snapshot in it has no end");
            return Err(Fault::new(message).file(file).hint(TAKE_AGAIN));
        }
        serde_json::from_value(tree).map_err(|error| {
            let message = format!("`{file}` is no snapshot that can be read: {error}");
            Fault::new(message).file(file).hint(TAKE_AGAIN)
        })
    }
}

/// The head of a snapshot.
pub(super) struct Content {
    pub(super) recorded_at: String,
    pub(super) source: Source,
    pub(super) namespace: Namespace,
    pub(super) extras: Extras,
    pub(super) secrets: Secrets,
}

impl From<&ResourceKey> for Object {
    fn from(key: &ResourceKey) -> Self {
        Self {
            group: key.group.clone(),
            kind: key.kind.clone(),
            namespace: key.namespace.clone(),
            name: key.name.clone(),
        }
    }
}

impl Object {
    pub(super) fn key(self) -> ResourceKey {
        ResourceKey {
            group: self.group,
            kind: self.kind,
            namespace: self.namespace,
            name: self.name,
        }
    }
}
