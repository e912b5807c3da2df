//! The table of `fixtures/compare/server-side.yaml`: the cluster's answers, and what is made of them.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{desired, manifest, rules};
use crate::kubernetes::GroupVersionKind;
use crate::kubernetes::yaml::{self, Dialect};
use crate::model::{
    Compared, Live, Mutations, Observation, Predicted, Predictions, Rules, ServedTypes, Strategy,
};

fn types() -> ServedTypes {
    let text = include_str!("../../../fixtures/compare/types.json");
    let document: Value = serde_json::from_str(text).expect("JSON");
    let definitions = document["definitions"].as_object().expect("a map").clone();
    let kind = GroupVersionKind::parse("example.com/v1", "Widget");
    ServedTypes {
        definitions: definitions.into_iter().collect(),
        kinds: [(kind, "com.example.v1.Widget".to_owned())].into(),
    }
}

/// Lays one tree over another, map by map.
fn over(tree: &mut Value, more: &Value) {
    match (tree, more) {
        (Value::Object(tree), Value::Object(more)) => {
            for (key, more) in more {
                over(tree.entry(key).or_insert(Value::Null), more);
            }
        }
        (tree, more) if !more.is_null() => *tree = more.clone(),
        _ => {}
    }
}

fn entries(fields: &Value, operation: &str) -> Value {
    json!([{"manager": "argocd-controller", "operation": operation, "fieldsType": "FieldsV1", "fieldsV1": fields}])
}

fn compared(case: &Value) -> Compared {
    let text = |key: &str, or: &str| case[key].as_str().unwrap_or(or).to_owned();
    let mut git = json!({"apiVersion": "example.com/v1", "kind": text("kind", "Widget"),
        "metadata": {"name": "a", "namespace": "web"}});
    over(&mut git, &case["git"]);
    let with = |more: &Value, fields: Option<&Value>| {
        let mut tree = git.clone();
        over(&mut tree, more);
        let entries = fields.map(|fields| entries(fields, &text("operation", "Apply")));
        let entries = entries.unwrap_or_else(|| json!([]));
        manifest(&tree).with_managed_fields(entries.to_string().into())
    };
    let owns = match case.get("owns") {
        Some(Value::Null) => None,
        Some(owns) => Some(owns.clone()),
        None => Some(json!({"f:metadata": {"f:name": {}}})),
    };
    let live = with(&case["live"], Some(case.get("owned").unwrap_or(&json!({}))));
    let answer = with(&case["answer"], owns.as_ref());
    let mut desired = desired(&[&git]);
    let key = live.key();
    desired.predictions = Predictions {
        objects: [(key.clone(), Predicted::Object(Box::new(answer)))].into(),
        types: Arc::new(types()),
    };
    let rules = Rules {
        strategy: Strategy::Server(match case["webhooks"].as_str() {
            Some("included") => Mutations::Included,
            _ => Mutations::Removed,
        }),
        ..rules(&case["ignore"])
    };
    let mut observed = Live::default();
    observed
        .observations
        .insert(key, Observation::Found(Box::new(live)));
    let comparison = crate::compare::compare(&desired, &observed, &rules);
    comparison.objects.into_iter().next().expect("one object")
}

#[test]
fn answers_of_the_cluster_are_judged_as_argo_cd_does() {
    let table = include_bytes!("../../../fixtures/compare/server-side.yaml");
    for case in yaml::documents(table).expect("YAML")[0]
        .as_sequence()
        .expect("a list")
    {
        let case = case.value(Dialect::Sigs).expect("a case");
        let found = compared(&case);
        let name = &case["case"];
        assert_eq!(
            format!("{:?}", found.state),
            case["state"],
            "{name}: {:?}",
            found.errors
        );
        let counted: Vec<&str> = found
            .differences
            .iter()
            .filter(|difference| difference.counted)
            .map(|difference| difference.text.as_str())
            .collect();
        let expected = case["expect"].as_array().into_iter().flatten();
        let expected: Vec<&str> = expected.filter_map(Value::as_str).collect();
        assert_eq!(counted, expected, "{name}");
        if let Some(error) = case["error"].as_str() {
            let message = &found.errors[0].message;
            assert!(message.contains(error), "{name}: {message}");
        }
    }
}

#[test]
fn what_is_sent_keeps_the_marks_of_live_and_what_rules_hide() {
    let git = json!({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a", "namespace": "web",
        "creationTimestamp": null}, "stringData": {"k": "v"}});
    let live = json!({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a", "namespace": "web",
        "labels": {"app.kubernetes.io/instance": "shop", "other": "x"},
        "annotations": {"argocd.argoproj.io/tracking-id": "shop:/Secret:web/a", "note": "y"}}, "data": {"k": "b2xk"}});
    let rules = rules(&json!([{"kind": "Secret", "jsonPointers": ["/data/k"]}]));
    let mut observed = Live::default();
    let found = manifest(&live);
    observed
        .observations
        .insert(found.key(), Observation::Found(Box::new(found)));
    let applies = crate::compare::applies(&desired(&[&git]), &observed, &rules);
    let expected = json!({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a", "namespace": "web",
        "labels": {"app.kubernetes.io/instance": "shop"},
        "annotations": {"argocd.argoproj.io/tracking-id": "shop:/Secret:web/a"}}, "data": {"k": "dg=="}});
    assert_eq!(applies[0].tree, expected);
}

#[test]
fn without_an_answer_nothing_is_known() {
    let git = json!({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "namespace": "web"}});
    let mut observed = Live::default();
    let found = manifest(&git);
    observed
        .observations
        .insert(found.key(), Observation::Found(Box::new(found)));
    let rules = Rules {
        strategy: Strategy::Server(Mutations::Removed),
        ..rules(&Value::Null)
    };
    let comparison = crate::compare::compare(&desired(&[&git]), &observed, &rules);
    let message = &comparison.objects[0].errors[0].message;
    assert!(message.contains("no cluster was asked"), "{message}");
}
