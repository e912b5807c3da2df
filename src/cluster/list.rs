//! An answer of the apiserver, from its bytes to the objects that matter: a page of a LIST, or one object.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::marks::is_marked;
use super::object::{Extent, Form, Item, Sieve};
use super::trouble::Trouble;
use crate::kubernetes::object_json::Proved;
use crate::kubernetes::{GroupVersionKind, Manifest, ResourceKey};
use crate::model::GapCause;

/// Which items of a list are kept.
#[derive(Clone, Copy)]
pub(super) struct Keep<'a> {
    pub(super) gvk: &'a Arc<GroupVersionKind>,
    pub(super) form: Form,
    /// By full name.
    pub(super) wanted: &'a BTreeMap<String, ResourceKey>,
    /// Whether an object with a tracking mark is kept too.
    pub(super) marked: Marked,
    /// The keys of labels that are marks.
    pub(super) labels: &'a BTreeSet<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marked {
    /// So is every other object, whole.
    Everything,
    Whole,
    Metadata,
    Dropped,
}

/// What a page says.
pub(super) struct Page {
    pub(super) items: Items,
    /// Empty on the last page.
    pub(super) continue_token: String,
    /// How many objects follow, where the server says it.
    pub(super) remaining: Option<u64>,
}

#[derive(Default)]
pub(super) struct Items {
    pub(super) kept: Vec<Manifest>,
    /// Full names of the others.
    pub(super) passed: Vec<String>,
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
    key: &ResourceKey,
) -> Result<Manifest, Trouble> {
    let gvk = Arc::new(gvk.clone());
    let text: &RawValue = serde_json::from_slice(body).map_err(|error| Trouble::of_json(&error))?;
    let proved = Proved::new(text.get(), &gvk).map_err(|error| Trouble::of_json(&error))?;
    if (&proved.namespace, &proved.name) != (&key.namespace, &key.name) {
        return Err(Trouble::new(
            GapCause::Invalid,
            format!("the answer is not the {} asked for", gvk.kind),
        ));
    }
    Ok(Manifest::packed(proved))
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
        let mut items = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "apiVersion" => api_version = map.next_value()?,
                "kind" => kind = map.next_value()?,
                "metadata" => metadata = map.next_value()?,
                "items" => items = Some(map.next_value_seed(ItemsSeed { keep: self.keep })?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let (printed_version, _) = self.keep.form.names(self.keep.gvk);
        let is_list = kind.ends_with("List") && api_version == printed_version;
        Ok(items.filter(|_| is_list).map(|items| Page {
            items,
            continue_token: metadata.r#continue.unwrap_or_default(),
            remaining: metadata.remaining_item_count,
        }))
    }
}

struct ItemsSeed<'a> {
    keep: Keep<'a>,
}

impl<'de> DeserializeSeed<'de> for ItemsSeed<'_> {
    type Value = Items;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ItemsSeed<'_> {
    type Value = Items;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the items of a list")
    }

    /// Go prints a nil slice as null.
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Items::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let keep = self.keep;
        let is_wanted =
            |name: &str| keep.marked == Marked::Everything || keep.wanted.contains_key(name);
        let is_marked =
            |metadata: &Value| keep.marked != Marked::Dropped && is_marked(metadata, keep.labels);
        let sieve = Sieve {
            gvk: keep.gvk,
            form: keep.form,
            is_wanted: &is_wanted,
            is_marked: &is_marked,
            marked: match keep.marked {
                Marked::Everything | Marked::Whole => Extent::Whole,
                Marked::Metadata | Marked::Dropped => Extent::Metadata,
            },
        };
        let mut read = Items::default();
        while let Some(item) = items.next_element::<&RawValue>()? {
            match sieve.sort(item.get()).map_err(A::Error::custom)? {
                Item::Kept(object) => read.kept.push(object),
                Item::Passed(name) => read.passed.push(name),
            }
        }
        Ok(read)
    }
}
