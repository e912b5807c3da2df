//! A real control plane: etcd, kube-apiserver and, because its objects and their status should look real,
//! kube-controller-manager. One a run of the tests, a namespace a test.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::{Run, tools};

/// A user of the control plane; all but `Admin` may do nothing until a test binds a role to them.
#[derive(Clone, Copy)]
pub(crate) enum User {
    Admin,
    Reader,
    Limited,
    Stranger,
    /// May be bound to patching too.
    Dry,
}

impl User {
    /// The name, which is the token too.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Reader => "reader",
            Self::Limited => "limited",
            Self::Stranger => "stranger",
            Self::Dry => "dry",
        }
    }
}

/// Servers that run for as long as this value or its process lives: see `tests/controlplane/serve`.
pub(crate) struct ControlPlane {
    /// Holds the pipe whose end ends the servers.
    serve: Child,
    programs: &'static Path,
    folder: PathBuf,
    server: String,
}

/// The control plane that all tests of this run share; `None` when left out by choice.
pub(crate) fn control_plane() -> Option<&'static ControlPlane> {
    static SHARED: OnceLock<Option<ControlPlane>> = OnceLock::new();
    SHARED.get_or_init(|| ControlPlane::start("*")).as_ref()
}

impl ControlPlane {
    /// Starts one of its own, with these controllers (none when empty); `None` when left out by choice.
    pub(crate) fn start(controllers: &str) -> Option<Self> {
        let programs = tools::control_plane()?;
        let mut serve = Command::new(super::project().join("tests/controlplane/serve"))
            .arg(programs)
            .arg(controllers)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // In a group of its own: what kills the tests as a group leaves it alive to clear up.
            .process_group(0)
            .spawn()
            .expect("`sh` runs tests/controlplane/serve");
        let mut folder = String::new();
        BufReader::new(serve.stdout.take().expect("a pipe"))
            .read_line(&mut folder)
            .expect("readable");
        assert!(
            folder.ends_with('\n'),
            "the control plane did not start; the lines above say why"
        );
        let folder = PathBuf::from(folder.trim_end());
        let kubeconfig = std::fs::read_to_string(folder.join("kubeconfig")).expect("readable");
        let server = kubeconfig
            .lines()
            .find_map(|line| line.trim().strip_prefix("server: "));
        let server = server.expect("the kubeconfig names the server").to_owned();
        Some(Self {
            serve,
            programs,
            folder,
            server,
        })
    }

    /// A namespace with this name, which no other test may use.
    pub(crate) fn namespace(&self, name: &str) -> Namespace<'_> {
        let mut kubectl = self.kubectl();
        kubectl.args(["create", "namespace", name]);
        Run::of(kubectl, "").exits(0);
        Namespace {
            plane: self,
            name: name.to_owned(),
        }
    }

    /// `https://127.0.0.1:PORT`
    pub(crate) fn server(&self) -> &str {
        &self.server
    }

    /// kubectl as admin, from the folder of this package.
    fn kubectl(&self) -> Command {
        let mut command = Command::new(self.programs.join("kubectl"));
        command
            .env_clear()
            .env("HOME", &self.folder)
            .env("KUBECONFIG", self.folder.join("kubeconfig"));
        // `kubectl edit` runs its editor through the shell.
        command.envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
        command.current_dir(super::project());
        command
    }

    /// A kubeconfig for `user` whose context has this namespace, asking `server`, which may be a proxy of a test.
    pub(crate) fn kubeconfig(&self, user: User, namespace: &str, server: &str) -> String {
        let (name, authority) = (user.name(), self.authority());
        let mut text = String::from("apiVersion: v1\nkind: Config\ncurrent-context: test\n");
        let _ = writeln!(
            text,
            "clusters: [{{name: test, cluster: {{server: '{server}', certificate-authority: '{}'}}}}]",
            authority.display()
        );
        let _ = writeln!(text, "users: [{{name: {name}, user: {{token: {name}}}}}]");
        let _ = writeln!(
            text,
            "contexts: [{{name: test, context: {{cluster: test, user: {name}, namespace: {namespace}}}}}]"
        );
        text
    }

    /// The certificate that vouches for the apiserver.
    pub(crate) fn authority(&self) -> PathBuf {
        self.folder.join("certs/apiserver.crt")
    }

    /// What was asked of the apiserver so far, one event a line.
    pub(crate) fn audit(&self) -> Vec<serde_json::Value> {
        let log = std::fs::read_to_string(self.folder.join("audit.log")).expect("readable");
        log.lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }

    /// Kills the servers as a crash would, and waits until they are gone.
    pub(crate) fn kill(mut self) {
        drop(self.serve.stdin.take());
        self.serve.wait().expect("the script is ours");
    }
}

/// The part of a control plane that belongs to one test.
pub(crate) struct Namespace<'a> {
    plane: &'a ControlPlane,
    pub(crate) name: String,
}

impl Namespace<'_> {
    /// kubectl as admin in this namespace.
    pub(crate) fn command<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Command {
        let mut command = self.plane.kubectl();
        command.args(["--namespace", &self.name]).args(arguments);
        command
    }

    /// Runs it; it has to succeed.
    pub(crate) fn kubectl<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Run {
        Run::of(self.command(arguments), "").exits(0)
    }

    /// Edits an object with `kubectl edit`, whose editor is this sed expression.
    pub(crate) fn edit(&self, object: &str, expression: &str) {
        let folder = tempfile::tempdir().expect("a folder");
        let editor = folder.path().join("editor");
        let script = format!("#!/bin/sh\nsed -i -e '{expression}' \"$1\"\n");
        std::fs::write(&editor, script).expect("written");
        let mut command = self.command(["edit", object]);
        command.env("KUBE_EDITOR", format!("sh {}", editor.display()));
        Run::of(command, "").exits(0);
    }

    /// `kubectl apply -f -` with these manifests and flags.
    pub(crate) fn apply(&self, manifests: &str, flags: &[&str]) {
        let arguments = ["apply", "-f", "-"].iter().chain(flags);
        Run::of(self.command(arguments), manifests).exits(0);
    }

    /// Lets `user` get and list these resources (`deployments.apps`, `secrets` …) here.
    pub(crate) fn allow(&self, user: User, resources: &str) {
        self.allow_to(user, "get,list", resources);
    }

    /// The same with other verbs; once for each user and namespace.
    pub(crate) fn allow_to(&self, user: User, verbs: &str, resources: &str) {
        let (name, role) = (user.name(), format!("--role={}", user.name()));
        let (resources, user) = (
            format!("--resource={resources}"),
            format!("--user={}", user.name()),
        );
        self.kubectl([
            "create",
            "role",
            name,
            &format!("--verb={verbs}"),
            resources.as_str(),
        ]);
        self.kubectl(["create", "rolebinding", name, role.as_str(), user.as_str()]);
    }

    /// A kubeconfig for `user` and this namespace.
    pub(crate) fn kubeconfig(&self, user: User) -> String {
        self.plane.kubeconfig(user, &self.name, self.plane.server())
    }
}

const HOLD: &str = "DRIFTCTL_TEST_HOLD";

/// Not a claim of its own: what `a_killed_run_leaves_nothing_behind` runs and kills.
#[test]
fn holds_a_control_plane_when_asked() {
    if std::env::var_os(HOLD).is_none() {
        return;
    }
    let plane = ControlPlane::start("*").expect("the outer run has the tools");
    tools::say(&format!(
        "holds {} {}",
        plane.server,
        plane.folder.display()
    ));
    std::thread::sleep(Duration::from_secs(600));
}

#[test]
fn a_killed_run_leaves_nothing_behind() {
    if tools::control_plane().is_none() {
        return;
    }
    let mut run = Command::new(std::env::current_exe().expect("this program has a path"))
        .args([
            "--exact",
            "harness::control_plane::holds_a_control_plane_when_asked",
            "--nocapture",
        ])
        .env(HOLD, "1")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("this program runs");
    let mut lines = BufReader::new(run.stderr.take().expect("a pipe"))
        .lines()
        .map_while(Result::ok);
    let line = lines
        .find(|line| line.starts_with("holds "))
        .expect("the control plane starts");
    let [_, server, folder] = line.split(' ').collect::<Vec<_>>()[..] else {
        panic!("{line}")
    };
    let address = server.trim_start_matches("https://");
    std::net::TcpStream::connect(address).expect("the apiserver listens");

    run.kill().expect("SIGKILL");
    run.wait().expect("it is ours");

    let start = Instant::now();
    while Path::new(folder).exists() {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "`{folder}` stayed behind"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    std::net::TcpStream::connect(address).expect_err("the apiserver is gone before its folder is");
}
