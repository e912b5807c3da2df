//! Where objects are found in the API: paths of URLs.
//!
//! Source: Kubernetes API concepts, "Resource URIs"; RFC 3986, 2.3, for what has to be encoded.

use std::fmt::Write;

use crate::kubernetes::GroupVersionKind;

/// The objects of a kind: in one namespace, or with an empty one in all, or of the cluster.
pub(super) fn collection(gvk: &GroupVersionKind, plural: &str, namespace: &str) -> String {
    let mut path = if gvk.group.is_empty() {
        format!("/api/{}/", gvk.version)
    } else {
        format!("/apis/{}/{}/", gvk.group, gvk.version)
    };
    if !namespace.is_empty() {
        path.push_str("namespaces/");
        push_encoded(&mut path, namespace);
        path.push('/');
    }
    path.push_str(plural);
    path
}

/// One of them.
pub(super) fn object(gvk: &GroupVersionKind, plural: &str, namespace: &str, name: &str) -> String {
    let mut path = collection(gvk, plural, namespace);
    path.push('/');
    push_encoded(&mut path, name);
    path
}

/// Appends a text of Git's or the server's as one segment.
pub(super) fn push_encoded(path: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            path.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(path, "%{byte:02X}");
        }
    }
}
