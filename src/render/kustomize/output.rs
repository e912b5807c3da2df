//! Resources → the objects that are printed: without what only the build needed, as JSON values.
//!
//! Source of the rules: kustomize 5.8, `api/krusty/kustomizer.go`, `api/resource/resource.go` (`BuildAnnotations`).

use serde_json::Value;

use crate::kubernetes::yaml::{Content, Dialect, Entry, Node, Scalar};
use crate::model::{Fault, RenderedObject};
use crate::render::parallel;

use super::faults::{Collector, Located, Result};
use super::journal::Journal;
use super::provenance::annotate;
use super::resource::Resource;
use super::setters::{STRING_TAG, pairs};

/// Annotations that kustomize keeps its notes in; a user's own of such a name is dropped too.
const BUILD_ANNOTATIONS: &[&str] = &[
    "internal.config.kubernetes.io/previousKinds",
    "internal.config.kubernetes.io/previousNames",
    "internal.config.kubernetes.io/prefixes",
    "internal.config.kubernetes.io/suffixes",
    "internal.config.kubernetes.io/previousNamespaces",
    "internal.config.kubernetes.io/allowNameChange",
    "internal.config.kubernetes.io/allowKindChange",
    "internal.config.kubernetes.io/refBy",
    "internal.config.kubernetes.io/generatorBehavior",
    "internal.config.kubernetes.io/needsHashSuffix",
    "internal.config.kubernetes.io/path",
    "internal.config.kubernetes.io/index",
    "internal.config.kubernetes.io/seqindent",
    "internal.config.kubernetes.io/id",
    "internal.config.kubernetes.io/annotations-migration-resource-id",
    "config.kubernetes.io/path",
    "config.kubernetes.io/index",
    "config.kubernetes.io/id",
    "internal.config.kubernetes.io/helm-generated",
    "config.kubernetes.io/origin",
    "alpha.config.kubernetes.io/transformations",
];

/// The printed form of every resource.
pub(crate) fn objects(
    resources: Vec<Resource>,
    build_metadata: &[String],
) -> Result<Vec<RenderedObject>> {
    let objects: Vec<Result<RenderedObject>> =
        parallel::map(resources, |resource| object(resource, build_metadata));
    let mut faults = Collector::default();
    let objects = objects
        .into_iter()
        .filter_map(|object| faults.take(object))
        .collect();
    faults.finish()?;
    Ok(objects)
}

fn object(mut resource: Resource, build_metadata: &[String]) -> Result<RenderedObject> {
    let history = Journal::close(&mut resource);
    clean_annotations(&mut resource.node);
    annotate(&mut resource, build_metadata);
    let id = resource.current_id();
    let at = resource.node.at.line;
    let tree = resource.node.into_value(Dialect::Kyaml).map_err(|error| {
        let line = if error.at.line > 0 { error.at.line } else { at };
        let file = resource.origin.as_ref().map(|origin| origin.file.clone());
        Fault {
            file,
            ..Fault::new(error.message)
        }
        .line(line)
        .column(error.at.column)
    });
    let mut tree = tree.of(&id, resource.origin.as_ref())?;
    read_back(&mut tree).of(&id, resource.origin.as_ref())?;
    Ok(RenderedObject {
        tree,
        history,
        origin: resource.origin,
    })
}

/// What is left of an object that kustomize prints: it does so by way of JSON that it reads as YAML.
///
/// Source: kustomize 5.8 `api/resource/resource.go` (`AsYAML`), go-yaml v2 `readerc.go`, `scannerc.go`.
fn read_back(value: &mut Value) -> std::result::Result<(), Fault> {
    match value {
        Value::String(text) if is_plain(text) => Ok(()),
        Value::String(text) => {
            readable(text)?;
            if text.contains(NEXT_LINE) {
                *text = folded(text);
            }
            Ok(())
        }
        Value::Array(items) => items.iter_mut().try_for_each(read_back),
        Value::Object(fields) => fields.iter_mut().try_for_each(|(key, value)| {
            if !is_plain(key) {
                readable(key)?;
                if key.contains(NEXT_LINE) {
                    return Err(unreadable("a key", NEXT_LINE));
                }
            }
            read_back(value)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// The one line break that JSON leaves as it is.
const NEXT_LINE: char = '\u{85}';

/// A text in double quotes whose lines YAML folds: the blanks around a break go, and one break becomes a space.
fn folded(text: &str) -> String {
    let mut lines = text.split(NEXT_LINE);
    let mut out = lines.next().unwrap_or_default().to_owned();
    let mut breaks = 0;
    let mut lines = lines.peekable();
    while let Some(line) = lines.next() {
        breaks += 1;
        let line = line.trim_start_matches(' ');
        if line.is_empty() && lines.peek().is_some() {
            continue;
        }
        out.truncate(out.trim_end_matches(' ').len());
        match breaks {
            1 => out.push(' '),
            more => out.extend(std::iter::repeat_n('\n', more - 1)),
        }
        breaks = 0;
        out.push_str(line);
    }
    out
}

/// Whether a text is of characters that no rule here is about: nearly every one is, and bytes are looked through sooner than
/// characters.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte < 0x7f)
}

/// Refuses a text with characters that YAML has only as escapes.
pub(super) fn readable(text: &str) -> std::result::Result<(), Fault> {
    let odd =
        |c: &char| matches!(c, '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
    if is_plain(text) {
        return Ok(());
    }
    match text.chars().find(odd) {
        None => Ok(()),
        Some(c) => Err(unreadable("a value", c)),
    }
}

fn unreadable(what: &str, character: char) -> Fault {
    Fault::new(format!(
        "{what} holds the control character {}",
        character.escape_unicode()
    ))
    .hint("take it out; what is no text belongs into a Secret or `binaryData`")
}

/// Every annotation becomes a string under a plain key, and an empty map of them goes away.
fn clean_annotations(node: &mut Node) {
    if let Some(object) = node.as_mapping_mut()
        && object.get("metadata").is_none()
    {
        // Only a list may come without; looking for its annotations makes it one.
        object.insert("metadata", Node::mapping());
    }
    let Some(metadata) = node.get_mut("metadata").and_then(Node::as_mapping_mut) else {
        return;
    };
    let Some(annotations) = metadata.get_mut("annotations") else {
        return;
    };
    if let Content::Sequence(items) = &mut annotations.content {
        annotations.content = Content::Mapping(pairs(std::mem::take(items)));
    }
    if let Content::Mapping(annotations) = &mut annotations.content {
        annotations
            .entries
            .retain(|entry| !BUILD_ANNOTATIONS.contains(&entry.key.text.as_str()));
        for entry in &mut annotations.entries {
            clean(entry);
        }
    }
    if annotations
        .as_mapping()
        .is_none_or(|annotations| annotations.entries.is_empty())
    {
        metadata.remove("annotations");
    }
}

fn clean(entry: &mut Entry) {
    entry.key = Scalar::plain(std::mem::take(&mut entry.key.text));
    match &mut entry.value.content {
        Content::Scalar(scalar) => scalar.tag = Some(STRING_TAG.into()),
        Content::Sequence(_) | Content::Mapping(_) => entry.value = Node::string(""),
    }
}
