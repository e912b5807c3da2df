//! Kustomize, natively: what `kustomize build` 5.8.2 prints.
//!
//! Reading order: `kustomization.rs` (the file), `loader.rs` (what may be read), `resource.rs` and `resource_map.rs`
//! (what is transformed), `field_spec.rs` (where), `build.rs` (in which order), then one file per field of a
//! kustomization in `generators/`, `transformers/` and `patches/`.

mod build;
mod crds;
mod defaults;
mod faults;
mod field_spec;
mod generators;
mod journal;
mod kustomization;
mod loader;
mod manifests;
mod order;
mod output;
mod patches;
mod plugins;
mod provenance;
mod references;
mod regexp;
mod replacements;
mod resource;
mod resource_map;
mod scope;
mod setters;
mod shared;
mod strict;
mod transformer_config;
mod transformers;
mod vars;

#[cfg(test)]
mod tests;

pub(crate) use build::build;
pub(crate) use faults::Faults;
pub(crate) use loader::{FILE_NAMES, has_kustomization, overlays_below};
