//! Every way to reach an apiserver and to say who asks.

use std::os::unix::fs::PermissionsExt as _;

use super::{OVERLAY, example, sync};
use crate::harness::{Fate, Namespace, Proxy, Run, User, Wire, Workspace, control_plane, project};

/// What production renders.
const RENDERED: &str = "serviceaccounts,configmaps,services,deployments.apps,horizontalpodautoscalers.autoscaling,\
                        poddisruptionbudgets.policy,networkpolicies.networking.k8s.io";
const TOKEN: &str = "user: {token: reader}";

/// The example in sync, with a kubeconfig for a reader of all of it.
fn readable(namespace: &Namespace) -> Workspace {
    let workspace = example(namespace, User::Reader);
    sync(&workspace, namespace);
    namespace.allow(User::Reader, RENDERED);
    workspace
}

/// `driftctl diff` of production with these flags and variables.
fn diff(workspace: &Workspace, flags: &str, variables: &[(&str, &str)]) -> Run {
    let mut command = workspace.command(env!("CARGO_BIN_EXE_driftctl"));
    command.args(["diff", OVERLAY, "-o", "json"]);
    command.args(flags.split(' ').filter(|flag| !flag.is_empty()));
    command.envs(variables.iter().copied());
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    Run::of(command, "")
}

fn script(workspace: &Workspace, name: &str, text: &str) {
    let file = workspace.folder().join(name);
    std::fs::write(&file, text).expect("written");
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).expect("executable");
}

#[test]
fn a_credential_plugin_asks_on_standard_error() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("connect-exec");
    let exec = "user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin, interactiveMode: MODE}}";
    let workspace = readable(&namespace).replacing("kubeconfig", TOKEN, exec);
    let with_mode = |mode: &str| {
        let text =
            std::fs::read_to_string(workspace.folder().join("kubeconfig")).expect("readable");
        std::fs::write(workspace.folder().join(mode), text.replace("MODE", mode)).expect("written");
        diff(&workspace, &format!("--kubeconfig {mode}"), &[])
    };

    script(
        &workspace,
        "plugin",
        "#!/bin/sh\necho 'open https://login.example and enter ABCD' >&2\n\
         echo '{\"apiVersion\": \"client.authentication.k8s.io/v1\", \"kind\": \"ExecCredential\", \
         \"status\": {\"token\": \"reader\"}}'\n",
    );
    let run = with_mode("IfAvailable").exits(0);
    assert_eq!(run.stderr, "open https://login.example and enter ABCD\n");
    with_mode("Never").exits(0);

    script(
        &workspace,
        "plugin",
        "#!/bin/sh\necho hunter2\necho 'your session has expired' >&2\nexit 3\n",
    );
    let run = with_mode("Never").exits(2);
    let error = &run.json()["errors"][0];
    let message = error["message"].as_str().expect("a message");
    assert!(
        message.ends_with(
            "the credential plugin `./plugin` failed with exit status: 3: your session has expired"
        ),
        "{message}"
    );
    assert_eq!(
        error["hint"],
        "log in again; `kubectl auth whoami` uses the same plugin"
    );
    script(&workspace, "plugin", "#!/bin/sh\necho hunter2\n");
    let silent = with_mode("Never").exits(2);
    assert!(
        silent.stdout.contains("printed no credentials"),
        "{}",
        silent.stdout
    );
    for run in [run, silent] {
        assert!(
            !run.transcript().contains("hunter2"),
            "{}",
            run.transcript()
        );
    }
    std::fs::remove_file(workspace.folder().join("plugin")).expect("removed");
    let absent = with_mode("Never").exits(2).json();
    let message = absent["errors"][0]["message"].as_str().expect("a message");
    assert!(
        message.contains("cannot run the credential plugin `./plugin`: "),
        "{message}"
    );
}

/// The example with a kubeconfig whose user is a plugin, and the plugin, which notes each of its runs.
fn with_plugin(namespace: &Namespace, more: &str, script_text: &str) -> Workspace {
    let exec = format!(
        "user: {{exec: {{apiVersion: client.authentication.k8s.io/v1, command: ./plugin, interactiveMode: Never{more}}}}}"
    );
    let workspace = readable(namespace).replacing("kubeconfig", TOKEN, &exec);
    let text = format!(
        "#!/bin/sh\ncd \"$(dirname \"$0\")\"\necho run >> runs\n\
         answer() {{ echo '{{\"apiVersion\": \"client.authentication.k8s.io/v1\", \"kind\": \"ExecCredential\", \"status\": '\"$1\"'}}'; }}\n\
         {script_text}\n"
    );
    script(&workspace, "plugin", &text);
    workspace
}

/// How often the plugin was run since it was asked last.
fn runs(workspace: &Workspace) -> usize {
    let file = workspace.folder().join("runs");
    let runs = std::fs::read_to_string(&file)
        .expect("it ran")
        .lines()
        .count();
    std::fs::remove_file(file).expect("removed");
    runs
}

#[test]
fn a_credential_plugin_is_run_again_when_its_token_ends_and_only_then() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("connect-exec-again");
    // The first token is one that the apiserver no longer knows.
    let renews = "if [ $(wc -l < runs) = 1 ]; then answer '{\"token\": \"gone\"}'; else answer '{\"token\": \"reader\"}'; fi";
    let workspace = with_plugin(&namespace, "", renews);
    diff(&workspace, "--kubeconfig kubeconfig", &[]).exits(0);
    assert_eq!(runs(&workspace), 2);

    for (status, code, expected) in [
        // Refused twice: it is not run a third time.
        (r#"{"token": "gone"}"#, 2, 2),
        (
            r#"{"token": "reader", "expirationTimestamp": "2999-01-01T00:00:00Z"}"#,
            0,
            1,
        ),
        // The clock of the plugin is wrong, its token is not.
        (
            r#"{"token": "reader", "expirationTimestamp": "2001-01-01T00:00:00Z"}"#,
            0,
            1,
        ),
    ] {
        let text = format!(
            "#!/bin/sh\necho run >> runs\necho '{{\"apiVersion\": \"client.authentication.k8s.io/v1\", \"kind\": \"ExecCredential\", \"status\": {status}}}'\n"
        );
        script(&workspace, "plugin", &text);
        let run = diff(&workspace, "--kubeconfig kubeconfig", &[]).exits(code);
        assert_eq!(runs(&workspace), expected, "{}", run.transcript());
    }
}

#[test]
fn a_credential_plugin_may_give_a_certificate_and_runs_once_for_it() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("connect-exec-certificate");
    let client = project().join("tests/controlplane/client");
    // YAML, which plugins may print too.
    let prints = format!(
        "echo 'apiVersion: client.authentication.k8s.io/v1'; echo 'kind: ExecCredential'; echo 'status:'\n\
         echo '  clientCertificateData: |'; sed 's/^/    /' {0}/reader.crt\n\
         echo '  clientKeyData: |'; sed 's/^/    /' {0}/reader.key",
        client.display()
    );
    let workspace = with_plugin(&namespace, "", &prints);
    diff(&workspace, "--kubeconfig kubeconfig", &[]).exits(0);
    assert_eq!(runs(&workspace), 1);
}

#[test]
fn a_credential_plugin_that_does_not_end_is_ended() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("connect-exec-hangs");
    let workspace = with_plugin(&namespace, "", "echo $$ > pid; exec sleep 300");
    let run = diff(&workspace, "--kubeconfig kubeconfig --timeout 2s", &[]).exits(2);
    assert!(
        run.took < std::time::Duration::from_secs(30),
        "{:?}",
        run.took
    );
    let error = &run.json()["errors"][0];
    let message = error["message"].as_str().expect("a message");
    assert!(
        message.ends_with("plugin` did not end in time"),
        "{message}"
    );
    let pid = std::fs::read_to_string(workspace.folder().join("pid")).expect("it ran");
    let process = std::path::Path::new("/proc").join(pid.trim());
    if std::path::Path::new("/proc/self").exists() {
        let start = std::time::Instant::now();
        while process.exists() && start.elapsed() < std::time::Duration::from_secs(5) {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        assert!(!process.exists(), "the plugin was left running");
    }
}

#[test]
fn a_credential_plugin_that_is_not_installed_is_told_with_its_own_hint() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("connect-exec-absent");
    let hint = ", installHint: 'brew install shop-login'";
    let workspace =
        with_plugin(&namespace, hint, "").replacing("kubeconfig", "./plugin", "shop-login");
    let run = diff(&workspace, "--kubeconfig kubeconfig", &[])
        .exits(2)
        .json();
    let error = &run["errors"][0];
    let message = error["message"].as_str().expect("a message");
    assert!(
        message
            .ends_with("cannot run the credential plugin `shop-login`: no such file or directory"),
        "{message}"
    );
    assert_eq!(error["hint"], "brew install shop-login");
}

#[test]
fn a_certificate_or_a_file_says_who_asks() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("connect-certificate");
    let workspace = readable(&namespace);
    let client = project().join("tests/controlplane/client");
    let certificate = format!(
        "user: {{client-certificate: {0}/reader.crt, client-key: {0}/reader.key}}",
        client.display()
    );
    let workspace = workspace.replacing("kubeconfig", TOKEN, &certificate);
    diff(&workspace, "--kubeconfig kubeconfig", &[]).exits(0);
    // Relative to the kubeconfig, as kubectl has it.
    let workspace = workspace
        .replacing(
            "kubeconfig",
            &certificate,
            "user: {tokenFile: secrets/token}",
        )
        .with("secrets/token", "reader\n");
    diff(&workspace, "--kubeconfig kubeconfig", &[]).exits(0);
}

#[test]
fn a_proxy_carries_everything() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("connect-proxy");
    // A name that leads nowhere without the proxy; the apiserver's certificate has it.
    let server = "https://kubernetes.default.svc:6443";
    let workspace = readable(&namespace).replacing("kubeconfig", plane.server(), server);
    let proxy = Proxy::to(plane.server());
    let variable = format!("http://user:pass%40word@{}", proxy.address);
    let variables = [("HTTPS_PROXY", variable.as_str())];
    let line = "--kubeconfig kubeconfig";

    diff(&workspace, line, &variables).exits(0);
    let asked = proxy.asked();
    assert!(!asked.is_empty());
    for request in asked {
        let request = request.to_lowercase();
        // user:pass@word
        let login = "proxy-authorization: basic dxnlcjpwyxnzqhdvcmq= ";
        assert_eq!(
            request,
            format!("connect kubernetes.default.svc:6443 http/1.1 {login}")
        );
    }

    let except = [variables[0], ("NO_PROXY", ".default.svc")];
    let run = diff(&workspace, &format!("{line} --request-timeout 2s"), &except).exits(2);
    assert!(!run.stdout.contains("through the proxy"), "{}", run.stdout);

    let named = workspace.replacing(
        "kubeconfig",
        "cluster: {",
        &format!("cluster: {{proxy-url: 'http://{}', ", proxy.address),
    );
    diff(&named, line, &[("NO_PROXY", "*")]).exits(0);
    let wrong = named.replacing("kubeconfig", &proxy.address, "user:hunter2@127.0.0.1:1");
    let run = diff(&wrong, line, &[]).exits(2);
    let said = "cannot connect to https://kubernetes.default.svc:6443 through the proxy http://127.0.0.1:1: ";
    assert!(run.stdout.contains(said), "{}", run.stdout);
    assert!(
        !run.transcript().contains("hunter2"),
        "{}",
        run.transcript()
    );
}

#[test]
fn a_cluster_that_is_far_away_answers_compressed() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("connect-gzip");
    let text = "the same words again and again\n".repeat(20_000);
    let workspace = Workspace::new().with("app/text", &text).with(
        "app/kustomization.yaml",
        "configMapGenerator: [{name: long, files: [text], options: {disableNameSuffixHash: true}}]\n",
    );
    // Not by apply, which would write all of it into an annotation too.
    let from = format!(
        "--from-file={}",
        workspace.folder().join("app/text").display()
    );
    namespace.kubectl(["create", "configmap", "long", &from]);
    let answered = |more: &str| {
        let wire = Wire::new(plane.server(), |_| Fate::Carried);
        let proxy = Proxy::to(&wire.server);
        let kubeconfig = namespace
            .kubeconfig(User::Admin)
            .replace(plane.server(), "https://kubernetes.default.svc:6443")
            .replace(
                "cluster: {",
                &format!("cluster: {{proxy-url: 'http://{}', {more}", proxy.address),
            );
        std::fs::write(workspace.folder().join("kubeconfig"), kubeconfig).expect("written");
        workspace
            .run(["diff", "app", "--kubeconfig", "kubeconfig"])
            .exits(0);
        wire.seen().answered
    };
    let (compressed, plain) = (answered(""), answered("disable-compression: true, "));
    assert!(plain > text.len(), "{plain}");
    assert!(compressed < plain / 4, "{compressed} of {plain}");
}

#[test]
fn one_user_asks_as_another() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("connect-as");
    let workspace = readable(&namespace).replacing("kubeconfig", "token: reader", "token: admin");
    diff(&workspace, "--kubeconfig kubeconfig --as reader", &[]).exits(0);
    let run = diff(&workspace, "--kubeconfig kubeconfig --as nobody", &[]).exits(2);
    assert!(
        run.stdout.contains("User \\\"nobody\\\" cannot get"),
        "{}",
        run.stdout
    );
    let group = "--kubeconfig kubeconfig --as nobody --as-group auditors --as-group system:masters";
    diff(&workspace, group, &[]).exits(0);
    let alone = diff(
        &workspace,
        "--kubeconfig kubeconfig --as-group auditors",
        &[],
    )
    .exits(2);
    assert!(
        alone.stdout.contains("give `--as USER` too"),
        "{}",
        alone.stdout
    );

    let asked = plane.audit();
    let as_reader = asked.iter().filter(|event| {
        event["impersonatedUser"]["username"] == "reader" && event["user"]["username"] == "admin"
    });
    let agents: Vec<&str> = as_reader
        .filter_map(|event| event["userAgent"].as_str())
        .collect();
    assert!(!agents.is_empty());
    assert!(
        agents.iter().all(|agent| agent.starts_with("driftctl/")),
        "{agents:?}"
    );
}

#[test]
fn kubeconfigs_are_merged_and_the_first_wins() {
    let Some(plane) = control_plane() else { return };
    let namespace = plane.namespace("connect-merged");
    let workspace = readable(&namespace);
    let whole = std::fs::read_to_string(workspace.folder().join("kubeconfig")).expect("readable");
    let parts = |keep: fn(&str) -> bool| {
        let head = "apiVersion: v1\nkind: Config\n".to_owned();
        let lines = whole.lines().filter(|line| keep(line));
        lines.fold(head, |text, line| format!("{text}{line}\n"))
    };
    let workspace = workspace
        .with(
            "one",
            &parts(|line| line.starts_with("contexts") || line.starts_with("current")),
        )
        .with(
            "two",
            &parts(|line| line.starts_with("clusters") || line.starts_with("users")),
        )
        .with(
            "three",
            &whole
                .replace("token: reader", "token: wrong")
                .replace("-context: test", "-context: other"),
        );
    let list = [("KUBECONFIG", "one:absent:two:three")];
    diff(&workspace, "", &list).exits(0);
    diff(&workspace, "--context test", &list).exits(0);
    let run = diff(&workspace, "--context absent", &list).exits(2);
    assert!(
        run.stdout.contains("give `--context` one of: test"),
        "{}",
        run.stdout
    );
}
