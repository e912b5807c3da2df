//! A case out of nothing: folders of manifests, bases and components, each with a kustomization that asks for a few things.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::case::{Case, Content, TOP};
use super::objects::Object;
use super::random::Random;

/// Makes one case.
pub(super) struct Maker {
    pub(super) random: Random,
    pub(super) case: Case,
    /// Kind, name and namespace of all objects so far.
    pub(super) used: BTreeSet<(&'static str, String, String)>,
    /// Names of vars that nobody has declared.
    pub(super) vars: Vec<&'static str>,
    folders: usize,
    files: usize,
}

/// A kustomization in the making.
pub(super) struct Folder {
    pub(super) path: String,
    pub(super) fields: Map<String, Value>,
    /// Its own objects and those of its bases.
    pub(super) objects: Vec<Object>,
}

/// The case of a seed.
pub(super) fn overlay(seed: u64) -> Case {
    let mut maker = Maker {
        random: Random::new(seed),
        case: Case::default(),
        used: BTreeSet::new(),
        vars: vec!["OTHER", "NAME"],
        folders: 0,
        files: 0,
    };
    maker.folder(TOP.to_owned(), "Kustomization", 2);
    if maker.random.chance(8) {
        maker.spoil();
    }
    maker.case
}

impl Maker {
    /// Writes a folder with all that it needs; gives the objects that are there after it.
    fn folder(&mut self, path: String, kind: &str, depth: usize) -> Vec<Object> {
        let mut folder = Folder {
            path,
            fields: Map::new(),
            objects: Vec::new(),
        };
        if kind == "Component" {
            folder.fields.insert(
                "apiVersion".to_owned(),
                "kustomize.config.k8s.io/v1alpha1".into(),
            );
            folder.fields.insert("kind".to_owned(), kind.into());
        }
        self.resources(&mut folder, depth);
        self.generators(&mut folder);
        if depth > 0 {
            self.components(&mut folder, depth);
        }
        self.fields(&mut folder);
        self.patches(&mut folder);
        self.replacements(&mut folder);
        self.vars(&mut folder);
        self.plugins(&mut folder);
        let name = match self.random.below(20) {
            0 => "kustomization.yml",
            1 => "Kustomization",
            _ => "kustomization.yaml",
        };
        let path = format!("{}/{name}", folder.path);
        if self.random.chance(2) {
            self.respell(&mut folder.fields);
        }
        self.case
            .files
            .insert(path, Content::Yaml(vec![Value::Object(folder.fields)]));
        folder.objects
    }

    /// Field names count without regard to case.
    fn respell(&mut self, fields: &mut Map<String, Value>) {
        let names: Vec<String> = fields.keys().cloned().collect();
        let name = &names[self.random.below(names.len())];
        if let Some(value) = fields.shift_remove(name) {
            fields.insert(name.to_uppercase(), value);
        }
    }

    fn resources(&mut self, folder: &mut Folder, depth: usize) {
        let mut entries = Vec::new();
        let least = usize::from(depth == 0);
        for _ in 0..self.random.between(least, 2) {
            let documents = self.documents(&mut folder.objects);
            entries.push(
                self.file(&folder.path, "objects", Content::Yaml(documents))
                    .into(),
            );
        }
        let mut bases = 0;
        if depth > 0 {
            for _ in 0..self.random.below(3) {
                let name = self.next_folder();
                folder
                    .objects
                    .extend(self.folder(name.clone(), "Kustomization", depth - 1));
                entries.push(format!("../{name}").into());
                bases += 1;
            }
        }
        let all: Vec<Value> = entries;
        if bases > 0 && self.random.chance(10) {
            let (files, folders) = all.into_iter().partition(|entry: &Value| {
                !entry.as_str().is_some_and(|entry| entry.starts_with(".."))
            });
            folder.set("bases", Value::Array(folders));
            folder.set("resources", Value::Array(files));
        } else {
            folder.set("resources", Value::Array(all));
        }
    }

    fn documents(&mut self, objects: &mut Vec<Object>) -> Vec<Value> {
        let mut documents = Vec::new();
        for _ in 0..self.random.between(1, 3) {
            let (object, tree) = self.object();
            // The objects of a list are named by nobody.
            if object.kind != "WidgetList" {
                objects.push(object);
            }
            documents.push(tree);
        }
        if self.random.chance(5) {
            documents = vec![json!({"apiVersion": "v1", "kind": "List", "items": documents})];
        }
        documents
    }

    fn components(&mut self, folder: &mut Folder, depth: usize) {
        let mut entries = Vec::new();
        for _ in 0..self.random.below(5).saturating_sub(2) {
            let name = self.next_folder();
            // A component sees what its parent has.
            let objects = self.folder(name.clone(), "Component", depth - 1);
            folder.objects.extend(objects);
            entries.push(Value::from(format!("../{name}")));
        }
        folder.set_all("components", entries);
    }

    pub(super) fn next_folder(&mut self) -> String {
        self.folders += 1;
        format!("f{}", self.folders)
    }

    /// Writes a file beside a kustomization; gives its name.
    pub(super) fn file(&mut self, folder: &str, stem: &str, content: Content) -> String {
        self.files += 1;
        let name = format!("{stem}{}.yaml", self.files);
        self.case.files.insert(format!("{folder}/{name}"), content);
        name
    }

    /// Breaks something.
    fn spoil(&mut self) {
        let is_top = |path: &&String| {
            path.starts_with("top/") && path.to_ascii_lowercase().contains("kustomization")
        };
        let paths = self.case.files.keys().filter(|path| !is_top(path));
        let paths: Vec<String> = paths.cloned().collect();
        if paths.is_empty() {
            return;
        }
        let path = &paths[self.random.below(paths.len())];
        match self.random.below(4) {
            0 => {
                self.case.files.remove(path);
            }
            1 => self.spoil_field(path),
            2 => {
                if let Some(Content::Yaml(documents)) = self.case.files.get_mut(path) {
                    documents.push(documents[0].clone());
                }
            }
            _ => {
                if let Some(Content::Yaml(documents)) = self.case.files.get_mut(path) {
                    documents.push(json!({"kind": "ConfigMap"}));
                }
            }
        }
    }

    /// Gives a field of a document a value of another kind.
    fn spoil_field(&mut self, path: &str) {
        let random = &mut self.random;
        let Some(Content::Yaml(documents)) = self.case.files.get_mut(path) else {
            return;
        };
        let mut value = &mut documents[0];
        loop {
            let children: Vec<&mut Value> = match value {
                Value::Object(fields) => fields.values_mut().collect(),
                Value::Array(items) => items.iter_mut().collect(),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => break,
            };
            let count = children.len();
            if count == 0 || random.chance(25) {
                break;
            }
            let chosen = random.below(count);
            value = match value {
                Value::Object(fields) => fields.values_mut().nth(chosen).expect("counted"),
                Value::Array(items) => &mut items[chosen],
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return,
            };
        }
        *value = match random.below(6) {
            0 => Value::Null,
            1 => json!([]),
            2 => json!({}),
            3 => json!(["a"]),
            4 => json!({"a": "b"}),
            _ => 5.into(),
        };
    }
}

impl Folder {
    pub(super) fn set(&mut self, field: &str, value: Value) {
        self.fields.insert(field.to_owned(), value);
    }

    /// Sets a list unless it is empty.
    pub(super) fn set_all(&mut self, field: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.set(field, values.into());
        }
    }

    /// Adds to a list.
    pub(super) fn push(&mut self, field: &str, value: Value) {
        let list = self.fields.entry(field).or_insert_with(|| json!([]));
        if let Value::Array(items) = list {
            items.push(value);
        }
    }
}
