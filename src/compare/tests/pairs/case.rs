//! One pair with all that decides how it compares, and the question that it is to Argo CD.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::LAST_APPLIED;
use crate::model::Mutations;

/// The way of comparing that a pair takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strategy {
    /// Three-way, or two-way where nothing was recorded.
    Legacy,
    /// Structured merge: Git's object asks for `ServerSideApply=true`.
    Structured,
    /// By a dry run of the cluster.
    ServerSide,
}

/// What the cluster says to a dry run.
#[derive(Clone, Debug)]
pub(super) enum DryRun {
    /// Nobody asks it.
    None,
    Object(Value),
    Refused(String),
}

/// What the annotation on live says of the last apply.
#[derive(Clone, Debug)]
pub(super) enum Record {
    None,
    Tree(Value),
    /// Anything, also what is no JSON.
    Text(String),
}

/// Whether Argo CD knows the types that the cluster serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Types {
    Known,
    Unknown,
}

#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) strategy: Strategy,
    pub(super) git: Value,
    /// Without the record.
    pub(super) live: Value,
    pub(super) record: Record,
    /// `spec.ignoreDifferences`.
    pub(super) ignore: Vec<Value>,
    /// The data of `argocd-cm`.
    pub(super) settings: BTreeMap<String, String>,
    pub(super) types: Types,
    pub(super) dry_run: DryRun,
    /// What is done about what webhooks changed in the answer to a dry run.
    pub(super) mutations: Mutations,
}

/// A side of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Git,
    Live,
    Record,
    DryRun,
}

/// The sides that exist for themselves.
pub(super) const SIDES: [Side; 3] = [Side::Git, Side::Live, Side::Record];

impl Case {
    /// The tree of a side; a record that is no tree has none.
    pub(super) fn tree(&mut self, side: Side) -> Option<&mut Value> {
        match (side, &mut self.record, &mut self.dry_run) {
            (Side::Git, ..) => Some(&mut self.git),
            (Side::Live, ..) => Some(&mut self.live),
            (Side::Record, Record::Tree(tree), _) | (Side::DryRun, _, DryRun::Object(tree)) => {
                Some(tree)
            }
            (Side::Record, Record::None | Record::Text(_), _)
            | (Side::DryRun, _, DryRun::None | DryRun::Refused(_)) => None,
        }
    }

    /// The live object as a cluster has it, with the record.
    pub(super) fn whole_live(&self) -> Value {
        let text = match &self.record {
            Record::None => return self.live.clone(),
            Record::Tree(tree) => tree.to_string(),
            Record::Text(text) => text.clone(),
        };
        let mut live = self.live.clone();
        if let Some(Value::Object(metadata)) = live.get_mut("metadata") {
            let annotations = metadata.entry("annotations").or_insert_with(|| json!({}));
            if let Value::Object(annotations) = annotations {
                annotations.insert(LAST_APPLIED.to_owned(), text.into());
            }
        }
        live
    }

    pub(super) fn question(&self) -> Value {
        let mut question = json!({
            "ask": "pair",
            "strategy": match self.strategy {
                Strategy::Legacy => "legacy",
                Strategy::Structured => "byMark",
                Strategy::ServerSide => "serverSide",
            },
            "git": self.git,
            "live": self.whole_live(),
            "ignore": self.ignore,
            "settings": self.settings,
            "withoutTypes": self.types == Types::Unknown,
        });
        match &self.dry_run {
            DryRun::None => return question,
            DryRun::Object(tree) => question["dryRun"] = tree.clone(),
            DryRun::Refused(why) => question["dryRunRefusal"] = why.as_str().into(),
        }
        question["includeWebhooks"] = (self.mutations == Mutations::Included).into();
        question
    }

    /// A case as it is kept in a fixture: the question that it was.
    pub(super) fn of(question: &Value) -> Self {
        let settings = question["settings"].as_object().into_iter().flatten();
        Self {
            strategy: match question["strategy"].as_str() {
                Some("byMark") => Strategy::Structured,
                Some("serverSide") => Strategy::ServerSide,
                _ => Strategy::Legacy,
            },
            git: question["git"].clone(),
            live: question["live"].clone(),
            record: Record::None,
            ignore: question["ignore"].as_array().cloned().unwrap_or_default(),
            settings: settings
                .map(|(key, text)| (key.clone(), text.as_str().unwrap_or_default().to_owned()))
                .collect(),
            types: if question["withoutTypes"] == true {
                Types::Unknown
            } else {
                Types::Known
            },
            dry_run: match (question.get("dryRun"), question["dryRunRefusal"].as_str()) {
                (_, Some(why)) => DryRun::Refused(why.to_owned()),
                (Some(tree), None) => DryRun::Object(tree.clone()),
                (None, None) => DryRun::None,
            },
            mutations: if question["includeWebhooks"] == true {
                Mutations::Included
            } else {
                Mutations::Removed
            },
        }
    }
}
