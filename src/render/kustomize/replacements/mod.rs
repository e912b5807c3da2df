//! Replacements: a field of one object is written into fields of others.
//!
//! Reading order: `field_path.rs` (where), `embedded.rs` (fields within a text), then this file. Source of the rules:
//! kustomize 5.8, `api/filters/replacement`, `api/internal/builtins/ReplacementTransformer.go`. The value is the one
//! that the source has when its kustomization is built; what is renamed later is not followed.

mod embedded;
mod field_path;

use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::yaml::{Content, Dialect, Node, Scalar, Style};
use crate::model::Fault;

use super::faults::{Collector, Faults, Located};
use super::kustomization::{
    FieldOptions, ReplacementEntry, ReplacementSource, ReplacementTarget, Selector,
};
use super::loader::{Loader, configuration};
use super::patches::{Target, provide_annotations};
use super::resource::{ResId, Resource, selects};
use super::resource_map::ResourceMap;
use super::setters::{core_tag, is_null, is_untagged, refuse_unpaired, untagged};
use super::shared::{settle, unshare};
use super::strict::Strict;
use super::transformers::Layer;

pub(super) use field_path::{lookup, split};

use field_path::{Create, Found, is_empty, visit};

type Result<T, E = Faults> = std::result::Result<T, E>;

/// The field that is meant where none is named.
const NAME: &str = "metadata.name";

/// Does all replacements of a kustomization, in order; all that fail are told.
pub(crate) fn replace(layer: &Layer, resources: &mut ResourceMap) -> Result<()> {
    let (kustomization, loader) = (layer.kustomization, layer.loader);
    let mut faults = Collector::default();
    for entry in &kustomization.replacements {
        let done = if entry.path.text.is_empty() {
            replace_one(entry, resources).at(&kustomization.file, entry.at)
        } else {
            replace_from_file(entry, loader, resources).at(&kustomization.file, entry.path.at)
        };
        faults.take(done);
        layer.note(resources, "replacements", &entry.path.text, entry.at);
    }
    resources.drop_empty();
    faults.finish()
}

/// The replacements of a file: one, or a list.
fn replace_from_file(
    entry: &ReplacementEntry,
    loader: &Loader,
    resources: &mut ResourceMap,
) -> Result<()> {
    if entry.source.is_some() || entry.targets.is_some() {
        return Err(Fault::new("an entry with both `path` and a replacement")
            .hint("keep one of them")
            .into());
    }
    let file = loader.read(&entry.path.text)?;
    let document = configuration(&file)?;
    let mut strict = Strict::lenient(&file.shown);
    let entries: Vec<ReplacementEntry> = match document.as_ref().map(|document| &document.content) {
        Some(Content::Sequence(items)) => {
            let entries = items
                .iter()
                .map(|item| ReplacementEntry::read(item, &mut strict));
            entries.collect()
        }
        Some(Content::Mapping(_)) => {
            let document = document.iter();
            document
                .map(|item| ReplacementEntry::read(item, &mut strict))
                .collect()
        }
        Some(Content::Scalar(_)) | None => {
            return Err(Fault::new("neither a replacement nor a list of them")
                .file(&file.shown)
                .into());
        }
    };
    strict.finish()?;
    let mut faults = Collector::default();
    for entry in &entries {
        faults.take(replace_one(entry, resources).at(&file.shown, entry.at));
    }
    faults.finish()
}

fn replace_one(entry: &ReplacementEntry, resources: &mut ResourceMap) -> Result<()> {
    let Some(targets) = &entry.targets else {
        return Err(incomplete().into());
    };
    let mut source = match (&entry.source, &entry.source_value) {
        (None, None) => return Err(incomplete().into()),
        (Some(_), Some(_)) => {
            return Err(Fault::new("both `source` and `sourceValue`")
                .hint("keep one of them")
                .into());
        }
        (None, Some(text)) => Source::of(untagged(text)),
        (Some(source), None) => source_of(source, resources)?,
    };
    for target in targets {
        write_to(target, &mut source, resources)?;
    }
    Ok(())
}

/// What is written. A whole field stays the field that it is: once a replacement has written over it, its new value is
/// what the other targets get.
struct Source {
    value: Node,
    /// The place of the object and the way to the field, as long as it may change.
    field: Option<(usize, Vec<String>)>,
    /// Where the field is in memory, while fields of its own object are written.
    address: Option<usize>,
}

/// Tells a node from all others, as long as the tree around it keeps its shape.
fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
}

impl Source {
    fn of(value: Node) -> Self {
        Self {
            value,
            field: None,
            address: None,
        }
    }

    /// Finds the field in the object that is about to be written.
    fn look(&mut self, place: usize, resource: &mut Resource) {
        let steps = self.field.as_ref().filter(|(own, _)| *own == place);
        let found = steps.and_then(|(_, steps)| lookup(&mut resource.node, steps).ok().flatten());
        self.address = found.as_deref().map(address);
        if let Some(field) = found {
            self.value.clone_from(field);
        }
    }

    /// Looks at the field again, after something was written to `path` in the object at `place`.
    fn written(&mut self, place: usize, path: &str, resource: &mut Resource) {
        let Some((_, steps)) = self.field.as_ref().filter(|(own, _)| *own == place) else {
            return;
        };
        let above = split(path);
        if above.len() < steps.len() && steps.starts_with(&above) {
            // Another tree stands where the field was.
            self.field = None;
        } else if let Ok(Some(field)) = lookup(&mut resource.node, steps) {
            self.value.clone_from(field);
        }
    }
}

fn incomplete() -> Fault {
    Fault::new("a replacement without a source or without targets")
        .hint("say under `source` what to read and under `targets` where to write it")
}

/// The field that a source names.
fn source_of(source: &ReplacementSource, resources: &mut ResourceMap) -> Result<Source, Fault> {
    let path = if source.field_path.is_empty() {
        NAME
    } else {
        &source.field_path
    };
    let (place, resource) = selected_source(source, resources)?;
    let subject = resource.current_id();
    let found = lookup(&mut resource.node, &split(path))?;
    let Some(value) = found.filter(|value| !is_absent(value)) else {
        let message = format!("field `{path}` is missing for the replacement source");
        return Err(Fault::new(message).subject(subject.to_string()));
    };
    match source.options.as_ref() {
        Some(options) if !options.delimiter.is_empty() => part_of(value, options)
            .map(Source::of)
            .map_err(|fault| fault.subject(subject.to_string())),
        Some(_) | None => Ok(Source {
            value: value.clone(),
            field: Some((place, split(path))),
            address: None,
        }),
    }
}

fn is_absent(node: &Node) -> bool {
    is_null(node) || is_empty(node)
}

/// The one object that a source selects by exact texts, present or former.
fn selected_source<'a>(
    source: &ReplacementSource,
    resources: &'a mut ResourceMap,
) -> Result<(usize, &'a mut Resource), Fault> {
    let is_selected = |resource: &Resource| {
        let mut ids = resource.all_ids();
        ids.any(|id| is_source(source, &id))
    };
    let mut selected = resources
        .iter_mut()
        .enumerate()
        .filter(|(_, resource)| is_selected(resource));
    let (first, second) = (selected.next(), selected.next());
    match (first, second) {
        (Some(only), None) => Ok(only),
        (None, _) => Err(
            Fault::new("nothing selected by the source of a replacement")
                .hint("a source is found by its exact kind, name and namespace"),
        ),
        (Some((_, first)), Some((_, second))) => Err(Fault::new(format!(
            "multiple matches for the source of a replacement: {} and {}",
            first.current_id(),
            second.current_id()
        ))
        .hint("add name or namespace")),
    }
}

fn is_source(source: &ReplacementSource, id: &ResId) -> bool {
    let effective = |namespace: &str| -> String {
        if namespace.is_empty() {
            "default".to_owned()
        } else {
            namespace.to_owned()
        }
    };
    (source.name.is_empty() || source.name == id.name)
        && (source.namespace.is_empty() || source.namespace == effective(&id.namespace))
        && selects(&source.gvk, &id.gvk)
}

/// A part of a text between delimiters.
fn part_of(value: &Node, options: &FieldOptions) -> Result<Node, Fault> {
    let Some(text) = value.text() else {
        return Err(no_scalar());
    };
    let part = usize::try_from(options.index)
        .ok()
        .and_then(|index| text.split(&options.delimiter).nth(index));
    let Some(part) = part else {
        let message = format!("index {} is out of bounds for `{text}`", options.index);
        return Err(Fault::new(message));
    };
    let mut value = value.clone();
    overwrite(&mut value, part);
    Ok(value)
}

fn no_scalar() -> Fault {
    Fault::new("a delimiter can only be used with scalars")
}

fn write_to(
    target: &ReplacementTarget,
    source: &mut Source,
    resources: &mut ResourceMap,
) -> Result<()> {
    let Some(select) = &target.select else {
        return Err(Fault::new("a target without `select`")
            .hint("select the objects to write to")
            .into());
    };
    let select = Target::new(select)?;
    let reject = rejections(&target.reject)?;
    let mut paths: Vec<&str> = target
        .field_paths
        .iter()
        .map(|path| path.text.as_str())
        .collect();
    if paths.is_empty() {
        paths.push(NAME);
    }
    for (place, resource) in resources.iter_mut().enumerate() {
        resource.refuse_lost()?;
        if !is_target(resource, &select, &reject)? {
            continue;
        }
        let subject = resource.current_id();
        for path in &paths {
            let forgets = leads_to_annotations(path) && resource.has_history();
            if forgets {
                provide_annotations(&mut resource.node);
            }
            let written = write(resource, path, source, place, target.options.as_ref());
            written
                .and_then(|()| Ok(refuse_unpaired(&resource.node, "annotations")?))
                .of(&subject, None)?;
            if forgets {
                resource.forget_history();
            }
            settle(resource);
            source.written(place, path, resource);
        }
    }
    Ok(())
}

/// Whether a path leads to all annotations, among which kustomize keeps its notes.
fn leads_to_annotations(path: &str) -> bool {
    matches!(path, "metadata" | "metadata.annotations")
}

/// What a target leaves out: by identity, by labels and annotations, or both.
struct Rejection {
    target: Target,
    by_id: bool,
    by_labels: bool,
}

fn rejections(selectors: &[Selector]) -> Result<Vec<Rejection>, Fault> {
    let rejection = |selector: &Selector| -> Result<Rejection, Fault> {
        Ok(Rejection {
            target: Target::new(selector)?,
            by_id: selector.gvk != GroupVersionKind::default()
                || !selector.name.is_empty()
                || !selector.namespace.is_empty(),
            by_labels: !selector.label_selector.is_empty()
                || !selector.annotation_selector.is_empty(),
        })
    };
    selectors.iter().map(rejection).collect()
}

fn is_target(resource: &Resource, select: &Target, reject: &[Rejection]) -> Result<bool, Fault> {
    if !select.selects_labels(resource)? {
        return Ok(false);
    }
    for rejection in reject.iter().filter(|rejection| rejection.by_labels) {
        if rejection.target.selects_labels(resource)? {
            return Ok(false);
        }
    }
    let ids: Vec<ResId> = resource.all_ids().collect();
    let rejected = reject
        .iter()
        .filter(|rejection| rejection.by_id)
        .any(|rejection| ids.iter().any(|id| rejection.target.selects_id(id)));
    Ok(!rejected && ids.iter().any(|id| select.selects_id(id)))
}

/// Writes a value to every field of an object that a path matches; there must be one.
fn write(
    resource: &mut Resource,
    path: &str,
    source: &mut Source,
    place: usize,
    options: Option<&FieldOptions>,
) -> anyhow::Result<()> {
    source.look(place, resource);
    let steps = split(path);
    let creates = options.is_some_and(|options| options.create);
    let create = match (&source.value.content, creates) {
        (_, false) => Create::Nothing,
        (Content::Scalar(_), true) => Create::Scalar,
        (Content::Sequence(_), true) => Create::Sequence,
        (Content::Mapping(_), true) => Create::Mapping,
    };
    if matches!(create, Create::Sequence | Create::Mapping) && source.address.is_some() {
        // What is made on the way to the target is in the field already when that is read.
        let mut nothing = |_: &mut Node, _| -> anyhow::Result<()> { Ok(()) };
        if !embedded::visit(&mut resource.node, &steps, create, &mut nothing)? {
            visit(&mut resource.node, &steps, create, &mut nothing)?;
        }
        source.look(place, resource);
    }
    let mut set = |field: &mut Node, found| -> anyhow::Result<()> {
        set(field, found, &source.value, options)?;
        if source.address == Some(address(field)) {
            source.value.clone_from(field);
        }
        Ok(())
    };
    if embedded::visit(&mut resource.node, &steps, create, &mut set)? {
        return Ok(());
    }
    let count = visit(&mut resource.node, &steps, create, &mut set)?;
    if count == 0 {
        let or_create = if creates { " or create" } else { "" };
        let message = format!("unable to find{or_create} field `{path}` in the replacement target");
        let fault = Fault::new(message);
        return Err(if creates {
            fault.into()
        } else {
            fault
                .hint("`options.create: true` makes a missing field")
                .into()
        });
    }
    Ok(())
}

/// Writes one field. A scalar takes the text only and keeps its type, which the text must then fit.
fn set(
    field: &mut Node,
    found: Found,
    value: &Node,
    options: Option<&FieldOptions>,
) -> Result<(), Fault> {
    let mut value = value.clone();
    if let Some(options) = options.filter(|options| !options.delimiter.is_empty()) {
        let Some(old) = field.text() else {
            return Err(no_scalar());
        };
        let new = if is_null(&value) { "" } else { written(&value) };
        let joined = joined(old, new, options);
        match &mut value.content {
            Content::Scalar(scalar) => scalar.text = joined,
            Content::Mapping(_) | Content::Sequence(_) => value = Node::plain(joined),
        }
    }
    if field.as_scalar().is_none() {
        unshare(&mut value);
        *field = value;
    } else if found.is_made {
        *field = untagged(written(&value));
    } else {
        overwrite(field, written(&value));
    }
    if found.in_flow && is_nothing(field) {
        *field = Node::nothing_in_flow();
    }
    Ok(())
}

/// A null without a text, or what has neither text nor type.
fn is_nothing(node: &Node) -> bool {
    let is_bare = |scalar: &Scalar| scalar.text.is_empty() && scalar.style == Style::Plain;
    let is_untyped = |scalar: &Scalar| scalar.tag.is_none() || is_untagged(scalar);
    node.as_scalar()
        .is_some_and(|scalar| is_bare(scalar) && (is_untyped(scalar) || is_null(node)))
}

/// What a value writes over a scalar: its text, or that of the null which it once was.
fn written(value: &Node) -> &str {
    let text = match &value.content {
        Content::Scalar(scalar) => Some(scalar.text.as_str()),
        Content::Mapping(mapping) => mapping.null_text.as_deref(),
        Content::Sequence(_) => None,
    };
    text.unwrap_or_default()
}

/// The parts of a text with one of them replaced; below 0 it goes before them, beyond them behind.
fn joined(old: &str, new: &str, options: &FieldOptions) -> String {
    let mut parts: Vec<&str> = old.split(&options.delimiter).collect();
    match usize::try_from(options.index) {
        Err(_) => parts.insert(0, new),
        Ok(index) if index >= parts.len() => parts.push(new),
        Ok(index) => parts[index] = new,
    }
    parts.join(&options.delimiter)
}

/// Writes text over a scalar that keeps its type: what was a string stays one, what was a number must stay one.
fn overwrite(node: &mut Node, text: &str) {
    let Content::Scalar(scalar) = &mut node.content else {
        return;
    };
    if let Some(old) = scalar.kept_type {
        if Scalar::plain(text).scalar_type(Dialect::Kyaml) != old {
            scalar.tag = Some(core_tag(old).into());
        }
        text.clone_into(&mut scalar.text);
        return;
    }
    let old = scalar.scalar_type(Dialect::Kyaml);
    text.clone_into(&mut scalar.text);
    if scalar.style == Style::Plain
        && scalar.tag.is_none()
        && scalar.scalar_type(Dialect::Kyaml) != old
    {
        scalar.tag = Some(core_tag(old).into());
    }
}
