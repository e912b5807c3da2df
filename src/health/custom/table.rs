//! The data files: which of them knows a kind.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::rule::Rule;
use crate::kubernetes::GroupKind;

/// `<group>.yaml`; a `_` in front stands for anything.
static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/health/custom/kinds");

/// By group, `_.` and all. A file is parsed when an object of its group is met, once a run.
static SHEETS: LazyLock<BTreeMap<&'static str, Sheet>> = LazyLock::new(|| {
    let files = FILES.files();
    let sheets = files.filter_map(|file| {
        let group = file.path().to_str()?.strip_suffix(".yaml")?;
        let text = file.contents_utf8()?;
        Some((group, Sheet::new(group, text)))
    });
    sheets.collect()
});

struct Sheet {
    group: &'static str,
    text: &'static str,
    entries: OnceLock<Result<Vec<Entry>, String>>,
}

/// Kinds that are judged alike.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// `_` alone stands for every kind that no other entry of the file names.
    pub(super) kinds: Vec<String>,
    pub(super) rules: Vec<Rule>,
}

/// The rules of a kind. First what is written for its group, then for a pattern of groups, in the order of their names.
///
/// Source: Argo CD 3.6 `util/lua/lua.go` (`GetHealthScript`, `getWildcardBuiltInHealthOverrideLua`).
///
/// # Errors
/// Where the data file cannot be read; a test reads them all.
pub(super) fn rules(kind: &GroupKind) -> Option<Result<&'static [Rule], &'static str>> {
    let own = SHEETS.get(kind.group.as_str());
    let patterns = SHEETS
        .iter()
        .filter(|(group, _)| covers(group, &kind.group));
    let mut sheets = own.into_iter().chain(patterns.map(|(_, sheet)| sheet));
    sheets.find_map(|sheet| match sheet.entries() {
        Ok(entries) => entry(entries, &kind.kind).map(|entry| Ok(entry.rules.as_slice())),
        Err(error) => Some(Err(error)),
    })
}

fn entry<'e>(entries: &'e [Entry], kind: &str) -> Option<&'e Entry> {
    let named = |name: &str| {
        entries
            .iter()
            .find(|entry| entry.kinds.iter().any(|kind| kind == name))
    };
    named(kind).or_else(|| named(ANY))
}

const ANY: &str = "_";

/// `_.crossplane.io` covers `s3.aws.crossplane.io`.
fn covers(pattern: &str, group: &str) -> bool {
    pattern
        .strip_prefix(ANY)
        .is_some_and(|suffix| group.ends_with(suffix))
}

impl Sheet {
    fn new(group: &'static str, text: &'static str) -> Self {
        let entries = OnceLock::new();
        Self {
            group,
            text,
            entries,
        }
    }

    fn entries(&self) -> Result<&[Entry], &str> {
        let entries = self.entries.get_or_init(|| parse(self.group, self.text));
        entries.as_deref().map_err(String::as_str)
    }
}

/// An error names the file, and the line in it.
pub(super) fn parse(group: &str, text: &str) -> Result<Vec<Entry>, String> {
    let file = format!("src/health/custom/kinds/{group}.yaml");
    serde_yaml::from_str(text).map_err(|error| format!("{file}: {error}"))
}

/// Every group and kind that has rules, as the data files write them: `_` stands for anything.
#[cfg(test)]
pub(in crate::health) fn covered() -> Result<Vec<(&'static str, String)>, String> {
    let mut covered = Vec::new();
    for (group, sheet) in &*SHEETS {
        for entry in sheet.entries()? {
            covered.extend(entry.kinds.iter().map(|kind| (*group, kind.clone())));
        }
    }
    Ok(covered)
}

/// The data files that are compiled in, by group.
#[cfg(test)]
pub(in crate::health) fn files() -> Vec<(&'static str, &'static str)> {
    SHEETS
        .iter()
        .map(|(group, sheet)| (*group, sheet.text))
        .collect()
}
