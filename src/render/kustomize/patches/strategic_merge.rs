//! Strategic merge: a patch that looks like the object, laid over it.
//!
//! Source of the rules: kyaml `yaml/walk` and `yaml/merge2` as kustomize 5.8 calls them (items of a patch go before the
//! old ones). They differ from kubectl's merge: `$setElementOrder`, `$deleteFromPrimitiveList` and `$retainKeys` are
//! ordinary fields, and the schema is that of Kubernetes 1.21. The walk goes through the whole object, also where the
//! patch is silent: an empty null (`key:`) is dropped there, a written one (`key: null`) stays. Lists that are merged
//! are in `merge_list.rs`.

use anyhow::Result;

use crate::kubernetes::yaml::{Content, Mapping, Node, Position, Style};
use crate::model::Fault;

use super::merge_list::{self, Patch};
use super::schema::Schema;
use crate::render::kustomize::setters::is_null;

const DIRECTIVE: &str = "$patch";

/// What becomes of the node that a patch is laid over.
#[derive(Debug, PartialEq)]
pub(super) enum Fate {
    /// It stays where it is; its content may have changed.
    Stays,
    /// This stands in its place.
    Replaced(Node),
    Gone,
}

/// The value of `$patch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Directive {
    Merge,
    Replace,
    Delete,
}

/// Lays `patch` over `object`; false if the patch deletes it. Directives are taken out of `patch`, so each object needs
/// a copy of its own. A `$patch: replace` at the root does nothing, as in kustomize.
pub(super) fn merge(object: &mut Node, patch: &mut Node) -> Result<bool> {
    match both(None, object, patch)? {
        Fate::Stays | Fate::Replaced(_) => Ok(true),
        Fate::Gone => Ok(false),
    }
}

/// A node and the patch of it.
pub(super) fn both(schema: Option<Schema>, old: &mut Node, patch: &mut Node) -> Result<Fate> {
    if is_null(old) {
        return added(schema, patch);
    }
    if is_null(patch) {
        return Ok(Fate::Gone);
    }
    let schema = schema.or_else(|| of_kind(old)).or_else(|| of_kind(patch));
    let at = patch.at;
    match (&mut old.content, &mut patch.content) {
        (Content::Mapping(fields), Content::Mapping(changes)) => {
            match take_directive(changes).map_err(|word| unknown_directive(&word, at))? {
                Directive::Merge => {
                    merge_fields(schema, fields, changes)?;
                    Ok(Fate::Stays)
                }
                Directive::Delete => Ok(Fate::Gone),
                Directive::Replace => {
                    retain_fields(schema, changes, alone)?;
                    Ok(Fate::Replaced(patch.clone()))
                }
            }
        }
        (Content::Sequence(items), Content::Sequence(changes)) => {
            let Some(Schema::List(list)) = schema else {
                return Ok(Fate::Replaced(patch.clone()));
            };
            match take_list_directive(changes, at)? {
                Directive::Merge => {
                    merge_list::merge(list, items, &mut Patch::Items(changes))?;
                    Ok(Fate::Stays)
                }
                Directive::Delete => Ok(Fate::Gone),
                Directive::Replace => {
                    merge_list::merge(list, changes, &mut Patch::Itself)?;
                    Ok(Fate::Replaced(patch.clone()))
                }
            }
        }
        (Content::Scalar(_), Content::Scalar(_)) => Ok(Fate::Replaced(patch.clone())),
        (Content::Mapping(_) | Content::Sequence(_) | Content::Scalar(_), _) => {
            Err(wrong_kind(old, patch).into())
        }
    }
}

/// A node of the patch where the object has nothing: what is added has its nulls and directives worked off.
pub(super) fn added(schema: Option<Schema>, patch: &mut Node) -> Result<Fate> {
    if is_null(patch) {
        return Ok(Fate::Gone);
    }
    let schema = schema.or_else(|| of_kind(patch));
    match &mut patch.content {
        Content::Mapping(fields) => {
            // An unknown directive is an error only where there is something to direct.
            if take_directive(fields) == Ok(Directive::Delete) {
                return Ok(Fate::Gone);
            }
            retain_fields(schema, fields, alone)?;
        }
        Content::Sequence(items) => {
            if let Some(Schema::List(list)) = schema {
                merge_list::merge(list, items, &mut Patch::Itself)?;
            }
        }
        Content::Scalar(_) => {}
    }
    Ok(Fate::Replaced(patch.clone()))
}

/// A node within something added: it is merged with itself.
pub(super) fn alone(schema: Option<Schema>, node: &mut Node) -> Result<Fate> {
    if is_null(node) {
        return Ok(Fate::Gone);
    }
    let schema = schema.or_else(|| of_kind(node));
    let at = node.at;
    match &mut node.content {
        Content::Mapping(fields) => {
            match take_directive(fields).map_err(|word| unknown_directive(&word, at))? {
                Directive::Merge | Directive::Replace => {}
                Directive::Delete => return Ok(Fate::Gone),
            }
            retain_fields(schema, fields, alone)?;
        }
        Content::Sequence(items) => {
            if let Some(Schema::List(list)) = schema {
                if take_list_directive(items, at)? == Directive::Delete {
                    return Ok(Fate::Gone);
                }
                merge_list::merge(list, items, &mut Patch::Itself)?;
            }
        }
        Content::Scalar(_) => {}
    }
    Ok(Fate::Stays)
}

/// A node that the patch does not mention.
pub(super) fn kept(schema: Option<Schema>, old: &mut Node) -> Result<Fate> {
    if is_null(old) {
        let written = old.text().is_some_and(|text| !text.is_empty());
        return Ok(if written { Fate::Stays } else { Fate::Gone });
    }
    let schema = schema.or_else(|| of_kind(old));
    match &mut old.content {
        Content::Mapping(fields) => retain_fields(schema, fields, kept)?,
        Content::Sequence(items) => {
            if let Some(Schema::List(list)) = schema {
                merge_list::merge(list, items, &mut Patch::Nothing)?;
            }
        }
        Content::Scalar(_) => {}
    }
    Ok(Fate::Stays)
}

fn merge_fields(schema: Option<Schema>, fields: &mut Mapping, changes: &mut Mapping) -> Result<()> {
    for place in (0..fields.entries.len()).rev() {
        let entry = &mut fields.entries[place];
        if changes.get(&entry.key.text).is_none() {
            let schema = schema.and_then(|schema| schema.field(&entry.key.text));
            if kept(schema, &mut entry.value)? == Fate::Gone {
                fields.entries.remove(place);
            }
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
        let schema = schema.and_then(|schema| schema.field(name));
        match fields.get_mut(name) {
            Some(old) => match both(schema, old, &mut change.value)? {
                Fate::Stays => {}
                Fate::Replaced(node) => replace(old, node),
                Fate::Gone => {
                    fields.remove(name);
                }
            },
            None => {
                if let Fate::Replaced(_) = added(schema, &mut change.value)? {
                    fields.entries.push(change.clone());
                }
            }
        }
    }
    Ok(())
}

/// Puts a value in the place of another. A scalar keeps the quotes of the old one, so a number over `"1"` is a string.
fn replace(old: &mut Node, mut new: Node) {
    if let (Content::Scalar(old), Content::Scalar(new)) = (&old.content, &mut new.content)
        && old.style != Style::Plain
    {
        new.style = old.style;
        new.tag = None;
    }
    *old = new;
}

fn retain_fields(
    schema: Option<Schema>,
    fields: &mut Mapping,
    walk: fn(Option<Schema>, &mut Node) -> Result<Fate>,
) -> Result<()> {
    let mut fault = Ok(());
    fields.entries.retain_mut(|entry| {
        let schema = schema.and_then(|schema| schema.field(&entry.key.text));
        match walk(schema, &mut entry.value) {
            Ok(fate) => fate != Fate::Gone,
            Err(error) => {
                fault = Err(error);
                true
            }
        }
    });
    fault
}

/// Takes the directive of a whole list out of it: an item that is nothing but `$patch`, if it is the first with one.
fn take_list_directive(items: &mut Vec<Node>, at: Position) -> Result<Directive> {
    let with_directive = items.iter().find_map(|item| {
        let fields = item.as_mapping()?;
        fields.get(DIRECTIVE).map(|value| (fields, value))
    });
    let Some((fields, value)) = with_directive else {
        return Ok(Directive::Merge);
    };
    if fields.entries.len() > 1 {
        return Ok(Directive::Merge);
    }
    let word = value.text().unwrap_or_default().to_owned();
    let directive = Directive::parse(&word).map_err(|word| unknown_directive(&word, at))?;
    merge_list::remove_items(items, DIRECTIVE, &word)?;
    Ok(directive)
}

/// The schema of an object by its own `apiVersion` and `kind`; an object within another one may have them too.
fn of_kind(node: &Node) -> Option<Schema> {
    let text = |key| node.get(key).filter(|value| !is_null(value))?.text();
    Schema::of_kind(text("apiVersion")?, text("kind")?)
}

/// Takes `$patch` out of a mapping; the error is a word that means nothing.
fn take_directive(mapping: &mut Mapping) -> std::result::Result<Directive, String> {
    let Some(value) = mapping.get(DIRECTIVE) else {
        return Ok(Directive::Merge);
    };
    let directive = Directive::parse(value.text().unwrap_or_default())?;
    mapping.remove(DIRECTIVE);
    Ok(directive)
}

impl Directive {
    fn parse(word: &str) -> std::result::Result<Self, String> {
        match word {
            "merge" => Ok(Self::Merge),
            "replace" => Ok(Self::Replace),
            "delete" => Ok(Self::Delete),
            other => Err(other.to_owned()),
        }
    }
}

fn unknown_directive(word: &str, at: Position) -> Fault {
    Fault::new(format!("unknown patch strategy `{word}`"))
        .line(at.line)
        .column(at.column)
        .hint("`$patch` is one of `merge`, `replace`, `delete`")
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
