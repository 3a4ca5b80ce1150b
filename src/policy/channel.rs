//! Channels that drafts are published on: format and length.

use crate::draft::Format;
use crate::family::{Meaning, Measure, Rule, Tone, Trigger};
use crate::language::Language;
use crate::language::texts::Wording;
use crate::network::{Count, Network};
use crate::rule::{
    ByFacet, Defaults, Entry, Facet, Family, Forms, Header, Limit, Origin, Per, Place, Places, RuleId, Selection,
    Severity, Text, Value, WrittenKeys, fill,
};
use crate::table::{Cause, KeyRow, TableKeys, ValueKind, is_kebab};
use crate::text::names;

/// The keys of `[channels.NAME]`.
pub(super) const KEYS: TableKeys = TableKeys {
    table: "[channels.NAME]",
    slices: &[&[
        KeyRow::new(
            "format",
            ValueKind::Word(|| names(Format::EACH, Format::name)),
            "by the name of the file",
            "How drafts for the channel are written.",
        ),
        KeyRow::new("max_length", ValueKind::Whole, "the network's", "The most characters that a draft may have."),
        KeyRow::new(
            "counting",
            ValueKind::Word(|| Count::EACH.map(Count::name).to_vec()),
            "as the network counts",
            "How characters are counted.",
        )
        .also(&["count"]),
        KeyRow::new("preview", ValueKind::Whole, "the network's", "How many characters readers see before \"more\".")
            .also(&["fold"]),
    ]],
    later: &[],
};

/// A channel of a policy: a table `[channels.NAME]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Channel {
    /// The name, as drafts and rules give it.
    pub(crate) name: String,
    /// The way drafts for it are written, where the policy says so.
    pub(crate) format: Option<Format>,
    /// The most characters that a draft may have; never 0. A channel named as a known network has the network's,
    /// unless it says otherwise.
    pub(crate) max_length: Option<usize>,
    /// The way it counts characters.
    pub(crate) count: Count,
    /// The number of characters that readers see before "more", where the policy says so; never 0.
    pub(crate) preview: Option<usize>,
    /// Its place in the policy.
    origin: Origin,
}

/// The number of characters of a post that readers see before "more", by the names of channels, as the networks
/// document it themselves (retrieved in 2026). What they show depends on the device; of several figures this is the
/// least.
///
/// - `facebook`, `instagram`: Meta Ads Guide, primary text of an image: 125 characters.
/// - `linkedin`: the help of `LinkedIn`, answer a426534, introductory text: 150 characters "to avoid truncation".
/// - `x`: X developer documentation, "Counting characters": a post of 280 characters is shown whole.
const PREVIEWS: [(&str, usize); 4] = [("facebook", 125), ("instagram", 125), ("linkedin", 150), ("x", 280)];

/// The number of characters of a draft that readers see before "more", on a channel of that name where its policy does
/// not say.
pub(super) fn preview_of(name: &str) -> Option<usize> {
    PREVIEWS.into_iter().find(|(known, _)| *known == name).map(|(_, preview)| preview)
}

impl Channel {
    /// Takes a channel's table apart.
    pub(super) fn lower(entry: Entry<'_>) -> Option<Self> {
        let mut fields = entry.value.fields(&KEYS)?;
        let source = fields.lowering.source;
        let origin = Origin { file: source.file.clone(), position: source.position(entry.key_span) };
        if !is_kebab(entry.key) {
            fields.lowering.note(entry.key_span, Cause::NotKebab { what: "the name of a channel" });
        }
        let format = fields.take("format").and_then(|value| value.word("format", Format::EACH, Format::name));
        let max_length = fields.take("max_length").and_then(positive);
        let count = fields.take("counting").and_then(|value| value.word("way of counting", &Count::EACH, Count::name));
        let preview = fields.take("preview").and_then(positive);
        fields.finish();
        let network = Network::named(entry.key);
        let max_length = max_length.or(network.map(|network| network.max_length));
        let count = count.or(network.map(|network| network.count)).unwrap_or_default();
        Some(Self { name: entry.key.to_owned(), format, max_length, count, preview, origin })
    }

    /// Returns whether drafts may be longer than for the channel as it was.
    pub(super) fn is_looser_than(&self, before: &Self) -> bool {
        self.count != before.count
            || before.max_length.is_some_and(|before| self.max_length.is_none_or(|now| now > before))
    }

    /// Writes its keys.
    pub(super) fn write_keys(&self, keys: &mut WrittenKeys) {
        keys.text("format", self.format.map(Format::name));
        if let Some(most) = self.max_length {
            keys.add("max_length", most);
        }
        keys.text("counting", Some(self.count.name()));
        if let Some(preview) = self.preview {
            keys.add("preview", preview);
        }
    }

    /// The rule that a draft for the channel is not too long: of medium severity, since it cannot be posted as it is.
    pub(super) fn length_rule(&self, policy: &str, owner: Option<&str>) -> Option<Rule> {
        let max = Limit { count: self.max_length?, per: Per::Draft };
        let id = RuleId::new(policy, &format!("{}-max-length", self.name));
        let places = Places::of(&[Place::Prose]);
        let defaults = Defaults { family: Family::Tone, severity: Severity::Medium, places, forms: Forms::WORDING };
        let figure = max.to_string();
        let said = |text: fn(&Wording) -> &'static str| {
            let fill = |text: &str| fill(text, |name| (name == "max").then_some(figure.as_str()));
            Language::EACH.iter().copied().map(|own| (own, fill(text(&own.data().texts)))).collect()
        };
        let mut facets = ByFacet::default();
        facets[Facet::Channel] = Selection::only(vec![self.name.clone()]);
        let header = Header {
            why: Some(Text::By(said(|texts| texts.too_long.0))),
            advice: Some(Text::By(said(|texts| texts.too_long.1))),
            sources: Network::named(&self.name).map(|network| network.source.to_owned()).into_iter().collect(),
            facets,
            ..Header::implied(id, defaults, owner, self.origin.clone())
        };
        let trigger = Trigger::Measure(Measure::Length);
        Some(Rule { header, meaning: Meaning::Tone(Tone { trigger, signals: None, max: Some(max), min: None }) })
    }
}

fn positive(value: Value<'_>) -> Option<usize> {
    let count = value.count()?;
    if count == 0 {
        value.note(Cause::OutOfRange("above 0"));
    }
    Some(count)
}
