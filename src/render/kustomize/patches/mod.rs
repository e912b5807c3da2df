//! Patches: the fields `patches`, `patchesStrategicMerge` and `patchesJson6902` of a kustomization.
//!
//! Reading order: `target.rs` (which objects), `strategic_merge.rs`, `merge_list.rs` and `schema.rs` (one kind of
//! patch), `json_patch.rs` (the other).

mod merge_list;
mod schema;
mod schema_table;
mod strategic_merge;
