//! The plain fields of a kustomization: names, namespace, labels, images, replicas, order, metadata.

use serde_json::{Value, json};

use super::objects::{IMAGES, NAMES, NAMESPACES};
use super::overlay::{Folder, Maker};

impl Maker {
    pub(super) fn fields(&mut self, folder: &mut Folder) {
        if self.random.chance(25) {
            folder.set("namespace", self.random.pick(NAMESPACES).into());
        }
        if self.random.chance(20) {
            folder.set("namePrefix", self.random.pick(&["p-", "q-", "p-"]).into());
        }
        if self.random.chance(20) {
            folder.set("nameSuffix", self.random.pick(&["-s", "-t", "-1"]).into());
        }
        if self.random.chance(10) {
            folder.set("commonLabels", self.labels());
        }
        if self.random.chance(10) {
            folder.set(
                "commonAnnotations",
                json!({"note": "common", "m.n/o": self.random.pick(&["true", "", "two words"])}),
            );
        }
        if self.random.chance(20) {
            self.label_entries(folder);
        }
        if self.random.chance(20) {
            self.images(folder);
        }
        if self.random.chance(12) {
            self.replicas(folder);
        }
        if self.random.chance(10) {
            self.order(folder);
        }
        if self.random.chance(6) {
            let all = [
                "originAnnotations",
                "transformerAnnotations",
                "managedByLabel",
            ];
            let chosen: Vec<&str> = all.into_iter().filter(|_| self.random.chance(60)).collect();
            folder.set("buildMetadata", json!(chosen));
        }
        if self.random.chance(3) {
            folder.set("metadata", json!({"name": "k", "labels": {"a": "b"}}));
        }
        if self.random.chance(2) {
            folder.set(
                "helmGlobals",
                json!({"chartHome": self.random.pick(&["", "charts"])}),
            );
        }
        if self.random.chance(2) {
            let field =
                self.random
                    .pick(&["helmCharts", "patches", "images", "labels", "bases", "vars"]);
            folder.fields.entry(field).or_insert_with(|| json!([]));
        }
    }

    fn label_entries(&mut self, folder: &mut Folder) {
        for _ in 0..self.random.between(1, 2) {
            let mut entry = json!({"pairs": self.labels()});
            match self.random.below(8) {
                0 => entry["includeSelectors"] = true.into(),
                1 => entry["includeTemplates"] = true.into(),
                2 => entry["includeVolumeClaimTemplates"] = true.into(),
                3 => {
                    entry["includeTemplates"] = true.into();
                    entry["includeVolumeClaimTemplates"] = true.into();
                }
                4 => {
                    entry["includeSelectors"] = self.random.chance(50).into();
                    entry["fields"] = json!([
                        {"group": self.random.pick(&["apps", "batch", ""]), "version": "v1", "path": self.random.pick(&["spec/selector/matchLabels", "metadata/labels", "spec/template/spec/containers[]/labels", "metadata/a\\/b"]), "create": self.random.chance(60)},
                        {"kind": "Service", "path": "spec/selector"},
                    ]);
                }
                5 => {
                    entry["fields"] = json!([{"kind": self.random.pick(&["Widget", "Deployment"]), "path": self.random.pick(&["spec/labels", "spec/template/metadata/labels", "spec/a/b"]), "create": self.random.chance(60)}]);
                }
                _ => {}
            }
            folder.push("labels", entry);
        }
    }

    fn images(&mut self, folder: &mut Folder) {
        let field = if self.random.chance(10) {
            "imageTags"
        } else {
            "images"
        };
        for _ in 0..self.random.between(1, 2) {
            let name = self.random.pick(&[
                "nginx",
                "redis",
                "example.com/team/app",
                "localhost:5000/tool",
                ".*",
                "n(",
                "team/app",
            ]);
            let mut entry = json!({"name": name});
            if self.random.chance(40) {
                entry["newName"] = self.random.pick(IMAGES).into();
            }
            if self.random.chance(60) {
                entry["newTag"] = self.random.pick(&["2.0", "v3", "1"]).into();
            }
            if self.random.chance(20) {
                entry["digest"] = "sha256:def".into();
            }
            if self.random.chance(15) {
                entry["tagSuffix"] = "-dev".into();
            }
            folder.push(field, entry);
        }
    }

    fn replicas(&mut self, folder: &mut Folder) {
        let scaled = [
            "Deployment",
            "ReplicaSet",
            "StatefulSet",
            "ReplicationController",
        ];
        let names: Vec<String> = folder
            .objects
            .iter()
            .filter(|object| scaled.contains(&object.kind))
            .map(|object| object.name.clone())
            .collect();
        let name = match names.len() {
            0 if self.random.chance(97) => return,
            0 => self.random.pick(NAMES).to_owned(),
            count => names[self.random.below(count)].clone(),
        };
        folder.push(
            "replicas",
            json!({"name": name, "count": self.random.below(5)}),
        );
    }

    fn order(&mut self, folder: &mut Folder) {
        let options = match self.random.below(6) {
            0 => json!({"order": "fifo"}),
            1 => json!({"order": "legacy"}),
            3 => {
                json!({"order": "legacy", "legacySortOptions": {"orderFirst": ["Widget", "Widget", "Pod"], "orderLast": ["Widget"]}})
            }
            4 if self.random.chance(20) => {
                json!({"order": self.random.pick(&["", "Legacy", "none"])})
            }
            2 => {
                json!({"order": "legacy", "legacySortOptions": {"orderFirst": ["Deployment", "ConfigMap"], "orderLast": ["Service", "Secret"]}})
            }
            _ => json!({"order": "legacy", "legacySortOptions": {"orderLast": ["Namespace"]}}),
        };
        folder.set("sortOptions", options);
    }

    /// Vars of fields that are there, as a rule.
    pub(super) fn vars(&mut self, folder: &mut Folder) {
        if folder.objects.is_empty() || !self.random.chance(8) {
            return;
        }
        for _ in 0..self.random.between(1, 2) {
            let Some(name) = self.vars.pop() else { return };

            let object = folder.objects[self.random.below(folder.objects.len())].clone();
            let mut reference =
                json!({"kind": object.kind, "apiVersion": object.api_version, "name": object.name});
            if self.random.chance(20) {
                reference["namespace"] = object.namespace.clone().into();
            }
            if self.random.chance(15)
                && let Some((group, version)) = object.api_version.split_once('/')
            {
                reference = json!({"kind": object.kind, "group": group, "version": version, "name": object.name});
            }
            let mut var: Value = json!({"name": name, "objref": reference});
            if self.random.chance(50) {
                let path = self.random.pick(&[
                    "metadata.name",
                    "metadata.namespace",
                    "spec.replicas",
                    "data.a",
                    "spec.template.spec.containers[0].image",
                    "spec.ports[0].port",
                    "metadata.labels.app",
                    "metadata.annotations[z.y/x]",
                    "spec.list[name=one].value",
                    "spec.template.spec.containers.[name=one].image",
                    "spec.words",
                    "spec",
                ]);
                let steps = path.replace('[', ".").replace("..", ".").replace(']', "");
                if object.has(&steps) || self.random.chance(5) {
                    var["fieldref"] = json!({"fieldpath": path});
                }
            }
            folder.push("vars", var);
        }
    }
}
