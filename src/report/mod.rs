//! Stage: Report → bytes. Pure: the writers write to a given `io::Write` and know no clock, environment or terminal.
//!
//! `rows.rs` walks a report once and `words.rs` names things, for every text writer; `style.rs` gives meanings their
//! look; `terminal/` dresses the rows; `json.rs` and `yaml.rs` print the report itself.

mod json;
pub(crate) mod rows;
pub(crate) mod style;
mod terminal;
pub(crate) mod words;
mod yaml;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use std::io;

use rows::Detail;
use style::Dress;
pub(crate) use terminal::{Question, reasons};

use crate::model::{Explanation, HealthReport, Report};

/// A way to write a report down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
    Yaml,
}

/// What a document tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Objects and fields: `driftctl diff`.
    Fields,
    /// Applications: `driftctl status`.
    Applications,
}

/// How a report is written down; format and dress apart, the same for every writer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View {
    pub(crate) subject: Subject,
    pub(crate) detail: Detail,
    pub(crate) dress: Dress,
}

/// Writes how objects were rendered.
pub(crate) fn write_explanations(
    explanations: &[Explanation],
    dress: Dress,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    terminal::explanations(explanations, dress, out)
}

/// Writes the health of objects.
pub(crate) fn write_health(
    report: &HealthReport,
    format: Format,
    dress: Dress,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match format {
        Format::Text => terminal::health(report, dress, out),
        Format::Json => json::json(&serde_json::to_value(report)?, out),
        Format::Yaml => yaml::yaml(&serde_json::to_value(report)?, out),
    }
}

/// Writes one whole document.
pub(crate) fn write(
    report: &Report,
    format: Format,
    view: &View,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let document = || json::document(report, view.subject, view.detail.values);
    match (format, view.subject) {
        (Format::Text, Subject::Fields) => terminal::text(report, view.detail, view.dress, out),
        (Format::Text, Subject::Applications) => {
            terminal::status(report, view.detail, view.dress, out)
        }
        (Format::Json, _) => json::json(&document()?, out),
        (Format::Yaml, _) => yaml::yaml(&document()?, out),
    }
}
