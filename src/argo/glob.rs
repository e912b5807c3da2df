//! Patterns for groups and kinds.
//!
//! Source: gobwas/glob 0.2.3 without separators, as Argo CD uses it: `*`, `?`, `[abc]`, `[a-z]`, `[!a]`, `{one,two}`,
//! `\` before a character that stands for itself. A broken pattern matches nothing.

/// Whether the whole text is as the pattern says.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    if !pattern.contains(['*', '?', '[', '{', '\\']) {
        return pattern == text;
    }
    let Some(parts) = Parser::new(pattern).pattern() else {
        return false;
    };
    let text: Vec<char> = text.chars().collect();
    fits(&parts, &text)
}

#[derive(Clone, Debug)]
enum Part {
    Char(char),
    Any,
    Many,
    Class { negated: bool, set: Set },
    OneOf(Vec<Vec<Part>>),
}

#[derive(Clone, Debug)]
enum Set {
    Chars(Vec<char>),
    Range(char, char),
}

fn fits(parts: &[Part], text: &[char]) -> bool {
    let Some((part, parts)) = parts.split_first() else {
        return text.is_empty();
    };
    let one = |wanted: &dyn Fn(char) -> bool| match text.split_first() {
        Some((&first, text)) => wanted(first) && fits(parts, text),
        None => false,
    };
    match part {
        Part::Char(wanted) => one(&|first| first == *wanted),
        Part::Any => one(&|_| true),
        Part::Class { negated, set } => one(&|first| set.has(first) != *negated),
        Part::Many => (0..=text.len()).any(|skipped| fits(parts, &text[skipped..])),
        Part::OneOf(choices) => choices.iter().any(|choice| {
            let parts: Vec<Part> = choice.iter().chain(parts).cloned().collect();
            fits(&parts, text)
        }),
    }
}

impl Set {
    fn has(&self, wanted: char) -> bool {
        match self {
            Self::Chars(chars) => chars.contains(&wanted),
            Self::Range(low, high) => (*low..=*high).contains(&wanted),
        }
    }
}

struct Parser<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    /// How many braces are open.
    depth: usize,
}

impl<'a> Parser<'a> {
    fn new(pattern: &'a str) -> Self {
        Self {
            rest: pattern.chars().peekable(),
            depth: 0,
        }
    }

    fn pattern(mut self) -> Option<Vec<Part>> {
        self.parts()
    }

    /// Up to the end, or within braces up to a comma or the closing brace, which is left.
    fn parts(&mut self) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        while let Some(&next) = self.rest.peek() {
            if self.depth > 0 && matches!(next, ',' | '}') {
                break;
            }
            self.rest.next();
            parts.push(match next {
                '*' => Part::Many,
                '?' => Part::Any,
                '[' => self.class()?,
                '{' => self.choices()?,
                '\\' => match self.rest.next() {
                    Some(escaped) => Part::Char(escaped),
                    None => break,
                },
                plain => Part::Char(plain),
            });
        }
        Some(parts)
    }

    fn choices(&mut self) -> Option<Part> {
        self.depth += 1;
        let mut choices = Vec::new();
        loop {
            choices.push(self.parts()?);
            match self.rest.next()? {
                ',' => {}
                _ => break,
            }
        }
        self.depth -= 1;
        Some(Part::OneOf(choices))
    }

    /// One range or a list of characters.
    fn class(&mut self) -> Option<Part> {
        let negated = self.rest.next_if_eq(&'!').is_some();
        let first = self.rest.next()?;
        let set = if self.rest.next_if_eq(&'-').is_some() {
            let high = self.rest.next()?;
            (self.rest.next()? == ']' && first <= high).then_some(Set::Range(first, high))?
        } else {
            let mut chars = Vec::new();
            let mut next = first;
            while next != ']' {
                chars.push(if next == '\\' {
                    self.rest.next()?
                } else {
                    next
                });
                next = self.rest.next()?;
            }
            (!chars.is_empty()).then_some(Set::Chars(chars))?
        };
        Some(Part::Class { negated, set })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_argo_cds() {
        let rows = [
            ("*.example.com", "a.b.example.com", true),
            ("*", "", true),
            ("", "", true),
            ("", "apps", false),
            ("Deploy?ent*", "Deployment", true),
            ("Deploy", "Deployment", false),
            ("{Deployment,StatefulSet}", "StatefulSet", true),
            ("{Deployment,Stateful*}", "DaemonSet", false),
            ("{a,{b,c}d}", "cd", true),
            ("[DE]eployment", "Deployment", true),
            ("[!D]eployment", "Deployment", false),
            ("[A-E]*", "Deployment", true),
            ("[E-A]*", "Deployment", false),
            ("[Deployment", "Deployment", false),
            ("{Deployment", "Deployment", false),
            (r"\*", "*", true),
            (r"\*", "a", false),
            ("a,b", "a,b", true),
        ];
        for (pattern, text, expected) in rows {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }
}
