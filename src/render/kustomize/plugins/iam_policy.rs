//! `IAMPolicyGenerator`: the service account that Google's workload identity wants.

use crate::kubernetes::yaml::Node;
use crate::model::Fault;
use crate::render::kustomize::faults::{Located, Result};
use crate::render::kustomize::resource::Resource;
use crate::render::kustomize::setters::{push_plain, set_string_entry};

use super::Plugin;

pub(super) fn generate(mut plugin: Plugin<'_>) -> Result<Resource> {
    let resource = plugin.resource;
    let (mut cloud, mut project, mut account) = (String::new(), String::new(), String::new());
    let (mut name, mut namespace) = (String::new(), String::new());
    for (field, value) in plugin.fields(&["cloud", "kubernetesService", "serviceAccount"]) {
        let strict = &mut plugin.strict;
        match field {
            "cloud" => cloud = strict.string(&value, field),
            "serviceAccount" => {
                for (part, value) in strict.fields(&value, field, &["name", "projectId"]) {
                    let text = strict.string(value, part);
                    if part == "name" {
                        account = text;
                    } else {
                        project = text;
                    }
                }
            }
            _ => {
                for (part, value) in strict.fields(&value, field, &["name", "namespace"]) {
                    let text = strict.string(value, part);
                    if part == "name" {
                        name = text;
                    } else {
                        namespace = text;
                    }
                }
            }
        }
    }
    plugin.finish()?;
    if cloud != "gke" {
        let fault = Fault::new(format!("the cloud `{cloud}` is not known; only `gke` is"));
        return Err(fault).of(resource.current_id(), resource.origin.as_ref());
    }
    let node = service_account(
        &name,
        &namespace,
        &format!("{account}@{project}.iam.gserviceaccount.com"),
    );
    Ok(Resource::new(node, resource.origin.clone()))
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
