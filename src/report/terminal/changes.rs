//! Two strings word by word: what changed inside of them, and short forms that keep the changes in sight.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A piece of one string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: String,
    /// Whether the other string has something else here.
    pub(super) changed: bool,
}

/// Words of a string beyond which it is told whole: comparing more takes long, and nobody reads the result.
const WORDS: usize = 2000;

/// Characters of what is the same that stay beside a change in the shortest form.
pub(super) const BESIDE: usize = 12;

/// Both strings in pieces; `None` where they have no word in common, so that all of them is the change.
pub(super) fn spans(one: &str, other: &str) -> Option<[Vec<Span>; 2]> {
    let (old, new) = (words(one), words(other));
    if old.len() > WORDS || new.len() > WORDS {
        return None;
    }
    let mut spans = [Vec::new(), Vec::new()];
    let mut has_common = false;
    for change in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let changed = change.tag() != DiffTag::Equal;
        let sides = [&old[change.old_range()], &new[change.new_range()]];
        has_common |= !changed && sides[0].iter().any(|word| is_word(word));
        for (spans, words) in spans.iter_mut().zip(sides) {
            push(spans, words.concat(), changed);
        }
    }
    has_common.then_some(spans)
}

/// The pieces with `…` for what is the same and more than `beside` characters from a change.
pub(super) fn shortened(spans: &[Span], beside: usize) -> Vec<Span> {
    let last = spans.len().saturating_sub(1);
    let mut short = Vec::new();
    for (place, span) in spans.iter().enumerate() {
        let length = span.text.chars().count();
        let before = if place == 0 { 0 } else { beside };
        let after = if place == last { 0 } else { beside };
        if span.changed || length <= before + after + 1 {
            short.push(span.clone());
            continue;
        }
        let start = span.text.chars().take(before);
        let end = span.text.chars().skip(length - after);
        let text = start.chain(['…']).chain(end).collect();
        short.push(Span {
            text,
            changed: false,
        });
    }
    short
}

/// The string in one piece.
pub(super) fn whole(text: String) -> Vec<Span> {
    vec![Span {
        text,
        changed: false,
    }]
}

/// What the pieces are of.
pub(super) fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// Adds a piece, together with a neighbour of its kind.
fn push(spans: &mut Vec<Span>, text: String, changed: bool) {
    match spans.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.changed == changed => last.text.push_str(&text),
        Some(_) | None => spans.push(Span { text, changed }),
    }
}

/// Letters and digits stand together, everything else alone.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (place, c) in text.char_indices() {
        let joins = last.is_some_and(|last| last.is_alphanumeric() && c.is_alphanumeric());
        if place > start && !joins {
            words.push(&text[start..place]);
            start = place;
        }
        last = Some(c);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Changes in brackets.
    fn marked(spans: &[Span]) -> String {
        let mark = |span: &Span| {
            if span.changed {
                format!("[{}]", span.text)
            } else {
                span.text.clone()
            }
        };
        spans.iter().map(mark).collect()
    }

    #[test]
    fn what_changed_inside_a_string_is_told_apart() {
        let [git, live] =
            spans("registry/api:v1.42.0", "registry/api:v1.42.1-hotfix").expect("alike");
        assert_eq!(marked(&git), "registry/api:v1.42.[0]");
        assert_eq!(marked(&live), "registry/api:v1.42.[1-hotfix]");
        let [git, live] = spans("--a=1 --b=2", "--a=1").expect("alike");
        assert_eq!(
            (marked(&git).as_str(), marked(&live).as_str()),
            ("--a=1[ --b=2]", "--a=1")
        );
    }

    #[test]
    fn strings_without_a_word_in_common_are_the_change() {
        assert_eq!(spans("warn", "info"), None);
        assert_eq!(spans("a.b", "c.d"), None);
        assert_eq!(spans("", "a"), None);
    }

    #[test]
    fn short_forms_keep_what_is_around_a_change() {
        let far = "x".repeat(40);
        let [git, _] =
            spans(&format!("{far} a b {far}"), &format!("{far} a c {far}")).expect("alike");
        let short = shortened(&git, BESIDE);
        assert_eq!(marked(&short), "…xxxxxxxxx a [b] xxxxxxxxxxx…");
        let [git, _] = spans(&format!("a {far} b"), &format!("c {far} d")).expect("alike");
        assert_eq!(
            marked(&shortened(&git, BESIDE)),
            "[a] xxxxxxxxxxx…xxxxxxxxxxx [b]"
        );
    }

    #[test]
    fn a_huge_string_is_told_whole() {
        let huge = "a ".repeat(WORDS);
        assert_eq!(spans(&huge, "a"), None);
    }
}
