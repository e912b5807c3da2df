//! The dates of YAML 1.1 that go-yaml knows.

use std::fmt::Write;

/// The RFC 3339 text, with nanoseconds where there are some, of a date that go-yaml reads as a timestamp.
///
/// Forms (go-yaml 3.0, `resolve.go`, read by the rules of Go's `time.Parse`): `2006-1-2`, `2006-1-2T15:4:5.999Z07:00`
/// with `T` or `t`, and `2006-1-2 15:4:5.999` without zone.
pub(super) fn rfc3339(text: &str) -> Option<String> {
    if text.len() < 8 || text.as_bytes()[4] != b'-' {
        return None;
    }
    let mut rest = text;
    let year = digits(&mut rest, 4, 4)?;
    let month = after(&mut rest, "-").and_then(|()| digits(&mut rest, 1, 2))?;
    let day = after(&mut rest, "-").and_then(|()| digits(&mut rest, 1, 2))?;
    if !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
        return None;
    }
    let date = format!("{year:04}-{month:02}-{day:02}T");
    if rest.is_empty() {
        return Some(date + "00:00:00Z");
    }
    let separator = rest.bytes().next()?;
    rest = rest.strip_prefix(['T', 't', ' '])?;
    let mut out = date + &clock(&mut rest)?;
    match separator {
        b' ' if rest.is_empty() => out.push('Z'),
        b' ' => return None,
        _ => out.push_str(&zone(rest)?),
    }
    Some(out)
}

/// Hours, minutes and seconds; a fraction loses what is beyond nanoseconds, and trailing zeros.
fn clock(rest: &mut &str) -> Option<String> {
    let hour = digits(rest, 1, 2).filter(|hour| *hour < 24)?;
    let minute = after(rest, ":")
        .and_then(|()| digits(rest, 1, 2))
        .filter(|minute| *minute < 60)?;
    let second = after(rest, ":")
        .and_then(|()| digits(rest, 1, 2))
        .filter(|second| *second < 60)?;
    let mut out = format!("{hour:02}:{minute:02}:{second:02}");
    if let Some(tail) = rest.strip_prefix(['.', ',']) {
        let length = tail.bytes().take_while(u8::is_ascii_digit).count();
        if length > 0 {
            let fraction = tail[..length.min(9)].trim_end_matches('0');
            if !fraction.is_empty() {
                let _ = write!(out, ".{fraction}");
            }
            *rest = &tail[length..];
        }
    }
    Some(out)
}

fn zone(text: &str) -> Option<String> {
    if text == "Z" {
        return Some("Z".to_owned());
    }
    let sign = text
        .chars()
        .next()
        .filter(|sign| matches!(sign, '+' | '-'))?;
    let mut rest = &text[1..];
    let hours = digits(&mut rest, 2, 2).filter(|hours| *hours <= 24)?;
    let minutes = after(&mut rest, ":")
        .and_then(|()| digits(&mut rest, 2, 2))
        .filter(|minutes| *minutes < 60)?;
    if !rest.is_empty() {
        return None;
    }
    Some(match hours * 60 + minutes {
        0 => "Z".to_owned(),
        _ => format!("{sign}{hours:02}:{minutes:02}"),
    })
}

fn after(rest: &mut &str, mark: &str) -> Option<()> {
    *rest = rest.strip_prefix(mark)?;
    Some(())
}

/// A number of `least` to `most` digits.
fn digits(rest: &mut &str, least: usize, most: usize) -> Option<u32> {
    let length = rest
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_digit)
        .count();
    if length < least {
        return None;
    }
    let (number, tail) = rest.split_at(length);
    *rest = tail;
    number.parse().ok()
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
