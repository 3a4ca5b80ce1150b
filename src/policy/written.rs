//! The tables of a policy that are no rules, as people read about them.

use super::{Policy, WrittenKey};
use crate::family::{COMPETITORS, WORDS};
use crate::rule::{Permission, WrittenKeys, quoted};
use crate::table::TableKeys;

/// A table of a policy that is no rule: a channel, an exception, a cleared text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WrittenTable {
    /// The way a policy begins it: `[channels.x]`.
    pub header: String,
    /// Its keys, in the order of the documentation; what is at its default is left out.
    pub keys: Vec<WrittenKey>,
}

impl WrittenTable {
    fn new(header: impl Into<String>, declared: &TableKeys, keys: WrittenKeys) -> Self {
        let written = |(name, value): (&'static str, String)| {
            let row = declared.row(name);
            debug_assert!(row.is_some(), "`{name}` has no row in the keys of `{}`", declared.table);
            WrittenKey { name, value, may_quote: row.is_some_and(|row| row.kind.may_quote()) }
        };
        Self { header: header.into(), keys: keys.into_list().into_iter().map(written).collect() }
    }
}

impl Policy {
    /// Returns the tables that are no rules, of all layers: who "we" are, channels, competitors, exceptions and
    /// cleared texts.
    ///
    /// ```
    /// use discretion::Policy;
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// extends = ["pack:tone"]
    /// [[exception]]
    /// rule = "tone/emoji"
    /// paths = ["fun/*.md"]
    /// until = 2026-12-31T00:00:00Z
    /// reason = "our comics"
    /// "#)?;
    /// let tables = policy.tables();
    /// assert_eq!(tables[0].header, "[[exception]]");
    /// assert_eq!((tables[0].keys[0].name, tables[0].keys[0].value.as_str()), ("rule", "\"tone/emoji\""));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn tables(&self) -> Vec<WrittenTable> {
        let mut tables = self.settings_tables();
        for exception in &self.exceptions {
            let mut keys = WrittenKeys::default();
            keys.text("rule", Some(self.rules[exception.rule.0].header.id.as_str()));
            keys.list("paths", exception.written_paths());
            keys.selection("channels", &exception.channels, String::as_str);
            keys.list("findings", exception.codes.iter().map(String::as_str));
            write_permission(&exception.permission, &mut keys);
            tables.push(WrittenTable::new("[[exception]]", &super::exception::KEYS, keys));
        }
        for cleared in &self.cleared {
            let mut keys = WrittenKeys::default();
            keys.text("text", Some(&cleared.text.text));
            let rules = cleared.rules.iter().flatten().map(|number| self.rules[number.0].header.id.as_str());
            keys.list("rules", rules);
            write_permission(&cleared.permission, &mut keys);
            tables.push(WrittenTable::new("[[cleared]]", &super::cleared::KEYS, keys));
        }
        tables.retain(|table| !table.keys.is_empty());
        tables
    }

    fn settings_tables(&self) -> Vec<WrittenTable> {
        let settings = &self.settings;
        let mut company = WrittenKeys::default();
        company.terms("names", &settings.company.names);
        company.list("domains", settings.company.domains.iter().map(String::as_str));
        let handles: Vec<String> = settings.company.handles.iter().map(|handle| format!("@{handle}")).collect();
        company.list("handles", handles.iter().map(String::as_str));
        let mut tables = vec![WrittenTable::new("[company]", &super::frame::COMPANY, company)];
        for channel in &settings.channels {
            let mut keys = WrittenKeys::default();
            channel.write_keys(&mut keys);
            tables.push(WrittenTable::new(format!("[channels.{}]", channel.name), &super::channel::KEYS, keys));
        }
        for person in &settings.people {
            let mut keys = WrittenKeys::default();
            person.write_keys(&mut keys);
            tables.push(WrittenTable::new(format!("[people.{}]", person.id), &super::people::KEYS, keys));
        }
        for audience in &settings.audiences {
            let mut keys = WrittenKeys::default();
            audience.write_keys(&mut keys);
            tables.push(WrittenTable::new(format!("[audiences.{}]", audience.name), &super::audience::KEYS, keys));
        }
        for campaign in &settings.campaigns {
            let mut keys = WrittenKeys::default();
            campaign.write_keys(&mut keys);
            tables.push(WrittenTable::new(format!("[campaign.{}]", campaign.name), &super::campaign::KEYS, keys));
        }
        let mut reply = WrittenKeys::default();
        settings.reply.write_keys(&mut reply);
        tables.push(WrittenTable::new("[reply]", &super::reply::KEYS, reply));
        let (mut competitors, mut words) = (WrittenKeys::default(), WrittenKeys::default());
        settings.competitors.write_keys(&mut competitors);
        settings.competitors.words.write_keys(&mut words);
        tables.push(WrittenTable::new("[competitors]", &COMPETITORS, competitors));
        tables.push(WrittenTable::new("[competitors.words]", &WORDS, words));
        tables
    }
}

fn write_permission(permission: &Permission, keys: &mut WrittenKeys) {
    if let Some(until) = permission.until {
        keys.add("until", until);
    }
    keys.add("reason", quoted(&permission.reason));
    keys.text("owner", permission.owner.as_deref());
}
