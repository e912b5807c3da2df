//! Messages: text with references to fields.

use std::borrow::Cow;
use std::str::FromStr;

use serde_json::Value;

use super::path::Path;
use super::scope::{Fault, Scope};

/// `Broker {.name}: {.message | no message}[ ({.reason})]`. A bracketed part is left out where a reference in it is
/// absent or empty, one that opens with `[~` only where it is absent; `{{`, `}}`, `[[` and `]]` stand for the sign itself.
#[derive(Debug)]
pub(super) struct Template(Vec<Part>);

#[derive(Debug)]
enum Part {
    Text(String),
    Reference(Reference),
    Optional(Lack, Template),
}

#[derive(Debug)]
struct Reference {
    form: Form,
    path: Path,
    fallback: Option<(Lack, Template)>,
}

/// What is done to the text of a reference.
#[derive(Debug, Clone, Copy)]
enum Form {
    Plain,
    /// `{lower kind}`
    Lower,
    /// `{short status.sha}`: the first seven bytes, as Git shortens a hash.
    Short,
}

/// When a fallback stands in, and when an optional part is left out.
#[derive(Debug, Clone, Copy)]
enum Lack {
    /// `|`: absent, or false
    Absent,
    /// `||`: absent, false, or empty
    Empty,
}

impl Template {
    /// The message: a lone reference gives its value as it is, none where there is none.
    pub(super) fn value<'s>(&self, scope: &'s Scope<'s>) -> Result<Option<Cow<'s, Value>>, Fault> {
        match self.needed(scope)?.as_slice() {
            [Part::Reference(reference)] => reference.value(scope),
            parts => Ok(Some(Cow::Owned(Value::String(text_of(parts, scope)?)))),
        }
    }

    /// The text; a reference in it must lead to text or a number.
    pub(super) fn text<'s>(&self, scope: &'s Scope<'s>) -> Result<String, Fault> {
        text_of(&self.needed(scope)?, scope)
    }

    /// The parts without the optional ones that are left out, and with those inside the others.
    fn needed<'t, 's>(&'t self, scope: &'s Scope<'s>) -> Result<Vec<&'t Part>, Fault> {
        let mut parts = Vec::with_capacity(self.0.len());
        for part in &self.0 {
            match part {
                Part::Optional(lack, inner) if inner.is_filled(*lack, scope)? => {
                    parts.extend(inner.needed(scope)?);
                }
                Part::Optional(..) => {}
                Part::Text(_) | Part::Reference(_) => parts.push(part),
            }
        }
        Ok(parts)
    }

    fn is_filled<'s>(&self, lack: Lack, scope: &'s Scope<'s>) -> Result<bool, Fault> {
        for part in &self.0 {
            if let Part::Reference(reference) = part {
                let value = reference.value(scope)?;
                if lacks(value.as_deref(), lack) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}

fn text_of<'s>(parts: &[&Part], scope: &'s Scope<'s>) -> Result<String, Fault> {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Text(literal) => text.push_str(literal),
            Part::Reference(reference) => text.push_str(&reference.text(scope)?),
            Part::Optional(_, inner) => text.push_str(&inner.text(scope)?),
        }
    }
    Ok(text)
}

impl Reference {
    fn value<'s>(&self, scope: &'s Scope<'s>) -> Result<Option<Cow<'s, Value>>, Fault> {
        let value = self.path.get(scope)?;
        if let Some((lack, fallback)) = &self.fallback
            && lacks(value, *lack)
        {
            return fallback.value(scope);
        }
        let Some(value) = value else { return Ok(None) };
        Ok(Some(match (self.form, value.as_str()) {
            (Form::Lower, Some(text)) => Cow::Owned(text.to_lowercase().into()),
            (Form::Short, Some(text)) => {
                Cow::Owned(text.chars().take(7).collect::<String>().into())
            }
            _ => Cow::Borrowed(value),
        }))
    }

    fn text<'s>(&self, scope: &'s Scope<'s>) -> Result<String, Fault> {
        match self.value(scope)?.as_deref() {
            Some(Value::String(text)) => Ok(text.clone()),
            Some(Value::Number(number)) => Ok(number_text(number)),
            Some(_) => Err(Fault::new(format!("`{}` is not a text", self.path))),
            None => Err(Fault::new(format!("`{}` is missing", self.path))),
        }
    }
}

fn lacks(value: Option<&Value>, lack: Lack) -> bool {
    match value {
        None | Some(Value::Bool(false)) => true,
        Some(Value::String(text)) => matches!(lack, Lack::Empty) && text.is_empty(),
        Some(_) => false,
    }
}

/// As Lua prints a number (gopher-lua, `LNumber.String`): whole ones without a fraction, else the shortest form of Go's
/// `%v`.
fn number_text(number: &serde_json::Number) -> String {
    let number = number.as_f64().unwrap_or_default();
    if number.fract() == 0.0 && number.abs() < 9e18 {
        return format!("{number:.0}");
    }
    if (1e-4..1e21).contains(&number.abs()) {
        return number.to_string();
    }
    let text = format!("{number:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    match exponent.strip_prefix('-') {
        Some(exponent) => format!("{digits}e-{exponent:0>2}"),
        None => format!("{digits}e+{exponent:0>2}"),
    }
}

impl FromStr for Template {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut reader = Reader { text, rest: text };
        let template = reader.template(End::Text)?;
        Ok(template)
    }
}

/// What closes the template that is read.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Text,
    Brace,
    Bracket,
}

struct Reader<'t> {
    text: &'t str,
    rest: &'t str,
}

impl Reader<'_> {
    fn template(&mut self, end: End) -> Result<Template, String> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        while let Some(sign) = self.take() {
            let doubled = "{}[]".contains(sign) && self.rest.starts_with(sign);
            // `{a | {b}}` and `[ for {a}[ because {b}]]` close twice: no doubled sign there.
            let closes = (sign == '}' && end == End::Brace) || (sign == ']' && end == End::Bracket);
            if doubled && !closes {
                self.take();
                literal.push(sign);
                continue;
            }
            match (sign, end) {
                ('}', End::Brace) | (']', End::Bracket) => {
                    parts.extend(text_part(&mut literal));
                    return Ok(Template(parts));
                }
                ('{', _) => {
                    parts.extend(text_part(&mut literal));
                    parts.push(Part::Reference(self.reference()?));
                }
                ('[', _) => {
                    parts.extend(text_part(&mut literal));
                    let lack = self.lack('~', Lack::Absent, Lack::Empty);
                    parts.push(Part::Optional(lack, self.template(End::Bracket)?));
                }
                ('}' | ']', _) => {
                    return Err(format!("`{sign}` closes nothing in `{}`", self.text));
                }
                _ => literal.push(sign),
            }
        }
        if end != End::Text {
            return Err(format!("something is not closed in `{}`", self.text));
        }
        parts.extend(text_part(&mut literal));
        Ok(Template(parts))
    }

    /// After the opening brace, to the closing one.
    fn reference(&mut self) -> Result<Reference, String> {
        let end = self.rest.find(['|', '}']);
        let end = end.ok_or_else(|| format!("`{{` is not closed in `{}`", self.text))?;
        let (head, rest) = self.rest.split_at(end);
        self.rest = rest;
        let (form, path) = match head.trim().split_once(' ') {
            None => (Form::Plain, head.trim()),
            Some(("lower", path)) => (Form::Lower, path),
            Some(("short", path)) => (Form::Short, path),
            Some((word, _)) => return Err(format!("`{word}` is neither `lower` nor `short`")),
        };
        let path = path.trim().parse()?;
        let fallback = self.fallback()?;
        Ok(Reference {
            form,
            path,
            fallback,
        })
    }

    fn fallback(&mut self) -> Result<Option<(Lack, Template)>, String> {
        if self.take() == Some('}') {
            return Ok(None);
        }
        let lack = self.lack('|', Lack::Empty, Lack::Absent);
        self.rest = self.rest.strip_prefix(' ').unwrap_or(self.rest);
        Ok(Some((lack, self.template(End::Brace)?)))
    }

    /// `marked` where the sign comes next.
    fn lack(&mut self, sign: char, marked: Lack, bare: Lack) -> Lack {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        if rest.is_some() { marked } else { bare }
    }

    fn take(&mut self) -> Option<char> {
        let sign = self.rest.chars().next()?;
        self.rest = &self.rest[sign.len_utf8()..];
        Some(sign)
    }
}

fn text_part(literal: &mut String) -> Option<Part> {
    (!literal.is_empty()).then(|| Part::Text(std::mem::take(literal)))
}
