//! What a script returns → what it says of the object.
//!
//! Source: Argo CD 3.6 `util/lua/lua.go` (`ExecuteHealthLua`): the table becomes JSON and that a `HealthStatus`
//! (gitops-engine `pkg/health/health.go`); layeh.com/gopher-json says what is no JSON.

use std::collections::{BTreeMap, HashSet};

use super::language::syntax::Text;
use super::library::numbers;
use super::machine::Machine;
use super::machine::value::{TableId, Value};
use crate::model::{Health, HealthStatus};

/// What a script says of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::health) enum Said {
    /// It returned nil: the check in Argo CD's own code decides, if there is one.
    Nothing,
    /// It returned a table in which there is no status to read: no health, and no other check is asked.
    Blank,
    Health {
        health: Health,
        /// Takes the place of "Pending deletion", with the status, where the object is being deleted.
        deletion_message: Option<String>,
    },
}

/// Argo CD's words.
const INVALID_STATUS: &str = "Lua returned an invalid health status";

/// The last value that a script returned; `Err` where that is an error.
pub(super) fn read(machine: &mut Machine, values: &[Value]) -> Result<Said, String> {
    match values.last() {
        None | Some(Value::Nil) => Ok(Said::Nothing),
        Some(Value::Table(id)) => {
            let json = Encoder::default()
                .table(machine, *id)
                .map_err(Refusal::in_words)?;
            Ok(said(&json))
        }
        Some(other) => Err(format!(
            "expect table output from Lua script, not {}",
            other.kind()
        )),
    }
}

/// What Go's encoder puts before the error of a value within values.
const PREFIX: &str = "json: error calling MarshalJSON for type json.jsonValue: ";

/// As much of JSON as matters here.
enum Json {
    Null,
    Text(String),
    /// A number, a boolean, a list.
    Other,
    Map(BTreeMap<Vec<u8>, Json>),
}

enum Refusal {
    /// In Go's words, and how many values deep.
    Go(usize, String),
    /// Go's encoder has no such limit.
    TooDeep,
}

impl Refusal {
    fn in_words(self) -> String {
        match self {
            Self::Go(depth, what) => format!("{}{what}", PREFIX.repeat(depth + 1)),
            Self::TooDeep => "nested too deeply".to_owned(),
        }
    }

    /// The same of the value around it.
    fn outside(self) -> Self {
        match self {
            Self::Go(depth, what) => Self::Go(depth + 1, what),
            Self::TooDeep => Self::TooDeep,
        }
    }
}

#[derive(Default)]
struct Encoder {
    /// A table may come once, also where it does not hold itself.
    visited: HashSet<TableId>,
    depth: usize,
}

impl Encoder {
    fn table(&mut self, machine: &mut Machine, id: TableId) -> Result<Json, Refusal> {
        /// Each level takes stack.
        const DEEPEST: usize = 100;
        if !self.visited.insert(id) {
            return refused("cannot encode recursively nested tables to JSON");
        }
        if self.depth == DEEPEST {
            return Err(Refusal::TooDeep);
        }
        self.depth += 1;
        let mut expected = 0.0;
        let mut map = BTreeMap::new();
        let mut key = Value::Nil;
        let mut kind = None;
        while let (Some((next, value)), _) = machine.heap.table(id).after(&key) {
            match (&next, *kind.get_or_insert(next.kind())) {
                (Value::Number(number), "number") => {
                    expected += 1.0;
                    if number.total_cmp(&expected).is_ne() {
                        return refused("cannot encode sparse array");
                    }
                    self.value(machine, &value)?;
                }
                (Value::Text(text), "string") => {
                    let content = self.value(machine, &value)?;
                    map.insert(text.to_vec(), content);
                }
                _ => return refused("cannot encode mixed or invalid key types"),
            }
            key = next;
        }
        self.depth -= 1;
        Ok(match kind {
            Some("string") => Json::Map(map),
            _ => Json::Other,
        })
    }

    fn value(&mut self, machine: &mut Machine, value: &Value) -> Result<Json, Refusal> {
        let result = match value {
            Value::Nil => Ok(Json::Null),
            Value::Bool(_) => Ok(Json::Other),
            Value::Number(number) => match numbers::not_finite(*number) {
                Some(word) => refused(&format!("json: unsupported value: {word}")),
                None => Ok(Json::Other),
            },
            Value::Text(text) => Ok(Json::Text(readable(text))),
            Value::Table(id) => self.table(machine, *id),
            Value::Function(_) | Value::Native(_) => {
                refused(&format!("cannot encode {} to JSON", value.kind()))
            }
        };
        result.map_err(Refusal::outside)
    }
}

fn refused(what: &str) -> Result<Json, Refusal> {
    Err(Refusal::Go(0, what.to_owned()))
}

/// Bytes that are no UTF-8 become one replacement character each.
fn readable(text: &Text) -> String {
    let mut shown = String::new();
    for chunk in text.utf8_chunks() {
        shown.push_str(chunk.valid());
        shown.extend(chunk.invalid().iter().map(|_| '\u{fffd}'));
    }
    shown
}

fn said(json: &Json) -> Said {
    let Json::Map(map) = json else {
        return Said::Blank;
    };
    let mut fields = [None, None, None];
    let mut is_wrong = false;
    // Go takes a key in any case; of several the one that sorts last holds.
    for (key, value) in map {
        let names = ["status", "message", "deletionMessage"];
        let place = names
            .iter()
            .position(|name| name.as_bytes().eq_ignore_ascii_case(key));
        match (place, value) {
            (Some(place), Json::Text(text)) => fields[place] = Some(text.clone()),
            (Some(_), Json::Other | Json::Map(_)) => is_wrong = true,
            (Some(_), Json::Null) | (None, _) => {}
        }
    }
    let [status, message, deletion_message] = fields;
    if is_wrong {
        return Said::Blank;
    }
    let set = |text: Option<String>| text.filter(|text| !text.is_empty());
    match status.as_deref().and_then(status_named) {
        Some(status) => Said::Health {
            health: Health {
                status,
                message: set(message),
            },
            deletion_message: set(deletion_message),
        },
        None => Said::Health {
            health: Health {
                status: HealthStatus::Unknown,
                message: Some(INVALID_STATUS.to_owned()),
            },
            deletion_message: None,
        },
    }
}

fn status_named(word: &str) -> Option<HealthStatus> {
    Some(match word {
        "Healthy" => HealthStatus::Healthy,
        "Suspended" => HealthStatus::Suspended,
        "Progressing" => HealthStatus::Progressing,
        "Missing" => HealthStatus::Missing,
        "Degraded" => HealthStatus::Degraded,
        "Unknown" => HealthStatus::Unknown,
        _ => return None,
    })
}
