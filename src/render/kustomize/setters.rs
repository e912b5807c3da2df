//! Writing scalars into a tree as kustomize's library does, which decides whether `"1"` stays a string.
//!
//! Source of the rules: kyaml `yaml/fns.go` (`FieldSetter`), api `filters/filtersutil/setters.go`.

use anyhow::Result;

use crate::kubernetes::yaml::{Content, Dialect, Entry, Mapping, Node, Scalar, ScalarType, Style};
use crate::model::Fault;

pub(crate) const STRING_TAG: &str = "tag:yaml.org,2002:str";

/// Whether a node is an explicit or empty null; a string `"null"` is not.
pub(crate) fn is_null(node: &Node) -> bool {
    node.as_scalar().is_some_and(|scalar| {
        (scalar.style == Style::Plain || scalar.tag.is_some())
            && scalar.scalar_type(Dialect::Kyaml) == ScalarType::Null
    })
}

/// Writes new text over a scalar, whose style stays: plain text may change its type, quoted text is a string.
pub(crate) fn replace_text(node: &mut Node, text: impl Into<String>) -> Result<()> {
    replace(node, text.into(), None)
}

/// Writes a string over a scalar, whatever the text looks like.
pub(crate) fn replace_string(node: &mut Node, text: impl Into<String>) -> Result<()> {
    replace(node, text.into(), Some(STRING_TAG))
}

/// Writes a number over a scalar; in quotes it stays a string, as kustomize keeps the quotes.
pub(crate) fn replace_int(node: &mut Node, number: i64) -> Result<()> {
    replace(node, number.to_string(), None)
}

fn replace(node: &mut Node, text: String, tag: Option<&str>) -> Result<()> {
    let null = is_null(node);
    match &mut node.content {
        Content::Scalar(scalar) => {
            scalar.text = text;
            scalar.tag = tag.map(Into::into);
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

/// Sets a text field of a mapping: an existing scalar keeps its style, a new one is a string.
pub(crate) fn set_field(mapping: &mut Node, key: &str, text: &str) {
    let Some(mapping) = mapping.as_mapping_mut() else {
        return;
    };
    match mapping.get_mut(key) {
        Some(node) if node.as_scalar().is_some() => {
            if let Content::Scalar(scalar) = &mut node.content {
                text.clone_into(&mut scalar.text);
                scalar.tag = None;
            }
        }
        Some(_) | None => mapping.insert(key, Node::string(text)),
    }
}

/// Sets an entry of a map of strings, such as labels; the value is a string whatever it looks like.
pub(crate) fn set_string_entry(node: &mut Node, key: &str, text: &str) -> Result<()> {
    let null = is_null(node);
    let mapping = match &mut node.content {
        Content::Mapping(mapping) => mapping,
        // What is put into a null is not there when it is printed.
        _ if null => return Ok(()),
        Content::Scalar(_) => return Err(wrong_kind("a mapping", "a text").into()),
        Content::Sequence(_) => return Err(wrong_kind("a mapping", "a list").into()),
    };
    match mapping.get_mut(key) {
        Some(value) => match &mut value.content {
            Content::Scalar(scalar) => {
                text.clone_into(&mut scalar.text);
                scalar.tag = Some(STRING_TAG.into());
            }
            Content::Sequence(_) | Content::Mapping(_) => *value = Node::string(text),
        },
        None => push_plain(mapping, key, Node::string(text)),
    }
    Ok(())
}

/// Adds an entry under a plain key, as kustomize does: a key that reads as a number or boolean cannot be printed later.
pub(crate) fn push_plain(mapping: &mut Mapping, key: &str, value: Node) {
    mapping.entries.push(Entry {
        key: Scalar::plain(key),
        key_at: value.at,
        value,
    });
}
