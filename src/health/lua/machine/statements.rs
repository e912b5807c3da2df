//! Statements: what a block does, and how it ends.

use std::sync::Arc;

use super::value::Value;
use super::{Frame, Machine, Raise, Slot};
use crate::health::lua::language::syntax::{
    Act, Block, Expression, Jump, Prototype, Statement, Target,
};

/// How a block ends.
enum Flow {
    Next,
    Break,
    Goto(Jump),
    Return(Vec<Value>),
}

impl Machine<'_> {
    /// What a function returns.
    pub(super) fn body(
        &mut self,
        frame: &mut Frame,
        prototype: &Prototype,
    ) -> Result<Vec<Value>, Raise> {
        match self.block(frame, prototype, &prototype.body)? {
            Flow::Return(values) => Ok(values),
            Flow::Next | Flow::Break | Flow::Goto(_) => Ok(Vec::new()),
        }
    }

    fn block(
        &mut self,
        frame: &mut Frame,
        prototype: &Prototype,
        block: &Block,
    ) -> Result<Flow, Raise> {
        let mut place = 0;
        while let Some(statement) = block.statements.get(place) {
            place += 1;
            match self.statement(frame, prototype, statement)? {
                Flow::Next => {}
                Flow::Goto(jump) => {
                    let landing = block.landings.iter().find(|(known, _)| *known == jump);
                    match landing {
                        Some((_, target)) => place = *target,
                        None => return Ok(Flow::Goto(jump)),
                    }
                }
                flow @ (Flow::Break | Flow::Return(_)) => return Ok(flow),
            }
        }
        Ok(Flow::Next)
    }

    fn statement(
        &mut self,
        frame: &mut Frame,
        prototype: &Prototype,
        statement: &Statement,
    ) -> Result<Flow, Raise> {
        self.spend(1)?;
        self.at(statement.line);
        match &statement.act {
            Act::Local { slots, values } => self.local(frame, prototype, slots, values)?,
            Act::LocalFunction { slot, function } => {
                self.declare(frame, prototype, *slot, Value::Nil)?;
                let closure = self.closure(frame, function)?;
                self.set_slot(frame, *slot, closure);
            }
            Act::Assign { targets, values } => self.assign(frame, targets, values)?,
            Act::Call(call) => {
                self.evaluate_all(frame, call)?;
            }
            Act::Do(body) => return self.block(frame, prototype, body),
            Act::If { arms, otherwise } => {
                for (condition, body) in arms {
                    if self.evaluate(frame, condition)?.is_true() {
                        return self.block(frame, prototype, body);
                    }
                }
                if let Some(body) = otherwise {
                    return self.block(frame, prototype, body);
                }
            }
            Act::While { condition, body } => {
                while self.evaluate(frame, condition)?.is_true() {
                    self.spend(1)?;
                    match self.block(frame, prototype, body)? {
                        Flow::Next => {}
                        Flow::Break => break,
                        flow @ (Flow::Goto(_) | Flow::Return(_)) => return Ok(flow),
                    }
                }
            }
            Act::Repeat { body, condition } => loop {
                self.spend(1)?;
                match self.block(frame, prototype, body)? {
                    Flow::Next => {}
                    Flow::Break => break,
                    flow @ (Flow::Goto(_) | Flow::Return(_)) => return Ok(flow),
                }
                if self.evaluate(frame, condition)?.is_true() {
                    break;
                }
            },
            Act::Count {
                slot,
                start,
                limit,
                step,
                body,
            } => {
                let range = [Some(start), Some(limit), step.as_ref()];
                return self.count(frame, prototype, (*slot, range), body);
            }
            Act::Iterate {
                slots,
                values,
                body,
            } => return self.iterate(frame, prototype, (slots, values), body),
            Act::Return(values) => return Ok(Flow::Return(self.values(frame, values)?)),
            Act::Break => return Ok(Flow::Break),
            Act::Goto(jump) => return Ok(Flow::Goto(*jump)),
        }
        Ok(Flow::Next)
    }

    fn local(
        &mut self,
        frame: &mut Frame,
        prototype: &Prototype,
        slots: &[usize],
        values: &[Expression],
    ) -> Result<(), Raise> {
        if let ([slot], [value]) = (slots, values) {
            let value = self.evaluate(frame, value)?;
            return self.declare(frame, prototype, *slot, value);
        }
        let mut values = self.values(frame, values)?.into_iter();
        for slot in slots {
            let value = values.next().unwrap_or(Value::Nil);
            self.declare(frame, prototype, *slot, value)?;
        }
        Ok(())
    }

    fn assign(
        &mut self,
        frame: &mut Frame,
        targets: &[Target],
        values: &[Expression],
    ) -> Result<(), Raise> {
        // Tables and keys are evaluated before the values, and assigned after them.
        let mut places = Vec::with_capacity(targets.len());
        for target in targets {
            places.push(match target {
                Target::Index(table, key) => {
                    Some((self.evaluate(frame, table)?, self.evaluate(frame, key)?))
                }
                Target::Slot(_) | Target::Captured(_) | Target::Global(_) => None,
            });
        }
        let mut values = self.values(frame, values)?.into_iter();
        for (target, place) in targets.iter().zip(places) {
            let value = values.next().unwrap_or(Value::Nil);
            match (target, place) {
                (Target::Slot(slot), _) => self.set_slot(frame, *slot, value),
                (Target::Captured(place), _) => {
                    let cell = self.heap.function(frame.function).captures[*place];
                    *self.heap.cell_mut(cell) = value;
                }
                (Target::Global(name), _) => {
                    let environment = Value::Table(frame.environment);
                    self.set_index(&environment, &Value::Text(Arc::clone(name)), value)?;
                }
                (Target::Index(..), Some((table, key))) => self.set_index(&table, &key, value)?,
                (Target::Index(..), None) => {}
            }
        }
        Ok(())
    }

    fn set_slot(&mut self, frame: &mut Frame, slot: usize, value: Value) {
        match &mut frame.slots[slot] {
            Slot::Own(own) => *own = value,
            Slot::Shared(cell) => *self.heap.cell_mut(*cell) = value,
        }
    }

    fn count(
        &mut self,
        frame: &mut Frame,
        prototype: &Prototype,
        (slot, range): (usize, [Option<&Expression>; 3]),
        body: &Block,
    ) -> Result<Flow, Raise> {
        let mut numbers = [0.0, 0.0, 1.0];
        for (place, expression) in range.into_iter().enumerate() {
            let Some(expression) = expression else {
                continue;
            };
            let Value::Number(number) = self.evaluate(frame, expression)? else {
                let what = ["init", "limit", "step"][place];
                return Err(self.fail(format!("for statement {what} must be a number")));
            };
            numbers[place] = number;
        }
        let [mut current, limit, step] = numbers;
        while if step > 0.0 {
            current <= limit
        } else {
            current >= limit
        } {
            self.spend(1)?;
            self.declare(frame, prototype, slot, Value::Number(current))?;
            match self.block(frame, prototype, body)? {
                Flow::Next => {}
                Flow::Break => break,
                flow @ (Flow::Goto(_) | Flow::Return(_)) => return Ok(flow),
            }
            current += step;
        }
        Ok(Flow::Next)
    }

    fn iterate(
        &mut self,
        frame: &mut Frame,
        prototype: &Prototype,
        (slots, values): (&[usize], &[Expression]),
        body: &Block,
    ) -> Result<Flow, Raise> {
        let mut start = self.values(frame, values)?.into_iter();
        let mut next = || start.next().unwrap_or(Value::Nil);
        let (step, state, mut control) = (next(), next(), next());
        let line = self.calls.last().map_or(0, |level| level.line);
        loop {
            self.at(line);
            let given = self.call(&step, vec![state.clone(), control])?;
            let mut given = given.into_iter();
            let mut first = given.next().unwrap_or(Value::Nil);
            if first.is_nil() {
                return Ok(Flow::Next);
            }
            control = first.clone();
            for slot in slots {
                self.declare(frame, prototype, *slot, first)?;
                first = given.next().unwrap_or(Value::Nil);
            }
            match self.block(frame, prototype, body)? {
                Flow::Next => {}
                Flow::Break => return Ok(Flow::Next),
                flow @ (Flow::Goto(_) | Flow::Return(_)) => return Ok(flow),
            }
        }
    }
}
