//! An answer of the apiserver, from its bytes to the objects that matter: a page of a LIST, or one object.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::marks::is_marked;
use super::object::{Extent, Form, Item, ObjectSeed, full_name_of};
use super::trouble::Trouble;
use crate::kubernetes::{GroupVersionKind, Manifest, ResourceKey};
use crate::model::GapCause;

/// Which items of a list are kept.
#[derive(Clone, Copy)]
pub(super) struct Keep<'a> {
    pub(super) gvk: &'a GroupVersionKind,
    pub(super) form: Form,
    /// By full name.
    pub(super) wanted: &'a BTreeMap<String, ResourceKey>,
    /// Whether an object with a tracking mark is kept too.
    pub(super) marked: Marked,
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
    let extent = |metadata: &Value| {
        let is = |key: &str, text: &str| metadata[key].as_str().unwrap_or_default() == text;
        if is("name", &key.name) && is("namespace", &key.namespace) {
            Extent::Whole
        } else {
            Extent::Name
        }
    };
    let seed = ObjectSeed {
        gvk,
        form: Form::Whole,
        extent: &extent,
    };
    let mut reader = serde_json::Deserializer::from_slice(body);
    let item = seed
        .deserialize(&mut reader)
        .map_err(|error| Trouble::of_json(&error))?;
    reader.end().map_err(|error| Trouble::of_json(&error))?;
    match item {
        Item::Kept(object) => Ok(object),
        Item::Passed(_) => Err(Trouble::new(
            GapCause::Invalid,
            format!("the answer is not the {} asked for", gvk.kind),
        )),
    }
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
        let extent = |metadata: &Value| self.keep.extent(metadata);
        let seed = ObjectSeed {
            gvk: self.keep.gvk,
            form: self.keep.form,
            extent: &extent,
        };
        let mut read = Items::default();
        while let Some(item) = items.next_element_seed(seed)? {
            match item {
                Item::Kept(object) => read.kept.push(object),
                Item::Passed(name) => read.passed.push(name),
            }
        }
        Ok(read)
    }
}

impl Keep<'_> {
    /// An object without a name is kept too: what it is has to be told by whoever makes a manifest of it.
    fn extent(&self, metadata: &Value) -> Extent {
        let is_wanted = || self.wanted.contains_key(&full_name_of(metadata));
        if self.marked == Marked::Everything || !metadata["name"].is_string() || is_wanted() {
            Extent::Whole
        } else if self.marked == Marked::Dropped || !is_marked(metadata) {
            Extent::Name
        } else if self.marked == Marked::Whole {
            Extent::Whole
        } else {
            Extent::Metadata
        }
    }
}
