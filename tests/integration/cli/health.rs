//! `driftctl health`, and health in `diff` and `status`, over files.

use super::seen;
use crate::harness::Workspace;

/// Objects of every state, some without name, one of a kind that has no health.
const DUMP: &str = "\
apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: shop, namespace: web, generation: 1}
  spec: {replicas: 2}
  status: {observedGeneration: 1, updatedReplicas: 1}
- apiVersion: v1
  kind: Pod
  metadata: {name: shop-1, namespace: web}
  spec: {restartPolicy: Always}
  status: {phase: Pending, containerStatuses: [{state: {waiting: {reason: ErrImagePull, message: no such image}}}]}
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: settings, namespace: web}
- apiVersion: v1
  kind: Service
  spec: {type: ClusterIP}
";

const WIDGET: &str = "\
{apiVersion: example.com/v1, kind: Widget, metadata: {name: a, generation: 2}, status: {observedGeneration: 1}}
";

fn dump() -> Workspace {
    Workspace::new()
        .with("dump.yaml", DUMP)
        .with("more.yaml", WIDGET)
}

#[test]
fn a_line_for_each_object() {
    let run = dump().run(["health", "dump.yaml", "more.yaml"]);
    insta::assert_snapshot!("health", seen(&run.exits(0)));
}

#[test]
fn its_json_is_the_contract() {
    let run = dump().feed(["health", "-", "-o", "json"], DUMP);
    let document = run.exits(0).json();
    assert_eq!(document["schemaVersion"], "driftctl/v1");
    assert_eq!(
        document["objects"][0],
        serde_json::json!({
            "group": "apps", "version": "v1", "kind": "Deployment", "namespace": "web", "name": "shop",
            "health": {"status": "Progressing",
                "message": "Waiting for rollout to finish: 1 out of 2 new replicas have been updated..."}
        })
    );
    assert_eq!(document["objects"][2]["health"], serde_json::Value::Null);
    assert_eq!(document["objects"][3]["name"], "");
    assert_eq!(document["errors"], serde_json::json!([]));
}

#[test]
fn kinds_that_nobody_knows_are_read_on_request() {
    let run = dump().run(["health", "more.yaml", "--generic-health"]);
    insta::assert_snapshot!("health-generic", seen(&run.exits(0)));
}

#[test]
fn states_turn_the_exit_code_on_request() {
    let dump = dump();
    let code = |flags: &[&str]| {
        let line = ["health", "dump.yaml", "-q"];
        dump.run(line.iter().chain(flags)).code
    };
    assert_eq!(code(&[]), Some(0));
    assert_eq!(code(&["--fail-on", "degraded"]), Some(1));
    assert_eq!(code(&["--fail-on", "progressing"]), Some(1));
    assert_eq!(code(&["--fail-on", "live-only"]), Some(0));
    assert_eq!(code(&["--fail-on", "degraded", "--exit-zero"]), Some(0));
}

#[test]
fn what_cannot_be_read_is_an_error_beside_the_rest() {
    let run = dump()
        .with("broken.yaml", "a: [\n")
        .with(
            "odd.yaml",
            "kind: Pod\n---\napiVersion: v1\nkind: Service\n---\nx\n",
        )
        .run(["health", "broken.yaml", "odd.yaml", "none.yaml"]);
    insta::assert_snapshot!("health-errors", seen(&run.exits(2)));
}

/// What is rendered, and a dump in which it is, with the pod that says why.
fn shop(status: &str) -> Workspace {
    let deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop, namespace: web, uid: d}\nspec: {replicas: 1}\n";
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: shop-1, namespace: web, ownerReferences: [{uid: d}]}\nstatus: {phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/3 nodes are available}]}\n";
    let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: web}\n";
    Workspace::new()
        .with(
            "app/all.yaml",
            &format!("{}---\n{map}", deployment.replace(", uid: d", "")),
        )
        .with(
            "live.yaml",
            &format!("{deployment}status: {status}\n---\n{map}---\n{pod}"),
        )
}

#[test]
fn diff_and_status_tell_health_and_why() {
    let shop = shop("{replicas: 1, updatedReplicas: 1}");
    let run = shop.run(["diff", "app", "--live", "live.yaml"]);
    insta::assert_snapshot!("diff-health", seen(&run.exits(0)));
    let run = shop.run(["status", "app", "--live", "live.yaml", "-v"]);
    insta::assert_snapshot!("status-health", seen(&run.exits(0)));
    let line = ["diff", "app", "--live", "live.yaml", "-o", "json"];
    let run = shop.run(line.iter().chain(&["--fail-on", "progressing"]));
    let document = run.exits(1).json();
    assert_eq!(
        document["verdict"]["health"],
        serde_json::json!({"status": "Progressing", "message": "apps/Deployment:web/shop"})
    );
    let shop = &document["applications"][0]["objects"][1];
    assert_eq!(shop["healthCauses"][0]["reason"], "Unschedulable");
    assert_eq!(
        document["failOn"],
        serde_json::json!(["out-of-sync", "progressing"])
    );
}

#[test]
fn a_snapshot_keeps_health_and_why() {
    let shop = shop("{replicas: 1, updatedReplicas: 1}");
    let line = [
        "snapshot",
        "app",
        "--live",
        "live.yaml",
        "--to",
        "later.yaml",
    ];
    shop.run(line).exits(0);
    let health = |live: &str| {
        let document = shop
            .run(["diff", "app", "--live", live, "-o", "json"])
            .exits(0)
            .json();
        let object = &document["applications"][0]["objects"][1];
        (object["health"].clone(), object["healthCauses"].clone())
    };
    assert_eq!(health("later.yaml"), health("live.yaml"));
    assert_eq!(health("later.yaml").1[0]["reason"], "Unschedulable");
}

#[test]
fn an_unknown_health_is_2_only_for_who_asks_for_health() {
    let shop = shop("{replicas: x}");
    let code = |flags: &[&str]| {
        let line = ["status", "app", "--live", "live.yaml"];
        shop.run(line.iter().chain(flags)).code
    };
    assert_eq!(code(&[]), Some(0));
    assert_eq!(code(&["--fail-on", "degraded"]), Some(2));
    assert_eq!(code(&["--fail-on", "degraded", "--exit-zero"]), Some(2));
}

#[test]
fn a_dump_does_not_change_while_one_waits() {
    let run = shop("{replicas: 1, updatedReplicas: 1}").run([
        "status",
        "app",
        "--live",
        "live.yaml",
        "--wait",
    ]);
    assert_eq!(run.code, Some(1), "{}", run.transcript());
    let run = shop("{replicas: 1, updatedReplicas: 1, availableReplicas: 1}").run([
        "status",
        "app",
        "--live",
        "live.yaml",
        "--wait",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.transcript());
}

/// Scripts of `argocd-cm` win over those of a folder; one that fails leaves its object Unknown and says where it stands.
#[test]
fn scripts_of_users_tell_the_health_too() {
    let settings = "\
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  resource.customizations.health.ConfigMap: |
    error('no')
";
    let run = dump()
        .with("argocd-cm.yaml", settings)
        .with(
            "scripts/example.com/Widget/health.lua",
            "return {status = 'Suspended', message = obj.metadata.name}",
        )
        .with(
            "scripts/_/ConfigMap/health.lua",
            "return {status = 'Healthy'}",
        )
        .run([
            "health",
            "dump.yaml",
            "more.yaml",
            "--argocd-cm=argocd-cm.yaml",
            "--health-scripts=scripts",
            "-o=json",
        ]);
    let document = run.exits(2).json();
    let health = |place: usize| {
        let health = &document["objects"][place]["health"];
        (health["status"].clone(), health["message"].clone())
    };
    assert_eq!(health(2), ("Unknown".into(), "<string>:1: no".into()));
    assert_eq!(health(4), ("Suspended".into(), "a".into()));
    let error = &document["errors"][0];
    assert_eq!(
        (&error["file"], &error["line"]),
        (&"argocd-cm.yaml".into(), &6.into())
    );
}

/// Whose check fails over a value of a wrong type: one in Go, one of a data file.
const BROKEN: [(&str, &str); 2] = [
    (
        "apps/Deployment",
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: web}, spec: {replicas: many}}\n",
    ),
    (
        "cert-manager.io/Certificate",
        "{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: a, namespace: web}, status: {conditions: 7}}\n",
    ),
];

#[test]
fn a_check_that_fails_is_an_error_whoever_wrote_it() {
    for (kind, object) in BROKEN {
        let service = "{apiVersion: v1, kind: Service, metadata: {name: b, namespace: web}, spec: {type: ClusterIP}}\n";
        let workspace = Workspace::new()
            .with("live.yaml", &format!("{object}---\n{service}"))
            .with("app/all.yaml", &format!("{object}---\n{service}"));

        let document = workspace
            .run(["health", "live.yaml", "-o", "json"])
            .exits(2)
            .json();
        let [broken, sound] = [0, 1].map(|place| &document["objects"][place]["health"]["status"]);
        assert_eq!((broken, sound), (&"Unknown".into(), &"Healthy".into()));
        let error = document["errors"][0]["message"]
            .as_str()
            .unwrap_or_default();
        assert!(
            error.starts_with(&format!("the health check of {kind} failed: ")),
            "{error}"
        );

        let run = workspace.run(["status", "app", "--live", "live.yaml", "-o", "json"]);
        let report = run.json();
        let application = &report["applications"][0];
        assert_eq!(application["health"]["status"], "Unknown");
        let conditions = application["conditions"].as_array().expect("conditions");
        let failed = conditions
            .iter()
            .find(|condition| condition["type"] == "ComparisonError");
        let message = failed.map(|condition| condition["message"].to_string());
        assert!(
            message.is_some_and(|message| message.contains(kind)),
            "{}",
            run.transcript()
        );
    }
}
