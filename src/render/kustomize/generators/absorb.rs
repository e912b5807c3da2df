//! A generated object meets the ones that are there: created, replacing, or merged.
//!
//! Source of the rules: kustomize 5.8, `api/resmap/reswrangler.go` (`appendReplaceOrMerge`).

use std::collections::BTreeMap;

use crate::kubernetes::yaml::{Content, Entry, Mapping, Node, Style};
use crate::model::Fault;
use crate::render::kustomize::faults::{Located, Result};
use crate::render::kustomize::resource::{Behavior, ResId, Resource};
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::setters::{is_null, pairs, push_plain, refuse_unpaired, string};

use super::secret::base64_lines;

/// Adds a generated object by its `behavior`; one that replaces or merges stands where the old one stood.
pub(crate) fn absorb(map: &mut ResourceMap, new: Resource) -> Result<()> {
    let id = new.current_id();
    let merges = matches!(new.behavior, Behavior::Merge | Behavior::Replace);
    match (&map.by_any_id(&id)[..], merges) {
        ([], true) => Err(absent(map, &id).into()),
        ([], false) => {
            map.append(new)
                .map_err(|registered| exists(map, registered.place, &id))?;
            Ok(())
        }
        (&[place], true) => {
            refuse_unmergeable(map.get(place), &new)?;
            let resource = merged(map.get(place), new);
            // A former kind finds the object, but a generator cannot give the kind back.
            if map.by_current_id(&resource.current_id()) != [place] {
                return Err(changed_kind(map.get(place), &id).into());
            }
            map.replace(place, resource);
            Ok(())
        }
        (&[place, ..], false) => Err(exists(map, place, &id).into()),
        (_, true) => Err(Fault::new("several objects could take this merge")
            .subject(id.to_string())
            .hint("give the generator the `namespace` of the object it means")
            .into()),
    }
}

fn exists(map: &ResourceMap, place: usize, id: &ResId) -> Fault {
    let origin = map.get(place).origin.as_ref();
    let there = origin.map(|origin| format!(", from {}:{}", origin.file, origin.line));
    Fault::new(format!(
        "the object exists already{}",
        there.unwrap_or_default()
    ))
    .subject(id.to_string())
    .hint("rename one of them, or give the generator `behavior: merge` or `replace`")
}

fn absent(map: &mut ResourceMap, id: &ResId) -> Fault {
    let fault =
        Fault::new("there is no object to merge into or to replace").subject(id.to_string());
    let elsewhere = map.named(&id.name, |resource| resource.kind() == id.gvk.kind);
    match elsewhere.first().map(|&place| map.get(place).namespace()) {
        Some("") => fault.hint("remove `namespace` from the generator: the object has none"),
        Some(namespace) => fault.hint(format!(
            "one of this name has `namespace: {namespace}`; give the generator the same"
        )),
        None => fault.hint("check the name, or use `behavior: create`"),
    }
}

fn changed_kind(old: &Resource, id: &ResId) -> Fault {
    let kind = old.kind();
    Fault::new(format!(
        "the object to merge into or to replace is a {kind} now"
    ))
    .subject(id.to_string())
    .hint("merge before the patch that changes its kind, in the same kustomization or below it")
}

/// A Secret's `stringData` moves into its `data`, which therefore has to be a map; labels in a list have to be pairs.
fn refuse_unmergeable(old: &Resource, new: &Resource) -> Result<()> {
    let is_map = |field: &str| {
        let field = old.node.get(field);
        field.is_none_or(|field| field.as_mapping().is_some() || is_null(field))
    };
    let moves = new.behavior == Behavior::Merge
        && new.kind() == "Secret"
        && old
            .node
            .get("stringData")
            .is_some_and(|data| !is_null(data));
    if moves && !(is_map("data") && is_map("stringData")) {
        return Err(Fault::new("`data` and `stringData` must be mappings")
            .hint("write each as `key: text`"))
        .of(new.current_id(), old.origin.as_ref());
    }
    refuse_unpaired(&old.node, "labels").of(old.current_id(), old.origin.as_ref())
}

/// The new object with the identity, history and metadata of the old one, and its data too where `behavior` is merge.
fn merged(old: &Resource, mut new: Resource) -> Resource {
    if new.behavior == Behavior::Merge {
        let data = merged_data(old, &new);
        set_map(&mut new.node, "data", data);
        let binary = merged_map(texts(&old.node, "binaryData"), &new.node, "binaryData");
        set_map(&mut new.node, "binaryData", binary);
        new.origin.clone_from(&old.origin);
    }
    for field in ["labels", "annotations"] {
        let old = old
            .node
            .get("metadata")
            .map(|metadata| written(metadata, field));
        if let Some(metadata) = new.node.get_mut("metadata") {
            let entries = merged_map(old.unwrap_or_default(), metadata, field);
            set_map(metadata, field, entries);
        }
    }
    new.set_name(old.name());
    new.set_namespace(old.namespace());
    let provenance = match (&old.provenance, new.provenance) {
        (Some(old), Some(_)) if new.behavior == Behavior::Merge => Some(old.clone()),
        (Some(old), Some(new)) => Some(new.continuing(old)),
        (_, new) => new,
    };
    Resource {
        node: new.node,
        origin: new.origin,
        provenance,
        needs_hash: old.needs_hash && new.needs_hash,
        previous: old.previous.clone(),
        prefixes: old.prefixes.clone(),
        suffixes: old.suffixes.clone(),
        behavior: old.behavior,
        vars: old.vars.clone(),
        shared: new.shared,
        scopes: old.scopes.clone(),
        journal: old.journal.clone(),
    }
}

/// `data` of both; what a Secret has in `stringData` counts as if it were in `data`, as in a cluster.
fn merged_data(old: &Resource, new: &Resource) -> BTreeMap<String, String> {
    let mut data = texts(&old.node, "data");
    if new.kind() == "Secret" {
        for (key, value) in texts(&old.node, "stringData") {
            data.insert(key, base64_lines(value.as_bytes()));
        }
    }
    merged_map(data, &new.node, "data")
}

fn merged_map(
    mut old: BTreeMap<String, String>,
    new: &Node,
    field: &str,
) -> BTreeMap<String, String> {
    old.extend(texts(new, field));
    old
}

/// The entries of a map of strings; null is the empty string, and what is no scalar too.
fn texts(node: &Node, field: &str) -> BTreeMap<String, String> {
    let map = node.get(field).and_then(Node::as_mapping);
    let text = |value: &Node| -> Option<String> {
        let text = value.text().filter(|_| !is_null(value));
        text.map(str::to_owned)
    };
    map.map(|map| entries(map, text)).unwrap_or_default()
}

/// The same of labels and annotations, where null is the text that was written for it, and a list may stand for a map.
fn written(metadata: &Node, field: &str) -> BTreeMap<String, String> {
    let text = |value: &Node| value.text().map(str::to_owned);
    match metadata.get(field).map(|field| &field.content) {
        Some(Content::Mapping(map)) => entries(map, text),
        Some(Content::Sequence(items)) => entries(&pairs(items.clone()), text),
        Some(Content::Scalar(_)) | None => BTreeMap::new(),
    }
}

fn entries(map: &Mapping, text: impl Fn(&Node) -> Option<String>) -> BTreeMap<String, String> {
    let entry = |entry: &Entry| {
        let text = text(&entry.value).unwrap_or_default();
        (entry.key.text.clone(), text)
    };
    map.entries.iter().map(entry).collect()
}

/// Puts a map of strings in a field, which goes away with its last entry.
fn set_map(node: &mut Node, field: &str, entries: BTreeMap<String, String>) {
    let Some(object) = node.as_mapping_mut() else {
        return;
    };
    if entries.is_empty() {
        object.remove(field);
        return;
    }
    let mut map = Mapping::default();
    for (key, value) in entries {
        let mut scalar = string(&value);
        if value.contains('\n') {
            scalar.style = Style::Literal;
        }
        push_plain(&mut map, &key, Node::new(Content::Scalar(scalar)));
    }
    object.insert(field, Node::new(Content::Mapping(map)));
}
