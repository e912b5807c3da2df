//! The ConfigMap of a generator: text in `data`, everything else in `binaryData`.

use std::collections::BTreeMap;

use crate::kubernetes::yaml::Node;

use super::secret::base64_lines;
use super::{base, set_data};

pub(super) fn make(pairs: &BTreeMap<String, Vec<u8>>) -> Node {
    let mut node = base("ConfigMap");
    for (key, value) in pairs {
        match std::str::from_utf8(value) {
            Ok(text) => set_data(&mut node, "data", key, text),
            Err(_) => set_data(&mut node, "binaryData", key, &base64_lines(value)),
        }
    }
    node
}
