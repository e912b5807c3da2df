//! Kinds that say why others are not healthy. Every cluster serves them, so discovery is not asked.

use std::collections::BTreeMap;

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

    pub(super) async fn read(
        self,
        transport: &Transport,
        namespace: &str,
    ) -> Result<Vec<Manifest>, String> {
        let batch = Batch {
            gvk: self.gvk(),
            plural: self.plural().to_owned(),
            namespaces: [namespace.to_owned()].into(),
            wanted: BTreeMap::new(),
            marked: Marked::Everything,
            form: Form::Whole,
        };
        match batch.read_list(transport).await {
            (listed, None) => Ok(listed),
            (_, Some(trouble)) => Err(trouble.message),
        }
    }
}
