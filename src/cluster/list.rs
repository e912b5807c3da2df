//! An answer of the apiserver, from its bytes to the objects that matter: a page of a LIST, or one object.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::marks::is_marked;
use super::object::ObjectSeed;
use super::trouble::Trouble;
use crate::kubernetes::{GroupVersionKind, Manifest, ResourceKey};
use crate::model::GapCause;

/// Which items of a list are kept.
#[derive(Clone, Copy)]
pub(super) struct Keep<'a> {
    pub(super) gvk: &'a GroupVersionKind,
    /// By name.
    pub(super) wanted: &'a BTreeMap<String, ResourceKey>,
    /// Whether an object with a tracking mark is kept too.
    pub(super) marked: Marked,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marked {
    Kept,
    Dropped,
}

/// What a page says.
pub(super) struct Page {
    pub(super) kept: Vec<Manifest>,
    /// Empty on the last page.
    pub(super) continue_token: String,
    /// How many objects follow, where the server says it.
    pub(super) remaining: Option<u64>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ListMeta {
    r#continue: Option<String>,
    remaining_item_count: Option<u64>,
}

impl Page {
    pub(super) fn parse(body: &[u8], keep: Keep<'_>) -> Result<Self, Trouble> {
        let mut reader = serde_json::Deserializer::from_slice(body);
        let list = List { keep }
            .deserialize(&mut reader)
            .map_err(|error| Trouble::of_json(&error))?;
        reader.end().map_err(|error| Trouble::of_json(&error))?;
        list.ok_or_else(|| {
            Trouble::new(
                GapCause::Invalid,
                format!("the answer is no list of {}", keep.gvk.kind),
            )
        })
    }
}

/// The object in the answer to a GET, if it is the one asked for.
pub(super) fn parse_object(
    body: &[u8],
    gvk: &GroupVersionKind,
    namespace: &str,
    name: &str,
) -> Result<Manifest, Trouble> {
    let keep = |metadata: &Value| {
        let is = |key: &str, text: &str| metadata[key].as_str().unwrap_or_default() == text;
        is("name", name) && is("namespace", namespace)
    };
    let mut reader = serde_json::Deserializer::from_slice(body);
    let object = ObjectSeed { gvk, keep: &keep }
        .deserialize(&mut reader)
        .map_err(|error| Trouble::of_json(&error))?;
    reader.end().map_err(|error| Trouble::of_json(&error))?;
    object.ok_or_else(|| {
        Trouble::new(
            GapCause::Invalid,
            format!("the answer is not the {} asked for", gvk.kind),
        )
    })
}

/// Reads a list; `None` if the JSON is something else: a list of another version, a `Status`, a list without items.
struct List<'a> {
    keep: Keep<'a>,
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = Option<Page>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = Option<Page>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut api_version, mut kind) = (String::new(), String::new());
        let mut metadata = ListMeta::default();
        let mut kept = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "apiVersion" => api_version = map.next_value()?,
                "kind" => kind = map.next_value()?,
                "metadata" => metadata = map.next_value()?,
                "items" => kept = Some(map.next_value_seed(Items { keep: self.keep })?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let is_list = kind.ends_with("List") && api_version == self.keep.gvk.api_version();
        Ok(kept.filter(|_| is_list).map(|kept| Page {
            kept,
            continue_token: metadata.r#continue.unwrap_or_default(),
            remaining: metadata.remaining_item_count,
        }))
    }
}

struct Items<'a> {
    keep: Keep<'a>,
}

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = Vec<Manifest>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = Vec<Manifest>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the items of a list")
    }

    /// Go prints a nil slice as null.
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let keep = |metadata: &Value| self.keep.keeps(metadata);
        let seed = ObjectSeed {
            gvk: self.keep.gvk,
            keep: &keep,
        };
        let mut kept = Vec::new();
        while let Some(item) = items.next_element_seed(seed)? {
            kept.extend(item);
        }
        Ok(kept)
    }
}

impl Keep<'_> {
    /// An object without a name is kept too: what it is has to be told by whoever makes a manifest of it.
    fn keeps(&self, metadata: &Value) -> bool {
        metadata["name"]
            .as_str()
            .is_none_or(|name| self.wanted.contains_key(name))
            || self.marked == Marked::Kept && is_marked(metadata)
    }
}
