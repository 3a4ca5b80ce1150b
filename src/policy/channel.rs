//! Where drafts are published: format and length.

use crate::draft::Format;
use crate::error::Cause;
use crate::family::{Meaning, Measure, Rule, Tone, Trigger};
use crate::rule::{
    Count, Entry, Family, Forms, Header, Language, Limit, Origin, Per, Place, Places, RuleId, Severity, Text, Value,
    is_kebab,
};

/// A channel of a policy: a table `[channels.NAME]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Channel {
    /// The name, as drafts and rules give it.
    pub(crate) name: String,
    /// How drafts for it are written, where the policy says so.
    pub(crate) format: Option<Format>,
    /// The most characters that a draft may have; never 0.
    pub(crate) max_length: Option<usize>,
    /// How it counts characters.
    pub(crate) count: Count,
    /// How many characters readers see before "more", where the policy says so; never 0.
    pub(crate) fold: Option<usize>,
    /// Where it was written.
    origin: Origin,
}

/// How many characters of a post readers see before "more", by the names of channels, as the networks document it
/// themselves (retrieved in 2026). What they show depends on the device; of several figures this is the least.
///
/// - `facebook`, `instagram`: Meta Ads Guide, primary text of an image: 125 characters.
/// - `linkedin`: the help of `LinkedIn`, answer a426534, introductory text: 150 characters "to avoid truncation".
/// - `x`: X developer documentation, "Counting characters": a post of 280 characters is shown whole.
const FOLDS: [(&str, usize); 4] = [("facebook", 125), ("instagram", 125), ("linkedin", 150), ("x", 280)];

/// How many characters of a draft readers see before "more", on a channel of that name where its policy does not
/// say.
pub(super) fn fold_of(name: &str) -> Option<usize> {
    FOLDS.into_iter().find(|(known, _)| *known == name).map(|(_, fold)| fold)
}

/// Networks whose own way of counting belongs to the policy language and is not supported yet.
const LATER_COUNTS: [&str; 4] = ["x", "mastodon", "bluesky", "linkedin"];

impl Channel {
    /// Takes a channel's table apart.
    pub(super) fn lower(entry: Entry<'_>) -> Option<Self> {
        let mut fields = entry.value.fields()?;
        let source = fields.lowering.source;
        let origin = Origin { file: source.file.clone(), position: source.position(entry.key_span) };
        if !is_kebab(entry.key) {
            fields.lowering.note(entry.key_span, Cause::NotKebab { what: "the name of a channel" });
        }
        let formats = [Format::Markdown, Format::Plain];
        let format = fields.take("format").and_then(|value| value.word("format", &formats, format_name, &[]));
        let max_length = fields.take("max_length").and_then(positive);
        let count =
            fields.take("count").and_then(|value| value.word("count", &Count::EACH, Count::name, &LATER_COUNTS));
        let fold = fields.take("fold").and_then(positive).filter(|&fold| fold > 0);
        fields.finish();
        Some(Self { name: entry.key.to_owned(), format, max_length, count: count.unwrap_or_default(), fold, origin })
    }

    /// The rule that a draft for the channel is not too long: of medium severity, since it cannot be posted as it is.
    pub(super) fn length_rule(&self, policy: &str, owner: Option<&str>) -> Option<Rule> {
        let max = Limit { count: self.max_length?, per: Per::Draft };
        let header = Header {
            id: RuleId::new(policy, &format!("{}-max-length", self.name)),
            family: Family::Tone,
            severity: Severity::Medium,
            message: None,
            why: Some(Text::By(vec![
                (Language::English, format!("The channel takes no more than {max} characters.")),
                (Language::French, format!("Le canal n'accepte pas plus de {max} caractères.")),
            ])),
            advice: Some(Text::By(vec![
                (Language::English, "Shorten it, or make it several posts.".to_owned()),
                (Language::French, "Raccourcissez, ou faites-en plusieurs publications.".to_owned()),
            ])),
            owner: owner.map(str::to_owned),
            sources: Vec::new(),
            languages: Vec::new(),
            channels: vec![self.name.clone()],
            jurisdictions: Vec::new(),
            read: Places::of(&[Place::Prose]),
            fields: Vec::new(),
            from: None,
            until: None,
            forms: Forms::WORDING,
            case_sensitive: false,
            except: Vec::new(),
            near: None,
            not_near: None,
            needs: None,
            eased_by: None,
            flags: Vec::new(),
            passes: Vec::new(),
            locked: false,
            origin: self.origin.clone(),
            changes: Vec::new(),
        };
        let trigger = Trigger::Measure(Measure::Length);
        Some(Rule { header, meaning: Meaning::Tone(Tone { trigger, max: Some(max), min: None }) })
    }
}

const fn format_name(format: Format) -> &'static str {
    match format {
        Format::Markdown => "markdown",
        Format::Plain => "plain",
    }
}

fn positive(value: Value<'_>) -> Option<usize> {
    let count = value.count()?;
    if count == 0 {
        value.note(Cause::OutOfRange("above 0"));
    }
    Some(count)
}
