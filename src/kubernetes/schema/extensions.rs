//! CustomResourceDefinition and APIService: client-go's scheme has them not, so their types are those that an apiserver of
//! Kubernetes 1.36 tells at `/openapi/v2`, kept in `extensions.json` without their descriptions.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use crate::kubernetes::GroupVersionKind;

static DEFINITIONS: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("extensions.json")).expect("a test reads it")
});

const CRD: &str =
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition";
const API_SERVICE: &str = "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService";

/// The type of one of these kinds as an OpenAPI document has it.
pub(crate) struct Extension {
    pub(crate) definition: &'static Value,
    /// All that it may refer to, by name.
    pub(crate) definitions: &'static BTreeMap<String, Value>,
}

pub(crate) fn extension(gvk: &GroupVersionKind) -> Option<Extension> {
    let name = match (gvk.group.as_str(), gvk.version.as_str(), gvk.kind.as_str()) {
        ("apiextensions.k8s.io", "v1", "CustomResourceDefinition") => CRD,
        ("apiregistration.k8s.io", "v1", "APIService") => API_SERVICE,
        _ => return None,
    };
    Some(Extension {
        definition: DEFINITIONS.get(name)?,
        definitions: &DEFINITIONS,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Map;

    use super::*;

    const RECORDED: &str = "fixtures/compare/objects/openapi.json";

    /// What the apiserver of the tests told, as far as it matters to these kinds.
    fn told() -> BTreeMap<String, Value> {
        let text = std::fs::read_to_string(RECORDED).expect("readable");
        let document: Value = serde_json::from_str(&text).expect("JSON");
        let mut found = BTreeMap::new();
        let mut wanted = vec![CRD.to_owned(), API_SERVICE.to_owned()];
        while let Some(name) = wanted.pop() {
            if found.contains_key(&name) {
                continue;
            }
            let definition = without_words(&document["definitions"][&name]);
            referred(&definition, &mut wanted);
            found.insert(name, definition);
        }
        found
    }

    fn referred(schema: &Value, names: &mut Vec<String>) {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            names.extend(name.rsplit('/').next().map(str::to_owned));
        }
        match schema {
            Value::Object(fields) => fields.values().for_each(|value| referred(value, names)),
            Value::Array(items) => items.iter().for_each(|value| referred(value, names)),
            _ => {}
        }
    }

    /// A schema without what does not say how values are merged.
    fn without_words(schema: &Value) -> Value {
        let Value::Object(fields) = schema else {
            return schema.clone();
        };
        let mut kept = Map::new();
        for (key, value) in fields {
            let value = match (key.as_str(), value) {
                ("description" | "required" | "x-kubernetes-group-version-kind", _) => continue,
                ("properties", Value::Object(properties)) => properties
                    .iter()
                    .map(|(name, schema)| (name.clone(), without_words(schema)))
                    .collect(),
                _ => without_words(value),
            };
            kept.insert(key.clone(), value);
        }
        Value::Object(kept)
    }

    /// `DRIFTCTL_TEST_RECORD=extensions` writes them anew.
    #[test]
    fn the_types_are_those_that_the_apiserver_of_the_tests_tells() {
        let told = told();
        if std::env::var_os("DRIFTCTL_TEST_RECORD").is_some_and(|what| what == "extensions") {
            let text = serde_json::to_string_pretty(&told).expect("JSON");
            std::fs::write("src/kubernetes/schema/extensions.json", text + "\n").expect("writable");
        }
        assert_eq!(*DEFINITIONS, told);
    }
}
