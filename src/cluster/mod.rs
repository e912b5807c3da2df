//! Service: the live side, read only. A cluster through kube, or a recording of one.

use anyhow::Result;

use crate::kubernetes::GroupKind;
use crate::model::{Desired, Extras, Kinds, Live, LiveRequest, LiveSource, NamespaceChoice};

/// Something that can be asked what runs.
#[derive(Debug)]
pub(crate) struct Cluster {}

impl Cluster {
    /// Opens the live side: reads the dump, or the kubeconfig. No request is sent yet.
    pub(crate) async fn open(request: &LiveRequest) -> Result<Self> {
        let _ = request;
        Ok(Self {})
    }

    /// Where this live side comes from, for the report.
    pub(crate) fn source(&self) -> LiveSource {
        unreachable!()
    }

    /// The namespace of objects that name none: the context's, the pod's, else `default`.
    pub(crate) fn default_namespace(&self) -> NamespaceChoice {
        unreachable!()
    }

    /// Scope and served versions of `wanted`, in as few requests as discovery takes.
    pub(crate) async fn discover(&self, wanted: &[GroupKind]) -> Kinds {
        let _ = wanted;
        Kinds::new()
    }

    /// The live objects of all of `desired`, and what was left behind beside them.
    pub(crate) async fn fetch(&self, desired: &[&Desired], kinds: &Kinds, extras: Extras) -> Live {
        let _ = (desired, kinds, extras);
        Live::default()
    }
}
