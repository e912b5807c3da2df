//! A PATH without an Application: the folder is all there is, its `.driftctl.yaml` gives the rules.

use crate::model::{Audit, PathRequest, Request, Rules};

/// Rules that have expired hold no longer; `today` is a time in RFC 3339.
pub(super) fn audit(path: &PathRequest, request: &Request, today: &str) -> Audit {
    let configured = path.config.iter();
    let ignores = configured.flat_map(|config| &config.ignore_differences);
    Audit {
        name: path.name.clone(),
        path: path.path.clone(),
        stdin: path.stdin.clone(),
        config: path.config.as_ref().and_then(|config| config.found.clone()),
        rules: Rules {
            extras: request.extras,
            strategy: request.strategy,
            whole_objects: request.whole_objects,
            unknown_kinds: request.unknown_kinds,
            ignores: ignores
                .filter(|rule| !rule.has_expired(today))
                .cloned()
                .collect(),
            settings: path.settings().cloned().unwrap_or_default(),
            health_scripts: request.health_scripts.clone(),
        },
    }
}
