//! Source: gitops-engine `pkg/health/health_service.go`.

use super::ingress;
use super::read::Object;
use crate::model::Health;

pub(super) fn check(service: Object<'_>) -> Health {
    if service.at("spec").text("type") == "LoadBalancer" {
        ingress::check(service)
    } else {
        Health::healthy()
    }
}
