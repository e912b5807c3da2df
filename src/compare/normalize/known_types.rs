//! Fields of custom resources that hold a type of Kubernetes, as `knownTypeFields` of `argocd-cm` names them.
//!
//! Source: Argo CD `knowntypes_normalizer.go`. Without settings of its own an Argo Rollout has one: its pod spec.

use serde_json::Value;

use crate::argo::Settings;
use crate::argo::settings::Held;
use crate::kubernetes::schema::{self, Shape, Struct};
use crate::kubernetes::{GroupVersionKind, duration};

/// Unlike the remarshalling of a whole object this drops unknown keys and adds structs that Go never leaves out. A field
/// that is not of its type stays as it is, and so do those after it.
pub(super) fn normalize(gvk: &GroupVersionKind, tree: &mut Value, settings: &Settings) {
    let _ = all(gvk, tree, settings);
}

/// The first field that does not hold its type.
struct Odd;

fn all(gvk: &GroupVersionKind, tree: &mut Value, settings: &Settings) -> Result<(), Odd> {
    let mut is_named = false;
    for known in &settings.known_types {
        if known.kind.is(&gvk.group, &gvk.kind) {
            is_named = true;
            let path: Vec<&str> = known.path.iter().map(String::as_str).collect();
            field(tree, &path, known.of)?;
        }
    }
    let is_rollout = (gvk.group.as_str(), gvk.kind.as_str()) == ("argoproj.io", "Rollout");
    if is_rollout
        && !is_named
        && let Some(of) = schema::core("PodSpec")
    {
        field(
            tree,
            &["spec", "template", "spec"],
            Held::Shape(Shape::Struct(of)),
        )?;
    }
    Ok(())
}

/// The field of a map, through lists of maps on the way and at the end.
fn field(tree: &mut Value, path: &[&str], of: Held) -> Result<(), Odd> {
    let Some((key, rest)) = path.split_first() else {
        return Ok(());
    };
    let Some(value) = tree.as_object_mut().and_then(|fields| fields.get_mut(*key)) else {
        return Ok(());
    };
    if let Value::Array(items) = value {
        for item in items.iter_mut().filter(|item| item.is_object()) {
            if rest.is_empty() {
                *item = read_again(item, of)?;
            } else {
                field(item, rest, of)?;
            }
        }
    } else if rest.is_empty() {
        *value = read_again(value, of)?;
    } else {
        field(value, rest, of)?;
    }
    Ok(())
}

/// The value as Go writes it after reading it.
fn read_again(value: &Value, of: Held) -> Result<Value, Odd> {
    let read = match of {
        Held::Shape(Shape::Struct(of)) => structure(of, value),
        Held::Shape(shape) => schema::canonical(shape, value).ok(),
        Held::Duration => match value {
            Value::String(text) => duration::canonical(text).map(Value::from),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Array(_)
            | Value::Object(_) => None,
        },
    };
    read.ok_or(Odd)
}

fn structure(of: &'static Struct, value: &Value) -> Option<Value> {
    let empty = Value::Object(serde_json::Map::new());
    let value = if value.is_null() { &empty } else { value };
    schema::complete(of, value).ok()
}
