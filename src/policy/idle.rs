//! What could never find anything in a policy: slips of the pen that switch a rule off without a word.
//!
//! Each is an error at its place. A channel, jurisdiction or role that only one rule names, a letter away from one that
//! is known. An author or an audience that nobody declares. A name that is ours and a competitor's. An `except` that
//! holds a whole term of its rule. And a policy of which no rule is left: all are switched off, for other
//! jurisdictions, or over.

use super::exception;
use super::layered::{LayeredRule, is_here};
use super::locks::LayerSettings;
use super::people::Person;
use crate::language::Language;
use crate::moment::Moment;
use crate::network::Network;
use crate::reading::folded;
use crate::rule::{Fields, Scope, Value};
use crate::table::{Cause, Issue, Lowering, is_kebab};
use crate::text::slip;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeValue;

/// The keys of rules that hold words which trigger them.
const TRIGGERS: [&str; 4] = ["terms", "names", "products", "not"];

/// Notes what could never find anything.
pub(super) fn refuse(layers: &[Option<LayerSettings<'_>>], rules: &[LayeredRule<'_>]) {
    refuse_slips(layers, rules);
    let ours = Ours::of(layers);
    for rule in rules.iter().filter(|rule| !rule.table.lowering.source.is_shipped()) {
        refuse_taken_away(rule);
        if rule.rule.judge().spares_our_names() {
            ours.refuse_in(rule);
        }
    }
}

/// The moment at which the last active rule is over that a table writes, with the issue that nothing is left then;
/// nothing where a rule has no end. `jurisdictions` are the policy's.
pub(super) fn end(rules: &[LayeredRule<'_>], jurisdictions: &[String]) -> Option<(Moment, Issue)> {
    let is_active = |rule: &&LayeredRule<'_>| {
        rule.implied.is_none() && !rule.off && is_here(&rule.rule.header.jurisdictions, jurisdictions)
    };
    let active: Vec<&LayeredRule<'_>> = rules.iter().filter(is_active).collect();
    let ends: Option<Vec<Moment>> = active.iter().map(|rule| rule.rule.header.until).collect();
    let ends = ends?;
    let (last, rule) = ends.into_iter().zip(&active).rev().max_by_key(|(end, _)| *end)?;
    let until = rule.table.look("until");
    let (source, span) =
        until.map_or((rule.table.lowering.source, rule.table.span), |value| (value.lowering.source, value.span));
    Some((last, source.issue(span, Cause::Over(active.len()))))
}

/// The use that a rule or an exception makes of a name.
struct NameUse<'a> {
    name: &'a str,
    /// The rule or exception, by its number among all.
    by: usize,
    value: Value<'a>,
}

/// Notes channels, jurisdictions and roles that nobody else knows, a slip away from one that somebody does; authors and
/// audiences that nobody declares.
fn refuse_slips<'a>(layers: &[Option<LayerSettings<'a>>], rules: &[LayeredRule<'a>]) {
    let written = || layers.iter().flatten();
    let exceptions = written().filter_map(|layer| layer.file.look("exception"));
    let exceptions: Vec<Fields<'a>> = exceptions.flat_map(|value| value.tables(&exception::KEYS, false)).collect();
    let tables: Vec<&Fields<'a>> = rules.iter().map(|rule| &rule.table).chain(&exceptions).collect();
    let used = |key: &str| {
        let mut used: Vec<NameUse<'a>> = Vec::new();
        for (by, table) in tables.iter().enumerate() {
            let when = table.look("when").and_then(Value::entries).unwrap_or_default();
            let inner = when.into_iter().filter(|entry| entry.key == key).flat_map(|entry| named(entry.value));
            let names = table.look(key).map(named).unwrap_or_default().into_iter().chain(inner);
            used.extend(names.map(|(name, value)| NameUse { name, by, value }));
        }
        used
    };
    let settings = written().last().map(|layer| &layer.settings);
    let mut channels: BTreeSet<&str> = Network::names().collect();
    channels.extend(settings.into_iter().flat_map(|settings| settings.channels.iter().map(|one| one.name.as_str())));
    refuse_slips_of("channel", &used("channels"), channels);
    let places = settings.into_iter().flat_map(|settings| settings.jurisdictions.iter().map(String::as_str));
    refuse_slips_of("jurisdiction", &used("jurisdictions"), places.collect());
    let people = || settings.into_iter().flat_map(|settings| &settings.people);
    refuse_slips_of("role", &used("roles"), people().filter_map(|person| person.role.as_deref()).collect());
    let known: Vec<&str> = people().flat_map(Person::spellings).collect();
    // Whoever is in no table has a handle.
    let authors = used("authors");
    let is_known = |one: &&NameUse<'_>| one.name.starts_with('@') || known.contains(&one.name);
    refuse_undeclared("author", authors.iter().filter(|one| !is_known(one)), &known);
    let audiences = used("audiences");
    let known: Vec<&str> =
        settings.into_iter().flat_map(|settings| settings.audiences.iter().map(|one| one.name.as_str())).collect();
    refuse_undeclared("audience", audiences.iter().filter(|one| !known.contains(&one.name)), &known);
}

/// Notes names that nobody declares, where somebody must.
fn refuse_undeclared<'n, 'a: 'n>(what: &'static str, used: impl Iterator<Item = &'n NameUse<'a>>, known: &[&str]) {
    for NameUse { name, value, .. } in used.filter(|one| !one.value.lowering.source.is_shipped()) {
        let help = value.lowering.suggest(name, known.iter().copied());
        let table = match what {
            "author" => "a person needs a table `[people.NAME]`, or is named by a handle",
            _ => "an audience needs a table `[audiences.NAME]`",
        };
        value.note_with_help(Cause::Undeclared { what, name: value.quote(name) }, help.or(Some(table.to_owned())));
    }
}

fn refuse_slips_of<'n>(what: &'static str, used: &'n [NameUse<'_>], declared: BTreeSet<&'n str>) {
    let mut known = declared.clone();
    let mut users: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for one in used {
        users.entry(one.name).or_default().insert(one.by);
    }
    known.extend(users.iter().filter(|(_, by)| by.len() > 1).map(|(name, _)| *name));
    for &NameUse { name, value, .. } in used.iter().filter(|one| !one.value.lowering.source.is_shipped()) {
        let is_known = known.contains(name);
        let Some(near) = slip(name, known.iter().copied()).filter(|_| !is_known) else {
            // The names that come later are compared with it.
            known.insert(name);
            continue;
        };
        let advice = match what {
            "channel" => " A channel of that name needs a table `[channels.NAME]`",
            _ => "",
        };
        // What another rule says may be as confidential as this one.
        let may_say = !value.secret || declared.contains(near);
        let help = may_say.then(|| format!("did you mean `{near}`?{advice}"));
        value.note_with_help(Cause::Undeclared { what, name: value.quote(name) }, help);
    }
}

/// The names in a selection, included or left out.
fn named<'a>(value: Value<'a>) -> Vec<(&'a str, Value<'a>)> {
    let list = match value.raw {
        DeValue::Table(_) => value.entries().unwrap_or_default().into_iter().find(|entry| entry.key == "not"),
        _ => None,
    };
    let list = list.map_or(value, |entry| entry.value);
    let items = if matches!(list.raw, DeValue::Array(_)) { list.items() } else { Vec::new() };
    let names = items.into_iter().filter_map(|item| Some((item.raw.as_str()?, item)));
    names.filter(|(name, _)| is_kebab(name.trim_start_matches('@'))).collect()
}

/// A word or phrase of a rule, and the place where the rule says so: it may be in a list of the policy.
struct PhraseAt<'a> {
    folded: String,
    language: Option<Language>,
    written: &'a str,
    value: Value<'a>,
}

/// The words and phrases of a key.
fn phrases<'a>(value: Value<'a>) -> Vec<PhraseAt<'a>> {
    let mut phrases = Vec::new();
    for (item, language) in value.by_language() {
        let Some(text) = item.raw.as_str() else { continue };
        // What stands for something is no word: `{n} left` is not "n left".
        let fold = |written: &str| if written.contains('{') { written.to_owned() } else { folded(written) };
        let phrase = |written: &'a str, language| PhraseAt { folded: fold(written), language, written, value: item };
        let lists = item.lowering.context.lists.as_ref();
        match text.strip_prefix('@') {
            None => phrases.push(phrase(text, language)),
            Some(list) => {
                let terms = lists.and_then(|lists| lists.get(list)).map(|list| &*list.terms);
                let each = terms.unwrap_or_default().iter();
                phrases.extend(each.map(|term| phrase(&term.text, term.language.or(language))));
            }
        }
    }
    phrases.retain(|phrase| !phrase.folded.is_empty());
    phrases
}

/// The words and phrases that trigger a rule, where its own file says so.
fn triggers<'a>(rule: &LayeredRule<'a>) -> Vec<PhraseAt<'a>> {
    TRIGGERS.into_iter().filter_map(|key| rule.table.look(key)).flat_map(phrases).collect()
}

/// Notes terms of which an `except` of the same file leaves nothing.
fn refuse_taken_away(rule: &LayeredRule<'_>) {
    let Some(except) = rule.table.look("except") else { return };
    let excepted = phrases(except);
    for term in triggers(rule).into_iter().filter(|term| is_same_file(&term.value, &except)) {
        let holds = |phrase: &&PhraseAt<'_>| {
            phrase.folded == term.folded && (phrase.language.is_none() || phrase.language == term.language)
        };
        if let Some(phrase) = excepted.iter().find(holds) {
            let source = except.lowering.source;
            let cause = Cause::TakenAway(term.value.quote(term.written));
            let issue = term.value.lowering.source.issue(term.value.span, cause);
            term.value.lowering.push(issue.with_related(source.related(phrase.value.span, "`except` is here")));
        }
    }
}

fn is_same_file(one: &Value<'_>, other: &Value<'_>) -> bool {
    std::ptr::eq::<Lowering<'_, Scope>>(one.lowering, other.lowering)
}

/// Our own names, with the places where the policy says so.
struct Ours<'a> {
    names: Vec<PhraseAt<'a>>,
    /// Handles and host names, in lower case and without `@`.
    addresses: BTreeMap<String, Value<'a>>,
}

impl<'a> Ours<'a> {
    fn of(layers: &[Option<LayerSettings<'a>>]) -> Self {
        let (mut names, mut addresses) = (Vec::new(), BTreeMap::new());
        let companies = layers.iter().flatten().filter_map(|layer| layer.file.look("company"));
        for entry in
            companies.filter(|value| value.raw.is_table()).flat_map(|value| value.entries().unwrap_or_default())
        {
            match entry.key {
                "names" => names.extend(phrases(entry.value)),
                "handles" | "domains" => addresses.extend(written_addresses(entry.value)),
                _ => {}
            }
        }
        Self { names, addresses }
    }

    /// Notes names of a rule that are our own.
    fn refuse_in(&self, rule: &LayeredRule<'_>) {
        let refuse = |value: Value<'_>, written: &str, place: Value<'_>| {
            // A later layer that names the competitor of a locked rule ours is told of the lock.
            if rule.locked_in.is_some() && !is_same_file(&value, &place) {
                return;
            }
            let related = place.lowering.source.related(place.span, "our name is here");
            let issue = value.lowering.source.issue(value.span, Cause::Ours(value.quote(written)));
            value.lowering.push(issue.with_related(related));
        };
        for term in triggers(rule) {
            let same = |name: &&PhraseAt<'_>| {
                name.folded == term.folded && (name.language.is_none() || name.language == term.language)
            };
            if let Some(name) = self.names.iter().find(same) {
                refuse(term.value, term.written, name.value);
            }
        }
        for (address, value) in
            ["handles", "domains"].into_iter().filter_map(|key| rule.table.look(key)).flat_map(written_addresses)
        {
            if let Some(place) = self.addresses.get(&address) {
                refuse(value, &address, *place);
            }
        }
    }
}

/// Handles and host names of a list, in lower case and without `@`.
fn written_addresses<'a>(value: Value<'a>) -> Vec<(String, Value<'a>)> {
    let written = |item: Value<'a>| Some((item.raw.as_str()?.trim_start_matches('@').to_lowercase(), item));
    let items = if matches!(value.raw, DeValue::Array(_)) { value.items() } else { Vec::new() };
    items.into_iter().filter_map(written).collect()
}
