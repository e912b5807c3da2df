//! What a rule can see: the object, the item at hand, and the values named so far.

use serde_json::Value;

/// Why a rule cannot be evaluated on an object: a missing field, a value of the wrong type. Such an object is Unknown,
/// as where a script of Argo CD fails.
#[derive(Debug)]
pub(super) struct Fault(pub(super) String);

impl Fault {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

/// A chain from the innermost name to the object.
pub(super) struct Scope<'s> {
    outer: Option<&'s Scope<'s>>,
    /// The item at hand has the name `.`, which no rule can give.
    name: &'s str,
    value: Option<&'s Value>,
    object: &'s Value,
}

const ITEM: &str = ".";

impl<'s> Scope<'s> {
    pub(super) fn of(object: &'s Value) -> Self {
        Self {
            outer: None,
            name: "",
            value: None,
            object,
        }
    }

    pub(super) fn with(&'s self, name: &'s str, value: Option<&'s Value>) -> Self {
        Self {
            outer: Some(self),
            name,
            value,
            object: self.object,
        }
    }

    pub(super) fn with_item(&'s self, item: &'s Value) -> Self {
        self.with(ITEM, Some(item))
    }

    pub(super) fn object(&self) -> &'s Value {
        self.object
    }

    pub(super) fn item(&self) -> Result<&'s Value, Fault> {
        let item = self.find(ITEM).flatten();
        item.ok_or_else(|| Fault::new("no item is at hand"))
    }

    /// `None` where the name stands for nothing.
    pub(super) fn named(&self, name: &str) -> Result<Option<&'s Value>, Fault> {
        let value = self.find(name);
        value.ok_or_else(|| Fault::new(format!("nothing has the name `${name}`")))
    }

    fn find(&self, name: &str) -> Option<Option<&'s Value>> {
        let mut scope = self;
        loop {
            if scope.name == name {
                return Some(scope.value);
            }
            scope = scope.outer?;
        }
    }
}
