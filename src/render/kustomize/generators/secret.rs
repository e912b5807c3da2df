//! The Secret of a generator: every value in base64.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::kubernetes::yaml::Node;
use crate::render::kustomize::setters::string_node;

use super::{base, set_data};

pub(super) fn make(pairs: &BTreeMap<String, Vec<u8>>, secret_type: &str) -> Node {
    let mut node = base("Secret");
    if let Some(object) = node.as_mapping_mut() {
        let secret_type = if secret_type.is_empty() {
            "Opaque"
        } else {
            secret_type
        };
        object.insert("type", string_node(secret_type));
        object.insert("data", Node::mapping());
    }
    for (key, value) in pairs {
        set_data(&mut node, "data", key, &base64_lines(value));
    }
    node
}

/// Base64 as kyaml writes it: from 70 characters on in lines of 70, each with its newline.
pub(super) fn base64_lines(bytes: &[u8]) -> String {
    const LINE: usize = 70;
    let text = STANDARD.encode(bytes);
    if text.len() < LINE {
        return text;
    }
    let mut lines = String::with_capacity(text.len() + text.len() / LINE + 1);
    let mut rest = text.as_str();
    while !rest.is_empty() {
        // Base64 is ASCII, so every place is a boundary.
        let (line, tail) = rest.split_at(rest.len().min(LINE));
        lines.push_str(line);
        lines.push('\n');
        rest = tail;
    }
    lines
}
