//! `math`: numbers. Chance is the same in every run.
//!
//! Source: gopher-lua 1.1.2 `mathlib.go`.

use super::numbers;
use crate::health::lua::machine::metamethods::modulo;
use crate::health::lua::machine::value::{Body, Value};
use crate::health::lua::machine::{Machine, Raise};

type Given<'v> = &'v [Value];
type Answer = Result<Vec<Value>, Raise>;

pub(super) const FUNCTIONS: &[(&str, Body)] = &[
    ("abs", |machine, given| of_one(machine, given, f64::abs)),
    ("acos", |machine, given| of_one(machine, given, f64::acos)),
    ("asin", |machine, given| of_one(machine, given, f64::asin)),
    ("atan", |machine, given| of_one(machine, given, f64::atan)),
    ("atan2", |machine, given| of_two(machine, given, f64::atan2)),
    ("ceil", |machine, given| of_one(machine, given, f64::ceil)),
    ("cos", |machine, given| of_one(machine, given, f64::cos)),
    ("cosh", |machine, given| of_one(machine, given, f64::cosh)),
    ("deg", |machine, given| {
        of_one(machine, given, f64::to_degrees)
    }),
    ("exp", |machine, given| of_one(machine, given, f64::exp)),
    ("floor", |machine, given| of_one(machine, given, f64::floor)),
    ("fmod", |machine, given| {
        of_two(machine, given, |one, other| one % other)
    }),
    ("frexp", frexp),
    ("ldexp", |machine, given| {
        of_two(machine, given, |one, other| one * other.trunc().exp2())
    }),
    ("log", |machine, given| of_one(machine, given, f64::ln)),
    ("log10", |machine, given| of_one(machine, given, f64::log10)),
    ("max", |machine, given| {
        extreme(machine, given, |one, best| one > best)
    }),
    ("min", |machine, given| {
        extreme(machine, given, |one, best| one < best)
    }),
    ("mod", |machine, given| of_two(machine, given, modulo)),
    ("modf", modf),
    ("pow", |machine, given| of_two(machine, given, f64::powf)),
    ("rad", |machine, given| {
        of_one(machine, given, f64::to_radians)
    }),
    ("random", random),
    ("randomseed", randomseed),
    ("sin", |machine, given| of_one(machine, given, f64::sin)),
    ("sinh", |machine, given| of_one(machine, given, f64::sinh)),
    ("sqrt", |machine, given| of_one(machine, given, f64::sqrt)),
    ("tan", |machine, given| of_one(machine, given, f64::tan)),
    ("tanh", |machine, given| of_one(machine, given, f64::tanh)),
];

fn of_one(machine: &Machine, given: Given, function: fn(f64) -> f64) -> Answer {
    let number = machine.wanted_number(given, 1)?;
    Ok(vec![Value::Number(function(number))])
}

fn of_two(machine: &Machine, given: Given, function: fn(f64, f64) -> f64) -> Answer {
    let one = machine.wanted_number(given, 1)?;
    let other = machine.wanted_number(given, 2)?;
    Ok(vec![Value::Number(function(one, other))])
}

fn extreme(machine: &Machine, given: Given, is_better: fn(f64, f64) -> bool) -> Answer {
    if given.is_empty() {
        return Err(machine.fail("wrong number of arguments"));
    }
    let mut best = machine.wanted_number(given, 1)?;
    for place in 2..=given.len() {
        let number = machine.wanted_number(given, place)?;
        if is_better(number, best) {
            best = number;
        }
    }
    Ok(vec![Value::Number(best)])
}

fn frexp(machine: &mut Machine, given: Given) -> Answer {
    let number = machine.wanted_number(given, 1)?;
    if number == 0.0 || !number.is_finite() {
        return Ok(vec![Value::Number(number), Value::Number(0.0)]);
    }
    let mut exponent = number.abs().log2().floor() + 1.0;
    let mut mantissa = number / exponent.exp2();
    if mantissa.abs() >= 1.0 {
        mantissa /= 2.0;
        exponent += 1.0;
    }
    Ok(vec![Value::Number(mantissa), Value::Number(exponent)])
}

fn modf(machine: &mut Machine, given: Given) -> Answer {
    let number = machine.wanted_number(given, 1)?;
    Ok(vec![
        Value::Number(number.trunc()),
        Value::Number(number.fract()),
    ])
}

/// Between 0 and 1: SplitMix64, from the same start in every run.
fn chance(machine: &mut Machine) -> f64 {
    machine.random = machine.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = machine.random;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^= mixed >> 31;
    let bits = i64::try_from(mixed >> 11).unwrap_or_default();
    numbers::from_i64(bits) / numbers::from_i64(1 << 53)
}

fn random(machine: &mut Machine, given: Given) -> Answer {
    let chance = chance(machine);
    let (low, high) = match given.len() {
        0 => return Ok(vec![Value::Number(chance)]),
        1 => (1, machine.wanted_integer(given, 1)?),
        _ => (
            machine.wanted_integer(given, 1)?,
            machine.wanted_integer(given, 2)?,
        ),
    };
    if high < low {
        return Err(machine.fail("invalid argument to Intn"));
    }
    let span = numbers::from_i64(high) - numbers::from_i64(low) + 1.0;
    let number = (numbers::from_i64(low) + (chance * span).floor()).min(numbers::from_i64(high));
    Ok(vec![Value::Number(number)])
}

fn randomseed(machine: &mut Machine, given: Given) -> Answer {
    machine.random = machine.wanted_integer(given, 1)?.cast_unsigned();
    Ok(Vec::new())
}
