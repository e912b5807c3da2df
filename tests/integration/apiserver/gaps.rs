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

    broken(&diff(
        &example(&namespace, User::Admin).with("kubeconfig", &kubeconfig),
    ));
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

    broken(&diff(&workspace));
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
