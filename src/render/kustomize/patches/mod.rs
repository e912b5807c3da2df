//! Patches: the fields `patches`, `patchesStrategicMerge` and `patchesJson6902` of a kustomization.
//!
//! Reading order: `entries.rs` (each field), `patch.rs` (what was written), `target.rs` and `label_selector.rs` (for
//! which objects), `apply.rs`, then the two kinds of patch: `strategic_merge.rs` with `directive.rs`, `merge_list.rs`
//! and `schema.rs`, and `json_patch.rs`.
//!
//! Source of the rules: kustomize 5.8, `api/internal/builtins/Patch*.go`, `api/resource/resource.go` (`ApplySmPatch`).

mod apply;
mod directive;
mod entries;
mod json_patch;
mod label_selector;
mod merge_list;
mod patch;
mod schema;
mod schema_table;
mod strategic_merge;
mod swagger;
mod target;

pub(crate) use entries::{patch, patch_json_6902, patch_strategic_merge};
pub(crate) use patch::{provide_annotations, stringify};
pub(crate) use schema::{Definitions, Schemas};
pub(crate) use target::Target;
