//! A file of manifests → resources: documents, lists taken apart, every object with kind and name.
//!
//! Source of the rules: kustomize 5.8, `api/resource/factory.go`, kyaml `kio/byteio_reader.go`.

use std::collections::VecDeque;

use crate::kubernetes::yaml::{self, Content, Node};
use crate::model::{Fault, Origin};

use super::faults::{Collector, Located, Result};
use super::loader::{File, documents};
use super::resource::Resource;
use super::setters::is_null;
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
    let mut queue: VecDeque<Node> = documents.into();
    while let Some(node) = queue.pop_front() {
        let at = node.at;
        let origin = Origin {
            file: shown.to_owned(),
            line: at.line,
        };
        match faults.take(manifest(node).at(shown, at)) {
            Some(Manifest::Object(node)) => resources.push(Resource::new(node, Some(origin))),
            Some(Manifest::List(items)) => queue.extend(items),
            None => {}
        }
    }
    faults.finish()?;
    Ok(resources)
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
    identify(&resource)?;
    if !resource.kind().ends_with("List") {
        return Ok(Manifest::Object(resource.node));
    }
    let Some(items) = resource.node.get_mut("items") else {
        return Ok(Manifest::Object(resource.node));
    };
    if is_null(items) {
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
        let mut former = resource.previous.iter();
        let was_lost = former.any(|id| id.name.is_empty() || id.kind.is_empty());
        let identity = if was_lost {
            Err(Fault::new("the object was without kind or name for a while").into())
        } else {
            identify(resource)
        };
        faults.take(identity.of(resource.current_id(), resource.origin.as_ref()));
    }
    faults.finish()
}

fn identify(resource: &Resource) -> Result<()> {
    let wrong = |message: &str| Fault::new(message).hint("only manifests belong into `resources`");
    let kind = resource.kind();
    if resource.node.as_mapping().is_none() {
        return Err(wrong("a manifest must be a mapping").into());
    }
    if kind.is_empty() {
        return Err(wrong("`kind` is missing").into());
    }
    if resource.name().is_empty() && !kind.ends_with("List") {
        return Err(Fault::new("`metadata.name` is missing")
            .subject(kind)
            .hint("kustomize needs a name, `generateName` does not do")
            .into());
    }
    Ok(())
}
