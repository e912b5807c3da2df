//! Durations as Go reads and writes them.
//!
//! Source: Go `time.ParseDuration` and `Duration.String`: `1h30m0s`, `1.5s`, `100ms`.

/// The text as Go writes it again; `None` for what Go cannot read.
pub(crate) fn canonical(text: &str) -> Option<String> {
    Some(write(read(text)?))
}

/// Nanoseconds.
fn read(text: &str) -> Option<i64> {
    let (is_negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Some(0);
    }
    if rest.is_empty() {
        return None;
    }
    let mut total: i128 = 0;
    while !rest.is_empty() {
        let (whole, after) = digits(rest);
        let (fraction, after) = match after.strip_prefix('.') {
            Some(after) => digits(after),
            None => ("", after),
        };
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let end = after.find(|c: char| c == '.' || c.is_ascii_digit());
        let (name, after) = after.split_at(end.unwrap_or(after.len()));
        let unit = unit(name)?;
        total += whole.parse::<i128>().unwrap_or(0).checked_mul(unit)?;
        total += part(fraction, unit);
        rest = after;
    }
    i64::try_from(if is_negative { -total } else { total }).ok()
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}

/// `0.<fraction>` of a unit; what is less than a nanosecond is cut.
fn part(fraction: &str, unit: i128) -> i128 {
    let mut scale = 1;
    let mut sum = 0;
    for digit in fraction.bytes().take(18) {
        scale *= 10;
        sum = sum * 10 + i128::from(digit - b'0');
    }
    sum * unit / scale
}

fn unit(name: &str) -> Option<i128> {
    Some(match name {
        "ns" => 1,
        "us" | "µs" | "μs" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => return None,
    })
}

fn write(nanos: i64) -> String {
    let sign = if nanos < 0 { "-" } else { "" };
    let nanos = nanos.unsigned_abs();
    let with_fraction = |unit: u64| {
        let text = format!(
            "{}.{:0width$}",
            nanos / unit,
            nanos % unit,
            width = unit.ilog10() as usize
        );
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    match nanos {
        0 => return "0s".to_owned(),
        1..1_000 => return format!("{sign}{nanos}ns"),
        1_000..1_000_000 => return format!("{sign}{}µs", with_fraction(1_000)),
        1_000_000..1_000_000_000 => return format!("{sign}{}ms", with_fraction(1_000_000)),
        _ => {}
    }
    let minutes = nanos / 60_000_000_000;
    let seconds = nanos % 60_000_000_000;
    let seconds = format!("{}.{:09}", seconds / 1_000_000_000, seconds % 1_000_000_000);
    let seconds = seconds.trim_end_matches('0').trim_end_matches('.');
    match (minutes / 60, minutes % 60) {
        (0, 0) => format!("{sign}{seconds}s"),
        (0, minutes) => format!("{sign}{minutes}m{seconds}s"),
        (hours, minutes) => format!("{sign}{hours}h{minutes}m{seconds}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_and_write_as_in_go() {
        for (text, expected) in [
            ("1h", Some("1h0m0s")),
            ("90s", Some("1m30s")),
            ("1.5h", Some("1h30m0s")),
            ("100ms", Some("100ms")),
            ("1500us", Some("1.5ms")),
            ("60s", Some("1m0s")),
            ("0", Some("0s")),
            ("-2m", Some("-2m0s")),
            ("1.25s", Some("1.25s")),
            ("7ns", Some("7ns")),
            ("20m", Some("20m0s")),
            ("", None),
            ("1", None),
            ("1d", None),
            ("s", None),
            ("99999999999h", None),
        ] {
            assert_eq!(canonical(text).as_deref(), expected, "{text}");
        }
    }
}
