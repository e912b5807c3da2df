//! The language: text → tokens → a tree whose names are resolved. Nothing is run here.
//!
//! Source: the Lua 5.1 reference manual, section 2, and gopher-lua 1.1.2 `parse/`, the dialect Argo CD runs: Lua 5.1
//! with `goto` and labels.

mod lexer;
mod names;
mod parser;
pub(super) mod syntax;

use std::fmt;

pub(super) use parser::parse;

/// Why a text is no script. Its words are gopher-lua's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SyntaxError {
    pub(super) message: String,
    /// Counted from 1, in the script; 0 for its end.
    pub(super) line: u32,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
