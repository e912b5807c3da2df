//! What a script works with: values, and the tables and functions they point to.
//!
//! A run keeps every table and function it made in its [`Heap`] and drops them all at its end. There is no collector,
//! so nothing leaks by a cycle, and what was allocated is a number that does not depend on the machine.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value as Json;

use super::{Machine, Raise};
use crate::health::lua::language::syntax::{Prototype, Text};
use crate::health::lua::library::numbers;

#[derive(Clone, Debug)]
pub(in crate::health::lua) enum Value {
    Nil,
    Bool(bool),
    Number(f64),
    Text(Text),
    Table(TableId),
    Function(FunctionId),
    Native(Native),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::health::lua) struct TableId(u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::health::lua) struct FunctionId(u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::health::lua) struct CellId(u32);

/// A function of the library, by its place in the list of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::health::lua) struct Native(pub(in crate::health::lua) usize);

/// What a function of the library does.
pub(in crate::health::lua) type Body =
    for<'a> fn(&mut Machine<'a>, &[Value]) -> Result<Vec<Value>, Raise>;

impl Value {
    pub(in crate::health::lua) fn text(content: impl AsRef<[u8]>) -> Self {
        Self::Text(Arc::from(content.as_ref()))
    }

    pub(in crate::health::lua) fn count(count: usize) -> Self {
        Self::Number(numbers::from_usize(count))
    }

    pub(in crate::health::lua) fn is_nil(&self) -> bool {
        matches!(self, Self::Nil)
    }

    /// Neither nil nor false.
    pub(in crate::health::lua) fn is_true(&self) -> bool {
        !matches!(self, Self::Nil | Self::Bool(false))
    }

    pub(in crate::health::lua) fn kind(&self) -> &'static str {
        match self {
            Self::Nil => "nil",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::Text(_) => "string",
            Self::Table(_) => "table",
            Self::Function(_) | Self::Native(_) => "function",
        }
    }

    /// As `tostring` has it. An address would differ from run to run, so it is the place in the heap.
    pub(in crate::health::lua) fn show(&self) -> Text {
        match self {
            Self::Nil => Arc::from(b"nil".as_slice()),
            Self::Bool(true) => Arc::from(b"true".as_slice()),
            Self::Bool(false) => Arc::from(b"false".as_slice()),
            Self::Number(number) => Arc::from(numbers::show(*number).as_bytes()),
            Self::Text(text) => Arc::clone(text),
            Self::Table(TableId(place)) => Arc::from(format!("table: 0x{place:012x}").as_bytes()),
            Self::Function(FunctionId(place)) => {
                Arc::from(format!("function: 0x{place:012x}").as_bytes())
            }
            Self::Native(Native(place)) => {
                Arc::from(format!("function: builtin: 0x{place:x}").as_bytes())
            }
        }
    }

    /// Without metamethods.
    pub(in crate::health::lua) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nil, Self::Nil) => true,
            (Self::Bool(one), Self::Bool(other)) => one == other,
            #[expect(clippy::float_cmp, reason = "this is Lua's equality")]
            (Self::Number(one), Self::Number(other)) => one == other,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Table(one), Self::Table(other)) => one == other,
            (Self::Function(one), Self::Function(other)) => one == other,
            (Self::Native(one), Self::Native(other)) => one == other,
            (
                Self::Nil
                | Self::Bool(_)
                | Self::Number(_)
                | Self::Text(_)
                | Self::Table(_)
                | Self::Function(_)
                | Self::Native(_),
                _,
            ) => false,
        }
    }
}

/// A key that is not a place in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Bool(bool),
    /// The bits.
    Number(u64),
    Text(Text),
    Table(TableId),
    Function(FunctionId),
    Native(Native),
}

impl Key {
    /// `None` for nil.
    fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Nil => return None,
            Value::Bool(value) => Self::Bool(*value),
            // There is one zero.
            Value::Number(number) => Self::Number((number + 0.0).to_bits()),
            Value::Text(text) => Self::Text(Arc::clone(text)),
            Value::Table(id) => Self::Table(*id),
            Value::Function(id) => Self::Function(*id),
            Value::Native(native) => Self::Native(*native),
        })
    }

    fn value(&self) -> Value {
        match self {
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(bits) => Value::Number(f64::from_bits(*bits)),
            Self::Text(text) => Value::Text(Arc::clone(text)),
            Self::Table(id) => Value::Table(*id),
            Self::Function(id) => Value::Function(*id),
            Self::Native(native) => Value::Native(*native),
        }
    }
}

/// As gopher-lua's `LTable`: a list, and what has other keys in the order in which they came. Removed keys keep their
/// place, so that a table may be emptied while it is walked through.
#[derive(Debug, Default)]
pub(in crate::health::lua) struct Table<'a> {
    /// What is not looked at yet.
    json: Option<&'a Json>,
    pub(in crate::health::lua) list: Vec<Value>,
    pairs: Vec<(Key, Value)>,
    /// Of many pairs, by key.
    places: Option<HashMap<Key, usize>>,
    pub(in crate::health::lua) metatable: Option<TableId>,
}

/// Beyond so many pairs a table gets an index.
const FEW: usize = 8;

/// A hole of a list that is wider is none: the key becomes a pair.
const WIDEST_HOLE: usize = 4096;

impl Table<'_> {
    pub(in crate::health::lua) fn get(&self, key: &Value) -> Value {
        if let Some(place) = list_place(key) {
            if let Some(value) = self.list.get(place) {
                return value.clone();
            }
            if self.pairs.is_empty() {
                return Value::Nil;
            }
        }
        if let Value::Text(text) = key {
            return self.get_text(text);
        }
        let place = Key::of(key).and_then(|key| self.place(&key));
        place.map_or(Value::Nil, |place| self.pairs[place].1.clone())
    }

    pub(in crate::health::lua) fn get_text(&self, key: &[u8]) -> Value {
        let place = match &self.places {
            None => self
                .pairs
                .iter()
                .position(|(known, _)| matches!(known, Key::Text(text) if **text == *key)),
            Some(places) => places.get(&Key::Text(Arc::from(key))).copied(),
        };
        place.map_or(Value::Nil, |place| self.pairs[place].1.clone())
    }

    fn place(&self, key: &Key) -> Option<usize> {
        match &self.places {
            None => self.pairs.iter().position(|(known, _)| known == key),
            Some(places) => places.get(key).copied(),
        }
    }

    /// How many slots it took more. The key is neither nil nor no number.
    pub(in crate::health::lua) fn set(&mut self, key: &Value, value: Value) -> usize {
        if let Some(place) = list_place(key)
            && place <= self.list.len() + WIDEST_HOLE
        {
            let before = self.list.len();
            if place < before {
                self.list[place] = value;
                return 0;
            }
            self.list.resize(place, Value::Nil);
            self.list.push(value);
            return self.list.len() - before;
        }
        let Some(key) = Key::of(key) else {
            return 0;
        };
        match self.place(&key) {
            Some(place) => self.pairs[place].1 = value,
            None if value.is_nil() => {}
            None => {
                self.add(key, value);
                return 1;
            }
        }
        0
    }

    fn add(&mut self, key: Key, value: Value) {
        let place = self.pairs.len();
        if let Some(places) = &mut self.places {
            places.insert(key.clone(), place);
        }
        self.pairs.push((key, value));
        if place == FEW && self.places.is_none() {
            let keys = self.pairs.iter().map(|(key, _)| key.clone());
            self.places = Some(keys.zip(0..).collect());
        }
    }

    /// The place of the last item of the list that is not nil.
    pub(in crate::health::lua) fn len(&self) -> usize {
        let last = self.list.iter().rposition(|item| !item.is_nil());
        last.map_or(0, |last| last + 1)
    }

    /// What comes after a key, and how many places were looked at; `None` at the end.
    pub(in crate::health::lua) fn after(&self, key: &Value) -> (Option<(Value, Value)>, usize) {
        let list_start = match key {
            Value::Nil => Some(0),
            key => list_place(key)
                .map(|place| place + 1)
                .filter(|next| *next <= self.list.len()),
        };
        let mut looked = 1;
        let mut pair = 0;
        if let Some(start) = list_start {
            for (place, item) in self.list.iter().enumerate().skip(start) {
                looked += 1;
                if !item.is_nil() {
                    return (Some((Value::count(place + 1), item.clone())), looked);
                }
            }
        } else {
            let place = Key::of(key).and_then(|key| self.place(&key));
            pair = place.map_or(self.pairs.len(), |place| place + 1);
        }
        for (key, value) in self.pairs.iter().skip(pair) {
            looked += 1;
            if !value.is_nil() {
                return (Some((key.value(), value.clone())), looked);
            }
        }
        (None, looked)
    }
}

/// The place in a list that a key is, counted from 0.
fn list_place(key: &Value) -> Option<usize> {
    /// gopher-lua's `MaxArrayIndex`.
    const LONGEST: i64 = 67_108_864;
    let Value::Number(number) = key else {
        return None;
    };
    let place = numbers::whole(*number).filter(|place| (1..LONGEST).contains(place))?;
    usize::try_from(place - 1).ok()
}

/// A function of a script with what it shares.
#[derive(Debug)]
pub(in crate::health::lua) struct Function {
    pub(in crate::health::lua) prototype: Arc<Prototype>,
    pub(in crate::health::lua) captures: Vec<CellId>,
    pub(in crate::health::lua) environment: TableId,
}

/// Everything that a run made.
#[derive(Debug, Default)]
pub(in crate::health::lua) struct Heap<'a> {
    tables: Vec<Table<'a>>,
    functions: Vec<Function>,
    cells: Vec<Value>,
}

impl<'a> Heap<'a> {
    pub(in crate::health::lua) fn new_table(&mut self) -> TableId {
        self.tables.push(Table::default());
        TableId(place(self.tables.len()))
    }

    pub(in crate::health::lua) fn new_function(&mut self, function: Function) -> Value {
        self.functions.push(function);
        Value::Function(FunctionId(place(self.functions.len())))
    }

    pub(in crate::health::lua) fn new_cell(&mut self, value: Value) -> CellId {
        self.cells.push(value);
        CellId(place(self.cells.len()))
    }

    /// What JSON is to a script: null is nil, a list and a map are tables. Their content is read when it is asked for.
    pub(in crate::health::lua) fn decoded(&mut self, json: &'a Json) -> Value {
        match json {
            Json::Null => Value::Nil,
            Json::Bool(value) => Value::Bool(*value),
            Json::Number(number) => Value::Number(number.as_f64().unwrap_or_default()),
            Json::String(text) => Value::text(text),
            Json::Array(_) | Json::Object(_) => {
                self.tables.push(Table {
                    json: Some(json),
                    ..Table::default()
                });
                Value::Table(TableId(place(self.tables.len())))
            }
        }
    }

    pub(in crate::health::lua) fn table(&mut self, id: TableId) -> &mut Table<'a> {
        let place = id.0 as usize - 1;
        if let Some(json) = self.tables[place].json.take() {
            let filled = self.filled(json);
            let table = &mut self.tables[place];
            table.list = filled.list;
            table.pairs = filled.pairs;
            table.places = filled.places;
        }
        &mut self.tables[place]
    }

    fn filled(&mut self, json: &'a Json) -> Table<'a> {
        let mut table = Table::default();
        match json {
            Json::Array(items) => {
                let items = items.iter().filter(|item| !item.is_null());
                table.list = items.map(|item| self.decoded(item)).collect();
            }
            Json::Object(fields) => {
                table.pairs.reserve(fields.len());
                for (key, field) in fields.iter().filter(|(_, field)| !field.is_null()) {
                    let value = self.decoded(field);
                    table.add(Key::Text(Arc::from(key.as_bytes())), value);
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
        }
        table
    }

    pub(in crate::health::lua) fn function(&self, id: FunctionId) -> &Function {
        &self.functions[id.0 as usize - 1]
    }

    pub(in crate::health::lua) fn function_mut(&mut self, id: FunctionId) -> &mut Function {
        &mut self.functions[id.0 as usize - 1]
    }

    pub(in crate::health::lua) fn cell(&self, id: CellId) -> &Value {
        &self.cells[id.0 as usize - 1]
    }

    pub(in crate::health::lua) fn cell_mut(&mut self, id: CellId) -> &mut Value {
        &mut self.cells[id.0 as usize - 1]
    }
}

/// Counted from 1. The limit of memory is reached long before 32 bits are.
fn place(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
