//! driftctl.

#![allow(dead_code, unused_imports, reason = "the rooms are being furnished")]

mod argo;
mod cluster;
mod compare;
mod kubernetes;
mod model;
mod render;
mod source;

pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
