//! Where an object comes from and what was done to it, for those who ask with `buildMetadata`.
//!
//! Source of the rules: kustomize 5.8, `api/resource/origin.go`. Not to be mixed up with `model::Origin`, which every
//! object has and which is for driftctl's own messages.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use crate::kubernetes::yaml::{self, Node};
use crate::model::Fault;

use super::faults::{Collector, Located, Result};
use super::kustomization::Kustomization;
use super::patches::stringify;
use super::resource::Resource;
use super::resource_map::ResourceMap;
use super::setters::{is_null, set_string_entry};

const ORIGIN: &str = "config.kubernetes.io/origin";
const TRANSFORMATIONS: &str = "alpha.config.kubernetes.io/transformations";

/// A file, or an entry of a configuration that makes or changes objects; paths are relative to the folder built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    File(String),
    Configured {
        configured_in: String,
        api_version: String,
        kind: String,
        /// Of a plugin; empty for a field of a kustomization.
        name: String,
        namespace: String,
    },
}

/// The history of one object.
#[derive(Clone, Debug)]
pub(crate) struct Provenance {
    source: Arc<Source>,
    transformations: Vec<Arc<Source>>,
}

/// Notes what happens in one kustomization; nothing if the build was not asked to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trace {
    /// The folder of the kustomization.
    folder: Option<PathBuf>,
}

impl Trace {
    /// The trace of the folder that is built.
    pub(crate) fn top(kustomization: &Kustomization) -> Self {
        Self {
            folder: (!kustomization.build_metadata.is_empty()).then(PathBuf::new),
        }
    }

    /// The trace of a base or component.
    pub(crate) fn enter(&self, path: &str) -> Self {
        Self {
            folder: self.folder.as_ref().map(|folder| joined(folder, path)),
        }
    }

    /// Notes the file of resources just loaded; annotations that are no mapping have no place for it.
    pub(crate) fn loaded(&self, path: &str, resources: &mut [Resource]) -> Result<()> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        let source = Arc::new(Source::File(shown(&joined(folder, path))));
        let mut faults = Collector::default();
        for resource in resources {
            let has_place = refuse_no_mapping(&resource.node);
            faults.take(has_place.of(resource.current_id(), resource.origin.as_ref()));
            // Unlike those of what is made, the other annotations stay as they are written.
            Provenance::note(resource, &source);
        }
        faults.finish()
    }

    /// A field of the kustomization as the maker or changer of objects, by the name of its builtin plugin.
    pub(crate) fn builtin(&self, kustomization: &Kustomization, kind: &str) -> Option<Arc<Source>> {
        let folder = self.folder.as_ref()?;
        let name = Path::new(&kustomization.file)
            .file_name()?
            .to_string_lossy();
        Some(Arc::new(Source::Configured {
            configured_in: shown(&joined(folder, &name)),
            api_version: "builtin".to_owned(),
            kind: kind.to_owned(),
            name: String::new(),
            namespace: String::new(),
        }))
    }
}

impl Provenance {
    /// Notes where a resource comes from; as in kustomize an annotation stands for it, with its text still to come.
    pub(crate) fn begin(resource: &mut Resource, source: Option<&Arc<Source>>) {
        if let Some(source) = source {
            Self::note(resource, source);
            stringify(&mut resource.node, "annotations");
        }
    }

    fn note(resource: &mut Resource, source: &Arc<Source>) {
        resource.provenance = Some(Self {
            source: Arc::clone(source),
            transformations: Vec::new(),
        });
        annotate_with(resource, ORIGIN, "");
    }

    /// The history of an object that takes the place of one with the history `old`.
    pub(crate) fn continuing(self, old: &Self) -> Self {
        Self {
            source: self.source,
            transformations: old.transformations.clone(),
        }
    }

    /// A plugin's configuration as the maker or changer of objects.
    pub(crate) fn plugin(plugin: &Resource) -> Option<Arc<Source>> {
        let provenance = plugin.provenance.as_ref()?;
        let configured_in = match &*provenance.source {
            Source::File(path) => path.clone(),
            Source::Configured { .. } => String::new(),
        };
        Some(Arc::new(Source::Configured {
            configured_in,
            api_version: plugin.api_version().to_owned(),
            kind: plugin.kind().to_owned(),
            name: plugin.name().to_owned(),
            namespace: plugin.namespace().to_owned(),
        }))
    }
}

/// Notes a change of everything that is there; what has no source yet was made by it.
pub(crate) fn transformed(map: &mut ResourceMap, by: Option<&Arc<Source>>) {
    let Some(by) = by else {
        return;
    };
    for resource in map.iter_mut() {
        // A patch that replaces all annotations takes the history with it.
        let known = resource.annotation(ORIGIN).is_some();
        match &mut resource.provenance {
            Some(provenance) if known => {
                provenance.transformations.push(Arc::clone(by));
                // kustomize keeps the history in an annotation, and writes all of them anew to add to it.
                stringify(&mut resource.node, "annotations");
            }
            Some(_) | None => Provenance::begin(resource, Some(by)),
        }
    }
}

/// Writes the annotations that `buildMetadata` asks for.
pub(crate) fn annotate(resource: &mut Resource, options: &[String]) {
    let asked = |option: &str| options.iter().any(|asked| asked == option);
    let Some(provenance) = &resource.provenance else {
        return;
    };
    let mut annotations = Vec::new();
    if asked("originAnnotations") {
        annotations.push((ORIGIN, text(&provenance.source)));
    }
    if asked("transformerAnnotations") && !provenance.transformations.is_empty() {
        let items = provenance
            .transformations
            .iter()
            .map(|source| item(&text(source)));
        annotations.push((TRANSFORMATIONS, items.collect()));
    }
    for (key, value) in annotations {
        annotate_with(resource, key, &value);
    }
}

fn refuse_no_mapping(object: &Node) -> std::result::Result<(), Fault> {
    let metadata = object.get("metadata");
    match metadata.and_then(|metadata| metadata.get("annotations")) {
        Some(other) if !is_null(other) && other.as_mapping().is_none() => {
            let what =
                "`metadata.annotations` is no mapping, and `buildMetadata` puts its notes there";
            Err(Fault::new(what).hint("make it a mapping of texts"))
        }
        Some(_) | None => Ok(()),
    }
}

fn annotate_with(resource: &mut Resource, key: &str, value: &str) {
    if let Some(object) = resource.node.as_mapping_mut()
        && object.get("metadata").is_none_or(is_null)
    {
        // Only a list may come without.
        object.insert("metadata", Node::mapping());
    }
    let metadata = resource.node.get_mut("metadata");
    let Some(metadata) = metadata.and_then(Node::as_mapping_mut) else {
        return;
    };
    if metadata
        .get("annotations")
        .and_then(Node::as_mapping)
        .is_none()
    {
        metadata.insert("annotations", Node::mapping());
    }
    if let Some(annotations) = metadata.get_mut("annotations") {
        // It is a mapping: the lines above made it one.
        let _ = set_string_entry(annotations, key, value);
    }
}

/// The lines of a source as a list item.
fn item(text: &str) -> String {
    let mut item = String::new();
    for (number, line) in text.lines().enumerate() {
        item.push_str(if number == 0 { "- " } else { "  " });
        item.push_str(line);
        item.push('\n');
    }
    item
}

fn text(source: &Source) -> String {
    let mut out = String::new();
    match source {
        Source::File(path) => field(&mut out, "path", path),
        Source::Configured {
            configured_in,
            api_version,
            kind,
            name,
            namespace,
        } => {
            field(&mut out, "configuredIn", configured_in);
            out.push_str("configuredBy:\n");
            for (key, value) in [
                ("apiVersion", api_version),
                ("kind", kind),
                ("name", name),
                ("namespace", namespace),
            ] {
                if !value.is_empty() {
                    out.push_str("  ");
                }
                field(&mut out, key, value);
            }
        }
    }
    out
}

fn field(out: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        out.push_str(key);
        out.push_str(": ");
        yaml::write(&Value::String(value.to_owned()), out);
    }
}

fn joined(folder: &Path, path: &str) -> PathBuf {
    let mut joined = folder.to_owned();
    for component in Path::new(path).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(joined.components().next_back(), Some(Component::Normal(_))) =>
            {
                joined.pop();
            }
            Component::Prefix(_)
            | Component::RootDir
            | Component::ParentDir
            | Component::Normal(_) => joined.push(component),
        }
    }
    joined
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
