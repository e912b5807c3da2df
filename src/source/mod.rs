//! Service: where files come from. The only door to the disk for everything that renders.

pub(crate) mod tree;

pub(crate) use tree::Tree;
