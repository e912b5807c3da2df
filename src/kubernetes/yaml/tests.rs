//! The tables of `fixtures/yaml/`, and the limits.
//!
//! The tables hold what Go answers: `as-go.jsonl` `sigs.k8s.io/yaml` 1.6, `as-kustomize.jsonl` kyaml 0.21.2 with go-yaml
//! 3.0.5 (one line a resource), `places.jsonl` the node tree of go-yaml 3.0.5, `written.jsonl` `JSONToYAML` of
//! `sigs.k8s.io/yaml` 1.6. `refused.jsonl` has go-yaml's words where it has some, and our places.

use std::fmt::Write;
use std::thread;

use serde_json::Value;

use super::read::{MAX_DEPTH, Stream};
use super::{
    Content, Dialect, Error, MAX_BYTES, Node, Position, Scalar, ScalarType, Style, documents,
    documents_as, write, write_in_order,
};
use crate::kubernetes::json::go_json;

fn rows(table: &'static str) -> impl Iterator<Item = Value> {
    table
        .lines()
        .map(|line| serde_json::from_str(line).expect("a row is JSON"))
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().expect("the column holds text")
}

/// What `Unmarshal` makes of the first document, as Go prints it.
fn first(text: &str) -> Result<String, Error> {
    match Stream::new(text.as_bytes(), Dialect::Sigs)?.next() {
        Some(document) => document?
            .into_value(Dialect::Sigs)
            .map(|value| go_json(&value)),
        None => Ok("null".to_owned()),
    }
}

/// The resources of a text as kustomize sees them, one a line.
fn resources(text: &str) -> Result<String, Error> {
    documents(text.as_bytes())?
        .into_iter()
        .try_fold(String::new(), |lines, node| {
            assert_eq!(
                node.value(Dialect::Kyaml),
                node.clone().into_value(Dialect::Kyaml)
            );
            Ok(lines + &go_json(&node.into_value(Dialect::Kyaml)?) + "\n")
        })
}

fn check(text: &str, found: Result<String, Error>, wanted: &str) {
    match found {
        Ok(found) => assert_eq!(found, wanted, "{text:?}"),
        Err(error) => assert!(
            wanted.starts_with("ERR"),
            "{text:?} wants {wanted}: {error}"
        ),
    }
}

fn error(text: &[u8]) -> Error {
    documents(text)
        .and_then(|nodes| {
            nodes
                .into_iter()
                .map(|node| node.into_value(Dialect::Kyaml))
                .collect::<Result<Vec<_>, _>>()
        })
        .expect_err("the text is refused")
}

#[test]
fn reads_as_go() {
    for row in rows(include_str!("../../../fixtures/yaml/as-go.jsonl")) {
        let yaml = text(&row, "yaml");
        check(yaml, first(yaml), text(&row, "sigs.k8s.io/yaml"));
    }
}

#[test]
fn reads_as_kustomize() {
    for row in rows(include_str!("../../../fixtures/yaml/as-kustomize.jsonl")) {
        let yaml = text(&row, "yaml");
        check(yaml, resources(yaml), text(&row, "kyaml"));
    }
}

#[test]
fn writes_as_go() {
    for row in rows(include_str!("../../../fixtures/yaml/written.jsonl")) {
        let value: Value = serde_json::from_str(text(&row, "json")).expect("the column holds JSON");
        let mut out = String::new();
        write(&value, &mut out);
        assert_eq!(out, text(&row, "yaml"), "{value}");
        let mut back = Stream::new(out.as_bytes(), Dialect::Sigs).expect("what is written is text");
        let back = back
            .next()
            .expect("there is a document")
            .expect("it can be read");
        let back = back
            .into_value(Dialect::Sigs)
            .expect("its keys are strings");
        assert_eq!(go_json(&back), go_json(&value), "{out}");
    }
}

#[test]
fn writes_keys_in_the_order_they_have() {
    let text = r#"{"b":{"9":"on","10":[{"z":1.5,"a":null}]},"a":"x"}"#;
    let value: Value = serde_json::from_str(text).expect("JSON");
    let mut out = String::new();
    write_in_order(&value, &mut out);
    let back = documents(out.as_bytes()).expect("what is written is read");
    let back = back[0].value(Dialect::Sigs).expect("its keys are strings");
    assert_eq!(back.to_string(), text, "{out}");
}

#[test]
fn writes_keys_without_total_order() {
    let value = serde_json::json!({"a9": 1, "a10": 1, "a1b": 1, "07": 1, "0x": 1, "1e": 1});
    let mut out = String::new();
    write(&value, &mut out);
    assert_eq!(out.lines().count(), 6);
}

#[test]
fn refuses_with_words_and_place() {
    for row in rows(include_str!("../../../fixtures/yaml/refused.jsonl")) {
        let found = error(text(&row, "yaml").as_bytes());
        assert_eq!(found.message, text(&row, "error"), "{row}");
        assert_eq!(
            (found.at.line, found.at.column),
            (number(&row, "line"), number(&row, "column")),
            "{row}"
        );
    }
}

fn number(row: &Value, key: &str) -> u32 {
    row[key]
        .as_u64()
        .and_then(|number| u32::try_from(number).ok())
        .expect("the column holds a number")
}

#[test]
fn knows_the_place_of_every_node() {
    for row in rows(include_str!("../../../fixtures/yaml/places.jsonl")) {
        let mut found = Vec::new();
        for node in documents(text(&row, "yaml").as_bytes()).expect("the text is YAML") {
            list(&node, &mut found);
        }
        assert_eq!(Value::from(found), row["nodes"], "{row}");
    }
}

/// A line for each node and key in the order of the text, as the table has it.
fn list(node: &Node, lines: &mut Vec<String>) {
    let Position { line, column } = node.at;
    match &node.content {
        Content::Scalar(scalar) => lines.push(leaf(scalar, node.at)),
        Content::Sequence(items) => {
            lines.push(format!("seq {line}:{column}"));
            for item in items {
                list(item, lines);
            }
        }
        Content::Mapping(mapping) => {
            lines.push(format!("map {line}:{column}"));
            for entry in &mapping.entries {
                lines.push(leaf(&entry.key, entry.key_at));
                list(&entry.value, lines);
            }
        }
    }
}

fn leaf(scalar: &Scalar, at: Position) -> String {
    // The numbers are go-yaml's `Style`.
    let style = match scalar.style {
        Style::Plain => 0,
        Style::DoubleQuoted => 2,
        Style::SingleQuoted => 4,
        Style::Literal => 8,
        Style::Folded => 16,
    };
    let text = go_json(&Value::from(scalar.text.as_str()));
    format!("scalar {}:{} {style} {text}", at.line, at.column)
}

#[test]
fn types_of_scalars() {
    let types = |text| {
        let scalar = Scalar::plain(text);
        (
            scalar.scalar_type(Dialect::Sigs),
            scalar.scalar_type(Dialect::Kyaml),
        )
    };
    assert_eq!(types("yes"), (ScalarType::Bool, ScalarType::String));
    assert_eq!(types("0o7"), (ScalarType::Int, ScalarType::Int));
    assert_eq!(
        types("2020-01-02"),
        (ScalarType::String, ScalarType::Timestamp)
    );
    assert_eq!(types(""), (ScalarType::Null, ScalarType::Null));
    assert_eq!(types("1e3"), (ScalarType::Float, ScalarType::Float));
    assert_eq!(
        Scalar::string("1").scalar_type(Dialect::Sigs),
        ScalarType::String
    );
}

#[test]
fn a_merge_after_an_equal_key_wins_for_sigs_alone() {
    let text = b"a: &a {k: 1}\nb:\n  k: 2\n  <<: *a\n";
    for (dialect, wanted) in [(Dialect::Sigs, "1"), (Dialect::Kyaml, "2")] {
        let nodes = documents_as(text, dialect).expect("the text is YAML");
        assert_eq!(
            nodes[0]
                .get("b")
                .and_then(|b| b.get("k"))
                .and_then(Node::text),
            Some(wanted)
        );
    }
}

#[test]
fn a_value_survives_as_a_tree() {
    let value: Value =
        serde_json::json!({"a": [1, -1.5, 1e300, "1", "yes", null, true], "on": {}, "1": []});
    for dialect in [Dialect::Sigs, Dialect::Kyaml] {
        assert_eq!(
            Node::from_value(&value).into_value(dialect).as_ref(),
            Ok(&value)
        );
    }
}

#[test]
fn refuses_what_is_not_text() {
    let wrong = error(b"a: b\nc: \xC3\xA9\xFF\n");
    assert_eq!(
        (wrong.message.as_str(), wrong.at),
        ("invalid UTF-8", Position { line: 2, column: 5 })
    );
    for control in [
        "a: \u{0}",
        "a: \u{7}",
        "a: \u{7f}",
        "a: \u{80}",
        "# \u{fffe}",
    ] {
        let wrong = error(format!("é: 1\n{control}").as_bytes());
        assert_eq!(wrong.message, "control characters are not allowed");
        assert_eq!(wrong.at.line, 2);
    }
    assert!(documents("a: '\u{85}\u{a0}\u{feff}\u{e000}\u{1F600}'".as_bytes()).is_ok());
}

#[test]
fn refuses_alias_bombs() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        let _ = writeln!(bomb, "a{level}: &a{level} [{aliases}]");
    }
    assert_eq!(
        error(bomb.as_bytes()).message,
        "document contains excessive aliasing"
    );

    let long = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(1 << 20),
        "*a, ".repeat(1000)
    );
    assert_eq!(
        error(long.as_bytes()).message,
        "document contains excessive aliasing"
    );

    // Many aliases to something small are what Helm charts and CI files live on.
    let many = format!("a: &a [x, y]\nb:\n{}", "- *a\n".repeat(300));
    assert!(documents(many.as_bytes()).is_ok());
}

#[test]
fn refuses_what_is_too_large() {
    let wrong = error(&vec![b'#'; MAX_BYTES + 1]);
    assert_eq!(wrong.message, "larger than 256 MiB");
}

#[test]
fn reads_fifty_megabytes() {
    let line = "  0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456\n";
    let text = format!("data: |\n{}", line.repeat(500_000));
    let nodes = documents(text.as_bytes()).expect("the text is YAML");
    assert_eq!(
        nodes[0].get("data").and_then(Node::text).map(str::len),
        Some((line.len() - 2) * 500_000)
    );
}

/// On the smallest stack a thread of ours has, in a debug build.
#[test]
fn the_deepest_tree_fits_a_stack() {
    for (open, close) in [("[", "]"), ("{a: ", "}")] {
        let walk = move || {
            let text = open.repeat(MAX_DEPTH) + &close.repeat(MAX_DEPTH);
            let nodes = documents(text.as_bytes()).expect("the text is YAML");
            let value = nodes[0]
                .clone()
                .value(Dialect::Kyaml)
                .expect("the keys are strings");
            let mut out = String::new();
            write(&value, &mut out);
            assert_eq!(
                Node::from_value(&value).into_value(Dialect::Sigs),
                Ok(value)
            );
        };
        let thread = thread::Builder::new().stack_size(2 << 20).spawn(walk);
        thread
            .expect("a thread can start")
            .join()
            .expect("the walk ends");

        let text = open.repeat(MAX_DEPTH + 1) + &close.repeat(MAX_DEPTH + 1);
        assert_eq!(error(text.as_bytes()).message, "exceeded max depth of 256");
    }
    let alias = format!(
        "a: &a {}{}\nb: [[*a]]",
        "[".repeat(MAX_DEPTH - 1),
        "]".repeat(MAX_DEPTH - 1)
    );
    assert_eq!(error(alias.as_bytes()).message, "exceeded max depth of 256");
}
