//! The map of resources: those of a build in load order, no two with one identity.
//!
//! Source of the rules: kustomize 5.8, `api/resmap/reswrangler.go`, which looks everything up by walking the list; here
//! an index from name to places is made when it is first asked for, and thrown away when a resource may have changed.

use std::collections::HashMap;

use super::resource::{ResId, Resource};
use super::shared::settle;

#[derive(Clone, Debug, Default)]
pub(crate) struct ResourceMap {
    resources: Vec<Resource>,
    /// Every present and former name → the places of the resources that have or had it, ascending.
    by_name: Option<HashMap<String, Vec<usize>>>,
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
    pub(crate) fn append(&mut self, resource: Resource) -> Result<(), Box<Registered>> {
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
        let index = self.by_name.get_or_insert_with(|| {
            let mut index = HashMap::new();
            for (place, resource) in resources.iter().enumerate() {
                add_names(&mut index, resource, place);
            }
            index
        });
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
    pub(crate) fn clash(&self) -> Option<(usize, usize)> {
        let mut seen: HashMap<ResId, usize> = HashMap::with_capacity(self.resources.len());
        for (place, resource) in self.resources.iter().enumerate() {
            if let Some(first) = seen.insert(resource.current_id(), place) {
                return Some((place, first));
            }
        }
        None
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

fn add_names(index: &mut HashMap<String, Vec<usize>>, resource: &Resource, place: usize) {
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
