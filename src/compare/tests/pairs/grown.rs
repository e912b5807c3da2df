//! Values by the types of Kubernetes: fields that an object does not have, and may.

use serde_json::{Map, Value, json};

use super::random::Random;
use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::schema::{self, Field, Shape, Strategy, Struct, Topology};

const WORDS: &[&str] = &[
    "",
    "a",
    "b",
    "web",
    "http",
    "TCP",
    "UDP",
    "Always",
    "Never",
    "IfNotPresent",
    "ClusterIP",
    "NodePort",
    "LoadBalancer",
    "ClientIP",
    "None",
    "Local",
    "Cluster",
    "Recreate",
    "RollingUpdate",
    "OnDelete",
    "Retain",
    "Delete",
    "Indexed",
    "example.com/a:1",
    "example.com/a:latest",
    "example.com/a",
    "default",
    "v1",
    "File",
    "Pods",
    "Percent",
    "Resource",
];
pub(super) const QUANTITIES: &[&str] = &[
    "1",
    "0",
    "1000m",
    "0.5",
    "500m",
    "1Gi",
    "1024Mi",
    "1.5Gi",
    "1e3",
    "1E3",
    "1k",
    "1000",
    "+1",
    "01",
    "1.500",
    "0.0001",
    "12e6",
    "1000M",
    "1G",
    ".5",
    "5.",
    "-1",
    "1Ki",
    "1024",
    "2Ti",
    "100n",
    "1u",
    "9223372036854775807",
    "1e20",
    "1.0",
];

/// Puts a field into an object of a built-in kind at a place chosen on the way down; tells whether it did.
pub(super) fn grow(tree: &mut Value, random: &mut Random) -> bool {
    let text = |key: &str| tree.get(key).and_then(Value::as_str).unwrap_or_default();
    let gvk = GroupVersionKind::parse(text("apiVersion"), text("kind"));
    let Some(of) = schema::built_in(&gvk) else {
        return false;
    };
    let Value::Object(fields) = tree else {
        return false;
    };
    let below: Vec<&Field> = of
        .fields
        .iter()
        .filter(|field| !matches!(field.name, "apiVersion" | "kind" | "metadata" | "status"))
        .collect();
    let Some(field) = random.any(&below) else {
        return false;
    };
    grow_field(field, fields, random);
    true
}

fn grow_field(field: &Field, fields: &mut Map<String, Value>, random: &mut Random) {
    match fields.get_mut(field.name) {
        Some(value @ (Value::Object(_) | Value::Array(_))) if random.chance(90) => {
            descend(field.shape, value, field, random);
        }
        _ => {
            fields.insert(
                field.name.to_owned(),
                value(field.shape, key_of(field), 2, random),
            );
        }
    }
}

fn descend(shape: Shape, at: &mut Value, field: &Field, random: &mut Random) {
    match (shape, at) {
        (Shape::Pointer(to), at) => descend(*to, at, field, random),
        (Shape::Struct(of), Value::Object(fields)) => {
            if let Some(below) = random.any(of.fields) {
                grow_field(below, fields, random);
            }
        }
        (Shape::List(of), Value::Array(items)) => {
            if items.is_empty() || random.chance(15) {
                items.push(value(*of, key_of(field), 2, random));
            } else {
                let place = random.below(items.len());
                descend(*of, &mut items[place], field, random);
            }
        }
        (Shape::Map(to), Value::Object(entries)) => {
            entries.insert(
                (random.pick(&["a", "b", "cpu"])).to_owned(),
                value(*to, None, 1, random),
            );
        }
        (_, at) => *at = value(shape, None, 1, random),
    }
}

/// The key by which items of this field are known.
fn key_of(field: &Field) -> Option<&'static str> {
    match (field.strategy, field.topology) {
        (Strategy::Merge(key), _) if !key.is_empty() => Some(key),
        (_, Topology::Keyed { keys, .. }) => keys.first().map(|(key, _)| *key),
        _ => None,
    }
}

fn value(shape: Shape, key: Option<&'static str>, depth: usize, random: &mut Random) -> Value {
    match shape {
        Shape::Bool => random.chance(50).into(),
        Shape::String => (random.pick(WORDS)).into(),
        Shape::Int32 | Shape::Int64 => (*random
            .any(&[0, 1, 2, 53, 80, 443, 600, 3600])
            .expect("some"))
        .into(),
        Shape::Bytes => (random.pick(&["", "YQ==", "YWI=", "YQ=\n=", "***"])).into(),
        Shape::Quantity if random.chance(10) => random.below(5).into(),
        Shape::Quantity => (random.pick(QUANTITIES)).into(),
        Shape::IntOrString if random.chance(50) => random.below(90).into(),
        Shape::IntOrString => (random.pick(&["25%", "http", "1", ""])).into(),
        Shape::Time => (random.pick(&[
            "2026-01-02T03:04:05Z",
            "2026-01-02T03:04:05.5Z",
            "2026-01-02T05:04:05+02:00",
        ]))
        .into(),
        Shape::MicroTime => {
            (random.pick(&["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000001Z"])).into()
        }
        Shape::Raw => json!({"a": random.below(3)}),
        Shape::Pointer(to) => value(*to, key, depth, random),
        Shape::Struct(of) => structure(of, key, depth, random),
        Shape::List(of) => {
            let count = random.below(3);
            (0..count)
                .map(|_| value(*of, key, depth.saturating_sub(1), random))
                .collect()
        }
        Shape::Map(to) => {
            let count = random.below(3);
            let names = ["a", "b", "cpu", "memory"];
            let entries = (0..count).map(|_| {
                (
                    (random.pick(&names)).to_owned(),
                    value(*to, None, depth.saturating_sub(1), random),
                )
            });
            Value::Object(entries.collect())
        }
    }
}

fn structure(
    of: &'static Struct,
    key: Option<&'static str>,
    depth: usize,
    random: &mut Random,
) -> Value {
    let mut fields = Map::new();
    for field in of.fields {
        let is_key = key == Some(field.name) && random.chance(95);
        let is_chosen = depth > 0 && random.chance(200 / of.fields.len().max(2));
        if is_key || is_chosen {
            fields.insert(
                field.name.to_owned(),
                value(field.shape, key_of(field), depth.saturating_sub(1), random),
            );
        }
    }
    Value::Object(fields)
}
