//! The families of rules: the one table of what a policy can speak about.
//!
//! Each family is one file: its raw form, its meaning, what it looks for, how it decides from hits, its default
//! words, its tests.

mod allow_comment;
mod claim;
mod competitor;
mod confidential;
mod finding;
mod naming;
mod tone;
mod wording;

pub(crate) use allow_comment::{ALLOW_COMMENT, Fault, rule_on_comments};
pub(crate) use claim::Claim;
pub use competitor::Stance;
pub(crate) use competitor::{COMPETITORS, Competitor, Competitors, StanceWords, rules_of, settle};
pub(crate) use confidential::{Confidential, Unlocked};
pub(crate) use finding::{Finding, Related, Said};
pub(crate) use naming::Naming;
pub(crate) use tone::{Gauge, Measure, Tone, Trigger, prose};

use crate::language::Language;
use crate::matching::{Hit, Index, IndexBuilder, Role, Surroundings};
use crate::network::Count;
use crate::rule::{
    Companion, Evidence, Family, Fields, Forms, Header, Name, NameKind, Nearby, Pattern, RuleNumber, Term,
};
use crate::table::TableKeys;
use competitor::{Mentions, Unnamed};

/// A rule: the keys that all rules have, and what its family means by the rest.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// The keys that every rule has.
    pub(crate) header: Header,
    /// What its family adds.
    pub(crate) meaning: Meaning,
}

/// What a family adds to a rule.
#[derive(Clone, Debug)]
pub(crate) enum Meaning {
    /// What must not get out.
    Confidential(Confidential),
    /// Who is a competitor.
    Competitor(Competitor),
    /// Competitors that nobody names.
    Unnamed(Unnamed),
    /// How many mentions of competitors a draft may have.
    Mentions(Mentions),
    /// How things are said.
    Tone(Tone),
    /// What is promised.
    Claim(Claim),
    /// How our names are written.
    Naming(Naming),
    /// Comments that should silence a warning and do not.
    AllowComment,
}

/// A draft, and what is known of it while rules look at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene<'s> {
    /// The terms of the policy.
    pub(crate) index: &'s Index,
    /// The draft.
    pub(crate) around: &'s Surroundings<'s>,
    /// How its channel counts characters.
    pub(crate) count: Count,
    /// The words that tell stances towards competitors.
    pub(crate) words: &'s StanceWords,
    /// What its measures share.
    pub(crate) gauge: &'s Gauge,
}

impl Rule {
    /// Adds everything that the rule looks for to the index, as the rule of that number. `ours` are our own names: a
    /// word inside one of them is no mention, no tone and no promise. `unlocked` is what the rule keeps elsewhere.
    pub(crate) fn index(&self, number: RuleNumber, ours: &[Term], unlocked: &Unlocked, builder: &mut IndexBuilder) {
        let header = &self.header;
        let beside = [
            (Role::Near, &header.near),
            (Role::NotNear, &header.not_near),
            (Role::Needs, &header.needs),
            (Role::Eases, &header.eased_by),
        ];
        for (role, wanted) in beside {
            for term in wanted.iter().flat_map(Nearby::terms) {
                builder.term(number, role, term, Forms::NAMES);
            }
        }
        let except = if self.spares_our_names() { ours } else { &[] };
        header.except.iter().chain(except).for_each(|term| builder.term(number, Role::Except, term, Forms::NAMES));
        match &self.meaning {
            Meaning::Confidential(meaning) => meaning.index(number, header, unlocked, builder),
            Meaning::Competitor(meaning) => meaning.index(number, header, builder),
            Meaning::Unnamed(meaning) => meaning.index(number, header, builder),
            Meaning::Mentions(_) | Meaning::AllowComment => {}
            Meaning::Tone(meaning) => meaning.index(number, header, builder),
            Meaning::Claim(meaning) => index_wording(number, header, &meaning.terms, &meaning.patterns, builder),
            Meaning::Naming(meaning) => index_wording(number, header, &meaning.wrong, &[], builder),
        }
    }

    /// Whether a match inside one of our own names is none: a company may be called "Best" or "Putain de code".
    const fn spares_our_names(&self) -> bool {
        match &self.meaning {
            Meaning::Competitor(_) | Meaning::Tone(_) | Meaning::Claim(_) => true,
            Meaning::Confidential(_)
            | Meaning::Unnamed(_)
            | Meaning::Mentions(_)
            | Meaning::Naming(_)
            | Meaning::AllowComment => false,
        }
    }

    /// Whether what it matches must not be shown: something that triggers it is not in the policy.
    pub(crate) const fn keeps_secrets(&self) -> bool {
        match &self.meaning {
            Meaning::Confidential(meaning) => meaning.keeps_secrets(),
            Meaning::Competitor(_)
            | Meaning::Unnamed(_)
            | Meaning::Mentions(_)
            | Meaning::Tone(_)
            | Meaning::Claim(_)
            | Meaning::Naming(_)
            | Meaning::AllowComment => false,
        }
    }

    /// Whether the rule looks at a draft in which none of its terms occurs: it measures.
    pub(crate) const fn looks_at_every_draft(&self) -> bool {
        matches!(&self.meaning, Meaning::Tone(Tone { trigger: Trigger::Measure(_) | Trigger::Level(_), .. }))
    }

    /// Adds what the rule, which has that number, says of a draft; `hits` are its own, sorted by role and place.
    pub(crate) fn detect(&self, number: RuleNumber, hits: &[Hit], scene: Scene<'_>, findings: &mut Vec<Finding>) {
        let header = &self.header;
        let told = match &self.meaning {
            Meaning::Confidential(_) => wording::findings(number, header, hits, scene),
            Meaning::Claim(_) => claim::findings(number, header, hits, scene),
            Meaning::Competitor(meaning) => meaning.detect(number, header, hits, scene),
            Meaning::Unnamed(meaning) => meaning.detect(number, header, hits, scene),
            Meaning::Mentions(_) | Meaning::AllowComment => Vec::new(),
            Meaning::Tone(meaning) => meaning.detect(number, header, hits, scene),
            Meaning::Naming(meaning) => meaning.detect(number, header, hits, scene),
        };
        findings.extend(told.into_iter().map(Finding::eased));
    }

    /// The texts of a warning: the rule's own, else the family's, with what was found filled in.
    pub(crate) fn say(&self, finding: &Finding, matched: &str, language: Language) -> Said {
        let header = &self.header;
        let family = match &self.meaning {
            Meaning::Confidential(_) => confidential::texts(header, language),
            Meaning::Competitor(_) | Meaning::Unnamed(_) | Meaning::Mentions(_) => {
                competitor::texts(finding.stance, language)
            }
            Meaning::Tone(meaning) => meaning.texts(language),
            Meaning::Claim(_) => claim::texts(header, language),
            Meaning::Naming(_) => naming::texts(language),
            Meaning::AllowComment => allow_comment::texts(language),
        };
        Said::of(header, family, finding, matched, language)
    }
}

/// Every name that the placeholder `{competitor}` stands for: those of all competitors among some rules.
pub(crate) fn competitors(rules: &[Rule]) -> Vec<Name> {
    let mut names = Vec::new();
    for rule in rules {
        match &rule.meaning {
            Meaning::Competitor(meaning) => {
                let kind = if meaning.ambiguous { NameKind::Ambiguous } else { NameKind::Plain };
                let written = |text: &String, kind| Name { term: Term { text: text.clone(), language: None }, kind };
                let each = meaning.names.iter().chain(&meaning.products);
                names.extend(each.map(|term| Name { term: term.clone(), kind }));
                names.extend(meaning.handles.iter().map(|handle| written(handle, NameKind::Handle)));
                names.extend(meaning.domains.iter().map(|domain| written(domain, NameKind::Host)));
            }
            Meaning::Unnamed(_)
            | Meaning::Mentions(_)
            | Meaning::Confidential(_)
            | Meaning::Tone(_)
            | Meaning::Claim(_)
            | Meaning::Naming(_)
            | Meaning::AllowComment => {}
        }
    }
    names
}

/// Adds terms and patterns as matches of a rule.
fn index_wording(
    number: RuleNumber,
    header: &Header,
    terms: &[Term],
    patterns: &[Pattern],
    builder: &mut IndexBuilder,
) {
    terms.iter().for_each(|term| builder.term(number, Role::Trigger, term, header.forms));
    patterns.iter().for_each(|pattern| builder.pattern(number, pattern));
}

/// Sorts findings by place, and drops those that lie inside another of their family that weighs as much: they would
/// tell the same thing twice. What is dropped is named as related to what stays.
pub(crate) fn without_echoes(
    mut findings: Vec<Finding>,
    rules: &[Rule],
    around: &Surroundings<'_>,
    confidence: fn(&[Evidence]) -> u8,
) -> Vec<Finding> {
    let weight = |finding: &Finding| (finding.severity, confidence(&finding.evidence));
    let family = |finding: &Finding| rules[finding.rule.0].header.family;
    let place = |finding: &Finding| around.source(finding.spot);
    // Two competitors of one comparison are two findings, though the place of one holds the other.
    let name = |finding: &Finding| around.source(finding.mention.map_or(finding.spot, |mention| mention.spot));
    findings.sort_by(|one, other| {
        let key = |finding: &Finding| {
            let span = place(finding);
            (span.start, std::cmp::Reverse(span.end), family(finding), std::cmp::Reverse(weight(finding)))
        };
        key(one).cmp(&key(other)).then_with(|| rules[one.rule.0].header.id.cmp(&rules[other.rule.0].header.id))
    });
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let is_term = |finding: &Finding| finding.form.is_some();
        let recent = kept
            .iter_mut()
            .rev()
            .take_while(|other| place(other).end > place(&finding).start || other.rule == finding.rule);
        let cover = recent.take(8).find(|other| {
            family(other) == family(&finding)
                && other.rule != finding.rule
                && is_term(other)
                && is_term(&finding)
                && name(other).contains(name(&finding))
                && weight(other) >= weight(&finding)
        });
        match cover {
            Some(other) => {
                let rule = rules[finding.rule.0].header.id.clone();
                other.related.push((Related::AlsoMatches(rule), finding.spot));
            }
            None => kept.push(finding),
        }
    }
    kept
}

impl Meaning {
    /// The words and phrases that trigger the rule; none where something else does.
    pub(crate) const fn terms(&mut self) -> Option<&mut Vec<Term>> {
        match self {
            Self::Confidential(meaning) => Some(&mut meaning.terms),
            Self::Tone(Tone { trigger: Trigger::Wording { terms, .. }, .. }) => Some(terms),
            Self::Claim(meaning) => Some(&mut meaning.terms),
            Self::Tone(Tone { trigger: Trigger::Measure(_) | Trigger::Level(_), .. })
            | Self::Competitor(_)
            | Self::Unnamed(_)
            | Self::Mentions(_)
            | Self::Naming(_)
            | Self::AllowComment => None,
        }
    }

    /// What triggers the rule, in one line.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Confidential(meaning) => meaning.describe(),
            Self::Competitor(meaning) => meaning.describe(),
            Self::Unnamed(_) => Unnamed::describe(),
            Self::Mentions(meaning) => meaning.describe(),
            Self::Tone(meaning) => meaning.describe(),
            Self::Claim(meaning) => meaning.describe(),
            Self::Naming(meaning) => meaning.describe(),
            Self::AllowComment => allow_comment::describe(),
        }
    }
}

/// The keys of a family's table.
pub(crate) const fn keys(family: Family) -> &'static TableKeys {
    match family {
        Family::Confidential => &confidential::KEYS,
        Family::Competitor => &competitor::KEYS,
        Family::Tone => &tone::KEYS,
        Family::Claim => &claim::KEYS,
        Family::Naming => &naming::KEYS,
    }
}

/// Takes a rule apart: the table of its family says how.
pub(crate) fn lower(family: Family, fields: Fields<'_>, competitors: &Competitors) -> Rule {
    match family {
        Family::Confidential => confidential::lower(fields),
        Family::Competitor => competitor::lower(fields, competitors),
        Family::Tone => tone::lower(fields),
        Family::Claim => claim::lower(fields),
        Family::Naming => naming::lower(fields),
    }
}

/// Whether the values of a family's tables must not be told in errors.
pub(crate) const fn is_secret(family: Family) -> bool {
    match family {
        Family::Confidential => true,
        Family::Competitor | Family::Tone | Family::Claim | Family::Naming => false,
    }
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
