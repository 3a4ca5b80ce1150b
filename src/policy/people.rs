//! Who may speak, and as what: `[people]`.

use crate::family::{Meaning, Rule, Tone, Trigger};
use crate::language::Language;
use crate::language::texts::Wording;
use crate::rule::{
    ByFacet, Defaults, Entry, Facet, Family, Forms, Header, Origin, Place, Places, RuleId, Selection, Severity, Term,
    Text, Value, WrittenKeys, fill,
};
use crate::table::{Cause, KeyRow, TableKeys, ValueKind, is_kebab};

/// The keys of `[people.NAME]`.
pub(super) const KEYS: TableKeys = TableKeys {
    table: "[people.NAME]",
    slices: &[&[
        KeyRow::new("name", ValueKind::Text, "none", "How the person is called, as drafts write it."),
        KeyRow::new("handles", ValueKind::ListOf("handles"), "none", "Their handles on social networks."),
        KeyRow::new("role", ValueKind::Name, "none", "The role in which they speak."),
        KeyRow::new(
            "subjects",
            ValueKind::Names,
            "all",
            "What they may speak of: `\"storage\"` is what the list `subject-storage` names. Another subject that has a \
             list is a note in their drafts.",
        ),
    ]],
    later: &[],
};

/// The beginning of the names of lists that say what a subject is about.
pub(super) const SUBJECT: &str = "subject-";

/// A subject that has a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    /// Its name, without the beginning that all such lists share.
    pub(crate) name: String,
    /// The words of its list.
    pub(crate) terms: Vec<Term>,
}

/// A person of a policy: a table `[people.NAME]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    /// The name by which rules know the person.
    pub(crate) id: String,
    /// The name that drafts write.
    pub(crate) name: Option<String>,
    /// Handles, in lower case, with the `@`.
    pub(crate) handles: Vec<String>,
    /// The role.
    pub(crate) role: Option<String>,
    /// The subjects that the person may speak of; none where the policy does not say.
    pub(crate) subjects: Option<Vec<String>>,
    /// The place in the policy.
    origin: Origin,
}

impl Person {
    /// Takes a person's table apart; `known` are the subjects that there are.
    pub(super) fn lower(entry: Entry<'_>, known: &[Subject]) -> Option<Self> {
        let mut fields = entry.value.fields(&KEYS)?;
        let lowering = fields.lowering;
        let source = lowering.source;
        let origin = Origin { file: source.file.clone(), position: source.position(entry.key_span) };
        if !is_kebab(entry.key) {
            lowering.note(entry.key_span, Cause::NotKebab { what: "the name of a person" });
        }
        let name = fields.take("name").and_then(|value| value.text("name")).map(|name| name.trim().to_owned());
        let handles = fields.take("handles").map(Value::handles).unwrap_or_default();
        let handles = handles.into_iter().map(|handle| format!("@{}", handle.to_lowercase())).collect();
        let role = fields.take("role").and_then(|value| value.kebab("`role`")).map(str::to_owned);
        let subject = |item: Value<'_>| {
            let name = item.kebab("a subject")?;
            if !known.iter().any(|subject| subject.name == name) {
                let help = lowering.suggest(name, known.iter().map(|subject| subject.name.as_str()));
                let help = help.unwrap_or_else(|| format!("a subject needs a list `{SUBJECT}{name}`"));
                item.note_with_help(Cause::Undeclared { what: "subject", name: item.quote(name) }, Some(help));
            }
            Some(name.to_owned())
        };
        let subjects = fields.take("subjects").map(|value| value.items().into_iter().filter_map(subject).collect());
        fields.finish();
        Some(Self { id: entry.key.to_owned(), name, handles, role, subjects, origin })
    }

    /// Writes its keys.
    pub(super) fn write_keys(&self, keys: &mut WrittenKeys) {
        keys.text("name", self.name.as_deref());
        keys.list("handles", self.handles.iter().map(String::as_str));
        keys.text("role", self.role.as_deref());
        if let Some(subjects) = &self.subjects {
            keys.list("subjects", subjects.iter().map(String::as_str));
        }
    }

    /// Returns whether an author that a draft names is this person: by the name in the policy, by the name that is
    /// written, or by a handle.
    pub(super) fn is_called(&self, author: &str) -> bool {
        let author = author.trim().to_lowercase();
        let name = self.name.as_ref().map(|name| name.to_lowercase());
        author == self.id || name.is_some_and(|name| name == author) || self.handles.contains(&author)
    }

    /// The ways in which a draft can name the person.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.id).chain(&self.name).chain(&self.handles).map(String::as_str)
    }

    /// The name for people.
    fn shown(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }
}

impl Subject {
    /// The rule that notes the subject in drafts of people who have others; nothing where it is everybody's.
    pub(super) fn rule(&self, people: &[Person], policy: &str, owner: Option<&str>) -> Option<Rule> {
        let speaks = |person: &&Person| person.subjects.as_ref().is_some_and(|own| own.contains(&self.name));
        let others = people.iter().filter(|person| person.subjects.is_some() && !speaks(person));
        let authors: Vec<String> = others.clone().map(|person| person.id.clone()).collect();
        let origin = others.map(|person| person.origin.clone()).next()?;
        let who: Vec<&str> = people.iter().filter(speaks).map(Person::shown).collect();
        let (name, who) = (self.name.as_str(), who.join(", "));
        let said = |text: fn(&Wording) -> &'static str| {
            let fill = |text: &str| {
                fill(text, |key| match key {
                    "subject" => Some(name),
                    "who" => Some(who.as_str()),
                    _ => None,
                })
            };
            Text::By(Language::EACH.iter().copied().map(|own| (own, fill(text(&own.data().texts)))).collect())
        };
        let id = RuleId::new(policy, &format!("{SUBJECT}{name}"));
        let places = Places::of(&[Place::Prose]);
        let defaults = Defaults { family: Family::Tone, severity: Severity::Info, places, forms: Forms::WORDING };
        let mut facets = ByFacet::default();
        facets[Facet::Author] = Selection::only(authors);
        let header = Header {
            message: Some(said(|texts| texts.subject.message)),
            why: Some(said(|texts| texts.subject.why)),
            advice: Some(if who.is_empty() {
                said(|texts| texts.subject_of_nobody)
            } else {
                said(|texts| texts.subject.advice)
            }),
            facets,
            ..Header::implied(id, defaults, owner, origin)
        };
        let trigger = Trigger::Wording { terms: self.terms.clone(), patterns: Vec::new() };
        Some(Rule { header, meaning: Meaning::Tone(Tone { trigger, signals: None, max: None, min: None }) })
    }
}
