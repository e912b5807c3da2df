//! A page of a LIST, from its bytes to the objects that matter, in one pass.
//!
//! The items of a typed list carry no `apiVersion` and no kind (Kubernetes API conventions, "Lists"); they get those
//! of the request. An object that nobody wants is dropped as soon as it is read.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};

use super::marks::is_marked;
use super::trouble::Trouble;
use crate::kubernetes::{GroupVersionKind, Manifest};
use crate::model::GapCause;

/// Which items of a list are kept.
#[derive(Clone, Copy)]
pub(super) struct Keep<'a> {
    pub(super) gvk: &'a GroupVersionKind,
    pub(super) names: &'a BTreeSet<String>,
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
    let tree = serde_json::from_slice(body).map_err(|error| Trouble::of_json(&error))?;
    Manifest::new(tree)
        .ok()
        .filter(|object| {
            object.gvk() == gvk && object.namespace() == namespace && object.name() == name
        })
        .ok_or_else(|| {
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
        let mut kept = Vec::new();
        while let Some(item) = items.next_element::<Map<String, Value>>()? {
            let manifest = self
                .keep
                .item(item)
                .map_err(|()| A::Error::custom("an item without identity"))?;
            kept.extend(manifest);
        }
        Ok(kept)
    }
}

impl Keep<'_> {
    /// `None` for an item that is not kept; an error for one that cannot be told.
    fn item(&self, mut item: Map<String, Value>) -> Result<Option<Manifest>, ()> {
        let name = item
            .get("metadata")
            .and_then(|metadata| metadata["name"].as_str());
        let name = name.ok_or(())?;
        let wanted = self.names.contains(name);
        let item = match item.get("kind").and_then(Value::as_str) {
            Some(kind) if kind != self.gvk.kind => return Err(()),
            Some(_) => item,
            None => {
                item.shift_insert(0, "kind".to_owned(), Value::from(self.gvk.kind.as_str()));
                item.shift_insert(
                    0,
                    "apiVersion".to_owned(),
                    Value::from(self.gvk.api_version()),
                );
                item
            }
        };
        let item = Value::Object(item);
        if !wanted && (self.marked == Marked::Dropped || !is_marked(&item)) {
            return Ok(None);
        }
        Manifest::new(item).map(Some).map_err(|_| ())
    }
}
