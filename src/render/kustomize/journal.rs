//! What each step of a build made of each object, for those who ask how it came about.
//!
//! Every object of a build keeps a journal, or none does; [`note`] looks at the first and is free for those who did not
//! ask. Not to be mixed up with `provenance.rs`, the annotations that kustomize's `buildMetadata` asks for.

use serde_json::Value;

use crate::kubernetes::yaml::{Dialect, Node, Position};
use crate::model::Origin;
use crate::model::history::{Edit, History, Step};

use super::resource::Resource;
use super::resource_map::ResourceMap;

/// The object after each step that changed it.
#[derive(Clone, Debug)]
pub(crate) struct Journal {
    source: Step,
    loaded: Node,
    edits: Vec<(Step, Node)>,
}

impl Journal {
    /// Opens the journal of a resource that was just read, or made by a generator.
    pub(crate) fn open(resource: &mut Resource, source: Step) {
        resource.journal = Some(Box::new(Self {
            source,
            loaded: resource.node.clone(),
            edits: Vec::new(),
        }));
    }

    /// Takes the journal, if the resource has one, and makes it what leaves the build.
    pub(crate) fn close(resource: &mut Resource) -> Option<Box<History>> {
        let journal = resource.journal.take()?;
        let edits = journal.edits.into_iter();
        let former = resource.previous.iter();
        Some(Box::new(History {
            former_names: former.map(|previous| previous.name.clone()).collect(),
            source: journal.source,
            loaded: value(journal.loaded),
            edits: edits
                .map(|(by, node)| Edit {
                    by,
                    result: value(node),
                })
                .collect(),
        }))
    }

    fn last(&self) -> &Node {
        self.edits.last().map_or(&self.loaded, |(_, node)| node)
    }
}

/// An object that is no JSON yet, such as one with a key twice, is told of by the build itself.
fn value(node: Node) -> Value {
    node.into_value(Dialect::Kyaml).unwrap_or_default()
}

/// Enters a step in the journals of all that it changed.
pub(crate) fn note(map: &mut ResourceMap, step: impl Fn() -> Step) {
    let first = map.iter().next();
    if first.is_none_or(|resource| resource.journal.is_none()) {
        return;
    }
    for resource in map.iter_mut() {
        if let Some(journal) = &mut resource.journal
            && *journal.last() != resource.node
        {
            journal.edits.push((step(), resource.node.clone()));
        }
    }
}

/// The manifest of a resource that was just read.
pub(crate) fn manifest(resource: &Resource) -> Step {
    Step {
        what: "manifest".to_owned(),
        place: resource.origin.clone(),
        ..Step::default()
    }
}

/// A field of a kustomization, or one of its entries, as a step.
pub(crate) fn step(what: &str, which: &str, file: &str, at: Position) -> Step {
    Step {
        what: what.to_owned(),
        which: which.to_owned(),
        place: Some(Origin {
            file: file.to_owned(),
            line: at.line.max(1),
        }),
    }
}
