//! Manifests: objects of many kinds that name each other.

use serde_json::{Value, json};

use super::case::raw;
use super::overlay::Maker;
use super::random::Random;

/// What later parts of a case know of an object.
#[derive(Clone, Debug)]
pub(super) struct Object {
    pub(super) api_version: &'static str,
    pub(super) kind: &'static str,
    pub(super) name: String,
    /// Empty for none.
    pub(super) namespace: String,
    /// As it was written.
    pub(super) tree: Value,
}

pub(super) const NAMES: &[&str] = &["a", "b", "web", "api", "db", "web-1"];
/// Names that a cluster would refuse.
const ODD_NAMES: &[&str] = &["1", "true", "a.b", "A b", "a,b", "a:b", "x/y"];
pub(super) const NAMESPACES: &[&str] = &["x", "y", "default", "default"];
pub(super) const CONTAINERS: &[&str] = &["one", "two", "three"];
pub(super) const IMAGES: &[&str] = &[
    "nginx",
    "redis",
    "example.com/team/app",
    "localhost:5000/tool",
];

/// `apiVersion`, kind; those that come often stand several times.
pub(super) const KINDS: &[(&str, &str)] = &[
    ("apps/v1", "Deployment"),
    ("apps/v1", "Deployment"),
    ("apps/v1", "Deployment"),
    ("apps/v1", "StatefulSet"),
    ("apps/v1", "DaemonSet"),
    ("apps/v1", "ReplicaSet"),
    ("v1", "ReplicationController"),
    ("batch/v1", "Job"),
    ("batch/v1beta1", "CronJob"),
    ("batch/v1", "CronJob"),
    ("v1", "Pod"),
    ("v1", "PodTemplate"),
    ("v1", "Service"),
    ("v1", "Service"),
    ("v1", "ConfigMap"),
    ("v1", "ConfigMap"),
    ("v1", "ConfigMap"),
    ("v1", "Secret"),
    ("v1", "ServiceAccount"),
    ("v1", "PersistentVolumeClaim"),
    ("v1", "PersistentVolume"),
    ("v1", "Namespace"),
    ("storage.k8s.io/v1", "StorageClass"),
    ("scheduling.k8s.io/v1", "PriorityClass"),
    ("networking.k8s.io/v1", "Ingress"),
    ("networking.k8s.io/v1", "NetworkPolicy"),
    ("policy/v1", "PodDisruptionBudget"),
    ("autoscaling/v2", "HorizontalPodAutoscaler"),
    ("rbac.authorization.k8s.io/v1", "Role"),
    ("rbac.authorization.k8s.io/v1", "RoleBinding"),
    ("rbac.authorization.k8s.io/v1", "ClusterRole"),
    ("rbac.authorization.k8s.io/v1", "ClusterRoleBinding"),
    (
        "admissionregistration.k8s.io/v1",
        "ValidatingWebhookConfiguration",
    ),
    (
        "admissionregistration.k8s.io/v1",
        "ValidatingAdmissionPolicy",
    ),
    (
        "admissionregistration.k8s.io/v1",
        "ValidatingAdmissionPolicyBinding",
    ),
    (
        "admissionregistration.k8s.io/v1",
        "MutatingWebhookConfiguration",
    ),
    ("apiregistration.k8s.io/v1", "APIService"),
    ("networking.k8s.io/v1", "IngressClass"),
    ("extensions/v1beta1", "Ingress"),
    ("serving.knative.dev/v1", "Service"),
    ("storage.k8s.io/v1", "CSINode"),
    ("v1", "Node"),
    ("v1", "Endpoints"),
    ("v1", "LimitRange"),
    ("", "Thing"),
    ("apiextensions.k8s.io/v1", "CustomResourceDefinition"),
    ("example.com/v1", "Widget"),
    ("example.com/v1", "Widget"),
    ("example.com/v1", "WidgetList"),
];

impl Object {
    /// `metadata.name` and `namespace`.
    pub(super) fn metadata(&self) -> Value {
        if self.namespace.is_empty() {
            json!({"name": self.name})
        } else {
            json!({"name": self.name, "namespace": self.namespace})
        }
    }

    /// Only what names it.
    pub(super) fn head(&self) -> Value {
        if self.api_version.is_empty() {
            return json!({"kind": self.kind, "metadata": self.metadata()});
        }
        json!({"apiVersion": self.api_version, "kind": self.kind, "metadata": self.metadata()})
    }

    /// Whether a path of a replacement leads somewhere in it.
    pub(super) fn has(&self, path: &str) -> bool {
        let mut value = &self.tree;
        for step in path.split('.').map(|step| step.trim_matches(['[', ']'])) {
            let item = |item: &&Value| match step.split_once('=') {
                Some(("", text)) => item.as_str() == Some(text),
                Some((key, text)) => item.get(key).and_then(Value::as_str) == Some(text),
                None => step == "*",
            };
            let next = match value {
                Value::Array(items) => match step.parse::<usize>() {
                    Ok(place) => items.get(place),
                    Err(_) => items.iter().find(item),
                },
                Value::Object(fields) => fields.get(step),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
            };
            let Some(next) = next else { return false };
            value = next;
        }
        true
    }

    /// Where its pods are described, if it has some.
    pub(super) fn pod_path(&self) -> Option<&'static [&'static str]> {
        Some(match self.kind {
            "Pod" => &["spec"],
            "PodTemplate" => &["template", "spec"],
            "CronJob" => &["spec", "jobTemplate", "spec", "template", "spec"],
            "Deployment"
            | "StatefulSet"
            | "DaemonSet"
            | "ReplicaSet"
            | "ReplicationController"
            | "Job" => &["spec", "template", "spec"],
            _ => return None,
        })
    }
}

impl Maker {
    /// An object with an identity that no other of the case has, as a rule.
    pub(super) fn object(&mut self) -> (Object, Value) {
        let mut object = self.identity();
        while !self.is_new(&object) && !self.random.chance(1) {
            object = self.identity();
        }
        let mut tree = self.tree(&object);
        self.describe(&mut tree);
        object.tree = tree.clone();
        (object, tree)
    }

    /// Whether nothing has this identity yet, in whatever group; after it something has.
    pub(super) fn is_new(&mut self, object: &Object) -> bool {
        let namespace = if object.namespace == "default" {
            ""
        } else {
            &object.namespace
        };
        self.used
            .insert((object.kind, object.name.clone(), namespace.to_owned()))
    }

    fn identity(&mut self) -> Object {
        let (api_version, kind) = KINDS[self.random.below(KINDS.len())];
        let namespace = if self.random.chance(25) {
            self.random.pick(NAMESPACES)
        } else {
            ""
        };
        let names = if self.random.chance(2) {
            ODD_NAMES
        } else {
            NAMES
        };
        Object {
            api_version,
            kind,
            name: self.random.pick(names).to_owned(),
            namespace: namespace.to_owned(),
            tree: Value::Null,
        }
    }

    /// Labels and annotations.
    fn describe(&mut self, tree: &mut Value) {
        if self.random.chance(40) {
            tree["metadata"]["labels"] = self.labels();
        }
        if self.random.chance(30) {
            tree["metadata"]["annotations"] = self.annotations();
        }
        if self.random.chance(3) {
            let value = ["\"true\"", "\"false\"", "true", "false", "\"\"", "'no'"];
            tree["metadata"]["annotations"] =
                json!({"config.kubernetes.io/local-config": raw(self.random.pick(&value))});
        }
        if self.random.chance(2) {
            tree["metadata"]["ownerReferences"] =
                json!([{"apiVersion": "v1", "kind": "ConfigMap", "name": "a", "uid": "1"}]);
        }
        if self.random.chance(2) {
            let field = self.random.pick(&["labels", "annotations"]);
            tree["metadata"][field] = match self.random.below(2) {
                0 => Value::Null,
                _ => json!({}),
            };
        }
        if self.random.chance(1) && tree["metadata"].get("namespace").is_none() {
            tree["metadata"]["namespace"] = "".into();
        }
        if self.random.chance(3) {
            tree["metadata"]["finalizers"] = json!(["a.b/c", "d.e/f"]);
        }
    }

    pub(super) fn labels(&mut self) -> Value {
        let mut labels = json!({});
        for _ in 0..self.random.between(0, 3) {
            let name = self.random.pick(&["app", "tier", "env", "a.b/c"]);
            labels[name] = self
                .random
                .pick(&["web", "api", "prod", "true", "1", "$(NAME)"])
                .into();
        }
        labels
    }

    fn annotations(&mut self) -> Value {
        let mut annotations = json!({});
        for _ in 0..self.random.between(0, 3) {
            let name = self.random.pick(&[
                "note",
                "z.y/x",
                "a10",
                "a9",
                "A",
                "_x",
                "on",
                "config.kubernetes.io/index",
                "internal.config.kubernetes.io/index",
                "kustomize.config.k8s.io/needs-hash",
                "nginx.ingress.kubernetes.io/auth-secret",
                "nginx.ingress.kubernetes.io/fastcgi-params-configmap",
            ]);
            annotations[name] = self.scalar();
        }
        annotations
    }

    fn tree(&mut self, object: &Object) -> Value {
        let mut tree = object.head();
        let name = |random: &mut Random| Value::from(random.pick(NAMES));
        match object.kind {
            "ConfigMap" | "Secret" => self.data(object, &mut tree),
            "Service" if object.api_version != "v1" => {
                tree["spec"] = json!({"template": {"spec": self.pod()}});
            }
            "Service" => tree["spec"] = self.service(),
            "Ingress" if object.api_version == "extensions/v1beta1" => {
                let backend = json!({"serviceName": name(&mut self.random), "servicePort": 80});
                tree["spec"] = json!({"backend": backend, "rules": [{"http": {"paths": [{"backend": backend}]}}]});
            }
            "ServiceAccount" => {
                tree["secrets"] = json!([{"name": name(&mut self.random)}]);
                tree["imagePullSecrets"] = json!([{"name": name(&mut self.random)}]);
            }
            "PersistentVolumeClaim" => {
                tree["spec"] = json!({"volumeName": name(&mut self.random), "storageClassName": name(&mut self.random)});
            }
            "PersistentVolume" => {
                tree["spec"] = json!({"storageClassName": name(&mut self.random), "nfs": {"server": "$(NAME)"}});
            }
            "Ingress" => tree["spec"] = self.ingress(),
            "NetworkPolicy" => {
                tree["spec"] = json!({"podSelector": {"matchLabels": self.labels()},
                    "ingress": [{"from": [{"podSelector": {"matchLabels": self.labels()}}]}]});
            }
            "PodDisruptionBudget" => {
                tree["spec"] =
                    json!({"selector": {"matchLabels": self.labels()}, "minAvailable": 1});
            }
            "HorizontalPodAutoscaler" => {
                tree["spec"] = json!({"minReplicas": 1, "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": name(&mut self.random)}});
            }
            "Role" | "ClusterRole" => {
                tree["rules"] = json!([{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"], "resourceNames": [name(&mut self.random), name(&mut self.random)]}]);
            }
            "RoleBinding" | "ClusterRoleBinding" => self.binding(&mut tree),
            "StorageClass" => tree["parameters"] = json!({"secretName": name(&mut self.random)}),
            "ValidatingWebhookConfiguration" | "MutatingWebhookConfiguration" => {
                let namespace = self.random.pick(NAMESPACES);
                tree["webhooks"] = json!([{"name": "w.example.com", "clientConfig": {"service": {"name": name(&mut self.random), "namespace": namespace, "path": "/"}}}]);
            }
            "CSINode" => {
                tree["spec"] = json!({"drivers": [{"name": "a", "nodeID": "1"}, {"name": "b", "nodeID": "2"}]});
            }
            "Node" => {
                tree["spec"] = json!({"podCIDRs": ["10.0.0.0/8"], "configSource": {"configMap": {"name": name(&mut self.random)}}});
            }
            "Endpoints" | "LimitRange" => {
                tree["subsets"] =
                    json!([{"ports": [{"port": 80}], "addresses": [{"ip": "1.2.3.4"}]}]);
            }
            "Thing" | "IngressClass" => tree["spec"] = json!({"a": self.scalar()}),
            "ValidatingAdmissionPolicyBinding" => {
                tree["spec"] = json!({"policyName": name(&mut self.random)});
            }
            "APIService" => {
                tree["spec"] =
                    json!({"service": {"name": name(&mut self.random), "namespace": "x"}});
            }
            "CustomResourceDefinition" => {
                tree["spec"] = json!({"group": "example.com", "names": {"kind": "Widget"}, "containers": [{"image": "nginx:1"}],
                    "conversion": {"webhook": {"clientConfig": {"service": {"name": name(&mut self.random), "namespace": "x"}}}}});
            }
            "Widget" => self.widget(&mut tree),
            "WidgetList" => {
                let (_, item) = self.object();
                tree["items"] = json!([item]);
            }
            _ => self.workload(object, &mut tree),
        }
        tree
    }

    fn data(&mut self, object: &Object, tree: &mut Value) {
        let mut data = json!({});
        for _ in 0..self.random.between(0, 4) {
            let key = self
                .random
                .pick(&["a", "b", "key10", "key9", "file.yaml", "NAME", "no"]);
            data[key] = if object.kind == "Secret" {
                self.random.pick(&["aGVsbG8=", "eA==", ""]).into()
            } else if self.random.chance(15) {
                self.random
                    .pick(&[
                        "{\"a\": {\"b\": 1}, \"c\": [1, 2]}",
                        "a:\n  b: 1\nlist:\n- name: x\n",
                        "k=v\n",
                    ])
                    .into()
            } else {
                self.scalar()
            };
        }
        tree["data"] = data;
        if object.kind == "Secret" {
            tree["type"] = "Opaque".into();
            if self.random.chance(30) {
                tree["stringData"] = json!({"a": "text", "c": "more"});
            }
        }
    }

    fn service(&mut self) -> Value {
        let mut ports = Vec::new();
        for number in 0..self.random.between(1, 2) {
            let mut port = json!({"port": 80 + number, "name": format!("p{number}")});
            if self.random.chance(50) {
                port["protocol"] = "TCP".into();
            }
            if self.random.chance(50) {
                port["targetPort"] = self.random.pick(&["http", "$(NAME)"]).into();
            }
            ports.push(port);
        }
        json!({"selector": self.labels(), "ports": ports})
    }

    fn ingress(&mut self) -> Value {
        let backend = json!({"service": {"name": self.random.pick(NAMES), "port": {"number": 80}}});
        json!({"ingressClassName": self.random.pick(NAMES), "defaultBackend": backend, "tls": [{"secretName": self.random.pick(NAMES), "hosts": ["$(NAME).example.com"]}],
            "rules": [{"host": "$(NAME).example.com", "http": {"paths": [{"path": "/", "backend": backend}]}}]})
    }

    fn binding(&mut self, tree: &mut Value) {
        let kind = self.random.pick(&["Role", "ClusterRole"]);
        tree["roleRef"] = json!({"apiGroup": "rbac.authorization.k8s.io", "kind": kind, "name": self.random.pick(NAMES)});
        let mut subjects = Vec::new();
        for _ in 0..self.random.between(1, 2) {
            let kind = self
                .random
                .pick(&["ServiceAccount", "ServiceAccount", "User"]);
            let mut subject =
                json!({"kind": kind, "name": self.random.pick(&["a", "b", "web", "default"])});
            if self.random.chance(50) {
                subject["namespace"] = self.random.pick(NAMESPACES).into();
            }
            subjects.push(subject);
        }
        tree["subjects"] = subjects.into();
    }

    fn widget(&mut self, tree: &mut Value) {
        tree["spec"] = json!({"replicas": 1, "size": self.scalar(), "list": [{"name": "one", "value": self.scalar()}, {"name": "two", "nested": {"a": 1}}],
            "words": ["x", "y"], "ref": {"name": self.random.pick(NAMES)}});
        if self.random.chance(40) {
            tree["spec"]["template"] = json!({"spec": self.pod()});
        }
    }
}
