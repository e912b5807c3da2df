//! Plain manifests: a folder, a file, or a stream.
//!
//! Source of the rules: Argo CD's directory source, not recursive: `*.yaml`, `*.yml` and `*.json` in the order of their
//! names, lists taken apart once, files that carry `+argocd:skip-file-rendering` left out. Unlike Argo CD, a file that is
//! no manifest is never passed over in silence.

use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::kustomize::overlays_below;
use crate::kubernetes::yaml::{Content, Dialect, Node, documents_as};
use crate::kubernetes::{Manifest, Unidentified};
use crate::model::{Failure, Fault, Origin, Rendered, RenderedObject, Stage};
use crate::source::Tree;
use crate::source::tree::Found;

const TOOL: &str = "directory";
const SKIP: &str = "+argocd:skip-file-rendering";
/// driftctl's own file, which lies beside manifests.
const CONFIG: &str = ".driftctl.yaml";

/// All manifests of a folder; one that cannot be read is a fault, the others are kept.
pub(super) fn render_folder(tree: &Tree, folder: &Path) -> Result<Rendered> {
    let mut rendered = Rendered {
        tool: TOOL,
        ..Rendered::default()
    };
    for name in tree.list(folder)? {
        let path = folder.join(&name);
        if tree.find(&path) != Found::File {
            continue;
        }
        match Path::new(&name)
            .extension()
            .and_then(|extension| extension.to_str())
        {
            Some("yaml" | "yml" | "json") if name != CONFIG => read(tree, &path, &mut rendered),
            Some("jsonnet") => rendered.fault(
                Fault::new("Jsonnet is not supported by this release")
                    .file(tree.shown(&path))
                    .hint("render it with `jsonnet` and commit the output"),
            ),
            Some(_) | None => {}
        }
    }
    if rendered.objects.is_empty() && rendered.faults.is_empty() {
        return Err(nothing(tree, folder).into());
    }
    Ok(rendered)
}

/// The manifests of one file.
pub(super) fn render_file(tree: &Tree, path: &Path) -> Result<Rendered> {
    let mut rendered = Rendered {
        tool: TOOL,
        ..Rendered::default()
    };
    read(tree, path, &mut rendered);
    if rendered.objects.is_empty() && rendered.faults.is_empty() {
        let fault = Fault::new(format!("`{}` holds no manifest", tree.shown(path)));
        return Err(fault.file(tree.shown(path)).into());
    }
    Ok(rendered)
}

/// The manifests of a stream, such as standard input, under the name that messages call it.
pub(crate) fn render_stream(content: &[u8], shown: &str) -> Result<Rendered> {
    let mut rendered = Rendered {
        tool: TOOL,
        ..Rendered::default()
    };
    manifests(content, shown, &mut rendered);
    if rendered.objects.is_empty() && rendered.faults.is_empty() {
        return Err(Fault::new(format!("`{shown}` holds no manifest")).into());
    }
    Ok(rendered)
}

fn nothing(tree: &Tree, folder: &Path) -> Fault {
    let shown = tree.shown(folder);
    let fault = Fault::new(format!(
        "`{shown}` has neither a kustomization nor manifests"
    ));
    match overlays_below(tree, folder).as_slice() {
        [] => fault.hint("name a folder that has some"),
        overlays => fault.hint(format!("kustomizations below it: {}", overlays.join(", "))),
    }
}

fn read(tree: &Tree, path: &Path, rendered: &mut Rendered) {
    let shown = tree.shown(path);
    match tree.read(path) {
        Ok(content) if contains(&content, SKIP) => {}
        Ok(content) => manifests(&content, &shown, rendered),
        Err(error) => {
            let mut failure = Failure::new(Stage::Render, &error);
            failure.file.get_or_insert(shown);
            rendered.faults.push(failure);
        }
    }
}

fn contains(content: &[u8], text: &str) -> bool {
    String::from_utf8_lossy(content).contains(text)
}

fn manifests(content: &[u8], shown: &str, rendered: &mut Rendered) {
    let documents = match documents_as(content, Dialect::Sigs) {
        Ok(documents) => documents,
        Err(error) => {
            return rendered.fault(Fault::yaml(&error, shown));
        }
    };
    for document in documents {
        for node in flattened(document) {
            let line = node.at.line;
            match object(node) {
                Ok(tree) => rendered.objects.push(RenderedObject {
                    tree,
                    origin: Some(Origin {
                        file: shown.to_owned(),
                        line,
                    }),
                    history: None,
                }),
                Err(fault) => {
                    let line = fault.line.unwrap_or(line);
                    rendered.fault(fault.file(shown).line(line));
                }
            }
        }
    }
}

/// The items of a list, whatever its kind, and nothing for a list of nothing; any other document itself.
fn flattened(mut document: Node) -> Vec<Node> {
    let is_plain = document.get("spec").is_none() && document.get("status").is_none();
    let Some(mapping) = document.as_mapping_mut() else {
        return vec![document];
    };
    match mapping.get("items").map(|items| &items.content) {
        Some(Content::Sequence(_)) => {}
        Some(Content::Scalar(scalar))
            if is_plain && matches!(scalar.text.as_str(), "" | "~" | "null") =>
        {
            return Vec::new();
        }
        Some(_) | None => return vec![document],
    }
    match mapping.remove("items").map(|items| items.content) {
        Some(Content::Sequence(items)) => items,
        Some(_) | None => Vec::new(),
    }
}

/// A document as a JSON value, if it identifies an object.
fn object(node: Node) -> Result<Value, Fault> {
    let tree = node.into_value(Dialect::Sigs).map_err(|error| {
        Fault::new(error.message)
            .line(error.at.line)
            .column(error.at.column)
    })?;
    match Manifest::identify(&tree) {
        Ok(()) => Ok(tree),
        Err(unidentified) => Err(describe(unidentified, &tree)),
    }
}

fn describe(unidentified: Unidentified, tree: &Value) -> Fault {
    let fault = Fault::new(unidentified.to_string());
    let fault = match tree.get("kind").and_then(Value::as_str) {
        Some(kind) => fault.subject(kind),
        None => fault,
    };
    fault.hint(format!(
        "mark a file that is no manifest with a comment `# {SKIP}`"
    ))
}

impl Rendered {
    fn fault(&mut self, fault: Fault) {
        self.faults.push(Failure::new(Stage::Render, &fault.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&'static str, &'static str)]) -> Result<Rendered> {
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (*name, text.as_bytes()))
            .collect();
        render_folder(&Tree::embedded(&files), Path::new("app"))
    }

    /// `kind name file:line` of every object, then `file:line message` of every fault.
    fn told(rendered: &Rendered) -> Vec<String> {
        let objects = rendered.objects.iter().map(|object| {
            let origin = object.origin.as_ref().expect("an origin");
            let name = object
                .tree
                .pointer("/metadata/name")
                .and_then(Value::as_str);
            format!("{} {}:{}", name.unwrap_or("-"), origin.file, origin.line)
        });
        let faults = rendered.faults.iter().map(|fault| {
            let file = fault.file.as_deref().unwrap_or("-");
            format!("{file}:{} {}", fault.line.unwrap_or(0), fault.message)
        });
        objects.chain(faults).collect()
    }

    const A: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    #[test]
    fn files_come_by_name_and_other_files_do_not_count() {
        let rendered = folder(&[
            (
                "app/b.json",
                "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"b\"}}",
            ),
            ("app/a.yml", A),
            ("app/.driftctl.yaml", "ignoreDifferences: []\n"),
            ("app/README.md", "# text"),
            ("app/below/c.yaml", A),
        ]);
        let rendered = rendered.expect("manifests");
        assert_eq!(told(&rendered), ["a app/a.yml:1", "b app/b.json:1"]);
    }

    #[test]
    fn lists_are_taken_apart_once_and_empty_documents_are_nothing() {
        let list = "# empty\n---\n---\nkind: Any\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n---\nkind: PodList\nitems: null\n---\nitems: []\n";
        let rendered = folder(&[("app/a.yaml", list)]).expect("manifests");
        assert_eq!(told(&rendered), ["a app/a.yaml:6"]);
    }

    #[test]
    fn what_cannot_be_read_is_a_fault_and_the_rest_is_kept() {
        let rendered = folder(&[
            ("app/a.yaml", A),
            ("app/b.yaml", "a: [\n"),
            (
                "app/c.yaml",
                "apiVersion: v1\nkind: Pod\nmetadata: {}\n---\nreplicas: 2\n",
            ),
            ("app/d.jsonnet", "{}"),
            ("app/e.yaml", "# +argocd:skip-file-rendering\nreplicas: 2\n"),
        ]);
        let told = told(&rendered.expect("manifests"));
        assert_eq!(told[0], "a app/a.yaml:1");
        assert!(told[1].starts_with("app/b.yaml:"), "{told:?}");
        assert_eq!(
            told[2..],
            [
                "app/c.yaml:1 `metadata.name` is missing",
                "app/c.yaml:5 `apiVersion` is missing",
                "app/d.jsonnet:0 Jsonnet is not supported by this release",
            ]
        );
    }

    #[test]
    fn a_folder_of_nothing_names_the_overlays_below_it() {
        let nothing = folder(&[("app/overlays/dev/kustomization.yaml", "namePrefix: a-\n")]);
        let error = nothing.expect_err("nothing to render");
        let fault = error.downcast_ref::<Fault>().expect("a fault");
        assert_eq!(
            fault.message,
            "`app` has neither a kustomization nor manifests"
        );
        assert_eq!(
            fault.hint.as_deref(),
            Some("kustomizations below it: `app/overlays/dev`")
        );
    }

    #[test]
    fn plain_folders_follow_the_scalars_of_yaml_1_1() {
        let rendered = folder(&[(
            "app/a.yaml",
            "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {on: yes}\n",
        )]);
        let rendered = rendered.expect("manifests");
        assert_eq!(rendered.objects[0].tree["spec"]["true"], Value::Bool(true));
    }
}
