//! Custom kinds that Argo CD ships a script for, here as a table of data files. What a kind reports is data, in
//! `kinds/<group>.yaml`; to add a kind, or a group, is to write such a file. A `_` in front of a name stands for
//! anything (`_.crossplane.io.yaml`), a kind `_` for each kind that the file does not name. The folder is compiled in;
//! a file is parsed when an object of its group is met.
//!
//! ```yaml
//! - kinds: [Certificate]
//!   rules:
//!     - first: status.conditions                    # the first condition for which one of these holds decides
//!       rules:
//!         - {when: {.type: Ready, .status: "False"}, Degraded: "{.message}"}
//!         - {when: {.type: Ready, .status: "True"}, Healthy: "{.message}"}
//!     - Progressing: Waiting for certificate        # where nothing above has decided
//! ```
//!
//! # Rules
//!
//! They are tried in order, and the first with a verdict ends the list. A list without a verdict gives no health.
//!
//! | rule | meaning |
//! |---|---|
//! | `when: CHECKS` and a status: message | the verdict, where the checks hold; without `when` always; `""` is no message |
//! | `when: CHECKS`, `rules: […]` | rules that count only there |
//! | `first: WALK`, `rules: […]` | goes through the items of a list until the rules come to a verdict on one |
//! | `last: WALK`, `rules: […]` | the same from the end |
//! | `needs: [PATH, …]` | Unknown where one of them is absent |
//! | `let: {name: VALUE, …}` | names values for the rules that follow |
//!
//! # Paths
//!
//! `status.phase`, `.type` (of the item at hand, `.` itself), `$ready.status` (of a named value),
//! `metadata.labels[example.io/state]`, `status.conditions[-1]`, `status.racks.*` (all values of a list or a map),
//! `ref!.name` (Unknown where there is no `ref`). What is null counts as absent.
//!
//! # Checks
//!
//! A map of path and test, all of which must hold; or a list of such maps, one of which must. A test is a value to be
//! equal to (`"True"` in quotes: a bare one is a boolean), `~` (absent), a list (one of these tests), or a map of words:
//! `not: TEST`, `same: PATH`, `below`, `above`, `at-least`, `at-most` (a number or a path), `matches: PATTERN`,
//! `is: number|text|table`, `size: TEST` (of a list), `some: CHECKS`, `none: CHECKS` (on the items of a list).
//!
//! # Messages
//!
//! Text with references: `{.message}`; `{.message | text}` where absent, `{.message || text}` where empty too;
//! `{lower kind}`, `{short status.sha}`. `[ ({.reason})]` is left out where its reference is absent or empty,
//! `[~ ({.reason})]` where it is absent. A missing reference in the midst of a text makes the object Unknown; one that
//! is the whole message is no message.
//!
//! # Walks and named values
//!
//! A walk is a path, or a map: `of` (the path), `where` (checks on the item), `after` (begins after the last such item),
//! `until` (ends after the first such item), `by` (the text that orders the items), `as` (a name for the item, for walks
//! within). `$at` is the place of the item, from 1, or its key.
//!
//! A value is one of `first: WALK`, `last: WALK` (the item), `count: WALK`, `sum: PATH`, `number: PATH` (also one
//! written as text), `value: {of, else, minus, without}`, `join: {of: WALK, let, text, with}`,
//! `pieces: {texts, with}` (those that are not empty, in a row), `cases: [{when, text}]` (the first that holds),
//! `captures: {of, pattern}`; with `when` beside it the name stands for nothing where the checks do not hold.
//!
//! # Faults
//!
//! As a script of Argo CD fails on what it does not expect, so does a rule: a number where a list should be, a missing
//! text in a message. The object is then Unknown, the message says what stood in the way, and the application has the
//! condition `ComparisonError`.
//!
//! Source of the rules: Argo CD 3.6, `resource_customizations/<group>/<Kind>/health.lua`; of a few kinds whose script
//! changed late in that release, what it said before, as a comment at the rule tells.

mod check;
mod named;
mod ordered;
mod path;
#[expect(
    clippy::option_option,
    reason = "a list of rules without a verdict and a verdict of no health are two answers"
)]
mod rule;
#[expect(
    clippy::option_option,
    reason = "a name that stands for nothing and no such name are two answers"
)]
mod scope;
mod table;
mod template;
#[cfg(test)]
mod tests;
mod walk;

use serde_json::Value;

use crate::kubernetes::GroupKind;
use crate::model::Health;
use scope::{Fault, Scope};
#[cfg(test)]
pub(super) use table::{covered, files};

/// `None` where the table does not know the kind; no health where it does and has nothing to say; a fault in its own
/// words.
pub(super) fn assess(kind: &GroupKind, object: &Value) -> Option<Result<Option<Health>, String>> {
    let verdict = match table::rules(kind)? {
        Ok(rules) => rule::judge(rules, &Scope::of(object)),
        Err(error) => Err(Fault::new(error)),
    };
    let verdict = verdict.map(Option::flatten);
    Some(verdict.map_err(|Fault(message)| message))
}
