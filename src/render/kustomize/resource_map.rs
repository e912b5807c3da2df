//! The map of resources: those of a build in load order, no two with one identity.
//!
//! Source of the rules: kustomize 5.8, `api/resmap/reswrangler.go`, which looks everything up by walking the list; here
//! an index from name to places is made when it is first asked for, follows the change of one resource, and is thrown away
//! where all may have changed.

use std::collections::{BTreeSet, HashMap};

use crate::model::Fault;

use super::faults::{Located, Result};
use super::resource::{ResId, Resource};
use super::shared::settle;

/// Every present and former name → the places of the resources that have or had it, ascending, and maybe of some that have
/// forgotten it.
type Index = HashMap<String, Vec<usize>>;

#[derive(Clone, Debug, Default)]
pub(crate) struct ResourceMap {
    resources: Vec<Resource>,
    by_name: Option<Index>,
    /// The names under which two resources may have come to have one identity since it was asked last; `None` for any.
    suspects: Option<BTreeSet<String>>,
}

/// The identity that is already there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Registered {
    pub(crate) id: ResId,
    /// The place of the resource that has it.
    pub(crate) place: usize,
}

impl ResourceMap {
    pub(crate) fn len(&self) -> usize {
        self.resources.len()
    }

    /// In load order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Resource> {
        self.resources.iter()
    }

    /// In load order; identities may be changed, see [`ResourceMap::edit`] for one resource.
    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Resource> {
        self.by_name = None;
        self.suspects = None;
        self.resources.iter_mut()
    }

    pub(crate) fn get(&self, place: usize) -> &Resource {
        &self.resources[place]
    }

    /// Changes one resource.
    pub(crate) fn edit<R>(&mut self, place: usize, change: impl FnOnce(&mut Resource) -> R) -> R {
        let resource = &mut self.resources[place];
        let result = change(resource);
        let name = resource.name();
        if let Some(index) = &mut self.by_name {
            add_name(index, name, place);
        }
        if let Some(suspects) = &mut self.suspects
            && !suspects.contains(name)
        {
            suspects.insert(name.to_owned());
        }
        result
    }

    /// Adds a resource at the end, unless another has its present identity.
    pub(crate) fn append(
        &mut self,
        resource: Resource,
    ) -> std::result::Result<(), Box<Registered>> {
        let id = resource.current_id();
        if let Some(&place) = self.by_current_id(&id).first() {
            return Err(Box::new(Registered { id, place }));
        }
        let place = self.resources.len();
        if let Some(index) = &mut self.by_name {
            add_names(index, &resource, place);
        }
        self.resources.push(resource);
        Ok(())
    }

    /// Puts another resource in a place; its former names are those of the old one.
    pub(crate) fn replace(&mut self, place: usize, resource: Resource) {
        self.edit(place, |old| *old = resource);
    }

    /// The places of the resources whose present identity equals `id`.
    pub(crate) fn by_current_id(&mut self, id: &ResId) -> Vec<usize> {
        self.named(&id.name, |resource| resource.is(id))
    }

    /// The places of the resources of which any identity, present or former, equals `id`.
    pub(crate) fn by_any_id(&mut self, id: &ResId) -> Vec<usize> {
        self.named(&id.name, |resource| {
            resource.is(id) || resource.previous_ids().any(|former| former == *id)
        })
    }

    /// The places of the resources that have or had a name and satisfy `accept`, in load order.
    pub(crate) fn named(&mut self, name: &str, accept: impl Fn(&Resource) -> bool) -> Vec<usize> {
        let resources = &self.resources;
        let index = by_name(&mut self.by_name, resources);
        let places = index.get(name).into_iter().flatten().copied();
        places
            .filter(|&place| !resources[place].is_empty() && accept(&resources[place]))
            .collect()
    }

    /// Drops what does not satisfy `keep`.
    pub(crate) fn retain(&mut self, keep: impl FnMut(&Resource) -> bool) {
        let before = self.resources.len();
        self.resources.retain(keep);
        if self.resources.len() != before {
            self.by_name = None;
        }
    }

    /// The first resource, in load order, that has the present identity of one before it, and the place of that one. Only
    /// those are looked at that were changed since the last time, by which two were never one.
    pub(crate) fn clash(&mut self) -> Option<(usize, usize)> {
        let index = by_name(&mut self.by_name, &self.resources);
        let first = |places: &Vec<usize>| {
            let mut seen = HashMap::with_capacity(places.len());
            places.iter().find_map(|&place| {
                let resource = &self.resources[place];
                let first = seen.insert(resource.current_id(), place)?;
                (!resource.is_empty()).then_some((place, first))
            })
        };
        // Few names are those of several resources.
        let is_shared = |places: &&Vec<usize>| places.len() > 1;
        let clash = match &self.suspects {
            None => index.values().filter(is_shared).filter_map(first).min(),
            Some(names) => {
                let places = names.iter().filter_map(|name| index.get(name));
                places.filter(is_shared).filter_map(first).min()
            }
        };
        if clash.is_none() {
            self.suspects = Some(BTreeSet::new());
        }
        clash
    }

    /// Patches can make one identity of two; that shows where resources are put together anew.
    pub(crate) fn refuse_clashes(&mut self) -> Result<()> {
        match self.clash() {
            None => Ok(()),
            Some((place, first)) => {
                let resource = self.get(place);
                Err(twice(self.get(first))).of(resource.current_id(), resource.origin.as_ref())
            }
        }
    }

    /// Ends a step of a build: what it changed of scalars that are one in kustomize is changed in all of them.
    pub(crate) fn settle(&mut self) {
        // Names are no shared scalars, so the index stays.
        self.resources.iter_mut().for_each(settle);
    }

    /// Drops what a patch or transformer emptied.
    pub(crate) fn drop_empty(&mut self) {
        self.retain(|resource| !resource.is_empty());
    }

    pub(crate) fn into_resources(self) -> Vec<Resource> {
        self.resources
    }
}

/// That there was an object of the same identity before.
pub(crate) fn twice(first: &Resource) -> Fault {
    let first = first.origin.as_ref();
    let first = first.map(|origin| format!("; the first is at {}:{}", origin.file, origin.line));
    Fault::new(format!(
        "two objects with one id{}",
        first.unwrap_or_default()
    ))
    .hint("remove one of them, or tell them apart by name or namespace")
}

/// The index, made if it was thrown away.
fn by_name<'a>(index: &'a mut Option<Index>, resources: &[Resource]) -> &'a Index {
    index.get_or_insert_with(|| {
        let mut index = Index::new();
        for (place, resource) in resources.iter().enumerate() {
            add_names(&mut index, resource, place);
        }
        index
    })
}

fn add_names(index: &mut Index, resource: &Resource, place: usize) {
    let former = resource
        .previous
        .iter()
        .map(|previous| previous.name.as_str());
    for name in former.chain([resource.name()]) {
        add_name(index, name, place);
    }
}

/// Only a name that is new to the index is copied.
fn add_name(index: &mut Index, name: &str, place: usize) {
    match index.get_mut(name) {
        Some(places) => {
            if let Err(at) = places.binary_search(&place) {
                places.insert(at, place);
            }
        }
        None => {
            index.insert(name.to_owned(), vec![place]);
        }
    }
}
