//! Dry runs of applies: what is sent, and what becomes of each answer.

use std::time::Duration;

use serde_json::{Value, json};

use super::server::{Reply, Server, status};
use super::{manifest, open};
use crate::kubernetes::GroupVersionKind;
use crate::model::{Apply, GapCause, KindInfo, Kinds, Mutations, Predicted, Predictions, Scope};

const PATCH: &str =
    "/api/v1/namespaces/web/configmaps/a?dryRun=All&fieldManager=argocd-controller&force=true";
const OPENAPI: &str = "/openapi/v2";

fn apply(text: &str) -> Apply {
    let manifest = manifest(text);
    Apply {
        key: manifest.key(),
        gvk: manifest.gvk().clone(),
        tree: manifest.tree().clone(),
    }
}

fn kinds() -> Kinds {
    let served = |plural: &str| KindInfo::Served {
        scope: Scope::Namespaced,
        plural: plural.to_owned(),
        versions: vec!["v1".to_owned()],
    };
    let kind = |kind: &str| GroupVersionKind::parse("v1", kind).group_kind();
    [
        (kind("ConfigMap"), served("configmaps")),
        (kind("Secret"), served("secrets")),
    ]
    .into()
}

/// The types of the little cluster.
fn types() -> Value {
    json!({"definitions": {"ConfigMap": {
        "type": "object",
        "x-kubernetes-group-version-kind": [{"group": "", "version": "v1", "kind": "ConfigMap"}]}}})
}

async fn asked(server: &Server, applies: &[&str], mutations: Mutations) -> Predictions {
    let cluster = open(&server.request(Duration::from_secs(5))).await;
    let applies = applies.iter().map(|text| apply(text)).collect();
    let mut predictions = cluster.predict(vec![applies], &kinds(), mutations).await;
    predictions.pop().expect("one application")
}

/// `object`, or which gap it is with its words and its hint.
fn line(predictions: &Predictions) -> String {
    let predicted = predictions.objects.values().next().expect("an answer");
    let (what, gap) = match predicted {
        Predicted::Object(object) => return format!("object {}", object.key()),
        Predicted::Refused(gap) => ("refused", gap),
        Predicted::Unknown(gap) => ("unknown", gap),
    };
    format!(
        "{what}: {} | {}",
        gap.message,
        gap.hint.as_deref().unwrap_or_default()
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn every_object_is_patched_once_and_nothing_is_changed() {
    let server =
        Server::spoilt(|path, _| (path == OPENAPI).then(|| Reply::Json(200, types()))).await;
    let wanted = ["v1 ConfigMap web/a", "v1 ConfigMap web/b"];
    let predictions = asked(&server, &wanted, Mutations::Removed).await;
    let objects: Vec<String> = predictions
        .objects
        .keys()
        .map(ToString::to_string)
        .collect();
    assert_eq!(objects, ["ConfigMap web/a", "ConfigMap web/b"]);
    assert_eq!(predictions.types.kinds.len(), 1);
    let requests = server.requests();
    let patches: Vec<&String> = requests
        .iter()
        .filter(|line| !line.starts_with("GET "))
        .collect();
    let expected =
        ["a", "b"].map(|name| format!("PATCH {}", PATCH.replace("/a?", &format!("/{name}?"))));
    assert_eq!(patches, expected.iter().collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_changes_to_take_out_no_types_are_asked_for() {
    let server = Server::spoilt(|_, _| None).await;
    let predictions = asked(&server, &["v1 ConfigMap web/a"], Mutations::Included).await;
    assert_eq!(line(&predictions), "object ConfigMap web/a");
    assert!(server.asked(OPENAPI).is_empty());
}

/// HTTP code, the server's words → what is made of them.
const ANSWERS: &[(u16, &str, &str)] = &[
    (
        403,
        "configmaps \"a\" is forbidden: User \"reader\" cannot patch resource \"configmaps\" in API group \"\" in the namespace \"web\"",
        "unknown: no dry run of an apply: configmaps \"a\" is forbidden: User \"reader\" cannot patch resource \"configmaps\" in API group \
         \"\" in the namespace \"web\" | grant `patch` on `configmaps` in namespace `web`, or leave it out with `--exclude ConfigMap`",
    ),
    (
        403,
        "configmaps \"a\" is forbidden: the policy says no",
        "refused: the apiserver refuses an apply of it: configmaps \"a\" is forbidden: the policy says no | correct the manifest",
    ),
    (
        400,
        "admission webhook \"x.example.com\" denied the request: no",
        "refused: the apiserver refuses an apply of it: admission webhook \"x.example.com\" denied the request: no | correct the manifest",
    ),
    (
        422,
        "ConfigMap \"a\" is invalid: data: Forbidden: field is immutable when `immutable` is set",
        "refused: the apiserver refuses an apply of it: ConfigMap \"a\" is invalid",
    ),
    (
        500,
        "Internal error occurred: failed calling webhook \"x.example.com\"",
        "refused: the apiserver refuses an apply of it: Internal error occurred: failed calling webhook",
    ),
    (
        401,
        "Unauthorized",
        "unknown: no dry run of an apply: the apiserver does not accept the credentials: Unauthorized | log in again",
    ),
    (
        429,
        "slow down",
        "unknown: no dry run of an apply: slow down | the apiserver is overloaded",
    ),
    (201, "", "unknown: no dry run of an apply: HTTP 201"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_told_from_a_question_without_answer() {
    for (code, message, expected) in ANSWERS {
        let server = Server::spoilt(move |path, _| {
            path.contains("dryRun")
                .then(|| Reply::Json(*code, status(*code, "Reason", message, "a")))
        })
        .await;
        let said = line(&asked(&server, &["v1 ConfigMap web/a"], Mutations::Included).await);
        let expected: String = expected.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.starts_with(&expected), "{said}\n{expected}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_passes_is_asked_again() {
    for reply in [
        Reply::Reset,
        Reply::Raw(503, "Retry-After: 0\r\n", String::new()),
    ] {
        let server = Server::spoilt(move |path, before| {
            (path.contains("dryRun") && before == 0).then(|| reply.clone())
        })
        .await;
        let said = line(&asked(&server, &["v1 ConfigMap web/a"], Mutations::Included).await);
        assert_eq!(said, "object ConfigMap web/a");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_of_a_secret_is_not_repeated() {
    let server = Server::spoilt(|path, _| {
        let words = ".data.password: expected string, got &value.valueUnstructured{Value:4711}";
        path.contains("dryRun")
            .then(|| Reply::Json(422, status(422, "Invalid", words, "a")))
    })
    .await;
    let said = line(&asked(&server, &["v1 Secret web/a"], Mutations::Included).await);
    assert!(
        said.starts_with("refused: the apiserver refuses an apply of it: HTTP 422"),
        "{said}"
    );
    assert!(!said.contains("4711"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_is_not_served_is_not_asked_for() {
    let server = Server::spoilt(|_, _| None).await;
    let said = line(&asked(&server, &["v1beta1 ConfigMap web/a"], Mutations::Included).await);
    assert!(
        said.starts_with("refused: the cluster does not serve v1beta1 ConfigMap"),
        "{said}"
    );
    assert!(
        server
            .requests()
            .iter()
            .all(|line| line.starts_with("GET "))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn without_types_nothing_is_known_where_they_are_needed() {
    let server = Server::spoilt(|path, _| {
        (path == OPENAPI).then(|| Reply::Json(403, status(403, "Forbidden", "no", "")))
    })
    .await;
    let predictions = asked(&server, &["v1 ConfigMap web/a"], Mutations::Removed).await;
    let said = line(&predictions);
    assert!(
        said.starts_with("unknown: the types by which changes of webhooks are told apart"),
        "{said}"
    );
    let [Predicted::Unknown(gap)] = predictions.objects.values().collect::<Vec<_>>()[..] else {
        panic!("{said}");
    };
    assert_eq!(gap.cause, GapCause::Forbidden);
}
