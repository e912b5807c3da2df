//! Where documents go: standard output, and files that appear whole or not at all. Data there, all else on standard
//! error.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::args::{Look, Output};
use super::runtime::Ended;
use super::terminal::{Target, dress};
use super::{exit, external_diff, pager, plugin};
use crate::model::{Failure, Report};
use crate::report::{self, Format, View, rows::Detail};

/// Everything about the documents of a run but the report itself.
pub(crate) struct Documents<'a> {
    pub(crate) outputs: &'a [Output],
    pub(crate) subject: report::Subject,
    pub(crate) detail: Detail,
    pub(crate) look: &'a Look,
    pub(crate) text: Text,
    /// What `--external-diff` names; `None` without it.
    pub(crate) external_diff: Option<&'a str>,
}

/// Whether standard output gets a text where no other format goes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    Print,
    /// `--quiet`.
    Leave,
}

impl Documents<'_> {
    /// Writes every document; the exit code is the report's unless writing fails.
    pub(crate) fn write(&self, report: &Report) -> u8 {
        let report = &*plugin::report(report);
        let mut code = report.verdict.exit_code;
        for output in self.outputs {
            if let Some(file) = &output.file {
                let written = self
                    .document(report, output.format, Target::File)
                    .and_then(|document| replace(file, &document));
                if let Err(error) = written {
                    say(&format!("error: write `{}`: {error}", file.display()));
                    code = exit::ERROR;
                }
            }
        }
        let format = match self.outputs.iter().find(|output| output.file.is_none()) {
            Some(Output {
                format: Format::Text,
                ..
            })
            | None
                if self.text == Text::Leave =>
            {
                None
            }
            Some(output) => Some(output.format),
            None => Some(Format::Text),
        };
        // The text tells the errors itself, but only to a reader who sees standard output.
        if format != Some(Format::Text)
            || self.external_diff.is_some()
            || !io::stdout().is_terminal()
        {
            report.errors.iter().for_each(say_failure);
        }
        if let (Some(Format::Text), Some(named)) = (format, self.external_diff) {
            return code.max(external_diff::run(report, named));
        }
        match format.map(|format| self.document(report, format, Target::StandardOutput)) {
            None => code,
            Some(Ok(document)) if format == Some(Format::Text) => {
                code.max(pager::show(&document, self.look))
            }
            Some(Ok(document)) => code.max(print(&document)),
            Some(Err(error)) => {
                say(&format!("error: write the report: {error}"));
                exit::ERROR
            }
        }
    }

    fn document(&self, report: &Report, format: Format, target: Target) -> io::Result<Vec<u8>> {
        let view = View {
            subject: self.subject,
            detail: self.detail,
            dress: dress(self.look, target),
        };
        let mut document = Vec::new();
        report::write(report, format, &view, &mut document)?;
        Ok(document)
    }
}

/// Writes to standard output. A reader that has closed the pipe has what it wanted; any other fault is an error.
pub(crate) fn print(document: &[u8]) -> u8 {
    let mut out = io::stdout().lock();
    match out.write_all(document).and_then(|()| out.flush()) {
        Ok(()) => exit::OK,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => exit::OK,
        Err(error) => {
            say(&format!("error: write to standard output: {error}"));
            exit::ERROR
        }
    }
}

/// A line on standard error. Nobody can be told if that fails.
pub(crate) fn say(line: &str) {
    let safe: String = line
        .chars()
        .map(|c| {
            if c.is_control() && c != '\n' {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect();
    let _ = writeln!(io::stderr().lock(), "{safe}");
}

/// Tells why a run ended early; its exit code.
pub(crate) fn say_ended(ended: Ended) -> u8 {
    say_failure(&ended.failure());
    ended.exit_code()
}

/// What failed, where and why, and the next step.
pub(crate) fn say_failure(failure: &Failure) {
    let message = failure.placed();
    match &failure.subject {
        Some(subject) => say(&format!("error: {subject}: {message}")),
        None => say(&format!("error: {message}")),
    }
    if let Some(hint) = &failure.hint {
        say(&format!("hint: {}", plugin::hint(hint)));
    }
}

/// Puts a whole file in place of an old one: written beside it, then renamed. A symlink keeps leading to it; what is no
/// file, as `/dev/stderr` or a named pipe, is written to.
pub(crate) fn replace(file: &Path, content: &[u8]) -> io::Result<()> {
    let known = std::fs::metadata(file).ok();
    if known.is_some_and(|known| !known.is_file() && !known.is_dir()) {
        let mut open = std::fs::OpenOptions::new().write(true).open(file)?;
        return open.write_all(content);
    }
    let real = std::fs::canonicalize(file);
    let file = real.as_deref().unwrap_or(file);
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside: PathBuf = file.with_file_name(name);
    let written = std::fs::File::create_new(&beside)
        .and_then(|mut open| open.write_all(content).and_then(|()| open.sync_all()))
        .and_then(|()| std::fs::rename(&beside, file));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "what was written is read back, and is no source"
)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("report.json");
        std::fs::write(&file, "old").expect("a file");
        replace(&file, b"new").expect("written");
        assert_eq!(std::fs::read(&file).expect("a file"), b"new");
        // What stands in the way of the rename: a folder that is not empty.
        let occupied = folder.path().join("occupied");
        std::fs::create_dir_all(occupied.join("by")).expect("a folder");
        assert!(replace(&occupied, b"new").is_err());
        let left: Vec<_> = std::fs::read_dir(folder.path())
            .expect("a folder")
            .collect();
        assert_eq!(left.len(), 2, "{left:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_symlink_stays_one_and_a_device_is_written_to() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("real"), folder.path().join("link"));
        std::fs::write(&file, "old").expect("a file");
        std::os::unix::fs::symlink("real", &link).expect("a symlink");
        replace(&link, b"new").expect("written");
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&file).expect("a file"), b"new");
        let null = folder.path().join("null");
        std::os::unix::fs::symlink("/dev/null", &null).expect("a symlink");
        replace(&null, b"new").expect("written");
        assert!(null.is_symlink() && !Path::new("/dev/null").is_file());
    }
}
