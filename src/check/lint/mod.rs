//! What is weak in a policy that is sound: rules that find too much or nothing, permissions that are over, lists that
//! nobody uses.
//!
//! A policy with a mistake is refused when it is read. What is named here works as it is written, and is probably not
//! what its author wants. Rules of packs are not judged. No message quotes what a confidential rule looks for.

mod pattern;
mod usage;

pub use usage::Usage;

use crate::family::{Meaning, Rule, Tone, Trigger};
use crate::language::{LANGUAGES, name::Thing};
use crate::moment::Moment;
use crate::policy::Policy;
use crate::reading::folded;
use crate::rule::{Beyond, Family, Origin, Permission, Term};
use crate::text::{UnknownName, named};
use std::collections::BTreeMap;
use std::str::FromStr;

/// Letters and digits that a term should have: shorter ones are in other words, abbreviations and units.
const LETTERS: usize = 3;
/// The days before its end in which a permission should be looked at again.
const DAYS: i64 = 14;
const SECONDS_OF_A_DAY: i64 = 86_400;

/// Something weak in a policy, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Weakness {
    /// Its kind.
    pub kind: WeaknessKind,
    /// The table that it is about.
    pub at: Origin,
    /// What is weak, and what to do about it.
    pub message: String,
}

/// The kinds of weaknesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum WeaknessKind {
    /// A term of fewer than three letters.
    ShortTerm,
    /// A term that is an ordinary word, with nothing that supports it.
    OrdinaryWord,
    /// A term that another rule has too.
    ShadowedTerm,
    /// A pattern whose anchor binds one of its alternatives only.
    LooseAnchor,
    /// A pattern that may look to the end of a paragraph for each of its matches.
    FarLook,
    /// A rule that asks for a wording: nobody can be shown the place where it is missing.
    LeastWording,
    /// A rule without examples.
    NoExamples,
    /// A rule whose time is over.
    Over,
    /// An exception or a cleared text that has ended.
    Ended,
    /// An exception or a cleared text that ends soon.
    EndsSoon,
    /// A list that no rule names.
    UnusedList,
    /// A rule that found nothing in the drafts.
    NeverFires,
    /// A term that found nothing in the drafts, beside others that did.
    UnusedTerm,
    /// An exception or a cleared text that silenced nothing in the drafts.
    SilencesNothing,
    /// Two rules that found the same.
    Overlap,
}

impl WeaknessKind {
    /// All kinds.
    pub const EACH: &'static [Self] = &[
        Self::ShortTerm,
        Self::OrdinaryWord,
        Self::ShadowedTerm,
        Self::LooseAnchor,
        Self::FarLook,
        Self::LeastWording,
        Self::NoExamples,
        Self::Over,
        Self::Ended,
        Self::EndsSoon,
        Self::UnusedList,
        Self::NeverFires,
        Self::UnusedTerm,
        Self::SilencesNothing,
        Self::Overlap,
    ];

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ShortTerm => "short-term",
            Self::OrdinaryWord => "ordinary-word",
            Self::ShadowedTerm => "shadowed-term",
            Self::LooseAnchor => "loose-anchor",
            Self::FarLook => "far-look",
            Self::LeastWording => "least-wording",
            Self::NoExamples => "no-examples",
            Self::Over => "over",
            Self::Ended => "ended",
            Self::EndsSoon => "ends-soon",
            Self::UnusedList => "unused-list",
            Self::NeverFires => "never-fires",
            Self::UnusedTerm => "unused-term",
            Self::SilencesNothing => "silences-nothing",
            Self::Overlap => "overlap",
        }
    }
}

impl FromStr for WeaknessKind {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("kind of weakness", Self::EACH, Self::name, written)
    }
}

impl Weakness {
    fn of_rule(kind: WeaknessKind, rule: &Rule, message: impl Into<String>) -> Self {
        Self { kind, at: rule.header.origin.clone(), message: format!("{}: {}", rule.header.id, message.into()) }
    }
}

impl Policy {
    /// What is weak in the policy at a moment, in the order of its files.
    ///
    /// ```
    /// use discretion::Policy;
    /// use discretion::moment::Moment;
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[confidential]]
    /// id = "project"
    /// terms = ["HX"]
    /// flags = ["The HX is here."]
    /// passes = ["The box is here."]
    /// "#)?;
    /// let weak = policy.weaknesses(Moment::from_unix(0));
    /// assert_eq!(weak[0].kind.name(), "short-term");
    /// assert_eq!(weak[0].at.to_string(), "acme.toml:4:1");
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn weaknesses(&self, at: Moment) -> Vec<Weakness> {
        let mut weak = Vec::new();
        let mut known: BTreeMap<(String, Option<&str>), &Rule> = BTreeMap::new();
        for rule in own_rules(self) {
            of_terms(rule, &mut known, &mut weak);
            of_rule(rule, at, &mut weak);
        }
        let exceptions =
            self.exceptions.iter().map(|exception| (&exception.permission, &exception.origin, "exception"));
        let cleared = self.cleared.iter().map(|cleared| (&cleared.permission, &cleared.origin, "cleared text"));
        weak.extend(
            exceptions.chain(cleared).filter_map(|(permission, origin, what)| ending(permission, origin, what, at)),
        );
        weak.extend(self.unused_lists.iter().map(|(name, at)| Weakness {
            kind: WeaknessKind::UnusedList,
            at: at.clone(),
            message: format!("no rule names the list `{name}`; write \"@{name}\" where its terms should count"),
        }));
        sort(&mut weak);
        weak
    }
}

/// The rules that a file of the policy writes.
fn own_rules(policy: &Policy) -> impl Iterator<Item = &Rule> {
    let is_written = |rule: &&Rule| match rule.meaning {
        Meaning::Confidential(_)
        | Meaning::Competitor(_)
        | Meaning::Tone(_)
        | Meaning::Claim(_)
        | Meaning::Naming(_)
        | Meaning::Require(_) => !rule.header.origin.file.starts_with("pack:"),
        Meaning::Unnamed(_)
        | Meaning::Mentions(_)
        | Meaning::AllowComment(_)
        | Meaning::DeclaredLanguage(_)
        | Meaning::Campaign(_)
        | Meaning::Answer(_) => false,
    };
    let is_own = move |rule: &&Rule| is_written(rule) && !policy.settings.makes_of_subjects(&rule.header.id);
    policy.rules.iter().filter(is_own)
}

fn sort(weak: &mut [Weakness]) {
    weak.sort_by(|one, other| {
        let key = |weak: &Weakness| (weak.at.file.clone(), weak.at.position.line, weak.at.position.column, weak.kind);
        key(one).cmp(&key(other)).then_with(|| one.message.cmp(&other.message))
    });
}

/// What is weak in the terms of a rule.
fn of_terms<'p>(
    rule: &'p Rule,
    known: &mut BTreeMap<(String, Option<&'static str>), &'p Rule>,
    weak: &mut Vec<Weakness>,
) {
    for (number, term) in rule.judge().triggers().into_iter().enumerate() {
        let name = told(rule, number, term);
        if is_short(&term.text) {
            let message =
                format!("{name} has fewer than {LETTERS} letters; support it with `near`, or write more of it");
            weak.push(Weakness::of_rule(WeaknessKind::ShortTerm, rule, message));
        } else if is_ordinary(&term.text) && !is_supported(rule) {
            let message = format!("{name} is an ordinary word; support it with `near`, or with `case = \"sensitive\"`");
            weak.push(Weakness::of_rule(WeaknessKind::OrdinaryWord, rule, message));
        }
        let key = (folded(&term.text), term.language.map(|language| language.code()));
        match known.get(&key) {
            Some(first) if first.header.id != rule.header.id && !is_of_another_time(first, rule) => {
                let message = format!("{name} is a term of {} at {}, too", first.header.id, first.header.origin);
                weak.push(Weakness::of_rule(WeaknessKind::ShadowedTerm, rule, message));
            }
            Some(_) => {}
            None => drop(known.insert(key, rule)),
        }
    }
}

/// Returns whether a term has too few letters of its own. A list has words enough, and a number with its sign is nothing
/// that stands in other words.
fn is_short(term: &str) -> bool {
    let outside = term.split('{').map(|piece| piece.rsplit_once('}').map_or(piece, |(_, rest)| rest));
    let letters = outside.flat_map(str::chars).filter(|letter| letter.is_alphanumeric()).count();
    let is_amount = term.contains("{n}") && term.contains(['%', '€', '$', '£']);
    letters < LETTERS && !is_amount && !term.contains("{@")
}

/// Returns whether one rule is over before the other begins.
fn is_of_another_time(one: &Rule, other: &Rule) -> bool {
    let before = |first: &Rule, second: &Rule| {
        first.header.until.zip(second.header.from).is_some_and(|(until, from)| until <= from)
    };
    before(one, other) || before(other, one)
}

/// A term as messages name it: that of a confidential rule by its number.
fn told(rule: &Rule, number: usize, term: &Term) -> String {
    if rule.header.family == Family::Confidential { format!("term {}", number + 1) } else { format!("`{}`", term.text) }
}

/// Returns whether a term is one word, and one that texts are full of.
fn is_ordinary(term: &str) -> bool {
    let word = folded(term);
    let is_everyday = || {
        LANGUAGES.iter().any(|data| {
            let telling = &data.telling;
            [telling.everyday_words, telling.function_words].iter().any(|list| list().contains(&word.as_str()))
        })
    };
    !word.contains(' ') && (Thing::named(&word).next().is_some() || is_everyday())
}

/// Returns whether something decides about the matches of a rule besides its terms, or whether its terms are meant to
/// be ordinary words.
fn is_supported(rule: &Rule) -> bool {
    let header = &rule.header;
    let by_family = match &rule.meaning {
        Meaning::Competitor(competitor) => competitor.ambiguous,
        Meaning::Tone(_) | Meaning::Claim(_) | Meaning::Require(_) => true,
        Meaning::Confidential(_) | Meaning::Naming(_) => false,
        Meaning::Unnamed(_)
        | Meaning::Mentions(_)
        | Meaning::AllowComment(_)
        | Meaning::DeclaredLanguage(_)
        | Meaning::Campaign(_)
        | Meaning::Answer(_) => true,
    };
    by_family || header.near.is_some() || header.case_sensitive
}

/// What is weak in a rule besides its terms.
fn of_rule(rule: &Rule, at: Moment, weak: &mut Vec<Weakness>) {
    let header = &rule.header;
    for pattern in rule.judge().patterns() {
        if let Some(anchor) = pattern::loose_anchor(&pattern.tree()) {
            let message =
                format!("`{anchor}` binds one alternative of a pattern only; put the others in brackets: `^(a|b)$`");
            weak.push(Weakness::of_rule(WeaknessKind::LooseAnchor, rule, message));
        }
        if pattern.beyond() == Beyond::Paragraph {
            let message = "a pattern may look to the end of the paragraph for each of its matches, in vain; write its \
                           branches as patterns of their own, or bound the repetition: `.{0,100}`";
            weak.push(Weakness::of_rule(WeaknessKind::FarLook, rule, message));
        }
    }
    if let Meaning::Tone(Tone { trigger: Trigger::Wording { .. }, min: Some(_), .. }) = &rule.meaning {
        let message = "`min` asks for words that stand nowhere, so there is no place to point at; ask for them beside \
                       something, with a claim and its `needs`";
        weak.push(Weakness::of_rule(WeaknessKind::LeastWording, rule, message));
    }
    // A measure says of itself what it finds, and examples of sealed terms would tell them.
    let missing = match (header.flags.is_empty(), header.passes.is_empty()) {
        (true, true) => Some("no examples; add `flags` and `passes`"),
        (true, false) => Some("no example that it must flag; add `flags`"),
        (false, true) => Some("no example that it must leave alone; add `passes`"),
        (false, false) => None,
    };
    weak.extend(
        missing
            .filter(|_| looks_for_words(rule))
            .map(|message| Weakness::of_rule(WeaknessKind::NoExamples, rule, message)),
    );
    if let Some(until) = header.until.filter(|until| *until <= at) {
        let message = format!("over since {until}, so it can no longer find anything; take it out");
        weak.push(Weakness::of_rule(WeaknessKind::Over, rule, message));
    }
}

/// Returns whether the policy says which words the rule looks for: it measures nothing, and keeps nothing elsewhere.
fn looks_for_words(rule: &Rule) -> bool {
    !(rule.judge().triggers().is_empty() && rule.judge().patterns().is_empty())
}

/// What is weak in the end of a permission.
fn ending(permission: &Permission, origin: &Origin, what: &str, at: Moment) -> Option<Weakness> {
    let until = permission.until?;
    let left = until.unix().saturating_sub(at.unix());
    let (kind, message) = if left <= 0 {
        (WeaknessKind::Ended, format!("this {what} ended on {until}; take it out, or agree on another end"))
    } else if left <= DAYS * SECONDS_OF_A_DAY {
        (WeaknessKind::EndsSoon, format!("this {what} ends on {until}, in {}", days(left)))
    } else {
        return None;
    };
    Some(Weakness { kind, at: origin.clone(), message })
}

fn days(seconds: i64) -> String {
    match seconds.div_euclid(SECONDS_OF_A_DAY) {
        0 => "less than a day".to_owned(),
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}
