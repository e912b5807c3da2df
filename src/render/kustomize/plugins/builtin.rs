//! The builtin transformers, by kind.

use crate::kubernetes::yaml::{Content, Node};
use crate::render::kustomize::faults::Result;
use crate::render::kustomize::field_spec::FieldSpec;
use crate::render::kustomize::generators::add_hashes;
use crate::render::kustomize::kustomization::{
    ImageEntry, Kustomization, PatchEntry, ReplacementEntry, ReplicaEntry, Selector, field_spec,
};
use crate::render::kustomize::loader::Loader;
use crate::render::kustomize::patches::Schemas;
use crate::render::kustomize::provenance::Trace;
use crate::render::kustomize::resource::Resource;
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::strict::{Strict, is_null};
use crate::render::kustomize::transformer_config::TransformerConfig;
use crate::render::kustomize::transformers::{
    Affix, Layer, NamespaceChange, Subjects, add_affix, set_namespace,
};

use super::Plugin;
use super::value_add::ValueAdd;

/// A configured transformer.
pub(crate) enum Transformer {
    /// A field of a kustomization under another name.
    Field {
        kustomization: Box<Kustomization>,
        config: Box<TransformerConfig>,
    },
    Namespace {
        namespace: String,
        specs: Vec<FieldSpec>,
        unset_only: bool,
        subjects: Subjects,
    },
    Affixes {
        prefix: Option<String>,
        suffix: Option<String>,
        specs: Vec<FieldSpec>,
    },
    Hash,
    ValueAdd(ValueAdd),
}

impl Transformer {
    /// Reads the configuration of a builtin transformer.
    pub(crate) fn read(resource: &Resource, loader: &Loader<'_>) -> Result<Self> {
        let mut plugin = Plugin::open(resource)?;
        let transformer = match resource.kind() {
            "AnnotationsTransformer" => map(&mut plugin, "annotations"),
            "LabelTransformer" => map(&mut plugin, "labels"),
            "ImageTagTransformer" => entry(&mut plugin, "imageTag"),
            "ReplicaCountTransformer" => entry(&mut plugin, "replica"),
            "NamespaceTransformer" => namespace(&mut plugin),
            "PrefixTransformer" => affixes(&mut plugin, &["prefix", "fieldSpecs"]),
            "SuffixTransformer" => affixes(&mut plugin, &["suffix", "fieldSpecs"]),
            "PrefixSuffixTransformer" => affixes(&mut plugin, &["prefix", "suffix", "fieldSpecs"]),
            "PatchTransformer" => patch(&mut plugin),
            "PatchJson6902Transformer" => json_patch(&mut plugin),
            "PatchStrategicMergeTransformer" => strategic_merge(&mut plugin),
            "ReplacementTransformer" => replacements(&mut plugin),
            "HashTransformer" => Self::Hash,
            "ValueAddTransformer" => Self::ValueAdd(ValueAdd::read(&mut plugin, loader)?),
            _ => return plugin.unknown(),
        };
        plugin.finish()?;
        Ok(transformer)
    }

    pub(crate) fn run(
        &self,
        map: &mut ResourceMap,
        loader: &Loader<'_>,
        schemas: &Schemas,
    ) -> Result<()> {
        match self {
            Self::Field {
                kustomization,
                config,
            } => {
                let trace = Trace::default();
                let layer = Layer {
                    kustomization,
                    config,
                    loader,
                    trace: &trace,
                    schemas,
                };
                layer.transform(map)
            }
            Self::Namespace { namespace, .. } if namespace.is_empty() => Ok(()),
            Self::Namespace {
                namespace,
                specs,
                unset_only,
                subjects,
            } => {
                let change = NamespaceChange {
                    namespace,
                    specs,
                    unset_only: *unset_only,
                    subjects: *subjects,
                };
                set_namespace(map, &change)
            }
            Self::Affixes {
                prefix,
                suffix,
                specs,
            } => {
                if let Some(prefix) = prefix {
                    add_affix(map, Affix::Prefix(prefix), specs)?;
                }
                if let Some(suffix) = suffix {
                    add_affix(map, Affix::Suffix(suffix), specs)?;
                }
                Ok(())
            }
            Self::Hash => add_hashes(map),
            Self::ValueAdd(add) => add.run(map),
        }
    }
}

fn field(
    plugin: &Plugin<'_>,
    kustomization: Kustomization,
    config: TransformerConfig,
) -> Transformer {
    let origin = plugin.resource.origin.as_ref();
    Transformer::Field {
        kustomization: Box::new(Kustomization {
            file: origin.map(|origin| origin.file.clone()).unwrap_or_default(),
            ..kustomization
        }),
        config: Box::new(config),
    }
}

fn specs(value: &Node, strict: &mut Strict) -> Vec<FieldSpec> {
    let items = strict.items(value, "`fieldSpecs`");
    items.iter().map(|item| field_spec(item, strict)).collect()
}

/// Labels or annotations.
fn map(plugin: &mut Plugin<'_>, name: &'static str) -> Transformer {
    let mut kustomization = Kustomization::default();
    let mut config = TransformerConfig::default();
    let (entries, into) = match name {
        "labels" => (&mut kustomization.common_labels, &mut config.common_labels),
        _ => (
            &mut kustomization.common_annotations,
            &mut config.common_annotations,
        ),
    };
    for (name, value) in plugin.fields(&[name, "fieldSpecs"]) {
        match name {
            "fieldSpecs" => *into = specs(&value, &mut plugin.strict),
            _ => *entries = plugin.strict.string_map(&value, name),
        }
    }
    field(plugin, kustomization, config)
}

/// One entry of `images` or `replicas`.
fn entry(plugin: &mut Plugin<'_>, name: &'static str) -> Transformer {
    let mut kustomization = Kustomization::default();
    let mut found = Vec::new();
    for (name, value) in plugin.fields(&[name, "fieldSpecs"]) {
        match name {
            "imageTag" => kustomization.images = vec![ImageEntry::read(&value, &mut plugin.strict)],
            "replica" => {
                let entry = ReplicaEntry::read(&value, &mut plugin.strict);
                kustomization.replicas = vec![ReplicaEntry {
                    at: plugin.resource.node.at,
                    ..entry
                }];
            }
            _ => found = specs(&value, &mut plugin.strict),
        }
    }
    if name == "replica" && kustomization.replicas.is_empty() {
        // To kustomize it is the count of an object without a name.
        let at = plugin.resource.node.at;
        kustomization.replicas = vec![ReplicaEntry {
            at,
            ..ReplicaEntry::default()
        }];
    }
    let config = TransformerConfig {
        images: found.clone(),
        replicas: found,
        ..TransformerConfig::default()
    };
    field(plugin, kustomization, config)
}

fn namespace(plugin: &mut Plugin<'_>) -> Transformer {
    let mut found = Vec::new();
    let mut unset_only = false;
    let mut subjects = Subjects::NamedDefault;
    let mut namespace = String::new();
    let known = [
        "metadata",
        "fieldSpecs",
        "unsetOnly",
        "setRoleBindingSubjects",
    ];
    for (name, value) in plugin.fields(&known) {
        match name {
            "metadata" => {
                for (name, value) in plugin.strict.fields(&value, name, &["namespace"]) {
                    namespace = plugin.strict.string(value, name);
                }
            }
            "fieldSpecs" => found = specs(&value, &mut plugin.strict),
            "unsetOnly" => unset_only = plugin.strict.boolean(&value, name),
            _ => match plugin.strict.string(&value, name).as_str() {
                "" | "defaultOnly" => {}
                "allServiceAccounts" => subjects = Subjects::ServiceAccounts,
                "none" => subjects = Subjects::None,
                other => {
                    let message = format!(
                        "`setRoleBindingSubjects` must be defaultOnly, allServiceAccounts or none, not `{other}`"
                    );
                    plugin.strict.fault(value.at, message);
                }
            },
        }
    }
    Transformer::Namespace {
        namespace,
        specs: found,
        unset_only,
        subjects,
    }
}

fn affixes(plugin: &mut Plugin<'_>, known: &[&'static str]) -> Transformer {
    let absent = |name: &str| known.contains(&name).then(String::new);
    let (mut prefix, mut suffix) = (absent("prefix"), absent("suffix"));
    let mut found = None;
    for (name, value) in plugin.fields(known) {
        match name {
            "prefix" => prefix = Some(plugin.strict.string(&value, name)),
            "suffix" => suffix = Some(plugin.strict.string(&value, name)),
            _ => {
                // Unlike the others, these two pass over an item that is null.
                let mut value = value;
                if let Content::Sequence(items) = &mut value.content {
                    items.retain(|item| !is_null(item));
                }
                found = Some(specs(&value, &mut plugin.strict));
            }
        }
    }
    if found.is_none() {
        plugin
            .strict
            .fault(plugin.resource.node.at, "`fieldSpecs` is missing");
    }
    Transformer::Affixes {
        prefix,
        suffix,
        specs: found.unwrap_or_default(),
    }
}

fn patch(plugin: &mut Plugin<'_>) -> Transformer {
    let entry = PatchEntry::read(&plugin.node, &mut plugin.strict, "a PatchTransformer");
    let kustomization = Kustomization {
        patches: vec![PatchEntry {
            at: plugin.resource.node.at,
            ..entry
        }],
        ..Kustomization::default()
    };
    field(plugin, kustomization, TransformerConfig::default())
}

fn json_patch(plugin: &mut Plugin<'_>) -> Transformer {
    let mut entry = PatchEntry {
        at: plugin.resource.node.at,
        ..PatchEntry::default()
    };
    for (name, value) in plugin.fields(&["target", "path", "jsonOp"]) {
        match name {
            "target" => entry.target = Some(Selector::read(&value, &mut plugin.strict, "`target`")),
            "path" => entry.path = plugin.strict.text(&value, name).unwrap_or_default(),
            _ => entry.patch = plugin.strict.text(&value, name).unwrap_or_default(),
        }
    }
    let kustomization = Kustomization {
        patches_json_6902: vec![entry],
        ..Kustomization::default()
    };
    field(plugin, kustomization, TransformerConfig::default())
}

fn strategic_merge(plugin: &mut Plugin<'_>) -> Transformer {
    let mut kustomization = Kustomization::default();
    for (name, value) in plugin.fields(&["paths", "patches"]) {
        match name {
            "paths" => {
                let paths = plugin.strict.texts(&value, name);
                kustomization.patches_strategic_merge.splice(..0, paths);
            }
            _ => kustomization
                .patches_strategic_merge
                .extend(plugin.strict.text(&value, name)),
        }
    }
    if kustomization.patches_strategic_merge.is_empty() {
        plugin.strict.fault(
            plugin.resource.node.at,
            "`paths` and `patches` are both empty",
        );
    }
    field(plugin, kustomization, TransformerConfig::default())
}

fn replacements(plugin: &mut Plugin<'_>) -> Transformer {
    let mut kustomization = Kustomization::default();
    for (_, value) in plugin.fields(&["replacements"]) {
        let items = plugin.strict.items(&value, "`replacements`");
        kustomization.replacements = plugin.strict.embedded(|strict| {
            let entries = items.iter();
            entries
                .map(|item| ReplacementEntry::read(item, strict))
                .collect()
        });
    }
    field(plugin, kustomization, TransformerConfig::default())
}
