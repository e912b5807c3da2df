//! A place in an object: parsed, printed, ordered.
//!
//! Two spellings: RFC 6901 pointers, as `ignoreDifferences` has them, and the dotted form of Kubernetes messages, in
//! which a list item is named by its merge key: `spec.template.spec.containers[name=api].image`.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// One step down into a tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Step {
    /// A key of a map.
    Key(String),
    /// A place in a list, counted from 0.
    Index(usize),
    /// The item of a list that has these values under these keys, as text, in the order of the schema's list of keys.
    Item(Vec<(String, String)>),
}

/// A way from the root of an object to one of its fields; empty for the object itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FieldPath(pub(crate) Vec<Step>);

/// An RFC 6901 pointer from keys and decimal indices: `/` is written `~1`, `~` is written `~0`.
pub(crate) fn pointer<'a>(tokens: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for token in tokens {
        text.push('/');
        text.push_str(&token.replace('~', "~0").replace('/', "~1"));
    }
    text
}

/// The tokens of an RFC 6901 pointer. As in Argo CD, what stands before the first `/` is dropped, so a text without
/// any slash has no token.
pub(crate) fn tokens(pointer: &str) -> Vec<String> {
    pointer
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect()
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if is_plain(key) => {
                    if position > 0 {
                        f.write_str(".")?;
                    }
                    f.write_str(key)?;
                }
                Step::Key(key) => write!(f, "[{key:?}]")?,
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Item(keys) => {
                    f.write_str("[")?;
                    for (position, (key, value)) in keys.iter().enumerate() {
                        let comma = if position > 0 { "," } else { "" };
                        write!(f, "{comma}{key}={value}")?;
                    }
                    f.write_str("]")?;
                }
            }
        }
        Ok(())
    }
}

/// Whether a key reads unambiguously between dots.
fn is_plain(key: &str) -> bool {
    !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$'))
}

impl Serialize for Step {
    /// A key is a string, an index an integer, an item a map of its keys: `{"name": "api"}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Key(key) => serializer.serialize_str(key),
            Self::Index(index) => serializer.serialize_u64(*index as u64),
            Self::Item(keys) => {
                let mut map = serializer.serialize_map(Some(keys.len()))?;
                for (key, value) in keys {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl Serialize for FieldPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_with_dots_and_slashes_are_quoted() {
        let path = FieldPath(vec![
            Step::Key("metadata".into()),
            Step::Key("annotations".into()),
            Step::Key("a.b/c".into()),
        ]);
        assert_eq!(path.to_string(), r#"metadata.annotations["a.b/c"]"#);
    }

    #[test]
    fn items_are_named_by_their_keys() {
        let path = FieldPath(vec![
            Step::Key("containers".into()),
            Step::Item(vec![("name".into(), "api".into())]),
            Step::Key("args".into()),
            Step::Index(2),
        ]);
        assert_eq!(path.to_string(), "containers[name=api].args[2]");
    }

    #[test]
    fn pointers_escape_and_unescape() {
        let text = pointer(["metadata", "annotations", "a~b/c"]);
        assert_eq!(text, "/metadata/annotations/a~0b~1c");
        assert_eq!(tokens(&text), ["metadata", "annotations", "a~b/c"]);
        assert_eq!(tokens("spec/replicas"), ["replicas"]);
        assert!(tokens("replicas").is_empty());
    }
}
