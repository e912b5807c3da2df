//! What cannot be read, other than for want of rights: an absent kind, and a connection that breaks, hangs or was never
//! there. Exit 2 and a whole document each time, and never a wait without end.

use std::sync::mpsc::channel;
use std::time::Duration;

use super::{Answer, diff, diff_with, example, sync};
use crate::harness::{ControlPlane, Fate, User, Wire, Workspace, control_plane};

/// No answer may take longer, whatever happens to the apiserver.
const PATIENCE: Duration = Duration::from_secs(60);

const SERVICE_MONITOR: &str = "\
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: payments-api
spec:
  endpoints: [{port: metrics}]
";

#[test]
fn an_object_of_a_kind_that_is_not_served_is_missing() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("gap-absent-kind");
    let workspace = example(&namespace, User::Admin);
    sync(&workspace, &namespace);
    let workspace = workspace
        .with("base/service-monitor.yaml", SERVICE_MONITOR)
        .replacing(
            "base/kustomization.yaml",
            "  - service.yaml\n",
            "  - service.yaml\n  - service-monitor.yaml\n",
        );

    let answer = diff(&workspace);

    answer.is("OutOfSync", 1);
    assert_eq!(answer.state("ServiceMonitor", "payments-api"), "missing");
    assert_eq!(answer.report["counts"]["missing"], 1);
    assert_eq!(answer.state("Deployment", "payments-api"), "same");
}

/// A kind in two versions, stored as `v1`.
const LATHE: &str = "\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: lathes.convert.example.com}
spec:
  group: convert.example.com
  scope: Namespaced
  names: {plural: lathes, singular: lathe, kind: Lathe, listKind: LatheList}
  versions:
    - &version
      name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
    - {<<: *version, name: v1beta1, storage: false}
";

/// A webhook that nobody answers.
const AWAY: &str = r#"{"spec": {"conversion": {"strategy": "Webhook", "webhook":
    {"conversionReviewVersions": ["v1"], "clientConfig": {"url": "https://127.0.0.1:1/convert"}}}}}"#;

#[test]
fn a_conversion_webhook_that_is_away_leaves_its_kind_unknown_and_no_other() {
    // One of its own: a sweep of another test would meet the kind too.
    let Some(plane) = ControlPlane::start("") else {
        return;
    };
    let namespace = plane.namespace("gap-conversion");
    namespace.apply(LATHE, &[]);
    let definition = "crd/lathes.convert.example.com";
    namespace.kubectl(["wait", "--for=condition=Established", definition]);
    let object = "{apiVersion: convert.example.com/v1, kind: Lathe, metadata: {name: one}}";
    let workspace = example(&namespace, User::Admin)
        .with("base/lathe.yaml", object)
        .replacing(
            "base/kustomization.yaml",
            "  - service.yaml\n",
            "  - service.yaml\n  - lathe.yaml\n",
        );
    sync(&workspace, &namespace);
    let workspace = workspace.replacing("base/lathe.yaml", "/v1,", "/v1beta1,");
    diff(&workspace).is("Synced", 0);
    namespace.kubectl(["patch", definition, "--type=merge", "--patch", AWAY]);
    // Until the apiserver has taken notice.
    let start = std::time::Instant::now();
    let is_served = || {
        let line = ["get", "lathes.v1beta1.convert.example.com"];
        crate::harness::Run::of(namespace.command(line), "").code == Some(0)
    };
    while is_served() && start.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(100));
    }

    let answer = diff(&workspace);

    answer.is("Unknown", 2);
    assert_eq!(answer.state("Lathe", "one"), "unknown");
    assert_eq!(answer.report["counts"]["unknown"], 1);
    assert_eq!(answer.report["counts"]["same"], 8);
    let error = &answer.object("Lathe", "one")["errors"][0];
    let message = error["message"].as_str().expect("a message");
    assert!(
        message.contains("conversion webhook for convert.example.com/v1"),
        "{message}"
    );
    let hint = error["hint"].as_str().expect("a hint");
    assert!(
        hint.contains("kubectl get lathes.convert.example.com -n gap-conversion"),
        "{hint}"
    );
    namespace.kubectl(["delete", definition, "--wait=false"]);
}

#[test]
fn an_apiserver_that_is_killed_in_the_middle_of_a_run() {
    let Some(plane) = ControlPlane::start("") else {
        return;
    };
    let namespace = plane.namespace("gap-killed");
    let workspace = example(&namespace, User::Admin);
    sync(&workspace, &namespace);
    diff(&workspace).is("Synced", 0);
    let (name, server) = (namespace.name.clone(), plane.server().to_owned());
    let kubeconfig =
        |wire: &Wire, plane: &ControlPlane| plane.kubeconfig(User::Admin, &name, &wire.server);

    // When half of what is answered before the last request has come, discovery is over and the lists are under way.
    let wire = Wire::new(&server, |_| Fate::Carried);
    let workspace = workspace.with("kubeconfig", &kubeconfig(&wire, &plane));
    diff(&workspace).is("Synced", 0);
    let half = wire.seen().answered_before / 2;

    let (send, receive) = channel();
    let wire = Wire::new(&server, move |seen| {
        if seen.answered >= half
            && let Ok(plane) = receive.try_recv()
        {
            ControlPlane::kill(plane);
        }
        Fate::Carried
    });
    let workspace = workspace.with("kubeconfig", &kubeconfig(&wire, &plane));
    send.send(plane).expect("the wire waits for it");

    broken(&diff(&workspace));
}

/// A connection that is cut at any request of a run: at worst nothing is known, never too much.
#[test]
fn a_connection_that_is_cut_at_any_moment() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("gap-cut");
    let workspace = example(&namespace, User::Admin);
    sync(&workspace, &namespace);
    let run = |name: &str, wire: &Wire| {
        let kubeconfig = plane.kubeconfig(User::Admin, &namespace.name, &wire.server);
        std::fs::write(workspace.folder().join(name), kubeconfig).expect("written");
        // Without what has a health: why it is not good is asked for after the comparison, and may be left unsaid.
        let flags = ["--kubeconfig", name, "--exclude", "deploy,hpa,pdb"];
        diff_with(&workspace, super::OVERLAY, &flags)
    };

    let whole = Wire::new(plane.server(), |_| Fate::Carried);
    run("whole", &whole).is("Synced", 0);
    let requests = whole.seen().asked;
    assert!(requests > 5, "a run asks more than {requests} times");

    let run = &run;
    std::thread::scope(|scope| {
        for moment in 1..=requests {
            scope.spawn(move || {
                let wire = Wire::new(plane.server(), move |seen| {
                    if seen.asked < moment {
                        Fate::Carried
                    } else {
                        Fate::Cut
                    }
                });
                let answer = run(&format!("cut-{moment}"), &wire);
                // Connections are shared as it happens: now and then a run needs one greeting less.
                if wire.seen().asked < moment {
                    answer.is("Synced", 0);
                } else {
                    broken(&answer);
                }
            });
        }
    });
}

#[test]
fn an_apiserver_that_never_answers() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("gap-silent");
    let wire = Wire::new(plane.server(), |_| Fate::Swallowed);
    let kubeconfig = plane.kubeconfig(User::Admin, &namespace.name, &wire.server);
    let workspace = example(&namespace, User::Admin).with("kubeconfig", &kubeconfig);

    broken(&diff_with(
        &workspace,
        super::OVERLAY,
        &["--kubeconfig", "kubeconfig", "--request-timeout", "1s"],
    ));
}

#[test]
fn a_port_where_nobody_listens() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("gap-refused");
    let kubeconfig = plane.kubeconfig(User::Admin, &namespace.name, "https://127.0.0.1:1");

    let answer = diff(&example(&namespace, User::Admin).with("kubeconfig", &kubeconfig));
    broken(&answer);
    says(
        &answer,
        "cannot connect to https://127.0.0.1:1: connection refused",
        "is the apiserver up?",
    );
}

/// The same for every object: message, and how its hint begins.
fn says(answer: &Answer, message: &str, hint: &str) {
    let objects = answer.report["applications"][0]["objects"].as_array();
    for object in objects.expect("objects") {
        let error = &object["errors"][0];
        assert_eq!(error["message"], message);
        let text = error["hint"].as_str().unwrap_or_default();
        assert!(text.starts_with(hint), "{text}");
    }
}

#[test]
fn a_server_that_has_no_name_here_or_does_not_speak_tls() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("gap-addresses");
    let diff_at = |server: &str| {
        let kubeconfig = plane.kubeconfig(User::Admin, &namespace.name, server);
        let answer = diff(&example(&namespace, User::Admin).with("kubeconfig", &kubeconfig));
        broken(&answer);
        answer
    };
    let nowhere = "https://apiserver.invalid:6443";
    says(
        &diff_at(nowhere),
        &format!("cannot connect to {nowhere}: no such host"),
        "is `server` of this context right?",
    );
    let plain = plane.server().replace("https:", "http:");
    let answer = diff_at(&plain);
    let error = &answer.report["applications"][0]["objects"][0]["errors"][0];
    assert_eq!(
        error["hint"],
        "`server` of this context must begin with https://"
    );
}

#[test]
fn a_certificate_that_nobody_vouches_for() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("gap-tls");
    let workspace = example(&namespace, User::Admin);
    let kubeconfig = namespace.kubeconfig(User::Admin);
    let authority = kubeconfig
        .split("certificate-authority: '")
        .nth(1)
        .and_then(|rest| rest.split('\'').next());
    let kubeconfig = kubeconfig.replace(authority.expect("the kubeconfig names one"), "other.crt");
    let workspace = with_other_authority(workspace).with("kubeconfig", &kubeconfig);

    let answer = diff(&workspace);
    broken(&answer);
    says(
        &answer,
        &format!(
            "cannot connect to {}: the server's certificate is of an authority that this context does not trust",
            plane.server()
        ),
        "compare `certificate-authority`",
    );
}

/// Takes the certificate of another control plane for the authority: valid, and not ours.
fn with_other_authority(workspace: Workspace) -> Workspace {
    let other = ControlPlane::start("").expect("who has one has another");
    let certificate = std::fs::read_to_string(other.authority()).expect("readable");
    workspace.with("other.crt", &certificate)
}

/// Nothing was proved, and it says what failed and what to do, in time.
fn broken(answer: &Answer) {
    answer.is("Unknown", 2);
    assert!(answer.run.took < PATIENCE, "{}", answer.run.transcript());
    assert_eq!(answer.report["counts"]["modified"], 0);
    assert_eq!(
        answer.report["counts"]["missing"],
        0,
        "what was not read is not missing: {}",
        answer.run.transcript()
    );
    assert!(
        answer.run.stdout.contains("\"hint\": \""),
        "no hint: {}",
        answer.run.transcript()
    );
}
