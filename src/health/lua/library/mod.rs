//! What a script finds: Argo CD's globals, less everything that reaches outside. There are no files, no processes and
//! no environment; loading a file finds none. Time is that of the run, and chance is the same in every run.
//!
//! Source: Argo CD 3.6 `util/lua/lua.go` (which libraries are there, with and without `useOpenLibs`) and
//! `oslib_safe.go`; gopher-lua 1.1.2 for what the functions do and say. Left out of what `useOpenLibs` gives there:
//! `io`, `coroutine`, `channel`, `debug`, `newproxy`, `module`, and of `os` all but the time.

mod arguments;
mod base;
mod clock;
mod format;
mod lists;
mod math;
pub(super) mod numbers;
mod pattern;
mod strings;

use super::machine::value::{Body, Native, TableId, Value};
use super::machine::{Machine, Raise};
use crate::argo::settings::Libraries;

/// Name of the library, name of the function.
struct Entry {
    library: &'static str,
    name: &'static str,
}

/// All of them; a [`Native`] is a place here.
const LISTS: &[(&str, &[(&str, Body)])] = &[
    ("_G", base::FUNCTIONS),
    ("table", lists::FUNCTIONS),
    ("string", strings::FUNCTIONS),
    ("math", math::FUNCTIONS),
    ("os", clock::FUNCTIONS),
    (HIDDEN, base::HIDDEN),
    (HIDDEN, strings::HIDDEN),
];

/// Functions without a name of their own.
const HIDDEN: &str = "";

fn entries() -> impl Iterator<Item = Entry> {
    LISTS
        .iter()
        .flat_map(|(library, functions)| functions.iter().map(|(name, _)| Entry { library, name }))
}

pub(super) fn native(native: Native) -> (&'static str, Body) {
    let mut place = native.0;
    for (_, functions) in LISTS {
        if let Some((name, body)) = functions.get(place) {
            return (name, *body);
        }
        place -= functions.len();
    }
    ("?", |_, _| Ok(Vec::new()))
}

/// The function of that library and name.
fn named(library: &str, name: &str) -> Value {
    let place = entries().position(|entry| entry.library == library && entry.name == name);
    place.map_or(Value::Nil, |place| Value::Native(Native(place)))
}

/// Fills the globals of a machine.
pub(super) fn install(machine: &mut Machine, libraries: Libraries) {
    let globals = machine.globals;
    let package = package(machine);
    fill(machine, globals, "_G");
    set(machine, globals, "_G", Value::Table(globals));
    set(machine, globals, "_VERSION", Value::text("Lua 5.1"));
    set(
        machine,
        globals,
        "_GOPHER_LUA_VERSION",
        Value::text("GopherLua 0.1"),
    );
    set(machine, globals, "package", Value::Table(package.own));
    set(machine, package.loaded, "_G", Value::Table(globals));
    let table = open(machine, "table");
    set(machine, package.loaded, "table", Value::Table(table));
    if libraries == Libraries::Open {
        let string = open(machine, "string");
        set(machine, string, "gfind", named("string", "gmatch"));
        set(machine, string, "__index", Value::Table(string));
        machine.text_metatable = Some(string);
        let math = open(machine, "math");
        set(machine, math, "pi", Value::Number(std::f64::consts::PI));
        set(machine, math, "huge", Value::Number(f64::MAX));
        open(machine, "os");
    }
}

struct Package {
    own: TableId,
    loaded: TableId,
}

fn package(machine: &mut Machine) -> Package {
    let own = machine.heap.new_table();
    let loaded = machine.heap.new_table();
    let preload = machine.heap.new_table();
    set(machine, own, "loaded", Value::Table(loaded));
    set(machine, own, "preload", Value::Table(preload));
    set(machine, own, "path", Value::text(base::PATH));
    set(machine, own, "cpath", Value::text(""));
    set(machine, preload, "os", named(HIDDEN, "os loader"));
    Package { own, loaded }
}

fn open(machine: &mut Machine, library: &str) -> TableId {
    let id = machine.heap.new_table();
    fill(machine, id, library);
    let globals = machine.globals;
    set(machine, globals, library, Value::Table(id));
    id
}

fn fill(machine: &mut Machine, id: TableId, library: &str) {
    for (place, entry) in entries().enumerate() {
        if entry.library == library {
            set(machine, id, entry.name, Value::Native(Native(place)));
        }
    }
}

/// The machine's own tables are not on the script's account.
fn set(machine: &mut Machine, id: TableId, name: &str, value: Value) {
    machine.heap.table(id).set(&Value::text(name), value);
}

/// `require("os")` without open libraries.
fn time_only(machine: &mut Machine) -> Result<TableId, Raise> {
    let id = machine.table()?;
    for name in ["time", "date"] {
        set(machine, id, name, named("os", name));
    }
    Ok(id)
}
