//! Replacements, from fields that are there to fields that may be.

use serde_json::{Value, json};

use super::case::Content;
use super::objects::Object;
use super::overlay::{Folder, Maker};

/// Paths that one kind or another has.
const PATHS: &[&str] = &[
    "metadata.name",
    "metadata.namespace",
    "metadata.labels.app",
    "metadata.annotations.note",
    "metadata.annotations.[z.y/x]",
    "metadata.annotations",
    "metadata.labels",
    "metadata.annotations.a\\.b/c",
    "kind",
    "webhooks.0.clientConfig.service",
    "webhooks.*.clientConfig.service.name",
    "spec.template.spec.initContainers.[name=o.*].image",
    "spec.template.spec.containers.[name=one].ports.0.containerPort",
    "spec.template.spec.containers.[name=new].image",
    "spec.template.spec",
    "subjects.0",
    "subjects.0.name",
    "roleRef.name",
    "rules.0.resourceNames.0",
    "rules.0.resourceNames",
    "spec.list.*.value",
    "spec.list.-.value",
    "spec.list.2.value",
    "spec.replicas",
    "spec.template.spec.containers.0.image",
    "spec.template.spec.containers.[name=one].image",
    "spec.template.spec.containers.[name=two].env.[name=A].value",
    "spec.template.spec.containers.*.image",
    "spec.template.spec.volumes.[name=v0].configMap.name",
    "spec.ports.0.port",
    "spec.ports.0.targetPort",
    "spec.list.[name=one].value",
    "spec.words.[=x]",
    "spec.words.1",
    "spec.words.2",
    "spec.size",
    "spec.new.field",
    "spec.rules.0.host",
    "data.a",
    "data.[file.yaml]",
    "data.[file.yaml].a.b",
    "data.new",
    "data",
];

impl Maker {
    pub(super) fn replacements(&mut self, folder: &mut Folder) {
        if folder.objects.is_empty() || !self.random.chance(18) {
            return;
        }
        for _ in 0..self.random.between(1, 2) {
            let replacement = self.replacement(folder);
            let entry = if self.random.chance(15) {
                let documents = vec![if self.random.chance(50) {
                    json!([replacement])
                } else {
                    replacement
                }];
                json!({"path": self.file(&folder.path, "replacement", Content::Yaml(documents))})
            } else {
                replacement
            };
            folder.push("replacements", entry);
        }
    }

    fn replacement(&mut self, folder: &Folder) -> Value {
        let mut replacement = json!({});
        if self.random.chance(10) {
            replacement["sourceValue"] = self
                .random
                .pick(&[
                    "literal", "5", "true", "a b", "x: y", "0777", "null", "a\nb\n",
                ])
                .into();
        } else {
            let source = folder.objects[self.random.below(folder.objects.len())].clone();
            replacement["source"] = self.source(&source);
        }
        let targets: Vec<Value> = (0..self.random.between(1, 2))
            .map(|_| self.replaced(folder))
            .collect();
        replacement["targets"] = targets.into();
        replacement
    }

    fn source(&mut self, object: &Object) -> Value {
        let mut source = json!({"kind": object.kind, "name": object.name});
        if !object.namespace.is_empty() {
            source["namespace"] = object.namespace.clone().into();
        }
        let paths = PATHS
            .iter()
            .filter(|path| is_source(path) && object.has(path));
        let paths: Vec<&str> = paths.copied().collect();
        if self.random.chance(3) {
            source["fieldPath"] = "spec.missing".into();
        } else if !paths.is_empty() && self.random.chance(70) {
            source["fieldPath"] = self.random.pick(&paths).into();
        }
        if self.random.chance(3) {
            source = json!({"name": object.name});
        }
        if self.random.chance(6) {
            source["options"] = json!({"delimiter": self.random.pick(&[":", "-", "/", "e"]), "index": usize::from(self.random.chance(20))});
        }
        source
    }

    fn replaced(&mut self, folder: &Folder) -> Value {
        let object = folder.objects[self.random.below(folder.objects.len())].clone();
        let is_named = self.random.chance(60);
        let select = if is_named {
            json!({"kind": object.kind, "name": object.name})
        } else {
            self.target(&object)
        };
        let mut target = json!({"select": select});
        let known: Vec<&str> = PATHS
            .iter()
            .filter(|path| object.has(path))
            .copied()
            .collect();
        let is_known = is_named && !known.is_empty();
        let mut paths = Vec::new();
        for _ in 0..self.random.between(1, 2) {
            paths.push(self.random.pick(if is_known { &known } else { PATHS }));
        }
        target["fieldPaths"] = json!(paths);
        if self.random.chance(15) {
            let other = folder.objects[self.random.below(folder.objects.len())].clone();
            target["reject"] = match self.random.below(3) {
                0 => json!([{"kind": other.kind, "name": other.name}]),
                1 => json!([self.target(&other)]),
                _ => {
                    json!([{"labelSelector": "app=web"}, {"name": "a|b", "annotationSelector": "note"}])
                }
            };
        }
        if self.random.chance(if is_known { 40 } else { 95 }) {
            let create = !is_known || self.random.chance(50);
            target["options"] = json!({"create": create});
        } else if self.random.chance(30) {
            let index = self.random.below(4);
            target["options"] = json!({"delimiter": self.random.pick(&[":", "-", "/"]), "index": i64::try_from(index).unwrap_or(0) - 1});
        }
        target
    }
}

/// One field that an author would copy; all annotations hold notes of kustomize itself.
fn is_source(path: &str) -> bool {
    !path.contains('*') && path != "metadata.annotations"
}
