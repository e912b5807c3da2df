//! ConfigMap and Secret generators, with every source and behavior.

use serde_json::{Value, json};

use super::case::Content;
use super::objects::{NAMES, NAMESPACES, Object};
use super::overlay::{Folder, Maker};
use super::scalars::LONG;

const ENVS: &[&str] = &[
    "A=1\nB=two words\n",
    "# comment\n\n  C=3 \nexport D=4\nE\n",
    "F='quoted'\nG=a=b\r\n",
    "H=\u{e9}\n",
    "\u{feff}I=1\r\n J = 2 \n=novalue\n",
    "K=\tx\nL=#no\n#M=1\n",
];

impl Maker {
    pub(super) fn generators(&mut self, folder: &mut Folder) {
        for (field, kind) in [
            ("configMapGenerator", "ConfigMap"),
            ("secretGenerator", "Secret"),
        ] {
            if self.random.chance(18) {
                for _ in 0..self.random.between(1, 2) {
                    let entry = self.generator(folder, kind);
                    folder.push(field, entry);
                }
            }
        }
        if self.random.chance(6) {
            folder.set("generatorOptions", self.options());
        }
    }

    fn generator(&mut self, folder: &mut Folder, kind: &'static str) -> Value {
        let mut entry = json!({});
        let existing = folder.objects.iter().filter(|object| object.kind == kind);
        let existing: Vec<Object> = existing.cloned().collect();
        if !existing.is_empty() && self.random.chance(60) {
            let object = &existing[self.random.below(existing.len())];
            entry["name"] = object.name.clone().into();
            if !object.namespace.is_empty() {
                entry["namespace"] = object.namespace.clone().into();
            }
            entry["behavior"] = match self.random.below(20) {
                0 => "create",
                1..=6 => "replace",
                _ => "merge",
            }
            .into();
        } else {
            let object = self.generated(kind);
            entry["name"] = object.name.clone().into();
            if !object.namespace.is_empty() {
                entry["namespace"] = object.namespace.clone().into();
            }
            folder.objects.push(object);
        }
        self.sources(folder, &mut entry);
        if kind == "Secret" && self.random.chance(30) {
            entry["type"] = self
                .random
                .pick(&["kubernetes.io/tls", "", "Opaque"])
                .into();
        }
        if self.random.chance(20) {
            entry["options"] = self.options();
        }
        entry
    }

    /// An object that a generator is about to make.
    fn generated(&mut self, kind: &'static str) -> Object {
        let mut object = Object {
            api_version: "v1",
            kind,
            name: self.random.pick(NAMES).to_owned(),
            namespace: String::new(),
            tree: json!({"kind": kind, "metadata": {"name": ""}}),
        };
        if self.random.chance(15) {
            self.random
                .pick(NAMESPACES)
                .clone_into(&mut object.namespace);
        }
        while !self.is_new(&object) {
            object.name.push('0');
        }
        object
    }

    fn sources(&mut self, folder: &Folder, entry: &mut Value) {
        if self.random.chance(60) {
            let literals = [
                "a=1",
                "b=two words",
                "quoted=\"q\"",
                "single='s'",
                "empty=",
                "eq=a=b",
                "multi=x\ny",
                "yes=no",
                "number=0777",
                "y=y",
                "a b=blank",
                "dots.in/key=1",
                "UPPER=\\n",
                "quotes='\"x\"'",
                "half='x",
            ];
            let mut chosen: Vec<&str> = literals
                .into_iter()
                .filter(|_| self.random.chance(25))
                .collect();
            if self.random.chance(2) {
                chosen.push(self.random.pick(&["none", "=empty", "a=1"]));
            }
            entry["literals"] = json!(chosen);
        }
        if self.random.chance(35) {
            let text = self.random.pick(&[
                "plain\n",
                "a: 1\nb:\n- x\n",
                "no end",
                "",
                LONG,
                "tab\there\n",
                "trailing \n",
                "\n\n",
                "\u{feff}mark\n",
                "crlf\r\nlines\r\n",
                "emoji \u{1f600}\n",
                "del\u{7f}\n",
            ]);
            let file = self.file(&folder.path, "data", Content::Text(text.to_owned()));
            let source = if self.random.chance(50) {
                format!("renamed={file}")
            } else {
                file
            };
            entry["files"] = json!([source]);
            if self.random.chance(3) {
                entry["files"] =
                    json!([source, self.random.pick(&["a=b=c", "=x", "x=", "none.txt"])]);
            }
        }
        if self.random.chance(5) {
            let bytes = b"\xff\x00\xfe".repeat(self.random.between(1, 40));
            let file = self.file(&folder.path, "binary", Content::Bytes(bytes));
            let files = entry.as_object_mut().and_then(|entry| {
                entry
                    .entry("files")
                    .or_insert_with(|| json!([]))
                    .as_array_mut()
            });
            files.expect("a list").push(file.into());
        }
        if self.random.chance(25) {
            let text = self.random.pick(ENVS);
            let file = self.file(&folder.path, "env", Content::Text(text.to_owned()));
            if self.random.chance(30) {
                entry["env"] = file.into();
            } else {
                entry["envs"] = json!([file]);
            }
        }
    }

    fn options(&mut self) -> Value {
        let mut options = json!({});
        if self.random.chance(40) {
            options["disableNameSuffixHash"] = true.into();
        }
        if self.random.chance(30) {
            options["labels"] = self.labels();
        }
        if self.random.chance(30) {
            options["annotations"] = json!({"made": "true", "note": "generated"});
        }
        if self.random.chance(15) {
            options["immutable"] = true.into();
        }
        options
    }
}
