//! `kubectl drift`: a program called `kubectl-drift` on the PATH is a plugin of kubectl, and then calls itself as the
//! reader called it.
//!
//! Source: <https://kubernetes.io/docs/tasks/extend-kubectl/kubectl-plugins/>.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

use crate::model::{Failure, Report};

/// The name of the file, and what a reader types for it.
const FILE: &str = "kubectl-drift";
const TYPED: &str = "kubectl drift";

/// How the reader called the program, by the first of its arguments.
pub(super) fn typed(program: &OsStr) -> Option<&'static str> {
    let name = Path::new(program).file_stem();
    (name == Some(OsStr::new(FILE))).then_some(TYPED)
}

/// Whether this process was called as the plugin.
fn is_plugin() -> bool {
    let program = std::env::args_os().next();
    program.is_some_and(|program| typed(&program).is_some())
}

/// A hint that names our commands as the reader would type them.
pub(super) fn hint(hint: &str) -> Cow<'_, str> {
    if is_plugin() {
        Cow::Owned(hint.replace("`driftctl", &format!("`{TYPED}")))
    } else {
        Cow::Borrowed(hint)
    }
}

/// The report with such hints.
pub(super) fn report(report: &Report) -> Cow<'_, Report> {
    if !is_plugin() {
        return Cow::Borrowed(report);
    }
    let mut report = report.clone();
    let objects = report.applications.iter_mut().flat_map(|a| &mut a.objects);
    objects
        .flat_map(|object| &mut object.errors)
        .for_each(rename);
    report.errors.iter_mut().for_each(rename);
    Cow::Owned(report)
}

fn rename(failure: &mut Failure) {
    failure.hint = failure.hint.take().map(|text| hint(&text).into_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_decides() {
        let typed = |program: &str| typed(OsStr::new(program));
        assert_eq!(typed("/usr/bin/kubectl-drift"), Some("kubectl drift"));
        assert_eq!(typed("kubectl-drift.exe"), Some("kubectl drift"));
        assert_eq!(typed("driftctl"), None);
        assert_eq!(typed("/kubectl-drift/driftctl"), None);
    }
}
