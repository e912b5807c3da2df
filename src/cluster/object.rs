//! An item of a list, as far as it matters.
//!
//! - A wanted object is packed: it stays text until it is compared.
//! - Of one that may have been left behind the metadata is kept, without managed fields, or all of it where its health
//!   is told by more; all others are passed over.

use std::fmt;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::kubernetes::object_json::{Metadata, Proved, collect, expect};
use crate::kubernetes::{GroupVersionKind, Manifest};

/// What is left of an object.
pub(super) enum Item {
    Kept(Manifest),
    /// `namespace/name`, or `name`.
    Passed(String),
}

/// How an object is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Whole,
    /// As a `PartialObjectMetadata` (Kubernetes API concepts, "Metadata-only fetches").
    Metadata,
}

impl Form {
    /// `apiVersion` and kind under which an object of `gvk` is printed.
    pub(super) fn names(self, gvk: &GroupVersionKind) -> (String, String) {
        match self {
            Self::Whole => (gvk.api_version(), gvk.kind.clone()),
            Self::Metadata => (
                "meta.k8s.io/v1".to_owned(),
                "PartialObjectMetadata".to_owned(),
            ),
        }
    }
}

/// What becomes of the items of a list.
#[derive(Clone, Copy)]
pub(super) struct Sieve<'a> {
    pub(super) gvk: &'a Arc<GroupVersionKind>,
    pub(super) form: Form,
    /// Whether an object of this full name is wanted, of those that are printed whole.
    pub(super) is_wanted: &'a dyn Fn(&str) -> bool,
    /// Whether the metadata are those of an object that is kept all the same.
    pub(super) is_marked: &'a dyn Fn(&Value) -> bool,
    /// How much of such an object, if it is printed whole.
    pub(super) marked: Extent,
}

/// How much of an object is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    Metadata,
}

impl Sieve<'_> {
    /// An object without a name is an error, wanted or not.
    pub(super) fn sort(self, json: &str) -> serde_json::Result<Item> {
        let metadata = |sieve: Self| {
            let mut reader = serde_json::Deserializer::from_str(json);
            sieve.deserialize(&mut reader)
        };
        if self.form == Form::Metadata {
            return metadata(self);
        }
        let proved = Proved::new(json, self.gvk)?;
        if (self.is_wanted)(&full_name(&proved.namespace, &proved.name)) {
            return Ok(Item::Kept(Manifest::packed(proved)));
        }
        Ok(match (metadata(self)?, self.marked) {
            (Item::Kept(_), Extent::Whole) => Item::Kept(Manifest::packed(proved)),
            (item, _) => item,
        })
    }
}

impl<'de> DeserializeSeed<'de> for Sieve<'_> {
    type Value = Item;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Sieve<'_> {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (printed_version, printed_kind) = self.form.names(self.gvk);
        let mut metadata = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "apiVersion" => expect(&mut map, &printed_version)?,
                "kind" => expect(&mut map, &printed_kind)?,
                "metadata" => metadata = Some(map.next_value_seed(Metadata)?.tree),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let metadata = metadata.ok_or_else(|| A::Error::custom("an object without metadata"))?;
        if !(self.is_marked)(&metadata) {
            return Ok(Item::Passed(full_name_of(&metadata)));
        }
        let tree = collect(vec![
            ("apiVersion".to_owned(), self.gvk.api_version().into()),
            ("kind".to_owned(), self.gvk.kind.as_str().into()),
            ("metadata".to_owned(), metadata),
        ]);
        Manifest::new(tree)
            .map(Item::Kept)
            .map_err(A::Error::custom)
    }
}

/// `namespace/name`, or `name` for an object of the cluster.
pub(super) fn full_name(namespace: &str, name: &str) -> String {
    if namespace.is_empty() {
        name.to_owned()
    } else {
        format!("{namespace}/{name}")
    }
}

fn full_name_of(metadata: &Value) -> String {
    let text = |key: &str| metadata[key].as_str().unwrap_or_default();
    full_name(text("namespace"), text("name"))
}
