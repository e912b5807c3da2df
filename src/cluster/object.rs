//! A live object from the bytes of an answer, in one pass and with little memory.
//!
//! - An item of a typed list carries no `apiVersion` and no kind (Kubernetes API conventions, "Lists"); it gets those
//!   of the request. Those it carries must be them.
//! - What follows the metadata of an object that nobody wants is skipped, not read; of one that may have been left
//!   behind the metadata is kept.
//! - `metadata.managedFields` stays text: it has more entries than the rest of most objects.
//! - Maps get no more room than they need; an object read entry by entry takes twice the memory.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::kubernetes::{GroupVersionKind, Manifest};

/// How much is kept of an object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    /// Without managed fields.
    Metadata,
    Name,
}

/// What is left of an object.
#[expect(
    clippy::large_enum_variant,
    reason = "one at a time, and it is taken apart at once"
)]
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

/// Reads an object of `gvk` as far as `extent` says of its metadata, which is without managed fields.
#[derive(Clone, Copy)]
pub(super) struct ObjectSeed<'a> {
    pub(super) gvk: &'a GroupVersionKind,
    pub(super) form: Form,
    pub(super) extent: &'a dyn Fn(&Value) -> Extent,
}

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_> {
    type Value = Item;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_> {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (printed_version, printed_kind) = self.form.names(self.gvk);
        let mut entries = Vec::with_capacity(8);
        let mut managed_fields = None;
        let mut known = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "apiVersion" => expect(&mut map, &printed_version)?,
                "kind" => expect(&mut map, &printed_kind)?,
                "metadata" => {
                    let metadata = map.next_value_seed(Metadata)?;
                    known = true;
                    match (self.extent)(&metadata.tree) {
                        Extent::Whole => managed_fields = metadata.managed_fields,
                        Extent::Metadata => {
                            skip_rest(&mut map)?;
                            entries.clear();
                        }
                        Extent::Name => {
                            skip_rest(&mut map)?;
                            return Ok(Item::Passed(full_name_of(&metadata.tree)));
                        }
                    }
                    entries.push((key, metadata.tree));
                }
                _ => entries.push((key, map.next_value_seed(Tree)?)),
            }
        }
        if !known {
            return Err(A::Error::custom("an object without metadata"));
        }
        entries.insert(0, ("apiVersion".to_owned(), self.gvk.api_version().into()));
        entries.insert(1, ("kind".to_owned(), self.gvk.kind.as_str().into()));
        let manifest = Manifest::new(collect(entries)).map_err(A::Error::custom)?;
        Ok(Item::Kept(match managed_fields {
            Some(managed_fields) => manifest.with_managed_fields(managed_fields.into()),
            None => manifest,
        }))
    }
}

fn skip_rest<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

/// `namespace/name`, or `name` for an object of the cluster.
pub(super) fn full_name(namespace: &str, name: &str) -> String {
    if namespace.is_empty() {
        name.to_owned()
    } else {
        format!("{namespace}/{name}")
    }
}

pub(super) fn full_name_of(metadata: &Value) -> String {
    let text = |key: &str| metadata[key].as_str().unwrap_or_default();
    full_name(text("namespace"), text("name"))
}

/// Reads a text that is known already.
fn expect<'de, A: MapAccess<'de>>(map: &mut A, known: &str) -> Result<(), A::Error> {
    if map.next_value::<String>()? == known {
        Ok(())
    } else {
        Err(A::Error::custom("an object of another kind"))
    }
}

struct Metadata;

struct ReadMetadata {
    tree: Value,
    managed_fields: Option<Box<RawValue>>,
}

impl<'de> DeserializeSeed<'de> for Metadata {
    type Value = ReadMetadata;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Metadata {
    type Value = ReadMetadata;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("metadata")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::with_capacity(8);
        let mut managed_fields = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == "managedFields" {
                managed_fields = Some(map.next_value()?);
            } else {
                entries.push((key, map.next_value_seed(Tree)?));
            }
        }
        Ok(ReadMetadata {
            tree: collect(entries),
            managed_fields,
        })
    }
}

fn collect(entries: Vec<(String, Value)>) -> Value {
    let mut map = Map::with_capacity(entries.len());
    map.extend(entries);
    Value::Object(map)
}

/// Any JSON value.
struct Tree;

impl<'de> DeserializeSeed<'de> for Tree {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut read = Vec::new();
        while let Some(item) = items.next_element_seed(Tree)? {
            read.push(item);
        }
        read.shrink_to_fit();
        Ok(Value::Array(read))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key()? {
            entries.push((key, map.next_value_seed(Tree)?));
        }
        Ok(collect(entries))
    }
}
