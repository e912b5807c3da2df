//! The story of the example: most causes once, by hand and by controller, missing, left behind and ignored.

use serde_json::json;

use super::{application, by, difference, from_file, key, named, object, owner, report, value};
use crate::argo::RuleLevel;
use crate::model::{
    Cause, FieldOwner, FieldValue, IgnoredBy, ObjectVerdict, Report, State, TrackedBy,
};

/// The story of the example: each cause once, by hand and by controller, missing, left behind and ignored.
pub(in crate::report) fn drifted() -> Report {
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
    production.conditions.clear();
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
