//! Certificates by what people know them by: subject and end, in place of a page of base64.
//!
//! Only where the text is nothing else than certificates, in PEM or in base64 of PEM as `caBundle` has it; a private
//! key is none. The start of the SHA-256 at the end tells two of one subject apart.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::der::{DecodePem, Encode};

use crate::model::FieldValue;

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// A side with its certificates told, wherever they are in it; `None` if there are none.
pub(super) fn readable(side: &FieldValue) -> Option<FieldValue> {
    let FieldValue::Value(value) = side else {
        return None;
    };
    let mut value = value.clone();
    replace(&mut value).then_some(FieldValue::Value(value))
}

fn replace(value: &mut Value) -> bool {
    match value {
        Value::String(text) => match certificates(text) {
            Some(told) => {
                *text = told.join("\n");
                true
            }
            None => false,
        },
        Value::Array(items) => items
            .iter_mut()
            .fold(false, |any, item| replace(item) | any),
        Value::Object(fields) => fields
            .values_mut()
            .fold(false, |any, field| replace(field) | any),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// One line for each certificate; `None` if the text holds anything else.
fn certificates(text: &str) -> Option<Vec<String>> {
    let decoded;
    let text = if text.trim_start().starts_with(BEGIN) {
        text
    } else {
        decoded = String::from_utf8(STANDARD.decode(text.trim()).ok()?).ok()?;
        decoded.as_str()
    };
    let mut told = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if !rest.starts_with(BEGIN) {
            return None;
        }
        let end = rest.find(END)? + END.len();
        let certificate = Certificate::from_pem(&rest[..end]).ok()?;
        told.push(tell(&certificate)?);
        rest = rest[end..].trim_start();
    }
    (!told.is_empty()).then_some(told)
}

fn tell(certificate: &Certificate) -> Option<String> {
    let body = certificate.tbs_certificate();
    let subject = name(&body.subject().to_string());
    let end = body.validity().not_after.to_unix_duration().as_secs();
    let end = jiff::Timestamp::from_second(i64::try_from(end).ok()?).ok()?;
    let digest = Sha256::digest(certificate.to_der().ok()?);
    Some(format!(
        "<certificate {subject}, until {}, {:02x}{:02x}{:02x}{:02x}>",
        end.strftime("%Y-%m-%d"),
        digest[0],
        digest[1],
        digest[2],
        digest[3]
    ))
}

/// The common name, else the whole subject; in the order of RFC 4514.
fn name(subject: &str) -> String {
    let mut parts = subject.split(',');
    match parts.find(|part| part.starts_with("CN=")) {
        Some(name) => name.to_owned(),
        None if subject.is_empty() => "without subject".to_owned(),
        None => subject.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = include_str!("../../../fixtures/report/webhook-ca.pem");
    const OTHER: &str = include_str!("../../../fixtures/report/other-ca.pem");

    fn told(text: &str) -> Vec<String> {
        certificates(text).expect("certificates")
    }

    #[test]
    fn a_certificate_is_told_by_subject_and_end() {
        let [one] = &told(ONE)[..] else {
            panic!("one certificate");
        };
        let start = "<certificate CN=webhook-ca, until 2036-11-18, ";
        assert!(one.starts_with(start), "{one}");
        assert_eq!(told(&format!("{ONE}\n{OTHER}")).len(), 2);
        assert_eq!(told(&STANDARD.encode(ONE)), told(ONE));
        assert_ne!(told(OTHER), told(ONE));
    }

    #[test]
    fn what_is_anything_else_too_stays_as_it_is() {
        for text in [
            "",
            "Zm9v",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\n",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
            &format!("{ONE}and more"),
            &format!("# first\n{ONE}"),
        ] {
            assert_eq!(certificates(text), None, "{text}");
        }
    }

    #[test]
    fn certificates_inside_a_structure_are_told_too() {
        let hook =
            serde_json::json!({"clientConfig": {"caBundle": STANDARD.encode(ONE)}, "name": "a"});
        let readable = readable(&FieldValue::Value(hook)).expect("a certificate");
        let FieldValue::Value(value) = readable else {
            panic!("a value");
        };
        assert_eq!(value["clientConfig"]["caBundle"], told(ONE)[0].as_str());
        assert_eq!(value["name"], "a");
    }
}
