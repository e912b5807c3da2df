//! Patches of every form, for objects that are there as a rule.

use serde_json::{Value, json};

use super::case::{Content, json_text, yaml_text};
use super::objects::{CONTAINERS, NAMES, Object};
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

    fn chosen(&mut self, folder: &Folder) -> Object {
        let mut object = folder.objects[self.random.below(folder.objects.len())].clone();
        if self.random.chance(3) {
            self.random.pick(NAMES).clone_into(&mut object.name);
        }
        object
    }

    /// A patch in a file or in place.
    fn placed(&mut self, folder: &Folder, entry: &mut Value, patches: Vec<Value>) {
        if self.random.chance(50) {
            entry["path"] = self
                .file(&folder.path, "patch", Content::Yaml(patches))
                .into();
        } else if let Ok([patch]) = <[Value; 1]>::try_from(patches) {
            entry["patch"] = if self.random.chance(20) {
                json_text(&patch)
            } else {
                yaml_text(&patch)
            };
        } else {
            entry["patch"] = "# nothing\n".into();
        }
    }

    fn strategic(&mut self, folder: &mut Folder, object: &Object) {
        let mut entry = json!({});
        let patch = self.strategic_patch(object);
        if self.random.chance(5) {
            entry["options"] = json!({"allowNameChange": self.random.chance(50), "allowKindChange": self.random.chance(50)});
        }
        self.placed(folder, &mut entry, vec![patch]);
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
        if self.random.chance(25) {
            entry["options"] = json!({"allowNameChange": self.random.chance(70), "allowKindChange": self.random.chance(50)});
        }
        self.placed(folder, &mut entry, vec![patch]);
        folder.push("patches", entry);
    }

    /// Always selects the object, and often others.
    pub(super) fn target(&mut self, object: &Object) -> Value {
        match self.random.below(7) {
            0 => json!({"kind": object.kind}),
            1 => json!({"name": object.name}),
            2 => json!({"kind": object.kind, "name": ".*"}),
            3 => {
                json!({"kind": self.random.pick(&["Deploy.*", "Deployment|StatefulSet", "ConfigMap", ".*Map"])})
            }
            4 => {
                json!({"labelSelector": self.random.pick(&["app=web", "app", "!app", "app in (web, api)", "tier!=api", "env notin (prod)"])})
            }
            5 => json!({"annotationSelector": self.random.pick(&["note", "!note", "note=text"])}),
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
        match self.random.below(8) {
            0 => patch["metadata"]["labels"] = self.nullable_labels(),
            1 => {
                patch["metadata"]["annotations"] =
                    json!({"note": self.scalar(), "patched": self.scalar()});
            }
            2 => patch["metadata"]["finalizers"] = json!(["d.e/f", "g.h/i"]),
            _ => match object.kind {
                "ConfigMap" => {
                    patch["data"] = json!({"a": self.scalar(), "new": self.scalar(), "b": null});
                }
                "Secret" => patch["data"] = json!({"a": "bmV3", "b": null}),
                "Service" => {
                    patch["spec"] = json!({"ports": [self.service_port()], "type": "ClusterIP"});
                }
                "Widget" => patch["spec"] = self.widget_change(),
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
        match self.random.below(9) {
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
            _ => self.pod(),
        }
    }

    fn json(&mut self, folder: &mut Folder, object: &Object) {
        let target = if self.random.chance(70) {
            json!({"kind": object.kind, "name": object.name})
        } else {
            self.target(object)
        };
        let mut entry = json!({"target": target});
        let patch = self.json_patch(object);
        self.placed(folder, &mut entry, vec![patch]);
        folder.push("patches", entry);
    }

    fn json_entry(&mut self, folder: &mut Folder, object: &Object) {
        let target = json!({"version": object.api_version.rsplit('/').next(), "kind": object.kind, "name": object.name});
        let mut entry = json!({"target": target});
        if let Some((group, _)) = object.api_version.split_once('/') {
            entry["target"]["group"] = group.into();
        }
        let patch = self.json_patch(object);
        self.placed(folder, &mut entry, vec![patch]);
        folder.push("patchesJson6902", entry);
    }

    fn json_patch(&mut self, object: &Object) -> Value {
        let operations: Vec<Value> = (0..self.random.between(1, 2))
            .map(|_| self.operation(object))
            .collect();
        operations.into()
    }

    /// Nearly always of a place that is there.
    fn operation(&mut self, object: &Object) -> Value {
        let value = self.scalar();
        let is_wild = self.random.chance(3);
        let mut choices = vec![
            json!({"op": "add", "path": "/metadata/labels", "value": {"added": "x"}}),
            json!({"op": "add", "path": "/metadata/annotations", "value": {"added": value}}),
            json!({"op": "replace", "path": "/metadata/name", "value": self.random.pick(&["json-name", "a"])}),
            json!({"op": "test", "path": "/kind", "value": object.kind}),
            json!({"op": "copy", "from": "/metadata/name", "path": "/copied"}),
            json!({"op": "add", "path": "/spec", "value": {"a": value, "list": [1, 2.5, "x", null]}}),
            json!({"op": "add", "path": "/data", "value": {"a": value, "n": 9_007_199_254_740_993_u64}}),
        ];
        if is_wild || object.has("metadata.labels") {
            choices.push(json!({"op": "move", "from": "/metadata/labels", "path": "/moved"}));
            choices.push(json!({"op": "remove", "path": "/metadata/labels"}));
        }
        if is_wild || object.has("metadata.annotations") {
            choices
                .push(json!({"op": "add", "path": "/metadata/annotations/json", "value": value}));
        }
        if is_wild || object.has("spec.replicas") {
            choices.push(json!({"op": "remove", "path": "/spec/replicas"}));
        }
        if is_wild || object.has("spec") {
            choices.push(json!({"op": "add", "path": "/spec/a~1b~0c", "value": value}));
        }
        choices.extend(self.pod_operations(object));
        choices.swap_remove(self.random.below(choices.len()))
    }

    fn pod_operations(&mut self, object: &Object) -> Vec<Value> {
        let Some(path) = object.pod_path() else {
            return Vec::new();
        };
        let pod = format!("/{}/containers", path.join("/"));
        vec![
            json!({"op": "replace", "path": format!("{pod}/0/image"), "value": "json:1"}),
            json!({"op": "add", "path": format!("{pod}/-"), "value": self.container("added")}),
            json!({"op": "add", "path": format!("{pod}/0"), "value": {"name": "first", "image": "nginx"}}),
            json!({"op": "replace", "path": format!("{pod}/-1/name"), "value": "last"}),
        ]
    }
}
