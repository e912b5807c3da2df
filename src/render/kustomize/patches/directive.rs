//! Directive: the field `$patch`, which says how a mapping or list of a patch is laid over the old one.
//!
//! Source of the rules: kyaml `yaml/merge2/smpdirective.go`.

use anyhow::Result;

use crate::kubernetes::yaml::{Mapping, Node, Position};
use crate::model::Fault;

use super::merge_list;

const FIELD: &str = "$patch";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Directive {
    Merge,
    Replace,
    Delete,
}

impl Directive {
    /// Takes the directive out of a mapping; `at` is the mapping's place.
    pub(super) fn of_mapping(fields: &mut Mapping, at: Position) -> Result<Self, Fault> {
        let Some(value) = fields.get(FIELD) else {
            return Ok(Self::Merge);
        };
        let directive = Self::parse(value.text().unwrap_or_default(), at)?;
        fields.remove(FIELD);
        Ok(directive)
    }

    /// Takes the directive of a whole list out of it: an item that is nothing but `$patch`, if it is the first item that
    /// has the field at all.
    pub(super) fn of_list(items: &mut Vec<Node>, at: Position) -> Result<Self> {
        let mut mappings = items.iter().filter_map(Node::as_mapping);
        let word = mappings.find_map(|fields| fields.get(FIELD).map(|value| (fields, value)));
        let word = match word {
            Some((fields, value)) if fields.entries.len() == 1 => {
                value.text().unwrap_or_default().to_owned()
            }
            Some(_) | None => return Ok(Self::Merge),
        };
        let directive = Self::parse(&word, at)?;
        merge_list::remove_items(items, FIELD, &word)?;
        Ok(directive)
    }

    fn parse(word: &str, at: Position) -> Result<Self, Fault> {
        match word {
            "merge" => Ok(Self::Merge),
            "replace" => Ok(Self::Replace),
            "delete" => Ok(Self::Delete),
            other => Err(Fault::new(format!("unknown patch strategy `{other}`"))
                .line(at.line)
                .column(at.column)
                .hint("`$patch` is one of `merge`, `replace`, `delete`")),
        }
    }
}
