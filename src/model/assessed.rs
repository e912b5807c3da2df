//! What `driftctl health` tells: the health of objects, whosever they are.

use serde::Serialize;

use super::{Failure, Health};

/// All objects that were given, in their order.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HealthReport {
    pub(crate) schema_version: &'static str,
    pub(crate) objects: Vec<Assessed>,
    /// Files and entries that could not be read.
    pub(crate) errors: Vec<Failure>,
    #[serde(skip)]
    pub(crate) exit_code: u8,
}

/// One object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Assessed {
    pub(crate) group: String,
    pub(crate) version: String,
    pub(crate) kind: String,
    /// Null where the object names none.
    pub(crate) namespace: Option<String>,
    /// Empty where the object has none.
    pub(crate) name: String,
    /// Null where no check knows the kind, or has anything to say.
    pub(crate) health: Option<Health>,
}
