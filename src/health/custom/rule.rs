//! One rule of a kind, and how a list of them comes to a verdict.

use serde::Deserialize;
use serde::de::{Deserializer, Error};
use serde_json::Value;

use super::check::Checks;
use super::named::{Names, with_names};
use super::ordered::deserialize_from_text;
use super::path::Path;
use super::scope::{Fault, Scope};
use super::template::Template;
use super::walk::Walk;
use crate::model::{Health, HealthStatus};

deserialize_from_text!(Path, Template);

/// What a rule does; the first that comes to a verdict ends the list.
#[derive(Debug)]
pub(super) enum Rule {
    /// Ends with a fault where one of them is absent.
    Needs(Vec<Path>),
    /// Names values for the rules that follow.
    Let(Names),
    /// Goes through the items of a list; the first for which the rules come to a verdict decides.
    First(Walk, Vec<Rule>),
    /// The same from the end of the list.
    Last(Walk, Vec<Rule>),
    /// Rules that count only where the checks hold.
    Group(Checks, Vec<Rule>),
    /// A verdict, where the checks hold.
    Verdict(Checks, Outcome),
}

/// A status and its message, or nothing at all: as no check.
#[derive(Debug)]
pub(super) enum Outcome {
    Health(HealthStatus, Option<Template>),
    Nothing,
}

/// The verdict of a list of rules on an object: `None` where none of them has one, `Some(None)` where it is to have no
/// health.
pub(super) fn judge(rules: &[Rule], scope: &Scope<'_>) -> Result<Option<Option<Health>>, Fault> {
    for (index, rule) in rules.iter().enumerate() {
        let verdict = match rule {
            Rule::Let(names) => {
                return with_names(&names.0, scope, &mut |scope| {
                    judge(&rules[index + 1..], scope)
                });
            }
            Rule::Needs(paths) => needs(paths, scope)?,
            Rule::First(walk, rules) => walk.visit(scope, &mut |scope| judge(rules, scope))?,
            Rule::Last(walk, rules) => {
                walk.visit_backwards(scope, &mut |scope| judge(rules, scope))?
            }
            Rule::Group(when, rules) if when.hold(scope)? => judge(rules, scope)?,
            Rule::Verdict(when, outcome) if when.hold(scope)? => Some(outcome.health(scope)?),
            Rule::Group(..) | Rule::Verdict(..) => None,
        };
        if verdict.is_some() {
            return Ok(verdict);
        }
    }
    Ok(None)
}

fn needs(paths: &[Path], scope: &Scope<'_>) -> Result<Option<Option<Health>>, Fault> {
    for path in paths {
        if path.get(scope)?.is_none() {
            return Err(Fault::new(format!("`{path}` is missing")));
        }
    }
    Ok(None)
}

impl Outcome {
    /// `None` also where the message is no text: Argo CD does not understand such an answer and takes it for none.
    fn health(&self, scope: &Scope<'_>) -> Result<Option<Health>, Fault> {
        let Self::Health(status, template) = self else {
            return Ok(None);
        };
        let value = match template {
            Some(template) => template.value(scope)?,
            None => None,
        };
        let message = match value.as_deref() {
            None => None,
            Some(Value::String(text)) => Some(text.clone()).filter(|text| !text.is_empty()),
            Some(_) => return Ok(None),
        };
        let status = *status;
        Ok(Some(Health { status, message }))
    }
}

/// The words of a rule as they are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    needs: Option<Vec<Path>>,
    #[serde(rename = "let")]
    names: Option<Names>,
    first: Option<Walk>,
    last: Option<Walk>,
    when: Option<Checks>,
    rules: Option<Vec<Rule>>,
    #[serde(rename = "Healthy")]
    healthy: Option<Message>,
    #[serde(rename = "Suspended")]
    suspended: Option<Message>,
    #[serde(rename = "Progressing")]
    progressing: Option<Message>,
    #[serde(rename = "Missing")]
    missing: Option<Message>,
    #[serde(rename = "Degraded")]
    degraded: Option<Message>,
    #[serde(rename = "Unknown")]
    unknown: Option<Message>,
    #[serde(rename = "Nothing")]
    nothing: Option<Message>,
}

/// A template; an empty text is no message.
struct Message(Option<Template>);

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(Self(None));
        }
        text.parse()
            .map(|template| Self(Some(template)))
            .map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut written = Written::deserialize(deserializer)?;
        let outcome = written.outcome().map_err(D::Error::custom)?;
        written.rule(outcome).map_err(D::Error::custom)
    }
}

impl Written {
    fn rule(self, outcome: Option<Outcome>) -> Result<Rule, &'static str> {
        let when = self.when;
        match (
            self.needs, self.names, self.first, self.last, self.rules, outcome,
        ) {
            (Some(paths), None, None, None, None, None) if when.is_none() => Ok(Rule::Needs(paths)),
            (None, Some(names), None, None, None, None) if when.is_none() => Ok(Rule::Let(names)),
            (None, None, Some(walk), None, Some(rules), None) if when.is_none() => {
                Ok(Rule::First(walk, rules))
            }
            (None, None, None, Some(walk), Some(rules), None) if when.is_none() => {
                Ok(Rule::Last(walk, rules))
            }
            (None, None, None, None, Some(rules), None) => {
                Ok(Rule::Group(when.unwrap_or_default(), rules))
            }
            (None, None, None, None, None, Some(outcome)) => {
                Ok(Rule::Verdict(when.unwrap_or_default(), outcome))
            }
            _ => Err(
                "a rule is one of: needs; let; first or last with rules; when with rules; a status, with or without when",
            ),
        }
    }

    fn outcome(&mut self) -> Result<Option<Outcome>, &'static str> {
        let statuses = [
            (HealthStatus::Healthy, self.healthy.take()),
            (HealthStatus::Suspended, self.suspended.take()),
            (HealthStatus::Progressing, self.progressing.take()),
            (HealthStatus::Missing, self.missing.take()),
            (HealthStatus::Degraded, self.degraded.take()),
            (HealthStatus::Unknown, self.unknown.take()),
        ];
        let mut outcomes: Vec<_> = statuses
            .into_iter()
            .filter_map(|(status, message)| {
                message.map(|message| Outcome::Health(status, message.0))
            })
            .chain(self.nothing.take().map(|_| Outcome::Nothing))
            .collect();
        if outcomes.len() > 1 {
            return Err("a rule gives one status");
        }
        Ok(outcomes.pop())
    }
}
