//! A file of manifests → resources: documents, lists taken apart, every object with kind and name.
//!
//! Source of the rules: kustomize 5.8, `api/resource/factory.go`, kyaml `kio/byteio_reader.go`.

use std::collections::VecDeque;

use crate::kubernetes::yaml::{self, Content, Dialect, Node};
use crate::model::{Fault, Origin};

use super::faults::{Collector, Located, Result};
use super::loader::{File, documents};
use super::resource::Resource;
use super::setters::{is_null, refuse_unpaired};
use super::strict::Text;

/// The resources of a file; `apiVersion` may be missing, kind and name may not.
pub(crate) fn resources(file: &File) -> Result<Vec<Resource>> {
    from_documents(documents(file)?, &file.shown)
}

/// The same, of documents that are read already.
pub(crate) fn from_documents(documents: Vec<Node>, shown: &str) -> Result<Vec<Resource>> {
    let mut faults = Collector::default();
    let mut resources = Vec::new();
    // The items of a list come after all other documents of the file, those of a nested list last of all.
    let mut is_alone = documents.len() == 1;
    let mut queue: VecDeque<Node> = documents.into();
    while let Some(node) = queue.pop_front() {
        let is_wrapper = std::mem::take(&mut is_alone) && is_wrapper(&node);
        let at = node.at;
        let origin = Origin {
            file: shown.to_owned(),
            line: at.line,
        };
        match faults.take(manifest(node).at(shown, at)) {
            Some(Manifest::Object(node)) => resources.push(Resource::loaded(node, origin)),
            Some(Manifest::List(items)) if is_wrapper => queue.extend(items),
            Some(Manifest::List(items)) => {
                for item in items {
                    let at = item.at;
                    queue.extend(faults.take(as_json(&item).at(shown, at)));
                }
            }
            None => {}
        }
    }
    faults.finish()?;
    Ok(resources)
}

/// Whether a document that is the only one of its file only wraps its items, which stay as they are written.
fn is_wrapper(node: &Node) -> bool {
    let kind = node.get("kind").and_then(Node::text);
    matches!(kind, Some("List" | "ResourceList"))
}

/// An item of a list as kustomize takes it out, by way of JSON: texts are quoted, numbers have their shortest form.
fn as_json(item: &Node) -> Result<Node> {
    let value = item
        .value(Dialect::Kyaml)
        .map_err(|error| Fault::new(error.message).line(error.at.line))?;
    Ok(Node {
        at: item.at,
        ..Node::from_value(&value)
    })
}

/// The resources that are written as the text of an entry, or `None` if it is none, so a path.
pub(crate) fn inline(entry: &Text, file: &str) -> Option<Vec<Resource>> {
    let documents = yaml::documents(entry.text.as_bytes()).ok()?;
    let mut resources = from_documents(documents, file).ok()?;
    for resource in &mut resources {
        // Places within the text mean nothing in the file.
        if let Some(origin) = &mut resource.origin {
            origin.line = entry.at.line;
        }
    }
    Some(resources)
}

/// What a document turned out to be.
enum Manifest {
    Object(Node),
    /// Its items; none for an empty document.
    List(Vec<Node>),
}

fn manifest(node: Node) -> Result<Manifest> {
    let mut resource = Resource::new(node, None);
    if resource.is_empty() {
        return Ok(Manifest::List(Vec::new()));
    }
    let is_list = resource.kind().ends_with("List");
    // Nobody looks at the metadata of a list that is opened.
    if !is_list || resource.node.get("items").is_none() {
        identify(&resource)?;
    }
    if !is_list {
        return Ok(Manifest::Object(resource.node));
    }
    // kyaml opens a `List` itself, by what is in its items as YAML: nothing in a scalar.
    let is_plain = resource.kind() == "List";
    let Some(items) = resource.node.get_mut("items") else {
        return Ok(Manifest::Object(resource.node));
    };
    let holds_nothing = match &items.content {
        Content::Scalar(_) => is_plain,
        Content::Mapping(fields) => is_plain && fields.entries.is_empty(),
        Content::Sequence(_) => false,
    };
    if holds_nothing || is_null(items) {
        return Ok(Manifest::List(Vec::new()));
    }
    match std::mem::replace(&mut items.content, Content::Sequence(Vec::new())) {
        Content::Sequence(items) => Ok(Manifest::List(items)),
        Content::Mapping(_) | Content::Scalar(_) => {
            Err(Fault::new("`items` of a list must be a list").into())
        }
    }
}

/// Refuses objects that a patch or replacement has left without kind or name, for good or for a while: kustomize loses
/// track of them.
pub(crate) fn identify_all<'a>(resources: impl Iterator<Item = &'a Resource>) -> Result<()> {
    let mut faults = Collector::default();
    for resource in resources {
        let found = resource.refuse_lost();
        let identity = found.map_err(Into::into).and_then(|()| identify(resource));
        faults.take(identity.of(resource.current_id(), resource.origin.as_ref()));
    }
    faults.finish()
}

fn wrong(message: &str) -> Fault {
    Fault::new(message).hint("only manifests belong into `resources`")
}

fn without_kind() -> Fault {
    wrong("`kind` is missing")
}

fn identify(resource: &Resource) -> Result<()> {
    let kind = resource.kind();
    if resource.node.as_mapping().is_none() {
        return Err(wrong("a manifest must be a mapping").into());
    }
    let metadata = resource.node.get("metadata");
    if metadata.is_some_and(|metadata| metadata.as_mapping().is_none() && !is_null(metadata)) {
        return Err(wrong("`metadata` must be a mapping").into());
    }
    if kind.is_empty() || resource.node.get("kind").is_some_and(is_null) {
        return Err(without_kind().into());
    }
    if resource.name().is_empty() && !kind.ends_with("List") {
        return Err(Fault::new("`metadata.name` is missing")
            .subject(kind)
            .hint("kustomize needs a name, `generateName` does not do")
            .into());
    }
    Ok(refuse_unpaired(&resource.node, "annotations")?)
}
