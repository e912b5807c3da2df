//! Kustomize, natively: what `kustomize build` 5.8.2 prints.
//!
//! Reading order: `kustomization.rs` (the file), `loader.rs` (what may be read), `resource.rs` and `resource_map.rs`
//! (what is transformed), `field_spec.rs` (where), `build.rs` (in which order), then one file per field of a
//! kustomization in `generators/`, `transformers/` and `patches/`.
//!
//! # Known deviations from kustomize
//!
//! Refused with a hint, where kustomize builds:
//!
//! - KRM functions and exec plugins, because they would run code; remote resources and bases, because a build reads the
//!   disk only; charts, until they are rendered.
//! - The hash of a generated object that a patch made something else than a ConfigMap or Secret: kustomize takes it of the
//!   lines, columns and quotes that the texts had wherever they came from, and of its own notes (`generators/hash.rs`).
//! - A replacement within a YAML text that has anchors, or comments that stand apart from what they are about: kustomize
//!   prints it anew by rules of a printer of which only the usual cases are known (`replacements/embedded/`).
//! - A file of more than 256 MiB, nested deeper than 256 levels or grown past all bounds by its aliases, and a type in
//!   `crds` that holds itself: kustomize goes on until its memory or stack ends.
//!
//! Built, but maybe not to the same bytes:
//!
//! - Of a field of a kustomization in two spellings (`labels`, `Labels`) the last by bytes counts; kustomize reads both into
//!   one Go value, which mixes maps.
//! - Keys for which go-yaml's order is no order (`a9` < `a10` < `a1b` < `a9`) come out as a stable sort leaves them; those of
//!   kustomize differ from run to run.
//! - Of a file that `openapi` names, a key twice in JSON and a `$ref` that is no URL are not refused. kustomize panics where a
//!   build needs a malformed file; here that is a fault of the file.
//! - An empty text that a replacement makes in a list which was written in brackets, but is not empty, is printed as null.
//! - A patch that copies all of `metadata` copies no notes of kustomize's own with it.
//! - `app.kubernetes.io/managed-by` is that of 5.8.2, whatever kustomize is installed.
//!
//! Faults are driftctl's own: all that are independent are told, not the first, and where Go's code panics there is a reason.
//! Whether anything else differs is measured by `tests/integration/oracle/overlays/`, `benches/real-overlays` and the cases
//! of `fixtures/kustomize/`.

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
