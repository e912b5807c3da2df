//! What tables and operators do, with the metamethods that change it.

use std::cmp::Ordering;
use std::sync::Arc;

use super::value::{TableId, Value};
use super::{Machine, Raise};
use crate::health::lua::language::syntax::{Operator, Text};
use crate::health::lua::library::numbers;

/// How far `__index` and `__newindex` lead; gopher-lua's `MaxTableGetLoop`.
const LONGEST_CHAIN: usize = 100;

impl Machine<'_> {
    pub(in crate::health::lua) fn metatable(&mut self, value: &Value) -> Option<TableId> {
        match value {
            Value::Table(id) => self.heap.table(*id).metatable,
            Value::Text(_) => self.text_metatable,
            Value::Nil
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Function(_)
            | Value::Native(_) => None,
        }
    }

    pub(in crate::health::lua) fn metamethod(&mut self, value: &Value, event: &str) -> Value {
        match self.metatable(value) {
            Some(metatable) => self.heap.table(metatable).get_text(event.as_bytes()),
            None => Value::Nil,
        }
    }

    /// Of the left side, else of the right.
    fn metamethod_of(&mut self, left: &Value, right: &Value, event: &str) -> Value {
        let own = self.metamethod(left, event);
        if own.is_nil() {
            return self.metamethod(right, event);
        }
        own
    }

    pub(super) fn index_text(&mut self, value: &Value, key: &Text) -> Result<Value, Raise> {
        if let Value::Table(id) = value {
            let table = self.heap.table(*id);
            let found = table.get_text(key);
            if !found.is_nil() || table.metatable.is_none() {
                return Ok(found);
            }
        }
        self.index(value, &Value::Text(Arc::clone(key)))
    }

    pub(in crate::health::lua) fn index(
        &mut self,
        value: &Value,
        key: &Value,
    ) -> Result<Value, Raise> {
        let mut value = value.clone();
        for _ in 0..LONGEST_CHAIN {
            if let Value::Table(id) = &value {
                self.spend_key(key)?;
                let found = self.heap.table(*id).get(key);
                if !found.is_nil() {
                    return Ok(found);
                }
            }
            let handler = self.metamethod(&value, "__index");
            match handler {
                Value::Nil if matches!(value, Value::Table(_)) => return Ok(Value::Nil),
                Value::Nil => return Err(self.no_table(&value, key)),
                Value::Function(_) | Value::Native(_) => {
                    let given = self.call(&handler, vec![value, key.clone()])?;
                    return Ok(given.into_iter().next().unwrap_or(Value::Nil));
                }
                other => value = other,
            }
        }
        Err(self.fail("too many recursions in gettable"))
    }

    pub(super) fn set_index(
        &mut self,
        value: &Value,
        key: &Value,
        new: Value,
    ) -> Result<(), Raise> {
        let mut value = value.clone();
        for _ in 0..LONGEST_CHAIN {
            if let Value::Table(id) = &value {
                let table = self.heap.table(*id);
                if table.metatable.is_none() || !table.get(key).is_nil() {
                    return self.raw_set(*id, key, new);
                }
            }
            let handler = self.metamethod(&value, "__newindex");
            match (&handler, &value) {
                (Value::Nil, Value::Table(id)) => return self.raw_set(*id, key, new),
                (Value::Nil, _) => return Err(self.no_table(&value, key)),
                (Value::Function(_) | Value::Native(_), _) => {
                    self.call(&handler, vec![value, key.clone(), new])?;
                    return Ok(());
                }
                _ => value = handler,
            }
        }
        Err(self.fail("too many recursions in settable"))
    }

    pub(in crate::health::lua) fn raw_set(
        &mut self,
        id: TableId,
        key: &Value,
        value: Value,
    ) -> Result<(), Raise> {
        match key {
            Value::Nil => return Err(self.fail("table index is nil")),
            Value::Number(number) if number.is_nan() => {
                return Err(self.fail("table index is NaN"));
            }
            _ => {}
        }
        self.spend_key(key)?;
        let more = self.heap.table(id).set(key, value);
        if more > 0 {
            self.allocate(more * size_of::<(Value, Value)>())?;
        }
        Ok(())
    }

    /// A long text takes long to look up.
    fn spend_key(&mut self, key: &Value) -> Result<(), Raise> {
        match key {
            Value::Text(text) => self.spend_bytes(text.len()),
            _ => Ok(()),
        }
    }

    fn no_table(&self, value: &Value, key: &Value) -> Raise {
        self.fail(format!(
            "attempt to index a non-table object({}) with key '{}'",
            value.kind(),
            String::from_utf8_lossy(&key.show())
        ))
    }

    pub(super) fn negative(&mut self, operand: &Value) -> Result<Value, Raise> {
        if let Value::Number(number) = operand {
            return Ok(Value::Number(-number));
        }
        let handler = self.metamethod(operand, "__unm");
        if is_function(&handler) {
            return self.first(&handler, vec![operand.clone()]);
        }
        match operand {
            Value::Text(text) => numbers::parse(text).map(|number| Value::Number(-number)),
            _ => None,
        }
        .ok_or_else(|| self.fail("__unm undefined"))
    }

    pub(super) fn length(&mut self, operand: &Value) -> Result<Value, Raise> {
        if let Value::Text(text) = operand {
            return Ok(Value::count(text.len()));
        }
        let handler = self.metamethod(operand, "__len");
        if is_function(&handler) {
            return self.first(&handler, vec![operand.clone()]);
        }
        match operand {
            Value::Table(id) => Ok(Value::count(self.list_len(*id)?)),
            _ => Err(self.fail("__len undefined")),
        }
    }

    /// Paid for by the places at the end that are empty.
    pub(in crate::health::lua) fn list_len(&mut self, id: TableId) -> Result<usize, Raise> {
        let table = self.heap.table(id);
        let len = table.len();
        let looked = table.list.len() - len;
        self.spend(looked as u64)?;
        Ok(len)
    }

    pub(super) fn operate(
        &mut self,
        operator: Operator,
        left: &Value,
        right: &Value,
    ) -> Result<Value, Raise> {
        Ok(match operator {
            Operator::Equal => Value::Bool(self.is_equal(left, right)?),
            Operator::NotEqual => Value::Bool(!self.is_equal(left, right)?),
            Operator::Less => Value::Bool(self.is_less(left, right)?),
            Operator::Greater => Value::Bool(self.is_less(right, left)?),
            Operator::LessOrEqual => Value::Bool(self.is_at_most(left, right)?),
            Operator::GreaterOrEqual => Value::Bool(self.is_at_most(right, left)?),
            Operator::Add
            | Operator::Subtract
            | Operator::Multiply
            | Operator::Divide
            | Operator::Modulo
            | Operator::Power => return self.arithmetic(operator, left, right),
        })
    }

    fn arithmetic(
        &mut self,
        operator: Operator,
        left: &Value,
        right: &Value,
    ) -> Result<Value, Raise> {
        if let (Value::Number(left), Value::Number(right)) = (left, right) {
            return Ok(Value::Number(calculated(operator, *left, *right)));
        }
        let event = event(operator);
        let handler = self.metamethod_of(left, right, event);
        if is_function(&handler) {
            return self.first(&handler, vec![left.clone(), right.clone()]);
        }
        match (number(left), number(right)) {
            (Some(left), Some(right)) => Ok(Value::Number(calculated(operator, left, right))),
            (left_number, right_number) => {
                // What could be read as a number is one by then.
                let kind = |number: Option<f64>, value: &Value| match number {
                    Some(_) => "number",
                    None => value.kind(),
                };
                Err(self.fail(format!(
                    "cannot perform {} operation between {} and {}",
                    event.trim_start_matches('_'),
                    kind(left_number, left),
                    kind(right_number, right)
                )))
            }
        }
    }

    pub(super) fn joined(&mut self, values: Vec<Value>) -> Result<Value, Raise> {
        let mut values = values;
        let mut right = values.pop().unwrap_or(Value::Nil);
        while let Some(left) = values.pop() {
            if !is_text(&left) || !is_text(&right) {
                let handler = self.metamethod_of(&left, &right, "__concat");
                if !is_function(&handler) {
                    return Err(self.fail(format!(
                        "cannot perform concat operation between {} and {}",
                        left.kind(),
                        right.kind()
                    )));
                }
                right = self.first(&handler, vec![left, right])?;
                continue;
            }
            let mut parts = vec![right.show(), left.show()];
            while let Some(next) = values.pop_if(|next| is_text(next)) {
                parts.push(next.show());
            }
            let total: usize = parts.iter().map(|part| part.len()).sum();
            self.allocate(total)?;
            self.spend_bytes(total)?;
            let mut content = Vec::with_capacity(total);
            for part in parts.iter().rev() {
                content.extend_from_slice(part);
            }
            right = Value::text(content);
        }
        Ok(right)
    }

    fn is_equal(&mut self, left: &Value, right: &Value) -> Result<bool, Raise> {
        if let (Value::Text(left), Value::Text(_)) = (left, right) {
            self.spend_bytes(left.len())?;
        }
        if left.is_same(right) {
            return Ok(true);
        }
        if !matches!((left, right), (Value::Table(_), Value::Table(_))) {
            return Ok(false);
        }
        Ok(self.compared(left, right, "__eq")? == Some(true))
    }

    pub(in crate::health::lua) fn is_less(
        &mut self,
        left: &Value,
        right: &Value,
    ) -> Result<bool, Raise> {
        match (left, right) {
            (Value::Number(left), Value::Number(right)) => Ok(left < right),
            (Value::Text(left), Value::Text(right)) => {
                self.spend_bytes(left.len())?;
                Ok(left.cmp(right) == Ordering::Less)
            }
            (left, right) => match self.compared(left, right, "__lt")? {
                Some(is_less) => Ok(is_less),
                None => Err(self.not_comparable(left, right)),
            },
        }
    }

    fn is_at_most(&mut self, left: &Value, right: &Value) -> Result<bool, Raise> {
        match (left, right) {
            (Value::Number(left), Value::Number(right)) => Ok(left <= right),
            (Value::Text(left), Value::Text(right)) => {
                self.spend_bytes(left.len())?;
                Ok(left.cmp(right) != Ordering::Greater)
            }
            (left, right) => {
                if let Some(is_at_most) = self.compared(left, right, "__le")? {
                    return Ok(is_at_most);
                }
                match self.compared(right, left, "__lt")? {
                    Some(is_less) => Ok(!is_less),
                    None => Err(self.not_comparable(left, right)),
                }
            }
        }
    }

    /// What a metamethod that both sides share says; `None` without one.
    fn compared(
        &mut self,
        left: &Value,
        right: &Value,
        event: &str,
    ) -> Result<Option<bool>, Raise> {
        if left.kind() != right.kind() {
            return Ok(None);
        }
        let handler = self.metamethod(left, event);
        if !is_function(&handler) || !handler.is_same(&self.metamethod(right, event)) {
            return Ok(None);
        }
        let given = self.first(&handler, vec![left.clone(), right.clone()])?;
        Ok(Some(given.is_true()))
    }

    fn not_comparable(&self, left: &Value, right: &Value) -> Raise {
        self.fail(format!(
            "attempt to compare {} with {}",
            left.kind(),
            right.kind()
        ))
    }

    /// The first value of a call.
    pub(in crate::health::lua) fn first(
        &mut self,
        callee: &Value,
        arguments: Vec<Value>,
    ) -> Result<Value, Raise> {
        let given = self.call(callee, arguments)?;
        Ok(given.into_iter().next().unwrap_or(Value::Nil))
    }
}

pub(in crate::health::lua) fn is_function(value: &Value) -> bool {
    matches!(value, Value::Function(_) | Value::Native(_))
}

/// What `..` takes without a metamethod.
pub(in crate::health::lua) fn is_text(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::Number(_))
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Text(text) => numbers::parse(text),
        _ => None,
    }
}

fn event(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "__add",
        Operator::Subtract => "__sub",
        Operator::Multiply => "__mul",
        Operator::Divide => "__div",
        Operator::Modulo => "__mod",
        Operator::Power => "__pow",
        Operator::Equal | Operator::NotEqual => "__eq",
        Operator::Less | Operator::Greater => "__lt",
        Operator::LessOrEqual | Operator::GreaterOrEqual => "__le",
    }
}

fn calculated(operator: Operator, left: f64, right: f64) -> f64 {
    match operator {
        Operator::Add => left + right,
        Operator::Subtract => left - right,
        Operator::Multiply => left * right,
        Operator::Divide => left / right,
        Operator::Modulo => modulo(left, right),
        Operator::Power => left.powf(right),
        Operator::Equal
        | Operator::NotEqual
        | Operator::Less
        | Operator::LessOrEqual
        | Operator::Greater
        | Operator::GreaterOrEqual => f64::NAN,
    }
}

/// With the sign of the divisor.
pub(in crate::health::lua) fn modulo(left: f64, right: f64) -> f64 {
    let rest = left % right;
    if (right > 0.0 && rest < 0.0) || (right < 0.0 && rest > 0.0) {
        return rest + right;
    }
    rest
}
