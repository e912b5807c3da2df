//! The program: parse, run, exit. Every decision is in the library.

/// A run builds and drops millions of small trees; glibc's allocator took a quarter of it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    driftctl::run()
}
