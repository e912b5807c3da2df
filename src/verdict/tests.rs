//! Roll-up and exit codes, on hand-made comparisons.

use super::rollup::{Completeness, Subject};
use super::{exit_code, judge, worst};
use crate::argo::Hook;
use crate::kubernetes::{FieldPath, GroupVersionKind, ResourceKey};
use crate::model::comparison::{Extraneous, Pointers};
use crate::model::verdict::Source;
use crate::model::{
    Cause, Compared, Comparison, Difference, ExitRules, Extras, FailClass, FieldValue, State,
    SyncStatus, Verdict,
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
    let subject = Subject {
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
    };
    let comparison = Comparison {
        objects,
        ..Comparison::default()
    };
    judge(subject, comparison)
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
    let code =
        |fail_on: &[FailClass]| exit_code(SyncStatus::Synced, &applications, &rules(fail_on));
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
    let sync = worst(&[verdict], &[]);
    assert_eq!(exit_code(sync, &[], &rules(&[FailClass::OutOfSync])), 2);
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
    assert_eq!(
        exit_code(
            SyncStatus::Synced,
            &verdicts,
            &rules(&[FailClass::OutOfSync])
        ),
        0
    );
    assert_eq!(
        exit_code(
            SyncStatus::Synced,
            &verdicts,
            &rules(&[FailClass::LiveOnly])
        ),
        1
    );
    assert_eq!(exit_code(SyncStatus::OutOfSync, &verdicts, &rules(&[])), 0);
    let lenient = ExitRules {
        exit_zero: true,
        ..rules(&[FailClass::OutOfSync])
    };
    assert_eq!(exit_code(SyncStatus::OutOfSync, &verdicts, &lenient), 0);
    assert_eq!(exit_code(SyncStatus::Unknown, &verdicts, &lenient), 2);
}
