//! Everything in a policy file but its rules: its name and format, and the settings that all layers share.
//!
//! Settings are taken layer by layer, lowest first: what a later layer says goes over what an earlier one said, key
//! by key; the names of the company add up.

use super::audience::PolicyAudience;
use super::campaign::PolicyCampaign;
use super::channel::Channel;
use super::people::{Person, SUBJECT, Subject};
use super::reply::{self, ReplySettings};
use crate::family::{COMPETITORS, Competitors};
use crate::rule::{Entry, Family, Fields, Name, NameKind, Term, Value, Zone, is_built_in};
use crate::score::Thresholds;
use crate::table::{Cause, KeyRow, Quoted, TableKeys, ValueKind, is_kebab};
use crate::text::Span;
use std::collections::BTreeMap;
use std::sync::Arc;
use toml::de::DeValue;

/// The version of the policy language that is read.
const FORMAT: usize = 1;

/// The keys of `[company]`.
pub(super) const COMPANY: TableKeys = TableKeys {
    table: "[company]",
    slices: &[&[
        KeyRow::new("names", ValueKind::Terms, "none", "Names of the company and of what it sells."),
        KeyRow::new("domains", ValueKind::ListOf("host names"), "none", "Its host names."),
        KeyRow::new("handles", ValueKind::ListOf("handles"), "none", "Its handles on social networks."),
    ]],
    later: &[],
};

/// The keys of `[verdict]`.
pub(super) const VERDICT: TableKeys = TableKeys {
    table: "[verdict]",
    slices: &[&[
        KeyRow::new("review", ValueKind::Number, "`30`", "The score, from 0 to 100, from which a post needs a review."),
        KeyRow::new("block", ValueKind::Number, "`70`", "The score from which a post is blocked."),
    ]],
    later: &[],
};

/// The identity of a policy file, and its lists.
#[derive(Debug)]
pub(super) struct Frame {
    /// The name; empty where it is missing or wrong.
    pub(super) name: String,
    /// The place of the name.
    pub(super) name_span: Span,
    /// The version.
    pub(super) version: Option<String>,
    /// The person to ask.
    pub(super) owner: Option<String>,
    /// The vocabularies.
    pub(super) lists: BTreeMap<String, Arc<[Term]>>,
    /// Additions to vocabularies of earlier layers.
    pub(super) additions: Vec<Addition>,
    /// The settings of the file and of the layers below it.
    pub(super) settings: Settings,
}

/// Terms for a vocabulary of an earlier layer: `[lists."claims/claim-evidence"]`.
#[derive(Clone, Debug)]
pub(super) struct Addition {
    /// The policy and its list.
    pub(super) list: (String, String),
    /// The place where they are named.
    pub(super) span: Span,
    /// The terms.
    pub(super) terms: Vec<Term>,
}

/// The company that the policy calls "we".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Company {
    /// Names of the company and of what it sells.
    pub(crate) names: Vec<Term>,
    /// Host names, in lower case.
    pub(crate) domains: Vec<String>,
    /// Handles, without the `@`.
    pub(crate) handles: Vec<String>,
}

/// The settings of a policy, of all its layers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// The company that the policy calls "we".
    pub(crate) company: Company,
    /// The scores that matter.
    pub(crate) thresholds: Thresholds,
    /// The channels, by name.
    pub(crate) channels: Vec<Channel>,
    /// The people who may speak, by name.
    pub(crate) people: Vec<Person>,
    /// The audiences, by name.
    pub(crate) audiences: Vec<PolicyAudience>,
    /// The campaigns, by name.
    pub(crate) campaigns: Vec<PolicyCampaign>,
    /// The subjects that have a list, by name.
    pub(super) subjects: Vec<Subject>,
    /// Settings for answers to messages.
    pub(crate) reply: ReplySettings,
    /// Settings for all competitors.
    pub(crate) competitors: Competitors,
    /// The jurisdictions that the policy is for; empty for all.
    pub(crate) jurisdictions: Vec<String>,
    /// The time zone of its days, where it says so.
    pub(crate) zone: Option<Zone>,
}

impl Frame {
    /// Takes a file apart down to its rules; nothing where it is of another format.
    pub(super) fn lower(mut root: Fields<'_>, settings: &mut Settings) -> Option<Self> {
        format(&mut root)?;
        let name = root.take("name");
        let version = root.take("version").and_then(|value| value.text("version"));
        let owner = root.take("owner").and_then(|value| value.text("owner"));
        root.take("extends");
        let (lists, additions) = root.take("lists").and_then(Value::entries).map(lists).unwrap_or_default();
        settings.take_subjects(&lists, &additions);
        settings.take(&mut root);
        for &family in Family::EACH {
            root.take(family.name());
        }
        for table in ["adjust", "cleared", "exception"] {
            root.take(table);
        }
        root.finish();
        Some(Self {
            name: name.and_then(|value| value.kebab("`name`")).unwrap_or_default().to_owned(),
            name_span: name.map_or(Span::new(0, 0), |value| value.span),
            version: version.map(str::to_owned),
            owner: owner.map(str::to_owned),
            lists,
            additions,
            settings: settings.clone(),
        })
    }
}

/// The key `discretion`: only of this format is it known what the other keys mean.
fn format(root: &mut Fields<'_>) -> Option<()> {
    let first = root.first_key() == Some("discretion");
    let Some(value) = root.take("discretion") else { return Some(()) };
    let format = value.count()?;
    if format != FORMAT {
        value.note(Cause::Format(Quoted::shown(&format.to_string())));
        return None;
    }
    if !first {
        value.note(Cause::FormatNotFirst);
    }
    Some(())
}

/// The tables `[lists.NAME]`, or keys of `[lists]`: the file's own, and those that add to lists of earlier layers.
fn lists(entries: Vec<Entry<'_>>) -> (BTreeMap<String, Arc<[Term]>>, Vec<Addition>) {
    let (mut lists, mut additions) = (BTreeMap::new(), Vec::new());
    for mut entry in entries {
        let lowering = entry.value.lowering;
        let name = entry.key.rsplit('/').next().unwrap_or(entry.key);
        entry.value.secret |= lowering.context.secret_lists.contains(name);
        if let Some((policy, list)) = entry.key.split_once('/') {
            let list = (policy.to_owned(), list.to_owned());
            additions.push(Addition { list, span: entry.key_span, terms: entry.value.list_entries() });
            continue;
        }
        if is_kebab(entry.key) && !is_built_in(entry.key) {
            lists.insert(entry.key.to_owned(), entry.value.list_entries().into());
        } else if is_built_in(entry.key) {
            lowering.note(entry.key_span, Cause::BuiltInList(Quoted::shown(entry.key)));
        } else {
            lowering.note(entry.key_span, Cause::NotKebab { what: "the name of a list" });
        }
    }
    (lists, additions)
}

impl Settings {
    /// Takes the settings of a layer.
    fn take(&mut self, root: &mut Fields<'_>) {
        if let Some(zone) = root.take("timezone").and_then(Value::zone) {
            self.zone = Some(zone);
        }
        if let Some(names) = root.take("jurisdictions").map(Value::names) {
            self.jurisdictions = names;
        }
        if let Some(fields) = root.take("company").and_then(|value| value.fields(&COMPANY)) {
            self.company.take(fields);
        }
        if let Some(fields) = root.take("verdict").and_then(|value| value.fields(&VERDICT)) {
            take_thresholds(&mut self.thresholds, fields);
        }
        if let Some(channels) = root.take("channels").and_then(Value::entries) {
            put(&mut self.channels, channels.into_iter().filter_map(Channel::lower).collect(), |channel| &channel.name);
        }
        let people = root.take("people").and_then(Value::entries).unwrap_or_default();
        let people = people.into_iter().filter_map(|entry| Person::lower(entry, &self.subjects)).collect();
        put(&mut self.people, people, |person| &person.id);
        let audiences = root.take("audiences").and_then(Value::entries).unwrap_or_default();
        put(&mut self.audiences, audiences.into_iter().filter_map(PolicyAudience::lower).collect(), |one| &one.name);
        let campaigns = root.take("campaign").and_then(Value::entries).unwrap_or_default();
        put(&mut self.campaigns, campaigns.into_iter().filter_map(PolicyCampaign::lower).collect(), |one| &one.name);
        if let Some(fields) = root.take("reply").and_then(|value| value.fields(&reply::KEYS)) {
            self.reply.take(fields, &self.people);
        }
        let competitors = root.take("competitors");
        if let Some(value) = competitors.filter(|value| matches!(value.raw, DeValue::Array(_))) {
            let help = "write `[[competitor]]` for each of them; `[competitors]` is what holds for all";
            value.mismatch("a table", Some(help));
        } else if let Some(fields) = competitors.and_then(|value| value.fields(&COMPETITORS)) {
            self.competitors.take(fields);
        }
        if let Some(tables) = root.look(Family::Competitor.name()) {
            self.competitors.take_first(tables);
        }
    }

    /// Takes the lists of a layer that say what a subject is about.
    fn take_subjects(&mut self, lists: &BTreeMap<String, Arc<[Term]>>, additions: &[Addition]) {
        let subject = |(list, terms): (&String, &Arc<[Term]>)| {
            Some(Subject { name: list.strip_prefix(SUBJECT)?.to_owned(), terms: terms.to_vec() })
        };
        put(&mut self.subjects, lists.iter().filter_map(subject).collect(), |subject| &subject.name);
        for Addition { list: (_, list), terms, .. } in additions {
            let named = |subject: &&mut Subject| list.strip_prefix(SUBJECT) == Some(&subject.name);
            if let Some(subject) = self.subjects.iter_mut().find(named) {
                subject.terms.extend(terms.iter().cloned());
            }
        }
    }

    /// The channel with a name.
    pub(super) fn channel(&self, name: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.name == name)
    }
}

impl Company {
    /// Every name that the placeholder `{us}` stands for.
    pub(crate) fn each_name(&self) -> Vec<Name> {
        let plain = self.names.iter().map(|term| Name { term: term.clone(), kind: NameKind::Plain });
        let written = |text: &String, kind| Name { term: Term::plain(text.clone(), None), kind };
        let handles = self.handles.iter().map(|handle| written(handle, NameKind::Handle));
        let hosts = self.domains.iter().map(|domain| written(domain, NameKind::Host));
        plain.chain(handles).chain(hosts).collect()
    }

    fn take(&mut self, mut fields: Fields<'_>) {
        add(&mut self.names, fields.take("names").map(Value::fixed_terms));
        add(&mut self.domains, fields.take("domains").map(Value::domains));
        add(&mut self.handles, fields.take("handles").map(Value::handles));
        fields.finish();
    }
}

/// Puts what has a name in the place of what had it before, in the order of the names.
fn put<T>(known: &mut Vec<T>, more: Vec<T>, name: fn(&T) -> &String) {
    known.retain(|known| !more.iter().any(|one| name(one) == name(known)));
    known.extend(more);
    known.sort_by(|one, other| name(one).cmp(name(other)));
}

/// Adds what is not there yet.
fn add<T: Ord + Clone>(known: &mut Vec<T>, more: Option<Vec<T>>) {
    let mut seen: std::collections::BTreeSet<T> = known.iter().cloned().collect();
    known.extend(more.unwrap_or_default().into_iter().filter(|one| seen.insert(one.clone())));
}

/// Takes the table `[verdict]`: what it says goes over the present thresholds.
fn take_thresholds(present: &mut Thresholds, mut fields: Fields<'_>) {
    let (review, block) = (fields.take("review"), fields.take("block"));
    let threshold = |value: Value<'_>| {
        let number = value.number()?;
        let sound = Thresholds::new(number, number).is_some();
        if !sound {
            value.note(Cause::OutOfRange("from 0.1 to 100, with at most one decimal"));
        }
        sound.then_some(number)
    };
    let given = (review.map(threshold), block.map(threshold));
    if given.0 != Some(None) && given.1 != Some(None) {
        let wanted = (given.0.flatten().unwrap_or(present.review()), given.1.flatten().unwrap_or(present.block()));
        match Thresholds::new(wanted.0, wanted.1) {
            Some(thresholds) => *present = thresholds,
            None => {
                let span = review.or(block).map_or(fields.span, |value| value.span);
                fields.lowering.note(span, Cause::ThresholdOrder);
            }
        }
    }
    fields.finish();
}
