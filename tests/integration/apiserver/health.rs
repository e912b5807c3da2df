//! Health of objects that real controllers drive; what kubelets would say comes through the status subresource.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::{Namespace, Run, User, Workspace, control_plane};

/// A controller has done its work by then, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);

/// A pod template whose pods no kubelet ever runs.
const TEMPLATE: &str = "template: {metadata: {labels: {app: shop}}, spec: {containers: [{name: shop, image: 'registry.example/shop:1'}]}}";

/// Manifests as they are in Git, which the namespace has too.
fn app(namespace: &Namespace, manifests: &str) -> Workspace {
    namespace.apply(manifests, &[]);
    Workspace::new()
        .with("app/all.yaml", manifests)
        .with("kubeconfig", &namespace.kubeconfig(User::Admin))
}

fn status(workspace: &Workspace, flags: &[&str]) -> Run {
    let line = ["status", "app", "--kubeconfig", "kubeconfig", "-o", "json"];
    workspace.run(line.iter().chain(flags))
}

fn object(report: &Value, kind: &str) -> Value {
    let objects = report["applications"][0]["objects"].as_array();
    let mut objects = objects.into_iter().flatten();
    let found = objects.find(|object| object["kind"] == kind);
    found.cloned().unwrap_or_default()
}

/// Looks at it until the object is in this state and says this; gives the object.
fn until(workspace: &Workspace, kind: &str, status: &str, message: &str) -> Value {
    let start = Instant::now();
    loop {
        let run = self::status(workspace, &[]);
        let object = object(&run.json(), kind);
        let said = object["health"]["message"].as_str().unwrap_or_default();
        if object["health"]["status"] == status && said.contains(message) {
            return object;
        }
        assert!(
            start.elapsed() < PATIENCE,
            "{kind} is not {status} ({message}):\n{}",
            run.transcript()
        );
        std::thread::sleep(Duration::from_millis(300));
    }
}

/// Waits until there are so many pods, and writes a status for each.
fn kubelet(namespace: &Namespace, pods: usize, status: &Value) {
    let patch = json!({ "status": status }).to_string();
    let start = Instant::now();
    let names = loop {
        let listed = namespace.kubectl(["get", "pods", "-o", "name"]).stdout;
        let names: Vec<String> = listed.lines().map(str::to_owned).collect();
        if names.len() >= pods {
            break names;
        }
        assert!(start.elapsed() < PATIENCE, "only {names:?}");
        std::thread::sleep(Duration::from_millis(300));
    };
    for name in names {
        let flags = ["--subresource=status", "--type=merge", "-p", &patch];
        namespace.kubectl(["patch", &name].iter().chain(&flags));
    }
}

fn ready() -> Value {
    json!({"phase": "Running", "conditions": [
        {"type": "Ready", "status": "True", "lastTransitionTime": "2026-01-01T00:00:00Z"}]})
}

#[test]
fn a_deployment_says_what_its_pods_say() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("health-deployment");
    let app = app(
        &namespace,
        &format!(
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: shop, namespace: health-deployment}}\nspec: {{replicas: 2, selector: {{matchLabels: {{app: shop}}}}, {TEMPLATE}}}\n"
        ),
    );
    until(
        &app,
        "Deployment",
        "Progressing",
        "0 of 2 updated replicas are available...",
    );
    let code = |flags: &[&str]| status(&app, flags).code;
    assert_eq!(code(&[]), Some(0));
    assert_eq!(code(&["--fail-on", "progressing"]), Some(1));
    assert_eq!(code(&["--fail-on", "degraded"]), Some(0));

    let crash = json!({"phase": "Running", "containerStatuses": [{"name": "shop", "ready": false,
        "restartCount": 7, "image": "i", "imageID": "i", "state": {"waiting": {"reason": "CrashLoopBackOff",
        "message": "back-off 5m0s restarting failed container"}}}]});
    kubelet(&namespace, 2, &crash);
    let shop = until(&app, "Deployment", "Progressing", "");
    let cause = &shop["healthCauses"][0];
    assert_eq!(cause["reason"], "CrashLoopBackOff");
    assert_eq!(
        cause["message"],
        "back-off 5m0s restarting failed container"
    );
    let pod = cause["object"].as_str().unwrap_or_default();
    assert!(
        pod.starts_with("Pod health-deployment/shop-") && pod.ends_with(" and 1 more"),
        "{pod}"
    );

    namespace.allow(User::Limited, "deployments.apps");
    let limited = app.with("kubeconfig", &namespace.kubeconfig(User::Limited));
    let run = status(&limited, &[]);
    let report = run.exits(0).json();
    assert_eq!(object(&report, "Deployment")["healthCauses"], json!([]));
    let conditions = report["applications"][0]["conditions"].to_string();
    assert!(
        conditions.contains("HealthCausesIncomplete") && conditions.contains("pods"),
        "{conditions}"
    );

    let admin = limited.with("kubeconfig", &namespace.kubeconfig(User::Admin));
    let wait = |time: &str| status(&admin, &["--wait", "--timeout", time]);
    let run = wait("4s").exits(1);
    assert!(
        run.stderr.contains("waiting: Synced, Progressing"),
        "{}",
        run.stderr
    );
    kubelet(&namespace, 2, &ready());
    let report = wait("90s").exits(0).json();
    assert_eq!(report["verdict"]["health"]["status"], "Healthy");
}

#[test]
fn a_rollout_that_takes_too_long_is_degraded() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("health-deadline");
    let app = app(
        &namespace,
        &format!(
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: shop, namespace: health-deadline}}\nspec: {{progressDeadlineSeconds: 1, selector: {{matchLabels: {{app: shop}}}}, {TEMPLATE}}}\n"
        ),
    );
    until(
        &app,
        "Deployment",
        "Degraded",
        "Deployment \"shop\" exceeded its progress deadline",
    );
    let run = status(&app, &["--fail-on", "degraded"]);
    let report = run.exits(1).json();
    assert_eq!(
        report["verdict"]["health"],
        json!({"status": "Degraded", "message": "apps/Deployment:health-deadline/shop"})
    );
}

#[test]
fn stateful_sets_and_jobs_follow_their_pods() {
    let Some(plane) = control_plane() else { return };
    let sets = plane.namespace("health-sets");
    let set = app(
        &sets,
        &format!(
            "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {{name: shop, namespace: health-sets}}\nspec: {{replicas: 2, serviceName: shop, podManagementPolicy: Parallel, selector: {{matchLabels: {{app: shop}}}}, {TEMPLATE}}}\n"
        ),
    );
    until(
        &set,
        "StatefulSet",
        "Progressing",
        "Waiting for 2 pods to be ready...",
    );
    kubelet(&sets, 2, &ready());
    until(
        &set,
        "StatefulSet",
        "Healthy",
        "2 new pods have been updated",
    );

    let jobs = plane.namespace("health-jobs");
    let template = TEMPLATE.replace("spec: {", "spec: {restartPolicy: Never, ");
    let job = app(
        &jobs,
        &format!(
            "apiVersion: batch/v1\nkind: Job\nmetadata: {{name: report, namespace: health-jobs}}\nspec: {{backoffLimit: 0, {template}}}\n"
        ),
    );
    until(&job, "Job", "Progressing", "");
    kubelet(&jobs, 1, &json!({"phase": "Succeeded"}));
    until(&job, "Job", "Healthy", "");

    let suspended = plane.namespace("health-suspended");
    let job = app(
        &suspended,
        &format!(
            "apiVersion: batch/v1\nkind: Job\nmetadata: {{name: report, namespace: health-suspended}}\nspec: {{suspend: true, {template}}}\n"
        ),
    );
    until(&job, "Job", "Suspended", "Job suspended");
}

#[test]
fn claims_and_autoscalers_say_what_their_controllers_say() {
    let Some(plane) = control_plane() else { return };
    let claims = plane.namespace("health-claims");
    let claim = "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: health-claims}\nspec: {accessModes: [ReadWriteOnce], storageClassName: '', volumeName: health-claims, resources: {requests: {storage: 1Gi}}}\n";
    let app = self::app(&claims, claim);
    until(&app, "PersistentVolumeClaim", "Progressing", "");
    claims.apply(
        "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: health-claims}\nspec: {accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}, hostPath: {path: /tmp}, claimRef: {namespace: health-claims, name: data}}\n",
        &[],
    );
    until(&app, "PersistentVolumeClaim", "Healthy", "");

    let scalers = plane.namespace("health-scalers");
    let scaler = "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: shop, namespace: health-scalers}\nspec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: nobody}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]}\n";
    let app = self::app(&scalers, scaler);
    let scaler = until(
        &app,
        "HorizontalPodAutoscaler",
        "Degraded",
        "the HPA controller was unable to get the target's current scale",
    );
    let causes = scaler["healthCauses"].to_string();
    assert!(causes.contains("FailedGetScale"), "{causes}");
}

#[test]
fn what_was_left_behind_and_what_is_being_deleted_count() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("health-left");
    let map = |name: &str, more: &str| {
        format!(
            "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, namespace: health-left, annotations: {{argocd.argoproj.io/tracking-id: 'shop:/ConfigMap:health-left/{name}'}}{more}}}\n"
        )
    };
    let service = |name: &str, kind: &str| {
        format!(
            "---\napiVersion: v1\nkind: Service\nmetadata: {{name: {name}, namespace: health-left, annotations: {{argocd.argoproj.io/tracking-id: 'shop:/Service:health-left/{name}'}}}}\nspec: {{type: {kind}, ports: [{{port: 80}}]}}\n"
        )
    };
    let git = map("settings", "") + &service("shop", "ClusterIP");
    let app = app(&namespace, &git);
    let health =
        |app: &Workspace, flags: &[&str]| status(app, flags).json()["verdict"]["health"].clone();
    assert_eq!(health(&app, &[])["status"], "Healthy");

    namespace.apply(&service("old", "LoadBalancer"), &[]);
    assert_eq!(
        health(&app, &[]),
        json!({"status": "Progressing", "message": "Service:health-left/old"})
    );
    // Of a kind that is not rendered no more than the metadata is listed; the one that is ours is read again.
    let maps = app.with("app/all.yaml", &map("settings", ""));
    assert_eq!(health(&maps, &[])["status"], "Healthy");
    assert_eq!(
        health(&maps, &["--extras", "all"]),
        json!({"status": "Progressing", "message": "Service:health-left/old"})
    );

    namespace.apply(&map("settings", ", finalizers: [example.com/stay]"), &[]);
    namespace.kubectl(["delete", "configmap", "settings", "--wait=false"]);
    let report = status(&maps, &["--extras", "off"]).json();
    assert_eq!(
        object(&report, "ConfigMap")["health"],
        json!({"status": "Progressing", "message": "Pending deletion"})
    );
    namespace.kubectl([
        "patch",
        "configmap",
        "settings",
        "--type=merge",
        "-p",
        r#"{"metadata":{"finalizers":null}}"#,
    ]);
}
