//! `string.format`: Go's, not C's.
//!
//! Source: gopher-lua 1.1.2 `stringlib.go` (`strFormat`) and the `Format` methods of its values, over Go's `fmt`.

use std::fmt::Write as _;

use super::numbers;
use crate::health::lua::machine::value::Value;
use crate::health::lua::machine::{Machine, Raise};

/// What stands between `%` and the verb.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is there or not, whatever the others are"
)]
#[derive(Default)]
struct Flags {
    minus: bool,
    plus: bool,
    space: bool,
    zero: bool,
    sharp: bool,
    width: Option<usize>,
    precision: Option<usize>,
}

/// Wider ones are Go's `%!(BADWIDTH)`.
const WIDEST: usize = 1_000_000;

pub(super) fn format(machine: &mut Machine, given: &[Value]) -> Result<Vec<Value>, Raise> {
    let template = machine.wanted_text(given, 1)?;
    // As many arguments as there are verbs; more are left aside, fewer are missing.
    let mut arguments = given[1..].iter();
    let mut content = Vec::new();
    let mut rest: &[u8] = &template;
    while let Some((byte, after)) = rest.split_first() {
        machine.spend(1)?;
        rest = after;
        if *byte != b'%' {
            content.push(*byte);
            continue;
        }
        let (flags, after) = flags(after);
        let Some((verb, after)) = verb(after) else {
            content.extend_from_slice(b"%!(NOVERB)");
            break;
        };
        rest = after;
        if verb == '%' {
            content.push(b'%');
            continue;
        }
        // Before the padding is made.
        let padding = flags.width.unwrap_or(0) + flags.precision.unwrap_or(0);
        machine.allocate(padding)?;
        match arguments.next() {
            Some(argument) => content.extend_from_slice(&shown(argument, verb, &flags)),
            None => content.extend_from_slice(format!("%!{verb}(MISSING)").as_bytes()),
        }
    }
    Ok(vec![machine.text(content)?])
}

fn flags(mut rest: &[u8]) -> (Flags, &[u8]) {
    let mut flags = Flags::default();
    while let Some((byte, after)) = rest.split_first() {
        match byte {
            b'-' => flags.minus = true,
            b'+' => flags.plus = true,
            b' ' => flags.space = true,
            b'0' => flags.zero = true,
            b'#' => flags.sharp = true,
            _ => break,
        }
        rest = after;
    }
    (flags.width, rest) = count(rest);
    if let Some(after) = rest.strip_prefix(b".") {
        (flags.precision, rest) = count(after);
        flags.precision = flags.precision.or(Some(0));
    }
    (flags, rest)
}

fn count(rest: &[u8]) -> (Option<usize>, &[u8]) {
    let len = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, after) = rest.split_at(len);
    let number = str::from_utf8(digits)
        .ok()
        .and_then(|text| text.parse().ok());
    (number.map(|number: usize| number.min(WIDEST)), after)
}

fn verb(rest: &[u8]) -> Option<(char, &[u8])> {
    let len = rest
        .utf8_chunks()
        .next()?
        .valid()
        .chars()
        .next()
        .map_or(1, char::len_utf8);
    let (verb, after) = rest.split_at_checked(len)?;
    Some((String::from_utf8_lossy(verb).chars().next()?, after))
}

fn shown(value: &Value, verb: char, flags: &Flags) -> Vec<u8> {
    match (value, verb) {
        (Value::Number(number), _) => of_number(*number, verb, flags).into_bytes(),
        // gopher-lua prints 0 for a text that is no number, and the text itself for one that is.
        (Value::Text(text), 'd' | 'i') => match numbers::parse(text) {
            Some(_) => padded_bytes(&cut(text, flags), flags),
            None => integer(0, 'd', flags).into_bytes(),
        },
        (Value::Text(text), 's' | 'v') => padded_bytes(&cut(text, flags), flags),
        (Value::Text(text), 'q') => {
            padded(&quoted(&String::from_utf8_lossy(text)), flags).into_bytes()
        }
        (Value::Text(text), 'x' | 'X') => padded(&hex(text, verb), flags).into_bytes(),
        (Value::Text(text), _) => {
            let text = cut(text, flags);
            format!("%!{verb}(string={})", String::from_utf8_lossy(&text)).into_bytes()
        }
        (Value::Bool(value), 't') => padded(&value.to_string(), flags).into_bytes(),
        (Value::Bool(value), _) if !matches!(verb, 's' | 'v' | 'q') => {
            format!("%!{verb}(lua.LBool={value})").into_bytes()
        }
        (Value::Nil, 'd' | 'i') => b"&{}".to_vec(),
        (value, 'q') => {
            padded(&quoted(&String::from_utf8_lossy(&value.show())), flags).into_bytes()
        }
        (value, _) => padded_bytes(&cut(&value.show(), flags), flags),
    }
}

fn of_number(number: f64, verb: char, flags: &Flags) -> String {
    match verb {
        'q' => padded(&quoted(&numbers::show(number)), flags),
        's' => {
            let shown = numbers::show(number);
            let kept = shown.chars().take(flags.precision.unwrap_or(usize::MAX));
            padded(&kept.collect::<String>(), flags)
        }
        'b' | 'd' | 'o' | 'x' | 'X' | 'i' => integer(numbers::truncated(number), verb, flags),
        'c' => {
            let code = u32::try_from(numbers::truncated(number)).ok();
            let character = code.and_then(char::from_u32).unwrap_or('\u{fffd}');
            padded(&character.to_string(), flags)
        }
        'U' => padded(&format!("U+{:04X}", numbers::truncated(number)), flags),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => float(number, verb, flags),
        'v' => match numbers::whole(number) {
            Some(whole) => integer(whole, 'd', flags),
            None => float(number, 'g', flags),
        },
        _ => match numbers::whole(number) {
            Some(whole) => format!("%!{verb}(int64={whole})"),
            None => format!("%!{verb}(float64={})", numbers::show(number)),
        },
    }
}

fn integer(number: i64, verb: char, flags: &Flags) -> String {
    let magnitude = number.unsigned_abs();
    let mut digits = match verb {
        'b' => format!("{magnitude:b}"),
        'o' => format!("{magnitude:o}"),
        'x' => format!("{magnitude:x}"),
        'X' => format!("{magnitude:X}"),
        _ => magnitude.to_string(),
    };
    if let Some(precision) = flags.precision {
        digits = format!(
            "{}{digits}",
            "0".repeat(precision.saturating_sub(digits.len()))
        );
    }
    let prefix = match (flags.sharp, verb) {
        (true, 'x') => "0x",
        (true, 'X') => "0X",
        (true, 'o') => "0",
        (true, 'b') => "0b",
        _ => "",
    };
    let digits = format!("{prefix}{digits}");
    match flags.precision {
        Some(_) => padded(&format!("{}{digits}", sign(number < 0, flags)), flags),
        None => zeroed(sign(number < 0, flags), &digits, flags),
    }
}

fn float(number: f64, verb: char, flags: &Flags) -> String {
    if let Some(word) = numbers::not_finite(number) {
        return padded(&word, flags);
    }
    let magnitude = number.abs();
    let lower = verb.to_ascii_lowercase();
    let shown = match lower {
        'f' => format!("{magnitude:.*}", flags.precision.unwrap_or(6)),
        'e' => exponential(magnitude, flags.precision.unwrap_or(6)),
        _ => general(magnitude, flags.precision),
    };
    let shown = if matches!(verb, 'E' | 'G') {
        shown.to_uppercase()
    } else {
        shown
    };
    zeroed(sign(number.is_sign_negative(), flags), &shown, flags)
}

fn exponential(magnitude: f64, precision: usize) -> String {
    let written = format!("{magnitude:.precision$e}");
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.unsigned_abs())
}

fn general(magnitude: f64, precision: Option<usize>) -> String {
    let Some(precision) = precision else {
        return numbers::shortest(magnitude);
    };
    let precision = precision.max(1);
    let written = format!("{magnitude:.*e}", precision - 1);
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let digits = mantissa.replace('.', "");
    let digits = match digits.trim_end_matches('0') {
        "" => "0",
        trimmed => trimmed,
    };
    let limit = i32::try_from(precision).unwrap_or(i32::MAX);
    if exponent < -4 || exponent >= limit {
        return numbers::scientific(digits, exponent, 'e');
    }
    numbers::plain(digits, exponent)
}

fn sign(is_negative: bool, flags: &Flags) -> &'static str {
    if is_negative {
        "-"
    } else if flags.plus {
        "+"
    } else if flags.space {
        " "
    } else {
        ""
    }
}

/// Filled up with zeros after the sign, if they are asked for.
fn zeroed(sign: &str, digits: &str, flags: &Flags) -> String {
    if !flags.zero || flags.minus {
        return padded(&format!("{sign}{digits}"), flags);
    }
    let width = flags.width.unwrap_or(0);
    let missing = width.saturating_sub(sign.len() + digits.len());
    format!("{sign}{}{digits}", "0".repeat(missing))
}

fn padded(text: &str, flags: &Flags) -> String {
    let missing = flags
        .width
        .unwrap_or(0)
        .saturating_sub(text.chars().count());
    let padding = " ".repeat(missing);
    if flags.minus {
        format!("{text}{padding}")
    } else {
        format!("{padding}{text}")
    }
}

fn padded_bytes(text: &[u8], flags: &Flags) -> Vec<u8> {
    let count = String::from_utf8_lossy(text).chars().count();
    let padding = " ".repeat(flags.width.unwrap_or(0).saturating_sub(count));
    if flags.minus {
        [text, padding.as_bytes()].concat()
    } else {
        [padding.as_bytes(), text].concat()
    }
}

/// To as many characters as the precision says.
fn cut(text: &[u8], flags: &Flags) -> Vec<u8> {
    let Some(precision) = flags.precision else {
        return text.to_vec();
    };
    let mut kept = Vec::new();
    let mut left = precision;
    for chunk in text.utf8_chunks() {
        for character in chunk.valid().chars() {
            if left == 0 {
                return kept;
            }
            left -= 1;
            kept.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        for byte in chunk.invalid() {
            if left == 0 {
                return kept;
            }
            left -= 1;
            kept.push(*byte);
        }
    }
    kept
}

fn hex(text: &[u8], verb: char) -> String {
    let digits = text.iter().map(|byte| match verb {
        'X' => format!("{byte:02X}"),
        _ => format!("{byte:02x}"),
    });
    digits.collect()
}

/// As a literal of Go.
fn quoted(text: &str) -> String {
    let mut shown = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => shown.push_str("\\\""),
            '\\' => shown.push_str("\\\\"),
            '\n' => shown.push_str("\\n"),
            '\t' => shown.push_str("\\t"),
            '\r' => shown.push_str("\\r"),
            '\u{7}' => shown.push_str("\\a"),
            '\u{8}' => shown.push_str("\\b"),
            '\u{c}' => shown.push_str("\\f"),
            '\u{b}' => shown.push_str("\\v"),
            control if control.is_ascii_control() => {
                // Writing to a `String` cannot fail.
                let _ = write!(shown, "\\x{:02x}", u32::from(control));
            }
            other => shown.push(other),
        }
    }
    shown.push('"');
    shown
}
