//! Snapshots: the answers of a live side, written down and given again.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::server::{Reply, Server, status};
use super::{Asked, lines, marks, open, refused};
use crate::cluster::{Cluster, Taken};
use crate::kubernetes::{Manifest, yaml};
use crate::model::{Extras, GapCause, Kinds, LiveRequest, Observation, SnapshotKey};

/// A snapshot on disk.
struct Taking {
    folder: tempfile::TempDir,
    text: String,
}

impl Taking {
    /// What `cluster` tells of the objects asked for.
    async fn of(asked: &Asked, cluster: &Cluster, key: Option<&str>) -> Self {
        let kinds = asked.kinds(cluster).await;
        let live = asked.live(cluster, &kinds).await;
        let key = key.map(|key| SnapshotKey(key.to_owned()));
        let taken = Taken {
            causes: &crate::model::health::HealthCauses::default(),
            source: &cluster.source(),
            recorded_at: "2026-01-02T03:04:05Z",
            namespace: &cluster.default_namespace(),
            extras: asked.extras,
            kinds: &kinds,
            live: &live,
            key: key.as_ref(),
        };
        let mut text = String::new();
        yaml::write_in_order(&taken.document().expect("a document"), &mut text);
        Self::written(text)
    }

    fn written(text: String) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("live.yaml"), &text).expect("a file");
        Self { folder, text }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("live.yaml")
    }

    fn request(&self, key: Option<&str>) -> LiveRequest {
        LiveRequest::Dump {
            path: self.path(),
            complete: false,
            key: key.map(|key| SnapshotKey(key.to_owned())),
        }
    }

    async fn cluster(&self, key: Option<&str>) -> Cluster {
        open(&self.request(key)).await
    }

    async fn refused(&self) -> String {
        let folder = format!("{}/", self.folder.path().display());
        refused(&self.request(None)).await.replace(&folder, "")
    }
}

fn everything() -> Asked {
    Asked::for_objects(&[
        "v1 ConfigMap web/a",
        "v1 ConfigMap web/none",
        "apps/v1 Deployment web/api",
        "metrics.k8s.io/v1beta1 NodeMetrics n",
        "gone.io/v1 Thing web/t",
        "example.com/v1 Widget web/w",
    ])
}

/// The little cluster, which refuses deployments.
async fn with_a_gap() -> Server {
    Server::spoilt(|path, _| {
        let message = "deployments.apps is forbidden: User \"ci\" cannot list resource";
        let refusal = Reply::Json(403, status(403, "Forbidden", message, ""));
        path.contains("deployments").then_some(refusal)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn it_says_what_the_cluster_said() {
    let server = with_a_gap().await;
    let cluster = server.cluster().await;
    let asked = everything();
    let taking = Taking::of(&asked, &cluster, None).await;
    let replay = taking.cluster(None).await;
    assert_eq!(asked.lines(&replay).await, asked.lines(&cluster).await);
    let (kinds, recorded) = (asked.kinds(&cluster).await, asked.kinds(&replay).await);
    assert_eq!(recorded, kinds);
    let live = asked.live(&cluster, &kinds).await;
    let again = asked.live(&replay, &recorded).await;
    assert_eq!(again.observations, live.observations);
    assert_eq!(again.incomplete, live.incomplete);
    let source = replay.source();
    assert_eq!(source.recorded_at.as_deref(), Some("2026-01-02T03:04:05Z"));
    assert_eq!(source.context.as_deref(), Some("here"));
    assert_eq!(source.version.as_deref(), Some("v1.36.3"));
    let namespace = replay.default_namespace();
    assert_eq!(
        (namespace.name.as_str(), namespace.from),
        ("web", "context")
    );
}

/// Git moves on: what is new there is missing only if it would have been seen.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_looked_for_is_not_known() {
    let server = with_a_gap().await;
    let asked = Asked::for_objects(&["v1 ConfigMap web/a", "apps/v1 Deployment web/api"]);
    let taking = Taking::of(&asked, &server.cluster().await, None).await;
    let replay = taking.cluster(None).await;
    let later = Asked::for_objects(&[
        "v1 ConfigMap web/b",
        "v1 ConfigMap web/new",
        "v1 ConfigMap web/old",
        "v1 ConfigMap other/new",
        "v1 Service web/api",
    ]);
    let said: Vec<String> = later
        .lines(&replay)
        .await
        .into_iter()
        .map(|line| line.replace(&taking.path().display().to_string(), "live.yaml"))
        .collect();
    assert_eq!(
        said,
        [
            "ConfigMap other/new: not-in-dump: `live.yaml` was recorded without looking for ConfigMap other/new",
            "ConfigMap web/b: not-in-dump: `live.yaml` was recorded without looking for ConfigMap web/b",
            "ConfigMap web/new: missing",
            "ConfigMap web/old: not-in-dump: `live.yaml` was recorded without looking for ConfigMap web/old",
            "Service web/api: not-in-dump: `live.yaml` was recorded without looking for Service web/api",
            "incomplete Service: `live.yaml` was recorded without looking for them",
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn extras_that_were_not_looked_for_are_not_known() {
    let server = with_a_gap().await;
    let asked = Asked::for_objects(&["v1 ConfigMap web/a"]);
    let without = Asked::for_objects(&["v1 ConfigMap web/a"]).without_extras();
    let taking = Taking::of(&without, &server.cluster().await, None).await;
    let said = asked.lines(&taking.cluster(None).await).await;
    assert!(said[1].starts_with("incomplete ConfigMap: "), "{said:?}");
    assert_eq!(asked.extras, Extras::Rendered);
}

/// `hunter2` in Git, in the cluster and in the record of the last apply; other texts where a comparison must see them.
fn secret(password: &str) -> Value {
    let applied = json!({"apiVersion": "v1", "kind": "Secret",
        "metadata": {"name": "s", "namespace": "web"},
        "stringData": {"password": "hunter2", "pin": 1234}});
    json!({
        "apiVersion": "v1", "kind": "Secret", "type": "Opaque",
        "metadata": {"name": "s", "namespace": "web", "annotations": {
            "kubectl.kubernetes.io/last-applied-configuration": format!("{applied}\n")}},
        "data": {"password": password, "empty": ""},
    })
}

const HUNTER2: &str = "aHVudGVyMg==";

async fn recorded_secret(key: Option<&str>) -> (Asked, Taking) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dump.json");
    std::fs::write(&file, secret(HUNTER2).to_string()).expect("a file");
    let dump = open(&LiveRequest::Dump {
        path: file,
        complete: false,
        key: None,
    })
    .await;
    let git = json!({
        "apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s", "namespace": "web"},
        "stringData": {"password": "hunter2"}, "data": {"other": "not base64"},
    });
    let asked = Asked::for_objects(&[]).and(git);
    let taking = Taking::of(&asked, &dump, key).await;
    (asked, taking)
}

#[tokio::test]
async fn secrets_can_be_compared_and_not_read() {
    for key in [None, Some("k")] {
        let (_, taking) = recorded_secret(key).await;
        for secret in ["hunter2", HUNTER2, "1234"] {
            assert!(!taking.text.contains(secret), "{secret}: {}", taking.text);
        }
        assert!(taking.text.contains("password"), "{}", taking.text);
    }
}

#[tokio::test]
async fn under_the_same_key_equal_values_are_equal() {
    let (mut asked, taking) = recorded_secret(Some("k")).await;
    let replay = taking.cluster(Some("k")).await;
    let live = asked.of(&replay).await;
    let Some(Observation::Found(live)) = live.observations.into_values().next() else {
        panic!("the Secret is found")
    };
    replay.veil(std::slice::from_mut(&mut asked.desired));
    let git = asked.desired.objects[0].manifest.tree();
    let text = git["stringData"]["password"].as_str().expect("a text");
    let encoded = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, text);
    assert_eq!(live.tree()["data"]["password"], encoded);
    let refused = git["data"]["other"].as_str().expect("a text");
    assert!(refused.starts_with('!'), "what is no base64 stays none");
    assert_eq!(live.tree()["data"]["empty"], "");
    let applied = live.annotation("kubectl.kubernetes.io/last-applied-configuration");
    let applied: Value = serde_json::from_str(applied.expect("a record")).expect("JSON");
    assert_eq!(applied["stringData"]["password"], text);
}

#[tokio::test]
async fn without_the_key_a_secret_is_unknown_and_its_keys_are_compared() {
    for (recorded, given, message) in [
        (
            None,
            None,
            "the snapshot was recorded without the values of Secrets",
        ),
        (
            None,
            Some("k"),
            "the snapshot was recorded without the values of Secrets",
        ),
        (
            Some("k"),
            None,
            "the snapshot has the values of Secrets under a key",
        ),
        (
            Some("k"),
            Some("l"),
            "the snapshot has the values of Secrets under another key",
        ),
    ] {
        let (asked, taking) = recorded_secret(recorded).await;
        let live = asked.of(&taking.cluster(given).await).await;
        let Some(Observation::Gap(gap)) = live.observations.values().next() else {
            panic!("{recorded:?} {given:?}: {:?}", lines(&live))
        };
        assert_eq!(gap.cause, GapCause::Opaque);
        let keys = "its keys differ: `other` only in Git; `empty` only in the cluster";
        assert_eq!(gap.message, format!("{message}; {keys}"));
        let hint = gap.hint.as_deref().unwrap_or_default();
        assert!(hint.contains("DRIFTCTL_SNAPSHOT_KEY"), "{hint}");
    }
}

/// Every scalar that a YAML reader may take for something else comes back as it was.
#[tokio::test]
async fn trees_come_back_as_they_were() {
    let tree = json!({
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": {"name": "a", "namespace": "web", "managedFields": [{"manager": "m", "fieldsV1": {"f:data": {}}}]},
        "data": {
            "z": "on", "a": "0x1F", "null": "~", "12:30": "12:30:45", "t": "2001-01-01", "e": "", "b": "1_000",
            "lines": "one\ntwo \n\n", "tab": "\tx", "cr": "a\r\nb", "quote": "'\"", "long": "word ".repeat(60),
            "colon": "a: b # c", "uni": "\u{85}\u{2028}é", "merge": "<<", "oct": "0o7", "float": ".5",
        },
        "numbers": [1, -1, 1.5, 9_007_199_254_740_993_i64, 1e21, 0.1, true, null, [], {}],
    });
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("dump.json");
    std::fs::write(&file, tree.to_string()).expect("a file");
    let dump = open(&LiveRequest::Dump {
        path: file,
        complete: false,
        key: None,
    })
    .await;
    let asked = Asked::for_objects(&["v1 ConfigMap web/a"]);
    let taking = Taking::of(&asked, &dump, None).await;
    let live = asked.of(&taking.cluster(None).await).await;
    let Some(Observation::Found(object)) = live.observations.values().next() else {
        panic!("{:?}", lines(&live))
    };
    assert_eq!(object.whole_tree().to_string(), tree.to_string());
    assert_eq!(object.managed_fields().len(), 1);
}

#[tokio::test]
async fn what_is_no_whole_snapshot_is_refused() {
    let asked = Asked::for_objects(&["v1 ConfigMap web/a"]);
    let server = Server::spoilt(|_, _| None).await;
    let text = Taking::of(&asked, &server.cluster().await, None).await.text;
    let again = "hint: take it again: `driftctl snapshot PATH --to FILE`";
    for (text, expected) in [
        (
            text.replace("whole: true\n", ""),
            format!("`live.yaml` is cut off: the snapshot in it has no end; {again}"),
        ),
        (
            text.replace("driftctl/v1", "driftctl/v9"),
            "`live.yaml` is a snapshot of version `driftctl/v9`; hint: this driftctl reads driftctl/v1; a later one wrote it"
                .to_owned(),
        ),
        (
            text.replace("extras: rendered\n", ""),
            format!("`live.yaml` is no snapshot that can be read: missing field `extras`; {again}"),
        ),
        (
            format!("{text}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\n"),
            "`live.yaml:1` is a snapshot among other objects; hint: give `--live` the snapshot alone".to_owned(),
        ),
        (
            text.replace("- apiVersion: v1\n", "- apiVersion: ''\n"),
            "`live.yaml` has an object that is none: `apiVersion` is missing; hint: a snapshot is not meant to be \
             edited: take it again"
                .to_owned(),
        ),
    ] {
        assert_eq!(Taking::written(text).refused().await, expected);
    }
}

/// Half of a file never passes for the whole.
#[tokio::test]
async fn no_part_of_a_snapshot_passes_for_it() {
    let server = Server::spoilt(|_, _| None).await;
    let text = Taking::of(&everything(), &server.cluster().await, None)
        .await
        .text;
    // Before its kind is said it is a dump with an entry that cannot be read, which proves nothing either.
    for (end, _) in text.match_indices('\n').skip(1) {
        let half = Taking::written(text[..end].to_owned());
        let whole = text.trim_end().len() == end;
        assert_eq!(
            Cluster::open(&half.request(None)).await.is_ok(),
            whole,
            "{}",
            &text[..end]
        );
    }
}

impl Asked {
    async fn kinds(&self, cluster: &Cluster) -> Kinds {
        let kinds = self.group_kinds();
        cluster.discover(&kinds).await
    }

    async fn live(&self, cluster: &Cluster, kinds: &Kinds) -> crate::model::Live {
        cluster
            .fetch(&[&self.desired], kinds, self.search(&marks()))
            .await
    }
}

#[test]
fn a_manifest_prints_its_managed_fields_again() {
    let tree = json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}});
    let manifest = Manifest::new(tree).expect("a manifest");
    let manifest = manifest.with_managed_fields(r#"[{"manager":"m"}]"#.into());
    assert_eq!(
        manifest.whole_tree()["metadata"]["managedFields"][0]["manager"],
        "m"
    );
}
