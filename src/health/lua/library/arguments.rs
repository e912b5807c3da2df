//! What a function is called with, checked as gopher-lua checks it.
//!
//! Source: gopher-lua 1.1.2 `auxlib.go`.

use super::numbers;
use crate::health::lua::language::syntax::Text;
use crate::health::lua::machine::value::{TableId, Value};
use crate::health::lua::machine::{Machine, Raise};

/// Places are counted from 1.
impl Machine<'_> {
    pub(super) fn any<'v>(&self, given: &'v [Value], place: usize) -> Result<&'v Value, Raise> {
        given
            .get(place - 1)
            .ok_or_else(|| self.bad_argument(place, "value expected"))
    }

    pub(super) fn wanted_text(&self, given: &[Value], place: usize) -> Result<Text, Raise> {
        match given.get(place - 1) {
            Some(value @ (Value::Text(_) | Value::Number(_))) => Ok(value.show()),
            other => Err(self.bad_kind(place, "string", other)),
        }
    }

    pub(super) fn wanted_integer(&self, given: &[Value], place: usize) -> Result<i64, Raise> {
        match given.get(place - 1) {
            Some(Value::Number(number)) => Ok(numbers::truncated(*number)),
            other => Err(self.bad_kind(place, "number", other)),
        }
    }

    pub(super) fn integer_or(
        &self,
        given: &[Value],
        place: usize,
        default: i64,
    ) -> Result<i64, Raise> {
        match given.get(place - 1) {
            None | Some(Value::Nil) => Ok(default),
            Some(_) => self.wanted_integer(given, place),
        }
    }

    pub(super) fn wanted_number(&self, given: &[Value], place: usize) -> Result<f64, Raise> {
        let value = given.get(place - 1);
        let number = match value {
            Some(Value::Number(number)) => Some(*number),
            Some(Value::Text(text)) => numbers::parse(text),
            _ => None,
        };
        number.ok_or_else(|| self.bad_kind(place, "number", value))
    }

    pub(super) fn wanted_table(&self, given: &[Value], place: usize) -> Result<TableId, Raise> {
        match given.get(place - 1) {
            Some(Value::Table(id)) => Ok(*id),
            other => Err(self.bad_kind(place, "table", other)),
        }
    }

    pub(super) fn wanted_function<'v>(
        &self,
        given: &'v [Value],
        place: usize,
    ) -> Result<&'v Value, Raise> {
        match given.get(place - 1) {
            Some(value @ (Value::Function(_) | Value::Native(_))) => Ok(value),
            other => Err(self.bad_kind(place, "function", other)),
        }
    }

    pub(super) fn bad_kind(&self, place: usize, wanted: &str, given: Option<&Value>) -> Raise {
        let kind = given.map_or("nil", Value::kind);
        self.bad_argument(place, &format!("{wanted} expected, got {kind}"))
    }

    pub(super) fn bad_argument(&self, place: usize, why: &str) -> Raise {
        let name = self.called_name();
        self.fail(format!("bad argument #{place} to {name} ({why})"))
    }
}
