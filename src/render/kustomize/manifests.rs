//! A file of manifests → resources: documents, lists taken apart, every object with kind and name.
//!
//! Source of the rules: kustomize 5.8, `api/resource/factory.go`, kyaml `kio/byteio_reader.go`.

use std::collections::VecDeque;

use crate::kubernetes::yaml::{self, Content, Node};
use crate::model::{Fault, Origin};

use super::faults::{Collector, Result};
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
        let resource = Resource::new(node, None);
        if resource.is_empty() {
            continue;
        }
        let place = (shown, &resource.node);
        if faults
            .take(identified(&resource).map_err(|fault| placed(fault, place)))
            .is_none()
        {
            continue;
        }
        if is_list(&resource) {
            let items =
                list_items(resource.node).map_err(|(fault, node)| placed(fault, (shown, &node)));
            queue.extend(faults.take(items).into_iter().flatten());
            continue;
        }
        let origin = Origin {
            file: shown.to_owned(),
            line: resource.node.at.line,
        };
        resources.push(Resource {
            origin: Some(origin),
            ..resource
        });
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

fn placed(fault: Fault, (shown, node): (&str, &Node)) -> Fault {
    fault.file(shown).line(node.at.line)
}

fn identified(resource: &Resource) -> std::result::Result<(), Fault> {
    if resource.node.as_mapping().is_none() {
        return Err(Fault::new("a manifest must be a mapping")
            .hint("only manifests belong into `resources`"));
    }
    let kind = resource.kind();
    if kind.is_empty() {
        return Err(Fault::new("`kind` is missing").hint("only manifests belong into `resources`"));
    }
    if resource.name().is_empty() && !kind.ends_with("List") {
        return Err(Fault::new("`metadata.name` is missing")
            .subject(kind)
            .hint("kustomize needs a name, `generateName` does not do"));
    }
    Ok(())
}

fn is_list(resource: &Resource) -> bool {
    resource.kind().ends_with("List") && resource.node.get("items").is_some()
}

/// The items of a list, nothing for `items: null`.
fn list_items(mut node: Node) -> std::result::Result<Vec<Node>, (Fault, Node)> {
    let items = node.as_mapping_mut().and_then(|list| list.remove("items"));
    let Some(items) = items else {
        return Ok(Vec::new());
    };
    if is_null(&items) {
        return Ok(Vec::new());
    }
    match items.content {
        Content::Sequence(items) => Ok(items),
        Content::Mapping(_) | Content::Scalar(_) => {
            Err((Fault::new("`items` of a list must be a list"), node))
        }
    }
}
