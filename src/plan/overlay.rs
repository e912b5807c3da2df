//! A PATH without an Application: the folder is all there is, its `.driftctl.yaml` gives the rules.

use crate::model::{Audit, PathRequest, Request, Rules};

pub(super) fn audit(path: &PathRequest, request: &Request) -> Audit {
    let ignores = path
        .config
        .as_ref()
        .map(|config| config.ignore_differences.clone());
    Audit {
        name: path.name.clone(),
        path: path.path.clone(),
        stdin: path.stdin.clone(),
        config: path.config.as_ref().and_then(|config| config.found.clone()),
        rules: Rules {
            extras: request.extras,
            whole_objects: request.whole_objects,
            ignores: ignores.unwrap_or_default(),
        },
    }
}
