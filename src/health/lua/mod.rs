//! Health scripts that users give Argo CD, in a sandbox.
//!
//! Reading order: this file (which script is meant for a kind), `script.rs` (one script over one object), `verdict.rs`
//! (what its answer means), `language/` (text → tree), `machine/` (runs the tree, within limits), `library/` (the
//! functions a script finds).
//!
//! Argo CD runs gopher-lua, a Lua 5.1 with `goto`, which its own scripts use, with Go's numbers and formats and with
//! tables that keep the order of their keys. No engine of C has that, so this is one of ours: it gives Argo CD's
//! answers and errors, holds nothing that reaches outside, counts every step and byte, and is the same on every machine.
//!
//! Source: Argo CD 3.6 `util/lua/lua.go` (`GetHealthScript`).

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar asks for one token and refuses every other"
)]
mod language;
#[expect(
    clippy::wildcard_enum_match_arm,
    clippy::unnecessary_wraps,
    reason = "functions of scripts have one type, and ask for one kind of value and refuse every other"
)]
mod library;
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "an operator asks for one kind of value and refuses every other"
)]
mod machine;
mod script;
mod verdict;

use serde_json::Value;

use self::script::Script;
pub(super) use self::verdict::Said;
use crate::argo::glob;
use crate::argo::settings::{HealthScript, Libraries};
use crate::kubernetes::GroupKind;
use crate::model::{Fault, Health, HealthStatus};

/// The scripts of a run, each compiled once.
#[derive(Debug, Default)]
pub(crate) struct Scripts {
    /// Of `argocd-cm`, in its order.
    configured: Vec<Placed>,
    /// Of a folder like Argo CD's `resource_customizations`, by name.
    shipped: Vec<Placed>,
    /// Seconds since 1970, UTC.
    now: i64,
}

/// A script, what it is for, and where it stands.
#[derive(Debug)]
struct Placed {
    /// `<group>/<Kind>`, `<Kind>` for the core group, or a pattern of these.
    key: String,
    script: Script,
    file: String,
    /// Of its first line.
    line: u32,
}

/// What came of the script that is meant for an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scripted {
    Said(Said),
    /// Argo CD takes the object as Unknown, with the message of the error, and gives its application the condition
    /// `ComparisonError`.
    Failed {
        health: Health,
        /// The same with file and line.
        fault: Fault,
    },
}

impl Scripts {
    /// `folder` holds scripts as [`HealthScript`]s whose key is the path of their folder, such as `_.crossplane.io/_`;
    /// Argo CD gives such scripts open libraries. `now` is a time in RFC 3339; scripts are told the time of 1970 by
    /// any other text.
    pub(crate) fn new(configured: &[HealthScript], folder: &[HealthScript], now: &str) -> Self {
        if configured.is_empty() && folder.is_empty() {
            return Self::default();
        }
        let now = now.parse::<jiff::Timestamp>();
        let mut shipped: Vec<Placed> = folder
            .iter()
            .map(|script| Placed::new(script, Libraries::Open))
            .collect();
        shipped.sort_by(|one, other| one.key.split('/').cmp(other.key.split('/')));
        Self {
            configured: configured
                .iter()
                .map(|script| Placed::new(script, script.libraries))
                .collect(),
            shipped,
            now: now.map_or(0, jiff::Timestamp::as_second),
        }
    }

    /// Whether a script is meant for the kind.
    pub(super) fn cover(&self, kind: &GroupKind) -> bool {
        self.script(kind).is_some()
    }

    /// `None` where no script is meant for the kind.
    pub(super) fn assess(&self, kind: &GroupKind, object: &Value) -> Option<Scripted> {
        let placed = self.script(kind)?;
        Some(match placed.script.assess(object, self.now) {
            Ok(said) => Scripted::Said(said),
            Err(broken) => Scripted::Failed {
                fault: placed.fault(kind, &broken),
                health: Health {
                    status: HealthStatus::Unknown,
                    message: Some(broken.message),
                },
            },
        })
    }

    /// The exact one of the settings, else the first pattern of them; else the same of the folder. Where several
    /// patterns of the settings fit, Argo CD takes any.
    fn script(&self, kind: &GroupKind) -> Option<&Placed> {
        if self.configured.is_empty() && self.shipped.is_empty() {
            return None;
        }
        let key = if kind.group.is_empty() {
            kind.kind.clone()
        } else {
            format!("{}/{}", kind.group, kind.kind)
        };
        let exact = |list: &'_ [Placed]| list.iter().position(|placed| placed.key == key);
        let configured = exact(&self.configured).or_else(|| {
            let mut keys = self.configured.iter();
            keys.position(|placed| glob::matches(&placed.key, &key))
        });
        if let Some(place) = configured {
            return self.configured.get(place);
        }
        let shipped = exact(&self.shipped).or_else(|| {
            let mut keys = self.shipped.iter();
            keys.position(|placed| is_wild(&placed.key) && folder_matches(&placed.key, &key))
        });
        shipped.and_then(|place| self.shipped.get(place))
    }
}

/// A folder with `_` in its name is a pattern.
fn is_wild(folder: &str) -> bool {
    folder.contains('_')
}

/// `_` stands for any characters but `/`.
///
/// Source: Argo CD 3.6 `util/lua/lua.go` (`getWildcardBuiltInHealthOverrideLua`) over bmatcuk/doublestar.
fn folder_matches(folder: &str, key: &str) -> bool {
    let pattern = folder.replace('_', "*");
    let (patterns, parts) = (pattern.split('/'), key.split('/'));
    patterns.clone().count() == parts.clone().count()
        && patterns
            .zip(parts)
            .all(|(pattern, part)| glob::matches(pattern, part))
}

impl Placed {
    fn new(script: &HealthScript, libraries: Libraries) -> Self {
        Self {
            key: script.key.clone(),
            script: Script::new(&script.text, libraries),
            file: script.file.clone(),
            line: script.line,
        }
    }

    fn fault(&self, kind: &GroupKind, broken: &script::Broken) -> Fault {
        let line = self.line + broken.line.saturating_sub(1);
        let message = format!("the health script of {kind} failed: {}", broken.message);
        Fault::new(message).file(&self.file).line(line)
    }
}

#[cfg(test)]
mod tests;
