//! Values of every size and kind.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{application, by, difference, key, named, object, owner, report, value};
use crate::model::{Cause, FieldValue, ObjectVerdict, Report, State};

pub(in crate::report) fn values() -> Report {
    let mut secret = object("", "Secret", "web", State::Modified);
    secret.differences = vec![difference(
        vec![key("data"), key("password")],
        Cause::LiveEdit,
        ["A", "A", "B"].map(|mask| FieldValue::Masked {
            mask: mask.to_owned(),
        }),
    )];
    report(vec![application(
        "overlays/prod",
        vec![config_map(), secret, deployment()],
    )])
}

fn config_map() -> ObjectVerdict {
    let conf = |timeout: u32, tail: &str| {
        let mut text = String::from("server {\n  listen 8080;\n  server_name shop;\n");
        for place in 0..12 {
            let _ = writeln!(text, "  set $p{place} {place};");
        }
        let _ = write!(text, "  proxy_read_timeout {timeout}s;\n}}\n{tail}");
        value(json!(text))
    };
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
        difference(
            vec![key("data"), key("hosts")],
            Cause::BothChanged,
            ["a\nb\nc\n", "a\nb\n", "a\nB\n"].map(|text| value(json!(text))),
        ),
    ];
    config_map
}

fn deployment() -> ObjectVerdict {
    let long = |middle: &str| {
        value(json!(format!(
            "--config=/etc/payments-api/config.yaml,--feature-gates=LedgerV2=true,AsyncSettlement=false,{middle},--zone=eu-central-1,--audit-log=/var/log/payments/audit.log"
        )))
    };
    let sidecar = json!({
        "name": "proxy", "image": "registry.example/proxy:2.1", "args": ["--listen", ":15001", "--upstream", "127.0.0.1:8080"],
        "resources": {"limits": {"cpu": "200m", "memory": "64Mi"}, "requests": {"cpu": "50m", "memory": "32Mi"}}
    });
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
    deployment
}
