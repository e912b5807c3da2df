//! Vocabulary: what an object is to any Kubernetes tool. Plain data, no I/O, nothing of driftctl's own.

pub(crate) mod duration;
pub(crate) mod field_set;
pub(crate) mod go;
pub(crate) mod gvk;
pub(crate) mod json;
pub(crate) mod key;
pub(crate) mod managed_fields;
pub(crate) mod manifest;
pub(crate) mod object_json;
pub(crate) mod path;
pub(crate) mod quantity;
pub(crate) mod schema;
pub(crate) mod value;
pub(crate) mod yaml;

pub(crate) use field_set::{Element, FieldSet};
pub(crate) use gvk::{GroupKind, GroupVersionKind};
pub(crate) use key::ResourceKey;
pub(crate) use manifest::{Manifest, Unidentified};
pub(crate) use path::{FieldPath, Step};
