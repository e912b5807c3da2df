//! Endpoints: ports have a protocol, and nothing depends on the order of subsets, addresses and ports.
//!
//! Source: Argo CD gitops-engine `pkg/diff/diff.go` (`normalizeEndpoint`) and its copy of Kubernetes'
//! `pkg/api/v1/endpoints/util.go` (`SortSubsets`): addresses in the order of their IPs, ports and subsets in that of the
//! MD5 of what go-spew prints of them. In that print a list that is empty is not one that is not there.

use std::fmt::Write as _;

use md5::{Digest as _, Md5};
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
    let given = fields.get("subsets").and_then(Value::as_array);
    if let (Some(given), Some(Value::Array(subsets))) = (given, decoded.get_mut("subsets")) {
        let mut hashed: Vec<([u8; 16], Value)> = given
            .iter()
            .zip(std::mem::take(subsets))
            .map(|(given, subset)| normalized(given, subset))
            .collect();
        hashed.sort_by_key(|(hash, _)| *hash);
        subsets.extend(hashed.into_iter().map(|(_, subset)| subset));
    }
    *fields = decoded;
}

/// A subset as it is compared, with its hash.
fn normalized(given: &Value, mut subset: Value) -> ([u8; 16], Value) {
    let mut print = String::from("(v1.EndpointSubset){");
    for (key, name) in [
        ("addresses", "Addresses"),
        ("notReadyAddresses", "NotReadyAddresses"),
        ("ports", "Ports"),
    ] {
        let is_ports = key == "ports";
        let of = if is_ports {
            "EndpointPort"
        } else {
            "EndpointAddress"
        };
        let space = if is_ports { "" } else { " " };
        let _ = write!(print, "{name}:([]v1.{of})");
        let Some(Value::Array(items)) = subset.get_mut(key) else {
            let is_empty = given.get(key).is_some_and(Value::is_array);
            let _ = write!(print, "{}{space}", if is_empty { "[]" } else { "<nil>" });
            continue;
        };
        if is_ports {
            items.iter_mut().for_each(default_protocol);
            items.sort_by_cached_key(|port| hash(&format!("(v1.EndpointPort){}", of_port(port))));
        } else {
            items.sort_by_cached_key(ip_and_uid);
        }
        let items = items
            .iter()
            .map(if is_ports { of_port } else { of_address });
        let _ = write!(print, "[{}]{space}", items.collect::<Vec<_>>().join(" "));
    }
    print.push('}');
    (hash(&print), subset)
}

fn default_protocol(port: &mut Value) {
    if let Value::Object(port) = port {
        port.entry("protocol").or_insert_with(|| Value::from("TCP"));
    }
}

fn ip_and_uid(address: &Value) -> (String, Option<String>) {
    let target = address.get("targetRef").filter(|target| target.is_object());
    let uid = target.map(|target| text(target, "uid").to_owned());
    (text(address, "ip").to_owned(), uid)
}

fn text<'a>(of: &'a Value, key: &str) -> &'a str {
    of.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// `(*string)` and the text, or none.
fn pointer(of: &Value, key: &str) -> String {
    let text = of.get(key).and_then(Value::as_str).unwrap_or("<nil>");
    format!("(*string){text}")
}

fn of_port(port: &Value) -> String {
    format!(
        "{{Name:(string){} Port:(int32){} Protocol:(v1.Protocol){} AppProtocol:{}}}",
        text(port, "name"),
        port.get("port").and_then(Value::as_i64).unwrap_or_default(),
        text(port, "protocol"),
        pointer(port, "appProtocol"),
    )
}

fn of_address(address: &Value) -> String {
    let target = match address.get("targetRef") {
        Some(target) if target.is_object() => format!(
            "{{Kind:(string){} Namespace:(string){} Name:(string){} UID:(types.UID){} APIVersion:(string){} \
             ResourceVersion:(string){} FieldPath:(string){}}}",
            text(target, "kind"),
            text(target, "namespace"),
            text(target, "name"),
            text(target, "uid"),
            text(target, "apiVersion"),
            text(target, "resourceVersion"),
            text(target, "fieldPath"),
        ),
        Some(_) | None => "<nil>".to_owned(),
    };
    format!(
        "{{IP:(string){} Hostname:(string){} NodeName:{} TargetRef:(*v1.ObjectReference){target}}}",
        text(address, "ip"),
        text(address, "hostname"),
        pointer(address, "nodeName"),
    )
}

fn hash(print: &str) -> [u8; 16] {
    Md5::digest(print).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn hex(hash: [u8; 16]) -> String {
        format!("{:032x}", u128::from_be_bytes(hash))
    }

    /// Printed by go-spew's `%#v` and hashed by Go's `crypto/md5`.
    #[test]
    fn a_subset_is_hashed_as_go_prints_it() {
        let given = json!({
            "addresses": [{"ip": "1.2.3.4", "hostname": "h\"x", "nodeName": "n", "targetRef": {"kind": "Pod", "name": "é\n"}}, {}],
            "notReadyAddresses": [],
            "ports": [{"name": "a", "port": 80, "protocol": "TCP", "appProtocol": "http"}, {"port": 0, "protocol": "UDP"}],
        });
        let mut subset = given.clone();
        subset
            .as_object_mut()
            .expect("a map")
            .shift_remove("notReadyAddresses");
        assert_eq!(
            hex(normalized(&given, subset).0),
            "c01b53b6582fc28a605339f0a76c42fd"
        );
        assert_eq!(
            hex(normalized(&json!({}), json!({})).0),
            "7af462de8fae9265093e3aedf9a1389f"
        );
    }
}
