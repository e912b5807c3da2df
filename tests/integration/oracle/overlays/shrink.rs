//! The least case that still differs: files, documents, fields, items and lines are taken away as long as it does.

use serde_json::Value;

use super::case::{Case, Content};

/// Trials before what is left is given out.
const MOST: usize = 600;

/// A place in a case: file, document or line, then a way down by positions.
#[derive(Clone, Debug)]
struct Place {
    file: String,
    steps: Vec<usize>,
}

/// Takes away whatever can go while `differs` holds.
pub(super) fn shrink(case: &Case, differs: &mut dyn FnMut(&Case) -> bool) -> Case {
    let mut least = case.clone();
    let mut trials = 0;
    loop {
        let before = least.clone();
        let mut places = places(&least);
        while let Some(place) = places.pop() {
            let Some(smaller) = without(&least, &place) else {
                continue;
            };
            trials += 1;
            if trials > MOST {
                return least;
            }
            if differs(&smaller) {
                least = smaller;
            }
        }
        if least == before {
            return least;
        }
    }
}

/// Every place, the largest last; those that hold others come after them, later ones after earlier ones, so that taking
/// one away leaves the others where they are.
fn places(case: &Case) -> Vec<Place> {
    let mut all = Vec::new();
    for (file, content) in &case.files {
        let mut steps = Vec::new();
        match content {
            Content::Yaml(documents) => {
                for (number, document) in documents.iter().enumerate() {
                    steps.push(number);
                    below(document, file, &mut steps, &mut all);
                    steps.pop();
                    all.push(place(file, &[number]));
                }
            }
            Content::Bytes(_) => {}
            Content::Text(text) => {
                all.extend((0..text.lines().count()).map(|line| place(file, &[line])));
            }
        }
        all.push(place(file, &[]));
    }
    all.sort_by_key(|place| std::cmp::Reverse(place.steps.len()));
    all
}

fn place(file: &str, steps: &[usize]) -> Place {
    Place {
        file: file.to_owned(),
        steps: steps.to_vec(),
    }
}

fn below(value: &Value, file: &str, steps: &mut Vec<usize>, all: &mut Vec<Place>) {
    let children: Vec<&Value> = match value {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(items) => items.iter().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return,
    };
    for (number, child) in children.into_iter().enumerate() {
        steps.push(number);
        all.push(place(file, steps));
        below(child, file, steps, all);
        steps.pop();
    }
}

/// `None` where the place is gone already.
fn without(case: &Case, place: &Place) -> Option<Case> {
    let mut case = case.clone();
    let Some((&first, rest)) = place.steps.split_first() else {
        case.files.remove(&place.file)?;
        return Some(case);
    };
    match case.files.get_mut(&place.file)? {
        Content::Yaml(documents) => match rest.split_last() {
            None if first < documents.len() => {
                documents.remove(first);
            }
            None => return None,
            Some((&last, way)) => {
                let mut value = documents.get_mut(first)?;
                for &step in way {
                    value = child(value, step)?;
                }
                remove(value, last)?;
            }
        },
        Content::Bytes(_) => return None,
        Content::Text(text) => {
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            lines.get(first)?;
            let kept = lines.iter().enumerate().filter(|(line, _)| *line != first);
            *text = kept.map(|(_, line)| *line).collect();
        }
    }
    Some(case)
}

fn child(value: &mut Value, step: usize) -> Option<&mut Value> {
    match value {
        Value::Object(fields) => fields.values_mut().nth(step),
        Value::Array(items) => items.get_mut(step),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn remove(value: &mut Value, step: usize) -> Option<()> {
    match value {
        Value::Object(fields) => {
            let name = fields.keys().nth(step)?.clone();
            fields.shift_remove(&name);
        }
        Value::Array(items) if step < items.len() => {
            items.remove(step);
        }
        Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            return None;
        }
    }
    Some(())
}
