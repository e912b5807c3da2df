//! Reports made by hand, for the tests of the writers: `drift.rs` the story of the example, `values.rs` values of every
//! size, `hostile.rs` data that attacks; here the small ones and what all are made of.

mod drift;
mod hostile;
mod values;

pub(super) use drift::drifted;
pub(super) use hostile::hostile;
pub(super) use values::values;

use serde_json::Value;

use crate::kubernetes::FieldPath;
use crate::kubernetes::path::Step;
use crate::model::comparison::Extraneous;
use crate::model::comparison::{OwnerScope, Pointers};
use crate::model::health::HealthCause;
use crate::model::report::{FilterEcho, Program, SCHEMA_VERSION};
use crate::model::verdict::Source;
use crate::model::{
    Cause, Condition, Counts, Difference, FailClass, Failure, FieldOwner, FieldValue, Health,
    HealthStatus, LiveSource, LiveSourceKind, ObjectVerdict, Origin, Report, RuleUse, Stage, State,
    SyncStatus, Totals, Verdict,
};

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

fn named(name: &str) -> Step {
    Step::Item(vec![("name".to_owned(), name.to_owned())])
}

fn value(value: Value) -> FieldValue {
    FieldValue::Value(value)
}

fn owner(manager: &str, time: &str) -> FieldOwner {
    FieldOwner {
        manager: manager.to_owned(),
        operation: "Update".to_owned(),
        subresource: None,
        time: Some(time.to_owned()),
        scope: OwnerScope::Field,
    }
}

/// A counted difference without an owner.
fn difference(path: Vec<Step>, cause: Cause, sides: [FieldValue; 3]) -> Difference {
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

fn by(mut difference: Difference, owner: FieldOwner) -> Difference {
    difference.owner = Some(owner);
    difference
}

/// An object of the namespace `payments`, its sync as its state says.
fn object(group: &str, kind: &str, name: &str, state: State) -> ObjectVerdict {
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
        health: match state {
            State::Unknown => Some(Health::new(
                HealthStatus::Unknown,
                "it could not be looked at",
            )),
            State::Missing => Some(Health::new(HealthStatus::Missing, "")),
            State::Same | State::Modified | State::Extra => None,
        },
        health_causes: Vec::new(),
        origin: None,
        differences: Vec::new(),
        errors: Vec::new(),
        extraneous: Extraneous::Counted,
        note: None,
    }
}

fn from_file(mut object: ObjectVerdict, file: &str, line: u32) -> ObjectVerdict {
    object.origin = Some(Origin {
        file: file.to_owned(),
        line,
    });
    object
}

fn failure(stage: Stage, message: &str, hint: Option<&str>) -> Failure {
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

fn application(name: &str, objects: Vec<ObjectVerdict>) -> Verdict {
    Verdict {
        name: name.to_owned(),
        source: Source {
            path: name.to_owned(),
            tool: Some("kustomize".to_owned()),
            repo_url: None,
            revision: None,
            git: None,
        },
        namespace: None,
        namespace_from: None,
        tracked_by: None,
        sync: objects
            .iter()
            .filter_map(|object| object.sync)
            .max()
            .unwrap_or(SyncStatus::Unknown),
        health: Some(health(&objects)),
        counts: counts(&objects),
        conditions: vec![Condition {
            kind: "LeftBehindNotSearched".to_owned(),
            message:
                "objects left behind are not looked for: no object of it carries a tracking mark"
                    .to_owned(),
        }],
        incomplete: Vec::new(),
        objects,
        history: None,
        rules: RuleUse::default(),
        whole_objects: Vec::new(),
    }
}

/// The worst of the objects; nothing is known of an application without any.
fn health(objects: &[ObjectVerdict]) -> Health {
    let there = objects
        .iter()
        .filter(|object| object.state != State::Missing);
    let healths = there.filter_map(|object| object.health.as_ref());
    let worst = healths.map(|health| health.status).max();
    match worst {
        None if objects.is_empty() => {
            Health::new(HealthStatus::Unknown, "nothing of it could be looked at")
        }
        None => Health::healthy(),
        Some(status) => Health::new(status, ""),
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

fn report(applications: Vec<Verdict>) -> Report {
    let sync = applications
        .iter()
        .map(|application| application.sync)
        .max();
    let sync = sync.unwrap_or(SyncStatus::Unknown);
    let health = applications.iter().filter_map(|a| a.health.clone());
    let health = health.max_by_key(|health| health.status);
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
            health,
            exit_code: sync as u8,
        },
        counts,
        filters: FilterEcho::default(),
        fail_on: vec![FailClass::OutOfSync],
        git: None,
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
    let mut quota = object("", "ResourceQuota", "payments", State::Unknown);
    let mut rule = failure(
        Stage::Compare,
        "an ignore rule takes out the whole object, so nothing is left to compare",
        Some("narrow the rule; with it Argo CD shows the whole application as Unknown"),
    );
    rule.file = Some(".driftctl.yaml".to_owned());
    rule.line = Some(4);
    quota.errors = vec![rule];
    objects.push(quota);
    let mut report = report(vec![application("overlays/prod", objects)]);
    report.filters.exclude = vec!["Ingress".to_owned()];
    report
}

/// What does not work, and why.
fn broken_deployment() -> ObjectVerdict {
    let mut shop = object("apps", "Deployment", "shop", State::Same);
    let message = "Deployment \"shop\" exceeded its progress deadline";
    shop.health = Some(Health::new(HealthStatus::Degraded, message));
    shop.health_causes = vec![
        HealthCause {
            object: "Pod payments/shop-6d4cf56db6-4vbpj and 2 more".to_owned(),
            reason: "CrashLoopBackOff".to_owned(),
            message: Some(
                "back-off 5m0s restarting failed container=shop pod=shop-6d4cf56db6-4vbpj_payments"
                    .to_owned(),
            ),
            time: None,
        },
        HealthCause {
            object: "Pod payments/shop-6d4cf56db6-4vbpj".to_owned(),
            reason: "Unhealthy".to_owned(),
            message: Some(
                "Readiness probe failed: HTTP probe failed with statuscode: 500".to_owned(),
            ),
            time: Some("2026-11-19T07:58:04Z".to_owned()),
        },
    ];
    shop
}

fn waiting(name: &str) -> ObjectVerdict {
    let mut claim = object("", "PersistentVolumeClaim", name, State::Same);
    claim.health = Some(Health::new(HealthStatus::Progressing, ""));
    claim
}

/// Three applications, one of which could not be rendered.
pub(super) fn several() -> Report {
    let mut broken = application("apps/broken/overlays/prod", Vec::new());
    broken.source.tool = None;
    let mut shared = application(
        "apps/shop/overlays/prod",
        vec![
            broken_deployment(),
            waiting("shop-cache"),
            waiting("shop-db"),
        ],
    );
    shared.conditions.push(Condition {
        kind: "SharedResourceWarning".to_owned(),
        message: "apps/Deployment payments/shop is rendered by apps/other too".to_owned(),
    });
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
