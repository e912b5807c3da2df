//! Reports made by hand, for the tests of the writers.

use serde_json::{Value, json};

use crate::argo::RuleLevel;
use crate::kubernetes::FieldPath;
use crate::kubernetes::path::Step;
use crate::model::comparison::{OwnerScope, Pointers};
use crate::model::report::{FilterEcho, Program, SCHEMA_VERSION};
use crate::model::verdict::Source;
use crate::model::{
    Cause, Condition, Counts, Difference, FailClass, Failure, FieldOwner, FieldValue, IgnoredBy,
    LiveSource, LiveSourceKind, ObjectVerdict, Origin, Report, Stage, State, SyncStatus, Totals,
    TrackedBy, Verdict,
};

pub(super) fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

pub(super) fn named(name: &str) -> Step {
    Step::Item(vec![("name".to_owned(), name.to_owned())])
}

pub(super) fn value(value: Value) -> FieldValue {
    FieldValue::Value(value)
}

pub(super) fn owner(manager: &str, time: &str) -> FieldOwner {
    FieldOwner {
        manager: manager.to_owned(),
        operation: "Update".to_owned(),
        subresource: None,
        time: Some(time.to_owned()),
        scope: OwnerScope::Field,
    }
}

/// A counted difference without an owner.
pub(super) fn difference(path: Vec<Step>, cause: Cause, sides: [FieldValue; 3]) -> Difference {
    let path = FieldPath(path);
    let [git, last_applied, live] = sides;
    Difference {
        text: path.to_string(),
        path,
        pointers: Pointers::default(),
        git,
        last_applied,
        live,
        counted: !matches!(cause, Cause::LiveOnly | Cause::TakenIntoGit),
        cause,
        explanation: (),
        owner: None,
        owners: Vec::new(),
        ignored_by: None,
    }
}

pub(super) fn by(mut difference: Difference, owner: FieldOwner) -> Difference {
    difference.owner = Some(owner);
    difference
}

/// An object of the namespace `payments`, its sync as its state says.
pub(super) fn object(group: &str, kind: &str, name: &str, state: State) -> ObjectVerdict {
    ObjectVerdict {
        group: group.to_owned(),
        version: "v1".to_owned(),
        kind: kind.to_owned(),
        namespace: Some("payments".to_owned()),
        name: name.to_owned(),
        sync: Some(match state {
            State::Same => SyncStatus::Synced,
            State::Modified | State::Missing | State::Extra => SyncStatus::OutOfSync,
            State::Unknown => SyncStatus::Unknown,
        }),
        state,
        hook: None,
        wave: 0,
        requires_pruning: state == State::Extra,
        health: (),
        origin: None,
        differences: Vec::new(),
        errors: Vec::new(),
        note: None,
    }
}

pub(super) fn from_file(mut object: ObjectVerdict, file: &str, line: u32) -> ObjectVerdict {
    object.origin = Some(Origin {
        file: file.to_owned(),
        line,
    });
    object
}

pub(super) fn failure(stage: Stage, message: &str, hint: Option<&str>) -> Failure {
    Failure {
        stage,
        subject: None,
        message: message.to_owned(),
        hint: hint.map(str::to_owned),
        file: None,
        line: None,
        column: None,
    }
}

pub(super) fn application(name: &str, objects: Vec<ObjectVerdict>) -> Verdict {
    Verdict {
        name: name.to_owned(),
        source: Source {
            path: name.to_owned(),
            tool: Some("kustomize".to_owned()),
            repo_url: None,
            revision: None,
        },
        namespace: None,
        namespace_from: None,
        tracked_by: None,
        sync: objects
            .iter()
            .filter_map(|object| object.sync)
            .max()
            .unwrap_or(SyncStatus::Unknown),
        health: (),
        counts: counts(&objects),
        conditions: Vec::new(),
        incomplete: Vec::new(),
        objects,
    }
}

fn counts(objects: &[ObjectVerdict]) -> Counts {
    let mut counts = Counts::default();
    for object in objects.iter().filter(|object| object.hook.is_none()) {
        *match object.state {
            State::Same => &mut counts.same,
            State::Modified => &mut counts.modified,
            State::Missing => &mut counts.missing,
            State::Extra => &mut counts.extra,
            State::Unknown => &mut counts.unknown,
        } += 1;
        for difference in &object.differences {
            if difference.ignored_by.is_some() {
                counts.ignored_fields += 1;
            } else if difference.cause == Cause::LiveOnly {
                counts.live_only_fields += 1;
            }
        }
    }
    counts.compared = counts.same + counts.modified + counts.missing + counts.extra;
    counts
}

pub(super) fn report(applications: Vec<Verdict>) -> Report {
    let sync = applications
        .iter()
        .map(|application| application.sync)
        .max();
    let sync = sync.unwrap_or(SyncStatus::Unknown);
    let mut counts = Counts::default();
    for application in &applications {
        counts += application.counts;
    }
    Report {
        schema_version: SCHEMA_VERSION,
        driftctl: Program { version: "0.1.0" },
        started_at: "2026-11-19T08:00:00Z".to_owned(),
        finished_at: "2026-11-19T08:00:01Z".to_owned(),
        verdict: Totals {
            sync,
            health: (),
            exit_code: sync as u8,
        },
        counts,
        filters: FilterEcho::default(),
        fail_on: vec![FailClass::OutOfSync],
        git: (),
        live_source: Some(LiveSource {
            kind: LiveSourceKind::Cluster,
            file: None,
            recorded_at: None,
            context: Some("prod-eu1".to_owned()),
            server: Some("https://prod-eu1.example:6443".to_owned()),
            version: Some("v1.36.3".to_owned()),
            scope: None,
        }),
        applications,
        errors: Vec::new(),
    }
}

/// The story of the example: each cause once, by hand and by controller, missing, left behind and ignored.
pub(super) fn drifted() -> Report {
    let file = "overlays/prod/kustomization.yaml";
    let mut production = application(
        "overlays/prod",
        vec![
            from_file(config_map(), file, 24),
            object("", "Service", "payments-api", State::Same),
            object("", "ServiceAccount", "payments-api", State::Same),
            from_file(deployment(), "base/deployment.yaml", 1),
            object(
                "autoscaling",
                "HorizontalPodAutoscaler",
                "payments-api",
                State::Same,
            ),
            from_file(
                object(
                    "networking.k8s.io",
                    "NetworkPolicy",
                    "payments-api",
                    State::Missing,
                ),
                "base/network-policy.yaml",
                1,
            ),
            object("policy", "PodDisruptionBudget", "payments-api", State::Same),
            object("", "Service", "payments-api-old", State::Extra),
        ],
    );
    production.tracked_by = Some(TrackedBy {
        name: "payments-api".to_owned(),
        inferred: true,
        from: "annotation argocd.argoproj.io/tracking-id".to_owned(),
    });
    report(vec![production])
}

fn deployment() -> ObjectVerdict {
    let container = |field: &str| {
        ["spec", "template", "spec", "containers"]
            .map(key)
            .into_iter()
            .chain([named("api"), key(field)])
            .collect::<Vec<_>>()
    };
    let image = |tag: &str| value(json!(format!("registry.example/payments-api:{tag}")));
    let mut cpu = container("resources");
    cpu.extend([key("limits"), key("cpu")]);
    let mut debug = container("env");
    debug.push(named("DEBUG"));
    let mut replicas = difference(
        vec![key("spec"), key("replicas")],
        Cause::LiveEdit,
        [value(json!(3)), value(json!(3)), value(json!(5))],
    );
    replicas.counted = false;
    replicas.ignored_by = Some(IgnoredBy {
        level: RuleLevel::Config,
        rule: "/spec/replicas".to_owned(),
        file: Some("overlays/prod/.driftctl.yaml".to_owned()),
        line: Some(3),
        reason: Some("the HorizontalPodAutoscaler decides how many run".to_owned()),
    });
    let scale = FieldOwner {
        subresource: Some("scale".to_owned()),
        time: None,
        ..owner("kubectl", "")
    };
    let mut deployment = object("apps", "Deployment", "payments-api", State::Modified);
    deployment.differences = vec![
        by(replicas, scale),
        by(
            difference(
                debug,
                Cause::LiveOnly,
                [
                    FieldValue::Absent,
                    FieldValue::Absent,
                    value(json!({"name": "DEBUG", "value": "true"})),
                ],
            ),
            owner("kubectl-set", "2026-11-19T02:20:11Z"),
        ),
        by(
            difference(
                container("image"),
                Cause::LiveEdit,
                [image("v1.42.0"), image("v1.42.0"), image("v1.42.1-hotfix")],
            ),
            owner("kubectl-edit", "2026-11-19T02:14:33Z"),
        ),
        by(
            difference(
                cpu,
                Cause::BothChanged,
                [value(json!("2")), value(json!("1")), value(json!("4"))],
            ),
            owner("kubectl-edit", "2026-11-19T02:14:33Z"),
        ),
        by(
            difference(
                vec![
                    key("metadata"),
                    key("annotations"),
                    key("deployment.kubernetes.io/revision"),
                ],
                Cause::LiveOnly,
                [FieldValue::Absent, FieldValue::Absent, value(json!("7"))],
            ),
            owner("kube-controller-manager", "2026-11-19T02:14:34Z"),
        ),
    ];
    deployment
}

fn config_map() -> ObjectVerdict {
    let mut config_map = object("", "ConfigMap", "payments-api-config", State::Modified);
    config_map.differences = vec![by(
        difference(
            vec![key("data"), key("LOG_LEVEL")],
            Cause::GitAhead,
            [
                value(json!("warn")),
                value(json!("info")),
                value(json!("info")),
            ],
        ),
        owner("argocd-controller", "2026-11-18T09:02:00Z"),
    )];
    config_map
}

/// Nothing to do.
pub(super) fn synced() -> Report {
    let mut report = report(vec![application(
        "overlays/prod",
        vec![
            object("", "Service", "payments-api", State::Same),
            object("apps", "Deployment", "payments-api", State::Same),
        ],
    )]);
    report.applications[0].namespace = Some("payments".to_owned());
    report.applications[0].namespace_from = Some("context".to_owned());
    report
}

/// Objects that could not be looked at, for one reason and for another.
pub(super) fn unknown() -> Report {
    let mut objects = vec![
        object("", "Service", "payments-api", State::Same),
        object("apps", "Deployment", "payments-api", State::Same),
    ];
    for name in ["payments-api-tls", "payments-api-token"] {
        let mut secret = object("", "Secret", name, State::Unknown);
        secret.errors = vec![failure(
            Stage::Fetch,
            "forbidden: system:serviceaccount:ci:drift cannot list secrets in the namespace payments",
            Some(
                "grant `list` on secrets in the namespace payments, or leave them out with --exclude Secret",
            ),
        )];
        objects.push(secret);
    }
    let mut certificate = object("cert-manager.io", "Certificate", "api-tls", State::Unknown);
    certificate.errors = vec![failure(
        Stage::Fetch,
        "server error: conversion webhook cert-manager-webhook: connection refused",
        None,
    )];
    objects.push(certificate);
    let mut report = report(vec![application("overlays/prod", objects)]);
    report.filters.exclude = vec!["Ingress".to_owned()];
    report
}

/// Three applications, one of which could not be rendered.
pub(super) fn several() -> Report {
    let mut broken = application("apps/broken/overlays/prod", Vec::new());
    broken.source.tool = None;
    let mut shared = application(
        "apps/shop/overlays/prod",
        vec![object("apps", "Deployment", "shop", State::Same)],
    );
    shared.conditions = vec![Condition {
        kind: "SharedResourceWarning".to_owned(),
        message: "apps/Deployment payments/shop is rendered by apps/other too".to_owned(),
    }];
    let mut report = report(vec![drifted().applications.remove(0), shared, broken]);
    report.errors = vec![Failure {
        subject: Some("apps/broken/overlays/prod".to_owned()),
        file: Some("apps/broken/overlays/prod/kustomization.yaml".to_owned()),
        line: Some(7),
        ..failure(
            Stage::Render,
            "`helmCharts` is not supported",
            Some("render the chart yourself and give the manifests on standard input"),
        )
    }];
    report
}

/// Values of every size and kind.
pub(super) fn values() -> Report {
    let conf = |timeout: u32, tail: &str| {
        let mut text = String::from("server {\n  listen 8080;\n  server_name shop;\n");
        for place in 0..12 {
            text.push_str(&format!("  set $p{place} {place};\n"));
        }
        text.push_str(&format!("  proxy_read_timeout {timeout}s;\n}}\n{tail}"));
        value(json!(text))
    };
    let long = |middle: &str| {
        value(json!(format!(
            "--config=/etc/payments-api/config.yaml,--feature-gates=LedgerV2=true,AsyncSettlement=false,{middle},--zone=eu-central-1,--audit-log=/var/log/payments/audit.log"
        )))
    };
    let sidecar = json!({
        "name": "proxy", "image": "registry.example/proxy:2.1", "args": ["--listen", ":15001", "--upstream", "127.0.0.1:8080"],
        "resources": {"limits": {"cpu": "200m", "memory": "64Mi"}, "requests": {"cpu": "50m", "memory": "32Mi"}}
    });
    let mut config_map = object("", "ConfigMap", "web", State::Modified);
    config_map.differences = vec![
        by(
            difference(
                vec![key("data"), key("nginx.conf")],
                Cause::LiveEdit,
                [conf(30, ""), conf(30, ""), conf(60, "# tuned \n")],
            ),
            owner("kubectl-edit", "2026-11-19T02:14:33Z"),
        ),
        difference(
            vec![key("data"), key("settings.json")],
            Cause::Unrecorded,
            [
                value(json!(r#"{"retries":3,"backoff":"2s"}"#)),
                FieldValue::Unrecorded,
                value(json!(r#"{"retries":5,"backoff":"2s"}"#)),
            ],
        ),
    ];
    let mut secret = object("", "Secret", "web", State::Modified);
    secret.differences = vec![difference(
        vec![key("data"), key("password")],
        Cause::LiveEdit,
        ["A", "A", "B"].map(|mask| FieldValue::Masked {
            mask: mask.to_owned(),
        }),
    )];
    let mut deployment = object("apps", "Deployment", "web", State::Modified);
    let mut twice = by(
        difference(
            vec![
                key("metadata"),
                key("annotations"),
                key("example.com/team-that-answers-for-it-at-night"),
            ],
            Cause::RemovedFromGit,
            [
                FieldValue::Absent,
                value(json!("blue")),
                value(json!("blue")),
            ],
        ),
        owner("helm", "2026-10-01T10:00:00Z"),
    );
    twice.owners = vec![
        owner("helm", "2026-10-01T10:00:00Z"),
        owner("argocd-controller", "2026-09-01T10:00:00Z"),
    ];
    deployment.differences = vec![
        twice,
        by(
            difference(
                vec![
                    key("spec"),
                    key("template"),
                    key("spec"),
                    key("containers"),
                    named("web"),
                    key("args"),
                ],
                Cause::BothChanged,
                [
                    long("--workers=8"),
                    long("--workers=4"),
                    long("--workers=16"),
                ],
            ),
            owner("kubectl-patch", "2026-11-19T02:14:33Z"),
        ),
        difference(
            vec![
                key("spec"),
                key("template"),
                key("spec"),
                key("containers"),
                named("proxy"),
            ],
            Cause::GitAhead,
            [value(sidecar), FieldValue::Absent, FieldValue::Absent],
        ),
        by(
            difference(
                vec![
                    key("spec"),
                    key("template"),
                    key("spec"),
                    key("hostNetwork"),
                ],
                Cause::LiveEdit,
                [FieldValue::Absent, value(Value::Null), value(json!(true))],
            ),
            owner(
                "a-controller-with-a-rather-long-name-of-its-own",
                "2026-11-19T02:14:33Z",
            ),
        ),
    ];
    report(vec![application(
        "overlays/prod",
        vec![config_map, secret, deployment],
    )])
}

/// A cluster that tries to talk to the terminal, in every place where data is shown.
pub(super) fn hostile() -> Report {
    let evil = "x\u{1b}[2J\u{1b}]0;owned\u{7}\r\n\u{9b}31m\u{202e}✓ Synced";
    let mut object = from_file(object(evil, evil, evil, State::Modified), evil, 1);
    object.namespace = Some(evil.to_owned());
    let mut hidden = difference(
        vec![key(evil)],
        Cause::LiveEdit,
        [
            value(json!(evil)),
            value(json!([evil])),
            value(json!({evil: evil})),
        ],
    );
    hidden.ignored_by = Some(IgnoredBy {
        level: RuleLevel::Config,
        rule: evil.to_owned(),
        file: Some(evil.to_owned()),
        line: Some(1),
        reason: Some(evil.to_owned()),
    });
    let text = |tail: &str| value(json!(format!("{evil}\n{evil}\n{tail}")));
    object.differences = vec![
        by(
            difference(
                vec![key(evil), named(evil)],
                Cause::LiveEdit,
                [text("a"), text("b"), text("c")],
            ),
            owner(evil, evil),
        ),
        difference(
            vec![key(evil)],
            Cause::LiveEdit,
            [
                value(json!(evil)),
                FieldValue::Masked {
                    mask: evil.to_owned(),
                },
                value(json!(evil)),
            ],
        ),
        hidden,
        by(
            difference(
                vec![key(evil)],
                Cause::LiveOnly,
                [
                    FieldValue::Absent,
                    FieldValue::Absent,
                    value(json!({evil: [evil]})),
                ],
            ),
            FieldOwner {
                subresource: Some(evil.to_owned()),
                ..owner("kubectl-\u{1b}[31m", evil)
            },
        ),
    ];
    let mut unknown = self::object(evil, evil, evil, State::Unknown);
    unknown.errors = vec![failure(Stage::Fetch, evil, Some(evil))];
    let mut missing = self::object(evil, evil, evil, State::Missing);
    missing.note = Some(evil.to_owned());
    let mut application = application(evil, vec![object, unknown, missing]);
    application.conditions = vec![Condition {
        kind: evil.to_owned(),
        message: evil.to_owned(),
    }];
    application.tracked_by = Some(TrackedBy {
        name: evil.to_owned(),
        inferred: true,
        from: evil.to_owned(),
    });
    let mut report = report(vec![application]);
    report.filters.only = vec![evil.to_owned()];
    report.errors = vec![Failure {
        subject: Some(evil.to_owned()),
        file: Some(evil.to_owned()),
        ..failure(Stage::Render, evil, Some(evil))
    }];
    if let Some(source) = &mut report.live_source {
        source.context = Some(evil.to_owned());
    }
    report
}
