//! The map of resources: those of a build in load order, no two with one identity.
//!
//! Source of the rules: kustomize 5.8, `api/resmap/reswrangler.go`, which looks everything up by walking the list; here
//! an index from name to places is made when it is first asked for, and thrown away when a resource may have changed.

use std::collections::HashMap;

use crate::model::Fault;

use super::faults::{Located, Result};
use super::resource::{ResId, Resource};
use super::shared::settle;

/// Every present and former name → the places of the resources that have or had it, ascending.
type Index = HashMap<String, Vec<usize>>;

#[derive(Clone, Debug, Default)]
pub(crate) struct ResourceMap {
    resources: Vec<Resource>,
    by_name: Option<Index>,
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
        self.resources.iter_mut()
    }

    pub(crate) fn get(&self, place: usize) -> &Resource {
        &self.resources[place]
    }

    /// Changes one resource and keeps the index if its identity stays.
    pub(crate) fn edit<R>(&mut self, place: usize, change: impl FnOnce(&mut Resource) -> R) -> R {
        let resource = &mut self.resources[place];
        if self.by_name.is_none() {
            return change(resource);
        }
        let before = (resource.previous.len(), resource.name().to_owned());
        let result = change(resource);
        if (resource.previous.len(), resource.name()) != (before.0, &before.1) {
            self.by_name = None;
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

    /// Puts another resource in a place.
    pub(crate) fn replace(&mut self, place: usize, resource: Resource) {
        self.by_name = None;
        self.resources[place] = resource;
    }

    /// The places of the resources whose present identity equals `id`.
    pub(crate) fn by_current_id(&mut self, id: &ResId) -> Vec<usize> {
        self.named(&id.name, |resource| resource.current_id() == *id)
    }

    /// The places of the resources of which any identity, present or former, equals `id`.
    pub(crate) fn by_any_id(&mut self, id: &ResId) -> Vec<usize> {
        self.named(&id.name, |resource| {
            resource.all_ids().any(|any| any == *id)
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

    /// The first resource, in load order, that has the present identity of one before it, and the place of that one.
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
        let shared = index.values().filter(|places| places.len() > 1);
        shared.filter_map(first).min()
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
        // Only a name that is new to the index is copied; the places of one name ascend, so `last` finds a repeat.
        match index.get_mut(name) {
            Some(places) if places.last() == Some(&place) => {}
            Some(places) => places.push(place),
            None => {
                index.insert(name.to_owned(), vec![place]);
            }
        }
    }
}
