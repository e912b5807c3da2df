//! What hands, controllers and webhooks do to the objects of a real apiserver, judged by Argo CD itself: of every object
//! driftctl has to say what Argo CD says, by each of its strategies.
//!
//! Every act has a Deployment, a Service and a ConfigMap of its own, named after it. All of them are applied, then
//! everybody acts, then both programs are asked about what there is.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::diff_with;
use super::webhooks::{inject, install, mirror};
use crate::harness::{
    Answers, Decision, Namespace, Power, Run, User, Webhook, Workspace, control_plane, tools,
};

const MANAGER: &str = "--field-manager=argocd-controller";

/// The objects of one act. Quantities, ports and empty values are written as Kubernetes would not write them.
fn manifests(name: &str) -> String {
    format!(
        "\
apiVersion: apps/v1
kind: Deployment
metadata: {{name: {name}, labels: {{team: shop}}}}
spec:
  replicas: 1
  selector: {{matchLabels: {{app: {name}}}}}
  template:
    metadata: {{labels: {{app: {name}}}}}
    spec:
      containers:
        - name: web
          image: registry.example/web:v1
          env: [{{name: MODE, value: quick}}, {{name: LEVEL, value: ''}}]
          ports: [{{containerPort: 53, protocol: TCP}}, {{containerPort: 53, protocol: UDP}}]
          resources: {{limits: {{cpu: 0.5, memory: 1024Mi}}}}
---
apiVersion: v1
kind: Service
metadata: {{name: {name}, annotations: {{note: 'yes'}}}}
spec:
  selector: {{app: {name}}}
  ports: [{{name: http, port: 80, targetPort: 8080}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {{name: {name}}}
data: {{mode: quick, level: info}}
"
    )
}

/// What somebody does to the objects of an act; `NAME` is its name.
enum Deed {
    /// `kubectl edit KIND/NAME`, whose editor is this sed expression.
    Edit(&'static str, &'static str),
    /// kubectl with these words.
    Kubectl(&'static str),
    /// `kubectl patch KIND/NAME --type=TYPE`.
    Patch(&'static str, &'static str, &'static str),
    /// kubectl with these words, which reads this manifest.
    Read(&'static str, &'static str),
}

use Deed::{Edit, Kubectl, Patch, Read};

const ACTS: &[(&str, &[Deed])] = &[
    ("untouched", &[]),
    ("edit-image", &[Edit("deployment", "s|web:v1$|web:v2|")]),
    // The record of the last apply names the key too, in another form.
    (
        "edit-away-a-key",
        &[Edit("configmap", "/^  level: info$/d")],
    ),
    (
        "edit-an-annotation",
        &[Edit("service", "s|^    note: .*|    note: never|")],
    ),
    ("scale", &[Kubectl("scale deployment/NAME --replicas=3")]),
    (SCALED, &[Kubectl("scale deployment/NAME --replicas=3")]),
    (
        "set-image",
        &[Kubectl(
            "set image deployment/NAME web=registry.example/web:v3",
        )],
    ),
    (
        TRUSTED,
        &[Kubectl(
            "set image deployment/NAME web=registry.example/web:v3",
        )],
    ),
    ("set-env", &[Kubectl("set env deployment/NAME DEBUG=1")]),
    ("set-env-away", &[Kubectl("set env deployment/NAME MODE-")]),
    (SET, &[Kubectl("set env deployment/NAME MODE=slow")]),
    (
        "set-resources",
        &[Kubectl(
            "set resources deployment/NAME --limits=cpu=1 --requests=cpu=100m",
        )],
    ),
    (
        "set-same-resources",
        &[Kubectl(
            "set resources deployment/NAME --limits=cpu=500m,memory=1Gi",
        )],
    ),
    (
        "set-selector",
        &[Kubectl("set selector service/NAME app=other")],
    ),
    ("label", &[Kubectl("label deployment/NAME seen=yes")]),
    (
        "label-otherwise",
        &[Kubectl("label deployment/NAME team=other --overwrite")],
    ),
    ("restart", &[Kubectl("rollout restart deployment/NAME")]),
    ("pause", &[Kubectl("rollout pause deployment/NAME")]),
    (
        "patch-ports",
        &[
            Patch(
                "deployment",
                "json",
                r#"[{"op": "remove", "path": "/spec/template/spec/containers/0/ports/1"}]"#,
            ),
            Patch(
                "service",
                "json",
                r#"[{"op": "add", "path": "/spec/ports/-", "value": {"name": "metrics", "port": 9090}}]"#,
            ),
        ],
    ),
    (
        "patch-a-sidecar-in",
        &[Patch(
            "deployment",
            "strategic",
            r#"{"spec": {"template": {"spec": {"containers": [{"name": "proxy", "image": "registry.example/proxy:v1"}]}}}}"#,
        )],
    ),
    (
        "patch-a-key-away",
        &[Patch(
            "configmap",
            "merge",
            r#"{"data": {"more": "1", "mode": null}}"#,
        )],
    ),
    (
        "apply-otherwise",
        &[Read(
            "apply -f -",
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: NAME}, data: {level: info, mode: slow}}",
        )],
    ),
    (
        "apply-beside",
        &[Read(
            "apply -f - --server-side --field-manager=team",
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: NAME}, data: {theirs: 'yes'}}",
        )],
    ),
    (
        "apply-over-a-conflict",
        &[Read(
            "apply -f - --server-side --field-manager=team --force-conflicts",
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: NAME}, data: {level: debug}}",
        )],
    ),
    (
        "replace",
        &[Read(
            "replace -f -",
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: NAME}, data: {mode: quick, level: info, new: ''}}",
        )],
    ),
    (INJECTED, &[]),
    (MIRRORED, &[]),
];

const SCALED: &str = "scale-under-a-rule";
const SET: &str = "set-env-under-a-rule";
const TRUSTED: &str = "set-image-under-a-rule";
const INJECTED: &str = "webhook-injects";
const MIRRORED: &str = "webhook-mirrors";

impl Deed {
    fn done(&self, namespace: &Namespace, name: &str) {
        match *self {
            Edit(kind, expression) => namespace.edit(&format!("{kind}/{name}"), expression),
            Kubectl(words) => {
                namespace.kubectl(words.replace("NAME", name).split(' '));
            }
            Patch(kind, way, patch) => {
                let (object, way) = (format!("{kind}/{name}"), format!("--type={way}"));
                namespace.kubectl(["patch", &object, &way, "-p", patch]);
            }
            Read(words, manifest) => {
                let command = namespace.command(words.split(' '));
                Run::of(command, &manifest.replace("NAME", name)).exits(0);
            }
        }
    }
}

/// A webhook that has its way with the objects of two acts.
fn intervene(object: &Value) -> Decision {
    match object["metadata"]["name"].as_str() {
        Some(INJECTED) => inject(object),
        Some(MIRRORED) => mirror(object),
        _ => Decision::Admit,
    }
}

/// Rules of each form, each for the objects of one act.
fn rules() -> Value {
    json!([
        {"group": "apps", "kind": "Deployment", "name": SCALED, "jsonPointers": ["/spec/replicas"]},
        {"group": "apps", "kind": "Deployment", "name": TRUSTED, "managedFieldsManagers": ["kubectl-set"]},
        {"group": "apps", "kind": "Deployment", "name": SET,
         "jqPathExpressions": [".spec.template.spec.containers[].env[] | select(.name == \"MODE\")"]},
    ])
}

/// How the objects came into the cluster.
#[derive(Clone, Copy)]
enum Applied {
    ByTheClient,
    /// By the server, as the sync-option of each object asks for it.
    ByTheServer,
}

/// A kind and a name.
type Id = (String, String);

fn id(object: &Value) -> Id {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (text(&object["kind"]), text(&object["metadata"]["name"]))
}

fn by_id(list: &Value) -> BTreeMap<Id, Value> {
    let items = list["items"].as_array().expect("a list");
    items.iter().map(|item| (id(item), item.clone())).collect()
}

/// All that was done, and what both programs are asked about.
struct Scene {
    namespace: Namespace<'static>,
    workspace: Workspace,
    /// What Git says.
    git: Vec<Value>,
    live: BTreeMap<Id, Value>,
    argo: Answers,
}

impl Scene {
    fn play(name: &str, applied: Applied) -> Option<Self> {
        let (plane, program) = (control_plane()?, tools::argo_answers()?);
        let namespace = plane.namespace(name);
        let webhook = Webhook::new(intervene);
        install(&webhook, Power::Mutating, &namespace);

        let texts = ACTS.iter().map(|(name, _)| match applied {
            Applied::ByTheClient => manifests(name),
            Applied::ByTheServer => by_server(&manifests(name)),
        });
        let text = texts.collect::<Vec<_>>().join("---\n");
        let git = documents(&text, name);
        let flags: &[&str] = match applied {
            Applied::ByTheClient => &[MANAGER],
            Applied::ByTheServer => &[MANAGER, "--server-side"],
        };
        namespace.apply(&text, flags);
        for (name, deeds) in ACTS {
            for deed in *deeds {
                deed.done(&namespace, name);
            }
        }

        let live = at_rest(&namespace);
        let config = json!({"ignoreDifferences": self::rules()}).to_string();
        let workspace = Workspace::new()
            .with("app/objects.yaml", &text)
            .with("app/.driftctl.yaml", &config)
            .with("kubeconfig", &namespace.kubeconfig(User::Admin));
        let mut argo = Answers::start(program);
        let types = namespace.kubectl(["get", "--raw", "/openapi/v2"]).json();
        argo.ask(&json!({"ask": "openapi", "document": types}));
        let read = argo.answer().expect("it goes on");
        assert_eq!(read["error"], json!(null), "the types of the cluster");
        Some(Self {
            namespace,
            workspace,
            git,
            live,
            argo,
        })
    }

    /// What a server-side apply of what Git says would leave. What the manager that a rule trusts owns is not sent.
    fn dry_runs(&self) -> BTreeMap<Id, Value> {
        let mut items = self.git.clone();
        for object in &mut items {
            if object["metadata"]["name"] == TRUSTED && object["kind"] == "Deployment" {
                let container = &mut object["spec"]["template"]["spec"]["containers"][0];
                let image = container
                    .as_object_mut()
                    .and_then(|fields| fields.remove("image"));
                assert!(image.is_some(), "the container has an image");
            }
        }
        let list = json!({"apiVersion": "v1", "kind": "List", "items": items}).to_string();
        let arguments = "apply -f - --server-side --dry-run=server --force-conflicts -o json --show-managed-fields";
        let mut command = self.namespace.command(arguments.split(' '));
        command.arg(MANAGER);
        by_id(&Run::of(command, &list).exits(0).json())
    }

    /// Compares what both say of every object; how many Argo CD finds modified.
    fn judge(&mut self, strategy: &str, flags: &[&str], question: &Value) -> usize {
        let answer = diff_with(&self.workspace, "app", flags);
        let dry_runs = if strategy == "serverSide" {
            self.dry_runs()
        } else {
            BTreeMap::new()
        };
        let (mut modified, mut wrong) = (0, Vec::new());
        for git in &self.git {
            let id = id(git);
            let mut asked = question.clone();
            asked["ask"] = json!("pair");
            asked["strategy"] = json!(strategy);
            asked["git"] = git.clone();
            asked["live"] = self.live[&id].clone();
            asked["ignore"] = rules();
            if let Some(dry_run) = dry_runs.get(&id) {
                asked["dryRun"] = dry_run.clone();
            }
            self.argo.ask(&asked);
            let told = self.argo.answer().expect("it goes on");
            let Some(is_modified) = told["answer"]["modified"].as_bool() else {
                panic!("{id:?}: {told}");
            };
            modified += usize::from(is_modified);
            let expected = if is_modified { "modified" } else { "same" };
            let state = answer.state(&id.0, &id.1);
            if state != expected {
                wrong.push(format!(
                    "{} {}: Argo CD has it {expected}, driftctl {state}",
                    id.0, id.1
                ));
            }
        }
        assert!(
            wrong.is_empty(),
            "{strategy} {flags:?}:\n{}",
            wrong.join("\n")
        );
        modified
    }

    /// By each strategy that Argo CD has for these objects; how many it finds modified.
    fn judge_all(&mut self, without_a_dry_run: &str) -> [usize; 3] {
        let kubeconfig = ["--kubeconfig", "kubeconfig"];
        let with = |flag| [&kubeconfig[..], &[flag]].concat();
        let included = json!({"includeWebhooks": true});
        [
            self.judge(without_a_dry_run, &kubeconfig, &json!({})),
            self.judge("serverSide", &with("--server-side"), &json!({})),
            self.judge(
                "serverSide",
                &with("--server-side=include-webhooks"),
                &included,
            ),
        ]
    }
}

/// What there is, once the controllers have nothing more to do with it.
fn at_rest(namespace: &Namespace) -> BTreeMap<Id, Value> {
    let kinds = "deployments,services,configmaps";
    let arguments = ["get", kinds, "-o", "json", "--show-managed-fields"];
    let start = Instant::now();
    let mut before = BTreeMap::new();
    loop {
        let live = by_id(&namespace.kubectl(arguments).json());
        let is_seen = |object: &Value| {
            let generation = &object["metadata"]["generation"];
            object["kind"] != "Deployment" || object["status"]["observedGeneration"] == *generation
        };
        if live == before && live.values().all(is_seen) {
            return live;
        }
        assert!(
            start.elapsed() < Duration::from_secs(120),
            "the controllers do not come to rest"
        );
        before = live;
        std::thread::sleep(Duration::from_secs(2));
    }
}

/// The same with the sync-option that asks for server-side apply.
fn by_server(manifests: &str) -> String {
    let option = "argocd.argoproj.io/sync-options: ServerSideApply=true";
    let annotated = manifests.replace("annotations: {", &format!("annotations: {{{option}, "));
    annotated
        .replace(
            ", labels: {team",
            &format!(", annotations: {{{option}}}, labels: {{team"),
        )
        .replace("}\ndata", &format!(", annotations: {{{option}}}}}\ndata"))
}

/// The objects of a stream, in their namespace as Argo CD puts them there.
fn documents(text: &str, namespace: &str) -> Vec<Value> {
    let documents = serde_yaml::Deserializer::from_str(text);
    let objects = documents.map(|document| {
        let mut object: Value = serde::Deserialize::deserialize(document).expect("an object");
        object["metadata"]["namespace"] = namespace.into();
        object
    });
    objects.collect()
}

#[test]
fn what_was_applied_by_the_client_is_judged_as_argo_cd_judges_it() {
    judge("argo-client", Applied::ByTheClient, "legacy");
}

#[test]
fn what_was_applied_by_the_server_is_judged_as_argo_cd_judges_it() {
    judge("argo-server", Applied::ByTheServer, "byMark");
}

fn judge(name: &str, applied: Applied, without_a_dry_run: &str) {
    let Some(mut scene) = Scene::play(name, applied) else {
        return;
    };
    let modified = scene.judge_all(without_a_dry_run);
    assert!(
        modified.iter().all(|modified| *modified > 10),
        "{modified:?}"
    );
}
