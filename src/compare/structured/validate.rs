//! Whether an object is what its schema says.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use super::types::{Atom, Merge, Scalar, Type};
use crate::kubernetes::FieldPath;
use crate::kubernetes::path::Step;

/// The first place that the schema refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::compare) struct Invalid {
    path: Vec<Step>,
    why: &'static str,
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path: Vec<Step> = self.path.iter().rev().cloned().collect();
        write!(f, "`{}`: {}", FieldPath(path), self.why)
    }
}

pub(in crate::compare) fn validate(value: &Value, of: Type<'_>) -> Result<(), Invalid> {
    if value.is_null() {
        return Ok(());
    }
    match (of.atom(Some(value)), value) {
        (Atom::Scalar(scalar), value) if fits(scalar, value) => Ok(()),
        (Atom::Scalar(_), _) => Err(invalid("a value of another type is expected")),
        (Atom::List(list), Value::Array(items)) => {
            let mut seen = BTreeSet::new();
            for (place, item) in items.iter().enumerate() {
                let at = |invalid: Invalid| invalid.below(Step::Index(place));
                if !matches!(list.merge, Merge::Whole) {
                    let element = list.merge.element(item);
                    let element = element.ok_or_else(|| at(invalid("an item without its key")))?;
                    if !seen.insert(element) {
                        return Err(at(invalid("a second item with this key")));
                    }
                }
                validate(item, list.items).map_err(at)?;
            }
            Ok(())
        }
        (Atom::List(_), _) => Err(invalid("a list is expected")),
        (Atom::Map(map), Value::Object(fields)) => {
            for (key, value) in fields {
                let at = |invalid: Invalid| invalid.below(Step::Key(key.clone()));
                let of = map.child(key);
                let of = of.ok_or_else(|| at(invalid("a field that the schema has not")))?;
                validate(value, of).map_err(at)?;
            }
            Ok(())
        }
        (Atom::Map(_), _) => Err(invalid("a map is expected")),
    }
}

fn fits(scalar: Scalar, value: &Value) -> bool {
    match scalar {
        Scalar::String => value.is_string(),
        Scalar::Number => value.is_number(),
        Scalar::Bool => value.is_boolean(),
        Scalar::Any => value.is_string() || value.is_number() || value.is_boolean(),
    }
}

fn invalid(why: &'static str) -> Invalid {
    let path = Vec::new();
    Invalid { path, why }
}

impl Invalid {
    pub(super) fn at(path: &[Step], why: &'static str) -> Self {
        let path = path.iter().rev().cloned().collect();
        Self { path, why }
    }

    fn below(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }
}
