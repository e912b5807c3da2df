//! Strategic merges in every place that takes a patch, for objects that are there as a rule. Those by RFC 6902 are in
//! `json_patches.rs`.

use serde_json::{Value, json};

use super::case::{Content, json_text, yaml_text};
use super::objects::{CONTAINERS, NAMES, NAMESPACES, Object};
use super::overlay::{Folder, Maker};

impl Maker {
    pub(super) fn patches(&mut self, folder: &mut Folder) {
        if folder.objects.is_empty() {
            return;
        }
        for _ in 0..self.random.below(6).saturating_sub(3) {
            let object = self.chosen(folder);
            match self.random.below(10) {
                0..=3 => self.strategic(folder, &object),
                4..=6 => self.json(folder, &object),
                7 => self.strategic_entry(folder, &object),
                8 => self.json_entry(folder, &object),
                _ => self.targeted(folder, &object),
            }
        }
    }

    pub(super) fn chosen(&mut self, folder: &Folder) -> Object {
        let mut object = folder.objects[self.random.below(folder.objects.len())].clone();
        if self.random.chance(3) {
            self.random.pick(NAMES).clone_into(&mut object.name);
        }
        object
    }

    /// A patch in a file or in place.
    pub(super) fn placed(&mut self, folder: &Folder, entry: &mut Value, patches: Vec<Value>) {
        if self.random.chance(50) || patches.len() > 1 {
            entry["path"] = self
                .file(&folder.path, "patch", Content::Yaml(patches))
                .into();
        } else if let Ok([patch]) = <[Value; 1]>::try_from(patches) {
            entry["patch"] = if self.random.chance(20) {
                json_text(&patch)
            } else {
                yaml_text(&patch)
            };
        }
        if self.random.chance(1) {
            entry["patch"] = self
                .random
                .pick(&["# nothing\n", "", "a", "{}", "[]"])
                .into();
        }
    }

    fn strategic(&mut self, folder: &mut Folder, object: &Object) {
        let mut entry = json!({});
        let mut patches = vec![self.strategic_patch(object)];
        if self.random.chance(10) {
            let other = self.chosen(folder);
            patches.push(self.strategic_patch(&other));
        }
        if self.random.chance(5) {
            entry["options"] = json!({"allowNameChange": self.random.chance(50), "allowKindChange": self.random.chance(50)});
        }
        self.placed(folder, &mut entry, patches);
        folder.push("patches", entry);
    }

    fn strategic_entry(&mut self, folder: &mut Folder, object: &Object) {
        let patch = self.strategic_patch(object);
        let entry = if self.random.chance(50) {
            self.file(&folder.path, "patch", Content::Yaml(vec![patch]))
                .into()
        } else {
            yaml_text(&patch)
        };
        folder.push("patchesStrategicMerge", entry);
    }

    /// A strategic merge for all that a target selects.
    fn targeted(&mut self, folder: &mut Folder, object: &Object) {
        let mut patch = self.strategic_patch(object);
        let mut entry = json!({"target": self.target(object)});
        if self.random.chance(30) {
            patch["metadata"]["name"] = self.random.pick(&["renamed", "a", "ignored"]).into();
        }
        if self.random.chance(10) {
            patch["kind"] = self.random.pick(&["Widget", "ConfigMap"]).into();
        }
        if self.random.chance(10) {
            patch["metadata"]["namespace"] = self.random.pick(NAMESPACES).into();
        }
        if self.random.chance(5) {
            patch["apiVersion"] = self.random.pick(&["v1", "other/v1"]).into();
        }
        if self.random.chance(4)
            && let Some(metadata) = patch["metadata"].as_object_mut()
        {
            metadata.remove("name");
        }
        if self.random.chance(25) {
            entry["options"] = json!({"allowNameChange": self.random.chance(70), "allowKindChange": self.random.chance(50)});
        }
        self.placed(folder, &mut entry, vec![patch]);
        folder.push("patches", entry);
    }

    /// Always selects the object, and often others.
    pub(super) fn target(&mut self, object: &Object) -> Value {
        match self.random.below(10) {
            0 => json!({"kind": object.kind}),
            1 => json!({"name": object.name}),
            2 => json!({"kind": object.kind, "name": ".*"}),
            3 => {
                json!({"kind": self.random.pick(&["Deploy.*", "Deployment|StatefulSet", "ConfigMap", ".*Map", "^Deployment$", "deployment", "[CD].+"])})
            }
            4 => {
                json!({"labelSelector": self.random.pick(&["app=web", "app", "!app", "app in (web, api)", "tier!=api", "env notin (prod)", "app==web,tier", "env,!tier", " app = web ", "n>1", "n<3", "a.b/c"])})
            }
            5 => {
                json!({"annotationSelector": self.random.pick(&["note", "!note", "note=text", "z.y/x notin (a,b)", "note in (text,)"])})
            }
            6 => {
                let (group, version) = object
                    .api_version
                    .split_once('/')
                    .unwrap_or(("", object.api_version));
                json!({"group": group, "version": version, "kind": object.kind})
            }
            7 => {
                json!({"group": self.random.pick(&["app.", "apps|batch", ".*", "a*"]), "version": self.random.pick(&["v1", "v1.*", "v"])})
            }
            8 => {
                json!({"kind": object.kind, "namespace": self.random.pick(&["x", "x|y", "default", "d.*", "^x$", "", "[xy]", "("])})
            }
            _ => json!({"kind": object.kind, "name": object.name, "namespace": object.namespace}),
        }
    }

    fn strategic_patch(&mut self, object: &Object) -> Value {
        let mut patch = object.head();
        if self.random.chance(4) {
            patch["$patch"] = self.random.pick(&["delete", "replace", "merge"]).into();
        }
        for _ in 0..self.random.between(1, 2) {
            self.change(object, &mut patch);
        }
        patch
    }

    fn change(&mut self, object: &Object, patch: &mut Value) {
        match self.random.below(9) {
            0 => patch["metadata"]["labels"] = self.nullable_labels(),
            1 => {
                patch["metadata"]["annotations"] =
                    json!({"note": self.scalar(), "patched": self.scalar()});
            }
            2 => patch["metadata"]["finalizers"] = json!(["d.e/f", "g.h/i"]),
            3 if self.random.chance(30) => {
                patch["metadata"]["ownerReferences"] =
                    json!([{"uid": "2", "name": "b"}, {"uid": "1", "kind": "Secret"}]);
            }
            _ => match object.kind {
                "ConfigMap" => {
                    patch["data"] = json!({"a": self.scalar(), "new": self.scalar(), "b": null});
                }
                "Secret" => patch["data"] = json!({"a": "bmV3", "b": null}),
                "Service" => {
                    patch["spec"] = json!({"ports": [self.service_port()], "type": "ClusterIP"});
                }
                "Widget" => patch["spec"] = self.widget_change(),
                "ServiceAccount" => {
                    patch["secrets"] = json!([{"name": self.random.pick(NAMES)}]);
                    patch["imagePullSecrets"] = json!([{"name": self.random.pick(NAMES)}]);
                }
                "ValidatingWebhookConfiguration" | "MutatingWebhookConfiguration" => {
                    patch["webhooks"] = json!([{"name": self.random.pick(&["w.example.com", "v.example.com"]), "failurePolicy": "Ignore"}]);
                }
                "CSINode" => {
                    patch["spec"] = json!({"drivers": [{"name": self.random.pick(&["b", "c"]), "nodeID": "3"}]});
                }
                "Node" => patch["spec"] = json!({"podCIDRs": ["11.0.0.0/8", "10.0.0.0/8"]}),
                "Endpoints" => {
                    patch["subsets"] = json!([{"ports": [{"port": 81}]}]);
                }
                "PersistentVolumeClaim" => {
                    patch["status"] = json!({"conditions": [{"type": "a", "status": "True"}]});
                }
                "Role" | "ClusterRole" => {
                    patch["rules"] =
                        json!([{"apiGroups": [""], "resources": ["pods"], "verbs": ["list"]}]);
                }
                _ => self.change_workload(object, patch),
            },
        }
    }

    fn nullable_labels(&mut self) -> Value {
        let mut labels = self.labels();
        if self.random.chance(30) {
            labels["app"] = Value::Null;
        }
        if self.random.chance(10) {
            labels["$patch"] = self.random.pick(&["replace", "delete"]).into();
        }
        labels
    }

    fn service_port(&mut self) -> Value {
        let mut port = json!({"port": 80 + self.random.below(3)});
        if self.random.chance(50) {
            port["protocol"] = self.random.pick(&["TCP", "UDP"]).into();
        }
        port["targetPort"] = 8080.into();
        port
    }

    fn widget_change(&mut self) -> Value {
        match self.random.below(4) {
            0 => json!({"list": [{"name": "two", "value": self.scalar()}]}),
            1 => json!({"size": self.scalar(), "words": null}),
            2 => json!({"ref": {"$patch": "replace", "other": self.scalar()}}),
            _ => json!({"template": {"spec": self.pod()}}),
        }
    }

    fn change_workload(&mut self, object: &Object, patch: &mut Value) {
        let Some(path) = object.pod_path() else {
            patch["spec"] = json!({"patched": self.scalar()});
            return;
        };
        if object.kind == "Deployment" && self.random.chance(20) {
            patch["spec"]["replicas"] = self.random.below(9).into();
            patch["spec"]["strategy"] = json!({"type": "Recreate"});
        }
        let change = self.pod_change();
        let mut place = patch;
        for step in path {
            place = &mut place[*step];
        }
        *place = change;
    }

    fn pod_change(&mut self) -> Value {
        let name = self.random.pick(CONTAINERS);
        match self.random.below(14) {
            0 => json!({"containers": [self.container(name)]}),
            1 => json!({"containers": [{"name": name, "$patch": "delete"}]}),
            2 => json!({"containers": [{"name": name, "image": "new:1"}, {"$patch": "replace"}]}),
            3 => {
                json!({"containers": [{"name": name, "env": [{"name": "B", "value": self.scalar()}, {"name": "A", "$patch": "delete"}, {"name": "Z", "value": self.scalar()}]}]})
            }
            4 => {
                json!({"containers": [{"name": name, "ports": [{"containerPort": 8080, "name": "http"}], "args": ["new"]}]})
            }
            5 => {
                json!({"volumes": [{"name": "v1", "emptyDir": {}}, {"name": "v9", "configMap": {"name": self.random.pick(NAMES)}}]})
            }
            6 => {
                json!({"tolerations": [{"key": "b"}], "imagePullSecrets": [{"name": self.random.pick(NAMES)}], "hostNetwork": true})
            }
            7 => json!({"containers": null, "affinity": null, "volumes": []}),
            8 => {
                json!({"topologySpreadConstraints": [{"topologyKey": "zone", "whenUnsatisfiable": self.random.pick(&["DoNotSchedule", "ScheduleAnyway"]), "maxSkew": 2}]})
            }
            9 => {
                json!({"containers": [{"name": name, "volumeMounts": [{"mountPath": "/b", "name": "v9"}, {"mountPath": "/c", "name": "v0"}, {"mountPath": "/a", "$patch": "delete"}]}]})
            }
            10 => {
                json!({"containers": [{"name": name, "ports": self.ports(), "resources": {"limits": {"cpu": null}}}, {"image": "nameless"}]})
            }
            11 => {
                json!({"hostAliases": [{"ip": "1.2.3.4", "hostnames": ["a"]}], "containers": [{"name": name, "$patch": "replace", "image": "only"}]})
            }
            12 => {
                json!({"volumes": [{"$patch": "replace"}, {"name": "v1", "secret": {"secretName": "a"}}], "initContainers": [{"name": name, "command": ["a"]}]})
            }
            _ => self.pod(),
        }
    }
}
