//! Source: gitops-engine `pkg/health/health_apiservice.go`: an APIService that is not available is never worse than
//! Progressing.

use super::read::Object;
use crate::kubernetes::schema::{Field, Shape, Struct};
use crate::model::{Health, HealthStatus};

/// `k8s.io/kube-aggregator/pkg/apis/apiregistration` without the metadata; v1 and v1beta1 are alike. The scheme of
/// client-go holds neither.
pub(super) static API_SERVICE: Struct = Struct {
    name: "apiregistration/v1.APIService",
    fields: &[
        Field::plain("spec", Shape::Struct(&SPEC)),
        Field::plain("status", Shape::Struct(&STATUS)),
    ],
};

static SPEC: Struct = Struct {
    name: "apiregistration/v1.APIServiceSpec",
    fields: &[
        Field::plain("service", Shape::Pointer(&Shape::Struct(&REFERENCE))),
        Field::plain("group", Shape::String),
        Field::plain("version", Shape::String),
        Field::plain("insecureSkipTLSVerify", Shape::Bool),
        Field::plain("caBundle", Shape::Bytes),
        Field::plain("groupPriorityMinimum", Shape::Int32),
        Field::plain("versionPriority", Shape::Int32),
    ],
};

static REFERENCE: Struct = Struct {
    name: "apiregistration/v1.ServiceReference",
    fields: &[
        Field::plain("namespace", Shape::String),
        Field::plain("name", Shape::String),
        Field::plain("port", Shape::Pointer(&Shape::Int32)),
    ],
};

static STATUS: Struct = Struct {
    name: "apiregistration/v1.APIServiceStatus",
    fields: &[Field::plain(
        "conditions",
        Shape::List(&Shape::Struct(&CONDITION)),
    )],
};

static CONDITION: Struct = Struct {
    name: "apiregistration/v1.APIServiceCondition",
    fields: &[
        Field::plain("type", Shape::String),
        Field::plain("status", Shape::String),
        Field::plain("lastTransitionTime", Shape::Time),
        Field::plain("reason", Shape::String),
        Field::plain("message", Shape::String),
    ],
};

pub(super) fn check(service: Object<'_>) -> Health {
    let Some(available) = service.condition("Available") else {
        let message = "Waiting to be processed";
        return Health::new(HealthStatus::Progressing, message);
    };
    let status = match available.text("status") {
        "True" => HealthStatus::Healthy,
        _ => HealthStatus::Progressing,
    };
    let message = format!(
        "{}: {}",
        available.text("reason"),
        available.text("message")
    );
    Health::new(status, message)
}
