//! The families of rules: the one table of what a policy can speak about.
//!
//! Each family is one file: its keys, its meaning, what it looks for, how it decides from hits, its own words, its
//! tests. It implements [`Judge`]; here stands the table of families, and nothing else of the crate names one but the
//! policy, which reads their tables.

mod allow_comment;
mod answer;
mod campaign;
mod claim;
mod competitor;
mod confidential;
mod declared_language;
mod echoes;
mod finding;
mod judge;
mod naming;
mod require;
mod tone;
mod wording;

pub(crate) use allow_comment::{ALLOW_COMMENT, Fault, rule_on_comments};
pub(crate) use answer::{AnswerRule, Answering, rules_on_answers};
pub(crate) use campaign::{CAMPAIGN, CampaignConcern, difference, lacking, rules_on_campaigns, too_early};
pub use competitor::Stance;
pub(crate) use competitor::{COMPETITORS, Competitors, WORDS, mentions_rule, unnamed_rule};
pub(crate) use declared_language::{DECLARED_LANGUAGE, other_language, rule_on_languages};
pub(crate) use echoes::without_echoes;
pub(crate) use finding::{Counterpart, Finding, Related, Said};
pub(crate) use judge::{Case, Common, Elsewhere, Judge, Scene, Shelf, Unlocked};
pub(crate) use tone::{Measure, Tone, Trigger};
pub(crate) use wording::{HitFate, fates, form_of};

use crate::draft::holds_address;
use crate::language::Language;
use crate::matching::{Hit, IndexBuilder, Role};
use crate::rule::{
    Companion, Defaults, Family, Fields, Forms, Header, MessageKind, Name, Nearby, Pattern, Place, Places, RuleNumber,
    Term, Value, WrittenKeys,
};
use crate::table::{Cause, KeyRow, TableKeys};
use crate::text::Spot;
use allow_comment::AllowComment;
use campaign::CampaignRule;
use claim::Claim;
use competitor::{Competitor, Mentions, Unnamed};
use confidential::Confidential;
use declared_language::DeclaredLanguage;
use naming::Naming;
use require::Require;
use toml::de::DeValue;

/// A rule: the keys that all rules have, and what its family means by the rest.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// The keys that every rule has.
    pub(crate) header: Header,
    /// The part that its family adds.
    pub(crate) meaning: Meaning,
}

/// The part of a rule that its family adds.
#[derive(Clone, Debug)]
pub(crate) enum Meaning {
    /// Confidential matters.
    Confidential(Confidential),
    /// A competitor.
    Competitor(Competitor),
    /// Competitors that nobody names.
    Unnamed(Unnamed),
    /// The number of mentions of competitors that a draft may have.
    Mentions(Mentions),
    /// The way things are said.
    Tone(Tone),
    /// A promise.
    Claim(Claim),
    /// The way our names are written.
    Naming(Naming),
    /// What must be there.
    Require(Require),
    /// Comments that should silence a warning and do not.
    AllowComment(AllowComment),
    /// A declared language that the text contradicts.
    DeclaredLanguage(DeclaredLanguage),
    /// Drafts of one campaign.
    Campaign(CampaignRule),
    /// How a draft answers a message.
    Answer(AnswerRule),
}

impl Meaning {
    /// The rule as its family means it.
    pub(crate) fn judge(&self) -> &dyn Judge {
        match self {
            Self::Confidential(meaning) => meaning,
            Self::Competitor(meaning) => meaning,
            Self::Unnamed(meaning) => meaning,
            Self::Mentions(meaning) => meaning,
            Self::Tone(meaning) => meaning,
            Self::Claim(meaning) => meaning,
            Self::Naming(meaning) => meaning,
            Self::Require(meaning) => meaning,
            Self::AllowComment(meaning) => meaning,
            Self::DeclaredLanguage(meaning) => meaning,
            Self::Campaign(meaning) => meaning,
            Self::Answer(meaning) => meaning,
        }
    }

    /// The same, to be changed by a later layer.
    pub(crate) fn judge_mut(&mut self) -> &mut dyn Judge {
        match self {
            Self::Confidential(meaning) => meaning,
            Self::Competitor(meaning) => meaning,
            Self::Unnamed(meaning) => meaning,
            Self::Mentions(meaning) => meaning,
            Self::Tone(meaning) => meaning,
            Self::Claim(meaning) => meaning,
            Self::Naming(meaning) => meaning,
            Self::Require(meaning) => meaning,
            Self::AllowComment(meaning) => meaning,
            Self::DeclaredLanguage(meaning) => meaning,
            Self::Campaign(meaning) => meaning,
            Self::Answer(meaning) => meaning,
        }
    }
}

/// A family before any of its rules is read.
struct FamilyRow {
    /// The keys of its tables.
    keys: &'static TableKeys,
    /// The defaults of its keys.
    defaults: Defaults,
    /// Takes a table of the family apart.
    lower: fn(Fields<'_>, &Competitors) -> Rule,
    /// True if the values of its tables must not be told.
    secret: bool,
}

/// The table of families.
const fn row(family: Family) -> FamilyRow {
    match family {
        Family::Confidential => FamilyRow {
            keys: &confidential::KEYS,
            defaults: confidential::DEFAULTS,
            lower: |fields, _| confidential::lower(fields),
            secret: true,
        },
        Family::Competitor => FamilyRow {
            keys: &competitor::KEYS,
            defaults: competitor::DEFAULTS,
            lower: competitor::lower,
            secret: false,
        },
        Family::Tone => FamilyRow {
            keys: &tone::KEYS,
            defaults: tone::DEFAULTS,
            lower: |fields, _| tone::lower(fields),
            secret: false,
        },
        Family::Claim => FamilyRow {
            keys: &claim::KEYS,
            defaults: claim::DEFAULTS,
            lower: |fields, _| claim::lower(fields),
            secret: false,
        },
        Family::Naming => FamilyRow {
            keys: &naming::KEYS,
            defaults: naming::DEFAULTS,
            lower: |fields, _| naming::lower(fields),
            secret: false,
        },
        Family::Require => FamilyRow {
            keys: &require::KEYS,
            defaults: require::DEFAULTS,
            lower: |fields, _| require::lower(fields),
            secret: false,
        },
    }
}

impl Rule {
    /// The keys by which the rule is looser than it was.
    pub(crate) fn looser_than(&self, before: &Self) -> Vec<&'static str> {
        let mut keys = match (&self.meaning, &before.meaning) {
            (Meaning::Confidential(now), Meaning::Confidential(before)) => now.looser_than(before),
            (Meaning::Competitor(now), Meaning::Competitor(before)) => now.looser_than(before),
            (Meaning::Tone(now), Meaning::Tone(before)) => now.looser_than(before),
            (Meaning::Claim(now), Meaning::Claim(before)) => now.looser_than(before),
            (Meaning::Naming(now), Meaning::Naming(before)) => now.looser_than(before),
            (Meaning::Require(now), Meaning::Require(before)) => now.looser_than(before),
            // No table writes these, and none changes its family.
            (
                Meaning::Confidential(_)
                | Meaning::Competitor(_)
                | Meaning::Unnamed(_)
                | Meaning::Mentions(_)
                | Meaning::Tone(_)
                | Meaning::Claim(_)
                | Meaning::Naming(_)
                | Meaning::Require(_)
                | Meaning::AllowComment(_)
                | Meaning::DeclaredLanguage(_)
                | Meaning::Campaign(_)
                | Meaning::Answer(_),
                _,
            ) => Vec::new(),
        };
        let header = self.header.looser_than(&before.header).into_iter();
        keys.extend(header.filter(|key| *key != "severity" || !self.is_judged_by_stance()));
        keys
    }

    /// The kind of message that a match tells; none where the rule reads drafts.
    pub(crate) fn signals(&self) -> Option<MessageKind> {
        match &self.meaning {
            Meaning::Tone(tone) => tone.signals,
            Meaning::Confidential(_)
            | Meaning::Competitor(_)
            | Meaning::Unnamed(_)
            | Meaning::Mentions(_)
            | Meaning::Claim(_)
            | Meaning::Naming(_)
            | Meaning::Require(_)
            | Meaning::AllowComment(_)
            | Meaning::DeclaredLanguage(_)
            | Meaning::Campaign(_)
            | Meaning::Answer(_) => None,
        }
    }

    /// Returns whether it asks something of every draft that it is for.
    pub(crate) fn asks_of_every_draft(&self) -> bool {
        matches!(&self.meaning, Meaning::Require(require) if require.is_for_all())
    }

    /// Returns whether the severity of a warning is that of a stance, and not the rule's.
    pub(crate) fn is_judged_by_stance(&self) -> bool {
        self.judge().severity(Stance::Neutral).is_some()
    }
}

/// Takes a rule apart: the table of its family says how.
pub(crate) fn lower(family: Family, fields: Fields<'_>, competitors: &Competitors) -> Rule {
    let terms = fields.look("terms");
    let rule = (row(family).lower)(fields, competitors);
    if let Some(terms) = terms {
        refuse_left_out(&rule.header, terms);
        refuse_addresses(&rule, terms);
    }
    rule
}

/// A rule that a setting implies, with keys that `[[adjust]]` lays over it.
pub(crate) fn adjusted(rule: &Rule, mut fields: Fields<'_>, setting: &'static str) -> Rule {
    if matches!(rule.meaning, Meaning::Unnamed(_)) {
        fields.refuse("severity", Cause::CompetitorSeverity, Some("see `stances` of `[competitors]`".to_owned()));
    }
    Rule { header: rule.header.clone().adjusted(fields, setting), meaning: rule.meaning.clone() }
}

/// Refuses terms in a language that their rule leaves out: nothing could ever find them.
fn refuse_left_out(header: &Header, terms: Value<'_>) {
    let keys = if terms.raw.is_table() { terms.entries().unwrap_or_default() } else { Vec::new() };
    for (key, language) in keys.iter().filter_map(|entry| Some((entry, Language::from_tag(entry.key)?))) {
        if !header.languages.holds(Some(&language)) {
            terms.lowering.note(key.key_span, Cause::LeftOut(language.code()));
        }
    }
}

/// Refuses addresses among the terms of a rule that reads nothing but prose: in a draft, they are links.
fn refuse_addresses(rule: &Rule, terms: Value<'_>) {
    if !rule.never_finds(&rule.judge().triggers()) {
        return;
    }
    let help = || Some("add `places = [\"prose\", \"links\"]`".to_owned());
    let mut values = vec![terms];
    let mut is_told = false;
    while let Some(value) = values.pop() {
        match value.raw {
            DeValue::String(text) if holds_address(text) => {
                value.note_with_help(Cause::UnreadAddress, help());
                is_told = true;
            }
            DeValue::Array(list) if !list.is_empty() => values.extend(value.items()),
            DeValue::Table(_) => {
                values.extend(value.entries().unwrap_or_default().into_iter().map(|entry| entry.value));
            }
            _ => {}
        }
    }
    // It stands in a list.
    if !is_told {
        terms.note_with_help(Cause::UnreadAddress, help());
    }
}

/// The keys of a family's tables.
pub(crate) const fn keys(family: Family) -> &'static TableKeys {
    row(family).keys
}

/// Returns whether the values of a family's tables must not be told, in errors or by a fingerprint.
pub(crate) const fn is_secret(family: Family) -> bool {
    row(family).secret
}

impl Rule {
    /// The rule as its family means it.
    pub(crate) fn judge(&self) -> &dyn Judge {
        self.meaning.judge()
    }

    /// Adds everything that the rule looks for to the index, as the rule of that number. `ours` are our own names: a
    /// word inside one of them is no mention, no tone and no promise. `unlocked` is what the rule keeps elsewhere.
    pub(crate) fn index(&self, number: RuleNumber, ours: &[Term], unlocked: &Unlocked, builder: &mut IndexBuilder) {
        let header = &self.header;
        builder.look_anywhere(is_secret(header.family) || header.locked);
        builder.look_in(header.places);
        let beside = [
            (Role::Near, &header.near),
            (Role::NotNear, &header.not_near),
            (Role::Needs, &header.needs),
            (Role::Eases, &header.eased_by),
        ];
        for (role, wanted) in beside {
            if wanted.as_ref().is_some_and(|wanted| wanted.within.is_far()) {
                builder.look_far(number, role);
            }
            for term in wanted.iter().flat_map(Nearby::terms) {
                builder.term(number, role, term, Forms::NAMES);
            }
        }
        let except = if self.judge().spares_our_names() { ours } else { &[] };
        header.except.iter().chain(except).for_each(|term| builder.term(number, Role::Except, term, Forms::NAMES));
        self.judge().index(&mut Shelf { number, header, unlocked, builder });
    }

    /// Returns the rule key by key in the order of the documentation, with values as a policy writes them. What is
    /// at its default is left out.
    pub(crate) fn written(&self) -> Vec<(&'static KeyRow, String)> {
        let row = row(self.header.family);
        let mut written = WrittenKeys::default();
        self.judge().write_keys(&self.header, &mut written);
        self.header.write_keys(&row.defaults, self.is_judged_by_stance(), &mut written);
        let mut written = written.into_list();
        let mut keys = Vec::with_capacity(written.len());
        for row in row.keys.rows() {
            if let Some(at) = written.iter().position(|(key, _)| *key == row.name) {
                keys.push((row, written.remove(at).1));
            }
        }
        debug_assert!(written.is_empty(), "{written:?} have no rows");
        keys
    }

    /// Returns whether the rule never finds one of some terms: an address, where it reads nothing but prose.
    pub(crate) fn never_finds(&self, terms: &[&Term]) -> bool {
        self.header.places == Places::of(&[Place::Prose]) && terms.iter().any(|term| holds_address(&term.text))
    }

    /// The concern of campaigns that it is about; none for other rules.
    pub(crate) const fn campaign_concern(&self) -> Option<CampaignConcern> {
        if let Meaning::Campaign(rule) = &self.meaning { Some(rule.concern()) } else { None }
    }

    /// Returns whether every policy has it, and it is in force for answers to messages.
    pub(crate) const fn is_of_answers(&self) -> bool {
        matches!(self.meaning, Meaning::Answer(_))
    }

    /// Returns whether every policy has it, whatever it says.
    pub(crate) const fn is_of_every_policy(&self) -> bool {
        matches!(self.meaning, Meaning::AllowComment(_) | Meaning::DeclaredLanguage(_) | Meaning::Campaign(_))
    }

    /// Returns whether what it matches must not be shown: something that triggers it is not in the policy.
    pub(crate) fn keeps_secrets(&self) -> bool {
        !self.judge().elsewhere().is_empty()
    }

    /// Adds what the rule, which has that number, says of a draft; `hits` are its own, sorted by role and place.
    pub(crate) fn detect<'c>(
        &'c self,
        number: RuleNumber,
        hits: &'c [Hit],
        scene: &'c Scene<'c>,
        findings: &mut Vec<Finding>,
    ) {
        let told = self.judge().detect(Case { number, header: &self.header, hits, scene });
        findings.extend(told.into_iter().map(Finding::eased));
    }

    /// The places that must not be shown: where the rule would match if it were in force on every channel, at every
    /// moment and in every language, with what triggers it. `hits` are its own, those in other languages included.
    pub(crate) fn secrets(&self, number: RuleNumber, hits: &[Hit], scene: &Scene<'_>) -> Vec<Spot> {
        if !is_secret(self.header.family) {
            return Vec::new();
        }
        wording::places(Case { number, header: &self.header, hits, scene })
    }

    /// The texts of a warning: the rule's own, else the family's, with what was found filled in.
    pub(crate) fn say(&self, finding: &Finding, matched: &str, language: Language) -> Said {
        let family = self.judge().texts(&self.header, finding, &language.data().texts);
        Said::of(&self.header, family, finding, matched, language)
    }
}

/// Every name that the placeholder `{competitor}` stands for: those of all competitors among some rules.
pub(crate) fn other_names(rules: &[Rule]) -> Vec<Name> {
    rules.iter().flat_map(|rule| rule.judge().other_names()).collect()
}

/// Decides what only all findings of a draft together tell: how it speaks of those whom it mentions.
pub(crate) fn settle(findings: &mut Vec<Finding>, rules: &[Rule], scene: &Scene<'_>) {
    competitor::settle(findings, rules, scene);
}

impl Nearby {
    /// The companions that are words and phrases.
    fn terms(&self) -> impl Iterator<Item = &Term> {
        self.any.iter().filter_map(|companion| match companion {
            Companion::Term(term) => Some(term),
            Companion::Link | Companion::Figure | Companion::Date => None,
        })
    }
}

/// Terms and patterns in one line.
fn describe_wording(terms: &[Term], patterns: &[Pattern]) -> String {
    let patterns = patterns.iter().map(|pattern| format!("`{}`", pattern.written()));
    [listing("terms", terms.iter().map(quoted)), listing("patterns", patterns)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ")
}

/// A label and what stands under it; nothing where nothing does.
fn listing(label: &str, words: impl Iterator<Item = String>) -> Option<String> {
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| format!("{label} {}", words.join(", ")))
}

/// A term as people read it, with its language.
fn quoted(term: &Term) -> String {
    term.language.map_or_else(|| format!("`{}`", term.text), |language| format!("`{}` ({language})", term.text))
}
