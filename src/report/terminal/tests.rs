//! Every text form at every width, as a reader sees it.

use crate::model::{Extras, Report};
use crate::report::rows::{Amount, Detail};
use crate::report::samples;
use crate::report::style::{Dress, Palette, Signs};
use crate::report::{Format, Subject, View, write};

const SUMMARY: Detail = Detail {
    ignored: Amount::Summary,
    live_only: Amount::Summary,
    synced: Amount::Summary,
    values: Amount::Summary,
    extras: Extras::Rendered,
};

const ALL: Detail = Detail {
    ignored: Amount::All,
    live_only: Amount::All,
    synced: Amount::All,
    values: Amount::All,
    extras: Extras::Rendered,
};

const PLAIN: Dress = Dress {
    width: 100,
    palette: Palette::Plain,
    signs: Signs::Unicode,
};

fn told(report: &Report, subject: Subject, detail: Detail, dress: Dress) -> String {
    let view = View {
        subject,
        detail,
        dress,
    };
    let mut out = Vec::new();
    write(report, Format::Text, &view, &mut out).expect("a vector takes it");
    String::from_utf8(out).expect("UTF-8")
}

fn diff(report: &Report, detail: Detail, dress: Dress) -> String {
    told(report, Subject::Fields, detail, dress)
}

/// Keeps a text under `snapshots/`, as it is.
macro_rules! keep {
    ($name:literal, $text:expr) => {
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!($name, $text);
        });
    };
}

#[test]
fn drift_is_told_at_every_width() {
    let report = samples::drifted();
    for (name, width) in [("80", 80), ("100", 100), ("160", 160)] {
        let text = diff(&report, SUMMARY, Dress { width, ..PLAIN });
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!(format!("drifted-{name}"), text);
        });
    }
}

#[test]
fn every_switch_tells_more() {
    keep!("drifted-all", diff(&samples::drifted(), ALL, PLAIN));
}

#[test]
fn values_of_every_size_are_told() {
    keep!("values-100", diff(&samples::values(), SUMMARY, PLAIN));
    keep!(
        "values-80",
        diff(&samples::values(), SUMMARY, Dress { width: 80, ..PLAIN })
    );
    keep!("values-full", diff(&samples::values(), ALL, PLAIN));
}

#[test]
fn in_sync_is_said_aloud() {
    keep!("synced", diff(&samples::synced(), SUMMARY, PLAIN));
}

#[test]
fn what_could_not_be_compared_says_why() {
    keep!("unknown-100", diff(&samples::unknown(), SUMMARY, PLAIN));
    keep!(
        "unknown-80",
        diff(&samples::unknown(), SUMMARY, Dress { width: 80, ..PLAIN })
    );
}

#[test]
fn several_applications_follow_each_other() {
    keep!("several", diff(&samples::several(), SUMMARY, PLAIN));
}

#[test]
fn a_run_without_any_application_tells_its_error() {
    let mut report = samples::several();
    report.applications.clear();
    report.counts = crate::model::Counts::default();
    keep!("error", diff(&report, SUMMARY, PLAIN));
}

#[test]
fn status_is_a_line_for_each_application() {
    keep!(
        "status",
        told(&samples::several(), Subject::Applications, SUMMARY, PLAIN)
    );
    keep!(
        "status-objects",
        told(&samples::several(), Subject::Applications, ALL, PLAIN)
    );
}

#[test]
fn ascii_has_a_stand_in_for_every_sign() {
    let dress = Dress {
        signs: Signs::Ascii,
        ..PLAIN
    };
    let text = diff(&samples::several(), SUMMARY, dress);
    assert!(text.is_ascii());
    keep!("ascii", text);
}

#[test]
fn colours_follow_the_meaning() {
    let dress = Dress {
        palette: Palette::Colour,
        ..PLAIN
    };
    let text = diff(&samples::drifted(), SUMMARY, dress);
    let text = text + &diff(&samples::unknown(), SUMMARY, dress);
    keep!("colour", text.replace('\u{1b}', "␛"));
}

#[test]
fn colour_changes_no_other_character() {
    let colour = Dress {
        palette: Palette::Colour,
        ..PLAIN
    };
    for report in [
        samples::several(),
        samples::values(),
        samples::unknown(),
        samples::hostile(),
    ] {
        assert_eq!(
            without_colours(&diff(&report, ALL, colour)),
            diff(&report, ALL, PLAIN)
        );
    }
}

#[test]
fn nothing_of_the_data_reaches_the_terminal_as_a_control() {
    for detail in [SUMMARY, ALL] {
        for subject in [Subject::Fields, Subject::Applications] {
            for signs in [Signs::Unicode, Signs::Ascii] {
                let text = told(
                    &samples::hostile(),
                    subject,
                    detail,
                    Dress { signs, ..PLAIN },
                );
                let is_harmful = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
                assert_eq!(text.find(is_harmful), None, "{text:?}");
            }
        }
    }
}

#[test]
fn data_cannot_forge_a_verdict() {
    let text = diff(&samples::hostile(), ALL, PLAIN);
    assert!(
        !text
            .lines()
            .any(|line| line.trim_start().starts_with("✓ Synced")),
        "{text}"
    );
}

fn without_colours(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..start]);
        let end = rest[start..].find('m').expect("only colours are printed");
        rest = &rest[start + end + 1..];
    }
    plain + rest
}
