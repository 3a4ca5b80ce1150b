//! A JSON Schema of a file, made of its declared keys: editors complete and check by it.
//!
//! The schema takes every file that reading takes. It knows keys, kinds of values, fixed sets of words and what must be there;
//! what depends on other files, on several keys at once or on the inside of a text is left to reading. It is draft 7 of JSON
//! Schema, which taplo and the editors that build on it understand. Dates of TOML come to a schema as texts.

use super::{KeyRow, TableKeys, ValueKind};
use crate::language::Language;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The version of JSON Schema.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";
/// A name in lower case with hyphens.
const NAME: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// A date and a time with their offset, as TOML and RFC 3339 write them.
const INSTANT: &str = "^\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?([Zz]|[+-]\\d{2}:\\d{2})$";

/// The schema of a file, with a line break at its end. Tables of the name `borrower` also take the keys of the `lenders`, of
/// which they need none.
pub(crate) fn schema(title: &str, file: &'static TableKeys, borrower: &str, lenders: &[&'static TableKeys]) -> String {
    let mut tables: Vec<&'static TableKeys> = Vec::new();
    let mut whole = table(file, &mut tables);
    let mut definitions = Map::new();
    let mut at = 0;
    // A table may hold tables that are not known yet.
    while let Some(&keys) = tables.get(at) {
        let mut definition = table(keys, &mut tables);
        if keys.table == borrower {
            borrow(&mut definition, lenders, &mut tables);
        }
        definitions.insert(keys.table.to_owned(), Value::Object(definition));
        at += 1;
    }
    whole.insert("$schema".to_owned(), json!(DRAFT));
    whole.insert("title".to_owned(), json!(title));
    whole.insert("definitions".to_owned(), Value::Object(definitions));
    let written = serde_json::to_string_pretty(&Value::Object(whole)).expect("a schema can be written");
    format!("{written}\n")
}

/// The schema of a table. One without declared keys takes any.
fn table(keys: &'static TableKeys, tables: &mut Vec<&'static TableKeys>) -> Map<String, Value> {
    let properties: Map<String, Value> =
        keys.rows().map(|row| (row.name.to_owned(), Value::Object(key(row, tables)))).collect();
    let required: Vec<&str> = keys.rows().filter(|row| row.default.is_none()).map(|row| row.name).collect();
    let mut written = Map::new();
    written.insert("type".to_owned(), json!("object"));
    if !keys.slices.is_empty() {
        written.insert("additionalProperties".to_owned(), json!(false));
    }
    if !required.is_empty() {
        written.insert("required".to_owned(), json!(required));
    }
    written.insert("properties".to_owned(), Value::Object(properties));
    written
}

/// Adds the keys of other tables to the schema of a table. Of two of one name, either kind is taken.
fn borrow(definition: &mut Map<String, Value>, lenders: &[&'static TableKeys], tables: &mut Vec<&'static TableKeys>) {
    let Some(Value::Object(properties)) = definition.get_mut("properties") else { return };
    let own: Vec<String> = properties.keys().cloned().collect();
    let mut kinds: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for row in lenders.iter().flat_map(|keys| keys.rows()).filter(|row| !own.iter().any(|name| name == row.name)) {
        let (kind, known) = (kind(row.kind, tables), kinds.entry(row.name).or_default());
        if !known.contains(&kind) {
            known.push(kind);
        }
    }
    for (name, kinds) in kinds {
        properties.insert(name.to_owned(), json!({"anyOf": kinds}));
    }
}

/// The schema of a key: its kind of value, its purpose and its default.
fn key(row: &KeyRow, tables: &mut Vec<&'static TableKeys>) -> Map<String, Value> {
    let mut written = Map::new();
    let default = row.default.map(|default| format!(" Default: {default}.")).unwrap_or_default();
    written.insert("description".to_owned(), json!(format!("{}{default}", row.doc)));
    // Beside a reference, a schema of this version sees nothing else.
    written.insert("allOf".to_owned(), json!([kind(row.kind, tables)]));
    written
}

/// The schema of a kind of value.
fn kind(kind_of: ValueKind, tables: &mut Vec<&'static TableKeys>) -> Value {
    let text = || json!({"type": "string"});
    let list = |of: Value| json!({"type": "array", "items": of});
    match kind_of {
        ValueKind::Truth => json!({"type": "boolean"}),
        ValueKind::Whole => json!({"type": "integer", "minimum": 0}),
        ValueKind::Number => json!({"type": "number"}),
        ValueKind::Limit => json!({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string"}]}),
        ValueKind::Instant => json!({"type": "string", "pattern": INSTANT}),
        ValueKind::Text => text(),
        ValueKind::Texts => json!({"anyOf": [text(), list(text())]}),
        ValueKind::TextByLanguage => json!({"anyOf": [text(), by_language(&text())]}),
        ValueKind::TextsByLanguage | ValueKind::Patterns => list_or_by_language(&list(text())),
        ValueKind::Terms => list_or_by_language(&terms()),
        ValueKind::ListOf(_) => list(text()),
        ValueKind::Name => name(),
        ValueKind::Names => list(name()),
        ValueKind::Word(words) => json!({"enum": words()}),
        ValueKind::Words(words) => list(json!({"enum": words()})),
        ValueKind::WordsOrTable(words, keys) => {
            json!({"anyOf": [list(json!({"enum": words()})), reference(keys, tables)]})
        }
        ValueKind::ListOrNot(of) => {
            let of = kind(*of, tables);
            let others = json!({
                "type": "object", "required": ["not"], "additionalProperties": false, "properties": {"not": of}
            });
            json!({"anyOf": [of, others]})
        }
        ValueKind::Table(keys) => reference(keys, tables),
        ValueKind::TextOrTable(keys) => json!({"anyOf": [text(), reference(keys, tables)]}),
        ValueKind::TermsOrTable(keys) => json!({"anyOf": [terms(), reference(keys, tables)]}),
        ValueKind::NamedTables(keys) => {
            json!({"type": "object", "additionalProperties": reference(keys, tables)})
        }
        ValueKind::NamedTerms => json!({"type": "object", "additionalProperties": true}),
        ValueKind::Tables(keys) => list(reference(keys, tables)),
    }
}

fn name() -> Value {
    json!({"type": "string", "pattern": NAME})
}

/// A list of terms, or the name of one: `"@evidence"`.
fn terms() -> Value {
    json!({"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string", "pattern": "^@"}]})
}

/// A list, or one for each language.
fn list_or_by_language(list: &Value) -> Value {
    json!({"anyOf": [list, by_language(list)]})
}

/// A value for each language.
fn by_language(value: &Value) -> Value {
    let languages: Map<String, Value> =
        Language::EACH.iter().copied().map(|language| (language.code().to_owned(), value.clone())).collect();
    json!({"type": "object", "additionalProperties": false, "properties": languages})
}

/// A reference to the schema of a table, which is noted.
fn reference(keys: &'static TableKeys, tables: &mut Vec<&'static TableKeys>) -> Value {
    if !tables.iter().any(|known| known.table == keys.table) {
        tables.push(keys);
    }
    // In a JSON pointer that is a fragment of an address, brackets and spaces are encoded.
    let encoded: String = keys
        .table
        .bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    json!({"$ref": format!("#/definitions/{encoded}")})
}
