//! What Go decodes a JSON value into, as far as it decides how a manifest reads back.

/// A Go struct as encoding/json sees it.
#[derive(Debug)]
pub(crate) struct Struct {
    /// Group and version of the package, and Go's name: `core/v1.PodSpec`.
    pub(crate) name: &'static str,
    /// By name. Embedded structs are opened.
    pub(crate) fields: &'static [Field],
}

#[derive(Debug)]
pub(crate) struct Field {
    /// The JSON key.
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) zero: Zero,
    /// What a strategic merge patch does with it; `Merge` only on lists.
    pub(crate) strategy: Strategy,
    /// `retainKeys`: a patch names all keys that stay, so the others go.
    pub(crate) retain_keys: bool,
    /// What a server-side apply does with it.
    pub(crate) topology: Topology,
}

/// What encoding/json does with a zero value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zero {
    Written,
    /// `omitempty`: false, 0, "", nil, and what has no item is left out; a struct never is.
    Omitted,
    /// `omitzero` too: a struct of zeros is left out as well.
    OmittedWhole,
}

/// `patchStrategy` and `patchMergeKey` of a field's tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strategy {
    /// Maps are merged, lists are replaced.
    Unsaid,
    /// Maps are replaced too.
    Replace,
    /// Lists are merged: objects by this key, scalars (where it is empty) as a set.
    Merge(&'static str),
}

/// How a server-side apply merges a field, and so what its managers can own in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topology {
    /// Maps and structs key by key, lists as one value.
    Unsaid,
    /// Maps and structs too are one value.
    Atomic,
    /// A list of scalars, each of which stands for itself.
    Set,
    /// A list whose items are known by these keys.
    Keyed {
        keys: &'static [ItemKey],
        items: Items,
    },
}

/// A key of an item, and as JSON what stands for it where the item has it not.
pub(crate) type ItemKey = (&'static str, Option<&'static str>);

/// How the items of a keyed list are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Items {
    KeyByKey,
    Whole,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    Bool,
    String,
    Int32,
    Int64,
    /// `[]byte`: base64.
    Bytes,
    /// `resource.Quantity`.
    Quantity,
    /// `intstr.IntOrString`.
    IntOrString,
    /// `metav1.Time`: RFC 3339, whole seconds.
    Time,
    /// `metav1.MicroTime`: RFC 3339 with six decimals.
    MicroTime,
    /// JSON that is kept as it is.
    Raw,
    Struct(&'static Struct),
    Pointer(&'static Shape),
    List(&'static Shape),
    Map(&'static Shape),
}

// The names under which the generated table writes all this.
pub(super) const BOOL: Shape = Shape::Bool;
pub(super) const STRING: Shape = Shape::String;
pub(super) const INT32: Shape = Shape::Int32;
pub(super) const INT64: Shape = Shape::Int64;
pub(super) const BYTES: Shape = Shape::Bytes;
pub(super) const QUANTITY: Shape = Shape::Quantity;
pub(super) const INT_OR_STRING: Shape = Shape::IntOrString;
pub(super) const TIME: Shape = Shape::Time;
pub(super) const MICRO_TIME: Shape = Shape::MicroTime;
pub(super) const RAW: Shape = Shape::Raw;

pub(super) const fn object(of: &'static Struct) -> Shape {
    Shape::Struct(of)
}

pub(super) const fn pointer(to: &'static Shape) -> Shape {
    Shape::Pointer(to)
}

pub(super) const fn list(of: &'static Shape) -> Shape {
    Shape::List(of)
}

pub(super) const fn map(to: &'static Shape) -> Shape {
    Shape::Map(to)
}

/// A field that is always written.
pub(super) const fn keep(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        zero: Zero::Written,
        strategy: Strategy::Unsaid,
        retain_keys: false,
        topology: Topology::Unsaid,
    }
}

/// A field that is left out where it is empty.
pub(super) const fn omit(name: &'static str, shape: Shape) -> Field {
    Field {
        zero: Zero::Omitted,
        ..keep(name, shape)
    }
}

impl Field {
    /// A field that is only read.
    pub(crate) const fn plain(name: &'static str, shape: Shape) -> Self {
        keep(name, shape)
    }

    pub(super) const fn omit_zero(self) -> Self {
        Self {
            zero: Zero::OmittedWhole,
            ..self
        }
    }

    pub(super) const fn merge(self, key: &'static str) -> Self {
        Self {
            strategy: Strategy::Merge(key),
            ..self
        }
    }

    pub(super) const fn replace(self) -> Self {
        Self {
            strategy: Strategy::Replace,
            ..self
        }
    }

    pub(super) const fn retain_keys(self) -> Self {
        Self {
            retain_keys: true,
            ..self
        }
    }

    pub(super) const fn atomic(self) -> Self {
        self.with(Topology::Atomic)
    }

    pub(super) const fn set(self) -> Self {
        self.with(Topology::Set)
    }

    pub(super) const fn keyed(self, keys: &'static [ItemKey]) -> Self {
        let items = Items::KeyByKey;
        self.with(Topology::Keyed { keys, items })
    }

    pub(super) const fn keyed_whole(self, keys: &'static [ItemKey]) -> Self {
        let items = Items::Whole;
        self.with(Topology::Keyed { keys, items })
    }

    const fn with(self, topology: Topology) -> Self {
        Self { topology, ..self }
    }
}

impl Struct {
    /// The field of this JSON key; without an exact match the first that differs in case only, as Go decodes.
    pub(crate) fn field(&self, key: &str) -> Option<&'static Field> {
        match self.exact(key) {
            Some(field) => Some(field),
            None => self
                .fields
                .iter()
                .find(|field| field.name.eq_ignore_ascii_case(key)),
        }
    }

    /// The field of exactly this JSON key. Few names are as long as the key, so a search from the start reads fewer of
    /// them than one by halves.
    pub(crate) fn exact(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == key)
    }
}

impl Shape {
    /// The struct in it, be it behind pointers or in a list or map.
    pub(super) fn structure(self) -> Option<&'static Struct> {
        match self {
            Self::Struct(of) => Some(of),
            Self::Pointer(of) | Self::List(of) | Self::Map(of) => of.structure(),
            Self::Bool
            | Self::String
            | Self::Int32
            | Self::Int64
            | Self::Bytes
            | Self::Quantity
            | Self::IntOrString
            | Self::Time
            | Self::MicroTime
            | Self::Raw => None,
        }
    }

    /// The shape behind a pointer.
    pub(crate) fn pointee(self) -> Self {
        match self {
            Self::Pointer(to) => to.pointee(),
            Self::Bool
            | Self::String
            | Self::Int32
            | Self::Int64
            | Self::Bytes
            | Self::Quantity
            | Self::IntOrString
            | Self::Time
            | Self::MicroTime
            | Self::Raw
            | Self::Struct(_)
            | Self::List(_)
            | Self::Map(_) => self,
        }
    }
}
