//! Workloads: pods and what describes them, which name many other objects.

use serde_json::{Value, json};

use super::objects::{CONTAINERS, IMAGES, NAMES, Object};
use super::overlay::Maker;

impl Maker {
    pub(super) fn workload(&mut self, object: &Object, tree: &mut Value) {
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
        if self.random.chance(5) {
            pod["hostAliases"] = json!([{"ip": "1.2.3.4", "hostnames": ["b"]}, {"ip": "5.6.7.8"}]);
        }
        if self.random.chance(5) {
            pod["affinity"] = json!({"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 1, "podAffinityTerm": {"labelSelector": {"matchLabels": self.labels()}}}]}});
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

    pub(super) fn ports(&mut self) -> Value {
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
