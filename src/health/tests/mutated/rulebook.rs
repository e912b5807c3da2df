//! What the rules of a kind read, off its data file: which fields, and which values they name together. Objects that are
//! made by these meet branches that no chance would find.

use serde_json::{Map, Value};
use serde_yaml::Value as Yaml;

use crate::health::custom;

/// A step on the way to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
    /// Some item of a list.
    Item,
}

pub(super) type Place = Vec<Step>;

/// Values that belong together: those that one check of a rule asks for.
pub(super) type Wish = Vec<(Place, Value)>;

#[derive(Debug, Default)]
pub(super) struct Rulebook {
    pub(super) wishes: Vec<Wish>,
    /// Every field that is read.
    pub(super) places: Vec<Place>,
}

impl Rulebook {
    /// Of a kind as the data files write it; an empty one where none does.
    pub(super) fn of(group: &str, kind: &str) -> Self {
        let mut book = Self::default();
        let files = custom::files();
        let Some((_, text)) = files.iter().find(|(name, _)| *name == group) else {
            return book;
        };
        let entries: Vec<Yaml> = serde_yaml::from_str(text).expect("a data file");
        for entry in &entries {
            let kinds = entry["kinds"].as_sequence().into_iter().flatten();
            if kinds.into_iter().any(|name| name.as_str() == Some(kind)) {
                book.read(&entry["rules"], &Context::default());
            }
        }
        book.places.sort_by_key(|place| format!("{place:?}"));
        book.places.dedup();
        book
    }
}

/// Where the item at hand lies, and what the names stand for, as far as that is a field.
#[derive(Clone, Default)]
struct Context {
    item: Place,
    names: Vec<(String, Place)>,
}

impl Context {
    fn within(&self, item: Place) -> Self {
        Self {
            item,
            names: self.names.clone(),
        }
    }

    /// The field that a path leads to; `None` for a text that is no path.
    fn place(&self, path: &str) -> Option<Place> {
        let end = path.find(['.', '[', '!']).unwrap_or(path.len());
        let (start, rest) = path.split_at(end);
        let mut place = match start {
            "" => self.item.clone(),
            "metadata" | "spec" | "status" => vec![Step::Key(start.to_owned())],
            name => {
                let name = name.strip_prefix('$')?;
                let known = self.names.iter().rev().find(|(known, _)| known == name);
                known?.1.clone()
            }
        };
        place.extend(steps(rest));
        Some(place)
    }
}

fn steps(rest: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in rest.split(['.', '!']).filter(|part| !part.is_empty()) {
        // A key in brackets may have points in it: it is read as so many keys, which does no harm here.
        for word in part.split(['[', ']']).filter(|word| !word.is_empty()) {
            steps.push(match (word, word.parse::<i64>()) {
                ("*", _) => Step::Item,
                (_, Ok(index)) => Step::Index(usize::try_from(index).unwrap_or_default()),
                _ => Step::Key(word.to_owned()),
            });
        }
    }
    steps
}

impl Rulebook {
    fn read(&mut self, part: &Yaml, context: &Context) {
        match part {
            Yaml::Sequence(parts) => {
                // What a rule names is known to those that follow.
                let mut context = context.clone();
                for part in parts {
                    name(&part["let"], &mut context);
                    self.read(part, &context);
                }
            }
            Yaml::Mapping(map) => self.read_map(map, context),
            Yaml::String(text) => self.read_text(text, context),
            Yaml::Null | Yaml::Bool(_) | Yaml::Number(_) | Yaml::Tagged(_) => {}
        }
    }

    fn read_map(&mut self, map: &serde_yaml::Mapping, context: &Context) {
        let mut within = context.clone();
        let walk = ["first", "last", "of"]
            .iter()
            .find_map(|word| map.get(*word));
        if let Some(path) = walk.and_then(|walk| walk.as_str().or_else(|| walk["of"].as_str()))
            && let Some(mut place) = context.place(path)
        {
            place.push(Step::Item);
            let name = walk
                .and_then(|walk| walk["as"].as_str())
                .or_else(|| map.get("as")?.as_str());
            if let Some(name) = name {
                within.names.push((name.to_owned(), place.clone()));
            }
            within = within.within(place);
        }
        let mut wish = Wish::new();
        for (key, value) in map {
            let Some(key) = key.as_str() else { continue };
            let is_path = key.starts_with(['.', '$']) || key.contains('.') || key == "status";
            match context.place(key).filter(|_| is_path) {
                Some(place) => self.test(&place, value, context, &mut wish),
                None if matches!(key, "first" | "last" | "of") => self.read(value, context),
                None => self.read(value, &within),
            }
        }
        if !wish.is_empty() {
            self.wishes.push(wish);
        }
    }

    /// What a check wants of a field, and what else it looks at.
    fn test(&mut self, place: &Place, test: &Yaml, context: &Context, wish: &mut Wish) {
        self.places.push(place.clone());
        for value in values(test) {
            if wish.iter().any(|(known, _)| known == place) {
                self.wishes.push(vec![(place.clone(), value)]);
            } else {
                wish.push((place.clone(), value));
            }
        }
        let mut item = place.clone();
        item.push(Step::Item);
        for word in ["some", "none"] {
            if let Some(checks) = test.get(word) {
                self.read(checks, &context.within(item.clone()));
            }
        }
        for path in ["same", "below", "above", "at-least", "at-most"] {
            let path = test.get(path).or_else(|| test["not"].get(path));
            let other = path
                .and_then(Yaml::as_str)
                .and_then(|path| context.place(path));
            self.places.extend(other);
        }
    }

    /// A bare path, or the references of a message.
    fn read_text(&mut self, text: &str, context: &Context) {
        let references = text.split('{').skip(1).map(|rest| {
            let reference = rest.split(['}', '|']).next().unwrap_or_default().trim();
            reference.rsplit(' ').next().unwrap_or_default()
        });
        let bare = (!text.contains([' ', '{'])).then_some(text);
        let paths = references.chain(bare).filter(|path| !path.is_empty());
        let places: Vec<Place> = paths.filter_map(|path| context.place(path)).collect();
        self.places.extend(places);
    }
}

/// Learns where named values lie.
fn name(names: &Yaml, context: &mut Context) {
    for (name, value) in names.as_mapping().into_iter().flatten() {
        let of = ["first", "last", "number", "value"]
            .iter()
            .find_map(|word| value.get(*word));
        let path = of.and_then(|of| of.as_str().or_else(|| of["of"].as_str()));
        let is_item = value.get("first").or_else(|| value.get("last")).is_some();
        let place = path.and_then(|path| context.place(path));
        if let (Some(name), Some(mut place)) = (name.as_str(), place) {
            place.extend(is_item.then_some(Step::Item));
            context.names.push((name.to_owned(), place));
        }
    }
}

/// Values that a test speaks of, be it to refuse them.
fn values(test: &Yaml) -> Vec<Value> {
    match test {
        Yaml::Null | Yaml::Tagged(_) => Vec::new(),
        Yaml::Bool(flag) => vec![(*flag).into()],
        Yaml::Number(number) => number.as_i64().map(Value::from).into_iter().collect(),
        Yaml::String(text) => vec![text.as_str().into()],
        Yaml::Sequence(tests) => tests.iter().flat_map(values).collect(),
        Yaml::Mapping(words) => words
            .iter()
            .flat_map(|(word, test)| word_values(word, test))
            .collect(),
    }
}

fn word_values(word: &Yaml, test: &Yaml) -> Vec<Value> {
    match (word.as_str(), test) {
        (Some("not"), test) => values(test),
        (Some("size"), _) => vec![
            Value::Array(Vec::new()),
            Value::Array(vec![Map::new().into()]),
        ],
        (Some("matches"), Yaml::String(pattern)) => {
            let plain = |sign: &char| sign.is_alphanumeric() || " -_:/".contains(*sign);
            vec![pattern.chars().filter(plain).collect::<String>().into()]
        }
        (Some("below" | "above" | "at-least" | "at-most"), Yaml::Number(number)) => {
            let number = number.as_i64().unwrap_or_default();
            vec![number.into(), (number + 1).into(), (number - 1).into()]
        }
        _ => Vec::new(),
    }
}
