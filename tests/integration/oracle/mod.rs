//! driftctl beside the tools whose answer it has to give.

mod kustomize;
mod overlays;
mod tables;
