//! `driftctl version`.

use serde_json::json;

use super::args::Version;
use super::output;
use crate::report::Format;

/// What `--version` prints after the name; another program had the name before.
pub(crate) const LONG: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\nDrift auditor for Kubernetes clusters run by GitOps; not snyk/driftctl, which is about Terraform."
);

pub(crate) fn run(args: &Version) -> u8 {
    let text = match args.output {
        Format::Text => format!("driftctl {LONG}\n"),
        Format::Json => format!("{:#}\n", json!({"version": env!("CARGO_PKG_VERSION")})),
        Format::Yaml => format!("version: {}\n", env!("CARGO_PKG_VERSION")),
    };
    output::print(text.as_bytes())
}
