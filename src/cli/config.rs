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

pub(super) const NAME: &str = ".driftctl.yaml";

#[derive(Debug, Default)]
pub(super) struct Config {
    pub(super) rules: Vec<IgnoreRule>,
    pub(super) flags: Vec<Flag>,
}

/// A flag set by the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Flag {
    /// As on the command line, without the dashes.
    pub(super) name: String,
    pub(super) values: Vec<String>,
}

/// Who says that a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Found beside the manifests, so whoever may change them may change it.
    Found,
    /// Named by the user.
    Named,
}

/// Reads the file's text; `shown` is how messages call it.
pub(super) fn read(text: &[u8], shown: &str, trust: Trust) -> Result<Config> {
    let documents = yaml::documents(text).map_err(|error| {
        Fault::new(error.message)
            .file(shown)
            .line(error.at.line)
            .column(error.at.column)
    })?;
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
                        config.rules.push(self.rule(item)?);
                    }
                }
                "argocdConfigMap" => return Err(self.unsupported(entry).into()),
                _ => config.flags.push(self.flag(entry)?),
            }
        }
        Ok(config)
    }

    fn rule(&self, node: &Node) -> Result<IgnoreRule> {
        let mut rule = IgnoreRule {
            group: String::new(),
            kind: String::new(),
            name: String::new(),
            namespace: String::new(),
            json_pointers: Vec::new(),
            reason: None,
            source: RuleSource {
                level: RuleLevel::Config,
                file: self.shown.to_owned(),
                line: node.at.line,
            },
        };
        for entry in self.entries(node)? {
            match entry.key.text.as_str() {
                "group" => rule.group = self.text(&entry.value)?,
                "kind" => rule.kind = self.text(&entry.value)?,
                "name" => rule.name = self.text(&entry.value)?,
                "namespace" => rule.namespace = self.text(&entry.value)?,
                "reason" => rule.reason = Some(self.text(&entry.value)?),
                "jsonPointers" => rule.json_pointers = self.pointers(&entry.value)?,
                "jqPathExpressions" | "managedFieldsManagers" | "expires" => {
                    return Err(self.unsupported(entry).into());
                }
                _ => return Err(self.unknown(entry, RULE_KEYS).into()),
            }
        }
        if rule.kind.is_empty() {
            return Err(self.fault(node, "a rule needs a `kind`; `*` is any").into());
        }
        if rule.json_pointers.is_empty() {
            return Err(self.fault(node, "a rule without `jsonPointers` hides nothing").into());
        }
        Ok(rule)
    }

    fn pointers(&self, node: &Node) -> Result<Vec<String>> {
        let mut pointers = Vec::new();
        for item in self.items(node)? {
            let pointer = self.text(item)?;
            // Argo CD drops what stands before the first slash, so such a rule would hide another field than it says.
            if !pointer.starts_with('/') {
                let message = format!("`{pointer}` is no JSON pointer: it must start with `/`");
                return Err(self.fault(item, message).into());
            }
            pointers.push(pointer);
        }
        Ok(pointers)
    }

    fn flag(&self, entry: &Entry) -> Result<Flag> {
        let name = entry.key.text.clone();
        let Some(arg) = args::flag(&name) else {
            return Err(self.unknown(entry, &["ignoreDifferences"]).into());
        };
        let values = match entry.value.as_sequence() {
            Some(items) => items.iter().map(|item| self.text(item)).collect::<Result<_>>()?,
            None => vec![self.text(&entry.value)?],
        };
        self.permit(entry, &values)?;
        if let Err(message) = args::check(arg, &values) {
            return Err(self.at(entry, message).into());
        }
        Ok(Flag { name, values })
    }

    /// A file that comes with the manifests must not name programs to run (a kubeconfig does) or files to write.
    fn permit(&self, entry: &Entry, values: &[String]) -> Result<()> {
        let name = entry.key.text.as_str();
        let is_refused = match name {
            "config" => true,
            "kubeconfig" => self.trust == Trust::Found,
            "output" => self.trust == Trust::Found && values.iter().any(|value| value.contains('=')),
            _ => false,
        };
        if is_refused {
            let what = if name == "output" { "a file of `output`" } else { "this flag" };
            return Err(self
                .at(entry, format!("`{name}`: {what} cannot be set by a file that was found"))
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
            if mapping.entries[..place].iter().any(|other| other.key.text == entry.key.text) {
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

    fn unknown(&self, entry: &Entry, known: &[&str]) -> Fault {
        let fault = self.at(entry, format!("unknown key `{}`", entry.key.text));
        if known == RULE_KEYS {
            fault.hint(format!("a rule has {}", RULE_KEYS.join(", ")))
        } else {
            fault.hint("the keys are `ignoreDifferences` and the names of flags, as in `driftctl diff --help`")
        }
    }

    fn unsupported(&self, entry: &Entry) -> Fault {
        let message = format!("`{}` is not supported by this release", entry.key.text);
        self.at(entry, message)
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

/// Argo CD's `ResourceIgnoreDifferences` as far as this release goes, and `reason`.
const RULE_KEYS: &[&str] = &["group", "kind", "name", "namespace", "jsonPointers", "reason"];
