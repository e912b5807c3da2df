//! `ignoreDifferences`: fields taken out of every side before they are compared.
//!
//! Source: Argo CD `util/argo/normalizers/diff_normalizer.go`. A rule is matched against each side by that side's own
//! group, kind, name and namespace, and works on the result of the rules before it. A rule that is no rule (an
//! expression that jq cannot compile) leaves the whole application Unknown.

mod jq;
mod json_pointer;
mod managers;
mod removed;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;
use serde_json::Value;

use super::normalize;
use super::structured::Type;
use crate::argo::{IgnoreRule, RuleLevel, RuleSource, StatusRule};
use crate::kubernetes::{GroupKind, Manifest, ResourceKey, value};
use crate::model::Fault;
use jq::Program;

pub(super) use managers::Both;

/// A rule that can be applied.
pub(super) struct Compiled<'a> {
    rule: &'a IgnoreRule,
    programs: Vec<Program>,
    /// Whether it took something out of some object, or speaks of one that could not be looked at.
    used: AtomicBool,
}

/// The rules of one application, by kind.
pub(super) struct Rulebook<'a> {
    by_kind: HashMap<GroupKind, Vec<&'a Compiled<'a>>>,
}

/// The rules that are applied to one pair.
#[derive(Clone, Copy)]
pub(super) struct Ignores<'a> {
    rules: &'a [&'a Compiled<'a>],
}

/// One pointer, expression or manager of a rule, and the places that it takes out of a pair.
pub(super) struct Hiding<'a> {
    pub(super) rule: &'a IgnoreRule,
    pub(super) text: &'a str,
    /// Of Git, last applied and live: tokens of pointers.
    pub(super) places: [Vec<Vec<String>>; 3],
}

/// The sides of a pair before anything was taken out.
#[derive(Clone, Copy)]
pub(super) struct Untouched<'a> {
    pub(super) git: &'a Value,
    pub(super) last_applied: Option<&'a Value>,
    pub(super) live: &'a Value,
    /// The live object, for its managers.
    pub(super) object: &'a Manifest,
    pub(super) of: Type<'a>,
}

/// Compiles every rule, whether it meets an object or not.
pub(super) fn compile<'a>(
    rules: impl Iterator<Item = &'a IgnoreRule>,
) -> Result<Vec<Compiled<'a>>, Fault> {
    rules.map(Compiled::new).collect()
}

impl<'a> Compiled<'a> {
    fn new(rule: &'a IgnoreRule) -> Result<Self, Fault> {
        let compile = |expression: &String| {
            Program::compile(expression).map_err(|why| {
                Fault::new(format!(
                    "the jq expression `{expression}` of an ignore rule cannot be compiled: {why}"
                ))
                .file(&rule.source.file)
                .line(rule.source.line)
                .hint("correct the rule; with it Argo CD shows the whole application as Unknown")
            })
        };
        let programs: Result<Vec<Program>, Fault> =
            rule.jq_path_expressions.iter().map(compile).collect();
        Ok(Self {
            rule,
            programs: programs?,
            used: AtomicBool::new(rule.is_empty()),
        })
    }

    fn hides_all(&self) -> Fault {
        Fault::new("an ignore rule takes out the whole object, so nothing is left to compare")
            .file(&self.rule.source.file)
            .line(self.rule.source.line)
            .hint("narrow the rule; with it Argo CD shows the whole application as Unknown")
    }

    /// Where the rule was written.
    pub(super) fn source(&self) -> &'a RuleSource {
        &self.rule.source
    }

    /// Whether it took something out of some object.
    pub(super) fn is_used(&self) -> bool {
        self.used.load(Ordering::Relaxed)
    }

    fn note_use(&self) {
        self.used.store(true, Ordering::Relaxed);
    }

    fn apply(&self, tree: &mut Value) {
        for pointer in &self.rule.json_pointers {
            if json_pointer::remove(tree, pointer) {
                self.note_use();
            }
        }
        for program in &self.programs {
            let before = (!self.is_used()).then(|| tree.clone());
            // As in Argo CD an expression that fails, or runs too long, hides nothing.
            let applied = program.apply(tree);
            if before.is_some_and(|before| before != *tree) {
                self.note_use();
            }
            if applied.is_ok() {
                // Go's own decoder has read what went through it.
                value::round(tree);
            }
        }
    }

    /// Each pointer and expression alone, and what it does to a tree.
    fn parts(&self) -> impl Iterator<Item = (&'a str, Part<'_>)> {
        let rule = self.rule;
        let pointers = rule.json_pointers.iter();
        let pointers = pointers.map(|pointer| (pointer.as_str(), Part::Pointer(pointer)));
        let programs = rule.jq_path_expressions.iter().zip(&self.programs);
        pointers.chain(programs.map(|(text, program)| (text.as_str(), Part::Program(program))))
    }
}

enum Part<'a> {
    Pointer(&'a str),
    Program(&'a Program),
}

impl Part<'_> {
    /// The places that it takes out of a tree.
    fn removes(&self, tree: &Value) -> Vec<Vec<String>> {
        let mut after = tree.clone();
        match self {
            Self::Pointer(pointer) => {
                json_pointer::remove(&mut after, pointer);
            }
            Self::Program(program) => {
                let _ = program.apply(&mut after);
            }
        }
        removed::places(tree, &after)
    }
}

impl<'a> Rulebook<'a> {
    /// Looks up once for each kind which rules may speak of it.
    pub(super) fn new(rules: &'a [Compiled<'a>], kinds: impl Iterator<Item = GroupKind>) -> Self {
        let mut by_kind = HashMap::new();
        if !rules.is_empty() {
            for kind in kinds {
                by_kind.entry(kind).or_insert_with_key(|kind| {
                    let covers = |rule: &&Compiled<'_>| rule.rule.covers(&kind.group, &kind.kind);
                    rules.iter().filter(covers).collect()
                });
            }
        }
        Self { by_kind }
    }

    /// Notes that the rules which speak of this object cannot be judged.
    pub(super) fn excuse(&self, key: &ResourceKey) {
        let rules = self.of(&key.group_kind()).rules.iter();
        let speaking = rules.filter(|rule| rule.rule.matches(key));
        speaking.for_each(|rule| rule.note_use());
    }

    /// The rules that may speak of objects of this kind.
    pub(super) fn of(&self, kind: &GroupKind) -> Ignores<'_> {
        let rules = self.by_kind.get(kind).map_or(&[][..], Vec::as_slice);
        Ignores { rules }
    }
}

impl<'a> Ignores<'a> {
    pub(super) fn none() -> Self {
        Self { rules: &[] }
    }

    pub(super) fn over(rules: &'a [&'a Compiled<'a>]) -> Self {
        Self { rules }
    }

    /// The rules that may speak of one of these trees. There may be thousands, of which an object is far from most.
    pub(super) fn near(&self, trees: &[Option<&Value>]) -> Vec<&'a Compiled<'a>> {
        if self.rules.is_empty() {
            return Vec::new();
        }
        let keys: Vec<ResourceKey> = trees.iter().flatten().map(|tree| key(tree)).collect();
        let is_near = |rule: &&&Compiled<'_>| {
            let rule = rule.rule;
            keys.iter().any(|key| rule.names(key))
        };
        self.rules.iter().filter(is_near).copied().collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Whether no rule speaks of a pair of these.
    pub(super) fn spare(&self, git: &Value, live: &Value) -> bool {
        if self.rules.is_empty() {
            return true;
        }
        let (git, live) = (key(git), key(live));
        let speaks = |rule: &&Compiled<'_>| {
            let rule = rule.rule;
            rule.matches(&git) || rule.matches(&live) || rule.trusts(&git)
        };
        !self.rules.iter().any(speaks)
    }

    /// Takes out what the matching rules point at, and the status, which is such a rule of Argo CD's own: it comes after
    /// those of the application and among those of the system.
    pub(super) fn apply(&self, tree: &mut Value, status: StatusRule) -> Result<()> {
        let key = key(tree);
        let mut hides_status = match status {
            StatusRule::Everywhere => true,
            StatusRule::Definitions => {
                key.group == "apiextensions.k8s.io" && key.kind == "CustomResourceDefinition"
            }
            StatusRule::Nowhere => false,
        };
        let mut remove_status = |tree: &mut Value| {
            if std::mem::take(&mut hides_status)
                && let Value::Object(fields) = tree
            {
                fields.shift_remove("status");
            }
        };
        let mut before = None;
        for compiled in self.rules.iter().filter(|rule| rule.rule.matches(&key)) {
            if compiled.rule.source.level == RuleLevel::System {
                remove_status(tree);
            }
            if before.is_none() && !compiled.programs.is_empty() {
                before = Some(tree.clone());
            }
            compiled.apply(tree);
            if tree.is_null() {
                return Err(compiled.hides_all().into());
            }
            if let (false, Some(before)) = (tree.is_object(), before.take()) {
                // Argo CD cannot read such a result back, and goes on with the object as it was.
                *tree = before;
                return Ok(());
            }
        }
        remove_status(tree);
        Ok(())
    }

    /// What the trusted managers leave of both sides; `None` if there are none for this pair.
    pub(super) fn trust(&self, sides: Untouched<'_>) -> Result<Option<Both>> {
        let managers = self.managers(sides.git);
        if managers.is_empty() {
            return Ok(None);
        }
        self.note_managers(sides);
        let mut both = sides.both();
        managers::remove(
            &mut both,
            &managers,
            sides.object.managed_fields(),
            sides.of,
        )
        .map_err(|_| {
            Fault::new("an entry of `metadata.managedFields` cannot be read").hint(
                "with a rule on field managers Argo CD shows the whole application as Unknown",
            )
        })?;
        Ok(Some(both))
    }

    /// A rule is of use if one of its managers is among those of the object.
    fn note_managers(&self, sides: Untouched<'_>) {
        let key = key(sides.git);
        let entries = sides.object.managed_fields();
        let is_there = |name: &String| {
            let mut names = entries.iter().map(|entry| entry.get("manager"));
            names.any(|manager| manager.and_then(Value::as_str) == Some(name))
        };
        for compiled in self.rules.iter().filter(|rule| rule.rule.trusts(&key)) {
            let mut managers = compiled.rule.managed_fields_managers.iter();
            if managers.any(is_there) {
                compiled.note_use();
            }
        }
    }

    fn managers(&self, git: &Value) -> Vec<&'a str> {
        if self
            .rules
            .iter()
            .all(|rule| rule.rule.managed_fields_managers.is_empty())
        {
            return Vec::new();
        }
        let key = key(git);
        let trusting = self.rules.iter().filter(|rule| rule.rule.trusts(&key));
        trusting
            .flat_map(|rule| &rule.rule.managed_fields_managers)
            .map(String::as_str)
            .collect()
    }

    /// What each part of each rule takes out of a pair, by itself.
    pub(super) fn trace(&self, sides: Untouched<'_>) -> Vec<Hiding<'a>> {
        let trees = [Some(sides.git), sides.last_applied, Some(sides.live)];
        let keys = trees.map(|tree| tree.map(key));
        let mut found = Vec::new();
        for compiled in self.rules {
            let rule = compiled.rule;
            let matches = |place: usize| keys[place].as_ref().is_some_and(|key| rule.matches(key));
            for (text, part) in compiled.parts() {
                let places = [0, 1, 2].map(|place| match trees[place] {
                    Some(tree) if matches(place) => part.removes(tree),
                    _ => Vec::new(),
                });
                found.push(Hiding { rule, text, places });
            }
            if keys[0].as_ref().is_some_and(|git| rule.trusts(git)) {
                found.extend(trusted(rule, sides));
            }
        }
        found.retain(|hiding| hiding.places.iter().any(|places| !places.is_empty()));
        found
    }
}

/// What each manager of a rule takes out of both sides.
fn trusted<'a>(rule: &'a IgnoreRule, sides: Untouched<'_>) -> Vec<Hiding<'a>> {
    let hiding = |manager: &'a String| {
        let mut both = sides.both();
        managers::remove(
            &mut both,
            &[manager],
            sides.object.managed_fields(),
            sides.of,
        )
        .ok()?;
        Some(Hiding {
            rule,
            text: manager,
            places: [
                removed::places(sides.git, &both.git),
                Vec::new(),
                removed::places(sides.live, &both.live),
            ],
        })
    };
    let managers = rule.managed_fields_managers.iter();
    managers.filter_map(hiding).collect()
}

impl Untouched<'_> {
    fn both(&self) -> Both {
        Both {
            git: self.git.clone(),
            live: self.live.clone(),
        }
    }
}

/// What a tree says of its own identity.
fn key(tree: &Value) -> ResourceKey {
    let gvk = normalize::gvk(tree);
    let metadata = |key: &str| {
        let text = tree
            .get("metadata")
            .and_then(|metadata| metadata.get(key)?.as_str());
        text.unwrap_or_default().to_owned()
    };
    ResourceKey {
        group: gvk.group,
        kind: gvk.kind,
        namespace: metadata("namespace"),
        name: metadata("name"),
    }
}
