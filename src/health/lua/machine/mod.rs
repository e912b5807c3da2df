//! Runs a script once, over one object. A run has a heap and globals of its own, so nothing of it is left for the next.
//!
//! Reading order: this file (a run, calls, errors), `statements.rs`, `expressions.rs`, `metamethods.rs` (what tables
//! and operators do), `value.rs`, `budget.rs`.
//!
//! Source: the Lua 5.1 reference manual, and gopher-lua 1.1.2 `_vm.go`, `_state.go` for what the manual leaves open and
//! for the words of errors.

pub(super) mod budget;
mod expressions;
pub(super) mod metamethods;
mod statements;
pub(super) mod value;

use std::sync::Arc;

use self::budget::{Budget, DEEPEST_CALL, Limits, MOST_VALUES, Stop};
use self::value::{CellId, Function, FunctionId, Heap, Native, TableId, Value};
use super::language::syntax::{Capture, Prototype};
use super::library;

/// How a function ends that does not return.
#[derive(Debug)]
pub(super) enum Raise {
    Error(Value),
    Stop(Stop),
}

impl From<Stop> for Raise {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

/// Where a stopped run was.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) why: Raise,
    pub(super) line: u32,
}

pub(super) struct Machine<'a> {
    pub(super) heap: Heap<'a>,
    pub(super) globals: TableId,
    /// The table `string`, where there is one; it is the metatable of texts too.
    pub(super) text_metatable: Option<TableId>,
    /// Seconds since 1970, UTC.
    pub(super) now: i64,
    /// State of `math.random`.
    pub(super) random: u64,
    budget: Budget,
    /// The functions under way, the innermost last.
    calls: Vec<Level>,
}

/// A function under way.
#[derive(Debug)]
struct Level {
    /// None for one of the library.
    source: Option<Arc<str>>,
    function: Option<FunctionId>,
    name: &'static str,
    line: u32,
}

/// The variables of a function under way.
struct Frame {
    slots: Vec<Slot>,
    function: FunctionId,
    environment: TableId,
    rest: Vec<Value>,
}

enum Slot {
    Own(Value),
    Shared(CellId),
}

impl Machine<'_> {
    pub(super) fn new(limits: Limits, now: i64) -> Self {
        let mut heap = Heap::default();
        let globals = heap.new_table();
        Self {
            heap,
            globals,
            text_metatable: None,
            now,
            random: 0,
            budget: Budget::new(limits),
            calls: Vec::new(),
        }
    }

    /// The values that the script returns.
    pub(super) fn run(&mut self, script: &Arc<Prototype>) -> Result<Vec<Value>, Ended> {
        let function = self.loaded(Arc::clone(script));
        self.call(&function, Vec::new()).map_err(|why| Ended {
            line: self.line(),
            why,
        })
    }

    /// A whole text as a function.
    pub(super) fn loaded(&mut self, prototype: Arc<Prototype>) -> Value {
        self.heap.new_function(Function {
            prototype,
            captures: Vec::new(),
            environment: self.globals,
        })
    }

    /// The line that the innermost function of the script was at, also after it failed.
    fn line(&self) -> u32 {
        let mut levels = self.calls.iter().rev();
        let level = levels.find(|level| level.source.is_some());
        level.map_or(0, |level| level.line)
    }

    pub(super) fn call(
        &mut self,
        callee: &Value,
        arguments: Vec<Value>,
    ) -> Result<Vec<Value>, Raise> {
        if self.calls.len() >= DEEPEST_CALL {
            return Err(self.fail("stack overflow"));
        }
        if arguments.len() > MOST_VALUES {
            return Err(self.fail("registry overflow"));
        }
        self.budget.check_stack()?;
        self.spend(2 + arguments.len() as u64)?;
        match callee {
            Value::Function(id) => self.call_function(*id, arguments),
            Value::Native(native) => self.call_native(*native, &arguments),
            Value::Nil | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Table(_) => {
                let handler = self.metamethod(callee, "__call");
                if !matches!(handler, Value::Function(_) | Value::Native(_)) {
                    return Err(self.fail("attempt to call a non-function object"));
                }
                let mut all = vec![callee.clone()];
                all.extend(arguments);
                self.call(&handler, all)
            }
        }
    }

    fn call_native(&mut self, native: Native, arguments: &[Value]) -> Result<Vec<Value>, Raise> {
        let (name, body) = library::native(native);
        self.calls.push(Level {
            source: None,
            function: None,
            name,
            line: 0,
        });
        let result = body(self, arguments);
        if result.is_ok() {
            self.calls.pop();
        }
        result
    }

    fn call_function(
        &mut self,
        id: FunctionId,
        mut arguments: Vec<Value>,
    ) -> Result<Vec<Value>, Raise> {
        let function = self.heap.function(id);
        let prototype = Arc::clone(&function.prototype);
        let environment = function.environment;
        self.allocate(prototype.shared.len())?;
        let rest = if prototype.is_variadic && arguments.len() > prototype.parameters {
            arguments.split_off(prototype.parameters)
        } else {
            Vec::new()
        };
        let mut frame = Frame {
            slots: Vec::with_capacity(prototype.shared.len()),
            function: id,
            environment,
            rest,
        };
        frame
            .slots
            .resize_with(prototype.shared.len(), || Slot::Own(Value::Nil));
        self.calls.push(Level {
            source: Some(Arc::clone(&prototype.source)),
            function: Some(id),
            name: "",
            line: 0,
        });
        arguments.resize(prototype.parameters, Value::Nil);
        for (slot, argument) in arguments.into_iter().enumerate() {
            self.declare(&mut frame, &prototype, slot, argument)?;
        }
        // Where it fails, the levels stay for who tells the line; a protected call takes them away.
        let values = self.body(&mut frame, &prototype)?;
        self.calls.pop();
        Ok(values)
    }

    /// A call whose errors are the caller's to see. Limits are not.
    pub(super) fn protected(
        &mut self,
        callee: &Value,
        arguments: Vec<Value>,
    ) -> Result<Result<Vec<Value>, Value>, Raise> {
        let depth = self.calls.len();
        let result = self.call(callee, arguments);
        match result {
            Ok(values) => Ok(Ok(values)),
            Err(Raise::Error(error)) => {
                self.calls.truncate(depth);
                Ok(Err(error))
            }
            Err(Raise::Stop(stop)) => Err(Raise::Stop(stop)),
        }
    }

    fn declare(
        &mut self,
        frame: &mut Frame,
        prototype: &Prototype,
        slot: usize,
        value: Value,
    ) -> Result<(), Raise> {
        frame.slots[slot] = if prototype.shared[slot] {
            self.allocate(size_of::<Value>())?;
            Slot::Shared(self.heap.new_cell(value))
        } else {
            Slot::Own(value)
        };
        Ok(())
    }

    /// A function of the script that comes into being.
    fn closure(&mut self, frame: &Frame, prototype: &Arc<Prototype>) -> Result<Value, Raise> {
        self.allocate(size_of::<Function>() + prototype.captures.len() * size_of::<CellId>())?;
        let mut captures = Vec::with_capacity(prototype.captures.len());
        for capture in &prototype.captures {
            captures.push(match capture {
                Capture::Outer(place) => self.heap.function(frame.function).captures[*place],
                Capture::Slot(slot) => match &frame.slots[*slot] {
                    Slot::Shared(cell) => *cell,
                    // It is not declared yet, as after a jump; then nobody else sees it.
                    Slot::Own(value) => self.heap.new_cell(value.clone()),
                },
            });
        }
        Ok(self.heap.new_function(Function {
            prototype: Arc::clone(prototype),
            captures,
            environment: frame.environment,
        }))
    }

    pub(super) fn spend(&mut self, steps: u64) -> Result<(), Raise> {
        Ok(self.budget.spend(steps)?)
    }

    /// Of work that goes through so many bytes.
    pub(super) fn spend_bytes(&mut self, bytes: usize) -> Result<(), Raise> {
        self.spend(bytes as u64 / 16)
    }

    pub(super) fn allocate(&mut self, bytes: usize) -> Result<(), Raise> {
        Ok(self.budget.allocate(bytes)?)
    }

    /// A new text, paid for.
    pub(super) fn text(&mut self, content: impl AsRef<[u8]>) -> Result<Value, Raise> {
        let content = content.as_ref();
        self.allocate(content.len() + size_of::<Value>())?;
        self.spend_bytes(content.len())?;
        Ok(Value::text(content))
    }

    /// A new table, paid for.
    pub(super) fn table(&mut self) -> Result<TableId, Raise> {
        self.allocate(size_of::<value::Table>())?;
        Ok(self.heap.new_table())
    }

    /// An error of the function under way, with the place in the script.
    pub(super) fn fail(&self, message: impl AsRef<str>) -> Raise {
        Raise::Error(Value::text(format!(
            "{} {}",
            self.place(0),
            message.as_ref()
        )))
    }

    /// `source:line:` of the function so many levels up; of one of the library, that of who called it.
    pub(super) fn place(&self, up: usize) -> String {
        let mut levels = self.calls.iter().rev().skip(up);
        let level = levels.find_map(|level| Some((level.source.as_ref()?, level.line)));
        level.map_or_else(String::new, |(source, line)| format!("{source}:{line}:"))
    }

    /// The function of the script so many levels up, counted from the one of the library that asks.
    pub(super) fn function_at(&self, up: usize) -> Option<FunctionId> {
        self.calls.iter().rev().nth(up)?.function
    }

    /// How the script called the function of the library that is under way.
    pub(super) fn called_name(&self) -> &'static str {
        let mut levels = self.calls.iter().rev();
        match (levels.next(), levels.next()) {
            (Some(level), Some(caller)) if caller.source.is_some() => level.name,
            _ => "(anonymous)",
        }
    }

    /// Notes where the script is.
    fn at(&mut self, line: u32) {
        if let Some(level) = self.calls.last_mut() {
            level.line = line;
        }
    }
}
