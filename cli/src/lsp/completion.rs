//! What may stand at a place of a policy or a configuration: keys, families, measures, words, packs, lists, rules.

use super::cursor::{Cursor, TomlSpot};
use super::files::OpenFiles;
use super::protocol::{CompletionItem, EditorPlace, TextEdit};
use super::reference::{KeyReference, KnownKey, end_of_word};
use super::server::DocumentState;
use discretion::Policy;
use discretion::language::Language;
use discretion::policy::{Facet, Pack};
use discretion::text::Span;
use std::collections::BTreeSet;

/// Kinds of items, as the protocol numbers them.
mod item {
    pub(super) const KEY: u8 = 10;
    pub(super) const TABLE: u8 = 22;
    pub(super) const WORD: u8 = 12;
    pub(super) const REFERENCE: u8 = 18;
}

/// The companions that are not words.
const BUILT_IN: [(&str, &str); 3] =
    [("@link", "a link"), ("@figure", "a number with a unit, a sign or a per cent"), ("@date", "a date")];

/// What stands for something in a term.
const PLACEHOLDERS: [(&str, &str); 5] = [
    ("{n}", "a number, with its sign and unit"),
    ("{year}", "a year"),
    ("{us}", "a name of ours"),
    ("{competitor}", "a name of a competitor"),
    ("{name}", "one to three words with capitals"),
];

/// A word that may stand at a place.
#[derive(Clone, Debug)]
struct Offer {
    label: String,
    written: String,
    kind: u8,
    detail: String,
}

impl Offer {
    fn new(label: impl Into<String>, kind: u8, detail: impl Into<String>) -> Self {
        let label = label.into();
        Self { written: label.clone(), label, kind, detail: detail.into() }
    }
}

/// The words that may stand at a place.
pub(super) fn complete(state: &DocumentState, open: &OpenFiles, at: EditorPlace) -> Vec<CompletionItem> {
    let document = &state.document;
    let (text, offset) = (&*document.text.text, document.text.offset(at));
    let cursor = Cursor::at(text, offset);
    let keys = KeyReference::of(document.kind);
    let (candidates, start) = match cursor.spot {
        TomlSpot::Header(is_list) => (headers(keys, is_list), cursor.start),
        TomlSpot::Key => (of_keys(keys, &cursor), cursor.start),
        TomlSpot::Value => (quoted(keys, &cursor), cursor.start),
        TomlSpot::Text => in_text(state, open, keys, &cursor),
        TomlSpot::Nowhere => (Vec::new(), offset),
    };
    let end = end_of_word(text, offset);
    let range = document.text.range(Span::new(start, end));
    let item = |(number, candidate): (usize, Offer)| CompletionItem {
        sort_text: format!("{number:05}"),
        filter_text: candidate.label.clone(),
        label: candidate.label,
        kind: candidate.kind,
        documentation: Some(candidate.detail).filter(|detail| !detail.is_empty()),
        text_edit: TextEdit { range, new_text: candidate.written },
    };
    candidates.into_iter().enumerate().map(item).collect()
}

/// The tables that have headers, and those inside them.
fn headers(keys: KeyReference, is_list: bool) -> Vec<Offer> {
    let mut all = Vec::new();
    let mut add = |path: String, key: &KnownKey| {
        if key.is_table && key.is_list == is_list {
            all.push(Offer::new(path, item::TABLE, key.purpose));
        }
    };
    for key in keys.keys(&[]) {
        add(key.name.to_owned(), &key);
        if key.is_table && !key.is_list {
            for inner in keys.keys(&[key.name.to_owned()]) {
                add(format!("{}.{}", key.name, inner.name), &inner);
            }
        }
    }
    all
}

fn of_keys(keys: KeyReference, cursor: &Cursor) -> Vec<Offer> {
    if let [lists, _] = cursor.path.as_slice()
        && lists == "lists"
    {
        // The schema leaves them open: a list may also be a value.
        let of_language = |language: Language| Offer::new(language.code(), item::KEY, "the terms in this language");
        let verbs = Offer::new("verbs", item::KEY, "verbs, each of which stands for all of its forms");
        let keys = Language::EACH.iter().copied().map(of_language).chain([verbs]);
        return keys.map(|key| Offer { written: format!("{} = ", key.label), ..key }).collect();
    }
    let known = keys.keys(&cursor.path).into_iter().filter(|key| !cursor.path.is_empty() || !key.is_table);
    let candidate = |key: KnownKey| Offer {
        written: if key.is_table { key.name.to_owned() } else { format!("{} = ", key.name) },
        ..Offer::new(key.name, item::KEY, key.purpose)
    };
    known.map(candidate).collect()
}

/// The words of a fixed set, with quotation marks unless they are true or false.
fn quoted(keys: KeyReference, cursor: &Cursor) -> Vec<Offer> {
    let candidate = |word: &str| {
        let is_bare = matches!(word, "true" | "false");
        let written = if is_bare { word.to_owned() } else { format!("\"{word}\"") };
        Offer { written, ..Offer::new(word, item::WORD, "") }
    };
    keys.words(&cursor.path).into_iter().map(candidate).collect()
}

/// What may stand in a text, and where it begins.
fn in_text(state: &DocumentState, files: &OpenFiles, keys: KeyReference, cursor: &Cursor) -> (Vec<Offer>, usize) {
    let at_end = |tail: usize| cursor.start + cursor.before.len() - tail;
    let open = cursor.before.rfind('{').filter(|at| !cursor.before.get(*at..).is_some_and(|rest| rest.contains('}')));
    if let Some(at) = open {
        let lists = lists(state, files).into_iter().map(|list| {
            let label = format!("{{@{list}}}");
            Offer::new(label, item::REFERENCE, format!("any entry of the list `{list}`"))
        });
        let placeholders = PLACEHOLDERS.map(|(word, detail)| Offer::new(word, item::WORD, detail));
        return (lists.chain(placeholders).collect(), at_end(cursor.before.len() - at));
    }
    if cursor.before.starts_with('@') {
        let lists =
            lists(state, files).into_iter().map(|list| Offer::new(format!("@{list}"), item::REFERENCE, "a list"));
        let built_in = BUILT_IN.map(|(word, detail)| Offer::new(word, item::WORD, detail));
        return (lists.chain(built_in).collect(), cursor.start);
    }
    let table = cursor.path.iter().rev().nth(1).map(String::as_str).unwrap_or_default();
    let candidates = match (table, cursor.key()) {
        ("", "extends" | "policies") | ("drafts", "policy") => packs(),
        ("adjust" | "exception", "rule") | ("cleared", "rules") => rules(state, table == "adjust"),
        (_, "channel" | "channels") => names(state, Facet::Channel),
        (_, "author" | "authors") => names(state, Facet::Author),
        (_, "role" | "roles") => names(state, Facet::Role),
        (_, "audience" | "audiences") => names(state, Facet::Audience),
        (_, _) => keys.words(&cursor.path).into_iter().map(|word| Offer::new(word, item::WORD, "")).collect(),
    };
    (candidates, cursor.start)
}

fn packs() -> Vec<Offer> {
    Pack::each().map(|pack| Offer::new(format!("pack:{}", pack.name()), item::REFERENCE, pack.covers())).collect()
}

/// The policy that a document is a part of, as it could be read last.
fn policy_of(state: &DocumentState) -> Option<&Policy> {
    state.authored.as_ref()?.policy.as_ref()
}

/// The ids of rules; for adjustments, of those of lower layers first, and of whole packs.
fn rules(state: &DocumentState, adjusts: bool) -> Vec<Offer> {
    let own = state.document.path.as_deref().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    let mut packs = BTreeSet::new();
    let mut all = Vec::new();
    for rule in policy_of(state).into_iter().flat_map(Policy::rules) {
        if adjusts && rule.origin().file == own {
            continue;
        }
        let id = rule.id().as_str();
        packs.extend(id.split_once('/').map(|(pack, _)| pack.to_owned()));
        all.push(Offer::new(id, item::REFERENCE, format!("{}, {}", rule.family(), rule.severity())));
    }
    if adjusts {
        let whole = |pack: String| Offer::new(format!("{pack}/*"), item::REFERENCE, "all of its rules");
        all.extend(packs.into_iter().map(whole));
    }
    all
}

/// The channels, authors, roles or audiences that the policy knows.
fn names(state: &DocumentState, facet: Facet) -> Vec<Offer> {
    let known = policy_of(state).map(|policy| policy.known_names(facet)).unwrap_or_default();
    known.into_iter().map(|name| Offer::new(name, item::WORD, "")).collect()
}

/// The lists of the document, and of the files of its policy as they are in the editor.
fn lists(state: &DocumentState, open: &OpenFiles) -> BTreeSet<String> {
    let mut names = lists_in(&state.document.text.text);
    for path in state.authored.iter().flat_map(|authored| &authored.texts) {
        names.extend(lists_in(&String::from_utf8_lossy(&open.read(path).unwrap_or_default())));
    }
    names
}

/// The lists that a text declares.
fn lists_in(text: &str) -> BTreeSet<String> {
    let header = |line: &str| {
        let line = line.trim();
        let rest = line.strip_prefix("[lists.").and_then(|rest| rest.split(']').next());
        rest.or_else(|| line.strip_prefix("lists.").and_then(|rest| rest.split(['=', '.']).next())).map(str::to_owned)
    };
    let mut names: BTreeSet<String> = text.lines().filter_map(header).collect();
    let mut is_table = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            is_table = line == "[lists]";
        } else if let Some((name, _)) = line.split_once('=').filter(|_| is_table) {
            names.insert(name.to_owned());
        }
    }
    let name = |name: String| name.trim().trim_matches(['"', '\'']).to_owned();
    let is_name = |name: &String| {
        !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
    };
    names.into_iter().map(name).filter(is_name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_found_however_they_are_declared() {
        let text =
            "[lists.evidence]\nen = [\"a\"]\n[lists]\ncures = [\"b\"]\n\"odd one\" = []\n[x]\ny = 1\n[lists.\"q-1\"]\n";
        assert_eq!(lists_in(text).into_iter().collect::<Vec<_>>(), ["cures", "evidence", "q-1"]);
        assert_eq!(lists_in("lists.inline = [\"a\"]\n").into_iter().collect::<Vec<_>>(), ["inline"]);
    }
}
