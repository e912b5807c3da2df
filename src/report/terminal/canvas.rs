//! Lines of a terminal: columns, wrapping, colour, and the one gate through which every character goes.
//!
//! Whatever comes from a cluster or a file may hold escape sequences, line breaks or marks that turn the direction of
//! writing. [`Canvas::put`] writes them out as escapes, so that data can neither move the cursor nor forge a line; the
//! only control characters that leave are the line feeds and colours made here.

use std::fmt::Write as _;
use std::io;

use unicode_width::UnicodeWidthChar;

use crate::report::style::{self, Dress, Meaning, Signs};

#[derive(Debug)]
pub(super) struct Canvas {
    dress: Dress,
    lines: Vec<Line>,
    current: Line,
}

#[derive(Debug, Default)]
struct Line {
    spans: Vec<(Meaning, String)>,
    width: usize,
}

impl Canvas {
    pub(super) fn new(dress: Dress) -> Self {
        Self {
            dress,
            lines: Vec::new(),
            current: Line::default(),
        }
    }

    /// Columns of a line.
    pub(super) fn width(&self) -> usize {
        self.dress.width
    }

    /// Where the next character goes, counted from 0.
    pub(super) fn column(&self) -> usize {
        self.current.width
    }

    /// How many columns a text takes once it is made safe.
    pub(super) fn measure(&self, text: &str) -> usize {
        width(&self.safe(text))
    }

    /// Appends to the current line.
    pub(super) fn put(&mut self, meaning: Meaning, text: &str) -> &mut Self {
        let text = self.safe(text);
        self.current.width += width(&text);
        self.current.spans.push((meaning, text));
        self
    }

    /// Blanks up to `column`; none if the line is there already.
    pub(super) fn pad(&mut self, column: usize) -> &mut Self {
        let blanks = column.saturating_sub(self.current.width);
        self.put(Meaning::Plain, &" ".repeat(blanks))
    }

    pub(super) fn end(&mut self) -> &mut Self {
        self.lines.push(std::mem::take(&mut self.current));
        self
    }

    /// A text at `column`: on this line if it starts and ends in time, else on the next, as far right as it fits.
    pub(super) fn put_at(&mut self, column: usize, meaning: Meaning, text: &str) -> &mut Self {
        const GAP: usize = 2;
        let length = self.measure(text);
        let fits = |start: usize| start + length <= self.dress.width;
        let after = self.current.width + GAP;
        let start = if after <= column && fits(column) {
            column
        } else if fits(after) {
            after.max(self.dress.width.saturating_sub(length).min(column))
        } else {
            self.end();
            column.min(self.dress.width.saturating_sub(length))
        };
        self.pad(start).put(meaning, text)
    }

    /// Words from the current column on, later lines indented by `indent`; ends the line.
    pub(super) fn prose(&mut self, indent: usize, meaning: Meaning, text: &str) -> &mut Self {
        let mut fresh = true;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let length = self.measure(word);
            if fresh {
                fresh = false;
            } else if self.current.width + 1 + length > self.dress.width {
                self.end().pad(indent);
            } else {
                self.put(meaning, " ");
            }
            self.put(meaning, word);
        }
        self.end()
    }

    /// Cuts a text to `room` columns, ending in `…` if something is missing.
    pub(super) fn cut(&self, text: &str, room: usize) -> String {
        let text = self.safe(text);
        if width(&text) <= room {
            return text;
        }
        let ellipsis = self.safe("…");
        let mut kept = String::new();
        let mut used = width(&ellipsis);
        for c in text.chars() {
            used += c.width().unwrap_or(0);
            if used > room {
                break;
            }
            kept.push(c);
        }
        kept + &ellipsis
    }

    pub(super) fn write(self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut text = String::new();
        for line in &self.lines {
            line.paint(self.dress, &mut text);
        }
        out.write_all(text.as_bytes())
    }

    /// The text without control characters, and without anything that an ASCII terminal cannot show.
    fn safe(&self, text: &str) -> String {
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                ' '..='~' => safe.push(c),
                '\n' => safe.push_str("\\n"),
                '\r' => safe.push_str("\\r"),
                '\t' => safe.push_str("\\t"),
                '\0'..='\x1f' | '\x7f' => {
                    let _ = write!(safe, "\\x{:02x}", u32::from(c));
                }
                c if self.dress.signs == Signs::Ascii => match style::ascii(c) {
                    Some(stand_in) => safe.push_str(stand_in),
                    None => escape(c, &mut safe),
                },
                c if is_invisible(c) => escape(c, &mut safe),
                c => safe.push(c),
            }
        }
        safe
    }
}

impl Line {
    /// Appends the line with its colours, neighbours of one meaning in one run, without blanks at the end.
    fn paint(&self, dress: Dress, out: &mut String) {
        let mut runs: Vec<(Meaning, String)> = Vec::new();
        for (meaning, text) in &self.spans {
            match runs.last_mut() {
                Some((last, run)) if last == meaning => run.push_str(text),
                _ => runs.push((*meaning, text.clone())),
            }
        }
        while let Some((_, run)) = runs.last_mut() {
            run.truncate(run.trim_end_matches(' ').len());
            if !run.is_empty() {
                break;
            }
            runs.pop();
        }
        for (meaning, run) in runs {
            out.push_str(&style::paint(meaning, &run, dress.palette));
        }
        out.push('\n');
    }
}

fn escape(c: char, out: &mut String) {
    let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
}

/// Characters that show nothing or turn the direction of writing: C1 controls, bidirectional marks, zero-width ones,
/// separators of lines, tags, private use.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::style::Palette;

    fn canvas(width: usize, signs: Signs) -> Canvas {
        Canvas::new(Dress {
            width,
            palette: Palette::Plain,
            signs,
        })
    }

    fn text(canvas: Canvas) -> String {
        let mut out = Vec::new();
        canvas.write(&mut out).expect("a vector takes it");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn what_data_says_to_the_terminal_is_shown_and_not_obeyed() {
        let mut canvas = canvas(80, Signs::Unicode);
        canvas
            .put(
                Meaning::Plain,
                "\x1b[2J\x1b]0;x\x07\r\n\u{9b}31m\u{202e}abc\u{200b}é→",
            )
            .end();
        assert_eq!(
            text(canvas),
            "\\x1b[2J\\x1b]0;x\\x07\\r\\n\\u{9b}31m\\u{202e}abc\\u{200b}é→\n"
        );
    }

    #[test]
    fn no_character_reaches_the_output_as_a_control() {
        let every: String = ('\0'..=char::MAX).collect();
        for signs in [Signs::Unicode, Signs::Ascii] {
            let mut canvas = canvas(80, signs);
            canvas.put(Meaning::Plain, &every).end();
            let text = text(canvas);
            let body = text.strip_suffix('\n').expect("one line");
            assert_eq!(body.chars().find(|c| c.is_control()), None);
            assert!(signs == Signs::Unicode || body.is_ascii());
        }
    }

    #[test]
    fn prose_wraps_with_a_hanging_indent() {
        let mut canvas = canvas(16, Signs::Unicode);
        canvas.pad(2).prose(4, Meaning::Plain, "one two three four");
        assert_eq!(text(canvas), "  one two three\n    four\n");
    }

    #[test]
    fn a_column_is_kept_where_it_can_be() {
        let mut canvas = canvas(20, Signs::Unicode);
        canvas
            .put(Meaning::Plain, "ab")
            .put_at(10, Meaning::Plain, "cd")
            .end();
        canvas
            .put(Meaning::Plain, "abcdefghij")
            .put_at(10, Meaning::Plain, "cd")
            .end();
        canvas
            .put(Meaning::Plain, "ab")
            .put_at(10, Meaning::Plain, "0123456789012")
            .end();
        canvas
            .put(Meaning::Plain, "abcdefghij")
            .put_at(10, Meaning::Plain, "0123456789")
            .end();
        assert_eq!(
            text(canvas),
            "ab        cd\nabcdefghij  cd\nab     0123456789012\nabcdefghij\n          0123456789\n"
        );
    }

    #[test]
    fn a_cut_ends_in_an_ellipsis() {
        assert_eq!(
            canvas(9, Signs::Unicode).cut("日本語テキスト", 7),
            "日本語…"
        );
        assert_eq!(canvas(9, Signs::Ascii).cut("abcdefgh", 7), "abcd...");
        assert_eq!(canvas(9, Signs::Ascii).cut("abcdefg", 7), "abcdefg");
    }
}
