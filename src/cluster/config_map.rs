//! A ConfigMap that is asked for by its name, whatever is compared. Every cluster serves the kind, so discovery is not
//! asked.

use anyhow::{Error, Result};

use super::address;
use super::dump::Dump;
use super::list::parse_object;
use super::transport::Transport;
use super::trouble::Needed;
use crate::kubernetes::{GroupVersionKind, Manifest, ResourceKey};
use crate::model::Fault;

const PLURAL: &str = "configmaps";

pub(super) struct Wanted<'a> {
    pub(super) namespace: &'a str,
    pub(super) name: &'a str,
}

impl Wanted<'_> {
    pub(super) async fn get(&self, transport: &Transport) -> Result<Manifest> {
        let (gvk, key) = (gvk(), self.key());
        let path = address::object(&gvk, PLURAL, self.namespace, self.name);
        let read = transport.get(&path, "application/json").await;
        read.and_then(|answer| parse_object(&answer.body, &gvk, &key))
            .map_err(|trouble| {
                if trouble.absent.is_some() {
                    return self.fault(&trouble.message);
                }
                let gap = trouble.gap(&Needed {
                    verbs: "`get`",
                    kind: &gvk.group_kind(),
                    plural: PLURAL,
                    namespace: self.namespace,
                });
                let fault = Fault::new(gap.message).subject(self.shown());
                match gap.hint {
                    Some(hint) => fault.hint(hint).into(),
                    None => fault.into(),
                }
            })
    }

    pub(super) fn in_dump(&self, dump: &Dump) -> Result<Manifest> {
        let held = dump.list(&gvk().group_kind(), self.namespace);
        let found = held.into_iter().find(|held| held.name() == self.name);
        found.ok_or_else(|| self.fault("the dump does not hold it"))
    }

    pub(super) fn in_no_snapshot(&self) -> Error {
        self.fault("a snapshot holds what is compared, and no settings")
    }

    fn fault(&self, message: &str) -> Error {
        let hint = "name another namespace, `--argocd-cm cluster:NAMESPACE`, or a file, `--argocd-cm FILE`";
        let fault = Fault::new(message).subject(self.shown()).hint(hint);
        fault.into()
    }

    fn key(&self) -> ResourceKey {
        ResourceKey {
            group: String::new(),
            kind: "ConfigMap".to_owned(),
            namespace: self.namespace.to_owned(),
            name: self.name.to_owned(),
        }
    }

    fn shown(&self) -> String {
        format!("configmap {}/{}", self.namespace, self.name)
    }
}

fn gvk() -> GroupVersionKind {
    GroupVersionKind::parse("v1", "ConfigMap")
}
