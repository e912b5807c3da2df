//! A program that answers what another one says: a line of JSON in, a line of JSON out.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

pub(crate) struct Answers {
    process: Child,
    questions: ChildStdin,
    replies: BufReader<ChildStdout>,
}

impl Answers {
    pub(crate) fn start(program: &Path) -> Self {
        let mut process = Command::new(program)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        Self {
            questions: process.stdin.take().expect("it is piped"),
            replies: BufReader::new(process.stdout.take().expect("it is piped")),
            process,
        }
    }

    pub(crate) fn ask(&mut self, question: &Value) {
        writeln!(self.questions, "{question}").expect("it listens");
    }

    /// `None` if the process has ended, as it does where the code that it asks ends it.
    pub(crate) fn answer(&mut self) -> Option<Value> {
        let mut line = String::new();
        self.replies.read_line(&mut line).expect("it answers");
        (!line.is_empty()).then(|| serde_json::from_str(&line).expect("an answer is JSON"))
    }
}

impl Drop for Answers {
    fn drop(&mut self) {
        // It ends with its input; waiting for it leaves nothing behind.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
