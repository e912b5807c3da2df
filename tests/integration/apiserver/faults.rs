//! Every kind of request, broken in every way, and thousands of mixtures: what the whole program answers about a real
//! apiserver behind a [`Door`]. Whatever breaks, nothing is called in sync, changed or missing that is not, what was
//! answered well is compared, and the run ends in time.
//!
//! `DRIFTCTL_TEST_CASES=5000 DRIFTCTL_TEST_SEED=1` asks for more mixtures; a seed alone tells a mixture.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::door::{Age, Door, Fault, Pass, Question};
use crate::harness::{ControlPlane, Run, User, Workspace, number};

/// What CI runs.
const MIXTURES: u64 = 240;
const THREADS: usize = 4;
/// Of a run. How long the machine lets a process wait for its turn is not ours.
const TIMEOUT: Duration = Duration::from_secs(10);
const SLACK: Duration = Duration::from_secs(30);

const SPACES: [&str; 3] = ["fault-one", "fault-two", "fault-three"];

/// Two applications over three namespaces: one in sync, one with everything that can differ.
struct Scene {
    workspace: Workspace,
    door: Door,
    kubeconfig: String,
}

/// How driftctl is asked: each way makes other requests.
#[derive(Clone, Copy, Debug)]
struct Way {
    flags: &'static [&'static str],
    is_old: bool,
}

/// Whether a question is of one kind.
type Is = fn(&Question) -> bool;

/// Few lists, of all namespaces and of one, page by page.
const LISTS: Way = Way {
    flags: &[],
    is_old: false,
};
/// A document for each group version.
const OLD: Way = Way {
    flags: &[],
    is_old: true,
};
/// Single objects.
const NAMES: Way = Way {
    flags: &["--extras", "off", "--exclude", "ConfigMap"],
    is_old: false,
};
/// Metadata of every kind.
const SWEEP: Way = Way {
    flags: &["--extras", "all"],
    is_old: false,
};

#[test]
fn every_request_broken_in_every_way() {
    // One of its own: nothing may change meanwhile, and a sweep sees every kind there is.
    let Some(plane) = ControlPlane::start("") else {
        return;
    };
    let scene = Scene::new(&plane, "table");
    let requests: [(&str, Way, Is); 9] = [
        ("the core group", LISTS, |q| q.path == "/api"),
        ("the named groups", LISTS, |q| q.path == "/apis"),
        ("the version", LISTS, |q| q.path == "/version"),
        ("a group version", OLD, |q| q.path == "/apis/apps/v1"),
        ("a first page", LISTS, |q| q.path.contains("services?limit")),
        ("a later page", LISTS, |q| q.path.contains("continue=")),
        ("all namespaces", LISTS, |q| {
            q.path.starts_with("/api/v1/configmaps?")
        }),
        ("one object", NAMES, |q| {
            q.path.ends_with("/deployments/api")
        }),
        ("metadata", SWEEP, |q| {
            q.accept.contains("PartialObjectMetadata") && q.path.contains("/roles?")
        }),
    ];
    let cells = requests
        .iter()
        .flat_map(|request| Fault::ALL.map(|fault| (request, fault)));
    let cells: Vec<_> = cells.collect();
    let next = AtomicU64::new(0);
    let truths = Truths::of(&scene);
    on_threads(|| {
        while let Some(&(&(name, way, is), fault)) =
            cells.get(usize::try_from(next.fetch_add(1, Ordering::Relaxed)).expect("small"))
        {
            let case = format!("{name}, {fault:?}");
            // What is not a question of time must not become one on a busy machine.
            let patience = if fault.is_slow() { "1500ms" } else { "20s" };
            let (run, pass) = scene.run(&case, way, &["--request-timeout", patience], move |q| {
                is(q).then_some(fault)
            });
            assert!(!pass.spoilt().is_empty(), "{case}: nobody asks that");
            truths.judge(&case, way, &run, &pass.spoilt());
            assert!(run.took < Duration::from_secs(60), "{case}: {:?}", run.took);
        }
    });
}

#[test]
fn no_mixture_of_faults_makes_a_false_answer() {
    // One of its own: nothing may change meanwhile, and a sweep sees every kind there is.
    let Some(plane) = ControlPlane::start("") else {
        return;
    };
    let scene = Scene::new(&plane, "mixtures");
    let truths = Truths::of(&scene);
    let (first, count) = (number("SEED", 1), number("CASES", MIXTURES));
    let next = AtomicU64::new(first);
    on_threads(|| {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= first + count {
                return;
            }
            let way = match seed % 16 {
                0 => SWEEP,
                1..4 => OLD,
                4..8 => NAMES,
                _ => LISTS,
            };
            let limit = TIMEOUT.as_secs().to_string();
            let flags = ["--request-timeout=2s", "--timeout", &limit];
            let (run, pass) = scene.run(&format!("seed-{seed}"), way, &flags, mixture(seed));
            truths.judge(&format!("seed {seed}"), way, &run, &pass.spoilt());
            assert!(run.took < TIMEOUT + SLACK, "seed {seed}: {:?}", run.took);
        }
    });
}

/// Faults out of a number: some of the requests, in one run out of eight all of them from a moment on.
fn mixture(seed: u64) -> impl Fn(&Question) -> Option<Fault> {
    let often = 4 + dice(seed, "often", 0) % 28;
    let ends = dice(seed, "ends", 0)
        .is_multiple_of(8)
        .then(|| dice(seed, "when", 0) % 12);
    move |question| {
        if ends.is_some_and(|moment| question.number as u64 >= moment) {
            return Some(Fault::Unauthorized);
        }
        let dice = dice(seed, &question.path, question.before);
        let fault = Fault::ALL[usize::try_from(dice >> 16).expect("small") % Fault::ALL.len()];
        let is_rare = !fault.is_slow() || dice % 1024 < 256;
        (dice.is_multiple_of(often) && is_rare).then_some(fault)
    }
}

/// A number that looks random and is the same for the same request of the same run.
fn dice(seed: u64, text: &str, before: usize) -> u64 {
    let bytes = text
        .bytes()
        .chain(before.to_le_bytes())
        .chain(seed.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 29)) >> 20
}

fn on_threads(work: impl Fn() + Sync) {
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(&work);
        }
    });
}

impl Scene {
    fn new(plane: &ControlPlane, test: &str) -> Self {
        let spaces = SPACES.map(|space| plane.namespace(&format!("{space}-{test}")));
        let named = |text: &str| {
            SPACES.iter().fold(text.to_owned(), |text, space| {
                text.replace(space, &format!("{space}-{test}"))
            })
        };
        let live: Vec<Value> =
            serde_json::from_str(&named(&json!(live(test)).to_string())).expect("JSON");
        for space in &spaces {
            let here = |object: &&Value| object["metadata"]["namespace"] == space.name.as_str();
            let here: Vec<&Value> = live.iter().filter(here).collect();
            let list = json!({"kind": "List", "apiVersion": "v1", "items": here});
            space.apply(&list.to_string(), &[]);
        }
        let admin = plane.kubeconfig(User::Admin, &spaces[0].name, plane.server());
        let workspace = Workspace::new()
            .with("same/all.yaml", &named(&stream(&same())))
            .with("other/all.yaml", &named(&stream(&other())));
        Self {
            workspace,
            door: Door::to(&admin),
            kubeconfig: plane.kubeconfig(User::Admin, &spaces[0].name, "SERVER"),
        }
    }

    fn run(
        &self,
        name: &str,
        way: Way,
        flags: &[&str],
        judge: impl Fn(&Question) -> Option<Fault> + Send + Sync + 'static,
    ) -> (Run, Pass) {
        let name: String = name
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .collect();
        let age = if way.is_old { Age::Old } else { Age::Today };
        let pass = self.door.admit(&name, age, judge);
        let file = format!("kubeconfig-{name}");
        std::fs::write(
            self.workspace.folder().join(&file),
            self.kubeconfig.replace("SERVER", &pass.server),
        )
        .expect("written");
        let mut line = vec!["diff", "same", "other", "-o", "json", "--kubeconfig", &file];
        line.extend(way.flags);
        line.extend(flags);
        (self.workspace.run(line), pass)
    }
}

/// What is true: every object with its state and its differences, for each way of asking.
struct Truths(Vec<(&'static [&'static str], i64, BTreeMap<String, Value>)>);

impl Truths {
    fn of(scene: &Scene) -> Self {
        let truth = |name: &str, way: Way| {
            let (run, pass) = scene.run(name, way, &[], |_| None);
            assert!(pass.spoilt().is_empty());
            let report = run.json();
            let code = report["verdict"]["exitCode"].as_i64().expect("a code");
            assert_eq!(code, 1, "{}", run.transcript());
            (way.flags, code, objects(&report))
        };
        let truths = Self(vec![
            truth("lists", LISTS),
            truth("names", NAMES),
            truth("sweep", SWEEP),
        ]);
        let (_, _, old) = truth("old", OLD);
        assert_eq!(old, truths.0[0].2, "an older server tells the same");
        let states = |word: &str| {
            let objects = truths.0[0].2.values();
            objects.filter(|object| object["state"] == word).count()
        };
        for word in ["same", "modified", "missing", "extra"] {
            assert!(states(word) > 0, "the scene has nothing that is {word}");
        }
        assert_eq!(states("unknown"), 0);
        truths
    }

    /// The report of a run in which these answers were spoilt.
    fn judge(&self, case: &str, way: Way, run: &Run, spoilt: &[String]) {
        let (_, code, truth) = self
            .0
            .iter()
            .find(|(flags, ..)| *flags == way.flags)
            .expect("a way");
        let report = run.json();
        let told = || format!("{case}: {spoilt:?}\n{}", run.transcript());
        let found = objects(&report);
        let mut unknown = 0;
        for (key, object) in &found {
            let right = truth
                .get(key)
                .unwrap_or_else(|| panic!("{key} does not exist: {}", told()));
            if object["state"] == "unknown" {
                unknown += 1;
                let is_late = object["errors"].to_string().contains(" in time");
                assert!(
                    is_late || is_touched(right, spoilt),
                    "{key} was answered: {}",
                    told()
                );
                assert_eq!(object["sync"], "Unknown", "{key}: {}", told());
            } else {
                for field in ["state", "sync", "differences"] {
                    assert_eq!(object[field], right[field], "{key}: {}", told());
                }
            }
        }
        for (key, right) in truth.iter().filter(|(key, _)| !found.contains_key(*key)) {
            assert_eq!(right["state"], "extra", "{key} was forgotten: {}", told());
            let searched = ["LeftBehindIncomplete", "LeftBehindNotSearched"];
            let application = &report["applications"][1];
            let conditions = application["conditions"].to_string();
            let incomplete = application["incomplete"].as_array().into_iter().flatten();
            // A kind whose wanted objects are Unknown is told by these, and listed here all the same.
            let mut incomplete = incomplete.map(|kind| (&kind["group"], &kind["kind"]));
            let is_listed = incomplete.any(|kind| kind == (&right["group"], &right["kind"]));
            assert!(
                is_listed || searched.iter().any(|word| conditions.contains(word)),
                "{key} was overlooked in silence: {}",
                told()
            );
        }
        let verdict = &report["verdict"];
        let incomplete = verdict["exitCode"] == 2;
        let all = report["applications"]
            .as_array()
            .expect("applications")
            .iter();
        let is_partial = |application: &Value| application["incomplete"] != json!([]);
        let is_sought = way.flags == SWEEP.flags && all.clone().any(is_partial);
        assert_eq!(
            verdict["sync"] == "Unknown",
            unknown > 0 || is_sought,
            "{}",
            told()
        );
        assert!(incomplete || unknown == 0, "{}", told());
        assert!(
            incomplete || verdict["exitCode"].as_i64() == Some(*code),
            "{}",
            told()
        );
        assert_eq!(
            run.code.map(i64::from),
            verdict["exitCode"].as_i64(),
            "{}",
            told()
        );
        assert_ne!(report["applications"][1]["sync"], "Synced", "{}", told());
    }
}

/// `application kind namespace/name` → the object.
fn objects(report: &Value) -> BTreeMap<String, Value> {
    let mut objects = BTreeMap::new();
    let applications = report["applications"].as_array().expect("applications");
    for application in applications {
        for object in application["objects"].as_array().expect("objects") {
            let word = |key: &str| object[key].as_str().unwrap_or_default();
            let (kind, space, name) = (word("kind"), word("namespace"), word("name"));
            let key = format!("{} {kind} {space}/{name}", application["name"]);
            assert!(objects.insert(key, object.clone()).is_none(), "twice");
        }
    }
    assert_eq!(applications.len(), 2);
    objects
}

/// Whether an answer that this object hangs on was spoilt.
fn is_touched(object: &Value, spoilt: &[String]) -> bool {
    let word = |key: &str| object[key].as_str().unwrap_or_default();
    let group = word("group");
    let root = if group.is_empty() { "/api" } else { "/apis" };
    let document = if group.is_empty() {
        "/api/v1".to_owned()
    } else {
        format!("/apis/{group}/{}", word("version"))
    };
    let plural = format!("/{}s", word("kind").to_lowercase());
    spoilt.iter().any(|path| {
        let (bare, _) = path.split_once('?').unwrap_or((path, ""));
        bare == root || bare == document || path.contains(&plural)
    })
}

fn map(space: &str, name: &str, level: &str) -> Value {
    json!({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name, "namespace": space}, "data": {"level": level}})
}

fn deployment(name: &str, image: &str) -> Value {
    let labels = json!({"app": name});
    json!({"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": name, "namespace": "fault-one"},
        "spec": {"replicas": 0, "selector": {"matchLabels": labels}, "template": {"metadata": {"labels": labels},
            "spec": {"containers": [{"name": "main", "image": image}]}}}})
}

fn service(space: &str, name: &str, port: u16) -> Value {
    json!({"apiVersion": "v1", "kind": "Service", "metadata": {"name": name, "namespace": space},
        "spec": {"selector": {"app": name}, "ports": [{"port": port}]}})
}

fn account(name: &str) -> Value {
    json!({"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": name, "namespace": "fault-two"}})
}

/// What Git says of the application that is in sync.
fn same() -> Vec<Value> {
    let mut objects: Vec<Value> = SPACES.map(|space| map(space, "settings", "info")).into();
    objects.extend([
        deployment("web", "web:v1"),
        service("fault-one", "web", 80),
        account("web"),
    ]);
    objects
}

/// What Git says of the other one.
fn other() -> Vec<Value> {
    vec![
        map("fault-one", "changed", "warn"),
        map("fault-one", "missing", "warn"),
        deployment("api", "api:v2"),
        service("fault-one", "api", 80),
        service("fault-one", "missing", 80),
        service("fault-two", "api", 80),
        json!({"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "api", "namespace": "fault-one"},
            "spec": {"minAvailable": 1, "selector": {"matchLabels": {"app": "api"}}}}),
        json!({"apiVersion": "gone.example/v1", "kind": "Thing", "metadata": {"name": "thing", "namespace": "fault-one"}}),
    ]
}

/// What runs: the one as Git says, of the other one some things changed, some missing, some left behind. Both are
/// tracked.
fn live(test: &str) -> Vec<Value> {
    let mut objects = same();
    let mark = |objects: &mut [Value], application: &str| {
        for object in objects {
            let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let group = word(&object["apiVersion"])
                .split_once('/')
                .map_or(String::new(), |(group, _)| group.to_owned());
            let metadata = &object["metadata"];
            let (kind, space, name) = (
                word(&object["kind"]),
                word(&metadata["namespace"]),
                word(&metadata["name"]),
            );
            object["metadata"]["annotations"] = json!({"argocd.argoproj.io/tracking-id": format!("{application}-{test}:{group}/{kind}:{space}/{name}")});
        }
    };
    mark(&mut objects, "same");
    let mut others = vec![
        map("fault-one", "changed", "debug"),
        map("fault-one", "old", "info"),
        deployment("api", "api:v1"),
        service("fault-one", "api", 8080),
        service("fault-two", "api", 80),
        service("fault-one", "old", 80),
    ];
    mark(&mut others, "other");
    objects.append(&mut others);
    objects
}

fn stream(objects: &[Value]) -> String {
    objects.iter().fold(String::new(), |text, object| {
        format!("{text}---\n{object}\n")
    })
}
