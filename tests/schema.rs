//! A validator for the part of JSON Schema that the published schemas use. It refuses a schema with any other keyword.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

/// Keywords that say nothing about validity.
const NOTES: &[&str] = &["$schema", "$defs", "title", "description"];

/// The schema of that name, as published.
pub(crate) fn published(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/schema/{name}.schema.json"));
    serde_json::from_str(&fs::read_to_string(path).expect("the schema")).expect("JSON")
}

/// What is wrong with `value` by the schema `root`; empty if nothing is.
pub(crate) fn errors(root: &Value, value: &Value) -> Vec<String> {
    let mut errors = Vec::new();
    validate(root, root, value, "$", &mut errors);
    errors
}

fn validate(root: &Value, schema: &Value, value: &Value, path: &str, errors: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            "$ref" => {
                let pointer = rule.as_str().and_then(|name| name.strip_prefix('#')).expect("a local reference");
                validate(root, root.pointer(pointer).expect("a definition"), value, path, errors);
                true
            }
            "properties" => object(root, schema, value, path, errors),
            "items" => {
                for (k, item) in value.as_array().into_iter().flatten().enumerate() {
                    validate(root, rule, item, &format!("{path}[{k}]"), errors);
                }
                true
            }
            "anyOf" => rule.as_array().expect("a list").iter().any(|choice| {
                let mut wrong = Vec::new();
                validate(root, choice, value, path, &mut wrong);
                wrong.is_empty()
            }),
            "required" | "additionalProperties" => schema.get("properties").is_some(),
            name => NOTES.contains(&name) || scalar(name, rule, value),
        };
        if !holds {
            errors.push(format!("{path}: {keyword} {rule} does not hold for {value}"));
        }
    }
}

fn object(root: &Value, schema: &Value, value: &Value, path: &str, errors: &mut Vec<String>) -> bool {
    let Some(fields) = value.as_object() else { return true };
    let properties = schema["properties"].as_object().expect("properties");
    assert_eq!(schema["additionalProperties"], Value::Bool(false), "objects of the schemas are closed");
    for (name, field) in fields {
        match properties.get(name) {
            Some(property) => validate(root, property, field, &format!("{path}.{name}"), errors),
            None => errors.push(format!("{path}.{name}: not in the schema")),
        }
    }
    let required = schema["required"].as_array().expect("required").iter().filter_map(Value::as_str);
    let missing = required.filter(|name| !fields.contains_key(*name));
    errors.extend(missing.map(|name| format!("{path}.{name}: missing")));
    true
}

fn scalar(keyword: &str, rule: &Value, value: &Value) -> bool {
    match keyword {
        "type" => match rule {
            Value::Array(types) => types.iter().any(|name| has_type(value, name)),
            name => has_type(value, name),
        },
        "const" => value == rule,
        "enum" => rule.as_array().expect("a list").contains(value),
        "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().expect("a number")),
        "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().expect("a number")),
        "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= rule.as_u64().expect("a number")),
        "pattern" => value.as_str().is_none_or(|text| matches_pattern(rule.as_str().expect("a pattern"), text)),
        _ => panic!("the schema uses {keyword}, which this test does not know"),
    }
}

fn has_type(value: &Value, name: &Value) -> bool {
    match name.as_str().expect("a type") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        other => panic!("unknown type {other}"),
    }
}

fn matches_pattern(pattern: &str, text: &str) -> bool {
    let is_hex = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, 'a'..='f'));
    match pattern {
        "^[0-9a-f]{64}$" => text.len() == 64 && is_hex(text),
        "^[0-9a-f]+$" => !text.is_empty() && is_hex(text),
        "^[a-z-]+$" => !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
        other => panic!("unknown pattern {other}"),
    }
}

#[test]
fn the_validator_sees_what_is_wrong() {
    let schema = serde_json::json!({
        "type": "object",
        "properties": {"n": {"type": "integer", "minimum": 1}, "s": {"anyOf": [{"enum": ["a"]}, {"type": "null"}]}},
        "required": ["n"], "additionalProperties": false
    });
    let wrong = |value: Value| errors(&schema, &value).len();
    assert_eq!(wrong(serde_json::json!({"n": 1, "s": null})), 0);
    assert_eq!(wrong(serde_json::json!({"n": 0, "s": "b"})), 2);
    assert_eq!(wrong(Value::Object(Map::new())), 1);
    assert_eq!(wrong(serde_json::json!({"n": 1, "x": 1})), 1);
}
