//! `IAMPolicyGenerator`: the service account that Google's workload identity wants.

use crate::kubernetes::yaml::Node;
use crate::model::Fault;
use crate::render::kustomize::faults::{Located, Result};
use crate::render::kustomize::resource::Resource;
use crate::render::kustomize::setters::{push_plain, set_string_entry};
use crate::render::kustomize::strict::Strict;

use super::Plugin;

pub(super) fn generate(mut plugin: Plugin<'_>) -> Result<Resource> {
    let resource = plugin.resource;
    let fields = plugin.fields(&["cloud", "kubernetesService", "serviceAccount"]);
    let mut found = Found::default();
    plugin.strict.embedded(|strict| {
        for (field, value) in &fields {
            found.read(field, value, strict);
        }
    });
    plugin.finish()?;
    let Found { cloud, .. } = &found;
    if cloud != "gke" {
        let fault = Fault::new(format!("the cloud `{cloud}` is not known; only `gke` is"));
        return Err(fault).of(resource.current_id(), resource.origin.as_ref());
    }
    let Found {
        account, project, ..
    } = &found;
    if account.is_empty() {
        let fault = Fault::new("`serviceAccount.name` is missing");
        return Err(fault).of(resource.current_id(), resource.origin.as_ref());
    }
    let node = service_account(
        &found.name,
        &found.namespace,
        &format!("{account}@{project}.iam.gserviceaccount.com"),
    );
    Ok(Resource::new(node, resource.origin.clone()))
}

#[derive(Default)]
struct Found {
    cloud: String,
    /// Of the service account of Kubernetes.
    name: String,
    namespace: String,
    /// Of that of Google.
    account: String,
    project: String,
}

impl Found {
    fn read(&mut self, field: &str, value: &Node, strict: &mut Strict) {
        match field {
            "cloud" => self.cloud = strict.string(value, field),
            "serviceAccount" => {
                for (part, value) in strict.fields(value, field, &["name", "projectId"]) {
                    let text = strict.string(value, part);
                    match part {
                        "name" => self.account = text,
                        _ => self.project = text,
                    }
                }
            }
            _ => {
                for (part, value) in strict.fields(value, field, &["name", "namespace"]) {
                    let text = strict.string(value, part);
                    match part {
                        "name" => self.name = text,
                        _ => self.namespace = text,
                    }
                }
            }
        }
    }
}

fn service_account(name: &str, namespace: &str, account: &str) -> Node {
    let mut annotations = Node::mapping();
    // A new mapping takes any entry.
    let _ = set_string_entry(&mut annotations, "iam.gke.io/gcp-service-account", account);
    let mut metadata = Node::mapping();
    if let Some(metadata) = metadata.as_mapping_mut() {
        push_plain(metadata, "annotations", annotations);
        push_plain(metadata, "name", Node::plain(name));
        if !namespace.is_empty() {
            push_plain(metadata, "namespace", Node::plain(namespace));
        }
    }
    let mut node = Node::mapping();
    if let Some(object) = node.as_mapping_mut() {
        push_plain(object, "apiVersion", Node::plain("v1"));
        push_plain(object, "kind", Node::plain("ServiceAccount"));
        push_plain(object, "metadata", metadata);
    }
    node
}
