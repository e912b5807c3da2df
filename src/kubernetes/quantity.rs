//! Quantities: `500m`, `1Gi`, `1e3`, and the one spelling that Kubernetes writes them in.
//!
//! Source of the rules: apimachinery 0.36 `pkg/api/resource` (`ParseQuantity`, `CanonicalizeBytes`). A number keeps its
//! family: decimal, binary and exponent forms of one value are written differently, so they are not equal as text.

/// Which suffixes a quantity is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// `m`, none, `k`, `M` …
    Decimal,
    /// `Ki`, `Mi` …
    Binary,
    /// `e3`
    Exponent,
}

/// An amount and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// The amount is `value × 10^scale`.
    value: i128,
    scale: i32,
    format: Format,
    /// The text as it was given, where Go takes it for canonical already and does not look closer.
    text: Option<String>,
}

/// `10^-9`, the smallest amount there is.
const NANO: i32 = -9;
/// Decimal digits that always fit Go's fast path of 64 bits.
const FAST_DIGITS: usize = 18;
/// Digits beyond which an amount is no longer told exactly; far above anything a quantity can hold.
const MOST_DIGITS: usize = 27;

/// The spelling that Kubernetes gives a quantity when it writes the object; `None` for a text that is none.
pub(crate) fn canonical(text: &str) -> Option<String> {
    Quantity::parse(text).map(|quantity| quantity.to_string())
}

/// The parts of the text: sign, digits before and after the point, suffix.
struct Parts<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    suffix: &'a str,
}

impl Quantity {
    /// Reads a quantity as Go does; surrounding blanks are allowed.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if text == "0" {
            return Some(Self {
                value: 0,
                scale: 0,
                format: Format::Decimal,
                text: Some(text.to_owned()),
            });
        }
        let parts = split(text)?;
        let (base, exponent, format) = suffix(parts.suffix)?;
        let quantity = amount(&parts, base, exponent, format).unwrap_or(Self {
            value: 0,
            scale: 0,
            format,
            text: Some(String::new()),
        });
        Some(Self {
            value: if parts.negative {
                -quantity.value
            } else {
                quantity.value
            },
            text: quantity.text.map(|_| text.to_owned()),
            ..quantity
        })
    }

    /// This amount, rounded up to thousandths, as the defaults of a container's resources are.
    pub(crate) fn rounded_to_milli(&self) -> Self {
        if self.scale >= -3 {
            return self.clone();
        }
        Self {
            value: round_up(self.value, self.scale, -3),
            scale: -3,
            format: self.format,
            text: None,
        }
    }
}

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(text) = &self.text {
            return f.write_str(text);
        }
        if self.value == 0 {
            return f.write_str("0");
        }
        if self.format == Format::Binary
            && exact(self.value, self.scale, 0)
            && let Some(whole) = scaled(self.value, self.scale, 0)
            && whole.abs() >= 1024
        {
            let (number, times) = without_factors(whole, 1024);
            return write!(f, "{number}{}", binary_suffix(times));
        }
        let (mut number, times) = without_factors(self.value, 10);
        let mut exponent = self.scale + times;
        while exponent % 3 != 0 {
            number *= 10;
            exponent -= 1;
        }
        match self.format {
            Format::Exponent if exponent != 0 => write!(f, "{number}e{exponent}"),
            Format::Exponent => write!(f, "{number}"),
            Format::Decimal | Format::Binary => write!(f, "{number}{}", decimal_suffix(exponent)),
        }
    }
}

/// The amount without its sign; a text stands for "as given". `None` for a number that is too long to be told exactly,
/// which nobody writes: it keeps its text.
fn amount(parts: &Parts<'_>, base: u32, exponent: i32, format: Format) -> Option<Quantity> {
    if parts.whole.len() + parts.fraction.len() > MOST_DIGITS || exponent.abs() > 60 {
        return None;
    }
    let digits = format!("{}{}", parts.whole, parts.fraction);
    let magnitude: i128 = digits.parse().ok()?;
    let places = i32::try_from(parts.fraction.len()).ok()?;
    if base == 2 {
        binary(magnitude, places, exponent, parts.whole.len())
    } else {
        decimal(magnitude, places, exponent, &digits, format)
    }
}

/// A number with a decimal suffix or an exponent. Go keeps its text if the scale is a multiple of 3 and the digits
/// neither start with 0 nor end with 000.
fn decimal(
    magnitude: i128,
    places: i32,
    exponent: i32,
    digits: &str,
    format: Format,
) -> Option<Quantity> {
    let scale = exponent - places;
    if digits.len() <= FAST_DIGITS && scale >= NANO {
        let kept = scale % 3 == 0 && !digits.ends_with("000") && !digits.starts_with('0');
        return Some(Quantity {
            value: magnitude,
            scale,
            format,
            text: kept.then(String::new),
        });
    }
    let (value, scale) = at_least_nano(magnitude, scale)?;
    Some(Quantity {
        value,
        scale,
        format,
        text: None,
    })
}

/// A number with a binary suffix. Go keeps its text if the number is small and no multiple of 8.
fn binary(magnitude: i128, places: i32, exponent: i32, whole: usize) -> Option<Quantity> {
    let whole = i32::try_from(whole).ok()?;
    let room = 15 - whole - exponent * 3 / 10 - 1;
    let unit = 1_i128.checked_shl(u32::try_from(exponent).ok()?)?;
    let product = magnitude.checked_mul(unit)?;
    if places == 0 && room >= 0 && i64::try_from(product).is_ok() {
        let kept = magnitude & 7 != 0;
        return Some(Quantity {
            value: product,
            scale: 0,
            format: Format::Binary,
            text: kept.then(String::new),
        });
    }
    let (value, scale) = at_least_nano(product, -places)?;
    let most = i128::from(i64::MAX);
    let over = scaled(value, scale, 0).is_none_or(|whole| whole > most)
        || (scaled(value, scale, 0) == Some(most) && !exact(value, scale, 0));
    let (value, scale) = if over { (most, 0) } else { (value, scale) };
    let below_one = value > 0 && scaled(value, scale, 0) == Some(0);
    Some(Quantity {
        value,
        scale,
        format: if below_one {
            Format::Decimal
        } else {
            Format::Binary
        },
        text: None,
    })
}

/// Amounts below a billionth are rounded up to the next one.
fn at_least_nano(value: i128, scale: i32) -> Option<(i128, i32)> {
    if scale >= NANO {
        Some((value, scale))
    } else if NANO - scale > 30 {
        Some((i128::from(value > 0), NANO))
    } else {
        Some((round_up(value, scale, NANO), NANO))
    }
}

/// `value × 10^from` in units of `10^to`, away from zero; `from` is below `to`.
fn round_up(value: i128, from: i32, to: i32) -> i128 {
    let unit = power(to - from);
    let rest = value % unit;
    value / unit + rest.signum()
}

fn exact(value: i128, from: i32, to: i32) -> bool {
    from >= to || value % power(to - from) == 0
}

/// `value × 10^from` in units of `10^to`, towards zero.
fn scaled(value: i128, from: i32, to: i32) -> Option<i128> {
    if from >= to {
        value.checked_mul(10_i128.checked_pow(u32::try_from(from - to).ok()?)?)
    } else {
        Some(value / power(to - from))
    }
}

fn power(exponent: i32) -> i128 {
    10_i128.pow(u32::try_from(exponent.clamp(0, 38)).unwrap_or(0))
}

fn without_factors(mut value: i128, base: i128) -> (i128, i32) {
    let mut times = 0;
    while value != 0 && value % base == 0 {
        value /= base;
        times += 1;
    }
    (value, times)
}

/// `None` where Go's scanner stops before the end of the text.
fn split(text: &str) -> Option<Parts<'_>> {
    let (negative, rest) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let rest = rest.trim_start_matches('0');
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, rest) = rest.split_at(digits(rest));
    let whole = if whole.is_empty() { "0" } else { whole };
    let (fraction, suffix) = match rest.strip_prefix('.') {
        Some(rest) => rest.split_at(digits(rest)),
        None => ("", rest),
    };
    let letters = suffix
        .bytes()
        .take_while(|byte| b"eEinumkKMGTP".contains(byte))
        .count();
    let exponent = &suffix[letters..];
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    (digits(exponent) == exponent.len()).then_some(Parts {
        negative,
        whole,
        fraction,
        suffix,
    })
}

/// Base, exponent and family of a suffix.
fn suffix(text: &str) -> Option<(u32, i32, Format)> {
    let decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    let binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
    if let Some(place) = decimal.iter().position(|&known| known == text) {
        return Some((10, i32::try_from(place).ok()? * 3 - 9, Format::Decimal));
    }
    if let Some(place) = binary.iter().position(|&known| known == text) {
        return Some((2, (i32::try_from(place).ok()? + 1) * 10, Format::Binary));
    }
    let exponent = text.strip_prefix(['e', 'E'])?;
    Some((10, exponent.parse().ok()?, Format::Exponent))
}

fn decimal_suffix(exponent: i32) -> &'static str {
    match exponent {
        -9 => "n",
        -6 => "u",
        -3 => "m",
        3 => "k",
        6 => "M",
        9 => "G",
        12 => "T",
        15 => "P",
        18 => "E",
        _ => "",
    }
}

fn binary_suffix(times: i32) -> &'static str {
    match times {
        1 => "Ki",
        2 => "Mi",
        3 => "Gi",
        4 => "Ti",
        5 => "Pi",
        6 => "Ei",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As apimachinery 0.36 reads and writes them.
    #[test]
    fn quantities_are_written_as_go_writes_them() {
        let rows = [
            ("0", "0"),
            ("00", "0"),
            ("1000m", "1"),
            ("0.5", "500m"),
            ("1024Mi", "1Gi"),
            ("1000M", "1G"),
            ("1073741824", "1073741824"),
            ("1e3", "1e3"),
            ("+1", "+1"),
            ("01", "01"),
            ("1.500", "1.500"),
            ("1.5", "1500m"),
            ("2.000", "2"),
            ("+1Ki", "+1Ki"),
            ("8Ki", "8Ki"),
            ("1024Ki", "1Mi"),
            ("100Ki", "100Ki"),
            ("1.5Gi", "1536Mi"),
            ("0.5Ki", "512"),
            ("0.1Ki", "102400m"),
            ("1Pi", "1Pi"),
            ("1024Pi", "1Ei"),
            ("1E", "1E"),
            ("12E0", "12E0"),
            ("1200E0", "1200E0"),
            ("1000E0", "1e3"),
            ("100000", "100k"),
            ("1100", "1100"),
            ("0.0001", "100u"),
            ("0.0000000001", "1n"),
            ("-1000m", "-1"),
            ("-0", "0"),
            (" 1 ", "1"),
        ];
        for (given, written) in rows {
            assert_eq!(canonical(given).as_deref(), Some(written), "{given}");
        }
        for given in ["", "abc", "1.2.3", "1 Gi", "1x", "1ee3"] {
            assert_eq!(canonical(given), None, "{given}");
        }
    }
}
