//! An HTTP proxy that leads everybody to one place, whatever host they name, and writes down what it was asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

pub(crate) struct Proxy {
    /// `127.0.0.1:PORT`
    pub(crate) address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// A proxy to `upstream` (`https://HOST:PORT`).
    pub(crate) fn to(upstream: &str) -> Self {
        let upstream = upstream.trim_start_matches("https://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (upstream, log) = (upstream.clone(), Arc::clone(&log));
                std::thread::spawn(move || serve(client, &upstream, &log));
            }
        });
        Self { address, asked }
    }

    /// The first line of every request, with its login if it had one.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("no thread panics").clone()
    }
}

fn serve(client: TcpStream, upstream: &str, log: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(client.try_clone().expect("a second handle"));
    let mut asked = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        if line == "\r\n" {
            break;
        }
        let lower = line.to_lowercase();
        if asked.is_empty() || lower.starts_with("proxy-authorization") {
            asked.push_str(line.trim_end());
            asked.push(' ');
        }
    }
    log.lock().expect("no thread panics").push(asked);
    let Ok(server) = TcpStream::connect(upstream) else {
        return;
    };
    let mut answer = client.try_clone().expect("a handle");
    if answer.write_all(b"HTTP/1.1 200 OK\r\n\r\n").is_err() {
        return;
    }
    let server_too = server.try_clone().expect("a handle");
    std::thread::spawn(move || carry(server_too, client));
    carry(reader, server);
}

/// Carries until one end closes, and then closes the other.
fn carry(mut from: impl std::io::Read, mut to: TcpStream) {
    let _ = std::io::copy(&mut from, &mut to);
    let _ = to.shutdown(Shutdown::Both);
}
