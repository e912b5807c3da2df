//! Stage: Request → Plan. Which applications there are, and what each has to obey.

mod overlay;

use crate::model::{Plan, Request};

/// One audit for each PATH, in the order of the request.
pub(crate) fn plan(request: &Request) -> Plan {
    Plan {
        audits: request
            .paths
            .iter()
            .map(|path| overlay::audit(path, request))
            .collect(),
    }
}
