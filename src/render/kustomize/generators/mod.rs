//! Each ConfigMap and Secret made from literals and files, and the hash that ends its name.
//!
//! Source of the rules: kustomize 5.8, `api/internal/generators/`, `api/kv/`, `api/resmap/reswrangler.go`.

mod absorb;
mod config_map;
mod hash;
mod secret;
mod sources;

use crate::kubernetes::yaml::{Content, Node, Style};
use crate::model::{Fault, Origin};

use super::faults::{Located, Result};
use super::kustomization::{GeneratorEntry, GeneratorOptions, Kustomization};
use super::loader::Loader;
use super::resource::Resource;
use super::setters::{self, push_plain, set_string_entry};

pub(super) use absorb::absorb;
pub(super) use hash::add_hashes;

/// What is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    ConfigMap,
    Secret,
}

/// Makes the object of one entry of `configMapGenerator` or `secretGenerator`.
pub(super) fn generate(
    kind: Kind,
    entry: &GeneratorEntry,
    kustomization: &Kustomization,
    loader: &Loader<'_>,
) -> Result<Resource> {
    let file = &kustomization.file;
    let options = entry
        .options
        .clone()
        .with_defaults(&kustomization.generator_options);
    let pairs = sources::load(entry, loader, file).of(subject(kind, entry), None)?;
    if entry.name.is_empty() {
        let fault = Fault::new("a generator needs a `name`");
        return Err(fault).at(file, entry.at);
    }
    let mut node = match kind {
        Kind::ConfigMap => config_map::make(&pairs),
        Kind::Secret => secret::make(&pairs, &entry.secret_type),
    };
    describe(&mut node, entry, &options);
    node.at = entry.at;
    let origin = Origin {
        file: file.to_owned(),
        line: entry.at.line,
    };
    Ok(Resource {
        behavior: entry.behavior,
        needs_hash: !options.disable_name_suffix_hash,
        ..Resource::new(node, Some(origin))
    })
}

fn subject(kind: Kind, entry: &GeneratorEntry) -> String {
    let kind = match kind {
        Kind::ConfigMap => "ConfigMap",
        Kind::Secret => "Secret",
    };
    format!("{kind} {}", entry.name)
}

/// An object without content.
fn base(kind: &str) -> Node {
    let mut node = Node::mapping();
    if let Some(mapping) = node.as_mapping_mut() {
        mapping.insert("apiVersion", Node::plain("v1"));
        mapping.insert("kind", Node::plain(kind));
        mapping.insert("metadata", Node::mapping());
    }
    node
}

/// Fills in name, namespace, labels, annotations and `immutable`.
fn describe(node: &mut Node, entry: &GeneratorEntry, options: &GeneratorOptions) {
    let Some(object) = node.as_mapping_mut() else {
        return;
    };
    if options.immutable {
        object.insert("immutable", Node::plain("true"));
    }
    let Some(metadata) = object.get_mut("metadata").and_then(Node::as_mapping_mut) else {
        return;
    };
    metadata.insert("name", setters::string_node(&entry.name));
    if !entry.namespace.is_empty() {
        metadata.insert("namespace", setters::string_node(&entry.namespace));
    }
    for (field, entries) in [
        ("labels", &options.labels),
        ("annotations", &options.annotations),
    ] {
        if entries.is_empty() {
            continue;
        }
        let mut map = Node::mapping();
        for (key, value) in entries {
            // A new mapping takes any entry.
            let _ = set_string_entry(&mut map, key, value);
        }
        metadata.insert(field, map);
    }
}

/// Sets an entry of `data` or `binaryData`, which is made if need be.
fn set_data(node: &mut Node, field: &str, key: &str, value: &str) {
    let Some(object) = node.as_mapping_mut() else {
        return;
    };
    if object.get(field).is_none() {
        object.insert(field, Node::mapping());
    }
    if let Some(data) = object.get_mut(field).and_then(Node::as_mapping_mut) {
        let mut scalar = setters::string(value);
        if value.contains('\n') {
            scalar.style = Style::Literal;
        }
        push_plain(data, key, Node::new(Content::Scalar(scalar)));
    }
}
