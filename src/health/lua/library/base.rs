//! The basic functions.
//!
//! Source: gopher-lua 1.1.2 `baselib.go` and `loadlib.go`. What a script prints goes nowhere. There are no files to load.

use std::sync::Arc;

use super::numbers;
use crate::health::lua::language;
use crate::health::lua::machine::budget::MOST_VALUES;
use crate::health::lua::machine::metamethods::{is_function, is_text};
use crate::health::lua::machine::value::{Body, Value};
use crate::health::lua::machine::{Machine, Raise};

type Given<'v> = &'v [Value];
type Answer = Result<Vec<Value>, Raise>;

pub(super) const FUNCTIONS: &[(&str, Body)] = &[
    ("assert", assert),
    ("collectgarbage", nothing),
    ("dofile", dofile),
    ("error", error),
    ("getfenv", getfenv),
    ("getmetatable", getmetatable),
    ("ipairs", ipairs),
    ("load", load),
    ("loadfile", loadfile),
    ("loadstring", loadstring),
    ("next", next),
    ("pairs", pairs),
    ("pcall", pcall),
    ("print", nothing),
    ("rawequal", rawequal),
    ("rawget", rawget),
    ("rawset", rawset),
    ("require", require),
    ("select", select),
    ("setfenv", setfenv),
    ("setmetatable", setmetatable),
    ("tonumber", tonumber),
    ("tostring", tostring),
    ("type", kind),
    ("unpack", unpack),
    ("xpcall", xpcall),
];

pub(super) const HIDDEN: &[(&str, Body)] = &[("ipairs step", ipairs_step), ("os loader", load_os)];

/// Where gopher-lua looks for modules.
pub(super) const PATH: &str =
    "./?.lua;/usr/local/share/lua/5.1/?.lua;/usr/local/share/lua/5.1/?/init.lua";

fn nothing(_: &mut Machine, _: Given) -> Answer {
    Ok(Vec::new())
}

fn assert(machine: &mut Machine, given: Given) -> Answer {
    if given.first().is_some_and(Value::is_true) {
        return Ok(given.to_vec());
    }
    let message = match given.get(1) {
        None | Some(Value::Nil) => "assertion failed!".to_owned(),
        Some(_) => String::from_utf8_lossy(&machine.wanted_text(given, 2)?).into_owned(),
    };
    Err(machine.fail(message))
}

fn error(machine: &mut Machine, given: Given) -> Answer {
    let value = machine.any(given, 1)?.clone();
    let level = machine.integer_or(given, 2, 1)?;
    let Value::Text(message) = &value else {
        return Err(Raise::Error(value));
    };
    if level <= 0 {
        return Err(Raise::Error(value));
    }
    let up = usize::try_from(level - 1).unwrap_or(usize::MAX);
    let place = machine.place(up);
    let told = [place.as_bytes(), b" ", message].concat();
    Err(Raise::Error(machine.text(told)?))
}

fn pcall(machine: &mut Machine, given: Given) -> Answer {
    let callee = machine.any(given, 1)?.clone();
    if !is_function(&callee) && !is_function(&machine.metamethod(&callee, "__call")) {
        let message = format!("attempt to call a {} value", callee.kind());
        return Ok(vec![Value::Bool(false), Value::text(message)]);
    }
    Ok(match machine.protected(&callee, given[1..].to_vec())? {
        Ok(values) => with_true(values),
        Err(error) => vec![Value::Bool(false), error],
    })
}

fn xpcall(machine: &mut Machine, given: Given) -> Answer {
    let callee = machine.wanted_function(given, 1)?.clone();
    let handler = machine.wanted_function(given, 2)?.clone();
    match machine.protected(&callee, Vec::new())? {
        Ok(values) => Ok(with_true(values)),
        Err(error) => {
            let told = match machine.protected(&handler, vec![error])? {
                Ok(values) => values.into_iter().next().unwrap_or(Value::Nil),
                Err(error) => error,
            };
            Ok(vec![Value::Bool(false), told])
        }
    }
}

fn with_true(values: Vec<Value>) -> Vec<Value> {
    let mut all = vec![Value::Bool(true)];
    all.extend(values);
    all
}

fn dofile(machine: &mut Machine, given: Given) -> Answer {
    let name = shown_name(given);
    Err(machine.fail(format!("open {name}: no such file or directory")))
}

fn loadfile(_: &mut Machine, given: Given) -> Answer {
    let message = format!("can not open file: {}", shown_name(given));
    Ok(vec![Value::Nil, Value::text(message)])
}

fn shown_name(given: Given) -> String {
    given.first().map_or_else(String::new, |name| {
        String::from_utf8_lossy(&name.show()).into_owned()
    })
}

fn loadstring(machine: &mut Machine, given: Given) -> Answer {
    let text = machine.wanted_text(given, 1)?;
    let name = match given.get(1) {
        None | Some(Value::Nil) => "<string>".to_owned(),
        Some(_) => String::from_utf8_lossy(&machine.wanted_text(given, 2)?).into_owned(),
    };
    compiled(machine, &text, &name)
}

fn load(machine: &mut Machine, given: Given) -> Answer {
    let reader = machine.wanted_function(given, 1)?.clone();
    let name = match given.get(1) {
        None | Some(Value::Nil) => "?".to_owned(),
        Some(_) => String::from_utf8_lossy(&machine.wanted_text(given, 2)?).into_owned(),
    };
    let mut text = Vec::new();
    loop {
        let part = machine.first(&reader, Vec::new())?;
        if part.is_nil() {
            break;
        }
        if !is_text(&part) {
            let message = "reader function must return a string";
            return Ok(vec![Value::Nil, Value::text(message)]);
        }
        let part = part.show();
        if part.is_empty() {
            break;
        }
        machine.allocate(part.len())?;
        text.extend_from_slice(&part);
    }
    compiled(machine, &text, &name)
}

/// Text only: compiled code is no text that the language knows.
fn compiled(machine: &mut Machine, text: &[u8], name: &str) -> Answer {
    // The tree takes many times the bytes of the text.
    machine.allocate(text.len().saturating_mul(32))?;
    machine.spend(text.len() as u64)?;
    Ok(match language::parse(text, &Arc::from(name)) {
        Ok(prototype) => vec![machine.loaded(prototype)],
        Err(error) => vec![Value::Nil, Value::text(error.message)],
    })
}

fn getfenv(machine: &mut Machine, given: Given) -> Answer {
    let function = match given.first() {
        None => machine.function_at(1),
        Some(Value::Function(id)) => Some(*id),
        Some(Value::Number(number)) => match usize::try_from(numbers::truncated(*number)) {
            Ok(level) if level > 0 => machine.function_at(level),
            _ => None,
        },
        Some(_) => None,
    };
    let environment = match function {
        Some(id) => machine.heap.function(id).environment,
        None => machine.globals,
    };
    Ok(vec![Value::Table(environment)])
}

fn setfenv(machine: &mut Machine, given: Given) -> Answer {
    let environment = machine.wanted_table(given, 2)?;
    let function = match given.first() {
        Some(Value::Function(id)) => Some(*id),
        Some(Value::Number(number)) => {
            let level = usize::try_from(numbers::truncated(*number)).ok();
            level
                .filter(|level| *level > 0)
                .and_then(|level| machine.function_at(level))
        }
        _ => None,
    };
    let Some(id) = function else {
        return Err(machine.fail("cannot change the environment of given object"));
    };
    machine.heap.function_mut(id).environment = environment;
    Ok(vec![Value::Function(id)])
}

fn getmetatable(machine: &mut Machine, given: Given) -> Answer {
    let value = machine.any(given, 1)?.clone();
    let Some(id) = machine.metatable(&value) else {
        return Ok(vec![Value::Nil]);
    };
    let shown = machine.heap.table(id).get_text(b"__metatable");
    Ok(vec![if shown.is_nil() {
        Value::Table(id)
    } else {
        shown
    }])
}

fn setmetatable(machine: &mut Machine, given: Given) -> Answer {
    let metatable = match given.get(1) {
        None | Some(Value::Nil) => None,
        Some(Value::Table(id)) => Some(*id),
        Some(other) => {
            let why = format!("nil or table expected, got {}", other.kind());
            return Err(machine.bad_argument(2, &why));
        }
    };
    let value = given.first().cloned().unwrap_or(Value::Nil);
    if value.is_nil() {
        return Err(machine.fail("cannot set metatable to a nil object."));
    }
    if let Some(id) = machine.metatable(&value)
        && !machine.heap.table(id).get_text(b"__metatable").is_nil()
    {
        return Err(machine.fail("cannot change a protected metatable"));
    }
    match &value {
        Value::Table(id) => machine.heap.table(*id).metatable = metatable,
        Value::Text(_) => machine.text_metatable = metatable,
        Value::Nil | Value::Bool(_) | Value::Number(_) | Value::Function(_) | Value::Native(_) => {
            let message = format!("cannot set the metatable of a {}", value.kind());
            return Err(machine.fail(message));
        }
    }
    Ok(vec![value])
}

fn ipairs(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    let step = super::named(super::HIDDEN, "ipairs step");
    Ok(vec![step, Value::Table(id), Value::Number(0.0)])
}

fn ipairs_step(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    let place = Value::Number(machine.wanted_number(given, 2)? + 1.0);
    let item = machine.heap.table(id).get(&place);
    Ok(if item.is_nil() {
        Vec::new()
    } else {
        vec![place, item]
    })
}

fn pairs(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    Ok(vec![
        super::named("_G", "next"),
        Value::Table(id),
        Value::Nil,
    ])
}

fn next(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    let key = given.get(1).cloned().unwrap_or(Value::Nil);
    let (following, looked) = machine.heap.table(id).after(&key);
    machine.spend(looked as u64)?;
    Ok(match following {
        Some((key, value)) => vec![key, value],
        None => vec![Value::Nil],
    })
}

fn rawequal(machine: &mut Machine, given: Given) -> Answer {
    let is_same = machine.any(given, 1)?.is_same(machine.any(given, 2)?);
    Ok(vec![Value::Bool(is_same)])
}

fn rawget(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    let key = machine.any(given, 2)?;
    Ok(vec![machine.heap.table(id).get(key)])
}

fn rawset(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    let key = machine.any(given, 2)?;
    let value = machine.any(given, 3)?.clone();
    machine.raw_set(id, key, value)?;
    Ok(Vec::new())
}

fn require(machine: &mut Machine, given: Given) -> Answer {
    let name = machine.wanted_text(given, 1)?;
    let key = Value::Text(Arc::clone(&name));
    let globals = Value::Table(machine.globals);
    let package = machine.index(&globals, &Value::text("package"))?;
    let loaded = machine.index(&package, &Value::text("loaded"))?;
    let known = machine.index(&loaded, &key)?;
    if known.is_true() {
        return Ok(vec![known]);
    }
    let preload = machine.index(&package, &Value::text("preload"))?;
    let loader = machine.index(&preload, &key)?;
    if !is_function(&loader) {
        return Err(not_found(machine, &String::from_utf8_lossy(&name)));
    }
    let module = match machine.first(&loader, vec![key.clone()])? {
        Value::Nil => Value::Bool(true),
        module => module,
    };
    if let Value::Table(id) = loaded {
        machine.raw_set(id, &key, module.clone())?;
    }
    Ok(vec![module])
}

fn not_found(machine: &Machine, name: &str) -> Raise {
    use std::fmt::Write as _;
    let mut message = format!("module {name} not found:\n\tno field package.preload['{name}']\n\t");
    let file = name.replace('.', "/");
    for (place, pattern) in PATH.split(';').enumerate() {
        let separator = if place == 0 { "" } else { "\n\t" };
        let path = pattern.replace('?', &file);
        let _ = write!(message, "{separator}stat {path}: no such file or directory");
    }
    machine.fail(message + ", ")
}

fn load_os(machine: &mut Machine, _: Given) -> Answer {
    Ok(vec![Value::Table(super::time_only(machine)?)])
}

fn select(machine: &mut Machine, given: Given) -> Answer {
    match given.first() {
        Some(Value::Number(number)) => {
            let count = i64::try_from(given.len()).unwrap_or(i64::MAX);
            let wanted = numbers::truncated(*number);
            let start = if wanted < 0 {
                count.saturating_add(wanted)
            } else {
                wanted.min(count)
            };
            match usize::try_from(start) {
                Ok(start) if start > 0 => {
                    machine.spend((given.len() - start) as u64)?;
                    Ok(given[start..].to_vec())
                }
                _ => Err(machine.bad_argument(1, "index out of range")),
            }
        }
        Some(Value::Text(text)) if **text == *b"#" => Ok(vec![Value::count(given.len() - 1)]),
        Some(Value::Text(text)) => {
            let why = format!("invalid string '{}'", String::from_utf8_lossy(text));
            Err(machine.bad_argument(1, &why))
        }
        other => Err(machine.bad_kind(1, "number or string", other)),
    }
}

fn tonumber(machine: &mut Machine, given: Given) -> Answer {
    let base = machine.integer_or(given, 2, 10)?;
    let has_base = given.get(1).is_some_and(|base| !base.is_nil());
    let number = match machine.any(given, 1)? {
        Value::Number(number) => Some(*number),
        Value::Text(text) => std::str::from_utf8(text)
            .ok()
            .and_then(|text| read_number(text, base, has_base)),
        Value::Nil | Value::Bool(_) | Value::Table(_) | Value::Function(_) | Value::Native(_) => {
            None
        }
    };
    Ok(vec![number.map_or(Value::Nil, Value::Number)])
}

/// With a point it is a decimal fraction, whatever the base; without it an integer.
fn read_number(text: &str, base: i64, has_base: bool) -> Option<f64> {
    let text = text.trim_matches([' ', '\n', '\t']);
    if text.contains('.') {
        let is_decimal = |byte: u8| byte.is_ascii_digit() || b".eE+-".contains(&byte);
        let number = text.parse::<f64>().ok()?;
        return (text.bytes().all(is_decimal) && number.is_finite()).then_some(number);
    }
    let lower = text.to_ascii_lowercase();
    let (base, digits) = match lower.strip_prefix("0x") {
        Some(digits) if !has_base => (16, digits),
        _ => (u32::try_from(base).ok()?, lower.as_str()),
    };
    if !(2..=36).contains(&base) {
        return None;
    }
    let unsigned = digits.strip_prefix(['-', '+']).unwrap_or(digits);
    let magnitude = numbers::integer(unsigned, base)?;
    Some(if digits.starts_with('-') {
        -magnitude
    } else {
        magnitude
    })
}

fn tostring(machine: &mut Machine, given: Given) -> Answer {
    let value = machine.any(given, 1)?.clone();
    let handler = machine.metamethod(&value, "__tostring");
    if is_function(&handler) {
        return Ok(vec![machine.first(&handler, vec![value])?]);
    }
    Ok(vec![Value::Text(value.show())])
}

fn kind(machine: &mut Machine, given: Given) -> Answer {
    Ok(vec![Value::text(machine.any(given, 1)?.kind())])
}

fn unpack(machine: &mut Machine, given: Given) -> Answer {
    let id = machine.wanted_table(given, 1)?;
    let start = machine.integer_or(given, 2, 1)?;
    let len = i64::try_from(machine.list_len(id)?).unwrap_or(i64::MAX);
    let end = machine.integer_or(given, 3, len)?;
    let count = usize::try_from(end.saturating_sub(start).saturating_add(1)).unwrap_or(0);
    if count > MOST_VALUES {
        return Err(machine.fail("registry overflow"));
    }
    machine.spend(count as u64)?;
    let mut values = Vec::with_capacity(count);
    for place in start..=end {
        let key = Value::Number(numbers::from_i64(place));
        values.push(machine.heap.table(id).get(&key));
    }
    Ok(values)
}
