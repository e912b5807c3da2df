//! `namePrefix` and `nameSuffix`.
//!
//! Source of the rules: kustomize 5.8, `api/internal/builtins/PrefixTransformer.go`, `SuffixTransformer.go`.

use crate::kubernetes::GroupVersionKind;
use crate::render::kustomize::faults::Result;
use crate::render::kustomize::field_spec::{FieldSpec, Leaf};
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::setters::replace_text;

use super::visit;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Affix<'a> {
    Prefix(&'a str),
    Suffix(&'a str),
}

impl Affix<'_> {
    fn around(self, name: &str) -> String {
        match self {
            Self::Prefix(prefix) => format!("{prefix}{name}"),
            Self::Suffix(suffix) => format!("{name}{suffix}"),
        }
    }
}

/// Renames everything but what names a type or a namespace, and notes it for those who refer to the old name.
pub(crate) fn add_affix(
    map: &mut ResourceMap,
    affix: Affix<'_>,
    specs: &[FieldSpec],
) -> Result<()> {
    for resource in map.iter_mut() {
        let gvk = resource.original_id().gvk;
        if keeps_name(&gvk) {
            continue;
        }
        for spec in specs.iter().filter(|spec| spec.selects(&gvk)) {
            if spec.path == "metadata/name" {
                let (affixes, text) = match affix {
                    Affix::Prefix(text) => (&mut resource.prefixes, text),
                    Affix::Suffix(text) => (&mut resource.suffixes, text),
                };
                if !text.is_empty() {
                    affixes.push(text.to_owned());
                    resource.push_previous()?;
                }
            }
            visit(
                resource,
                std::slice::from_ref(spec),
                Leaf::Scalar,
                &mut |node| {
                    let name = affix.around(node.text().unwrap_or_default());
                    replace_text(node, name)
                },
            )?;
        }
    }
    Ok(())
}

fn keeps_name(gvk: &GroupVersionKind) -> bool {
    match gvk.kind.as_str() {
        "CustomResourceDefinition" | "Namespace" => true,
        "APIService" => gvk.group == "apiregistration.k8s.io",
        _ => false,
    }
}
