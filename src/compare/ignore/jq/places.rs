//! Places in lists as gojq has them. A slice of what is not there is `null`, where jaq's fails; a number with a fraction
//! counts as the whole number that is nearer to zero (at the end of a slice: the greater one), where jaq fails too.
//!
//! jaq leaves no place to say so, for what a slice is belongs to its type of values. So a program is written anew before
//! it is compiled: `T[A:B]` becomes a call of `_slice(T; A; B)`, which [`DEFINITIONS`] define, and `T[I]` becomes
//! `T[_index(I)]`.

use std::mem::take;

use jaq_core::DataT;
use jaq_core::load::lex::StrPart;
use jaq_core::load::parse::{BinaryOp, Pattern, Term};
use jaq_core::native::{Fun, bome, run, v};
use jaq_core::path::{Opt, Part, Path};
use jaq_json::{Num, Val};

/// The bounds are worked out where the slice stands, not where the term before it leads.
pub(super) const DEFINITIONS: &str = "
def _index(f): f | _at;
def _slice(f; a; b): (a | _start) as $start | (b | _end) as $end |
    f | if . == null then .[{start: $start, end: $end}] else .[$start:$end] end;
def _slice_or_nothing(f; a; b): (a | _start) as $start | (b | _end) as $end |
    f | if . == null then .[{start: $start, end: $end}] else .[$start:$end]? end;
";

/// Beyond every list.
const FAR: f64 = 4.0e15;

pub(super) fn functions<D>() -> [Fun<D>; 3]
where
    D: for<'a> DataT<V<'a> = Val>,
{
    [
        run(("_at", v(0), |cv| bome(Ok(whole(cv.1, f64::trunc, FAR))))),
        run(("_start", v(0), |cv| bome(Ok(whole(cv.1, f64::trunc, 0.0))))),
        run(("_end", v(0), |cv| bome(Ok(whole(cv.1, f64::ceil, 0.0))))),
    ]
}

/// `nan` is what stands for no number at all.
fn whole(value: Val, round: fn(f64) -> f64, nan: f64) -> Val {
    let number = if let Val::Num(Num::Float(number)) = value {
        number
    } else if let Val::Num(Num::Dec(text)) = &value {
        text.parse().unwrap_or(nan)
    } else {
        return value;
    };
    let number = if number.is_nan() { nan } else { round(number) };
    #[expect(clippy::cast_possible_truncation, reason = "whole and within FAR")]
    let whole = number.clamp(-FAR, FAR) as isize;
    Val::from(whole)
}

pub(super) fn rewrite(term: &mut Term<&str>) {
    match term {
        Term::Id
        | Term::Recurse
        | Term::Num(_)
        | Term::Break(_)
        | Term::Var(_)
        | Term::Arr(None) => {}
        Term::Arr(Some(term)) | Term::Neg(term) | Term::Label(_, term) => rewrite(term),
        Term::Str(_, parts) => {
            for part in parts {
                if let StrPart::Term(term) = part {
                    rewrite(term);
                }
            }
        }
        Term::Obj(entries) => {
            for (key, value) in entries {
                rewrite(key);
                value.iter_mut().for_each(rewrite);
            }
        }
        Term::BinOp(left, operator, right) => {
            rewrite(left);
            if let BinaryOp::Pipe(Some(pattern)) = operator {
                rewrite_pattern(pattern);
            }
            rewrite(right);
        }
        Term::Fold(_, source, pattern, steps) => {
            rewrite(source);
            rewrite_pattern(pattern);
            steps.iter_mut().for_each(rewrite);
        }
        Term::TryCatch(term, catch) => {
            rewrite(term);
            if let Some(term) = catch {
                rewrite(term);
            }
        }
        Term::IfThenElse(branches, otherwise) => {
            for (condition, term) in branches {
                rewrite(condition);
                rewrite(term);
            }
            if let Some(term) = otherwise {
                rewrite(term);
            }
        }
        Term::Def(definitions, term) => {
            for definition in definitions {
                rewrite(&mut definition.body);
            }
            rewrite(term);
        }
        Term::Call(_, arguments) => arguments.iter_mut().for_each(rewrite),
        Term::Path(start, path) => *term = rewritten_path(take(start), take(&mut path.0)),
    }
}

fn rewrite_pattern(pattern: &mut Pattern<&str>) {
    match pattern {
        Pattern::Var(_) => {}
        Pattern::Arr(items) => items.iter_mut().for_each(rewrite_pattern),
        Pattern::Obj(entries) => {
            for (key, pattern) in entries {
                rewrite(key);
                rewrite_pattern(pattern);
            }
        }
    }
}

fn rewritten_path<'a>(
    mut start: Box<Term<&'a str>>,
    parts: Vec<(Part<Term<&'a str>>, Opt)>,
) -> Term<&'a str> {
    rewrite(&mut start);
    // Up to the next slice.
    let mut straight = Vec::new();
    for (part, optional) in parts {
        let (from, to) = match part {
            Part::Index(mut index) => {
                rewrite(&mut index);
                if !is_whole(&index) {
                    index = Term::Call("_index", vec![index]);
                }
                straight.push((Part::Index(index), optional));
                continue;
            }
            Part::Range(None, None) => {
                straight.push((Part::Range(None, None), optional));
                continue;
            }
            Part::Range(from, to) => (from, to),
        };
        let bound = |bound: Option<Term<&'a str>>| {
            let mut bound = bound.unwrap_or(Term::Call("null", Vec::new()));
            rewrite(&mut bound);
            bound
        };
        let name = match optional {
            Opt::Essential => "_slice",
            Opt::Optional => "_slice_or_nothing",
        };
        let sliced = Term::Path(start, Path(take(&mut straight)));
        start = Box::new(Term::Call(name, vec![sliced, bound(from), bound(to)]));
    }
    Term::Path(start, Path(straight))
}

/// A key or a whole number as it stands.
fn is_whole(index: &Term<&str>) -> bool {
    if let Term::Num(number) = index {
        number.bytes().all(|digit| digit.is_ascii_digit())
    } else {
        matches!(index, Term::Str(..))
    }
}
