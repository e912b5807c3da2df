//! Vocabulary: Argo CD's nouns and what they mean, as values. No I/O.

pub(crate) mod glob;
pub(crate) mod hook;
pub(crate) mod ignore;
pub(crate) mod settings;
pub(crate) mod sync_option;
pub(crate) mod tracking;

pub(crate) use hook::{Hook, wave};
pub(crate) use ignore::{IgnoreRule, RuleLevel, RuleSource};
pub(crate) use settings::{Settings, StatusRule};
pub(crate) use tracking::Marking;
