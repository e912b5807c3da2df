//! Names → slots: which variable a name means, and which `goto` ends up where.

use super::syntax::{Capture, Jump};

/// The functions around the place that is read, the innermost last.
#[derive(Default)]
pub(super) struct Names {
    functions: Vec<Function>,
}

#[derive(Default)]
struct Function {
    is_variadic: bool,
    shared: Vec<bool>,
    captures: Vec<(String, Capture)>,
    scopes: Vec<Scope>,
    /// Those whose label was not seen yet.
    gotos: Vec<Goto>,
    jumps: Jump,
    loops: usize,
}

#[derive(Default)]
struct Scope {
    locals: Vec<(String, usize)>,
    labels: Vec<(String, usize)>,
    /// How many of the gotos were there before it.
    first_goto: usize,
}

struct Goto {
    label: String,
    line: u32,
    jump: Jump,
}

/// What a name means.
pub(super) enum Meaning {
    Slot(usize),
    Captured(usize),
    Global,
}

/// A function once it is read.
pub(super) struct Closed {
    pub(super) shared: Vec<bool>,
    pub(super) captures: Vec<Capture>,
    /// The label and line of a `goto` without a label.
    pub(super) lost: Option<(String, u32)>,
}

impl Names {
    pub(super) fn open_function(&mut self, is_variadic: bool) {
        self.functions.push(Function {
            is_variadic,
            ..Function::default()
        });
    }

    pub(super) fn close_function(&mut self) -> Closed {
        let function = self.functions.pop().unwrap_or_default();
        Closed {
            shared: function.shared,
            captures: function
                .captures
                .into_iter()
                .map(|(_, capture)| capture)
                .collect(),
            lost: function
                .gotos
                .into_iter()
                .next()
                .map(|goto| (goto.label, goto.line)),
        }
    }

    pub(super) fn is_variadic(&self) -> bool {
        self.functions.last().is_some_and(|it| it.is_variadic)
    }

    pub(super) fn set_variadic(&mut self) {
        if let Some(function) = self.functions.last_mut() {
            function.is_variadic = true;
        }
    }

    pub(super) fn open_scope(&mut self) {
        if let Some(function) = self.functions.last_mut() {
            let first_goto = function.gotos.len();
            function.scopes.push(Scope {
                first_goto,
                ..Scope::default()
            });
        }
    }

    /// The gotos that end up in the scope, each with the place of its label.
    pub(super) fn close_scope(&mut self) -> Vec<(Jump, usize)> {
        let Some(function) = self.functions.last_mut() else {
            return Vec::new();
        };
        let Some(scope) = function.scopes.pop() else {
            return Vec::new();
        };
        let mut landings = Vec::new();
        let open = function.gotos.split_off(scope.first_goto);
        for goto in open {
            let label = scope.labels.iter().find(|(name, _)| *name == goto.label);
            match label {
                Some((_, place)) => landings.push((goto.jump, *place)),
                None => function.gotos.push(goto),
            }
        }
        landings
    }

    /// A new variable, visible from here to the end of the scope.
    pub(super) fn declare(&mut self, name: &str) -> usize {
        let slot = self.reserve();
        self.reveal(name, slot);
        slot
    }

    /// A slot that no name means yet.
    pub(super) fn reserve(&mut self) -> usize {
        let Some(function) = self.functions.last_mut() else {
            return 0;
        };
        function.shared.push(false);
        function.shared.len() - 1
    }

    pub(super) fn reveal(&mut self, name: &str, slot: usize) {
        let function = self.functions.last_mut();
        if let Some(scope) = function.and_then(|function| function.scopes.last_mut()) {
            scope.locals.push((name.to_owned(), slot));
        }
    }

    pub(super) fn meaning(&mut self, name: &str) -> Meaning {
        let Some(innermost) = self.functions.len().checked_sub(1) else {
            return Meaning::Global;
        };
        if let Some(slot) = self.functions[innermost].local(name) {
            return Meaning::Slot(slot);
        }
        match self.capture(innermost, name) {
            Some(place) => Meaning::Captured(place),
            None => Meaning::Global,
        }
    }

    /// Makes the function share a variable of those around it.
    fn capture(&mut self, function: usize, name: &str) -> Option<usize> {
        let outer = function.checked_sub(1)?;
        let capture = if let Some(slot) = self.functions[outer].local(name) {
            self.functions[outer].shared[slot] = true;
            Capture::Slot(slot)
        } else {
            Capture::Outer(self.capture(outer, name)?)
        };
        let captures = &mut self.functions[function].captures;
        let known = captures
            .iter()
            .position(|(known, place)| known == name && *place == capture);
        Some(known.unwrap_or_else(|| {
            captures.push((name.to_owned(), capture));
            captures.len() - 1
        }))
    }

    /// The line is of no use to who runs it, but to who reads that the label is missing.
    pub(super) fn goto(&mut self, label: &str, line: u32) -> Jump {
        let Some(function) = self.functions.last_mut() else {
            return 0;
        };
        function.jumps += 1;
        function.gotos.push(Goto {
            label: label.to_owned(),
            line,
            jump: function.jumps,
        });
        function.jumps
    }

    /// `place` is that of the statement after it; false if the scope has that label already.
    pub(super) fn label(&mut self, name: &str, place: usize) -> bool {
        let function = self.functions.last_mut();
        let Some(scope) = function.and_then(|function| function.scopes.last_mut()) else {
            return false;
        };
        let is_new = !scope.labels.iter().any(|(known, _)| known == name);
        scope.labels.push((name.to_owned(), place));
        is_new
    }

    pub(super) fn enter_loop(&mut self) {
        if let Some(function) = self.functions.last_mut() {
            function.loops += 1;
        }
    }

    pub(super) fn leave_loop(&mut self) {
        if let Some(function) = self.functions.last_mut() {
            function.loops -= 1;
        }
    }

    pub(super) fn is_in_loop(&self) -> bool {
        self.functions.last().is_some_and(|it| it.loops > 0)
    }
}

impl Function {
    fn local(&self, name: &str) -> Option<usize> {
        let mut scopes = self.scopes.iter().rev();
        scopes.find_map(|scope| {
            let mut locals = scope.locals.iter().rev();
            locals
                .find(|(local, _)| local == name)
                .map(|(_, slot)| *slot)
        })
    }
}
