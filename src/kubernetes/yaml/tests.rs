//! The tables of `fixtures/yaml/`.

use serde_json::Value;

use super::{Dialect, Error, Stream};
use crate::kubernetes::json::go_json;

/// What `Unmarshal` of `dialect` makes of the first document, as Go prints it.
fn first(text: &str, dialect: Dialect) -> Result<String, Error> {
    match Stream::new(text.as_bytes(), dialect)?.next() {
        Some(document) => document?.into_value(dialect).map(|value| go_json(&value)),
        None => Ok("null".to_owned()),
    }
}

fn rows(table: &str) -> impl Iterator<Item = Value> {
    table
        .lines()
        .map(|line| serde_json::from_str(line).expect("a row is JSON"))
}

#[test]
fn reads_as_go() {
    for row in rows(include_str!("../../../fixtures/yaml/as-go.jsonl")) {
        let text = row["yaml"].as_str().expect("a row has `yaml`");
        let wanted = row["sigs.k8s.io/yaml"]
            .as_str()
            .expect("a row has the answer");
        match first(text, Dialect::Sigs) {
            Ok(found) => assert_eq!(found, wanted, "{text:?}"),
            Err(error) => assert!(
                wanted.starts_with("ERR"),
                "{text:?} wants {wanted}: {error}"
            ),
        }
    }
}
