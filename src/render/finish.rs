//! What Argo CD does after any tool: namespaces, duplicates, hooks, order.
//!
//! Source of the rules: Argo CD 3.6, `controller/state.go` (`NormalizeTargetObjects`, `DeduplicateTargetObjects`),
//! gitops-engine `pkg/sync/hook`. No tracking mark is written: that needs an Application.

use rayon::prelude::*;

use super::scope::Scopes;
use crate::argo::{Hook, wave};
use crate::kubernetes::{Manifest, Unidentified};
use crate::model::{
    Condition, Desired, DesiredObject, Failure, Fault, Kinds, NamespaceChoice, Origin, Rendered,
    RenderedObject, Scope, Stage,
};

/// The group of Argo CD's own kinds.
const ARGO_GROUP: &str = "argoproj.io";
const ARGO_KINDS: [&str; 3] = ["AppProject", "Application", "ApplicationSet"];

/// Proves identities, fills in namespaces by the scopes of `kinds`, keeps the last of several objects with one key.
pub(crate) fn finish(rendered: Rendered, kinds: &Kinds, namespace: &NamespaceChoice) -> Desired {
    let scopes = Scopes::new(kinds, &rendered.objects);
    let mut desired = Desired {
        faults: rendered.faults,
        ..Desired::default()
    };
    let objects: Vec<Result<(DesiredObject, Filled), Failure>> = rendered
        .objects
        .into_par_iter()
        .with_min_len(32)
        .enumerate()
        .map(|(position, object)| {
            let (mut manifest, origin) = manifest(object)?;
            let filled = scoped(&mut manifest, &scopes, &namespace.name);
            Ok((object_of(manifest, origin, position), filled))
        })
        .collect();
    for object in objects {
        match object {
            Err(failure) => desired.faults.push(failure),
            Ok((object, filled)) => {
                if filled == Filled::Namespace {
                    desired.namespace = Some(namespace.clone());
                }
                desired.objects.push(object);
            }
        }
    }
    desired.objects.par_sort_by(|a, b| a.key.cmp(&b.key));
    let repeated = desired.objects.chunk_by(|a, b| a.key == b.key);
    desired.conditions = repeated.filter_map(repeated_warning).collect();
    // Of equal keys the last stays: the sort is stable, and from the end they come the other way round.
    desired.objects.reverse();
    desired.objects.dedup_by(|a, b| a.key == b.key);
    desired.objects.reverse();
    desired.faults.extend(only_argo_kinds(&desired.objects));
    desired
        .objects
        .retain(|object| object.hook != Hook::Ignored);
    // By key already, and the sort is stable.
    desired.objects.sort_by_key(|object| object.wave);
    desired
}

fn manifest(object: RenderedObject) -> Result<(Manifest, Option<Origin>), Failure> {
    let RenderedObject { tree, origin, .. } = object;
    let subject = tree
        .get("kind")
        .and_then(|kind| kind.as_str())
        .map(str::to_owned);
    match Manifest::new(tree) {
        Ok(manifest) => Ok((manifest, origin)),
        Err(unidentified) => Err(unidentified_failure(unidentified, subject, origin)),
    }
}

fn unidentified_failure(
    unidentified: Unidentified,
    subject: Option<String>,
    origin: Option<Origin>,
) -> Failure {
    let mut fault = Fault::new(unidentified.to_string())
        .hint("a cluster cannot hold it; complete the manifest");
    fault.subject = subject;
    if let Some(origin) = origin {
        fault = fault.file(origin.file).line(origin.line);
    }
    Failure::new(Stage::Render, &fault.into())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Filled {
    Namespace,
    Nothing,
}

/// Fills in the namespace of an object that needs one, and takes it from one that cannot have any.
fn scoped(manifest: &mut Manifest, scopes: &Scopes<'_>, namespace: &str) -> Filled {
    match scopes.of(&manifest.gvk().group_kind()) {
        Scope::Cluster if !manifest.namespace().is_empty() => manifest.set_namespace(""),
        Scope::Namespaced if manifest.namespace().is_empty() => {
            manifest.set_namespace(namespace);
            return Filled::Namespace;
        }
        Scope::Cluster | Scope::Namespaced => {}
    }
    Filled::Nothing
}

fn object_of(manifest: Manifest, origin: Option<Origin>, position: usize) -> DesiredObject {
    let mut key = manifest.key();
    if key.name.is_empty() {
        // Two objects that leave their names to the cluster are never one object.
        let metadata = manifest.tree().get("metadata");
        let generated = metadata.and_then(|metadata| metadata.get("generateName")?.as_str());
        key.name = format!("{}{position}", generated.unwrap_or_default());
    }
    DesiredObject {
        key,
        hook: Hook::of(&manifest),
        wave: wave(&manifest),
        manifest,
        origin,
    }
}

fn repeated_warning(objects: &[DesiredObject]) -> Option<Condition> {
    let [_, .., last] = objects else {
        return None;
    };
    let place = last
        .origin
        .as_ref()
        .map(|origin| format!(", from {}:{}", origin.file, origin.line));
    Some(Condition {
        kind: "RepeatedResourceWarning".to_owned(),
        message: format!(
            "{} is rendered {} times; the last one counts{}",
            last.key,
            objects.len(),
            place.unwrap_or_default()
        ),
    })
}

/// Comparing Applications as plain objects would look like an answer about what they deploy.
fn only_argo_kinds(objects: &[DesiredObject]) -> Option<Failure> {
    let is_argo = |object: &DesiredObject| {
        object.key.group == ARGO_GROUP && ARGO_KINDS.contains(&object.key.kind.as_str())
    };
    let first = objects.first()?;
    if !objects.iter().all(is_argo) {
        return None;
    }
    let mut fault = Fault::new("only Argo CD's own objects are rendered; what they deploy is not looked at by this release")
        .subject(first.key.to_string())
        .hint("name the path that an Application deploys: its `spec.source.path`");
    if let Some(origin) = &first.origin {
        fault = fault.file(&origin.file).line(origin.line);
    }
    Some(Failure::new(Stage::Render, &fault.into()))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::kubernetes::GroupKind;
    use crate::model::KindInfo;

    fn finished(trees: Vec<Value>) -> Desired {
        let objects = trees
            .into_iter()
            .map(|tree| RenderedObject {
                tree,
                origin: None,
                history: None,
            })
            .collect();
        let rendered = Rendered {
            objects,
            ..Rendered::default()
        };
        let kinds = Kinds::from([(
            GroupKind::new("example.com", "Tenant"),
            KindInfo::Served {
                scope: Scope::Cluster,
                plural: "tenants".into(),
                versions: Vec::new(),
            },
        )]);
        let namespace = NamespaceChoice {
            name: "shop".into(),
            from: "flag",
        };
        finish(rendered, &kinds, &namespace)
    }

    fn keys(desired: &Desired) -> Vec<String> {
        desired
            .objects
            .iter()
            .map(|object| object.key.to_string())
            .collect()
    }

    fn object(api_version: &str, kind: &str, name: &str) -> Value {
        json!({"apiVersion": api_version, "kind": kind, "metadata": {"name": name}})
    }

    #[test]
    fn scope_comes_from_discovery_then_the_table_then_a_crd_of_the_render() {
        let crd = json!({
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": {"name": "zones.example.com", "namespace": "x"},
            "spec": {"group": "example.com", "names": {"kind": "Zone"}, "scope": "Cluster"}});
        let desired = finished(vec![
            object("v1", "ConfigMap", "a"),
            object("rbac.authorization.k8s.io/v1", "ClusterRole", "a"),
            object("example.com/v1", "Tenant", "a"),
            object("example.com/v1", "Zone", "a"),
            object("example.com/v1", "Unheard", "a"),
            crd,
        ]);
        assert_eq!(
            keys(&desired),
            [
                "ConfigMap shop/a",
                "apiextensions.k8s.io/CustomResourceDefinition zones.example.com",
                "example.com/Tenant a",
                "example.com/Unheard shop/a",
                "example.com/Zone a",
                "rbac.authorization.k8s.io/ClusterRole a",
            ]
        );
        assert_eq!(desired.namespace.map(|choice| choice.from), Some("flag"));
    }

    #[test]
    fn the_last_of_equal_keys_counts() {
        let mut second = object("v1", "ConfigMap", "a");
        second["data"] = json!({"k": "2"});
        let desired = finished(vec![object("v1", "ConfigMap", "a"), second.clone()]);
        second["metadata"]["namespace"] = "shop".into();
        assert_eq!(desired.objects[0].manifest.tree(), &second);
        assert_eq!(
            desired.conditions[0].message,
            "ConfigMap shop/a is rendered 2 times; the last one counts"
        );
    }

    #[test]
    fn waves_come_first_and_hooks_of_no_known_type_go() {
        let annotated = |name: &str, annotation: &str, value: &str| {
            let mut tree = object("batch/v1", "Job", name);
            tree["metadata"]["annotations"] = json!({annotation: value});
            tree
        };
        let desired = finished(vec![
            annotated("late", "argocd.argoproj.io/sync-wave", "1"),
            annotated("test", "helm.sh/hook", "test"),
            annotated("hook", "argocd.argoproj.io/hook", "PreSync"),
        ]);
        assert_eq!(
            keys(&desired),
            ["batch/Job shop/hook", "batch/Job shop/late"]
        );
    }

    #[test]
    fn what_has_no_identity_is_a_fault_and_the_rest_stays() {
        let desired = finished(vec![
            json!({"kind": "ConfigMap"}),
            object("v1", "ConfigMap", "a"),
        ]);
        assert_eq!(desired.objects.len(), 1);
        assert_eq!(desired.faults[0].message, "`apiVersion` is missing");
    }

    #[test]
    fn names_left_to_the_cluster_never_collide() {
        let job =
            || json!({"apiVersion": "batch/v1", "kind": "Job", "metadata": {"generateName": "a-"}});
        assert_eq!(
            keys(&finished(vec![job(), job()])),
            ["batch/Job shop/a-0", "batch/Job shop/a-1"]
        );
    }

    #[test]
    fn applications_alone_are_no_answer() {
        let desired = finished(vec![object("argoproj.io/v1alpha1", "Application", "a")]);
        assert_eq!(desired.faults.len(), 1);
    }
}
