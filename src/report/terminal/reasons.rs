//! `driftctl explain`: why each field of an object counts or not: the three sides, who wrote the live one, and what
//! decides.

use std::io;

use super::canvas::Canvas;
use super::field::{Fields, right_column};
use super::reason;
use crate::model::comparison::OwnerScope;
use crate::model::{Difference, FieldOwner, ObjectVerdict, Report, State};
use crate::report::rows::{self, Amount};
use crate::report::style::{Dress, Mark, Meaning};
use crate::report::words;

/// Columns of a label and of its text: those of a side and its value.
const LABEL: usize = 6;
const TEXT: usize = 20;

/// The object and the fields that a reader asked for.
pub(crate) struct Question<'a> {
    pub(crate) object: &'a dyn Fn(&ObjectVerdict) -> bool,
    /// A path as reports print it, or a pointer; everything below it too.
    pub(crate) field: Option<&'a str>,
}

/// Every object that is meant, with the fields that are; gives how many objects there were.
pub(crate) fn reasons(
    report: &Report,
    question: &Question<'_>,
    dress: Dress,
    out: &mut dyn io::Write,
) -> io::Result<usize> {
    let mut canvas = Canvas::new(dress);
    let mut told = 0;
    for application in &report.applications {
        for object in application.objects.iter().filter(|o| (question.object)(o)) {
            if told > 0 {
                canvas.end();
            }
            told += 1;
            heading(object, &mut canvas);
            fields(object, question.field, &mut canvas);
        }
    }
    canvas.write(out)?;
    Ok(told)
}

fn heading(object: &ObjectVerdict, canvas: &mut Canvas) {
    let mark = Mark::of_state(object.state);
    canvas
        .put(mark.meaning(), mark.sign())
        .put(Meaning::Plain, " ")
        .put(Meaning::Name, &words::object(object));
    if let Some(origin) = &object.origin {
        let place = format!("{}:{}", origin.file, origin.line);
        canvas.put_at(right_column(canvas.width()), Meaning::Aside, &place);
    }
    canvas.end();
    let standing = match object.state {
        _ if object.hook.is_some() => "a hook: it is run by a sync and never compared",
        State::Same => "in sync: nothing that counts differs",
        State::Modified => "out of sync: what counts below is the reason",
        State::Missing => "in Git, not in the cluster; a sync creates it",
        State::Extra => {
            "in the cluster with the application's mark, no longer in Git; a sync with prune deletes it"
        }
        State::Unknown => "not compared, so nothing can be said of it",
    };
    canvas.pad(2).prose(2, Meaning::Plain, standing);
    if let Some(note) = &object.note {
        canvas.pad(2).prose(2, Meaning::Plain, note);
    }
    for why in rows::reasons(object) {
        reason(&why, canvas);
    }
}

fn fields(object: &ObjectVerdict, field: Option<&str>, canvas: &mut Canvas) {
    let meant = |difference: &&Difference| field.is_none_or(|field| is_below(difference, field));
    let mut differences = object.differences.iter().filter(meant).peekable();
    let is_compared = matches!(object.state, State::Same | State::Modified);
    if differences.peek().is_none() && is_compared {
        let text = match field {
            Some(field) => format!("{field}: Git and the cluster agree, or neither has it"),
            None => "no field differs".to_owned(),
        };
        canvas.pad(2).prose(2, Meaning::Plain, &text);
    }
    let mut drawn = Fields::new(canvas.width(), Amount::All);
    for difference in differences {
        canvas.end();
        drawn.whole(difference, canvas);
        label("why", words::why(difference.cause), canvas);
        label("counts", &counts(difference), canvas);
        for owner in owners(difference) {
            label("owner", &owner, canvas);
        }
    }
}

fn label(name: &str, text: &str, canvas: &mut Canvas) {
    canvas.pad(LABEL).put(Meaning::Aside, name).pad(TEXT);
    canvas.prose(TEXT, Meaning::Plain, text);
}

/// Whether a difference stands at a path, below it, or around it.
fn is_below(difference: &Difference, field: &str) -> bool {
    let field = field.trim_start_matches('.');
    let covers = |whole: &str, part: &str, ends: &[char]| match part.strip_prefix(whole) {
        Some(rest) => rest.is_empty() || rest.starts_with(ends),
        None => false,
    };
    let text = difference.text.as_str();
    let dots = ['.', '['];
    let pointers = &difference.pointers;
    let pointers = [&pointers.git, &pointers.last_applied, &pointers.live];
    covers(field, text, &dots)
        || covers(text, field, &dots)
        || pointers
            .into_iter()
            .flatten()
            .any(|pointer| covers(field, pointer, &['/']) || covers(pointer, field, &['/']))
}

/// Whether it counts, and by which rule.
fn counts(difference: &Difference) -> String {
    if difference.counted {
        return "yes: it makes the object OutOfSync".to_owned();
    }
    let Some(rule) = &difference.ignored_by else {
        return "no: Argo CD compares only what Git has, and what Git had at the last apply"
            .to_owned();
    };
    let place = match (&rule.file, rule.line) {
        (Some(file), Some(line)) => format!(" of {file}:{line}"),
        (Some(file), None) => format!(" of {file}"),
        (None, _) => String::new(),
    };
    let reason = match &rule.reason {
        Some(reason) => format!(" ({reason})"),
        None => String::new(),
    };
    format!("no: the rule `{}`{place} hides it{reason}", rule.rule)
}

/// Every field manager with what it owns.
fn owners(difference: &Difference) -> Vec<String> {
    let of = |owner: &FieldOwner| {
        let what = match owner.scope {
            OwnerScope::Field => "it owns this field",
            OwnerScope::Ancestor => "it owns what the field is in",
        };
        let how = match owner.operation.as_str() {
            "Apply" => "with a server-side apply",
            _ => "with an update",
        };
        let subresource = match &owner.subresource {
            Some(name) => format!(" (subresource {name})"),
            None => String::new(),
        };
        format!("{}{subresource}, {how}: {what}", owner.manager)
    };
    let all = difference.owners.iter();
    if difference.owners.is_empty() {
        difference.owner.iter().map(of).collect()
    } else {
        all.map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn a_field_is_named_as_it_is_printed_or_by_its_pointer() {
        let report = samples::drifted();
        let objects = report.applications.iter().flat_map(|a| &a.objects);
        let mut image = objects
            .flat_map(|object| &object.differences)
            .find(|difference| difference.text.ends_with("image"))
            .cloned()
            .expect("a changed image");
        image.pointers.live = Some("/spec/template/spec/containers/0/image".to_owned());
        for field in [
            "spec",
            "spec.template",
            ".spec.template.spec.containers[name=api].image",
            "spec.template.spec.containers",
            "/spec/template",
        ] {
            assert!(is_below(&image, field), "{field}");
        }
        for field in ["spec.templ", "metadata", "image", "/spec/temp"] {
            assert!(!is_below(&image, field), "{field}");
        }
    }
}
