//! What the pairs start from: objects that a real apiserver made of `fixtures/compare/objects/*.yaml`, recorded by
//! `tests/integration/apiserver/objects.rs`.

use std::sync::{Arc, LazyLock};

use serde_json::{Value, json};

use crate::kubernetes::GroupVersionKind;
use crate::model::ServedTypes;

/// A line of the record.
pub(super) struct Base {
    pub(super) git: Value,
    /// After a client-side apply, without its record.
    pub(super) applied: Value,
    /// After a server-side apply by Argo CD's manager.
    pub(super) served: Value,
}

pub(super) struct Objects {
    pub(super) bases: Vec<Base>,
    /// The CustomResourceDefinitions, as they are live.
    pub(super) definitions: Vec<Value>,
}

pub(super) fn objects() -> Objects {
    let lines = include_str!("../../../../fixtures/compare/objects/recorded.jsonl").lines();
    let rows: Vec<Value> = lines
        .map(|line| serde_json::from_str(line).expect("a row is JSON"))
        .collect();
    let bases = rows.into_iter().map(|mut row| Base {
        git: row["git"].take(),
        applied: row["clientSide"].take(),
        served: row["serverSide"].take(),
    });
    let bases: Vec<Base> = bases.collect();
    let is_definition = |base: &&Base| base.git["kind"] == "CustomResourceDefinition";
    let definitions = bases
        .iter()
        .filter(is_definition)
        .map(|base| base.applied.clone());
    Objects {
        definitions: definitions.collect(),
        bases,
    }
}

/// What the apiserver told of types.
static TYPES: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../../../fixtures/compare/objects/openapi.json");
    serde_json::from_str(text).expect("JSON")
});

static SERVED: LazyLock<Arc<ServedTypes>> = LazyLock::new(|| {
    let mut served = ServedTypes::default();
    for (name, definition) in TYPES["definitions"].as_object().expect("a map") {
        let kinds = definition["x-kubernetes-group-version-kind"].as_array();
        for kind in kinds.into_iter().flatten() {
            let text = |key: &str| kind[key].as_str().unwrap_or_default().to_owned();
            let kind = GroupVersionKind {
                group: text("group"),
                version: text("version"),
                kind: text("kind"),
            };
            served.kinds.insert(kind, name.clone());
        }
        served.definitions.insert(name.clone(), definition.clone());
    }
    Arc::new(served)
});

/// The question that tells Argo CD the types which the apiserver served.
pub(super) fn types() -> Value {
    json!({"ask": "openapi", "document": *TYPES})
}

/// The same as driftctl has them.
pub(super) fn served() -> Arc<ServedTypes> {
    Arc::clone(&SERVED)
}
