//! The JSON document against its published schema, in both directions: it is valid, and the schema knows every key.

use serde_json::Value;

use super::rows::Amount;
use super::{Subject, json, samples, yaml};
use crate::model::{FieldValue, Report};

fn schema() -> Value {
    serde_json::from_str(include_str!("schema.json")).expect("the schema is JSON")
}

fn every_sample() -> Vec<Report> {
    let mut empty = samples::synced();
    empty.applications.clear();
    empty.live_source = None;
    vec![
        samples::drifted(),
        samples::values(),
        samples::synced(),
        samples::unknown(),
        samples::several(),
        samples::hostile(),
        empty,
    ]
}

fn document(report: &Report) -> Value {
    json::document(report, Subject::Fields, Amount::Summary).expect("a document")
}

#[test]
fn documents_are_as_their_schema_says() {
    let validator = jsonschema::draft202012::new(&schema()).expect("a valid schema");
    for report in every_sample() {
        for subject in [Subject::Fields, Subject::Applications] {
            let document = json::document(&report, subject, Amount::Summary).expect("a document");
            let errors: Vec<String> = validator
                .iter_errors(&document)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{}", errors.join("\n"));
        }
    }
}

#[test]
fn every_key_that_is_printed_is_required() {
    let schema = schema();
    for report in every_sample() {
        check_keys(&schema, &schema, &document(&report), "");
    }
}

/// Every key of `document` is in the schema's `required`, and the other way round; `differences` alone may be left out.
fn check_keys(root: &Value, schema: &Value, document: &Value, place: &str) {
    let schema = resolved(root, schema);
    match document {
        Value::Object(fields) if schema.get("required").is_some() => {
            let required: Vec<&str> = schema["required"]
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(Value::as_str)
                .collect();
            for key in fields.keys().filter(|key| *key != "differences") {
                assert!(
                    required.contains(&key.as_str()),
                    "{place}/{key} is not required"
                );
            }
            for key in &required {
                assert!(fields.contains_key(*key), "{place}/{key} is missing");
            }
            for (key, value) in fields {
                let inner = schema["properties"].get(key);
                check_keys(
                    root,
                    inner.unwrap_or(&Value::Bool(true)),
                    value,
                    &format!("{place}/{key}"),
                );
            }
        }
        Value::Array(items) => {
            for item in items {
                check_keys(root, &schema["items"], item, &format!("{place}[]"));
            }
        }
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The definition behind a `$ref` or behind the first choice of an `anyOf`.
fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let schema = schema["anyOf"].get(0).unwrap_or(schema);
    match schema["$ref"].as_str() {
        Some(name) => {
            let name = name.trim_start_matches("#/$defs/");
            resolved(root, &root["$defs"][name])
        }
        None => schema,
    }
}

#[test]
fn status_is_the_same_document_without_differences() {
    let report = samples::drifted();
    let mut with = document(&report);
    let without =
        json::document(&report, Subject::Applications, Amount::Summary).expect("a document");
    assert_ne!(with, without);
    for object in with["applications"][0]["objects"]
        .as_array_mut()
        .expect("objects")
    {
        object
            .as_object_mut()
            .expect("an object")
            .remove("differences");
    }
    assert_eq!(with, without);
}

#[test]
fn a_value_over_64_kib_is_cut_unless_asked_for() {
    let mut report = samples::drifted();
    let live = &mut report.applications[0].objects[0].differences[0].live;
    *live = FieldValue::Value(Value::String("x".repeat(64 << 10)));
    let live = |amount: Amount| {
        let document = json::document(&report, Subject::Fields, amount).expect("a document");
        document["applications"][0]["objects"][0]["differences"][0]["live"].clone()
    };
    assert_eq!(
        live(Amount::Summary),
        serde_json::json!({"state": "cut", "value": null, "mask": null, "bytes": 65538})
    );
    assert_eq!(live(Amount::All)["state"], "value");
}

#[test]
fn yaml_is_the_same_document() {
    for report in every_sample() {
        let document = document(&report);
        let mut text = Vec::new();
        yaml::yaml(&document, &mut text).expect("a vector takes it");
        let back: Value = serde_yaml::from_slice(&text).expect("YAML");
        assert_eq!(back, document);
    }
}

#[test]
fn no_document_has_a_control_character() {
    let document = document(&samples::hostile());
    let (mut in_json, mut in_yaml) = (Vec::new(), Vec::new());
    json::json(&document, &mut in_json).expect("a vector takes it");
    yaml::yaml(&document, &mut in_yaml).expect("a vector takes it");
    let back: Value = serde_json::from_slice(&in_json).expect("JSON");
    assert_eq!(back, document);
    for text in [in_json, in_yaml] {
        let text = String::from_utf8(text).expect("UTF-8");
        let found = text.chars().find(|&c| c.is_control() && c != '\n');
        assert_eq!(found, None, "{text}");
    }
}
