//! What a place in an object is: a scalar, a list or a map, and how it is merged.

use std::collections::BTreeMap;

use serde_json::{Map as Fields, Value};

use crate::kubernetes::schema::{self, ItemKey, Items, Shape, Struct, Topology};
use crate::kubernetes::{Element, GroupVersionKind};
use crate::model::ServedTypes;

/// The type of a place; which atom it is may depend on the value that is there.
#[derive(Clone, Copy)]
pub(in crate::compare) enum Type<'s> {
    BuiltIn(Shape, Topology),
    /// The root of a custom resource.
    Custom(&'s Value),
    /// A node of an OpenAPI schema.
    Schema(&'s Value, Ground<'s>),
    /// Read off the value: maps key by key, lists whole.
    Deduced,
    /// Read off the value, and all of it whole.
    Whole,
}

/// What a node of a schema says of keys that it does not name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unknown {
    Refused,
    /// `x-kubernetes-preserve-unknown-fields` here or above.
    Preserved,
}

/// What holds for a node of a schema besides what it says itself.
#[derive(Clone, Copy)]
pub(in crate::compare) struct Ground<'s> {
    unknown: Unknown,
    /// What it may refer to; the schema of a CRD refers to nothing.
    definitions: Option<&'s BTreeMap<String, Value>>,
}

/// The schemas of custom resources: of every CRD at hand, by group, kind and version.
#[derive(Default)]
pub(in crate::compare) struct Schemas<'s> {
    custom: BTreeMap<(&'s str, &'s str, &'s str), &'s Value>,
}

pub(super) enum Atom<'s> {
    Scalar(Scalar),
    List(List<'s>),
    Map(Map<'s>),
}

#[derive(Clone, Copy)]
pub(super) enum Scalar {
    String,
    Number,
    Bool,
    Any,
}

pub(super) struct List<'s> {
    pub(super) merge: Merge<'s>,
    pub(super) items: Type<'s>,
}

/// How a list is merged.
#[derive(Clone, Copy)]
pub(super) enum Merge<'s> {
    Whole,
    Set,
    Keyed(Keys<'s>),
}

/// The keys of a list's items.
#[derive(Clone, Copy)]
pub(super) enum Keys<'s> {
    BuiltIn(&'static [ItemKey]),
    Schema(&'s [Value]),
}

pub(super) struct Map<'s> {
    pub(super) is_whole: bool,
    fields: Names<'s>,
    /// Of the keys that are not named; `None` if there must be none.
    others: Option<Type<'s>>,
}

enum Names<'s> {
    None,
    Struct(&'static Struct),
    Schema(Option<&'s Fields<String, Value>>, Ground<'s>),
    Root(&'s Value),
}

impl<'s> Schemas<'s> {
    /// Takes what a CustomResourceDefinition says of its versions; later ones win.
    pub(in crate::compare) fn add(&mut self, definition: &'s Value) {
        let Some(spec) = definition.get("spec") else {
            return;
        };
        let text = |value: Option<&'s Value>| value.and_then(Value::as_str);
        let kind = spec.get("names").and_then(|names| text(names.get("kind")));
        let versions = spec.get("versions").and_then(Value::as_array);
        let (Some(group), Some(kind)) = (text(spec.get("group")), kind) else {
            return;
        };
        let is_open = spec.get("preserveUnknownFields") == Some(&Value::Bool(true));
        for version in versions.into_iter().flatten() {
            let schema = version.pointer("/schema/openAPIV3Schema");
            if let (Some(name), Some(schema)) = (text(version.get("name")), schema) {
                // Of such a kind an apiserver tells no more in OpenAPI 2 than that it is a map.
                if is_open || preserves_unknown(schema) {
                    self.custom.remove(&(group, kind, name));
                    continue;
                }
                self.custom.insert((group, kind, name), schema);
            }
        }
    }

    /// The type of a kind; where no schema is known it is read off the values.
    pub(in crate::compare) fn of(&self, gvk: &GroupVersionKind) -> Type<'s> {
        if let Some(of) = schema::built_in(gvk) {
            return Type::BuiltIn(Shape::Struct(of), Topology::Unsaid);
        }
        if let Some(extension) = schema::extension(gvk) {
            return Type::Schema(extension.definition, Ground::among(extension.definitions));
        }
        let wanted = (gvk.group.as_str(), gvk.kind.as_str(), gvk.version.as_str());
        match self.custom.get(&wanted) {
            Some(schema) => Type::Custom(schema),
            None => Type::Deduced,
        }
    }
}

impl<'s> Type<'s> {
    /// What the place is when this is there; nothing and null take any form, and then a map comes first.
    pub(super) fn atom(self, value: Option<&Value>) -> Atom<'s> {
        match self {
            Self::BuiltIn(shape, topology) => built_in(shape, topology, value),
            Self::Custom(schema) => Atom::Map(Map {
                is_whole: is_atomic_map(schema),
                fields: Names::Root(schema),
                others: others(schema, Ground::CLOSED.of(schema)),
            }),
            Self::Schema(schema, ground) => node(schema, ground, value),
            Self::Deduced => untyped(value, Self::Deduced),
            Self::Whole => untyped(value, Self::Whole),
        }
    }
}

fn untyped<'s>(value: Option<&Value>, map: Type<'s>) -> Atom<'s> {
    match value {
        Some(Value::Bool(_) | Value::Number(_) | Value::String(_)) => Atom::Scalar(Scalar::Any),
        Some(Value::Array(_)) => Atom::List(List {
            merge: Merge::Whole,
            items: Type::Whole,
        }),
        None | Some(Value::Null | Value::Object(_)) => Atom::Map(Map {
            is_whole: matches!(map, Type::Whole),
            fields: Names::None,
            others: Some(map),
        }),
    }
}

fn built_in<'s>(shape: Shape, topology: Topology, value: Option<&Value>) -> Atom<'s> {
    let is_whole = topology == Topology::Atomic;
    match shape {
        Shape::Bool => Atom::Scalar(Scalar::Bool),
        Shape::String | Shape::Bytes => Atom::Scalar(Scalar::String),
        Shape::Int32 | Shape::Int64 => Atom::Scalar(Scalar::Number),
        Shape::Quantity | Shape::IntOrString | Shape::Time | Shape::MicroTime => {
            Atom::Scalar(Scalar::Any)
        }
        Shape::Raw if is_whole => untyped(value, Type::Whole),
        Shape::Raw => Atom::Map(Map {
            is_whole,
            fields: Names::None,
            others: Some(Type::Deduced),
        }),
        Shape::Struct(of) => Atom::Map(Map {
            is_whole,
            fields: Names::Struct(of),
            others: None,
        }),
        Shape::Pointer(to) => built_in(*to, topology, value),
        Shape::Map(to) => Atom::Map(Map {
            is_whole,
            fields: Names::None,
            others: Some(Type::BuiltIn(*to, Topology::Unsaid)),
        }),
        Shape::List(of) => {
            let (merge, items) = match topology {
                Topology::Unsaid | Topology::Atomic => (Merge::Whole, Topology::Unsaid),
                Topology::Set => (Merge::Set, Topology::Unsaid),
                Topology::Keyed { keys, items } => {
                    let items = match items {
                        Items::KeyByKey => Topology::Unsaid,
                        Items::Whole => Topology::Atomic,
                    };
                    (Merge::Keyed(Keys::BuiltIn(keys)), items)
                }
            };
            let items = Type::BuiltIn(*of, items);
            Atom::List(List { merge, items })
        }
    }
}

/// The type of a kind as its cluster describes it; `None` if it does not.
pub(in crate::compare) fn served<'s>(
    types: &'s ServedTypes,
    gvk: &GroupVersionKind,
) -> Option<Type<'s>> {
    let definition = types.definitions.get(types.kinds.get(gvk)?)?;
    Some(Type::Schema(definition, Ground::among(&types.definitions)))
}

const RAW_EXTENSION: &str = "io.k8s.apimachinery.pkg.runtime.RawExtension";
const QUANTITY: &str = "io.k8s.apimachinery.pkg.api.resource.Quantity";

/// Source: kube-openapi `schemaconv/proto_models.go` (`makeRef`).
fn node<'s>(schema: &'s Value, ground: Ground<'s>, value: Option<&Value>) -> Atom<'s> {
    if ground.definitions.is_none() && is_untyped_when_served(schema) {
        return untyped(value, Type::Deduced);
    }
    let (definition, name) = match ground.referred(schema) {
        Some((_, RAW_EXTENSION)) => return untyped(value, Type::Whole),
        Some((_, QUANTITY)) => return Atom::Scalar(Scalar::Any),
        Some(referred) => referred,
        None => return described(schema, ground, value),
    };
    // What is referred to may refer on; a circle of nothing else has no type.
    if ground
        .referred(definition)
        .is_some_and(|(_, on)| on == name)
    {
        return untyped(value, Type::Deduced);
    }
    let ground = Ground {
        unknown: Unknown::Refused,
        ..ground
    };
    let mut atom = node(definition, ground, value);
    if let (Atom::Map(map), Some(said)) = (&mut atom, map_type(schema)) {
        map.is_whole = said == "atomic";
    }
    atom
}

/// Source: kube-openapi `schemaconv/openapi.go`.
fn described<'s>(schema: &'s Value, ground: Ground<'s>, value: Option<&Value>) -> Atom<'s> {
    let ground = ground.of(schema);
    let text = |key| schema.get(key).and_then(Value::as_str);
    let map = || {
        Atom::Map(Map {
            is_whole: is_atomic_map(schema),
            fields: Names::Schema(properties(schema), ground),
            others: others(schema, ground),
        })
    };
    match text("type").unwrap_or_default() {
        "object" => map(),
        "array" => Atom::List(list(schema, ground)),
        "integer" | "number" => Atom::Scalar(Scalar::Number),
        "boolean" => Atom::Scalar(Scalar::Bool),
        "string" if matches!(text("format"), None | Some("" | "byte")) => {
            Atom::Scalar(Scalar::String)
        }
        "" => match value {
            Some(Value::Array(_)) => Atom::List(list(schema, ground)),
            None | Some(Value::Null | Value::Object(_)) => map(),
            Some(Value::Bool(_) | Value::Number(_) | Value::String(_)) => Atom::Scalar(Scalar::Any),
        },
        _ => Atom::Scalar(Scalar::Any),
    }
}

impl<'s> Ground<'s> {
    const CLOSED: Self = Self {
        unknown: Unknown::Refused,
        definitions: None,
    };

    fn among(definitions: &'s BTreeMap<String, Value>) -> Self {
        Self {
            definitions: Some(definitions),
            ..Self::CLOSED
        }
    }

    /// With what the node itself says.
    fn of(self, schema: &Value) -> Self {
        if preserves_unknown(schema) {
            return Self {
                unknown: Unknown::Preserved,
                ..self
            };
        }
        self
    }

    /// The definition that stands for this node, and its name.
    fn referred(self, schema: &'s Value) -> Option<(&'s Value, &'s str)> {
        let name = schema.get("$ref")?.as_str()?.rsplit('/').next()?;
        Some((self.definitions?.get(name)?, name))
    }
}

/// Whether an apiserver leaves out of its OpenAPI document of version 2, which Argo CD reads, what a CRD says of this node.
///
/// Source: apiextensions-apiserver `pkg/controller/openapi/v2/conversion.go`.
fn is_untyped_when_served(schema: &Value) -> bool {
    preserves_unknown(schema) || schema.get("nullable") == Some(&Value::Bool(true))
}

fn preserves_unknown(schema: &Value) -> bool {
    schema.get("x-kubernetes-preserve-unknown-fields") == Some(&Value::Bool(true))
}

fn map_type(schema: &Value) -> Option<&str> {
    schema.get("x-kubernetes-map-type").and_then(Value::as_str)
}

fn is_atomic_map(schema: &Value) -> bool {
    map_type(schema) == Some("atomic")
}

fn properties(schema: &Value) -> Option<&Fields<String, Value>> {
    schema.get("properties")?.as_object()
}

fn others<'s>(schema: &'s Value, ground: Ground<'s>) -> Option<Type<'s>> {
    match schema.get("additionalProperties") {
        Some(schema @ Value::Object(_)) => Some(Type::Schema(schema, ground)),
        Some(Value::Bool(true)) => Some(Type::Deduced),
        Some(Value::Bool(false)) => None,
        _ => {
            let is_free = properties(schema).is_none_or(Fields::is_empty);
            (is_free || ground.unknown == Unknown::Preserved).then_some(Type::Deduced)
        }
    }
}

fn list<'s>(schema: &'s Value, ground: Ground<'s>) -> List<'s> {
    let items = schema.get("items").filter(|items| items.is_object());
    let names = schema
        .get("x-kubernetes-list-map-keys")
        .and_then(Value::as_array);
    let kind = schema.get("x-kubernetes-list-type").and_then(Value::as_str);
    let merge = match (kind, names, items) {
        (Some("set"), ..) => Merge::Set,
        (Some("map"), Some(names), Some(_)) => Merge::Keyed(Keys::Schema(names)),
        (None, _, Some(_)) => patched(schema),
        _ => Merge::Whole,
    };
    let items = items.map_or(Type::Whole, |items| Type::Schema(items, ground));
    List { merge, items }
}

/// How a list is merged that says no more than how a strategic merge patch merges it.
fn patched(schema: &Value) -> Merge<'_> {
    let strategy = schema.get("x-kubernetes-patch-strategy");
    match schema.get("x-kubernetes-patch-merge-key") {
        _ if strategy.and_then(Value::as_str) != Some("merge") => Merge::Whole,
        Some(name) => Merge::Keyed(Keys::Schema(std::slice::from_ref(name))),
        None => Merge::Set,
    }
}

impl<'s> Map<'s> {
    /// The type of a key; `None` if there must be no such key.
    pub(super) fn child(&self, key: &str) -> Option<Type<'s>> {
        self.named(key).or(self.others)
    }

    /// The type of a key that the schema names.
    pub(super) fn named(&self, key: &str) -> Option<Type<'s>> {
        match self.fields {
            Names::None => None,
            Names::Struct(of) => of
                .exact(key)
                .map(|field| Type::BuiltIn(field.shape, field.topology)),
            Names::Schema(properties, ground) => Some(Type::Schema(properties?.get(key)?, ground)),
            Names::Root(schema) => match key {
                "apiVersion" | "kind" => Some(Type::BuiltIn(Shape::String, Topology::Unsaid)),
                "metadata" => object_meta(),
                _ => {
                    let ground = Ground::CLOSED.of(schema);
                    Some(Type::Schema(properties(schema)?.get(key)?, ground))
                }
            },
        }
    }
}

/// As any built-in kind has it.
fn object_meta<'s>() -> Option<Type<'s>> {
    let of = schema::built_in(&GroupVersionKind::parse("v1", "ConfigMap"))?;
    let field = of.exact("metadata")?;
    Some(Type::BuiltIn(field.shape, field.topology))
}

impl<'s> Keys<'s> {
    /// Each name, and what stands for it where an item has it not.
    fn all(self) -> Vec<(&'s str, Option<Value>)> {
        match self {
            Self::BuiltIn(keys) => {
                let missing = |text: &str| serde_json::from_str(text).ok();
                let key = |&(name, default): &ItemKey| (name, default.and_then(missing));
                keys.iter().map(key).collect()
            }
            // An OpenAPI document of version 2 says no defaults, and it is what Argo CD reads.
            Self::Schema(names) => {
                let names = names.iter().filter_map(Value::as_str);
                names.map(|name| (name, None)).collect()
            }
        }
    }

    fn element(self, item: &Value) -> Option<Element> {
        let item = item.as_object()?;
        let value = |(name, default): (&str, Option<Value>)| {
            let value = item.get(name).cloned().or(default)?;
            Some((name.to_owned(), value))
        };
        let keys: Vec<(String, Value)> = self.all().into_iter().filter_map(value).collect();
        (!keys.is_empty()).then(|| Element::item(keys))
    }
}

impl Merge<'_> {
    /// By what an item is known; `None` if it cannot be told, or if items are not told apart.
    pub(super) fn element(self, item: &Value) -> Option<Element> {
        match self {
            Self::Whole => None,
            Self::Set => match item {
                Value::Bool(_) | Value::Number(_) | Value::String(_) => Some(Element::member(item)),
                Value::Null | Value::Array(_) | Value::Object(_) => None,
            },
            Self::Keyed(keys) => keys.element(item),
        }
    }
}
