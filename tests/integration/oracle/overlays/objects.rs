//! Manifests: objects of many kinds that name each other, with scalars of every form.

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
    ("apiregistration.k8s.io/v1", "APIService"),
    ("apiextensions.k8s.io/v1", "CustomResourceDefinition"),
    ("example.com/v1", "Widget"),
    ("example.com/v1", "Widget"),
    ("example.com/v1", "WidgetList"),
];

/// Scalars that readers of YAML disagree about, or that are hard to write.
const ODD: &[&str] = &[
    "0777",
    "0o17",
    "1_000",
    "1e3",
    "0x1F",
    "0b101",
    "1.0",
    ".5",
    "1.50",
    "+5",
    "-0",
    "1:30",
    "9007199254740993",
    "18446744073709551616",
    "1.7976931348623157e+308",
    "0.00000123",
    "yes",
    "No",
    "on",
    "n",
    "True",
    "FALSE",
    "~",
    "null",
    "Null",
    "",
    "2020-01-02",
    "2001-12-14t21:59:43.10-05:00",
    "'single'",
    "\"double\"",
    "'it''s'",
    "\"a\\tb\"",
    "!!str 5",
    "!!int \"5\"",
    "!!float 3",
    "!!binary aGk=",
    "=",
    "<<",
    "a:b",
    "[1, 2]",
    "{a: b}",
    "'{}'",
    "'# no comment'",
    "plain # comment",
    "'%a'",
    "'@a'",
    "'*a'",
    "'&a'",
    "'!a'",
    "'|'",
    "'>'",
    "\"\\u263a\"",
    "\"\\U0001F600\"",
    "\"trailing \"",
    "' leading'",
    "\"\\u00e9\"",
    "\"\\0\"",
    "\"a\\nb\"",
    "\"a\\n\"",
    "\"a\\n\\n\"",
    "\"\\na\"",
    "\" a\\nb\"",
    "\"a \\nb\"",
    "|\n                                        a\n                                         b",
    ">\n                                        folded\n                                        text",
    "\"\\r\\n\"",
    "---a",
    "'---'",
    "'...'",
    "0.1e-7",
    "1e21",
    "\"\\u2028\"",
    "\"\\ufeff\"",
    "'y'",
    "\"8\"",
    "'0x'",
    "08",
    "1.",
    "-.5",
    ".inf",
    "12e03",
    "1__0",
    "0_7",
];

pub(super) const LONG: &str = "a long text that goes on and on until it is far wider than eighty columns, as a description \
    in an annotation often is, with  two blanks, a 'quote' and an-end";

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
        Object {
            api_version,
            kind,
            name: self.random.pick(NAMES).to_owned(),
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
            tree["metadata"]["annotations"] =
                json!({"config.kubernetes.io/local-config": raw("\"true\"")});
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
            ]);
            annotations[name] = self.scalar();
        }
        annotations
    }

    /// A text, or a scalar of another form.
    pub(super) fn scalar(&mut self) -> Value {
        match self.random.below(10) {
            0..=4 => self
                .random
                .pick(&[
                    "text",
                    "a/b:1",
                    "two words",
                    "$(NAME)",
                    "$$(NAME) $(OTHER)",
                    "x=y",
                ])
                .into(),
            5 => LONG.into(),
            6 => self.random.below(100).into(),
            7 => self.random.chance(50).into(),
            _ => odd(&mut self.random),
        }
    }

    fn tree(&mut self, object: &Object) -> Value {
        let mut tree = object.head();
        let name = |random: &mut Random| Value::from(random.pick(NAMES));
        match object.kind {
            "ConfigMap" | "Secret" => self.data(object, &mut tree),
            "Service" => tree["spec"] = self.service(),
            "ServiceAccount" => {
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
            "ValidatingWebhookConfiguration" => {
                tree["webhooks"] = json!([{"name": "w.example.com", "clientConfig": {"service": {"name": name(&mut self.random), "namespace": "x", "path": "/"}}}]);
            }
            "ValidatingAdmissionPolicyBinding" => {
                tree["spec"] = json!({"policyName": name(&mut self.random)});
            }
            "APIService" => {
                tree["spec"] =
                    json!({"service": {"name": name(&mut self.random), "namespace": "x"}});
            }
            "CustomResourceDefinition" => {
                tree["spec"] = json!({"group": "example.com", "names": {"kind": "Widget"}, "containers": [{"image": "nginx:1"}]});
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

    fn workload(&mut self, object: &Object, tree: &mut Value) {
        let Some(path) = object.pod_path() else {
            return;
        };
        let labels = self.labels();
        match object.kind {
            "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet" => {
                tree["spec"]["selector"] = json!({"matchLabels": labels});
                tree["spec"]["template"]["metadata"] = json!({"labels": labels});
                if self.random.chance(50) && object.kind != "DaemonSet" {
                    tree["spec"]["replicas"] = 1.into();
                }
            }
            "ReplicationController" => tree["spec"]["selector"] = labels,
            _ => {}
        }
        if object.kind == "StatefulSet" {
            tree["spec"]["serviceName"] = self.random.pick(NAMES).into();
            tree["spec"]["volumeClaimTemplates"] = json!([{"metadata": {"name": "data"}, "spec": {"storageClassName": self.random.pick(NAMES)}}]);
        }
        if object.kind == "Deployment" && self.random.chance(25) {
            tree["spec"]["strategy"] =
                json!({"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1}});
        }
        let mut place = tree;
        for step in path {
            place = &mut place[*step];
        }
        *place = self.pod();
    }

    pub(super) fn pod(&mut self) -> Value {
        let mut pod = json!({"containers": self.containers()});
        if self.random.chance(20) {
            pod["initContainers"] = self.containers();
        }
        if self.random.chance(40) {
            pod["volumes"] = self.volumes();
        }
        if self.random.chance(25) {
            pod["serviceAccountName"] = self.random.pick(NAMES).into();
        }
        if self.random.chance(10) {
            pod["imagePullSecrets"] =
                json!([{"name": self.random.pick(NAMES)}, {"name": self.random.pick(NAMES)}]);
        }
        if self.random.chance(10) {
            pod["priorityClassName"] = self.random.pick(NAMES).into();
        }
        if self.random.chance(10) {
            pod["affinity"] = json!({"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"topologyKey": "zone", "labelSelector": {"matchLabels": self.labels()}}]}});
        }
        if self.random.chance(10) {
            pod["topologySpreadConstraints"] = json!([{"topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule", "maxSkew": 1, "labelSelector": {"matchLabels": self.labels()}}]);
        }
        if self.random.chance(10) {
            pod["tolerations"] = json!([{"key": "a", "operator": "Exists"}]);
        }
        pod
    }

    fn containers(&mut self) -> Value {
        let count = self.random.between(1, 2);
        let containers = CONTAINERS
            .iter()
            .take(count)
            .map(|name| self.container(name));
        containers.collect()
    }

    pub(super) fn container(&mut self, name: &str) -> Value {
        let image = self.random.pick(IMAGES);
        let tag = self
            .random
            .pick(&["", ":1.0", ":latest", "@sha256:abc", ":1@sha256:abc"]);
        let mut container = json!({"name": name, "image": format!("{image}{tag}")});
        if self.random.chance(40) {
            container["env"] = self.env();
        }
        if self.random.chance(15) {
            container["envFrom"] = json!([{"configMapRef": {"name": self.random.pick(NAMES)}}, {"secretRef": {"name": self.random.pick(NAMES)}}]);
        }
        if self.random.chance(30) {
            container["ports"] = self.ports();
        }
        if self.random.chance(25) {
            container["args"] = json!(["--name=$(NAME)", self.scalar(), "$(OTHER)"]);
        }
        if self.random.chance(20) {
            container["volumeMounts"] =
                json!([{"name": "v0", "mountPath": "/a"}, {"name": "v1", "mountPath": "/b"}]);
        }
        if self.random.chance(20) {
            container["resources"] =
                json!({"limits": {"cpu": self.random.pick(&["1", "100m"]), "memory": "1Gi"}});
        }
        container
    }

    fn env(&mut self) -> Value {
        let mut env = Vec::new();
        for name in ["A", "B", "C"].into_iter().take(self.random.between(1, 3)) {
            env.push(match self.random.below(4) {
                0 => json!({"name": name, "valueFrom": {"configMapKeyRef": {"name": self.random.pick(NAMES), "key": "a"}}}),
                1 => json!({"name": name, "valueFrom": {"secretKeyRef": {"name": self.random.pick(NAMES), "key": "a"}}}),
                _ => json!({"name": name, "value": self.scalar()}),
            });
        }
        env.into()
    }

    fn ports(&mut self) -> Value {
        let mut ports = Vec::new();
        for number in 0..self.random.between(1, 2) {
            let mut port = json!({"containerPort": 8080 + number});
            if self.random.chance(40) {
                port["protocol"] = self.random.pick(&["TCP", "UDP"]).into();
            }
            ports.push(port);
        }
        ports.into()
    }

    fn volumes(&mut self) -> Value {
        let mut volumes = Vec::new();
        for number in 0..self.random.between(1, 2) {
            let mut volume = match self.random.below(5) {
                0 => json!({"configMap": {"name": self.random.pick(NAMES)}}),
                1 => json!({"secret": {"secretName": self.random.pick(NAMES)}}),
                2 => json!({"persistentVolumeClaim": {"claimName": self.random.pick(NAMES)}}),
                3 => {
                    json!({"projected": {"sources": [{"configMap": {"name": self.random.pick(NAMES)}}, {"secret": {"name": self.random.pick(NAMES)}}]}})
                }
                _ => json!({"emptyDir": {}}),
            };
            volume["name"] = format!("v{number}").into();
            volumes.push(volume);
        }
        volumes.into()
    }
}

pub(super) fn odd(random: &mut Random) -> Value {
    raw(random.pick(ODD))
}
