//! Expressions: one value each, or several where Lua wants them.

use std::sync::Arc;

use super::budget::MOST_VALUES;
use super::value::Value;
use super::{Frame, Machine, Raise, Slot};
use crate::health::lua::language::syntax::{Call, Expression, Field};

impl Machine<'_> {
    /// The values of a list: the last of it may give several.
    pub(super) fn values(
        &mut self,
        frame: &mut Frame,
        list: &[Expression],
    ) -> Result<Vec<Value>, Raise> {
        let Some((last, rest)) = list.split_last() else {
            return Ok(Vec::new());
        };
        if rest.is_empty() && matches!(last, Expression::Call(_) | Expression::Rest) {
            return self.evaluate_all(frame, last);
        }
        let mut values = Vec::with_capacity(list.len());
        for expression in rest {
            values.push(self.evaluate(frame, expression)?);
        }
        if matches!(last, Expression::Call(_) | Expression::Rest) {
            values.extend(self.evaluate_all(frame, last)?);
        } else {
            values.push(self.evaluate(frame, last)?);
        }
        if values.len() > MOST_VALUES {
            return Err(self.fail("registry overflow"));
        }
        Ok(values)
    }

    /// Every value of a call or of `...`.
    pub(super) fn evaluate_all(
        &mut self,
        frame: &mut Frame,
        expression: &Expression,
    ) -> Result<Vec<Value>, Raise> {
        match expression {
            Expression::Call(call) => self.called(frame, call),
            Expression::Rest => {
                self.spend(frame.rest.len() as u64)?;
                Ok(frame.rest.clone())
            }
            other => Ok(vec![self.evaluate(frame, other)?]),
        }
    }

    pub(super) fn evaluate(
        &mut self,
        frame: &mut Frame,
        expression: &Expression,
    ) -> Result<Value, Raise> {
        self.spend(1)?;
        Ok(match expression {
            Expression::Nil => Value::Nil,
            Expression::Bool(value) => Value::Bool(*value),
            Expression::Number(number) => Value::Number(*number),
            Expression::Text(text) => Value::Text(Arc::clone(text)),
            Expression::Rest => frame.rest.first().cloned().unwrap_or(Value::Nil),
            Expression::Function(function) => self.closure(frame, function)?,
            Expression::Slot(slot) => match &frame.slots[*slot] {
                Slot::Own(value) => value.clone(),
                Slot::Shared(cell) => self.heap.cell(*cell).clone(),
            },
            Expression::Captured(place) => {
                let cell = self.heap.function(frame.function).captures[*place];
                self.heap.cell(cell).clone()
            }
            Expression::Global(name) => {
                let environment = Value::Table(frame.environment);
                self.index_text(&environment, name)?
            }
            Expression::Index(parts, line) => self.indexed(frame, &parts.0, &parts.1, *line)?,
            Expression::Call(call) => {
                let values = self.called(frame, call)?;
                values.into_iter().next().unwrap_or(Value::Nil)
            }
            Expression::Table(fields) => self.constructed(frame, fields)?,
            Expression::And(sides) => {
                let left = self.evaluate(frame, &sides.0)?;
                if left.is_true() {
                    self.evaluate(frame, &sides.1)?
                } else {
                    left
                }
            }
            Expression::Or(sides) => {
                let left = self.evaluate(frame, &sides.0)?;
                if left.is_true() {
                    left
                } else {
                    self.evaluate(frame, &sides.1)?
                }
            }
            Expression::Not(operand) => Value::Bool(!self.evaluate(frame, operand)?.is_true()),
            Expression::Negative(operand, line) => {
                let operand = self.evaluate(frame, operand)?;
                self.at(*line);
                self.negative(&operand)?
            }
            Expression::Length(operand, line) => {
                let operand = self.evaluate(frame, operand)?;
                self.at(*line);
                self.length(&operand)?
            }
            Expression::Binary(operator, sides, line) => {
                let left = self.evaluate(frame, &sides.0)?;
                let right = self.evaluate(frame, &sides.1)?;
                self.at(*line);
                self.operate(*operator, &left, &right)?
            }
            Expression::Concat(parts, line) => {
                let mut values = Vec::with_capacity(parts.len());
                for part in parts {
                    values.push(self.evaluate(frame, part)?);
                }
                self.at(*line);
                self.joined(values)?
            }
            Expression::Single(inner) => self.evaluate(frame, inner)?,
        })
    }

    fn indexed(
        &mut self,
        frame: &mut Frame,
        table: &Expression,
        key: &Expression,
        line: u32,
    ) -> Result<Value, Raise> {
        let table = self.evaluate(frame, table)?;
        if let Expression::Text(key) = key {
            self.at(line);
            return self.index_text(&table, key);
        }
        let key = self.evaluate(frame, key)?;
        self.at(line);
        self.index(&table, &key)
    }

    fn called(&mut self, frame: &mut Frame, call: &Call) -> Result<Vec<Value>, Raise> {
        let callee = self.evaluate(frame, &call.callee)?;
        let Some(method) = &call.method else {
            let arguments = self.values(frame, &call.arguments)?;
            self.at(call.line);
            return self.call(&callee, arguments);
        };
        self.at(call.line);
        let function = self.index_text(&callee, method)?;
        let mut arguments = vec![callee];
        arguments.extend(self.values(frame, &call.arguments)?);
        self.at(call.line);
        self.call(&function, arguments)
    }

    fn constructed(&mut self, frame: &mut Frame, fields: &[Field]) -> Result<Value, Raise> {
        let id = self.table()?;
        let mut count = 0;
        for (place, field) in fields.iter().enumerate() {
            match field {
                Field::Pair(key, value) => {
                    let key = self.evaluate(frame, key)?;
                    let value = self.evaluate(frame, value)?;
                    self.raw_set(id, &key, value)?;
                }
                Field::Item(item) => {
                    let is_last = place + 1 == fields.len();
                    let items = if is_last {
                        self.values(frame, std::slice::from_ref(item))?
                    } else {
                        vec![self.evaluate(frame, item)?]
                    };
                    for item in items {
                        count += 1;
                        self.raw_set(id, &Value::count(count), item)?;
                    }
                }
            }
        }
        Ok(Value::Table(id))
    }
}
