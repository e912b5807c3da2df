//! Vars (deprecated upstream): `$(NAME)` in certain fields stands for a field of some object.
//!
//! Source of the rules: kustomize 5.8, `api/internal/accumulator/resaccumulator.go`, `api/filters/refvar`. The object
//! is found when its kustomization is done, the value is read once, at the end of the build, after hashes and name
//! references.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::kubernetes::json::general;
use crate::kubernetes::yaml::{Content, Dialect, Node, ScalarType};
use crate::model::Fault;

use super::faults::{Collector, Located, Result as BuildResult};
use super::field_spec::{FieldSpec, Leaf};
use super::kustomization::VarEntry;
use super::replacements::{lookup, split};
use super::resource::ResId;
use super::resource_map::ResourceMap;
use super::setters::{is_text, is_untagged};
use super::shared::settle;

/// Finds the objects of vars and adds the vars to those that are there.
pub(crate) fn declare(
    vars: &[VarEntry],
    into: &mut Vec<VarEntry>,
    resources: &mut ResourceMap,
) -> BuildResult<()> {
    let mut faults = Collector::default();
    for var in vars {
        faults.take(note(var, resources).at(&var.file, var.at));
    }
    faults.take(merge(into, vars.to_vec()));
    faults.finish()
}

/// Adds the vars of a base; a name may be used once.
pub(crate) fn merge(into: &mut Vec<VarEntry>, vars: Vec<VarEntry>) -> BuildResult<()> {
    let mut faults = Collector::default();
    for var in vars {
        match into.iter().find(|other| other.name == var.name) {
            None => into.push(var),
            Some(other) => {
                let message = format!(
                    "var `{}` already encountered, in {}:{}",
                    var.name, other.file, other.at.line
                );
                let fault = Fault::new(message).hint("give one of them another name");
                faults.take::<()>(Err(fault).at(&var.file, var.at));
            }
        }
    }
    faults.finish()
}

/// Writes the name of a var on its object, present or former identity; an object that comes later is not found.
fn note(var: &VarEntry, resources: &mut ResourceMap) -> Result<(), Fault> {
    let wanted = ResId::previous(&var.gvk, &var.object_name, &var.object_namespace);
    let any_namespace = var.object_namespace.is_empty();
    let places = resources.named(&wanted.name, |resource| {
        resource.all_ids().any(|id| {
            if any_namespace {
                id.gvk == wanted.gvk && id.name == wanted.name
            } else {
                id == wanted
            }
        })
    });
    match places[..] {
        [] => Ok(()),
        [place] => {
            resources.edit(place, |resource| resource.vars.push(var.name.clone()));
            Ok(())
        }
        [..] => Err(Fault::new(format!(
            "found {} objects for var `{}`, unable to disambiguate",
            places.len(),
            var.name
        ))
        .hint("add `objref.namespace`")),
    }
}

/// Puts the values of all vars into the fields that may hold them.
pub(crate) fn resolve(
    resources: &mut ResourceMap,
    vars: &[VarEntry],
    specs: &[FieldSpec],
) -> BuildResult<()> {
    if vars.is_empty() {
        return Ok(());
    }
    let values = values(vars, resources)?;
    let mut faults = Collector::default();
    for resource in resources.iter_mut() {
        let gvk = resource.gvk();
        for spec in specs.iter().filter(|spec| spec.selects(&gvk)) {
            let expanded = spec.walk(&mut resource.node, Leaf::Never, &mut |field| {
                expand_field(field, &values)
            });
            // What was written over one of several scalars that are one is read again in the others.
            settle(resource);
            let subject = format!("{} {}", resource.kind(), resource.name());
            faults.take(expanded.of(subject, resource.origin.as_ref()));
        }
    }
    faults.finish()
}

/// What a var stands for.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Text(String),
    /// A number or boolean, which stays one where it stands alone.
    Typed {
        plain: String,
        within: String,
    },
    /// A mapping or list; the var stays as it is.
    Other,
}

type Values = BTreeMap<String, Value>;

fn values(vars: &[VarEntry], resources: &mut ResourceMap) -> BuildResult<Values> {
    let mut faults = Collector::default();
    let mut values = Values::new();
    for var in vars {
        let value = value(var, resources).at(&var.file, var.at);
        if let Some(value) = faults.take(value) {
            values.insert(var.name.clone(), value);
        }
    }
    faults.finish()?;
    Ok(values)
}

fn value(var: &VarEntry, resources: &mut ResourceMap) -> Result<Value, Fault> {
    let noted = resources
        .iter_mut()
        .find(|resource| resource.vars.contains(&var.name));
    let Some(resource) = noted else {
        return Err(Fault::new(format!(
            "var `{}` cannot be mapped to a field in the set of known resources",
            var.name
        ))
        .hint(format!(
            "there is no {} `{}`",
            var.gvk.kind, var.object_name
        )));
    };
    let missing = || {
        Fault::new(format!("the field of var `{}` was not found", var.name))
            .subject(format!("{} {}", var.gvk.kind, var.object_name))
            .hint(format!("check `fieldPath: {}`", var.field_path))
    };
    let path = with_indices(split(&var.field_path));
    let found = lookup(&mut resource.node, &path).map_err(|_| missing())?;
    typed(found.ok_or_else(missing)?).ok_or_else(missing)
}

/// Splits `ports[0]` in two steps.
fn with_indices(steps: Vec<String>) -> Vec<String> {
    let mut result = Vec::new();
    for step in steps {
        let parts = step
            .strip_suffix(']')
            .and_then(|rest| rest.rsplit_once('['))
            .filter(|(_, index)| !index.is_empty() && index.bytes().all(|b| b.is_ascii_digit()));
        match parts {
            Some((name, index)) => {
                if !name.is_empty() {
                    result.push(name.to_owned());
                }
                result.push(index.to_owned());
            }
            None => result.push(step),
        }
    }
    result
}

/// The value of a field; `None` for a number that Go does not read as a decimal one.
fn typed(node: &Node) -> Option<Value> {
    let Some(scalar) = node.as_scalar() else {
        return Some(Value::Other);
    };
    let text = &scalar.text;
    if is_untagged(scalar) {
        // What was written without a type, such as a name with a suffix, is handed on as a text, whatever it looks like.
        return Some(Value::Text(text.clone()));
    }
    Some(match scalar.scalar_type(Dialect::Kyaml) {
        ScalarType::String | ScalarType::Null | ScalarType::Timestamp => Value::Text(text.clone()),
        ScalarType::Int => {
            let number = text.parse::<i64>().ok()?.to_string();
            Value::Typed {
                plain: number.clone(),
                within: number,
            }
        }
        ScalarType::Bool => {
            let word = text.to_ascii_lowercase();
            Value::Typed {
                plain: word.clone(),
                within: word,
            }
        }
        ScalarType::Float => {
            let number = text.parse::<f64>().ok()?;
            Value::Typed {
                plain: number.to_string(),
                within: general(number),
            }
        }
    })
}

fn expand_field(field: &mut Node, values: &Values) -> Result<()> {
    match &mut field.content {
        Content::Scalar(_) => expand(field, values),
        Content::Mapping(fields) => {
            for entry in &mut fields.entries {
                expand(&mut entry.value, values);
            }
        }
        Content::Sequence(items) => {
            for item in items {
                if !is_text(item) {
                    let fault =
                        Fault::new("an item that is no string, in a list that may hold vars");
                    return Err(fault.line(item.at.line).hint("put it in quotes").into());
                }
                expand(item, values);
            }
        }
    }
    Ok(())
}

/// Replaces the vars in a text; one that stands alone gives its type too.
fn expand(node: &mut Node, values: &Values) {
    if !is_text(node) {
        return;
    }
    let text = node.text().unwrap_or_default();
    if !text.contains('$') && !node.as_scalar().is_some_and(is_untagged) {
        return;
    }
    let alone = text
        .strip_prefix("$(")
        .and_then(|rest| rest.strip_suffix(')'))
        .filter(|name| !name.contains(')'))
        .and_then(|name| values.get(name));
    let new = match alone {
        Some(Value::Typed { plain, .. }) => Node::plain(plain.as_str()),
        Some(Value::Text(value)) => Node::string(value.as_str()),
        Some(Value::Other) | None => Node::string(expanded(text, values)),
    };
    put(node, new);
}

/// Puts a scalar over another, with which others may be one.
fn put(node: &mut Node, mut new: Node) {
    if let (Content::Scalar(old), Content::Scalar(new)) = (&node.content, &mut new.content) {
        new.shared = old.shared;
    }
    *node = Node { at: node.at, ..new };
}

/// A text with its vars replaced; `$$` is a dollar, and what is unknown stays.
fn expanded(text: &str, values: &Values) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        let reference = after
            .strip_prefix('(')
            .and_then(|rest| rest.split_once(')'));
        rest = if let Some(after) = after.strip_prefix('$') {
            out.push('$');
            after
        } else if let Some((name, after)) = reference {
            match values.get(name) {
                Some(Value::Text(value)) => out.push_str(value),
                Some(Value::Typed { within, .. }) => out.push_str(within),
                Some(Value::Other) | None => out.extend(["$(", name, ")"]),
            }
            after
        } else {
            out.push('$');
            after
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_expanded_once() {
        let values: Values = [
            ("A", Value::Text("a".to_owned())),
            ("REF", Value::Text("$(A)".to_owned())),
            (
                "MILLION",
                Value::Typed {
                    plain: "1000000".to_owned(),
                    within: "1e+06".to_owned(),
                },
            ),
            ("MAP", Value::Other),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
        let rows = [
            ("$(A)-$(A)", "a-a"),
            ("$$(A)_$(A)", "$(A)_a"),
            ("%$(REF)%", "%$(A)%"),
            ("foo$(Awhoops", "foo$(Awhoops"),
            ("$(A$(A))", "$(A$(A))"),
            ("$?_$!_$A", "$?_$!_$A"),
            ("$(UNKNOWN)$", "$(UNKNOWN)$"),
            ("x$(MILLION)", "x1e+06"),
            ("x$(MAP)", "x$(MAP)"),
        ];
        for (text, expected) in rows {
            assert_eq!(super::expanded(text, &values), expected, "{text}");
        }
    }
}
