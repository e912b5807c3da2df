//! One script: compiled once, run over one object at a time.
//!
//! Source: Argo CD 3.6 `util/lua/lua.go` (`runLua`, `ExecuteHealthLua`).

use std::sync::{Arc, OnceLock};

use serde_json::Value as Json;

use super::language::syntax::Prototype;
use super::language::{self, SyntaxError};
use super::library;
use super::machine::budget::{DEEP_LIMIT, DEEP_STACK, Limits, SHALLOW, Stop};
use super::machine::value::Value;
use super::machine::{Ended, Machine, Raise};
use super::verdict::{self, Said};
use crate::argo::settings::Libraries;

/// How Argo CD calls a script in its messages.
const SOURCE: &str = "<string>";

#[derive(Debug)]
pub(super) struct Script {
    text: String,
    libraries: Libraries,
    compiled: OnceLock<Result<Arc<Prototype>, SyntaxError>>,
}

/// Why a script gave no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) message: String,
    /// Counted from 1, in the script; 0 where there is none.
    pub(super) line: u32,
}

/// A run ended, or has to begin again on a deeper stack.
enum Run {
    Done(Result<Said, Broken>),
    TooDeep,
}

impl Script {
    pub(super) fn new(text: impl Into<String>, libraries: Libraries) -> Self {
        Self {
            text: text.into(),
            libraries,
            compiled: OnceLock::new(),
        }
    }

    /// `now` is in seconds since 1970.
    pub(super) fn assess(&self, object: &Json, now: i64) -> Result<Said, Broken> {
        self.assess_within(object, now, SHALLOW)
    }

    pub(super) fn assess_within(
        &self,
        object: &Json,
        now: i64,
        limits: Limits,
    ) -> Result<Said, Broken> {
        let compiled = self
            .compiled
            .get_or_init(|| language::parse(self.text.as_bytes(), &Arc::from(SOURCE)));
        let prototype = compiled.as_ref().map_err(|error| Broken {
            message: error.message.trim_end().to_owned(),
            line: self.line_of(error.line),
        })?;
        match self.run(prototype, object, now, limits) {
            Run::Done(result) => result,
            Run::TooDeep => self.run_apart(prototype, object, now, limits),
        }
    }

    /// An error at the end is one of the last line.
    fn line_of(&self, line: u32) -> u32 {
        if line > 0 {
            return line;
        }
        u32::try_from(self.text.trim_end().lines().count()).unwrap_or(0)
    }

    /// On a thread with a deep stack. Nothing is left of the first run, so the second is the same as far as that went.
    fn run_apart(
        &self,
        prototype: &Arc<Prototype>,
        object: &Json,
        now: i64,
        limits: Limits,
    ) -> Result<Said, Broken> {
        let too_deep = || {
            Err(Broken {
                message: Stop::Stack.to_string(),
                line: 0,
            })
        };
        let limits = Limits {
            stack: DEEP_LIMIT,
            ..limits
        };
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(DEEP_STACK);
            let run = thread.spawn_scoped(scope, || self.run(prototype, object, now, limits));
            match run.map(std::thread::ScopedJoinHandle::join) {
                Ok(Ok(Run::Done(result))) => result,
                Ok(Ok(Run::TooDeep) | Err(_)) | Err(_) => too_deep(),
            }
        })
    }

    fn run(&self, prototype: &Arc<Prototype>, object: &Json, now: i64, limits: Limits) -> Run {
        let mut machine = Machine::new(limits, now);
        library::install(&mut machine, self.libraries);
        let object = machine.heap.decoded(object);
        let parameters = Value::Table(machine.heap.new_table());
        let globals = machine.globals;
        for (name, value) in [("obj", object), ("actionParams", parameters)] {
            machine.heap.table(globals).set(&Value::text(name), value);
        }
        match machine.run(prototype) {
            Ok(values) => {
                let said = verdict::read(&mut machine, &values);
                Run::Done(said.map_err(|message| Broken { message, line: 0 }))
            }
            Err(Ended {
                why: Raise::Stop(Stop::Stack),
                ..
            }) => Run::TooDeep,
            Err(ended) => Run::Done(Err(broken(&ended))),
        }
    }
}

fn broken(ended: &Ended) -> Broken {
    let message = match &ended.why {
        Raise::Error(value) => String::from_utf8_lossy(&value.show()).into_owned(),
        Raise::Stop(stop) => format!("{SOURCE}:{}: {stop}", ended.line),
    };
    Broken {
        message,
        line: ended.line,
    }
}
