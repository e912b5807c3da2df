//! Desired: what Git says, from the renderer's output to the objects that are compared.

use serde::Serialize;
use serde_json::Value;

use super::{Failure, History, Predictions};
use crate::argo::Hook;
use crate::kubernetes::{Manifest, ResourceKey};

/// What a tool printed, nothing of the cluster known yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rendered {
    /// `kustomize` or `directory`.
    pub(crate) tool: &'static str,
    /// In the order the tool prints them.
    pub(crate) objects: Vec<RenderedObject>,
    /// Documents that could not be read; the others are still compared. Never empty and Synced together.
    pub(crate) faults: Vec<Failure>,
    /// Deprecated fields and the like, one line each, for standard error.
    pub(crate) warnings: Vec<String>,
}

/// One object as the tool prints it; kustomize lets objects without `apiVersion` through, so nothing is proved yet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RenderedObject {
    pub(crate) tree: Value,
    pub(crate) origin: Option<Origin>,
    /// Only where it was asked for, and the tool is one that changes objects.
    pub(crate) history: Option<Box<History>>,
}

/// The file that an object comes from: the manifest's own, or the kustomization whose generator made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Origin {
    /// From the Git root, else as given.
    pub(crate) file: String,
    /// Where the document (or the generator's entry) starts, counted from 1.
    pub(crate) line: u32,
}

/// Something that the reader should know and that changes no verdict by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Condition {
    /// Argo CD's name where it has one: `RepeatedResourceWarning`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) message: String,
}

/// What is compared: namespaces filled in, duplicates resolved, hooks told apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Desired {
    /// Ordered by wave, then key; one for each key.
    pub(crate) objects: Vec<DesiredObject>,
    pub(crate) conditions: Vec<Condition>,
    /// Objects that could not be told: no kind, no name. Never empty and Synced together.
    pub(crate) faults: Vec<Failure>,
    /// The namespace that was filled in and who said it; `None` if every object names its own.
    pub(crate) namespace: Option<NamespaceChoice>,
    /// What applies of the objects would leave; empty where the cluster was not asked.
    pub(crate) predictions: Predictions,
}

/// The namespace of objects that name none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamespaceChoice {
    pub(crate) name: String,
    /// `flag`, `context`, `service account` or `default`.
    pub(crate) from: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DesiredObject {
    pub(crate) key: ResourceKey,
    pub(crate) manifest: Manifest,
    pub(crate) origin: Option<Origin>,
    pub(crate) hook: Hook,
    pub(crate) wave: i64,
}
