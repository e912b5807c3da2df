//! Roll-up and exit codes, on hand-made comparisons.

use super::rollup::{Completeness, Subject};
use super::{exit_code, judge, worst, worst_health};
use crate::argo::Hook;
use crate::kubernetes::{FieldPath, GroupVersionKind, ResourceKey};
use crate::model::comparison::{Extraneous, Pointers};
use crate::model::health::{ObjectHealth, Weight};
use crate::model::verdict::Source;
use crate::model::{
    Cause, Compared, Comparison, Difference, ExitRules, Extras, FailClass, FieldValue, Health,
    HealthStatus, State, SyncStatus, Totals, Verdict,
};

fn object(state: State, hook: Hook) -> Compared {
    Compared {
        key: ResourceKey {
            group: String::new(),
            kind: "ConfigMap".into(),
            namespace: "web".into(),
            name: "a".into(),
        },
        gvk: GroupVersionKind::parse("v1", "ConfigMap"),
        state,
        hook,
        wave: 0,
        origin: None,
        differences: Vec::new(),
        errors: Vec::new(),
        extraneous: Extraneous::Counted,
        note: None,
    }
}

fn live_only() -> Difference {
    Difference {
        path: FieldPath::default(),
        text: String::new(),
        pointers: Pointers::default(),
        git: FieldValue::Absent,
        last_applied: FieldValue::Absent,
        live: FieldValue::Absent,
        counted: false,
        cause: Cause::LiveOnly,
        explanation: (),
        owner: None,
        owners: Vec::new(),
        ignored_by: None,
    }
}

fn verdict(objects: Vec<Compared>, completeness: Completeness) -> Verdict {
    let healths = objects.iter().map(|_| None).collect();
    let comparison = Comparison {
        objects,
        ..Comparison::default()
    };
    judge(subject(completeness), comparison, healths)
}

fn subject(completeness: Completeness) -> Subject {
    Subject {
        name: "web".into(),
        source: Source {
            path: "web".into(),
            tool: None,
            repo_url: None,
            revision: None,
            git: None,
        },
        namespace: None,
        conditions: Vec::new(),
        incomplete: Vec::new(),
        extras: Extras::Rendered,
        completeness,
    }
}

#[test]
fn a_rule_is_of_no_use_if_it_is_of_none_anywhere() {
    let rule = |line: u32| crate::argo::RuleSource {
        file: ".driftctl.yaml".to_owned(),
        line,
        ..crate::argo::RuleSource::default()
    };
    let mut applications = [
        verdict(Vec::new(), Completeness::Whole),
        verdict(Vec::new(), Completeness::Whole),
    ];
    applications[0].rules.unused = [rule(1), rule(2)].into();
    applications[1].rules.unused = [rule(2)].into();
    applications[1].rules.used = [rule(1)].into();
    super::note_unused(&mut applications);
    let told: Vec<Vec<&str>> = applications
        .iter()
        .map(|application| {
            let conditions = application.conditions.iter();
            conditions
                .map(|condition| condition.message.as_str())
                .collect()
        })
        .collect();
    assert_eq!(
        told[0],
        ["the rule at .driftctl.yaml:2 takes nothing out of any object"]
    );
    assert!(told[1].is_empty());
    let totals = totals(SyncStatus::Synced, HealthStatus::Healthy);
    let code = |fail_on: &[FailClass]| exit_code(&totals, &applications, &rules(fail_on));
    assert_eq!(code(&[FailClass::RuleUnused]), 1);
    assert_eq!(code(&[FailClass::OutOfSync]), 0);
}

fn rules(fail_on: &[FailClass]) -> ExitRules {
    ExitRules {
        fail_on: fail_on.to_vec(),
        exit_zero: false,
    }
}

#[test]
fn unknown_sticks() {
    let states = [State::Same, State::Unknown, State::Modified];
    let verdict = verdict(
        states.map(|state| object(state, Hook::No)).to_vec(),
        Completeness::Whole,
    );
    assert_eq!(verdict.sync, SyncStatus::Unknown);
    assert_eq!((verdict.counts.compared, verdict.counts.unknown), (2, 1));
    let totals = totals(worst(&[verdict], &[]), HealthStatus::Healthy);
    assert_eq!(exit_code(&totals, &[], &rules(&[FailClass::OutOfSync])), 2);
}

#[test]
fn a_document_that_could_not_be_read_makes_the_application_unknown() {
    let verdict = verdict(vec![object(State::Same, Hook::No)], Completeness::Partial);
    assert_eq!(verdict.sync, SyncStatus::Unknown);
    assert_eq!(verdict.objects[0].sync, Some(SyncStatus::Synced));
}

#[test]
fn a_run_without_applications_is_never_synced() {
    assert_eq!(worst(&[], &[]), SyncStatus::Unknown);
}

#[test]
fn hooks_have_no_status_and_are_not_counted() {
    let verdict = verdict(
        vec![
            object(State::Missing, Hook::At("PreSync".into())),
            object(State::Same, Hook::No),
        ],
        Completeness::Whole,
    );
    assert_eq!(verdict.sync, SyncStatus::Synced);
    assert_eq!(
        (verdict.objects[0].sync, verdict.counts.compared),
        (None, 1)
    );
}

#[test]
fn classes_turn_the_exit_code_and_unknown_cannot_be_turned_off() {
    let mut same = object(State::Same, Hook::No);
    same.differences.push(live_only());
    let verdicts = [verdict(vec![same], Completeness::Whole)];
    let code =
        |sync, rules: &ExitRules| exit_code(&totals(sync, HealthStatus::Healthy), &verdicts, rules);
    let synced = |class| code(SyncStatus::Synced, &rules(&[class]));
    assert_eq!(synced(FailClass::OutOfSync), 0);
    assert_eq!(synced(FailClass::LiveOnly), 1);
    assert_eq!(code(SyncStatus::OutOfSync, &rules(&[])), 0);
    let lenient = ExitRules {
        exit_zero: true,
        ..rules(&[FailClass::OutOfSync])
    };
    assert_eq!(code(SyncStatus::OutOfSync, &lenient), 0);
    assert_eq!(code(SyncStatus::Unknown, &lenient), 2);
}

fn totals(sync: SyncStatus, health: HealthStatus) -> Totals {
    Totals {
        sync,
        health: Some(Health::new(health, "")),
        exit_code: 0,
    }
}

fn told(status: HealthStatus, weight: Weight) -> ObjectHealth {
    ObjectHealth {
        health: Health::new(status, ""),
        weight,
        fault: None,
    }
}

/// What is said of an application of objects in these states of health.
fn health_of(objects: &[(State, Hook, Option<ObjectHealth>)]) -> (HealthStatus, String) {
    let compared = objects.iter().enumerate().map(|(place, (state, hook, _))| {
        let mut object = object(*state, hook.clone());
        object.key.name = format!("{place}");
        object
    });
    let comparison = Comparison {
        objects: compared.collect(),
        ..Comparison::default()
    };
    let healths = objects
        .iter()
        .map(|(_, _, health)| health.clone())
        .collect();
    let verdict = judge(subject(Completeness::Whole), comparison, healths);
    let health = verdict.health.expect("an application has a health");
    (health.status, health.message.unwrap_or_default())
}

#[test]
fn an_application_is_as_healthy_as_its_worst_object() {
    let found = |status| (State::Same, Hook::No, Some(told(status, Weight::Counted)));
    let missing = || {
        (
            State::Missing,
            Hook::No,
            Some(told(HealthStatus::Missing, Weight::Absent)),
        )
    };
    let silent = || (State::Same, Hook::No, None);
    let hook = || (State::Missing, Hook::At("PreSync".into()), None);
    let child = || {
        (
            State::Same,
            Hook::No,
            Some(told(HealthStatus::Unknown, Weight::Passed)),
        )
    };
    for (objects, status, message) in [
        (vec![], HealthStatus::Healthy, ""),
        (vec![silent()], HealthStatus::Healthy, ""),
        (
            vec![found(HealthStatus::Suspended), silent()],
            HealthStatus::Suspended,
            "ConfigMap:web/0",
        ),
        (
            vec![
                found(HealthStatus::Degraded),
                found(HealthStatus::Progressing),
            ],
            HealthStatus::Degraded,
            "ConfigMap:web/0",
        ),
        (
            vec![HealthStatus::Progressing; 4]
                .into_iter()
                .map(found)
                .collect(),
            HealthStatus::Progressing,
            "ConfigMap:web/0, ConfigMap:web/1, ConfigMap:web/2",
        ),
        (
            vec![missing(), found(HealthStatus::Healthy)],
            HealthStatus::Healthy,
            "",
        ),
        (vec![missing(), silent()], HealthStatus::Healthy, ""),
        (
            vec![missing(), missing()],
            HealthStatus::Missing,
            "ConfigMap:web/0, ConfigMap:web/1",
        ),
        (vec![hook()], HealthStatus::Healthy, ""),
        (
            vec![hook(), missing()],
            HealthStatus::Missing,
            "ConfigMap:web/1",
        ),
        (
            vec![child(), found(HealthStatus::Healthy)],
            HealthStatus::Healthy,
            "",
        ),
        (
            vec![(
                State::Extra,
                Hook::No,
                Some(told(HealthStatus::Degraded, Weight::Counted)),
            )],
            HealthStatus::Degraded,
            "ConfigMap:web/0",
        ),
        (
            vec![
                found(HealthStatus::Degraded),
                (
                    State::Unknown,
                    Hook::No,
                    Some(told(HealthStatus::Unknown, Weight::Counted)),
                ),
            ],
            HealthStatus::Unknown,
            "ConfigMap:web/1",
        ),
    ] {
        let told = health_of(&objects);
        assert_eq!(told, (status, message.to_owned()), "{objects:?}");
    }
}

#[test]
fn an_application_that_was_not_read_whole_is_never_healthy() {
    let verdict = verdict(vec![object(State::Same, Hook::No)], Completeness::Partial);
    let status = verdict.health.map(|health| health.status);
    assert_eq!(status, Some(HealthStatus::Unknown));
    let nothing = worst_health(&[], &[]);
    assert_eq!(nothing.status, HealthStatus::Unknown);
}

#[test]
fn health_turns_the_exit_code_where_it_is_asked_for() {
    let code = |health, class| {
        let mut verdict = verdict(vec![object(State::Same, Hook::No)], Completeness::Whole);
        verdict.health = Some(Health::new(health, ""));
        exit_code(
            &totals(SyncStatus::Synced, health),
            &[verdict],
            &rules(&[class]),
        )
    };
    for (health, class, expected) in [
        (HealthStatus::Degraded, FailClass::OutOfSync, 0),
        (HealthStatus::Unknown, FailClass::OutOfSync, 0),
        (HealthStatus::Degraded, FailClass::Degraded, 1),
        (HealthStatus::Missing, FailClass::Degraded, 1),
        (HealthStatus::Progressing, FailClass::Degraded, 0),
        (HealthStatus::Progressing, FailClass::Progressing, 1),
        (HealthStatus::Suspended, FailClass::Progressing, 0),
        (HealthStatus::Unknown, FailClass::Progressing, 2),
        (HealthStatus::Unknown, FailClass::Degraded, 2),
    ] {
        assert_eq!(code(health, class), expected, "{health:?} {class:?}");
    }
    // A Progressing object counts although a Degraded one makes the whole worse.
    let mut verdict = verdict(vec![object(State::Same, Hook::No)], Completeness::Whole);
    verdict.objects[0].health = Some(Health::new(HealthStatus::Progressing, ""));
    verdict.health = Some(Health::new(HealthStatus::Degraded, ""));
    let rules = rules(&[FailClass::Progressing]);
    let totals = totals(SyncStatus::Synced, HealthStatus::Degraded);
    assert_eq!(exit_code(&totals, &[verdict], &rules), 1);
}
