//! The emitter: a JSON value as go-yaml v2 prints it, which is what `kustomize build` and `kubectl -o yaml` print.
//!
//! Source of the rules: go-yaml 2.4, `encode.go` and `emitterc.go`.

use serde_json::{Map, Number, Value};

use super::form::{Form, form, key_form};
use super::natural_order;
use crate::kubernetes::json;
use crate::kubernetes::yaml::characters::{is_break, is_unprintable};

/// Text folds at the first space after this column.
const WIDTH: usize = 80;

/// The order of keys.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// go-yaml's.
    Natural,
    /// As they come.
    Kept,
}

/// Appends `value` to `out` as one document without marker, ending in a newline; keys in go-yaml's natural order.
pub(crate) fn write(value: &Value, out: &mut String) {
    write_ordered(value, Order::Natural, out);
}

/// [`write()`] with the keys in the order they have, for what is read back and has to be the same in every byte.
pub(crate) fn write_in_order(value: &Value, out: &mut String) {
    write_ordered(value, Order::Kept, out);
}

fn write_ordered(value: &Value, order: Order, out: &mut String) {
    let mut emitter = Emitter {
        out,
        order,
        column: 0,
        fresh: true,
    };
    match Shape::of(value) {
        Shape::Mapping(fields) => emitter.mapping(fields, 0),
        Shape::Sequence(items) => emitter.sequence(items, 0),
        Shape::Leaf => emitter.leaf(value, 2),
    }
    emitter.indent(0);
}

/// How a value is laid out.
enum Shape<'a> {
    Mapping(&'a Map<String, Value>),
    Sequence(&'a [Value]),
    /// In one piece: a scalar or an empty collection.
    Leaf,
}

impl<'a> Shape<'a> {
    fn of(value: &'a Value) -> Self {
        match value {
            Value::Object(fields) if !fields.is_empty() => Self::Mapping(fields),
            Value::Array(items) if !items.is_empty() => Self::Sequence(items),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => Self::Leaf,
        }
    }
}

struct Emitter<'a> {
    out: &'a mut String,
    order: Order,
    /// Characters since the last line break.
    column: usize,
    /// Whether a collection may go on in this line: at its start, and after `-`, `?` and the `:` of a long key.
    fresh: bool,
}

impl Emitter<'_> {
    fn mapping(&mut self, fields: &Map<String, Value>, indent: usize) {
        let fields = match self.order {
            Order::Natural => natural_order::sorted(fields),
            Order::Kept => fields.iter().collect(),
        };
        for (key, value) in fields {
            self.indent(indent);
            let Some(form) = key_form(key) else {
                self.long_key(key, indent);
                self.inner(value, indent + 2);
                continue;
            };
            self.simple_key(key, form);
            match Shape::of(value) {
                Shape::Mapping(fields) => self.mapping(fields, indent + 2),
                // A list is not indented under its key.
                Shape::Sequence(items) => self.sequence(items, indent),
                Shape::Leaf => self.spaced_leaf(value, indent + 2),
            }
        }
    }

    fn sequence(&mut self, items: &[Value], indent: usize) {
        for item in items {
            self.indent(indent);
            self.mark('-');
            self.inner(item, indent + 2);
        }
    }

    /// What follows a [`Emitter::mark`].
    fn inner(&mut self, value: &Value, indent: usize) {
        match Shape::of(value) {
            Shape::Mapping(fields) => self.mapping(fields, indent),
            Shape::Sequence(items) => self.sequence(items, indent),
            Shape::Leaf => self.spaced_leaf(value, indent),
        }
    }

    fn simple_key(&mut self, key: &str, form: Form) {
        match form {
            Form::Plain => self.push(key),
            Form::Single => self.single_quoted(key, None),
            Form::Double | Form::Literal => self.double_quoted(key, None),
        }
        self.out.push(':');
        self.column += 1;
        self.fresh = false;
    }

    fn long_key(&mut self, key: &str, indent: usize) {
        self.mark('?');
        self.space();
        self.string(key, indent + 2);
        self.indent(indent);
        self.mark(':');
    }

    /// An indicator after which a collection may begin in the same line.
    fn mark(&mut self, indicator: char) {
        self.out.push(indicator);
        self.column += 1;
        self.fresh = true;
    }

    fn spaced_leaf(&mut self, value: &Value, indent: usize) {
        self.space();
        self.leaf(value, indent);
    }

    /// Anything but a collection with something in it; `indent` is that of further lines.
    fn leaf(&mut self, value: &Value, indent: usize) {
        self.fresh = false;
        match value {
            Value::Null => self.push("null"),
            Value::Bool(true) => self.push("true"),
            Value::Bool(false) => self.push("false"),
            Value::Number(number) => push_number(number, self.out),
            Value::String(text) => self.string(text, indent),
            Value::Array(_) => self.push("[]"),
            Value::Object(_) => self.push("{}"),
        }
    }

    fn string(&mut self, text: &str, indent: usize) {
        self.fresh = false;
        match form(text) {
            Form::Plain => self.plain(text, indent),
            Form::Single => self.single_quoted(text, Some(indent)),
            Form::Double => self.double_quoted(text, Some(indent)),
            Form::Literal => self.literal(text, indent),
        }
    }

    fn plain(&mut self, text: &str, indent: usize) {
        if self.column + text.len() <= WIDTH {
            self.push(text);
        } else {
            self.folded(text, indent);
        }
    }

    /// Text that breaks at single spaces beyond the width.
    fn folded(&mut self, text: &str, indent: usize) {
        let mut rest = text;
        while let Some(end) = self.fold(text, rest) {
            self.push(&rest[..end]);
            self.line_break(indent);
            rest = &rest[end + 1..];
        }
        self.push(rest);
    }

    /// Where in `rest`, the end of `text`, the next line break takes the place of a space.
    fn fold(&self, text: &str, rest: &str) -> Option<usize> {
        let start = text.len() - rest.len();
        let missing = (WIDTH + 1).saturating_sub(self.column);
        let from = if rest.as_bytes().get(..missing)?.is_ascii() {
            missing
        } else {
            rest.char_indices().nth(missing)?.0
        };
        let single = |place: &usize| {
            let place = start + place;
            let around = text.as_bytes().get(place.wrapping_sub(1)..place + 2);
            around.is_some_and(|around| around[0] != b' ' && around[2] != b' ')
        };
        rest[from..]
            .match_indices(' ')
            .map(|(place, _)| from + place)
            .find(single)
    }

    /// `indent` is that of further lines, `None` in a key, which has none.
    fn single_quoted(&mut self, text: &str, indent: Option<usize>) {
        self.push("'");
        let doubled = text.replace('\'', "''");
        match indent {
            Some(indent) => self.lines(&doubled, indent),
            None => self.push(&doubled),
        }
        self.push("'");
    }

    /// Text in single quotes that may hold U+2028 or U+2029: after each the next line is indented.
    fn lines(&mut self, text: &str, indent: usize) {
        for line in text.split_inclusive(['\u{2028}', '\u{2029}']) {
            if self.column == 0 && !line.starts_with(is_break) {
                self.pad(indent);
            }
            self.folded(line, indent);
            if line.ends_with(['\u{2028}', '\u{2029}']) {
                self.column = 0;
            }
        }
    }

    fn double_quoted(&mut self, text: &str, indent: Option<usize>) {
        self.push("\"");
        // go-yaml looks for a byte order mark at the start of the text, whatever character it is at.
        let all = text.starts_with('\u{feff}');
        let mut after_space = false;
        let mut characters = text.char_indices().peekable();
        while let Some((place, character)) = characters.next() {
            if all || needs_escape(character) {
                self.escape(character);
                after_space = false;
            } else if character == ' ' {
                let inside = place > 0 && place + 1 < text.len();
                match indent {
                    Some(indent) if !after_space && self.column > WIDTH && inside => {
                        self.line_break(indent);
                        if characters.peek().is_some_and(|(_, next)| *next == ' ') {
                            self.push("\\");
                        }
                    }
                    _ => self.space(),
                }
                after_space = true;
            } else {
                self.out.push(character);
                self.column += 1;
                after_space = false;
            }
        }
        self.push("\"");
    }

    fn escape(&mut self, character: char) {
        let short = match character {
            '\0' => "\\0",
            '\x07' => "\\a",
            '\x08' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\x0b' => "\\v",
            '\x0c' => "\\f",
            '\r' => "\\r",
            '\x1b' => "\\e",
            '"' => "\\\"",
            '\\' => "\\\\",
            '\u{85}' => "\\N",
            '\u{a0}' => "\\_",
            '\u{2028}' => "\\L",
            '\u{2029}' => "\\P",
            other => {
                let code = u32::from(other);
                return match code {
                    ..=0xff => self.push(&format!("\\x{code:02X}")),
                    0x100..=0xffff => self.push(&format!("\\u{code:04X}")),
                    0x1_0000.. => self.push(&format!("\\U{code:08X}")),
                };
            }
        };
        self.push(short);
    }

    fn literal(&mut self, text: &str, indent: usize) {
        self.out.push('|');
        if text.starts_with([' ', '\n', '\u{2028}', '\u{2029}']) {
            self.out.push('2');
        }
        let mut ends = text.chars().rev();
        match (
            ends.next().is_some_and(is_break),
            ends.next().is_none_or(is_break),
        ) {
            (false, _) => self.out.push('-'),
            (true, true) => self.out.push('+'),
            (true, false) => {}
        }
        self.out.push('\n');
        self.column = 0;
        for line in text.split_inclusive(is_break) {
            if !line.starts_with(is_break) {
                self.pad(indent);
            }
            self.push(line);
            if line.ends_with(is_break) {
                self.column = 0;
            }
        }
        self.fresh = self.column == 0;
    }

    /// Goes to column `indent`, in a new line unless the collection may go on in this one.
    fn indent(&mut self, indent: usize) {
        if self.fresh {
            self.pad(indent);
        } else {
            self.line_break(indent);
        }
    }

    fn line_break(&mut self, indent: usize) {
        self.out.push('\n');
        self.column = 0;
        self.pad(indent);
    }

    fn pad(&mut self, indent: usize) {
        const SPACES: &str = "                                                                ";
        while self.column < indent {
            let count = (indent - self.column).min(SPACES.len());
            self.out.push_str(&SPACES[..count]);
            self.column += count;
        }
    }

    fn space(&mut self) {
        self.out.push(' ');
        self.column += 1;
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.chars().count();
    }
}

/// Whether double quotes must hold an escape instead of the character.
fn needs_escape(character: char) -> bool {
    matches!(character, '"' | '\\') || is_unprintable(character) || is_break(character)
}

/// Appends a number as it looks after JSON: whole floats that fit are integers, others are Go's `%g`.
fn push_number(number: &Number, out: &mut String) {
    let float = match number.as_f64() {
        Some(float) if number.is_f64() => float,
        _ => return out.push_str(&number.to_string()),
    };
    let digits = float.to_string();
    if digits == "-0" {
        out.push('0');
    } else if digits.parse::<i64>().is_ok() || digits.parse::<u64>().is_ok() {
        out.push_str(&digits);
    } else {
        json::push_general(&format!("{float:e}"), out);
    }
}
