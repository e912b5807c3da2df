//! A tree that was read from a YAML text, written again: the styles it had, two blanks a level, lists not indented below
//! their key, no folding.
//!
//! Source of the rules: go-yaml 3.0, `encode.go` (`node`) and `emitterc.go`, with kyaml's settings.

use std::fmt::Write;

use crate::kubernetes::yaml::{
    Annotated, Content, Dialect, Entry, Node, Position, Scalar, ScalarType, Style,
};
use crate::render::kustomize::setters::{core_tag, is_untagged};

use super::comments::Comments;

/// The longest key that fits before a `:`.
const LONGEST_KEY: usize = 128;

/// What YAML's own tags begin with, in the long form and in the short one.
const CORE: (&str, &str) = ("tag:yaml.org,2002:", "!!");

/// `None` for a text that this cannot write as go-yaml does.
pub(super) fn yaml(document: &Annotated, text: &str) -> Option<String> {
    if document.has_anchors {
        return None;
    }
    let mut page = Page {
        lines: text.lines().collect(),
        comments: Comments::of(document, text)?,
        out: String::new(),
    };
    for group in std::mem::take(&mut page.comments.top) {
        for line in group {
            page.out.push_str(line);
            page.out.push('\n');
        }
        page.out.push('\n');
    }
    page.node(&document.node, 0)?;
    page.comments.is_empty().then(|| page.out.trim().to_owned())
}

struct Page<'a> {
    /// Of the text as it was.
    lines: Vec<&'a str>,
    comments: Comments<'a>,
    out: String,
}

/// Where a scalar stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Block,
    Flow,
    Key,
}

impl Page<'_> {
    /// Writes a node; the cursor stands where it may start, and then at the start of a line.
    fn node(&mut self, node: &Node, depth: usize) -> Option<()> {
        match &node.content {
            Content::Sequence(items) if !items.is_empty() && !self.is_flow(node) => {
                self.sequence(items, depth)
            }
            Content::Mapping(fields) if !fields.entries.is_empty() && !self.is_flow(node) => {
                self.mapping(&fields.entries, depth)
            }
            Content::Scalar(_) | Content::Sequence(_) | Content::Mapping(_) => {
                self.leaf(node, depth)?;
                self.end_line(node.at.line);
                Some(())
            }
        }
    }

    fn sequence(&mut self, items: &[Node], depth: usize) -> Option<()> {
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                self.indent(depth);
            }
            self.comments_above(item.at, depth);
            self.out.push('-');
            if is_nothing(item) {
                self.end_line(item.at.line);
                continue;
            }
            self.out.push(' ');
            self.node(item, depth + 1)?;
        }
        Some(())
    }

    fn mapping(&mut self, entries: &[Entry], depth: usize) -> Option<()> {
        for (place, entry) in entries.iter().enumerate() {
            if place > 0 {
                self.indent(depth);
            }
            self.comments_above(entry.key_at, depth);
            self.key(entry, depth)?;
            let value = &entry.value;
            let line = entry.key_at.line;
            match &value.content {
                Content::Mapping(fields) if !fields.entries.is_empty() && !self.is_flow(value) => {
                    self.end_line(line);
                    self.indent(depth + 1);
                    self.node(value, depth + 1)?;
                }
                Content::Sequence(items) if !items.is_empty() && !self.is_flow(value) => {
                    self.end_line(line);
                    self.indent(depth);
                    self.node(value, depth)?;
                }
                Content::Scalar(_) if is_nothing(value) => self.end_line(line),
                Content::Scalar(_) | Content::Mapping(_) | Content::Sequence(_) => {
                    self.out.push(' ');
                    self.node(value, depth + 1)?;
                }
            }
        }
        Some(())
    }

    fn key(&mut self, entry: &Entry, depth: usize) -> Option<()> {
        if entry.key.text.len() > LONGEST_KEY || entry.key.text.contains('\n') {
            return None;
        }
        if entry.key_at == Position::default() {
            // One that a replacement made has no type.
            let key = Scalar::plain(entry.key.text.as_str());
            self.styled(&key, Style::Plain, depth, Place::Key)?;
        } else {
            self.scalar(&entry.key, entry.key_at, depth, Place::Key)?;
        }
        self.out.push(':');
        Some(())
    }

    /// Writes what takes one line, or is a block scalar.
    fn leaf(&mut self, node: &Node, depth: usize) -> Option<()> {
        match &node.content {
            Content::Scalar(scalar) => self.scalar(scalar, node.at, depth, Place::Block),
            Content::Sequence(_) | Content::Mapping(_) if self.is_cut(node) => None,
            Content::Sequence(_) | Content::Mapping(_) => self.flow(node),
        }
    }

    fn flow(&mut self, node: &Node) -> Option<()> {
        match &node.content {
            Content::Scalar(scalar) => self.scalar(scalar, node.at, 0, Place::Flow),
            Content::Sequence(items) => {
                self.out.push('[');
                for (place, item) in items.iter().enumerate() {
                    self.comma(place);
                    self.flow(item)?;
                }
                self.out.push(']');
                Some(())
            }
            Content::Mapping(fields) => {
                self.out.push('{');
                for (place, entry) in fields.entries.iter().enumerate() {
                    self.comma(place);
                    self.key(entry, 0)?;
                    self.out.push(' ');
                    self.flow(&entry.value)?;
                }
                self.out.push('}');
                Some(())
            }
        }
    }

    fn comma(&mut self, place: usize) {
        if place > 0 {
            self.out.push_str(", ");
        }
    }

    fn indent(&mut self, depth: usize) {
        self.out.push_str(&"  ".repeat(depth));
    }

    fn comments_above(&mut self, at: Position, depth: usize) {
        for line in self.comments.above(at.line) {
            self.out.push_str(line);
            self.out.push('\n');
            self.indent(depth);
        }
    }

    /// Ends a line with the comment that stood behind it.
    fn end_line(&mut self, line: u32) {
        if let Some(comment) = self.comments.behind(line) {
            self.out.push(' ');
            self.out.push_str(comment);
        }
        self.out.push('\n');
    }

    /// The line of a place, from there on; nothing where a replacement made something.
    fn from(&self, at: Position) -> Option<&str> {
        let line = usize::try_from(at.line).ok()?.checked_sub(1)?;
        let column = usize::try_from(at.column).ok()?.checked_sub(1)?;
        let line = self.lines.get(line)?;
        let (start, _) = line.char_indices().nth(column)?;
        Some(&line[start..])
    }

    fn at(&self, at: Position) -> Option<char> {
        self.from(at)?.chars().next()
    }

    fn is_flow(&self, node: &Node) -> bool {
        matches!(self.at(node.at), Some('{' | '['))
    }

    /// Whether a flow collection that begins here goes on below a comment.
    fn is_cut(&self, node: &Node) -> bool {
        let rest = self.from(node.at).unwrap_or_default();
        let inside = rest.split(" #").next().unwrap_or(rest);
        let count = |brackets: [char; 2]| inside.matches(brackets).count();
        self.comments.has_behind(node.at.line) && count(['[', '{']) != count([']', '}'])
    }

    /// A scalar with the tag that it needs.
    fn scalar(&mut self, scalar: &Scalar, at: Position, depth: usize, place: Place) -> Option<()> {
        let tag = scalar.tag.as_deref().filter(|tag| tag.starts_with(CORE.0));
        let is_tagged = self.at(at) == Some('!');
        if (is_tagged && tag.is_none()) || self.has_remark_on_header(scalar, at) {
            return None;
        }
        let mut style = scalar.style;
        match tag {
            Some(tag) if is_tagged || tag != core_tag(plain_type(&scalar.text)) => {
                if !is_tagged && tag == core_tag(ScalarType::String) {
                    style = match style {
                        Style::Plain if !scalar.text.contains('\n') => Style::DoubleQuoted,
                        Style::Plain
                        | Style::SingleQuoted
                        | Style::DoubleQuoted
                        | Style::Literal
                        | Style::Folded => style,
                    };
                } else {
                    self.out.push_str(CORE.1);
                    self.out.push_str(tag.strip_prefix(CORE.0)?);
                    self.out.push(' ');
                }
            }
            Some(_) | None => {}
        }
        self.styled(scalar, style, depth, place)
    }

    /// Whether a comment stands behind the `|` of a block scalar, where no other comment is looked for.
    fn has_remark_on_header(&self, scalar: &Scalar, at: Position) -> bool {
        let is_block = matches!(scalar.style, Style::Literal | Style::Folded);
        is_block && self.from(at).is_some_and(|line| line.contains('#'))
    }

    fn styled(&mut self, scalar: &Scalar, style: Style, depth: usize, place: Place) -> Option<()> {
        let text = scalar.text.as_str();
        let traits = Traits::of(text);
        let is_inline = place != Place::Block;
        let mut style = match style {
            Style::Plain if text.contains('\n') => Style::Literal,
            Style::Plain
            | Style::SingleQuoted
            | Style::DoubleQuoted
            | Style::Literal
            | Style::Folded => style,
        };
        let is_plain = match place {
            Place::Flow => traits.flow_plain,
            Place::Block | Place::Key => traits.block_plain,
        };
        if style == Style::Plain && (!is_plain || (text.is_empty() && is_inline)) {
            style = Style::SingleQuoted;
        }
        if style == Style::SingleQuoted && !traits.single {
            style = Style::DoubleQuoted;
        }
        if matches!(style, Style::Literal | Style::Folded) && (is_inline || !traits.block) {
            style = Style::DoubleQuoted;
        }
        match style {
            Style::Plain => self.out.push_str(text),
            Style::SingleQuoted if text.contains('\n') => return None,
            Style::SingleQuoted => {
                let _ = write!(self.out, "'{}'", text.replace('\'', "''"));
            }
            Style::DoubleQuoted => self.double_quoted(text),
            Style::Folded if text.trim_end_matches('\n').contains('\n') => return None,
            Style::Literal => self.block(text, '|', depth),
            Style::Folded => self.block(text, '>', depth),
        }
        Some(())
    }

    fn double_quoted(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            let _ = match c {
                '"' | '\\' => write!(self.out, "\\{c}"),
                '\0' => write!(self.out, "\\0"),
                '\u{7}' => write!(self.out, "\\a"),
                '\u{8}' => write!(self.out, "\\b"),
                '\t' => write!(self.out, "\\t"),
                '\n' => write!(self.out, "\\n"),
                '\u{b}' => write!(self.out, "\\v"),
                '\u{c}' => write!(self.out, "\\f"),
                '\r' => write!(self.out, "\\r"),
                '\u{1b}' => write!(self.out, "\\e"),
                '\u{85}' => write!(self.out, "\\N"),
                '\u{2028}' => write!(self.out, "\\L"),
                '\u{2029}' => write!(self.out, "\\P"),
                c if is_printable(c) => write!(self.out, "{c}"),
                c if c <= '\u{ff}' => write!(self.out, "\\x{:02X}", u32::from(c)),
                c if c <= '\u{ffff}' => write!(self.out, "\\u{:04X}", u32::from(c)),
                c => write!(self.out, "\\U{:08X}", u32::from(c)),
            };
        }
        self.out.push('"');
    }

    fn block(&mut self, text: &str, mark: char, depth: usize) {
        self.out.push(mark);
        if text.starts_with([' ', '\n']) {
            self.out.push('2');
        }
        if !text.ends_with('\n') {
            self.out.push('-');
        } else if text == "\n" || text.ends_with("\n\n") {
            self.out.push('+');
        }
        for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            self.out.push('\n');
            if !line.is_empty() {
                self.indent(depth.max(1));
                self.out.push_str(line);
            }
        }
    }
}

fn plain_type(text: &str) -> ScalarType {
    Scalar::plain(text).scalar_type(Dialect::Kyaml)
}

/// A null of which nothing is written.
fn is_nothing(node: &Node) -> bool {
    let scalar = node.as_scalar();
    scalar.is_some_and(|scalar| {
        let has_type = scalar.tag.is_some() && !is_untagged(scalar);
        scalar.text.is_empty() && scalar.style == Style::Plain && !has_type
    })
}

/// In which styles a text can be written.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is the answer for one style"
)]
struct Traits {
    flow_plain: bool,
    block_plain: bool,
    single: bool,
    block: bool,
}

impl Traits {
    fn of(text: &str) -> Self {
        let has_break = text.contains('\n');
        let is_special = text.chars().any(|c| !is_printable(c) && c != '\t');
        let edge = |c: &[char]| text.starts_with(c) || text.ends_with(c);
        let before_break = text.contains(" \n");
        let quoted_only = before_break || is_special || text.contains('\t');
        let is_bare = !edge(&[' ', '\n']) && !text.contains("\n ") && !quoted_only && !has_break;
        let (block_mark, flow_mark) = marks(text);
        Self {
            flow_plain: is_bare && !flow_mark && !text.is_empty(),
            block_plain: is_bare && !block_mark,
            single: !text.contains("\n ") && !quoted_only,
            block: !text.is_empty() && !text.ends_with(' ') && !before_break && !is_special,
        }
    }
}

/// Whether a plain text would mean something else in a block, and in a flow.
fn marks(text: &str) -> (bool, bool) {
    if text.starts_with("---") || text.starts_with("...") {
        return (true, true);
    }
    let (mut block, mut flow) = (false, false);
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    let mut is_first = true;
    while let Some(c) = rest.next() {
        let blank_after = rest.peek().is_none_or(|next| matches!(next, ' ' | '\t'));
        match c {
            '#' if is_first || matches!(before, ' ' | '\t' | '\n') => (block, flow) = (true, true),
            ',' | '[' | ']' | '{' | '}' => {
                block |= is_first;
                flow = true;
            }
            '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`' if is_first => {
                (block, flow) = (true, true);
            }
            '?' => {
                block |= is_first && blank_after;
                flow = true;
            }
            ':' => {
                block |= blank_after;
                flow = true;
            }
            '-' if is_first && blank_after => (block, flow) = (true, true),
            _ => {}
        }
        before = c;
        is_first = false;
    }
    (block, flow)
}

/// Whether go-yaml writes a character as it is.
fn is_printable(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a0}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
}
