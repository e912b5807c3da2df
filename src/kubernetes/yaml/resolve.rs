//! What a scalar is, by either dialect, and the JSON value of a tree.

use serde_json::Value;

use super::{Dialect, Error, Node, Scalar};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScalarType {
    Null,
    Bool,
    Int,
    Float,
    String,
    /// A plain date; kustomize prints it as RFC 3339.
    Timestamp,
}

impl Scalar {
    /// The type this scalar has for the reader of `dialect`.
    pub(crate) fn scalar_type(&self, dialect: Dialect) -> ScalarType {
        let _ = dialect;
        ScalarType::String
    }
}

impl Node {
    /// The JSON value a Go program of this dialect would see.
    pub(crate) fn value(&self, dialect: Dialect) -> Result<Value, Error> {
        let _ = dialect;
        Ok(Value::Null)
    }

    /// The tree of a JSON value: strings quoted, numbers plain.
    pub(crate) fn from_value(value: &Value) -> Self {
        let _ = value;
        Self::mapping()
    }
}
