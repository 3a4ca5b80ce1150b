//! How a draft answers a message: rules that no table writes, in force where a draft answers one.
//!
//! They ask what no wording tells: whether there should be an answer at all, how soon, how long, in which language, by whom
//! and before how many readers. The rest stands in the pack `reply`.

use super::finding::Finding;
use super::require::beginning;
use super::{Case, Judge, Meaning, Rule};
use crate::language::Language;
use crate::language::texts::{AnswerTexts, Texts, Wording};
use crate::rule::{
    Answered, AnsweredWord, Decision, Defaults, Evidence, Family, Form, Forms, Header, Origin, Place, Places, Room,
    RuleId, Severity, WrittenKeys,
};
use crate::text::{Span, Spot};

/// The policy of whose rules they are: that of the pack with the others.
const POLICY: &str = "reply";

/// How many times as long as the message an answer may be.
const TIMES: usize = 3;

/// The words of a line that says who deals with a message, at most.
const LINE: usize = 40;

/// The share of the weighty words of a claim that make the beginning of an answer its repetition: this of those.
const REPEATED: (usize, usize) = (2, 3);

/// The question of such a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AnswerRule {
    /// The decision leaves no room for the draft.
    Decision,
    /// Too little time has passed.
    Cooling,
    /// It is longer than it need be.
    Length,
    /// It says an insult or a claim again.
    Echo,
    /// It brings more readers to the message.
    Amplification,
    /// It is in another language than the message.
    Language,
    /// It is not the only one.
    PileOn,
    /// Its author does not answer such messages.
    Who,
}

impl AnswerRule {
    /// All of them, with their severities.
    const EACH: [(Self, Severity); 8] = [
        (Self::Decision, Severity::High),
        (Self::Cooling, Severity::Low),
        (Self::Length, Severity::Low),
        (Self::Echo, Severity::Low),
        (Self::Amplification, Severity::Medium),
        (Self::Language, Severity::Low),
        (Self::PileOn, Severity::Medium),
        (Self::Who, Severity::Medium),
    ];

    /// The name of the rule.
    const fn name(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Cooling => "cooling",
            Self::Length => "length",
            Self::Echo => "echo",
            Self::Amplification => "amplification",
            Self::Language => "language",
            Self::PileOn => "pile-on",
            Self::Who => "who",
        }
    }
}

/// A message that a draft answers, as far as rules about answers depend on it.
#[derive(Clone, Debug)]
pub(crate) struct Answering {
    /// The decision of the table.
    pub(crate) decision: Decision,
    /// Its row.
    pub(crate) row: usize,
    /// Its reasons.
    pub(crate) reasons: String,
    /// The contact that gets the message.
    pub(crate) contact: Option<String>,
    /// True if the message is hostile.
    pub(crate) is_hostile: bool,
    /// Its language.
    pub(crate) language: Option<Language>,
    /// Minutes since it was written, and those that should pass.
    pub(crate) minutes: Option<usize>,
    /// Minutes that should pass before a hostile message is answered.
    pub(crate) wait: usize,
    /// How many people see it.
    pub(crate) reach: Option<usize>,
    /// How many people read our account.
    pub(crate) own_reach: Option<usize>,
    /// How many times as many as those of the message they may be.
    pub(crate) amplification: usize,
    /// Its characters.
    pub(crate) length: usize,
    /// The characters that any answer may have.
    pub(crate) max_length: usize,
    /// Drafts that answer it.
    pub(crate) drafts: usize,
    /// The words of its insults, and of what it says of people.
    pub(crate) insults: Vec<Vec<String>>,
    /// The weighty words of its claims.
    pub(crate) claims: Vec<Vec<String>>,
    /// Those who answer such messages, where the author is none of them.
    pub(crate) who: Option<String>,
}

impl Judge for AnswerRule {
    fn write_keys(&self, _header: &Header, _keys: &mut WrittenKeys) {}

    fn looks_at_every_draft(&self) -> bool {
        true
    }

    fn detect(&self, case: Case<'_>) -> Vec<Finding> {
        let Some(answering) = case.scene.answering else { return Vec::new() };
        let around = case.around();
        let Some(at) = beginning(around) else { return Vec::new() };
        self.ask(case, answering, at.with(around.sentence_of(at))).into_iter().collect()
    }

    fn texts(&self, _header: &Header, finding: &Finding, texts: &Wording) -> Texts {
        let own: &AnswerTexts = &texts.answers;
        match self {
            Self::Decision => own.decision,
            Self::Cooling => own.cooling,
            Self::Length => own.length,
            Self::Echo if finding.form.is_some() => own.echo,
            Self::Echo => own.repeats,
            Self::Amplification => own.amplification,
            Self::Language => own.language,
            Self::PileOn => own.pile_on,
            Self::Who => own.who,
        }
    }

    fn describe(&self) -> String {
        let asked = match self {
            Self::Decision => "for which the decision leaves no room",
            Self::Cooling => "to a hostile message that is minutes old",
            Self::Length => "that are longer than they need be",
            Self::Echo => "that say an insult or a claim again",
            Self::Amplification => "that bring their own readers to a hostile message",
            Self::Language => "in another language than the message",
            Self::PileOn => "to a message that others answer, too",
            Self::Who => "by somebody else than those who answer such messages",
        };
        format!("answers {asked}")
    }
}

impl AnswerRule {
    /// The finding of the rule in a draft of which this is the first sentence.
    fn ask(self, case: Case<'_>, answering: &Answering, first: Spot) -> Option<Finding> {
        let around = case.around();
        let texts = &around.spoken().data().texts.answers;
        let finding = |details: Vec<(&'static str, String)>| {
            let mut finding = case.measured(first, "");
            finding.details = details;
            Some(finding)
        };
        let count = |name, count: usize| (name, count.to_string());
        match self {
            Self::Decision if !leaves_room(case, answering) => {
                let room = texts.rooms[answering.decision.room() as usize].to_owned();
                let who = answering.contact.clone().unwrap_or_else(|| texts.somebody.to_owned());
                let mut found = finding(vec![
                    ("decision", answering.decision.name().to_owned()),
                    count("row", answering.row),
                    ("room", room),
                    ("reasons", answering.reasons.clone()),
                    ("who", who),
                ]);
                if let Some(found) = found.as_mut().filter(|_| answering.decision == Decision::EscalateNow) {
                    found.severity = Severity::Critical;
                }
                found
            }
            Self::Cooling => {
                let minutes = answering.minutes.filter(|minutes| answering.is_hostile && *minutes < answering.wait)?;
                finding(vec![count("n", minutes), count("max", answering.wait)])
            }
            Self::Length => {
                let (_, _, characters) = case.scene.prose();
                let most = answering.max_length.max(TIMES * answering.length);
                (characters > most).then(|| finding(vec![count("n", characters), count("max", most)]))?
            }
            Self::Echo => echo(case, answering, first),
            Self::Amplification => {
                let (own, reach) = answering.own_reach.zip(answering.reach)?;
                let is_louder = answering.is_hostile && own >= answering.amplification.saturating_mul(reach.max(1));
                is_louder.then(|| finding(vec![count("n", own), count("max", reach)]))?
            }
            Self::Language => {
                let (own, other) = around.reading.language.zip(answering.language)?;
                let code = |language: Language| language.code().to_owned();
                (own != other).then(|| finding(vec![("told", code(own)), ("claimed", code(other))]))?
            }
            Self::PileOn => (answering.drafts > 1).then(|| finding(vec![count("n", answering.drafts)]))?,
            Self::Who => answering.who.clone().and_then(|who| finding(vec![("who", who)])),
            Self::Decision => None,
        }
    }
}

/// The rules of every policy.
pub(crate) fn rules_on_answers(origin: &Origin) -> Vec<Rule> {
    let rule = |(rule, severity): (AnswerRule, Severity)| {
        let places = Places::of(&[Place::Prose]);
        let defaults = Defaults { family: Family::Tone, severity, places, forms: Forms::WORDING };
        let header = Header::implied(RuleId::new(POLICY, rule.name()), defaults, None, origin.clone());
        // What must not be answered is not for its author to allow.
        let locked = rule == AnswerRule::Decision;
        let answers = Some(Answered::of([AnsweredWord::Any]));
        Rule { header: Header { locked, answers, ..header }, meaning: Meaning::Answer(rule) }
    };
    AnswerRule::EACH.into_iter().map(rule).collect()
}

/// Returns whether a draft keeps within the room that a decision leaves.
fn leaves_room(case: Case<'_>, answering: &Answering) -> bool {
    let (words, _, _) = case.scene.prose();
    let has_link = || case.around().blocks().any(|(_, block)| block.context.place() == Place::Links);
    match answering.decision.room() {
        Room::None => false,
        Room::Receipt => words <= LINE,
        Room::Pointer => words <= LINE && has_link(),
        Room::Whole => true,
    }
}

/// The place where a draft says an insult of the message again, or its first sentence where that says a claim again.
fn echo(case: Case<'_>, answering: &Answering, first: Spot) -> Option<Finding> {
    let around = case.around();
    let found = |spot: Spot, form| {
        let mut finding = Finding::new(case.number, spot, case.header.severity, vec![Evidence::Measure], String::new());
        finding.form = form;
        Some(finding)
    };
    for (number, block) in around.blocks().filter(|(_, block)| block.context.place() == Place::Prose) {
        let words = around.words_of(number);
        for insult in answering.insults.iter().filter(|insult| !insult.is_empty()) {
            let says = |at: &usize| (0..insult.len()).all(|next| around.fold(number, at + next) == insult[next]);
            if let Some(at) = (0..(words.len() + 1).saturating_sub(insult.len())).find(says) {
                let span = Span::new(words[at].start(), words[at + insult.len() - 1].end());
                debug_assert!(span.end <= block.text.len());
                return found(Spot::new(number, span), Some(Form::Exact));
            }
        }
    }
    let own: Vec<&str> = (0..around.words_of(first.block).len())
        .filter(|at| around.words_of(first.block)[*at].end() <= first.span.end)
        .map(|at| around.fold(first.block, at))
        .collect();
    let repeats = |claim: &&Vec<String>| {
        let said = claim.iter().filter(|word| own.contains(&word.as_str())).count();
        said >= 2 && said * REPEATED.1 >= claim.len() * REPEATED.0
    };
    answering.claims.iter().find(repeats).and_then(|_| found(first, None))
}
