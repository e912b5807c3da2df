//! What `driftctl render` writes: objects as kustomize prints them, `---` between two of them.

use serde_json::Value;

use crate::kubernetes::yaml;
use crate::model::{Desired, Rendered};

/// What the tool prints.
pub(crate) fn print(rendered: &Rendered) -> String {
    documents(rendered.objects.iter().map(|object| &object.tree))
}

/// What is compared.
pub(crate) fn print_desired(desired: &Desired) -> String {
    documents(desired.objects.iter().map(|object| object.manifest.tree()))
}

fn documents<'a>(trees: impl Iterator<Item = &'a Value>) -> String {
    let mut out = String::new();
    for tree in trees {
        if !out.is_empty() {
            out.push_str("---\n");
        }
        yaml::write(tree, &mut out);
    }
    out
}
