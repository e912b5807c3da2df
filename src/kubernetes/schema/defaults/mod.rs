//! What Kubernetes adds where a manifest says nothing.
//!
//! Source: `SetDefaults_*` and the generated defaults of Kubernetes 1.36 (`pkg/apis/*/*/defaults.go`,
//! `zz_generated.defaults.go`), feature gates as they are by default. A rule that is missing here makes a default look
//! like a difference, never the other way round.
//!
//! `core.rs` has the types of a pod and its volumes, `kinds.rs` those of the other groups, `retired.rs` what is only
//! found in what was applied long ago.

mod core;
mod kinds;
mod retired;

use serde_json::{Map, Value};

use super::shape::{Field, Shape, Struct};
use crate::kubernetes::quantity::Quantity;

type Fields = Map<String, Value>;

/// What is done to one struct, by the name of its type.
type Rule = fn(&str, &mut Fields);

/// Adds the defaults of a kind to a tree as [`super::complete`] gives it: those that Argo CD has (gitops-engine
/// `pkg/utils/kube/scheme/scheme.go`), which are not those of resource.k8s.io.
pub(crate) fn fill(of: &'static Struct, tree: &mut Value) {
    if !of.name.starts_with("resource/") {
        walk(&Shape::Struct(of), tree, add);
    }
}

/// As [`fill`], and what the apiserver's conversions write besides: how it would serve the object.
pub(crate) fn serve(of: &'static Struct, tree: &mut Value) {
    walk(&Shape::Struct(of), tree, |name, fields| {
        add(name, fields);
        core::add_aliases(name, fields);
    });
}

/// Parents first, as Kubernetes does it: what they add gets its own defaults too.
fn walk(shape: &Shape, value: &mut Value, rule: Rule) {
    match (shape, value) {
        (Shape::Pointer(to), value) => walk(to, value, rule),
        (Shape::Struct(of), Value::Object(fields)) => {
            rule(of.name, fields);
            for (key, value) in fields.iter_mut() {
                let field = of.exact(key).filter(|field| holds_structs(&field.shape));
                // Amounts outside the core group are no `ResourceList` that is rounded: a RuntimeClass' overhead.
                let is_left = |field: &&Field| {
                    matches!(field.shape, Shape::Map(Shape::Quantity))
                        && !of.name.starts_with("core/v1.")
                };
                if let Some(field) = field.filter(|field| !is_left(field)) {
                    walk(&field.shape, value, rule);
                }
            }
        }
        (Shape::List(of), Value::Array(items)) => {
            for item in items {
                walk(of, item, rule);
            }
        }
        (Shape::Map(Shape::Quantity), Value::Object(list)) => {
            list.values_mut().for_each(round_to_milli);
        }
        (Shape::Map(to), Value::Object(entries)) => {
            entries.values_mut().for_each(|value| walk(to, value, rule));
        }
        (
            Shape::Bool
            | Shape::String
            | Shape::Int32
            | Shape::Int64
            | Shape::Bytes
            | Shape::Quantity
            | Shape::IntOrString
            | Shape::Time
            | Shape::MicroTime
            | Shape::Raw
            | Shape::Struct(_)
            | Shape::List(_)
            | Shape::Map(_),
            _,
        ) => {}
    }
}

fn holds_structs(shape: &Shape) -> bool {
    match shape {
        Shape::Struct(_) | Shape::Map(Shape::Quantity) => true,
        Shape::Pointer(inner) | Shape::List(inner) | Shape::Map(inner) => holds_structs(inner),
        Shape::Bool
        | Shape::String
        | Shape::Int32
        | Shape::Int64
        | Shape::Bytes
        | Shape::Quantity
        | Shape::IntOrString
        | Shape::Time
        | Shape::MicroTime
        | Shape::Raw => false,
    }
}

/// `SetDefaults_ResourceList`: amounts are rounded up to thousandths.
fn round_to_milli(value: &mut Value) {
    if let Some(quantity) = value.as_str().and_then(Quantity::parse) {
        *value = Value::String(quantity.rounded_to_milli().to_string());
    }
}

fn add(name: &str, fields: &mut Fields) {
    let (group, kind) = name.split_once('.').unwrap_or(("", name));
    if group == "core/v1" {
        core::add(kind, fields);
    } else {
        kinds::add(group, kind, fields);
    }
}

/// Sets a field that is a pointer in Go, if it is nil.
fn unset(fields: &mut Fields, key: &str, value: impl Into<Value>) {
    if fields.get(key).is_none_or(Value::is_null) {
        fields.insert(key.to_owned(), value.into());
    }
}

/// Sets a field that is a plain value in Go, if it is zero.
fn zero(fields: &mut Fields, key: &str, value: impl Into<Value>) {
    if is_zero(fields, key) {
        fields.insert(key.to_owned(), value.into());
    }
}

fn is_zero(fields: &Fields, key: &str) -> bool {
    match fields.get(key) {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Number(number)) => number.as_i64() == Some(0),
        Some(Value::Array(items)) => items.is_empty(),
        Some(Value::Object(entries)) => entries.is_empty(),
        Some(Value::Bool(value)) => !value,
    }
}

fn is_nil(fields: &Fields, key: &str) -> bool {
    fields.get(key).is_none_or(Value::is_null)
}

fn text<'a>(fields: &'a Fields, key: &str) -> &'a str {
    fields.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The struct or map below a key, made if it is not there; `None` only for a value of another type.
fn within<'a>(fields: &'a mut Fields, key: &str) -> Option<&'a mut Fields> {
    let value = fields.entry(key).or_insert(Value::Null);
    if value.is_null() {
        *value = Value::Object(Map::new());
    }
    value.as_object_mut()
}
