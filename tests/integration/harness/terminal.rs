//! A terminal of a certain size: what a program shows somebody who sits before it.

use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::os::fd::OwnedFd;
use std::process::{Command, Stdio};
use std::thread::JoinHandle;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// What came to a terminal of its own for each stream.
pub(crate) struct Seen {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs to the end with standard output and standard error on terminals of so many columns and rows.
pub(crate) fn on_terminal(mut command: Command, columns: u16, rows: u16) -> Seen {
    let (out, shown) = open(columns, rows);
    let (err, said) = open(columns, rows);
    command.stdin(Stdio::null()).stdout(out).stderr(err);
    let mut child = command.spawn().expect("the program runs");
    // Its ends of the terminals; without them the readers wait for ever.
    drop(command);
    let (stdout, stderr) = (read(shown), read(said));
    let code = child.wait().expect("the child is ours").code();
    let text = |thread: JoinHandle<String>| thread.join().expect("a reader");
    Seen {
        code,
        stdout: text(stdout),
        stderr: text(stderr),
    }
}

/// The program's end and ours.
fn open(columns: u16, rows: u16) -> (OwnedFd, File) {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&ours).expect("ours");
    unlockpt(&ours).expect("ours");
    let size = Winsize {
        ws_row: rows,
        ws_col: columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(&ours, size).expect("a size");
    let name = ptsname(&ours, Vec::new()).expect("a name");
    let name = name.to_str().expect("UTF-8").to_owned();
    let theirs = OpenOptions::new().read(true).write(true).open(name);
    (theirs.expect("its other end").into(), ours.into())
}

/// Until the program's end is closed, which a terminal tells by an error.
fn read(mut from: File) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
        while let Ok(count @ 1..) = from.read(&mut piece) {
            bytes.extend_from_slice(&piece[..count]);
        }
        String::from_utf8(bytes)
            .expect("UTF-8")
            .replace("\r\n", "\n")
    })
}
