//! Stage: Request → Plan. Which applications there are, and what each has to obey.

mod overlay;

use crate::model::{Plan, Request};

/// One audit for each PATH, in the order of the request. `today` is a time in RFC 3339.
pub(crate) fn plan(request: &Request, today: &str) -> Plan {
    Plan {
        audits: request
            .paths
            .iter()
            .map(|path| overlay::audit(path, request, today))
            .collect(),
    }
}
