//! What the settings of later layers must not do to a rule that an earlier one locks.
//!
//! A rule that nobody can loosen would be loose all the same if the thresholds of the verdict rose, if the policy were
//! no longer for its jurisdictions, if its people and audiences became others, if the stances towards its competitor,
//! or the words that tell them, were changed, or if a name of ours held the competitor's. So whoever builds on a lock
//! can make these only stricter.

use super::frame::Settings;
use super::implied::ImpliedBy;
use super::layered::{LayeredRule, is_here};
use super::people::{Person, SUBJECT};
use crate::family::Stance;
use crate::reading::folded;
use crate::rule::{Entry, Facet, Family, Fields, Heard, Value};
use crate::table::{Cause, Quoted};

/// The words of `[competitors.words]` by which a sentence counts as milder.
const MILDER_WORDS: [&str; 4] = ["not", "without", "substantiated", "integration"];

/// The settings of a layer and of those below it.
pub(super) struct LayerSettings<'a> {
    /// The layer's own keys.
    pub(super) file: Fields<'a>,
    /// Settings from it on.
    pub(super) settings: Settings,
}

/// Notes what the settings of each layer loosen that an earlier layer locks; nothing for a layer that is not read.
pub(super) fn hold(layers: &[Option<LayerSettings<'_>>], rules: &[LayeredRule<'_>]) {
    let locked: Vec<(usize, &LayeredRule<'_>)> =
        rules.iter().filter(|rule| !rule.off).filter_map(|rule| Some((rule.locked_in?, rule))).collect();
    let mut before = &Settings::default();
    for (layer, own) in layers.iter().enumerate() {
        let Some(own) = own else { continue };
        let below = locked.iter().filter(|(by, _)| *by < layer).map(|(_, rule)| *rule);
        let below: Vec<&LayeredRule<'_>> = below.collect();
        if let Some(first) = below.first() {
            own.refuse_milder_verdict(before, first);
        }
        for rule in below {
            own.refuse_other_jurisdictions(before, rule);
            own.refuse_sleep(before, rule);
            if let Some((setting, _)) = &rule.implied {
                own.refuse_looser_setting(before, setting, rule);
            }
            if rule.rule.header.family == Family::Competitor {
                own.refuse_milder_stances(before, rule);
                own.refuse_swallowing_names(rule);
            }
        }
        before = &own.settings;
    }
}

impl<'a> LayerSettings<'a> {
    /// The entries of a table of the layer, if it has one.
    fn entries(&self, table: &str) -> Vec<Entry<'a>> {
        let known = self.file.look(table).filter(|value| matches!(value.raw, toml::de::DeValue::Table(_)));
        known.and_then(Value::entries).unwrap_or_default()
    }

    fn refuse_milder_verdict(&self, before: &Settings, rule: &LayeredRule<'_>) {
        let (now, before) = (self.settings.thresholds, before.thresholds);
        for entry in self.entries("verdict") {
            let milder = match entry.key {
                "review" => now.review() > before.review(),
                "block" => now.block() > before.block(),
                _ => false,
            };
            if milder {
                refuse(entry, rule);
            }
        }
    }

    fn refuse_other_jurisdictions(&self, before: &Settings, rule: &LayeredRule<'_>) {
        let places = &rule.rule.header.jurisdictions;
        let was_here = is_here(places, &before.jurisdictions);
        if let Some(value) = self.file.look("jurisdictions").filter(|_| was_here)
            && !is_here(places, &self.settings.jurisdictions)
        {
            refuse(Entry { key: "jurisdictions", key_span: value.span, value }, rule);
        }
    }

    fn refuse_looser_setting(&self, before: &Settings, setting: &ImpliedBy, rule: &LayeredRule<'_>) {
        if !setting.is_looser(&self.settings, before) {
            return;
        }
        let refuse_in = |table: &str, is_meant: &dyn Fn(&str) -> bool| {
            self.entries(table).into_iter().filter(|entry| is_meant(entry.key)).for_each(|entry| refuse(entry, rule));
        };
        match setting {
            ImpliedBy::Unnamed | ImpliedBy::MaxMentions => refuse_in("competitors", &|key| key == setting.key()),
            ImpliedBy::MaxLength(channel) => refuse_in("channels", &|key| key == channel),
            ImpliedBy::Subject(name) => {
                refuse_in("lists", &|key| key.strip_prefix(SUBJECT) == Some(name));
                refuse_in("people", &|_| true);
            }
            ImpliedBy::EveryPolicy => {}
        }
    }

    /// Refuses people and audiences by whom the rule sleeps where it did not before: a channel that another audience
    /// reads, a person in another role.
    fn refuse_sleep(&self, before: &Settings, rule: &LayeredRule<'_>) {
        let now = &self.settings;
        let facets = &rule.rule.header.facets;
        let loses = |facet: Facet, was: Heard, is: Heard| was.meets(&facets[facet]) && !is.meets(&facets[facet]);
        let named = |names: Vec<String>| Heard::Named(names);
        let audiences =
            |settings: &Settings, channel: &str| settings.audiences_of(channel).map(str::to_owned).collect();
        for table in self.entries("audiences") {
            let channels = now.audiences.iter().chain(&before.audiences).filter(|audience| audience.name == table.key);
            let mut channels = channels.flat_map(|audience| &audience.channels);
            let sleeps = |channel: &String| {
                loses(Facet::Audience, named(audiences(before, channel)), named(audiences(now, channel)))
            };
            if channels.any(sleeps) {
                refuse(table, rule);
            }
        }
        let (mut earlier, mut later) = (rule.rule.header.clone(), rule.rule.header.clone());
        before.name_authors(&mut earlier);
        now.name_authors(&mut later);
        let role = |settings: &Settings, author: &str| {
            named(settings.person(author).and_then(|person| person.role.clone()).into_iter().collect())
        };
        let author = |settings: &Settings, author: &str| {
            named(vec![settings.person(author).map_or_else(|| author.to_owned(), |person| person.id.clone())])
        };
        for table in self.entries("people") {
            let people = now.people.iter().chain(&before.people).filter(|person| person.id == table.key);
            let mut spellings = people.flat_map(Person::spellings);
            let sleeps = |name: &str| {
                let was = author(before, name).meets(&earlier.facets[Facet::Author]);
                loses(Facet::Role, role(before, name), role(now, name))
                    || (was && !author(now, name).meets(&later.facets[Facet::Author]))
            };
            if spellings.any(sleeps) {
                refuse(table, rule);
            }
        }
    }

    fn refuse_milder_stances(&self, before: &Settings, rule: &LayeredRule<'_>) {
        let (now, before) = (&self.settings.competitors.stances, &before.competitors.stances);
        let own: Vec<&str> = match rule.table.look("stances").and_then(Value::entries) {
            Some(entries) => entries.iter().map(|entry| entry.key).collect(),
            None => Vec::new(),
        };
        let is_milder = |entry: &Entry<'_>| {
            let stance = Stance::EACH.iter().copied().find(|stance| stance.name() == entry.key);
            let milder = stance.is_some_and(|stance| now.severity(stance) < before.severity(stance));
            milder && !own.contains(&entry.key)
        };
        for table in self.entries("competitors") {
            let inner = || table.value.entries().unwrap_or_default().into_iter();
            match table.key {
                "stances" => inner().filter(is_milder).for_each(|entry| refuse(entry, rule)),
                "words" => {
                    inner().filter(|entry| MILDER_WORDS.contains(&entry.key)).for_each(|entry| refuse(entry, rule));
                }
                _ => {}
            }
        }
    }

    fn refuse_swallowing_names(&self, rule: &LayeredRule<'_>) {
        let names = rule.rule.meaning.judge().other_names();
        let theirs: Vec<String> = names.iter().map(|name| format!(" {} ", folded(&name.term.text))).collect();
        for entry in self.entries("company").into_iter().filter(|entry| entry.key == "names") {
            for (name, _) in entry.value.by_language() {
                let ours = format!(" {} ", name.raw.as_str().map(folded).unwrap_or_default());
                if theirs.iter().any(|theirs| ours.contains(theirs.as_str())) {
                    refuse(Entry { value: name, ..entry }, rule);
                }
            }
        }
    }
}

/// Notes that a setting would loosen a locked rule.
fn refuse(entry: Entry<'_>, rule: &LayeredRule<'_>) {
    let header = &rule.rule.header;
    let source = entry.value.lowering.source;
    let issue = source.issue(entry.value.span, Cause::Locked { rule: Quoted::shown(header.id.as_str()) });
    entry.value.lowering.push(issue.with_related(header.lock_place()));
}
