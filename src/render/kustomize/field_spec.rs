//! A field spec: a kind of object and a way to one of its fields.
//!
//! Source of the rules: kustomize 5.8, `api/types/fieldspec.go`, `api/filters/fieldspec/fieldspec.go`.

use std::borrow::Cow;

use anyhow::Result;

use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::yaml::{Content, Mapping, Node};
use crate::model::Fault;

use super::setters::{is_null, untagged};

/// Group, version and kind are empty for any. A path is split at `/`; `\/` is a slash within a key, and lists on the
/// way are gone through without being named. `name[]` is a list, which is never made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FieldSpec {
    pub(crate) group: Cow<'static, str>,
    pub(crate) version: Cow<'static, str>,
    pub(crate) kind: Cow<'static, str>,
    pub(crate) path: Cow<'static, str>,
    /// Makes what is missing on the way.
    pub(crate) create: bool,
}

/// What stands at the end of a path that had to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leaf {
    /// Nothing is made, whatever the spec says.
    Never,
    /// An empty text.
    Scalar,
    Mapping,
}

impl FieldSpec {
    /// Whether the spec speaks of objects of this kind.
    pub(crate) fn selects(&self, gvk: &GroupVersionKind) -> bool {
        let part = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
        part(&self.kind, &gvk.kind)
            && part(&self.group, &gvk.group)
            && part(&self.version, &gvk.version)
    }

    /// Calls `visit` on every node that the path leads to; the kind of `object` is not looked at.
    pub(crate) fn walk(
        &self,
        object: &mut Node,
        leaf: Leaf,
        visit: &mut dyn FnMut(&mut Node) -> Result<()>,
    ) -> Result<()> {
        let leaf = if self.create { leaf } else { Leaf::Never };
        step(object, &split(&self.path), leaf, visit)
    }

    /// Whether adding `other` would add nothing: its path is this one and it selects this spec's kind.
    fn covers(&self, other: &Self) -> bool {
        let part = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
        self.path == other.path
            && part(&other.kind, &self.kind)
            && part(&other.group, &self.group)
            && part(&other.version, &self.version)
    }
}

/// Adds a spec to a list unless one covers it already; the two must agree on `create`.
pub(crate) fn merge_one(specs: &mut Vec<FieldSpec>, spec: FieldSpec) -> Result<()> {
    match specs.iter().find(|old| old.covers(&spec)) {
        None => specs.push(spec),
        Some(old) if old.create == spec.create => {}
        Some(old) => {
            return Err(Fault::new(format!(
                "conflicting field specs for `{}`: one creates the field, the other does not",
                old.path
            ))
            .into());
        }
    }
    Ok(())
}

pub(crate) fn merge_all(
    specs: &mut Vec<FieldSpec>,
    more: impl IntoIterator<Item = FieldSpec>,
) -> Result<()> {
    more.into_iter().try_for_each(|spec| merge_one(specs, spec))
}

/// Splits a path at `/`, except at `\/`; one leading slash means nothing.
pub(crate) fn split(path: &str) -> Vec<Cow<'_, str>> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let mut steps: Vec<Cow<'_, str>> = Vec::new();
    for part in path.split('/') {
        match steps.last_mut() {
            Some(last) if last.ends_with('\\') => {
                let joined = format!("{}/{part}", &last[..last.len() - 1]);
                *last = Cow::Owned(joined);
            }
            Some(_) | None => steps.push(Cow::Borrowed(part)),
        }
    }
    steps
}

fn step(
    node: &mut Node,
    path: &[Cow<'_, str>],
    leaf: Leaf,
    visit: &mut dyn FnMut(&mut Node) -> Result<()>,
) -> Result<()> {
    let Some((name, rest)) = path.split_first() else {
        return visit(node);
    };
    if is_null(node) {
        return Ok(());
    }
    match &mut node.content {
        Content::Sequence(items) => items
            .iter_mut()
            .try_for_each(|item| step(item, path, leaf, visit)),
        Content::Mapping(mapping) => match field(mapping, name, rest.is_empty(), leaf)? {
            Some(field) => step(field, rest, leaf, visit),
            None => Ok(()),
        },
        Content::Scalar(_) => Err(Fault::new(format!(
            "`{name}` is looked for in a text, not in a mapping or list"
        ))
        .into()),
    }
}

/// Finds a field, or makes it; a null that is found becomes what would be made, but keeps its text.
fn field<'a>(
    mapping: &'a mut Mapping,
    name: &str,
    last: bool,
    leaf: Leaf,
) -> Result<Option<&'a mut Node>, Fault> {
    let item = name.strip_suffix("[]");
    let name = item.unwrap_or(name);
    refuse_no_key(name)?;
    let made = match leaf {
        Leaf::Never => None,
        _ if item.is_some() => None,
        Leaf::Mapping => Some(Node::mapping()),
        Leaf::Scalar if !last => Some(Node::mapping()),
        Leaf::Scalar => Some(Node::plain("")),
    };
    match mapping.get(name) {
        None => match made {
            Some(made) => mapping.insert(name, made),
            None => return Ok(None),
        },
        Some(found) if is_null(found) => match made {
            Some(mut made) => {
                let text = found.text().unwrap_or_default();
                match &mut made.content {
                    Content::Mapping(made) => made.null_text = Some(text.into()),
                    Content::Scalar(_) => made = untagged(text),
                    Content::Sequence(_) => {}
                }
                mapping.insert(name, made);
            }
            None if item.is_some() => mapping.insert(name, Node::sequence()),
            None => {}
        },
        Some(_) => {}
    }
    Ok(mapping.get_mut(name))
}

/// Refuses what to kyaml is no key of a mapping but a place in a list, or nothing at all (`yaml/fns.go`, `PathGetter`).
fn refuse_no_key(name: &str) -> Result<(), Fault> {
    let is_place = match name.bytes().next() {
        None => return Err(Fault::new("a path with an empty key").hint("take out a slash")),
        Some(b'0'..=b'9' | b'+') => name.parse::<i64>().is_ok(),
        Some(b'-') => name == "-" || name.parse::<i64>().is_ok(),
        Some(b'[') => name.ends_with(']'),
        Some(b'*') => name == "*",
        Some(_) => false,
    };
    if is_place {
        return Err(Fault::new(format!("`{name}` in a path is no key"))
            .hint("a path goes through lists by itself: leave it out"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escaped_slash_stays_in_its_key() {
        assert_eq!(
            split("metadata/annotations/a.b\\/c"),
            ["metadata", "annotations", "a.b/c"]
        );
        assert_eq!(split("/a/b"), ["a", "b"]);
    }
}
