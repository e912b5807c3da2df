//! `generators`, `transformers` and `validators`: kustomize's builtin plugins, each configured by an object.
//!
//! Most plugins are fields of a kustomization under other names, with field specs of their own instead of the defaults;
//! `builtin.rs` turns their configuration into that. Plugins that run code are refused. Source of the rules: kustomize
//! 5.8, `api/internal/plugins/`, `api/internal/builtins/`.

mod builtin;
mod iam_policy;
mod value_add;

use crate::kubernetes::yaml::{Dialect, Node};
use crate::model::{Fault, Origin};

use super::faults::{Located, Result};
use super::generators::{self, Kind};
use super::kustomization::{GeneratorEntry, Kustomization};
use super::loader::Loader;
use super::resource::Resource;
use super::strict::Strict;

pub(super) use builtin::Transformer;

/// A plugin's configuration on its way to a generator or transformer.
struct Plugin<'a> {
    resource: &'a Resource,
    node: Node,
    strict: Strict,
}

impl<'a> Plugin<'a> {
    /// Only builtin plugins get further; what they do not know in their configuration they ignore.
    fn open(resource: &'a Resource) -> Result<Self> {
        if resource.api_version() != "builtin" {
            return Err(Fault::new(format!("the plugin {} is not built in", resource.kind()))
                .hint("plugins that run code are not run; use a builtin one or a field of the kustomization"))
            .of(resource.current_id(), resource.origin.as_ref());
        }
        let file = resource.origin.as_ref().map_or("", |origin| &origin.file);
        let value = resource.node.value(Dialect::Kyaml).map_err(|error| {
            Fault::new(error.message)
                .line(error.at.line)
                .column(error.at.column)
                .file(file)
        })?;
        Ok(Self {
            resource,
            node: Node::from_value(&value),
            strict: Strict::lenient(file),
        })
    }

    fn fields(&mut self, known: &[&'static str]) -> Vec<(&'static str, Node)> {
        let what = format!("a {}", self.resource.kind());
        let fields = self.strict.fields(&self.node, &what, known);
        fields
            .into_iter()
            .map(|(name, value)| (name, value.clone()))
            .collect()
    }

    /// The faults of the configuration, placed where it stands.
    fn finish(self) -> Result<()> {
        let mut result = self.strict.finish();
        if let (Err(faults), Some(Origin { line, .. })) = (&mut result, &self.resource.origin) {
            for fault in &mut faults.0 {
                fault.line.get_or_insert(*line);
            }
        }
        result.of(self.resource.current_id(), self.resource.origin.as_ref())
    }

    fn unknown<T>(&self) -> Result<T> {
        let fault = Fault::new(format!(
            "there is no builtin plugin {}",
            self.resource.kind()
        ));
        Err(fault).of(self.resource.current_id(), self.resource.origin.as_ref())
    }
}

/// What a generator makes.
pub(super) fn generate(resource: &Resource, loader: &Loader<'_>) -> Result<Resource> {
    let mut plugin = Plugin::open(resource)?;
    let (kind, field) = match resource.kind() {
        "ConfigMapGenerator" => (Kind::ConfigMap, "configMapGenerator"),
        "SecretGenerator" => (Kind::Secret, "secretGenerator"),
        "IAMPolicyGenerator" => return iam_policy::generate(plugin),
        "HelmChartInflationGenerator" => {
            return Err(
                Fault::new("charts in a kustomization are not supported by this release")
                    .hint("render the chart with helm and list its output under `resources`"),
            )
            .of(resource.current_id(), resource.origin.as_ref());
        }
        _ => return plugin.unknown(),
    };
    let node = &plugin.node;
    let mut entry = plugin
        .strict
        .embedded(|strict| GeneratorEntry::of_plugin(node, strict, field));
    plugin.finish()?;
    if entry.name.is_empty() {
        resource.name().clone_into(&mut entry.name);
    }
    if entry.namespace.is_empty() {
        resource.namespace().clone_into(&mut entry.namespace);
    }
    entry.at = resource.node.at;
    let configured = Kustomization {
        file: resource
            .origin
            .as_ref()
            .map(|origin| origin.file.clone())
            .unwrap_or_default(),
        ..Kustomization::default()
    };
    generators::generate(kind, &entry, &configured, loader)
}
