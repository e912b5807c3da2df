//! Service: where files come from. The only door to the disk and to Git for everything that renders.
//!
//! `tree.rs` is the door: a [`Tree`] shows the disk (`disk.rs`), a commit (`git/`) or files compiled in
//! (`embedded.rs`), and remembers what was looked at.

mod disk;
mod embedded;
mod git;
pub(crate) mod tree;

pub(crate) use tree::Tree;
