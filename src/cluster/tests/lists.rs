//! How much is asked for, and in what words: pages, names, versions, and nothing but GET.

use serde_json::json;

use super::server::{Reply, Server, status};
use super::{Asked, scope};
use crate::cluster::Listing;
use crate::model::Observation;

const CONFIG_MAPS: &str = "/api/v1/namespaces/web/configmaps";

async fn healthy() -> Server {
    Server::spoilt(|_, _| None).await
}

#[tokio::test(flavor = "multi_thread")]
async fn discovery_takes_two_requests_and_a_kind_one_list() {
    let server = healthy().await;
    let cluster = server.cluster().await;
    let asked = Asked::for_objects(&[
        "apps/v1 Deployment web/api",
        "rbac.authorization.k8s.io/v1 ClusterRole system:reader",
    ]);
    assert_eq!(
        asked.lines(&cluster).await,
        [
            "apps/Deployment web/api: found apps/v1",
            "rbac.authorization.k8s.io/ClusterRole system:reader: found rbac.authorization.k8s.io/v1",
        ]
    );
    assert_eq!(
        server.requests(),
        [
            "GET /api",
            "GET /apis",
            "GET /apis/apps/v1/namespaces/web/deployments?limit=500",
            "GET /apis/rbac.authorization.k8s.io/v1/clusterroles?limit=500",
            "GET /version",
        ]
    );
    assert_eq!(cluster.source().version.as_deref(), Some("v1.36.3"));
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_read_to_the_last_where_objects_may_be_left_behind() {
    let server = healthy().await;
    let asked = Asked::for_objects(&["v1 ConfigMap web/a"]);
    assert_eq!(
        asked.lines(&server.cluster().await).await,
        [
            "ConfigMap web/a: found v1",
            "ConfigMap web/old: left behind"
        ]
    );
    let limit = format!("GET {CONFIG_MAPS}?limit=500");
    assert_eq!(
        server.asked(CONFIG_MAPS),
        [
            limit.clone(),
            format!("{limit}&continue=1"),
            format!("{limit}&continue=2")
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn few_objects_are_read_by_name_where_nothing_is_left_behind() {
    let server = healthy().await;
    let asked = Asked::for_objects(&[
        "v1 ConfigMap web/b",
        "rbac.authorization.k8s.io/v1 ClusterRole system:reader",
    ]);
    let asked = asked.without_extras();
    let found = asked.lines(&server.cluster().await).await;
    assert!(found.iter().all(|line| line.contains("found")), "{found:?}");
    assert_eq!(server.asked("/api/v1"), [format!("GET {CONFIG_MAPS}/b")]);
    let roles = "/apis/rbac.authorization.k8s.io/v1/clusterroles";
    assert_eq!(
        server.asked(roles),
        [format!("GET {roles}/system%3Areader")]
    );
}

/// The server of these tests is asked by four at once.
#[tokio::test(flavor = "multi_thread")]
async fn one_limit_holds_for_all_requests() {
    let server = Server::spoilt(|_, _| Some(Reply::Late)).await;
    let names: Vec<String> = (0..10)
        .flat_map(|n| {
            [
                format!("v1 ConfigMap ns-{}/{n}", n % 2),
                format!("apps/v1 Deployment ns-{n}/a"),
            ]
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Asked::for_objects(&names)
        .lines(&server.cluster().await)
        .await;
    let most = server.most_at_once();
    assert!((2..=4).contains(&most), "{most} at once");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_first_page_the_rest_is_read_the_cheaper_way() {
    let server = healthy().await;
    let asked = Asked::for_objects(&[
        "v1 ConfigMap web/a",
        "v1 ConfigMap web/b",
        "v1 ConfigMap web/c",
    ]);
    let asked = asked.without_extras();
    assert_eq!(
        asked.lines(&server.cluster().await).await,
        [
            "ConfigMap web/a: found v1",
            "ConfigMap web/b: found v1",
            "ConfigMap web/c: missing"
        ]
    );
    let mut sent = server.asked(CONFIG_MAPS);
    sent.sort();
    assert_eq!(
        sent,
        [
            format!("GET {CONFIG_MAPS}/b"),
            format!("GET {CONFIG_MAPS}/c"),
            format!("GET {CONFIG_MAPS}?limit=500"),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_continue_token_starts_again_without_pages() {
    let server = Server::spoilt(|path, _| {
        let expired = status(
            410,
            "Expired",
            "The provided continue parameter is too old",
            "",
        );
        path.contains("continue=2")
            .then_some(Reply::Json(410, expired))
    })
    .await;
    let asked = Asked::for_objects(&["v1 ConfigMap web/a", "v1 ConfigMap web/b"]);
    assert_eq!(
        asked.lines(&server.cluster().await).await,
        [
            "ConfigMap web/a: found v1",
            "ConfigMap web/b: found v1",
            "ConfigMap web/old: left behind",
        ]
    );
    let last = server.asked(CONFIG_MAPS).pop();
    assert_eq!(last, Some(format!("GET {CONFIG_MAPS}")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_expires_for_good_is_a_gap() {
    let server = Server::spoilt(|path, _| {
        let expired = status(410, "Expired", "too old", "");
        path.starts_with(CONFIG_MAPS)
            .then_some(Reply::Json(410, expired))
    })
    .await;
    let said = Asked::for_objects(&["v1 ConfigMap web/a"])
        .lines(&server.cluster().await)
        .await;
    assert_eq!(said[0], "ConfigMap web/a: server: too old");
}

#[tokio::test(flavor = "multi_thread")]
async fn git_s_version_is_asked_for_where_it_is_served() {
    for (git, expected) in [("example.com/v1beta1", "v1beta1"), ("example.com/v9", "v1")] {
        let path = format!("/apis/example.com/{expected}/namespaces/web/widgets");
        let widgets = path.clone();
        let version = expected.to_owned();
        let server = Server::spoilt(move |path, _| {
            let api_version = format!("example.com/{version}");
            let item = json!({"apiVersion": api_version, "kind": "Widget",
                "metadata": {"name": "w", "namespace": "web"}});
            path.starts_with(&widgets).then(|| {
                Reply::Json(200, json!({"kind": "WidgetList", "apiVersion": api_version, "metadata": {}, "items": [item]}))
            })
        })
        .await;
        let asked = Asked::for_objects(&[&format!("{git} Widget web/w")]);
        assert_eq!(
            asked.lines(&server.cluster().await).await,
            [format!(
                "example.com/Widget web/w: found example.com/{expected}"
            )]
        );
        assert_eq!(server.asked(&path).len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_that_is_not_served_is_missing_and_its_crd_is_told() {
    let server = healthy().await;
    let asked =
        Asked::for_objects(&["gone.io/v1 Thing web/t", "gone.io/v1 Other web/o"]).and(json!({
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": {"name": "things.gone.io"},
            "spec": {"group": "gone.io", "scope": "Namespaced", "names": {"kind": "Thing"}},
        }));
    let said = asked.lines(&server.cluster().await).await;
    assert!(
        said.contains(
            &"gone.io/Thing web/t: missing: the cluster does not serve gone.io/Thing yet; its CRD is in this render"
                .to_owned()
        ),
        "{said:?}"
    );
    assert!(
        said.contains(
            &"gone.io/Other web/o: missing: the cluster does not serve gone.io/Other, and its CRD is not in this render"
                .to_owned()
        ),
        "{said:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_server_is_asked_group_by_group() {
    let server = Server::spoilt(|path, _| {
        let group = |name: &str, versions: &[&str], preferred: &str| {
            let versions: Vec<_> = versions.iter().map(|version| json!({"version": version})).collect();
            json!({"name": name, "versions": versions, "preferredVersion": {"version": preferred}})
        };
        let resources = |name: &str, kind: &str, namespaced: bool| {
            json!({"kind": "APIResourceList", "resources": [
                {"name": name, "kind": kind, "namespaced": namespaced, "verbs": ["get", "list"]},
                {"name": format!("{name}/status"), "kind": kind, "namespaced": namespaced, "verbs": ["get"]},
            ]})
        };
        let answer = match path {
            "/api" => json!({"kind": "APIVersions", "versions": ["v1"]}),
            "/apis" => json!({"kind": "APIGroupList", "groups": [
                group("apps", &["v1"], "v1"),
                group("example.com", &["v1beta1", "v1"], "v1"),
                group("broken.io", &["v1", "v2"], "v1"),
            ]}),
            "/api/v1" => resources("configmaps", "ConfigMap", true),
            "/apis/example.com/v1" | "/apis/example.com/v1beta1" => resources("widgets", "Widget", true),
            "/apis/broken.io/v2" => resources("saws", "Saw", false),
            "/apis/broken.io/v1" => return Some(Reply::Json(503, json!({}))),
            _ => return None,
        };
        Some(Reply::Json(200, answer))
    })
    .await;
    let cluster = server.cluster().await;
    for (group, kind, expected) in [
        ("", "ConfigMap", "Namespaced v1"),
        ("example.com", "Widget", "Namespaced v1 v1beta1"),
        ("broken.io", "Saw", "Cluster v2"),
        ("broken.io", "Hammer", "discovery-failed"),
        ("gone.io", "Thing", "not served"),
    ] {
        assert_eq!(
            scope(&cluster, group, kind).await,
            expected,
            "{group}/{kind}"
        );
    }
    assert!(server.asked("/apis/apps").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_item_gets_its_kind_first_and_keeps_its_managed_fields_and_the_order_of_its_keys() {
    let server = Server::spoilt(|path, _| {
        let managed = json!([{"manager": "kubectl-edit", "fieldsV1": {"f:data": {}}}]);
        let item = json!({
            "metadata": {"name": "a", "namespace": "web", "managedFields": managed, "uid": "u"},
            "data": {"z": "1", "a": null, "n": ""}, "immutable": true,
        });
        let list =
            json!({"kind": "ConfigMapList", "apiVersion": "v1", "metadata": {}, "items": [item]});
        path.starts_with(CONFIG_MAPS)
            .then_some(Reply::Json(200, list))
    })
    .await;
    let live = Asked::for_objects(&["v1 ConfigMap web/a"])
        .of(&server.cluster().await)
        .await;
    let Some(Observation::Found(object)) = live.observations.values().next() else {
        panic!("not found: {live:?}");
    };
    assert_eq!(
        object.tree().to_string(),
        r#"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"web","uid":"u"},"data":{"z":"1","a":null,"n":""},"immutable":true}"#
    );
    assert_eq!(object.managed_fields()[0]["manager"], "kubectl-edit");
}

/// Config maps `a` in the namespaces `one`, `two`, `three` and `four`, the last of which nobody wants; a marked `old` in
/// `one` and in `four`.
fn in_four_namespaces(remaining: u64) -> Reply {
    let mark = json!({"argocd.argoproj.io/tracking-id": "shop:/ConfigMap:one/old"});
    let item =
        |namespace: &str, name: &str| json!({"metadata": {"namespace": namespace, "name": name}});
    let mut items = vec![
        item("one", "a"),
        item("two", "a"),
        item("three", "a"),
        item("four", "a"),
    ];
    for namespace in ["one", "four"] {
        let mut old = item(namespace, "old");
        old["metadata"]["annotations"] = mark.clone();
        items.push(old);
    }
    let metadata = if remaining > 0 {
        json!({"continue": "next", "remainingItemCount": remaining})
    } else {
        json!({})
    };
    Reply::Json(
        200,
        json!({"kind": "ConfigMapList", "apiVersion": "v1", "metadata": metadata, "items": items}),
    )
}

const THREE: [&str; 3] = [
    "v1 ConfigMap one/a",
    "v1 ConfigMap two/a",
    "v1 ConfigMap three/b",
];

#[tokio::test(flavor = "multi_thread")]
async fn many_namespaces_are_listed_together() {
    let server = Server::spoilt(|path, _| {
        path.starts_with("/api/v1/configmaps")
            .then(|| in_four_namespaces(0))
    })
    .await;
    let live = Asked::for_objects(&THREE).of(&server.cluster().await).await;
    assert_eq!(
        super::lines(&live),
        [
            "ConfigMap one/a: found v1",
            "ConfigMap three/b: missing",
            "ConfigMap two/a: found v1",
            // Namespaces that nobody wants anything in are looked at as little as they are one by one.
            "ConfigMap one/old: left behind",
        ]
    );
    let others: Vec<_> = live
        .listed
        .iter()
        .map(|listed| (&listed.namespace, &listed.others))
        .collect();
    assert_eq!(others.len(), 3, "{others:?}");
    assert!(others[1].1.contains("three/a"), "{others:?}");
    assert_eq!(
        server.asked("/api/v1/"),
        ["GET /api/v1/configmaps?limit=500"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn namespaces_are_listed_one_by_one_where_together_is_dearer_or_forbidden() {
    let forbidden = || Reply::Json(403, status(403, "Forbidden", "configmaps is forbidden", ""));
    let many: fn() -> Reply = || in_four_namespaces(1501);
    for together in [many, forbidden] {
        let server = Server::spoilt(move |path, _| {
            if path.starts_with("/api/v1/configmaps") {
                return Some(together());
            }
            let empty =
                json!({"kind": "ConfigMapList", "apiVersion": "v1", "metadata": {}, "items": null});
            path.contains("/configmaps")
                .then_some(Reply::Json(200, empty))
        })
        .await;
        let said = Asked::for_objects(&THREE)
            .lines(&server.cluster().await)
            .await;
        assert_eq!(
            said,
            [
                "ConfigMap one/a: missing",
                "ConfigMap three/b: missing",
                "ConfigMap two/a: missing"
            ]
        );
        assert_eq!(server.asked("/api/v1/configmaps").len(), 1);
        assert_eq!(server.asked("/api/v1/namespaces/").len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_all_namespaces_that_breaks_is_a_gap_in_each() {
    let server = Server::spoilt(|path, _| {
        let broken = Reply::Json(500, status(500, "InternalError", "conversion failed", ""));
        path.starts_with("/api/v1/configmaps").then_some(broken)
    })
    .await;
    let said = Asked::for_objects(&THREE)
        .lines(&server.cluster().await)
        .await;
    assert_eq!(said.len(), 4, "{said:?}");
    for line in &said[..3] {
        assert!(line.ends_with("server: conversion failed"), "{line}");
    }
}

/// What lives beside objects that are not healthy, in three namespaces; `three` may not be listed alone.
#[tokio::test(flavor = "multi_thread")]
async fn neighbours_in_many_namespaces_are_listed_together_where_that_is_cheap_and_allowed() {
    let forbidden = || Reply::Json(403, status(403, "Forbidden", "pods is forbidden", ""));
    let few: fn() -> Reply = || in_four_namespaces(0);
    let many: fn() -> Reply = || in_four_namespaces(1501);
    for (together, parts) in [(few, 0), (many, 3), (forbidden, 3)] {
        let server = Server::spoilt(move |path, _| {
            let item = json!({"metadata": {"namespace": "one", "name": "a"}});
            let list = |items| {
                let list =
                    json!({"kind": "PodList", "apiVersion": "v1", "metadata": {}, "items": items});
                Some(Reply::Json(200, list))
            };
            match path.split_once("/pods")?.0 {
                "/api/v1" => Some(together()),
                "/api/v1/namespaces/one" => list(json!([item])),
                "/api/v1/namespaces/two" => list(json!([])),
                _ => Some(Reply::Json(403, status(403, "Forbidden", "not here", ""))),
            }
        })
        .await;
        let namespaces = ["one", "two", "three"].into();
        let cluster = server.cluster().await;
        let listed = cluster.list(Listing::Pods, &namespaces).await;
        assert_eq!(listed.len(), 3, "{listed:?}");
        let first = listed["one"].as_ref().expect("it may be listed");
        assert_eq!(first[0].name(), "a");
        assert_eq!(listed["three"].is_err(), parts > 0, "{listed:?}");
        assert_eq!(server.asked("/api/v1/pods").len(), 1);
        assert_eq!(server.asked("/api/v1/namespaces/").len(), parts);
    }
}
