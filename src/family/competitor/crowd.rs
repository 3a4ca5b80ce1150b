//! The rules of `[competitors]` on all of them: groups that nobody names, and the number of mentions.

use super::texts::said;
use super::words::OwnWords;
use super::{Competitors, Stance, Stances};
use crate::family::finding::{Finding, Mention};
use crate::family::{Case, Judge, Meaning, Rule, Scene, Shelf, wording};
use crate::language::stance::Cue;
use crate::language::texts::{Texts, Wording};
use crate::matching::{Hit, Role};
use crate::reading::Letters;
use crate::rule::{Defaults, Family, Forms, Header, Limit, Place, Places, RuleId, Severity, Term, WrittenKeys};
use crate::text::Span;

/// The number of words that may stand between `our` and `competitors`: "our two biggest competitors".
const TO_GROUP: usize = 4;

/// A group of competitors that nobody names: "our biggest competitor".
#[derive(Clone, Debug)]
pub(crate) struct Unnamed {
    /// The severities of stances.
    pub(crate) stances: Stances,
    /// The words that the policy adds and takes away.
    words: OwnWords,
}

/// The number of mentions that a draft may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mentions {
    /// So many are allowed.
    pub(crate) max: Limit,
}

/// The rule `unnamed-competitor`, for a policy with competitors.
pub(crate) fn unnamed_rule(competitors: &Competitors, policy: &str, owner: Option<&str>) -> Option<Rule> {
    let severity = competitors.stances.severity(Stance::Neutral);
    let header = header(competitors, policy, "unnamed-competitor", severity, owner)?;
    let meaning = Unnamed { stances: competitors.stances, words: competitors.words.clone() };
    competitors.unnamed.then_some(Rule { header, meaning: Meaning::Unnamed(meaning) })
}

/// The rule `competitor-mentions`, for a policy with competitors and a limit.
pub(crate) fn mentions_rule(competitors: &Competitors, policy: &str, owner: Option<&str>) -> Option<Rule> {
    let max = competitors.max_mentions?;
    let header = header(competitors, policy, "competitor-mentions", Severity::Low, owner)?;
    Some(Rule { header, meaning: Meaning::Mentions(Mentions { max }) })
}

/// The header of a rule on all competitors, which stands where `[competitors]` does, else where the first of them does.
fn header(
    competitors: &Competitors,
    policy: &str,
    id: &str,
    severity: Severity,
    owner: Option<&str>,
) -> Option<Header> {
    let first = competitors.first.as_ref()?;
    let origin = competitors.origin.as_ref().unwrap_or(first).clone();
    let places = Places::of(&[Place::Prose, Place::Metadata]);
    let defaults = Defaults { family: Family::Competitor, severity, places, forms: Forms::WORDING };
    Some(Header::implied(RuleId::new(policy, id), defaults, owner, origin))
}

impl Judge for Unnamed {
    fn write_keys(&self, _header: &Header, keys: &mut WrittenKeys) {
        self.stances.write(keys);
    }

    fn describe(&self) -> String {
        "competitors that nobody names: `our biggest competitor`, `nos concurrents`".to_owned()
    }

    fn texts(&self, _header: &Header, finding: &Finding, texts: &Wording) -> Texts {
        said(finding.stance, &texts.competitor)
    }

    fn severity(&self, stance: Stance) -> Option<Severity> {
        Some(self.stances.severity(stance))
    }

    /// Adds the words for groups.
    fn index(&self, shelf: &mut Shelf<'_>) {
        for (language, phrase) in Cue::Rivals.words().chain(Cue::Others.words()) {
            if !self.words.is_off(phrase) {
                let term = Term::plain(phrase.to_owned(), Some(language));
                shelf.term(Role::Trigger, &term);
            }
        }
        self.words.unnamed().for_each(|term| shelf.term(Role::Trigger, term));
    }

    /// The groups of a draft: those that are ours always, others only where something is said of them.
    fn detect(&self, case: Case<'_>) -> Vec<Finding> {
        let scene = case.scene;
        let mut findings = Vec::new();
        for found in wording::matches(case) {
            let hit = found.hit;
            let phrase = crate::reading::folded(scene.around.text(hit.spot()));
            let is_rival = Cue::Rivals.words().any(|(_, known)| known == phrase);
            let is_other = Cue::Others.words().any(|(_, known)| known == phrase);
            let ours = if is_rival { owner_of(hit, scene).or_else(|| letter_of(hit, scene)) } else { None };
            if is_rival && ours.is_none() {
                continue;
            }
            let mut finding = found.into_finding(case);
            finding.spot = ours.map_or(finding.spot, |ours| finding.spot.hull(ours));
            finding.stance = Some(Stance::Neutral);
            finding.severity = self.stances.severity(Stance::Neutral);
            finding.mention = Some(Mention { spot: finding.spot, vague: is_other });
            findings.push(finding);
        }
        findings
    }
}

impl Judge for Mentions {
    fn write_keys(&self, _header: &Header, _keys: &mut WrittenKeys) {}

    fn texts(&self, _header: &Header, finding: &Finding, texts: &Wording) -> Texts {
        said(finding.stance, &texts.competitor)
    }

    fn describe(&self) -> String {
        format!("mentions of competitors; at most {}", self.max)
    }
}

/// The letter by which a text tells competitors apart without their names: "Competitor B".
fn letter_of(hit: &Hit, scene: &Scene<'_>) -> Option<Span> {
    let words = scene.around.words_of(hit.block);
    let letter = words.get(hit.words.1 + 1).filter(|word| word.end() == word.start() + 1)?;
    let place = Span::new(hit.span.start, letter.end());
    let tied = Span::new(hit.span.end, letter.start());
    let capital = scene.around.is_capital(hit.spot());
    let is_letter = letter.letters == Letters::Capital || letter.letters == Letters::None;
    (capital && is_letter && scene.around.text(hit.spot().with(tied)) == " ").then_some(place)
}

/// The place from the word that makes a group ours to the last that tells which: "our biggest competitor", « notre
/// concurrent principal ».
fn owner_of(hit: &Hit, scene: &Scene<'_>) -> Option<Span> {
    let words = scene.around.words_of(hit.block);
    let sentence = scene.around.sentence_of(hit.spot());
    let from = hit.words.0.saturating_sub(TO_GROUP);
    let is_ours = |at: &usize| {
        let fold = scene.around.fold(hit.block, *at);
        words[*at].start() >= sentence.start && Cue::Ours.words().any(|(_, ours)| ours == fold)
    };
    let first = (from..hit.words.0).rev().find(is_ours)?;
    // Nothing but words stands between the two: a comma begins another thought.
    let place = Span::new(words[first].start(), hit.span.end);
    (!scene.around.text(hit.spot().with(place)).contains([',', ';', ':', '.'])).then_some(place)
}
