//! What is going on, on one line of standard error, for somebody who waits at a terminal; gone before the results.
//!
//! Where there is no terminal, only what `--wait` waits for is told, a line for each change. Nothing is shown at first, for most runs are over by then, and nothing before the cluster has answered: until then a
//! credential plugin may be asking for a password on the same line.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::args::Talk;
use crate::audit::{Progress, Step};
use crate::report::words;

/// Before anything is shown, and between two signs of life.
const PATIENCE: Duration = Duration::from_millis(400);
const BEAT: Duration = Duration::from_millis(100);

/// Shows steps from its start to its end.
pub(super) struct Watch {
    steps: Sender<Step>,
    shown: Option<JoinHandle<()>>,
}

impl Watch {
    /// A watch that shows nothing where nobody would see it, or wants to.
    pub(super) fn start(talk: &Talk) -> Self {
        let (steps, received) = channel();
        let shown = (!talk.quiet).then(|| {
            std::thread::spawn(move || {
                if io::stderr().is_terminal() {
                    show(&received, &mut io::stderr());
                } else {
                    log(&received, &mut io::stderr());
                }
            })
        });
        Self { steps, shown }
    }

    /// Takes the steps of a run.
    pub(super) fn progress(&self) -> Progress {
        let steps = self.steps.clone();
        // Nobody listens where nothing is shown.
        Progress::new(move |step| {
            let _ = steps.send(step);
        })
    }

    /// Ends the display and waits until the line is clean.
    pub(super) fn end(self) {
        let _ = self.steps.send(Step::Done);
        if let Some(shown) = self.shown {
            let _ = shown.join();
        }
    }
}

fn show(steps: &std::sync::mpsc::Receiver<Step>, out: &mut dyn Write) {
    const SIGNS: [&str; 4] = ["|", "/", "-", "\\"];
    let mut start = Instant::now();
    let mut text = String::new();
    let mut beat = 0;
    let mut is_shown = false;
    loop {
        match steps.recv_timeout(BEAT) {
            Ok(Step::Done) | Err(RecvTimeoutError::Disconnected) => break,
            Ok(step) => {
                text = told(&step);
                start = Instant::now();
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if !text.is_empty() && (is_shown || start.elapsed() > PATIENCE) {
            let seconds = start.elapsed().as_secs();
            let sign = SIGNS[beat % SIGNS.len()];
            // Carriage return, then clear to the end of the line.
            let _ = write!(out, "\r\u{1b}[K{sign} {text} … {seconds} s");
            let _ = out.flush();
            is_shown = true;
            beat += 1;
        }
    }
    if is_shown {
        let _ = write!(out, "\r\u{1b}[K");
        let _ = out.flush();
    }
}

/// For a log: a line whenever what is waited for has changed, and nothing else.
fn log(steps: &std::sync::mpsc::Receiver<Step>, out: &mut dyn Write) {
    let mut last = None;
    for step in steps {
        match step {
            Step::Done => break,
            Step::Waiting { .. } if last != Some(step) => {
                // Nobody can be told if that fails.
                let _ = writeln!(out, "{}", told(&step));
                last = Some(step);
            }
            Step::Waiting { .. }
            | Step::Reading { .. }
            | Step::Comparing
            | Step::Searching { .. } => {}
        }
    }
}

fn told(step: &Step) -> String {
    match step {
        Step::Reading { objects } => format!("reading {}", words::count(*objects, "object")),
        Step::Comparing => "comparing".to_owned(),
        Step::Waiting { sync, health } => {
            let health = health.map_or("Unknown", words::health);
            format!("waiting: {}, {health}", words::sync(*sync))
        }
        Step::Searching { back } => format!("rendering version {back} before this one"),
        Step::Done => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_run_shows_nothing_and_a_long_one_leaves_nothing() {
        let run = |wait: Duration| {
            let (steps, received) = channel();
            let mut out = Vec::new();
            steps.send(Step::Reading { objects: 1234 }).expect("taken");
            let ended = std::thread::spawn(move || {
                std::thread::sleep(wait);
                let _ = steps.send(Step::Done);
            });
            show(&received, &mut out);
            ended.join().expect("it ends");
            String::from_utf8(out).expect("UTF-8")
        };
        assert_eq!(run(Duration::ZERO), "");
        let long = run(PATIENCE + 4 * BEAT);
        assert!(long.contains("reading 1,234 objects … 0 s"), "{long:?}");
        assert!(long.ends_with("\r\u{1b}[K"), "{long:?}");
    }
}
