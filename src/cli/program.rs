//! A program that the user names: a pager, an external diff. Its words are split as a shell would, and no shell runs.

use std::process::Command;

/// The command that a text names; `None` if it names nothing, or has a quote that does not end.
pub(super) fn command(text: &str) -> Option<Command> {
    let mut words = words(text)?.into_iter();
    let mut command = Command::new(words.next()?);
    command.args(words);
    Some(command)
}

/// Splits at blanks outside of quotes; a backslash takes the next character as it is.
fn words(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None | Some('"'), '\\') => word.get_or_insert_default().push(characters.next()?),
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (Some(_) | None, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_as_a_shell_would() {
        let split = |text: &str| words(text).map(|words| words.join("|"));
        assert_eq!(split("less -FRX").as_deref(), Some("less|-FRX"));
        assert_eq!(
            split(" a  'b c'd \"e \\\" f\" ").as_deref(),
            Some("a|b cd|e \" f")
        );
        assert_eq!(split(r"a\ b '\' ''").as_deref(), Some(r"a b|\|"));
        assert_eq!(split("").as_deref(), Some(""));
        assert_eq!(split("a 'b"), None);
        assert_eq!(split(r"a \"), None);
        assert!(command("  ").is_none());
    }
}
