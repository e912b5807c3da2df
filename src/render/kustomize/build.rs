//! One build, in kustomize's order: resources, generators, components, transformers; and once, at the top: hashes,
//! references, order.
//!
//! Source of the order: kustomize 5.8, `api/internal/target/kusttarget.go`, `api/krusty/kustomizer.go`.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::kubernetes::yaml::{Content, Dialect, Entry as MappingEntry, Node, Scalar};
use crate::model::history::Step;
use crate::model::{Fault, RenderedObject};
use crate::render::{Histories, Options};
use crate::source::Tree;

use super::crds;
use super::faults::{Collector, Faults, Located, Result};
use super::field_spec::FieldSpec;
use super::generators::{self, absorb, add_hashes};
use super::journal::{self, Journal};
use super::kustomization::{GeneratorEntry, Kind, Kustomization, VarEntry};
use super::loader::{Entry, FILE_NAMES, File, Loader, configuration};
use super::manifests;
use super::order;
use super::output;
use super::patches::{Definitions, Schemas};
use super::plugins::{self, Transformer};
use super::provenance::{Provenance, Trace, transformed};
use super::references;
use super::resource::Resource;
use super::resource_map::{ResourceMap, twice};
use super::strict::{Strict, Text};
use super::transformer_config::{TransformerConfig, merge_shared};
use super::transformers::{Layer, set_entries};
use super::vars;

/// What a build gives: objects in the order of the output, and what it warned of.
#[derive(Debug, Default)]
pub(crate) struct Built {
    pub(crate) objects: Vec<RenderedObject>,
    /// Each once.
    pub(crate) warnings: Vec<String>,
}

/// Builds the kustomization of a folder.
pub(crate) fn build(tree: &Tree, folder: &Path, options: Options) -> Result<Built> {
    let loader = Loader::open(tree, folder, options.load_restrictor)?;
    let mut build = Build {
        histories: options.histories,
        ..Build::default()
    };
    let mut top = build.open(loader, &Trace::default())?;
    top.trace = Trace::top(&top.kustomization);
    let mut all = build.accumulate(&top, Accumulator::default())?;
    build.schemas.refuse_malformed(build.met_unknown)?;
    add_hashes(&mut all.resources)?;
    note_last(&mut all.resources, "hash of the content");
    references::follow(&mut all.resources, &all.config.name_reference)?;
    note_last(&mut all.resources, "references to what was renamed");
    vars::resolve(&mut all.resources, &all.vars, &all.config.var_reference)?;
    note_last(&mut all.resources, "vars");
    manifests::identify_all(all.resources.iter())?;
    all.resources.retain(|resource| !is_local(resource));
    all.resources.refuse_clashes()?;
    let metadata = &top.kustomization.build_metadata;
    if metadata.iter().any(|option| option == "managedByLabel") {
        label_as_managed(&mut all.resources)?;
        note_last(&mut all.resources, "buildMetadata");
    }
    let mut resources = all.resources.into_resources();
    let sort_options = top.kustomization.sort_options.as_ref();
    order::sort(
        &mut resources,
        sort_options,
        options.reorder,
        &top.kustomization.file,
    )?;
    Ok(Built {
        objects: output::objects(resources, metadata)?,
        warnings: build.warnings,
    })
}

/// Notes what is done once, at the end, and stands nowhere.
fn note_last(map: &mut ResourceMap, what: &str) {
    journal::note(map, || Step {
        what: what.to_owned(),
        ..Step::default()
    });
}

/// The label that kustomize puts on what it built, with the version whose output this is.
fn label_as_managed(map: &mut ResourceMap) -> Result<()> {
    let labels = [(
        "app.kubernetes.io/managed-by".to_owned(),
        "kustomize-v5.8.2".to_owned(),
    )];
    let spec = FieldSpec {
        path: "metadata/labels".into(),
        create: true,
        ..FieldSpec::default()
    };
    set_entries(map, &labels.into(), &[spec])
}

/// Objects marked as for kustomize's eyes only.
fn is_local(resource: &Resource) -> bool {
    resource
        .annotation("config.kubernetes.io/local-config")
        .is_some_and(|value| value != "false")
}

/// A kustomization and its door to the disk.
struct Target<'a> {
    kustomization: Kustomization,
    loader: Loader<'a>,
    trace: Trace,
}

/// What one kustomization, its bases and its components have come to so far.
#[derive(Debug, Default)]
struct Accumulator {
    resources: ResourceMap,
    config: Arc<TransformerConfig>,
    vars: Vec<VarEntry>,
}

/// What an entry of `resources` holds.
enum Loaded<'a> {
    Manifests(Vec<Resource>),
    /// The folder of a kustomization.
    Base(Loader<'a>),
}

impl<'a> Loaded<'a> {
    fn read(entry: Entry<'a>) -> Result<Self> {
        match entry {
            Entry::File(file) => match manifests::resources(&file) {
                Ok(resources) => Ok(Self::Manifests(resources)),
                Err(faults) => Err(if is_kustomization(&file) {
                    listed_itself(faults)
                } else {
                    faults
                }),
            },
            Entry::Folder(loader) => Ok(Self::Base(loader)),
        }
    }
}

fn is_kustomization(file: &File) -> bool {
    let name = Path::new(&file.shown).file_name().unwrap_or_default();
    FILE_NAMES.iter().any(|known| *known == name)
}

/// What is wrong with a kustomization that is listed as if it were a manifest.
fn listed_itself(mut faults: Faults) -> Faults {
    for fault in &mut faults.0 {
        fault.hint = Some("this is a kustomization: list its folder".to_owned());
    }
    faults
}

#[derive(Debug, Default)]
struct Build {
    warnings: Vec<String>,
    schemas: Schemas,
    /// A kustomization named the schema; others are not asked any more.
    has_schemas: bool,
    /// An object of a kind without built-in type was loaded.
    met_unknown: bool,
    histories: Histories,
}

impl Build {
    fn open<'a>(&mut self, loader: Loader<'a>, trace: &Trace) -> Result<Target<'a>> {
        let file = loader.kustomization()?;
        let kustomization = Kustomization::read(configuration(&file)?.as_ref(), &file.shown)?;
        for warning in &kustomization.warnings {
            if !self.warnings.contains(warning) {
                self.warnings.push(warning.clone());
            }
        }
        self.set_schemas(&kustomization, &loader)
            .at(&kustomization.file, kustomization.place("openapi"))?;
        Ok(Target {
            kustomization,
            loader,
            trace: trace.clone(),
        })
    }

    /// Takes the schema that `openapi` names, for the whole build from here on, unless one was named before.
    fn set_schemas(&mut self, kustomization: &Kustomization, loader: &Loader<'_>) -> Result<()> {
        let openapi = &kustomization.openapi;
        let version = openapi.get("version").filter(|version| !version.is_empty());
        let file = openapi
            .get("path")
            .map(|path| loader.read(path))
            .transpose()?;
        if self.has_schemas {
            return Ok(());
        }
        match (file, version) {
            (None, None) => return Ok(()),
            (Some(_), _) if openapi.contains_key("version") => {
                return Err(Fault::new("both `path` and `version` of `openapi`")
                    .hint("keep one of them")
                    .into());
            }
            (Some(file), _) => {
                let read = Definitions::read(&file.content);
                let definitions = read.map_err(|fault| fault.file(file.shown));
                self.schemas.set(definitions, self.met_unknown);
            }
            (None, Some(version)) if version == "v1.21.2" => {}
            (None, Some(version)) => {
                return Err(Fault::new(format!(
                    "there is no built-in OpenAPI version `{version}`"
                ))
                .hint("the only one is `v1.21.2`; for another name a file under `path`")
                .into());
            }
        }
        self.has_schemas = true;
        Ok(())
    }

    /// Runs a kustomization on what is there already: nothing, or for a component its parent's resources.
    fn accumulate(&mut self, target: &Target<'_>, into: Accumulator) -> Result<Accumulator> {
        let kustomization = &target.kustomization;
        let mut into = self.load(target, into)?;
        for component in &kustomization.components {
            into = self
                .component(target, component, into)
                .at(&kustomization.file, component.at)?;
        }
        self.transform(target, &mut into)?;
        vars::declare(&kustomization.vars, &mut into.vars, &mut into.resources)?;
        Ok(into)
    }

    /// Runs the transformers of a kustomization, then its plugins, then its validators.
    fn transform(&mut self, target: &Target<'_>, into: &mut Accumulator) -> Result<()> {
        let kustomization = &target.kustomization;
        let transformers = self.transformers(target, &kustomization.transformers)?;
        let config = Arc::clone(&into.config);
        let layer = Layer {
            kustomization,
            config: &config,
            loader: &target.loader,
            trace: &target.trace,
            schemas: &self.schemas,
        };
        layer.transform(&mut into.resources)?;
        for (plugin, transformer) in transformers {
            transformer
                .run(&mut into.resources, &target.loader, &self.schemas)
                .of(plugin.current_id(), plugin.origin.as_ref())?;
            into.resources.settle();
            journal::note(&mut into.resources, || plugin_step(&plugin));
            transformed(&mut into.resources, Provenance::plugin(&plugin).as_ref());
            into.resources.drop_empty();
        }
        for (plugin, validator) in self.transformers(target, &kustomization.validators)? {
            let before = into.resources.clone();
            validator
                .run(&mut into.resources, &target.loader, &self.schemas)
                .and_then(|()| refuse_changes(&before, &into.resources))
                .of(plugin.current_id(), plugin.origin.as_ref())?;
        }
        Ok(())
    }

    fn transformers(
        &mut self,
        target: &Target<'_>,
        entries: &[Text],
    ) -> Result<Vec<(Resource, Transformer)>> {
        let plugins = self.plugins(target, entries)?;
        let mut faults = Collector::default();
        let mut transformers = Vec::new();
        for plugin in plugins {
            if let Some(transformer) = faults.take(Transformer::read(&plugin, &target.loader)) {
                transformers.push((plugin, transformer));
            }
        }
        faults.finish()?;
        Ok(transformers)
    }

    /// The configurations of plugins: what is written inline, then what files and folders hold.
    fn plugins(&mut self, target: &Target<'_>, entries: &[Text]) -> Result<Vec<Resource>> {
        let file = &target.kustomization.file;
        let mut into = Accumulator::default();
        let mut paths = Vec::new();
        for entry in entries {
            match manifests::inline(entry, file) {
                Some(mut inline) => {
                    let name = Path::new(file).file_name().unwrap_or_default();
                    self.met_unknown |= inline.iter().any(is_unknown);
                    let name = name.to_string_lossy();
                    target.trace.loaded(&name, &mut inline)?;
                    append(&mut into.resources, inline).at(file, entry.at)?;
                }
                None => paths.push(entry),
            }
        }
        let mut faults = Collector::default();
        self.resources(target, &paths, &mut into, &mut faults);
        faults.finish()?;
        Ok(into.resources.into_resources())
    }

    /// Loads resources and configuration and runs the generators; what is missing is told all at once.
    fn load(&mut self, target: &Target<'_>, mut into: Accumulator) -> Result<Accumulator> {
        let kustomization = &target.kustomization;
        let file = &kustomization.file;
        let mut faults = Collector::default();
        let resources: Vec<&Text> = kustomization.resources.iter().collect();
        self.resources(target, &resources, &mut into, &mut faults);
        let config = transformer_config(target)
            .and_then(|config| Ok(merge_shared(&mut into.config, &config)?));
        faults.take(config.at(file, kustomization.place("configurations")));
        for entry in &kustomization.crds {
            let read = target.loader.read(&entry.text);
            let config = read.and_then(|file| crds::config(&file));
            let merged =
                config.and_then(|config| Ok(Arc::make_mut(&mut into.config).merge(&config)?));
            faults.take(merged.at(file, entry.at));
        }
        let mut made: Vec<Made> = generated(target)
            .into_iter()
            .filter_map(|made| faults.take(made))
            .collect();
        made.extend(faults.take(self.plugin_made(target)).into_iter().flatten());
        // What a generator merges into may be among what could not be loaded.
        faults.finish()?;
        let mut faults = Collector::default();
        for Made { mut resource, by } in made {
            let at = resource.node.at;
            resource.scopes = self.schemas.scopes().clone();
            if self.histories == Histories::Kept {
                Journal::open(&mut resource, by.clone());
            }
            faults.take(absorb(&mut into.resources, resource).at(file, at));
            journal::note(&mut into.resources, || by.clone());
        }
        faults.finish()?;
        Ok(into)
    }

    /// What the plugins of `generators` make.
    fn plugin_made(&mut self, target: &Target<'_>) -> Result<Vec<Made>> {
        let mut faults = Collector::default();
        let mut made = Vec::new();
        for plugin in self.plugins(target, &target.kustomization.generators)? {
            if let Some(mut resource) = faults.take(plugins::generate(&plugin, &target.loader)) {
                Provenance::begin(&mut resource, Provenance::plugin(&plugin).as_ref());
                let by = plugin_step(&plugin);
                made.push(Made { resource, by });
            }
        }
        faults.finish()?;
        Ok(made)
    }

    /// Entries of `resources`, in their order. Files are read beside each other, which is most of the work of a build.
    fn resources(
        &mut self,
        target: &Target<'_>,
        entries: &[&Text],
        into: &mut Accumulator,
        faults: &mut Collector,
    ) {
        /// Fewer are read sooner than threads are started.
        const MANY: usize = 16;
        let read = |entry: &&Text| target.loader.entry(&entry.text).and_then(Loaded::read);
        let loaded: Vec<Result<Loaded<'_>>> = if entries.len() < MANY {
            entries.iter().map(read).collect()
        } else {
            entries.par_iter().map(read).collect()
        };
        for (entry, loaded) in entries.iter().zip(loaded) {
            let done = loaded.and_then(|loaded| self.resource(target, entry, loaded, into));
            faults.take(done.at(&target.kustomization.file, entry.at));
        }
    }

    fn resource(
        &mut self,
        target: &Target<'_>,
        entry: &Text,
        loaded: Loaded<'_>,
        into: &mut Accumulator,
    ) -> Result<()> {
        match loaded {
            Loaded::Manifests(mut resources) => {
                self.met_unknown |= resources.iter().any(is_unknown);
                for resource in &mut resources {
                    resource.scopes = self.schemas.scopes().clone();
                }
                target.trace.loaded(&entry.text, &mut resources)?;
                if self.histories == Histories::Kept {
                    for resource in &mut resources {
                        let manifest = journal::manifest(resource);
                        Journal::open(resource, manifest);
                    }
                }
                append(&mut into.resources, resources)
            }
            Loaded::Base(loader) => {
                let base = self.open(loader, &target.trace.enter(&entry.text))?;
                if base.kustomization.kind == Kind::Component {
                    return Err(Fault::new(format!("`{}` is a Component", entry.text))
                        .hint("list it under `components`")
                        .into());
                }
                let base = self.accumulate(&base, Accumulator::default())?;
                append(&mut into.resources, base.resources.into_resources())?;
                merge_shared(&mut into.config, &base.config)?;
                vars::merge(&mut into.vars, base.vars)
            }
        }
    }

    /// Runs a component on the resources of its parent.
    fn component(
        &mut self,
        target: &Target<'_>,
        entry: &Text,
        into: Accumulator,
    ) -> Result<Accumulator> {
        let loader = target.loader.enter(&entry.text)?;
        let component = self.open(loader, &target.trace.enter(&entry.text))?;
        if component.kustomization.kind != Kind::Component {
            return Err(Fault::new(format!("`{}` is no Component", entry.text))
                .hint("give its kustomization `kind: Component`, or list it under `resources`")
                .into());
        }
        let mut into = self.accumulate(&component, into)?;
        into.resources.refuse_clashes()?;
        Ok(into)
    }
}

/// A validator may mark an object with the label `validated-by` and change nothing else. As in kustomize, which takes the
/// mark away by writing all labels anew, only an object without labels can be marked.
fn refuse_changes(before: &ResourceMap, after: &ResourceMap) -> Result<()> {
    let unmarked = |resource: &Resource| {
        let mut node = resource.node.clone();
        if let Some(metadata) = node.get_mut("metadata").and_then(Node::as_mapping_mut) {
            let labels = metadata.get("labels").and_then(Node::as_mapping);
            let is_mark = |entry: &MappingEntry| entry.key.text == "validated-by";
            if labels.is_some_and(|labels| labels.entries.iter().all(is_mark)) {
                metadata.remove("labels");
            }
        }
        node
    };
    let unchanged = before.len() == after.len()
        && before.iter().zip(after.iter()).all(|(before, after)| {
            before.same_history(after)
                && (same(&before.node, &after.node) || same(&before.node, &unmarked(after)))
        });
    if unchanged {
        return Ok(());
    }
    Err(Fault::new("a validator must not change anything")
        .hint("list it under `transformers`")
        .into())
}

/// Whether two nodes are one to kustomize, which compares places too: what a transformer made may be written once more,
/// what was read may not.
fn same(a: &Node, b: &Node) -> bool {
    let is_made = |node: &Node| node.at.line == 0;
    match (&a.content, &b.content) {
        (Content::Scalar(one), Content::Scalar(other)) if is_made(a) && is_made(b) => {
            let kind = |scalar: &Scalar| scalar.scalar_type(Dialect::Kyaml);
            (&one.text, one.style) == (&other.text, other.style) && kind(one) == kind(other)
        }
        (Content::Sequence(ones), Content::Sequence(others)) => {
            let mut pairs = ones.iter().zip(others);
            ones.len() == others.len() && pairs.all(|(one, other)| same(one, other))
        }
        (Content::Mapping(ones), Content::Mapping(others)) => {
            let (ones, others) = (&ones.entries, &others.entries);
            let mut pairs = ones.iter().zip(others);
            ones.len() == others.len()
                && pairs.all(|(one, other)| {
                    one.key.text == other.key.text && same(&one.value, &other.value)
                })
        }
        (Content::Scalar(_) | Content::Sequence(_) | Content::Mapping(_), _) => a == b,
    }
}

/// The defaults and what the files of `configurations` add to them.
fn transformer_config(target: &Target<'_>) -> Result<Arc<TransformerConfig>> {
    let file = &target.kustomization.file;
    let mut faults = Collector::default();
    let mut configs = Vec::new();
    for entry in &target.kustomization.configurations {
        let config = configuration_file(target, entry).at(file, entry.at);
        configs.extend(faults.take(config));
    }
    faults.finish()?;
    Ok(TransformerConfig::with_defaults(&configs)?)
}

fn configuration_file(target: &Target<'_>, entry: &Text) -> Result<TransformerConfig> {
    let file = target.loader.read(&entry.text)?;
    let mut strict = Strict::converting(&file.shown);
    let document = configuration(&file)?;
    if let Some(document) = &document {
        strict.refuse_doubles(document);
    }
    let config = TransformerConfig::read(document.as_ref(), &mut strict);
    strict.finish()?;
    Ok(config)
}

/// What the generators of a kustomization make, every ConfigMap first.
fn generated(target: &Target<'_>) -> Vec<Result<Made>> {
    let kustomization = &target.kustomization;
    let made = |kind, entries: &[GeneratorEntry], (field, plugin)| -> Vec<Result<Made>> {
        let source = target.trace.builtin(kustomization, plugin);
        let made = entries.iter().map(|entry| {
            let mut resource = generators::generate(kind, entry, kustomization, &target.loader)?;
            Provenance::begin(&mut resource, source.as_ref());
            let by = journal::step(field, &entry.name, &kustomization.file, entry.at);
            Ok(Made { resource, by })
        });
        made.collect()
    };
    let mut all = made(
        generators::Kind::ConfigMap,
        &kustomization.config_map_generator,
        ("configMapGenerator", "ConfigMapGenerator"),
    );
    all.extend(made(
        generators::Kind::Secret,
        &kustomization.secret_generator,
        ("secretGenerator", "SecretGenerator"),
    ));
    all
}

/// Whether kustomize has to read its built-in types to tell the scope of an object.
fn is_unknown(resource: &Resource) -> bool {
    !Schemas::knows(resource.api_version(), resource.kind())
        && !resource.current_id().is_cluster_scoped()
}

/// A generated object that has not met those which are there yet.
struct Made {
    resource: Resource,
    by: Step,
}

/// A plugin as a step.
fn plugin_step(plugin: &Resource) -> Step {
    Step {
        what: plugin.kind().to_owned(),
        which: plugin.name().to_owned(),
        place: plugin.origin.clone(),
    }
}

/// Adds resources; all that are there already are told.
fn append(map: &mut ResourceMap, resources: Vec<Resource>) -> Result<()> {
    let mut faults = Collector::default();
    for resource in resources {
        let origin = resource.origin.clone();
        if let Err(registered) = map.append(resource) {
            let fault = twice(map.get(registered.place));
            faults.take::<()>(Err(fault).of(&registered.id, origin.as_ref()));
        }
    }
    faults.finish()
}
