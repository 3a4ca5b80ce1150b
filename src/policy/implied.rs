//! Rules that no table writes: settings imply them, or every policy has them.
//!
//! Such a rule belongs to the first layer that makes its setting, under the name of that policy; every layer from that
//! one on can adjust it. What it counts, the settings of all layers say together.

use super::frame::{Frame, Settings};
use crate::family::{self, Rule};
use crate::rule::Origin;

/// The setting that implies a rule; or that every policy implies it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ImpliedBy {
    /// `unnamed` of `[competitors]`.
    Unnamed,
    /// `max_mentions` of `[competitors]`.
    MaxMentions,
    /// `max_length` of the channel with that name.
    MaxLength(String),
    /// `subjects` of `[people]`: what the list of that subject names.
    Subject(String),
    /// Every policy has it: it is about drafts of one campaign, or about answers to messages.
    EveryPolicy,
}

impl ImpliedBy {
    /// Its key.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Unnamed => "unnamed",
            Self::MaxMentions => "max_mentions",
            Self::MaxLength(_) => "max_length",
            Self::Subject(_) => "subjects",
            Self::EveryPolicy => "rule",
        }
    }

    /// Returns whether its rule says nothing in a policy without a competitor in force.
    pub(super) const fn is_about_competitors(&self) -> bool {
        match self {
            Self::Unnamed | Self::MaxMentions => true,
            Self::MaxLength(_) | Self::Subject(_) | Self::EveryPolicy => false,
        }
    }

    /// The rule, if settings make it.
    fn rule(&self, settings: &Settings, policy: &str, owner: Option<&str>) -> Option<Rule> {
        match self {
            Self::Unnamed => family::unnamed_rule(&settings.competitors, policy, owner),
            Self::MaxMentions => family::mentions_rule(&settings.competitors, policy, owner),
            Self::MaxLength(channel) => settings.channel(channel)?.length_rule(policy, owner),
            Self::Subject(name) => {
                let subject = settings.subjects.iter().find(|subject| subject.name == *name)?;
                subject.rule(&settings.people, policy, owner)
            }
            Self::EveryPolicy => None,
        }
    }

    /// Returns whether settings ask less by it than others.
    pub(super) fn is_looser(&self, now: &Settings, before: &Settings) -> bool {
        match self {
            Self::Unnamed => before.competitors.unnamed && !now.competitors.unnamed,
            Self::MaxMentions => match (now.competitors.max_mentions, before.competitors.max_mentions) {
                (now, Some(before)) => now.is_none_or(|now| now.is_wider_than(before)),
                (_, None) => false,
            },
            Self::MaxLength(name) => match (now.channel(name), before.channel(name)) {
                (now, Some(before)) => now.is_none_or(|now| now.is_looser_than(before)),
                (_, None) => false,
            },
            Self::Subject(_) => match (self.rule(now, "", None), self.rule(before, "", None)) {
                (now, Some(before)) => now.is_none_or(|now| !now.looser_than(&before).is_empty()),
                (_, None) => false,
            },
            Self::EveryPolicy => false,
        }
    }
}

/// The rules that settings imply, each with the first layer whose settings do, as the settings of all layers make it; those that
/// every policy has, whose place is `origin`, with the first layer of all.
pub(super) fn implied(frames: &[Option<Frame>], settings: &Settings, origin: &Origin) -> Vec<(usize, ImpliedBy, Rule)> {
    let lengths = settings.channels.iter().map(|channel| ImpliedBy::MaxLength(channel.name.clone()));
    let subjects = settings.subjects.iter().map(|subject| ImpliedBy::Subject(subject.name.clone()));
    let each = [ImpliedBy::Unnamed, ImpliedBy::MaxMentions].into_iter().chain(lengths).chain(subjects);
    let made = each.filter_map(|setting| {
        let mut layers = frames.iter().enumerate().filter_map(|(layer, frame)| Some((layer, frame.as_ref()?)));
        let makes = |frame: &Frame| setting.rule(&frame.settings, &frame.name, None).is_some();
        let (layer, frame) = layers.find(|(_, frame)| makes(frame))?;
        let rule = setting.rule(settings, &frame.name, frame.owner.as_deref())?;
        Some((layer, setting, rule))
    });
    let first = frames.iter().position(Option::is_some).unwrap_or_default();
    let shared = family::rules_on_campaigns(origin).into_iter().chain(family::rules_on_answers(origin));
    shared.map(|rule| (first, ImpliedBy::EveryPolicy, rule)).chain(made).collect()
}
