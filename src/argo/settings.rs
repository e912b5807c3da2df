//! `argocd-cm`: what Argo CD as a whole is told about comparing.
//!
//! Source: Argo CD `util/settings/settings.go` (`GetResourceOverrides`, `GetResourceCompareOptions`,
//! `GetResourcesFilter`). Keys that change no verdict (actions, `ignoreResourceUpdates`) are passed over.

use serde_json::Value;

use super::glob;
use super::ignore::{IgnoreRule, RuleLevel, RuleSource};
use super::tracking::{Marking, TrackingMethod};
use crate::kubernetes::GroupKind;
use crate::kubernetes::schema::{self, Shape};
use crate::kubernetes::yaml::{self, Dialect, Entry, Node};

/// The settings, and Argo CD's defaults for what they do not say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// In the order of the file; Argo CD applies them in any order, after those of the Application.
    pub(crate) ignores: Vec<IgnoreRule>,
    /// Whether the rules of a Role that aggregates others are compared.
    pub(crate) aggregated_roles: AggregatedRoles,
    pub(crate) status: StatusRule,
    pub(crate) marking: Marking,
    /// Fields of custom resources that hold a type of Kubernetes.
    pub(crate) known_types: Vec<KnownType>,
    pub(crate) exclusions: Vec<ResourceFilter>,
    pub(crate) inclusions: Vec<ResourceFilter>,
    /// In the order of the file.
    pub(crate) health_scripts: Vec<HealthScript>,
    /// Settings that have no effect, with their places.
    pub(crate) warnings: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum AggregatedRoles {
    #[default]
    Compared,
    Ignored,
}

/// Where the status is not compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum StatusRule {
    #[default]
    Everywhere,
    Definitions,
    Nowhere,
}

/// `knownTypeFields`: a field that holds a type of Kubernetes.
#[derive(Clone, Debug)]
pub(crate) struct KnownType {
    pub(crate) kind: GroupKind,
    /// Keys from the root; lists on the way are gone through item by item.
    pub(crate) path: Vec<String>,
    pub(crate) of: Held,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Held {
    Shape(Shape),
    /// `metav1.Duration`.
    Duration,
}

/// A script that tells the health of objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HealthScript {
    /// `<group>/<Kind>`, `<Kind>` for the core group, or a pattern of these.
    pub(crate) key: String,
    pub(crate) text: String,
    pub(crate) libraries: Libraries,
    /// As shown.
    pub(crate) file: String,
    /// Of its first line, counted from 1.
    pub(crate) line: u32,
}

/// What Argo CD opens for a script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Libraries {
    /// Without `string`, `math` and `os`.
    #[default]
    Closed,
    /// `useOpenLibs`.
    Open,
}

/// An item of `resource.exclusions` or `resource.inclusions`; an empty list means any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ResourceFilter {
    /// Patterns.
    api_groups: Vec<String>,
    /// Exact, or `*`.
    kinds: Vec<String>,
    /// Patterns of the API server's address.
    clusters: Vec<String>,
}

/// A mistake in the file. Argo CD would not compare anything with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) message: String,
    /// Counted from 1; 0 where there is no place.
    pub(crate) line: u32,
}

const CUSTOMIZATIONS: &str = "resource.customizations";

/// Kinds that no Argo CD looks at, whatever its settings: groups, then the one kind meant, or none for all.
const NEVER: &[(&str, &[&str])] = &[
    ("events.k8s.io", &[]),
    ("metrics.k8s.io", &[]),
    ("", &["Event"]),
    ("coordination.k8s.io", &["Lease"]),
];

impl Held {
    /// `core/v1/PodSpec`, `core/Quantity`, `meta/v1/Duration`.
    fn named(text: &str) -> Option<Self> {
        Some(match text {
            "core/Quantity" => Self::Shape(Shape::Quantity),
            "meta/v1/Duration" => Self::Duration,
            "core/v1/ResourceList" => Self::Shape(Shape::Map(&Shape::Quantity)),
            _ => Self::Shape(Shape::Struct(schema::core(text.strip_prefix("core/v1/")?)?)),
        })
    }
}

impl Settings {
    /// Reads the text of a ConfigMap; `shown` is how places call the file.
    pub(crate) fn read(text: &[u8], shown: &str) -> Result<Self, Mistake> {
        let documents = yaml::documents(text).map_err(|error| Mistake {
            message: error.message.clone(),
            line: error.at.line,
        })?;
        let map = config_map(&documents)?;
        let mut reader = Reader {
            shown,
            settings: Self {
                marking: Marking {
                    method: Some(TrackingMethod::Annotation),
                    ..Marking::default()
                },
                ..Self::default()
            },
            overrides: Vec::new(),
        };
        for entry in map.as_mapping().into_iter().flat_map(|map| &map.entries) {
            reader.entry(entry)?;
        }
        Ok(reader.finish())
    }

    /// Whether Argo CD looks at this kind in the cluster at this address.
    pub(crate) fn excludes(&self, kind: &GroupKind, server: &str) -> bool {
        let (group, kind) = (kind.group.as_str(), kind.kind.as_str());
        let meets = |filter: &ResourceFilter| filter.matches(group, kind, server);
        if self.exclusions.iter().any(meets) {
            return true;
        }
        let mut here = self.inclusions.iter();
        let is_limited = here.any(|filter| filter.is_for(server));
        is_limited && !self.inclusions.iter().any(meets)
    }
}

impl ResourceFilter {
    fn matches(&self, group: &str, kind: &str, server: &str) -> bool {
        let any = |patterns: &[String], text: &str| {
            patterns.is_empty() || patterns.iter().any(|pattern| glob::matches(pattern, text))
        };
        let is_kind = |wanted: &String| wanted == "*" || wanted == kind;
        any(&self.api_groups, group)
            && (self.kinds.is_empty() || self.kinds.iter().any(is_kind))
            && self.is_for(server)
    }

    fn is_for(&self, server: &str) -> bool {
        let meets = |pattern: &String| glob::matches(pattern, server);
        self.clusters.is_empty() || self.clusters.iter().any(meets)
    }
}

/// `data` of the ConfigMap: of the one named `argocd-cm`, if there are several.
fn config_map(documents: &[Node]) -> Result<&Node, Mistake> {
    let is_map = |node: &&Node| node.get("kind").and_then(Node::text) == Some("ConfigMap");
    let maps: Vec<&Node> = documents.iter().filter(is_map).collect();
    let name = |node: &Node| {
        let name = node.get("metadata")?.get("name")?.text()?;
        Some(name.to_owned())
    };
    let named = maps
        .iter()
        .find(|map| name(map).as_deref() == Some("argocd-cm"));
    let map = match (named, maps.as_slice()) {
        (Some(map), _) | (None, [map]) => map,
        (None, []) => return Err(mistake("there is no ConfigMap in it", 0)),
        (None, [_, second, ..]) => {
            return Err(mistake(
                "none of the ConfigMaps is named `argocd-cm`",
                second.at.line,
            ));
        }
    };
    map.get("data")
        .ok_or_else(|| mistake("the ConfigMap has no `data`", map.at.line))
}

fn mistake(message: impl Into<String>, line: u32) -> Mistake {
    Mistake {
        message: message.into(),
        line,
    }
}

/// What is said of one `<group>/<kind>`.
#[derive(Default)]
struct Override {
    /// As written.
    key: String,
    line: u32,
    ignore: Option<(Value, u32)>,
    known_types: Option<(Value, u32)>,
    health: Option<(String, u32)>,
    libraries: Libraries,
}

struct Reader<'a> {
    shown: &'a str,
    settings: Settings,
    overrides: Vec<Override>,
}

impl Reader<'_> {
    fn entry(&mut self, entry: &Entry) -> Result<(), Mistake> {
        let key = entry.key.text.as_str();
        let text = entry.value.text();
        let text =
            text.ok_or_else(|| mistake(format!("`{key}` must be a text"), entry.key_at.line))?;
        let nested = Nested::read(text, entry);
        match key {
            "resource.compareoptions" => self.compare_options(&nested?.value, entry),
            "resource.exclusions" => {
                self.settings.exclusions = filters(&nested?.value, entry)?;
                Ok(())
            }
            "resource.inclusions" => {
                self.settings.inclusions = filters(&nested?.value, entry)?;
                Ok(())
            }
            "application.resourceTrackingMethod" => {
                self.settings.marking.method = Some(TrackingMethod::named(text));
                Ok(())
            }
            "application.instanceLabelKey" if !text.is_empty() => {
                text.clone_into(&mut self.settings.marking.label);
                Ok(())
            }
            "installationID" => {
                text.clone_into(&mut self.settings.marking.installation_id);
                Ok(())
            }
            CUSTOMIZATIONS => self.legacy(&nested?),
            _ if key.starts_with(CUSTOMIZATIONS) => self.split(key, entry),
            _ => Ok(()),
        }
    }

    fn compare_options(&mut self, options: &Value, entry: &Entry) -> Result<(), Mistake> {
        let wrong = |what: &str| {
            mistake(
                format!("`resource.compareoptions`: {what}"),
                entry.key_at.line,
            )
        };
        if !options.is_object() && !options.is_null() {
            return Err(wrong("it must be a map"));
        }
        let word = |key: &str| match options.get(key) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(word)) => Ok(*word),
            Some(_) => Err(wrong(&format!("`{key}` must be true or false"))),
        };
        if word("ignoreAggregatedRoles")? {
            self.settings.aggregated_roles = AggregatedRoles::Ignored;
        }
        word("ignoreDifferencesOnResourceUpdates")?;
        // `off` is a boolean to YAML, and Argo CD takes it so.
        self.settings.status = match options.get("ignoreResourceStatusField") {
            Some(Value::Bool(false)) => StatusRule::Nowhere,
            Some(Value::String(word)) => match word.as_str() {
                "crd" => StatusRule::Definitions,
                "none" | "off" | "false" => StatusRule::Nowhere,
                _ => StatusRule::Everywhere,
            },
            None | Some(Value::Null | Value::Bool(true) | Value::Number(_)) => {
                StatusRule::Everywhere
            }
            Some(Value::Array(_) | Value::Object(_)) => {
                return Err(wrong("`ignoreResourceStatusField` must be a word"));
            }
        };
        Ok(())
    }

    /// `resource.customizations`: one text with everything, by `<group>/<kind>`.
    fn legacy(&mut self, nested: &Nested) -> Result<(), Mistake> {
        let Some(map) = nested.node.as_mapping() else {
            return Err(mistake(
                "`resource.customizations` must be a map",
                nested.line,
            ));
        };
        for entry in &map.entries {
            let line = nested.line_of(entry.key_at.line);
            let said = self.said(&entry.key.text, line);
            if let Some(node) = entry.value.get("ignoreDifferences") {
                let text = node.text().unwrap_or_default();
                self.overrides[said].ignore = Some((yaml_value(text, line)?, line));
            }
            if let Some(node) = entry.value.get("knownTypeFields") {
                let value = node.value(Dialect::Sigs);
                let value = value.map_err(|error| mistake(error.message, line))?;
                self.overrides[said].known_types = Some((value, line));
            }
            self.legacy_health(said, &entry.value, nested)?;
        }
        Ok(())
    }

    /// `health.lua` and `health.lua.useOpenLibs`.
    fn legacy_health(&mut self, said: usize, map: &Node, nested: &Nested) -> Result<(), Mistake> {
        for entry in map.as_mapping().into_iter().flat_map(|map| &map.entries) {
            let line = nested.line_of(entry.key_at.line);
            let key = entry.key.text.as_str();
            let value = || {
                let value = entry.value.value(Dialect::Sigs);
                value.map_err(|error| mistake(error.message, line))
            };
            match key {
                "health.lua" => match value()? {
                    Value::String(text) => {
                        let first = first_line(&text, line);
                        self.overrides[said].health = Some((text, first));
                    }
                    Value::Null => {}
                    Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                        return Err(mistake(format!("`{key}` must be a text"), line));
                    }
                },
                "health.lua.useOpenLibs" => match value()? {
                    Value::Bool(true) => self.overrides[said].libraries = Libraries::Open,
                    Value::Bool(false) | Value::Null => {}
                    Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
                        return Err(mistake(format!("`{key}` must be true or false"), line));
                    }
                },
                _ => {}
            }
        }
        Ok(())
    }

    /// `resource.customizations.<what>.<group>_<kind>`.
    fn split(&mut self, key: &str, entry: &Entry) -> Result<(), Mistake> {
        let line = entry.key_at.line;
        let mut parts = key.splitn(4, '.').skip(2);
        let (Some(what), Some(id)) = (parts.next(), parts.next()) else {
            return Ok(());
        };
        let id = match id.split('_').collect::<Vec<_>>().as_slice() {
            ["all"] => "*/*".to_owned(),
            [kind] if !kind.is_empty() => (*kind).to_owned(),
            [group, kind] => format!("{group}/{kind}"),
            _ => {
                let message = format!("`{key}` must end in `<group>_<kind>` or `<kind>`");
                return Err(mistake(message, line));
            }
        };
        let nested = Nested::read(entry.value.text().unwrap_or_default(), entry);
        match what {
            "actions" | "ignoreResourceUpdates" => {}
            "health" => {
                let text = entry.value.text().unwrap_or_default().to_owned();
                let first = first_line(&text, line);
                let said = self.said(&id, line);
                self.overrides[said].health = Some((text, first));
            }
            "useOpenLibs" => {
                let Some(libraries) = entry.value.text().and_then(libraries) else {
                    return Err(mistake(format!("`{key}` must be true or false"), line));
                };
                let said = self.said(&id, line);
                self.overrides[said].libraries = libraries;
            }
            "ignoreDifferences" => {
                let nested = nested?;
                let said = self.said(&id, line);
                self.overrides[said].ignore = Some((nested.value, nested.line));
            }
            "knownTypeFields" => {
                let nested = nested?;
                let said = self.said(&id, line);
                self.overrides[said].known_types = Some((nested.value, nested.line));
            }
            _ => {
                let message = format!("`{key}`: Argo CD has no customization `{what}`");
                return Err(mistake(message, line));
            }
        }
        Ok(())
    }

    /// The place of what is said of a key.
    fn said(&mut self, key: &str, line: u32) -> usize {
        let place = self.overrides.iter().position(|said| said.key == key);
        place.unwrap_or_else(|| {
            self.overrides.push(Override {
                key: key.to_owned(),
                line,
                ..Override::default()
            });
            self.overrides.len() - 1
        })
    }

    fn finish(mut self) -> Settings {
        self.settings
            .exclusions
            .extend(NEVER.iter().map(|(group, kinds)| ResourceFilter {
                api_groups: vec![(*group).to_owned()],
                kinds: kinds.iter().map(|&kind| kind.to_owned()).collect(),
                clusters: Vec::new(),
            }));
        for said in std::mem::take(&mut self.overrides) {
            self.health(&said);
            let parts: Vec<&str> = said.key.split('/').collect();
            let (group, kind) = match parts.as_slice() {
                [kind] => ("", *kind),
                [group, kind] => (*group, *kind),
                _ => {
                    let place = format!("{}:{}", self.shown, said.line);
                    let warning = format!(
                        "{place}: `{}` is no `<group>/<kind>` and meets nothing",
                        said.key
                    );
                    self.settings.warnings.push(warning);
                    continue;
                }
            };
            let kind = GroupKind::new(group, kind);
            self.rule(&said, &kind);
            self.known_types(&said, &kind);
        }
        self.settings
    }

    fn rule(&mut self, said: &Override, kind: &GroupKind) {
        let Some((value, line)) = &said.ignore else {
            return;
        };
        let rule = IgnoreRule {
            group: kind.group.clone(),
            kind: kind.kind.clone(),
            has_slash: said.key.contains('/'),
            json_pointers: texts(value, "jsonPointers"),
            jq_path_expressions: texts(value, "jqPathExpressions"),
            managed_fields_managers: texts(value, "managedFieldsManagers"),
            source: RuleSource {
                level: RuleLevel::System,
                file: self.shown.to_owned(),
                line: *line,
            },
            ..IgnoreRule::default()
        };
        if !rule.is_empty() {
            self.settings.ignores.push(rule);
        }
    }

    fn health(&mut self, said: &Override) {
        let Some((text, line)) = &said.health else {
            return;
        };
        if text.is_empty() {
            return;
        }
        self.settings.health_scripts.push(HealthScript {
            key: said.key.clone(),
            text: text.clone(),
            libraries: said.libraries,
            file: self.shown.to_owned(),
            line: *line,
        });
    }

    fn known_types(&mut self, said: &Override, kind: &GroupKind) {
        let Some((Value::Array(items), line)) = &said.known_types else {
            return;
        };
        for item in items {
            let text = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default();
            if let Some(of) = Held::named(text("type")) {
                self.settings.known_types.push(KnownType {
                    kind: kind.clone(),
                    path: text("field").split('.').map(str::to_owned).collect(),
                    of,
                });
            } else {
                let place = format!("{}:{line}", self.shown);
                let warning = format!("{place}: `{}` is no type that Argo CD knows", text("type"));
                self.settings.warnings.push(warning);
            }
        }
    }
}

/// Go's `strconv.ParseBool`.
fn libraries(text: &str) -> Option<Libraries> {
    match text {
        "1" | "t" | "T" | "true" | "TRUE" | "True" => Some(Libraries::Open),
        "0" | "f" | "F" | "false" | "FALSE" | "False" => Some(Libraries::Closed),
        _ => None,
    }
}

/// A text of several lines begins below its key, as far as that can be told.
fn first_line(text: &str, key: u32) -> u32 {
    if text.contains('\n') { key + 1 } else { key }
}

/// YAML within a value of the ConfigMap.
struct Nested {
    node: Node,
    value: Value,
    /// Of its first line in the file, as far as that can be told.
    line: u32,
    is_block: bool,
}

impl Nested {
    fn read(text: &str, entry: &Entry) -> Result<Self, Mistake> {
        let line = entry.key_at.line;
        let is_block = text.contains('\n');
        let first = if is_block { line + 1 } else { line };
        let at = |error: yaml::Error| {
            let message = format!("`{}`: {}", entry.key.text, error.message);
            mistake(message, first + error.at.line.saturating_sub(1))
        };
        let documents = yaml::documents(text.as_bytes()).map_err(at)?;
        let node = documents.into_iter().next();
        let node = node.unwrap_or_else(|| Node::plain("null"));
        let value = node.value(Dialect::Sigs).map_err(at)?;
        Ok(Self {
            node,
            value,
            line: first,
            is_block,
        })
    }

    fn line_of(&self, line: u32) -> u32 {
        if self.is_block {
            self.line + line.saturating_sub(1)
        } else {
            self.line
        }
    }
}

fn yaml_value(text: &str, line: u32) -> Result<Value, Mistake> {
    let at = |error: yaml::Error| mistake(error.message, line);
    match yaml::documents(text.as_bytes()).map_err(at)?.first() {
        Some(node) => node.value(Dialect::Sigs).map_err(at),
        None => Ok(Value::Null),
    }
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    let items = value.get(key).and_then(Value::as_array);
    let texts = items.into_iter().flatten().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

fn filters(value: &Value, entry: &Entry) -> Result<Vec<ResourceFilter>, Mistake> {
    let items = match value {
        Value::Null => return Ok(Vec::new()),
        Value::Array(items) => items,
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            let message = format!("`{}` must be a list", entry.key.text);
            return Err(mistake(message, entry.key_at.line));
        }
    };
    let filter = |item: &Value| ResourceFilter {
        api_groups: texts(item, "apiGroups"),
        kinds: texts(item, "kinds"),
        clusters: texts(item, "clusters"),
    };
    Ok(items.iter().map(filter).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::argo::tracking::INSTANCE_LABEL;

    fn read(data: &str) -> Result<Settings, Mistake> {
        let data = data.replace('\n', "\n  ");
        let text = format!(
            "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: argocd-cm\ndata:\n  {data}\n"
        );
        Settings::read(text.as_bytes(), "cm.yaml")
    }

    fn settings(data: &str) -> Settings {
        read(data).expect("valid settings")
    }

    #[test]
    fn rules_come_from_both_forms_and_split_keys_win() {
        let settings = settings(
            "resource.customizations: |\n  apps/Deployment:\n    ignoreDifferences: |\n      jsonPointers: [/spec/replicas]\n  \
             '*/*':\n    ignoreDifferences: |\n      managedFieldsManagers: [hpa]\nresource.customizations.ignoreDifferences.apps_Deployment: |\n  \
             jqPathExpressions:\n  - .spec.paused\nresource.customizations.ignoreDifferences.Service: 'jsonPointers: [/spec/type]'\n\
             resource.customizations.health.example.com_Widget: return nil",
        );
        let rules: Vec<_> = settings
            .ignores
            .iter()
            .map(|rule| (rule.group.as_str(), rule.kind.as_str(), rule.source.line))
            .collect();
        assert_eq!(
            rules,
            [
                ("apps", "Deployment", 14),
                ("*", "*", 10),
                ("", "Service", 16)
            ]
        );
        assert_eq!(settings.ignores[0].jq_path_expressions, [".spec.paused"]);
        assert!(settings.ignores[0].json_pointers.is_empty());
        assert!(!settings.ignores[2].has_slash);
    }

    #[test]
    fn options_have_argo_cds_defaults() {
        assert_eq!(settings("a: b").status, StatusRule::Everywhere);
        for (word, expected) in [
            ("crd", StatusRule::Definitions),
            ("none", StatusRule::Nowhere),
            ("off", StatusRule::Nowhere),
            ("nonsense", StatusRule::Everywhere),
        ] {
            let text = format!("resource.compareoptions: 'ignoreResourceStatusField: {word}'");
            assert_eq!(settings(&text).status, expected, "{word}");
        }
        let settings = settings("resource.compareoptions: |\n  ignoreAggregatedRoles: true");
        assert_eq!(settings.aggregated_roles, AggregatedRoles::Ignored);
    }

    #[test]
    fn marks_have_a_method_a_label_and_an_installation() {
        assert_eq!(Settings::default().marking.method, None);
        for (text, method, label, id) in [
            ("a: b", TrackingMethod::Annotation, INSTANCE_LABEL, ""),
            (
                "application.resourceTrackingMethod: label\napplication.instanceLabelKey: own/app",
                TrackingMethod::Label,
                "own/app",
                "",
            ),
            (
                "application.resourceTrackingMethod: annotation+label\napplication.instanceLabelKey: ''\ninstallationID: blue",
                TrackingMethod::AnnotationAndLabel,
                INSTANCE_LABEL,
                "blue",
            ),
            (
                "application.resourceTrackingMethod: nonsense",
                TrackingMethod::Annotation,
                INSTANCE_LABEL,
                "",
            ),
        ] {
            let expected = Marking {
                method: Some(method),
                label: label.to_owned(),
                installation_id: id.to_owned(),
            };
            assert_eq!(settings(text).marking, expected, "{text}");
        }
    }

    #[test]
    fn kinds_are_excluded_and_included() {
        let settings = settings(
            "resource.exclusions: |\n  - apiGroups: ['*.cilium.io']\n  - kinds: [Secret]\n    clusters: ['https://prod*']\n\
             resource.inclusions: |\n  - apiGroups: ['', apps]\n    clusters: ['https://dev']",
        );
        let excludes = |group: &str, kind: &str, server: &str| {
            settings.excludes(&GroupKind::new(group, kind), server)
        };
        assert!(excludes("x.cilium.io", "Any", "https://dev"));
        assert!(excludes("", "Secret", "https://prod-1"));
        assert!(!excludes("", "Secret", "https://dev"));
        assert!(excludes("batch", "Job", "https://dev"));
        assert!(!excludes("batch", "Job", "https://other"));
        assert!(excludes("coordination.k8s.io", "Lease", "https://other"));
    }

    #[test]
    fn mistakes_have_their_lines() {
        for (data, line) in [
            ("resource.customizations.ignoreDiferences.Pod: x", 6),
            ("a: b\nresource.customizations.health.a_b_c: x", 7),
            ("resource.compareoptions: |\n  a: [", 8),
            ("resource.exclusions: x", 6),
            ("resource.customizations: x", 6),
        ] {
            assert_eq!(read(data).expect_err(data).line, line, "{data}");
        }
        assert!(Settings::read(b"kind: Pod", "cm.yaml").is_err());
        let odd = settings(
            "resource.customizations: |\n  apps/v1/Deployment:\n    ignoreDifferences: 'jsonPointers: [/a]'",
        );
        assert!(odd.ignores.is_empty());
        assert!(odd.warnings[0].starts_with("cm.yaml:7: `apps/v1/Deployment`"));
    }
}
