//! A manifest: a JSON tree whose identity has been proved.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::object_json::{self, Proved};
use super::{GroupVersionKind, ResourceKey};

/// A tree with `apiVersion`, `kind` and a name; the same type serves for what Git says and for what a cluster holds.
///
/// The tree keeps its key order. Identity is read once, when the manifest is made; [`Manifest::set_namespace`] keeps
/// tree and identity together.
#[derive(Clone, Debug)]
pub(crate) struct Manifest {
    /// What it was packed into; without it the content is there.
    packed: Option<Box<str>>,
    content: OnceLock<Box<Content>>,
    gvk: Arc<GroupVersionKind>,
    namespace: String,
    name: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Content {
    tree: Value,
    managed_fields: Option<ManagedFieldsText>,
}

/// `metadata.managedFields` as JSON, and its entries once they were asked for. In a live object that list has more
/// entries than all the rest, and only an object that differs is asked for it.
#[derive(Clone, Debug)]
struct ManagedFieldsText {
    json: Box<str>,
    entries: OnceLock<Vec<Value>>,
}

/// Why a tree is no manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unidentified {
    NotAMapping,
    ApiVersion,
    Kind,
    Name,
}

impl Manifest {
    /// Proves the identity of `tree`. A `metadata.generateName` may stand for the name, which is empty then.
    pub(crate) fn new(tree: Value) -> Result<Self, Unidentified> {
        Self::identify(&tree)?;
        let text =
            |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        let metadata =
            |key: &str| text(tree.get("metadata").and_then(|metadata| metadata.get(key)));
        let gvk = GroupVersionKind::parse(&text(tree.get("apiVersion")), &text(tree.get("kind")));
        Ok(Self {
            packed: None,
            gvk: Arc::new(gvk),
            namespace: metadata("namespace"),
            name: metadata("name"),
            content: OnceLock::from(Box::new(Content {
                tree,
                managed_fields: None,
            })),
        })
    }

    /// A live object that stays the text it came as, which is a fifth of its tree, until somebody asks for that.
    pub(crate) fn packed(proved: Proved<'_>) -> Self {
        Self {
            packed: Some(proved.json.into()),
            content: OnceLock::new(),
            gvk: Arc::clone(proved.gvk),
            namespace: proved.namespace,
            name: proved.name,
        }
    }

    /// The same with its tree, for as long as the caller needs it. [`Manifest::tree`] keeps the tree of a packed one for
    /// good.
    pub(crate) fn unpacked(&self) -> Cow<'_, Self> {
        match &self.packed {
            Some(json) if self.content.get().is_none() => Cow::Owned(Self {
                packed: None,
                content: OnceLock::from(Box::new(self.unpack(json))),
                gvk: Arc::clone(&self.gvk),
                namespace: self.namespace.clone(),
                name: self.name.clone(),
            }),
            Some(_) | None => Cow::Borrowed(self),
        }
    }

    fn unpack(&self, json: &str) -> Content {
        // The text was proved when it was packed.
        let read = object_json::read(json, &self.gvk).unwrap_or_default();
        Content {
            tree: read.tree,
            managed_fields: read.managed_fields.map(ManagedFieldsText::new),
        }
    }

    fn content(&self) -> &Content {
        let packed = || self.packed.as_deref().unwrap_or_default();
        self.content.get_or_init(|| Box::new(self.unpack(packed())))
    }

    /// From here on there is no text that says something else.
    fn content_mut(&mut self) -> &mut Content {
        let content = self.content.take();
        let packed = self.packed.take().unwrap_or_default();
        self.content = OnceLock::from(content.unwrap_or_else(|| Box::new(self.unpack(&packed))));
        let content = self.content.get_mut();
        content.expect("it was filled the line before")
    }

    /// What [`Manifest::new`] proves, of a tree that stays where it is.
    pub(crate) fn identify(tree: &Value) -> Result<(), Unidentified> {
        if !tree.is_object() {
            return Err(Unidentified::NotAMapping);
        }
        let said = |value: Option<&Value>| {
            value
                .and_then(Value::as_str)
                .is_some_and(|text| !text.is_empty())
        };
        if !said(tree.get("apiVersion")) {
            return Err(Unidentified::ApiVersion);
        }
        if !said(tree.get("kind")) {
            return Err(Unidentified::Kind);
        }
        let metadata =
            |key: &str| said(tree.get("metadata").and_then(|metadata| metadata.get(key)));
        if !metadata("name") && !metadata("generateName") {
            return Err(Unidentified::Name);
        }
        Ok(())
    }

    /// The same with `metadata.managedFields` beside the tree, as JSON.
    pub(crate) fn with_managed_fields(mut self, json: Box<str>) -> Self {
        self.content_mut().managed_fields = Some(ManagedFieldsText::new(json));
        self
    }

    pub(crate) fn tree(&self) -> &Value {
        &self.content().tree
    }

    /// The tree as a cluster prints it: the managed fields in their place again, which is the last of the metadata.
    pub(crate) fn whole_tree(&self) -> Value {
        let mut tree = self.tree().clone();
        if self.content().managed_fields.is_some()
            && let Some(Value::Object(metadata)) = tree.get_mut("metadata")
        {
            let entries = Value::Array(self.managed_fields().to_vec());
            metadata.insert("managedFields".to_owned(), entries);
        }
        tree
    }

    pub(crate) fn gvk(&self) -> &GroupVersionKind {
        &self.gvk
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// `metadata.namespace`, empty if there is none.
    pub(crate) fn namespace(&self) -> &str {
        &self.namespace
    }

    pub(crate) fn key(&self) -> ResourceKey {
        ResourceKey {
            group: self.gvk.group.clone(),
            kind: self.gvk.kind.clone(),
            namespace: self.namespace.clone(),
            name: self.name.clone(),
        }
    }

    /// Sets `metadata.namespace`; the empty string removes it.
    pub(crate) fn set_namespace(&mut self, namespace: &str) {
        let tree = &mut self.content_mut().tree;
        if let Some(Value::Object(metadata)) = tree.get_mut("metadata") {
            if namespace.is_empty() {
                metadata.shift_remove("namespace");
            } else {
                metadata.insert("namespace".to_owned(), Value::String(namespace.to_owned()));
            }
        }
        namespace.clone_into(&mut self.namespace);
    }

    /// The entries of `metadata.managedFields`, from the tree or from the text beside it; empty if there are none.
    pub(crate) fn managed_fields(&self) -> &[Value] {
        if let Some(text) = &self.content().managed_fields {
            let read = || serde_json::from_str(&text.json).unwrap_or_default();
            return text.entries.get_or_init(read);
        }
        let metadata = self.tree().get("metadata");
        metadata
            .and_then(|metadata| metadata.get("managedFields")?.as_array())
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The text of one annotation.
    pub(crate) fn annotation(&self, name: &str) -> Option<&str> {
        self.tree()
            .get("metadata")?
            .get("annotations")?
            .get(name)?
            .as_str()
    }

    /// The text of one label.
    pub(crate) fn label(&self, name: &str) -> Option<&str> {
        self.tree()
            .get("metadata")?
            .get("labels")?
            .get(name)?
            .as_str()
    }
}

/// However they are kept.
impl PartialEq for Manifest {
    fn eq(&self, other: &Self) -> bool {
        (&self.gvk, &self.namespace, &self.name) == (&other.gvk, &other.namespace, &other.name)
            && self.unpacked().content() == other.unpacked().content()
    }
}

impl ManagedFieldsText {
    fn new(json: Box<str>) -> Self {
        Self {
            json,
            entries: OnceLock::new(),
        }
    }
}

impl PartialEq for ManagedFieldsText {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

impl fmt::Display for Unidentified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAMapping => "a manifest must be a mapping",
            Self::ApiVersion => "`apiVersion` is missing",
            Self::Kind => "`kind` is missing",
            Self::Name => "`metadata.name` is missing",
        })
    }
}
