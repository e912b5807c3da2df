//! The types that Swagger 2.0 gives to the fields of an `OpenAPI` file, as far as Go reads them: what has another type
//! makes the whole file malformed, fields of other names are passed over, and null is everywhere.
//!
//! Source: kube-openapi `pkg/validation/spec`, which kyaml `openapi/openapi.go` reads such a file with.

use serde_json::Value;

/// Checks a whole file; the error tells the first field that is wrong: `` `definitions.a.required` is no list ``.
pub(super) fn check(file: &Value) -> Result<(), String> {
    SWAGGER.check(file).map_err(|wrong| {
        let keys: Vec<&str> = wrong.keys.iter().rev().map(String::as_str).collect();
        format!("`{}` is no {}", keys.join("."), wrong.wanted)
    })
}

enum Type {
    Any,
    Text,
    Flag,
    Number,
    Whole,
    List(&'static Type),
    Map(&'static Type),
    /// The fields of several groups.
    Object(&'static [&'static Fields]),
    /// A text, or a list of them.
    Texts,
    SchemaOrFlag,
    /// A schema or a list; all else is passed over.
    SchemaOrList(&'static Type),
    /// A map of which only what begins with `/` is read.
    Paths,
    /// A map of status codes and `default`.
    Responses,
}

type Fields = [(&'static str, &'static Type)];

/// A value of another type than is wanted, and the keys that lead to it, the last one first.
struct Wrong {
    keys: Vec<String>,
    wanted: &'static str,
}

impl Wrong {
    fn no(wanted: &'static str) -> Self {
        Self {
            keys: Vec::new(),
            wanted,
        }
    }

    fn below(mut self, key: &dyn ToString) -> Self {
        self.keys.push(key.to_string());
        self
    }
}

fn within(checked: Result<(), Wrong>, key: &dyn ToString) -> Result<(), Wrong> {
    checked.map_err(|wrong| wrong.below(key))
}

impl Type {
    fn check(&self, value: &Value) -> Result<(), Wrong> {
        let entries = |of: &dyn Fn(&str) -> Option<&'static Self>| {
            let mut entries = value.as_object().into_iter().flatten();
            entries.try_for_each(|(key, value)| match of(key) {
                Some(of) => within(of.check(value), key),
                None => Ok(()),
            })
        };
        let items = |of: &Self| {
            let items = value.as_array().into_iter().flatten().enumerate();
            items
                .into_iter()
                .try_for_each(|(index, item)| within(of.check(item), &index))
        };
        match (self, value) {
            (_, Value::Null)
            | (Self::Any, _)
            | (Self::Text | Self::Texts, Value::String(_))
            | (Self::Flag | Self::SchemaOrFlag, Value::Bool(_))
            | (Self::Number, Value::Number(_))
            | (Self::SchemaOrList(_), Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
                Ok(())
            }
            (Self::Whole, Value::Number(number)) if number.is_i64() => Ok(()),
            (Self::List(item) | Self::SchemaOrList(item), Value::Array(_)) => items(item),
            (Self::Texts, Value::Array(_)) => items(&Self::Text),
            (Self::Map(of), Value::Object(_)) => entries(&|_| Some(of)),
            (Self::Object(groups), Value::Object(_)) => entries(&|key| {
                let mut fields = groups.iter().copied().flatten();
                fields.find(|(name, _)| *name == key).map(|(_, of)| *of)
            }),
            (Self::SchemaOrFlag | Self::SchemaOrList(_), Value::Object(_)) => SCHEMA.check(value),
            (Self::Paths, Value::Object(_)) => {
                entries(&|key| key.starts_with('/').then_some(&PATH))
            }
            (Self::Responses, Value::Object(responses)) => responses
                .iter()
                .try_for_each(|(code, response)| response_of(code, response)),
            (
                Self::Text
                | Self::Flag
                | Self::Number
                | Self::Whole
                | Self::List(_)
                | Self::Map(_)
                | Self::Object(_)
                | Self::Texts
                | Self::SchemaOrFlag
                | Self::Paths
                | Self::Responses,
                _,
            ) => Err(Wrong::no(self.name())),
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Flag => "boolean",
            Self::Number => "number",
            Self::Whole => "whole number",
            Self::List(_) => "list",
            Self::Texts => "text or list of texts",
            Self::SchemaOrFlag => "mapping or boolean",
            Self::Any
            | Self::Map(_)
            | Self::Object(_)
            | Self::SchemaOrList(_)
            | Self::Paths
            | Self::Responses => "mapping",
        }
    }
}

/// What stands under another key than a status code, Go takes for further keys, which goes wrong with most of it.
fn response_of(code: &str, value: &Value) -> Result<(), Wrong> {
    let is_code = |text: &str| text == "default" || text.parse::<i64>().is_ok();
    let checked = if is_code(code) {
        RESPONSE.check(value)
    } else if is_extension(code) || passes_for_keys(value, &is_code) {
        Ok(())
    } else {
        Err(Wrong::no("status code"))
    };
    within(checked, &code)
}

fn is_extension(key: &str) -> bool {
    let start = key.get(..2);
    start.is_some_and(|start| start.eq_ignore_ascii_case("x-"))
}

fn passes_for_keys(value: &Value, is_code: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Value::Null | Value::Bool(_) => true,
        Value::Number(number) => !number.is_i64(),
        Value::String(text) => !is_code(text),
        Value::Array(items) => items.iter().all(|item| passes_for_keys(item, is_code)),
        Value::Object(_) => false,
    }
}

static TEXTS: Type = Type::List(&Type::Text);
static SECURITY: Type = Type::List(&Type::Map(&TEXTS));

static SWAGGER: Type = Type::Object(&[&[
    ("id", &Type::Text),
    ("consumes", &TEXTS),
    ("produces", &TEXTS),
    ("schemes", &TEXTS),
    ("swagger", &Type::Text),
    ("info", &INFO),
    ("host", &Type::Text),
    ("basePath", &Type::Text),
    ("paths", &Type::Paths),
    ("definitions", &Type::Map(&SCHEMA)),
    ("parameters", &Type::Map(&PARAMETER)),
    ("responses", &Type::Map(&RESPONSE)),
    ("securityDefinitions", &Type::Map(&SECURITY_SCHEME)),
    ("security", &SECURITY),
    ("tags", &Type::List(&TAG)),
    ("externalDocs", &LINK),
]]);

static INFO: Type = Type::Object(&[&[
    ("description", &Type::Text),
    ("title", &Type::Text),
    ("termsOfService", &Type::Text),
    (
        "contact",
        &Type::Object(&[&[
            ("name", &Type::Text),
            ("url", &Type::Text),
            ("email", &Type::Text),
        ]]),
    ),
    (
        "license",
        &Type::Object(&[&[("name", &Type::Text), ("url", &Type::Text)]]),
    ),
    ("version", &Type::Text),
]]);

static LINK: Type = Type::Object(&[&[("description", &Type::Text), ("url", &Type::Text)]]);

static TAG: Type = Type::Object(&[&[
    ("description", &Type::Text),
    ("name", &Type::Text),
    ("externalDocs", &LINK),
]]);

static SECURITY_SCHEME: Type = Type::Object(&[&[
    ("description", &Type::Text),
    ("type", &Type::Text),
    ("name", &Type::Text),
    ("in", &Type::Text),
    ("flow", &Type::Text),
    ("authorizationUrl", &Type::Text),
    ("tokenUrl", &Type::Text),
    ("scopes", &Type::Map(&Type::Text)),
]]);

static PATH: Type = Type::Object(&[&[
    ("get", &OPERATION),
    ("put", &OPERATION),
    ("post", &OPERATION),
    ("delete", &OPERATION),
    ("options", &OPERATION),
    ("head", &OPERATION),
    ("patch", &OPERATION),
    ("parameters", &Type::List(&PARAMETER)),
]]);

static OPERATION: Type = Type::Object(&[&[
    ("description", &Type::Text),
    ("consumes", &TEXTS),
    ("produces", &TEXTS),
    ("schemes", &TEXTS),
    ("tags", &TEXTS),
    ("summary", &Type::Text),
    ("externalDocs", &LINK),
    ("operationId", &Type::Text),
    ("deprecated", &Type::Flag),
    ("security", &SECURITY),
    ("parameters", &Type::List(&PARAMETER)),
    ("responses", &Type::Responses),
]]);

static PARAMETER: Type = Type::Object(&[
    LIMITS,
    SIMPLE,
    &[
        ("description", &Type::Text),
        ("name", &Type::Text),
        ("in", &Type::Text),
        ("required", &Type::Flag),
        ("schema", &SCHEMA),
        ("allowEmptyValue", &Type::Flag),
    ],
]);

static RESPONSE: Type = Type::Object(&[&[
    ("description", &Type::Text),
    ("schema", &SCHEMA),
    ("headers", &Type::Map(&HEADER)),
    ("examples", &Type::Map(&Type::Any)),
]]);

static HEADER: Type = Type::Object(&[LIMITS, SIMPLE, &[("description", &Type::Text)]]);

/// Limits that a value must keep.
static LIMITS: &Fields = &[
    ("maximum", &Type::Number),
    ("exclusiveMaximum", &Type::Flag),
    ("minimum", &Type::Number),
    ("exclusiveMinimum", &Type::Flag),
    ("maxLength", &Type::Whole),
    ("minLength", &Type::Whole),
    ("pattern", &Type::Text),
    ("maxItems", &Type::Whole),
    ("minItems", &Type::Whole),
    ("uniqueItems", &Type::Flag),
    ("multipleOf", &Type::Number),
    ("enum", &Type::List(&Type::Any)),
];

static ITEMS: Type = Type::Object(&[LIMITS, SIMPLE]);

/// The type of what is no body.
static SIMPLE: &Fields = &[
    ("type", &Type::Text),
    ("nullable", &Type::Flag),
    ("format", &Type::Text),
    ("items", &ITEMS),
    ("collectionFormat", &Type::Text),
];

static SCHEMA: Type = Type::Object(&[
    LIMITS,
    &[
        ("id", &Type::Text),
        ("description", &Type::Text),
        ("type", &Type::Texts),
        ("nullable", &Type::Flag),
        ("format", &Type::Text),
        ("title", &Type::Text),
        ("maxProperties", &Type::Whole),
        ("minProperties", &Type::Whole),
        ("required", &TEXTS),
        ("items", &Type::SchemaOrList(&SCHEMA)),
        ("allOf", &Type::List(&SCHEMA)),
        ("oneOf", &Type::List(&SCHEMA)),
        ("anyOf", &Type::List(&SCHEMA)),
        ("not", &SCHEMA),
        ("properties", &Type::Map(&SCHEMA)),
        ("additionalProperties", &Type::SchemaOrFlag),
        ("patternProperties", &Type::Map(&SCHEMA)),
        ("dependencies", &Type::Map(&Type::SchemaOrList(&Type::Text))),
        ("additionalItems", &Type::SchemaOrFlag),
        ("definitions", &Type::Map(&SCHEMA)),
        ("discriminator", &Type::Text),
        ("readOnly", &Type::Flag),
        ("externalDocs", &LINK),
    ],
]);

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Each row as `kustomize build` 5.8.2 accepts or refuses it.
    #[test]
    fn a_field_has_its_type_or_is_null() {
        let schema = |schema: Value| json!({"definitions": {"a": schema}});
        let answers =
            |responses: Value| json!({"paths": {"/a": {"get": {"responses": responses}}}});
        for accepted in [
            schema(json!({"type": ["string", null], "items": 5, "additionalProperties": true})),
            schema(json!({"Required": 5, "x-a": [], "default": {}, "dependencies": {"a": ["b"]}})),
            schema(json!({"maxLength": null, "maximum": 1.5, "enum": [5, "a"]})),
            answers(json!({"200": {}, "default": null, "x-a": {}, "other": "text"})),
            json!({"paths": {"a": 5, "/a": null}, "host": null}),
        ] {
            assert_eq!(check(&accepted), Ok(()), "{accepted}");
        }
        for (refused, message) in [
            (json!({"host": 5}), "`host` is no text"),
            (schema(json!([])), "`definitions.a` is no mapping"),
            (
                schema(json!({"properties": {"b": {"items": [{"required": "c"}]}}})),
                "`definitions.a.properties.b.items.0.required` is no list",
            ),
            (
                schema(json!({"maxLength": 1.5})),
                "`definitions.a.maxLength` is no whole number",
            ),
            (
                schema(json!({"additionalProperties": []})),
                "`definitions.a.additionalProperties` is no mapping or boolean",
            ),
            (
                schema(json!({"type": {}})),
                "`definitions.a.type` is no text or list of texts",
            ),
            (
                json!({"paths": {"/a": {"get": {"tags": [5]}}}}),
                "`paths./a.get.tags.0` is no text",
            ),
            (
                answers(json!({"200": {"headers": {"b": {"items": {"items": 5}}}}})),
                "`paths./a.get.responses.200.headers.b.items.items` is no mapping",
            ),
            (
                answers(json!({"ok": {}})),
                "`paths./a.get.responses.ok` is no status code",
            ),
        ] {
            assert_eq!(check(&refused), Err(message.to_owned()), "{refused}");
        }
    }
}
