//! What kustomize makes of a folded block scalar (`>`).
//!
//! kustomize turns a resource into JSON by way of YAML text, and go-yaml 3.0 does not write folded text as it reads it: the
//! line break before a line that is indented more, and those at the end of `>+`, are doubled; if the text begins with a
//! blank, single line breaks become spaces. Source: `yaml_emitter_write_folded_scalar` in `emitterc.go`; measured with
//! kustomize 5.8.2.

use std::borrow::Cow;

use super::characters::is_unprintable;

/// Refuses the text of a block that go-yaml cannot read once it has written it, which is where it begins with a tab.
pub(super) fn refuse_tab(text: &str) -> Result<(), String> {
    if text.starts_with('\t') && !is_quoted(text) {
        return Err("found a tab character where an indentation space is expected".to_owned());
    }
    Ok(())
}

/// Whether the text of a block is written in double quotes, which keep it.
fn is_quoted(text: &str) -> bool {
    text.ends_with(' ')
        || text.contains(" \n")
        || text.contains(|character| {
            character != '\t' && (is_unprintable(character) || is_separator(character))
        })
}

/// The text of a folded scalar after it was written and read once more.
pub(super) fn refolded(text: &str) -> Cow<'_, str> {
    if is_quoted(text) || !text.trim_end_matches('\n').contains('\n') && !text.ends_with("\n\n") {
        return Cow::Borrowed(text);
    }
    let body = text.trim_start_matches('\n');
    let doubles = !starts_blank(body);
    let mut out = text[..text.len() - body.len()].to_owned();
    let mut rest = body;
    while !rest.is_empty() {
        let (line, tail) = rest.split_at(rest.find('\n').unwrap_or(rest.len()));
        rest = tail.trim_start_matches('\n');
        out.push_str(line);
        let plain = !starts_blank(line);
        let breaks = tail.len() - rest.len();
        let written = breaks + usize::from(breaks > 0 && plain && doubles);
        match (rest.is_empty(), written) {
            (true, _) => push_breaks(if breaks < 2 { breaks } else { written }, &mut out),
            (false, 1) if plain && !starts_blank(rest) => out.push(' '),
            (false, _) => push_breaks(
                written - usize::from(plain && !starts_blank(rest)),
                &mut out,
            ),
        }
    }
    Cow::Owned(out)
}

fn starts_blank(text: &str) -> bool {
    text.starts_with([' ', '\t'])
}

fn is_separator(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

fn push_breaks(count: usize, out: &mut String) {
    out.extend(std::iter::repeat_n('\n', count));
}
