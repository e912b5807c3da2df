//! Where a generator's keys and values come from: env files, literals, files, in this order.

use std::collections::BTreeMap;
use std::path::Path;

use crate::model::Fault;
use crate::render::kustomize::faults::{Collector, Located, Result};
use crate::render::kustomize::kustomization::GeneratorEntry;
use crate::render::kustomize::loader::{File, Loader};
use crate::render::kustomize::output::readable;
use crate::render::kustomize::strict::Text;

type Pair = (String, Vec<u8>);

/// From a line of this length on kustomize stops reading an env file, without a word.
const LONGEST_LINE: usize = 64 * 1024;

/// All pairs of an entry; a key that comes twice is a fault.
pub(super) fn load(
    entry: &GeneratorEntry,
    loader: &Loader<'_>,
    file: &str,
) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut faults = Collector::default();
    let mut pairs: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let sources = entry
        .envs
        .iter()
        .map(|source| (source, env_file(source, loader)));
    let literals = entry
        .literals
        .iter()
        .map(|source| (source, literal(source).map(|pair| vec![pair])));
    let files = entry
        .files
        .iter()
        .map(|source| (source, one_file(source, loader).map(|pair| vec![pair])));
    for (source, result) in sources.chain(literals).chain(files) {
        for (key, value) in faults
            .take(result.at(file, source.at))
            .into_iter()
            .flatten()
        {
            if pairs.contains_key(&key) {
                let fault = Fault::new(format!("the key `{key}` comes twice"))
                    .hint("rename one of them, or remove it");
                faults.take::<()>(Err(fault).at(file, source.at));
                continue;
            }
            pairs.insert(key, value);
        }
    }
    faults.finish()?;
    Ok(pairs)
}

/// `key=value`, split at the first `=`; the value loses one pair of quotes around it.
fn literal(source: &Text) -> Result<Pair> {
    // The generator gets what stands in the kustomization by way of YAML; what stands in files does not go that way.
    readable(&source.text)?;
    match source.text.split_once('=') {
        Some((key, value)) if !key.is_empty() => {
            Ok((key.to_owned(), unquoted(value).as_bytes().to_vec()))
        }
        Some(_) | None => Err(Fault::new(format!("invalid literal `{}`", source.text))
            .hint("write it as `key=value`")
            .into()),
    }
}

fn unquoted(value: &str) -> &str {
    ['"', '\'']
        .iter()
        .find_map(|&quote| value.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(value)
}

/// `path` or `key=path`; the content is taken byte for byte.
fn one_file(source: &Text, loader: &Loader<'_>) -> Result<Pair> {
    let (key, path) = match source.text.split_once('=') {
        None => (base_name(&source.text), source.text.as_str()),
        Some((key, path)) => (key.to_owned(), path),
    };
    if key.is_empty() || path.is_empty() || path.contains('=') {
        return Err(Fault::new(format!("invalid file source `{}`", source.text))
            .hint("write it as `path` or `key=path`")
            .into());
    }
    Ok((key, loader.read(path)?.content))
}

fn base_name(path: &str) -> String {
    let name = Path::new(path).file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn env_file(source: &Text, loader: &Loader<'_>) -> Result<Vec<Pair>> {
    env_lines(&loader.read(&source.text)?)
}

/// `KEY=value` on each line; blank lines and comments are skipped, a key without `=` has the empty value.
fn env_lines(file: &File) -> Result<Vec<Pair>> {
    let content = file
        .content
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&file.content);
    let mut pairs = Vec::new();
    for (number, line) in (1..).zip(content.split(|&byte| byte == b'\n')) {
        if line.len() >= LONGEST_LINE {
            break;
        }
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let Ok(line) = std::str::from_utf8(line) else {
            return Err(Fault::new("not UTF-8")
                .file(&file.shown)
                .line(number)
                .into());
        };
        let line = line.trim_start();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = line.split_once('=').unwrap_or((line, ""));
        if !key.is_empty() {
            pairs.push((key.to_owned(), value.as_bytes().to_vec()));
        }
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(String, String)> {
        let file = File {
            content: text.as_bytes().to_vec(),
            shown: "a.env".into(),
        };
        let pairs = env_lines(&file).expect("valid lines");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        pairs
            .into_iter()
            .map(|(key, value)| (key, text(value)))
            .collect()
    }

    #[test]
    fn env_lines_keep_quotes_and_trailing_blanks() {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(
            lines("\u{feff}A=1\r\n\n # c\n  B=\"x\" \nC\nD=a=b # c"),
            [
                pair("A", "1"),
                pair("B", "\"x\" "),
                pair("C", ""),
                pair("D", "a=b # c")
            ]
        );
    }

    #[test]
    fn a_literal_loses_one_pair_of_equal_quotes() {
        assert_eq!(unquoted("'a'"), "a");
        assert_eq!(unquoted("\"'a'\""), "'a'");
        assert_eq!(unquoted("'a\""), "'a\"");
        assert_eq!(unquoted("'"), "'");
    }
}
