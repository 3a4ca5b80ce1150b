//! The reference of policies and configurations, as their schemas have it: which keys there are, what they take, and
//! what each is for. The schemas are made of the declared keys, so nothing here can differ from what is read.

use super::authors::config_above;
use super::cursor::{Cursor, TomlSpot};
use super::hover::escaped;
use super::open::{DocumentKind, OpenDocument};
use super::protocol::EditorPlace;
use super::settings::Client;
use super::uri;
use super::worker::EditorView;
use discretion::policy::Pack;
use discretion::text::Span;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

static POLICY: LazyLock<Value> = LazyLock::new(|| parsed(&discretion::policy::schema()));
static CONFIG: LazyLock<Value> = LazyLock::new(|| parsed(&discretion::config::schema()));

fn parsed(schema: &str) -> Value {
    serde_json::from_str(schema).expect("a schema is JSON")
}

/// The schema of a kind of document.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyReference {
    schema: &'static Value,
}

/// What is known of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KnownKey {
    pub(super) name: &'static str,
    /// Its purpose, and what holds without it.
    pub(super) purpose: &'static str,
    /// True if it is a table, or a list of tables.
    pub(super) is_table: bool,
    /// True if it is a list of tables, each with a header in two brackets.
    pub(super) is_list: bool,
}

impl KeyReference {
    pub(super) fn of(kind: DocumentKind) -> Self {
        Self { schema: if kind == DocumentKind::Config { &CONFIG } else { &POLICY } }
    }

    /// The keys of the table at a path.
    pub(super) fn keys(self, path: &[String]) -> Vec<KnownKey> {
        let mut keys: Vec<KnownKey> = Vec::new();
        for node in self.at(path) {
            let properties = node.get("properties").and_then(Value::as_object).into_iter().flatten();
            for (name, property) in properties {
                if !keys.iter().any(|key| key.name == name) {
                    keys.push(self.known(name, property));
                }
            }
        }
        keys
    }

    /// What is known of the key at a path.
    pub(super) fn key(self, path: &[String]) -> Option<KnownKey> {
        let (name, table) = path.split_last()?;
        self.keys(table).into_iter().find(|key| key.name == name)
    }

    /// The words that may stand at a path: those of a fixed set, `true` and `false`.
    pub(super) fn words(self, path: &[String]) -> Vec<&'static str> {
        let mut words: Vec<&'static str> = Vec::new();
        let nodes = self.at(path);
        let items = nodes.iter().flat_map(|node| node.get("items")).flat_map(|items| self.resolved(items));
        for node in nodes.iter().copied().chain(items) {
            if node.get("type").and_then(Value::as_str) == Some("boolean") {
                words.extend(["true", "false"]);
            }
            words.extend(node.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str));
        }
        let mut known = BTreeSet::new();
        words.retain(|word| known.insert(*word));
        words
    }

    fn known(self, name: &'static str, property: &'static Value) -> KnownKey {
        let nodes = self.resolved(property);
        let is_object = |node: &&Value| node.get("type").and_then(Value::as_str) == Some("object");
        let items: Vec<&Value> =
            nodes.iter().flat_map(|node| node.get("items")).flat_map(|items| self.resolved(items)).collect();
        let is_list = items.iter().any(is_object);
        KnownKey {
            name,
            purpose: property.get("description").and_then(Value::as_str).unwrap_or_default(),
            is_table: is_list || nodes.iter().all(is_object),
            is_list,
        }
    }

    /// What a path stands for: one description, or several of which one holds.
    fn at(self, path: &[String]) -> Vec<&'static Value> {
        let mut nodes = vec![self.schema];
        for name in path {
            let mut next = Vec::new();
            for node in nodes {
                let property = node.get("properties").and_then(|properties| properties.get(name));
                let other = node.get("additionalProperties").filter(|other| other.is_object());
                if let Some(found) = property.or(other) {
                    next.extend(self.resolved(found));
                }
            }
            // The tables of a list are alike.
            let items: Vec<&Value> =
                next.iter().flat_map(|node| node.get("items")).flat_map(|items| self.resolved(items)).collect();
            next.extend(items.into_iter().filter(|node| node.get("properties").is_some()));
            nodes = next;
        }
        nodes
    }

    /// A description, and those that it refers to.
    fn resolved(self, node: &'static Value) -> Vec<&'static Value> {
        let mut found = Vec::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            let parts = ["allOf", "anyOf"].into_iter().filter_map(|key| node.get(key).and_then(Value::as_array));
            open.extend(parts.flatten());
            if let Some(name) = node.get("$ref").and_then(Value::as_str) {
                open.extend(self.definition(name));
            }
            if node.get("type").is_some() || node.get("enum").is_some() {
                found.push(node);
            }
        }
        found
    }

    /// The definition of a name, which a schema has encoded.
    fn definition(self, name: &str) -> Option<&'static Value> {
        self.schema.get("definitions")?.get(uri::decoded(name.strip_prefix("#/definitions/")?)?)
    }
}

/// What is known of the key or the pack at a place.
pub(super) fn hover(document: &OpenDocument, at: EditorPlace, client: &Client) -> Value {
    let (text, offset) = (&*document.text.text, document.text.offset(at));
    let end = end_of_word(text, offset);
    let cursor = Cursor::at(text, end);
    let said = match cursor.spot {
        TomlSpot::Header(_) => {
            let path: Vec<String> = cursor.before.split('.').map(|part| part.trim().to_owned()).collect();
            KeyReference::of(document.kind).key(&path).map(|key| (path.join("."), key.purpose.to_owned()))
        }
        TomlSpot::Key => {
            let path: Vec<String> = cursor.path.iter().cloned().chain([cursor.before.clone()]).collect();
            KeyReference::of(document.kind).key(&path).map(|key| {
                let words = KeyReference::of(document.kind).words(&path);
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                let words = if words.is_empty() { String::new() } else { format!("\n\n{}", words.join(", ")) };
                (cursor.before.clone(), format!("{}{words}", key.purpose))
            })
        }
        TomlSpot::Text => {
            let pack = cursor.before.strip_prefix("pack:");
            let pack = pack.and_then(|name| Pack::each().find(|pack| pack.name() == name));
            pack.map(|pack| (format!("pack:{}", pack.name()), pack.covers().to_owned()))
        }
        TomlSpot::Value | TomlSpot::Nowhere => None,
    };
    let Some((title, said)) = said else { return Value::Null };
    let (kind, value) = if client.has_markdown {
        // What is said was written for the pages, which are Markdown.
        ("markdown", format!("**{}**\n\n{said}", escaped(&title)))
    } else {
        ("plaintext", format!("{title}\n{said}"))
    };
    json!({"contents": {"kind": kind, "value": value}, "range": document.text.range(Span::new(cursor.start, end))})
}

/// The end of the word that a place lies in.
pub(super) fn end_of_word(text: &str, offset: usize) -> usize {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '/' | ':' | '@' | '.' | '*');
    let rest = Span::new(offset, text.len()).slice(text);
    offset + rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())
}

/// Returns whether the configuration above a file names it as a policy.
pub(super) fn is_named(path: &Path, view: &EditorView) -> bool {
    let Some(config) = config_above(path, view) else { return false };
    let folder = Path::new(config.config.path()).parent().unwrap_or(Path::new(""));
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let tables = std::iter::once(None).chain(config.config.drafts().map(Some));
    tables
        .into_iter()
        .any(|table| config.config.policies_of(table).any(|entry| real(&folder.join(entry)) == real(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(words: &str) -> Vec<String> {
        words.split('.').filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    fn keys(words: &str) -> Vec<&'static str> {
        KeyReference::of(DocumentKind::Policy).keys(&path(words)).into_iter().map(|key| key.name).collect()
    }

    #[test]
    fn keys_and_words_are_those_of_the_language() {
        let has = |table: &str, key: &str| assert!(keys(table).contains(&key), "{key} of {table}: {:?}", keys(table));
        has("", "discretion");
        has("", "claim");
        has("claim", "severity");
        has("claim.needs", "within");
        has("competitors.stances", "disparaging");
        has("channels.x", "max_length");
        has("adjust", "add_terms");
        has("adjust", "max");
        assert!(keys("claims").is_empty() && keys("claim.id").is_empty());
        let words = |words: &str| KeyReference::of(DocumentKind::Policy).words(&path(words));
        assert!(words("claim.severity").contains(&"critical"));
        assert!(words("tone.measure").contains(&"emoji"));
        assert!(words("claim.forms").contains(&"inflected"));
        assert_eq!(words("claim.locked"), ["true", "false"]);
        assert!(words("claim.languages").contains(&"fr"));
        let config = KeyReference::of(DocumentKind::Config);
        assert!(config.words(&path("fail_on")).contains(&"review"));
        assert!(config.keys(&path("drafts")).iter().any(|key| key.name == "audience"));
    }

    #[test]
    fn tables_are_told_from_keys() {
        let known = |words: &str| KeyReference::of(DocumentKind::Policy).key(&path(words)).expect("it is a key");
        assert!(known("claim").is_list && known("company").is_table && !known("company").is_list);
        assert!(!known("claim.severity").is_table && !known("claim.needs").is_list);
        assert!(known("claim.severity").purpose.starts_with("How bad a match is"));
    }
}
