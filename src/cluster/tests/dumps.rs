//! Dumps: what a recording proves, and what it leaves open.

use serde_json::json;

use super::{Asked, open, refused, scope};
use crate::model::LiveRequest;

/// A recording in files of a folder, or in one file if there is only one.
struct Recorded {
    folder: tempfile::TempDir,
    files: Vec<String>,
    complete: bool,
}

fn recorded(files: &[(&str, &str)]) -> Recorded {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    Recorded {
        folder,
        files: files.iter().map(|(name, _)| (*name).to_owned()).collect(),
        complete: false,
    }
}

fn file(text: &str) -> Recorded {
    recorded(&[("live.yaml", text)])
}

impl Recorded {
    fn complete(mut self) -> Self {
        self.complete = true;
        self
    }

    fn request(&self) -> LiveRequest {
        let path = match self.files.as_slice() {
            [only] => self.folder.path().join(only),
            _ => self.folder.path().to_owned(),
        };
        LiveRequest::Dump {
            path,
            complete: self.complete,
            key: None,
        }
    }

    async fn says(&self, asked: &Asked) -> Vec<String> {
        let lines = asked.lines(&open(&self.request()).await).await;
        lines
            .into_iter()
            .map(|line| self.without_folder(&line))
            .collect()
    }

    async fn refused(&self) -> String {
        self.without_folder(&refused(&self.request()).await)
    }

    fn without_folder(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.folder.path().display()), "")
    }
}

const LIST: &str = "\
apiVersion: v1
items:
- apiVersion: v1
  kind: ConfigMap
  metadata:
    name: a
    namespace: web
- apiVersion: apps/v1
  kind: Deployment
  metadata:
    labels:
      app.kubernetes.io/instance: shop
    name: old
    namespace: web
kind: List
metadata:
  resourceVersion: \"\"
";

#[tokio::test]
async fn a_list_is_complete_for_the_kinds_it_holds() {
    let asked = Asked::for_objects(&[
        "v1 ConfigMap web/a",
        "v1 ConfigMap web/b",
        "v1 Service web/a",
    ]);
    assert_eq!(
        file(LIST).says(&asked).await,
        [
            "ConfigMap web/a: found v1",
            "ConfigMap web/b: missing",
            "Service web/a: not-in-dump: `live.yaml` holds no Service",
            "incomplete Service: `live.yaml` holds no Service",
        ]
    );
    assert_eq!(
        file(LIST).complete().says(&asked).await,
        [
            "ConfigMap web/a: found v1",
            "ConfigMap web/b: missing",
            "Service web/a: missing",
        ]
    );
}

#[tokio::test]
async fn marked_objects_of_rendered_kinds_are_left_behind() {
    let asked = Asked::for_objects(&["apps/v1 Deployment web/api"]);
    assert_eq!(
        file(LIST).says(&asked).await,
        [
            "apps/Deployment web/api: missing",
            "apps/Deployment web/old: left behind",
        ]
    );
    assert_eq!(
        file(LIST).says(&asked.without_extras()).await,
        ["apps/Deployment web/api: missing"]
    );
}

#[tokio::test]
async fn folders_streams_and_json_are_read_alike() {
    let stream = "\
kind: ConfigMap
apiVersion: v1
metadata: {name: a, namespace: web}
---
# nothing but a comment
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: web}}
";
    let typed = r#"{"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "7"},
        "items": [{"metadata": {"name": "p", "namespace": "web"}}]}"#;
    let flow = "{kind: ServiceList, apiVersion: v1, items: []}";
    let folder = recorded(&[
        ("sub/stream.yaml", stream),
        ("typed.json", typed),
        ("flow.yml", flow),
        ("notes.md", "- not: a dump"),
        (".hidden.yaml", "a: ["),
    ]);
    let asked = Asked::for_objects(&[
        "v1 ConfigMap web/a",
        "v1 ConfigMap web/b",
        "v1 Pod web/p",
        "v1 Service web/s",
    ]);
    assert_eq!(
        folder.says(&asked).await,
        [
            "ConfigMap web/a: found v1",
            "ConfigMap web/b: found v1",
            "Pod web/p: found v1",
            "Service web/s: missing",
        ]
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_never_missing() {
    let text = LIST.replace("    name: a\n", "");
    let asked = Asked::for_objects(&["v1 ConfigMap web/a", "apps/v1 Deployment web/old"]);
    let message = "the entry at `live.yaml:3` cannot be read: `metadata.name` is missing";
    assert_eq!(
        file(&text).says(&asked).await,
        [
            format!("ConfigMap web/a: invalid: {message}"),
            "apps/Deployment web/old: found apps/v1".to_owned(),
            format!("incomplete ConfigMap: {message}"),
        ]
    );
    let kindless = LIST.replace("  kind: ConfigMap\n", "");
    let asked = Asked::for_objects(&["apps/v1 Deployment web/api"]).without_extras();
    assert_eq!(
        file(&kindless).complete().says(&asked).await,
        [
            "apps/Deployment web/api: invalid: the entry at `live.yaml:3` cannot be read: `kind` is missing"
        ]
    );
    let nowhere = LIST.replace("    namespace: web\n", "");
    let asked = Asked::for_objects(&["v1 ConfigMap web/a"]).without_extras();
    assert_eq!(
        file(&nowhere).says(&asked).await,
        [
            "ConfigMap web/a: invalid: the entry at `live.yaml:3` cannot be read: \
             ConfigMap `a` has no `metadata.namespace`"
        ]
    );
    let number = LIST.replace("    name: a\n", "    name: a\n    generation: .inf\n");
    let asked = Asked::for_objects(&["v1 ConfigMap web/a"]).without_extras();
    let said = file(&number).says(&asked).await;
    assert!(
        said[0].starts_with("ConfigMap web/a: invalid: the entry at `live.yaml:7` cannot be read:"),
        "{said:?}"
    );
}

#[tokio::test]
async fn two_entries_with_one_identity_are_ambiguous() {
    let object = |version: &str, revision: &str| {
        json!({"apiVersion": version, "kind": "HorizontalPodAutoscaler",
            "metadata": {"name": "a", "namespace": "web", "uid": "u", "resourceVersion": revision}})
        .to_string()
    };
    let asked = Asked::for_objects(&["autoscaling/v2 HorizontalPodAutoscaler web/a"]);
    let both = |one: String, two: String| recorded(&[("1.json", &one), ("2.json", &two)]);
    let said = both(object("autoscaling/v2", "7"), object("autoscaling/v2", "8"));
    assert_eq!(
        said.says(&asked).await,
        [
            "autoscaling/HorizontalPodAutoscaler web/a: ambiguous: autoscaling/HorizontalPodAutoscaler web/a is \
             recorded more than once: `1.json`, `2.json`"
        ]
    );
    let versions = both(object("autoscaling/v1", "7"), object("autoscaling/v2", "7"));
    assert_eq!(
        versions.says(&asked).await,
        ["autoscaling/HorizontalPodAutoscaler web/a: found autoscaling/v2"]
    );
    let one_version = file(&object("autoscaling/v1", "7"));
    assert_eq!(
        one_version.says(&asked).await,
        ["autoscaling/HorizontalPodAutoscaler web/a: found autoscaling/v1"]
    );
}

#[tokio::test]
async fn scope_comes_from_the_table_then_crds_then_objects() {
    let crd = |kind: &str, scope: &str| {
        format!(
            "---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n\
             metadata: {{name: x.example.com}}\n\
             spec: {{group: example.com, scope: {scope}, names: {{kind: {kind}}}}}\n"
        )
    };
    let object = "---\napiVersion: other.io/v1\nkind: Thing\nmetadata: {name: t}\n";
    let dump = file(&format!(
        "{}{}{object}",
        crd("Near", "Namespaced"),
        crd("Far", "Cluster")
    ));
    let cluster = open(&dump.request()).await;
    for (group, kind, expected) in [
        ("", "Namespace", "Cluster "),
        ("", "ConfigMap", "Namespaced "),
        ("rbac.authorization.k8s.io", "ClusterRole", "Cluster "),
        ("rbac.authorization.k8s.io", "Role", "Namespaced "),
        ("example.com", "Near", "Namespaced "),
        ("example.com", "Far", "Cluster "),
        ("other.io", "Thing", "Cluster "),
        ("other.io", "Other", "not-in-dump"),
    ] {
        assert_eq!(
            scope(&cluster, group, kind).await,
            expected,
            "{group}/{kind}"
        );
    }
    let complete = open(&dump.complete().request()).await;
    assert_eq!(scope(&complete, "other.io", "Other").await, "not served");
}

#[tokio::test]
async fn a_dump_that_is_none_is_refused_with_its_place() {
    let json = r#"{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1","#;
    let half = &LIST[..LIST.find("kind: List").expect("the end of the list")];
    let cut = "hint: record it again: `kubectl get KINDS -o yaml --show-managed-fields > FILE`";
    for (name, text, expected) in [
        ("live.yaml", "", format!("`live.yaml` is empty; {cut}")),
        (
            "live.yaml",
            "# nothing\n",
            format!("`live.yaml` is empty; {cut}"),
        ),
        (
            "live.json",
            json,
            format!("`live.json` is cut off: the list in it has no end [line 1]; {cut}"),
        ),
        (
            "live.yaml",
            half,
            format!("`live.yaml` is cut off: the list in it has no end [line 1]; {cut}"),
        ),
    ] {
        assert_eq!(recorded(&[(name, text)]).refused().await, expected);
    }
    let said = file("a: 1\nb: [c\n").refused().await;
    assert!(
        said.starts_with("`live.yaml` is no YAML: ") && said.contains("[line 2]"),
        "{said}"
    );
    let said = recorded(&[("a.txt", ""), ("b.txt", "")]).refused().await;
    assert!(said.contains("holds no recording"), "{said}");
    let missing = LiveRequest::Dump {
        path: "/nowhere/live.yaml".into(),
        complete: false,
        key: None,
    };
    let said = refused(&missing).await;
    assert!(
        said.starts_with("read the recording `/nowhere/live.yaml`: No such file"),
        "{said}"
    );
}

#[tokio::test]
async fn an_empty_list_holds_nothing_and_hooks_are_not_asked_for() {
    let empty = "apiVersion: v1\nitems: []\nkind: List\n";
    let asked = Asked::for_objects(&["v1 ConfigMap web/a"]).without_extras().and(json!({
        "apiVersion": "batch/v1", "kind": "Job",
        "metadata": {"name": "migrate", "namespace": "web", "annotations": {"argocd.argoproj.io/hook": "PreSync"}},
    }));
    assert_eq!(
        file(empty).complete().says(&asked).await,
        ["ConfigMap web/a: missing"]
    );
}
