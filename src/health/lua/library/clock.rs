//! `os`: the time of the run, in UTC, as Argo CD's containers have it.
//!
//! Source: Argo CD 3.6 `util/lua/oslib_safe.go`. A letter after `%` that it does not know stays as it is; `%a` is the
//! word `mon` on every day, as there.

use super::numbers;
use crate::health::lua::machine::value::{Body, TableId, Value};
use crate::health::lua::machine::{Machine, Raise};

type Given<'v> = &'v [Value];
type Answer = Result<Vec<Value>, Raise>;

pub(super) const FUNCTIONS: &[(&str, Body)] = &[
    ("clock", clock),
    ("date", date),
    ("difftime", difftime),
    ("time", time),
];

const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The time that the script itself took: none, for it must be the same in every run.
fn clock(_: &mut Machine, _: Given) -> Answer {
    Ok(vec![Value::Number(0.0)])
}

fn difftime(machine: &mut Machine, given: Given) -> Answer {
    let one = machine.wanted_number(given, 1)?;
    let other = machine.wanted_number(given, 2)?;
    Ok(vec![Value::Number(one - other)])
}

fn time(machine: &mut Machine, given: Given) -> Answer {
    if given.is_empty() {
        return Ok(vec![Value::Number(numbers::from_i64(machine.now))]);
    }
    let id = machine.wanted_table(given, 1)?;
    let mut field =
        |name: &str, default: i64| match machine.heap.table(id).get_text(name.as_bytes()) {
            // Far beyond any calendar, and far from the end of the integers.
            Value::Number(number) => numbers::truncated(number).clamp(-1 << 32, 1 << 32),
            _ => default,
        };
    let month = field("month", -1) - 1;
    let year = field("year", -1) + month.div_euclid(12);
    let days = days_from_civil(year, month.rem_euclid(12) + 1, 1) + field("day", -1) - 1;
    let seconds = (field("hour", 12) * 60 + field("min", 0)) * 60 + field("sec", 0);
    Ok(vec![Value::Number(numbers::from_i64(
        days * 86_400 + seconds,
    ))])
}

fn date(machine: &mut Machine, given: Given) -> Answer {
    let format = match given.first() {
        None => b"%c".to_vec(),
        Some(_) => machine.wanted_text(given, 1)?.to_vec(),
    };
    let format = match format.iter().position(|byte| *byte != b'!') {
        Some(start) => &format[start..],
        None => &[],
    };
    let seconds = if given.len() >= 2 {
        machine.wanted_integer(given, 2)?
    } else {
        machine.now
    };
    let moment = Moment::new(seconds);
    if format.starts_with(b"*t") {
        return Ok(vec![Value::Table(table(machine, &moment)?)]);
    }
    let shown = moment.format(format);
    Ok(vec![machine.text(shown)?])
}

fn table(machine: &mut Machine, moment: &Moment) -> Result<TableId, Raise> {
    let id = machine.table()?;
    for (name, number) in [
        ("year", moment.year),
        ("month", moment.month),
        ("day", moment.day),
        ("hour", moment.hour),
        ("min", moment.minute),
        ("sec", moment.second),
        ("wday", moment.weekday + 1),
        ("yday", 0),
    ] {
        let value = Value::Number(numbers::from_i64(number));
        machine.raw_set(id, &Value::text(name), value)?;
    }
    machine.raw_set(id, &Value::text("isdst"), Value::Bool(false))?;
    Ok(id)
}

struct Moment {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    /// From Sunday, 0.
    weekday: i64,
}

impl Moment {
    fn new(seconds: i64) -> Self {
        let days = seconds.div_euclid(86_400);
        let of_day = seconds.rem_euclid(86_400);
        let (year, month, day) = civil_from_days(days);
        Self {
            year,
            month,
            day,
            hour: of_day / 3600,
            minute: of_day / 60 % 60,
            second: of_day % 60,
            weekday: (days + 4).rem_euclid(7),
        }
    }

    fn format(&self, format: &[u8]) -> Vec<u8> {
        let mut shown = Vec::new();
        let mut bytes = format.iter().copied();
        while let Some(byte) = bytes.next() {
            if byte != b'%' {
                shown.push(byte);
                continue;
            }
            match bytes.next() {
                None | Some(b'%') => shown.push(b'%'),
                Some(letter) => match self.field(letter) {
                    Some(field) => shown.extend_from_slice(field.as_bytes()),
                    None => shown.extend_from_slice(&[b'%', letter]),
                },
            }
        }
        shown
    }

    fn field(&self, letter: u8) -> Option<String> {
        let name = |names: &[&'static str], place: i64| {
            let place = usize::try_from(place).ok()?;
            names.get(place).copied()
        };
        let hour = (self.hour + 11) % 12 + 1;
        let year = self.year.rem_euclid(100);
        Some(match letter {
            b'a' => "mon".to_owned(),
            b'A' => name(&DAYS, self.weekday)?.to_owned(),
            b'b' => name(&MONTHS, self.month - 1)?[..3].to_owned(),
            b'B' => name(&MONTHS, self.month - 1)?.to_owned(),
            b'c' => format!(
                "{:02} {} {year:02} {:02}:{:02} UTC",
                self.day,
                &name(&MONTHS, self.month - 1)?[..3],
                self.hour,
                self.minute
            ),
            b'd' => format!("{:02}", self.day),
            b'F' => format!("{:04}-{:02}-{:02}", self.year, self.month, self.day),
            b'H' => format!("{:02}", self.hour),
            b'I' => format!("{hour:02}"),
            b'm' => format!("{:02}", self.month),
            b'M' => format!("{:02}", self.minute),
            b'p' => if self.hour < 12 { "AM" } else { "PM" }.to_owned(),
            b'P' => if self.hour < 12 { "am" } else { "pm" }.to_owned(),
            b'S' => format!("{:02}", self.second),
            b'w' => self.weekday.to_string(),
            b'x' => format!("{:02}/{:02}/{:02}", self.hour, self.minute, self.second),
            b'X' => format!("{:02}:{:02}:{:02}", self.hour, self.minute, self.second),
            b'y' => format!("{year:02}"),
            b'Y' => format!("{:04}", self.year),
            b'z' => "+0000".to_owned(),
            b'Z' => "UTC".to_owned(),
            _ => return None,
        })
    }
}

/// Days since 1970-01-01 in the Gregorian calendar.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March, so that the leap day is their last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month, day)
}
