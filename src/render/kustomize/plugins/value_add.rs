//! `ValueAddTransformer`: one value put into fields, or into the paths that they hold.
//!
//! Source of the rules: kustomize 5.8, `api/internal/builtins/ValueAddTransformer.go`, `api/filters/valueadd/`.

use std::borrow::Cow;

use crate::kubernetes::yaml::Node;
use crate::render::kustomize::faults::{Located, Result};
use crate::render::kustomize::field_spec::{FieldSpec, Leaf, split};
use crate::render::kustomize::kustomization::Selector;
use crate::render::kustomize::loader::{Loader, configuration};
use crate::render::kustomize::patches::Target;
use crate::render::kustomize::resource::Resource;
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::setters::{is_null, replace_string, replace_text};
use crate::render::kustomize::strict::Strict;

use super::Plugin;

pub(crate) struct ValueAdd {
    value: String,
    targets: Vec<Addition>,
}

/// Where the value goes.
struct Addition {
    /// `None` for everything.
    selector: Option<Selector>,
    field_path: String,
    /// The place in the path that the field holds, counted from 1; at most 0 replaces the whole field.
    position: i64,
}

impl ValueAdd {
    pub(super) fn read(plugin: &mut Plugin<'_>, loader: &Loader<'_>) -> Result<Self> {
        let mut value = String::new();
        let mut targets = Vec::new();
        let mut file = String::new();
        for (name, field) in plugin.fields(&["value", "targets", "targetFilePath"]) {
            match name {
                "value" => plugin
                    .strict
                    .string(&field, name)
                    .trim()
                    .clone_into(&mut value),
                "targets" => targets = additions(&field, &mut plugin.strict),
                _ => file = plugin.strict.string(&field, name),
            }
        }
        if value.is_empty() {
            value = loader.base_name();
        }
        if !file.is_empty() {
            let file = loader.read(&file)?;
            let mut strict = Strict::lenient(&file.shown);
            if let Some(document) = &configuration(&file)? {
                for (_, field) in strict.fields(document, "a file of targets", &["targets"]) {
                    targets.extend(additions(field, &mut strict));
                }
            }
            strict.finish()?;
        }
        if targets.is_empty() {
            plugin
                .strict
                .fault(plugin.resource.node.at, "`targets` is empty");
        }
        if targets
            .iter()
            .any(|target| target.field_path.is_empty() || target.position < 0)
        {
            let message =
                "a target needs a `fieldPath`, and a `filePathPosition` must not be negative";
            plugin.strict.fault(plugin.resource.node.at, message);
        }
        Ok(Self { value, targets })
    }

    pub(super) fn run(&self, map: &mut ResourceMap) -> Result<()> {
        for target in &self.targets {
            let places = match &target.selector {
                Some(selector) => Target::new(selector)?.select(map)?,
                None => (0..map.len()).collect(),
            };
            for place in places {
                map.edit(place, |resource| self.add(target, resource))?;
            }
        }
        Ok(())
    }

    fn add(&self, target: &Addition, resource: &mut Resource) -> Result<()> {
        let is_namespace = target.field_path == "metadata/namespace";
        if is_namespace && resource.current_id().is_cluster_scoped() {
            return Ok(());
        }
        if !is_namespace && ends_in_null(&resource.node, &split(&target.field_path)) {
            return Ok(());
        }
        let spec = FieldSpec {
            path: target.field_path.clone().into(),
            create: true,
            ..FieldSpec::default()
        };
        let mut set = |node: &mut Node| match node.text() {
            _ if is_namespace => replace_string(node, &self.value),
            Some(path) if target.position > 0 => {
                let path = inserted(path, target.position, &self.value);
                replace_text(node, path)
            }
            Some(_) | None => replace_text(node, &self.value),
        };
        spec.walk(&mut resource.node, Leaf::Scalar, &mut set)
            .map_err(|error| error.context(format!("set field `{}`", target.field_path)))
            .of(resource.current_id(), resource.origin.as_ref())
    }
}

fn additions(field: &Node, strict: &mut Strict) -> Vec<Addition> {
    let items = strict.items(field, "`targets`");
    items.iter().map(|item| addition(item, strict)).collect()
}

fn addition(item: &Node, strict: &mut Strict) -> Addition {
    let mut addition = Addition {
        selector: None,
        field_path: String::new(),
        position: 0,
    };
    for (name, value) in strict.fields(
        item,
        "a target",
        &["selector", "fieldPath", "filePathPosition"],
    ) {
        match name {
            "selector" => addition.selector = Some(Selector::read(value, strict, name)),
            "fieldPath" => addition.field_path = strict.string(value, name),
            _ => addition.position = strict.integer(value, name),
        }
    }
    addition
}

/// Whether a null stands where the path goes on; unlike the other transformers this one lets it be (kyaml `yaml/fns.go`,
/// `PathGetter`).
fn ends_in_null(node: &Node, path: &[Cow<'_, str>]) -> bool {
    let Some((name, rest)) = path.split_first() else {
        return false;
    };
    is_null(node)
        || node
            .get(name)
            .is_some_and(|field| ends_in_null(field, rest))
}

/// The path with one more segment; a leading slash stays.
fn inserted(path: &str, position: i64, part: &str) -> String {
    let (root, rest) = match path.strip_prefix('/') {
        Some(rest) => ("/", rest),
        None => ("", path),
    };
    let mut parts: Vec<&str> = rest.split('/').filter(|part| !part.is_empty()).collect();
    let place = usize::try_from(position - 1).unwrap_or(0).min(parts.len());
    parts.insert(place, part);
    format!("{root}{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_inserted_into_a_path() {
        assert_eq!(inserted("", 1, "P"), "P");
        assert_eq!(inserted("/", 1, "P"), "/P");
        assert_eq!(inserted("/pie", 1, "P"), "/P/pie");
        assert_eq!(inserted("a/nice/warm/pie", 4, "P"), "a/nice/warm/P/pie");
        assert_eq!(inserted("raw", 9, "P"), "raw/P");
    }
}
