//! The entries that the lists of a kustomization hold, and how each is read.
//!
//! Source of the shapes: kustomize 5.8, `api/types/`.

use std::collections::BTreeMap;

use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::yaml::{Node, Position};
use crate::render::kustomize::field_spec::FieldSpec;
use crate::render::kustomize::resource::Behavior;
use crate::render::kustomize::strict::{Strict, Text, is_null};

/// One entry of `patches` or `patchesJson6902`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PatchEntry {
    /// A file; empty if the patch is inline.
    pub(crate) path: Text,
    /// The patch itself; empty if it is in a file.
    pub(crate) patch: Text,
    pub(crate) target: Option<Selector>,
    pub(crate) allow_name_change: bool,
    pub(crate) allow_kind_change: bool,
    pub(crate) at: Position,
}

/// Which objects are meant; every part is empty for any. What the parts are (regular expressions, exact texts) is the
/// matter of the field that holds the selector.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_field_names,
    reason = "the names of the fields in the file"
)]
pub(crate) struct Selector {
    pub(crate) gvk: GroupVersionKind,
    pub(crate) name: String,
    pub(crate) namespace: String,
    pub(crate) label_selector: String,
    pub(crate) annotation_selector: String,
    pub(crate) at: Position,
}

/// One entry of `labels`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LabelEntry {
    pub(crate) pairs: BTreeMap<String, String>,
    pub(crate) include_selectors: bool,
    pub(crate) include_templates: bool,
    pub(crate) include_volume_claim_templates: bool,
    pub(crate) fields: Vec<FieldSpec>,
    pub(crate) at: Position,
}

/// One entry of `images`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ImageEntry {
    /// A regular expression without anchors, as it turns out.
    pub(crate) name: String,
    pub(crate) new_name: String,
    pub(crate) tag_suffix: String,
    pub(crate) new_tag: String,
    pub(crate) digest: String,
    pub(crate) at: Position,
}

/// One entry of `replicas`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReplicaEntry {
    pub(crate) name: String,
    pub(crate) count: i64,
    pub(crate) at: Position,
}

/// One entry of `configMapGenerator` or `secretGenerator`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct GeneratorEntry {
    pub(crate) name: String,
    pub(crate) namespace: String,
    pub(crate) behavior: Behavior,
    pub(crate) literals: Vec<Text>,
    pub(crate) files: Vec<Text>,
    pub(crate) envs: Vec<Text>,
    pub(crate) options: GeneratorOptions,
    /// The type of a Secret; empty for `Opaque`.
    pub(crate) secret_type: String,
    pub(crate) at: Position,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct GeneratorOptions {
    pub(crate) labels: BTreeMap<String, String>,
    pub(crate) annotations: BTreeMap<String, String>,
    pub(crate) disable_name_suffix_hash: bool,
    pub(crate) immutable: bool,
}

/// One entry of `replacements`, or of a file that one names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReplacementEntry {
    /// A file of further entries; empty if this is one itself.
    pub(crate) path: Text,
    pub(crate) source: Option<ReplacementSource>,
    pub(crate) source_value: Option<String>,
    /// `None` is a fault, no targets are none.
    pub(crate) targets: Option<Vec<ReplacementTarget>>,
    pub(crate) at: Position,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReplacementSource {
    pub(crate) gvk: GroupVersionKind,
    pub(crate) name: String,
    pub(crate) namespace: String,
    pub(crate) field_path: String,
    pub(crate) options: Option<FieldOptions>,
    pub(crate) at: Position,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReplacementTarget {
    pub(crate) select: Option<Selector>,
    pub(crate) reject: Vec<Selector>,
    pub(crate) field_paths: Vec<Text>,
    pub(crate) options: Option<FieldOptions>,
    pub(crate) at: Position,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FieldOptions {
    pub(crate) delimiter: String,
    pub(crate) index: i64,
    pub(crate) encoding: String,
    pub(crate) create: bool,
}

/// One entry of `vars`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct VarEntry {
    pub(crate) name: String,
    pub(crate) gvk: GroupVersionKind,
    pub(crate) object_name: String,
    pub(crate) object_namespace: String,
    /// `metadata.name` unless given.
    pub(crate) field_path: String,
    /// The kustomization that has it, as shown.
    pub(crate) file: String,
    pub(crate) at: Position,
}

/// `sortOptions` as written; only those of the file that is built count, so they are judged there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SortOptions {
    pub(crate) order: String,
    pub(crate) lists: Option<LegacyLists>,
    pub(crate) at: Position,
}

/// Kinds that come first and last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LegacyLists {
    pub(crate) first: Vec<String>,
    pub(crate) last: Vec<String>,
}

impl PatchEntry {
    pub(crate) fn read(node: &Node, strict: &mut Strict, what: &str) -> Self {
        let mut entry = Self {
            at: node.at,
            ..Self::default()
        };
        for (name, value) in strict.fields(node, what, &["path", "patch", "target", "options"]) {
            match name {
                "path" => entry.path = strict.text(value, "`path`").unwrap_or_default(),
                "patch" => entry.patch = strict.text(value, "`patch`").unwrap_or_default(),
                "target" => entry.target = Some(Selector::read(value, strict, "`target`")),
                _ => {
                    let known = ["allowNameChange", "allowKindChange"];
                    for (name, value) in strict.fields(value, "`options`", &known) {
                        let flag = strict.boolean(value, name);
                        match name {
                            "allowNameChange" => entry.allow_name_change = flag,
                            _ => entry.allow_kind_change = flag,
                        }
                    }
                }
            }
        }
        entry
    }
}

impl Selector {
    pub(crate) fn read(node: &Node, strict: &mut Strict, what: &str) -> Self {
        const KNOWN: &[&str] = &[
            "group",
            "version",
            "kind",
            "name",
            "namespace",
            "labelSelector",
            "annotationSelector",
        ];
        let mut selector = Self {
            at: node.at,
            ..Self::default()
        };
        for (name, value) in strict.fields(node, what, KNOWN) {
            match name {
                "labelSelector" => selector.label_selector = strict.string(value, name),
                "annotationSelector" => selector.annotation_selector = strict.string(value, name),
                "group" => selector.gvk.group = strict.embedded_string(value, name),
                "version" => selector.gvk.version = strict.embedded_string(value, name),
                "kind" => selector.gvk.kind = strict.embedded_string(value, name),
                "name" => selector.name = strict.embedded_string(value, name),
                _ => selector.namespace = strict.embedded_string(value, name),
            }
        }
        selector
    }
}

/// Reads one field spec, of `labels` or of a configuration file.
pub(crate) fn field_spec(node: &Node, strict: &mut Strict) -> FieldSpec {
    let mut spec = FieldSpec::default();
    let known = ["group", "version", "kind", "path", "create"];
    for (name, value) in strict.fields(node, "a field spec", &known) {
        match name {
            "group" => spec.group = strict.embedded_string(value, name).into(),
            "version" => spec.version = strict.embedded_string(value, name).into(),
            "kind" => spec.kind = strict.embedded_string(value, name).into(),
            "path" => spec.path = strict.string(value, name).into(),
            _ => spec.create = strict.boolean(value, name),
        }
    }
    spec
}

impl LabelEntry {
    pub(crate) fn read(node: &Node, strict: &mut Strict) -> Self {
        const KNOWN: &[&str] = &[
            "pairs",
            "includeSelectors",
            "includeTemplates",
            "includeVolumeClaimTemplates",
            "fields",
        ];
        let mut entry = Self {
            at: node.at,
            ..Self::default()
        };
        for (name, value) in strict.fields(node, "an entry of `labels`", KNOWN) {
            match name {
                "pairs" => entry.pairs = strict.string_map(value, "`pairs`"),
                "includeSelectors" => entry.include_selectors = strict.boolean(value, name),
                "includeTemplates" => entry.include_templates = strict.boolean(value, name),
                "includeVolumeClaimTemplates" => {
                    entry.include_volume_claim_templates = strict.boolean(value, name);
                }
                _ => {
                    for item in strict.items(value, "`fields`") {
                        entry.fields.push(field_spec(item, strict));
                    }
                }
            }
        }
        entry
    }
}

impl ImageEntry {
    pub(crate) fn read(node: &Node, strict: &mut Strict) -> Self {
        let mut entry = Self {
            at: node.at,
            ..Self::default()
        };
        let known = ["name", "newName", "tagSuffix", "newTag", "digest"];
        for (name, value) in strict.fields(node, "an entry of `images`", &known) {
            let text = strict.string(value, &format!("`{name}` of an image"));
            match name {
                "name" => entry.name = text,
                "newName" => entry.new_name = text,
                "tagSuffix" => entry.tag_suffix = text,
                "newTag" => entry.new_tag = text,
                _ => entry.digest = text,
            }
        }
        entry
    }
}

impl ReplicaEntry {
    pub(crate) fn read(node: &Node, strict: &mut Strict) -> Self {
        let mut entry = Self {
            at: node.at,
            ..Self::default()
        };
        for (name, value) in strict.fields(node, "an entry of `replicas`", &["name", "count"]) {
            match name {
                "name" => entry.name = strict.string(value, name),
                _ => entry.count = strict.integer(value, "`count`"),
            }
        }
        entry
    }
}

impl GeneratorEntry {
    /// Reads an entry of a kustomization, where the old `env` is one more of `envs`.
    pub(crate) fn read(node: &Node, strict: &mut Strict, field: &str) -> Self {
        let (mut entry, env) = Self::with_env(node, strict, field);
        entry.envs.extend(env.filter(|env| !env.text.is_empty()));
        entry
    }

    /// Reads the configuration of a plugin, which does nothing with `env`.
    pub(crate) fn of_plugin(node: &Node, strict: &mut Strict, field: &str) -> Self {
        Self::with_env(node, strict, field).0
    }

    fn with_env(node: &Node, strict: &mut Strict, field: &str) -> (Self, Option<Text>) {
        const KNOWN: &[&str] = &[
            "name",
            "namespace",
            "behavior",
            "literals",
            "files",
            "envs",
            "env",
            "options",
            "type",
        ];
        let secret = field == "secretGenerator";
        let known = if secret {
            KNOWN
        } else {
            &KNOWN[..KNOWN.len() - 1]
        };
        let mut entry = Self {
            at: node.at,
            ..Self::default()
        };
        let mut env = None;
        for (name, value) in strict.fields(node, &format!("an entry of `{field}`"), known) {
            match name {
                "name" => entry.name = strict.string(value, "`name`"),
                "namespace" => entry.namespace = strict.string(value, "`namespace`"),
                "behavior" => entry.behavior = behavior(&strict.string(value, "`behavior`")),
                "literals" => entry.literals = strict.texts(value, "`literals`"),
                "files" => entry.files = strict.texts(value, "`files`"),
                "envs" => entry.envs = strict.texts(value, "`envs`"),
                "env" => env = strict.text(value, "`env`"),
                "options" => entry.options = GeneratorOptions::read(value, strict, "`options`"),
                _ => entry.secret_type = strict.string(value, "`type`"),
            }
        }
        (entry, env)
    }
}

/// Any other text counts as no behavior at all, as in kustomize.
fn behavior(text: &str) -> Behavior {
    match text {
        "create" => Behavior::Create,
        "replace" => Behavior::Replace,
        "merge" => Behavior::Merge,
        _ => Behavior::Unspecified,
    }
}

impl GeneratorOptions {
    pub(crate) fn read(node: &Node, strict: &mut Strict, what: &str) -> Self {
        let mut options = Self::default();
        let known = [
            "labels",
            "annotations",
            "disableNameSuffixHash",
            "immutable",
        ];
        for (name, value) in strict.fields(node, what, &known) {
            match name {
                "labels" => options.labels = strict.string_map(value, "`labels`"),
                "annotations" => options.annotations = strict.string_map(value, "`annotations`"),
                "disableNameSuffixHash" => {
                    options.disable_name_suffix_hash = strict.boolean(value, name);
                }
                _ => options.immutable = strict.boolean(value, name),
            }
        }
        options
    }

    /// Fills in what the kustomization says for all its generators: its maps yield to these, its true flags win.
    pub(crate) fn with_defaults(mut self, all: &Self) -> Self {
        for (key, value) in &all.labels {
            self.labels
                .entry(key.clone())
                .or_insert_with(|| value.clone());
        }
        for (key, value) in &all.annotations {
            self.annotations
                .entry(key.clone())
                .or_insert_with(|| value.clone());
        }
        self.disable_name_suffix_hash |= all.disable_name_suffix_hash;
        self.immutable |= all.immutable;
        self
    }
}

impl ReplacementEntry {
    pub(crate) fn read(node: &Node, strict: &mut Strict) -> Self {
        let mut entry = Self {
            at: node.at,
            ..Self::default()
        };
        let known = ["source", "sourceValue", "targets", "path"];
        for (name, value) in strict.fields(node, "an entry of `replacements`", &known) {
            match name {
                "path" => entry.path = strict.text(value, "`path`").unwrap_or_default(),
                "source" => entry.source = Some(ReplacementSource::read(value, strict)),
                "sourceValue" => {
                    entry.source_value = strict.text(value, "`sourceValue`").map(|text| text.text);
                }
                _ => {
                    let items = strict.items(value, "`targets`").iter();
                    let targets = items.map(|item| ReplacementTarget::read(item, strict));
                    entry.targets = Some(targets.collect());
                }
            }
        }
        entry
    }
}

impl ReplacementSource {
    fn read(node: &Node, strict: &mut Strict) -> Self {
        let mut source = Self {
            at: node.at,
            ..Self::default()
        };
        let known = [
            "group",
            "version",
            "kind",
            "name",
            "namespace",
            "fieldPath",
            "options",
        ];
        for (name, value) in strict.fields(node, "`source`", &known) {
            match name {
                "fieldPath" => source.field_path = strict.string(value, name),
                "group" => source.gvk.group = strict.embedded_string(value, name),
                "version" => source.gvk.version = strict.embedded_string(value, name),
                "kind" => source.gvk.kind = strict.embedded_string(value, name),
                "name" => source.name = strict.embedded_string(value, name),
                "namespace" => source.namespace = strict.embedded_string(value, name),
                _ => source.options = Some(FieldOptions::read(value, strict)),
            }
        }
        source
    }
}

impl ReplacementTarget {
    fn read(node: &Node, strict: &mut Strict) -> Self {
        let mut target = Self {
            at: node.at,
            ..Self::default()
        };
        let known = ["select", "reject", "fieldPaths", "options"];
        for (name, value) in strict.fields(node, "an entry of `targets`", &known) {
            match name {
                "select" => target.select = Some(Selector::read(value, strict, "`select`")),
                "reject" => {
                    for item in strict.items(value, "`reject`") {
                        if is_null(item) {
                            strict.fault(item.at, "an empty entry of `reject`");
                        }
                        target.reject.push(Selector::read(item, strict, "`reject`"));
                    }
                }
                "fieldPaths" => target.field_paths = strict.texts(value, "`fieldPaths`"),
                _ => target.options = Some(FieldOptions::read(value, strict)),
            }
        }
        target
    }
}

impl FieldOptions {
    fn read(node: &Node, strict: &mut Strict) -> Self {
        let mut options = Self::default();
        let known = ["delimiter", "index", "encoding", "create"];
        for (name, value) in strict.fields(node, "`options`", &known) {
            match name {
                "delimiter" => options.delimiter = strict.string(value, name),
                "index" => options.index = strict.integer(value, "`index`"),
                "encoding" => options.encoding = strict.string(value, name),
                _ => options.create = strict.boolean(value, name),
            }
        }
        options
    }
}

impl VarEntry {
    pub(crate) fn read(node: &Node, strict: &mut Strict, file: &str) -> Self {
        let mut entry = Self {
            file: file.to_owned(),
            at: node.at,
            ..Self::default()
        };
        for (name, value) in
            strict.fields(node, "an entry of `vars`", &["name", "objref", "fieldref"])
        {
            match name {
                "name" => entry.name = strict.string(value, "`name`"),
                "objref" => entry.read_object(value, strict),
                _ => {
                    for (_, value) in strict.fields(value, "`fieldref`", &["fieldPath"]) {
                        entry.field_path = strict.string(value, "`fieldPath`");
                    }
                }
            }
        }
        if entry.field_path.is_empty() {
            "metadata.name".clone_into(&mut entry.field_path);
        }
        entry
    }

    fn read_object(&mut self, node: &Node, strict: &mut Strict) {
        let known = [
            "apiVersion",
            "group",
            "version",
            "kind",
            "name",
            "namespace",
        ];
        let mut api_version = String::new();
        for (name, value) in strict.fields(node, "`objref`", &known) {
            let text = strict.string(value, name);
            match name {
                "apiVersion" => api_version = text,
                "group" => self.gvk.group = text,
                "version" => self.gvk.version = text,
                "kind" => self.gvk.kind = text,
                "name" => self.object_name = text,
                _ => self.object_namespace = text,
            }
        }
        if !api_version.is_empty() {
            self.gvk = GroupVersionKind::parse(&api_version, &self.gvk.kind);
        }
    }
}

impl SortOptions {
    pub(crate) fn read(node: &Node, strict: &mut Strict) -> Self {
        let mut options = Self {
            at: node.at,
            ..Self::default()
        };
        for (name, value) in strict.fields(node, "`sortOptions`", &["order", "legacySortOptions"]) {
            match name {
                "order" => options.order = strict.string(value, "`order`"),
                _ => options.lists = Some(LegacyLists::read(value, strict)),
            }
        }
        options
    }
}

impl LegacyLists {
    fn read(node: &Node, strict: &mut Strict) -> Self {
        let mut lists = Self::default();
        for (name, value) in
            strict.fields(node, "`legacySortOptions`", &["orderFirst", "orderLast"])
        {
            let kinds = strict
                .texts(value, name)
                .into_iter()
                .map(|kind| kind.text)
                .collect();
            match name {
                "orderFirst" => lists.first = kinds,
                _ => lists.last = kinds,
            }
        }
        lists
    }
}
