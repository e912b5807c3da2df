//! How the program is linked.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[expect(clippy::disallowed_methods, reason = "cargo tells a build script so")]
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        // A program that may lie anywhere has to write the address of every constant into its tables as it starts, and
        // the schemas have 45,000 of them: nearly half of what a start took. Go's programs are not relocated either.
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
