//! A wire between driftctl and the apiserver, which a test can tap, cut or let fall silent. It carries bytes and does not
//! look into them, so TLS goes from end to end.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What becomes of a request.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Fate {
    /// It goes on to the apiserver.
    Carried,
    /// The wire breaks, for every connection, and no new one is taken.
    Cut,
    /// It is swallowed; nobody answers any more.
    Swallowed,
}

/// Shorter pieces of TLS are the end of a handshake or of a connection, not a request.
const REQUEST: usize = 128;

/// What a wire has seen when the client speaks.
#[derive(Clone, Copy, Default)]
pub(crate) struct Seen {
    /// Requests, and greetings of TLS, that came from the client over all connections, this one included.
    pub(crate) asked: usize,
    /// Bytes that the apiserver answered so far.
    pub(crate) answered: usize,
    /// Bytes that it had answered when the last request came.
    pub(crate) answered_before: usize,
}

type Judge = dyn FnMut(Seen) -> Fate + Send;

pub(crate) struct Wire {
    /// `https://127.0.0.1:PORT`, for a kubeconfig.
    pub(crate) server: String,
    state: Arc<Mutex<State>>,
}

struct State {
    seen: Seen,
    cut: bool,
    judge: Box<Judge>,
    ends: Vec<TcpStream>,
}

impl Wire {
    /// A wire to `upstream` (`https://HOST:PORT`); `judge` decides over every request that the client sends.
    pub(crate) fn new(upstream: &str, judge: impl FnMut(Seen) -> Fate + Send + 'static) -> Self {
        let upstream = upstream.trim_start_matches("https://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let server = format!("https://{}", listener.local_addr().expect("an address"));
        let state = State {
            seen: Seen::default(),
            cut: false,
            judge: Box::new(judge),
            ends: Vec::new(),
        };
        let state = Arc::new(Mutex::new(state));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                if !shared.lock().expect("no thread panics").cut {
                    connect(client, &upstream, &shared);
                }
            }
        });
        Self { server, state }
    }

    /// What it has seen so far.
    pub(crate) fn seen(&self) -> Seen {
        self.state.lock().expect("no thread panics").seen
    }
}

fn connect(client: TcpStream, upstream: &str, state: &Arc<Mutex<State>>) {
    let Ok(server) = TcpStream::connect(upstream) else {
        return;
    };
    let [client_too, server_too] =
        [&client, &server].map(|end| end.try_clone().expect("a second handle"));
    let ends = [&client, &server].map(|end| end.try_clone().expect("a third handle"));
    state.lock().expect("no thread panics").ends.extend(ends);
    let (up, down) = (Arc::clone(state), Arc::clone(state));
    std::thread::spawn(move || {
        carry(client, server, move |bytes| {
            up.lock().expect("no thread panics").judge(bytes)
        });
    });
    std::thread::spawn(move || {
        carry(server_too, client_too, move |bytes| {
            down.lock().expect("no thread panics").seen.answered += bytes;
            Fate::Carried
        });
    });
}

/// Carries until either end closes, and then closes both.
fn carry(mut from: TcpStream, mut to: TcpStream, mut judge: impl FnMut(usize) -> Fate) {
    let mut piece = [0; 16 * 1024];
    while let Ok(bytes @ 1..) = from.read(&mut piece) {
        if judge(bytes) == Fate::Carried && to.write_all(&piece[..bytes]).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

impl State {
    fn judge(&mut self, bytes: usize) -> Fate {
        if bytes < REQUEST {
            return Fate::Carried;
        }
        self.seen.asked += 1;
        self.seen.answered_before = self.seen.answered;
        let fate = (self.judge)(self.seen);
        if fate == Fate::Cut {
            self.cut = true;
            for end in self.ends.drain(..) {
                let _ = end.shutdown(Shutdown::Both);
            }
        }
        fate
    }
}
