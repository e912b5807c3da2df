//! Fields of custom resources that hold a built-in type.
//!
//! Source: Argo CD `knowntypes_normalizer.go`; without settings there is one: the pod spec of an Argo Rollout.

use serde_json::Value;

use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::schema::{self, Shape, Struct};

/// Unlike the remarshalling of a whole object this drops unknown keys and adds structs that Go never leaves out.
pub(super) fn normalize(gvk: &GroupVersionKind, tree: &mut Value) {
    if (gvk.group.as_str(), gvk.kind.as_str()) != ("argoproj.io", "Rollout") {
        return;
    }
    if let Some(spec) = tree.pointer_mut("/spec/template/spec")
        && let Some(of) = pod_spec()
        && let Ok(decoded) = schema::complete(of, spec)
    {
        *spec = decoded;
    }
}

fn pod_spec() -> Option<&'static Struct> {
    let pod = schema::built_in(&GroupVersionKind::parse("v1", "Pod"))?;
    let Shape::Struct(of) = pod.exact("spec")?.shape else {
        return None;
    };
    Some(of)
}
