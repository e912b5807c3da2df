//! Strategic merge: a patch that looks like the object, laid over it.
//!
//! Source of the rules: kyaml `yaml/walk` and `yaml/merge2` as kustomize 5.8 calls them (items of a patch go before the
//! old ones). They differ from kubectl's merge: `$setElementOrder`, `$deleteFromPrimitiveList` and `$retainKeys` are
//! ordinary fields, and the schema is that of Kubernetes 1.21. The walk goes through the whole object, also where the
//! patch is silent: an empty null (`key:`) is dropped there, a written one (`key: null`) stays. Lists that are merged
//! are in `merge_list.rs`.

use anyhow::Result;

use crate::kubernetes::yaml::{Content, Dialect, Mapping, Node, Scalar, ScalarType, Style};
use crate::model::Fault;
use crate::render::kustomize::setters::{
    EXPLICIT, STRING_TAG, core_tag, has_written_tag, is_null, quote_special,
};

use super::directive::Directive;
use super::merge_list::{self, MergeList, Patch};
use super::schema::{Schema, Schemas};

/// What becomes of the node that a patch is laid over.
#[derive(Debug, PartialEq)]
pub(super) enum Fate {
    /// It stays where it is; its content may have changed.
    Stays,
    /// This stands in its place.
    Replaced(Node),
    Gone,
}

/// Lays `patch` over `object`; false if the patch deletes it. Directives are taken out of `patch`, so each object needs
/// a copy of its own. A `$patch: replace` at the root does nothing, as in kustomize.
pub(super) fn merge(object: &mut Node, patch: &mut Node, schemas: &Schemas) -> Result<bool> {
    match (Merge { schemas }).both(None, object, patch)? {
        Fate::Stays | Fate::Replaced(_) => Ok(true),
        Fate::Gone => Ok(false),
    }
}

/// A merge on its way through the trees.
#[derive(Clone, Copy)]
pub(super) struct Merge<'a> {
    schemas: &'a Schemas,
}

impl<'a> Merge<'a> {
    /// A node and the patch of it.
    pub(super) fn both(
        self,
        schema: Option<Schema<'a>>,
        old: &mut Node,
        patch: &mut Node,
    ) -> Result<Fate> {
        if is_null(old) {
            return self.added(schema, patch);
        }
        if is_null(patch) {
            return Ok(Fate::Gone);
        }
        let schema = schema
            .or_else(|| self.of_kind(old))
            .or_else(|| self.of_kind(patch));
        let at = patch.at;
        let directive = match (&mut old.content, &mut patch.content) {
            (Content::Scalar(_), Content::Scalar(_)) => return Ok(Fate::Replaced(patch.clone())),
            (Content::Mapping(_), Content::Mapping(changes)) => Directive::of_mapping(changes, at)?,
            (Content::Sequence(_), Content::Sequence(_)) if !is_merged(schema) => {
                return Ok(Fate::Replaced(patch.clone()));
            }
            (Content::Sequence(_), Content::Sequence(changes)) => Directive::of_list(changes, at)?,
            (Content::Mapping(_) | Content::Sequence(_) | Content::Scalar(_), _) => {
                return Err(wrong_kind(old, patch).into());
            }
        };
        match directive {
            Directive::Merge => {
                self.contents(schema, old, patch)?;
                Ok(Fate::Stays)
            }
            Directive::Replace => {
                self.inner(schema, patch)?;
                Ok(Fate::Replaced(patch.clone()))
            }
            Directive::Delete => Ok(Fate::Gone),
        }
    }

    /// Two mappings, or two lists that are merged.
    fn contents(self, schema: Option<Schema<'a>>, old: &mut Node, patch: &mut Node) -> Result<()> {
        match (&mut old.content, &mut patch.content) {
            (Content::Mapping(fields), Content::Mapping(changes)) => {
                self.fields(schema, fields, changes)
            }
            (Content::Sequence(items), Content::Sequence(changes)) => match MergeList::of(schema) {
                Some(list) => merge_list::merge(self, &list, items, &mut Patch::Items(changes)),
                None => Ok(()),
            },
            (Content::Mapping(_) | Content::Sequence(_) | Content::Scalar(_), _) => Ok(()),
        }
    }

    /// A node of the patch where the object has nothing: what is added has its nulls and directives worked off.
    pub(super) fn added(self, schema: Option<Schema<'a>>, patch: &mut Node) -> Result<Fate> {
        if is_null(patch) {
            return Ok(Fate::Gone);
        }
        let at = patch.at;
        if let Content::Mapping(fields) = &mut patch.content {
            // An unknown directive is an error only where there is something to direct.
            let directive = Directive::of_mapping(fields, at);
            if directive.is_ok_and(|directive| directive == Directive::Delete) {
                return Ok(Fate::Gone);
            }
        }
        let schema = schema.or_else(|| self.of_kind(patch));
        self.inner(schema, patch)?;
        Ok(Fate::Replaced(patch.clone()))
    }

    /// A node within something added: it is merged with itself.
    pub(super) fn alone(self, schema: Option<Schema<'a>>, node: &mut Node) -> Result<Fate> {
        if is_null(node) {
            return Ok(Fate::Gone);
        }
        let schema = schema.or_else(|| self.of_kind(node));
        let at = node.at;
        let directive = match &mut node.content {
            Content::Mapping(fields) => Directive::of_mapping(fields, at)?,
            Content::Sequence(items) if is_merged(schema) => Directive::of_list(items, at)?,
            Content::Sequence(_) | Content::Scalar(_) => Directive::Merge,
        };
        if directive == Directive::Delete {
            return Ok(Fate::Gone);
        }
        self.inner(schema, node)?;
        Ok(Fate::Stays)
    }

    /// The content of something added.
    fn inner(self, schema: Option<Schema<'a>>, node: &mut Node) -> Result<()> {
        match (&mut node.content, MergeList::of(schema)) {
            (Content::Mapping(fields), _) => {
                retain(schema, fields, |schema, value| self.alone(schema, value))
            }
            (Content::Sequence(items), Some(list)) => {
                merge_list::merge(self, &list, items, &mut Patch::Itself)
            }
            (Content::Sequence(_) | Content::Scalar(_), _) => Ok(()),
        }
    }

    /// A node that the patch does not mention.
    pub(super) fn kept(self, schema: Option<Schema<'a>>, old: &mut Node) -> Result<Fate> {
        if is_null(old) {
            let written = old.text().is_some_and(|text| !text.is_empty());
            return Ok(if written { Fate::Stays } else { Fate::Gone });
        }
        let schema = schema.or_else(|| self.of_kind(old));
        match (&mut old.content, MergeList::of(schema)) {
            (Content::Mapping(fields), _) => {
                retain(schema, fields, |schema, value| self.kept(schema, value))?;
            }
            (Content::Sequence(items), Some(list)) => {
                merge_list::merge(self, &list, items, &mut Patch::Nothing)?;
            }
            (Content::Sequence(_) | Content::Scalar(_), _) => {}
        }
        Ok(Fate::Stays)
    }

    fn fields(
        self,
        schema: Option<Schema<'a>>,
        fields: &mut Mapping,
        changes: &mut Mapping,
    ) -> Result<()> {
        let field = |name: &str| schema.and_then(|schema| schema.field(name));
        for place in (0..fields.entries.len()).rev() {
            let entry = &mut fields.entries[place];
            let name = &entry.key.text;
            if changes.get(name).is_some() {
                continue;
            }
            if self.kept(field(name), &mut entry.value)? == Fate::Gone {
                fields.entries.remove(place);
            } else {
                quote(&mut entry.value);
            }
        }
        for place in 0..changes.entries.len() {
            let (before, rest) = changes.entries.split_at_mut(place);
            let change = &mut rest[0];
            let name = &change.key.text;
            // Of two equal keys the first counts.
            if before.iter().any(|earlier| earlier.key.text == *name) {
                continue;
            }
            match fields.get_mut(name) {
                Some(old) => match self.both(field(name), old, &mut change.value)? {
                    Fate::Stays => {}
                    Fate::Replaced(node) => replace(old, node),
                    Fate::Gone => {
                        fields.remove(name);
                    }
                },
                None => {
                    if let Fate::Replaced(_) = self.added(field(name), &mut change.value)? {
                        quote(&mut change.value);
                        fields.entries.push(change.clone());
                    }
                }
            }
        }
        Ok(())
    }

    /// The schema of an object by its own `apiVersion` and `kind`; an object within another one may have them too.
    fn of_kind(self, node: &Node) -> Option<Schema<'a>> {
        let text = |key| node.get(key).filter(|value| !is_null(value))?.text();
        self.schemas.of_kind(text("apiVersion")?, text("kind")?)
    }
}

fn is_merged(schema: Option<Schema<'_>>) -> bool {
    MergeList::of(schema).is_some()
}

/// Puts a value in the place of another. A scalar keeps the form of the old one: a number over `"1"` is a string, and a
/// text over a bare number is bare too, so that a number put over that is a number again. A tag that was written comes
/// along, unless the text has it of itself.
fn replace(old: &mut Node, mut new: Node) {
    if let (Content::Scalar(old), Content::Scalar(new)) = (&old.content, &mut new.content) {
        let kind = new.scalar_type(Dialect::Kyaml);
        let written = new.tag.take_if(|tag| tag.starts_with(EXPLICIT));
        let of_text = Scalar::plain(new.text.as_str()).scalar_type(Dialect::Kyaml);
        let is_written = written.is_some();
        let tag = written.unwrap_or_else(|| core_tag(kind).into());
        let is_of_text = *tag == *core_tag(of_text);
        let is_string = *tag == *core_tag(ScalarType::String);
        if old.style != Style::Plain {
            new.style = old.style;
            new.kept_type = (kind != ScalarType::String && is_of_text).then_some(kind);
            let shows = has_written_tag(old) || !(is_string || is_of_text);
            new.tag = shows.then_some(tag);
        } else if new.style != Style::Plain || is_written {
            new.style = Style::Plain;
            new.tag = match (is_of_text, is_string) {
                (true, _) => None,
                (false, true) => Some(STRING_TAG.into()),
                (false, false) => Some(tag),
            };
        }
        new.shared = old.shared;
    }
    *old = new;
}

/// Walks all fields and drops those that are gone.
fn retain<'a>(
    schema: Option<Schema<'a>>,
    fields: &mut Mapping,
    walk: impl Fn(Option<Schema<'a>>, &mut Node) -> Result<Fate>,
) -> Result<()> {
    let mut fault = Ok(());
    fields.entries.retain_mut(|entry| {
        let schema = schema.and_then(|schema| schema.field(&entry.key.text));
        match walk(schema, &mut entry.value) {
            Ok(fate) => {
                quote(&mut entry.value);
                fate != Fate::Gone
            }
            Err(error) => {
                fault = Err(error);
                true
            }
        }
    });
    fault
}

/// Every field on the way is set anew, which puts strings in quotes that YAML 1.1 would take for something else.
fn quote(value: &mut Node) {
    if let Content::Scalar(scalar) = &mut value.content {
        quote_special(scalar);
    }
}

fn wrong_kind(old: &Node, patch: &Node) -> Fault {
    let message = format!(
        "wrong node kind: the patch has {} where the object has {}",
        shape(patch),
        shape(old)
    );
    Fault::new(message)
        .line(patch.at.line)
        .column(patch.at.column)
}

/// The shape of a node, with its article.
pub(super) fn shape(node: &Node) -> &'static str {
    match &node.content {
        Content::Mapping(_) => "a mapping",
        Content::Sequence(_) => "a list",
        Content::Scalar(_) => "a scalar",
    }
}
