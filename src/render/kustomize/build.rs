//! One build, in kustomize's order: resources, generators, components, transformers; and once, at the top: hashes,
//! references, order.
//!
//! Source of the order: kustomize 5.8, `api/internal/target/kusttarget.go`, `api/krusty/kustomizer.go`.

use std::path::Path;
use std::sync::Arc;

use crate::kubernetes::yaml::{Dialect, Position, documents_as};
use crate::model::{Fault, RenderedObject};
use crate::render::Options;
use crate::source::Tree;

use super::faults::{Collector, Located, Result};
use super::generators::{self, absorb, add_hashes};
use super::kustomization::{Kind, Kustomization, VarEntry};
use super::loader::{Entry, File, Loader, documents};
use super::manifests;
use super::order;
use super::output;
use super::references;
use super::resource::Resource;
use super::resource_map::{Registered, ResourceMap};
use super::strict::{Strict, Text};
use super::transformer_config::{TransformerConfig, merge_shared};
use super::transformers::transform;

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
    let mut build = Build::default();
    let top = build.open(loader)?;
    let mut built = build.accumulate(&top, Accumulator::default())?;
    add_hashes(&mut built.resources)?;
    references::follow(&mut built.resources, &built.config.name_reference)?;
    built.resources.retain(|resource| !is_local(resource));
    let mut resources = built.resources.into_resources();
    let sort_options = top.kustomization.sort_options.as_ref();
    order::sort(
        &mut resources,
        sort_options,
        options.reorder,
        &top.kustomization.file,
    )?;
    Ok(Built {
        objects: output::objects(resources)?,
        warnings: build.warnings,
    })
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
}

/// What one kustomization, its bases and its components have come to so far.
#[derive(Debug, Default)]
struct Accumulator {
    resources: ResourceMap,
    config: Arc<TransformerConfig>,
    vars: Vec<VarEntry>,
}

#[derive(Debug, Default)]
struct Build {
    warnings: Vec<String>,
}

impl Build {
    fn open<'a>(&mut self, loader: Loader<'a>) -> Result<Target<'a>> {
        let file = loader.kustomization()?;
        let documents = documents_as(&file.content, Dialect::Sigs)
            .map_err(|error| Fault::yaml(&error, &file.shown))?;
        let kustomization = Kustomization::read(documents.first(), &file.shown)?;
        for warning in &kustomization.warnings {
            if !self.warnings.contains(warning) {
                self.warnings.push(warning.clone());
            }
        }
        Ok(Target {
            kustomization,
            loader,
        })
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
        let config = Arc::clone(&into.config);
        transform(&mut into.resources, kustomization, &config, &target.loader)?;
        into.vars.extend(kustomization.vars.iter().cloned());
        Ok(into)
    }

    /// Loads resources and configuration and runs the generators; what is missing is told all at once.
    fn load(&mut self, target: &Target<'_>, mut into: Accumulator) -> Result<Accumulator> {
        let kustomization = &target.kustomization;
        let file = &kustomization.file;
        let mut faults = Collector::default();
        for entry in &kustomization.resources {
            let done = self.resource(target, entry, &mut into);
            faults.take(done.at(file, entry.at));
        }
        let config =
            configuration(target).and_then(|config| Ok(merge_shared(&mut into.config, &config)?));
        faults.take(config.at(file, Position::default()));
        let generated: Vec<_> = generated(target)
            .into_iter()
            .filter_map(|made| faults.take(made))
            .collect();
        // What a generator merges into may be among what could not be loaded.
        faults.finish()?;
        let mut faults = Collector::default();
        for resource in generated {
            let at = resource.node.at;
            faults.take(absorb(&mut into.resources, resource).at(file, at));
        }
        faults.finish()?;
        Ok(into)
    }

    /// One entry of `resources`: a file of manifests, or a base.
    fn resource(
        &mut self,
        target: &Target<'_>,
        entry: &Text,
        into: &mut Accumulator,
    ) -> Result<()> {
        match target.loader.entry(&entry.text)? {
            Entry::File(file) => append(&mut into.resources, manifests::resources(&file)?),
            Entry::Folder(loader) => {
                let base = self.open(loader)?;
                if base.kustomization.kind == Kind::Component {
                    return Err(Fault::new(format!("`{}` is a Component", entry.text))
                        .hint("list it under `components`")
                        .into());
                }
                let base = self.accumulate(&base, Accumulator::default())?;
                append(&mut into.resources, base.resources.into_resources())?;
                merge_shared(&mut into.config, &base.config)?;
                into.vars.extend(base.vars);
                Ok(())
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
        let component = self.open(target.loader.enter(&entry.text)?)?;
        if component.kustomization.kind != Kind::Component {
            return Err(Fault::new(format!("`{}` is no Component", entry.text))
                .hint("give its kustomization `kind: Component`, or list it under `resources`")
                .into());
        }
        self.accumulate(&component, into)
    }
}

/// The defaults and what the files of `configurations` add to them.
fn configuration(target: &Target<'_>) -> Result<Arc<TransformerConfig>> {
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
    let mut strict = Strict::new(&file.shown);
    let config = TransformerConfig::read(documents(&file)?.first(), &mut strict);
    strict.finish()?;
    Ok(config)
}

/// What the generators of a kustomization make, ConfigMaps first.
fn generated(target: &Target<'_>) -> Vec<Result<Resource>> {
    let kustomization = &target.kustomization;
    let config_maps = kustomization
        .config_map_generator
        .iter()
        .map(|entry| (generators::Kind::ConfigMap, entry));
    let secrets = kustomization
        .secret_generator
        .iter()
        .map(|entry| (generators::Kind::Secret, entry));
    config_maps
        .chain(secrets)
        .map(|(kind, entry)| generators::generate(kind, entry, kustomization, &target.loader))
        .collect()
}

/// Adds resources; all that are there already are told.
fn append(map: &mut ResourceMap, resources: Vec<Resource>) -> Result<()> {
    let mut faults = Collector::default();
    for resource in resources {
        let origin = resource.origin.clone();
        let appended = map.append(resource);
        faults.take(appended.map_err(|registered| {
            let Registered { id, place } = registered;
            let first = map.get(place).origin.as_ref();
            let first =
                first.map(|origin| format!("; the first is at {}:{}", origin.file, origin.line));
            let mut fault = Fault::new(format!(
                "two objects with one id{}",
                first.unwrap_or_default()
            ))
            .subject(id.to_string())
            .hint("remove one of them, or tell them apart by name or namespace");
            if let Some(origin) = origin {
                fault = fault.file(origin.file).line(origin.line);
            }
            fault
        }));
    }
    faults.finish()
}
