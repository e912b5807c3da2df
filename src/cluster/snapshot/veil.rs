//! What stands for the values of Secrets in a snapshot, so that they can be compared and not read.
//!
//! A value becomes the HMAC-SHA-256 (RFC 2104) of namespace, name, key and bytes under a key of the user's: equal values
//! are equal within one key of one Secret and tell nothing elsewhere. The same is done to what Git says when a snapshot
//! is replayed, and both go through the same comparison. Base64 stays base64, text stays text, an empty value stays
//! empty, and what is no base64 stays none, because the comparison tells these apart.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Map, Value};
use sha2::Sha256;

use crate::kubernetes::schema::decode_base64;
use crate::kubernetes::{GroupKind, ResourceKey};
use crate::model::SnapshotKey;

const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";

/// Hides values under one key.
pub(super) struct Veil {
    keyed: Hmac<Sha256>,
}

/// Which values are hidden: a tree that is written to a file keeps none that is no string either.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Thorough {
    Strings,
    Everything,
}

pub(super) fn is_secret(kind: &GroupKind) -> bool {
    kind.is("", "Secret")
}

impl Veil {
    pub(super) fn new(key: &SnapshotKey) -> Self {
        let keyed = Hmac::new_from_slice(key.0.as_bytes());
        Self {
            keyed: keyed.expect("RFC 2104 has no length of key that cannot be used"),
        }
    }

    /// Tells whether two keys are one, and not what they are.
    pub(super) fn mark(&self) -> String {
        self.digest(&[b"driftctl snapshot key"])[..16].to_owned()
    }

    /// Hides what Git says.
    pub(super) fn hide_desired(&self, secret: &mut Value, key: &ResourceKey) {
        self.hide(secret, key, Thorough::Strings);
    }

    /// Hides what a cluster says, the record of the last apply included.
    pub(super) fn hide_live(&self, secret: &mut Value, key: &ResourceKey) {
        self.hide(secret, key, Thorough::Everything);
        let Some(Value::String(record)) = last_applied(secret) else {
            return;
        };
        *record = match serde_json::from_str(record) {
            Ok(mut applied) => {
                self.hide(&mut applied, key, Thorough::Everything);
                applied.to_string()
            }
            // It is no record then, and it is none now.
            Err(_) => "hidden".to_owned(),
        };
    }

    fn hide(&self, secret: &mut Value, key: &ResourceKey, thorough: Thorough) {
        for (name, value) in values(secret, "data") {
            let Some(text) = hideable(value, thorough) else {
                continue;
            };
            *value = Value::String(match decode_base64(&text) {
                Ok(bytes) => STANDARD.encode(self.hidden(key, name, &bytes)),
                Err(_) => format!("!{}", self.hidden(key, name, text.as_bytes())),
            });
        }
        for (name, value) in values(secret, "stringData") {
            if let Some(text) = hideable(value, thorough) {
                *value = Value::String(self.hidden(key, name, text.as_bytes()));
            }
        }
    }

    fn hidden(&self, key: &ResourceKey, name: &str, value: &[u8]) -> String {
        self.digest(&[
            key.namespace.as_bytes(),
            key.name.as_bytes(),
            name.as_bytes(),
            value,
        ])
    }

    /// In hexadecimal; each part goes in after its length.
    fn digest(&self, parts: &[&[u8]]) -> String {
        let mut mac = self.keyed.clone();
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        let bytes = mac.finalize().into_bytes();
        bytes.iter().fold(String::new(), |mut text, byte| {
            // Writing to a `String` cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// Takes the values out and leaves the keys.
pub(super) fn empty(secret: &mut Value) {
    for field in ["data", "stringData"] {
        for (_, value) in values(secret, field) {
            *value = Value::Null;
        }
    }
    if let Some(Value::Object(annotations)) = annotations(secret) {
        annotations.shift_remove(LAST_APPLIED);
    }
}

/// The keys of a Secret, of either field.
pub(super) fn keys(secret: &Value) -> Vec<&str> {
    let of = |field: &str| secret.get(field).and_then(Value::as_object);
    let fields = [of("data"), of("stringData")];
    let mut keys: Vec<&str> = fields
        .into_iter()
        .flatten()
        .flat_map(Map::keys)
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn values<'a>(
    secret: &'a mut Value,
    field: &str,
) -> impl Iterator<Item = (&'a String, &'a mut Value)> {
    secret
        .get_mut(field)
        .and_then(Value::as_object_mut)
        .into_iter()
        .flat_map(Map::iter_mut)
}

/// The text of a value that has to be hidden.
fn hideable(value: &Value, thorough: Thorough) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Null => None,
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            (thorough == Thorough::Everything).then(|| value.to_string())
        }
    }
}

fn last_applied(secret: &mut Value) -> Option<&mut Value> {
    annotations(secret)?.get_mut(LAST_APPLIED)
}

fn annotations(secret: &mut Value) -> Option<&mut Value> {
    secret.get_mut("metadata")?.get_mut("annotations")
}
