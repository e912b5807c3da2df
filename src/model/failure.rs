//! What went wrong: at which stage, with what, why, and what to do next.

use std::fmt;

use serde::Serialize;

use crate::kubernetes::yaml;

/// The part of a run that could not do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Stage {
    Source,
    Render,
    Discover,
    Fetch,
    Compare,
    Health,
    Report,
}

/// A fault in what the user gave us, with its place; it travels inside `anyhow::Error` up to the stage's end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Lower case, no final dot, names in backticks.
    pub(crate) message: String,
    /// The object or field it is about, if any: `ConfigMap app-config`.
    pub(crate) subject: Option<String>,
    /// As shown: from the Git root, else as given.
    pub(crate) file: Option<String>,
    /// Counted from 1.
    pub(crate) line: Option<u32>,
    pub(crate) column: Option<u32>,
    /// The next step, as an order: "rename one of them".
    pub(crate) hint: Option<String>,
}

impl Fault {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            ..Self::default()
        }
    }

    /// A text that is no YAML, or no YAML that is read.
    pub(crate) fn yaml(error: &yaml::Error, file: impl Into<String>) -> Self {
        let hint = if error.message.contains("alias") {
            "write out what is repeated, or split the document"
        } else if error.message.starts_with("larger") {
            "split the file"
        } else if error.message.contains("UTF-8") {
            "save the file as UTF-8"
        } else {
            "the mistake is there or above: an open bracket or quote, a tab, a wrong indentation"
        };
        Self::new(error.message.clone())
            .file(file)
            .line(error.at.line)
            .column(error.at.column)
            .hint(hint)
    }

    pub(crate) fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    pub(crate) fn file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    pub(crate) fn line(mut self, line: u32) -> Self {
        self.line = (line > 0).then_some(line);
        self
    }

    pub(crate) fn column(mut self, column: u32) -> Self {
        self.column = (column > 0).then_some(column);
        self
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The message behind its place: `app/cm.yaml:3: …`.
    pub(crate) fn placed(&self) -> String {
        placed(&self.message, self.file.as_deref(), self.line)
    }
}

fn placed(message: &str, file: Option<&str>, line: Option<u32>) -> String {
    match (file, line) {
        (Some(file), Some(line)) => format!("{file}:{line}: {message}"),
        (Some(file), None) => format!("{file}: {message}"),
        (None, _) => message.to_owned(),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// An ERROR of the contract: a fault or any other error, stamped with the stage it stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Failure {
    pub(crate) stage: Stage,
    /// The application, object or path it is about.
    pub(crate) subject: Option<String>,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    pub(crate) file: Option<String>,
    pub(crate) line: Option<u32>,
    #[serde(skip)]
    pub(crate) column: Option<u32>,
}

impl Failure {
    /// The chain of causes as one line; place and hint come from the [`Fault`] in it, if there is one.
    pub(crate) fn new(stage: Stage, error: &anyhow::Error) -> Self {
        // A fault given as context is found by the error itself only, one that was the cause by the chain.
        let caused = || error.chain().find_map(|cause| cause.downcast_ref());
        let fault: Option<&Fault> = error.downcast_ref().or_else(caused);
        let fault = fault.cloned().unwrap_or_default();
        Self {
            stage,
            subject: fault.subject,
            message: format!("{error:#}"),
            hint: fault.hint,
            file: fault.file,
            line: fault.line,
            column: fault.column,
        }
    }

    /// The message behind its place: `app/cm.yaml:3: …`.
    pub(crate) fn placed(&self) -> String {
        placed(&self.message, self.file.as_deref(), self.line)
    }

    /// The same, about `subject` unless the error named its own.
    pub(crate) fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject.get_or_insert_with(|| subject.into());
        self
    }
}

/// Stamps an error with the stage it stopped: `render(…).at(Stage::Render)?`.
pub(crate) trait At<T> {
    fn at(self, stage: Stage) -> Result<T, Failure>;
}

impl<T> At<T> for anyhow::Result<T> {
    fn at(self, stage: Stage) -> Result<T, Failure> {
        self.map_err(|error| Failure::new(stage, &error))
    }
}
