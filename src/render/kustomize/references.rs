//! Name references: once, at the end of a build, every field that names a renamed object gets its new name.
//!
//! Source of the rules: kustomize 5.8, `api/filters/nameref` and `api/internal/accumulator/namereferencetransformer.go`,
//! which tries every object for every field; here candidates are found by their former names. An object that was never
//! renamed is no candidate.

use std::collections::{BTreeSet, HashMap};

use anyhow::Result;

use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::yaml::{Content, Node};
use crate::model::Fault;
use crate::render::parallel;

use super::faults::{Collector, Located, Result as BuildResult};
use super::field_spec::{FieldSpec, Leaf};
use super::order::by_type;
use super::resource::{EmptyAffix, ResId, Resource, selects};
use super::resource_map::ResourceMap;
use super::setters::{is_null, is_text, replace_text, set_field};
use super::transformer_config::NameReference;

/// Follows all renamings. Also without any, what is malformed on the way to a name is a fault.
pub(crate) fn follow(resources: &mut ResourceMap, references: &[NameReference]) -> BuildResult<()> {
    let candidates = Candidates::new(resources);
    let specs = Specs::new(references, resources.iter());
    let resources: Vec<&mut Resource> = resources.iter_mut().collect();
    let followed: Vec<BuildResult<()>> = parallel::map(resources, |resource| {
        let specs = specs.of(&resource.original_id().gvk);
        let followed = follow_one(resource, specs, &candidates);
        let subject = format_args!("{} {}", resource.kind(), resource.name());
        followed.of(subject, resource.origin.as_ref())
    });
    let mut faults = Collector::default();
    for followed in followed {
        faults.take(followed);
    }
    faults.finish()
}

fn follow_one(resource: &mut Resource, specs: &[Spec], candidates: &Candidates) -> Result<()> {
    if specs.is_empty() {
        return Ok(());
    }
    refuse_null_version(resource)?;
    let referrer = Referrer::new(resource)?;
    for spec in specs {
        let search = Search {
            referrer: &referrer,
            referred: spec.referred,
            role_ref: spec.field.path.ends_with("roleRef/name"),
            candidates,
        };
        spec.field
            .walk(&mut resource.node, Leaf::Never, &mut |field| {
                search.follow(field)
            })?;
    }
    Ok(())
}

/// A field that names objects of one kind.
#[derive(Clone, Copy, Debug)]
struct Spec<'a> {
    field: &'a FieldSpec,
    referred: &'a GroupVersionKind,
}

/// The fields of each kind of referrer, in the order in which they are tried.
struct Specs<'a> {
    by_kind: HashMap<GroupVersionKind, Vec<Spec<'a>>>,
}

impl<'a> Specs<'a> {
    fn new<'r>(
        references: &'a [NameReference],
        referrers: impl Iterator<Item = &'r Resource>,
    ) -> Self {
        let mut references: Vec<_> = references.iter().collect();
        references.sort_by(|a, b| by_type(&a.referred, &b.referred));
        let mut by_kind = HashMap::new();
        for referrer in referrers {
            by_kind
                .entry(referrer.original_id().gvk)
                .or_insert_with_key(|referrer| {
                    let fields = references.iter().flat_map(|one| {
                        let fields = one.referrers.iter();
                        fields.map(|field| Spec {
                            field,
                            referred: &one.referred,
                        })
                    });
                    fields.filter(|spec| spec.field.selects(referrer)).collect()
                });
        }
        Self { by_kind }
    }

    fn of(&self, referrer: &GroupVersionKind) -> &[Spec<'a>] {
        self.by_kind.get(referrer).map_or(&[], Vec::as_slice)
    }
}

/// A renamed object, as it was and is.
#[derive(Debug)]
struct Candidate {
    /// Oldest first.
    former: Vec<ResId>,
    current: ResId,
    there: Whereabouts,
    affixes: Resource,
}

/// Everything that can be referred to.
#[derive(Debug)]
struct Candidates {
    /// In load order.
    all: Vec<Candidate>,
    by_former_name: HashMap<String, Vec<usize>>,
    /// Original effective namespace and present whereabouts of every object, renamed or not.
    whereabouts: BTreeSet<(String, Whereabouts)>,
}

/// Where an object is: enough to tell which referrers can see it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Whereabouts {
    cluster_scoped: bool,
    namespace: String,
}

impl Whereabouts {
    fn of(id: &ResId) -> Self {
        Self {
            cluster_scoped: id.is_cluster_scoped(),
            namespace: id.namespace.clone(),
        }
    }
}

impl Candidates {
    fn new(resources: &ResourceMap) -> Self {
        let mut candidates = Self {
            all: Vec::new(),
            by_former_name: HashMap::new(),
            whereabouts: BTreeSet::new(),
        };
        for resource in resources.iter() {
            candidates.add(resource);
        }
        candidates
    }

    fn add(&mut self, resource: &Resource) {
        let current = resource.current_id();
        let former: Vec<ResId> = resource.previous_ids().collect();
        let original = former.first().unwrap_or(&current);
        let there = Whereabouts::of(&current);
        self.whereabouts
            .insert((original.effective_namespace().to_owned(), there.clone()));
        let place = self.all.len();
        for id in &former {
            let places = self.by_former_name.entry(id.name.clone()).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        if former.is_empty() {
            return;
        }
        self.all.push(Candidate {
            former,
            current,
            there,
            affixes: affixes(resource),
        });
    }
}

/// A resource without content, for the comparison of prefixes and suffixes.
fn affixes(resource: &Resource) -> Resource {
    let mut affixes = Resource::new(Node::default(), None);
    affixes.prefixes.clone_from(&resource.prefixes);
    affixes.suffixes.clone_from(&resource.suffixes);
    affixes
}

/// The object whose fields are looked at.
#[derive(Debug)]
struct Referrer {
    id: ResId,
    affixes: Resource,
    /// Of a `RoleBinding`: the namespaces of the service accounts that it binds.
    bound_namespaces: Vec<String>,
    /// Group and kind that `roleRef` asks for.
    role: Option<GroupVersionKind>,
}

impl Referrer {
    fn new(resource: &Resource) -> Result<Self> {
        Ok(Self {
            id: resource.current_id(),
            affixes: affixes(resource),
            bound_namespaces: bound_namespaces(&resource.node)?,
            role: role(&resource.node),
        })
    }

    /// Whether something there may be named by this object at all.
    fn sees(&self, there: &Whereabouts) -> bool {
        self.id.is_cluster_scoped()
            || there.cluster_scoped
            || same_namespace(&there.namespace, &self.id.namespace)
            || self.bound_namespaces.contains(&there.namespace)
    }
}

fn same_namespace(a: &str, b: &str) -> bool {
    let is_default = |namespace: &str| namespace.is_empty() || namespace == "default";
    a == b || (is_default(a) && is_default(b))
}

/// A version that is written as null is no version for one part of kustomize and a text for another.
fn refuse_null_version(resource: &Resource) -> Result<()> {
    let version = resource.node.get("apiVersion");
    match version.and_then(Node::as_scalar) {
        Some(scalar) if version.is_some_and(is_null) && !scalar.text.is_empty() => {
            Err(Fault::new("`apiVersion` is null")
                .hint("write the version, or leave the field out")
                .into())
        }
        Some(_) | None => Ok(()),
    }
}

/// Of a RoleBinding or ClusterRoleBinding.
pub(super) fn odd_subject() -> Fault {
    Fault::new("a subject that is no mapping").hint("write it with `kind` and `name`")
}

fn bound_namespaces(node: &Node) -> Result<Vec<String>> {
    let mut namespaces = Vec::new();
    if node.get("kind").and_then(Node::text) != Some("RoleBinding") {
        return Ok(namespaces);
    }
    let subjects = node.get("subjects").and_then(Node::as_sequence);
    for subject in subjects.unwrap_or_default() {
        if subject.as_mapping().is_none() {
            return Err(odd_subject().line(subject.at.line).into());
        }
        let Some(namespace) = subject.get("namespace") else {
            continue;
        };
        let Some(kind) = subject.get("kind") else {
            continue;
        };
        if !is_text(kind) {
            let fault = Fault::new("a subject whose `kind` is no text");
            return Err(fault.line(kind.at.line).into());
        }
        if kind.text() != Some("ServiceAccount") {
            continue;
        }
        if !is_text(namespace) {
            let fault = Fault::new("a subject whose `namespace` is no text");
            return Err(fault.line(namespace.at.line).into());
        }
        namespaces.extend(namespace.text().map(str::to_owned));
    }
    Ok(namespaces)
}

fn role(node: &Node) -> Option<GroupVersionKind> {
    let role = node.get("roleRef")?;
    let text = |field| {
        role.get(field)
            .map(|value| value.text().unwrap_or_default())
    };
    Some(GroupVersionKind {
        group: text("apiGroup")?.to_owned(),
        version: String::new(),
        kind: text("kind")?.to_owned(),
    })
}

/// The search for what one field names.
struct Search<'a> {
    referrer: &'a Referrer,
    referred: &'a GroupVersionKind,
    /// The field is the name in a `roleRef`, which says group and kind too.
    role_ref: bool,
    candidates: &'a Candidates,
}

/// What is written over a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writes {
    Name,
    NameAndNamespace,
}

impl Search<'_> {
    fn follow(&self, field: &mut Node) -> Result<()> {
        if is_null(field) {
            return Ok(());
        }
        match &mut field.content {
            Content::Scalar(_) => self.follow_name(field),
            Content::Mapping(_) => self.follow_mapping(field),
            Content::Sequence(items) => {
                for item in items {
                    if is_null(item) {
                        continue;
                    }
                    match &item.content {
                        Content::Scalar(_) => self.follow_name(item)?,
                        Content::Mapping(_) => self.follow_mapping(item)?,
                        Content::Sequence(_) => {
                            let fault = Fault::new("a list of lists where names are expected");
                            return Err(fault.into());
                        }
                    }
                }
                Ok(())
            }
        }
    }

    fn follow_name(&self, field: &mut Node) -> Result<()> {
        let name = field.text().unwrap_or_default();
        let found = self.choose(name, Writes::Name, |_| true)?;
        match found {
            Some(found) if found.current.name != name => {
                replace_text(field, found.current.name.clone())
            }
            Some(_) | None => Ok(()),
        }
    }

    /// A mapping with `name` and perhaps `namespace`, such as a subject.
    fn follow_mapping(&self, field: &mut Node) -> Result<()> {
        let Some(name) = field.get("name") else {
            return Err(Fault::new("a reference without `name`")
                .line(field.at.line)
                .hint("a configured `nameReference` must lead to a name, or to a mapping with one")
                .into());
        };
        let name = name.text().unwrap_or_default().to_owned();
        let namespace = field
            .get("namespace")
            .map(|node| node.text().unwrap_or_default());
        let found = match namespace {
            None => self.choose(&name, Writes::NameAndNamespace, |_| true)?,
            Some(namespace) => {
                let originally = self.was_there(namespace);
                self.choose(&name, Writes::NameAndNamespace, |candidate| {
                    let id = if originally {
                        candidate.former.first().unwrap_or(&candidate.current)
                    } else {
                        &candidate.current
                    };
                    id.effective_namespace() == namespace
                })?
            }
        };
        let Some(found) = found else {
            return Ok(());
        };
        let (name, namespace) = (&found.current.name, &found.current.namespace);
        set_field(field, "name", name);
        if !namespace.is_empty() {
            set_field(field, "namespace", namespace);
        }
        Ok(())
    }

    /// Whether anything that the referrer sees came from this namespace.
    fn was_there(&self, namespace: &str) -> bool {
        let mut all = self.candidates.whereabouts.iter();
        all.any(|(original, there)| original == namespace && self.referrer.sees(there))
    }

    /// The one object that had this name; several are told apart by the layers that renamed them.
    fn choose(
        &self,
        name: &str,
        writes: Writes,
        accept: impl Fn(&Candidate) -> bool,
    ) -> Result<Option<&Candidate>> {
        let Some(places) = self.candidates.by_former_name.get(name) else {
            return Ok(None);
        };
        let mut found: Vec<&Candidate> = places
            .iter()
            .map(|&place| &self.candidates.all[place])
            .filter(|candidate| self.may_be(candidate) && accept(candidate))
            .collect();
        if let [only] = found[..] {
            return Ok(Some(only));
        }
        let affixes = &self.referrer.affixes;
        found.retain(|one| one.affixes.same_affixes(affixes, EmptyAffix::MatchesAny));
        if found.len() > 1 {
            found.retain(|one| one.affixes.same_affixes(affixes, EmptyAffix::MatchesEmpty));
        }
        let Some((first, others)) = found.split_first() else {
            return Ok(None);
        };
        let alike = |one: &&Candidate| {
            one.current.name == first.current.name
                && (writes == Writes::Name || one.current.namespace == first.current.namespace)
        };
        if others.iter().all(alike) {
            return Ok(Some(first));
        }
        Err(ambiguous(name, &found).into())
    }

    fn may_be(&self, candidate: &Candidate) -> bool {
        let was =
            |kind: &GroupVersionKind| candidate.former.iter().any(|id| selects(kind, &id.gvk));
        let role = self.referrer.role.as_ref().filter(|_| self.role_ref);
        was(self.referred)
            && role.is_none_or(was)
            && self.referrer.sees(&candidate.there)
            && self.is_near(candidate)
    }

    /// Objects in another namespace are not meant, unless they are service accounts.
    fn is_near(&self, candidate: &Candidate) -> bool {
        self.referrer.id.is_cluster_scoped()
            || candidate.current.is_cluster_scoped()
            || candidate.current.gvk.kind == "ServiceAccount"
            || same_namespace(&candidate.current.namespace, &self.referrer.id.namespace)
    }
}

fn ambiguous(name: &str, found: &[&Candidate]) -> Fault {
    let ids: Vec<String> = found.iter().map(|one| one.current.to_string()).collect();
    Fault::new(format!(
        "found multiple possible referrals for `{name}`: {}",
        ids.join(", ")
    ))
    .hint("give the objects different names before they are prefixed")
}
