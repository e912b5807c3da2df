//! Patch: one entry as written, read from its file or text and told apart: strategic merge or JSON.

use crate::kubernetes::yaml::{Content, Node, Position};
use crate::model::Fault;
use crate::render::kustomize::faults::{Faults, Result};
use crate::render::kustomize::kustomization::PatchEntry;
use crate::render::kustomize::loader::{File, documents};
use crate::render::kustomize::manifests;
use crate::render::kustomize::resource::Resource;
use crate::render::kustomize::setters::{is_null, pairs};
use crate::render::kustomize::strict::Text;
use crate::render::kustomize::transformers::Layer;

use super::json_patch::JsonPatch;
use super::target::Target;

/// An entry of `patches`.
#[derive(Debug)]
pub(super) struct Patch {
    pub(super) target: Option<Target>,
    pub(super) changes: Changes,
}

#[derive(Debug)]
pub(super) enum Changes {
    /// Nothing but comments.
    None,
    Strategic(StrategicChanges),
    Json(JsonChanges),
}

#[derive(Debug)]
pub(super) struct StrategicChanges {
    /// At least one.
    pub(super) patches: Vec<Resource>,
    pub(super) options: Options,
}

#[derive(Debug)]
pub(super) struct JsonChanges {
    pub(super) patch: JsonPatch,
    place: Place,
}

/// What a strategic merge may change besides the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Options {
    pub(super) allow_name_change: bool,
    pub(super) allow_kind_change: bool,
}

/// Where the text of a patch stands.
#[derive(Clone, Debug)]
struct Place {
    file: String,
    /// How many lines of the file stand before the first line of the text.
    offset: u32,
}

impl Patch {
    pub(super) fn read(entry: &PatchEntry, layer: &Layer) -> Result<Self> {
        // What stands before and behind a patch is cut off; of an entry of `patchesJson6902` it is not.
        let (file, place) = load(entry, entry.patch.text.trim(), layer)?;
        let target = entry.target.as_ref().map(Target::new).transpose()?;
        let options = Options {
            allow_name_change: entry.allow_name_change,
            allow_kind_change: entry.allow_kind_change,
        };
        let strategic = read_resources(&file, &place);
        let changes = match strategic {
            Ok(patches) if patches.is_empty() => Changes::None,
            Ok(patches) => {
                let mut changes = StrategicChanges { patches, options };
                // kustomize rewrites the labels of a patch that it copies, and the annotations of one that it marks.
                if target.is_some() {
                    changes.normalize();
                } else if options != Options::default() {
                    for patch in &mut changes.patches {
                        stringify(&mut patch.node, "annotations");
                    }
                }
                Changes::Strategic(changes)
            }
            Err(faults) => Changes::Json(read_json(&file, place, Some(faults))?),
        };
        Ok(Self { target, changes })
    }
}

/// An entry of `patchesStrategicMerge`: patches, if it reads as such, else a path.
pub(super) fn read_strategic(text: &Text, layer: &Layer) -> Result<StrategicChanges> {
    let inline = File {
        content: text.text.clone().into_bytes(),
        shown: layer.kustomization.file.clone(),
    };
    let place = Place::within(layer, text);
    let patches = match read_resources(&inline, &place) {
        Ok(patches) => patches,
        // What has several lines was never meant as a path.
        Err(faults) if text.text.trim().contains('\n') => return Err(faults),
        Err(_) => manifests::resources(&layer.loader.read(&text.text)?)?,
    };
    Ok(StrategicChanges {
        patches,
        options: Options::default(),
    })
}

/// An entry of `patchesJson6902`.
pub(super) fn read_json_6902(entry: &PatchEntry, layer: &Layer) -> Result<(Target, JsonChanges)> {
    let target = entry
        .target
        .as_ref()
        .filter(|target| !target.name.is_empty())
        .ok_or_else(|| {
            Fault::new("a JSON patch without the name of its target").hint("add `target.name`")
        })?;
    let (file, place) = load(entry, &entry.patch.text, layer)?;
    let changes = read_json(&file, place, None)?;
    if changes.patch.is_empty() {
        return Err(Fault::new("the patch has no operation in it").into());
    }
    Ok((Target::new(target)?, changes))
}

/// The text of a patch, from its file or from the kustomization itself, which has it `inline`.
fn load(entry: &PatchEntry, inline: &str, layer: &Layer) -> Result<(File, Place)> {
    match (inline, entry.path.text.as_str()) {
        ("", "") => Err(Fault::new("an entry without a patch")
            .hint("add `path`, or the patch itself under `patch`")
            .into()),
        (_, "") => {
            let file = File {
                content: inline.as_bytes().to_vec(),
                shown: layer.kustomization.file.clone(),
            };
            Ok((file, Place::within(layer, &entry.patch)))
        }
        ("", path) => {
            let file = layer.loader.read(path)?;
            let place = Place {
                file: file.shown.clone(),
                offset: 0,
            };
            Ok((file, place))
        }
        (_, _) => Err(Fault::new("an entry with both `patch` and `path`")
            .hint("keep one of them")
            .into()),
    }
}

impl Place {
    /// The place of an inline text; that of a block is the place of its first line.
    fn within(layer: &Layer, text: &Text) -> Self {
        Self {
            file: layer.kustomization.file.clone(),
            offset: text.at.line.saturating_sub(1),
        }
    }

    fn shift(&self, fault: Fault) -> Fault {
        let line = fault.line.unwrap_or(1) + self.offset;
        let column = fault.column.unwrap_or_default();
        // The column of an inline text is that of the text, not of the file.
        let column = if self.offset == 0 { column } else { 0 };
        fault.file(&self.file).line(line).column(column)
    }
}

impl JsonChanges {
    /// A fault of the patch, with its place in the file.
    pub(super) fn placed(&self, error: anyhow::Error) -> Faults {
        let mut faults = Faults::from(error);
        for fault in &mut faults.0 {
            *fault = self.place.shift(std::mem::take(fault));
        }
        faults
    }
}

/// Reads a text as manifests; their places are those in the file that holds the text.
fn read_resources(file: &File, place: &Place) -> Result<Vec<Resource>> {
    let read =
        documents(file).and_then(|documents| manifests::from_documents(documents, &file.shown));
    match read {
        Ok(mut resources) => {
            for resource in &mut resources {
                shift_lines(&mut resource.node, place.offset);
                if let Some(origin) = &mut resource.origin {
                    origin.line += place.offset;
                }
            }
            Ok(resources)
        }
        Err(mut faults) => {
            for fault in &mut faults.0 {
                *fault = place.shift(std::mem::take(fault));
            }
            Err(faults)
        }
    }
}

fn shift_lines(node: &mut Node, offset: u32) {
    if offset == 0 {
        return;
    }
    node.at = Position {
        line: node.at.line + offset,
        column: 0,
    };
    match &mut node.content {
        Content::Mapping(fields) => {
            for entry in &mut fields.entries {
                shift_lines(&mut entry.value, offset);
            }
        }
        Content::Sequence(items) => items.iter_mut().for_each(|item| shift_lines(item, offset)),
        Content::Scalar(_) => {}
    }
}

/// Reads a text as a JSON patch; if it is none, what speaks against a strategic merge patch may be the better reason.
fn read_json(file: &File, place: Place, strategic: Option<Faults>) -> Result<JsonChanges> {
    let text = std::str::from_utf8(&file.content).map_err(|_| Fault::new("invalid UTF-8"))?;
    match JsonPatch::read(text) {
        Ok(patch) => Ok(JsonChanges { patch, place }),
        Err(error) => {
            let looks_like_json = text.trim_start().starts_with(['[', '-']);
            let mut faults = match strategic {
                Some(faults) if !looks_like_json => return Err(unreadable(faults)),
                Some(_) | None => Faults::from(error),
            };
            for fault in &mut faults.0 {
                *fault = place.shift(std::mem::take(fault));
            }
            Err(unreadable(faults))
        }
    }
}

fn unreadable(mut faults: Faults) -> Faults {
    for fault in &mut faults.0 {
        fault.message = format!(
            "neither a strategic merge patch nor a JSON patch: {}",
            fault.message
        );
    }
    faults
}

impl StrategicChanges {
    /// Makes texts of all labels and annotations, so that a null among them removes nothing, as in kustomize.
    pub(super) fn normalize(&mut self) {
        for patch in &mut self.patches {
            stringify(&mut patch.node, "labels");
            stringify(&mut patch.node, "annotations");
        }
    }
}

/// Makes texts of all values of `metadata.labels` or `metadata.annotations`; a map without entries goes.
pub(crate) fn stringify(object: &mut Node, field: &str) {
    let Some(metadata) = object.get_mut("metadata").and_then(Node::as_mapping_mut) else {
        return;
    };
    let Some(map) = metadata.get_mut(field) else {
        return;
    };
    if let Content::Sequence(items) = &mut map.content {
        map.content = Content::Mapping(pairs(std::mem::take(items)));
    }
    let entries = match &mut map.content {
        Content::Mapping(fields) => fields.entries.as_mut_slice(),
        Content::Sequence(_) | Content::Scalar(_) => &mut [],
    };
    if entries.is_empty() {
        metadata.remove(field);
        return;
    }
    for entry in entries {
        let text = entry.value.text().unwrap_or_default().to_owned();
        entry.value = Node {
            at: entry.value.at,
            ..Node::string(text)
        };
    }
}

/// Adds `metadata.annotations` where kustomize has its notes in it, so that a JSON patch may add to them.
pub(crate) fn provide_annotations(object: &mut Node) {
    let Some(metadata) = object.get_mut("metadata").and_then(Node::as_mapping_mut) else {
        return;
    };
    if metadata.get("annotations").is_none_or(is_null) {
        metadata.insert("annotations", Node::mapping());
    }
}

/// Whether a patch takes all annotations away, and with them what kustomize remembers of the object.
pub(super) fn drops_annotations(patch: &Node) -> bool {
    let drops = |node: &Node| {
        is_null(node)
            || matches!(
                node.get("$patch").and_then(Node::text),
                Some("delete" | "replace")
            )
    };
    patch
        .get("metadata")
        .is_some_and(|metadata| drops(metadata) || metadata.get("annotations").is_some_and(drops))
}
