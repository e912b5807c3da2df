//! What a run is at, for somebody who waits. Nothing depends on it.

use std::sync::Arc;

use crate::model::{HealthStatus, SyncStatus};

/// A part of a run that takes time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The live side.
    Reading {
        objects: u64,
    },
    Comparing,
    /// For something better than this, until it is looked at again.
    Waiting {
        sync: SyncStatus,
        health: Option<HealthStatus>,
    },
    /// For the version in Git that runs, this many before the rendered one.
    Searching {
        back: u64,
    },
    /// There is nothing more to come.
    Done,
}

/// Where steps are told.
#[derive(Clone)]
pub(crate) struct Progress(Arc<dyn Fn(Step) + Send + Sync>);

impl Progress {
    pub(crate) fn new(tell: impl Fn(Step) + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// For runs that nobody watches.
    pub(crate) fn untold() -> Self {
        Self::new(|_| {})
    }

    pub(super) fn tell(&self, step: Step) {
        (self.0)(step);
    }
}
