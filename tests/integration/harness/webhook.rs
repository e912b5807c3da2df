//! An admission webhook on loopback, which a test tells what to do with each object. It speaks HTTPS, because the
//! apiserver speaks nothing else; its certificate vouches for itself.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::{Value, json};

const CERTIFICATE: &[u8] = include_bytes!("../../controlplane/webhook/server.crt");
const KEY: &[u8] = include_bytes!("../../controlplane/webhook/server.key");

/// What becomes of an object.
pub(crate) enum Decision {
    Admit,
    /// It is admitted as this JSON patch makes it.
    Change(Value),
    Deny(&'static str),
}

#[derive(Clone, Copy)]
pub(crate) enum Power {
    Mutating,
    Validating,
}

type Judge = dyn Fn(&Value) -> Decision + Send + Sync;

pub(crate) struct Webhook {
    /// `https://127.0.0.1:PORT`
    server: String,
    reviews: Arc<Mutex<Vec<Value>>>,
}

impl Webhook {
    /// Starts to answer; `judge` gets the object of each review.
    pub(crate) fn new(judge: impl Fn(&Value) -> Decision + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let server = format!("https://{}", listener.local_addr().expect("an address"));
        let (tls, judge) = (configuration(), Arc::new(judge));
        let reviews: Arc<Mutex<Vec<Value>>> = Arc::default();
        let log = Arc::clone(&reviews);
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (tls, judge, log) = (Arc::clone(&tls), Arc::clone(&judge), Arc::clone(&log));
                std::thread::spawn(move || serve(client, tls, &*judge, &log));
            }
        });
        Self { server, reviews }
    }

    /// The manifest by which the apiserver asks this webhook about `resources` of `group` in one namespace.
    pub(crate) fn configuration(
        &self,
        power: Power,
        namespace: &str,
        (group, resources): (&str, &[&str]),
    ) -> String {
        let kind = match power {
            Power::Mutating => "MutatingWebhookConfiguration",
            Power::Validating => "ValidatingWebhookConfiguration",
        };
        let webhook = json!({
            "name": format!("{namespace}.example.com"),
            "clientConfig": {"url": self.server, "caBundle": STANDARD.encode(CERTIFICATE)},
            "rules": [{"apiGroups": [group], "apiVersions": ["*"], "resources": resources, "operations": ["CREATE", "UPDATE"]}],
            "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": namespace}},
            "admissionReviewVersions": ["v1"],
            "sideEffects": "None",
            "timeoutSeconds": 30,
        });
        json!({
            "apiVersion": "admissionregistration.k8s.io/v1", "kind": kind,
            "metadata": {"name": namespace}, "webhooks": [webhook],
        })
        .to_string()
    }

    /// The requests it was asked to review, dry runs among them.
    pub(crate) fn reviews(&self) -> Vec<Value> {
        self.reviews.lock().expect("no thread panics").clone()
    }
}

fn configuration() -> Arc<rustls::ServerConfig> {
    let certificate = CertificateDer::from_pem_slice(CERTIFICATE).expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(KEY).expect("its key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring has them")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("they belong together");
    Arc::new(config)
}

/// Answers one connection, request by request.
fn serve(
    client: TcpStream,
    tls: Arc<rustls::ServerConfig>,
    judge: &Judge,
    log: &Mutex<Vec<Value>>,
) {
    let session = rustls::ServerConnection::new(tls).expect("a valid configuration");
    let mut stream = BufReader::new(rustls::StreamOwned::new(session, client));
    while let Some(body) = read(&mut stream) {
        let review: Value = serde_json::from_slice(&body).expect("the apiserver sends JSON");
        let request = &review["request"];
        let response = response(request, &judge(&request["object"]));
        log.lock().expect("no thread panics").push(request.clone());
        let text = json!({"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "response": response}).to_string();
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            text.len()
        );
        let answer = [head.as_bytes(), text.as_bytes()].concat();
        let out = stream.get_mut();
        if out.write_all(&answer).and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}

fn response(request: &Value, decision: &Decision) -> Value {
    let uid = &request["uid"];
    match decision {
        Decision::Admit => json!({"uid": uid, "allowed": true}),
        Decision::Change(patch) => json!({
            "uid": uid, "allowed": true, "patchType": "JSONPatch", "patch": STANDARD.encode(patch.to_string()),
        }),
        Decision::Deny(why) => json!({"uid": uid, "allowed": false, "status": {"message": why}}),
    }
}

/// The body of the next request; `None` at the end of the connection.
fn read(stream: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        if let Some(number) = line.to_lowercase().strip_prefix("content-length:") {
            length = number.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(body)
}
