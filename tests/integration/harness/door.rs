//! A real apiserver behind a door on loopback that can spoil any answer, for as many runs as a test likes.
//!
//! A run comes by plain HTTP, under a prefix of its own (`server: http://127.0.0.1:PORT/run/7`). What it asks is asked of
//! the apiserver once and kept, so the cluster must stand still meanwhile. Lists come in pages of [`PAGE`], so that
//! every list has some.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http_body_util::BodyExt as _;
use serde_json::Value;

/// Objects on a page, however many are asked for.
const PAGE: &str = "limit=2";

/// A way to spoil an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Forbidden,
    Unauthorized,
    /// As the apiserver answers for a path that it does not know.
    GroupGone,
    TooMany,
    Internal,
    Unavailable,
    /// Nothing is said, and the connection stays open.
    Silence,
    /// The connection is closed with nothing said.
    Reset,
    /// The right answer without its end.
    CutBody,
    /// The right answer a few bytes at a time.
    Drip,
    WrongType,
    BrokenJson,
    /// Discovery in which the server behind each named group is away; an error 500 in other places.
    Partial,
}

impl Fault {
    pub(crate) const ALL: [Self; 13] = [
        Self::Forbidden,
        Self::Unauthorized,
        Self::GroupGone,
        Self::TooMany,
        Self::Internal,
        Self::Unavailable,
        Self::Silence,
        Self::Reset,
        Self::CutBody,
        Self::Drip,
        Self::WrongType,
        Self::BrokenJson,
        Self::Partial,
    ];

    /// Whether it costs the client all the time that a request has.
    pub(crate) fn is_slow(self) -> bool {
        matches!(self, Self::Silence | Self::Drip)
    }
}

/// What a run asks.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// With its query, without the prefix of the run.
    pub(crate) path: String,
    pub(crate) accept: String,
    /// How often this was asked in this run before.
    pub(crate) before: usize,
    /// How many requests this run sent before.
    pub(crate) number: usize,
}

/// How a run is served.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Age {
    Today,
    /// Before Kubernetes 1.26: discovery has a document for each group version.
    Old,
}

type Judge = dyn Fn(&Question) -> Option<Fault> + Send + Sync;

struct Visit {
    judge: Box<Judge>,
    age: Age,
    asked: Mutex<Vec<String>>,
    spoilt: Mutex<Vec<String>>,
}

/// The door, open as long as this value lives.
pub(crate) struct Door {
    port: u16,
    visits: Arc<Mutex<HashMap<String, Arc<Visit>>>>,
}

/// One run, and what became of its requests.
pub(crate) struct Pass {
    /// For a kubeconfig.
    pub(crate) server: String,
    visit: Arc<Visit>,
}

impl Door {
    /// A door to the apiserver of this kubeconfig.
    pub(crate) fn to(kubeconfig: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let visits: Arc<Mutex<HashMap<String, Arc<Visit>>>> = Arc::default();
        let (house, known) = (Arc::new(House::of(kubeconfig)), Arc::clone(&visits));
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (house, known) = (Arc::clone(&house), Arc::clone(&known));
                std::thread::spawn(move || serve(client, &house, &known));
            }
        });
        Self { port, visits }
    }

    /// Lets one run in, under this name; `judge` says how to spoil what it asks.
    pub(crate) fn admit(
        &self,
        name: &str,
        age: Age,
        judge: impl Fn(&Question) -> Option<Fault> + Send + Sync + 'static,
    ) -> Pass {
        let visit = Arc::new(Visit {
            judge: Box::new(judge),
            age,
            asked: Mutex::default(),
            spoilt: Mutex::default(),
        });
        let mut visits = self.visits.lock().expect("no thread panics");
        let old = visits.insert(name.to_owned(), Arc::clone(&visit));
        assert!(old.is_none(), "`{name}` is in already");
        Pass {
            server: format!("http://127.0.0.1:{}/{name}", self.port),
            visit,
        }
    }
}

impl Pass {
    /// Every path that was answered wrongly.
    pub(crate) fn spoilt(&self) -> Vec<String> {
        self.visit.spoilt.lock().expect("no thread panics").clone()
    }
}

/// The apiserver, and what it answered.
struct House {
    runtime: tokio::runtime::Runtime,
    client: kube::Client,
    answers: Mutex<HashMap<(String, String), Arc<Right>>>,
}

/// A right answer.
struct Right {
    code: u16,
    content_type: String,
    body: Vec<u8>,
}

impl House {
    fn of(kubeconfig: &str) -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("threads");
        let kubeconfig = kube::config::Kubeconfig::from_yaml(kubeconfig).expect("a kubeconfig");
        let client = runtime.block_on(async {
            let options = kube::config::KubeConfigOptions::default();
            let config = kube::Config::from_custom_kubeconfig(kubeconfig, &options).await;
            kube::Client::try_from(config.expect("a context")).expect("a client")
        });
        Self {
            runtime,
            client,
            answers: Mutex::default(),
        }
    }

    fn answer(&self, path: &str, accept: &str) -> Arc<Right> {
        let question = (path.replace("limit=500", PAGE), accept.to_owned());
        if let Some(known) = self
            .answers
            .lock()
            .expect("no thread panics")
            .get(&question)
        {
            return Arc::clone(known);
        }
        let request = http::Request::get(&question.0)
            .header(http::header::ACCEPT, accept)
            .body(kube::client::Body::empty())
            .expect("a request");
        let right = self.runtime.block_on(async {
            let response = self.client.send(request).await.expect("an answer");
            let content_type = response.headers().get(http::header::CONTENT_TYPE);
            Right {
                code: response.status().as_u16(),
                content_type: content_type
                    .and_then(|value| value.to_str().ok())
                    .unwrap_or_default()
                    .to_owned(),
                body: response
                    .into_body()
                    .collect()
                    .await
                    .expect("a body")
                    .to_bytes()
                    .into(),
            }
        });
        let right = Arc::new(right);
        let mut answers = self.answers.lock().expect("no thread panics");
        Arc::clone(answers.entry(question).or_insert(right))
    }
}

fn serve(client: TcpStream, house: &House, visits: &Mutex<HashMap<String, Arc<Visit>>>) {
    let mut reader = BufReader::new(client);
    while let Some((path, accept)) = read(&mut reader) {
        let Some((name, path)) = path
            .trim_start_matches('/')
            .split_once('/')
            .map(|(name, path)| (name.to_owned(), format!("/{path}")))
        else {
            return;
        };
        let visit = visits.lock().expect("no thread panics").get(&name).cloned();
        let visit = visit.unwrap_or_else(|| panic!("nobody called `{name}` was let in"));
        let (question, accept) = visit.ask(path, accept);
        let fault = (visit.judge)(&question);
        if fault.is_some() {
            let mut spoilt = visit.spoilt.lock().expect("no thread panics");
            spoilt.push(question.path.clone());
        }
        let right = house.answer(&question.path, &accept);
        if answer(reader.get_mut(), &right, fault, &question.path).is_none() {
            return;
        }
    }
}

impl Visit {
    /// Writes down what is asked; the second value is what is asked of the apiserver instead of `accept`.
    fn ask(&self, path: String, accept: String) -> (Question, String) {
        let mut asked = self.asked.lock().expect("no thread panics");
        let question = Question {
            before: asked.iter().filter(|known| **known == path).count(),
            number: asked.len(),
            path: path.clone(),
            accept: accept.clone(),
        };
        asked.push(path);
        let accept = if self.age == Age::Old && accept.contains("APIGroupDiscoveryList") {
            "application/json".to_owned()
        } else {
            accept
        };
        (question, accept)
    }
}

/// Path and `Accept` of the next request.
fn read(reader: &mut BufReader<TcpStream>) -> Option<(String, String)> {
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let path = first.split(' ').nth(1)?.to_owned();
    assert!(first.starts_with("GET "), "only reading is let in: {first}");
    let mut accept = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            return Some((path, accept));
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("accept")
        {
            value.trim().clone_into(&mut accept);
        }
    }
}

/// `None` if the connection is of no more use.
fn answer(client: &mut TcpStream, right: &Right, fault: Option<Fault>, path: &str) -> Option<()> {
    let Some(fault) = fault else {
        return client.write_all(&message(right)).ok();
    };
    match fault {
        Fault::Reset => None,
        Fault::Silence => {
            // Until the client has enough of it.
            let _ = client.set_read_timeout(Some(Duration::from_secs(60)));
            let _ = client.read(&mut [0]);
            None
        }
        Fault::CutBody => {
            let message = message(right);
            client.write_all(&message[..message.len() - 10]).ok()?;
            None
        }
        Fault::Drip => {
            for piece in message(right).chunks(5) {
                client.write_all(piece).ok()?;
                std::thread::sleep(Duration::from_millis(200));
            }
            Some(())
        }
        Fault::Forbidden
        | Fault::Unauthorized
        | Fault::GroupGone
        | Fault::TooMany
        | Fault::Internal
        | Fault::Unavailable
        | Fault::WrongType
        | Fault::BrokenJson
        | Fault::Partial => client.write_all(&message(&spoilt(right, fault, path))).ok(),
    }
}

/// The answer that comes whole instead of the right one.
fn spoilt(right: &Right, fault: Fault, path: &str) -> Right {
    let status = |code: u16, reason: &str, message: &str| {
        let status = serde_json::json!({"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
            "message": message, "reason": reason, "code": code});
        Right::new(code, "application/json", status.to_string())
    };
    match fault {
        Fault::Forbidden => status(
            403,
            "Forbidden",
            "it is forbidden: User \"ci\" cannot list it",
        ),
        Fault::Unauthorized => status(401, "Unauthorized", "Unauthorized"),
        Fault::TooMany => status(
            429,
            "TooManyRequests",
            "too many requests, please try again later",
        ),
        Fault::Internal => status(
            500,
            "InternalError",
            "conversion webhook failed: connection refused",
        ),
        Fault::GroupGone => Right::new(
            404,
            "text/plain; charset=utf-8",
            "404 page not found\n".to_owned(),
        ),
        Fault::Unavailable => Right::new(503, "text/html", "<html>sorry</html>".to_owned()),
        Fault::WrongType => Right {
            content_type: "text/html".to_owned(),
            ..Right::new(200, "", String::from_utf8_lossy(&right.body).into_owned())
        },
        Fault::BrokenJson => {
            let text = String::from_utf8_lossy(&right.body).replacen(':', "::", 3);
            Right::new(200, "application/json", text)
        }
        Fault::Partial => partial(right, path)
            .unwrap_or_else(|| status(500, "InternalError", "etcdserver: request timed out")),
        Fault::Silence | Fault::Reset | Fault::CutBody | Fault::Drip => {
            panic!("{fault:?} is no answer that comes whole")
        }
    }
}

/// Discovery as it is while the servers behind the named groups are away.
fn partial(right: &Right, path: &str) -> Option<Right> {
    let mut document: Value = serde_json::from_slice(&right.body).ok()?;
    let items = document["items"]
        .as_array_mut()
        .filter(|_| path == "/apis")?;
    for version in items
        .iter_mut()
        .filter_map(|item| item["versions"].as_array_mut())
        .flatten()
    {
        version["freshness"] = "Stale".into();
        version["resources"] = Value::Array(Vec::new());
    }
    Some(Right::new(200, &right.content_type, document.to_string()))
}

impl Right {
    fn new(code: u16, content_type: &str, body: String) -> Self {
        Self {
            code,
            content_type: content_type.to_owned(),
            body: body.into_bytes(),
        }
    }
}

fn message(answer: &Right) -> Vec<u8> {
    let Right {
        code,
        content_type,
        body,
    } = answer;
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {code} X\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}
