//! Patches by RFC 6902, with every operation, of places that are there as a rule.

use serde_json::{Value, json};

use super::objects::Object;
use super::overlay::{Folder, Maker};

impl Maker {
    pub(super) fn json(&mut self, folder: &mut Folder, object: &Object) {
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

    pub(super) fn json_entry(&mut self, folder: &mut Folder, object: &Object) {
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
        if is_wild {
            choices.extend([
                json!({"op": "test", "path": "/kind", "value": "Other"}),
                json!({"op": "remove", "path": "/none"}),
                json!({"op": "replace", "path": "", "value": object.head()}),
                json!({"op": "add", "path": "/metadata/namespace", "value": value}),
                json!({"op": "add", "path": "/data/a"}),
                json!({"op": "replace", "path": "/metadata/name", "value": null}),
                json!({"op": "replace", "path": "/kind", "value": "Widget"}),
                json!({"op": "wrong", "path": "/kind", "value": "Widget"}),
                json!({"path": "/kind", "value": "Widget"}),
                json!({"op": "test", "path": "/none", "value": null}),
                json!({"op": "add", "path": "no/slash", "value": 1}),
            ]);
        }
        choices.push(json!({"op": "test", "path": "/metadata", "value": object.tree["metadata"]}));
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
            json!({"op": "remove", "path": format!("{pod}/{}", self.random.pick(&["0", "-1", "1", "-"]))}),
            json!({"op": "move", "from": format!("{pod}/0"), "path": format!("{pod}/-")}),
            json!({"op": "copy", "from": format!("{pod}/0/image"), "path": format!("{pod}/0/copied")}),
            json!({"op": "add", "path": format!("{pod}/0/env/-"), "value": {"name": "Z", "value": self.scalar()}}),
            json!({"op": "test", "path": format!("{pod}/0/name"), "value": "one"}),
        ]
    }
}
