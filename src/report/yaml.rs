//! YAML: the same document as JSON.

use std::io;

use serde_json::Value;

pub(super) fn yaml(document: &Value, out: &mut dyn io::Write) -> io::Result<()> {
    serde_yaml::to_writer(out, document).map_err(io::Error::other)
}
