//! driftctl.

mod kubernetes;

pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
