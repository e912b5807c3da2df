//! What a run may use: steps, memory, stack. All three are counted, none is measured by a clock, so that a verdict does
//! not depend on the machine or on what else it does.

use std::fmt;

/// What a run may use.
#[derive(Clone, Copy, Debug)]
pub(in crate::health::lua) struct Limits {
    /// A step is a statement or a part of an expression; work that grows with its input takes more of them.
    pub(in crate::health::lua) steps: u64,
    /// Bytes over the whole run, for nothing is given back before its end.
    pub(in crate::health::lua) memory: usize,
    /// Bytes of stack.
    pub(in crate::health::lua) stack: usize,
}

/// Argo CD gives a script one second; that is in the order of these steps, and here less than half of it.
const STEPS: u64 = 10_000_000;
const MEMORY: usize = 64 << 20;

/// Enough for nearly every script, and little enough for the stack of any thread.
pub(in crate::health::lua) const SHALLOW: Limits = Limits {
    steps: STEPS,
    memory: MEMORY,
    stack: 256 << 10,
};

/// What goes deeper gets a thread with a stack of its own. It takes memory as far as it is used.
pub(in crate::health::lua) const DEEP_LIMIT: usize = 192 << 20;
pub(in crate::health::lua) const DEEP_STACK: usize = 256 << 20;

/// Calls within calls; gopher-lua's `CallStackSize`.
pub(in crate::health::lua) const DEEPEST_CALL: usize = 255;

/// Values that a call takes or gives; about gopher-lua's `RegistrySize`.
pub(in crate::health::lua) const MOST_VALUES: usize = 5000;

/// Which limit a run reached. No script can catch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::health::lua) enum Stop {
    Steps,
    Memory,
    Stack,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Steps => "stopped: it takes too many steps",
            Self::Memory => "stopped: it takes too much memory",
            Self::Stack => "stopped: nested too deeply",
        })
    }
}

#[derive(Debug)]
pub(super) struct Budget {
    steps: u64,
    memory: usize,
    start: usize,
    stack: usize,
}

impl Budget {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            steps: limits.steps,
            memory: limits.memory,
            start: here(),
            stack: limits.stack,
        }
    }

    pub(super) fn spend(&mut self, steps: u64) -> Result<(), Stop> {
        self.steps = self.steps.checked_sub(steps).ok_or(Stop::Steps)?;
        Ok(())
    }

    pub(super) fn allocate(&mut self, bytes: usize) -> Result<(), Stop> {
        self.memory = self.memory.checked_sub(bytes).ok_or(Stop::Memory)?;
        Ok(())
    }

    pub(super) fn check_stack(&self) -> Result<(), Stop> {
        if self.start.abs_diff(here()) > self.stack {
            return Err(Stop::Stack);
        }
        Ok(())
    }
}

/// An address on the stack.
#[inline(never)]
fn here() -> usize {
    let place = 0_u8;
    std::ptr::from_ref(&place).addr()
}
