//! Endpoints: ports have a protocol, and nothing depends on the order of subsets, addresses and ports.
//!
//! Argo CD sorts by a hash of Go's memory; any order that both sides share serves as well.

use serde_json::Value;

use crate::compare::strategic::Fields;
use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::schema;

pub(super) fn normalize(fields: &mut Fields) {
    let Some(of) = schema::built_in(&GroupVersionKind::parse("v1", "Endpoints")) else {
        return;
    };
    let Ok(Value::Object(mut decoded)) = schema::convert(of, &Value::Object(fields.clone())) else {
        return;
    };
    if let Some(Value::Array(subsets)) = decoded.get_mut("subsets") {
        subsets.iter_mut().for_each(normalize_subset);
        sort(subsets);
    }
    *fields = decoded;
}

fn normalize_subset(subset: &mut Value) {
    for key in ["addresses", "notReadyAddresses", "ports"] {
        if let Some(Value::Array(items)) = subset.get_mut(key) {
            if key == "ports" {
                items.iter_mut().for_each(default_protocol);
            }
            sort(items);
        }
    }
}

fn default_protocol(port: &mut Value) {
    if let Value::Object(port) = port {
        port.entry("protocol").or_insert_with(|| Value::from("TCP"));
    }
}

/// The decoder writes keys in one order, so equal items have one text.
fn sort(items: &mut [Value]) {
    items.sort_by_cached_key(|item| {
        let address = item.get("ip").and_then(Value::as_str).unwrap_or_default();
        let mut item = item.clone();
        item.sort_all_objects();
        (address.to_owned(), item.to_string())
    });
}
