//! One pair with all that decides how it compares, and the question that it is to Argo CD.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::LAST_APPLIED;

/// The way of comparing that a pair takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strategy {
    /// Three-way, or two-way where nothing was recorded.
    Legacy,
    /// Structured merge: Git's object asks for `ServerSideApply=true`.
    Structured,
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
}

/// A side of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Git,
    Live,
    Record,
}

pub(super) const SIDES: [Side; 3] = [Side::Git, Side::Live, Side::Record];

impl Case {
    /// The tree of a side; a record that is no tree has none.
    pub(super) fn tree(&mut self, side: Side) -> Option<&mut Value> {
        match (side, &mut self.record) {
            (Side::Git, _) => Some(&mut self.git),
            (Side::Live, _) => Some(&mut self.live),
            (Side::Record, Record::Tree(tree)) => Some(tree),
            (Side::Record, Record::None | Record::Text(_)) => None,
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
        json!({
            "ask": "pair",
            "strategy": match self.strategy { Strategy::Legacy => "legacy", Strategy::Structured => "byMark" },
            "git": self.git,
            "live": self.whole_live(),
            "ignore": self.ignore,
            "settings": self.settings,
            "withoutTypes": self.types == Types::Unknown,
        })
    }

    /// A case as it is kept in a fixture: the question that it was.
    pub(super) fn of(question: &Value) -> Self {
        let settings = question["settings"].as_object().into_iter().flatten();
        Self {
            strategy: match question["strategy"].as_str() {
                Some("byMark") => Strategy::Structured,
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
        }
    }
}
