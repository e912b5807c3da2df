//! What `benches/comparison.rs` times: objects made in memory as a cluster would hold them, and their comparison. Only
//! with the feature `bench`.

use std::time::Duration;

use serde_json::{Value, json};

use super::live_only::LAST_APPLIED;
use crate::argo::{Hook, IgnoreRule, Settings};
use crate::kubernetes::{GroupVersionKind, Manifest, schema};
use crate::model::health::UnknownKinds;
use crate::model::{
    Desired, DesiredObject, Extras, Live, Observation, Rules, Strategy, WholeObjects,
};

/// What is compared.
pub struct Scene {
    desired: Desired,
    live: Live,
    rules: Rules,
}

/// Compares on one core and says what that took by this clock, which is read on the thread that does the work.
#[must_use]
pub fn compare(scene: &Scene, clock: fn() -> Duration) -> Duration {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    pool.map_or(Duration::ZERO, |pool| {
        pool.install(|| {
            let start = clock();
            let comparison = super::compare(&scene.desired, &scene.live, &scene.rules);
            let took = clock().saturating_sub(start);
            drop(comparison);
            took
        })
    })
}

/// How many namespaces the pairs are in.
const NAMESPACES: usize = 20;

impl Scene {
    /// So many pairs of eight kinds; one in ten has drifted.
    #[must_use]
    pub fn pairs(count: usize) -> Self {
        Self::of((0..count).map(|number| {
            let git = plain(number);
            let mut live = served(&git);
            if number.is_multiple_of(10) {
                drift(&mut live);
            }
            (git, live)
        }))
    }

    /// So many rules by name, of which so many speak of an object.
    #[must_use]
    pub fn with_rules(self, count: usize, matching: usize) -> Self {
        self.under(count, |number| IgnoreRule {
            name: name_if(number, matching),
            json_pointers: vec!["/spec/replicas".to_owned()],
            ..deployments()
        })
    }

    /// The same by namespaces.
    #[must_use]
    pub fn with_rules_by_namespace(self, count: usize, matching: usize) -> Self {
        self.under(count, |number| IgnoreRule {
            namespace: if number < matching {
                format!("ns-{}", number % NAMESPACES)
            } else {
                format!("elsewhere-{number}")
            },
            json_pointers: vec!["/spec/replicas".to_owned()],
            ..deployments()
        })
    }

    /// The same by name, with an expression.
    #[must_use]
    pub fn with_jq_rules(self, count: usize, matching: usize) -> Self {
        self.under(count, |number| IgnoreRule {
            name: name_if(number, matching),
            jq_path_expressions: vec![
                ".spec.template.spec.containers[] | select(.name == \"main\") | .image".to_owned(),
            ],
            ..deployments()
        })
    }

    /// A Deployment whose container has so many variables, one of them changed.
    #[must_use]
    pub fn list(entries: usize) -> Self {
        let git = with_variables(entries);
        let mut live = served(&git);
        live["spec"]["template"]["spec"]["containers"][0]["env"][entries / 2]["value"] =
            "by hand".into();
        Self::of(std::iter::once((git, live)))
    }

    /// The same, with nothing changed but the order.
    #[must_use]
    pub fn reversed_list(entries: usize) -> Self {
        let git = with_variables(entries);
        let mut live = served(&git);
        let list = &mut live["spec"]["template"]["spec"]["containers"][0]["env"];
        if let Value::Array(items) = list {
            items.reverse();
        }
        Self::of(std::iter::once((git, live)))
    }

    /// A custom resource with a list of so many maps, one of them changed and one gone.
    #[must_use]
    pub fn custom_list(entries: usize) -> Self {
        let items: Vec<Value> = (0..entries)
            .map(|number| json!({"name": format!("entry-{number}"), "weight": number}))
            .collect();
        let git = json!({"apiVersion": "example.com/v1", "kind": "Widget",
            "metadata": {"name": "a", "namespace": "ns-0"}, "spec": {"entries": items}});
        let mut live = served(&git);
        live["spec"]["entries"][entries / 2]["weight"] = (-1).into();
        if let Value::Array(items) = &mut live["spec"]["entries"] {
            items.remove(entries / 3);
        }
        Self::of(std::iter::once((git, live)))
    }

    /// A ConfigMap with one value of so many KiB, of which every line is another one.
    #[must_use]
    pub fn config_map(kibibytes: usize) -> Self {
        let lines = kibibytes * 1024 / 64;
        let text = |word: &str| {
            let line = |number: usize| format!("{word}-{number:08} {}\n", "x".repeat(64 - 15));
            (0..lines).map(line).collect::<String>()
        };
        let map = |text: String| {
            json!({"apiVersion": "v1", "kind": "ConfigMap",
                "metadata": {"name": "a", "namespace": "ns-0"}, "data": {"file": text}})
        };
        Self::of(std::iter::once((map(text("git")), map(text("live")))))
    }

    /// A ConfigMap of so many keys, each with another value.
    #[must_use]
    pub fn config_map_of_keys(keys: usize) -> Self {
        let map = |word: &str| {
            let data: serde_json::Map<String, Value> = (0..keys)
                .map(|number| (format!("key-{number}"), format!("{word}-{number}").into()))
                .collect();
            json!({"apiVersion": "v1", "kind": "ConfigMap",
                "metadata": {"name": "a", "namespace": "ns-0"}, "data": data})
        };
        let git = map("git");
        let mut live = served(&git);
        live["data"] = map("live")["data"].take();
        Self::of(std::iter::once((git, live)))
    }

    fn of(trees: impl Iterator<Item = (Value, Value)>) -> Self {
        let (mut desired, mut live) = (Desired::default(), Live::default());
        for (git, found) in trees {
            let (Ok(manifest), Ok(found)) = (Manifest::new(git), Manifest::new(found)) else {
                continue;
            };
            let entries = managed_fields(&found);
            let found = found.with_managed_fields(entries.into());
            let key = manifest.key();
            live.observations
                .insert(key.clone(), Observation::Found(Box::new(found)));
            desired.objects.push(DesiredObject {
                key,
                hook: Hook::No,
                wave: 0,
                origin: None,
                manifest,
            });
        }
        Self {
            desired,
            live,
            rules: Rules {
                extras: Extras::Rendered,
                strategy: Strategy::Client,
                whole_objects: WholeObjects::Left,
                ignores: Vec::new(),
                settings: Settings::default(),
                health_scripts: Vec::new(),
                unknown_kinds: UnknownKinds::Passed,
            },
        }
    }

    fn under(mut self, count: usize, rule: impl Fn(usize) -> IgnoreRule) -> Self {
        self.rules.ignores = (0..count).map(rule).collect();
        self
    }
}

fn with_variables(entries: usize) -> Value {
    let variables: Vec<Value> = (0..entries)
        .map(|number| json!({"name": format!("VARIABLE_{number}"), "value": format!("value-{number}")}))
        .collect();
    let mut git = plain(0);
    git["spec"]["template"]["spec"]["containers"][0]["env"] = variables.into();
    git
}

fn deployments() -> IgnoreRule {
    IgnoreRule {
        group: "apps".to_owned(),
        kind: "Deployment".to_owned(),
        ..IgnoreRule::default()
    }
}

/// Every eighth object is a Deployment, and one in ten has drifted: each fortieth is both.
fn name_if(number: usize, matching: usize) -> String {
    if number < matching {
        format!("object-{}", number * 40)
    } else {
        format!("nobody-{number}")
    }
}

/// As Git has it.
fn plain(number: usize) -> Value {
    let labels = json!({"app": format!("object-{number}"), "team": "shop"});
    let template = || {
        json!({"metadata": {"labels": labels}, "spec": {"containers": [{
            "name": "main", "image": "registry.example/main:v1",
            "ports": [{"name": "http", "containerPort": 8080}],
            "env": [{"name": "LOG_LEVEL", "value": "info"}],
            "resources": {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}},
            "readinessProbe": {"httpGet": {"path": "/ready", "port": "http"}}}]}})
    };
    let selector = json!({"matchLabels": labels});
    let (api_version, kind, rest) = match number % 8 {
        0 => (
            "apps/v1",
            "Deployment",
            json!({"spec": {"replicas": 2, "selector": selector, "template": template()}}),
        ),
        1 => (
            "v1",
            "Service",
            json!({"spec": {"selector": labels, "ports": [{"name": "http", "port": 80, "targetPort": "http"}]}}),
        ),
        2 => (
            "v1",
            "ConfigMap",
            json!({"data": {"LOG_LEVEL": "info", "MODE": "quick"}}),
        ),
        3 => (
            "v1",
            "Secret",
            json!({"data": {"password": "aHVudGVyMg=="}}),
        ),
        4 => (
            "networking.k8s.io/v1",
            "NetworkPolicy",
            json!({"spec": {"podSelector": selector, "ingress": [{"ports": [{"port": 80}]}]}}),
        ),
        5 => (
            "rbac.authorization.k8s.io/v1",
            "Role",
            json!({"rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]}),
        ),
        6 => (
            "apps/v1",
            "StatefulSet",
            json!({"spec": {"serviceName": "a", "selector": selector, "template": template()}}),
        ),
        _ => (
            "example.com/v1",
            "Widget",
            json!({"spec": {"size": "large", "parts": [{"name": "a", "count": 1}]}}),
        ),
    };
    let mut tree = json!({"apiVersion": api_version, "kind": kind,
        "metadata": {"name": format!("object-{number}"), "namespace": format!("ns-{}", number % NAMESPACES), "labels": labels}});
    if let (Value::Object(tree), Value::Object(rest)) = (&mut tree, rest) {
        tree.extend(rest);
    }
    tree
}

/// As a cluster has it after a client-side apply.
fn served(git: &Value) -> Value {
    let text = |key: &str| git[key].as_str().unwrap_or_default();
    let gvk = GroupVersionKind::parse(text("apiVersion"), text("kind"));
    let completed = schema::built_in(&gvk).and_then(|of| {
        let mut tree = schema::complete(of, git).ok()?;
        schema::serve(of, &mut tree);
        Some(tree)
    });
    let mut live = completed.unwrap_or_else(|| git.clone());
    let metadata = &mut live["metadata"];
    metadata["uid"] = "3f1c0c0e-8a53-4c5c-9a6f-0f6f3c1d2e4b".into();
    metadata["resourceVersion"] = "4711".into();
    metadata["generation"] = 1.into();
    metadata["creationTimestamp"] = "2026-11-18T09:00:00Z".into();
    metadata["annotations"] = json!({LAST_APPLIED: format!("{git}\n")});
    live
}

fn drift(live: &mut Value) {
    let place = match live["kind"].as_str() {
        Some("Deployment") => "/spec/replicas",
        Some("Service") => "/spec/ports/0/port",
        Some("ConfigMap") => "/data/LOG_LEVEL",
        Some("Secret") => "/data/password",
        Some("Role") => "/rules/0/verbs/0",
        Some("StatefulSet") => "/spec/template/spec/containers/0/image",
        Some("Widget") => "/spec/parts/0/count",
        _ => "/metadata/labels/team",
    };
    if let Some(value) = live.pointer_mut(place) {
        *value = match value {
            Value::Number(_) => 7.into(),
            Value::Null
            | Value::Bool(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => "Ynk=".into(),
        };
    }
}

/// One entry that owns what Git says at the top.
fn managed_fields(object: &Manifest) -> String {
    json!([{"manager": "argocd-controller", "operation": "Update", "apiVersion": object.gvk().api_version(),
        "time": "2026-11-18T09:00:00Z", "fieldsType": "FieldsV1",
        "fieldsV1": {"f:metadata": {"f:labels": {".": {}, "f:app": {}, "f:team": {}}}, "f:spec": {"f:replicas": {}},
            "f:data": {".": {}, "f:LOG_LEVEL": {}, "f:MODE": {}}}}])
    .to_string()
}
