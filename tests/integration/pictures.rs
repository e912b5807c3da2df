//! The pictures of the README are what the program prints: each is made here from its own output, colours included,
//! and compared with the file in `fixtures/readme/`. `DRIFTCTL_TEST_UPDATE=pictures` writes them anew.

use std::fmt::Write as _;

use crate::harness::{Run, Workspace, project};

/// Cell of the grid, in pixels.
const CELL: (f64, f64) = (8.4, 19.0);
const COLUMNS: usize = 100;

/// Stands for the commit, whose hash follows every file of the example.
const COMMIT: &str = "4f2c1e9";

/// The palette, by SGR code: readable on the picture's dark ground, told apart without red and green alone.
const COLOURS: &[(u8, &str)] = &[
    (31, "#f47067"),
    (32, "#8ddb8c"),
    (33, "#f0c674"),
    (34, "#6cb6ff"),
    (35, "#dcbdfb"),
    (36, "#76e3ea"),
    (90, "#8b949e"),
];

#[test]
fn the_drifted_overlay() {
    check(
        "drifted",
        &[
            "diff",
            "fixtures/payments-api/overlays/production",
            "--live",
            "fixtures/payments-api/live.yaml",
        ],
    );
}

#[test]
fn an_unknown_verdict() {
    check(
        "unknown",
        &[
            "diff",
            "fixtures/readme/unknown",
            "--live",
            "fixtures/payments-api/live.yaml",
        ],
    );
}

fn check(name: &str, arguments: &[&str]) {
    let clone = Workspace::new()
        .with_fixture("payments-api")
        .with_fixture("readme/unknown")
        .committed("Show what drift looks like");
    let mut command = clone.command(env!("CARGO_BIN_EXE_driftctl"));
    command
        .args(arguments)
        .env("CLICOLOR_FORCE", "1")
        .env("COLUMNS", COLUMNS.to_string());
    let run = Run::of(command, "");
    let commit = clone.git(["rev-parse", "--short=7", "HEAD"]).stdout;
    let text = run.stdout.replace(commit.trim_end(), COMMIT);
    let code = run.code.expect("an exit code");
    let session = format!(
        "$ driftctl {}\n{text}$ echo $?\n{code}\n",
        arguments.join(" ")
    );
    let picture = svg(&session);
    let file = project().join(format!("fixtures/readme/{name}.svg"));
    if std::env::var("DRIFTCTL_TEST_UPDATE").is_ok_and(|what| what == "pictures") {
        std::fs::write(&file, &picture).expect("the picture is written");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == picture,
        "{} is not what the program prints now; look at it and run the tests with DRIFTCTL_TEST_UPDATE=pictures:\n{session}",
        file.display()
    );
}

/// A run of text with one look.
#[derive(Default, Clone, PartialEq)]
struct Look {
    bold: bool,
    dim: bool,
    underlined: bool,
    colour: Option<u8>,
}

fn svg(session: &str) -> String {
    let lines: Vec<&str> = session.lines().collect();
    let widest = lines
        .iter()
        .map(|line| {
            spans(line)
                .iter()
                .map(|(text, _)| text.chars().count())
                .sum()
        })
        .max();
    let columns = widest.unwrap_or(0).max(COLUMNS);
    let width = pixels(columns) * CELL.0 + 32.0;
    let height = pixels(lines.len()) * CELL.1 + 32.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, \
         'DejaVu Sans Mono', monospace\" font-size=\"14\" fill=\"#d1d7e0\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#151b23\"/>\n"
    );
    for (row, line) in lines.iter().enumerate() {
        let y = 16.0 + (pixels(row) + 0.75) * CELL.1;
        let mut column = 0;
        for (text, look) in spans(line) {
            let length = text.chars().count();
            if !text.trim().is_empty() {
                let x = 16.0 + pixels(column) * CELL.0;
                let _ = writeln!(
                    out,
                    "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{:.1}\" xml:space=\"preserve\"{}>{}</text>",
                    pixels(length) * CELL.0,
                    attributes(&look),
                    escape(&text)
                );
            }
            column += length;
        }
    }
    out.push_str("</svg>\n");
    out
}

fn pixels(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("a picture of a few thousand cells"))
}

fn attributes(look: &Look) -> String {
    let mut text = String::new();
    if let Some((_, fill)) = look
        .colour
        .and_then(|code| COLOURS.iter().find(|(known, _)| *known == code))
    {
        let _ = write!(text, " fill=\"{fill}\"");
    } else if look.dim {
        text.push_str(" fill=\"#8b949e\"");
    }
    if look.bold {
        text.push_str(" font-weight=\"bold\"");
    }
    if look.underlined {
        text.push_str(" text-decoration=\"underline\"");
    }
    text
}

/// Splits a line at its SGR sequences.
fn spans(line: &str) -> Vec<(String, Look)> {
    let mut spans = Vec::new();
    let mut look = Look::default();
    let mut parts = line.split("\u{1b}[");
    spans.push((parts.next().unwrap_or_default().to_owned(), look.clone()));
    for part in parts {
        let (codes, text) = part
            .split_once('m')
            .expect("only SGR sequences are printed");
        for code in codes.split(';') {
            match code.parse().unwrap_or(0) {
                0 => look = Look::default(),
                1 => look.bold = true,
                2 => look.dim = true,
                4 => look.underlined = true,
                22 => (look.bold, look.dim) = (false, false),
                39 => look.colour = None,
                colour => look.colour = Some(colour),
            }
        }
        spans.push((text.to_owned(), look.clone()));
    }
    spans
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
