//! The content hash that ends the names of generated objects.
//!
//! Source of the rules: kustomize 5.8, `api/hasher/hasher.go`. The name that goes into the hash is always empty there.

use serde_json::{Map, Number, Value};
use sha2::{Digest, Sha256};

use crate::kubernetes::json::go_json;
use crate::kubernetes::yaml::{Content, Dialect, Node};
use crate::model::Fault;
use crate::render::kustomize::faults::{Located, Result};
use crate::render::kustomize::resource::Resource;
use crate::render::kustomize::resource_map::ResourceMap;

/// Ends the name of everything that was generated with the hash of its final content.
pub(crate) fn add_hashes(map: &mut ResourceMap) -> Result<()> {
    if !map.iter().any(|resource| resource.needs_hash) {
        return Ok(());
    }
    for resource in map.iter_mut().filter(|resource| resource.needs_hash) {
        let hash = hash(resource)?;
        let name = format!("{}-{hash}", resource.name());
        resource.push_previous()?;
        resource.set_name(&name);
    }
    Ok(())
}

fn hash(resource: &Resource) -> Result<String> {
    let mut content = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            content.insert(name.to_owned(), value);
        }
    };
    let field = |name: &str| {
        let value = field_value(&resource.node, name);
        value.of(resource.current_id(), resource.origin.as_ref())
    };
    let kind = resource.kind();
    put("kind", Some(kind.into()));
    put("name", Some("".into()));
    put("data", Some(field("data")?));
    match kind {
        "ConfigMap" => put(
            "binaryData",
            Some(field("binaryData")?).filter(Value::is_object),
        ),
        "Secret" => {
            put("type", Some(field("type")?));
            put(
                "stringData",
                Some(field("stringData")?).filter(Value::is_object),
            );
        }
        _ => return Err(unhashable(kind)).of(resource.current_id(), resource.origin.as_ref()),
    }
    Ok(encode(&go_json(&Value::Object(content))))
}

/// A patch can make any other kind of what was generated. kustomize hashes that by how it lies in its memory: with lines,
/// columns and quotes of whatever the texts came from, and with notes of the build.
fn unhashable(kind: &str) -> Fault {
    Fault::new(format!(
        "the hash of a generated object that is a {kind} now cannot be told"
    ))
    .hint("set `disableNameSuffixHash: true` for it, or do not change its kind")
}

/// A mapping as JSON, the text of a scalar, and the empty text for what is absent.
fn field_value(node: &Node, name: &str) -> anyhow::Result<Value> {
    let Some(field) = node.get(name) else {
        return Ok("".into());
    };
    Ok(match &field.content {
        Content::Scalar(scalar) => scalar.text.as_str().into(),
        Content::Mapping(_) => floats(field.value(Dialect::Kyaml)?),
        // kustomize reads a list into a map, which leaves the map nil.
        Content::Sequence(_) => Value::Null,
    })
}

/// The value with all numbers as Go reads them from JSON: `float64`, so that large ones lose digits.
fn floats(value: Value) -> Value {
    match value {
        Value::Number(number) => number
            .as_f64()
            .and_then(Number::from_f64)
            .map_or(Value::Null, Value::Number),
        Value::Object(fields) => {
            let fields = fields.into_iter();
            fields.map(|(name, value)| (name, floats(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(floats).collect(),
        Value::Null | Value::Bool(_) | Value::String(_) => value,
    }
}

/// Ten hexadecimal digits, with those that could form words replaced.
fn encode(content: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .take(10)
        .map(|digit| match digit {
            0 => 'g',
            1 => 'h',
            3 => 'k',
            10 => 'm',
            14 => 't',
            other => char::from_digit(u32::from(other), 16).unwrap_or('x'),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_form_words_are_replaced() {
        // sha256("") starts with e3b0c44298.
        assert_eq!(encode(""), "tkbgc44298");
    }
}
