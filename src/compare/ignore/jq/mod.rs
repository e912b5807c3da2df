//! `jqPathExpressions` of an ignore rule: `del(EXPRESSION)`, run over one object.
//!
//! Source: Argo CD `util/argo/normalizers/diff_normalizer.go` and gojq 0.12, the jq that it uses. The engine is jaq, of
//! which parser and evaluation serve; what `del` makes of the paths (`delete.rs`) and places in lists (`places.rs`) are gojq's,
//! written here. As in gojq keys are ordered, there is no input, and `$ENV` is empty.
//!
//! A program is stopped after so many steps (Argo CD: after one second), so that the same input gives the same answer
//! on every machine. jaq cannot be stopped from outside: it asks for its table at every step, and that is where the
//! unwinding starts. What is not bounded is the size of one value: a program may still fill the memory.

mod delete;
mod places;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::OnceLock;

use jaq_core::data::HasLut;
use jaq_core::load::lex::Token;
use jaq_core::load::parse::{Def, Parser, Term};
use jaq_core::load::{Arena, File, Lexer, Loader};
use jaq_core::native::{Fun, bome, run, v};
use jaq_core::{Compiler, Ctx, DataT, Filter, Lut, Vars};
use jaq_json::{Num, Val};
use serde_json::{Map, Value};

use crate::kubernetes::value::same;

/// A compiled expression.
pub(super) struct Program {
    filter: Filter<Watched>,
}

/// Why a program did nothing to an object. Argo CD goes on without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Skipped {
    /// It failed, or gave no value, or several.
    Failed,
    /// It ran too long or too deep.
    Stopped,
}

/// What a run may use.
#[derive(Clone, Copy)]
struct Limits {
    steps: u64,
    /// Bytes of stack.
    depth: usize,
}

/// Enough for nearly every object, and little enough for the stack of any thread.
const SHORT: Limits = Limits {
    steps: 10_000,
    depth: 256 << 10,
};

/// What takes longer gets a thread with a stack of its own.
const LONG: Limits = Limits {
    steps: 3_000_000,
    depth: 128 << 20,
};
const LONG_STACK: usize = 1 << 30;

/// In jaq's own form no step is counted between two numbers.
const RANGE: &str = "
def range($from; $to; $by):
    def up: if . < $to then ., (. + $by | up) else {}[] end;
    def down: if . > $to then ., (. + $by | down) else {}[] end;
    $from | if $by > 0 then up elif $by < 0 then down else {}[] end;
";

/// What gojq has and jaq has not, or has in another way.
const PRELUDE: &str = "
def del(f): delpaths([path(f)]);
def to_entries: [keys[] as $k | {key: $k, value: .[$k]}];
def with_entries(f): to_entries | map(f) | from_entries;
def IN(s): any(s == .; .);
def IN(src; s): any(src == s; .);
def INDEX(stream; f): reduce stream as $row ({}; .[$row | f | tostring] |= $row);
def INDEX(f): INDEX(.[]; f);
def leaf_paths: paths(scalars);
def ascii: [.] | implode;
def env: {};
def toarray: if isarray then . else [.] end;
def have_literal_numbers: true;
";

/// Of jaq's own definitions; the first of a name holds.
const REPLACED: &[&str] = &["del", "delpaths", "to_entries", "with_entries"];

/// What is defined in jq itself. A program is compiled with what it names and what that names: with all of it, most of
/// the time of a rule would go there.
struct Library {
    /// The first of a name holds.
    entries: Vec<Entry>,
}

struct Entry {
    def: Def<&'static str>,
    /// What its body may call.
    names: BTreeSet<&'static str>,
}

/// What the program is called among the definitions.
const PROGRAM: &str = "_program";

/// Called by what is no name: an empty list, `try` without `catch`.
const UNNAMED: &str = "empty";

impl Library {
    fn get() -> &'static Self {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| {
            let own =
                |text| jaq_core::load::parse(text, |parser| parser.defs()).unwrap_or_default();
            let theirs = jaq_core::defs()
                .chain(jaq_std::defs())
                .chain(jaq_json::defs())
                .filter(|def| !REPLACED.contains(&def.name));
            let ours = own(PRELUDE).into_iter().chain(own(places::DEFINITIONS));
            let defs = own(RANGE).into_iter().chain(theirs).chain(ours);
            let defs: Vec<Def<&'static str>> = defs.collect();
            let names: BTreeSet<&str> = defs.iter().map(|def| bare(def.name)).collect();
            let entries = defs.into_iter().map(|def| {
                let body = format!("{:?}", def.body);
                let called = words(&body).filter_map(|word| names.get(word).copied());
                Entry {
                    names: called.collect(),
                    def,
                }
            });
            Self {
                entries: entries.collect(),
            }
        })
    }

    fn of<'a>(&self, program: &Term<&'a str>) -> Vec<Def<&'a str>> {
        let mut is_used = vec![false; self.entries.len()];
        let program = format!("{program:?}");
        let mut open: Vec<&str> = words(&program).chain([UNNAMED]).collect();
        while let Some(word) = open.pop() {
            for (entry, is_used) in self.entries.iter().zip(&mut is_used) {
                if bare(entry.def.name) == word && !*is_used {
                    *is_used = true;
                    open.extend(&entry.names);
                }
            }
        }
        let used = self.entries.iter().zip(is_used).filter(|(_, used)| *used);
        used.map(|(entry, _)| entry.def.clone()).collect()
    }
}

/// Without the sign of `@text`.
fn bare(name: &str) -> &str {
    name.trim_start_matches(['@', '!'])
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_apart = |letter: char| !letter.is_alphanumeric() && letter != '_';
    text.split(is_apart).filter(|word| !word.is_empty())
}

impl Program {
    /// The error is jaq's, as one line.
    pub(super) fn compile(expression: &str) -> Result<Self, String> {
        let code = format!("del({expression})");
        let mut program = parse(&code)?;
        places::rewrite(&mut program);
        let mut defs = Library::get().of(&program);
        defs.push(Def {
            name: PROGRAM,
            args: Vec::new(),
            body: program,
        });
        let arena = Arena::default();
        let file = File {
            code: PROGRAM,
            path: (),
        };
        let modules = Loader::new(defs)
            .load(&arena, file)
            .map_err(|_| NO_EXPRESSION.to_owned())?;
        let filter = Compiler::default()
            .with_funs(functions())
            .with_global_vars(["$ENV"])
            .compile(modules)
            .map_err(|errors| undefined(&errors))?;
        Ok(Self { filter })
    }

    /// The tree without what the program deletes; keys keep their order.
    pub(super) fn apply(&self, tree: &mut Value) -> Result<(), Skipped> {
        self.apply_within(tree, LONG)
    }

    fn apply_within(&self, tree: &mut Value, limits: Limits) -> Result<(), Skipped> {
        let result = match self.run(tree, SHORT) {
            Err(Skipped::Stopped) => self.run_apart(tree, limits)?,
            result => result?,
        };
        adopt(tree, result);
        Ok(())
    }

    /// On a thread with a deep stack: values may be nested as deep as the program ran.
    fn run_apart(&self, tree: &Value, limits: Limits) -> Result<Value, Skipped> {
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(LONG_STACK);
            let run = thread.spawn_scoped(scope, || self.run(tree, limits));
            let result = run.map(std::thread::ScopedJoinHandle::join);
            match result {
                Ok(Ok(result)) => result,
                Ok(Err(_)) | Err(_) => Err(Skipped::Stopped),
            }
        })
    }

    fn run(&self, tree: &Value, limits: Limits) -> Result<Value, Skipped> {
        let watch = Watch {
            steps: Cell::new(limits.steps),
            start: here(),
            depth: limits.depth,
        };
        let data = Table {
            lut: &self.filter.lut,
            watch: &watch,
        };
        let once = || {
            let environment = Val::obj(jaq_json::Map::default());
            let context = Ctx::<Watched>::new(data, Vars::new([environment]));
            let mut results = self.filter.id.run((context, read(tree)));
            let first = results.next().and_then(Result::ok);
            match (first, results.next()) {
                (Some(value), None) => write(&value).ok_or(Skipped::Failed),
                _ => Err(Skipped::Failed),
            }
        };
        catch_unwind(AssertUnwindSafe(once)).unwrap_or(Err(Skipped::Stopped))
    }
}

fn parse(code: &str) -> Result<Term<&str>, String> {
    let tokens = Lexer::new(code).lex().map_err(|errors| {
        let first = errors.first();
        first.map(|(expected, at)| unreadable(expected.as_str(), at))
    });
    let tokens = tokens.map_err(or_no_expression)?;
    let program = Parser::new(&tokens).parse(Parser::term).map_err(|errors| {
        let first = errors.first();
        first.map(|(expected, at)| unreadable(expected.as_str(), Token::opt_as_str(*at, code)))
    });
    program.map_err(or_no_expression)
}

const NO_EXPRESSION: &str = "not a jq expression";

fn or_no_expression(told: Option<String>) -> String {
    told.unwrap_or_else(|| NO_EXPRESSION.to_owned())
}

fn unreadable(expected: &str, at: &str) -> String {
    match at.trim_end_matches(')').trim() {
        "" => format!("expected {expected} at the end"),
        at => format!("expected {expected} at `{at}`"),
    }
}

fn undefined(errors: &jaq_core::compile::Errors<&str, ()>) -> String {
    let mut errors = errors.iter().flat_map(|(_, errors)| errors);
    match errors.next() {
        Some((name, what)) => format!("undefined {}: `{name}`", what.as_str()),
        None => NO_EXPRESSION.to_owned(),
    }
}

/// Values as they are; data that counts the steps.
struct Watched;

impl DataT for Watched {
    type V<'a> = Val;
    type Data<'a> = Table<'a>;
}

#[derive(Clone)]
struct Table<'a> {
    lut: &'a Lut<Watched>,
    watch: &'a Watch,
}

impl<'a> HasLut<'a, Watched> for Table<'a> {
    fn lut(&self) -> &'a Lut<Watched> {
        self.watch.step();
        self.lut
    }
}

struct Watch {
    /// How many are left.
    steps: Cell<u64>,
    /// Where the stack was when the program started.
    start: usize,
    depth: usize,
}

/// What the unwinding carries: nothing but that a program was stopped.
struct Stop;

impl Watch {
    fn step(&self) {
        let left = self.steps.get();
        if left == 0 || self.start.abs_diff(here()) > self.depth {
            resume_unwind(Box::new(Stop));
        }
        self.steps.set(left - 1);
    }
}

/// An address on the stack.
#[inline(never)]
fn here() -> usize {
    let place = 0_u8;
    std::ptr::from_ref(&place).addr()
}

fn functions() -> impl Iterator<Item = Fun<Watched>> {
    let delete = run(("delpaths", v(1), |mut cv| {
        let paths = cv.0.pop_var();
        bome(delete::delete_paths(cv.1, &paths))
    }));
    jaq_core::funs()
        .chain(jaq_std::funs())
        .chain(jaq_json::funs())
        .filter(|(name, ..)| *name != "range")
        .chain([delete])
        .chain(places::functions())
}

/// With keys in order, as gojq has them; what is whole is an integer, however it was written.
fn read(value: &Value) -> Val {
    match value {
        Value::Null => Val::Null,
        Value::Bool(value) => Val::Bool(*value),
        Value::Number(number) => Val::Num(number_of(number)),
        Value::String(text) => Val::from(text.clone()),
        Value::Array(items) => items.iter().map(read).collect(),
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort_unstable();
            let entry = |key: &String| (Val::from(key.clone()), read(&fields[key.as_str()]));
            Val::obj(keys.into_iter().map(entry).collect())
        }
    }
}

fn number_of(number: &serde_json::Number) -> Num {
    if let Some(integer) = number.as_i64() {
        return Num::from_integral(integer);
    }
    let float = number.as_f64().unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
    if float.fract() == 0.0 && float.abs() < 9.0e15 {
        Num::Int(float as isize)
    } else {
        Num::Float(float)
    }
}

/// `None` for what JSON has not.
fn write(value: &Val) -> Option<Value> {
    Some(match value {
        Val::Null => Value::Null,
        Val::Bool(value) => Value::Bool(*value),
        Val::Num(Num::Int(number)) => Value::from(*number),
        Val::Num(Num::Float(number)) => Value::from(*number),
        Val::Num(Num::Dec(text)) => Value::from(text.parse::<f64>().ok()?),
        Val::Num(Num::BigInt(number)) => Value::from(number.to_string().parse::<f64>().ok()?),
        Val::TStr(text) | Val::BStr(text) => Value::from(String::from_utf8_lossy(text)),
        Val::Arr(items) => Value::Array(items.iter().map(write).collect::<Option<_>>()?),
        Val::Obj(fields) => {
            let entry = |(key, value): (&Val, &Val)| {
                let Val::TStr(key) = key else {
                    return None;
                };
                Some((String::from_utf8_lossy(key).into_owned(), write(value)?))
            };
            Value::Object(fields.iter().map(entry).collect::<Option<Map<_, _>>>()?)
        }
    })
}

/// Makes `tree` what `result` is, and keeps the order of keys and the numbers as they were written.
fn adopt(tree: &mut Value, result: Value) {
    match (tree, result) {
        (Value::Object(fields), Value::Object(mut kept)) => {
            fields.retain(|key, value| match kept.remove(key) {
                Some(result) => {
                    adopt(value, result);
                    true
                }
                None => false,
            });
            fields.append(&mut kept);
        }
        (Value::Array(items), Value::Array(kept)) if items.len() == kept.len() => {
            for (item, result) in items.iter_mut().zip(kept) {
                adopt(item, result);
            }
        }
        (tree, result) => {
            if !same(tree, &result) {
                *tree = result;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn delete_is_gojqs() {
        let table = include_str!("../../../../fixtures/compare/jq-delete-as-gojq.jsonl");
        let mut rows = table
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("a row is JSON"));
        let input = rows.next().expect("the input")["input"].take();
        for row in rows {
            let expression = row["jq"].as_str().expect("a program");
            let expression = expression
                .strip_prefix("del(")
                .and_then(|rest| rest.strip_suffix(')'))
                .expect("`del(…)`");
            let expected: Option<Value> =
                serde_json::from_str(row["gojq"].as_str().expect("an answer")).ok();
            let program = Program::compile(expression).expect(expression);
            let mut tree = input.clone();
            let applied = program.apply(&mut tree).is_ok();
            assert_eq!(applied, expected.is_some(), "{expression}");
            let expected = expected.as_ref().unwrap_or(&input);
            assert!(same(&tree, expected), "{expression}\n{tree}\n{expected}");
        }
    }

    #[test]
    fn what_is_no_program_is_named() {
        let message = |expression| {
            let result = Program::compile(expression);
            result.err().unwrap_or_default()
        };
        for (expression, expected) in [
            (".a[", ""),
            (".spec | nope", "undefined filter: `nope`"),
            (".spec[$x]", "undefined variable: `$x`"),
            ("input", "undefined filter: `input`"),
            (".a # comment", ""),
            ("import \"a\" as a; .b", ""),
            ("", ""),
        ] {
            let message = message(expression);
            assert!(!message.is_empty(), "{expression} is compiled");
            if !expected.is_empty() {
                assert_eq!(message, expected, "{expression}");
            }
        }
    }

    #[test]
    fn loops_are_stopped() {
        for expression in [
            "last(repeat(.a))",
            "def f: f; f",
            "def f: [f]; .a | select(f)",
            "select([range(0; infinite)])",
            "until(false; .)",
            "recurse(.)",
            "select(reduce range(0; infinite) as $i (0; [.]))",
            "select(def f: 1 + f; f)",
        ] {
            let program = Program::compile(expression).expect(expression);
            let mut tree = json!({"a": 1});
            let limits = Limits {
                steps: 100_000,
                ..LONG
            };
            let result = program.apply_within(&mut tree, limits);
            assert_eq!(result, Err(Skipped::Stopped), "{expression}");
            assert_eq!(tree, json!({"a": 1}));
        }
    }

    #[test]
    fn order_and_numbers_stay() {
        let mut tree: Value =
            serde_json::from_str(r#"{"z": 1.0, "a": 18446744073709551615, "m": {"y": 1, "b": 2}}"#)
                .expect("JSON");
        let program = Program::compile(".m.b").expect("a program");
        assert_eq!(program.apply(&mut tree), Ok(()));
        assert_eq!(
            tree.to_string(),
            r#"{"z":1.0,"a":18446744073709551615,"m":{"y":1}}"#
        );
    }
}
