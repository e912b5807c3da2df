//! Resource: one object on its way through a build, with the history of its identity.
//!
//! kustomize keeps this history in annotations under `internal.config.kubernetes.io/`; here it is plain fields. Source
//! of the rules: kustomize 5.8, `api/resource/resource.go`, `kyaml/resid/resid.go`.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::yaml::{Content, Node};
use crate::model::{Fault, Origin};

use super::faults::{Located, Result};
use super::journal::Journal;
use super::provenance::Provenance;
use super::scope::Scopes;
use super::setters::{is_listed, is_null, set_field};
use super::shared::Shared;

/// Stands for the namespace of an object of the cluster.
const NOT_NAMESPACED: &str = "_non_namespaceable_";
const DEFAULT_NAMESPACE: &str = "default";
/// What the names of kustomize's notes begin with.
const NOTES: &str = "internal.config.kubernetes.io/";

/// Identity as kustomize counts it; equal by group, version, kind, name and effective namespace.
#[derive(Clone, Debug)]
pub(crate) struct ResId {
    pub(crate) gvk: GroupVersionKind,
    pub(crate) name: String,
    /// As written; see [`ResId::effective_namespace`].
    pub(crate) namespace: String,
    /// Never true for a previous identity: its namespace is the effective one already.
    cluster_scoped: bool,
}

impl ResId {
    /// An identity of which only the texts are known, such as a former one.
    pub(crate) fn previous(gvk: &GroupVersionKind, name: &str, namespace: &str) -> Self {
        Self {
            gvk: gvk.clone(),
            name: name.to_owned(),
            namespace: namespace.to_owned(),
            cluster_scoped: false,
        }
    }

    /// `default` for an unset namespace, one constant for everything that is known to be cluster-scoped.
    pub(crate) fn effective_namespace(&self) -> &str {
        effective_namespace(self.cluster_scoped, &self.namespace)
    }

    /// Whether the kind is known to have no namespace; custom resources never are.
    pub(crate) fn is_cluster_scoped(&self) -> bool {
        self.cluster_scoped
    }
}

impl PartialEq for ResId {
    fn eq(&self, other: &Self) -> bool {
        self.gvk == other.gvk
            && self.name == other.name
            && self.effective_namespace() == other.effective_namespace()
    }
}

impl Eq for ResId {}

impl Hash for ResId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.gvk.hash(state);
        self.name.hash(state);
        self.effective_namespace().hash(state);
    }
}

impl fmt::Display for ResId {
    /// As every other message names an object: `apps/Deployment payments/api`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.gvk.group.is_empty() {
            write!(f, "{}/", self.gvk.group)?;
        }
        let kind = match self.gvk.kind.as_str() {
            "" => "object",
            kind => kind,
        };
        write!(f, "{kind} ")?;
        if !self.namespace.is_empty() {
            write!(f, "{}/", self.namespace)?;
        }
        f.write_str(&self.name)
    }
}

fn effective_namespace(cluster_scoped: bool, namespace: &str) -> &str {
    if cluster_scoped {
        NOT_NAMESPACED
    } else if namespace.is_empty() {
        DEFAULT_NAMESPACE
    } else {
        namespace
    }
}

/// Whether `selector` selects `gvk`; an empty part selects everything.
pub(crate) fn selects(selector: &GroupVersionKind, gvk: &GroupVersionKind) -> bool {
    let part = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
    part(&selector.kind, &gvk.kind)
        && part(&selector.group, &gvk.group)
        && part(&selector.version, &gvk.version)
}

/// What an object was called before a transformer changed it; group and version are always the present ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PreviousId {
    pub(crate) name: String,
    /// Effective.
    pub(crate) namespace: String,
    pub(crate) kind: String,
}

/// `behavior` of a generator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Behavior {
    #[default]
    Unspecified,
    Create,
    Replace,
    Merge,
}

/// Whether a resource without prefix (or suffix) is in the same context as one with some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EmptyAffix {
    MatchesAny,
    MatchesEmpty,
}

#[derive(Clone, Debug)]
pub(crate) struct Resource {
    pub(crate) node: Node,
    /// Oldest first.
    pub(crate) previous: Vec<PreviousId>,
    /// Outermost last, as they were added.
    pub(crate) prefixes: Vec<String>,
    pub(crate) suffixes: Vec<String>,
    pub(crate) behavior: Behavior,
    /// Its name gets a hash at the end of the build.
    pub(crate) needs_hash: bool,
    /// The vars whose value is a field of this object.
    pub(crate) vars: Vec<String>,
    pub(crate) origin: Option<Origin>,
    /// The scalars that are one in kustomize.
    pub(crate) shared: Shared,
    /// Those of the build.
    pub(crate) scopes: Scopes,
    /// Kept only where `buildMetadata` asks for it.
    pub(crate) provenance: Option<Provenance>,
    /// Kept only for who asks how the object came about; all objects of a build have one, or none has.
    pub(crate) journal: Option<Box<Journal>>,
}

impl Resource {
    pub(crate) fn new(node: Node, origin: Option<Origin>) -> Self {
        Self {
            node,
            previous: Vec::new(),
            prefixes: Vec::new(),
            suffixes: Vec::new(),
            behavior: Behavior::Unspecified,
            needs_hash: false,
            vars: Vec::new(),
            origin,
            shared: Shared::default(),
            scopes: Scopes::default(),
            provenance: None,
            journal: None,
        }
    }

    /// A resource as it was loaded. Notes that kustomize left among its annotations in an earlier build count in this one.
    pub(crate) fn loaded(node: Node, origin: Origin) -> Self {
        let mut resource = Self::new(node, Some(origin));
        let annotations = resource.metadata("annotations").and_then(Node::as_mapping);
        let mut entries = annotations
            .map(|map| &map.entries[..])
            .unwrap_or_default()
            .iter();
        if entries.any(|entry| entry.key.text.starts_with(NOTES)) {
            resource.read_notes();
        }
        resource
    }

    fn read_notes(&mut self) {
        let note = |name: &str| {
            self.annotation(&format!("{NOTES}{name}"))
                .unwrap_or_default()
        };
        let list = |name: &str| -> Vec<String> {
            let texts = note(name).split(',').filter(|text| !text.is_empty());
            texts.map(str::to_owned).collect()
        };
        let [names, namespaces, kinds] =
            ["previousNames", "previousNamespaces", "previousKinds"].map(list);
        // Notes that do not fit each other are somebody else's.
        let fit = names.len() == namespaces.len() && names.len() == kinds.len();
        let ids = names.into_iter().zip(namespaces).zip(kinds);
        let previous = ids
            .filter(|_| fit)
            .map(|((name, namespace), kind)| PreviousId {
                name,
                namespace,
                kind,
            })
            .collect();
        let (prefixes, suffixes) = (list("prefixes"), list("suffixes"));
        let needs_hash = note("needsHashSuffix") == "enabled";
        self.previous = previous;
        self.prefixes = prefixes;
        self.suffixes = suffixes;
        self.needs_hash = needs_hash;
    }

    /// As written: that of `apiVersion: null` is `null`, as in kustomize.
    pub(crate) fn api_version(&self) -> &str {
        self.written("apiVersion")
    }

    /// As written too.
    pub(crate) fn kind(&self) -> &str {
        self.written("kind")
    }

    fn written(&self, field: &str) -> &str {
        let field = self.node.get(field);
        field.and_then(Node::text).unwrap_or_default()
    }

    pub(crate) fn name(&self) -> &str {
        text(self.metadata("name"))
    }

    /// `metadata.namespace` as written; empty if there is none.
    pub(crate) fn namespace(&self) -> &str {
        text(self.metadata("namespace"))
    }

    pub(crate) fn annotation(&self, name: &str) -> Option<&str> {
        self.metadata("annotations")?.get(name)?.text()
    }

    /// A field of `metadata`.
    pub(crate) fn metadata(&self, field: &str) -> Option<&Node> {
        self.node.get("metadata")?.get(field)
    }

    pub(crate) fn gvk(&self) -> GroupVersionKind {
        GroupVersionKind::parse(self.api_version(), self.kind())
    }

    /// The present identity, unique in a [`super::resource_map::ResourceMap`].
    pub(crate) fn current_id(&self) -> ResId {
        self.id_within(&self.scopes)
    }

    /// The same for what is no object of the build, such as a patch.
    pub(crate) fn id_within(&self, scopes: &Scopes) -> ResId {
        let gvk = self.gvk();
        ResId {
            cluster_scoped: scopes.is_cluster_scoped(&gvk),
            gvk,
            name: self.name().to_owned(),
            namespace: self.namespace().to_owned(),
        }
    }

    /// Whether `id` is the present identity, which is not put together for that.
    pub(crate) fn is(&self, id: &ResId) -> bool {
        let api_version = self.api_version();
        let (group, version) = api_version.split_once('/').unwrap_or(("", api_version));
        self.name() == id.name
            && self.kind() == id.gvk.kind
            && (group, version) == (&id.gvk.group, &id.gvk.version)
            && effective_namespace(self.scopes.is_cluster_scoped(&id.gvk), self.namespace())
                == id.effective_namespace()
    }

    /// Every former identity, oldest first.
    pub(crate) fn previous_ids(&self) -> impl Iterator<Item = ResId> {
        let gvk = self.gvk();
        let named = self
            .previous
            .iter()
            .filter(|previous| !previous.name.is_empty());
        named.map(move |previous| ResId {
            gvk: GroupVersionKind {
                kind: previous.kind.clone(),
                ..gvk.clone()
            },
            name: previous.name.clone(),
            namespace: previous.namespace.clone(),
            cluster_scoped: false,
        })
    }

    /// Every identity, oldest first, the present one last.
    pub(crate) fn all_ids(&self) -> impl Iterator<Item = ResId> {
        self.previous_ids()
            .chain(std::iter::once_with(|| self.current_id()))
    }

    /// The identity it was loaded with.
    pub(crate) fn original_id(&self) -> ResId {
        let first = self.previous_ids().next();
        first.unwrap_or_else(|| self.current_id())
    }

    /// Remembers the present identity; called before a change of name, namespace or kind. Refused where kustomize cannot
    /// note it, and panics.
    pub(crate) fn push_previous(&mut self) -> Result<()> {
        let id = self.current_id();
        self.note_among_annotations()
            .of(&id, self.origin.as_ref())?;
        self.previous.push(PreviousId {
            namespace: id.effective_namespace().to_owned(),
            name: id.name,
            kind: id.gvk.kind,
        });
        Ok(())
    }

    /// kustomize's notes are annotations: whatever else stood for these gives way to a map, but for a list with items.
    fn note_among_annotations(&mut self) -> std::result::Result<(), Fault> {
        let metadata = self.node.get_mut("metadata");
        let annotations = metadata.and_then(|metadata| metadata.get_mut("annotations"));
        if let Some(annotations) = annotations
            && annotations.as_mapping().is_none()
        {
            if annotations
                .as_sequence()
                .is_some_and(|list| !list.is_empty())
            {
                return Err(is_listed("annotations"));
            }
            *annotations = Node::mapping();
        }
        Ok(())
    }

    /// Whether kustomize keeps notes on this object among its annotations.
    pub(crate) fn has_history(&self) -> bool {
        let affixes = self.prefixes.iter().chain(&self.suffixes);
        self.needs_hash
            || self.behavior != Behavior::Unspecified
            || !self.previous.is_empty()
            || affixes.count() > 0
    }

    /// Refuses an object of which kustomize cannot find the former identities: its notes are three lists with commas, into
    /// which empty texts are not entered, and which must be of one length.
    pub(crate) fn refuse_lost(&self) -> std::result::Result<(), Fault> {
        let length = |text: fn(&PreviousId) -> &str| -> usize {
            let entered = self
                .previous
                .iter()
                .map(text)
                .filter(|text| !text.is_empty());
            entered.map(|text| text.split(',').count()).sum()
        };
        let names = length(|previous| &previous.name);
        let kinds = length(|previous| &previous.kind);
        if names == 0 || (names == kinds && names == length(|previous| &previous.namespace)) {
            return Ok(());
        }
        let message = "for a while the object had no kind or no name, or one with a comma";
        Err(Fault::new(message)
            .subject(self.current_id().to_string())
            .hint("look for what renames it"))
    }

    /// Whether kustomize has the same notes on both.
    pub(crate) fn same_history(&self, other: &Self) -> bool {
        self.previous == other.previous
            && self.prefixes == other.prefixes
            && self.suffixes == other.suffixes
    }

    /// What kustomize does not know any more once the annotations that it remembers it by are gone.
    pub(crate) fn forget_history(&mut self) {
        self.previous.clear();
        self.prefixes.clear();
        self.suffixes.clear();
        self.behavior = Behavior::Unspecified;
        self.needs_hash = false;
    }

    pub(crate) fn set_name(&mut self, name: &str) {
        self.set_metadata("name", name);
    }

    /// The empty string removes the field.
    pub(crate) fn set_namespace(&mut self, namespace: &str) {
        if !namespace.is_empty() {
            self.set_metadata("namespace", namespace);
        } else if let Some(metadata) = self.node.get_mut("metadata")
            && let Some(metadata) = metadata.as_mapping_mut()
        {
            metadata.remove("namespace");
        }
    }

    pub(crate) fn set_kind(&mut self, kind: &str) {
        set_field(&mut self.node, "kind", kind);
    }

    /// True for null and for a mapping or list without content: such a resource was deleted by a patch and is dropped.
    pub(crate) fn is_empty(&self) -> bool {
        match &self.node.content {
            Content::Mapping(mapping) => mapping.entries.is_empty(),
            Content::Sequence(items) => items.is_empty(),
            Content::Scalar(_) => is_null(&self.node),
        }
    }

    /// Whether both were renamed by the same layers: their prefixes, and their suffixes, end alike.
    pub(crate) fn same_affixes(&self, other: &Self, empty: EmptyAffix) -> bool {
        let alike = |a: &[String], b: &[String]| {
            let either_empty = a.is_empty() || b.is_empty();
            (empty == EmptyAffix::MatchesAny && either_empty) || same_ending(a, b)
        };
        alike(&self.prefixes, &other.prefixes) && alike(&self.suffixes, &other.suffixes)
    }

    fn set_metadata(&mut self, field: &str, value: &str) {
        let Some(object) = self.node.as_mapping_mut() else {
            return;
        };
        if object.get("metadata").is_none() {
            object.insert("metadata", Node::mapping());
        }
        if let Some(metadata) = object.get_mut("metadata") {
            set_field(metadata, field, value);
        }
    }
}

/// Whether the shorter of two lists is the end of the longer one; an empty one is the end of an empty one only.
fn same_ending(a: &[String], b: &[String]) -> bool {
    let shorter = a.len().min(b.len());
    if shorter == 0 {
        return a.len() == b.len();
    }
    a[a.len() - shorter..] == b[b.len() - shorter..]
}

/// The text of a scalar; empty for what is absent, null, or no scalar.
fn text(node: Option<&Node>) -> &str {
    match node {
        Some(node) if !is_null(node) => node.text().unwrap_or_default(),
        Some(_) | None => "",
    }
}
