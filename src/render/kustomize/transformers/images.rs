//! `images`: names, tags and digests of container images.
//!
//! Source of the rules: kustomize 5.8, `api/filters/imagetag/`, `api/internal/image/image.go`. Every list called
//! `containers` or `initContainers` is gone through, whatever holds it, and then the configured fields; a Deployment's
//! image is therefore changed twice, which shows with `tagSuffix`.

use regex::Regex;

use crate::kubernetes::yaml::{Content, Node};
use crate::model::Fault;
use crate::render::kustomize::faults::{Located, Result};
use crate::render::kustomize::field_spec::{FieldSpec, Leaf};
use crate::render::kustomize::kustomization::ImageEntry;
use crate::render::kustomize::regexp;
use crate::render::kustomize::resource_map::ResourceMap;
use crate::render::kustomize::setters::{is_null, replace_text};

use super::visit;

const TAG_AND_DIGEST: &str =
    "(:[a-zA-Z0-9_.{}-]*)?(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?$";

pub(crate) fn set_images(
    map: &mut ResourceMap,
    entry: &ImageEntry,
    specs: &[FieldSpec],
) -> Result<()> {
    // A name that is no regular expression matches nothing; what is no text is a fault all the same.
    let pattern = regexp::compile(&format!("^{}{TAG_AND_DIGEST}", entry.name)).ok();
    let mut set = |node: &mut Node| set_image(node, pattern.as_ref(), entry);
    for resource in map.iter_mut() {
        if resource.kind() == "CustomResourceDefinition" {
            continue;
        }
        in_containers(&mut resource.node, &mut set)
            .of(resource.current_id(), resource.origin.as_ref())?;
    }
    for resource in map.iter_mut() {
        if resource.kind() != "CustomResourceDefinition" {
            visit(resource, specs, Leaf::Never, &mut set)?;
        }
    }
    Ok(())
}

/// Calls `set` on the `image` of every item of every list of containers, inner lists first.
fn in_containers(
    node: &mut Node,
    set: &mut dyn FnMut(&mut Node) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    match &mut node.content {
        Content::Scalar(_) => {}
        Content::Sequence(items) => {
            for item in items {
                in_containers(item, set)?;
            }
        }
        Content::Mapping(mapping) => {
            for entry in &mut mapping.entries {
                in_containers(&mut entry.value, set)?;
                if !matches!(entry.key.text.as_str(), "containers" | "initContainers") {
                    continue;
                }
                for container in entry.value.as_sequence_mut().into_iter().flatten() {
                    image_of(container, set)?;
                }
            }
        }
    }
    Ok(())
}

fn image_of(
    container: &mut Node,
    set: &mut dyn FnMut(&mut Node) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    if container.as_mapping().is_none() && !is_null(container) {
        return Err(Fault::new("a container must be a mapping").into());
    }
    container.get_mut("image").map_or(Ok(()), set)
}

fn set_image(node: &mut Node, pattern: Option<&Regex>, entry: &ImageEntry) -> anyhow::Result<()> {
    let Some(image) = node.text() else {
        return Err(Fault::new("an image must be a text").into());
    };
    if !pattern.is_some_and(|pattern| pattern.is_match(image)) {
        return Ok(());
    }
    let (mut name, mut tag, mut digest) = split(image);
    if !entry.new_name.is_empty() {
        name = &entry.new_name;
    }
    let suffixed = format!("{tag}{}", entry.tag_suffix);
    match (entry.new_tag.as_str(), entry.digest.as_str()) {
        ("", "") if entry.tag_suffix.is_empty() => {}
        ("", "") => (tag, digest) = (&suffixed, ""),
        (new_tag, new_digest) => (tag, digest) = (new_tag, new_digest),
    }
    let mut text = name.to_owned();
    for (mark, part) in [(':', tag), ('@', digest)] {
        if !part.is_empty() {
            text.push(mark);
            text.push_str(part);
        }
    }
    replace_text(node, text)
}

/// Name, tag and digest; what stands before the first `/` is a host, whose port is no tag.
fn split(image: &str) -> (&str, &str, &str) {
    let start = image.find('/').unwrap_or(0);
    let place = |mark| image[start..].find(mark).map(|place| start + place);
    match (place(':'), place('@')) {
        (None, None) => (image, "", ""),
        (Some(colon), None) => (&image[..colon], &image[colon + 1..], ""),
        (Some(colon), Some(at)) if colon < at => {
            (&image[..colon], &image[colon + 1..at], &image[at + 1..])
        }
        (_, Some(at)) => (&image[..at], "", &image[at + 1..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_no_tag() {
        assert_eq!(split("localhost:5000/a"), ("localhost:5000/a", "", ""));
        assert_eq!(split("localhost:5000/a:1"), ("localhost:5000/a", "1", ""));
        assert_eq!(split("a:1@sha256:2"), ("a", "1", "sha256:2"));
        assert_eq!(split("a@sha256:2"), ("a", "", "sha256:2"));
    }
}
