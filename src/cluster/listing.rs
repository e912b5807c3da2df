//! Kinds that say why others are not healthy. Every cluster serves them, so discovery is not asked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::batch::Batch;
use super::list::Marked;
use super::object::Form;
use super::transport::Transport;
use crate::kubernetes::{GroupVersionKind, Manifest};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listing {
    ReplicaSets,
    Pods,
    Events,
}

impl Listing {
    pub(super) fn gvk(self) -> GroupVersionKind {
        let (version, kind) = match self {
            Self::ReplicaSets => ("apps/v1", "ReplicaSet"),
            Self::Pods => ("v1", "Pod"),
            Self::Events => ("v1", "Event"),
        };
        GroupVersionKind::parse(version, kind)
    }

    fn plural(self) -> &'static str {
        match self {
            Self::ReplicaSets => "replicasets",
            Self::Pods => "pods",
            Self::Events => "events",
        }
    }

    /// What of this kind is in each of these namespaces, or why it cannot be listed.
    pub(super) async fn read(
        self,
        transport: &Arc<Transport>,
        namespaces: &BTreeSet<&str>,
    ) -> BTreeMap<String, Result<Vec<Manifest>, String>> {
        let batch = Batch {
            gvk: self.gvk(),
            plural: self.plural().to_owned(),
            namespaces: namespaces.iter().map(|&name| name.to_owned()).collect(),
            wanted: BTreeMap::new(),
            marked: Marked::Everything,
            labels: Arc::default(),
            form: Form::Whole,
        };
        let listed = batch.read_lists(transport).await.into_iter();
        listed
            .map(|(namespace, (listed, trouble))| {
                let told = trouble.map_or(Ok(listed), |trouble| Err(trouble.message));
                (namespace, told)
            })
            .collect()
    }
}
