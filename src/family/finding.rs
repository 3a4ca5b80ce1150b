//! The decision of a family: the raw material of a warning.

use super::Stance;
use crate::clause::Relation;
use crate::language::Language;
use crate::language::texts::Texts;
use crate::rule::{
    Calendar, Code, Evidence, Form, Header, Lapse, Permission, RuleId, RuleNumber, Severity, Text, WaySet, fill,
};
use crate::text::{Position, Span, Spot};

/// One place of a draft that a rule speaks about.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// The rule, by its number in the policy.
    pub(crate) rule: RuleNumber,
    /// The place: block and stretch of its text.
    pub(crate) spot: Spot,
    /// Its severity.
    pub(crate) severity: Severity,
    /// The way a term was written; none for patterns and measures.
    pub(crate) form: Option<Form>,
    /// The way a competitor is spoken of.
    pub(crate) stance: Option<Stance>,
    /// The ways in which it is said.
    pub(crate) ways: WaySet,
    /// The part that the competitor plays in its clause.
    pub(crate) relation: Option<Relation>,
    /// The mention of a competitor that it speaks about.
    pub(crate) mention: Option<Mention>,
    /// The evidence behind the confidence: one basis and its adjustments.
    pub(crate) evidence: Vec<Evidence>,
    /// The matched value, the same in every spelling: findings of one rule and value are one group.
    pub(crate) value: String,
    /// Other places that belong to it.
    pub(crate) related: Vec<(Related, Spot)>,
    /// Places of other drafts that say something else.
    pub(crate) elsewhere: Vec<Counterpart>,
    /// Texts that may stand in its place.
    pub(crate) suggestions: Vec<String>,
    /// Numbers that its texts may show, by their placeholders.
    pub(crate) details: Vec<(&'static str, String)>,
    /// How far a figure of the whole draft lies beyond a limit, in a unit of the limit's own: more is worse. None for
    /// what stands in one place.
    pub(crate) excess: Option<i64>,
    /// Its name in baselines, once all findings of the draft are known; empty before.
    pub(crate) fingerprint: String,
    /// The code by which somebody approves of it: another where a word of its sentence is another. Secrets have none.
    pub(crate) approval: Option<Code>,
}

impl Finding {
    /// A finding with nothing beside it.
    pub(crate) const fn new(
        rule: RuleNumber,
        spot: Spot,
        severity: Severity,
        basis: Vec<Evidence>,
        value: String,
    ) -> Self {
        Self {
            rule,
            spot,
            severity,
            form: None,
            stance: None,
            ways: WaySet::NONE,
            relation: None,
            mention: None,
            evidence: basis,
            value,
            related: Vec::new(),
            elsewhere: Vec::new(),
            suggestions: Vec::new(),
            details: Vec::new(),
            excess: None,
            fingerprint: String::new(),
            approval: None,
        }
    }

    /// The rules whose own findings here were dropped, because this one says as much.
    pub(crate) fn covered(&self) -> impl Iterator<Item = &RuleId> {
        self.covered_and_owners().map(|(rule, _)| rule)
    }

    /// Those to ask about them, where somebody else is.
    pub(crate) fn owners_of_covered(&self) -> impl Iterator<Item = &str> {
        self.covered_and_owners().filter_map(|(_, owner)| owner)
    }

    fn covered_and_owners(&self) -> impl Iterator<Item = (&RuleId, Option<&str>)> {
        self.related.iter().filter_map(|(related, _)| match related {
            Related::AlsoMatches(rule, owner) => Some((rule, owner.as_deref())),
            Related::Companion
            | Related::Occurrence
            | Related::Easing
            | Related::Judged(_)
            | Related::Compared
            | Related::Weighs
            | Related::Lapsed(..)
            | Related::NotTheirs(_)
            | Related::Unlisted(_) => None,
        })
    }

    /// The finding, worth no more than a note where a companion eases it.
    pub(crate) fn eased(mut self) -> Self {
        if self.related.iter().any(|(related, _)| *related == Related::Easing) {
            self.severity = Severity::Info;
        }
        self
    }
}

/// A place of another draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counterpart {
    /// The path of that draft.
    pub(crate) path: String,
    /// The place there.
    pub(crate) span: Span,
    /// Its start.
    pub(crate) start: Position,
    /// The first column after it.
    pub(crate) end: Position,
    /// The text there, as its readers see it.
    pub(crate) reading: String,
    /// Whether it is confidential there: no; yes; yes, and kept outside the policy.
    pub(crate) secret: Option<bool>,
}

impl Counterpart {
    /// Path, line and column.
    pub(crate) fn place(&self) -> String {
        format!("{}:{}", self.path, self.start)
    }

    /// The note for people, by a text for it.
    pub(crate) fn note(&self, text: &str) -> String {
        let place = self.place();
        fill(text, |name| match name {
            "there" => Some(self.reading.as_str()),
            "draft" => Some(place.as_str()),
            _ => None,
        })
    }
}

/// A mention of a competitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The place of the name itself: a finding may reach further, over the words that judge it.
    pub(crate) spot: Spot,
    /// True if it is a group so vague that it counts only where something is said of it.
    pub(crate) vague: bool,
}

/// The reason why another place belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Related {
    /// It is the companion that made the match count.
    Companion,
    /// It is a companion that makes the match worth no more than a note.
    Easing,
    /// It is another of the occurrences that are too many.
    Occurrence,
    /// It holds the words that make the stance.
    Judged(Stance),
    /// It is the other side of a comparison.
    Compared,
    /// It is a sentence that makes a level what it is.
    Weighs,
    /// Another rule of the family matches there, and says no more; whom to ask about it, if not the same.
    AlsoMatches(RuleId, Option<String>),
    /// It would have been silenced, if this still held.
    Lapsed(Permission, Lapse),
    /// Somebody has approved of it who does not own the rule.
    NotTheirs(String),
    /// So many more findings of its rule are not listed.
    Unlisted(usize),
}

impl Related {
    /// The note for people.
    pub(crate) fn note(&self, calendar: Calendar<'_>) -> String {
        let texts = calendar.language.data().texts.related;
        let with = |text: &str, name: &str, value: &str| fill(text, |own| (own == name).then_some(value));
        match self {
            Self::Companion => texts.companion.to_owned(),
            Self::Easing => texts.easing.to_owned(),
            Self::Occurrence => texts.occurrence.to_owned(),
            Self::Judged(stance) => with(texts.judged, "stance", stance.name()),
            Self::Compared => texts.compared.to_owned(),
            Self::Weighs => texts.weighs.to_owned(),
            Self::AlsoMatches(rule, owner) => with(texts.also_matches, "rule", &format!("{rule}{}", asked(owner))),
            Self::NotTheirs(by) => with(texts.not_theirs, "by", by),
            Self::Lapsed(permission, lapse) => permission.note(*lapse, calendar),
            Self::Unlisted(count) => with(texts.unlisted, "n", &count.to_string()),
        }
    }
}

/// The person to ask, after the name of a rule.
fn asked(owner: &Option<String>) -> String {
    owner.as_ref().map(|owner| format!(" ({owner})")).unwrap_or_default()
}

/// The texts of a warning, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// The problem.
    pub(crate) message: String,
    /// The reason why it is a risk.
    pub(crate) why: String,
    /// Advice on better wording.
    pub(crate) advice: String,
}

impl Said {
    /// The rule's texts in a language, the family's where it has none.
    pub(crate) fn of(header: &Header, family: Texts, finding: &Finding, matched: &str, language: Language) -> Self {
        let say = |own: &Option<Text>, default: &str| {
            let text = own.as_ref().map_or(default, |text| text.in_language(Some(language)));
            fill(text, |name| match name {
                "match" => Some(matched),
                _ => finding.details.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str()),
            })
        };
        Self {
            message: say(&header.message, family.message),
            why: say(&header.why, family.why),
            advice: say(&header.advice, family.advice),
        }
    }
}
