//! The types of kinds as the cluster describes them: its OpenAPI 2 document, which is where Argo CD takes them from.
//!
//! Source: Kubernetes API concepts, "OpenAPI V2"; gitops-engine `pkg/utils/kube/ctl.go` (`newGVKParser`). Only what the
//! wanted kinds lead to is read: the document has some megabytes.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::transport::Transport;
use super::trouble::Trouble;
use crate::kubernetes::GroupVersionKind;
use crate::model::{Gap, ServedTypes};

const PATH: &str = "/openapi/v2";
const REFERENCE: &str = "#/definitions/";
const KINDS: &str = "x-kubernetes-group-version-kind";

#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow)]
    definitions: BTreeMap<String, &'a RawValue>,
}

/// Which kinds a definition is of.
#[derive(Deserialize)]
struct Named {
    #[serde(rename = "x-kubernetes-group-version-kind", default)]
    kinds: Vec<Name>,
}

#[derive(Deserialize)]
struct Name {
    group: String,
    version: String,
    kind: String,
}

/// The definitions of these kinds and all they refer to; kinds that the document has not are absent.
pub(super) async fn read(
    transport: &Transport,
    wanted: &BTreeSet<GroupVersionKind>,
) -> Result<ServedTypes, Gap> {
    let answer = transport.get(PATH, "application/json").await;
    let types = answer
        .and_then(|answer| types(&answer.body, wanted).map_err(|error| Trouble::of_json(&error)));
    types.map_err(|trouble| Gap {
        cause: trouble.cause,
        message: format!(
            "the types by which changes of webhooks are told apart, `{PATH}`: {}",
            trouble.message
        ),
        hint: Some(match trouble.hint() {
            Some(hint) => hint.to_owned(),
            None => {
                "bind the ClusterRole `system:discovery` to this user, or keep such changes: `--server-side=include-webhooks`".to_owned()
            }
        }),
    })
}

fn types(body: &[u8], wanted: &BTreeSet<GroupVersionKind>) -> serde_json::Result<ServedTypes> {
    let document: Document<'_> = serde_json::from_slice(body)?;
    let mut types = ServedTypes::default();
    let mut awaited = Vec::new();
    for (name, text) in &document.definitions {
        for kind in kinds(text)? {
            if wanted.contains(&kind) && !types.kinds.contains_key(&kind) {
                types.kinds.insert(kind, name.clone());
                awaited.push(name.clone());
            }
        }
    }
    while let Some(name) = awaited.pop() {
        let Some(text) = document.definitions.get(&name) else {
            continue;
        };
        if let Entry::Vacant(place) = types.definitions.entry(name) {
            let definition = place.insert(serde_json::from_str(text.get())?);
            references(definition, &mut awaited);
        }
    }
    Ok(types)
}

/// Most definitions are of no kind, which their text shows sooner than its reading.
fn kinds(text: &RawValue) -> serde_json::Result<Vec<GroupVersionKind>> {
    if !text.get().contains(KINDS) {
        return Ok(Vec::new());
    }
    let named: Named = serde_json::from_str(text.get())?;
    let kind = |name: Name| GroupVersionKind {
        group: name.group,
        version: name.version,
        kind: name.kind,
    };
    Ok(named.kinds.into_iter().map(kind).collect())
}

/// The names of all definitions that this one refers to.
fn references(node: &Value, found: &mut Vec<String>) {
    match node {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value.as_str().and_then(|text| text.strip_prefix(REFERENCE)) {
                    Some(name) if key == "$ref" => found.push(name.to_owned()),
                    Some(_) | None => references(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_the_wanted_kinds_lead_to_is_read() {
        let kind = |kind: &str| json!([{"group": "example.com", "version": "v1", "kind": kind}]);
        let refers = |name: &str| json!({"$ref": format!("{REFERENCE}{name}")});
        let document = json!({"swagger": "2.0", "definitions": {
            "a.Widget": {KINDS: kind("Widget"), "properties": {"spec": refers("a.Spec"), "self": refers("a.Widget")}},
            "a.Spec": {"properties": {"parts": {"items": refers("a.Part")}}},
            "a.Part": {"type": "string"},
            "b.Gadget": {KINDS: kind("Gadget"), "properties": {"spec": refers("b.Spec")}},
            "b.Spec": {"type": "object"},
        }});
        let wanted =
            ["Widget", "Unheard"].map(|kind| GroupVersionKind::parse("example.com/v1", kind));
        let types = types(document.to_string().as_bytes(), &wanted.into()).expect("a document");
        let names: Vec<&str> = types.definitions.keys().map(String::as_str).collect();
        assert_eq!(names, ["a.Part", "a.Spec", "a.Widget"]);
        let kinds: Vec<&str> = types.kinds.values().map(String::as_str).collect();
        assert_eq!(kinds, ["a.Widget"]);
    }

    #[test]
    fn another_document_is_refused() {
        for text in ["{}", "[]", r#"{"definitions": [1]}"#, ""] {
            assert!(types(text.as_bytes(), &BTreeSet::new()).is_err(), "{text}");
        }
    }
}
