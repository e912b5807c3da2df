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
        Err(error) => rendered.fault(Fault::new(format!("{error:#}")).file(shown)),
    }
}

fn contains(content: &[u8], text: &str) -> bool {
    content
        .windows(text.len())
        .any(|window| window == text.as_bytes())
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
