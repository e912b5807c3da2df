//! Prediction: what a server-side apply of Git's object would leave, as the cluster itself says.
//!
//! The comparison says what to ask (an [`Apply`]), the cluster answers, the comparison judges by the answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::Gap;
use crate::kubernetes::{GroupVersionKind, Manifest, ResourceKey};

/// Who works out what an apply of Git's object would leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Strategy {
    /// driftctl does, from the objects alone.
    #[default]
    Client,
    /// The cluster does, by a dry run for every object that is there.
    Server(Mutations),
}

/// Changes that admission webhooks make to an object on its way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mutations {
    /// They are not what Git says, so they are taken out again.
    Removed,
    /// As Argo CD does with `IncludeMutationWebhook=true`.
    Included,
}

/// An object to be applied, for the sake of the answer.
#[derive(Clone, Debug)]
pub(crate) struct Apply {
    pub(crate) key: ResourceKey,
    pub(crate) gvk: GroupVersionKind,
    pub(crate) tree: Value,
}

/// The answers for one application.
#[derive(Clone, Debug, Default)]
pub(crate) struct Predictions {
    pub(crate) objects: BTreeMap<ResourceKey, Predicted>,
    /// Where changes of webhooks are to be taken out: the types by which that is done.
    pub(crate) types: Arc<ServedTypes>,
}

/// The answer for one object.
#[derive(Clone, Debug)]
pub(crate) enum Predicted {
    /// The object as it would be, with its managed fields.
    Object(Box<Manifest>),
    /// The apply would fail: what Git says cannot be brought in.
    Refused(Gap),
    /// There was no answer.
    Unknown(Gap),
}

/// Types as the cluster describes them: definitions of its OpenAPI 2 document.
#[derive(Clone, Debug, Default)]
pub(crate) struct ServedTypes {
    /// By the names under which they refer to each other.
    pub(crate) definitions: BTreeMap<String, Value>,
    /// Kind → its definition.
    pub(crate) kinds: BTreeMap<GroupVersionKind, String>,
}
