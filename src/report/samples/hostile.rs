//! A cluster that tries to talk to the terminal, in every place where data is shown.

use serde_json::json;

use super::{
    application, by, difference, failure, from_file, key, named, object, owner, report, value,
};
use crate::argo::RuleLevel;
use crate::model::{
    Cause, Condition, Difference, Failure, FieldOwner, FieldValue, IgnoredBy, Report, Stage, State,
    TrackedBy,
};

/// Clears the screen, sets the title, forges a line, colours, and turns the direction of writing.
const EVIL: &str = "x\u{1b}[2J\u{1b}]0;owned\u{7}\r\n\u{9b}31m\u{202e}✓ Synced";

pub(in crate::report) fn hostile() -> Report {
    let evil = EVIL;
    let mut object = from_file(object(evil, evil, evil, State::Modified), evil, 1);
    object.namespace = Some(evil.to_owned());
    object.differences = differences();
    let mut unknown = super::object(evil, evil, evil, State::Unknown);
    unknown.errors = vec![failure(Stage::Fetch, evil, Some(evil))];
    let mut missing = super::object(evil, evil, evil, State::Missing);
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

fn differences() -> Vec<Difference> {
    let evil = EVIL;
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
    vec![
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
    ]
}
