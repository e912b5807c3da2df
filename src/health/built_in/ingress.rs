//! Source: gitops-engine `pkg/health/health_ingress.go`: any version, and one entry of a load balancer is enough,
//! whatever it holds.

use super::read::Object;
use crate::model::{Health, HealthStatus};

pub(super) fn check(object: Object<'_>) -> Health {
    let balancer = object.at("status").at("loadBalancer");
    let has_entry = balancer.items("ingress").next().is_some();
    if has_entry {
        Health::healthy()
    } else {
        Health::new(HealthStatus::Progressing, "")
    }
}
