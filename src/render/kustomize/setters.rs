//! Writing scalars into a tree as kustomize's library does, which decides whether `"1"` stays a string.
//!
//! Source of the rules: kyaml `yaml/fns.go` (`FieldSetter`), api `filters/filtersutil/setters.go`.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::kubernetes::yaml::{
    Content, Dialect, Entry, Mapping, Node, Scalar, ScalarType, Style, first_as,
};
use crate::model::Fault;

/// A string that is one whatever its text looks like, without being written so: any tag that YAML does not know.
pub(crate) const STRING_TAG: &str = "!!str";
/// No tag at all: the text decides the type, also of what is written over it later. A scalar that was read has the tag of
/// its type instead.
const UNTAGGED: &str = "!";
const BINARY_TAG: &str = "tag:yaml.org,2002:binary";
const INT_TAG: &str = "tag:yaml.org,2002:int";
const NULL_TAG: &str = "tag:yaml.org,2002:null";
/// How a tag begins that was written.
pub(crate) const EXPLICIT: &str = "tag:yaml.org,2002:";

/// Whether a node is an explicit or empty null; a string `"null"` is not, nor is that text without a type of its own. kyaml
/// asks for the tag, so a null stays one whatever text is written over it.
pub(crate) fn is_null(node: &Node) -> bool {
    node.as_scalar().is_some_and(|scalar| {
        let is_of_type = || scalar.scalar_type(Dialect::Kyaml) == ScalarType::Null;
        match scalar.tag.as_deref() {
            None => scalar.style == Style::Plain && is_of_type(),
            Some(UNTAGGED) => false,
            Some(tag) => tag == NULL_TAG || is_of_type(),
        }
    })
}

/// Writes new text over a scalar, whose style stays: plain text may change its type, quoted text is a string.
pub(crate) fn replace_text(node: &mut Node, text: impl Into<String>) -> Result<()> {
    replace(node, text.into(), UNTAGGED)
}

/// Writes a string over a scalar, whatever the text looks like.
pub(crate) fn replace_string(node: &mut Node, text: impl Into<String>) -> Result<()> {
    replace(node, text.into(), STRING_TAG)
}

/// Writes a number over a scalar; in quotes it stays a string, as kustomize keeps the quotes, unless a tag was written.
pub(crate) fn replace_int(node: &mut Node, number: i64) -> Result<()> {
    let is_tagged = |scalar: &Scalar| scalar.style == Style::Plain || has_written_tag(scalar);
    let is_tagged = node.as_scalar().is_some_and(is_tagged);
    let tag = if is_tagged { INT_TAG } else { UNTAGGED };
    replace(node, number.to_string(), tag)
}

/// Whether the text itself had a tag, such as `!!int`; what is written over it has its own tag written too.
pub(crate) fn has_written_tag(scalar: &Scalar) -> bool {
    scalar
        .tag
        .as_deref()
        .is_some_and(|tag| tag.starts_with(EXPLICIT))
}

fn replace(node: &mut Node, text: String, tag: &str) -> Result<()> {
    let null = is_null(node);
    match &mut node.content {
        Content::Scalar(scalar) => {
            scalar.text = text;
            scalar.tag = Some(tag.into());
            scalar.kept_type = None;
            Ok(())
        }
        // A null of any shape takes the value.
        _ if null => Ok(()),
        Content::Mapping(_) => Err(wrong_kind("a text", "a mapping").into()),
        Content::Sequence(_) => Err(wrong_kind("a text", "a list").into()),
    }
}

fn wrong_kind(wanted: &str, found: &str) -> Fault {
    Fault::new(format!(
        "wrong node kind: expected {wanted} but found {found}"
    ))
}

/// A scalar without a type of its own: what it is, and what is written over it, is what its text looks like.
pub(crate) fn untagged(text: &str) -> Node {
    let mut scalar = Scalar::plain(text);
    scalar.tag = Some(UNTAGGED.into());
    Node::new(Content::Scalar(scalar))
}

/// The same, in quotes if YAML 1.1 would take it for something other than a string.
fn name(text: &str) -> Node {
    if is_special(text) {
        Node::string(text)
    } else {
        untagged(text)
    }
}

/// Whether a bare text of one line is something other than a string in YAML 1.1: a number, but also `{"a": 1}` or a
/// comment. kyaml puts such a string in quotes where it sets a field (`yaml/compatibility.go`).
pub(crate) fn is_special(text: &str) -> bool {
    if text.is_empty() || text.contains('\n') {
        return false;
    }
    let is_special = |scalar: &Scalar| scalar.scalar_type(Dialect::Sigs) != ScalarType::String;
    let begins_bare = text.starts_with(|first: char| first.is_alphanumeric() || first == '/');
    if begins_bare && !text.contains([':', '#']) {
        return is_special(&Scalar::plain(text));
    }
    match first_as(text.as_bytes(), Dialect::Sigs) {
        Ok(Some(node)) => node.as_scalar().is_none_or(is_special),
        Ok(None) => true,
        Err(_) => false,
    }
}

/// Puts a bare string in quotes if it is special, as kyaml does with every field that it sets.
pub(crate) fn quote_special(scalar: &mut Scalar) {
    let is_string = match scalar.tag.as_deref() {
        None => scalar.scalar_type(Dialect::Kyaml) == ScalarType::String,
        Some(tag) => tag == UNTAGGED || tag == STRING_TAG,
    };
    if scalar.style == Style::Plain && is_string && is_special(&scalar.text) {
        scalar.style = Style::DoubleQuoted;
        scalar.tag = None;
    }
}

/// Whether kustomize takes a scalar for a string: one without a type is.
pub(crate) fn is_text(node: &Node) -> bool {
    node.as_scalar().is_some_and(|scalar| {
        let is_binary = scalar.tag.as_deref() == Some(BINARY_TAG);
        // A bare `<<` has a type of its own.
        let is_merge = scalar.tag.is_none() && scalar.style == Style::Plain && scalar.text == "<<";
        is_untagged(scalar)
            || (scalar.scalar_type(Dialect::Kyaml) == ScalarType::String && !is_binary && !is_merge)
    })
}

pub(crate) fn is_untagged(scalar: &Scalar) -> bool {
    scalar.tag.as_deref() == Some(UNTAGGED)
}

/// Sets a text field of a mapping: an existing scalar keeps its style, a new one is a string.
pub(crate) fn set_field(mapping: &mut Node, key: &str, text: &str) {
    let Some(mapping) = mapping.as_mapping_mut() else {
        return;
    };
    match mapping.get_mut(key) {
        Some(node) if node.as_scalar().is_some() => {
            if let Content::Scalar(scalar) = &mut node.content {
                text.clone_into(&mut scalar.text);
                scalar.tag = Some(UNTAGGED.into());
            }
        }
        Some(_) | None => mapping.insert(key, name(text)),
    }
}

/// The tag that makes a scalar of this type, whatever its text looks like.
pub(crate) fn core_tag(scalar_type: ScalarType) -> &'static str {
    match scalar_type {
        ScalarType::Null => NULL_TAG,
        ScalarType::Bool => "tag:yaml.org,2002:bool",
        ScalarType::Int => "tag:yaml.org,2002:int",
        ScalarType::Float => "tag:yaml.org,2002:float",
        ScalarType::String => "tag:yaml.org,2002:str",
        ScalarType::Timestamp => "tag:yaml.org,2002:timestamp",
    }
}

/// What became of an entry that was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entered {
    Added,
    Overwritten,
    /// There was nothing to set it in.
    Nowhere,
}

/// Sets an entry of a map of strings, such as labels; the value is a string whatever it looks like.
pub(crate) fn set_string_entry(node: &mut Node, key: &str, text: &str) -> Result<()> {
    set_shared_entry(node, key, text, 0).map(|_| ())
}

/// The same; an entry that is added belongs to the scalars with the number `shared`.
pub(crate) fn set_shared_entry(
    node: &mut Node,
    key: &str,
    text: &str,
    shared: u32,
) -> Result<Entered> {
    let null = is_null(node);
    let mapping = match &mut node.content {
        Content::Mapping(mapping) => mapping,
        // What is put into a null is not there when it is printed.
        _ if null => return Ok(Entered::Nowhere),
        Content::Scalar(_) => return Err(wrong_kind("a mapping", "a text").into()),
        Content::Sequence(_) => return Err(wrong_kind("a mapping", "a list").into()),
    };
    let Some(value) = mapping.get_mut(key) else {
        let mut scalar = string(text);
        scalar.shared = shared;
        push_plain(mapping, key, Node::new(Content::Scalar(scalar)));
        return Ok(Entered::Added);
    };
    match &mut value.content {
        Content::Scalar(scalar) => {
            text.clone_into(&mut scalar.text);
            scalar.tag = Some(STRING_TAG.into());
        }
        Content::Sequence(_) | Content::Mapping(_) => {
            *value = string_node(text);
        }
    }
    Ok(Entered::Overwritten)
}

/// A list where labels or annotations belong, as kyaml reads it: its items by turns are keys and values, and the last of
/// equal keys holds. See [`refuse_unpaired`] for an odd number.
pub(crate) fn pairs(items: Vec<Node>) -> Mapping {
    let mut pairs = BTreeMap::new();
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        let key = key.text().unwrap_or_default().to_owned();
        pairs.insert(key, value);
    }
    let mut mapping = Mapping::default();
    for (key, value) in pairs {
        mapping.insert(&key, value);
    }
    mapping
}

/// Refuses `labels` or `annotations` that are a list with a key and no value: kyaml looks for the value beyond the end, and
/// panics.
pub(crate) fn refuse_unpaired(object: &Node, field: &str) -> std::result::Result<(), Fault> {
    let metadata = object.get("metadata");
    let listed = metadata.and_then(|metadata| metadata.get(field));
    match listed.and_then(Node::as_sequence) {
        Some(items) if items.len() % 2 == 1 => Err(is_listed(field)),
        Some(_) | None => Ok(()),
    }
}

pub(crate) fn is_listed(field: &str) -> Fault {
    Fault::new(format!("`metadata.{field}` is a list")).hint("make it a mapping of texts")
}

/// A string as kustomize makes one: in quotes only if YAML 1.1 would take it for something else, which matters to those
/// who write over it.
pub(crate) fn string(text: &str) -> Scalar {
    if is_special(text) {
        return Scalar::string(text);
    }
    Scalar {
        tag: Some(STRING_TAG.into()),
        ..Scalar::plain(text)
    }
}

/// The same as a node.
pub(crate) fn string_node(text: &str) -> Node {
    Node::new(Content::Scalar(string(text)))
}

/// Adds an entry under a plain key, as kustomize does: a key that reads as a number or boolean cannot be printed later.
pub(crate) fn push_plain(mapping: &mut Mapping, key: &str, value: Node) {
    mapping.entries.push(Entry {
        key: Scalar::plain(key),
        key_at: value.at,
        value,
    });
}
