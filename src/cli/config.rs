//! `.driftctl.yaml`: ignore rules in Argo CD's form, and flags by their names.
//!
//! Read as a tree that knows its lines, so that every rule can be named by its place and every mistake too. Nothing
//! is skipped: a key that this release does not know is an error, for a rule that silently does not hold, or one that
//! silently does, is worse than none.

use anyhow::Result;

use crate::argo::{IgnoreRule, RuleLevel, RuleSource};
use crate::kubernetes::yaml::{self, Entry, Node};
use crate::model::Fault;

use super::args;

pub(crate) const NAME: &str = ".driftctl.yaml";

#[derive(Debug, Default)]
pub(crate) struct Config {
    pub(crate) rules: Vec<IgnoreRule>,
    /// `argocdConfigMap`, as written.
    pub(crate) argocd_cm: Option<String>,
    pub(crate) flags: Vec<Flag>,
    /// Rules that mean something else than they seem to, with their places.
    pub(crate) warnings: Vec<String>,
}

/// A flag set by the file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Flag {
    /// As on the command line, without the dashes.
    pub(crate) name: String,
    pub(crate) values: Vec<String>,
}

/// Who says that a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// Found beside the manifests, so whoever may change them may change it.
    Found,
    /// Named by the user.
    Named,
}

/// Reads the file's text; `shown` is how messages call it.
pub(crate) fn read(text: &[u8], shown: &str, trust: Trust) -> Result<Config> {
    let documents = yaml::documents(text).map_err(|error| Fault::yaml(&error, shown))?;
    let reader = Reader { shown, trust };
    match documents.as_slice() {
        [] => Ok(Config::default()),
        [document] => reader.config(document),
        [_, second, ..] => Err(reader.fault(second, "expected one document").into()),
    }
}

struct Reader<'a> {
    shown: &'a str,
    trust: Trust,
}

impl Reader<'_> {
    fn config(&self, document: &Node) -> Result<Config> {
        let mut config = Config::default();
        for entry in self.entries(document)? {
            match entry.key.text.as_str() {
                "ignoreDifferences" => {
                    for item in self.items(&entry.value)? {
                        let rule = self.rule(item)?;
                        config.warnings.extend(misleading(&rule));
                        config.rules.push(rule);
                    }
                }
                "argocdConfigMap" => config.argocd_cm = Some(self.text(&entry.value)?),
                _ => config.flags.push(self.flag(entry)?),
            }
        }
        Ok(config)
    }

    fn rule(&self, node: &Node) -> Result<IgnoreRule> {
        let mut rule = IgnoreRule {
            source: RuleSource {
                level: RuleLevel::Config,
                file: self.shown.to_owned(),
                line: node.at.line,
            },
            ..IgnoreRule::default()
        };
        for entry in self.entries(node)? {
            match entry.key.text.as_str() {
                "group" => rule.group = self.text(&entry.value)?,
                "kind" => rule.kind = self.text(&entry.value)?,
                "name" => rule.name = self.text(&entry.value)?,
                "namespace" => rule.namespace = self.text(&entry.value)?,
                "reason" => rule.reason = Some(self.text(&entry.value)?),
                "expires" => rule.expires = Some(self.day(entry)?),
                "jsonPointers" => rule.json_pointers = self.texts(&entry.value)?,
                "jqPathExpressions" => rule.jq_path_expressions = self.texts(&entry.value)?,
                "managedFieldsManagers" => {
                    rule.managed_fields_managers = self.texts(&entry.value)?;
                }
                _ => return Err(self.unknown(entry, RULE_KEYS).into()),
            }
        }
        if rule.kind.is_empty() {
            return Err(self.fault(node, "a rule needs a `kind`; `*` is any").into());
        }
        Ok(rule)
    }

    fn texts(&self, node: &Node) -> Result<Vec<String>> {
        let items = self.items(node)?.iter();
        items.map(|item| self.text(item)).collect()
    }

    /// `YYYY-MM-DD`.
    fn day(&self, entry: &Entry) -> Result<String> {
        let text = self.text(&entry.value)?;
        match text.parse::<jiff::civil::Date>() {
            Ok(day) if day.to_string() == text => Ok(text),
            _ => Err(self
                .at(entry, format!("`{text}` is no day"))
                .hint("write it as 2026-12-31; the rule holds on that day for the last time")
                .into()),
        }
    }

    fn flag(&self, entry: &Entry) -> Result<Flag> {
        let name = entry.key.text.clone();
        let Some(arg) = args::flag(&name) else {
            return Err(self.unknown(entry, KEYS).into());
        };
        let values = match entry.value.as_sequence() {
            Some(items) => items
                .iter()
                .map(|item| self.text(item))
                .collect::<Result<_>>()?,
            None => vec![self.text(&entry.value)?],
        };
        self.permit(entry, &values)?;
        if let Err(message) = args::check(arg, &values) {
            return Err(self.at(entry, message).into());
        }
        Ok(Flag { name, values })
    }

    /// A file that comes with the manifests must not name programs to run (a kubeconfig does, too) or files to write.
    fn permit(&self, entry: &Entry, values: &[String]) -> Result<()> {
        let name = entry.key.text.as_str();
        let is_refused = match name {
            "config" => true,
            "kubeconfig" | "external-diff" => self.trust == Trust::Found,
            "output" => {
                self.trust == Trust::Found && values.iter().any(|value| value.contains('='))
            }
            _ => false,
        };
        if is_refused {
            let what = if name == "output" {
                "a file of `output`"
            } else {
                "this flag"
            };
            return Err(self
                .at(
                    entry,
                    format!("`{name}`: {what} cannot be set by a file that was found"),
                )
                .hint(format!("use --{name} or {}", args::variable(name)))
                .into());
        }
        Ok(())
    }

    /// The entries of a mapping, each key once.
    fn entries<'n>(&self, node: &'n Node) -> Result<&'n [Entry]> {
        let Some(mapping) = node.as_mapping() else {
            return Err(self.fault(node, "expected a mapping").into());
        };
        for (place, entry) in mapping.entries.iter().enumerate() {
            if mapping.entries[..place]
                .iter()
                .any(|other| other.key.text == entry.key.text)
            {
                let message = format!("`{}` is set twice", entry.key.text);
                return Err(self.at(entry, message).into());
            }
        }
        Ok(&mapping.entries)
    }

    fn items<'n>(&self, node: &'n Node) -> Result<&'n [Node]> {
        node.as_sequence()
            .ok_or_else(|| self.fault(node, "expected a list").into())
    }

    fn text(&self, node: &Node) -> Result<String> {
        match node.text() {
            Some(text) => Ok(text.to_owned()),
            None => Err(self.fault(node, "expected a text").into()),
        }
    }

    fn unknown(&self, entry: &Entry, hint: &str) -> Fault {
        self.at(entry, format!("unknown key `{}`", entry.key.text))
            .hint(hint)
    }

    fn at(&self, entry: &Entry, message: impl Into<String>) -> Fault {
        Fault::new(message)
            .file(self.shown)
            .line(entry.key_at.line)
            .column(entry.key_at.column)
    }

    fn fault(&self, node: &Node, message: impl Into<String>) -> Fault {
        Fault::new(message)
            .file(self.shown)
            .line(node.at.line)
            .column(node.at.column)
    }
}

const KEYS: &str = "the keys are `ignoreDifferences`, `argocdConfigMap` and the names of flags, as in `driftctl diff --help`";
const RULE_KEYS: &str = "the keys of a rule are group, kind, name, namespace, jsonPointers, jqPathExpressions, managedFieldsManagers, \
     reason and expires";

/// Argo CD drops what stands before the first slash of a pointer, so such a rule hides another field than it names, or
/// none; we do as it does, and say so.
fn misleading(rule: &IgnoreRule) -> Vec<String> {
    let RuleSource { file, line, .. } = &rule.source;
    let odd = rule
        .json_pointers
        .iter()
        .filter(|pointer| !pointer.starts_with('/'));
    odd.map(|pointer| format!("{file}:{line}: `{pointer}` does not start with `/`: what stands before the first one is dropped"))
        .chain(rule.is_empty().then(|| {
            format!("{file}:{line}: a rule without `jsonPointers`, `jqPathExpressions` or `managedFieldsManagers` hides nothing")
        }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Config {
        read(text.as_bytes(), "x.yaml", Trust::Found).expect("a valid file")
    }

    /// `LINE: message`, and the hint.
    fn refused(text: &str) -> String {
        let error = read(text.as_bytes(), "x.yaml", Trust::Found).expect_err("a mistake");
        let fault: &Fault = error.downcast_ref().expect("a fault with a place");
        assert_eq!(fault.file.as_deref(), Some("x.yaml"));
        let hint = fault.hint.as_deref().unwrap_or_default();
        format!("{}: {} | {hint}", fault.line.unwrap_or(0), fault.message)
    }

    #[test]
    fn rules_know_their_lines() {
        let config = parsed(
            "# why\nignoreDifferences:\n- kind: Service\n  jsonPointers: [/spec/a]\n- group: apps\n  kind: Deployment\n  name: api\n  \
             namespace: web\n  jsonPointers:\n  - /spec/replicas\n  - /metadata/labels/a~1b\n  reason: the HPA decides\n",
        );
        assert_eq!(config.rules.len(), 2);
        assert_eq!(config.rules[0].source.line, 3);
        let rule = &config.rules[1];
        assert_eq!((rule.source.line, rule.source.file.as_str()), (5, "x.yaml"));
        assert_eq!(
            (rule.group.as_str(), rule.kind.as_str()),
            ("apps", "Deployment")
        );
        assert_eq!(
            (rule.name.as_str(), rule.namespace.as_str()),
            ("api", "web")
        );
        assert_eq!(
            rule.json_pointers,
            ["/spec/replicas", "/metadata/labels/a~1b"]
        );
        assert_eq!(rule.reason.as_deref(), Some("the HPA decides"));
    }

    #[test]
    fn a_rule_may_hide_by_jq_and_by_manager_and_may_expire() {
        let config = parsed(
            "argocdConfigMap: cm.yaml\nignoreDifferences:\n- kind: A\n  jqPathExpressions: ['.a[0]']\n  \
             managedFieldsManagers: [hpa]\n  expires: 2026-12-31\n",
        );
        let rule = &config.rules[0];
        assert_eq!(rule.jq_path_expressions, [".a[0]"]);
        assert_eq!(rule.managed_fields_managers, ["hpa"]);
        assert!(!rule.has_expired("2026-12-31T23:59:59Z"));
        assert!(rule.has_expired("2027-01-01T00:00:00Z"));
        assert_eq!(config.argocd_cm.as_deref(), Some("cm.yaml"));
        assert!(config.warnings.is_empty());
    }

    #[test]
    fn flags_have_their_names_and_lists() {
        let config = parsed(
            "concurrency: 4\nfail-on: [live-only, live-edit]\nshow-synced: true\noutput: json\n",
        );
        let flag = |name: &str, values: &[&str]| Flag {
            name: name.to_owned(),
            values: values.iter().map(|&value| value.to_owned()).collect(),
        };
        assert_eq!(
            config.flags,
            [
                flag("concurrency", &["4"]),
                flag("fail-on", &["live-only", "live-edit"]),
                flag("show-synced", &["true"]),
                flag("output", &["json"]),
            ]
        );
    }

    #[test]
    fn an_empty_file_says_nothing() {
        assert!(parsed("").rules.is_empty());
        assert!(parsed("# nothing\n").flags.is_empty());
    }

    #[test]
    fn rules_that_mislead_hold_and_are_warned_of() {
        let config = parsed("ignoreDifferences:\n- kind: A\n  jsonPointers: [spec/a]\n- kind: B\n");
        assert_eq!(config.rules.len(), 2);
        assert_eq!(
            config.warnings,
            [
                "x.yaml:2: `spec/a` does not start with `/`: what stands before the first one is dropped",
                "x.yaml:4: a rule without `jsonPointers`, `jqPathExpressions` or `managedFieldsManagers` hides nothing",
            ]
        );
    }

    #[test]
    fn every_mistake_is_named_by_its_line() {
        let rule = "ignoreDifferences:\n- kind: A\n  jsonPointers: [/a]\n";
        for (text, expected) in [
            (
                "ignoreDiferences: []\n".to_owned(),
                "1: unknown key `ignoreDiferences`",
            ),
            (
                format!("{rule}  jsonPointer: x\n"),
                "4: unknown key `jsonPointer`",
            ),
            (format!("{rule}  expires: soon\n"), "4: `soon` is no day"),
            (
                format!("{rule}  jqPathExpressions: .a\n"),
                "4: expected a list",
            ),
            (format!("{rule}  kind: B\n"), "4: `kind` is set twice"),
            (
                "ignoreDifferences:\n- jsonPointers: [/a]\n".to_owned(),
                "2: a rule needs a `kind`; `*` is any",
            ),
            (
                "ignoreDifferences:\n- kind: A\n  jsonPointers: /a\n".to_owned(),
                "3: expected a list",
            ),
            ("ignoreDifferences: {}\n".to_owned(), "1: expected a list"),
            ("- a\n".to_owned(), "1: expected a mapping"),
            ("a: b\n---\nc: d\n".to_owned(), "3: expected one document"),
            (
                "concurrency: many\n".to_owned(),
                "1: invalid value 'many' for '--concurrency <N>'",
            ),
            (
                "full: maybe\n".to_owned(),
                "1: invalid value 'maybe' for '--full",
            ),
            ("context: [a, b]\n".to_owned(), "1: "),
        ] {
            let message = refused(&text);
            assert!(message.starts_with(expected), "{text}\n{message}");
        }
    }

    #[test]
    fn rules_that_mislead_are_obeyed_and_told() {
        let config = parsed(
            "ignoreDifferences:\n- kind: A\n- kind: B\n  jqPathExpressions: []\n  jsonPointers: [spec/a]\n",
        );
        assert_eq!(
            config.warnings,
            [
                "x.yaml:2: a rule without `jsonPointers`, `jqPathExpressions` or `managedFieldsManagers` hides nothing",
                "x.yaml:3: `spec/a` does not start with `/`: what stands before the first one is dropped",
            ]
        );
    }

    #[test]
    fn a_found_file_neither_runs_programs_nor_writes_files() {
        for text in [
            "kubeconfig: evil\n",
            "external-diff: evil\n",
            "output: json=/etc/passwd\n",
            "config: other\n",
        ] {
            assert!(
                refused(text).contains("cannot be set by a file that was found"),
                "{text}"
            );
        }
        let named = read(b"kubeconfig: mine\n", "x.yaml", Trust::Named);
        assert_eq!(named.expect("permitted").flags.len(), 1);
    }
}
