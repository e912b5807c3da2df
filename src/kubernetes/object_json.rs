//! A live object from its JSON: proved without a tree, and read with one.
//!
//! - An item of a typed list carries no `apiVersion` and no kind (Kubernetes API conventions, "Lists"); it gets those
//!   of the request. Those it carries must be them.
//! - `metadata.managedFields` stays text.
//! - Maps get no more room than they need; an object read entry by entry takes twice the memory.

use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::GroupVersionKind;

/// What a text says.
#[derive(Default)]
pub(super) struct Object {
    pub(super) tree: Value,
    pub(super) managed_fields: Option<Box<str>>,
}

/// The text of an object of `gvk` that can be read, and whose it is.
pub(crate) struct Proved<'a> {
    pub(super) json: &'a str,
    pub(super) gvk: &'a Arc<GroupVersionKind>,
    pub(crate) namespace: String,
    /// Empty where only `generateName` is given.
    pub(crate) name: String,
}

impl<'a> Proved<'a> {
    /// Reads all of a text and keeps none of it.
    pub(crate) fn new(json: &'a str, gvk: &'a Arc<GroupVersionKind>) -> serde_json::Result<Self> {
        let mut reader = serde_json::Deserializer::from_str(json);
        let Identity { namespace, name } = Checked(gvk).deserialize(&mut reader)?;
        reader.end()?;
        Ok(Self {
            json,
            gvk,
            namespace,
            name,
        })
    }
}

/// The tree of an object of `gvk`, whose managed fields stand beside it.
pub(super) fn read(json: &str, gvk: &GroupVersionKind) -> serde_json::Result<Object> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let object = Whole(gvk).deserialize(&mut reader)?;
    reader.end()?;
    Ok(object)
}

/// Reads a text that is known already.
pub(crate) fn expect<'de, A: MapAccess<'de>>(map: &mut A, known: &str) -> Result<(), A::Error> {
    if map.next_value::<String>()? == known {
        Ok(())
    } else {
        Err(A::Error::custom("an object of another kind"))
    }
}

fn no_metadata<E: Error>() -> E {
    E::custom("an object without metadata")
}

struct Whole<'a>(&'a GroupVersionKind);

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = Object;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Object, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let api_version = self.0.api_version();
        let mut entries = Vec::with_capacity(8);
        entries.push(("apiVersion".to_owned(), api_version.as_str().into()));
        entries.push(("kind".to_owned(), self.0.kind.as_str().into()));
        let mut managed_fields = None;
        let mut known = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "apiVersion" => expect(&mut map, &api_version)?,
                "kind" => expect(&mut map, &self.0.kind)?,
                "metadata" => {
                    let metadata = map.next_value_seed(Metadata)?;
                    known = true;
                    managed_fields = metadata.managed_fields;
                    entries.push((key, metadata.tree));
                }
                _ => entries.push((key, map.next_value_seed(Tree)?)),
            }
        }
        if !known {
            return Err(no_metadata());
        }
        Ok(Object {
            tree: collect(entries),
            managed_fields: managed_fields.map(Into::into),
        })
    }
}

/// Reads metadata without its managed fields.
pub(crate) struct Metadata;

pub(crate) struct ReadMetadata {
    pub(crate) tree: Value,
    pub(super) managed_fields: Option<Box<RawValue>>,
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

/// An object of these fields.
pub(crate) fn collect(entries: Vec<(String, Value)>) -> Value {
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

/// What [`Proved`] says of an object.
struct Identity {
    namespace: String,
    name: String,
}

/// Reads what [`Whole`] would, for nothing but its identity.
struct Checked<'a>(&'a GroupVersionKind);

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Key {
    ApiVersion,
    Kind,
    Metadata,
    #[serde(other)]
    Other,
}

impl<'de> DeserializeSeed<'de> for Checked<'_> {
    type Value = Identity;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Identity, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Checked<'_> {
    type Value = Identity;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Identity, A::Error> {
        let mut identity = None;
        while let Some(key) = map.next_key::<Key>()? {
            match key {
                Key::ApiVersion => expect(&mut map, &self.0.api_version())?,
                Key::Kind => expect(&mut map, &self.0.kind)?,
                Key::Metadata => identity = Some(map.next_value_seed(CheckedMetadata)?),
                Key::Other => {
                    map.next_value::<Anything>()?;
                }
            }
        }
        let identity = identity.ok_or_else(no_metadata)?;
        identity.ok_or_else(|| A::Error::custom("`metadata.name` is missing"))
    }
}

/// The identity in it; `None` if it has neither name nor `generateName`.
struct CheckedMetadata;

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum MetadataKey {
    Name,
    GenerateName,
    Namespace,
    ManagedFields,
    #[serde(other)]
    Other,
}

impl<'de> DeserializeSeed<'de> for CheckedMetadata {
    type Value = Option<Identity>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for CheckedMetadata {
    type Value = Option<Identity>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("metadata")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let [mut name, mut generate_name, mut namespace] = [const { String::new() }; 3];
        while let Some(key) = map.next_key::<MetadataKey>()? {
            match key {
                MetadataKey::Name => name = map.next_value()?,
                MetadataKey::GenerateName => generate_name = map.next_value()?,
                MetadataKey::Namespace => namespace = map.next_value()?,
                MetadataKey::ManagedFields => {
                    map.next_value::<IgnoredAny>()?;
                }
                MetadataKey::Other => {
                    map.next_value::<Anything>()?;
                }
            }
        }
        let is_named = !name.is_empty() || !generate_name.is_empty();
        Ok(is_named.then_some(Identity { namespace, name }))
    }
}

/// Any JSON value that [`Tree`] can hold; `IgnoredAny` also skips numbers and texts that it cannot.
struct Anything;

impl<'de> Deserialize<'de> for Anything {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Anything {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
        while map.next_entry::<Self, Self>()?.is_some() {}
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kubernetes::Manifest;

    fn config_map() -> Arc<GroupVersionKind> {
        Arc::new(GroupVersionKind::parse("v1", "ConfigMap"))
    }

    #[test]
    fn what_is_proved_can_be_read() {
        let gvk = config_map();
        let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
        for (rest, is_right) in [
            (r#""data": {"a": "\u00e9\ud83d\ude00", "b": null}"#, true),
            (r#""data": [1, -2, 3.5e10, true]"#, true),
            (r#""apiVersion": "v1", "kind": "ConfigMap""#, true),
            (r#""kind": "Secret""#, false),
            (r#""apiVersion": "apps/v1""#, false),
            // Each of these is skipped by who does not look.
            (r#""data": 1e999"#, false),
            (r#""data": {"a": "\ud83d"}"#, false),
            (r#""data": {"\ud83d": 1}"#, false),
            (&format!(r#""data": {deep}"#), false),
            (r#""data": {"a": 1"#, false),
        ] {
            let text = format!(r#"{{"metadata": {{"name": "a", "namespace": "web"}}, {rest}}}"#);
            assert_eq!(Proved::new(&text, &gvk).is_ok(), is_right, "{rest}");
            assert_eq!(read(&text, &gvk).is_ok(), is_right, "{rest}");
        }
    }

    #[test]
    fn an_object_has_a_name_or_is_to_get_one() {
        let gvk = config_map();
        let name = |metadata: &str| {
            let text = format!(r#"{{"metadata": {metadata}}}"#);
            Proved::new(&text, &gvk).ok().map(|proved| proved.name)
        };
        assert_eq!(name(r#"{"name": "a"}"#), Some("a".to_owned()));
        assert_eq!(name(r#"{"generateName": "a-"}"#), Some(String::new()));
        assert_eq!(name(r#"{"namespace": "web"}"#), None);
        assert_eq!(name(r#"{"name": 1}"#), None);
        assert!(Proved::new("{}", &gvk).is_err());
    }

    #[test]
    fn packed_or_read_an_object_is_the_same() {
        let gvk = config_map();
        let text = r#"{"metadata":{"name":"a","managedFields":[{"manager":"m"}],"uid":"u"},"data":{"z":"1","a":"2"}}"#;
        let packed = || Manifest::packed(Proved::new(text, &gvk).expect("a config map"));
        let whole = r#"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","uid":"u"},"data":{"z":"1","a":"2"}}"#;
        let kept = packed();
        assert_eq!(packed().unpacked().tree().to_string(), whole);
        assert_eq!(kept.tree().to_string(), whole);
        assert_eq!(kept.managed_fields()[0]["manager"], "m");
        assert_eq!(kept, packed());
        let mut moved = packed();
        moved.set_namespace("web");
        assert_eq!(moved.unpacked().tree()["metadata"]["namespace"], "web");
        assert_ne!(moved, packed());
    }
}
