//! The tokens of a YAML stream.

use std::borrow::Cow;

use crate::kubernetes::yaml::Style;

#[derive(Debug)]
pub(super) enum Token<'a> {
    StreamEnd,
    VersionDirective {
        major: u8,
        minor: u8,
    },
    TagDirective {
        handle: &'a str,
        prefix: String,
    },
    DocumentStart,
    DocumentEnd,
    BlockSequenceStart,
    BlockMappingStart,
    /// The end of either, made where a line is indented less.
    BlockEnd,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    /// `-`
    BlockEntry,
    /// `,`
    FlowEntry,
    /// `?`, or made before a scalar that turned out to have a `:` after it.
    Key,
    /// `:`
    Value,
    Alias(&'a str),
    Anchor(&'a str),
    /// `!handle!suffix`; the handle is empty in `!<suffix>` and for the lone `!`.
    Tag {
        handle: &'a str,
        suffix: String,
    },
    Scalar(Cow<'a, str>, Style),
}
