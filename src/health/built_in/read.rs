//! Fields of an object as its Go type has them: what is absent or null is the zero value.
//!
//! Only what the check of the types lets through comes here, so a value of another type cannot be; where an object has
//! no types to be checked by, it counts as absent.

use serde_json::Value;

/// An object or a part of it; a part that is not there reads as one without fields.
#[derive(Clone, Copy)]
pub(super) struct Object<'a>(Option<&'a Value>);

impl<'a> Object<'a> {
    pub(super) fn new(value: &'a Value) -> Self {
        Self(Some(value).filter(|value| !value.is_null()))
    }

    /// A field; a null is not there.
    pub(super) fn at(self, name: &str) -> Self {
        Self(
            self.0
                .and_then(|value| value.get(name))
                .filter(|value| !value.is_null()),
        )
    }

    pub(super) fn exists(self) -> bool {
        self.0.is_some()
    }

    pub(super) fn text(self, name: &str) -> &'a str {
        self.at(name).0.and_then(Value::as_str).unwrap_or_default()
    }

    pub(super) fn is_true(self, name: &str) -> bool {
        self.at(name).0.and_then(Value::as_bool) == Some(true)
    }

    pub(super) fn int64(self, name: &str) -> i64 {
        self.at(name).0.and_then(integer).unwrap_or_default()
    }

    pub(super) fn int32(self, name: &str) -> i32 {
        self.pointer32(name).unwrap_or_default()
    }

    /// `*int32`: `None` where it is not there.
    pub(super) fn pointer32(self, name: &str) -> Option<i32> {
        self.at(name).0.and_then(integer).map(wrapped)
    }

    pub(super) fn items(self, name: &str) -> impl Iterator<Item = Object<'a>> + use<'a> {
        let items = self.at(name).0.and_then(Value::as_array);
        items.into_iter().flatten().map(Object::new)
    }

    /// The first of `status.conditions` of a type.
    pub(super) fn condition(self, wanted: &str) -> Option<Object<'a>> {
        self.at("status")
            .items("conditions")
            .find(|condition| condition.text("type") == wanted)
    }

    pub(super) fn name(self) -> &'a str {
        self.at("metadata").text("name")
    }

    pub(super) fn annotation(self, name: &str) -> Option<&'a str> {
        let annotations = self.at("metadata").at("annotations").0?;
        let value = annotations.get(name)?;
        if value.is_null() {
            Some("")
        } else {
            value.as_str()
        }
    }

    /// Whether the controller has not seen the newest spec.
    pub(super) fn is_unobserved(self) -> bool {
        self.at("metadata").int64("generation") > self.at("status").int64("observedGeneration")
    }
}

/// A whole number, be it written with a point.
fn integer(value: &Value) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the types let only whole numbers through"
    )]
    let of_float = |float: f64| float as i64;
    value.as_i64().or_else(|| value.as_f64().map(of_float))
}

/// What Go's conversion of an int64 leaves of a number that is too large.
fn wrapped(number: i64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "as Go converts")]
    let wrapped = number as i32;
    wrapped
}
