//! How an object is called on a line.

use super::ObjectLine;
use crate::model::{ObjectVerdict, Verdict};
use crate::report::style::Mark;

/// Names objects, without the namespace that the header has named already.
pub(super) struct Namer {
    /// The one namespace of all objects, if there is one.
    namespace: Option<String>,
}

impl Namer {
    pub(super) fn of(application: &Verdict) -> Self {
        let mut namespaces: Vec<&String> = application
            .objects
            .iter()
            .filter_map(|object| object.namespace.as_ref())
            .collect();
        namespaces.sort_unstable();
        namespaces.dedup();
        Self {
            namespace: match namespaces.as_slice() {
                [only] => Some((*only).clone()),
                _ => None,
            },
        }
    }

    pub(super) fn name(&self, object: &ObjectVerdict) -> String {
        let mut name = String::new();
        if !object.group.is_empty() {
            name.push_str(&object.group);
            name.push('/');
        }
        name.push_str(&object.kind);
        name.push(' ');
        if let Some(namespace) = &object.namespace
            && self.namespace.as_ref() != Some(namespace)
        {
            name.push_str(namespace);
            name.push('/');
        }
        name.push_str(&object.name);
        name
    }

    pub(super) fn line(
        &self,
        object: &ObjectVerdict,
        mark: Mark,
        remark: Option<String>,
    ) -> ObjectLine {
        ObjectLine {
            mark,
            name: self.name(object),
            remark,
            place: object
                .origin
                .as_ref()
                .map(|origin| format!("{}:{}", origin.file, origin.line)),
        }
    }
}
