//! What changes how a build works: configurations, CRDs, schemas, and the builtin plugins in files and in place.

use serde_json::{Value, json};

use super::case::{Content, yaml_text};
use super::objects::NAMES;
use super::overlay::{Folder, Maker};

impl Maker {
    pub(super) fn plugins(&mut self, folder: &mut Folder) {
        if self.random.chance(7) {
            let configuration = self.configuration();
            let name = self.file(
                &folder.path,
                "configuration",
                Content::Yaml(vec![configuration]),
            );
            folder.push("configurations", name.into());
        }
        if self.random.chance(3) {
            let crd = self.crd();
            let name = self.file(&folder.path, "crd", Content::Yaml(vec![crd]));
            folder.push("crds", name.into());
        }
        if self.random.chance(2) {
            let schema = schema(folder.objects.len());
            let name = self.file(&folder.path, "schema", Content::Yaml(vec![schema]));
            folder.set("openapi", json!({"path": name}));
        } else if self.random.chance(1) {
            folder.set("openapi", json!({"version": "v1.21.2"}));
        }
        if self.random.chance(7) {
            let plugin = self.transformer();
            self.plugin(folder, "transformers", plugin);
        }
        if self.random.chance(4) {
            let plugin = self.plugin_generator();
            self.plugin(folder, "generators", plugin);
        }
        if self.random.chance(2) {
            let plugin = self.transformer();
            self.plugin(folder, "validators", plugin);
        }
    }

    fn plugin(&mut self, folder: &mut Folder, field: &str, plugin: Value) {
        let entry = if self.random.chance(50) {
            yaml_text(&plugin)
        } else if self.random.chance(20) {
            let name = self.next_folder();
            let file = self.file(&name, "plugin", Content::Yaml(vec![plugin]));
            let kustomization =
                json!({"resources": [file], "namePrefix": self.random.pick(&["", "in-"])});
            self.case.files.insert(
                format!("{name}/kustomization.yaml"),
                Content::Yaml(vec![kustomization]),
            );
            format!("../{name}").into()
        } else {
            self.file(&folder.path, "plugin", Content::Yaml(vec![plugin]))
                .into()
        };
        folder.push(field, entry);
    }

    fn configuration(&mut self) -> Value {
        let spec =
            |path: &str, create: bool| json!({"kind": "Widget", "path": path, "create": create});
        match self.random.below(14) {
            0 => json!({"namePrefix": [spec("spec/ref/name", false)]}),
            1 => json!({"commonLabels": [spec("spec/labels", true)]}),
            2 => json!({"commonAnnotations": [spec("spec/notes", true)]}),
            3 => {
                json!({"nameReference": [{"kind": "ConfigMap", "version": "v1", "fieldSpecs": [spec("spec/ref/name", false)]}]})
            }
            4 => {
                json!({"varReference": [spec("spec/size", false), {"path": "data", "kind": "ConfigMap"}]})
            }
            5 => json!({"images": [spec("spec/size", false)]}),
            6 => json!({"replicas": [spec("spec/replicas", true)]}),
            7 => json!({"namespace": [spec("spec/namespace", true)]}),
            8 => {
                json!({"nameReference": [{"kind": self.random.pick(&["Secret", "Deployment", "Widget", "Service"]), "fieldSpecs": [{"path": "spec/ref", "kind": "Widget"}, {"path": "spec/words", "kind": "Widget"}]}]})
            }
            9 => {
                json!({"nameSuffix": [{"path": "metadata/labels/app", "create": self.random.chance(30)}], "namePrefix": [{"path": "spec/serviceName", "group": "apps"}]})
            }
            10 => {
                json!({"varReference": [{"path": "spec/list/value", "kind": "Widget"}, {"path": "spec/words", "kind": "Widget"}, {"path": "metadata/name"}]})
            }
            11 => {
                json!({"volumeClaimTemplateLabels": [{"path": "spec/volumeClaimTemplates[]/more", "create": true, "kind": "StatefulSet"}], "commonLabels": [{"path": "metadata/labels", "create": self.random.chance(70)}]})
            }
            12 => {
                json!({"images": [{"path": "spec/ref[]/image"}, {"path": "spec/template/spec/containers[]/other", "create": true}]})
            }
            _ => {
                json!({"labels": [spec("spec/more", true)], "templateLabels": [spec("spec/template/metadata/labels", true)]})
            }
        }
    }

    fn crd(&mut self) -> Value {
        let reference = json!({"x-kubernetes-object-ref-api-version": "v1", "x-kubernetes-object-ref-kind": "ConfigMap", "x-kubernetes-object-ref-name-key": "name"});
        let mut spec = json!({"properties": {"ref": reference}});
        if self.random.chance(50) {
            spec["properties"]["notes"] =
                json!({"x-kubernetes-annotation": true, "type": "object"});
            spec["properties"]["selector"] =
                json!({"x-kubernetes-label-selector": true, "type": "object"});
        }
        json!({
            "example.com/v1.Widget": {"Schema": {"properties": {"kind": {"type": "string"}, "apiVersion": {"type": "string"}, "metadata": {}, "spec": {"$ref": "example.com/v1.WidgetSpec"}}}},
            "example.com/v1.WidgetSpec": {"Schema": spec},
        })
    }

    fn transformer(&mut self) -> Value {
        let specs = |path: &str| json!([{"path": path, "create": true}]);
        let mut plugin = match self.random.below(17) {
            0 => {
                json!({"kind": "PrefixTransformer", "prefix": "t-", "fieldSpecs": specs("metadata/name")})
            }
            1 => {
                json!({"kind": "SuffixTransformer", "suffix": "-u", "fieldSpecs": specs("metadata/name")})
            }
            2 => {
                json!({"kind": "LabelTransformer", "labels": {"plugin": "yes"}, "fieldSpecs": specs("metadata/labels")})
            }
            3 => {
                json!({"kind": "AnnotationsTransformer", "annotations": {"plugin": "1"}, "fieldSpecs": specs("metadata/annotations")})
            }
            4 => {
                json!({"kind": "NamespaceTransformer", "metadata": {"namespace": "plug"}, "unsetOnly": self.random.chance(50),
                "setRoleBindingSubjects": self.random.pick(&["defaultOnly", "allServiceAccounts", "none"]), "fieldSpecs": [{"path": "metadata/name", "kind": "Namespace", "create": true}]})
            }
            5 => {
                json!({"kind": "ImageTagTransformer", "imageTag": {"name": "nginx", "newTag": "plugged"}})
            }
            6 => {
                json!({"kind": "ReplicaCountTransformer", "replica": {"name": self.random.pick(NAMES), "count": 7}, "fieldSpecs": [{"path": "spec/replicas", "kind": "Deployment", "create": true}]})
            }
            7 => {
                json!({"kind": "PatchTransformer", "patch": "[{\"op\": \"add\", \"path\": \"/plugged\", \"value\": true}]", "target": {"kind": "ConfigMap"}})
            }
            8 => {
                json!({"kind": "ReplacementTransformer", "replacements": [{"sourceValue": "plugged", "targets": [{"select": {"kind": "ConfigMap"}, "fieldPaths": ["data.a"], "options": {"create": true}}]}]})
            }
            9 => {
                json!({"kind": "ValueAddTransformer", "value": "plugged", "targets": [{"selector": {"kind": "Widget"}, "fieldPath": "spec/size", "filePathPosition": 0}]})
            }
            10 => json!({"kind": "HashTransformer"}),
            11 => {
                json!({"kind": "PrefixSuffixTransformer", "prefix": "t-", "suffix": "-u", "fieldSpecs": specs("metadata/name")})
            }
            12 => {
                json!({"kind": "PatchJson6902Transformer", "target": {"kind": "ConfigMap", "name": self.random.pick(NAMES)}, "jsonOp": "- op: add\n  path: /plugged\n  value: yes\n"})
            }
            13 => {
                json!({"kind": "ValueAddTransformer", "value": self.random.pick(&["a/b", "x"]), "targets": [{"selector": {"kind": "Deployment"}, "fieldPath": "spec/template/spec/containers", "filePathPosition": 1}, {"fieldPath": "metadata/labels/app"}]})
            }
            14 => {
                json!({"kind": "ReplicaCountTransformer", "replica": {"name": self.random.pick(NAMES), "count": 3}})
            }
            15 if self.random.chance(20) => {
                json!({"kind": self.random.pick(&["SortOrderTransformer", "NoSuchTransformer", "HelmChartInflationGenerator"])})
            }
            _ => {
                json!({"kind": "PatchStrategicMergeTransformer", "patches": "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: a\ndata:\n  plugged: 'true'\n"})
            }
        };
        plugin["apiVersion"] = "builtin".into();
        plugin["metadata"]["name"] = self.random.pick(&["plugin", "second"]).into();
        plugin
    }

    fn plugin_generator(&mut self) -> Value {
        let name = self.random.pick(NAMES);
        if self.random.chance(10) {
            return json!({"apiVersion": "builtin", "kind": "IAMPolicyGenerator", "metadata": {"name": name}, "cloud": "gke",
                "kubernetesService": {"namespace": self.random.pick(&["x", ""]), "name": name}, "serviceAccount": {"name": "sa", "projectId": "p"}});
        }
        if self.random.chance(50) {
            json!({"apiVersion": "builtin", "kind": "ConfigMapGenerator", "metadata": {"name": name}, "literals": ["a=plugged"], "behavior": self.random.pick(&["create", "merge"])})
        } else {
            json!({"apiVersion": "builtin", "kind": "SecretGenerator", "metadata": {"name": "s"}, "name": name, "literals": ["a=plugged"]})
        }
    }
}

/// Types that merge lists of a custom kind, in place of all built-in ones; what else there is says whether its paths give
/// the kind a scope, so that nothing more is drawn for it.
fn schema(objects: usize) -> Value {
    let list = json!({"type": "array", "x-kubernetes-patch-strategy": "merge", "x-kubernetes-patch-merge-key": "name", "items": {"type": "object"}});
    let gvk = json!({"group": "example.com", "kind": "Widget", "version": "v1"});
    let get = json!({"get": {"x-kubernetes-group-version-kind": gvk}});
    let mut paths = json!({});
    let scopes = objects % 3;
    if scopes >= 1 {
        paths["/apis/example.com/v1/widgets"] = get.clone();
    }
    if scopes >= 2 {
        paths["/apis/example.com/v1/namespaces/{namespace}/widgets"] = get;
    }
    json!({"definitions": {"v1.Widget": {
        "properties": {"spec": {"properties": {"list": list}}},
        "x-kubernetes-group-version-kind": [gvk],
    }}, "paths": paths})
}
