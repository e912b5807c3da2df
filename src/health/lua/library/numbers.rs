//! Numbers as Go reads and prints them.
//!
//! Source: gopher-lua 1.1.2 `utils.go` (`parseNumber`, `isInteger`) and `value.go` (`LNumber.String`), which leave it to
//! Go's `strconv` and `fmt`.

/// The number that a text is, blanks around it left aside; `None` if it is none.
pub(in crate::health::lua) fn parse(written: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(written).ok()?;
    let text = text.trim_matches([' ', '\t', '\n']);
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let lower = digits.to_ascii_lowercase();
    let magnitude = if let Some(hex) = lower.strip_prefix("0x") {
        integer(hex, 16)?
    } else if let Some(binary) = lower.strip_prefix("0b") {
        integer(binary, 2)?
    } else if let Some(octal) = lower.strip_prefix("0o") {
        integer(octal, 8)?
    } else if matches!(lower.as_str(), "inf" | "infinity") {
        f64::INFINITY
    } else if lower == "nan" {
        f64::NAN
    } else {
        let is_decimal = |byte: u8| byte.is_ascii_digit() || b".eE+-".contains(&byte);
        if !lower.bytes().all(is_decimal) {
            return None;
        }
        // A leading zero makes whole numbers octal, where they can be.
        let octal = lower.strip_prefix('0').and_then(|rest| integer(rest, 8));
        match octal {
            Some(octal) => octal,
            None => lower.parse::<f64>().ok()?,
        }
    };
    Some(if is_negative { -magnitude } else { magnitude })
}

/// Digits of a base; `None` for none and for more than Go's 64 bits.
pub(in crate::health::lua) fn integer(digits: &str, base: u32) -> Option<f64> {
    if digits.starts_with(['+', '-']) {
        return None;
    }
    i64::from_str_radix(digits, base).ok().map(from_i64)
}

pub(in crate::health::lua) fn show(number: f64) -> String {
    match whole(number) {
        Some(integer) => integer.to_string(),
        None => shortest(number),
    }
}

/// The integer that a number is, if it is one of 64 bits.
pub(in crate::health::lua) fn whole(number: f64) -> Option<i64> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    ((-LIMIT..LIMIT).contains(&number) && number.fract() == 0.0).then(|| truncated(number))
}

/// Towards zero, and no further than 64 bits go.
#[expect(
    clippy::cast_possible_truncation,
    reason = "Rust saturates, which is what is wanted"
)]
pub(in crate::health::lua) fn truncated(number: f64) -> i64 {
    number as i64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "Lua has no other numbers; Go converts in the same way"
)]
pub(in crate::health::lua) fn from_i64(number: i64) -> f64 {
    number as f64
}

pub(in crate::health::lua) fn from_usize(number: usize) -> f64 {
    from_i64(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Go's `%g` without a precision: the fewest digits that give the number back.
pub(in crate::health::lua) fn shortest(number: f64) -> String {
    const FIRST_LARGE: i32 = 6;
    if let Some(word) = not_finite(number) {
        return word;
    }
    let (digits, exponent) = digits(number);
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if !(-4..FIRST_LARGE).contains(&exponent) {
        return format!("{sign}{}", scientific(&digits, exponent, 'e'));
    }
    format!("{sign}{}", plain(&digits, exponent))
}

pub(in crate::health::lua) fn not_finite(number: f64) -> Option<String> {
    let word = if number.is_nan() {
        "NaN"
    } else if number == f64::INFINITY {
        "+Inf"
    } else if number == f64::NEG_INFINITY {
        "-Inf"
    } else {
        return None;
    };
    Some(word.to_owned())
}

/// The fewest digits, and the power of ten of the first.
pub(in crate::health::lua) fn digits(number: f64) -> (String, i32) {
    let written = format!("{:e}", number.abs());
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let digits = mantissa.replace('.', "");
    (digits, exponent.parse().unwrap_or_default())
}

/// `1.5e+06`
pub(in crate::health::lua) fn scientific(digits: &str, exponent: i32, letter: char) -> String {
    let (first, rest) = digits.split_at(1.min(digits.len()));
    let point = if rest.is_empty() { "" } else { "." };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!(
        "{first}{point}{rest}{letter}{sign}{:02}",
        exponent.unsigned_abs()
    )
}

/// The same without an exponent.
pub(in crate::health::lua) fn plain(digits: &str, exponent: i32) -> String {
    if exponent < 0 {
        let zeros = "0".repeat((exponent.unsigned_abs() - 1) as usize);
        return format!("0.{zeros}{digits}");
    }
    let before = exponent.unsigned_abs() as usize + 1;
    if digits.len() <= before {
        return format!("{digits}{}", "0".repeat(before - digits.len()));
    }
    let (whole, fraction) = digits.split_at(before);
    format!("{whole}.{fraction}")
}
