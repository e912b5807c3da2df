//! Anchors and aliases, and how much aliases may bring into a document.
//!
//! Source of the rules: go-yaml 2.4 and 3.0, `decode.go`. An alias is replaced by a copy of its node here, where Go has a
//! reference, so there is a second limit, on bytes.

use std::collections::BTreeMap;

use super::cursor::Mark;
use crate::kubernetes::yaml::{Content, Entry, Error, Node};

/// The most that anchors and aliases of one document may copy, in bytes of memory.
const MAX_COPIED: usize = 512 << 20;

const EXCESSIVE: &str = "document contains excessive aliasing";

/// How large a node is.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    /// Nodes in it, itself and keys included.
    pub(super) nodes: usize,
    /// Levels of collections, 0 for a scalar.
    pub(super) depth: usize,
}

impl Measure {
    pub(super) const SCALAR: Self = Self { nodes: 1, depth: 0 };
}

/// The name of a node, and which of the anchors of that name it is.
#[derive(Clone, Copy)]
pub(super) struct Anchor<'a> {
    name: &'a str,
    number: usize,
}

/// What aliases to a name stand for.
struct Target {
    number: usize,
    /// `None` as long as the node is open: an alias to it would contain itself.
    copy: Option<(Node, Measure)>,
    /// What a copy costs.
    bytes: usize,
}

/// The anchors of one document.
#[derive(Default)]
pub(super) struct Anchors<'a> {
    targets: BTreeMap<&'a str, Target>,
    /// Nodes of the document so far, those that aliases made, and the bytes of all copies.
    nodes: usize,
    expanded: usize,
    copied: usize,
}

impl<'a> Anchors<'a> {
    /// Counts a node that begins.
    pub(super) fn count(&mut self) {
        self.nodes += 1;
    }

    /// Registers a node that begins; from here on aliases to `name` mean this one.
    pub(super) fn open(&mut self, name: &'a str) -> Anchor<'a> {
        let number = self.nodes;
        let target = Target {
            number,
            copy: None,
            bytes: 0,
        };
        self.targets.insert(name, target);
        Anchor { name, number }
    }

    /// Keeps a copy of a node that is whole now, unless its name means another one by now.
    pub(super) fn close(
        &mut self,
        anchor: Anchor<'a>,
        node: &Node,
        measure: Measure,
    ) -> Result<(), Error> {
        let Some(target) = self
            .targets
            .get_mut(anchor.name)
            .filter(|target| target.number == anchor.number)
        else {
            return Ok(());
        };
        target.bytes = bytes(node);
        self.copied += target.bytes;
        if self.copied > MAX_COPIED {
            return Err(Error {
                message: EXCESSIVE.to_owned(),
                at: node.at,
            });
        }
        target.copy = Some((node.clone(), measure));
        Ok(())
    }

    /// A copy of the node that `name` means at `mark`.
    pub(super) fn resolve(&mut self, name: &str, mark: Mark) -> Result<(Node, Measure), Error> {
        let Some(target) = self.targets.get(name) else {
            return Err(mark.error(format!("unknown anchor '{name}' referenced")));
        };
        let Some((node, measure)) = &target.copy else {
            return Err(mark.error(format!("anchor '{name}' value contains itself")));
        };
        self.nodes += measure.nodes + 1;
        self.expanded += measure.nodes;
        self.copied += target.bytes;
        if self.copied > MAX_COPIED || self.too_many() {
            return Err(mark.error(EXCESSIVE));
        }
        Ok((node.clone(), *measure))
    }

    /// go-yaml's budget: 99 % of the nodes of a document may come from aliases, falling to 10 % at four million.
    fn too_many(&self) -> bool {
        const LOW: usize = 400_000;
        const HIGH: usize = 4_000_000;
        let allowed = match self.nodes {
            nodes @ ..=LOW => nodes * 99 / 100,
            nodes @ HIGH.. => nodes / 10,
            // Between the two the share falls in a straight line.
            nodes => nodes * (990 - 890 * (nodes - LOW) / (HIGH - LOW)) / 1000,
        };
        self.expanded > 100 && self.nodes > 1000 && self.expanded > allowed
    }
}

/// The memory a copy of `node` takes, roughly.
fn bytes(node: &Node) -> usize {
    let inside = match &node.content {
        Content::Scalar(scalar) => scalar.text.len(),
        Content::Sequence(items) => items.iter().map(bytes).sum(),
        Content::Mapping(mapping) => {
            let entry =
                |entry: &Entry| size_of::<Entry>() + entry.key.text.len() + bytes(&entry.value);
            mapping.entries.iter().map(entry).sum()
        }
    };
    size_of::<Node>() + inside
}
