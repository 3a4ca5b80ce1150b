//! Answers to messages: `[reply]`.

use super::people::Person;
use crate::rule::{Fields, MessageKind, Text, Value, WrittenKeys, quoted};
use crate::table::{Cause, KeyRow, TableKeys, ValueKind};

/// The keys of `[reply]`.
pub(super) const KEYS: TableKeys = TableKeys {
    table: "[reply]",
    slices: &[&[
        KeyRow::new(
            "contacts",
            ValueKind::Table(&CONTACTS),
            "the policy's owner",
            "Whom a message is handed to, and whom an answer may name.",
        ),
        KeyRow::new(
            "help",
            ValueKind::TextByLanguage,
            "none",
            "What to tell somebody who may be in danger: a help line. Nobody but whoever the message is handed to says it.",
        ),
        KeyRow::new("who", ValueKind::Table(&WHO), "anybody", "Who answers which kind of message: people, or roles."),
        KeyRow::new(
            "hostile_history",
            ValueKind::Whole,
            "`3`",
            "Hostile messages by the same author from which on one without a new fact is a troll's.",
        ),
        KeyRow::new("thread_depth", ValueKind::Whole, "`4`", "Messages in a thread from which on we say no more."),
        KeyRow::new(
            "answered",
            ValueKind::Whole,
            "`2`",
            "Answers of ours to the same point after which we say no more.",
        ),
        KeyRow::new(
            "loud",
            ValueKind::Whole,
            "`10000`",
            "Readers from which on a provocation is for the owner to decide.",
        ),
        KeyRow::new(
            "reach",
            ValueKind::Whole,
            "not known",
            "Readers of our own account: a hostile message that few have read gets ours by an answer.",
        ),
        KeyRow::new(
            "amplification",
            ValueKind::Whole,
            "`10`",
            "How many times the readers of a hostile message our own may be.",
        ),
        KeyRow::new(
            "wait_minutes",
            ValueKind::Whole,
            "`20`",
            "Minutes to let pass before an answer to a hostile message.",
        ),
        KeyRow::new(
            "max_length",
            ValueKind::Whole,
            "`600`",
            "Characters that an answer may have; one to a long message may have three times those of the message.",
        ),
        KeyRow::new(
            "learned",
            ValueKind::Truth,
            "`true`",
            "Whether weights that were learned from examples tell the kinds of a message where no rule does.",
        ),
    ]],
    later: &[],
};

/// The keys of `contacts`.
const CONTACTS: TableKeys = TableKeys {
    table: "contacts = { … } of [reply]",
    slices: &[&[
        KeyRow::new("now", ValueKind::Text, "`owner`", "For threats, and for people who may hurt themselves."),
        KeyRow::new("legal", ValueKind::Text, "`owner`", "For lawyers, courts and authorities."),
        KeyRow::new("press", ValueKind::Text, "`owner`", "For journalists."),
        KeyRow::new("security", ValueKind::Text, "`owner`", "For reports of weaknesses."),
        KeyRow::new("privacy", ValueKind::Text, "`owner`", "For requests about personal data."),
        KeyRow::new("investors", ValueKind::Text, "`owner`", "For investors."),
        KeyRow::new("support", ValueKind::Text, "none", "For customers for whom something went wrong."),
        KeyRow::new("owner", ValueKind::Text, "the policy's owner", "For everything else."),
    ]],
    later: &[],
};

/// The keys of `who`: one for each kind of message.
const WHO: TableKeys = TableKeys {
    table: "who = { … } of [reply]",
    slices: &[&[
        who("threat"),
        who("self-harm"),
        who("legal"),
        who("regulator"),
        who("press"),
        who("security-report"),
        who("data-request"),
        who("investor"),
        who("hate"),
        who("troll"),
        who("rant"),
        who("joke"),
        who("bait"),
        who("negative-experience"),
        who("factual-claim"),
        who("question"),
        who("praise"),
    ]],
    later: &[],
};

/// The row of one kind of message.
const fn who(kind: &'static str) -> KeyRow {
    KeyRow::new(kind, ValueKind::ListOf("people and roles"), "anybody", "Who answers such a message.")
}

/// The purpose of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContactFor {
    /// Danger.
    Now,
    /// Lawyers, courts, authorities.
    Legal,
    /// Journalists.
    Press,
    /// Weaknesses.
    Security,
    /// Personal data.
    Privacy,
    /// Investors.
    Investors,
    /// Customers.
    Support,
    /// Everything else.
    Owner,
}

impl ContactFor {
    /// All of them.
    const EACH: [Self; 8] = [
        Self::Now,
        Self::Legal,
        Self::Press,
        Self::Security,
        Self::Privacy,
        Self::Investors,
        Self::Support,
        Self::Owner,
    ];

    /// Its key.
    const fn name(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Legal => "legal",
            Self::Press => "press",
            Self::Security => "security",
            Self::Privacy => "privacy",
            Self::Investors => "investors",
            Self::Support => "support",
            Self::Owner => "owner",
        }
    }
}

/// The settings for answers to messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReplySettings {
    /// The contacts that the policy names.
    contacts: [Option<String>; ContactFor::EACH.len()],
    /// A help line for somebody who may be in danger.
    pub(crate) help: Option<Text>,
    /// The people who answer each kind: people by their names in the policy, and roles.
    pub(crate) who: Vec<(MessageKind, Vec<String>)>,
    /// Hostile messages from which on an author is a troll.
    pub(crate) hostile_history: usize,
    /// Messages in a thread from which on we say no more.
    pub(crate) thread_depth: usize,
    /// Answers of ours after which we say no more.
    pub(crate) answered: usize,
    /// Readers from which on a provocation is for the owner.
    pub(crate) loud: usize,
    /// Readers of our own account.
    pub(crate) reach: Option<usize>,
    /// How many times the readers of a hostile message our own may be.
    pub(crate) amplification: usize,
    /// Minutes to let pass before an answer to a hostile message.
    pub(crate) wait_minutes: usize,
    /// Characters that an answer may have.
    pub(crate) max_length: usize,
    /// True if learned weights tell kinds that no rule tells.
    pub(crate) learned: bool,
}

impl Default for ReplySettings {
    fn default() -> Self {
        Self {
            contacts: [const { None }; ContactFor::EACH.len()],
            help: None,
            who: Vec::new(),
            hostile_history: 3,
            thread_depth: 4,
            answered: 2,
            loud: 10_000,
            reach: None,
            amplification: 10,
            wait_minutes: 20,
            max_length: 600,
            learned: true,
        }
    }
}

impl ReplySettings {
    /// Takes the table of a layer: what it says goes over what earlier ones said.
    pub(super) fn take(&mut self, mut fields: Fields<'_>, people: &[Person]) {
        if let Some(mut contacts) = fields.take("contacts").and_then(|value| value.fields(&CONTACTS)) {
            for contact in ContactFor::EACH {
                if let Some(name) = contacts.take(contact.name()).and_then(|value| value.text("contact")) {
                    self.contacts[contact as usize] = Some(name.to_owned());
                }
            }
            contacts.finish();
        }
        if let Some(help) = fields.take("help").and_then(|value| value.rule_text(&[])) {
            self.help = Some(help);
        }
        if let Some(mut who) = fields.take("who").and_then(|value| value.fields(&WHO)) {
            for &kind in MessageKind::EACH {
                if let Some(value) = who.take(kind.name()) {
                    self.who.retain(|(known, _)| *known != kind);
                    self.who.push((kind, answerers(value, people)));
                }
            }
            self.who.sort_by_key(|(kind, _)| *kind);
            who.finish();
        }
        for (key, held) in [
            ("hostile_history", &mut self.hostile_history),
            ("thread_depth", &mut self.thread_depth),
            ("answered", &mut self.answered),
            ("loud", &mut self.loud),
            ("amplification", &mut self.amplification),
            ("wait_minutes", &mut self.wait_minutes),
            ("max_length", &mut self.max_length),
        ] {
            if let Some(count) = fields.take(key).and_then(Value::count) {
                *held = count;
            }
        }
        if let Some(reach) = fields.take("reach").and_then(Value::count) {
            self.reach = Some(reach);
        }
        if let Some(learned) = fields.take("learned").and_then(Value::boolean) {
            self.learned = learned;
        }
        fields.finish();
    }

    /// Writes its keys, but for those at their defaults.
    pub(super) fn write_keys(&self, keys: &mut WrittenKeys) {
        let contact = |contact: ContactFor| {
            let name = self.contacts[contact as usize].as_ref()?;
            Some(format!("{} = {}", contact.name(), quoted(name)))
        };
        let contacts: Vec<String> = ContactFor::EACH.into_iter().filter_map(contact).collect();
        let who = |(kind, names): &(MessageKind, Vec<String>)| {
            let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
            format!("{kind} = [{}]", names.join(", "))
        };
        let who: Vec<String> = self.who.iter().map(who).collect();
        for (key, entries) in [("contacts", contacts), ("who", who)] {
            if !entries.is_empty() {
                keys.add(key, format!("{{ {} }}", entries.join(", ")));
            }
        }
        keys.words("help", self.help.as_ref());
        let usual = Self::default();
        for (key, now, before) in [
            ("hostile_history", self.hostile_history, usual.hostile_history),
            ("thread_depth", self.thread_depth, usual.thread_depth),
            ("answered", self.answered, usual.answered),
            ("loud", self.loud, usual.loud),
            ("amplification", self.amplification, usual.amplification),
            ("wait_minutes", self.wait_minutes, usual.wait_minutes),
            ("max_length", self.max_length, usual.max_length),
        ] {
            if now != before {
                keys.add(key, now);
            }
        }
        if let Some(reach) = self.reach {
            keys.add("reach", reach);
        }
        if !self.learned {
            keys.add("learned", false);
        }
    }

    /// The contact for something, where the policy names one.
    pub(crate) fn contact(&self, contact: ContactFor) -> Option<&str> {
        let named = |contact: ContactFor| self.contacts[contact as usize].as_deref();
        let owner = || if contact == ContactFor::Support { None } else { named(ContactFor::Owner) };
        named(contact).or_else(owner)
    }
}

/// People of the policy, or roles that one of them has.
fn answerers(value: Value<'_>, people: &[Person]) -> Vec<String> {
    let roles = || people.iter().filter_map(|person| person.role.as_deref());
    let known = || people.iter().map(|person| person.id.as_str()).chain(roles());
    let one = |item: Value<'_>| {
        let name = item.text("name of a person or of a role")?;
        if let Some(person) = people.iter().find(|person| person.is_called(name)) {
            return Some(person.id.clone());
        }
        if !known().any(|known| known == name) {
            let help = item.lowering.suggest(name, known());
            item.note_with_help(Cause::Undeclared { what: "person or role", name: item.quote(name) }, help);
        }
        Some(name.to_owned())
    };
    value.items().into_iter().filter_map(one).collect()
}
