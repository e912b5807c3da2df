//! The model of a kustomization file: every field of a Kustomization and a Component, read strictly.
//!
//! Source: kustomize 5.8, `api/types/kustomization.go`. What the entries of its lists are stands in `entries.rs`.

mod entries;

use std::collections::BTreeMap;

use crate::kubernetes::yaml::{Node, Position};
use crate::model::Fault;
use crate::render::kustomize::faults::Result;
use crate::render::kustomize::strict::{Strict, Text};

pub(crate) use entries::{
    FieldOptions, GeneratorEntry, GeneratorOptions, ImageEntry, LabelEntry, LegacyLists,
    PatchEntry, ReplacementEntry, ReplacementSource, ReplacementTarget, ReplicaEntry, Selector,
    SortOptions, VarEntry, field_spec,
};

const KUSTOMIZATION_VERSION: &str = "kustomize.config.k8s.io/v1beta1";
const COMPONENT_VERSION: &str = "kustomize.config.k8s.io/v1alpha1";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Kustomization,
    Component,
}

/// A kustomization file; deprecated names are folded into those that replace them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kustomization {
    /// As shown.
    pub(crate) file: String,
    pub(crate) kind: Kind,
    /// `bases` stand after `resources`.
    pub(crate) resources: Vec<Text>,
    pub(crate) components: Vec<Text>,
    pub(crate) crds: Vec<Text>,
    pub(crate) configurations: Vec<Text>,
    pub(crate) openapi: BTreeMap<String, String>,
    pub(crate) generators: Vec<Text>,
    pub(crate) transformers: Vec<Text>,
    pub(crate) validators: Vec<Text>,
    pub(crate) patches: Vec<PatchEntry>,
    /// Each a patch or the path of one.
    pub(crate) patches_strategic_merge: Vec<Text>,
    pub(crate) patches_json_6902: Vec<PatchEntry>,
    pub(crate) namespace: String,
    pub(crate) name_prefix: String,
    pub(crate) name_suffix: String,
    pub(crate) common_labels: BTreeMap<String, String>,
    pub(crate) common_annotations: BTreeMap<String, String>,
    pub(crate) labels: Vec<LabelEntry>,
    /// `imageTags` stand after `images`.
    pub(crate) images: Vec<ImageEntry>,
    pub(crate) replicas: Vec<ReplicaEntry>,
    pub(crate) replacements: Vec<ReplacementEntry>,
    pub(crate) vars: Vec<VarEntry>,
    pub(crate) config_map_generator: Vec<GeneratorEntry>,
    pub(crate) secret_generator: Vec<GeneratorEntry>,
    pub(crate) generator_options: GeneratorOptions,
    pub(crate) sort_options: Option<SortOptions>,
    pub(crate) build_metadata: Vec<String>,
    /// Where the value of each field stands.
    pub(crate) places: BTreeMap<&'static str, Position>,
    /// Deprecated fields in use.
    pub(crate) warnings: Vec<String>,
}

const FIELDS: &[&str] = &[
    "apiVersion",
    "bases",
    "buildMetadata",
    "commonAnnotations",
    "commonLabels",
    "components",
    "configMapGenerator",
    "configurations",
    "crds",
    "generatorOptions",
    "generators",
    "helmChartInflationGenerator",
    "helmCharts",
    "helmGlobals",
    "imageTags",
    "images",
    "kind",
    "labels",
    "metadata",
    "namePrefix",
    "nameSuffix",
    "namespace",
    "openapi",
    "patches",
    "patchesJson6902",
    "patchesStrategicMerge",
    "replacements",
    "replicas",
    "resources",
    "secretGenerator",
    "sortOptions",
    "transformers",
    "validators",
    "vars",
];

/// Lists that this release reads but does not build; a file with something in one is refused.
const NOT_BUILT: &[&str] = &["helmChartInflationGenerator", "helmCharts"];

/// Field, its successor, in the order of kustomize's warnings.
const DEPRECATED: &[(&str, &str)] = &[
    ("bases", "resources"),
    ("commonLabels", "labels"),
    ("imageTags", "images"),
    ("patchesJson6902", "patches"),
    ("patchesStrategicMerge", "patches"),
    ("vars", "replacements"),
];

impl Kustomization {
    /// Reads a file; `shown` is its name in messages. All faults of the file are given.
    pub(crate) fn read(document: Option<&Node>, shown: &str) -> Result<Self> {
        let mut strict = Strict::new(shown);
        let mut kustomization = Self {
            file: shown.to_owned(),
            ..Self::default()
        };
        let mut reader = Reader {
            kustomization: &mut kustomization,
            strict: &mut strict,
            kind: Text::default(),
            api_version: Text::default(),
            content: false,
        };
        if let Some(document) = document {
            reader.read(document);
        }
        reader.check();
        strict.finish()?;
        Ok(kustomization)
    }

    /// Where the value of a field stands; nowhere if it has none.
    pub(crate) fn place(&self, field: &str) -> Position {
        self.places.get(field).copied().unwrap_or_default()
    }
}

struct Reader<'a> {
    kustomization: &'a mut Kustomization,
    strict: &'a mut Strict,
    kind: Text,
    api_version: Text,
    /// Some field besides `kind` and `apiVersion` says something.
    content: bool,
}

impl Reader<'_> {
    fn read(&mut self, document: &Node) {
        let mut late = Vec::new();
        let mut deprecated = Vec::new();
        for (name, value) in self.strict.fields(document, "a kustomization", FIELDS) {
            match name {
                "kind" => self.kind = self.strict.text(value, "`kind`").unwrap_or_default(),
                "apiVersion" => {
                    self.api_version = self.strict.text(value, "`apiVersion`").unwrap_or_default();
                }
                // The successors come first, wherever the two stand.
                "bases" | "imageTags" => late.push((name, value)),
                _ => {
                    self.operand(name, value);
                    self.operator(name, value);
                    self.generator(name, value);
                }
            }
            if NOT_BUILT.contains(&name) {
                self.refuse_content(name, value);
            }
            self.kustomization.places.insert(name, value.at);
            self.content |= says_something(name, value);
            deprecated.push(name);
        }
        for (name, value) in late {
            self.successor(name, value);
        }
        self.warn(&deprecated);
    }

    fn refuse_content(&mut self, name: &str, value: &Node) {
        if self.strict.items(value, &format!("`{name}`")).is_empty() {
            return;
        }
        let fault = Fault::new(format!("`{name}` is not supported by this release"))
            .hint("render with kustomize and pass the output: `kustomize build --enable-helm … | driftctl diff -`");
        let fault = self.strict.place(fault, value.at);
        self.strict.push(fault);
    }

    fn successor(&mut self, name: &str, value: &Node) {
        if name == "bases" {
            let bases = self.strict.texts(value, "`bases`");
            self.kustomization.resources.extend(bases);
        } else {
            let images = self.images(value, name);
            self.kustomization.images.extend(images);
        }
    }

    fn images(&mut self, value: &Node, name: &str) -> Vec<ImageEntry> {
        let items = self.strict.items(value, &format!("`{name}`"));
        items
            .iter()
            .map(|item| ImageEntry::read(item, self.strict))
            .collect()
    }

    fn warn(&mut self, used: &[&str]) {
        for (field, successor) in DEPRECATED {
            if used.contains(field) {
                self.kustomization.warnings.push(format!(
                    "`{field}` is deprecated; use `{successor}` (`kustomize edit fix` rewrites it)"
                ));
            }
        }
    }

    /// What kustomize operates on.
    fn operand(&mut self, name: &str, value: &Node) {
        let texts = |strict: &mut Strict| strict.texts(value, &format!("`{name}`"));
        let (into, strict) = (&mut *self.kustomization, &mut *self.strict);
        match name {
            "resources" => into.resources = texts(strict),
            "components" => into.components = texts(strict),
            "crds" => into.crds = texts(strict),
            "configurations" => into.configurations = texts(strict),
            "generators" => into.generators = texts(strict),
            "transformers" => into.transformers = texts(strict),
            "validators" => into.validators = texts(strict),
            "openapi" => into.openapi = strict.string_map(value, "`openapi`"),
            "buildMetadata" => {
                into.build_metadata = texts(strict).into_iter().map(|text| text.text).collect();
            }
            "sortOptions" => into.sort_options = Some(SortOptions::read(value, strict)),
            "metadata" => read_metadata(value, strict),
            "helmGlobals" => {
                for (name, value) in
                    strict.fields(value, "`helmGlobals`", &["chartHome", "configHome"])
                {
                    strict.string(value, name);
                }
            }
            _ => {}
        }
    }

    /// What kustomize does to it.
    fn operator(&mut self, name: &str, value: &Node) {
        let what = format!("`{name}`");
        let (into, strict) = (&mut *self.kustomization, &mut *self.strict);
        match name {
            "namespace" => into.namespace = strict.string(value, &what),
            "namePrefix" => into.name_prefix = strict.string(value, &what),
            "nameSuffix" => into.name_suffix = strict.string(value, &what),
            "commonLabels" => into.common_labels = strict.string_map(value, &what),
            "commonAnnotations" => into.common_annotations = strict.string_map(value, &what),
            "patchesStrategicMerge" => into.patches_strategic_merge = strict.texts(value, &what),
            "labels" => into.labels = entries(value, strict, name, LabelEntry::read),
            "images" => into.images = entries(value, strict, name, ImageEntry::read),
            "replicas" => into.replicas = entries(value, strict, name, ReplicaEntry::read),
            "replacements" => {
                into.replacements = entries(value, strict, name, ReplacementEntry::read);
                for entry in &mut into.replacements {
                    // In a file of its own, or under a plugin, such a list is no fault.
                    entry.targets.take_if(|targets| targets.is_empty());
                }
            }
            "patches" | "patchesJson6902" => {
                let patches = entries(value, strict, name, |item, strict| {
                    PatchEntry::read(item, strict, &format!("an entry of {what}"))
                });
                if name == "patches" {
                    into.patches = patches;
                } else {
                    into.patches_json_6902 = patches;
                }
            }
            "vars" => {
                let file = into.file.clone();
                into.vars = entries(value, strict, name, |item, strict| {
                    VarEntry::read(item, strict, &file)
                });
            }
            _ => {}
        }
    }

    fn generator(&mut self, name: &str, value: &Node) {
        let (into, strict) = (&mut *self.kustomization, &mut *self.strict);
        let generators = |strict: &mut Strict| {
            entries(value, strict, name, |item, strict| {
                GeneratorEntry::read(item, strict, name)
            })
        };
        match name {
            "configMapGenerator" => into.config_map_generator = generators(strict),
            "secretGenerator" => into.secret_generator = generators(strict),
            "generatorOptions" => {
                into.generator_options =
                    GeneratorOptions::read(value, strict, "`generatorOptions`");
            }
            _ => {}
        }
    }

    /// Kind and version must be those that kustomize knows, and something must be asked.
    fn check(&mut self) {
        let version = match self.kind.text.as_str() {
            "" | "Kustomization" => KUSTOMIZATION_VERSION,
            "Component" => {
                self.kustomization.kind = Kind::Component;
                COMPONENT_VERSION
            }
            other => {
                let message = format!("`kind` must be Kustomization or Component, not `{other}`");
                self.strict.fault(self.kind.at, message);
                return;
            }
        };
        if !self.api_version.text.is_empty() && self.api_version.text != version {
            let message = format!(
                "`apiVersion` must be {version} here, not `{}`",
                self.api_version.text
            );
            self.strict.fault(self.api_version.at, message);
        }
        if !self.content && !self.strict.has_faults() {
            let at = Position { line: 1, column: 1 };
            let fault = Fault::new("the kustomization is empty")
                .hint("list what it deploys under `resources`");
            let fault = self.strict.place(fault, at);
            self.strict.push(fault);
        }
    }
}

fn entries<T>(
    value: &Node,
    strict: &mut Strict,
    name: &str,
    read: impl Fn(&Node, &mut Strict) -> T,
) -> Vec<T> {
    strict
        .items(value, &format!("`{name}`"))
        .iter()
        .map(|item| read(item, strict))
        .collect()
}

/// Whether a field makes a kustomization other than empty; the lists of old names count by their entries.
fn says_something(name: &str, value: &Node) -> bool {
    match name {
        "kind" | "apiVersion" => false,
        "bases" | "imageTags" | "helmChartInflationGenerator" => {
            value.as_sequence().is_some_and(|items| !items.is_empty())
        }
        _ => value.text() != Some(""),
    }
}

/// `metadata` of a kustomization says nothing, but it must have its shape.
fn read_metadata(value: &Node, strict: &mut Strict) {
    for (name, value) in strict.fields(
        value,
        "`metadata`",
        &["name", "namespace", "labels", "annotations"],
    ) {
        match name {
            "labels" | "annotations" => {
                strict.string_map(value, name);
            }
            _ => {
                strict.string(value, name);
            }
        }
    }
}
