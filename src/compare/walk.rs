//! The trees of one pair → the places where they do not agree.
//!
//! What counts is decided elsewhere: a place counts exactly where the predicted tree and live differ, which is Argo
//! CD's verdict. The walk finds those places, and besides them what only live has and what live and Git share against
//! last applied. Lists are `lists.rs`, what is worth telling of live's own fields `live_only.rs`.

use serde_json::Value;

use super::lists;
use super::live_only::Policy;
use crate::kubernetes::schema::{Field, Shape, Strategy, Struct};
use crate::kubernetes::value::{field, same};
use crate::kubernetes::{FieldPath, Step, path};

/// One place, on the sides that are compared.
#[derive(Clone, Copy, Default)]
pub(super) struct Node<'a> {
    /// What an apply would leave; the very same reference as `live` where nothing would change.
    pub(super) predicted: Option<&'a Value>,
    /// Live as it is compared: normalised, with Kubernetes' defaults.
    pub(super) live: Option<&'a Value>,
    /// Git as it is compared.
    pub(super) git: Option<&'a Value>,
    pub(super) last_applied: Option<&'a Value>,
}

/// The trees beside those that are compared. They are looked into only where something may have to be told.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    /// Git as written.
    pub(super) git: &'a Value,
    /// Live as read.
    pub(super) live: &'a Value,
    /// Git's object with Kubernetes' defaults, if they are known.
    pub(super) defaulted: Option<&'a Value>,
}

/// A place where the sides do not agree.
pub(super) struct Finding<'a> {
    pub(super) path: FieldPath,
    pub(super) pointers: Tokens,
    pub(super) node: Node<'a>,
    /// What Git says, as written.
    pub(super) written: Option<&'a Value>,
    /// What runs, as read.
    pub(super) read: Option<&'a Value>,
    pub(super) shape: Option<Shape>,
    pub(super) class: Class,
    /// Neither side shows it, or the server keeps it: worth telling only where nothing else explains the drift.
    pub(super) is_minor: bool,
}

/// The tokens of a place on each side, whether or not something is there.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokens {
    pub(super) git: Vec<String>,
    pub(super) last_applied: Vec<String>,
    pub(super) live: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Predicted and live differ.
    Drift,
    /// As `Drift`, and it is the order of the items.
    Order,
    /// Only live has it.
    LiveOnly,
    /// Live and Git agree, and last applied does not.
    TakenIntoGit,
}

/// Where a list item stands on each side.
#[derive(Clone, Copy, Default)]
pub(super) struct Places {
    pub(super) predicted: Option<usize>,
    pub(super) live: Option<usize>,
    pub(super) git: Option<usize>,
    pub(super) last_applied: Option<usize>,
    pub(super) defaulted: Option<usize>,
}

/// What a field's type says of a place; nothing below fields that no type describes.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    pub(super) shape: Option<Shape>,
    pub(super) strategy: Strategy,
}

const UNTYPED: Typed = Typed {
    shape: None,
    strategy: Strategy::Unsaid,
};

/// One step of the walk. Path and pointers are made of these only where something is told.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    Field(&'a str),
    /// An item known by its merge key and that key's value.
    Keyed(&'static str, &'a Value, Places),
    /// An item known by its place.
    Index(usize, Places),
}

pub(super) struct Walk<'a> {
    pub(super) policy: Policy<'a>,
    beside: Beside<'a>,
    /// Whether there is a last-applied annotation.
    pub(super) recorded: bool,
    /// Whether the object is a Secret, whose data is told key by key.
    pub(super) secret: bool,
    at: Vec<At<'a>>,
    pub(super) found: Vec<Finding<'a>>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        policy: Policy<'a>,
        beside: Beside<'a>,
        recorded: bool,
        secret: bool,
    ) -> Self {
        Self {
            policy,
            beside,
            recorded,
            secret,
            at: Vec::new(),
            found: Vec::new(),
        }
    }

    pub(super) fn object(&mut self, root: Node<'a>, of: Option<&'static Struct>) {
        let typed = Typed {
            shape: of.map(Shape::Struct),
            strategy: Strategy::Unsaid,
        };
        self.visit(root, typed);
    }

    pub(super) fn visit(&mut self, node: Node<'a>, typed: Typed) {
        let drift = node.drifts();
        if !drift && self.is_settled(node) {
            // As it is nearly everywhere.
        } else if !drift && node.is_live_only() {
            self.live_only(node, typed);
        } else if self.is_open(node) {
            self.fields(node, typed, drift);
        } else if let (Some(Value::Array(_)), Some(Value::Array(_))) = (node.predicted, node.live) {
            lists::visit(self, node, typed, drift);
        } else if drift {
            self.tell(node, typed, Class::Drift);
        } else if self.was_taken(node, typed) {
            self.tell(node, typed, Class::TakenIntoGit);
        }
    }

    /// Whether all sides say the same, so that there is nothing to tell in all that lies below.
    fn is_settled(&self, node: Node<'a>) -> bool {
        let equal = |a: Option<&Value>, b: Option<&Value>| matches!((a, b), (Some(a), Some(b)) if same(a, b));
        let is_one = |a: Option<&Value>, b: Option<&Value>| matches!((a, b), (Some(a), Some(b)) if std::ptr::eq(a, b));
        equal(node.git, node.live)
            && (!self.recorded
                || is_one(node.git, node.last_applied)
                || equal(node.git, node.last_applied))
    }

    /// Maps are told field by field where both sides have one; some always, because of what they may hold.
    fn is_open(&self, node: Node<'a>) -> bool {
        let map = |side: Option<&Value>| side.is_some_and(Value::is_object);
        let none =
            |side: Option<&Value>| side.is_none_or(|side| side.is_null() || side.is_object());
        let sides = [node.predicted, node.live, node.git, node.last_applied];
        if self.is_always_told_by_key() {
            return sides.iter().any(|&side| map(side)) && sides.iter().all(|&side| none(side));
        }
        map(node.predicted) && map(node.live) && !is_directed(node)
    }

    /// `metadata` and annotations may hold the last-applied annotation, a Secret's data holds secrets.
    pub(super) fn is_always_told_by_key(&self) -> bool {
        match self.at[..] {
            [] | [At::Field("metadata")] | [At::Field("metadata"), At::Field("annotations")] => {
                true
            }
            [At::Field("data" | "stringData")] => self.secret,
            _ => false,
        }
    }

    fn fields(&mut self, node: Node<'a>, typed: Typed, drift: bool) {
        let sides = if drift {
            [node.predicted, node.live, node.git, node.last_applied]
        } else {
            [None, node.live, node.git, node.last_applied]
        };
        let objects = sides.iter().flatten().filter_map(|side| side.as_object());
        let mut keys: Vec<&'a str> = objects
            .flat_map(|fields| fields.keys().map(String::as_str))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        let told = self.found.len();
        for key in keys {
            let child = node.field(key);
            // Last applied need not name the namespace, and live always does.
            let namespace = key == "namespace" && matches!(self.at[..], [At::Field("metadata")]);
            if namespace && !child.drifts() {
                continue;
            }
            self.step(At::Field(key), child, typed.field(key));
        }
        // A map that has nothing to tell, where the other side has none.
        let has_keys = |side: &Value| side.as_object().is_some_and(|fields| !fields.is_empty());
        let mut compared = [node.predicted, node.live].into_iter().flatten();
        if drift && self.found.len() == told && !compared.any(has_keys) {
            self.tell(node, typed, Class::Drift);
        }
    }

    /// Whether Git and live agree on what was applied otherwise. Values that Go would not write say nothing.
    pub(super) fn was_taken(&self, node: Node<'a>, typed: Typed) -> bool {
        if !self.recorded {
            return false;
        }
        let equal = |a: Option<&Value>, b: Option<&Value>| match (a, b) {
            (Some(a), Some(b)) => typed.same(a, b),
            (a, b) => a.is_none_or(says_nothing) && b.is_none_or(says_nothing),
        };
        equal(node.git, node.live)
            && !equal(node.git, node.last_applied)
            && !equal(self.as_written(), node.last_applied)
    }

    /// Visits what lies one step below.
    pub(super) fn step(&mut self, at: At<'a>, node: Node<'a>, typed: Typed) {
        self.at.push(at);
        self.visit(node, typed);
        self.at.pop();
    }

    pub(super) fn enter_field(&mut self, key: &'a str) {
        self.at.push(At::Field(key));
    }

    pub(super) fn leave(&mut self) {
        self.at.pop();
    }

    pub(super) fn at(&self) -> &[At<'a>] {
        &self.at
    }

    /// What Git's object with Kubernetes' defaults has here.
    pub(super) fn defaulted(&self) -> Option<&'a Value> {
        self.find(self.beside.defaulted?, |places| places.defaulted)
    }

    fn as_written(&self) -> Option<&'a Value> {
        self.find(self.beside.git, |places| places.git)
    }

    fn find(&self, root: &'a Value, side: fn(&Places) -> Option<usize>) -> Option<&'a Value> {
        self.at.iter().try_fold(root, |value, at| match at {
            At::Field(key) => field(value, key),
            At::Keyed(_, _, places) | At::Index(_, places) => value.get(side(places)?),
        })
    }

    pub(super) fn live_tokens(&self) -> Vec<String> {
        self.tokens(|places| places.live)
    }

    fn tokens(&self, side: fn(&Places) -> Option<usize>) -> Vec<String> {
        let token = |at: &At<'_>| match at {
            At::Field(key) => (*key).to_owned(),
            At::Keyed(_, _, places) | At::Index(_, places) => {
                side(places).unwrap_or(places.first()).to_string()
            }
        };
        self.at.iter().map(token).collect()
    }

    pub(super) fn tell(&mut self, node: Node<'a>, typed: Typed, class: Class) {
        let written = self.as_written();
        let read = self.find(self.beside.live, |places| places.live);
        let shown = [written, node.git, node.last_applied, read];
        let foreign = node.git.is_none() && node.last_applied.is_none();
        let is_minor = matches!(class, Class::Drift)
            && (shown.iter().all(Option::is_none) || (foreign && self.policy.is_kept(&self.at)));
        self.found.push(Finding {
            is_minor,
            path: FieldPath(self.at.iter().map(At::named).collect()),
            pointers: Tokens {
                git: self.tokens(|places| places.git),
                last_applied: self.tokens(|places| places.last_applied),
                live: self.live_tokens(),
            },
            node,
            written,
            read,
            shape: typed.shape,
            class,
        });
    }
}

/// A patch directive that found no map to work on stays in the tree; the map around it is what differs.
fn is_directed(node: Node<'_>) -> bool {
    let directive = |side: Option<&Value>| {
        let fields = side.and_then(Value::as_object);
        fields.is_some_and(|fields| fields.keys().any(|key| key.starts_with("$retainKeys")))
    };
    directive(node.predicted) != directive(node.live)
}

/// Null and what is empty.
pub(super) fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(says_nothing),
        Value::Bool(value) => !value,
        Value::Number(number) => number.as_f64() == Some(0.0),
    }
}

impl<'a> Finding<'a> {
    /// What Git says, as written if that is where it stands.
    pub(super) fn git(&self) -> Option<&'a Value> {
        self.written.or(self.node.git)
    }

    /// What runs, as read but for what defaulting added.
    pub(super) fn live(&self) -> Option<&'a Value> {
        self.read.or(self.node.live)
    }
}

impl<'a> Node<'a> {
    pub(super) fn drifts(&self) -> bool {
        match (self.predicted, self.live) {
            (None, None) => false,
            (Some(predicted), Some(live)) => {
                !std::ptr::eq(predicted, live) && !same(predicted, live)
            }
            (Some(_), None) | (None, Some(_)) => true,
        }
    }

    fn is_live_only(&self) -> bool {
        self.live.is_some() && self.git.is_none() && self.last_applied.is_none()
    }

    pub(super) fn field(&self, key: &str) -> Self {
        self.child(|side, _| field(side, key), Places::default())
    }

    pub(super) fn item(&self, places: Places) -> Self {
        self.child(|side, place| side.get(place?), places)
    }

    fn child(
        &self,
        get: impl Fn(&'a Value, Option<usize>) -> Option<&'a Value>,
        places: Places,
    ) -> Self {
        let live = self.live.and_then(|side| get(side, places.live));
        let predicted = match (self.predicted, self.live) {
            (Some(predicted), Some(same)) if std::ptr::eq(predicted, same) => live,
            (predicted, _) => predicted.and_then(|side| get(side, places.predicted)),
        };
        let git = self.git.and_then(|side| get(side, places.git));
        let last_applied = match (self.last_applied, self.git) {
            (Some(last_applied), Some(same))
                if std::ptr::eq(last_applied, same) && places.git == places.last_applied =>
            {
                git
            }
            (last_applied, _) => last_applied.and_then(|side| get(side, places.last_applied)),
        };
        Self {
            predicted,
            live,
            git,
            last_applied,
        }
    }
}

impl At<'_> {
    fn named(&self) -> Step {
        match self {
            Self::Field(key) => Step::Key((*key).to_owned()),
            Self::Index(place, _) => Step::Index(*place),
            Self::Keyed(key, value, _) => {
                let name = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                Step::Item(vec![((*key).to_owned(), name)])
            }
        }
    }
}

impl Places {
    /// The place on the side that tells best where an item is.
    fn first(&self) -> usize {
        let first = self.live.or(self.git).or(self.last_applied);
        first.unwrap_or_default()
    }
}

/// An RFC 6901 pointer from its tokens.
pub(super) fn pointer(tokens: &[String]) -> String {
    path::pointer(tokens.iter().map(String::as_str))
}

impl Typed {
    pub(super) fn field(self, key: &str) -> Self {
        match self.shape.map(Shape::pointee) {
            Some(Shape::Struct(of)) => of.exact(key).map_or(UNTYPED, Self::of),
            Some(Shape::Map(to)) => Self {
                shape: Some(*to),
                strategy: Strategy::Unsaid,
            },
            _ => UNTYPED,
        }
    }

    fn of(field: &Field) -> Self {
        Self {
            shape: Some(field.shape),
            strategy: field.strategy,
        }
    }

    pub(super) fn item(self) -> Self {
        match self.shape.map(Shape::pointee) {
            Some(Shape::List(of)) => Self {
                shape: Some(*of),
                strategy: Strategy::Unsaid,
            },
            _ => UNTYPED,
        }
    }

    /// The key by which the items of a list are told apart.
    pub(super) fn merge_key(self) -> Option<&'static str> {
        match self.strategy {
            Strategy::Merge(key) if !key.is_empty() => Some(key),
            Strategy::Merge(_) | Strategy::Unsaid | Strategy::Replace => None,
        }
    }

    /// Whether a list is a set of scalars.
    pub(super) fn is_set(self) -> bool {
        self.strategy == Strategy::Merge("")
    }

    /// Whether two values are one once Go has read them.
    pub(super) fn same(self, a: &Value, b: &Value) -> bool {
        if same(a, b) {
            return true;
        }
        let Some(shape) = self.shape else {
            return false;
        };
        let canonical = |value| crate::kubernetes::schema::canonical(shape, value);
        matches!((canonical(a), canonical(b)), (Ok(a), Ok(b)) if same(&a, &b))
    }
}
