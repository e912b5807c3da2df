//! The program: parse, run, exit. Every decision is in the library.

use std::process::ExitCode;

/// A run builds and drops millions of small trees; glibc's allocator took a quarter of it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    driftctl::run()
}
